//go:build !js

package browser

import "context"

// The functions below are what this package is where there is no browser; see
// their namesakes for what they do in one.

func PageData() ([]byte, error)                           { return nil, ErrNone }
func InputOrder(id string) []string                       { return nil }
func Text(id, selector string) string                     { return "" }
func Ready(ids []string)                                  {}
func Notice(text string)                                  {}
func Complain(what string)                                {}
func Focus(id, selector string, scroll bool)              {}
func FocusInside(id string) bool                          { return false }
func HoldFocus(id string)                                 {}
func Go(url string)                                       {}
func Back()                                               {}
func Reload()                                             {}
func Address() (path, query string)                       { return "", "" }
func ReplaceQuery(query string)                           {}
func WithoutFragment() (restore func())                   { return func() {} }
func Show(id string)                                      {}
func SetClass(selector, class string, on bool)            {}
func Save(name, mediaType string, data []byte) error      { return ErrNone }
func Copy(ctx context.Context, text string) error         { return ErrNone }
func Estimate(ctx context.Context) (Quota, error)         { return Quota{}, ErrNone }
func Persist(ctx context.Context) bool                    { return false }
func Get(key string) string                               { return "" }
func Set(key, value string)                               {}
func Keys(prefix string) []string                         { return nil }
func Fetch(ctx context.Context, u string) ([]byte, error) { return nil, ErrNone }
func Online() bool                                        { return true }
func OnOnline(f func(online bool)) func()                 { return func() {} }
func WorkerState() string                                 { return "" }
func OnWorker(f func()) func()                            { return func() {} }
func Update()                                             {}
func NextFrame(f func(ms float64)) func()                 { return func() {} }
func Width(id string) float64                             { return 0 }
func OnWidth(id string, f func(width float64)) func()     { return func() {} }
func SetHTML(id, selector, html string)                   {}
func ReducedMotion() bool                                 { return false }
func SetTheme(theme string)                               {}

func Models(ctx context.Context, sim string) (func(args ...string) ([]byte, bool), error) {
	return nil, ErrNone
}

// FieldEvent is what happened in a text field.
type FieldEvent struct {
	Key, Text string
	Composing bool
}

func OnField(id string, f func(FieldEvent) bool) func() { return func() {} }
func FieldText(id string) string                        { return "" }
func SetFieldText(id, text string)                      {}
