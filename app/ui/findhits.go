package ui

import (
	"net/url"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/search"
)

// maxHits is how many hits are shown: more than anyone reads through.
const maxHits = 40

// hits is what the search screen shows for a query; it knows no go-app.
type hits struct {
	query string
	list  []search.Hit
}

// next returns what to show when the query has changed to typed. While an input
// method is composing, its last letter is half of one ("재시ㄷ"): if that finds
// nothing, what was found before stays.
func (h hits) next(ix *search.Index, typed string, composing bool) hits {
	q := strings.TrimSpace(typed)
	list := ix.Find(q, maxHits)
	if composing && len(list) == 0 && q != "" && len(h.list) > 0 {
		return h
	}
	return hits{q, list}
}

// line says how many hits there are.
func (h hits) line(l i18n.Lang) string {
	switch n := len(h.list); {
	case h.query == "":
		return ""
	case n == 0:
		return i18n.T(l, "find.none", "q", h.query)
	case n == maxHits:
		return i18n.T(l, "find.more", "n", strconv.Itoa(n))
	default:
		return i18n.T(l, "find.count", "n", strconv.Itoa(n))
	}
}

// hitWhere says what a hit is and where it stands.
func hitWhere(d *search.Doc, l i18n.Lang) string {
	s := i18n.T(l, i18n.Key("find."+string(d.Kind)))
	if d.Where != "" && d.Kind != search.Lab {
		s += " · " + d.Where
	}
	return s
}

// hitURL is the address of a hit. Simulators stand in the site's lab.
func hitURL(p *Page, d *search.Doc) string {
	base := p.Base
	if d.Kind == search.Lab {
		base = p.Root
	}
	return base + string(p.Lang) + "/" + d.URL
}

// queryOf returns the query in an address's query string, "" when there is none.
func queryOf(address string) string {
	v, err := url.ParseQuery(strings.TrimPrefix(address, "?"))
	if err != nil {
		return ""
	}
	return v.Get("q")
}

// addressOf is the inverse of queryOf.
func addressOf(query string) string {
	if query == "" {
		return ""
	}
	return "q=" + url.QueryEscape(query)
}
