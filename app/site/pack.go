package site

import (
	"strings"

	"notelab/app/i18n"
)

// A pack carries pages and data to the offline copy: thousands of small
// requests would take longer than their bytes. It is JSON:
//
//	{"parts":["text", ...],"files":[["ko/notes/x/", 0, 5, 2], ...]}
//
// A file is the concatenation of its parts. Long lines that several files
// share (a note's text in both interface languages, the navigation) are one
// part, so that a pack is small even where the host compresses poorly.
//
// One pack holds a few neighbouring notes, in both interface languages. Where
// a pack ends depends on the slugs alone: changing one note changes one pack.
type pack struct {
	paths []string // of the files in it
	name  string   // assets/pack.<hash>.json
}

// packOf is how many notes a pack holds on average, at most packMost.
const packMost = 12

// groups splits the site's pages and data into the contents of packs.
func (s *Site) groups() [][]string {
	var out [][]string
	screens := []string{""}
	for _, l := range i18n.Langs {
		screens = append(screens, s.base(l)...)
	}
	out = append(out, screens)
	// Small courses get a pack for each note: a change then costs least. The
	// average grows to four notes, since requests cost time too.
	average := uint64(1)
	for n := 64; n <= len(s.order) && average < 4; n *= 2 {
		average *= 2
	}
	var cur []string
	count := 0
	for i, e := range s.order {
		for _, l := range i18n.Langs {
			cur = append(cur, s.notePaths(l, i)...)
		}
		count++
		last := i+1 == len(s.order) || s.order[i+1].section != e.section
		if last || count == packMost || seed(e.slug)%average == 0 {
			out, cur, count = append(out, cur), nil, 0
		}
	}
	return out
}

// packBody writes the container of some files and returns the size of their
// text.
func packBody(paths []string, texts [][]byte) (body []byte, size int) {
	index := map[string]int{}
	parts := []string{}
	files := [][]any{}
	for i, path := range paths {
		text := string(texts[i])
		size += len(text)
		file := []any{path}
		var pending strings.Builder
		add := func(part string) {
			n, ok := index[part]
			if !ok {
				n = len(parts)
				index[part], parts = n, append(parts, part)
			}
			file = append(file, n)
		}
		flush := func() {
			if pending.Len() > 0 {
				add(pending.String())
				pending.Reset()
			}
		}
		for line := range strings.Lines(text) {
			if len(line) < 160 {
				pending.WriteString(line)
				continue
			}
			flush()
			add(line)
		}
		flush()
		files = append(files, file)
	}
	return jsonPlain(struct {
		Parts []string `json:"parts"`
		Files [][]any  `json:"files"`
	}{parts, files}), size
}
