package shelf

import (
	"context"
	"fmt"
	"maps"
	"time"
)

// Worker is a builder at work beside the page.
type Worker interface {
	// Messages delivers what the worker says. A Dead message is its last.
	Messages() <-chan Message
	// Stop ends the worker at once, whatever it is doing.
	Stop()
}

// Runner carries jobs through, with as many workers as that takes.
type Runner struct {
	// Start begins a worker on a job.
	Start func(Job) (Worker, error)
	// After waits.
	After func(time.Duration) <-chan time.Time
	// Limit is how long one note may take; 0 means NoteLimit.
	Limit time.Duration
}

// NoteLimit is how long one note may take. The largest note allowed takes about
// a tenth of it on a slow phone.
const NoteLimit = 10 * time.Second

// otherLimit bounds a step that is not about a note, such as loading the
// builder over a slow network.
const otherLimit = 2 * time.Minute

// ticks is how many waits make up a limit. A device that slept through one of
// them has used up that one only.
const ticks = 5

// Run carries out a job and returns its last message, Done or Listed. report
// is told every step. When a note hangs or ends the worker, a fresh worker
// goes on without that note.
func (r *Runner) Run(ctx context.Context, job Job, report func(Message)) (Message, error) {
	failed := maps.Clone(job.Failed)
	if failed == nil {
		failed = map[string]Failure{}
	}
	for {
		job.Failed = failed
		last, why, err := r.once(ctx, &job, failed, report)
		if err == nil || why == "" {
			return last, err
		}
		if _, twice := failed[last.Path]; twice || last.Path == "" {
			return last, err
		}
		failed[last.Path] = why
		report(Message{Kind: Bad, Path: last.Path})
	}
}

// once lets one worker try. When that ended at a note, the message names it and
// why is not empty.
func (r *Runner) once(ctx context.Context, job *Job, failed map[string]Failure, report func(Message)) (at Message, why Failure, err error) {
	w, err := r.Start(*job)
	if err != nil {
		return at, "", err
	}
	defer w.Stop()
	waited := 0
	for {
		limit := otherLimit
		if at.Path != "" {
			limit = NoteLimit
			if r.Limit > 0 {
				limit = r.Limit
			}
		}
		select {
		case m := <-w.Messages():
			waited = 0
			switch m.Kind {
			case At:
				if job.Op == Build && m.Stage != Reading {
					job.Stored = true // a next worker finds them
				}
				if at.Stage == Checking && at.Path != "" && failed[at.Path] == "" {
					job.Checked = append(job.Checked, at.Path)
				}
				at = m
				report(m)
			case Bad:
				failed[m.Path] = Crashed
				report(m)
			case Done, Listed:
				return m, "", nil
			case Failed:
				reason := reasons[m.Why]
				if reason == nil {
					reason = ErrStopped
				}
				return at, "", fmt.Errorf("own notes: %w: %s", reason, m.Detail)
			case Dead:
				err := fmt.Errorf("own notes: %w: stage %q: %s", ErrStopped, at.Stage, m.Detail)
				if at.Stage == Loading || at.Stage == "" {
					err = fmt.Errorf("own notes: %w: %s", ErrLoad, m.Detail)
				}
				return at, Crashed, err
			}
		case <-r.After(limit / ticks):
			if waited++; waited >= ticks {
				return at, Hung, fmt.Errorf("own notes: %w: stage %q took longer than %v", ErrStopped, at.Stage, limit)
			}
		case <-ctx.Done():
			return at, "", ctx.Err()
		}
	}
}
