package backoff

import (
	"math"
	"sort"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// fleetStage draws calls over time above one row per client (or few clients),
// the clients in the order they finish: a herd shows as upright stripes.
func fleetStage(t *sim.Trace, pic *picture, at time.Duration, width int, l i18n.Lang) string {
	w := float64(width)
	phone := sim.Phone(width)
	n := len(pic.ended)
	bars, plotH, rows, left := 120, 96.0, min(n, 40), 40.0
	if phone {
		bars, plotH, rows, left = 72, 80, min(n, 30), 36
	}
	rowH := math.Round(min(12, max(4, 120/float64(rows)))) // whole, so that rows lie the same on every platform
	h0 := headTop + 12
	if phone {
		h0 = headTop + 28
	}
	histTop := h0 + 20
	histBottom := histTop + plotH
	rowsTop := histBottom + 24
	rowsBottom := rowsTop + float64(rows)*rowH
	end := axisEnd(t)
	height := rowsBottom + axisBelow
	if t.End > end {
		height += 16
	}

	calls := pic.calls[:sort.Search(len(pic.calls), func(i int) bool { return pic.calls[i].at > at })]
	won := 0
	for _, k := range calls {
		if k.ok {
			won++
		}
	}
	quits := 0
	for i, end := range pic.ended {
		if pic.quit[i] && end <= at {
			quits++
		}
	}
	state := fleetState(n, won, quits, len(calls)).In(l)
	name := title(t.Values, l)
	c := sim.NewCanvas(w, height, name+": "+state)
	head(c, name, state, phone)

	s := sim.TimeScale(end, left, w-edge-6)
	bucket := bucketWidth(end, bars)
	label := text("호출 / "+sim.ShortTime(bucket), "calls / "+sim.ShortTime(bucket))
	c.Text(edge, histTop-8, label.In(l), small)
	c.TimeAxis(s, histTop, rowsBottom)
	if histogram(c, pic, calls, s, bucket, histTop, histBottom, at) {
		refill := strconv.FormatFloat(pic.limit, 'f', -1, 64) + "/s"
		note := text("점선: 보충 "+refill, "dashed: refill "+refill).In(l)
		c.Text(s.End, histTop-8, note, sim.Type{Size: sim.TextSmall, Fill: sim.Flow.Solid(), Anchor: sim.End, Sans: true})
	}
	c.Text(edge, rowsTop-6, text("클라이언트, 끝난 순서", "clients in order of finish").In(l), small)
	raster(c, t, pic, calls, s, at, rowsTop, rowH, rows)
	beyond(c, t, s, height-4, l)
	playhead(c, s, at, histTop, rowsBottom)
	return c.String()
}

func fleetState(n, won, quits, calls int) i18n.Text {
	ko, en := "", ""
	if quits > 0 {
		q := strconv.Itoa(quits)
		ko, en = " · 포기 "+q, " · gave up "+q
	}
	a, b, d := strconv.Itoa(won)+"/"+strconv.Itoa(n), strconv.Itoa(calls), strconv.Itoa(calls-won)
	return text("성공 "+a+ko+" · 호출 "+b+" · 헛된 호출 "+d, "done "+a+en+" · calls "+b+" · wasted "+d)
}

// bucketWidth is the round time nearest below which about n bars fill the axis.
func bucketWidth(end time.Duration, n int) time.Duration {
	for unit := time.Millisecond; ; unit *= 10 {
		for _, m := range []time.Duration{1, 2, 5} {
			if w := unit * m; end <= w*time.Duration(n) {
				return w
			}
		}
	}
}

// histogram draws the calls of each bucket: successes solid at the foot,
// failures outlined above. Its height scale is the whole run's, so that it
// stands still while time moves; one bucket that dwarfs all others is cut off
// at the top and says its number. It reports whether the refill of the token
// bucket is in sight and drawn as a dashed line.
func histogram(c *sim.Canvas, pic *picture, calls []call, s sim.Scale, bucket time.Duration, top, bottom float64, at time.Duration) (limit bool) {
	end := time.Duration(s.To)
	count := func(calls []call) (good, bad []int) {
		good, bad = make([]int, end/bucket+1), make([]int, end/bucket+1)
		for _, k := range calls {
			if k.at > end {
				break
			}
			if k.ok {
				good[k.at/bucket]++
			} else {
				bad[k.at/bucket]++
			}
		}
		return
	}
	most, second := 1, 0
	good, bad := count(pic.calls)
	for i := range good {
		switch n := good[i] + bad[i]; {
		case n > most:
			most, second = n, most
		case n > second:
			second = n
		}
	}
	allowed := pic.limit * bucket.Seconds()
	y := sim.Scale{From: 0, To: float64(most), Start: bottom, End: top}
	if second > 4 && most > 3*second {
		y.To = 1.25 * float64(second)
	}
	if limit = allowed > 0 && allowed < 2*y.To; limit {
		y.To = max(y.To, allowed)
	}
	side := sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Anchor: sim.End}
	c.Text(s.Start-6, top+8, short(int(y.To+0.5)), side)
	c.Text(s.Start-6, bottom, "0", side)
	c.Line(s.Start, top, s.End, top, sim.Style{Stroke: sim.Rule})

	good, bad = count(calls)
	var solid, outline, cut marks
	for i := range good {
		x := s.Time(bucket * time.Duration(i))
		w := min(s.Time(min(bucket*time.Duration(i+1), at)), s.End) - x - 1
		n := good[i] + bad[i]
		if n == 0 {
			continue
		}
		w = max(w, 1)
		y0, y1 := max(y.At(float64(good[i])), top), max(y.At(float64(n)), top)
		if bad[i] > 0 {
			outline.rect(x+0.5, y1, w, y0-y1)
		}
		if good[i] > 0 {
			solid.rect(x+0.5, y0, w, bottom-y0)
		}
		if float64(n) > y.To+0.5 {
			cut.put('M', x-2, top+9)
			cut.put('l', w+5, -5)
			c.Text(x+w+6, top+10, strconv.Itoa(n), sim.Type{Size: sim.TextSmall, Fill: sim.Ink2})
		}
	}
	c.Path(outline.String(), sim.Style{Fill: sim.Bad.Soft(), Stroke: sim.Bad.Solid()})
	c.Path(solid.String(), sim.Style{Fill: sim.Good.Solid()})
	if !cut.empty() {
		c.Path(cut.String(), sim.Style{Stroke: sim.Paper, StrokeWidth: 3})
	}
	c.Line(s.Start, bottom, s.End, bottom, sim.Style{Stroke: sim.RuleStrong})
	if limit {
		at := y.At(allowed)
		c.Line(s.Start, at, s.End, at, sim.Style{Stroke: sim.Flow.Solid(), Dash: "4 3"})
	}
	return limit
}

// short writes a count in at most four characters: "9876", "12k".
func short(n int) string {
	if n < 10000 {
		return strconv.Itoa(n)
	}
	return strconv.Itoa((n+500)/1000) + "k"
}

// raster draws every call in its client's row: a failure as a stroke, the
// success as a diamond, giving up as a cross. Strokes in one row that touch are drawn as one.
func raster(c *sim.Canvas, t *sim.Trace, pic *picture, calls []call, s sim.Scale, at time.Duration, top, rowH float64, rows int) {
	n := len(pic.ended)
	rank := ranks(t, pic)
	row := func(k int32) float64 { return float64(rank[k] * rows / n) }
	bottom := top + float64(rows)*rowH
	c.Line(s.Start, top, s.End, top, sim.Style{Stroke: sim.Rule})
	c.Line(s.Start, bottom, s.End, bottom, sim.Style{Stroke: sim.RuleStrong})
	var waits, good marks
	stroke := 2.0
	if rows == n {
		stroke = 3
	}
	type point struct{ x, row float64 }
	var failed []point
	for _, k := range calls {
		x := s.Time(k.at)
		if x > s.End {
			break
		}
		r := row(k.client)
		if k.ok {
			y := top + (float64(rank[k.client])+0.5)*float64(rows)*rowH/float64(n)
			good.diamond(x, y, min(4, max(2.6, rowH/2)))
			continue
		}
		failed = append(failed, point{x - s.Start, r})
		if n <= 24 && k.wait > 0 {
			until := min(s.Time(min(k.at+k.wait, at)), s.End)
			waits.dash(x, top+(r+0.5)*rowH, max(0, until-x))
		}
	}
	// Cells of one stroke's width, row by row, so that a dense crowd of calls
	// becomes a few long strokes; wider cells where that is not enough.
	var bad marks
	for {
		cells := int((s.End-s.Start)/stroke) + 1
		hit := make([]bool, rows*cells)
		for _, p := range failed {
			hit[int(p.row)*cells+int(p.x/stroke)] = true
		}
		bad = marks{}
		for r := range rows {
			bad.strokes(hit[r*cells:(r+1)*cells], s.Start, top+(float64(r)+0.5)*rowH, stroke)
		}
		if len(bad.b) < 24000 {
			break
		}
		stroke *= 2
	}
	var quits marks
	for i, end := range pic.ended {
		if x := s.Time(end); pic.quit[i] && end <= at && x <= s.End {
			quits.cross(x, top+(float64(rank[i])+0.5)*float64(rows)*rowH/float64(n), 2.5)
		}
	}
	if !waits.empty() {
		c.Path(waits.String(), sim.Style{Stroke: sim.Wait.Solid(), StrokeWidth: 1})
	}
	c.Path(bad.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: max(2, rowH-1.5), Opacity: 0.7})
	if !quits.empty() {
		c.Path(quits.String(), sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.5})
	}
	c.Path(good.String(), sim.Style{Fill: sim.Good.Solid()})
}

// ranks returns each client's place in the order of finishing; clients that a
// bound cut off come last.
func ranks(t *sim.Trace, pic *picture) []int {
	order := make([]int, len(pic.ended))
	for i := range order {
		order[i] = i
	}
	end := func(i int) time.Duration {
		if pic.ended[i] == 0 {
			return t.End + 1
		}
		return pic.ended[i]
	}
	sort.SliceStable(order, func(a, b int) bool { return end(order[a]) < end(order[b]) })
	rank := make([]int, len(order))
	for place, client := range order {
		rank[client] = place
	}
	return rank
}
