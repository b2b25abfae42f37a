package shell

import (
	"context"
	"sync"
	"time"

	"notelab/app/browser"
	"notelab/app/remote"
	"notelab/app/ui"
)

// The patience of syncing.
const (
	syncDelay = 3 * time.Second  // keeps a round away from the answer that caused it
	syncLook  = 30 * time.Second // how often it is looked whether a round is due
)

// syncing has the log carried to a place the learner owns, by a program of its
// own. Nothing waits for it.
type syncing struct {
	w       *world
	mu      sync.Mutex
	running bool
	timer   bool
	seen    int // events in the state when it was looked at last
}

var _ ui.Syncing = (*syncing)(nil)

// Sync implements ui.Env.
func (w *world) Sync() ui.Syncing { return w.sync }

// Last implements ui.Syncing.
func (s *syncing) Last() remote.Last { return remote.ParseLast(browser.Get(remote.LastKey)) }

// Origin implements ui.Syncing.
func (s *syncing) Origin() string { return browser.Origin() }

// Ask implements ui.Syncing.
func (s *syncing) Ask(ctx context.Context, command, arg string) remote.Reply {
	if command == remote.AskRound {
		<-s.w.opened
		if s.w.trouble != nil {
			return remote.Reply{Why: "sync.err.store"}
		}
		s.mu.Lock()
		if s.running {
			s.mu.Unlock()
			return remote.Reply{Why: "sync.elsewhere"}
		}
		s.running = true
		s.mu.Unlock()
		defer func() {
			s.mu.Lock()
			s.running = false
			s.mu.Unlock()
			s.w.inUI(func() {
				s.seen = s.w.state.Len()
				s.w.changed()
			})
		}()
	}
	text, err := browser.Ask(ctx, remote.Program, command, arg)
	if err != nil {
		browser.Complain("syncing: " + err.Error())
		return remote.Reply{Why: "sync.err.program"}
	}
	if command == remote.AskConnect {
		s.w.inUI(s.w.changed)
	}
	return remote.ParseReply(text)
}

// follow starts rounds by themselves. It runs on the user-interface goroutine.
func (s *syncing) follow() { s.w.Watch(s.look) }

// forget disconnects from a place that is set up.
func (s *syncing) forget(ctx context.Context) {
	if s.Last().Place != "" {
		s.Ask(ctx, remote.AskConnect, "")
		browser.Set(remote.LastKey, "") // even when the program could not be loaded
	}
}

// look counts what was logged since the last round and starts one when it is
// time. It runs on the user-interface goroutine.
func (s *syncing) look() {
	last := s.Last()
	if !last.Auto || !s.w.ready || s.w.trouble != nil || s.w.page.Course != "" {
		return // the learner's own notes, which anybody may have written, connect to nothing
	}
	n := s.w.state.Len()
	if fresh := n - s.seen; s.seen > 0 && fresh > 0 {
		last.Fresh += fresh
		browser.Set(remote.LastKey, last.Pack())
	}
	s.seen = n
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running || s.timer {
		return
	}
	wait := syncLook
	if last.Due(time.Now().UnixMilli()) && s.w.net.Online {
		wait = syncDelay
	}
	s.timer = true
	time.AfterFunc(wait, func() {
		background("syncing", func() {
			s.mu.Lock()
			s.timer = false
			s.mu.Unlock()
			if last := s.Last(); wait == syncDelay && last.Due(time.Now().UnixMilli()) {
				s.Ask(context.Background(), remote.AskRound, "")
			}
			s.w.inUI(s.look)
		})
	})
}
