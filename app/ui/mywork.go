package ui

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/shelf"
)

// swLimit is how long a finished course waits for the service worker that
// answers its addresses.
const swLimit = 30 * time.Second

// shown is how often the progress of a build is drawn again: as often as it can
// be read.
const shownEvery = 100 * time.Millisecond

// builder makes a browser's worker a shelf.Worker.
type builder struct {
	*browser.Builder
	out chan shelf.Message
}

func (b *builder) Messages() <-chan shelf.Message { return b.out }

// startBuilder begins a worker on a job with its files.
func startBuilder(job shelf.Job, files []browser.Sent) (shelf.Worker, error) {
	if job.Stored {
		files = nil
	}
	text, err := json.Marshal(job)
	if err != nil {
		return nil, err
	}
	w, err := browser.StartBuilder(job.Root+"builder-worker.js", string(text), files)
	if err != nil {
		return nil, err
	}
	b := &builder{w, make(chan shelf.Message)}
	go func() {
		defer Caught("listening to the builder")
		for text := range w.Messages() {
			var m shelf.Message
			if err := json.Unmarshal([]byte(text), &m); err != nil {
				m = shelf.Message{Kind: shelf.Dead, Detail: err.Error()}
			}
			b.out <- m
		}
	}()
	return b, nil
}

// run carries a job out and tells what came of it on the user-interface
// goroutine.
func (m *My) run(job shelf.Job, files []browser.Sent, done func(shelf.Message, error)) {
	ctx := m.ctx
	back, cancel := context.WithCancel(context.Background())
	root, exec, wasm := browser.Assets()
	job.Root, job.Exec, job.Wasm = root, exec, wasm
	job.Lang = string(env.Lang())
	job.MaxFiles, job.MaxTotal = shelf.MaxFiles, shelf.MaxTotal
	if job.Op == shelf.Build {
		m.work = &work{job: job, cancel: cancel}
	}
	background(ctx, "making own notes", func() {
		defer cancel()
		r := shelf.Runner{
			Start: func(j shelf.Job) (shelf.Worker, error) { return startBuilder(j, files) },
			After: time.After,
		}
		last := time.Time{}
		msg, err := r.Run(back, job, func(step shelf.Message) {
			if now := time.Now(); step.Kind == shelf.Bad || step.N == 0 || now.Sub(last) >= shownEvery {
				last = now
				ctx.Dispatch(func(app.Context) { m.work.step(step) })
			}
		})
		var late i18n.Key // why the pages cannot be opened
		if err == nil && job.Op == shelf.Build {
			ctx.Dispatch(func(app.Context) { m.work.step(shelf.Message{Kind: shelf.At, Stage: waiting}) })
			wait, stop := context.WithTimeout(back, swLimit)
			switch err := browser.WorkerReady(wait); {
			case errors.Is(err, browser.ErrNone):
				late = "my.err.unavailable"
			case err != nil:
				late = "my.err.worker"
			}
			stop()
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			browser.Complain(err.Error())
		}
		ctx.Dispatch(func(app.Context) {
			defer Caught("finishing own notes")
			if job.Op == shelf.Build {
				m.work = nil
			}
			done(msg, err)
			if late != "" {
				m.tell("bad", say(late))
			}
		})
	})
}

// waiting is the last stage, which only the page knows: the course is made, and
// the service worker that answers its addresses is not ready yet.
const waiting shelf.Stage = "ready"

// work is a build under way.
type work struct {
	job    shelf.Job
	at     shelf.Message
	bad    []string // notes that were given up
	cancel func()
}

func (w *work) step(m shelf.Message) {
	switch {
	case w == nil:
	case m.Kind == shelf.Bad:
		w.bad = append(w.bad, m.Path)
	default:
		w.at = m
	}
}

// look asks for the list of own courses.
func (m *My) look() {
	m.looking, m.lookErr = true, nil
	m.run(shelf.Job{Op: shelf.List}, nil, func(msg shelf.Message, err error) {
		m.looking, m.lookErr = false, err
		if err == nil {
			m.courses = msg.List
			m.renew()
		}
	})
}

// renew makes the pages of a course again that an older builder made, one after
// the other.
func (m *My) renew() {
	_, _, builder := browser.Assets()
	for i := range m.courses {
		c := &m.courses[i]
		if builder == "" || m.work != nil || c.Builder == builder || m.renewed[c.ID] {
			continue
		}
		m.renewed[c.ID] = true // once: a failure is not repeated until the next visit
		m.tell("info", say("my.renewing", "title", c.Title))
		m.run(again(c, c.Title), nil, func(msg shelf.Message, err error) {
			if err != nil {
				m.failed(err)
				return
			}
			m.put(msg.Course)
			m.tell("", "")
			m.renew()
		})
		return
	}
}

// again is the job that makes a course's pages from its stored files.
func again(c *shelf.Course, title string) shelf.Job {
	return shelf.Job{
		Op: shelf.Build, ID: c.ID, Gen: shelf.NewID(env.Seed()), Src: c.Src, Stored: true,
		Title: title, Named: c.Named || title != c.Title, Folder: c.Folder, Updated: c.Updated,
	}
}

// add makes a course of chosen files, or brings one up to date.
func (m *My) add(chosen []browser.Chosen, into *shelf.Course) {
	infos := make([]shelf.Info, len(chosen))
	for i := range chosen {
		infos[i] = shelf.Info{Path: chosen[i].Path, Size: chosen[i].Size}
	}
	p := shelf.Select(infos)
	if into != nil && p.Folder == "" {
		p.Onto(into.Paths)
	}
	if bad := pickProblem(p, env.Lang()); bad != "" {
		m.tell("bad", bad)
		return
	}
	files := make([]browser.Sent, len(p.Files))
	for i, f := range p.Files {
		files[i] = browser.Sent{Path: f.Path, File: &chosen[f.From]}
	}
	m.build(files, into, p.Folder, "", leftOut(p, env.Lang()))
}

// build starts the making of a course. A folder replaces all of a course's
// files, anything else only those of the same name.
func (m *My) build(files []browser.Sent, into *shelf.Course, folder, title, left string) {
	if m.work != nil {
		return
	}
	job := shelf.Job{
		Op: shelf.Build, ID: shelf.NewID(env.Seed()), Gen: shelf.NewID(env.Seed()), Src: shelf.NewID(env.Seed()),
		Folder: folder, Title: title, Updated: env.Now().UnixMilli(),
	}
	key := "my.done"
	if into != nil {
		key = "my.updated"
		job.ID, job.Named, job.Folder = into.ID, into.Named, into.Folder
		if into.Named {
			job.Title = into.Title
		}
		if folder == "" {
			job.From = into.Src
		} else if !into.Named {
			job.Folder = folder
		}
	}
	m.tell("", "")
	m.run(job, files, func(msg shelf.Message, err error) {
		if err != nil {
			m.failed(err)
			if errors.Is(err, shelf.ErrGone) || errors.Is(err, context.Canceled) {
				m.look() // it also sweeps up what was left
			}
			return
		}
		m.put(msg.Course)
		m.made(msg.Course, key, left)
	})
}
