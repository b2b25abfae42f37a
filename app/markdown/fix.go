package markdown

import (
	"bytes"
	"strconv"
)

// Fix writes ids into the questions that have none, in the form
// `<!-- quiz id=q-<slug>-<hash of the prompt> … -->`, and returns the new source
// with the ids it wrote. Everything else stays byte for byte. used holds the ids
// of the course that are taken and gets the new ones; nil is allowed. Fixing
// twice changes nothing more.
func Fix(file string, src []byte, used map[string]bool) ([]byte, []string) {
	r := readNote(file, src, Options{})
	if len(r.missing) == 0 {
		return src, nil
	}
	var out []byte
	var ids []string
	line, done := 1, 0
	at := 0 // offset of the line
	for _, m := range r.missing {
		for line < m.line && at < len(src) {
			n := bytes.IndexAny(src[at:], "\r\n")
			if n < 0 {
				break
			}
			at += n + 1
			if src[at-1] == '\r' && at < len(src) && src[at] == '\n' {
				at++
			}
			line++
		}
		open := bytes.Index(src[at:], []byte("<!--"))
		if line != m.line || open < 0 {
			continue
		}
		word := bytes.Index(src[at+open:], []byte("quiz"))
		if word < 0 {
			continue
		}
		pos := at + open + word + len("quiz")
		id := m.id
		for n := 2; used[id]; n++ {
			id = m.id + "-" + strconv.Itoa(n)
		}
		if used != nil {
			used[id] = true
		}
		out = append(append(append(out, src[done:pos]...), " id="...), id...)
		ids = append(ids, id)
		done = pos
	}
	return append(out, src[done:]...), ids
}
