package sqsqueue

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// scene is one picture being drawn: the queue with its messages as they are now,
// below it the life of every message along time, and the consumers' calls.
type scene struct {
	*sim.Canvas
	*picture
	at    time.Duration
	l     i18n.Lang
	phone bool
	x     sim.Scale // time to pixels
	most  [states]int
}

// Sizes.
const (
	tokenR  = 9.0
	pitch   = 22.0 // of tokens
	cellW   = 46.0 // of a message in flight, with its consumer
	cellH   = 30.0
	headH   = 20.0 // of a compartment's name
	rowH    = 19.0 // of a message's life
	stripH  = 14.0 // of a consumer's calls
	padding = 8.0
)

var (
	words = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	bold  = sim.Type{Size: sim.TextLarge, Sans: true, Bold: true}
)

// Stage implements sim.Simulator.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	p := t.Model.(*picture)
	s := &scene{picture: p, at: min(max(at, 0), p.end), l: l, phone: sim.Phone(width)}
	s.crowd()
	w := float64(width)
	g := s.layout(w)
	left := 30.0
	if p.c.fifo {
		left = 38
	}
	s.x = sim.TimeScale(max(p.end, 1), left, w-6)
	top := g.bottom + 14
	rows := s.rows(top)
	strip := rows.bottom + 10
	bottom := strip + float64(stripH*float64(p.c.consumers)) + 4

	s.Canvas = sim.NewCanvas(w, bottom+22, s.name())
	s.title(w)
	s.machine(g)
	s.TimeAxis(s.x, top, bottom)
	s.lives(rows)
	s.calls(strip)
	s.Playhead(s.x.Time(s.at), top-4, bottom)
	return s.String()
}

func (s *scene) say(ko, en string) string { return i18n.Text{Ko: ko, En: en}.In(s.l) }

// crowd finds the most messages that each state holds at once.
func (s *scene) crowd() {
	var now [states]int
	place := make([]state, len(s.messages))
	next := make([]int, len(s.messages))
	for {
		first, at := -1, ever
		for i, m := range s.messages {
			if next[i] < len(m.moves) && m.moves[next[i]].at < at {
				first, at = i, m.moves[next[i]].at
			}
		}
		if first < 0 {
			return
		}
		to := s.messages[first].moves[next[first]].to
		now[place[first]]--
		now[to]++
		place[first] = to
		next[first]++
		s.most[to] = max(s.most[to], now[to])
	}
}

// name is what a screen reader says for the picture.
func (s *scene) name() string {
	n := s.now()
	return sim.Fill(s.say("SQS 대기열: 보이는 메시지 $1건, 처리 중 $2건, 삭제 $3건, DLQ $4건", "SQS queue: $1 visible, $2 in flight, $3 deleted, $4 in the DLQ"),
		itoa(len(n[visible])), itoa(len(n[inFlight])), itoa(len(n[deleted])), itoa(len(n[dead])))
}

// now lists the messages by state, in the order in which they came to it; a queue
// shows the ones that are to be received in the order they were sent.
func (s *scene) now() [states][]*message {
	var out [states][]*message
	for _, m := range s.messages {
		here, _ := m.at(s.at)
		out[here] = append(out[here], m)
	}
	return out
}

// title names the queue and its settings.
func (s *scene) title(w float64) {
	kind := s.say("SQS 표준 대기열", "SQS standard queue")
	if s.c.fifo {
		kind = s.say("SQS FIFO 대기열", "SQS FIFO queue")
	}
	s.Text(1, 14, kind, bold)
	set := s.say("가시성 타임아웃 ", "visibility timeout ") + lasting(s.c.visibility).In(s.l)
	if s.c.most > 0 {
		set += " · maxReceiveCount " + itoa(s.c.most)
	} else {
		set += s.say(" · DLQ 없음", " · no DLQ")
	}
	t := words
	if s.phone {
		s.Text(1, 31, sim.Fit(set, w-2, t), t)
		return
	}
	t.Anchor = sim.End
	s.Text(w-1, 14, sim.Fit(set, w-sim.TextWidth(kind, bold)-20, t), t)
}
