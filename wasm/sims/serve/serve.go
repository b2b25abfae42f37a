//go:build js && wasm

// Package serve makes a program out of simulators' models: it answers the app,
// which runs beside it on the same page.
package serve

import (
	"syscall/js"

	"notelab/app/sim"
	"notelab/app/sim/wire"
)

// Models offers the models to the loader under the name of their group and waits
// for questions. The function it offers takes texts and returns an Uint8Array,
// or null when there is no answer.
func Models(group string, sims []sim.Simulator) {
	server := wire.NewServer(sims)
	array := js.Global().Get("Uint8Array")
	js.Global().Call("notelabModels", group, js.FuncOf(func(_ js.Value, args []js.Value) any {
		texts := make([]string, len(args))
		for i, a := range args {
			texts[i] = a.String()
		}
		answer := server.Answer(texts...)
		if answer == nil {
			return nil
		}
		out := array.New(len(answer))
		js.CopyBytesToJS(out, answer)
		return out
	}))
	select {}
}
