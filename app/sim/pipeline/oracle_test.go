package pipeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The oracle: the rules of the user guide played minute by minute on whole
// pipelines, without events, visits or bars. It shares with the model only the
// reading of the text and knows executions as small records that are looked at
// once a minute. What it writes down is compared with the model's run.

// token is an execution of the oracle.
type token struct {
	label   string
	born    int
	at      int            // stage
	where   string         // "", "gate", "in", "end"
	ends    map[int]int    // action in progress: minute it ends
	plan    map[int]string // and how
	broken  map[int]bool   // actions failed in this stay
	order   int
	since   int // minute the stay or the wait began
	halting bool
	done    string // final status
	doneAt  int
	failedN map[string]int // stage/action failures so far
	retried map[int]bool   // by stage
	retryAt int            // minute of the person's retry, 0 none
	seen    int            // entries of the stage when the stay failed
	source  string         // of a rollback: whose artifacts
	arrives int            // rank of arrival at the gate
}

type oracle struct {
	c       config
	toks    []*token
	holder  []*token
	entries []int
	best    []string
	lines   []string
	rank    int
	backs   int
	shut    bool
	t       int
}

func (o *oracle) say(format string, args ...any) {
	o.lines = append(o.lines, fmt.Sprintf(format, args...))
}

func (o *oracle) endWait(k *token, how string) {
	o.say("wait %s stage %d %d-%d %s", k.label, k.at, k.since, o.t, how)
}

func (o *oracle) endStay(k *token, how string) {
	o.say("stay %s stage %d %d-%d %s", k.label, k.at, k.since, o.t, how)
	if o.holder[k.at] == k {
		o.holder[k.at] = nil
	}
}

func (o *oracle) finish(k *token, status string) {
	k.where, k.done, k.doneAt = "end", status, o.t
}

func (o *oracle) startAction(k *token, i int) {
	a := o.c.stages[k.at].actions[i]
	end, how := o.t+a.minutes, "ok"
	if a.category == "approval" {
		limit, reply := int(o.c.approvalLimit/time.Minute), int(o.c.answerAfter/time.Minute)
		end = o.t + reply
		mine := k.label == fmt.Sprint(o.c.answerRun)
		if mine && o.c.answer == "reject" {
			how = "bad"
		}
		if mine && o.c.answer == "ignore" || reply > limit {
			how, end = "bad", o.t+limit
		}
	} else if k.label == fmt.Sprint(o.c.failRun) && k.at == o.c.failStage && i == o.c.failAct {
		if k.failedN[fmt.Sprint(k.at, i)] == 0 || o.c.lasting {
			how = "bad"
		}
	}
	k.ends[i], k.plan[i] = end, how
}

func (o *oracle) startOrder(k *token, order int) {
	k.order = order
	for i, a := range o.c.stages[k.at].actions {
		if a.order == order {
			o.startAction(k, i)
		}
	}
}

func (o *oracle) orders(s int) []int {
	var list []int
	for _, a := range o.c.stages[s].actions {
		list = append(list, a.order)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (o *oracle) goIn(k *token) {
	k.where, k.since = "in", o.t
	k.ends, k.plan, k.broken = map[int]int{}, map[int]string{}, map[int]bool{}
	o.holder[k.at] = k
	o.entries[k.at]++
	o.startOrder(k, o.orders(k.at)[0])
}

func (o *oracle) redo(k *token) {
	list := k.broken
	k.ends, k.plan, k.broken = map[int]int{}, map[int]string{}, map[int]bool{}
	if strings.HasSuffix(o.c.after, "all") {
		o.startOrder(k, o.orders(k.at)[0])
		return
	}
	for i := range o.c.stages[k.at].actions {
		if list[i] {
			o.startAction(k, i)
		}
	}
}

// progress looks at one stay after this minute's ends.
func (o *oracle) progress(k *token) (moved bool) {
	ended := false
	for i, end := range k.ends {
		if end == o.t {
			ended = true
			if k.plan[i] == "bad" {
				k.broken[i] = true
				k.failedN[fmt.Sprint(k.at, i)]++
			}
			delete(k.ends, i)
		}
	}
	if !ended || len(k.ends) > 0 {
		return false
	}
	back := k.source != ""
	switch {
	case k.halting:
		o.endStay(k, stopped)
		o.finish(k, stopped)
	case len(k.broken) > 0 && !back && !k.retried[k.at] && strings.HasPrefix(o.c.after, "auto"):
		k.retried[k.at] = true
		o.redo(k)
	case len(k.broken) > 0:
		o.endStay(k, failed)
		o.finish(k, failed)
		k.seen = o.entries[k.at]
		if !back && o.c.after == "rollback" && k.at > 0 && o.best[k.at] != "" {
			o.backs++
			r := &token{label: fmt.Sprintf("R%d", o.backs), born: o.t, at: k.at, failedN: map[string]int{}, source: o.best[k.at]}
			o.toks = append(o.toks, r)
			o.goIn(r)
		}
		if !back && !k.retried[k.at] && strings.HasPrefix(o.c.after, "retry") {
			k.retryAt = o.t + int(o.c.retryAfter/time.Minute)
		}
	default:
		for _, next := range o.orders(k.at) {
			if next > k.order {
				o.startOrder(k, next)
				return false
			}
		}
		o.endStay(k, succeeded)
		if back {
			o.finish(k, succeeded)
			return false
		}
		o.best[k.at] = k.label
		if k.at == len(o.c.stages)-1 {
			o.finish(k, succeeded)
			return false
		}
		k.at++
		k.where = "arrives"
		return true
	}
	return false
}

func (o *oracle) minute() {
	c := &o.c
	for _, k := range slices.Clone(o.toks) {
		if k.where == "in" {
			o.progress(k)
		}
	}
	if c.stop != never && c.stopRun <= len(c.commits) && o.t == int(c.stopAt/time.Minute) {
		k := o.toks[c.stopRun-1]
		switch {
		case k.where == "gate":
			o.endWait(k, stopped)
			o.finish(k, stopped)
		case k.where == "arrives":
			o.finish(k, stopped)
		case k.where == "in" && c.stop == andWait:
			k.halting = true
		case k.where == "in":
			o.endStay(k, stopped)
			o.finish(k, stopped)
		}
	}
	for _, k := range o.toks {
		if k.retryAt == o.t && o.t > 0 {
			if c.mode != parallel && o.entries[k.at] != k.seen {
				continue // somebody else went in
			}
			k.retried[k.at] = true
			k.where, k.since, k.done = "in", o.t, ""
			o.holder[k.at] = k
			o.entries[k.at]++
			o.redo(k)
		}
	}
	if c.closed >= 0 {
		at, length := int(c.closeAt/time.Minute), int(c.closeFor/time.Minute)
		o.shut = o.t >= at && (length == 0 || o.t < at+length)
	}
	for _, k := range o.toks {
		if k.where == "" && k.born == o.t && k.source == "" {
			k.where = "arrives"
		}
	}
	for s := len(c.stages) - 1; s >= 0; s-- {
		free := func() bool {
			return !(o.shut && s == c.closed) && (c.mode == parallel || o.holder[s] == nil)
		}
		waiting := func() []*token {
			var list []*token
			for _, k := range o.toks {
				if k.where == "gate" && k.at == s {
					list = append(list, k)
				}
			}
			slices.SortFunc(list, func(a, b *token) int { return a.arrives - b.arrives })
			return list
		}
		for _, k := range waiting() {
			if free() {
				o.endWait(k, succeeded)
				o.goIn(k)
			}
		}
		for _, k := range o.toks {
			if k.where != "arrives" || k.at != s {
				continue
			}
			before := waiting()
			if len(before) == 0 && free() {
				o.goIn(k)
				continue
			}
			if c.mode == superseded {
				for _, old := range before {
					o.endWait(old, wasSuperseded)
					o.finish(old, wasSuperseded)
				}
			}
			o.rank++
			k.where, k.since, k.arrives = "gate", o.t, o.rank
		}
	}
}

// replay plays a configuration and writes down every stay, wait and end.
func replay(c config, minutes int) []string {
	o := &oracle{c: c, holder: make([]*token, len(c.stages)), entries: make([]int, len(c.stages)), best: make([]string, len(c.stages))}
	for i, at := range c.commits {
		o.toks = append(o.toks, &token{label: fmt.Sprint(i + 1), born: int(at / time.Minute), failedN: map[string]int{}, retried: map[int]bool{}})
	}
	for o.t = 0; o.t <= minutes; o.t++ {
		o.minute()
	}
	for _, k := range o.toks {
		if k.where == "gate" {
			o.say("waits %s stage %d since %d", k.label, k.at, k.since)
		}
		o.say("end %s %s %d", k.label, k.done, k.doneAt)
		if k.source != "" {
			o.say("back %s to %s at %d", k.label, k.source, k.born)
		}
	}
	slices.Sort(o.lines)
	return o.lines
}

// written puts a run of the model into the oracle's words.
func written(r *run) []string {
	var lines []string
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	m := func(d time.Duration) int { return int(d / time.Minute) }
	for _, x := range r.visits {
		say("stay %s stage %d %d-%d %s", r.id(x.exec), x.stage, m(x.from), m(x.to), x.status)
	}
	for _, w := range r.waits {
		if w.status == inProgress {
			say("waits %s stage %d since %d", r.id(w.exec), w.stage, m(w.from))
			continue
		}
		say("wait %s stage %d %d-%d %s", r.id(w.exec), w.stage, m(w.from), m(w.to), w.status)
	}
	for _, e := range r.execs {
		status := e.status
		if status == inProgress {
			status = ""
		}
		say("end %s %s %d", e.name, status, m(e.end))
		if e.target >= 0 {
			say("back %s to %s at %d", e.name, r.id(e.target), m(e.start))
		}
	}
	// A visit of no length is an entry at the moment of a wait's end; both count.
	slices.Sort(lines)
	return lines
}

// drawn is a random pipeline with artifacts in order.
func drawn(r *rand.Rand) string {
	var b strings.Builder
	given := []string{"s0"}
	b.WriteString("stage S0\n  Fetch: source, " + itoa(1+r.IntN(3)) + "m, out s0\n")
	for s := 1; s <= 1+r.IntN(4); s++ {
		b.WriteString("stage S" + itoa(s) + "\n")
		fresh := []string{}
		for i := range 1 + r.IntN(3) {
			n, order := "A"+itoa(i), ", runOrder "+itoa(1+r.IntN(3))
			if r.IntN(6) == 0 {
				b.WriteString("  " + n + ": approval" + order + "\n")
				continue
			}
			out := ""
			if r.IntN(3) == 0 {
				out = "x" + itoa(s) + itoa(i)
				fresh = append(fresh, out)
				out = ", out " + out
			}
			b.WriteString("  " + n + ": build, " + itoa(1+r.IntN(9)) + "m, in " + given[r.IntN(len(given))] + out + order + "\n")
		}
		given = append(given, fresh...)
	}
	return b.String()
}

func drawnCommits(r *rand.Rand) string {
	var list []string
	for range r.IntN(mostCommits + 1) {
		list = append(list, itoa(r.IntN(40)))
	}
	return strings.Join(list, ",")
}

func TestRunsAgreeWithAMinuteByMinuteReplay(t *testing.T) {
	r := sim.NewRand(11)
	n := 6000
	if testing.Short() {
		n = 600
	}
	seen := map[string]int{}
	for range n {
		pick := func(of ...string) string { return of[r.IntN(len(of))] }
		pairs := []string{"pipeline", drawn(r), "commits", drawnCommits(r), "mode", pick(superseded, superseded, queued, parallel),
			"approval", pick(approve, reject, ignore), "answer-run", itoa(1 + r.IntN(4)), "answer-after", itoa(1 + r.IntN(12)), "approval-timeout", itoa(5 + r.IntN(10)),
			"close", pick("none", "2", "3", "4"), "close-at", itoa(r.IntN(30)), "close-for", itoa(r.IntN(25)),
			"fail", pick("A0", "A1", "S1/A0", "S2/A0", ""), "fail-run", itoa(1 + r.IntN(4)), "lasting", pick("true", "false"),
			"on-failure", pick(nothing, retryFailed, retryAll, autoFailed, autoAll, rollback), "retry-after", itoa(1 + r.IntN(10)),
			"stop", pick(never, andWait, abandon), "stop-run", itoa(1 + r.IntN(4)), "stop-at", itoa(r.IntN(50))}
		v := info.Defaults().Must(pairs...)
		tr := New().Run(v)
		got := tr.Model.(*run)
		if len(got.faults) > 0 {
			if got.after != rollback || got.mode != parallel || len(got.faults) != 1 {
				t.Fatalf("%v\n%s", got.faults, v.Get("pipeline"))
			}
			continue
		}
		for _, e := range tr.Events {
			seen[e.Kind]++
		}
		want := replay(got.config, int(tr.End/time.Minute)+70)
		if w, g := strings.Join(want, "\n"), strings.Join(written(got), "\n"); w != g {
			t.Fatalf("notelab sim pipeline: %v\n--- replayed\n%s\n--- run\n%s", pairs, w, g)
		}
	}
	for kind := range sentences {
		kind, _, _ = strings.Cut(kind, " ")
		if seen[kind] == 0 && kind != "rollback-source" {
			t.Errorf("no run had an event %q", kind)
		}
	}
	t.Log(seen)
}

var _ = simtest.Golden
