package cwalarm

import (
	"math"
	"sort"
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
)

// The oracle is written apart from the model and in another way: it works on the
// row as a text, and where a row has too few real data points it tries every way
// to fill the gaps instead of counting.

// verdictOf is the state a row gives.
func verdictOf(row string, m, n int, mode string, now state) state {
	real := strings.ReplaceAll(row, "-", "")
	if len(real) >= n {
		return byCount(real[len(real)-n:], m)
	}
	gap := n - len(real)
	switch mode {
	case breaching:
		return byCount(real+strings.Repeat("X", gap), m)
	case notBreaching:
		return byCount(real+strings.Repeat("0", gap), m)
	}
	results := map[state]bool{}
	for ways := range 1 << gap {
		fill := ""
		for i := range gap {
			fill += string("0X"[ways>>i&1])
		}
		results[byCount(real+fill, m)] = true
	}
	switch {
	case real == "" && mode == asMissing:
		return insufficient
	case real == "":
		return now
	case len(results) == 1 && results[alarm]:
		return alarm
	case strings.Contains(real, "0"):
		return ok
	case mode == ignore:
		return now
	case len(row)-strings.Index(row, "X") >= m: // counted from the newest: 1, 2, 3 ...
		return alarm
	}
	return ok
}

func byCount(row string, m int) state {
	if strings.Count(row, "X") >= m {
		return alarm
	}
	return ok
}

// Every row of presence and breach, for every M and N up to 5 and up to 3 more
// data points than N, every setting and every state before.
func TestEveryRowIsJudgedAsTheOracleJudges(t *testing.T) {
	most := 5
	if testing.Short() {
		most = 3
	}
	seen := map[cause]int{}
	for n := 1; n <= most; n++ {
		for size := n; size <= n+3; size++ {
			rows := 1
			for range size {
				rows *= 3
			}
			for code := range rows {
				row := make([]byte, size)
				for i := range row {
					row[i] = "0X-"[code%3]
					code /= 3
				}
				for m := 1; m <= n; m++ {
					for _, mode := range modes {
						for now := ok; now <= insufficient; now++ {
							v := terms{m, n, mode}.judge(marksOf(string(row)), now)
							if want := verdictOf(string(row), m, n, mode, now); v.state != want {
								t.Fatalf("%d out of %d, %s, %s, now %s: %s (%s); the oracle says %s", m, n, row, mode, now, v.state, v.cause, want)
							}
							seen[v.cause]++
						}
					}
				}
			}
		}
	}
	if len(seen) != 7 {
		t.Errorf("causes seen: %v", seen)
	}
}

// samplesOf expands a slot into its samples, in thousandths.
func samplesOf(s slot) (out []int64) {
	for _, b := range s {
		for range b.count {
			out = append(out, b.value)
		}
	}
	return out
}

// against compares the statistic of single samples with a threshold: its sign is
// that of the difference.
func against(name string, samples []int64, limit int64) int64 {
	sort.Slice(samples, func(i, j int) bool { return samples[i] < samples[j] })
	n, total := int64(len(samples)), int64(0)
	for _, x := range samples {
		total += x
	}
	switch name {
	case "Average":
		return total - limit*n
	case "Sum":
		return total - limit
	case "Minimum":
		return samples[0] - limit
	case "Maximum":
		return samples[n-1] - limit
	case "SampleCount":
		return n*1000 - limit
	}
	percent := map[string]int64{"p50": 50, "p90": 90, "p99": 99}[name]
	for i := range samples { // the first that enough samples do not exceed
		if int64(i+1)*100 >= percent*n {
			return samples[i] - limit
		}
	}
	panic("no percentile")
}

// replay runs a configuration from the raw samples and checks every state, every
// composite state and every action of the run.
func replay(t *testing.T, v sim.Values, tr *sim.Trace) {
	t.Helper()
	w := tr.Model.(*watch)
	slots, _ := readData(v.Get("data"))
	others, _ := readOther(v.Get("other"))
	step := time.Minute
	if v.Duration("period") < step {
		step = 10 * time.Second
	}
	per := int(v.Duration("period") / step)
	n := v.Int("n")
	m := min(n, v.Int("m"))
	limit := int64(math.Round(v.Float("threshold") * 1000))
	seen := map[int]string{} // the data point that ends after so many slots
	pointAt := func(end int) string {
		var samples []int64
		for i := max(end-per, 0); i < end; i++ {
			samples = append(samples, samplesOf(slots[i])...)
		}
		if len(samples) == 0 {
			return "-"
		}
		d := against(v.Get("stat"), samples, limit)
		if map[string]bool{"gt": d > 0, "ge": d >= 0, "lt": d < 0, "le": d <= 0}[v.Get("compare")] {
			return "X"
		}
		return "0"
	}
	other := func(i int) state { return others[min(i, len(others)-1)] }
	rule := func(a, b state) bool {
		return map[string]bool{"and": a == alarm && b == alarm, "or": a == alarm || b == alarm, "and-not": a == alarm && b != alarm}[v.Get("rule")]
	}
	combined := v.Get("rule") != "none"
	now := map[string]state{"OK": ok, "ALARM": alarm, "INSUFFICIENT_DATA": insufficient}[v.Get("initial")]
	on := combined && rule(now, other(0))
	if !combined {
		on = now == alarm
	}
	entered := -1
	var acts []int
	for k := 1; k <= len(slots); k++ {
		row := ""
		for end := k; len(row) < n+v.Int("extra"); end -= per {
			if seen[end] == "" {
				seen[end] = pointAt(end)
			}
			row = seen[end] + row
		}
		now = verdictOf(row, m, n, v.Get("missing"), now)
		e := &w.looks[k-1]
		if string(markBytes(e.marks)) != row || e.state != now {
			t.Fatalf("evaluation %d: %s %s; the oracle says %s %s", k, markBytes(e.marks), e.state, row, now)
		}
		was := on
		on = now == alarm
		if combined {
			on = rule(now, other(k))
			if (e.joint == alarm) != on {
				t.Fatalf("evaluation %d: composite %s; the oracle says %v", k, e.joint, on)
			}
		}
		switch {
		case !on:
			entered = -1
		case !was:
			entered = k
			if !combined || v.Get("action") == "sns" {
				acts = append(acts, k)
			}
		case entered > 0 && !combined && v.Get("action") == "scaling" && int64(k-entered)*int64(step)%int64(time.Minute) == 0:
			acts = append(acts, k)
		}
	}
	done := 0
	for i := range tr.Events {
		if e := &tr.Events[i]; e.Kind == "acted" {
			if done >= len(acts) || e.At != time.Duration(acts[done])*step {
				t.Fatalf("an action at %v; the oracle has %v", e.At, acts)
			}
			done++
		}
	}
	if f, _ := tr.Figure("actions"); done != len(acts) || int(f.Value) != done {
		t.Fatalf("%d actions, figure %v; the oracle has %v", done, f.Value, acts)
	}
}

func markBytes(marks []mark) (out []byte) {
	for _, k := range marks {
		out = append(out, byte(k))
	}
	return out
}
