package backoff

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

const (
	edge      = 4.0  // free at the left and right of a stage
	headTop   = 16.0 // baseline of the head line
	axisBelow = 20.0 // room for the labels of a time axis
)

var small = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}

// Stage implements sim.Simulator.
func (Simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	at = min(max(at, 0), t.End)
	pic := t.Model.(*picture)
	if t.Values.Get("mode") == "client" {
		return clientStage(t, pic, at, width, l)
	}
	return fleetStage(t, pic, at, width, l)
}

// axisEnd is where the time axis ends: the horizon, or the end of the run.
func axisEnd(t *sim.Trace) time.Duration {
	if h := t.Values.Duration("horizon"); h > 0 {
		return h
	}
	return max(t.End, time.Millisecond)
}

// title names what a stage shows, so that two of them can stand side by side.
func title(v sim.Values, l i18n.Lang) string {
	s := policyLabel(v.Get("policy")).In(l)
	if isQuota(v) {
		rules := text("2026-11부터", "since 2026-11")
		if v.Get("rules") == "old" {
			rules = text("2026-11 전", "before 2026-11")
		}
		s += " · " + rules.In(l)
	}
	return s
}

// head writes the title at the left and the state at the right; on a phone the
// state takes a second line when both do not fit. It returns the line below.
func head(c *sim.Canvas, name, state string, phone bool) float64 {
	bold := sim.Type{Bold: true, Sans: true, Size: 13}
	c.Text(edge, headTop, name, bold)
	if phone {
		c.Text(edge, headTop+18, sim.Fit(state, c.W-2*edge, small), small)
		return headTop + 28
	}
	right := small
	right.Anchor = sim.End
	c.Text(c.W-edge, headTop, sim.Fit(state, c.W-3*edge-sim.TextWidth(name, bold), small), right)
	return headTop + 12
}

// clip cuts the stretch from x to to at the edge of a plot and reports whether
// anything is left.
func clip(s sim.Scale, from, to time.Duration) (x, w float64, ok bool) {
	x, end := s.Time(from), s.Time(to)
	if x > s.End {
		return 0, 0, false
	}
	return x, min(end, s.End) - x, true
}

// beyond notes at the right edge that the run goes on after the axis ends.
func beyond(c *sim.Canvas, t *sim.Trace, s sim.Scale, y float64, l i18n.Lang) {
	if float64(t.End) <= s.To {
		return
	}
	right := small
	right.Anchor = sim.End
	end := showTime(t.End)
	c.Text(s.End, y, text(end+"까지 이어짐 →", "goes on to "+end+" →").In(l), right)
}

// playhead draws the current moment unless it lies beyond the axis.
func playhead(c *sim.Canvas, s sim.Scale, at time.Duration, top, bottom float64) {
	if x := s.Time(at); x <= s.End {
		c.Playhead(x, top, bottom)
	}
}
