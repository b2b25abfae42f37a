// Package ui holds the components the program mounts into the static pages:
// the quiz card, the quick quiz, tick buttons, the screens and the simulator
// frame.
//
// It promises that Render is pure and that what a learner did is reported
// through Env alone: components open no store and keep no progress. It leaves
// out where an island stands (package shell) and how progress is stored
// (package progress/idb).
package ui

import (
	"context"
	"errors"
	"time"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Env is the world as components see it. Its methods may be called on the
// user-interface goroutine only, unless they say otherwise.
type Env interface {
	// Lang is the language of the interface: the page's.
	Lang() i18n.Lang
	// Page is the current page; never nil.
	Page() *Page
	// ReducedMotion reports whether the learner asked for less motion.
	ReducedMotion() bool

	// Log records one thing the learner did and makes it durable. It returns
	// at once; done, when not nil, is called on the user-interface goroutine
	// after the event is on disk and in State, or with the error that kept it
	// from being stored. To render the result, Dispatch to yourself in done. The
	// id is the event's, by which it can be taken back.
	Log(kind progress.Kind, payload any, done func(error)) (id string)
	// LogAll records several things that belong together: on disk are all of them
	// or none. They come with their ids and times; one that is stored already stays
	// as it is. done is as in Log.
	LogAll(events []progress.Event, done func(error))
	// SaveAgain tries again to store everything that could not be stored, the same
	// events and no new ones. done is as in Log.
	SaveAgain(done func(error))
	// State is what all events amount to; never nil, empty until Ready. Read it
	// in Render, never keep parts of it.
	State() *progress.State
	// Ready reports whether the stored progress has been read.
	Ready() bool
	// Trouble returns what is wrong with the store, or nil: one of the errors
	// of package progress. Events are then kept in memory only.
	Trouble() error
	// Watch calls f, on the user-interface goroutine, after State, Ready,
	// Trouble or Net changed, also by another tab, until cancel is called.
	// f must Dispatch to its component to render.
	Watch(f func()) (cancel func())

	// Now is the device's time.
	Now() time.Time
	// Seed returns a fresh random number, for the order of a quiz.
	Seed() uint64

	// Index returns what is known of the whole course. It blocks: call it in
	// ctx.Async, from any goroutine.
	Index(ctx context.Context) (*course.Index, error)
	// Questions returns the questions of one note. It blocks like Index.
	Questions(ctx context.Context, note string) ([]quiz.Question, error)

	// Sim brings a simulator with its model, which may have to be loaded first.
	// then is called at once when the model is here, otherwise on the
	// user-interface goroutine when it has come, or with the reason why it has
	// not: ErrNoSimulator, or what went wrong, of which the learner has been told.
	Sim(name string, then func(sim.Simulator, error))

	// Copy puts a text on the clipboard; done is called on the user-interface
	// goroutine.
	Copy(text string, done func(error))
	// Save offers data to the learner as a file download.
	Save(name, mime string, data []byte) error

	// Net returns what is known about the network and the offline copy.
	Net() Net
	// Backup returns the whole log as a backup file. It blocks like Index.
	Backup(ctx context.Context) ([]byte, error)
	// Restore merges a backup file into the log, all of it that can be trusted or
	// nothing, and tells what came of it. It blocks like Index, and calls step,
	// from any goroutine, while it goes on. When ctx is cancelled in time nothing
	// has happened.
	Restore(ctx context.Context, file progress.File, step func(progress.Step)) (*progress.Import, error)
	// Clear deletes every event from this device. It blocks like Index.
	Clear(ctx context.Context) error
	// Sync carries the log between devices; nil where that cannot be.
	Sync() Syncing
	// Update makes every tab go over to a version that is waiting.
	Update()
}

// ErrNoSimulator is the error for a simulator that nobody knows.
var ErrNoSimulator = errors.New("there is no simulator of that name")

// Net is what is known about the network and the copy kept for use without it.
type Net struct {
	Online bool
	// Done and Total count the bytes of the offline copy while it is being
	// made; Total is 0 when the worker has not reported.
	Done, Total int64
	// Complete reports whether the whole course can be read offline.
	Complete bool
	// At is when the offline copy was completed; zero when unknown.
	At time.Time
	// Failed says why the offline copy could not be made, or "".
	Failed string
	// Waiting reports whether a newer version is ready to take over.
	Waiting bool
}

// env is the one world of the program. A program has one page at a time, and
// components are made by go-app, which hands them nothing.
var env Env

// Use makes e the world of all components. Call it before mounting any.
func Use(e Env) { env = e }

// say returns an interface string in the page's language.
func say(k i18n.Key, pairs ...string) string { return i18n.T(env.Lang(), k, pairs...) }
