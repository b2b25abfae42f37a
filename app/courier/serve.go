//go:build js && wasm

package courier

import (
	"context"
	"encoding/json"
	"fmt"
	"syscall/js"

	"notelab/app/browser"
	"notelab/app/progress"
	"notelab/app/remote"
)

// Serve offers the courier to the loader and waits. The function it offers takes
// a command, its argument and a function for the answer.
func Serve(open func(context.Context) (progress.Store, error)) {
	c := &courier{open: open}
	js.Global().Call("notelabModels", remote.Program, js.FuncOf(func(_ js.Value, args []js.Value) any {
		command, arg, done := args[0].String(), args[1].String(), args[2]
		go func() {
			var out remote.Reply
			defer func() {
				if r := recover(); r != nil {
					browser.Complain(fmt.Sprintf("syncing: panic: %v", r))
					out = remote.Reply{Why: "sync.err.other", Detail: "panic"}
				}
				text, err := json.Marshal(out)
				if err != nil {
					browser.Complain("syncing: " + err.Error())
				}
				done.Invoke(string(text))
			}()
			out = c.answer(command, arg)
		}()
		return nil
	}))
	select {}
}
