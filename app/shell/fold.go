package shell

import (
	"context"
	"time"

	"notelab/app/progress"
)

// checkpointAfter is how many events make a new checkpoint worth its while:
// folding them costs a start some 10 ms.
const checkpointAfter = 500

// checkpointDelay keeps the work away from the answer that caused it.
const checkpointDelay = 5 * time.Second

// readAtOnce is about how many records a store gives at a time.
const readAtOnce = 500

// atOnce is how long Go may keep the browser waiting.
const atOnce = 8 * time.Millisecond

// pauses returns a function to call often in the middle of long work: it lets
// the browser go first whenever it had to wait for long enough.
func pauses() func() {
	last := time.Now()
	return func() {
		if time.Since(last) >= atOnce {
			time.Sleep(time.Millisecond)
			last = time.Now()
		}
	}
}

// take adds events to the state. It runs on the user-interface goroutine.
func (w *world) take(events ...progress.Event) {
	w.state.Apply(events...)
	if w.reading > 0 {
		w.late = append(w.late, events...)
		return
	}
	if w.fresh += len(events); w.fresh >= checkpointAfter && w.trouble == nil {
		w.fresh = 0
		time.AfterFunc(checkpointDelay, func() { background("storing a checkpoint", w.checkpoint) })
	}
}

// read ends what began with reading++. It runs on the user-interface goroutine.
func (w *world) read() {
	if w.reading--; w.reading == 0 {
		w.late = nil
	}
}

// refold folds the log of a store beside the live state and puts the result in
// its place, together with what came meanwhile: whoever calls it has counted it
// in reading before. On an error nothing has changed. piece is called after
// each piece of the log.
func (w *world) refold(ctx context.Context, s progress.Store, piece func()) error {
	w.folding.Lock()
	defer w.folding.Unlock()
	r, err := progress.Replay(ctx, s, piece)
	if err != nil {
		return err
	}
	// The state is still nobody's: it may be written with pauses.
	var packed []byte
	if r.Folded >= checkpointAfter {
		packed = r.State.Pack(r.Place, pauses())
	}
	w.inUI(func() {
		r.State.Apply(w.kept...)
		r.State.Apply(w.late...)
		w.state, w.fresh = r.State, r.Folded
		if packed != nil {
			w.fresh = 0
		}
		w.read()
	})
	if packed != nil {
		w.save(ctx, s, r.Place, packed)
	}
	return nil
}

// checkpoint stores a checkpoint of the log. It is made of the log and not of
// the live state, which may hold events that are on no disk.
func (w *world) checkpoint() {
	w.folding.Lock()
	defer w.folding.Unlock()
	ctx := context.Background()
	pause := pauses()
	if r, err := progress.Replay(ctx, w.store, pause); err == nil && r.Place > 0 {
		w.save(ctx, w.store, r.Place, r.State.Pack(r.Place, pause))
	}
}

// save keeps a checkpoint. Where that fails, the next start takes longer: there
// is nothing to say to the learner.
func (w *world) save(ctx context.Context, s progress.Store, place int64, packed []byte) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	s.SaveCheckpoint(ctx, place, packed)
}
