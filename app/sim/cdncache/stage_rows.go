package cdncache

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

// plot cuts a time to what the plot shows.
func (d *drawing) plot(at time.Duration) float64 { return d.g.x.Time(min(at, time.Duration(d.g.x.To))) }

// copies draws the lives of every copy: solid up to now, outlined as far as its
// TTL goes, hatched from when the origin has something newer, and a dashed tail
// while an expired copy is still there.
func (d *drawing) copies() {
	var fresh, aged, ahead, hatch, tail, errors, wrong, gone marks
	dense := false
	for i := range d.rows {
		dense = dense || len(d.rows[i].lives) > 24
	}
	round := 4.0
	if dense {
		round = 0
	}
	for i := range d.g.places {
		q := &d.g.places[i]
		d.c.Line(d.g.x.Start, q.bottom+0.5, d.g.x.End, q.bottom+0.5, sim.Style{Stroke: sim.Rule})
		if q.row < 0 {
			continue
		}
		h := q.bottom - q.top
		for j := range d.rows[q.row].lives {
			b := &d.rows[q.row].lives[j]
			if b.from > d.at || !b.kept {
				continue
			}
			until := b.expires
			if b.end <= d.at {
				until = min(until, b.end)
			}
			x0, x1 := d.plot(b.from), d.plot(until)
			lead, trail := d.word(b, x0, x1, q)
			now := min(max(d.plot(d.at), x0), x1)
			old := ever
			if !d.versioned && b.status == 0 {
				old = d.replaced(b.version)
			}
			turn := x1
			if old <= d.at && old < until {
				turn = max(d.plot(old), x0)
			}
			if x1-x0 >= 0.6 {
				switch {
				case b.status != 0:
					errors.bar(x0, q.top, max(now-x0, 1), h, round, round)
				case turn >= now:
					fresh.bar(x0, q.top, max(now-x0, 1), h, round, end(now, x1, round))
				default:
					if turn > x0 {
						fresh.bar(x0, q.top, turn-x0, h, round, 0)
					}
					aged.bar(turn, q.top, now-turn, h, end(x0, turn, round), end(now, x1, round))
					from, to := max(turn, x0+lead), min(now, x1-trail)
					hatch.hatch(from, q.top, to-from, h, 6)
				}
				if m := &ahead; x1-now > 1 {
					if b.status != 0 {
						m = &wrong
					}
					m.bar(now, q.top, x1-now, h, end(x0, now, round), round)
				}
			}
			if b.status == 0 && b.expires < d.at {
				if e := d.plot(min(b.end, d.at)); e > x1+1 {
					tail.line(x1, (q.top+q.bottom)/2, e, (q.top+q.bottom)/2)
				}
			}
			if b.removed && b.end <= d.at {
				gone.cross(d.plot(b.end), (q.top+q.bottom)/2, 4)
			}
		}
	}
	d.path(&fresh, sim.Style{Fill: sim.Good.Soft(), Stroke: sim.Good.Solid()})
	d.path(&aged, sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid()})
	d.path(&hatch, sim.Style{Stroke: sim.Wait.Solid(), Opacity: 0.5})
	d.path(&errors, sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid()})
	d.path(&ahead, sim.Style{Stroke: sim.Good.Solid(), Dash: "2 3", Opacity: 0.8})
	d.path(&wrong, sim.Style{Stroke: sim.Bad.Solid(), Dash: "2 3", Opacity: 0.8})
	d.path(&tail, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5, Dash: "3 3"})
	d.path(&gone, sim.Style{Stroke: sim.Paper, StrokeWidth: 5})
	d.path(&gone, sim.Style{Stroke: sim.Ink, StrokeWidth: 2})
	for _, w := range d.words {
		d.c.Text(w.x, w.y, w.s, w.t)
	}
}

// word writes what a bar holds at its beginning, and at the edge of the plot
// how long it goes on; it returns the room that both take. The bars are drawn
// under them later, so the words are kept until then.
func (d *drawing) word(b *life, x0, x1 float64, q *place) (lead, trail float64) {
	if q.bottom-q.top < 13 {
		return 0, 0
	}
	s, t := "v"+strconv.Itoa(b.version), sim.Type{Size: sim.TextSmall, Fill: sim.Good.Solid()}
	if b.status != 0 {
		s, t.Fill = strconv.Itoa(b.status), sim.Bad.Solid()
	} else if old := d.replaced(b.version); !d.versioned && old <= d.at && old < min(b.expires, b.end) {
		t.Fill = sim.Wait.Solid()
	}
	if long := s + " " + b.content; b.content != "" && sim.TextWidth(long, t)+8 <= x1-x0 {
		s = long
	}
	y, w := (q.top+q.bottom)/2+4, sim.TextWidth(s, t)+8
	if w > x1-x0 {
		return 0, 0
	}
	d.words = append(d.words, word{x0 + 4.5, y, s, t})
	if b.expires > time.Duration(d.g.x.To) && (b.end == ever || b.end > d.at) {
		t.Anchor, t.Sans = sim.End, true
		long := "TTL " + secondsText(b.expires-b.from).In(d.l) + " →"
		if trail = sim.TextWidth(long, t) + 8; trail+w < x1-x0 {
			d.words = append(d.words, word{x1 - 5, y, long, t})
			return w, trail
		}
	}
	return w, 0
}

// word is a text to be drawn over what follows.
type word struct {
	x, y float64
	s    string
	t    sim.Type
}

// end is the radius of a corner: none where a bar goes on.
func end(a, b, round float64) float64 {
	if b-a > 1 {
		return 0
	}
	return round
}

func (d *drawing) path(m *marks, s sim.Style) {
	if !m.empty() {
		d.c.Path(m.String(), s)
	}
}

// requests draws a mark for every answer: a dot out of the cache, a ring by way
// of the origin, a cross for an error or for another viewer's page. In a dense
// row marks nearer than a gap are left out, wider until the picture is small.
func (d *drawing) requests() {
	// Dots shrink where a row is crowded.
	crowd := make([]float64, len(d.rows))
	for i := range d.answers {
		crowd[d.answers[i].row]++
	}
	for gap := 0.0; ; gap = 2*gap + 1.5 {
		var good, old, ring, bad marks
		last := make([][4]float64, len(d.rows))
		for i := range d.answers {
			a := &d.answers[i]
			if a.at > d.at {
				break
			}
			k := d.g.shown[a.row]
			if k < 0 {
				continue
			}
			q, x, r := &d.g.places[k], d.g.x.Time(a.at), d.g.mark
			m, kind := &good, 0
			switch {
			case a.mixed || a.how == failed || a.how == failedHold:
				m, kind = &bad, 1
			case a.old:
				m, kind = &old, 2
			case !a.how.cached():
				m, kind = &ring, 3
			}
			if gap > 0 && x+1 < last[a.row][kind]+gap+1 && last[a.row][kind] != 0 {
				continue
			}
			last[a.row][kind] = x
			if m == &bad {
				m.cross(x, q.mid, r-0.5)
				continue
			}
			if m != &ring {
				r = min(r, max(2, (d.g.x.Time(d.end)-d.g.x.Start)/crowd[a.row]*0.4))
			}
			m.dot(x, q.mid, r)
		}
		if len(good.b)+len(old.b)+len(ring.b)+len(bad.b) > 12000 {
			continue
		}
		d.path(&good, sim.Style{Fill: sim.Good.Solid()})
		d.path(&old, sim.Style{Fill: sim.Wait.Solid()})
		d.path(&ring, sim.Style{Fill: sim.Paper, Stroke: sim.Flow.Solid(), StrokeWidth: 1.6})
		d.path(&bad, sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 2})
		return
	}
}

// names writes who the rows belong to, and the hits of each edge so far.
func (d *drawing) names() {
	for _, gr := range d.g.groups {
		n := d.tallyOf(d.at, gr.edge)
		name := edgeNames[gr.edge]
		d.ground(edgeGap, gr.y, name)
		d.c.Text(edgeGap, gr.y, name, bold)
		hits := d.say("적중 ", "hits ") + strconv.Itoa(n.hits) + "/" + strconv.Itoa(n.answers)
		if !d.g.phone && !d.g.named {
			d.c.Text(edgeGap, gr.y+14, hits, small)
			continue
		}
		x := edgeGap + sim.TextWidth(name, bold) + 10
		if gr.edges > 0 {
			hits += d.say(" · 엣지 "+strconv.Itoa(gr.edges)+"곳 더", " · "+strconv.Itoa(gr.edges)+" more edge"+plural(gr.edges, "s"))
		}
		if gr.hidden > 0 {
			hits += d.say(" · 사본 "+strconv.Itoa(gr.hidden)+"개 더", " · "+strconv.Itoa(gr.hidden)+" more cop"+plural(gr.hidden, "ies", "y"))
		}
		d.ground(x, gr.y, hits)
		d.c.Text(x, gr.y, hits, small)
	}
	for i := range d.g.places {
		q := &d.g.places[i]
		if q.name == 0 || q.row < 0 {
			continue
		}
		t, room := mono, d.g.x.Start-edgeGap-10
		if d.g.phone {
			room = d.g.w - 2*edgeGap
		}
		if lives := d.rows[q.row].lives; len(lives) == 0 || lives[0].from > d.at {
			t.Fill = sim.Ink3
		}
		label := sim.Fit(d.rows[q.row].key.label(), room, t)
		d.ground(edgeGap, q.name, label)
		d.c.Text(edgeGap, q.name, label, t)
	}
}

// plural is the ending of a word for n things, and for one.
func plural(n int, many string, one ...string) string {
	switch {
	case n != 1:
		return many
	case len(one) > 0:
		return one[0]
	}
	return ""
}

// ground covers the lines that run under a text of a phone's picture.
func (d *drawing) ground(x, y float64, s string) {
	if d.g.phone {
		d.c.Rect(x-2, y-11, sim.TextWidth(s, bold), 14, sim.Style{Fill: sim.Paper})
	}
}
