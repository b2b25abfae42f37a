package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/catalogue"
)

// fake is an Env for tests: it stores at once, or fails with fault, or holds
// what is logged until flush.
type fake struct {
	page   *Page
	state  *progress.State
	fault  error
	hold   bool
	held   []func()
	logged []progress.Event
	again  int // calls of SaveAgain
	now    time.Time
	seed   uint64
	net    Net
	watch  []func()
	index  *course.Index
	quiz   map[string][]quiz.Question
}

var _ Env = (*fake)(nil)

// use makes a fake world for one test.
func use(t *testing.T, page *Page) *fake {
	t.Helper()
	f := &fake{page: page, state: progress.NewState(), now: time.UnixMilli(1_790_000_000_000), index: &course.Index{}}
	if page.Lang == "" {
		page.Lang = i18n.Korean
	}
	if page.Base == "" {
		page.Base, page.Root = "/", "/"
	}
	was := env
	Use(f)
	t.Cleanup(func() { Use(was) })
	return f
}

func (f *fake) Lang() i18n.Lang        { return f.page.Lang }
func (f *fake) Page() *Page            { return f.page }
func (f *fake) ReducedMotion() bool    { return false }
func (f *fake) State() *progress.State { return f.state }
func (f *fake) Ready() bool            { return true }
func (f *fake) Trouble() error         { return nil }
func (f *fake) Now() time.Time         { return f.now }
func (f *fake) Seed() uint64           { f.seed++; return f.seed }
func (f *fake) Net() Net               { return f.net }
func (f *fake) Update()                {}
func (f *fake) Sync() Syncing          { return nil }

func (f *fake) Log(kind progress.Kind, payload any, done func(error)) string {
	var id [16]byte
	id[0] = byte(len(f.logged) + 1)
	e := progress.New(progress.NewID(id), f.now.UnixMilli()+int64(len(f.logged)), "device", kind, payload)
	f.logged = append(f.logged, e)
	finish := func() {
		f.state.Apply(e)
		if done != nil {
			done(f.fault)
		}
	}
	if f.hold {
		f.held = append(f.held, finish)
		return e.ID
	}
	finish()
	return e.ID
}

func (f *fake) LogAll(events []progress.Event, done func(error)) {
	f.logged = append(f.logged, events...)
	f.state.Apply(events...)
	if done != nil {
		done(f.fault)
	}
}

func (f *fake) SaveAgain(done func(error)) {
	f.again++
	done(f.fault)
}

func (f *fake) flush() {
	for _, h := range f.held {
		h()
	}
	f.held = nil
}

func (f *fake) Watch(w func()) func() { f.watch = append(f.watch, w); return func() {} }

func (f *fake) Index(context.Context) (*course.Index, error) {
	if f.fault != nil {
		return nil, f.fault
	}
	return f.index, nil
}

func (f *fake) Questions(_ context.Context, note string) ([]quiz.Question, error) {
	if qs, ok := f.quiz[note]; ok {
		return qs, nil
	}
	return nil, errors.New("no such note: " + note)
}

func (f *fake) Sim(name string, then func(sim.Simulator, error)) {
	s, ok := catalogue.Model(name)
	if !ok {
		then(nil, ErrNoSimulator)
		return
	}
	then(s, nil)
}

func (f *fake) Copy(string, func(error))               {}
func (f *fake) Save(string, string, []byte) error      { return nil }
func (f *fake) Backup(context.Context) ([]byte, error) { return nil, f.fault }
func (f *fake) Clear(context.Context) error            { return f.fault }
func (f *fake) Restore(context.Context, progress.File, func(progress.Step)) (*progress.Import, error) {
	return &progress.Import{}, f.fault
}
