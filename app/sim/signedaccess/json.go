package signedaccess

import (
	"errors"
	"strconv"
)

// node is one value of a policy's JSON. Only the kinds a policy can hold are
// read: objects, arrays, strings and whole numbers.
type node struct {
	kind    byte // '{', '[', '"' or '0'
	text    string
	number  int64
	members []member // of an object in order
	items   []node   // of an array
}

type member struct {
	key   string
	value node
}

// get returns a member of an object; the last one of equal names counts.
func (n node) get(key string) (node, bool) {
	for i := len(n.members) - 1; i >= 0; i-- {
		if n.members[i].key == key {
			return n.members[i].value, true
		}
	}
	return node{}, false
}

var errJSON = errors.New("reading policy: not the JSON of a policy")

// reader walks JSON text. A small reader instead of encoding/json: the edge
// needs five names, and a viewer may send anything.
type reader struct {
	s     string
	i     int
	depth int
}

func parseJSON(s string) (node, error) {
	r := &reader{s: s}
	n, ok := r.value()
	r.space()
	if !ok || r.i != len(s) {
		return node{}, errJSON
	}
	return n, nil
}

func (r *reader) space() {
	for r.i < len(r.s) && (r.s[r.i] == ' ' || r.s[r.i] == '\n' || r.s[r.i] == '\t' || r.s[r.i] == '\r') {
		r.i++
	}
}

func (r *reader) take(c byte) bool {
	r.space()
	if r.i < len(r.s) && r.s[r.i] == c {
		r.i++
		return true
	}
	return false
}

func (r *reader) value() (node, bool) {
	if r.depth++; r.depth > 8 {
		return node{}, false
	}
	defer func() { r.depth-- }()
	switch {
	case r.take('{'):
		n := node{kind: '{'}
		if r.take('}') {
			return n, true
		}
		for {
			r.space()
			key, ok := r.str()
			if !ok || !r.take(':') {
				return n, false
			}
			v, ok := r.value()
			if !ok {
				return n, false
			}
			n.members = append(n.members, member{key, v})
			if r.take('}') {
				return n, true
			}
			if !r.take(',') {
				return n, false
			}
		}
	case r.take('['):
		n := node{kind: '['}
		if r.take(']') {
			return n, true
		}
		for {
			v, ok := r.value()
			if !ok {
				return n, false
			}
			n.items = append(n.items, v)
			if r.take(']') {
				return n, true
			}
			if !r.take(',') {
				return n, false
			}
		}
	}
	if r.i < len(r.s) && r.s[r.i] == '"' {
		s, ok := r.str()
		return node{kind: '"', text: s}, ok
	}
	from := r.i
	for r.i < len(r.s) && (r.s[r.i] >= '0' && r.s[r.i] <= '9' || r.s[r.i] == '-' && r.i == from) {
		r.i++
	}
	n, err := strconv.ParseInt(r.s[from:r.i], 10, 64)
	return node{kind: '0', number: n}, err == nil
}

// str reads a string in quotes; of the escapes only quote, backslash and slash,
// since a policy holds visible ASCII only.
func (r *reader) str() (string, bool) {
	if r.i >= len(r.s) || r.s[r.i] != '"' {
		return "", false
	}
	r.i++
	var b []byte
	for r.i < len(r.s) {
		c := r.s[r.i]
		r.i++
		switch {
		case c == '"':
			return string(b), true
		case c < ' ':
			return "", false
		case c == '\\':
			if r.i >= len(r.s) || r.s[r.i] != '"' && r.s[r.i] != '\\' && r.s[r.i] != '/' {
				return "", false
			}
			b = append(b, r.s[r.i])
			r.i++
		default:
			b = append(b, c)
		}
	}
	return "", false
}
