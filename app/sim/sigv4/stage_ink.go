package sigv4

import (
	"strings"

	"notelab/app/sim"
)

// ink collects small shapes, one path for each paint: a hundred elements would
// make the picture heavy.
type ink struct {
	idle, flow, now, change, blank, good, bad, pending, ring, tick, cross, white, dash strings.Builder
}

// gate adds the result of a check: a disc with a tick, a square with a cross, a
// ring with a dash, or an empty ring for what is still to come.
func (k *ink) gate(x, y float64, result string) {
	switch result {
	case passed:
		disc(&k.good, x, y)
		k.white.WriteString(sim.Points(x-3, y) + "l2.2 2.6 4-5")
	case failed:
		k.bad.WriteString(sim.Points(x-7, y-7) + "h14v14h-14z")
		k.white.WriteString(sim.Points(x-3, y-3) + "l6 6m0-6l-6 6")
	case skipped:
		disc(&k.ring, x, y)
		k.dash.WriteString(sim.Points(x-3, y) + "h6")
	default:
		disc(&k.pending, x, y)
	}
}

func disc(b *strings.Builder, x, y float64) {
	b.WriteString(sim.Points(x-7, y) + "a7 7 0 1 0 14 0 7 7 0 1 0-14 0")
}

func (k *ink) draw(c *sim.Canvas) {
	for _, g := range []struct {
		b  *strings.Builder
		st sim.Style
	}{
		{&k.blank, sim.Style{Stroke: sim.Rule, StrokeWidth: 2}},
		{&k.idle, sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5}},
		{&k.flow, sim.Style{Stroke: sim.Flow.Solid(), StrokeWidth: 1.5}},
		{&k.now, sim.Style{Stroke: sim.Accent.Solid(), StrokeWidth: 3}},
		{&k.pending, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}},
		{&k.ring, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}},
		{&k.dash, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5}},
		{&k.good, sim.Style{Fill: sim.Good.Solid()}},
		{&k.bad, sim.Style{Fill: sim.Bad.Solid()}},
		{&k.white, sim.Style{Stroke: sim.Paper, StrokeWidth: 1.8}},
		{&k.tick, sim.Style{Stroke: sim.Good.Solid(), StrokeWidth: 1.8}},
		{&k.cross, sim.Style{Stroke: sim.Bad.Solid(), StrokeWidth: 1.8}},
		{&k.change, sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid(), StrokeWidth: 1.5}},
	} {
		if g.b.Len() > 0 {
			c.Path(g.b.String(), g.st)
		}
	}
}
