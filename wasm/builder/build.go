//go:build js && wasm

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"syscall/js"

	"notelab/app/shelf"
	"notelab/app/shelf/press"
	"notelab/app/sim"
	"notelab/app/site"
)

// build carries out a job and tells the host how it ended. sims is what the
// simulators declare, as JSON.
func build(job string, files, host js.Value, sims string) {
	defer func() {
		if r := recover(); r != nil {
			host.Call("fail", "", fmt.Sprintf("panic: %v\n%s", r, debug.Stack()))
		}
	}()
	var j shelf.Job
	if err := json.Unmarshal([]byte(job), &j); err != nil {
		host.Call("fail", "", "reading the job: "+err.Error())
		return
	}
	var infos sim.Infos
	if err := json.Unmarshal([]byte(sims), &infos); err != nil {
		host.Call("fail", "", "reading what the simulators declare: "+err.Error())
		return
	}
	c, err := press.Make(j, take(files), press.Host{
		Sims: infos,
		Say:  func(m shelf.Message) { host.Call("say", text(m)) },
		Put:  func(list []site.File) error { return put(host, list) },
	})
	var refused *refusal
	switch {
	case errors.As(err, &refused):
		host.Call("refuse", refused.reason)
	case errors.Is(err, shelf.ErrEmpty):
		host.Call("fail", "empty", "")
	case err != nil:
		host.Call("fail", "", err.Error())
	default:
		host.Call("done", text(c))
	}
}

// text is a value as JSON: our own plain types, which cannot fail.
func text(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// take copies the files out of JavaScript.
func take(list js.Value) []press.File {
	files := make([]press.File, list.Length())
	for i := range files {
		f := list.Index(i)
		files[i] = press.File{Path: f.Get("path").String(), Data: make([]byte, f.Get("bytes").Length())}
		js.CopyBytesToGo(files[i].Data, f.Get("bytes"))
	}
	return files
}

// refusal is the reason the host gave for not storing pages, as it gave it.
type refusal struct{ reason js.Value }

func (r *refusal) Error() string { return "storing pages: refused" }

// put hands pages to the host and waits until they are stored.
func put(host js.Value, list []site.File) error {
	if len(list) == 0 {
		return nil
	}
	arr := js.Global().Get("Array").New(len(list))
	for i, f := range list {
		data := js.Global().Get("Uint8Array").New(len(f.Data))
		js.CopyBytesToJS(data, f.Data)
		o := js.Global().Get("Object").New()
		o.Set("path", f.Path)
		o.Set("type", site.Type(f.Path))
		o.Set("bytes", data)
		arr.SetIndex(i, o)
	}
	done := make(chan error, 1)
	var ok, bad js.Func
	ok = js.FuncOf(func(js.Value, []js.Value) any { done <- nil; return nil })
	bad = js.FuncOf(func(_ js.Value, args []js.Value) any { done <- &refusal{args[0]}; return nil })
	defer ok.Release()
	defer bad.Release()
	host.Call("put", arr).Call("then", ok, bad)
	return <-done
}
