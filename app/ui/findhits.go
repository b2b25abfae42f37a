package ui

import (
	"net/url"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/search"
)

// maxHits is how many hits are shown: more than anyone reads through.
const maxHits = 30

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
	find := ix.Find
	if composing {
		find = ix.FindHalf
	}
	list := find(q, maxHits)
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
	case h.list[0].Near:
		return i18n.T(l, "find.near", "q", h.query, "n", strconv.Itoa(n))
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

// placeParam is the parameter of a page's address that says at which words to
// open it. The loader finds them in the page and takes it out of the address
// (web/static/app.js); without it the page opens at the fragment's heading.
const placeParam = "at"

// hitURL is the address of a hit. Simulators stand in the site's lab.
func hitURL(p *Page, h *search.Hit) string {
	base := p.Base
	if h.Kind == search.Lab {
		base = p.Root
	}
	path, fragment, anchored := strings.Cut(h.URL, "#")
	if h.At != "" {
		path += "?" + placeParam + "=" + url.QueryEscape(h.At)
	}
	if anchored {
		path += "#" + fragment
	}
	return base + string(p.Lang) + "/" + path
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
