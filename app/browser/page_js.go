//go:build js && wasm

package browser

import (
	"fmt"
	"strings"

	"github.com/hack-pad/safejs"
)

// PageData returns the text of the page's #page data block.
func PageData() ([]byte, error) {
	el, ok := byID("page")
	if !ok {
		return nil, fmt.Errorf("reading the page: no element #page: %w", ErrNone)
	}
	return []byte(str(el, "textContent")), nil
}

// InputOrder returns the values of the inputs inside an element in the order
// they stand there: which options a static question shows where.
func InputOrder(id string) []string {
	el, ok := byID(id)
	if !ok {
		return nil
	}
	list, err := el.Call("querySelectorAll", "input")
	if err != nil {
		return nil
	}
	n, _ := list.Length()
	var out []string
	for i := range n {
		in, err := list.Index(i)
		if err != nil {
			return nil
		}
		out = append(out, str(in, "value"))
	}
	return out
}

// Text returns the text of the first element inside the element of that id that
// matches the selector.
func Text(id, selector string) string {
	el, ok := byID(id)
	if !ok {
		return ""
	}
	in, err := el.Call("querySelector", selector)
	if err != nil || in.IsNull() {
		return ""
	}
	return str(in, "textContent")
}

// Ready tells the loader that the islands of these ids are alive, so that it
// replays what was tapped before.
func Ready(ids []string) {
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = id
	}
	safejs.Global().Call("notelabReady", list)
}

// Notice shows a message of the loader's at the foot of the page.
func Notice(text string) {
	if n, ok := global("notelab"); ok {
		n.Call("notice", text)
	}
}

// Complain writes to the console what went wrong, for whoever mends it.
func Complain(what string) {
	if c, ok := global("console"); ok {
		c.Call("error", "notelab: "+what)
	}
}

// Focus moves the keyboard to the first element inside the element of that id
// that matches the selector; scroll says whether it may scroll into view.
func Focus(id, selector string, scroll bool) {
	el, ok := byID(id)
	if !ok {
		return
	}
	if selector != "" {
		var err error
		if el, err = el.Call("querySelector", selector); err != nil || el.IsNull() {
			return
		}
	}
	el.Call("focus", map[string]any{"preventScroll": !scroll})
}

// Show scrolls so that the beginning of the element of that id can be seen, if
// it cannot.
func Show(id string) {
	el, ok := byID(id)
	if !ok {
		return
	}
	r, err := el.Call("getBoundingClientRect")
	if err != nil {
		return
	}
	if top := number(r, "top"); top < 0 || top > number(safejs.Global(), "innerHeight")*0.8 {
		el.Call("scrollIntoView", map[string]any{"block": "start"})
	}
}

// SetClass gives every element the selector finds a class, or takes it away.
func SetClass(selector, class string, on bool) {
	doc, ok := global("document")
	if !ok {
		return
	}
	list, err := doc.Call("querySelectorAll", selector)
	if err != nil {
		return
	}
	n, _ := list.Length()
	for i := range n {
		if el, err := list.Index(i); err == nil {
			get(el, "classList").Call("toggle", class, on)
		}
	}
}

// FocusInside reports whether the keyboard is inside the element of that id, or
// nowhere.
func FocusInside(id string) bool {
	doc, ok := global("document")
	if !ok {
		return false
	}
	active := get(doc, "activeElement")
	if active.IsNull() || active.IsUndefined() || active.Equal(get(doc, "body")) {
		return true
	}
	el, ok := byID(id)
	if !ok {
		return false
	}
	v, err := el.Call("contains", active)
	return err == nil && truthy(v)
}

// HoldFocus moves the keyboard to the element of that id when it is on an input
// inside, which is about to be disabled, or nowhere. It does not scroll.
func HoldFocus(id string) {
	doc, ok := global("document")
	el, ok2 := byID(id)
	if !ok || !ok2 {
		return
	}
	active := get(doc, "activeElement")
	if !active.IsNull() && !active.IsUndefined() && !active.Equal(get(doc, "body")) {
		inside, err := el.Call("contains", active)
		if err != nil || !truthy(inside) || str(active, "tagName") != "INPUT" {
			return
		}
	}
	el.Call("focus", map[string]any{"preventScroll": true})
}

// Go loads another page.
func Go(url string) {
	if l, ok := global("location"); ok {
		l.Call("assign", url)
	}
}

// Back returns to the page the learner came from, if it is one of this site's.
func Back() {
	doc, ok := global("document")
	l, ok2 := global("location")
	h, ok3 := global("history")
	if ok && ok2 && ok3 && strings.HasPrefix(str(doc, "referrer"), str(l, "origin")+"/") {
		h.Call("back")
	}
}

// Reload loads the page again.
func Reload() {
	if l, ok := global("location"); ok {
		l.Call("reload")
	}
}

// Address returns the path and the query of the page.
func Address() (path, query string) {
	l, ok := global("location")
	if !ok {
		return "", ""
	}
	return str(l, "pathname"), str(l, "search")
}

// ReplaceQuery changes the query of the address without loading anything and
// without a new entry in the history. It keeps the fragment.
func ReplaceQuery(query string) {
	l, ok := global("location")
	h, ok2 := global("history")
	if !ok || !ok2 {
		return
	}
	if query != "" {
		query = "?" + query
	}
	h.Call("replaceState", get(h, "state"), "", str(l, "pathname")+query+str(l, "hash"))
}

// WithoutFragment runs f while the address shows no fragment. go-app scrolls
// to the fragment when it starts, which would throw back a learner who has
// read on since the page was loaded.
func WithoutFragment() (restore func()) {
	l, ok := global("location")
	h, ok2 := global("history")
	hash := str(l, "hash")
	if !ok || !ok2 || hash == "" {
		return func() {}
	}
	address := str(l, "pathname") + str(l, "search")
	h.Call("replaceState", get(h, "state"), "", address)
	return func() { h.Call("replaceState", get(h, "state"), "", address+hash) }
}
