package lambdaconcurrency

import (
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

func TestRunsKeepTheRules(t *testing.T) {
	ran := 0
	simtest.Runs(t, New(), nil, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		pic := tr.Model.(*picture)
		for i := range min(len(tr.Events), 80) {
			for _, l := range i18n.Langs {
				if told := New().Describe(&tr.Events[i], l); strings.ContainsAny(told, "{}|:") && !strings.Contains(told, ": ") || strings.Contains(told, "{") {
					t.Fatalf("%s is told as %q", tr.Events[i].Kind, told)
				}
			}
		}
		if pic.fault != "" {
			if len(tr.Events) != 2 || pic.total != [fns]admitted{} {
				t.Error("a refused configuration runs")
			}
			return
		}
		ran++
		c := pic.c
		if pic.pool < unreserved {
			t.Errorf("a pool of %d", pic.pool)
		}
		for i := range pic.total {
			if a := &pic.total[i]; a.n != a.served()+a.throttled() {
				t.Errorf("%s: %+v does not add up", fnNames[i], a)
			}
		}
		for i := range pic.cols {
			now := &pic.cols[i].now
			a := &c.fn[fnA]
			switch {
			case now.pool > pic.pool || now.pool < 0,
				now.prov > a.prov, now.prov+now.warm+now.cold != now.flight[fnA],
				a.reserved != none && now.flight[fnA] > a.reserved,
				c.fn[fnB].reserved != none && now.flight[fnB] > c.fn[fnB].reserved,
				now.flight[fnA]+now.flight[fnB]+now.flight[fnC] > c.limit,
				now.warm < 0, now.cold < 0, now.idle < 0:
				t.Fatalf("column %d: %+v", i, now)
			}
		}
		if l := pic.lanes; l != nil {
			free := make([]int, len(l.born))
			for _, r := range l.sent {
				if r.how == toNone {
					continue
				}
				if free[r.lane] > r.at || (r.how == toProv) != (r.lane < c.fn[fnA].prov) || (r.how == toCold) != (l.born[r.lane] == r.at && r.lane >= c.fn[fnA].prov) {
					t.Fatalf("request %+v in a lane free from %d, born %d", r, free[r.lane], l.born[r.lane])
				}
				free[r.lane] = r.at + c.fn[fnA].d
				if r.how == toCold {
					free[r.lane] += c.fn[fnA].init
				}
			}
			if len(l.born) != c.fn[fnA].prov+pic.envs {
				t.Errorf("%d lanes for %d environments", len(l.born), c.fn[fnA].prov+pic.envs)
			}
		}
	})
	if ran == 0 {
		t.Error("every configuration was refused")
	}
}

func TestTheDefaultRunAsRecorded(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(New(), tr))
	simtest.Golden(t, "default-640.svg", simtest.Picture(New().Stage(tr, tr.Telling, 640, i18n.Korean)))
	simtest.Golden(t, "default-340.svg", simtest.Picture(New().Stage(tr, tr.Telling, 340, i18n.Korean)))
}

func TestPresetsAsRecorded(t *testing.T) {
	var b strings.Builder
	for _, p := range info.Presets {
		tr := New().Run(simtest.Preset(t, New(), p.Name))
		b.WriteString("=== " + p.Name + "\n" + simtest.Transcript(New(), tr))
		if svg := New().Stage(tr, tr.Telling, 640, i18n.Korean); len(svg) > 20000 {
			t.Errorf("%s: a picture of %d bytes", p.Name, len(svg))
		}
	}
	simtest.Golden(t, "presets", b.String())
}

// The picture at a moment is made of what has happened until then: a spike that
// comes later changes nothing.
func TestThePictureKnowsNoFuture(t *testing.T) {
	a := New().Run(alone("rps", "3", "duration", "900ms", "shape", spike, "peak", "4", "from", "6s", "span", "2s"))
	at := a.End / 2
	early, late := New().Stage(a, at, 640, i18n.Korean), New().Stage(a, a.End, 640, i18n.Korean)
	if early == late {
		t.Error("time changes nothing")
	}
	if strings.Count(early, "<circle") >= strings.Count(late, "<circle") {
		t.Error("requests that come later are drawn")
	}
}

func TestKoreanParticlesFollowTheNumber(t *testing.T) {
	for in, want := range map[string]string{"400": "이", "2": "가", "1,005": "가", "7": "이", "": "이", "P1": "이"} {
		if got := after(in, "이"); got != want {
			t.Errorf("after(%q) = %q; want %q", in, got, want)
		}
	}
}
