package site

import (
	"encoding/json"
	"strconv"

	"notelab/app/course"
	"notelab/app/i18n"
)

// page is one page being written: what its frame needs, and its main content.
type page struct {
	writer
	s       *Site
	l       i18n.Lang
	kind    string // today, outline, note, quiz, exam, lab, sim, search, me, my, notfound
	slug    string // of a note or a simulator
	path    string // below Base, "ko/notes/x/"
	title   string
	about   string    // description for search engines
	tab     string    // which place of the navigation is current
	at      int       // index in Site.order for a note, else -1
	own     i18n.Lang // of the note's text, where it may differ from l
	toc     []course.Heading
	islands []island
	same    string // path that search engines take this page for; "" is path
}

// island is one placeholder, as the page's data block tells it to Go.
type island struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Props any    `json:"props"`
}

// pageData is the page's data block.
type pageData struct {
	Lang    i18n.Lang `json:"lang"`
	Base    string    `json:"base"`
	Root    string    `json:"root"`
	Kind    string    `json:"kind"`
	Course  string    `json:"course"`
	Slug    string    `json:"slug"`
	Title   string    `json:"title"`
	Islands []island  `json:"islands"`
}

// none stands for an island without properties.
type none struct{}

func (s *Site) page(l i18n.Lang, kind, path, title string) *page {
	return &page{s: s, l: l, kind: kind, path: path, title: title, tab: kind, at: -1, islands: []island{}}
}

// t is an interface string in the page's language.
func (p *page) t(k i18n.Key, pairs ...string) string { return i18n.T(p.l, k, pairs...) }

// tx is t, escaped.
func (p *page) tx(k i18n.Key, pairs ...string) string { return esc(p.t(k, pairs...)) }

// link is the address of a page in the page's language.
func (p *page) link(path string) string { return p.s.url(string(p.l) + "/" + path) }

// island registers a placeholder and returns its element id.
func (p *page) island(kind string, props any) string {
	id := "i" + strconv.Itoa(len(p.islands)+1)
	p.islands = append(p.islands, island{id, kind, props})
	return id
}

// json writes a value for a data block or a data file. encoding/json escapes
// <, > and &, so that a script element can hold it.
func jsonBytes(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic("site: writing JSON: " + err.Error()) // only our own plain types come here
	}
	return data
}

// html closes the page: the frame around the main content.
func (p *page) html() []byte {
	s := p.s
	var w writer
	w.put("<!doctype html>\n<html lang=\"", string(p.l), "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"", s.Connected(metaPolicy), "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n",
		"<title>", esc(p.headTitle()), "</title>\n")
	if p.about != "" {
		w.put("<meta name=\"description\" content=\"", esc(p.about), "\">\n")
	}
	p.headLinks(&w)
	w.put("</head>\n<body>\n<div id=\"go\" hidden></div>\n<a class=\"skip\" href=\"#main\">", p.tx("site.skip"), "</a>\n<div class=\"app", when(len(p.toc) > 0, " noted"), "\">\n")
	w.put("<main id=\"main\" tabindex=\"-1\">\n", p.b.String())
	p.footLine(&w)
	w.put("</main>\n")
	p.contents(&w)
	p.rail(&w) // after the text: a phone doesn't wait for what it doesn't show
	w.put("</div>\n")
	p.tabs(&w)
	w.put("<script type=\"application/json\" id=\"page\">", string(jsonBytes(pageData{
		p.l, s.opt.Base, s.opt.Root, p.kind, s.c.ID, p.slug, p.title, p.islands})), "</script>\n</body>\n</html>\n")
	return []byte(w.b.String())
}

func (p *page) headTitle() string {
	if p.kind == "today" {
		return p.s.title(p.l)
	}
	return p.title + " · " + p.s.title(p.l)
}

// headLinks writes what the head links to: style and loader, the manifest,
// icons, and for search engines the page's address and its other language.
func (p *page) headLinks(w *writer) {
	s := p.s
	root := s.opt.Root
	w.put("<meta name=\"theme-color\" content=\"", paperLight, "\" media=\"(prefers-color-scheme: light)\">\n",
		"<meta name=\"theme-color\" content=\"", paperDark, "\" media=\"(prefers-color-scheme: dark)\">\n",
		"<script src=\"", root, "theme.js\" async></script>\n<link rel=\"stylesheet\" href=\"", root, "app.css\">\n",
		when(p.kind != "note", "<link rel=\"stylesheet\" href=\""+root+"live.css\">\n"),
		"<script src=\"", root, "app.js\" defer></script>\n",
		"<link rel=\"manifest\" href=\"", root, "manifest.webmanifest\">\n",
		"<link rel=\"icon\" href=\"", root, "icon.svg\" type=\"image/svg+xml\">\n",
		"<link rel=\"apple-touch-icon\" href=\"", root, "apple-touch-icon.png\">\n",
		"<meta name=\"mobile-web-app-capable\" content=\"yes\">\n",
		"<meta name=\"apple-mobile-web-app-capable\" content=\"yes\">\n",
		"<meta name=\"apple-mobile-web-app-title\" content=\"", appName, "\">\n",
		"<meta name=\"apple-mobile-web-app-status-bar-style\" content=\"default\">\n")
	if p.kind == "notfound" || s.c.ID != "" {
		w.put("<meta name=\"robots\" content=\"noindex\">\n")
		return
	}
	if s.opt.Origin == "" {
		return
	}
	same := p.same
	if same == "" {
		same = p.path
	}
	w.put("<link rel=\"canonical\" href=\"", esc(s.opt.Origin+s.url(same)), "\">\n")
	for _, l := range i18n.Langs {
		w.put("<link rel=\"alternate\" hreflang=\"", string(l), "\" href=\"", esc(s.opt.Origin+s.url(p.inLang(l))), "\">\n")
	}
}

// inLang is the path of this page in another interface language.
func (p *page) inLang(l i18n.Lang) string {
	return string(l) + "/" + p.path[min(len(p.path), len(p.l)+1):]
}

// footLine closes the main column: the state of the offline copy, and the same
// page in the other language.
func (p *page) footLine(w *writer) {
	id := p.island("offline", none{})
	w.put("<footer class=\"foot-line\"><span id=\"", id, "\" data-island=\"offline\"></span>")
	for _, l := range i18n.Langs {
		if l != p.l {
			w.put("<a href=\"", esc(p.s.url(p.inLang(l))), "\" lang=\"", string(l), "\" hreflang=\"", string(l), "\">", esc(i18n.T(l, "site.language")), "</a>")
		}
	}
	w.put("</footer>\n")
}

// head writes the line above the title: where the page stands.
func (p *page) head(crumbs func()) {
	p.put("<div class=\"pagehead\"><nav class=\"crumb\" aria-label=\"", p.tx("site.crumb"), "\">")
	if crumbs != nil {
		crumbs()
	} else {
		p.put("<a href=\"", p.s.url(string(p.l)+"/"), "\">", esc(p.s.title(p.l)), "</a>")
	}
	p.put("</nav></div>\n")
}

// contents is the note's list of headings beside the text.
func (p *page) contents(w *writer) {
	if len(p.toc) == 0 {
		return
	}
	w.put("<aside class=\"toc\" aria-label=\"", p.tx("site.contents"), "\">\n")
	p.tocList(w)
	w.put("</aside>\n")
}

func (p *page) tocList(w *writer) {
	w.put("<ol>")
	for _, h := range p.toc {
		w.put("<li", when(h.Level > 2, " class=\"l3\""), "><a href=\"#", esc(pathEscape(h.ID)), "\">", esc(h.Text), "</a></li>")
	}
	w.put("</ol>\n")
}
