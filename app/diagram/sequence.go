package diagram

import (
	"math"
	"strconv"
	"strings"

	"notelab/app/sim"
)

// person is one who takes part in a sequence.
type person struct {
	id, text string
	x        float64
	lines    []string
}

// event is one row of a sequence: a message, or a note over people.
type event struct {
	from, to      int // of a note: the outermost people
	text          string
	dotted, arrow bool
	isNote        bool
}

// sequence is a sequence diagram.
type sequence struct {
	people []person
	events []event
	byID   map[string]int
}

// arrows of messages, the longer ones first.
var arrows = []struct {
	op            string
	dotted, arrow bool
}{
	{"<<-->>", true, true}, {"<<->>", false, true}, {"-->>", true, true}, {"->>", false, true}, {"--)", true, true},
	{"-)", false, true}, {"--x", true, true}, {"-x", false, true}, {"-->", true, false}, {"->", false, false},
}

func parseSequence(statements []statement) (*sequence, error) {
	s := &sequence{byID: map[string]int{}}
	number := 0
	for _, st := range statements {
		word, rest, _ := strings.Cut(st.text, " ")
		rest = strings.TrimSpace(rest)
		switch word {
		case "participant", "actor":
			id, name, named := strings.Cut(rest, " as ")
			i := s.person(strings.TrimSpace(id))
			if named {
				s.people[i].text = label(name)
			}
			continue
		case "autonumber":
			number = 1
			continue
		case "activate", "deactivate", "title", "link", "links":
			continue
		case "Note", "note":
			if err := s.note(rest, st.line); err != nil {
				return nil, err
			}
			continue
		case "loop", "alt", "else", "opt", "par", "and", "critical", "break", "rect", "box", "end", "create", "destroy":
			return nil, fail(st.line, word+"는 그리지 않습니다", word+" is not drawn")
		}
		e, err := s.message(st)
		if err != nil {
			return nil, err
		}
		if number > 0 {
			e.text = strconv.Itoa(number) + ". " + e.text
			number++
		}
		s.events = append(s.events, e)
	}
	switch {
	case len(s.people) == 0:
		return nil, fail(1, "참가자가 없습니다", "nobody takes part")
	case len(s.people) > maxPeople:
		return nil, fail(1, "참가자가 너무 많습니다", "there are too many participants")
	case len(s.events) > maxMessages:
		return nil, fail(1, "메시지가 너무 많습니다", "there are too many messages")
	}
	return s, nil
}

func (s *sequence) person(id string) int {
	i, ok := s.byID[id]
	if !ok {
		i = len(s.people)
		s.byID[id] = i
		s.people = append(s.people, person{id: id, text: label(id)})
	}
	return i
}

// note reads "over a,b: text", "right of a: text" or "left of a: text".
func (s *sequence) note(rest string, line int) error {
	where, text, ok := strings.Cut(rest, ":")
	e := event{text: label(text), isNote: true}
	who, over := strings.CutPrefix(where, "over ")
	if !over {
		if who, over = strings.CutPrefix(where, "right of "); !over {
			who, over = strings.CutPrefix(where, "left of ")
		}
	}
	if !ok || !over {
		return fail(line, "메모를 읽을 수 없습니다: "+rest, "no note: "+rest)
	}
	first, second, two := strings.Cut(who, ",")
	e.from = s.person(strings.TrimSpace(first))
	e.to = e.from
	if two {
		e.to = s.person(strings.TrimSpace(second))
	}
	if e.from > e.to {
		e.from, e.to = e.to, e.from
	}
	s.events = append(s.events, e)
	return nil
}

// message reads "a->>b: text".
func (s *sequence) message(st statement) (event, error) {
	head, text, _ := strings.Cut(st.text, ":")
	at, found := len(head), -1
	for i, a := range arrows {
		if j := strings.Index(head, a.op); j > 0 && j < at {
			at, found = j, i
		}
	}
	if found < 0 {
		return event{}, fail(st.line, "읽을 수 없습니다: "+st.text, "not understood: "+st.text)
	}
	a := arrows[found]
	from := strings.TrimSpace(head[:at])
	to := strings.TrimLeft(strings.TrimSpace(head[at+len(a.op):]), "+-")
	if from == "" || to == "" {
		return event{}, fail(st.line, "보내는 쪽과 받는 쪽이 있어야 합니다", "a message needs both ends")
	}
	return event{from: s.person(from), to: s.person(strings.TrimSpace(to)), text: label(text), dotted: a.dotted, arrow: a.arrow}, nil
}

// Lengths of a sequence.
const (
	messageGap = 13.0
	loopWide   = 18.0
)

func (s *sequence) draw(name string) *sim.Canvas {
	n := float64(len(s.people))
	column := max(width/n, 64)
	w := column * n
	head := 0.0
	for i := range s.people {
		p := &s.people[i]
		p.x = column * (float64(i) + .5)
		p.lines = wrap(p.text, column-2*7, boxType)
		head = max(head, float64(len(p.lines))*lineStep+10)
	}
	rows, height := s.rows(w, head+2)
	c := sim.NewCanvas(w, height, name)
	for _, p := range s.people {
		c.Line(p.x, head, p.x, height-2, sim.Style{Stroke: sim.RuleStrong, Dash: "2 3"})
	}
	for _, p := range s.people {
		bw := widest(p.lines, boxType) + 14
		c.Rect(p.x-bw/2, 1, bw, head-2, sim.Style{Fill: sim.Paper, Stroke: sim.Ink3, Round: 4})
		centred(c, p.x, head/2, p.lines, boxType, false)
	}
	for i, r := range rows {
		s.paint(c, &s.events[i], r)
	}
	return c
}

// row is where an event is drawn.
type row struct {
	lines []string
	y, h  float64
	x     float64 // the middle of its text
}

// rows lays the events out below each other and returns the height of all.
func (s *sequence) rows(w, y float64) ([]row, float64) {
	rows := make([]row, len(s.events))
	for i, e := range s.events {
		a, b := s.people[e.from].x, s.people[e.to].x
		left, right := min(a, b), max(a, b)
		room := max(right-left-12, min(w, 150))
		if e.isNote {
			room = max(right-left+40, min(w-8, 150))
		}
		r := row{lines: wrap(e.text, room, labelType)}
		half := widest(r.lines, labelType)/2 + 4
		r.x = (a + b) / 2
		if e.from == e.to && !e.isNote {
			r.x += loopWide + half + 2
			if r.x+half > w { // no room at the right of the last lifeline
				r.x = a - loopWide - half - 2
			}
		}
		r.x = max(half, min(w-half, r.x))
		r.y = y + messageGap
		r.h = float64(len(r.lines)) * lineStep
		y = r.y + r.h
		if e.isNote {
			y += 4
		} else if e.from != e.to {
			y += 5
		}
		rows[i] = r
	}
	return rows, math.Ceil(y + 12)
}

func (s *sequence) paint(c *sim.Canvas, e *event, r row) {
	mid := r.y + r.h/2
	if e.isNote {
		wide := widest(r.lines, labelType) + 14
		if span := s.people[e.to].x - s.people[e.from].x + 30; e.to != e.from {
			wide = max(wide, span)
		}
		wide = min(wide, c.W-2)
		x := max(1, min(c.W-1-wide, r.x-wide/2))
		c.Rect(x, r.y-4, wide, r.h+8, sim.Style{Fill: sim.Wait.Soft(), Stroke: sim.Wait.Solid(), Round: 3})
		centred(c, x+wide/2, mid, r.lines, boxTypeSmall, false)
		return
	}
	from, to := s.people[e.from].x, s.people[e.to].x
	if e.from == e.to {
		side := 1.0
		if r.x < from {
			side = -1
		}
		var p sim.Pen
		p.To('M', from, mid-6)
		p.To('C', from+side*(loopWide+4), mid-6, from+side*(loopWide+4), mid+6, from+side, mid+6)
		c.Path(p.String(), lineStyle(e.dotted))
		arrow(c, from, mid+6, -side, 0)
		centred(c, r.x, mid, r.lines, labelType, true)
		return
	}
	y := r.y + r.h + 5
	dir := 1.0
	if to < from {
		dir = -1
	}
	centred(c, r.x, mid, r.lines, labelType, true)
	c.Line(from, y, to-dir*1.5, y, lineStyle(e.dotted))
	if e.arrow {
		arrow(c, to-dir, y, dir, 0)
	}
}

var boxTypeSmall = sim.Type{Size: 12, Sans: true}
