package markdown

import "strings"

type open struct {
	name   string
	author bool
}

// maxDepth bounds how deep an author's tags may nest; browsers stop at 512.
const maxDepth = 256

// balance removes the marks of a fragment and makes an author's tags nest in
// ours: a tag left open is closed where its surroundings end, an end tag
// without a start is dropped, a link inside a link is dropped. The fragment's
// own tags are balanced already.
func balance(s string) string {
	if strings.IndexByte(s, mark) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var stack []open
	pop := func(to int) {
		for len(stack) > to {
			top := stack[len(stack)-1]
			b.WriteString("</" + top.name + ">")
			stack = stack[:len(stack)-1]
		}
	}
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			b.WriteString(s)
			break
		}
		author := i > 0 && s[i-1] == mark
		if author {
			b.WriteString(s[:i-1])
		} else {
			b.WriteString(s[:i])
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 { // cannot be: every < outside a tag is escaped
			break
		}
		tag := s[i : i+end+1]
		s = s[i+end+1:]
		if name, ok := strings.CutPrefix(tag, "</"); ok {
			name = strings.TrimSuffix(name, ">")
			for k := len(stack) - 1; k >= 0; k-- {
				if author && !stack[k].author {
					break
				}
				if stack[k].name == name && stack[k].author == author {
					pop(k)
					break
				}
			}
			continue
		}
		name := tag[1:]
		if k := strings.IndexAny(name, " >"); k >= 0 {
			name = name[:k]
		}
		switch name {
		case "br", "hr", "img", "wbr", "input":
			b.WriteString(tag)
			continue
		case "a":
			if k := linked(stack); k >= 0 {
				if author {
					continue
				}
				if stack[k].author {
					pop(k)
				}
			}
		case "li", "td", "th", "tr", "dt", "dd":
			// End tags of these may be left out.
			if n := len(stack); author && n > 0 && stack[n-1] == (open{name, true}) {
				pop(n - 1)
			}
		}
		if author && len(stack) >= maxDepth {
			continue
		}
		b.WriteString(tag)
		stack = append(stack, open{name, author})
	}
	pop(0)
	return b.String()
}

// linked returns where a link is open, -1 when none is.
func linked(stack []open) int {
	for k := range stack {
		if stack[k].name == "a" {
			return k
		}
	}
	return -1
}
