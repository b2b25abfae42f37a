package progress

import (
	"context"
	"encoding/json"
	"sync"
)

// Spare keeps a second copy of a log in a store that fails by itself. Browsers
// delete a whole database in which they find a damaged block, however sound the
// rest of it is; what was deleted comes back from the copy.
type Spare struct {
	Log, Copy Store
	// Pause, which may be nil, is called between pieces of work.
	Pause func()

	mu   sync.Mutex
	mark mark
	met  bool // the two were compared
}

// mark says up to where a log was copied. It is kept as the checkpoint of the
// copy.
type mark struct {
	Log  int64  `json:"log"`  // the place of the last record that was copied,
	ID   string `json:"id"`   // and its id, which tells one log from another
	Copy int64  `json:"copy"` // the place of the last record of the copy
}

// Run copies what was stored since it ran last, and returns how many records it
// brought back. The first time, and when again is set because the log was deleted
// meanwhile, it finds out whether the log is the one that was copied: if it isn't,
// both end with the union of both.
func (s *Spare) Run(ctx context.Context, again bool) (back int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if again || !s.met {
		s.mark = mark{}
		known, err := s.known(ctx)
		if err != nil {
			return 0, err
		}
		if !known {
			if back, err = s.bring(ctx); err != nil {
				return 0, err
			}
		}
		s.met = true
	}
	return back, s.follow(ctx)
}

// Clear deletes both. A copier in another tab may be at work: what it copied while
// the log was being deleted goes last.
func (s *Spare) Clear(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mark = mark{}
	for _, store := range []Store{s.Copy, s.Log, s.Copy} {
		if err := store.Clear(ctx); err != nil {
			return err
		}
	}
	return nil
}

// known reads the mark and reports whether it is of this log.
func (s *Spare) known(ctx context.Context) (bool, error) {
	data, err := s.Copy.Checkpoint(ctx)
	if err != nil {
		return false, err
	}
	var m mark
	if json.Unmarshal(data, &m) != nil || m.Log < 1 {
		return false, nil
	}
	p, err := s.Log.LoadSince(ctx, m.Log-1)
	if err != nil || len(p.Events) == 0 || p.Events[0].ID != m.ID {
		return false, err
	}
	s.mark = m
	return true, nil
}

// bring stores everything of the copy in the log, as one.
func (s *Spare) bring(ctx context.Context) (int, error) {
	first, err := s.Copy.LoadSince(ctx, 0)
	if err != nil || len(first.Events) == 0 && !first.More {
		return 0, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches, failed := make(chan []Event), make(chan error, 1)
	go func() {
		err := parts(ctx, s.Copy, first, func(p Part) error {
			select {
			case batches <- p.Events:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		if err == nil {
			close(batches)
		} else {
			cancel() // never closed: the log must not take it for complete
		}
		failed <- err
	}()
	back, err := s.Log.AppendFrom(ctx, batches)
	cancel()
	if why := <-failed; err != nil && why != nil {
		err = why
	}
	return back, err
}

// follow copies what the log holds after the mark.
func (s *Spare) follow(ctx context.Context) error {
	first, err := s.Log.LoadSince(ctx, s.mark.Log)
	if err != nil {
		return err
	}
	return parts(ctx, s.Log, first, func(p Part) error {
		if s.Pause != nil {
			s.Pause()
		}
		n := len(p.Events)
		if n == 0 {
			return nil
		}
		if err := s.Copy.Append(ctx, p.Events...); err != nil {
			return err
		}
		m := mark{p.Last, p.Events[n-1].ID, s.mark.Copy}
		tail, err := s.Copy.LoadSince(ctx, m.Copy)
		if err == nil {
			err = parts(ctx, s.Copy, tail, func(p Part) error { m.Copy = p.Last; return nil })
		}
		if err != nil {
			return err
		}
		s.mark = m
		data, err := json.Marshal(m)
		if err != nil {
			return err
		}
		return s.Copy.SaveCheckpoint(ctx, m.Copy, data)
	})
}

// parts calls f with a part of a log and with all that follow.
func parts(ctx context.Context, s Store, p Part, f func(Part) error) error {
	for {
		if err := f(p); err != nil || !p.More {
			return err
		}
		var err error
		if p, err = s.LoadSince(ctx, p.Last); err != nil {
			return err
		}
	}
}
