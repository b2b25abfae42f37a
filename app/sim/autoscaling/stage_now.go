package autoscaling

import (
	"strconv"

	"notelab/app/sim"
)

// A task is a small box: filled as high as it is busy while it runs, dashed
// while it starts.
const (
	chipW, chipH = 13.0, 18.0
	chipGap      = 4.0
	mostRows     = 3
)

// present is the row below the time axis: what runs at this moment.
func (s *scene) present() row {
	if s.c.ec2 {
		return s.presentHosts()
	}
	most := 1
	for t := range s.pic.ticks {
		k := &s.pic.ticks[t]
		most = max(most, k.running+k.starting)
	}
	across := int((s.w - 44) / (chipW + chipGap)) // room for "+100" after the last
	rows := min((most+across-1)/across, mostRows)
	return row{30 + float64(rows)*(chipH+6), func(y float64) {
		s.nowHeading(y)
		a := s.artist()
		n := s.k.running + s.k.starting
		for i := range min(n, across*rows) {
			x, at := float64(i%across)*(chipW+chipGap)+1, y+24+float64(i/across)*(chipH+6)
			if i < s.k.running {
				a.run(x, at)
			} else {
				a.start(x, at, s.k.starts[i-s.k.running])
			}
		}
		a.draw()
		if rest := n - across*rows; rest > 0 {
			s.Text(s.w, y+24+float64(rows-1)*(chipH+6)+13, "+"+strconv.Itoa(rest), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Anchor: sim.End})
		}
	}}
}

// busy is how busy the running tasks are at this moment, and the tone of that.
func (s *scene) busy() (reading, sim.Tone) {
	r := s.c.read(onCPU, s.c.loadAt(min(s.now, s.c.length-1)), s.k.running)
	switch {
	case r.d == 0:
		return r, sim.Muted
	case r.n >= 100*r.d:
		return r, bad
	case len(s.c.policies) > 0 && s.c.policies[0].metric == onCPU:
		if high, _ := s.c.breaches(s.c.policies[0], r); high {
			return r, wait
		}
	}
	return r, good
}

func (s *scene) nowHeading(y float64) {
	kind := s.words
	kind.Fill = sim.Ink
	s.Text(0, y+12, s.say("이 순간의 Task", "Tasks at this moment"), kind)
	r, tone := s.busy()
	note := "CPU " + show(r, onCPU)
	switch tone {
	case bad:
		note = s.say("CPU 100%: 더 받지 못함", "CPU 100%: full")
	case sim.Muted:
		note = s.say("실행 중인 Task 없음", "nothing runs")
	}
	kind.Anchor, kind.Fill = sim.End, tone.Solid()
	s.Text(s.w, y+12, note, kind)
}

// artist collects the boxes of many tasks in a few paths.
type artist struct {
	s                                  *scene
	level                              float64
	tone                               sim.Tone
	frames, fills, dashed, parts, free pen
}

func (s *scene) artist() *artist {
	r, tone := s.busy()
	return &artist{s: s, tone: tone, level: float64(r.n) / float64(max(100*r.d, 1))}
}

func (a *artist) run(x, y float64) {
	a.frames.box(x, y, chipW, chipH)
	if h := a.level * (chipH - 2); h >= 0.1 {
		a.fills.box(x+1, y+chipH-1-h, chipW-2, h)
	}
}

// start draws a task that will run at a minute; it fills up until then.
func (a *artist) start(x, y float64, ready int) {
	a.dashed.box(x, y, chipW, chipH)
	done := 1.0
	if n := float64(a.s.c.startup); n > 0 {
		done = min(max(1-(float64(ready)-a.s.at)/n, 0), 1)
	}
	if h := done * (chipH - 2); h >= 0.1 {
		a.parts.box(x+1, y+chipH-1-h, chipW-2, h)
	}
}

func (a *artist) draw() {
	put := func(p *pen, st sim.Style) {
		if !p.empty() {
			a.s.Path(p.String(), st)
		}
	}
	put(&a.free, sim.Style{Stroke: sim.RuleStrong})
	put(&a.frames, sim.Style{Fill: sim.Paper, Stroke: a.tone.Solid()})
	put(&a.fills, sim.Style{Fill: a.tone.Solid(), Opacity: 0.55})
	put(&a.dashed, sim.Style{Fill: sim.Paper, Stroke: wait.Solid(), Dash: "2 2"})
	put(&a.parts, sim.Style{Fill: wait.Soft()})
}

// presentHosts draws every instance with its places, and the tasks that wait for
// one.
func (s *scene) presentHosts() row {
	most, queue := 1, 0
	for t := range s.pic.ticks {
		k := &s.pic.ticks[t]
		most, queue = max(most, len(k.hosts)), max(queue, k.queued)
	}
	width := max(float64(s.c.room)*(chipW+chipGap)+14, 64)
	across := max(int((s.w+8)/(width+8)), 1)
	rows := min((most+across-1)/across, mostRows)
	const high = 50.0
	queueHigh := 0.0
	if queue > 0 {
		queueHigh = chipH + 26
	}
	return row{24 + float64(rows)*(high+8) + queueHigh, func(y float64) {
		s.nowHeading(y)
		a := s.artist()
		started := 0
		small := sim.Type{Size: sim.TextSmall}
		shown := across * rows
		if len(s.k.hosts) > shown {
			shown--
		}
		for i, h := range s.k.hosts {
			x, top := float64(i%across)*(width+8), y+22+float64(i/across)*(high+8)
			if i >= shown {
				s.Text(x+8, top+18, "+"+strconv.Itoa(len(s.k.hosts)-shown)+s.say("대", ""), small)
				break
			}
			frame := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8}
			name, note := "i-"+strconv.Itoa(h.id), ""
			if !h.up {
				frame = sim.Style{Fill: sim.Paper, Stroke: wait.Solid(), Dash: "4 3", Round: 8}
				note = s.say("기동 중", "starting")
			}
			s.Rect(x+0.5, top, width-1, high, frame)
			s.Text(x+8, top+15, name, sim.Type{Size: sim.TextSmall, Bold: true})
			if note != "" {
				s.Text(x+8, top+35, note, sim.Type{Size: sim.TextSmall, Fill: wait.Solid(), Sans: true})
				continue
			}
			for j := range s.c.room {
				cx, cy := x+8+float64(j)*(chipW+chipGap), top+24
				switch {
				case j < h.running:
					a.run(cx, cy)
				case j < h.running+h.starting:
					a.start(cx, cy, s.k.starts[min(started, len(s.k.starts)-1)])
					started++
				default:
					a.free.box(cx, cy, chipW, chipH)
				}
			}
		}
		if n := s.k.queued; n > 0 {
			top := y + 22 + float64(rows)*(high+8)
			label := "PROVISIONING " + strconv.Itoa(n)
			s.Text(0, top+13, label, sim.Type{Size: sim.TextSmall, Fill: wait.Solid()})
			x := sim.TextWidth(label, small) + 8
			for i := 0; i < n && x+chipW < s.w; i++ {
				a.dashed.box(x, top, chipW, chipH)
				x += chipW + chipGap
			}
		}
		a.draw()
	}}
}
