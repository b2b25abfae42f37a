package courier

import (
	"context"
	"errors"
	"strconv"

	"notelab/app/browser"
	"notelab/app/remote"
)

// shared is a remote.Folder in a folder of the device.
type shared struct{ f *browser.Folder }

// List implements remote.Folder.
func (s shared) List(ctx context.Context) ([]remote.Object, error) {
	files, err := s.f.List(ctx)
	if err != nil {
		return nil, &remote.Error{Why: "sync.err.gone", Err: err}
	}
	out := make([]remote.Object, len(files))
	for i, f := range files {
		out[i] = remote.Object{Name: f.Name, Size: f.Size, Tag: strconv.FormatInt(f.Modified, 10)}
	}
	return out, nil
}

// Get implements remote.Folder.
func (s shared) Get(ctx context.Context, name string) ([]byte, error) {
	data, err := s.f.Read(ctx, name)
	switch {
	case errors.Is(err, browser.ErrNone):
		return nil, remote.ErrMissing
	case err != nil:
		return nil, &remote.Error{Why: "sync.err.gone", Err: err}
	}
	return data, nil
}

// Put implements remote.Folder.
func (s shared) Put(ctx context.Context, name string, data []byte, fresh bool) error {
	if fresh {
		if _, err := s.f.Read(ctx, name); err == nil {
			return remote.ErrExists
		}
	}
	if err := s.f.Write(ctx, name, data); err != nil {
		return &remote.Error{Why: "sync.err.write", Err: err}
	}
	return nil
}
