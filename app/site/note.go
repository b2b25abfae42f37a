package site

import (
	"strconv"

	"notelab/app/course"
	"notelab/app/i18n"
)

// notePage is one note: its place in the course, the text with its blocks, the
// sources, a quick quiz, and the way on.
func (s *Site) notePage(l i18n.Lang, at int) []byte {
	e := s.order[at]
	n := s.note(l, e.slug)
	p := s.page(l, "note", string(l)+"/notes/"+e.slug+"/", n.Title)
	p.slug, p.at, p.own, p.tab, p.about, p.toc = e.slug, at, n.Lang, "outline", n.Summary, n.Headings
	if n.Lang != l && n.Lang != "" {
		p.same = string(n.Lang) + "/notes/" + e.slug + "/"
	}
	p.head(func() {
		p.put("<a href=\"", esc(s.outlineAt(l, at)), "\">", esc(s.sectionTitle(e.section, l)), "</a>")
		p.progressBar(e.n, e.of)
		p.put("<span>", strconv.Itoa(e.n), "/", strconv.Itoa(e.of), "</span>")
	})
	p.put("<article", foreign(n.Lang, l), ">\n<h1>", esc(n.Title), "</h1>\n<p class=\"meta\"", foreign(l, n.Lang), ">", esc(p.metaLine(n)), "</p>\n")
	if n.Summary != "" {
		p.put("<p class=\"lead\">", esc(n.Summary), "</p>\n")
	}
	if len(p.toc) > 1 {
		p.put("<details class=\"sheet contents\"", foreign(l, n.Lang), "><summary>", p.tx("site.contents"), "</summary>\n")
		p.tocList(&p.writer)
		p.put("</details>\n")
	}
	total := len(questions(n))
	nth, section := 0, ""
	terms := p.linker(n)
	for i := range n.Blocks {
		b := &n.Blocks[i]
		switch {
		case b.Heading != nil:
			section = b.Heading.ID
			p.heading(b.Heading)
		case b.Quiz != nil:
			nth++
			p.quiz(b.Quiz, p.t("site.nth", "n", strconv.Itoa(nth), "of", strconv.Itoa(total)))
		case b.Sim != nil:
			p.simBlock(b.Sim)
		case b.Broken != nil:
			p.broken(b.Broken)
		default:
			p.put(terms.link(p.local(b.HTML)), "\n")
		}
	}
	p.sources(n)
	p.put("</article>\n")
	if total > 0 {
		p.quick(e.slug, section)
	}
	p.neighbours(at)
	return p.html()
}

// progressBar shows a position; the numbers beside it say the same in words.
func (p *page) progressBar(n, of int) {
	p.put("<progress max=\"", strconv.Itoa(of), "\" value=\"", strconv.Itoa(n), "\" aria-hidden=\"true\"></progress>")
}

// metaLine sums a note up: reading time, questions, simulators, and when its
// sources were last checked.
func (p *page) metaLine(n *course.Note) string {
	line := p.t("site.minutes", "n", strconv.Itoa(max(n.Minutes, 1)))
	if q := len(questions(n)); q > 0 {
		line += " · " + p.t("site.questions", "n", strconv.Itoa(q))
	}
	sims := 0
	for i := range n.Blocks {
		if n.Blocks[i].Sim != nil {
			sims++
		}
	}
	if sims > 0 {
		line += " · " + p.t("site.sims", "n", strconv.Itoa(sims))
	}
	// The oldest check counts: everything was checked at least then.
	checked := ""
	for _, src := range n.Sources {
		if src.Checked != "" && (checked == "" || src.Checked < checked) {
			checked = src.Checked
		}
	}
	if checked != "" {
		line += " · " + p.t("site.checked", "month", checked)
	} else if n.Updated != "" {
		line += " · " + p.t("site.updated", "day", n.Updated)
	}
	return line
}

// heading is a section's title with the button that ticks it as read.
func (p *page) heading(h *course.Heading) {
	id := p.island("tick", struct {
		Section string `json:"section"`
	}{h.ID})
	p.put("<h2 id=\"", esc(h.ID), "\"><span class=\"h2t\">", p.local(h.HTML), "</span><span id=\"", id,
		"\" class=\"tickbox\" data-island=\"tick\"><button class=\"tick\" type=\"button\" aria-pressed=\"false\">", p.tx("site.tick"), "</button></span></h2>\n")
}

// broken says in place of a block what is wrong with it.
func (p *page) broken(b *course.Problem) {
	where := b.File
	if b.Line > 0 {
		where += ":" + strconv.Itoa(b.Line)
	}
	p.put("<div class=\"block broken\" role=\"note\"><p><b>", p.tx("site.broken"), "</b></p><p>", esc(b.Message.In(p.l)), "</p><p><code>", esc(where), "</code></p></div>\n")
}

// sources closes the article with the pages its facts were checked on.
func (p *page) sources(n *course.Note) {
	if len(n.Sources) == 0 {
		return
	}
	p.put("<section class=\"sources\"><h2", foreign(p.l, n.Lang), ">", p.tx("site.sources"), "</h2>\n<ul>\n")
	for _, src := range n.Sources {
		title := src.Title
		if title == "" {
			title = src.URL
		}
		p.put("<li>")
		if safeLink(src.URL) {
			p.put("<a href=\"", esc(src.URL), "\" rel=\"noopener\">", esc(title), "</a>")
		} else {
			p.put(esc(title))
		}
		if src.Checked != "" {
			p.put(" <small", foreign(p.l, n.Lang), ">", p.tx("site.checked", "month", src.Checked), "</small>")
		}
		p.put("</li>\n")
	}
	p.put("</ul></section>\n")
}

// quick is the place of the quick quiz. Without scripts the questions of the
// note are all there is, so the block leads to the quiz page alone.
func (p *page) quick(slug, section string) {
	id := p.island("quick", struct {
		Note    string `json:"note"`
		Section string `json:"section"`
	}{slug, section})
	p.put("<div id=\"", id, "\" data-island=\"quick\" class=\"block quiz quick\" role=\"group\" aria-label=\"", p.tx("site.quick"), "\">\n<header><span class=\"kind\">", p.tx("site.quiz"), "</span><b>", p.tx("site.quick"),
		"</b></header>\n<div class=\"stem\"><p>", p.tx("site.quick.what"), "</p></div>\n<div class=\"foot\"><span class=\"sp\"></span><button class=\"btn pri\" type=\"button\">", p.tx("site.quick.start"), "</button></div>\n</div>\n")
}

// neighbours are the note before and the note after.
func (p *page) neighbours(at int) {
	s := p.s
	p.put("<nav class=\"nextnote\" aria-label=\"", p.tx("site.neighbours"), "\">")
	if at > 0 {
		n := s.note(p.l, s.order[at-1].slug)
		p.put("<a rel=\"prev\" href=\"", esc(p.link("notes/"+n.Slug+"/")), "\"><small>", p.tx("site.prev"), "</small><span", foreign(n.Lang, p.l), ">", esc(n.Title), "</span></a>")
	}
	if at+1 < len(s.order) {
		n := s.note(p.l, s.order[at+1].slug)
		p.put("<a rel=\"next\" href=\"", esc(p.link("notes/"+n.Slug+"/")), "\"><small>", p.tx("site.next"), "</small><span", foreign(n.Lang, p.l), ">", esc(n.Title), "</span></a>")
	} else {
		p.put("<a rel=\"next\" href=\"", esc(p.link("")), "\"><small>", p.tx("site.done"), "</small><span>", p.tx("site.today"), "</span></a>")
	}
	p.put("</nav>\n")
}

// safeLink reports whether an address written by an author may be a link.
func safeLink(u string) bool {
	return len(u) > 8 && (u[:8] == "https://" || u[:7] == "http://")
}
