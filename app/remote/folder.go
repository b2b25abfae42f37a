package remote

import "context"

// Folder is a place that holds objects. Methods may be called concurrently.
// Their errors are of type *Error where the learner can do something about it.
type Folder interface {
	// List returns every object of the place. A place that does not hold any yet
	// is made, or will be by Put.
	List(ctx context.Context) ([]Object, error)
	// Get returns an object's content.
	Get(ctx context.Context, name string) ([]byte, error)
	// Put writes an object. With fresh it must not stand there yet: when it does,
	// nothing is written and the error is ErrExists. A folder that cannot tell
	// writes it: the name says that the content is the same.
	Put(ctx context.Context, name string, data []byte, fresh bool) error
}

// Object is one entry of a folder.
type Object struct {
	Name string
	Size int64  // bytes; -1 when the folder does not say
	Tag  string // differs when the content does, as far as the folder tells
}
