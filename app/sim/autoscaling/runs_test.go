package autoscaling

import (
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

func TestRunsKeepTheRules(t *testing.T) {
	compared := 0
	simtest.Runs(t, New(), nil, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		pic := tr.Model.(*picture)
		for i := range min(len(tr.Events), 80) {
			for _, l := range i18n.Langs {
				if told := New().Describe(&tr.Events[i], l); strings.ContainsAny(told, "{}|") || strings.HasSuffix(told, " .") {
					t.Fatalf("%s is told as %q", tr.Events[i].Kind, told)
				}
			}
		}
		if compared++; len(pic.ticks) > 100 && compared%8 != 0 {
			return // the oracle is slow on long runs: one in eight of those
		}
		days, over := oracle(v)
		if len(days) != len(pic.ticks) {
			t.Fatalf("%d minutes; want %d", len(pic.ticks), len(days))
		}
		sum := int64(0)
		for i := range days {
			k := &pic.ticks[i]
			sum += k.over
			got := oracleDay{k.desired, k.running, k.starting, k.queued, len(k.hosts)}
			if got != days[i] {
				t.Fatalf("minute %d: %+v; want %+v", i, got, days[i])
			}
		}
		if over != sum {
			t.Errorf("%d requests too many; want %d", sum, over)
		}
	})
}

func TestTextsAreFilled(t *testing.T) {
	value := func(name string) string { return map[string]string{"n": "3", "one": "1"}[name] }
	for in, want := range map[string]string{
		"": "", "plain": "plain", "{n} and {one}": "3 and 1", "{n|task}, {one|task}": "3 tasks, 1 task", "x{none}y": "xy", "open {n": "open 3",
	} {
		if got := fill(in, value); got != want {
			t.Errorf("fill(%q) = %q; want %q", in, got, want)
		}
	}
}
