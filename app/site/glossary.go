package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"notelab/app/course"
	"notelab/app/i18n"
)

// terms returns the glossary of a language, or the one that exists in another.
func (s *Site) terms(l i18n.Lang) ([]course.Term, i18n.Lang) {
	if t := s.c.Glossary[l]; len(t) > 0 {
		return t, l
	}
	for _, other := range s.c.Langs {
		if t := s.c.Glossary[other]; len(t) > 0 {
			return t, other
		}
	}
	return nil, l
}

const glossaryPath = "glossary/"

// glossary is the page of all terms, in groups by the first letter.
func (s *Site) glossary(l i18n.Lang) []byte {
	terms, own := s.terms(l)
	if len(terms) == 0 {
		return nil
	}
	p := s.page(l, "glossary", string(l)+"/"+glossaryPath, i18n.T(l, "site.glossary"))
	p.tab, p.own, p.about = "outline", own, i18n.T(l, "site.glossary.what")
	p.head(func() { p.put("<a href=\"", esc(p.link("notes/")), "\">", p.tx("site.notes"), "</a>") })
	p.put("<h1>", p.tx("site.glossary"), "</h1>\n<p class=\"meta\">", p.tx("site.glossary.what"), "</p>\n")
	var letters []string
	for _, t := range terms {
		if g := letter(t.Sort()); len(letters) == 0 || letters[len(letters)-1] != g {
			letters = append(letters, g)
		}
	}
	p.put("<nav class=\"letters\" aria-label=\"", p.tx("site.glossary.letters"), "\">")
	for _, g := range letters {
		p.put("<a href=\"#letter-", esc(g), "\">", esc(g), "</a>")
	}
	p.put("</nav>\n<article class=\"terms\"", foreign(own, l), ">\n")
	last := ""
	for _, t := range terms {
		if g := letter(t.Sort()); g != last {
			p.put(when(last != "", "</dl>\n"), "<h2 id=\"letter-", esc(g), "\">", esc(g), "</h2>\n<dl>\n")
			last = g
		}
		p.put("<dt id=\"", esc(t.ID), "\">", esc(t.Names[0]))
		if len(t.Names) > 1 {
			p.put(" <small>", esc(strings.Join(t.Names[1:], ", ")), "</small>")
		}
		p.put("</dt><dd>", p.local(t.HTML), "</dd>\n")
	}
	p.put("</dl>\n</article>\n")
	return p.html()
}

// letter is the group of a term: its first Latin letter, its first Hangul
// consonant, or the digits.
func letter(sort string) string {
	r, _ := utf8.DecodeRuneInString(sort)
	switch {
	case r >= '가' && r <= '힣':
		return string([]rune("ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ")[(r-'가')/588])
	case unicode.IsLetter(r):
		return string(unicode.ToUpper(r))
	}
	return "0-9"
}

// linker links the terms of a glossary where a note uses them first, but those
// it teaches itself: their line in the glossary would only lead back.
type linker struct {
	base  string
	names map[rune][]name // by first letter, the longest first
	done  map[string]bool // ids linked on this page
}

type name struct{ text, id string }

// linker returns a fresh linker for one page, or nil where there is no glossary.
func (p *page) linker(n *course.Note) *linker {
	terms := p.s.c.Glossary[n.Lang]
	if len(terms) == 0 {
		return nil
	}
	k := &linker{base: p.link(glossaryPath), names: map[rune][]name{}, done: map[string]bool{}}
	for _, t := range terms {
		if t.Note == n.Slug && t.Note != "" {
			k.done[t.ID] = true
		}
		for _, text := range t.Names {
			r, _ := utf8.DecodeRuneInString(text)
			list := k.names[r]
			i := len(list)
			for i > 0 && len(list[i-1].text) < len(text) {
				i--
			}
			k.names[r] = append(list[:i:i], append([]name{{text, t.ID}}, list[i:]...)...)
		}
	}
	return k
}

// quiet are the elements whose text stays as it is: links, code, headings,
// pictures.
var quiet = map[string]bool{"a": true, "code": true, "pre": true, "kbd": true, "samp": true, "svg": true, "figcaption": true, "summary": true,
	"h3": true, "h4": true, "h5": true, "h6": true, "th": true}

// link writes the HTML of a note's text with the terms linked.
func (k *linker) link(html string) string {
	if k == nil {
		return html
	}
	var b strings.Builder
	depth := 0
	for html != "" {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			i = len(html)
		}
		if depth > 0 {
			b.WriteString(html[:i])
		} else {
			k.text(&b, html[:i])
		}
		html = html[i:]
		if html == "" {
			break
		}
		end := strings.IndexByte(html, '>')
		if end < 0 {
			end = len(html) - 1
		}
		tag := html[1:end]
		closing := strings.HasPrefix(tag, "/")
		word := strings.TrimPrefix(tag, "/")
		if j := strings.IndexAny(word, " \n/"); j >= 0 {
			word = word[:j]
		}
		class := strings.HasPrefix(tag, `p class="alert-title"`)
		switch {
		case depth > 0 && closing && (quiet[word] || word == "p"):
			depth--
		case depth > 0 && !closing && (quiet[word] || word == "p"), depth == 0 && !closing && (quiet[word] || class):
			depth++
		}
		b.WriteString(html[:end+1])
		html = html[end+1:]
	}
	return b.String()
}

// text writes a run of text.
func (k *linker) text(b *strings.Builder, s string) {
	before := ' '
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wordRune(before) {
			if n, ok := k.at(s[i:]); ok {
				if k.done[n.id] {
					b.WriteString(n.text)
				} else {
					k.done[n.id] = true
					b.WriteString(`<a class="term" href="` + esc(k.base+"#"+n.id) + `">` + n.text + "</a>")
				}
				i += len(n.text)
				before, _ = utf8.DecodeLastRuneInString(n.text)
				continue
			}
		}
		b.WriteString(s[i : i+size])
		before, i = r, i+size
	}
}

// at finds the longest name a text begins with.
func (k *linker) at(s string) (name, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	for _, n := range k.names[r] {
		if strings.HasPrefix(s, n.text) && ends(n.text, s[len(n.text):]) {
			return n, true
		}
	}
	return name{}, false
}

// particles are the syllables a Korean word may go on with and stay the word.
const particles = "은는이가을를의에와과도로만으인일임다까부마처보나든라하된되할했"

// ends reports whether a name ends where the text goes on with rest.
func ends(text, rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	last, _ := utf8.DecodeLastRuneInString(text)
	if size == 0 || !wordRune(r) {
		return r != '-' || !wordRune(last)
	}
	return r >= '가' && r <= '힣' && strings.ContainsRune(particles, r)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
