package pipeline

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// mostNotes is how many faults of one stage are written out.
const mostNotes = 4

// reason writes a fault as a sentence.
func (r *run) reason(f *fault, l i18n.Lang) string {
	e := sim.Event{Fields: []sim.Field{{Key: "name", Value: f.name}}}
	if f.stage >= 0 {
		e.Fields = append(e.Fields, sim.Field{Key: "stage", Value: r.stages[f.stage].name})
	}
	if f.action >= 0 {
		e.Fields = append(e.Fields, sim.Field{Key: "action", Value: r.stages[f.stage].actions[f.action].name})
	}
	return told(refusals[f.code], &e, l)
}

// noteLines writes the faults of a stage (-1: of the pipeline) that have been
// found by a moment, in lines that fit.
func (p *painter) noteLines(s int, at time.Duration, l i18n.Lang, w float64) []string {
	var lines []string
	n := 0
	for i := range p.faults {
		f := &p.faults[i]
		if f.stage != s || time.Duration(i)*time.Second > at {
			continue
		}
		if n++; n > mostNotes {
			lines = append(lines, "…")
			break
		}
		lines = append(lines, sim.Wrap(p.reason(f, l), w, small)...)
	}
	return lines
}

func (p *painter) noteWidth() float64 { return p.w - p.left - 20 }

// noteRows is the room that a stage's faults need in either language.
func (p *painter) noteRows(s int) int {
	n := 0
	for _, l := range i18n.Langs {
		n = max(n, len(p.noteLines(s, forever, l, p.noteWidth())))
	}
	return n
}

// wrong reports whether a fault of an action, or with -1 of the stage, has been
// found.
func (p *painter) wrong(s, i int) bool {
	for n, f := range p.faults {
		if f.stage == s && (f.action == i || i < 0) && time.Duration(n)*time.Second <= p.at {
			return true
		}
	}
	return false
}

// errors writes a stage's faults beside it.
func (p *painter) errors(s int) {
	for i, line := range p.noteLines(s, p.at, p.l, p.noteWidth()) {
		p.c.Text(p.left+12, p.boxes[s].card+14+times(i, noteRow), line, inked(small, sim.Bad.Solid()))
	}
}

// general writes the faults of the pipeline as a whole.
func (p *painter) general() {
	lines := p.noteLines(-1, p.at, p.l, p.w-2*edge)
	if len(lines) == 0 {
		lines = sim.Wrap(p.say(i18n.Of("CreatePipeline과 UpdatePipeline이 이 구조를 거절한다.", "CreatePipeline and UpdatePipeline refuse this structure.")), p.w-2*edge, small)
	}
	for i, line := range lines[:min(len(lines), 2)] {
		p.c.Text(edge, 32+times(i, noteRow), line, small)
	}
}
