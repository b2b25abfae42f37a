package site

import (
	"strconv"

	"notelab/app/i18n"
)

// examScreen is the place of the mock exam; nil where the course has no exam. What
// an exam consists of can be read without the program.
func (s *Site) examScreen(l i18n.Lang) []byte {
	if len(s.c.Blueprints) == 0 {
		return nil
	}
	p := s.page(l, "exam", string(l)+"/exam/", i18n.T(l, "exam.title"))
	p.tab, p.about = "quiz", i18n.T(l, "exam.what")
	p.head(func() { p.put("<a href=\"", esc(p.link("quiz/")), "\">", p.tx("site.quiz"), "</a>") })
	p.put("<h1>", p.tx("exam.title"), "</h1>\n<p class=\"meta\">", p.tx("exam.what"), "</p>\n")
	id := p.island("exam", none{})
	p.put("<div id=\"", id, "\" data-island=\"exam\" data-eager>\n")
	for _, b := range s.c.Blueprints {
		p.put("<h2>", esc(b.Exam), "</h2>\n<p>", p.tx("exam.shape", "n", strconv.Itoa(b.Questions), "minutes", strconv.Itoa(b.Minutes)), "</p>\n<ul class=\"list\">\n")
		for _, d := range b.Domains {
			p.put("<li class=\"share\"><b>", esc(d.Title.In(l)), "</b><span class=\"pc\">", strconv.Itoa(d.Weight), "%</span></li>\n")
		}
		p.put("</ul>\n")
	}
	p.noScript("exam.noscript")
	p.put("</div>\n")
	return p.html()
}

// examCard leads to the mock exam.
func (p *page) examCard() {
	if len(p.s.c.Blueprints) == 0 {
		return
	}
	p.put("<h2>", p.tx("exam.title"), "</h2>\n<a class=\"card\" href=\"", esc(p.link("exam/")), "\"><b>", p.tx("exam.card"), "</b><p>", p.tx("exam.card.what"), "</p></a>\n")
}
