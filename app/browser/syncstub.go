//go:build !js

package browser

import "context"

// Folder is a folder of the device that the learner chose once.
type Folder struct{}

// FolderFile is one file of a folder.
type FolderFile struct {
	Name           string
	Size, Modified int64
}

func Request(ctx context.Context, method, url string, headers []string, body []byte) (int, []byte, error) {
	return 0, nil, ErrNone
}
func Origin() string                                                        { return "" }
func Ask(ctx context.Context, program, command, arg string) (string, error) { return "", ErrNone }
func Policy() (policy, origin string)                                       { return "", "" }
func Alone(ctx context.Context, name string, f func() error) error          { return f() }
func Kept(ctx context.Context, key string) (string, error)                  { return "", ErrNone }
func Keep(ctx context.Context, key, text string) error                      { return ErrNone }
func CanPickFolder() bool                                                   { return false }
func PickFolder(ctx context.Context, key string) (string, error)            { return "", ErrNone }
func (f *Folder) List(ctx context.Context) ([]FolderFile, error)            { return nil, ErrNone }
func (f *Folder) Read(ctx context.Context, name string) ([]byte, error)     { return nil, ErrNone }
func (f *Folder) Write(ctx context.Context, name string, b []byte) error    { return ErrNone }

func KeptFolder(ctx context.Context, key, sub string, ask bool) (*Folder, error) {
	return nil, ErrNone
}
