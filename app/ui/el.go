package ui

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// el and void make elements by their tag. go-app also has a type for each tag,
// with a method for each of its attributes; a program that uses forty of them
// carries all their methods, so the components here use the one generic type
// and name attributes by Attr.
func el(tag string) app.HTMLElem { return app.Elem(tag) }

func void(tag string) app.HTMLElemSelfClosing { return app.ElemSelfClosing(tag) }

// The shapes the components are made of most. One call in the place of a chain
// of interface calls is also a fifth of the code in the binary.

// box is an element with its classes.
func box(tag, class string) app.HTMLElem { return el(tag).Class(class) }

// line is an element that holds a text alone.
func line(tag, text string) app.HTMLElem { return el(tag).Text(text) }

// words is an element with its classes that holds a text alone.
func words(tag, class, text string) app.HTMLElem { return box(tag, class).Text(text) }

// button is a button that submits nothing.
func button(class string) app.HTMLElem { return box("button", class).Attr("type", "button") }

// input is an input of a kind with its attributes, as names and values.
func input(kind string, attrs ...string) app.HTMLElemSelfClosing {
	in := void("input").Attr("type", kind)
	for i := 0; i+1 < len(attrs); i += 2 {
		in = in.Attr(attrs[i], attrs[i+1])
	}
	return in
}
