//go:build js && wasm

package shell

import (
	"fmt"

	"github.com/hack-pad/safejs"
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// place replaces the placeholder of that id by the living element, which takes
// over the attributes it does not set itself.
func place(id string, living app.Value) {
	el := safejs.Safe(app.JSValue(living))
	doc, err := safejs.Global().Get("document")
	if err != nil {
		panic(err)
	}
	old, err := doc.Call("getElementById", id)
	if err != nil || old.IsNull() {
		panic(fmt.Sprintf("shell.place: the page has no element %q", id))
	}
	names, err := old.Call("getAttributeNames")
	if err != nil {
		panic(err)
	}
	n, _ := names.Length()
	for i := range n {
		name, _ := names.Index(i)
		if has, err := el.Call("hasAttribute", name); err == nil {
			if set, _ := has.Bool(); !set {
				v, _ := old.Call("getAttribute", name)
				el.Call("setAttribute", name, v)
			}
		}
	}
	if _, err := old.Call("replaceWith", el); err != nil {
		panic(err)
	}
}
