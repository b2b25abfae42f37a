package ebmigration

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The oracle is a judge that never carries an order out. It looks back from a
// moment: what holds after n steps is asked of the steps before it ("was the
// policy set to Retain by an earlier step, while A still ran?"), each question
// answered from the rules of the developer guide and nothing remembered between
// two of them. It is held against the model over every order of a few steps.
type judge struct {
	goal, policy, access string
	steps                []string
}

// last returns the last i < n with a property, or -1; first the first.
func last(n int, is func(i int) bool) int {
	for i := n - 1; i >= 0; i-- {
		if is(i) {
			return i
		}
	}
	return -1
}

func (j *judge) first(n int, names ...string) int {
	for i := 0; i < n; i++ {
		if slices.Contains(names, j.steps[i]) {
			return i
		}
	}
	return -1
}

// ranA: A runs until the first termination is through, whatever that brings.
func (j *judge) ranA(n int) bool { return j.first(n, terminate) < 0 }

// born is the step that made B, if any: the first creation, or the first cloning
// of an A that runs. Nothing ever takes B away.
func (j *judge) born(n int) int {
	for i := 0; i < n; i++ {
		if j.steps[i] == create || j.steps[i] == clone && j.ranA(i) {
			return i
		}
	}
	return -1
}

// kept is the policy that an operation on A after n steps goes by: Retain as soon
// as it was applied alone, before the coupling ended and while A ran.
func (j *judge) kept(n int) string {
	for i := 0; i < n; i++ {
		if j.steps[i] == retain && j.ranA(i) && j.tied(i) {
			return polRetain
		}
	}
	return j.policy
}

func (j *judge) guarded(n int) bool {
	for i := 0; i < n; i++ {
		if j.steps[i] == protect && j.lives(i) {
			return true
		}
	}
	return false
}

// tied: after n steps prod still belongs to A, that is, no operation on A has
// parted them and no failed stack was cleaned up.
func (j *judge) tied(n int) bool {
	if j.goal == goalLB {
		return false
	}
	return last(n, func(i int) bool { return j.parts(i) }) < 0
}

// parts: step i parts A and prod, one way or another.
func (j *judge) parts(i int) bool {
	if !j.tied(i) {
		return false
	}
	free := j.kept(i) == polRetain || !j.guarded(i)
	switch j.steps[i] {
	case decouple, atOnce:
		return j.ranA(i) && free
	case terminate:
		return free
	case cleanup:
		return !j.ranA(i) // only a protected prod is still tied by then
	}
	return false
}

// kills: step i deletes prod, which only a parting by another policy than Retain
// does.
func (j *judge) kills(i int) bool {
	return j.steps[i] != cleanup && j.parts(i) && j.kept(i) != polRetain
}

func (j *judge) death(n int) int { return last(n, j.kills) }

func (j *judge) lives(n int) bool { return j.death(n) < 0 }

// handed: after n steps A has a connection of its own, and the rule for it.
func (j *judge) handed(n int) (own, rule bool) {
	own = j.goal == goalLB
	rule = own
	for i := 0; i < n; i++ {
		switch {
		case j.steps[i] == connect && j.ranA(i) && j.lives(i):
			own, rule = true, true
		case j.steps[i] == revoke && j.access == byAuto && j.lives(i):
			rule = false
		}
	}
	return
}

// stack: what is left of A's stack after n steps of which one ended A.
func (j *judge) stack(n int) bool {
	if j.ranA(n) {
		return false
	}
	// The last attempt counts, or the clean-up behind it.
	k := last(n, func(i int) bool { return j.steps[i] == terminate || j.steps[i] == cleanup })
	if j.steps[k] == cleanup {
		return false
	}
	if before := last(k, func(i int) bool { return j.steps[i] == terminate || j.steps[i] == cleanup }); before >= 0 && !j.ranA(k) && !j.stack(k) {
		return false // there was nothing left to end
	}
	_, rule := j.handed(k)
	return j.tied(k+1) || rule && j.access == byAuto && j.lives(k+1)
}

// base is the database environment e works with after n steps.
func (j *judge) base(e, n int) base {
	if e == envA {
		own, rule := j.handed(n)
		if j.ranA(n) && j.lives(n) && (j.tied(n) || own && rule) {
			return prod
		}
		return noBase
	}
	k := j.born(n)
	if k < 0 {
		return noBase
	}
	if j.steps[k] == create {
		if j.lives(n) { // so it did at birth
			return prod
		}
		return noBase
	}
	own, rule := j.handed(k)
	switch {
	case own && rule && j.access == byExtra && j.lives(n):
		return prod
	case !own && j.tied(k):
		return empty
	}
	return noBase
}

// swaps are those that two running environments allow, among the first n steps.
func (j *judge) swaps(n int) (out []int) {
	for i := 0; i < n; i++ {
		if j.steps[i] == swap && j.ranA(i) && j.born(i) >= 0 {
			out = append(out, i)
		}
	}
	return
}

func (j *judge) main(n int) int { return len(j.swaps(n)) % 2 }

// cached: after n steps some clients still have an old record. They lose it when
// somebody waits, or by a whole step's time without an answer there.
func (j *judge) cached(n int) bool {
	s := j.swaps(n)
	if len(s) == 0 {
		return false
	}
	for i := s[len(s)-1] + 1; i < n; i++ {
		if j.steps[i] == wait || j.base(1-j.main(i), i) == noBase {
			return false
		}
	}
	return true
}

// sentence is the judge's finding: what is lost, and whether the goal is reached.
func (j *judge) sentence(writes, rows int) string {
	n := len(j.steps)
	down, cut, astray := 0, 0, 0
	at := func(i int) int { // rows of prod after i steps
		k := rows
		for m := 0; m < i; m++ {
			if j.base(j.main(m), m) == prod {
				k += writes
			}
		}
		return k
	}
	for m := 0; m <= n; m++ { // the time of step m, and the one after the last
		switch j.base(j.main(m), m) {
		case noBase:
			down++
		case empty:
			astray += writes
		}
		if j.base(j.main(m), m) != noBase && j.cached(m) && j.base(1-j.main(m), m) == noBase {
			cut++
		}
	}
	lost := 0
	if d := j.death(n); d >= 0 && j.kept(d) == polDelete {
		saved := last(d, func(i int) bool { return j.steps[i] == snapshot })
		if lost = at(d + 1); saved >= 0 {
			lost -= at(saved + 1)
		}
	}
	e := j.main(n)
	alb := e == envB && j.steps[j.born(n)] == create
	own := true // the users' environment has no database of its own
	if e == envB && !alb {
		own = !j.tied(j.born(n))
	}
	other := j.ranA(n) || j.stack(n)
	if e == envA {
		other = j.born(n) >= 0
	}
	reached := j.base(e, n) == prod && !j.tied(n) && own && (j.goal == goalDB || alb) && !other
	left := 0
	for _, stands := range []bool{j.ranA(n) || j.stack(n), j.born(n) >= 0} {
		if stands {
			left++
		}
	}
	return fmt.Sprint(reached, " gone ", !j.lives(n), " lost ", lost, " down ", down, " cut ", cut, " astray ", astray, " left ", left)
}

// found is the same of the model.
func (r *run) found() string {
	s := &r.last
	return fmt.Sprint(s.lacks(r.goal) == "", " gone ", !s.alive, " lost ", s.lost, " down ", s.down, " cut ", s.partial, " astray ", s.astray, " left ", r.left())
}

// orders calls f with every order of n of the given steps, with repetition or
// without.
func orders(of []string, n int, repeat bool, f func([]string)) {
	pick := make([]string, 0, n)
	var grow func()
	grow = func() {
		if len(pick) == n {
			f(pick)
			return
		}
		for _, s := range of {
			if !repeat && slices.Contains(pick, s) {
				continue
			}
			pick = append(pick, s)
			grow()
			pick = pick[:len(pick)-1]
		}
	}
	grow()
}

func allSteps() (out []string) {
	for _, s := range steps {
		out = append(out, s.name)
	}
	return
}

func TestEveryOrderIsJudgedAlike(t *testing.T) {
	every := allSteps()
	moving := []string{create, clone, swap, wait, terminate, retain, decouple, connect}
	ends := map[string]int{}
	n := 0
	compare := func(c config, list []string) {
		c.steps = list
		r := simulate(c)
		j := &judge{c.goal, c.policy, c.access, list}
		n++
		ends[r.result()]++
		if got, want := r.found(), j.sentence(c.writes, c.rows); got != want {
			t.Fatalf("goal %s policy %s access %s, %s:\nthe model finds %s\nthe judge %s", c.goal, c.policy, c.access, strings.Join(list, ","), got, want)
		}
	}
	for _, goal := range []string{goalDB, goalLB, goalBoth} {
		for _, policy := range []string{polDelete, polSnapshot, polRetain} {
			for _, access := range []string{byExtra, byAuto} {
				if goal == goalLB && policy != polDelete {
					continue // nothing is coupled
				}
				c := config{goal: goal, policy: policy, access: access, rows: 1000, writes: 7}
				for k := range 4 { // with repetition
					orders(every, k, true, func(l []string) { compare(c, l) })
				}
				if testing.Short() {
					continue
				}
				if policy == polDelete || goal == goalBoth && access == byAuto {
					orders(every, 4, true, func(l []string) { compare(c, l) })
				}
				if goal == goalBoth {
					orders(moving, 6, false, func(l []string) { compare(c, l) })
				}
			}
		}
	}
	// Six and seven of what the old way takes, in every order.
	old := []string{snapshot, protect, create, swap, wait, terminate, cleanup}
	c := config{goal: goalDB, policy: polDelete, access: byExtra, rows: 1000, writes: 7}
	orders(old, 6, false, func(l []string) { compare(c, l) })
	orders(old, 7, false, func(l []string) { compare(c, l) })
	// And where the security group stands in the way.
	c.access = byAuto
	c.goal = goalLB
	orders([]string{create, swap, wait, terminate, revoke, cleanup}, 6, false, func(l []string) { compare(c, l) })
	orders([]string{create, swap, wait, terminate, revoke, cleanup}, 5, true, func(l []string) { compare(c, l) })
	for _, end := range []string{clean, costly, short, ruined} {
		if ends[end] == 0 {
			t.Errorf("no order of %d ended %s: %v", n, end, ends)
		}
	}
	t.Logf("%d orders: %v", n, ends)
}
