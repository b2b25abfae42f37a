//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// FieldEvent is what happened in a text field.
type FieldEvent struct {
	// Key is the key that went down, "" when the text changed.
	Key string
	// Text is what the field says.
	Text string
	// Composing says that an input method is at work: the last letter may change,
	// and a key belongs to it.
	Composing bool
}

// OnField calls f with what happens in the static text field of that id, until
// cancel is called. f reports whether it has taken a key, which then does nothing
// else. A field that stays what it is keeps what an input method is composing.
func OnField(id string, f func(FieldEvent) (taken bool)) (cancel func()) {
	el, ok := byID(id)
	if !ok {
		return func() {}
	}
	on := func(kind string) func() {
		return listen(el, kind, func(e safejs.Value) {
			ev := FieldEvent{Text: str(el, "value"), Composing: truthy(e, "isComposing") && kind != "compositionend"}
			if kind == "keydown" {
				ev.Key = str(e, "key")
				ev.Composing = ev.Composing || number(e, "keyCode") == 229
			}
			if f(ev) {
				e.Call("preventDefault")
			}
		})
	}
	offs := []func(){on("input"), on("compositionend"), on("keydown")}
	return func() {
		for _, off := range offs {
			off()
		}
	}
}

// FieldText returns what the text field of that id says.
func FieldText(id string) string {
	el, ok := byID(id)
	if !ok {
		return ""
	}
	return str(el, "value")
}

// SetFieldText changes what the text field of that id says.
func SetFieldText(id, text string) {
	if el, ok := byID(id); ok {
		el.Set("value", text)
	}
}
