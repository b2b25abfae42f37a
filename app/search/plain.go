package search

import "strings"

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#34;", `"`, "&#39;", "'", "&nbsp;", " ", "&amp;", "&")

// Plain returns the text of an HTML fragment with its white space collapsed.
func Plain(html string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strip(html), paragraph, " ")), " ")
}

// Paragraphs returns the text of an HTML fragment, each paragraph, item, table
// row, caption and block of code on a line of its own.
func Paragraphs(html string) string {
	var out []string
	for _, line := range strings.Split(strip(html), paragraph) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// paragraph stands in stripped text where one ends or begins. No text contains
// it: HTML has no such character.
const paragraph = "\x00"

// strip takes the tags out of an HTML fragment.
func strip(html string) string {
	var b strings.Builder
	for html != "" {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			b.WriteString(html)
			break
		}
		b.WriteString(html[:i])
		j := strings.IndexByte(html[i:], '>')
		if j < 0 {
			break
		}
		// Inline tags (code, strong, a) part nothing, cells and line breaks part
		// words, all others paragraphs.
		switch kind(strings.TrimLeft(html[i+1:i+j], "/")) {
		case cell:
			b.WriteByte(' ')
		case block:
			b.WriteString(paragraph)
		}
		html = html[i+j+1:]
	}
	return entities.Replace(b.String())
}

// What a tag parts.
const (
	inline = iota
	cell
	block
)

func kind(tag string) int {
	if i := strings.IndexAny(tag, " /\n\t"); i >= 0 {
		tag = tag[:i]
	}
	tag = " " + tag + " "
	switch {
	case strings.Contains(" a b i em strong code span del sub sup kbd mark ", tag):
		return inline
	case strings.Contains(" td th br text tspan g input label ", tag):
		return cell
	}
	return block
}
