package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/fleet"
)

// lookOf is how a healthy task looks.
func (r *run) lookOf(rev revision) fleet.Look {
	switch {
	case rev == older:
		return fleet.Old
	case r.version == buggy:
		return fleet.Faulty
	}
	return fleet.New
}

// lives turns the tasks into what stood in each place.
func (r *run) lives() [][]fleet.Span {
	places := make([][]fleet.Span, len(r.places))
	for i := range r.tasks {
		t := &r.tasks[i]
		add := func(from, to time.Duration, is fleet.Look) {
			if from != never {
				places[t.place] = append(places[t.place], fleet.Span{From: from, To: to, Look: is, Name: t.rev.name()})
			}
		}
		if t.rev == newer || t.began > 0 {
			add(t.began, min(t.ran, t.left), fleet.Starting)
			add(t.ran, min(t.well, t.left), fleet.Running)
		}
		add(t.well, t.left, r.lookOf(t.rev))
		if t.failed {
			add(t.left, t.gone, fleet.Failed)
		} else {
			add(t.left, t.gone, fleet.Leaving)
		}
	}
	return places
}

// tallies turns the counts into the looks of a fleet.
func (r *run) tallies() []fleet.Tally {
	out := make([]fleet.Tally, len(r.states))
	for i := range r.states {
		c := &r.states[i].count
		t := &out[i]
		t.At = r.states[i].at
		t.N[r.lookOf(older)] = c.healthy[older]
		t.N[r.lookOf(newer)] = c.healthy[newer]
		t.N[fleet.Running] = c.running[older] + c.running[newer]
		t.N[fleet.Starting] = c.pending[older] + c.pending[newer]
		t.N[fleet.Leaving], t.N[fleet.Failed] = c.leaving, c.failed
	}
	return out
}

// stageNames are what a stage is called, the longest first, and its tone.
var stageNames = [...]struct {
	ko, en []string
	tone   sim.Tone
}{
	inProgress:  {[]string{"IN_PROGRESS"}, []string{"IN_PROGRESS"}, sim.Flow},
	failedStage: {[]string{"FAILED"}, []string{"FAILED"}, sim.Bad},
	rollingBack: {[]string{"FAILED, 롤백 IN_PROGRESS", "FAILED, 롤백", "롤백"}, []string{"FAILED, rollback IN_PROGRESS", "FAILED, rollback", "rollback"}, sim.Bad},
	completed:   {[]string{"COMPLETED"}, []string{"COMPLETED"}, sim.Good},
	scaleUp:     {[]string{"SCALE_UP"}, []string{"SCALE_UP"}, sim.Flow},
	shifting:    {[]string{"PRODUCTION_TRAFFIC_SHIFT", "TRAFFIC_SHIFT", "SHIFT"}, []string{"PRODUCTION_TRAFFIC_SHIFT", "TRAFFIC_SHIFT", "SHIFT"}, sim.Accent},
	baking:      {[]string{"BAKE_TIME", "BAKE"}, []string{"BAKE_TIME", "BAKE"}, sim.Wait},
	cleanUp:     {[]string{"CLEAN_UP"}, []string{"CLEAN_UP"}, sim.Muted},
}

// fleet builds the picture of the run in a language.
func (r *run) fleet(axis time.Duration, l i18n.Lang) *fleet.Fleet {
	f := &fleet.Fleet{
		Axis: max(axis, time.Second), End: r.end, Places: r.lives(), Tallies: r.tallies(),
		Usual: r.desired, Faulty: r.version == buggy,
		Counts:  text("Task 수", "tasks").In(l),
		Now:     text("지금 자리마다 (한 칸이 Task 하나)", "every place now, a square each").In(l),
		Traffic: text("새 리비전이 받는 트래픽", "traffic to the new revision").In(l),
	}
	if n := itoa(r.seats); r.seats < plenty {
		f.Room = fleet.Level{Value: r.seats, Label: text("자리 없음 (클러스터에 "+n+"개까지)", "no place (the cluster holds "+n+")").In(l)}
	}
	if r.native() {
		f.Upper.Value = 2 * r.desired
		f.Shares = append(f.Shares, fleet.Share{})
		for _, s := range r.states {
			if s.share != f.Shares[len(f.Shares)-1].Percent {
				f.Shares = append(f.Shares, fleet.Share{At: s.at, Percent: s.share})
			}
		}
	} else {
		f.Lower = fleet.Level{Value: r.lower, Label: text("하한 ", "min ").In(l) + itoa(r.lower)}
		f.Upper = fleet.Level{Value: r.upper, Label: text("상한 ", "max ").In(l) + itoa(r.upper)}
	}
	for i, s := range r.stages {
		to := never
		if i+1 < len(r.stages) {
			to = r.stages[i+1].at
		}
		if to == s.at {
			continue
		}
		name := &stageNames[s.is]
		labels := name.en
		if l == i18n.Korean {
			labels = name.ko
		}
		if s.is == completed && (r.outcome == rolledBack || r.native()) {
			labels = []string{text("롤백 COMPLETED", "rollback COMPLETED").In(l), "COMPLETED"}
			if r.native() {
				labels = []string{"SUCCESSFUL"}
				if r.outcome == rolledBack {
					labels = []string{"ROLLBACK_SUCCESSFUL"}
				}
			}
		}
		tone := name.tone
		if r.outcome == stuck {
			labels, tone = []string{labels[0] + text(", 진행 불가", ", stuck").In(l), labels[0]}, sim.Bad
		}
		f.Phases = append(f.Phases, fleet.Phase{From: s.at, To: to, Labels: labels, Tone: tone})
	}
	return f
}
