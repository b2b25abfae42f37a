//go:build js && wasm

package browser

import (
	"github.com/hack-pad/safejs"
)

// NextFrame calls f once before the next paint with the frame's time in
// milliseconds, unless cancel is called first.
func NextFrame(f func(ms float64)) (cancel func()) {
	var fn safejs.Func
	released := false
	release := func() {
		if !released {
			released = true
			fn.Release()
		}
	}
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		ms, _ := first(args).Float()
		release()
		f(ms)
		return nil
	})
	if err != nil {
		return func() {}
	}
	id, err := safejs.Global().Call("requestAnimationFrame", fn)
	if err != nil {
		release()
		return func() {}
	}
	return func() {
		if !released {
			safejs.Global().Call("cancelAnimationFrame", id)
			release()
		}
	}
}

// Width returns the width of an element in CSS pixels, 0 when there is none.
func Width(id string) float64 {
	el, ok := byID(id)
	if !ok {
		return 0
	}
	return number(el, "clientWidth")
}

// OnWidth calls f whenever the element's width changed, until cancel is called.
func OnWidth(id string, f func(width float64)) (cancel func()) {
	el, ok := byID(id)
	ctor, ok2 := global("ResizeObserver")
	if !ok || !ok2 {
		return func() {}
	}
	last := Width(id)
	fn, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		if w := number(el, "clientWidth"); w != last {
			last = w
			f(w)
		}
		return nil
	})
	if err != nil {
		return func() {}
	}
	ob, err := ctor.New(fn)
	if err != nil {
		fn.Release()
		return func() {}
	}
	ob.Call("observe", el)
	return func() {
		ob.Call("disconnect")
		fn.Release()
	}
}

// SetHTML replaces the content of the first element inside the element of that
// id that the selector finds. html must be safe: a stage's picture.
func SetHTML(id, selector, html string) {
	el, ok := byID(id)
	if !ok {
		return
	}
	if in, err := el.Call("querySelector", selector); err == nil && !in.IsNull() {
		in.Set("innerHTML", html)
	}
}

// ReducedMotion reports whether the learner asked the system for less motion.
func ReducedMotion() bool {
	m, err := safejs.Global().Call("matchMedia", "(prefers-reduced-motion: reduce)")
	return err == nil && truthy(m, "matches")
}

// SetTheme shows the page in a theme now: "light", "dark", or "" for the
// system's.
func SetTheme(theme string) {
	doc, ok := global("document")
	if !ok {
		return
	}
	data := get(doc, "documentElement", "dataset")
	if theme == "" {
		data.Delete("theme")
	} else {
		data.Set("theme", theme)
	}
}
