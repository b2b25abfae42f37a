//go:build js && wasm

package browser

// Unfocused reports whether the keyboard is on nothing of the page.
func Unfocused() bool {
	doc, ok := global("document")
	active := get(doc, "activeElement")
	return ok && (active.IsNull() || active.IsUndefined() || active.Equal(get(doc, "body")))
}
