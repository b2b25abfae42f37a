package backoff

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"
)

// lines reads a recording without its comments.
func lines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if l := s.Text(); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// SDK modes decide as botocore 1.43.11 does: testdata/botocore.txt says how its
// decisions were recorded.
func TestSDKModesDecideAsBotocore(t *testing.T) {
	all := lines(t, "botocore.txt")
	if len(all) < 300 {
		t.Fatalf("only %d recorded runs", len(all))
	}
	for _, line := range all {
		head, want, _ := strings.Cut(line, " => ")
		f := strings.Fields(head)
		v := info.Defaults().Must("mode", "client", "policy", f[0], "rules", f[1], "answers", f[2])
		b := 0.0
		for _, kv := range f[3:] {
			switch k, s, _ := strings.Cut(kv, "="); k {
			case "b":
				fmt.Sscan(s, &b)
			case "attempts":
				v = v.Must("max-attempts", s)
			case "retry-after":
				if s != "-" {
					v = v.Must(k, s+"ms")
				}
			default:
				v = v.Must(k, s)
			}
		}
		tr := runClient(v, func() float64 { return b })
		var got []string
		for _, a := range tr.Model.(*picture).attempts {
			s := a.answer.name + ":"
			switch a.verdict {
			case again:
				s += fmt.Sprintf("%.6f", a.wait.Seconds())
			case done:
				s += "ok"
			default:
				s += "fail"
			}
			if a.quota >= 0 {
				s += fmt.Sprintf("/%d", a.quota)
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s\n got %s\nwant %s", head, g, want)
		}
	}
}

// The limiter holds attempts as long as botocore's; see testdata/adaptive.txt.
func TestAdaptiveLimiterFollowsBotocore(t *testing.T) {
	for _, line := range lines(t, "adaptive.txt") {
		var latency, now float64
		l := newLimiter()
		for i, f := range strings.Fields(line) {
			if i == 0 {
				fmt.Sscan(f, &latency)
				continue
			}
			var throttledNow int
			var gap, hold, measured, rate float64
			if _, err := fmt.Sscanf(strings.ReplaceAll(f, ":", " "), "%d %f %f %f %f", &throttledNow, &gap, &hold, &measured, &rate); err != nil {
				t.Fatalf("reading %q: %v", f, err)
			}
			h := l.hold(now)
			now += h
			l.take(now)
			now += latency
			l.update(now, throttledNow == 1)
			for _, c := range []struct {
				name      string
				got, want float64
			}{{"hold", h, hold}, {"measured", l.measured, measured}, {"rate", l.rate, rate}} {
				if math.Abs(c.got-c.want) > 1e-6*(1+c.want) {
					t.Fatalf("latency %v, attempt %d: %s = %.9f; want %.9f", latency, i, c.name, c.got, c.want)
				}
			}
			now += gap
		}
	}
}

// The SDK's own table of cases: with b = 1, waits and quota after each answer.
// Source: aws-sdk-go-v2 v1.47.7, aws/retry/retry2026_test.go.
func TestStandardModeSince2026(t *testing.T) {
	tests := []struct {
		name, answers, quota, attempts, service, after string
		waits                                          []time.Duration
		left                                           int
		end                                            verdict
	}{
		{"recovers", "500,500,200", "500", "0", "general", "0s", []time.Duration{50e6, 100e6}, 486, done},
		{"uses up its attempts", "502", "500", "0", "general", "0s", []time.Duration{50e6, 100e6}, 472, exhausted},
		{"has quota for one retry", "500", "14", "0", "general", "0s", []time.Duration{50e6}, 0, broke},
		{"has no quota", "500", "0", "0", "general", "0s", nil, 0, broke},
		{"five attempts", "500", "500", "5", "general", "0s", []time.Duration{50e6, 100e6, 200e6, 400e6}, 444, exhausted},
		{"throttling", "400-throttling,200", "500", "0", "general", "0s", []time.Duration{1e9}, 500, done},
		{"DynamoDB", "500", "500", "0", "dynamodb", "0s", []time.Duration{25e6, 50e6, 100e6}, 458, exhausted},
		{"retry-after", "500,200", "500", "0", "general", "1500ms", []time.Duration{1500e6}, 500, done},
		{"retry-after beyond its bound", "500,200", "500", "0", "general", "10s", []time.Duration{5050e6}, 500, done},
	}
	for _, tt := range tests {
		v := info.Defaults().Must("mode", "client", "policy", "standard", "answers", tt.answers, "quota", tt.quota, "max-attempts", tt.attempts, "service", tt.service, "retry-after", tt.after)
		as := attemptsOf(runClient(v, func() float64 { return 1 }))
		for i, w := range tt.waits {
			if i >= len(as) || as[i].wait != w {
				t.Fatalf("%s: attempts %+v; want waits %v", tt.name, as, tt.waits)
			}
		}
		last := as[len(as)-1]
		if len(as) != len(tt.waits)+1 || last.quota != tt.left || last.verdict != tt.end {
			t.Errorf("%s: %d attempts, quota %d, %v; want %d, %d, %v", tt.name, len(as), last.quota, last.verdict, len(tt.waits)+1, tt.left, tt.end)
		}
	}
}
