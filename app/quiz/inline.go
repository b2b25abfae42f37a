package quiz

import "strings"

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// Escape makes plain text safe inside HTML text and quoted attributes.
func Escape(s string) string { return escaper.Replace(s) }

// Inline turns a line of generated text into HTML: `code` and **strong** are
// marked up, everything else is escaped. An unclosed mark is shown as typed.
func Inline(s string) HTML {
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "`*")
		if i < 0 {
			break
		}
		mark, tag := "`", "code"
		if s[i] == '*' {
			mark, tag = "**", "strong"
		}
		b.WriteString(Escape(s[:i]))
		s = s[i:]
		end := -1
		if strings.HasPrefix(s, mark) {
			end = strings.Index(s[len(mark):], mark)
		}
		if end < 0 {
			b.WriteString(Escape(s[:1]))
			s = s[1:]
			continue
		}
		b.WriteString("<" + tag + ">" + Escape(s[len(mark):len(mark)+end]) + "</" + tag + ">")
		s = s[2*len(mark)+end:]
	}
	b.WriteString(Escape(s))
	return HTML(b.String())
}
