package wire

import (
	"encoding/binary"
	"math"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// writer appends values: numbers as varints, texts with their length before
// them. What is absent from a value is written as its zero.
type writer struct{ b []byte }

func (w *writer) int(n int64)     { w.b = binary.AppendVarint(w.b, n) }
func (w *writer) float(f float64) { w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(f)) }

func (w *writer) flag(on bool) {
	n := int64(0)
	if on {
		n = 1
	}
	w.int(n)
}

func (w *writer) str(s string) {
	w.int(int64(len(s)))
	w.b = append(w.b, s...)
}

func (w *writer) text(t i18n.Text) { w.str(t.Ko); w.str(t.En) }

func (w *writer) strs(list []string) {
	w.int(int64(len(list)))
	for _, s := range list {
		w.str(s)
	}
}

func (w *writer) event(e *sim.Event) {
	w.int(int64(e.At))
	w.str(e.Kind)
	w.str(e.Actor)
	w.str(string(e.Tone))
	w.int(int64(len(e.Fields)))
	for _, f := range e.Fields {
		w.str(f.Key)
		w.str(f.Value)
	}
}

// trace writes what of a trace is not in the values it was made from, nor known
// to the stage alone.
func (w *writer) trace(t *sim.Trace) {
	w.int(int64(len(t.Events)))
	for i := range t.Events {
		w.event(&t.Events[i])
	}
	w.int(int64(len(t.Figures)))
	for _, f := range t.Figures {
		w.str(f.Key)
		w.text(f.Label)
		w.float(f.Value)
		w.text(f.Text)
		w.str(string(f.Tone))
	}
	w.int(int64(len(t.Documents)))
	for _, d := range t.Documents {
		w.str(d.Key)
		w.text(d.Title)
		w.str(d.Body)
	}
	w.int(int64(t.End))
	w.int(int64(t.Telling))
	w.str(t.Bound)
}

func (w *writer) question(q quiz.Question) {
	for _, s := range []string{q.ID, string(q.Type), q.Checked, string(q.Prompt), string(q.Hint), string(q.Explanation), q.Note, q.Anchor, q.Sim, q.Ask, q.Params} {
		w.str(s)
	}
	w.strs(q.Aliases)
	w.strs(q.Tags)
	w.strs(q.Sources)
	w.int(int64(len(q.Options)))
	for _, o := range q.Options {
		w.str(string(o.Body))
		w.str(string(o.Why))
		w.flag(o.Correct)
		w.str(o.Misconception)
	}
}

// text writes bytes as a text, since what is asked travels as valid UTF-8: one
// character a byte.
func text(b []byte) string {
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

// untext reads what text wrote.
func untext(s string) []byte {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

// reader reads what a writer wrote. After bytes that no writer makes it is bad
// and returns zeroes.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) int() int64 {
	n, size := binary.Varint(r.b)
	if r.bad || size <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[size:]
	return n
}

// take cuts off the next n bytes.
func (r *reader) take(n int64) []byte {
	if r.bad || n < 0 || n > int64(len(r.b)) {
		r.bad = true
		return nil
	}
	cut := r.b[:n]
	r.b = r.b[n:]
	return cut
}

// count reads the length of a list, whose items take a byte each at least.
func (r *reader) count() int {
	n := r.int()
	if n < 0 || n > int64(len(r.b)) {
		r.bad = true
		return 0
	}
	return int(n)
}

func (r *reader) float() float64 {
	if cut := r.take(8); cut != nil {
		return math.Float64frombits(binary.LittleEndian.Uint64(cut))
	}
	return 0
}

func (r *reader) flag() bool      { return r.int() == 1 }
func (r *reader) str() string     { return string(r.take(r.int())) }
func (r *reader) text() i18n.Text { return i18n.Text{Ko: r.str(), En: r.str()} }

// list reads a list; an empty one is nil, as it was before it was written.
func list[T any](r *reader, item func() T) []T {
	n := r.count()
	if n == 0 {
		return nil
	}
	out := make([]T, 0, n)
	for range n {
		if out = append(out, item()); r.bad {
			return nil
		}
	}
	return out
}

func (r *reader) event() sim.Event {
	return sim.Event{
		At: time.Duration(r.int()), Kind: r.str(), Actor: r.str(), Tone: sim.Tone(r.str()),
		Fields: list(r, func() sim.Field { return sim.Field{Key: r.str(), Value: r.str()} }),
	}
}

func (r *reader) trace() *sim.Trace {
	return &sim.Trace{
		Events: list(r, r.event),
		Figures: list(r, func() sim.Figure {
			return sim.Figure{Key: r.str(), Label: r.text(), Value: r.float(), Text: r.text(), Tone: sim.Tone(r.str())}
		}),
		Documents: list(r, func() sim.Document { return sim.Document{Key: r.str(), Title: r.text(), Body: r.str()} }),
		End:       time.Duration(r.int()), Telling: time.Duration(r.int()), Bound: r.str(),
	}
}

func (r *reader) question() quiz.Question {
	q := quiz.Question{}
	html := func() quiz.HTML { return quiz.HTML(r.str()) }
	q.ID, q.Type, q.Checked = r.str(), quiz.Type(r.str()), r.str()
	q.Prompt, q.Hint, q.Explanation = html(), html(), html()
	q.Note, q.Anchor, q.Sim, q.Ask, q.Params = r.str(), r.str(), r.str(), r.str(), r.str()
	q.Aliases, q.Tags, q.Sources = list(r, r.str), list(r, r.str), list(r, r.str)
	q.Options = list(r, func() quiz.Option {
		return quiz.Option{Body: html(), Why: html(), Correct: r.flag(), Misconception: r.str()}
	})
	return q
}
