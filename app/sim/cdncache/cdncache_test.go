package cdncache

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestTheDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

func TestTheDefaultRunStaysAsItIs(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(New(), tr))
	for _, w := range []int{340, 640} {
		svg := New().Stage(tr, tr.Telling, w, i18n.Korean)
		simtest.Golden(t, "default-"+strconv.Itoa(w)+".svg", simtest.Picture(svg))
		if len(svg) > 12_000 {
			t.Errorf("the picture of width %d has %d bytes", w, len(svg))
		}
	}
}

func TestThePresetsStayAsTheyAre(t *testing.T) {
	var b strings.Builder
	for _, p := range info.Presets {
		tr := New().Run(simtest.Preset(t, New(), p.Name))
		b.WriteString("# " + p.Name + "\n" + simtest.Transcript(New(), tr) + "\n")
	}
	simtest.Golden(t, "presets", b.String())
}

// Texts that people and others may type.
var nasty = simtest.Texts{
	"objects": func(r *rand.Rand) string {
		return one(r, "", "/", "/a,/b,/a", "/?", "/?=&&=", "/%EA%B0%80?x=1&x=2", "/"+strings.Repeat("a", 59), "/a.b/c", "/.hidden?v=1,/x?page=1&page=2,//", "/<script>'\"&amp;", "/app.js?v=1,/app.js?v=2,/APP.js,/img/,/img/a,/img/a?b")
	},
	"query-names": func(r *rand.Rand) string { return one(r, "", "page", "v", "x,page,V", "%EA") },
	"times": func(r *rand.Rand) string {
		return one(r, "", "0", "0,0,0@1,0@4", "86400", "0.001,0.002,59.999@2,60,60.001", "3,1,2")
	},
	"deploys": func(r *rand.Rand) string { return one(r, "", "0", "0,0,0", "86400", "1,0.5,30.25,2", "10,20,30,40") },
	"paths": func(r *rand.Rand) string {
		return one(r, "", "/*", "/", "/a*,/A*,/app.js", "/"+strings.Repeat("x", 3999), "/?*,/app.v2.js", "/'\"<>&*", "/1,/2,/3,/4,/5,/6,/7,/8")
	},
}

func one(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

func TestAnyConfigurationRunsInItsBounds(t *testing.T) {
	simtest.Runs(t, New(), nasty, simtest.Limits{Events: 3 * maxRequests}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		p := tr.Model.(*picture)
		n := p.tallyOf(p.end, -1)
		if n.answers > maxRequests || n.hits+n.errors > n.answers || n.bodies > n.trips || n.old > n.answers || n.behind > p.end {
			t.Errorf("sums do not fit: %+v", n)
		}
		if waiting := count(tr, "ask") + count(tr, "wait"); p.latency == 0 && waiting > 0 {
			t.Errorf("%d requests wait for an origin that answers at once", waiting)
		}
		for i := range p.rows {
			last := time.Duration(-1)
			for _, l := range p.rows[i].lives {
				if l.from < last || l.expires < l.from || l.end < l.from {
					t.Errorf("row %d has a life %+v after %v", i, l, last)
				}
				last = l.from
			}
		}
		for _, a := range p.answers {
			if a.how == hit && !within(p, a) {
				t.Errorf("a hit at %v, outside of every life of its row", a.at)
			}
			if a.how == hit && a.old && p.versioned {
				t.Errorf("an old version at %v in spite of versioned names", a.at)
			}
		}
	})
}

// within reports whether a copy of the answer's row is fresh at that time.
func within(p *picture, a answer) bool {
	for _, l := range p.rows[a.row].lives {
		if l.status == 0 && l.kept && l.from <= a.at && a.at < l.expires && a.at <= l.end && l.version == a.version {
			return true
		}
	}
	return false
}

func count(tr *sim.Trace, kind string) int {
	n := 0
	for i := range tr.Events {
		if tr.Events[i].Kind == kind {
			n++
		}
	}
	return n
}

func TestTyping(t *testing.T) {
	bad := map[string][]string{
		"objects":     {"app.js", "/a b", "/가", "/a*", "/a#b", "/" + strings.Repeat("a", 60), "/\x00", "/a\tb"},
		"paths":       {"img/*", "*", "/*/a", "/**", "/a b", "/가*", "/\u200b", "/" + strings.Repeat("a", 4000)},
		"query-names": {"a=b", "?a", "a b", "이름", strings.Repeat("n", 33)},
		"deploys":     {"-1", "86400.1", "1e3", "0x10", "NaN", "5@1", "1.", ".5", "1.2345", "٣"},
		"times":       {"5@0", "5@5", "5@", "@1", "5@12", "a"},
	}
	for name, items := range bad {
		for _, s := range items {
			if _, errs := info.Parse(map[string]string{name: s}); len(errs) != 1 || errs[0].Param != name {
				t.Errorf("%s=%.40q gives %v; want one error", name, s, errs)
			}
		}
	}
	good := map[string]string{"objects": "/,/a?b=c&d,/%20", "paths": "/,/*,/a*,/a?b*", "query-names": "page,utm_source", "deploys": "0,0.5,86400", "times": "0,1.25@1,3@4"}
	for name, s := range good {
		if v, errs := info.Parse(map[string]string{name: s}); len(errs) > 0 || v.Get(name) != s {
			t.Errorf("%s=%q gives %v, %v", name, s, v.Get(name), errs)
		}
	}
}

// A name hidden under a configuration must not matter there.
func TestHiddenParametersDoNotMatter(t *testing.T) {
	r := sim.NewRand(5)
	n := 600
	if testing.Short() {
		n = 100
	}
	for range n {
		v := simtest.Random(r, info, nasty).Must("length", strconv.Itoa(10+r.IntN(300)))
		w := v
		other := simtest.Random(r, info, nasty)
		for i := range info.Params {
			if p := &info.Params[i]; p.When != nil && !p.When(v) {
				w = w.Must(p.Name, other.Get(p.Name))
			}
		}
		for i := range info.Params { // changing hidden ones may show others; those go back
			if p := &info.Params[i]; p.When != nil && !p.When(v) && p.When(w) {
				w = v
			}
		}
		a, b := New().Run(v), New().Run(w)
		if simtest.Transcript(New(), a) != simtest.Transcript(New(), b) {
			t.Fatalf("hidden parameters matter:\n%s\n%s", v.Query(), w.Query())
		}
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}
