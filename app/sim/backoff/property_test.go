package backoff

import (
	"encoding/xml"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// configuration draws valid values for every parameter, its ends and its
// default more often than chance would.
func configuration(t *testing.T, r *rand.Rand) sim.Values {
	given := map[string]string{}
	for i := range info.Params {
		p := &info.Params[i]
		pick := r.IntN(8)
		if pick == 0 {
			continue // the default
		}
		switch p.Kind {
		case sim.Choice:
			given[p.Name] = p.Options[r.IntN(len(p.Options))].Name
		case sim.List:
			var items []string
			for range r.IntN(p.MaxLen + 1) {
				items = append(items, p.Options[r.IntN(len(p.Options))].Name)
			}
			given[p.Name] = strings.Join(items, ",")
		default:
			u := r.Float64()
			switch {
			case pick == 1:
				u = 0
			case pick == 2:
				u = 1
			default:
				u = u * u * u // small values are the usual ones
			}
			x := p.Min + u*(p.Max-p.Min)
			if p.Kind == sim.Duration {
				given[p.Name] = time.Duration(x * 1e6).Truncate(time.Microsecond).String()
				if p.Min > x*0.999 {
					given[p.Name] = time.Duration(p.Min * 1e6).String()
				}
				continue
			}
			if p.Step == 1 {
				x = float64(int(x))
			}
			given[p.Name] = strconv.FormatFloat(x, 'f', 2, 64)
		}
	}
	v, errs := info.Parse(given)
	for _, e := range errs {
		t.Fatalf("configuration %v: %v", given, e)
	}
	return v
}

// limit is when a run counts as one that hangs. A quiet machine needs a few
// milliseconds; a busy one must not fail the test.
const limit = time.Second

// Any valid configuration runs within the bounds, in time and in order, and
// its figures agree with its events.
func TestEveryConfigurationRuns(t *testing.T) {
	n := 10000
	if testing.Short() {
		n = 1000
	}
	r := sim.NewRand(7)
	for i := range n {
		v := configuration(t, r)
		start := time.Now()
		tr := New().Run(v)
		if took := time.Since(start); took > limit {
			best := took
			for range 5 { // a busy machine is no fault of the model
				start = time.Now()
				New().Run(v)
				best = min(best, time.Since(start))
			}
			if best > limit {
				t.Errorf("%s: took %v", v.Query(), best)
			}
		}
		checkTrace(t, v, tr)
		if i%25 == 0 {
			checkStages(t, v, tr, r)
		}
		if t.Failed() {
			t.Fatalf("configuration %d: %s", i, v.Query())
		}
	}
}

func checkTrace(t *testing.T, v sim.Values, tr *sim.Trace) {
	t.Helper()
	if len(tr.Events) > 20000 || tr.End < 0 {
		t.Errorf("%d events, end %v", len(tr.Events), tr.End)
	}
	for i := range tr.Events {
		e := &tr.Events[i]
		if e.At < 0 || e.At > tr.End || i > 0 && e.At < tr.Events[i-1].At {
			t.Fatalf("event %d (%s) at %v of %v", i, e.Kind, e.At, tr.End)
		}
		if i < 60 {
			for _, l := range i18n.Langs {
				if s := New().Describe(e, l); len(s) < 8 || s == e.Kind {
					t.Fatalf("Describe(%+v, %s) = %q", e, l, s)
				}
			}
		}
	}
	if len(tr.Figures) < 4 || len(tr.Figures) > 8 {
		t.Errorf("%d figures", len(tr.Figures))
	}
	for _, p := range info.Predictions {
		if _, ok := tr.Figure(p.Name); !ok {
			t.Errorf("no figure answers the prediction %q", p.Name)
		}
	}
	calls, wasted, won := value(tr, "calls"), value(tr, "wasted"), value(tr, "outcome")
	if calls != wasted+won || value(tr, "peak") > calls || value(tr, "attempts") > calls {
		t.Errorf("calls %v, wasted %v, won %v, peak %v", calls, wasted, won, value(tr, "peak"))
	}
	if v.Get("mode") == "fleet" && tr.Bound == "" && v.Int("max-attempts") == 0 && !isSDK(v.Get("policy")) && int(won) != v.Int("clients") {
		t.Errorf("%v of %s clients succeeded", won, v.Get("clients"))
	}
	for _, a := range tr.Model.(*picture).attempts {
		if a.quota > 500 || a.quota < -1 || a.sent < a.ready || a.back < a.sent || a.wait < 0 {
			t.Errorf("attempt %+v", a)
		}
		if a.verdict == again && (a.wait < a.lo || a.wait > a.hi) {
			t.Errorf("attempt %+v waits outside its range", a)
		}
	}
}

// checkStages draws a trace at several widths and times: well-formed, of one
// height per width, with every text inside the picture and on no other text.
func checkStages(t *testing.T, v sim.Values, tr *sim.Trace, r *rand.Rand) {
	t.Helper()
	for _, w := range []int{320, 358, 640, 960} {
		height := ""
		for _, at := range []time.Duration{-time.Second, 0, time.Duration(r.Int64N(int64(tr.End) + 1)), tr.End, tr.End + time.Hour} {
			for _, l := range i18n.Langs {
				svg := New().Stage(tr, at, w, l)
				if len(svg) > 40000 {
					t.Errorf("width %d: %d bytes", w, len(svg))
				}
				box := strings.Fields(attribute(svg, "viewBox"))
				if height == "" {
					height = box[3]
				}
				if box[3] != height || box[2] != strconv.Itoa(w) {
					t.Errorf("width %d at %v: viewBox %v; want height %s", w, at, box, height)
				}
				if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
					t.Errorf("width %d at %v: not a number", w, at)
				}
				checkTexts(t, svg, float64(w))
			}
		}
	}
}

func attribute(svg, name string) string {
	_, s, _ := strings.Cut(svg, name+`="`)
	s, _, _ = strings.Cut(s, `"`)
	return s
}

type placed struct {
	x, y, w, size float64
	s             string
}

func checkTexts(t *testing.T, svg string, width float64) {
	t.Helper()
	var all []placed
	d := xml.NewDecoder(strings.NewReader(svg))
	var open *placed
	anchor := ""
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("svg: %v", err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if e.Name.Local != "text" {
				continue
			}
			open, anchor = &placed{}, ""
			sans, bold := false, false
			for _, a := range e.Attr {
				f, _ := strconv.ParseFloat(a.Value, 64)
				switch a.Name.Local {
				case "x":
					open.x = f
				case "y":
					open.y = f
				case "font-size":
					open.size = f
				case "font-family":
					sans = true
				case "font-weight":
					bold = true
				case "text-anchor":
					anchor = a.Value
				}
			}
			if open.size < 11 {
				t.Errorf("type of %v px", open.size)
			}
			open.w = 1
			if sans {
				open.w = 0.99 // remembered until the text is known
			}
			_ = bold
		case xml.CharData:
			if open != nil {
				open.s = string(e)
				open.w = sim.TextWidth(open.s, sim.Type{Size: open.size, Sans: open.w != 1})
			}
		case xml.EndElement:
			if e.Name.Local == "text" && open != nil {
				switch anchor {
				case "end":
					open.x -= open.w
				case "middle":
					open.x -= open.w / 2
				}
				all = append(all, *open)
				open = nil
			}
		}
	}
	for i, a := range all {
		if a.x < -1 || a.x+a.w > width+3 {
			t.Errorf("%q from %.0f to %.0f leaves a picture of width %.0f", a.s, a.x, a.x+a.w, width)
		}
		for _, b := range all[:i] {
			if a.x+1 < b.x+b.w && b.x+1 < a.x+a.w && a.y-a.size*0.7 < b.y-1 && b.y-b.size*0.7 < a.y-1 {
				t.Errorf("%q at (%.0f, %.0f) lies on %q at (%.0f, %.0f)", a.s, a.x, a.y, b.s, b.x, b.y)
			}
		}
	}
}

// Two runs of one configuration are the same; another seed gives another run.
func TestRunsAreDeterministic(t *testing.T) {
	v := info.Defaults()
	a, b := New().Stage(New().Run(v), time.Second, 640, i18n.Korean), New().Stage(New().Run(v), time.Second, 640, i18n.Korean)
	if a != b {
		t.Error("two runs of one seed differ")
	}
	if c := New().Stage(New().Run(v.Must("seed", "2")), time.Second, 640, i18n.Korean); c == a {
		t.Error("seeds 1 and 2 give one run")
	}
}

// Two runs with one horizon share one time axis, whatever their ends.
func TestHorizonFixesTheAxis(t *testing.T) {
	ticks := func(policy string) (out []string) {
		tr := New().Run(info.Defaults().Must("policy", policy, "horizon", "5s"))
		svg := New().Stage(tr, tr.End, 640, i18n.English)
		for _, s := range strings.Split(svg, "<text ")[1:] {
			if strings.Contains(s, " s</text>") && strings.Contains(s, "middle") {
				out = append(out, attribute(" "+s, " x")+s[strings.Index(s, ">"):])
			}
		}
		return
	}
	a, b := ticks("full-jitter"), ticks("exponential")
	if len(a) < 4 || strings.Join(a, "") != strings.Join(b, "") {
		t.Errorf("ticks %v and %v", a, b)
	}
}

func BenchmarkFleet(b *testing.B) {
	v := info.Defaults()
	for b.Loop() {
		New().Run(v)
	}
}

func BenchmarkFleetStage(b *testing.B) {
	tr := New().Run(info.Defaults())
	for b.Loop() {
		New().Stage(tr, tr.End, 640, i18n.Korean)
	}
}
