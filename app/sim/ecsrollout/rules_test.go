package ecsrollout

import (
	"testing"
	"time"
)

// ran runs the model on changed defaults.
func ran(pairs ...string) *run { return runOf(info.Defaults().Must(pairs...)) }

// The examples of the AWS pages on DeploymentConfiguration and on replacing
// tasks, of the old notes (50/100 and 100/150 of four), and what the rule gives
// around them. moves are the scheduler's decisions in turn: +n starts, -n stops.
func TestBoundsAndMovesOfDocumentedExamples(t *testing.T) {
	for _, c := range []struct {
		n, min, max  string
		lower, upper int
		moves        []int
		outcome      outcome
	}{
		{"4", "50", "100", 2, 4, []int{-2, +2, -2, +2}, succeeded},         // old notes 4.5; API page
		{"4", "100", "150", 4, 6, []int{+2, -2, +2, -2}, succeeded},        // old notes 4.5
		{"4", "100", "200", 4, 8, []int{+4, -4}, succeeded},                // API page
		{"4", "50", "200", 2, 8, []int{+4, -2, -2}, succeeded},             // both at once
		{"2", "75", "100", 2, 2, nil, stuck},                               // developer guide: cannot stop any
		{"3", "100", "125", 3, 3, nil, stuck},                              // developer guide: cannot start any
		{"1", "50", "100", 1, 1, nil, stuck},                               //
		{"1", "100", "200", 1, 2, []int{+1, -1}, succeeded},                //
		{"5", "100", "100", 5, 5, nil, stuck},                              //
		{"1", "0", "100", 0, 1, []int{-1, +1}, succeeded},                  // an outage
		{"10", "90", "110", 9, 11, []int{+1, -1, +1, -1}, succeeded},       // one up, one down
		{"7", "33", "133", 3, 9, []int{+2, -4, +4, -2, +1, -1}, succeeded}, // start 2, stop up to 4
	} {
		r := ran("desired", c.n, "min", c.min, "max", c.max)
		if r.lower != c.lower || r.upper != c.upper || r.outcome != c.outcome {
			t.Errorf("%s at %s/%s: bounds %d and %d, outcome %d; want %d, %d, %d", c.n, c.min, c.max, r.lower, r.upper, r.outcome, c.lower, c.upper, c.outcome)
		}
		var moves []int
		for _, m := range r.moves {
			if m.started > 0 {
				moves = append(moves, m.started)
			}
			if m.stopped > 0 {
				moves = append(moves, -m.stopped)
			}
		}
		if c.outcome == stuck && len(moves) > 0 || len(moves) < len(c.moves) {
			t.Errorf("%s at %s/%s: moves %v; want %v", c.n, c.min, c.max, moves, c.moves)
			continue
		}
		for i := range c.moves {
			if moves[i] != c.moves[i] {
				t.Errorf("%s at %s/%s: moves %v; want %v", c.n, c.min, c.max, moves, c.moves)
				break
			}
		}
	}
}

// A full cluster stops what the bounds allow; one spare place frees it.
func TestFullClusterIsStuck(t *testing.T) {
	full := []string{"max", "200", "capacity", "fixed"}
	if r := ran(full...); r.outcome != stuck || len(r.tasks) != 4 {
		t.Errorf("100/200 on a full cluster: outcome %d, %d tasks", r.outcome, len(r.tasks))
	}
	if r := ran(append(full, "min", "50")...); r.outcome != succeeded {
		t.Errorf("50/200 on a full cluster: outcome %d", r.outcome)
	}
	r := ran(append(full, "spare", "1")...)
	if _, most := r.extremes(); r.outcome != succeeded || most != 5 {
		t.Errorf("100/200 with a spare place: outcome %d, at most %d tasks", r.outcome, most)
	}
}

// The table of the page on the deployment circuit breaker, its sentence on
// UNBOUNDED_PERCENT, and the vectors the rule gives between them.
func TestThreshold(t *testing.T) {
	for _, c := range []struct {
		kind               string
		value, n, failures int
	}{
		{bounded, 50, 1, 3}, {bounded, 50, 25, 13}, {bounded, 50, 400, 200}, {bounded, 50, 800, 200}, {unbounded, 50, 800, 400},
		{bounded, 50, 6, 3}, {bounded, 50, 7, 4}, {bounded, 50, 10, 5}, {bounded, 50, 401, 200},
		{unbounded, 50, 1, 1}, {bounded, 1, 100, 3}, {fixedCount, 5, 10, 5}, {fixedCount, 1, 800, 1},
	} {
		if got := threshold(c.kind, c.value, c.n); got != c.failures {
			t.Errorf("threshold(%s, %d, %d) = %d; want %d", c.kind, c.value, c.n, got, c.failures)
		}
	}
}

// The circuit breaker ends a deployment that never would, whichever way the
// version fails.
func TestCircuitBreaker(t *testing.T) {
	for _, version := range []string{crash, unhealthy} {
		for _, c := range []struct {
			breaker   string
			outcome   outcome
			old, lost int
		}{{off, endless, 2, 0}, {halt, failedOutcome, 2, 4}, {rollback, rolledBack, 4, 4}} {
			r := ran("min", "50", "max", "100", "version", version, "breaker", c.breaker)
			if r.outcome != c.outcome || r.count.healthy[older] != c.old || c.lost > 0 && r.lost != c.lost {
				t.Errorf("%s with breaker %s: outcome %d, %d old, %d lost; want %+v", version, c.breaker, r.outcome, r.count.healthy[older], r.lost, c)
			}
		}
	}
}

// With resetOnHealthyTask only failures in a row count: two before each success
// never reach three. Without it they add up.
func TestResetOnHealthyTask(t *testing.T) {
	if r := ran("max", "125", "version", flaky, "breaker", rollback); r.outcome != succeeded || r.lost != 8 {
		t.Errorf("consecutive: outcome %d after %d failures", r.outcome, r.lost)
	}
	if r := ran("max", "125", "version", flaky, "breaker", rollback, "reset", "false"); r.outcome != rolledBack || r.lost != 3 {
		t.Errorf("cumulative: outcome %d after %d failures", r.outcome, r.lost)
	}
}

// The circuit breaker does not see a version that is healthy and wrong.
func TestHealthChecksDoNotSeeABug(t *testing.T) {
	r := ran("max", "200", "version", buggy, "breaker", rollback)
	if r.outcome != succeeded || r.lost != 0 || r.exposed() == 0 {
		t.Errorf("outcome %d, %d lost, %d requests", r.outcome, r.lost, r.exposed())
	}
}

// waits is how CloudFormation counts the waits of a linear deployment: its page
// on LinearConfiguration gives the formula and the example of 11 percent, 9.
func waits(percent int) int {
	if 100%percent == 0 {
		return 100/percent - 1
	}
	return 100 / percent
}

func TestLinearWaitsAsCloudFormationCountsThem(t *testing.T) {
	if waits(11) != 9 {
		t.Fatal("the documented example")
	}
	for p := 3; p <= 100; p++ {
		s := shares(linear, p)
		if len(s)-1 != waits(p) || s[0] != p || s[len(s)-1] != 100 {
			t.Errorf("%d%%: shares %v; want %d waits", p, s, waits(p))
		}
		for i := 1; i < len(s)-1; i++ {
			if s[i]-s[i-1] != p {
				t.Errorf("%d%%: shares %v are not equal steps", p, s)
			}
		}
	}
}

// The traffic of the pages on linear, canary and blue/green deployments, in
// minutes after the first shift, with their default percentages and times.
func TestTrafficOfDocumentedExamples(t *testing.T) {
	for _, c := range []struct {
		strategy string
		minute   time.Duration
		share    int
	}{
		{linear, 0, 10}, {linear, 5, 10}, {linear, 6, 20}, {linear, 12, 30}, {linear, 53, 90}, {linear, 54, 100},
		{canary, 0, 5}, {canary, 9, 5}, {canary, 10, 100},
		{blueGreen, 0, 100},
	} {
		r := ran("strategy", c.strategy)
		first := never
		for _, s := range r.states {
			if s.share > 0 {
				first = min(first, s.at)
			}
		}
		if got := r.stateAt(first + c.minute*time.Minute).share; got != c.share {
			t.Errorf("%s at minute %d: %d%%; want %d%%", c.strategy, c.minute, got, c.share)
		}
	}
}

// Blue/green takes twice the tasks until the bake time is over; with fewer
// places it never shifts.
func TestBlueGreenTakesTwiceTheRoom(t *testing.T) {
	r := ran("strategy", blueGreen)
	if least, most := r.extremes(); least != 4 || most != 8 || r.over != 20*time.Second+40*time.Second+5*time.Minute+30*time.Second {
		t.Errorf("%d to %d tasks, %v", least, most, r.over)
	}
	r = ran("strategy", blueGreen, "capacity", "fixed", "spare", "3")
	if r.outcome != stuck || r.share != 0 || r.count.healthy[newer] != 3 {
		t.Errorf("with 3 spare places: outcome %d, %d%%, %d new", r.outcome, r.share, r.count.healthy[newer])
	}
}

// An alarm after the old tasks are gone comes too late.
func TestAlarmInAndAfterTheBakeTime(t *testing.T) {
	bug := []string{"strategy", blueGreen, "version", buggy, "rps", "10"}
	if r := ran(append(bug, "alarm-after", "4m59s")...); r.outcome != rolledBack || r.exposed() != 2990 {
		t.Errorf("in the bake time: outcome %d, %d requests", r.outcome, r.exposed())
	}
	if r := ran(append(bug, "alarm-after", "5m1s")...); r.outcome != succeeded {
		t.Errorf("after the bake time: outcome %d", r.outcome)
	}
	if r := ran(append(bug, "alarm", "false")...); r.outcome != succeeded {
		t.Errorf("without an alarm: outcome %d", r.outcome)
	}
}

// In a rolling update the faulty version's share is its part of the healthy
// tasks: at 100/150 half of them for 90 s and all for 30 s, at 50/100 all for
// 90 s, since the old ones have just stopped.
func TestExposureInARollingUpdate(t *testing.T) {
	if r := ran("version", buggy); r.exposed() != 100*(90/2+30) {
		t.Errorf("100/150: %d requests", r.exposed())
	}
	if r := ran("min", "50", "max", "100", "version", buggy); r.exposed() != 100*90 {
		t.Errorf("50/100: %d requests", r.exposed())
	}
}

// The cautious order stops nothing while a new task is on its way.
func TestCautiousOrderKeepsAllTasks(t *testing.T) {
	loose := []string{"min", "50", "max", "200"}
	if least, _ := ran(loose...).extremes(); least != 2 {
		t.Errorf("together: at least %d", least)
	}
	if least, _ := ran(append(loose, "order", cautious)...).extremes(); least != 4 {
		t.Errorf("cautious: at least %d", least)
	}
}
