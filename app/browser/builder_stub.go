//go:build !js

package browser

import "context"

// Builder stands for the worker for the learner's own notes, which needs a
// browser.
type Builder struct{}

func StartBuilder(url, job string, files []Sent) (*Builder, error) { return nil, ErrNone }

func (*Builder) Messages() <-chan string { return nil }
func (*Builder) Stop()                   {}

func Assets() (root, exec, builder string)                      { return "", "", "" }
func WorkerReady(ctx context.Context) error                     { return ErrNone }
func OnDropFiles(id string, f func([]Chosen, error)) (c func()) { return func() {} }
func Choose(ctx context.Context, accept string, folder bool) ([]Chosen, error) {
	return nil, ErrNone
}
func ChooseOne(ctx context.Context, accept string) ([]Chosen, error) { return nil, ErrNone }

func (Chosen) Slice(ctx context.Context, from, to int64) ([]byte, error) { return nil, ErrNone }
