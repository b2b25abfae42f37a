package shell

import (
	"context"
	"encoding/json"
	"time"

	"notelab/app/browser"
	"notelab/app/ui"
)

// follow keeps Net up to date with the browser and the service worker.
func (w *world) follow() {
	w.readWorker()
	browser.OnOnline(func(online bool) {
		background("following the network", func() {
			w.inUI(func() { w.net.Online = online; w.changed() })
		})
	})
	browser.OnWorker(func() {
		background("following the worker", func() {
			w.inUI(func() { w.readWorker(); w.changed() })
		})
	})
}

// readWorker takes over what the loader heard from the service worker.
func (w *world) readWorker() {
	var s struct {
		Done, Total int64
		Complete    bool
		At          int64
		Failed      string
		Waiting     bool
	}
	if json.Unmarshal([]byte(browser.WorkerState()), &s) != nil {
		return
	}
	n := ui.Net{Online: w.net.Online, Done: s.Done, Total: s.Total, Complete: s.Complete, Failed: s.Failed, Waiting: s.Waiting}
	if s.At > 0 {
		n.At = time.UnixMilli(s.At)
	}
	w.net = n
}

// Copy implements ui.Env.
func (w *world) Copy(text string, done func(error)) {
	background("copying", func() {
		err := browser.Copy(context.Background(), text)
		w.inUI(func() { done(err) })
	})
}

// Save implements ui.Env.
func (w *world) Save(name, mime string, data []byte) error { return browser.Save(name, mime, data) }
