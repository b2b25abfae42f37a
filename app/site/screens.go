package site

import (
	"notelab/app/quiz"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// today is the start page. path is "" for the page at the site's root, which
// equals the one of the default language.
func (s *Site) today(l i18n.Lang, path string) []byte {
	p := s.page(l, "today", path, i18n.T(l, "site.today"))
	p.about = s.c.Description.In(l)
	p.same = string(l) + "/"
	p.head(nil)
	p.put("<h1>", p.tx("site.today"), "</h1>\n")
	if p.about != "" {
		p.put("<p class=\"meta\">", esc(p.about), "</p>\n")
	}
	id := p.island("today", none{})
	p.put("<div id=\"", id, "\" data-island=\"today\" data-eager>\n")
	if len(s.order) == 0 {
		p.put("<div class=\"empty\"><p>", p.tx("site.empty"), "</p></div>\n")
	} else {
		n := s.note(l, s.order[0].slug)
		p.put("<a class=\"card main\" href=\"", esc(p.link("notes/"+n.Slug+"/")), "\"><small>", p.tx("site.start"), "</small><b", foreign(n.Lang, l), ">", esc(n.Title), "</b>",
			when(n.Summary != "", "<p"+foreign(n.Lang, l)+">"+esc(n.Summary)+"</p>"), "<p class=\"meta\">", esc(p.metaLine(n)), "</p></a>\n")
		p.sectionCards()
	}
	p.put("</div>\n")
	return p.html()
}

// sectionCards are the first chapters with their number of notes.
func (p *page) sectionCards() {
	s := p.s
	p.put("<h2>", p.tx("site.sections"), "</h2>\n<ul class=\"list\">\n")
	shown := 0
	for i := range s.c.Sections {
		first := s.firstOf(i)
		if first < 0 {
			continue
		}
		if shown++; shown > railSections {
			break
		}
		p.put("<li><a href=\"", esc(s.outlineAt(p.l, first)), "\"><b>", esc(s.sectionTitle(i, p.l)), "</b><span class=\"pc\">", p.tx("site.count", "n", strconv.Itoa(s.order[first].of)), "</span></a></li>\n")
	}
	p.put("</ul>\n")
}

// quizScreen is the place of the quick quiz over the whole course.
func (s *Site) quizScreen(l i18n.Lang) []byte {
	p := s.page(l, "quiz", string(l)+"/quiz/", i18n.T(l, "site.quiz"))
	p.head(nil)
	p.put("<h1>", p.tx("site.quiz"), "</h1>\n")
	id := p.island("review", none{})
	p.put("<div id=\"", id, "\" data-island=\"review\" data-eager class=\"block quiz\" role=\"group\" aria-label=\"", p.tx("review.title"), "\">\n<header><span class=\"kind\">", p.tx("review.kind"), "</span><b>", p.tx("review.title"), "</b></header>\n<div class=\"stem\"><p>", p.tx("review.nothing"), "</p></div>\n<div class=\"foot\"></div>\n</div>\n")
	p.put("<h2>", p.tx("site.quick"), "</h2>\n")
	id = p.island("quizscreen", none{})
	p.put("<div id=\"", id, "\" data-island=\"quizscreen\" data-eager class=\"brief\">\n")
	p.noScript("site.quiz.noscript")
	p.put("</div>\n")
	p.examCard()
	return p.html()
}

// noScript says what to do where no program runs, and holds the place of what
// the program shows.
func (p *page) noScript(k i18n.Key) {
	p.put("<div class=\"empty\"><p>", p.tx(k), "</p><p><a class=\"btn\" href=\"", esc(p.link("notes/")), "\">", p.tx("site.notes"), "</a></p></div>\n")
}

// search is the search page.
func (s *Site) search(l i18n.Lang) []byte {
	p := s.page(l, "search", string(l)+"/search/", i18n.T(l, "site.search"))
	p.head(nil)
	p.put("<h1>", p.tx("site.search"), "</h1>\n")
	id := p.island("search", none{})
	// The field stands outside the island: a living one in its place would tear
	// what an input method is composing.
	p.put("<div class=\"searchbox\" role=\"search\"><input type=\"search\" id=\"find-field\" aria-label=\"", p.tx("site.search"), "\" placeholder=\"", p.tx("site.search.hint"), "\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\"></div>\n")
	p.put("<div id=\"", id, "\" data-island=\"search\" data-eager>\n")
	p.noScript("site.search.noscript")
	p.put("</div>\n")
	return p.html()
}

// me is the page of the learner's progress, data and settings.
func (s *Site) me(l i18n.Lang) []byte {
	p := s.page(l, "me", string(l)+"/me/", i18n.T(l, "site.me"))
	p.head(nil)
	p.put("<h1>", p.tx("site.me"), "</h1>\n<p class=\"meta\">", p.tx("site.me.what"), "</p>\n")
	id := p.island("me", none{})
	p.put("<div id=\"", id, "\" data-island=\"me\" data-eager>\n")
	p.noScript("site.me.noscript")
	p.put("</div>\n")
	return p.html()
}

// stats is the page of what the learner knows, drawn from the answers.
func (s *Site) stats(l i18n.Lang) []byte {
	p := s.page(l, "stats", string(l)+"/stats/", i18n.T(l, "site.stats"))
	p.tab = "me"
	p.head(func() { p.put("<a href=\"", esc(p.link("me/")), "\">", p.tx("site.me"), "</a>") })
	p.put("<h1>", p.tx("site.stats"), "</h1>\n<p class=\"meta\">", p.tx("site.stats.what"), "</p>\n")
	id := p.island("stats", none{})
	p.put("<div id=\"", id, "\" data-island=\"stats\" data-eager>\n")
	p.noScript("site.stats.noscript")
	p.put("</div>\n")
	return p.html()
}

// my is the page of the learner's own notes.
func (s *Site) my(l i18n.Lang) []byte {
	p := s.page(l, "my", string(l)+"/my/", i18n.T(l, "site.my"))
	p.head(nil)
	p.put("<h1>", p.tx("site.my"), "</h1>\n<p class=\"meta\">", p.tx("site.my.what"), "</p>\n")
	id := p.island("my", none{})
	p.put("<div id=\"", id, "\" data-island=\"my\" data-eager>\n")
	p.noScript("site.my.noscript")
	p.put("</div>\n")
	return p.html()
}

// notFound answers unknown addresses.
func (s *Site) notFound(l i18n.Lang) []byte {
	p := s.page(l, "notfound", string(l)+"/", i18n.T(l, "site.notfound"))
	p.tab = ""
	p.head(nil)
	p.put("<h1>", p.tx("site.notfound"), "</h1>\n<div class=\"empty\"><p>", p.tx("site.notfound.what"), "</p><p><a class=\"btn pri\" href=\"", esc(p.link("")), "\">", p.tx("site.today"), "</a> <a class=\"btn\" href=\"", esc(p.link("notes/")), "\">", p.tx("site.notes"), "</a></p></div>\n")
	// Nobody has been asked yet which language the reader reads.
	for _, o := range i18n.Langs {
		if o != l {
			p.put("<p class=\"muted\" lang=\"", string(o), "\">", esc(i18n.T(o, "site.notfound.what")), "</p>\n")
		}
	}
	return p.html()
}

// simulators are those with a page, in the lab's order.
func (s *Site) simulators() []sim.Simulator {
	var all []sim.Simulator
	for _, g := range s.opt.Lab {
		all = append(all, g.Sims...)
	}
	return all
}

// simNames are the names of the simulators.
func (s *Site) simNames() []string {
	var names []string
	for _, m := range s.simulators() {
		names = append(names, m.Info().Name)
	}
	return names
}

// simulator returns the simulator of that name.
func (s *Site) simulator(name string) (sim.Simulator, bool) {
	for _, m := range s.simulators() {
		if m.Info().Name == name {
			return m, true
		}
	}
	return nil, false
}

// lab lists every simulator with a picture of its default run.
func (s *Site) lab(l i18n.Lang) []byte {
	p := s.page(l, "lab", string(l)+"/lab/", i18n.T(l, "site.lab"))
	p.about = i18n.T(l, "site.lab.what")
	p.head(nil)
	p.put("<h1>", p.tx("site.lab"), "</h1>\n<p class=\"meta\">", p.tx("site.lab.what"), "</p>\n")
	for _, g := range s.opt.Lab {
		p.put("<h2>", esc(g.Title.In(l)), "</h2>\n<ul class=\"cards\">\n")
		for _, m := range g.Sims {
			in := m.Info()
			r := s.sims.get(m, simProps{Name: in.Name})
			p.put("<li><a class=\"card\" href=\"", esc(p.simURL(in.Name, "")), "\"><b>", esc(in.Title.In(l)), "</b><p>", esc(in.Summary.In(l)), "</p>", m.Stage(r.traces[0], r.at, narrowStage, l), "</a></li>\n")
		}
		p.put("</ul>\n")
	}
	return p.html()
}

// simPage is one simulator with what it simulates, its presets, its controls,
// where the rules come from and the notes that use it. It returns nil for an
// unknown name.
func (s *Site) simPage(l i18n.Lang, name string) []byte {
	m, ok := s.simulator(name)
	if !ok {
		return nil
	}
	in := m.Info()
	p := s.page(l, "sim", string(l)+"/lab/"+name+"/", in.Title.In(l))
	p.slug, p.tab, p.about = name, "lab", in.Summary.In(l)
	p.head(func() { p.put("<a href=\"", esc(p.link("lab/")), "\">", p.tx("site.lab"), "</a>") })
	p.put("<h1>", esc(in.Title.In(l)), "</h1>\n<p class=\"lead\">", esc(in.Summary.In(l)), "</p>\n")
	p.simulator(m, simProps{Name: name})
	p.simQuestions(in)
	p.simNotes(name)
	p.simSources(in)
	return p.html()
}

// simQuestions offers one generated question of each kind, folded; the living
// card draws a fresh one at every retry.
func (p *page) simQuestions(in *sim.Info) {
	p.put("<h2>", p.tx("site.sim.questions"), "</h2>\n<p class=\"muted\">", p.tx("site.sim.questions.what"), "</p>\n")
	for i, a := range in.Asks {
		p.put("<details class=\"sheet ask-kind\"><summary>", esc(a.Title.In(p.l)), "</summary>\n")
		q := quiz.Question{ID: in.Name + "." + a.Name, Type: quiz.Generated, Sim: in.Name, Ask: a.Name}
		p.quiz(&q, strconv.Itoa(i+1)+" / "+strconv.Itoa(len(in.Asks)))
		p.put("</details>\n")
	}
}

// simNotes lists the first notes that use a simulator.
func (p *page) simNotes(name string) {
	const most = 5
	shown := 0
	for _, e := range p.s.order {
		n := p.s.note(p.l, e.slug)
		uses := false
		for i := range n.Blocks {
			b := n.Blocks[i].Sim
			uses = uses || b != nil && b.Name == name
		}
		if !uses || shown == most {
			continue
		}
		if shown++; shown == 1 {
			p.put("<h2>", p.tx("site.sim.notes"), "</h2>\n<ul class=\"list\">\n")
		}
		p.put("<li><a href=\"", esc(p.link("notes/"+n.Slug+"/")), "\"><b", foreign(n.Lang, p.l), ">", esc(n.Title), "</b></a></li>\n")
	}
	if shown > 0 {
		p.put("</ul>\n")
	}
}

func (p *page) simSources(in *sim.Info) {
	if len(in.Sources) == 0 {
		return
	}
	p.put("<section class=\"sources\"><h2>", p.tx("site.sim.sources"), "</h2>\n<ul>\n")
	for _, src := range in.Sources {
		p.put("<li><a href=\"", esc(src.URL), "\" rel=\"noopener\">", esc(src.Title), "</a> <small>", p.tx("site.checked", "month", src.Checked), "</small></li>\n")
	}
	p.put("</ul></section>\n")
}

// outlineSize is how many notes one page of the outline lists.
const outlineSize = 50

func (s *Site) outlinePages() int { return max(1, (len(s.order)+outlineSize-1)/outlineSize) }

// outlinePath is the path of the n-th page of the outline, from 1.
func outlinePath(l i18n.Lang, n int) string {
	if n == 1 {
		return string(l) + "/notes/"
	}
	return string(l) + "/notes/page/" + strconv.Itoa(n) + "/"
}

// outlineNumber reads the page number from what follows "notes/"; 0 means it is
// no page of the outline.
func outlineNumber(rest string) int {
	if rest == "" {
		return 1
	}
	digits, ok := strings.CutPrefix(rest, "page/")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(digits, "/"))
	if err != nil || n < 2 {
		return 0
	}
	return n
}

// outlineAt is the address of the outline where it lists the section of the
// i-th note.
func (s *Site) outlineAt(l i18n.Lang, i int) string {
	e := s.order[i]
	return s.url(outlinePath(l, i/outlineSize+1)) + "#" + sectionID(s, e.section)
}

func sectionID(s *Site, section int) string {
	if id := s.c.Sections[section].ID; id != "" {
		return "s-" + esc(pathEscape(id))
	}
	return "s-" + strconv.Itoa(section+1)
}

// outline lists the notes by section, outlineSize to a page.
func (s *Site) outline(l i18n.Lang, n int) []byte {
	p := s.page(l, "outline", outlinePath(l, n), i18n.T(l, "site.notes"))
	p.about = s.c.Description.In(l)
	p.head(nil)
	from, to := (n-1)*outlineSize, min(n*outlineSize, len(s.order))
	p.put("<h1>", p.tx("site.notes"), "</h1>\n<p class=\"meta\">", p.tx("site.count", "n", strconv.Itoa(len(s.order))))
	if terms, _ := s.terms(l); len(terms) > 0 {
		p.put(" · <a href=\"", esc(p.link(glossaryPath)), "\">", p.tx("site.glossary.open", "n", strconv.Itoa(len(terms))), "</a>")
	}
	p.put("</p>\n")
	id := p.island("outline", struct {
		From int `json:"from"`
		To   int `json:"to"`
	}{from, to})
	p.put("<div id=\"", id, "\" data-island=\"outline\" data-eager>\n")
	if len(s.order) == 0 {
		p.put("<div class=\"empty\"><p>", p.tx("site.empty"), "</p></div>\n")
	}
	section := -1
	for i := from; i < to; i++ {
		e := s.order[i]
		if e.section != section {
			p.put(when(section >= 0, "</ul>\n"), "<h2 id=\"", sectionID(s, e.section), "\">", esc(s.sectionTitle(e.section, l)), "</h2>\n<ul class=\"list\">\n")
			section = e.section
		}
		note := s.note(l, e.slug)
		p.put("<li><a href=\"", esc(p.link("notes/"+e.slug+"/")), "\"><b", foreign(note.Lang, l), ">", esc(note.Title), "</b><span class=\"pc\">", esc(p.t("site.minutes.short", "n", strconv.Itoa(max(note.Minutes, 1)))), "</span></a></li>\n")
	}
	p.put(when(section >= 0, "</ul>\n"), "</div>\n")
	if pages := s.outlinePages(); pages > 1 {
		p.put("<nav class=\"nextnote\" aria-label=\"", p.tx("site.pages"), "\">")
		if n > 1 {
			p.put("<a rel=\"prev\" href=\"", s.url(outlinePath(l, n-1)), "\"><small>", p.tx("site.page.prev"), "</small>", strconv.Itoa(n-1), "/", strconv.Itoa(pages), "</a>")
		}
		if n < pages {
			p.put("<a rel=\"next\" href=\"", s.url(outlinePath(l, n+1)), "\"><small>", p.tx("site.page.next"), "</small>", strconv.Itoa(n+1), "/", strconv.Itoa(pages), "</a>")
		}
		p.put("</nav>\n")
	}
	return p.html()
}
