package ddbcapacity

import (
	"math"

	"notelab/app/sim"
)

const tankTop = 74.0 // below the top of the drawing

// drawTable draws the application, the lines to the partitions, and the
// partitions as containers whose rim is the most they serve.
func (s *scene) drawTable(x, y, w, h float64) {
	c := s.c
	left := x
	bottom := y + h - 48
	if !c.onDemand {
		s.drawBucket(x+2, y+tankTop, 44, bottom)
		left += 66
	}
	right := x + w
	if c.index > 0 {
		right -= 74
	}
	// The scale reaches the ceiling, unless all there is is far below it.
	highest := 0.0
	for t := range s.seconds {
		for p := range c.partitions {
			highest = max(highest, s.units(s.askedBy(p, s.seconds[t].rate)))
		}
	}
	share := ratio(c.table, 2*int64(c.partitions))
	ceiling := ratio(c.ceiling, 2)
	top := ceiling * 1.3
	if far := max(highest, min(share, ceiling)) * 1.3; far < ceiling*0.6 {
		top = max(far, 1)
	}
	scale := sim.Scale{From: 0, To: top, Start: bottom, End: y + tankTop}
	labels := 46.0
	pitch := (right - left - labels) / float64(c.partitions)
	width := min(pitch-8, 54)
	center := left + float64(pitch*float64(c.partitions))/2

	s.drawSource(center, y, right-left-labels)
	var lines, heavy pen
	for p := range c.partitions {
		tx := left + float64(pitch*(float64(p)+0.5))
		weight := ratio(c.weights[p], c.sum)
		if weight > 0 {
			line := &lines
			if weight*float64(c.partitions) > 1.3 {
				line = &heavy
			}
			line.To('M', center, y+28)
			line.To('C', center, y+52, tx, y+44, tx, y+tankTop-2)
		}
	}
	s.path(&lines, sim.Style{Stroke: sim.Flow.Solid(), Opacity: 0.5})
	s.path(&heavy, sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 3, Opacity: 0.5})
	s.drawCalls(center, y, left, pitch)

	for p := range c.partitions {
		s.drawTank(p, left+float64(pitch*(float64(p)+0.5)), width, pitch, scale)
	}
	s.drawLimits(left, right-labels, scale, share, ceiling)
	if c.index > 0 {
		s.drawIndex(right+22, width, y+tankTop, bottom)
	}
}

// drawSource draws the application that calls.
func (s *scene) drawSource(center, y, room float64) {
	label := s.say("앱 $1번/초", "app $1/s", sim.Thousands(s.now.rate))
	kind := s.words
	w := max(sim.TextWidth(label, kind)+20, 92)
	s.Rect(center-w/2, y+0.5, w, 27, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 8})
	kind.Anchor = sim.Middle
	s.Text(center, y+18, label, kind)
}

// drawCalls draws the calls on their way as dots, more of them where more go.
func (s *scene) drawCalls(center, y, left, pitch float64) {
	if s.now.rate == 0 {
		return
	}
	const most = 10
	lap := max(s.end.Seconds()/40, 1)
	var dots pen
	for p := range s.c.partitions {
		weight := ratio(s.c.weights[p], s.c.sum)
		n := int(math.Round(float64(weight * most)))
		if weight > 0 {
			n = max(n, 1)
		}
		tx := left + float64(pitch*(float64(p)+0.5))
		for i := range n {
			phase := s.at/lap + float64(i)/float64(n) + float64(float64(p)*0.37)
			u := phase - math.Floor(phase)
			v := 1 - u
			// A point of the cubic curve of drawTable.
			a, b, d, e := v*v*v, 3*v*v*u, 3*v*u*u, u*u*u
			px := float64((a+b)*center) + float64((d+e)*tx)
			py := y + float64(a*28) + float64(b*52) + float64(d*44) + float64(e*(tankTop-2))
			dots.dot(px, py)
		}
	}
	s.path(&dots, sim.Style{Fill: sim.Flow.Solid()})
}

// drawTank draws a partition: what it serves, and on top of that what is refused.
func (s *scene) drawTank(p int, x, w, pitch float64, y sim.Scale) {
	asked := s.units(s.askedBy(p, s.now.rate))
	used := s.usedBy(p, s.now)
	ceiling := ratio(s.c.ceiling, 2)
	rim := y.At(min(ceiling, y.To))
	l := x - w/2
	level := y.At(min(used, y.To))
	s.Rect(l, rim, w, y.Start-rim, sim.Style{Fill: sim.Sunk})
	s.Rect(l, level, w, y.Start-level, sim.Style{Fill: good.Solid(), Opacity: 0.55})
	// What adaptive capacity adds to an even part of the table.
	if share := y.At(ratio(s.c.table, 2*int64(s.c.partitions))); !s.c.onDemand && s.c.partitions > 1 && share-level > 0.5 {
		s.Rect(l, level, w, share-level, sim.Style{Fill: sim.Paper})
		s.Rect(l, level, w, share-level, sim.Style{Fill: sim.Accent.Solid(), Opacity: 0.5})
	}
	refused := asked - used
	if refused > 1e-9 {
		top := min(y.At(min(asked, y.To)), level-2)
		s.Rect(l, top, w, level-top, sim.Style{Fill: bad.Soft()})
		var strokes pen
		strokes.hatch(l, top, w, level-top)
		s.path(&strokes, sim.Style{Stroke: bad.Solid(), Opacity: 0.8})
		var edge pen
		edge.To('M', l, level)
		edge.To('V', top)
		if asked <= y.To { // beyond the scale it stays open
			edge.To('h', w)
		} else {
			edge.To('m', w, 0)
		}
		edge.To('V', level)
		s.path(&edge, solid(bad, 1))
	}
	// The wall is open at the top; a rim beyond the scale is left open, too.
	var wall pen
	wall.To('M', l, rim)
	wall.To('V', y.Start)
	wall.To('h', w)
	wall.To('V', rim)
	s.path(&wall, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.4})

	small := sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Fill: sim.Ink2}
	s.fitted(x, y.Start+14, partition(p), pitch, small)
	small.Fill = sim.Ink
	s.fitted(x, y.Start+28, s.brief(used), pitch, small)
	if refused > 1e-9 {
		small.Fill = bad.Solid()
		s.crossed(x, y.Start+42, s.brief(refused), pitch, small)
	}
}

// fitted writes a text in the middle of its room, or not at all.
func (s *scene) fitted(x, y float64, text string, room float64, kind sim.Type) {
	if sim.TextWidth(text, kind) <= room-1 {
		s.Text(x, y, text, kind)
	}
}

// crossed writes a number with a cross before it, or the cross alone.
func (s *scene) crossed(x, y float64, text string, room float64, kind sim.Type) {
	var mark pen
	w := sim.TextWidth(text, kind)
	if w+18 > room {
		mark.cross(x, y-4, 3.5)
	} else {
		mark.cross(x-w/2-2, y-4, 3.5)
		s.Text(x+6, y, text, kind)
	}
	s.path(&mark, solid(bad, 1.8))
}

// brief writes units in at most five characters or so.
func (s *scene) brief(u float64) string {
	n := int64(math.Round(float64(u * 2)))
	switch {
	case n >= 2*1000000:
		return decimal(n, 2000000) + "M"
	case n >= 2*10000:
		return decimal(n, 2000) + "k"
	case n >= 2*100:
		return decimal((n+1)/2, 1)
	}
	return units(n)
}

// drawLimits draws the most a partition serves and its even part of the table
// across all of them, with their names at the right.
func (s *scene) drawLimits(left, right float64, y sim.Scale, share, ceiling float64) {
	small := sim.Type{Size: sim.TextSmall, Sans: true}
	rim := y.At(min(ceiling, y.To))
	x := right + 4
	taken := -100.0
	if ceiling <= y.To {
		s.Line(left, rim, right, rim, sim.Style{Stroke: sim.Ink, StrokeWidth: 1.4})
		s.Text(x, rim-3, s.say("상한", "max"), small)
		s.Text(x, rim+10, sim.Thousands(int64(ceiling)), small)
		taken = rim
	} else {
		s.Text(x, y.End+1, s.say("상한 ↑", "max ↑"), small)
		s.Text(x, y.End+14, sim.Thousands(int64(ceiling)), small)
		taken = y.End + 4
	}
	if s.c.onDemand || share > y.To {
		return
	}
	at := y.At(share)
	s.Line(left, at, right, at, dashed())
	small.Fill = sim.Ink2
	if at-taken > 36 || taken-at > 36 {
		s.Text(x, at-3, s.say("몫", "share"), small)
		s.Text(x, at+10, s.brief(share), small)
	}
}

// drawBucket draws the burst that is left.
func (s *scene) drawBucket(x, top, w, bottom float64) {
	c := s.c
	limit := s.scaled(c.limit)
	level := bottom - float64((bottom-top)*ratio(s.burstNow(), limit))
	const lean = 4.0
	side := func(y float64) float64 { return lean * (y - top) / (bottom - top) }
	outline := func(p *pen, y float64) {
		p.To('M', x+side(y), y)
		p.To('L', x+lean, bottom)
		p.To('h', w-2*lean)
		p.To('L', x+w-side(y), y)
	}
	var inside, fill, wall pen
	outline(&inside, top)
	s.path(&inside, sim.Style{Fill: sim.Sunk})
	if level < bottom-0.5 {
		outline(&fill, level)
		s.path(&fill, sim.Style{Fill: wait.Solid(), Opacity: 0.5})
	}
	outline(&wall, top)
	s.path(&wall, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.4})
	name := sim.Type{Size: sim.TextSmall, Sans: true, Anchor: sim.Middle, Fill: sim.Ink2}
	middle := x + w/2
	s.Text(middle, top-20, s.say("버스트", "burst"), name)
	s.Text(middle, top-7, s.say("300초 치", "300 s"), name)
	number := sim.Type{Size: sim.TextSmall, Anchor: sim.Middle}
	arrow := ""
	switch before := s.flowNow(); {
	case before < 0:
		arrow, number.Fill = "▼ ", wait.Solid()
	case before > 0:
		arrow, number.Fill = "▲ ", good.Solid()
	}
	if arrow != "" {
		change := s.flowNow()
		text := s.brief(max(change, -change))
		if len(text) > 4 && text[len(text)-1] != 'k' && text[len(text)-1] != 'M' {
			text = s.brief(max(change, -change)/1000) + "k"
		}
		s.Text(middle, bottom+28, sim.Fit(arrow+text, w+4, number), number)
	}
	number.Fill = sim.Ink
	s.Text(middle, bottom+14, s.brief(s.units(s.burstNow())), number)
}

// burstNow is the burst at this moment, between that before and after the second.
func (s *scene) burstNow() int64 {
	t := min(int(s.at), len(s.seconds)-1)
	before := s.scaled(s.c.table) * s.c.saved
	if t > 0 {
		before = s.seconds[t-1].burst
	}
	part := s.at - float64(t)
	return before + int64(float64(s.seconds[t].burst-before)*part)
}

// flowNow is how many units a second the burst gains, or loses.
func (s *scene) flowNow() float64 {
	t := min(int(s.at), len(s.seconds)-1)
	before := s.scaled(s.c.table) * s.c.saved
	if t > 0 {
		before = s.seconds[t-1].burst
	}
	return s.units(s.seconds[t].burst - before)
}

// drawIndex draws the index as a container of its own, which all writes reach.
func (s *scene) drawIndex(x, w, top, bottom float64) {
	c := s.c
	w = max(min(w, 44), 34)
	rim := ratio(c.index, 2)
	asked, used := s.units(s.now.passed), s.units(s.now.used)
	y := sim.Scale{From: 0, To: max(rim, min(s.highestPassed(), 2*rim)) * 1.2, Start: bottom, End: top}
	level, edge := y.At(min(used, y.To)), y.At(rim)
	s.Rect(x, edge, w, bottom-edge, sim.Style{Fill: sim.Sunk})
	s.Rect(x, level, w, bottom-level, sim.Style{Fill: good.Solid(), Opacity: 0.55})
	if s.now.reason == byIndex {
		lost := y.At(min(asked, y.To))
		var strokes pen
		s.Rect(x, lost, w, level-lost, sim.Style{Fill: bad.Soft()})
		strokes.hatch(x, lost, w, level-lost)
		s.path(&strokes, sim.Style{Stroke: bad.Solid(), Opacity: 0.8})
		strokes = pen{}
		strokes.Box(x, lost, w, level-lost)
		s.path(&strokes, solid(bad, 1))
	}
	var wall pen
	wall.To('M', x, edge)
	wall.To('V', bottom)
	wall.To('h', w)
	wall.To('V', edge)
	s.path(&wall, sim.Style{Stroke: sim.Ink2, StrokeWidth: 1.4})
	s.Line(x-4, edge, x+w+4, edge, sim.Style{Stroke: sim.Ink, StrokeWidth: 1.4})
	small := sim.Type{Size: sim.TextSmall, Anchor: sim.Middle}
	middle := x + w/2
	s.Text(middle, bottom+14, "GSI", small)
	small.Fill = sim.Ink2
	s.Text(middle, top-20, s.brief(rim), small)
	s.Text(middle, top-7, "WCU", small)
	small.Fill = sim.Ink
	if s.now.reason == byIndex {
		small.Fill = bad.Solid()
	}
	s.Text(middle, bottom+28, s.brief(used), small)
}

// highestPassed is the most that any second lets through, in units.
func (s *scene) highestPassed() float64 {
	most := int64(0)
	for t := range s.seconds {
		most = max(most, s.seconds[t].passed)
	}
	return s.units(most)
}
