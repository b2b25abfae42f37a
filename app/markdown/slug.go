package markdown

import (
	"path"
	"strconv"
	"strings"
	"unicode"
)

// Slug returns a note's identity: the file name without its extension, in
// characters that need no escape in an address. An index or README is named
// after its folder.
func Slug(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if isIndex(file) {
		if dir := path.Base(path.Dir(file)); dir != "." && dir != "/" {
			name = dir
		}
	}
	// A page's own file is its index.html: no folder may be called so.
	for name != "" && strings.EqualFold(path.Ext(name), ".html") {
		name = name[:len(name)-len(".html")]
	}
	return slugOf(name)
}

// maxSlug is the length in bytes after which a slug ends: with what is added to
// it, it has to fit into the name of a file.
const maxSlug = 200

func slugOf(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range compose(name) {
		if b.Len() >= maxSlug {
			break
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '.' && b.Len() > 0 {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
			continue
		}
		dash = true
	}
	if s := strings.TrimRight(b.String(), "."); s != "" {
		return s
	}
	return "note"
}

func isIndex(file string) bool {
	base := strings.ToLower(path.Base(file))
	name := strings.TrimSuffix(base, path.Ext(base))
	return name == "index" || name == "_index" || name == "readme"
}

// compose joins conjoining Hangul letters into syllables, as Unicode's
// composition does: file names from macOS come apart otherwise.
// Source: Unicode 16, section 3.12, "Hangul Syllable Composition".
func compose(s string) string {
	const (
		lead, vowel, tail, syllable = 0x1100, 0x1161, 0x11A7, 0xAC00
		leads, vowels, tails        = 19, 21, 28
	)
	apart := false
	for _, r := range s {
		if r >= lead && r < 0x1200 {
			apart = true
			break
		}
	}
	if !apart {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if n := len(out); n > 0 {
			last := out[n-1]
			if last >= lead && last < lead+leads && r >= vowel && r < vowel+vowels {
				out[n-1] = syllable + ((last-lead)*vowels+(r-vowel))*tails
				continue
			}
			if last >= syllable && last < syllable+leads*vowels*tails && (last-syllable)%tails == 0 && r > tail && r < tail+tails {
				out[n-1] = last + r - tail
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// anchors gives out the element ids of a note, each once.
type anchors struct {
	used map[string]int    // id -> how many times it was asked for
	as   map[string]string // anchor as GitHub writes it -> id, where they differ
}

func newAnchors() *anchors {
	a := &anchors{used: map[string]int{}, as: map[string]string{}}
	return a
}

// reserved reports whether the page itself uses the id: its landmarks, its
// islands "i1" and our simulator blocks.
func reserved(id string) bool {
	switch id {
	case "go", "main", "page", "app":
		return true
	}
	if strings.HasPrefix(id, "sim-") {
		return true
	}
	if len(id) < 2 || id[0] != 'i' {
		return false
	}
	for _, c := range id[1:] {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// heading returns the id of a heading by GitHub's rule: lower case, punctuation
// dropped, spaces to dashes, "-1" added to the second of a name.
func (a *anchors) heading(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(text)) {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), r == '-', r == '_', unicode.Is(unicode.Pc, r):
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		}
	}
	name := b.String()
	if name == "" {
		name = "section"
	}
	return a.take(name)
}

// take returns name, or name with the first free number.
func (a *anchors) take(name string) string {
	want := name
	if n, taken := a.used[name]; taken || reserved(name) {
		for {
			n++
			want = name + "-" + strconv.Itoa(n)
			if _, taken := a.used[want]; !taken && !reserved(want) {
				break
			}
			if n > 1e6 { // cannot happen in a note of bounded size
				break
			}
		}
		a.used[name] = n
	}
	a.used[want] = 0
	if _, known := a.as[name]; !known {
		a.as[name] = want
	}
	return want
}

// find returns the id an in-page link means.
func (a *anchors) find(fragment string) (string, bool) {
	for _, f := range []string{fragment, strings.ToLower(compose(fragment))} {
		if id, ok := a.as[f]; ok {
			return id, true
		}
		if _, ok := a.used[f]; ok {
			return f, true
		}
	}
	return "", false
}

// has reports whether the id is given out or reserved.
func (a *anchors) has(id string) bool {
	_, taken := a.used[id]
	return taken || reserved(id)
}
