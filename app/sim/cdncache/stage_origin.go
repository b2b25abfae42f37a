package cdncache

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// trips draws the way of every request to the origin: solid for a body, dashed
// for a 304, red for an error. With a response time it goes down and up again,
// as far as the packet has come, and a bar shows who waits. Trips of one row
// nearer than a gap are left out, wider until the picture is small.
func (d *drawing) trips() {
	for gap := 0.0; ; gap = 2*gap + 1.5 {
		var m [4]marks
		last := make([]float64, len(d.rows))
		for i := range d.picture.trips {
			t := &d.picture.trips[i]
			k, x := d.g.shown[t.row], d.g.x.Time(t.sent)
			if t.sent > d.at || k < 0 || gap > 0 && last[t.row] > 0 && x < last[t.row]+gap {
				continue
			}
			last[t.row] = x
			d.trip(t, d.g.places[k].mid, &m[t.kind()], &m[3])
		}
		if len(m[0].b)+len(m[1].b)+len(m[2].b)+len(m[3].b) > 9000 {
			continue
		}
		d.path(&m[0], sim.Style{Stroke: sim.Flow.Solid(), Opacity: 0.75})
		d.path(&m[1], sim.Style{Stroke: sim.Flow.Solid(), Dash: "3 3", Opacity: 0.75})
		d.path(&m[2], sim.Style{Stroke: sim.Bad.Solid(), Opacity: 0.75})
		d.path(&m[3], sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 2})
		return
	}
}

// kind is 0 for a trip that brings a body, 1 for a 304 and 2 for an error.
func (t *trip) kind() int {
	switch {
	case t.status != 200:
		return 2
	case t.unchanged:
		return 1
	}
	return 0
}

// trip adds one way down from a line and up again.
func (d *drawing) trip(t *trip, y float64, way, waits *marks) {
	x0, x1, bottom := d.g.x.Time(t.sent), d.plot(t.back), d.g.originY
	if x1-x0 < 3 {
		way.line(x0, y, x0, bottom)
		return
	}
	now, turn, deep := min(d.g.x.Time(d.at), x1), (x0+x1)/2, bottom-y
	if !t.background {
		waits.line(x0, y, now, y)
		waits.line(x0, y-d.g.mark, x0, y+d.g.mark)
	}
	half := min(now, turn)
	way.line(x0, y, half, y+float64(deep*(half-x0)/(turn-x0)))
	if now > turn {
		way.line(turn, bottom, now, bottom-float64(deep*(now-turn)/(turn-x0)))
	}
}

// origin draws the lane of the origin: its versions, its failure, and what it
// answered to each request.
func (d *drawing) origin() {
	g := d.g
	n := d.tallyOf(d.at, -1)
	trips, bodies := strconv.Itoa(n.trips), strconv.Itoa(n.bodies)
	name, count := d.say("오리진", "Origin"), d.say("요청 "+trips+"번", "asked "+trips)
	if g.phone {
		d.ground(edgeGap, g.originNameY, name)
		d.c.Text(edgeGap, g.originNameY, name, bold)
		count += d.say(", 본문 "+bodies+"번", ", "+bodies+" with a body")
		x := edgeGap + sim.TextWidth(name, bold) + 10
		d.ground(x, g.originNameY, count)
		d.c.Text(x, g.originNameY, count, small)
	} else {
		d.c.Text(edgeGap, g.originNameY-7, name, bold)
		d.c.Text(edgeGap, g.originNameY+7, count, small)
	}
	y, x0, x1 := g.originY, g.x.Start, g.x.Time(d.at)
	whole := g.x.Time(d.end) - x0
	d.c.Rect(x0, y, whole, g.originH, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 6})
	if x1-x0 > 1 {
		d.c.Rect(x0, y, x1-x0, g.originH, sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong, Round: 6})
	}
	var cuts marks
	from := time.Duration(0)
	for v := 1; from <= d.at; v++ {
		to := min(d.replaced(v), d.end)
		if v > 1 && from > 0 {
			cuts.line(g.x.Time(from), y, g.x.Time(from), y+g.originH)
		}
		label := "v" + strconv.Itoa(v)
		if d.failAt < 0 || from+1 < d.failAt || from >= d.failTo || d.failAt > d.at {
			room := g.x.Time(min(to, d.at)) - g.x.Time(from)
			if d.failAt > from && d.failAt <= d.at {
				room = min(room, g.x.Time(d.failAt)-g.x.Time(from))
			}
			if room > sim.TextWidth(label, mono)+10 {
				d.c.Text(g.x.Time(from)+6, y+18, label, mono)
			}
		}
		if from = d.replaced(v); from >= d.end {
			break
		}
	}
	d.path(&cuts, sim.Style{Stroke: sim.Ink3, Dash: "2 3"})
	if d.failAt >= 0 && d.failAt <= d.at && d.failAt < d.end {
		a, b := g.x.Time(d.failAt), g.x.Time(min(d.failTo, d.at, d.end))
		label := d.failure
		t := sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Bold: true}
		if label == failTimeout {
			label, t.Sans = d.say("응답 없음", "no answer"), true
		}
		d.c.Rect(a, y, b-a, g.originH, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid(), Round: 3})
		skip := 0.0
		if w := sim.TextWidth(label, t) + 12; w < b-a {
			d.c.Text(a+6, y+18, label, t)
			skip = w
		}
		var hatch marks
		hatch.hatch(a+skip, y, b-a-skip, g.originH, 6)
		d.path(&hatch, sim.Style{Stroke: sim.Bad.Solid(), Opacity: 0.4})
	}
	d.arrivals(y)
}

// arrivals marks on the edge of the origin's lane what it answered.
func (d *drawing) arrivals(y float64) {
	if len(d.picture.trips) > 120 {
		return
	}
	var m [3]marks
	for i := range d.picture.trips {
		t := &d.picture.trips[i]
		if t.sent > d.at {
			break
		}
		x := (d.g.x.Time(t.sent) + d.plot(t.back)) / 2
		switch k := t.kind(); k {
		case 2:
			m[k].cross(x, y, 3)
		default:
			m[k].dot(x, y, 3-float64(k)/2)
		}
	}
	d.path(&m[1], sim.Style{Fill: sim.Paper, Stroke: sim.Flow.Solid(), StrokeWidth: 1.4})
	d.path(&m[0], sim.Style{Fill: sim.Flow.Solid()})
	d.path(&m[2], sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.8})
}

// packets draws what is on its way to the origin and back at this moment; a
// trip that takes no time is shown for a moment all the same.
func (d *drawing) packets() {
	shown := 0
	for i := range d.picture.trips {
		t := &d.picture.trips[i]
		k := d.g.shown[t.row]
		lasts := t.back - t.sent
		if d.plot(t.back)-d.g.x.Time(t.sent) < 3 {
			lasts = max(lasts, d.end/48)
		}
		if k < 0 || d.at < t.sent || d.at >= t.sent+lasts || shown >= 24 {
			continue
		}
		shown++
		share := float64(d.at-t.sent) / float64(lasts)
		x0, x1 := d.g.x.Time(t.sent), d.plot(t.back)
		if x1-x0 < 3 {
			x1 = x0
		}
		way := 2 * share
		if way > 1 {
			way = 2 - way
		}
		mid := d.g.places[k].mid
		tone := sim.Flow
		if t.status != 200 && share > 0.5 {
			tone = sim.Bad
		}
		d.c.Circle(x0+float64(share*(x1-x0)), mid+float64(way*(d.g.originY-mid)), 5, sim.Style{Fill: tone.Solid(), Stroke: sim.Paper, StrokeWidth: 1.5})
	}
}
