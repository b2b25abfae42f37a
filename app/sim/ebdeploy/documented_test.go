package ebdeploy

import (
	"slices"
	"testing"

	"notelab/app/sim/simtest"
)

// vector is how many serve with the old version, with the new one, and how many
// instances there are.
type vector [3]int

// vectors lists the different states of a run that last.
func vectors(r *run) (out []vector) {
	for i := range r.states {
		c := &r.states[i].count
		v := vector{c.serving[v1], c.serving[v2], c.all()}
		if n := len(out); n == 0 || out[n-1] != v {
			out = append(out, v)
		}
	}
	return
}

// The capacity of 4 instances with a batch of 2, as the documentation describes
// each policy:
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environmentmgmt-updates-immutable.html
// States that only differ in what is being launched or terminated beside are
// left out.
func TestCapacityIsAsDocumented(t *testing.T) {
	for policy, want := range map[string][]vector{
		allAtOnce:  {{4, 0, 4}, {0, 0, 4}, {0, 4, 4}},
		rolling:    {{4, 0, 4}, {2, 0, 4}, {2, 2, 4}, {0, 2, 4}, {0, 4, 4}},
		additional: {{4, 0, 4}, {4, 2, 6}, {2, 2, 6}, {2, 4, 6}, {0, 4, 6}, {0, 6, 6}, {0, 4, 4}},
		immutable:  {{4, 0, 4}, {4, 1, 5}, {4, 4, 8}, {0, 4, 4}},
		splitting:  {{4, 0, 4}, {4, 4, 8}, {0, 4, 4}},
		blueGreen:  {{4, 0, 4}, {4, 0, 8}, {4, 4, 8}, {0, 4, 8}, {0, 4, 4}},
	} {
		got := append([]vector{{4, 0, 4}}, vectors(runOf(info.Defaults().Must("policy", policy)))...)
		i := 0
		for _, v := range got {
			if i < len(want) && v == want[i] {
				i++
			}
		}
		if i < len(want) {
			t.Errorf("%s goes through %v; want %v on the way", policy, got, want)
		}
		for _, v := range got {
			inPlaceOnly := policy == allAtOnce || policy == rolling
			if inPlaceOnly && !slices.Contains(want, v) || !inPlaceOnly && v[0]+v[1] < 4 {
				t.Errorf("%s is in %v, which is not documented", policy, v)
			}
		}
	}
}

// What the table of deployment methods says about failures, DNS and the way
// back.
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.deploy-existing-version.html
func TestFailuresAreAsDocumented(t *testing.T) {
	for _, c := range []struct {
		name, policy string
		pairs        []string
		old, new     int // serving in the end, if nobody acts
		outcome      outcome
		down         bool
	}{
		{"downtime", allAtOnce, nil, 0, 0, broken, true},
		{"single batch out of service", rolling, []string{"fail-step", "1"}, 2, 0, broken, false},
		{"successful batches run the new version", rolling, []string{"fail-step", "2"}, 0, 2, broken, false},
		{"pending batches run the old version", rolling, []string{"batch", "1", "fail-step", "2"}, 2, 1, broken, false},
		{"minimal if the first batch fails", additional, []string{"fail-step", "1"}, 4, 0, broken, false},
		{"otherwise similar to rolling", additional, []string{"fail-step", "2"}, 2, 2, broken, false},
		{"terminate the new instances", immutable, []string{"fail-step", "1"}, 4, 0, reverted, false},
		{"at any step", immutable, []string{"fail-step", "2"}, 4, 0, reverted, false},
		{"before the evaluation", splitting, nil, 4, 0, reverted, false},
		{"reroute and terminate", splitting, []string{"version", late}, 4, 0, reverted, false},
		{"the old environment is untouched", blueGreen, nil, 4, 0, broken, false},
		{"IgnoreHealthCheck goes on", rolling, []string{"ignore", "true"}, 0, 0, broken, true},
	} {
		v := info.Defaults().Must("policy", c.policy, "version", unhealthy, "operator", "waits").Must(c.pairs...)
		r := runOf(v)
		n := r.count()
		if n.serving[v1] != c.old || n.serving[v2] != c.new || r.outcome != c.outcome || (r.sums().down > 0) != c.down {
			t.Errorf("%s: %s ends with %d + %d, outcome %d, %v without an answer", c.name, c.policy, n.serving[v1], n.serving[v2], r.outcome, r.sums().down)
		}
	}
	for _, p := range policies {
		swaps := 0
		for _, e := range runOf(info.Defaults().Must("policy", p.name)).events {
			if e.Actor == "DNS" && e.Kind == "swap" {
				swaps++
			}
		}
		if (swaps == 1) != (p.name == blueGreen) {
			t.Errorf("%s changes DNS %d times", p.name, swaps)
		}
	}
}

// A late fault costs the share of the canary until it shows, and everything
// under the other policies.
func TestCanaryLimitsTheDamage(t *testing.T) {
	v := info.Defaults().Must("policy", splitting, "version", late, "detect", "4m", "rps", "100", "percent", "10")
	if got := runOf(v).sums().exposed; got != 4*60*100/10 {
		t.Errorf("the canary's faulty version gets %d requests; want 2400", got)
	}
	if r := runOf(v.Must("policy", immutable)); r.outcome != reverted || r.sums().down > 0 {
		t.Errorf("a fault that shows before the move leaves Immutable with outcome %d", r.outcome)
	}
	all := runOf(v.Must("policy", allAtOnce)).sums().exposed
	if all < 10*2400 {
		t.Errorf("all at once costs %d requests", all)
	}
	// Not noticed in the evaluation, it is everybody's.
	if r := runOf(v.Must("detect", "6m")); r.outcome != restored || r.sums().exposed < 2400 {
		t.Errorf("outcome %d, %d requests", r.outcome, r.sums().exposed)
	}
}

// The old environment must outlive the clients' DNS caches.
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.CNAMESwap.html
func TestDeletingBlueEarlyCutsClientsOff(t *testing.T) {
	v := simtest.Preset(t, New(), "blue-green")
	for keep, want := range map[string]float64{"5m": 0, "1m": 0, "30s": 30, "0s": 60} {
		r := runOf(v.Must("keep", keep))
		if got := r.sums(); got.down.Seconds() != want || !got.partly && want > 0 {
			t.Errorf("keep %s: %v without an answer; want %v s for some", keep, got.down, want)
		}
	}
}
