package ui

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// el and void make elements by their tag. go-app also has a type for each tag,
// with a method for each of its attributes; a program that uses forty of them
// carries all their methods, so the components here use the one generic type
// and name attributes by Attr.
func el(tag string) app.HTMLElem { return app.Elem(tag) }

func void(tag string) app.HTMLElemSelfClosing { return app.ElemSelfClosing(tag) }
