// Package yaml reads the part of YAML 1.2 that people write by hand at the top
// of a note, in a course.yaml or in a block of settings, and returns it as a
// tree in which every key and value knows its line.
//
// It reads block mappings and sequences (a sequence may stand at the
// indentation of its key), flow mappings and sequences over any number of
// lines, plain, single-quoted and double-quoted scalars with folding and
// escapes, literal and folded block scalars with indentation and chomping
// indicators, comments, one document with or without its markers, and a byte
// order mark. Every scalar stays text; Int, Float and Bool read it as the core
// schema of YAML 1.2 does (010 is ten and yes is a word).
//
// It refuses, with the line and what to write instead: anchors, aliases, tags
// and merge keys (so a small file can't grow into a large tree), complex keys
// ("? key"), empty keys, directives, a second document, tabs as indentation,
// control characters, text that isn't UTF-8, and nesting deeper than MaxDepth.
// It decodes nothing into structs: callers walk the tree.
package yaml

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
)

// MaxDepth is how many collections may stand inside each other.
const MaxDepth = 64

// Kind is what a node is.
type Kind int

const (
	Null     Kind = iota // nothing, ~ or null; Text is what was written
	Scalar               // Text
	Sequence             // Items
	Mapping              // Pairs
)

func (k Kind) String() string {
	return [...]string{"null", "scalar", "sequence", "mapping"}[k]
}

// Node is a value or a key. A key is always a Scalar, even one written null.
type Node struct {
	Kind         Kind
	Text         string  // of a scalar, unescaped and folded
	Quoted       bool    // in quotes or as a block: never a number, a boolean or null
	Items        []*Node // of a sequence
	Pairs        []Pair  // of a mapping, in the order written
	Line, Column int     // where it begins, in lines and characters from 1
}

// Pair is one entry of a mapping.
type Pair struct{ Key, Value *Node }

// Get returns the value of a key of a mapping, the last one if the key is
// repeated, or nil.
func (n *Node) Get(key string) *Node {
	for i := len(n.Pairs) - 1; i >= 0; i-- {
		if n.Pairs[i].Key.Text == key {
			return n.Pairs[i].Value
		}
	}
	return nil
}

// Bool reads true or false in the three cases the core schema allows.
func (n *Node) Bool() (value, ok bool) {
	if n.Kind != Scalar || n.Quoted {
		return false, false
	}
	switch n.Text {
	case "true", "True", "TRUE":
		return true, true
	case "false", "False", "FALSE":
		return false, true
	}
	return false, false
}

// Int reads a decimal, 0o octal or 0x hexadecimal number.
func (n *Node) Int() (int, bool) {
	if n.Kind != Scalar || n.Quoted {
		return 0, false
	}
	digits, base := n.Text, 10
	if rest, ok := strings.CutPrefix(digits, "0o"); ok {
		digits, base = rest, 8
	} else if rest, ok := strings.CutPrefix(digits, "0x"); ok {
		digits, base = rest, 16
	}
	if base != 10 && strings.ContainsAny(digits, "+-") {
		return 0, false
	}
	v, err := strconv.ParseInt(digits, base, strconv.IntSize)
	return int(v), err == nil
}

// Float reads a decimal number with or without a fraction and an exponent.
// Infinities and NaN aren't numbers a note needs: ok is false.
func (n *Node) Float() (float64, bool) {
	if n.Kind != Scalar || n.Quoted || strings.Trim(n.Text, "+-.0123456789eE") != "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(n.Text, 64)
	return v, err == nil
}

// Error is one fault of a text.
type Error struct {
	Line, Column int       // from 1
	Why          i18n.Text // what is wrong and what to write instead
}

func (e *Error) Error() string { return "line " + strconv.Itoa(e.Line) + ": " + e.Why.En }

// Parse reads one document. A text that can't be read gives a nil root and one
// error. A key that stands twice in its mapping is an error too, but the tree
// comes with it, whole and in order. An empty document is a Null.
func Parse(src []byte) (*Node, []*Error) {
	p := &parser{line: 1, markCol: 1}
	if !p.admit(src) {
		return nil, []*Error{p.failed}
	}
	root := p.document()
	if p.failed != nil {
		return nil, []*Error{p.failed}
	}
	return root, p.twice
}

// null reports whether plain text stands for nothing.
func null(s string) bool {
	return s == "" || s == "~" || s == "null" || s == "Null" || s == "NULL"
}
