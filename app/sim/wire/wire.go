// Package wire lets a simulator's model run in another program than the one
// that shows it: Server answers for the models, Far asks it and is a
// sim.Simulator itself.
//
// The models are most of what simulators weigh, and a page needs few of them.
// So they stand in programs of their own, loaded when a page has a simulator of
// theirs. Neither side keeps anything the other must know of: a run is named by
// its simulator and its values, and a trace that the server has forgotten is
// made again, the same. The package knows neither screen nor browser; how the
// bytes travel is up to Call.
package wire

import (
	"errors"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Call carries one question to the program of the models and returns its
// answer. ok is false when that program does not run any more.
type Call func(args ...string) (answer []byte, ok bool)

// Gone is the Bound of a trace that no program made.
const Gone = "gone"

// ErrGone is the error for a question to a program that does not run any more.
var ErrGone = errors.New("the program of the models does not run any more")

// What can be asked; the arguments follow.
const (
	opRun      = "run"      // name, query of the values
	opStage    = "stage"    // name, query, time in nanoseconds, width, language
	opDescribe = "describe" // name, language, event
	opAsk      = "ask"      // name, kind, seed, language
	opInfo     = "info"     // name, ""
	opMatters  = "matters"  // name, query
	opCheck    = "check"    // name, parameter, item
)

// kept is how many traces a server keeps: two runs side by side in a few frames
// of one page.
const kept = 8

// Server answers for simulators. It is not safe for concurrent use.
type Server struct {
	sims   []sim.Simulator
	traces []run // the newest first
}

type run struct {
	name, query string
	trace       *sim.Trace
}

// NewServer returns a server for these simulators.
func NewServer(sims []sim.Simulator) *Server { return &Server{sims: sims} }

// Answer answers one question of Far's. It returns nil for what it does not
// understand and for a model that panicked.
func (s *Server) Answer(args ...string) (answer []byte) {
	defer func() {
		if recover() != nil {
			answer = nil
		}
	}()
	if len(args) < 3 {
		return nil
	}
	m := s.lookup(args[1])
	if m == nil {
		return nil
	}
	w := &writer{}
	switch op := args[0]; {
	case op == opRun && len(args) == 3:
		w.trace(s.run(m, args[2]))
	case op == opStage && len(args) == 6:
		at, err := strconv.ParseInt(args[3], 10, 64)
		width, err2 := strconv.Atoi(args[4])
		if err != nil || err2 != nil {
			return nil
		}
		w.str(m.Stage(s.run(m, args[2]), time.Duration(at), width, i18n.Lang(args[5])))
	case op == opDescribe && len(args) == 4:
		r := &reader{b: untext(args[3])}
		e := r.event()
		if r.bad {
			return nil
		}
		w.str(m.Describe(&e, i18n.Lang(args[2])))
	case op == opInfo:
		w.info(m.Info())
	case op == opMatters && len(args) == 3:
		v := values(m, args[2])
		for i := range m.Info().Params {
			when := m.Info().Params[i].When
			w.flag(when == nil || when(v))
		}
	case op == opCheck && len(args) == 4:
		p, ok := m.Info().Param(args[2])
		if !ok || p.Check == nil {
			return nil
		}
		w.text(p.Check(args[3]))
	case op == opAsk && len(args) == 5:
		seed, err := strconv.ParseUint(args[3], 10, 64)
		if err != nil {
			return nil
		}
		q, err := m.Ask(args[2], seed, i18n.Lang(args[4]))
		w.flag(err == nil)
		w.question(q)
	default:
		return nil
	}
	return w.b
}

func (s *Server) lookup(name string) sim.Simulator {
	for _, m := range s.sims {
		if m.Info().Name == name {
			return m
		}
	}
	return nil
}

// run returns the trace of a simulator with the values of a query.
func (s *Server) run(m sim.Simulator, query string) *sim.Trace {
	name := m.Info().Name
	for i, r := range s.traces {
		if r.name == name && r.query == query {
			copy(s.traces[1:i+1], s.traces[:i])
			s.traces[0] = r
			return r.trace
		}
	}
	t := m.Run(values(m, query))
	s.traces = append([]run{{name, query, t}}, s.traces...)
	if len(s.traces) > kept {
		s.traces = s.traces[:kept]
	}
	return t
}

func values(m sim.Simulator, query string) sim.Values {
	v, _ := m.Info().Parse(sim.ParseQuery(query))
	return v
}

// Far is the simulator of that name whose model is behind call, which is asked
// at once what it declares; the error is ErrGone. When the program of the models
// goes later, a run is an empty trace bounded by Gone, a picture is empty and a
// question is ErrGone.
func Far(name string, call Call) (sim.Simulator, error) {
	f := &far{call: call}
	r := f.ask(opInfo, name, "")
	f.in = r.info()
	if r.bad {
		return nil, ErrGone
	}
	for i := range f.in.Params {
		p := &f.in.Params[i]
		if p.When != nil {
			p.When = func(v sim.Values) bool { return f.matters(v, i) }
		}
		if p.Check != nil {
			p.Check = func(item string) i18n.Text { return f.check(p.Name, item) }
		}
	}
	return f, nil
}

type far struct {
	in   *sim.Info
	call Call
	// matter are the answers about the values of query: a frame asks about every
	// parameter of the same values.
	query  string
	matter []bool
}

// ask returns a reader of the answer; of one that did not come, nothing can be
// read.
func (f *far) ask(args ...string) *reader {
	b, ok := f.call(args...)
	return &reader{b: b, bad: !ok || b == nil}
}

func (f *far) Info() *sim.Info { return f.in }

// matters reports whether the parameter at that place matters under v; one that
// cannot be asked about does.
func (f *far) matters(v sim.Values, place int) bool {
	if q := v.Query(); f.matter == nil || q != f.query {
		r := f.ask(opMatters, f.in.Name, q)
		f.query, f.matter = q, make([]bool, len(f.in.Params))
		for i := range f.matter {
			f.matter[i] = r.flag() || r.bad
		}
	}
	return f.matter[place]
}

func (f *far) check(param, item string) i18n.Text {
	r := f.ask(opCheck, f.in.Name, param, item)
	want := r.text()
	if r.bad {
		return i18n.Text{}
	}
	return want
}

func (f *far) Run(v sim.Values) *sim.Trace {
	r := f.ask(opRun, f.in.Name, v.Query())
	t := r.trace()
	if r.bad {
		t = &sim.Trace{Bound: Gone}
	}
	t.Values = v
	return t
}

func (f *far) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	r := f.ask(opStage, f.in.Name, t.Values.Query(), strconv.FormatInt(int64(at), 10), strconv.Itoa(width), string(l))
	if svg := r.str(); !r.bad {
		return svg
	}
	return sim.NewCanvas(float64(width), 1, f.in.Title.In(l)).String()
}

func (f *far) Describe(e *sim.Event, l i18n.Lang) string {
	w := &writer{}
	w.event(e)
	r := f.ask(opDescribe, f.in.Name, string(l), text(w.b))
	if s := r.str(); !r.bad {
		return s
	}
	return e.Kind
}

func (f *far) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	r := f.ask(opAsk, f.in.Name, kind, strconv.FormatUint(seed, 10), string(l))
	ok, q := r.flag(), r.question()
	switch {
	case r.bad:
		return quiz.Question{}, ErrGone
	case !ok:
		return quiz.Question{}, sim.ErrAsk
	}
	return q, nil
}
