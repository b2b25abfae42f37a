package ui

import (
	"fmt"
	"runtime/debug"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
)

// on makes an event handler out of h that survives a panic: go-app would end
// the whole program for one. go-app tells handlers apart by their code, which
// is the same for all of these: give On… a scope whenever the handler of one
// element can change.
func on(h func(ctx app.Context, e app.Event)) app.EventHandler {
	return func(ctx app.Context, e app.Event) {
		defer Caught("handling an event")
		h(ctx, e)
	}
}

// Caught, deferred, keeps a panic from ending the program and reports it.
func Caught(doing string) {
	if r := recover(); r != nil {
		browser.Complain(fmt.Sprintf("%s: panic: %v\n%s", doing, r, debug.Stack()))
		if env != nil {
			browser.Notice(say("shell.panic"))
		}
	}
}

// background runs f beside the user interface. It is ctx.Async with a net
// under it.
func background(ctx app.Context, doing string, f func()) {
	ctx.Async(func() {
		defer Caught(doing)
		f()
	})
}
