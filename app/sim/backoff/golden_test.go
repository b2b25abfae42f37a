package backoff

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// listing writes a trace as a learner reads its table.
func listing(tr *sim.Trace, most int) string {
	var b strings.Builder
	for _, f := range tr.Figures {
		fmt.Fprintf(&b, "%s: %s (%s)\n", f.Label.Ko, f.Text.Ko, f.Key)
	}
	for i := range tr.Events {
		if e := &tr.Events[i]; i < most {
			fmt.Fprintf(&b, "%v\t%s\t%s\t%s\n", e.At, e.Actor, New().Describe(e, i18n.Korean), New().Describe(e, i18n.English))
		}
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	fleet := New().Run(info.Defaults())
	simtest.Golden(t, "fleet", listing(fleet, 60))
	simtest.Golden(t, "fleet-640.svg", New().Stage(fleet, fleet.End/2, 640, i18n.Korean)+"\n")
	simtest.Golden(t, "fleet-340.svg", New().Stage(fleet, fleet.End, 340, i18n.English)+"\n")
	for _, name := range []string{"sdk-new", "adaptive", "five-xx-only"} {
		v, errs := info.Parse(map[string]string{"preset": name})
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		tr := New().Run(v)
		simtest.Golden(t, name, listing(tr, 100))
		simtest.Golden(t, name+"-640.svg", New().Stage(tr, tr.End, 640, i18n.Korean)+"\n")
		simtest.Golden(t, name+"-340.svg", New().Stage(tr, tr.End*2/3, 340, i18n.English)+"\n")
	}
}

// Every preset is valid, differs from the others, and runs without a bound.
func TestPresets(t *testing.T) {
	seen := map[string]string{}
	for _, p := range info.Presets {
		v, errs := info.Parse(map[string]string{"preset": p.Name})
		for _, e := range errs {
			t.Errorf("%s: %v", p.Name, e)
		}
		for k, s := range p.Values {
			w, err := info.Defaults().With(k, s)
			if err != nil || w.Get(k) != s {
				t.Errorf("%s: %s=%s is not canonical", p.Name, k, s)
			}
		}
		tr := New().Run(v)
		if tr.Bound != "" || tr.End > 2*time.Minute {
			t.Errorf("%s: bound %q, end %v", p.Name, tr.Bound, tr.End)
		}
		if other := seen[v.Query()]; other != "" {
			t.Errorf("%s and %s are the same", p.Name, other)
		}
		seen[v.Query()] = p.Name
		if p.Label.Ko == "" || p.Label.En == "" {
			t.Errorf("%s has no label", p.Name)
		}
	}
}

// Defaults are in canonical form, and every text stands in both languages.
func TestDeclaration(t *testing.T) {
	both := func(what string, x i18n.Text) {
		if x.Ko == "" || x.En == "" {
			t.Errorf("%s: %+v", what, x)
		}
	}
	for _, p := range info.Params {
		v, errs := info.Parse(map[string]string{p.Name: p.Default})
		if len(errs) > 0 || v.Get(p.Name) != p.Default {
			t.Errorf("%s: default %q reads as %q, %v", p.Name, p.Default, v.Get(p.Name), errs)
		}
		both(p.Name, p.Label)
		both(p.Name, p.Group)
		for _, o := range p.Options {
			both(p.Name+" "+o.Name, o.Label)
		}
		if p.When != nil {
			p.When(info.Defaults())
		}
	}
	for _, p := range info.Predictions {
		both(p.Name, p.Prompt)
		both(p.Name, p.Unit)
	}
	for _, a := range info.Asks {
		both(a.Name, a.Title)
	}
	for _, l := range info.Legend {
		both(l.Mark, l.Label)
	}
	for i := range answers {
		both(answers[i].name, answers[i].meaning)
		if len(answers[i].label) > 20 {
			t.Errorf("label %q is longer than the stage allows", answers[i].label)
		}
	}
	for v := again; v <= endless; v++ {
		both(v.String(), v.text())
	}
}

// Waits of each policy with u = 1/2, base 100 ms and cap 1 s.
func TestWaitsOfEachPolicy(t *testing.T) {
	tests := []struct {
		policy, first string
		want          []time.Duration // ms
	}{
		{"none", "double", []time.Duration{0, 0, 0, 0, 0}},
		{"fixed", "double", []time.Duration{100, 100, 100, 100, 100}},
		{"exponential", "double", []time.Duration{200, 400, 800, 1000, 1000}},
		{"exponential", "base", []time.Duration{100, 200, 400, 800, 1000}},
		{"full-jitter", "double", []time.Duration{100, 200, 400, 500, 500}},
		{"equal-jitter", "double", []time.Duration{150, 300, 600, 750, 750}},
		{"decorrelated", "double", []time.Duration{200, 350, 575, 912, 1000}}, // (100 + 3s)/2
	}
	for _, tt := range tests {
		p := newPolicy(info.Defaults().Must("policy", tt.policy, "first-wait", tt.first, "base", "100ms", "cap", "1s"))
		for i, want := range tt.want {
			got := seconds(p.wait(i+1, &conflict, func() float64 { return 0.5 }).wait)
			if got.Truncate(time.Millisecond) != want*time.Millisecond {
				t.Errorf("%s, first %s: wait %d = %v; want %d ms", tt.policy, tt.first, i+1, got, want)
			}
		}
	}
}

// The EC2 example: an empty bucket of 100 refilled with 20 a second is full
// after five seconds, and no fuller after ten.
// https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
func TestBucketRefills(t *testing.T) {
	for _, tt := range []struct {
		after time.Duration
		want  int
	}{{0, 0}, {time.Second, 20}, {5 * time.Second, 100}, {10 * time.Second, 100}} {
		b := newBucket(100, 20)
		for range 100 {
			b.take(0)
		}
		n := 0
		for b.take(tt.after) {
			n++
		}
		if n != tt.want {
			t.Errorf("%v after it was empty the bucket takes %d calls; want %d", tt.after, n, tt.want)
		}
	}
}

// Which answers each rule retries.
func TestWhichAnswersAreRetried(t *testing.T) {
	for _, tt := range []struct {
		policy, rule, retried string
	}{
		{"standard", "transient", "500 502 503 504 503-slowdown 429 400-throttling 400-throughput 400-limit 400-timeout timeout reset"},
		{"legacy", "transient", "500 502 503 504 503-slowdown 429 429-bare 400-throttling 400-throughput timeout reset"},
		{"exponential", "transient", "500 502 503 504 503-slowdown 429 429-bare 400-throttling 400-throughput 400-limit 400-timeout timeout reset"},
		{"exponential", "5xx", "500 502 503 504 503-slowdown timeout reset"},
		{"exponential", "all", "500 502 503 504 503-slowdown 429 429-bare 400-throttling 400-throughput 400-limit 400-timeout 400-validation 403 404 409 timeout reset"},
	} {
		p := newPolicy(info.Defaults().Must("mode", "client", "policy", tt.policy, "retry-on", tt.rule))
		var got []string
		for i := range answers {
			a := &answers[i]
			if a.class == success {
				continue
			}
			ok, why := p.retries(a)
			if ok {
				got = append(got, a.name)
			}
			if s := why.text(); s.Ko == "" || s.En == "" {
				t.Errorf("%s, %s: no reason for %s", tt.policy, tt.rule, a.name)
			}
		}
		if s := strings.Join(got, " "); s != tt.retried {
			t.Errorf("%s, %s retries %s; want %s", tt.policy, tt.rule, s, tt.retried)
		}
	}
}
