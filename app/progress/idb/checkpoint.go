//go:build js && wasm

package idb

import (
	"context"
	"fmt"

	"github.com/hack-pad/safejs"
)

// checkpointKey is the key of the one checkpoint.
const checkpointKey = "state"

// Checkpoint implements progress.Store. A record of another form counts as none.
func (s *Store) Checkpoint(ctx context.Context) ([]byte, error) {
	data, err := s.checkpoint(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the checkpoint: %w", err)
	}
	return data, nil
}

func (s *Store) checkpoint(ctx context.Context) ([]byte, error) {
	tx, wait, err := s.begin(ctx, "readonly", "relaxed", checkpoints)
	if err != nil {
		return nil, err
	}
	store, err := tx.Call("objectStore", checkpoints)
	if err != nil {
		return nil, err
	}
	req, err := store.Call("get", checkpointKey)
	if err != nil {
		return nil, err
	}
	if err := wait(); err != nil {
		return nil, err
	}
	rec, err := req.Get("result")
	if err != nil || rec.IsUndefined() {
		return nil, err
	}
	array, err := rec.Get("data")
	if err != nil || array.Type() != safejs.TypeObject {
		return nil, err
	}
	n := intOf(array, "byteLength")
	if n == 0 {
		return nil, nil
	}
	data := make([]byte, n)
	if _, err := safejs.CopyBytesToGo(data, array); err != nil {
		return nil, err
	}
	return data, nil
}

// SaveCheckpoint implements progress.Store. The place is looked up in the
// transaction that writes, so that clearing the log in another tab wins.
func (s *Store) SaveCheckpoint(ctx context.Context, place int64, data []byte) error {
	if err := s.saveCheckpoint(ctx, place, data); err != nil {
		return fmt.Errorf("storing the checkpoint: %w", err)
	}
	return nil
}

func (s *Store) saveCheckpoint(ctx context.Context, place int64, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ctor, err := safejs.Global().Get("Uint8Array")
	if err != nil {
		return err
	}
	array, err := ctor.New(len(data))
	if err != nil {
		return err
	}
	if _, err := safejs.CopyBytesToJS(array, data); err != nil {
		return err
	}
	tx, wait, err := s.begin(ctx, "readwrite", "relaxed", events, checkpoints)
	if err != nil {
		return err
	}
	log, err := tx.Call("objectStore", events)
	if err != nil {
		return err
	}
	store, err := tx.Call("objectStore", checkpoints)
	if err != nil {
		return err
	}
	req, err := log.Call("getKey", place)
	if err != nil {
		return err
	}
	var fs funcs
	defer fs.release()
	var failed error
	fs.on(req, "success", func(safejs.Value) {
		if key, err := req.Get("result"); err != nil || key.IsUndefined() {
			return
		}
		if _, failed = store.Call("put", map[string]any{"key": checkpointKey, "place": place, "data": array}); failed != nil {
			tx.Call("abort")
		}
	})
	err = wait()
	if failed != nil {
		return failed
	}
	return err
}
