// Package shell puts the parts together in the browser: it reads the page,
// opens the store, folds the log, mounts the islands and answers the
// components through ui.Env.
//
// It promises that everything a component is told happens on the
// user-interface goroutine, and that what a learner did is in State only after
// it is on disk, or, when there is no disk, together with the reason. It leaves
// out what the islands show (package ui).
package shell

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"sync"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/sim"
	"notelab/app/ui"
)

// world is the ui.Env of the running program.
type world struct {
	page   *ui.Page
	ctx    app.Context // of the root; set when it is mounted
	store  progress.Store
	open   func(context.Context) (progress.Store, error)
	opened chan struct{} // closed when store is set
	// spare keeps a copy of the log; nil where the browser has no place for one.
	// spared is closed when that is known.
	spare     *progress.Spare
	openSpare func(context.Context) (progress.Store, error)
	spared    chan struct{}
	copying   bool // a copy is due
	// copies is what all copying is done in, until stopCopies.
	copies     context.Context
	stopCopies func()
	state      *progress.State
	// kept are events that are in State but on no disk: made while the store
	// failed. A backup contains them.
	kept []progress.Event
	// folding is held while the log is folded beside the live state, or deleted.
	folding sync.Mutex
	// bulk is held while a backup is being merged into the store.
	bulk sync.RWMutex
	// late are the events that came while the log was being folded, which reading
	// counts: the state that comes of it may not contain them.
	late     []progress.Event
	reading  int
	fresh    int // events that came since the last checkpoint
	ready    bool
	trouble  error
	lastAt   int64
	device   string
	watchers map[int]func()
	watching int
	net      ui.Net
	cache    map[string]any // fetched data by address
	motion   bool
	// standing are the islands that have taken their places, up is whether the
	// loader knows of the first of them.
	standing []string
	up       bool
	sims     map[string]sim.Simulator // whose models have come
	sync     *syncing
	// restoreAddress gives the address its fragment back after the start.
	restoreAddress func()
}

var _ ui.Env = (*world)(nil)

func newWorld(page *ui.Page, open, openSpare func(context.Context) (progress.Store, error)) *world {
	w := &world{
		page: page, open: open, opened: make(chan struct{}), openSpare: openSpare, spared: make(chan struct{}), state: progress.NewState(),
		watchers: map[int]func(){}, cache: map[string]any{}, sims: map[string]sim.Simulator{},
		device: deviceID(), net: ui.Net{Online: browser.Online()}, motion: browser.ReducedMotion(),
	}
	w.sync = &syncing{w: w}
	return w
}

// deviceID returns the random id of this browser profile.
func deviceID() string {
	const key = "notelab.device"
	id := browser.Get(key)
	if id == "" {
		id = randomID()
		browser.Set(key, id)
	}
	return id
}

func randomID() string {
	var b [16]byte
	rand.Read(b[:])
	return progress.NewID(b)
}

// Lang implements ui.Env.
func (w *world) Lang() i18n.Lang { return w.page.Lang }

// Page implements ui.Env.
func (w *world) Page() *ui.Page { return w.page }

// ReducedMotion implements ui.Env.
func (w *world) ReducedMotion() bool { return w.motion }

// State implements ui.Env.
func (w *world) State() *progress.State { return w.state }

// Ready implements ui.Env.
func (w *world) Ready() bool { return w.ready }

// Trouble implements ui.Env.
func (w *world) Trouble() error { return w.trouble }

// Now implements ui.Env.
func (w *world) Now() time.Time { return time.Now() }

// Net implements ui.Env.
func (w *world) Net() ui.Net { return w.net }

// Update implements ui.Env.
func (w *world) Update() { browser.Update() }

// Seed implements ui.Env.
func (w *world) Seed() uint64 {
	var b [8]byte
	rand.Read(b[:])
	// 53 bits, so that the seed in a question's id and address survives
	// JavaScript.
	return binary.LittleEndian.Uint64(b[:]) >> 11
}

// Watch implements ui.Env.
func (w *world) Watch(f func()) (cancel func()) {
	w.watching++
	id := w.watching
	w.watchers[id] = f
	return func() { delete(w.watchers, id) }
}

// changed tells every watcher. It runs on the user-interface goroutine.
func (w *world) changed() {
	for _, f := range w.watchers {
		f()
	}
}

// inUI runs f on the user-interface goroutine.
func (w *world) inUI(f func()) {
	w.ctx.Dispatch(func(app.Context) {
		defer ui.Caught("taking over a result")
		f()
	})
}

// background runs f beside the user interface.
func background(doing string, f func()) {
	go func() {
		defer ui.Caught(doing)
		f()
	}()
}
