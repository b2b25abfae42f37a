package pipeline

import (
	"strconv"
	"strings"

	"notelab/app/sim"
)

// tones are the colours of what executions do, in the order they are painted.
var tones = []sim.Tone{sim.Muted, sim.Good, sim.Bad, sim.Wait, sim.Flow}

// ink collects the many small marks of a picture, which are painted over all the
// rest, each colour as one path.
type ink struct {
	bands                [5]strings.Builder // the stays, painted under the work
	dashes, lines, fills [5]strings.Builder
	rails, slots, open   strings.Builder // the ways into stages, empty places, open locks
	labels               []label
}

type label struct {
	x, y float64
	s    string
}

func index(t sim.Tone) int {
	for i := range tones {
		if tones[i] == t {
			return i
		}
	}
	return 0
}

func (k *ink) dash(t sim.Tone, d string) { k.dashes[index(t)].WriteString(d) }
func (k *ink) line(t sim.Tone, d string) { k.lines[index(t)].WriteString(d) }
func (k *ink) fill(t sim.Tone, d string) { k.fills[index(t)].WriteString(d) }

// disc adds a disc, or a pill where a name is long, with the name in it.
func (k *ink) disc(t sim.Tone, x, y float64, name string) {
	wide := 0.0
	if len(name) > 1 {
		wide = 3
	}
	end, r, w := " 0 0 1 ", strconv.Itoa(radius), strconv.FormatFloat(2*wide, 'f', -1, 64)
	arc := "a" + r + " " + r + end + "0 "
	k.fill(t, sim.Points(x-wide, y-radius)+"h"+w+arc+strconv.Itoa(2*radius)+"h-"+w+arc+"-"+strconv.Itoa(2*radius))
	k.labels = append(k.labels, label{x, y + 4, name})
}

// circle is path data for a circle.
func circle(x, y float64, r int) string {
	arc := "a" + strconv.Itoa(r) + " " + strconv.Itoa(r) + " 0 0 1 "
	return sim.Points(x-float64(r), y) + arc + strconv.Itoa(2*r) + " 0" + arc + "-" + strconv.Itoa(2*r) + " 0"
}

// band adds a rounded rectangle.
func (k *ink) band(t sim.Tone, x, y, w, h float64) {
	r := min(4, w/2)
	n := func(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) + " " }
	c, across, down := n(r), n(w-2*r), n(h-2*r)
	k.bands[index(t)].WriteString(sim.Points(x, y+r) + "q0 -" + c + c + "-" + c + "h" + across + "q" + c + "0 " + c + c + "v" + down + "q0 " + c + "-" + c + c + "h-" + across + "q-" + c + "0 -" + c + "-" + c + "Z")
}

// each paints one list of paths.
func (p *painter) each(list *[5]strings.Builder, style func(sim.Tone) sim.Style) {
	for i := range list {
		if list[i].Len() > 0 {
			p.c.Path(list[i].String(), style(tones[i]))
		}
	}
}

// paint paints what was collected.
func (p *painter) paint() {
	one := func(b *strings.Builder, style sim.Style) {
		if b.Len() > 0 {
			p.c.Path(b.String(), style)
		}
	}
	one(&p.ink.rails, sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5})
	one(&p.ink.slots, sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Dash: "2 2"})
	one(&p.ink.open, sim.Style{Stroke: sim.Ink3, StrokeWidth: 1.5})
	p.each(&p.ink.dashes, func(t sim.Tone) sim.Style {
		return sim.Style{Stroke: t.Solid(), StrokeWidth: 2, Dash: "4 3"}
	})
	p.each(&p.ink.lines, func(t sim.Tone) sim.Style { return sim.Style{Stroke: t.Solid(), StrokeWidth: 2} })
	p.each(&p.ink.fills, func(t sim.Tone) sim.Style { return sim.Style{Fill: t.Solid(), Stroke: sim.Paper} })
	for _, l := range p.ink.labels {
		p.c.Text(l.x, l.y, l.s, sim.Type{Size: sim.TextSmall, Fill: sim.Paper, Anchor: sim.Middle, Bold: true})
	}
}
