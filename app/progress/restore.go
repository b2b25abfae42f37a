package progress

import (
	"bytes"
	"context"
	"errors"
)

// File is a backup file that is read slice by slice.
type File struct {
	Size int64 // bytes
	// Slice returns the bytes from one place to another.
	Slice func(ctx context.Context, from, to int64) ([]byte, error)
}

// BytesFile is a file that is in memory.
func BytesFile(data []byte) File {
	return File{int64(len(data)), func(_ context.Context, from, to int64) ([]byte, error) { return data[from:to], nil }}
}

// Step says how far a restore has come.
type Step struct {
	Phase       Phase
	Done, Total int64 // bytes of the file, or records when it is Folding
}

// Phase is a part of a restore.
type Phase int

// The phases of a restore. Only the first two can be cancelled.
const (
	Checking Phase = iota // the file is read; nothing is written
	Storing               // its records go into a transaction that is not complete
	Folding               // they are stored; the log is read again
)

const (
	// sliceSize is how much of a file is in memory at a time.
	sliceSize = 512 << 10
	// pieceSize is how much of a slice is read without a pause.
	pieceSize = 16 << 10
	// batchSize is how many records go to the store together.
	batchSize = 500
)

// ErrChanged is why a file is not restored that was written to meanwhile.
var ErrChanged = errors.New("the file changed while it was read")

// Restore merges a backup file into a log: all records of the file that can be
// trusted, or none of them. It reads the file twice, first to find out what can
// be trusted, then to store it; in memory are a slice of the file and what a
// Reader holds. When ctx is cancelled before the records are stored, nothing has
// happened. It calls step, which may be nil, for every slice, and pause every few
// milliseconds.
func Restore(ctx context.Context, s Store, f File, step func(Step), pause func()) (*Import, error) {
	if step == nil {
		step = func(Step) {}
	}
	if pause == nil {
		pause = func() {}
	}
	first := NewReader(nil)
	im, err := f.read(ctx, first, func(done int64) { step(Step{Checking, done, f.Size}) }, pause)
	if err != nil || im.Total == 0 {
		return im, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan []Event, 4)
	failed := make(chan error, 1)
	go func() {
		err := f.batches(ctx, first, batches, step, pause)
		if err == nil {
			close(batches)
		} else {
			cancel() // never closed: the store must not take it for complete
		}
		failed <- err
	}()
	fresh, err := s.AppendFrom(ctx, batches)
	cancel()
	if why := <-failed; why != nil && !errors.Is(why, context.Canceled) {
		err = why
	}
	if err != nil {
		return im, err
	}
	im.New = fresh
	return im, nil
}

// read reads the file slice by slice.
func (f File) read(ctx context.Context, r *Reader, step func(done int64), pause func()) (*Import, error) {
	for at := int64(0); at < f.Size && !r.Hopeless(); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		slice, err := f.Slice(ctx, at, min(at+sliceSize, f.Size))
		if err != nil {
			return nil, err
		}
		if len(slice) == 0 {
			return nil, ErrChanged
		}
		at += int64(len(slice))
		for len(slice) > 0 {
			n := min(len(slice), pieceSize)
			r.Write(slice[:n])
			slice = slice[n:]
			pause()
		}
		step(at)
	}
	return r.Close(), nil
}

// batches sends the records of a file that was read before.
func (f File) batches(ctx context.Context, first *Reader, out chan<- []Event, step func(Step), pause func()) error {
	batch := make([]Event, 0, batchSize)
	send := func() {
		if len(batch) == 0 {
			return
		}
		select {
		case out <- batch:
		case <-ctx.Done():
		}
		batch = make([]Event, 0, batchSize)
	}
	again := NewReader(func(e Event) {
		if batch = append(batch, e); len(batch) == batchSize {
			send()
		}
	})
	again.checked = first.faults == 0
	_, err := f.read(ctx, again, func(done int64) { step(Step{Storing, done, f.Size}) }, pause)
	if err != nil {
		return err
	}
	if again.im.Total != first.im.Total || !bytes.Equal(again.sum.Sum(nil), first.sum.Sum(nil)) {
		return ErrChanged
	}
	send()
	return ctx.Err()
}
