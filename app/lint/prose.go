package lint

import (
	"html"
	"strings"

	"notelab/app/quiz"
)

// prose is a fragment of HTML as text.
type prose struct {
	text  string   // all of it on one line
	said  string   // without blocks of code; inline code as it stands; lines kept
	words string   // without any code: what is language
	bold  []string // what is set in bold
	codes []string // inline code and blocks of it
	links []string // addresses of other sites
}

// read takes a fragment apart. What package markdown writes is well formed, and
// anything else still ends in text.
func read(h quiz.HTML) prose {
	var p prose
	var text, said, words, bold, code strings.Builder
	pre, inCode, strong := 0, 0, 0
	put := func(s string) {
		text.WriteString(s)
		if pre == 0 {
			said.WriteString(s)
		}
		if pre == 0 && inCode == 0 {
			words.WriteString(s)
		} else {
			code.WriteString(s)
		}
		if strong > 0 {
			bold.WriteString(s)
		}
	}
	s := string(h)
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			put(html.UnescapeString(s))
			break
		}
		put(html.UnescapeString(s[:i]))
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		tag := s[i+1 : i+end]
		s = s[i+end+1:]
		name, closing := tagName(tag)
		step := 1
		if closing {
			step = -1
		}
		switch name {
		case "pre":
			pre = max(pre+step, 0)
			put("\n")
			words.WriteString("\n")
		case "code":
			inCode = max(inCode+step, 0)
			words.WriteString(" ") // "`x`와" is no word of its own
			if closing && code.Len() > 0 {
				p.codes = append(p.codes, strings.TrimSpace(code.String()))
				code.Reset()
			}
		case "strong", "b", "em":
			strong = max(strong+step, 0)
			if strong == 0 && bold.Len() > 0 {
				p.bold = append(p.bold, bold.String())
				bold.Reset()
			}
		case "a":
			if to := attribute(tag, "href"); strings.Contains(to, "://") {
				p.links = append(p.links, to)
			}
		case "p", "li", "ul", "ol", "div", "blockquote", "table", "tr", "br", "hr", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6":
			put("\n")
		case "td", "th":
			put(" ")
		}
	}
	p.text = strings.Join(strings.Fields(text.String()), " ")
	p.said, p.words = lines(said.String()), lines(words.String())
	return p
}

// tagName returns the name of a tag written without its brackets.
func tagName(tag string) (name string, closing bool) {
	tag, closing = strings.CutPrefix(tag, "/")
	name, _, _ = strings.Cut(tag, " ")
	return strings.ToLower(strings.TrimRight(name, "/")), closing
}

// attribute returns the value of an attribute in double quotes.
func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, " "+name+`="`)
	if !ok {
		return ""
	}
	v, _, _ := strings.Cut(rest, `"`)
	return html.UnescapeString(v)
}

// lines tidies white space and drops empty lines.
func lines(s string) string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

func runes(s string) int { return len([]rune(s)) }
