//go:build js && wasm

// Command builder is the program of the builder's worker: it renders the
// learner's own notes with the code that `notelab build` uses. The worker's
// script (web/static/builder-worker.js) reads and stores; this program only
// turns files into pages.
package main

import "syscall/js"

// main offers the builder to the worker's script and waits for it.
func main() {
	global := js.Global()
	global.Set("notelabBuild", js.FuncOf(func(_ js.Value, args []js.Value) any {
		job, files, host, sims := args[0].String(), args[1], args[2], args[3].String()
		// Not in the callback: a callback must not wait, and building waits for
		// every page to be stored.
		go build(job, files, host, sims)
		return nil
	}))
	global.Call("notelabBuilderUp")
	select {}
}
