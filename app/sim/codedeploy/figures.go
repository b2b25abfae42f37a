package codedeploy

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// lasting writes a stretch of time for people: "3분 10초", "3 min 10 s".
func lasting(d time.Duration) i18n.Text {
	if d > 0 && d < time.Second {
		return i18n.Same(sim.ShortTime(d.Round(time.Millisecond)))
	}
	s := int(d.Round(time.Second) / time.Second)
	var out i18n.Text
	for _, part := range []struct {
		n      int
		ko, en string
	}{{s / 86400, "일", " d"}, {s / 3600 % 24, "시간", " h"}, {s / 60 % 60, "분", " min"}, {s % 60, "초", " s"}} {
		if part.n == 0 && (out.Ko != "" || part.ko != "초") {
			continue
		}
		if out.Ko != "" {
			out.Ko, out.En = out.Ko+" ", out.En+" "
		}
		out.Ko, out.En = out.Ko+itoa(part.n)+part.ko, out.En+itoa(part.n)+part.en
	}
	return out
}

// statusTone is what a status means.
func statusTone(status string) sim.Tone {
	switch status {
	case succeeded:
		return sim.Good
	case failed:
		return sim.Bad
	case stopped, ready:
		return sim.Wait
	}
	return sim.Flow
}

// serves counts the lanes that run the old and the new revision for users.
func (r *run) serves(at time.Duration) (older, newer int) {
	for i := range r.spans {
		s := &r.spans[i]
		if at < s.from || at >= s.to && s.to < r.end {
			continue
		}
		switch s.what {
		case serveOld:
			older++
		case serveNew:
			newer++
		}
	}
	return
}

// shareNow is the new version's share of the traffic at a moment, in percent. A
// load balancer spreads requests evenly over the instances that take any.
func (r *run) shareNow(at time.Duration) int {
	if r.shifts() {
		return shareAt(r.shares, at)
	}
	older, newer := r.serves(at)
	if newer == 0 {
		return 0
	}
	return (200*newer + older + newer) / (2 * (older + newer))
}

// peak is the largest share the new version ever gets.
func (r *run) peak() int {
	most := 0
	for _, s := range r.shares {
		most = max(most, s.share)
	}
	for i := range r.spans {
		most = max(most, r.shareNow(r.spans[i].from))
	}
	return most
}

// fewest is the smallest number of healthy instances at any moment.
func (r *run) fewest() int {
	least := r.n
	for _, c := range r.counts {
		least = min(least, c.up)
	}
	return least
}

func (r *run) figures() []sim.Figure {
	figure := func(key string, label i18n.Text, n int, shown i18n.Text, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: label, Value: float64(n), Text: shown, Tone: tone}
	}
	counted := func(n int) i18n.Text { return sim.Tell("$1대", "$1", itoa(n)) }
	d := &r.deps[0]
	code := map[string]int{failed: 0, succeeded: 1, stopped: 2}[d.status]
	how := i18n.Of(d.status, d.status)
	if len(r.deps) > 1 {
		how = sim.Tell("$1, 롤백 $2", "$1, rollback $2", d.status, r.deps[1].status)
	}
	list := []sim.Figure{figure("status", i18n.Of("배포 상태", "status"), code, how, statusTone(d.status))}
	least := counted(r.minimum)
	updated := sim.Tell("$1/$2대", "$1 of $2", itoa(r.updated), itoa(r.n))
	if r.shifts() {
		least = i18n.Of("쓰지 않음", "not used")
		updated = i18n.Of("대상 "+itoa(r.updated)+"/1", itoa(r.updated)+" of 1 target")
	}
	list = append(list, figure("minimum", i18n.Of("최소 정상 인스턴스", "minimum healthy hosts"), r.minimum, least, sim.Plain))
	if !r.shifts() {
		list = append(list, figure("at-once", i18n.Of("한 번에 배포하는 수", "deployed to at a time"), r.allowed, counted(r.allowed), sim.Plain))
	}
	if r.platform == inPlace {
		few := sim.Plain
		if r.fewest() < r.n {
			few = sim.Wait
		}
		list = append(list, figure("fewest", i18n.Of("가장 적은 정상 인스턴스", "fewest healthy hosts"), r.fewest(), counted(r.fewest()), few))
	}
	whole := func(n int) i18n.Text { return i18n.Same(itoa(n) + "%") }
	end := r.shareNow(r.end)
	list = append(list,
		figure("updated", i18n.Of("새 리비전이 올라간 곳", "has the new revision"), r.updated, updated, sim.Plain),
		figure("peak", i18n.Of("새 버전의 최대 트래픽", "new version, at most"), r.peak(), whole(r.peak()), sim.Plain),
		figure("share", i18n.Of("끝난 뒤 새 버전의 트래픽", "new version, at the end"), end, whole(end), sim.Plain),
		sim.Figure{Key: "took", Label: i18n.Of("걸린 시간", "took"), Value: d.to.Seconds(), Text: lasting(d.to)})
	return list
}

// telling is a moment whose picture says most: in the middle of the rollback,
// the end of what failed, or well inside what succeeds.
func (r *run) telling() time.Duration {
	d := &r.deps[len(r.deps)-1]
	switch {
	case r.shifts() && r.deps[0].status != succeeded:
		return r.end
	case r.shifts():
		return r.shiftAt + (d.to-r.shiftAt)/2
	case len(r.deps) > 1:
		return d.from + (d.to-d.from)*2/5
	case d.status != succeeded:
		return r.end
	}
	return d.to * 11 / 20
}
