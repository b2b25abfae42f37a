package cfngraph

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// statusText names a stack's status; a stack that never came about has none.
func statusText(s status) i18n.Text {
	if s == none {
		return i18n.Of("스택 없음", "no stack")
	}
	return i18n.Same(s.String())
}

// remains counts what is there at the end: physical resources in the stack, those
// outside it, snapshots, and resources that got a new physical id.
func (r *run) remains() (inside, outside, saved, renewed int) {
	for i := range r.lives {
		l := &r.lives[i]
		for p := range l.pieces {
			x := &l.pieces[p]
			switch {
			case x.gone == never && x.out == never && x.done:
				inside++
			case x.gone == never && x.done:
				outside++
			}
			if x.saved {
				saved++
			}
		}
		if r.units[i].plan == replace && l.now == 1 {
			renewed++
		}
	}
	if r.refusal != nil && r.op != opCreate { // all is as it was
		for i := range r.units {
			if r.units[i].inOld && r.template.bad == nil {
				inside++
			}
		}
	}
	return
}

// busiest is how many resources are worked on at once at the busiest moment.
func (r *run) busiest() int {
	best := 0
	for i := range r.lives {
		for _, m := range r.lives[i].marks {
			if m.until > 0 {
				best = max(best, r.working(m.at))
			}
		}
	}
	return best
}

// working counts the resources that are worked on at a moment.
func (r *run) working(at time.Duration) int {
	n := 0
	for i := range r.lives {
		for _, m := range r.lives[i].marks {
			if m.at <= at && at < m.until {
				n++
			}
		}
	}
	return n
}

// deepest is the longest chain of needs, first the number of resources that need
// nothing; of a template with a cycle both are 0.
func (r *run) deepest() (deepest, first int) {
	if r.refusal != nil && r.refusal.code != "protected" && r.refusal.code != "nothing" && r.refusal.code != "futile" {
		return 0, 0
	}
	for i, d := range r.depth {
		deepest = max(deepest, d)
		if d == 1 && r.units[i].inNew {
			first++
		}
	}
	return
}

func (r *run) figures() []sim.Figure {
	var out []sim.Figure
	add := func(key string, label i18n.Text, n int, text i18n.Text, tone sim.Tone) {
		if text.Ko == "" {
			text = i18n.Same(itoa(n))
		}
		out = append(out, sim.Figure{Key: key, Label: label, Value: float64(n), Text: text, Tone: tone})
	}
	no := i18n.Text{}
	last := r.lastStatus()
	tone := last.tone()
	if r.refusal != nil {
		tone = sim.Bad
	}
	add("status", i18n.Of("스택의 마지막 상태", "stack at the end"), int(last), statusText(last), tone)
	deepest, first := r.deepest()
	add("depth", i18n.Of("가장 긴 의존 사슬", "longest chain of needs"), deepest, no, sim.Plain)
	add("first", i18n.Of("아무것도 기다리지 않는 리소스", "resources that wait for nothing"), first, no, sim.Plain)
	add("parallel", i18n.Of("동시에 다룬 리소스(최대)", "worked on at once, at most"), r.busiest(), no, sim.Plain)
	took := time.Duration(0)
	if r.refusal == nil {
		took = r.now - lead
	}
	out = append(out, sim.Figure{Key: "took", Label: i18n.Of("걸린 시간(모의)", "time taken (simulated)"), Value: took.Seconds(), Text: i18n.Same(sim.ShortTime(took))})
	inside, outside, saved, renewed := r.remains()
	add("renewed", i18n.Of("새 물리 ID를 받은 리소스", "resources with a new physical id"), renewed, no, warn(renewed > 0, sim.Wait))
	add("left", i18n.Of("남은 물리 리소스", "physical resources left"), inside+outside, no, sim.Plain)
	text := no
	if saved > 0 {
		text = i18n.Of(itoa(outside)+" · 스냅샷 "+itoa(saved), itoa(outside)+" · snapshots "+itoa(saved))
	}
	add("outside", i18n.Of("그 가운데 스택 밖에 남은 것", "of these outside the stack"), outside, text, warn(outside > 0, sim.Wait))
	return out
}

func warn(yes bool, t sim.Tone) sim.Tone {
	if yes {
		return t
	}
	return sim.Plain
}

// telling is a moment whose picture says most: when resources are in as many
// different states as possible, and old and new stand side by side.
func (r *run) telling() time.Duration {
	if r.refusal != nil {
		return r.end
	}
	best, at := -1, r.end
	for e := 0; e+1 < len(r.events); e++ {
		from, to := r.events[e].At, r.events[e+1].At
		if from == to {
			continue
		}
		mid := from + (to-from)*3/5
		seen, twins := map[status]bool{}, 0
		for i := range r.lives {
			seen[r.statusAt(i, mid)] = true
			n := 0
			for _, p := range r.lives[i].pieces {
				if p.born <= mid && mid < p.gone {
					n++
				}
			}
			if n > 1 {
				twins = 3
			}
		}
		score := 2*len(seen) + twins + min(r.working(mid), 3)
		if s := r.stackAt(mid); s == rollbackInProgress || s == updateRollbackInProgress || s == updateRollbackCleanup || s == updateCleanup {
			score += 2
		}
		if score >= best {
			best, at = score, mid
		}
	}
	return at
}

// statusAt is a resource's status at a moment.
func (r *run) statusAt(i int, at time.Duration) status {
	s := none
	if r.units[i].inOld && len(r.lives) > 0 {
		s = createComplete
	}
	if len(r.lives) > 0 {
		for _, m := range r.lives[i].marks {
			if m.at <= at && !m.other {
				s = m.is
			}
		}
	}
	return s
}
