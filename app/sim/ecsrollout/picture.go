package ecsrollout

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// lookOf is how a healthy task looks.
func (r *run) lookOf(rev revision) look {
	switch {
	case rev == older:
		return lookOld
	case r.version == buggy:
		return lookFaulty
	}
	return lookNew
}

// lives turns the tasks into what stood in each place.
func (r *run) lives() [][]span {
	places := make([][]span, len(r.places))
	for i := range r.tasks {
		t := &r.tasks[i]
		add := func(from, to time.Duration, is look) {
			if from != never {
				places[t.place] = append(places[t.place], span{from, to, is, t.rev.name()})
			}
		}
		if t.rev == newer || t.began > 0 {
			add(t.began, min(t.ran, t.left), lookStarting)
			add(t.ran, min(t.well, t.left), lookRunning)
		}
		add(t.well, t.left, r.lookOf(t.rev))
		if t.failed {
			add(t.left, t.gone, lookFailed)
		} else {
			add(t.left, t.gone, lookLeaving)
		}
	}
	return places
}

// tallies turns the counts into the looks of a fleet.
func (r *run) tallies() []tally {
	out := make([]tally, len(r.states))
	for i := range r.states {
		c := &r.states[i].count
		t := &out[i]
		t.at = r.states[i].at
		t.n[r.lookOf(older)] = c.healthy[older]
		t.n[r.lookOf(newer)] = c.healthy[newer]
		t.n[lookRunning] = c.running[older] + c.running[newer]
		t.n[lookStarting] = c.pending[older] + c.pending[newer]
		t.n[lookLeaving], t.n[lookFailed] = c.leaving, c.failed
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
func (r *run) fleet(axis time.Duration, l i18n.Lang) *fleet {
	f := &fleet{
		axis: max(axis, time.Second), end: r.end, places: r.lives(), tallies: r.tallies(),
		usual: r.desired, faulty: r.version == buggy,
		counts:  text("Task 수", "tasks").In(l),
		now:     text("지금 자리마다 (한 칸이 Task 하나)", "every place now, a square each").In(l),
		traffic: text("새 리비전이 받는 트래픽", "traffic to the new revision").In(l),
	}
	if n := itoa(r.seats); r.seats < plenty {
		f.room = level{r.seats, text("자리 없음 (클러스터에 "+n+"개까지)", "no place (the cluster holds "+n+")").In(l)}
	}
	if r.native() {
		f.upper.value = 2 * r.desired
		f.shares = append(f.shares, share{0, 0})
		for _, s := range r.states {
			if s.share != f.shares[len(f.shares)-1].percent {
				f.shares = append(f.shares, share{s.at, s.share})
			}
		}
	} else {
		f.lower = level{r.lower, text("하한 ", "min ").In(l) + itoa(r.lower)}
		f.upper = level{r.upper, text("상한 ", "max ").In(l) + itoa(r.upper)}
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
		f.phases = append(f.phases, phase{s.at, to, labels, tone})
	}
	return f
}
