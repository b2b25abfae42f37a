package site

import (
	"strconv"

	"notelab/app/i18n"
)

// place is one entry of the navigation.
type place struct {
	kind, path string
	label      i18n.Key
	icon       string
}

// places are the six places of the bottom bar.
var places = []place{
	{"today", "", "site.today", iconToday},
	{"outline", "notes/", "site.notes", iconNotes},
	{"quiz", "quiz/", "site.quiz", iconQuiz},
	{"lab", "lab/", "site.lab", iconLab},
	{"search", "search/", "site.search", iconSearch},
	{"me", "me/", "site.me", iconMe},
}

// more are the places only the rail has room for.
var more = []place{
	{"my", "my/", "site.my", iconMy},
}

// railNotes is how many notes, and railSections how many chapters, the rail
// shows around the current one: pages do not grow with the course.
const railNotes, railSections = 9, 9

// placeURL is where a place leads. Simulators and own notes belong to the
// site, also when the page belongs to an own course.
func (p *page) placeURL(pl place) string {
	if p.s.c.ID != "" && (pl.kind == "lab" || pl.kind == "my") {
		return p.s.opt.Root + string(p.l) + "/" + pl.path
	}
	return p.link(pl.path)
}

func (p *page) placeItem(w *writer, pl place) {
	w.put("<a href=\"", esc(p.placeURL(pl)), "\"", when(p.tab == pl.kind, " aria-current=\""+when(p.kind == pl.kind, "page")+when(p.kind != pl.kind, "true")+"\""), ">", pl.icon, p.tx(pl.label), "</a>")
}

// tabs is the bottom bar of a phone.
func (p *page) tabs(w *writer) {
	w.put("<nav class=\"tabs\" aria-label=\"", p.tx("site.places"), "\">\n")
	for _, pl := range places {
		p.placeItem(w, pl)
		w.put("\n")
	}
	w.put("</nav>\n")
}

// rail is the navigation beside the text on a desktop: the places, then the
// neighbours of the current note, or the chapters where there is none.
func (p *page) rail(w *writer) {
	s := p.s
	w.put("<nav class=\"rail\" aria-label=\"", p.tx("site.course"), "\">\n<a class=\"brand\" href=\"", esc(p.link("")), "\"><i></i>", esc(railTitle(s.title(p.l))), "</a>\n<ul>\n")
	for _, list := range [][]place{places, more} {
		for _, pl := range list {
			w.put("<li>")
			p.placeItem(w, pl)
			w.put("</li>\n")
		}
	}
	w.put("</ul>\n")
	if p.at >= 0 {
		p.railNotes(w)
	} else if len(s.c.Sections) > 1 {
		p.railSections(w)
	}
	w.put("</nav>\n")
}

// railTitle keeps the name of a course on one or two lines.
func railTitle(s string) string {
	if r := []rune(s); len(r) > 48 {
		return string(r[:47]) + "…"
	}
	return s
}

func (p *page) railNotes(w *writer) {
	s := p.s
	here := s.order[p.at]
	first := p.at - here.n + 1
	lo, hi := window(p.at-first, here.of, railNotes)
	if name := s.c.Sections[here.section].Title.In(p.l); name != "" {
		w.put("<p class=\"group\">", esc(name), "</p>\n")
	}
	w.put("<ul>\n")
	for i := first + lo; i < first+hi; i++ {
		n := s.note(p.l, s.order[i].slug)
		w.put("<li><a href=\"", esc(p.link("notes/"+n.Slug+"/")), "\"", when(i == p.at, " aria-current=\"page\""), foreign(n.Lang, p.l), ">", esc(n.Title), "</a></li>\n")
	}
	if hi-lo < here.of {
		w.put("<li><a href=\"", esc(s.outlineAt(p.l, first+lo)), "\">", p.tx("site.all", "n", strconv.Itoa(here.of)), "</a></li>\n")
	}
	w.put("</ul>\n")
}

func (p *page) railSections(w *writer) {
	s := p.s
	w.put("<p class=\"group\">", p.tx("site.sections"), "</p>\n<ul>\n")
	shown := 0
	for i := range s.c.Sections {
		first := s.firstOf(i)
		if first < 0 {
			continue
		}
		if shown++; shown > railSections {
			w.put("<li><a href=\"", esc(p.link("notes/")), "\">", p.tx("site.sections.all"), "</a></li>\n")
			break
		}
		w.put("<li><a href=\"", esc(s.outlineAt(p.l, first)), "\">", esc(s.sectionTitle(i, p.l)), "</a></li>\n")
	}
	w.put("</ul>\n")
}

// firstOf is the index of a section's first note, or -1.
func (s *Site) firstOf(section int) int {
	for i := range s.order {
		if s.order[i].section == section {
			return i
		}
	}
	return -1
}

func (s *Site) sectionTitle(i int, l i18n.Lang) string {
	if t := s.c.Sections[i].Title.In(l); t != "" {
		return t
	}
	return i18n.T(l, "site.notes")
}

// window returns the range of size at most n around index i of a list.
func window(i, length, n int) (lo, hi int) {
	lo = max(0, min(i-n/2, length-n))
	return lo, min(length, lo+n)
}

// foreign marks text whose language is not the page's.
func foreign(text, page i18n.Lang) string {
	if text == "" || text == page {
		return ""
	}
	return " lang=\"" + string(text) + "\""
}
