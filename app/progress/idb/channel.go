//go:build js && wasm

package idb

import (
	"encoding/json"
	"sync"

	"github.com/hack-pad/safejs"

	"notelab/app/progress"
)

// channel tells other tabs what was appended. Where there is no
// BroadcastChannel, tabs see each other's events when they are loaded again.
type channel struct {
	js safejs.Value
	ok bool
	fs funcs

	mu   sync.Mutex
	subs map[int]func([]progress.Event)
	next int
}

func newChannel(name string) *channel {
	c := &channel{subs: map[int]func([]progress.Event){}}
	ctor, err := safejs.Global().Get("BroadcastChannel")
	if err != nil || ctor.IsUndefined() {
		return c
	}
	if c.js, err = ctor.New(name); err != nil {
		return c
	}
	c.ok = true
	c.fs.on(c.js, "message", func(e safejs.Value) {
		text := strOf(e, "data")
		go c.tell(text)
	})
	return c
}

// tell hands the events of a message to the subscribers.
func (c *channel) tell(text string) {
	var list []progress.Event
	if json.Unmarshal([]byte(text), &list) != nil {
		return
	}
	kept := list[:0]
	for i := range list {
		if list[i].Validate() == nil {
			kept = append(kept, list[i])
		}
	}
	c.mu.Lock()
	fs := make([]func([]progress.Event), 0, len(c.subs))
	for _, f := range c.subs {
		fs = append(fs, f)
	}
	c.mu.Unlock()
	for _, f := range fs {
		f(kept)
	}
}

func (c *channel) post(list []progress.Event) {
	if !c.ok {
		return
	}
	if b, err := json.Marshal(list); err == nil {
		c.js.Call("postMessage", string(b))
	}
}

func (c *channel) subscribe(f func([]progress.Event)) (cancel func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.next++
	id := c.next
	c.subs[id] = f
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.subs, id)
	}
}

func (c *channel) close() {
	if c.ok {
		c.ok = false
		c.js.Call("close")
		c.fs.release()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.subs)
}
