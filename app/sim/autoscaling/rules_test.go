package autoscaling

import (
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// Percentages become whole tasks as the page says: 12.7 is 12, 0.67 is 1, -0.58
// is -1, -6.67 is -6; and 25 % of 4 with MinAdjustmentMagnitude 2 is 2.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
func TestPercentagesBecomeWholeTasks(t *testing.T) {
	for _, tt := range []struct{ current, percent, magnitude, want int }{
		{127, 10, 1, 12}, {67, 1, 1, 1}, {58, -1, 1, -1}, {667, -1, 1, -6}, {4, 25, 2, 2}, {4, -25, 2, -2}, {10, 0, 3, 0}, {0, 50, 1, 0}, {10, 100, 1, 10},
	} {
		if got := share(tt.current, tt.percent, tt.magnitude); got != tt.want {
			t.Errorf("share(%d, %d, %d) = %d; want %d", tt.current, tt.percent, tt.magnitude, got, tt.want)
		}
	}
}

// The worked example of the page: threshold 50, first steps between 10 and 20
// away, second ones from 20; 10 tasks become 11, 14, 13 and 10. The intervals of
// no adjustment near the threshold are left out by moving it to 60 and 40.
func TestTheWorkedExampleOfStepScaling(t *testing.T) {
	s := stepPolicy{kind: byPercent, high: 60, low: 40, bound: 10, add: [2]int{10, 30}, remove: [2]int{10, 30}, magnitude: 1}
	n := 10
	for _, tt := range []struct {
		metric int64
		want   int
	}{{60, 11}, {70, 14}, {40, 13}, {30, 10}} {
		before := n
		n = s.from(n, reading{tt.metric, 1}, tt.metric >= 60)
		if n != tt.want {
			t.Fatalf("from %d at %d%% the count becomes %d; want %d", before, tt.metric, n, tt.want)
		}
	}
}

// Above a threshold the lower bound of a step is part of it, below it the upper
// bound.
func TestStepBoundsAreDistancesFromTheThreshold(t *testing.T) {
	s := stepPolicy{kind: change, high: 60, low: 30, bound: 20, add: [2]int{1, 3}, remove: [2]int{1, 2}}
	for _, tt := range []struct {
		r    reading
		out  bool
		want int
	}{
		{reading{60, 1}, true, 11}, {reading{799, 10}, true, 11}, {reading{80, 1}, true, 13}, {reading{85, 1}, true, 13},
		{reading{30, 1}, false, 9}, {reading{101, 10}, false, 9}, {reading{10, 1}, false, 8}, {reading{0, 1}, false, 8},
	} {
		if got := s.from(10, tt.r, tt.out); got != tt.want {
			t.Errorf("10 tasks at %d/%d%% become %d; want %d", tt.r.n, tt.r.d, got, tt.want)
		}
	}
}

// Current, metric and target, and what they give by the proportion that the
// pages describe: +1.5 adds 2, -1.5 removes 1.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
func TestTargetTrackingRoundsForAvailability(t *testing.T) {
	for _, tt := range []struct{ current, metric, target, want int }{
		{4, 80, 50, 7}, {4, 50, 50, 4}, {10, 65, 50, 13}, {10, 44, 50, 9}, {10, 46, 50, 10}, {2, 75, 50, 3}, {3, 75, 50, 5}, {6, 45, 60, 5},
	} {
		v := with("shape", "steady", "load", 10*tt.metric*tt.current, "tasks", tt.current, "min", 1, "cpu-target", tt.target, "length", "30m")
		pic, _ := run(read(v))
		if got := pic.ticks[20].desired; got != tt.want {
			t.Errorf("%d tasks at %d%% for %d%% become %d; want %d", tt.current, tt.metric, tt.target, got, tt.want)
		}
	}
	if got := (policy{onCPU, 50}).wants(reading{200, 1}, 1); got != 4 {
		t.Errorf("1 task at 200%% for 50%% becomes %d; want 4", got)
	}
}

// A load that stays is met by the fewest tasks that keep the target.
func TestAConstantLoadSettlesAtItsQuotient(t *testing.T) {
	r := sim.NewRand(3)
	for range 300 {
		load, target, room := 1+r.IntN(20000), 10+r.IntN(80), 300+r.IntN(2000)
		v := with("shape", "steady", "load", load, "cpu-target", target, "capacity", room, "tasks", 1, "min", 1, "max", 100, "length", "3h")
		pic, _ := run(read(v))
		want := 1
		for want*room*target < load*100 && want < 100 {
			want++
		}
		if got := pic.ticks[180].desired; got != want {
			t.Errorf("%s: settles at %d; want %d", v.Query(), got, want)
		}
	}
}

// CapacityProviderReservation and the instances that bring it to the target.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
func TestCapacityProviderReservation(t *testing.T) {
	for _, tt := range []struct {
		m, n, target int
		percent      string
		want         int
	}{{12, 10, 100, "120%", 12}, {9, 10, 90, "90%", 10}, {10, 10, 90, "100%", 12}, {2, 3, 100, "66.7%", 2}} {
		d := demand{tt.m, tt.n}
		if got := percentOf(d); got != tt.percent {
			t.Errorf("%d / %d is %s; want %s", tt.m, tt.n, got, tt.percent)
		}
		if got := d.wants(tt.target); got != tt.want {
			t.Errorf("%d for %d%% are %d instances; want %d", tt.m, tt.target, got, tt.want)
		}
	}
}

// Instances leave after 15 minutes, at most half of them at once, and with
// termination protection only empty ones.
func TestInstancesLeaveSlowly(t *testing.T) {
	v := with("policy", noPolicy, "shape", "steady", "tasks", 4, "compute", "ec2", "instances", 8, "length", "30m", "placement", "spread")
	for _, tt := range []struct {
		values sim.Values
		at     int
		want   int
	}{
		{v, 14, 8}, {v, 15, 4}, {v, 16, 4}, // one task on each of four
		{v.Must("placement", "binpack"), 15, 4}, {v.Must("placement", "binpack"), 16, 2}, {v.Must("placement", "binpack"), 17, 1},
	} {
		pic, _ := run(read(tt.values))
		if got := len(pic.ticks[tt.at].hosts); got != tt.want {
			t.Errorf("%s: %d instances at minute %d; want %d", tt.values.Query(), got, tt.at, tt.want)
		}
	}
	lost := func(v sim.Values) bool {
		tr := New().Run(v)
		for i := range tr.Events {
			if e := &tr.Events[i]; e.Kind == "terminate" && e.Field("lost") != "0" {
				return true
			}
		}
		return false
	}
	if lost(v) || !lost(v.Must("termination", "false")) {
		t.Error("tasks are lost with termination protection, or never without it")
	}
}

// A scale-out ends the scale-in cooldown: the next scale-in need not wait for it.
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
func TestAScaleOutEndsTheScaleInCooldown(t *testing.T) {
	v := with("policy", stepwise, "shape", "spike", "load", 1000, "peak", 9000, "from", "3m", "span", "1m", "tasks", 10, "startup", "0s",
		"out-points", 1, "in-points", 1, "in-cooldown", "30m", "length", "40m")
	pic, _ := run(read(v))
	want := []move{{1, 10, 8}, {4, 8, 11}, {5, 11, 9}, {35, 9, 8}}
	if len(pic.moves) != len(want) {
		t.Fatalf("changes %v; want %v", pic.moves, want)
	}
	for i, m := range want {
		if pic.moves[i] != m {
			t.Errorf("change %d is %v; want %v", i, pic.moves[i], m)
		}
	}
}

// What the presets are for.
func TestPresetsTeachWhatTheySay(t *testing.T) {
	s := New()
	at := func(name string, minute int) tick {
		return s.Run(simtest.Preset(t, s, name)).Model.(*picture).ticks[minute]
	}
	if k := at("spike", 8); k.desired != 8 {
		t.Errorf("three datapoints after the jump the spike has %d tasks; want 8", k.desired)
	}
	if k := at("requests", 8); k.desired != 20 {
		t.Errorf("requests don't saturate: %d tasks after three datapoints; want 20", k.desired)
	}
	if k := at("memory", 45); k.desired != 12 || k.held != "other" {
		t.Errorf("memory: %d tasks, held by %q", k.desired, k.held)
	}
	if k := at("deploy", 34); k.desired != 12 || k.held != "deploy" {
		t.Errorf("deploy: %d tasks, held by %q", k.desired, k.held)
	}
	if k := at("deploy", 35); k.desired != 3 {
		t.Errorf("after the deployment: %d tasks; want 3", k.desired)
	}
	if k := at("instances", 10); k.queued != 4 || k.running != 4 {
		t.Errorf("instances: %d wait and %d run", k.queued, k.running)
	}
	if k := at("zero", 30); k.desired != 0 || k.held != "missing" {
		t.Errorf("zero: %d tasks, held by %q", k.desired, k.held)
	}
	over := func(name string) float64 {
		f, _ := s.Run(simtest.Preset(t, s, name)).Figure("overload")
		return f.Value
	}
	if over("scheduled") != 0 || over("spike") < 5 || over("requests") >= over("spike") {
		t.Errorf("overload: scheduled %v, spike %v, requests %v", over("scheduled"), over("spike"), over("requests"))
	}
	if step := s.Run(simtest.Preset(t, s, "step")); !has(step, "already", "1") {
		t.Error("the step preset has no larger step inside a cooldown")
	}
}

func has(tr *sim.Trace, key, value string) bool {
	for i := range tr.Events {
		if tr.Events[i].Field(key) == value {
			return true
		}
	}
	return false
}

func TestGolden(t *testing.T) {
	s := New()
	tr := s.Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640.svg", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.Korean)))
	simtest.Golden(t, "default-340.svg", simtest.Picture(s.Stage(tr, minute(12), 340, i18n.English)))
	tr = s.Run(simtest.Preset(t, s, "instances"))
	simtest.Golden(t, "instances", simtest.Transcript(s, tr))
	simtest.Golden(t, "instances-340.svg", simtest.Picture(s.Stage(tr, minute(13), 340, i18n.Korean)))
	if svg := s.Stage(s.Run(info.Defaults()), minute(60), 640, i18n.Korean); len(svg) > 12000 {
		t.Errorf("the default picture has %d bytes; want at most 12,000", len(svg))
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}
