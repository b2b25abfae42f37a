package markdown

import (
	"bytes"
	"strings"
)

// tocMark stands where a contents list belongs.
const tocMark = "<!-- toc -->"

// tame rewrites what Jekyll, kramdown and Hugo leave in notes into plain
// Markdown, line by line, keeping every line where it is:
//
//	{% highlight go %} … {% endhighlight %}   a fenced code block
//	{% raw %}, {% endraw %}                    dropped
//	* TOC / {:toc}, [TOC], [[_TOC_]]           a contents list
//	{: .class }                                dropped
//
// Everything else of theirs stays as readable text. Code blocks are left alone.
func tame(text []byte) []byte {
	wild := false
	for _, sign := range []string{"{%", "{:", "{{<", "[TOC]", "[toc]", "[_TOC_]", "[_toc_]"} {
		wild = wild || bytes.Contains(text, []byte(sign))
	}
	if !wild {
		return text
	}
	lines := strings.Split(string(text), "\n")
	fence := ""
	for i, line := range lines {
		t := strings.TrimLeft(line, " \t>")
		if fence != "" {
			if fence == "{%" {
				if strings.HasPrefix(t, "{%") && tagIs(t, "endhighlight") || strings.HasPrefix(t, "{{<") && strings.Contains(t, "/highlight") {
					lines[i], fence = "````", ""
				}
				continue
			}
			if strings.HasPrefix(t, fence) && strings.Trim(t, fence[:1]+" \t") == "" {
				fence = ""
			}
			continue
		}
		// A fence may open inside a list item.
		if f := openFence(strings.TrimLeft(t, "-*+0123456789.) \t")); f != "" {
			fence = f
			continue
		}
		switch {
		case strings.HasPrefix(t, "{%") && tagIs(t, "highlight"):
			lines[i], fence = "````"+word(t[strings.Index(t, "highlight")+len("highlight"):]), "{%"
		case strings.HasPrefix(t, "{{<") && strings.HasPrefix(strings.TrimLeft(t[3:], " "), "highlight "):
			lines[i], fence = "````"+word(t[strings.Index(t, "highlight")+len("highlight"):]), "{%"
		case strings.EqualFold(t, "[toc]"), strings.EqualFold(t, "[[toc]]"), strings.EqualFold(t, "[[_toc_]]"):
			lines[i] = tocMark
		case strings.HasPrefix(t, "{:") && strings.HasSuffix(strings.TrimRight(t, " \t"), "}"):
			lines[i] = ""
			if word(t[2:]) == "toc" && i > 0 && isItem(lines[i-1]) {
				lines[i-1] = tocMark
			}
		default:
			if strings.Contains(line, "{%") {
				line = dropTag(dropTag(line, "raw"), "endraw")
			}
			// An attribute list at the end of a line belongs to what stands
			// before it, without a space for spans.
			if k := strings.LastIndex(line, "{:"); k > 0 && strings.HasSuffix(strings.TrimRight(line, " \t"), "}") && !strings.Contains(line[k:], "`") {
				line = line[:k]
			}
			lines[i] = line
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

// openFence returns the fence a line opens, "" when it opens none.
func openFence(t string) string {
	for _, c := range []string{"`", "~"} {
		n := len(t) - len(strings.TrimLeft(t, c))
		if n >= 3 && (c == "~" || !strings.Contains(t[n:], "`")) {
			return t[:n]
		}
	}
	return ""
}

// tagIs reports whether a line that begins with {% is the named liquid tag.
func tagIs(t, name string) bool {
	t = strings.TrimLeft(strings.TrimPrefix(t[2:], "-"), " ")
	rest, ok := strings.CutPrefix(t, name)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '%' || rest[0] == '-')
}

// word returns the first word of a tag's arguments, if it can name a language.
func word(s string) string {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] >= '0' && s[end] <= '9' || s[end] == '+' || s[end] == '#') {
		end++
	}
	return s[:end]
}

func isItem(line string) bool {
	t := strings.TrimLeft(line, " ")
	d := strings.TrimLeft(t, "0123456789")
	return strings.HasPrefix(t, "* ") || strings.HasPrefix(t, "- ") || strings.HasPrefix(t, "+ ") || len(d) < len(t) && strings.HasPrefix(d, ". ")
}

// dropTag removes every {% name %} from a line.
func dropTag(line, name string) string {
	for from := 0; ; {
		i := strings.Index(line[from:], "{%")
		if i < 0 {
			return line
		}
		i += from
		end := strings.Index(line[i+2:], "%}") + 2
		if end < 2 {
			return line
		}
		if tagIs(line[i:i+end], name) {
			line = line[:i] + line[i+end+2:]
			from = i
		} else {
			from = i + 2
		}
	}
}
