package course

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// MainLang is the language the course is written in first; English for a
// course without notes.
func (c *Course) MainLang() i18n.Lang {
	if len(c.Langs) == 0 {
		return i18n.English
	}
	return c.Langs[0]
}

// Note returns the note of that slug in the language asked for, or in the first
// language of the course that has it. It reports false when none has.
func (c *Course) Note(l i18n.Lang, slug string) (*Note, bool) {
	if n, ok := c.Notes[l][slug]; ok {
		return n, true
	}
	for _, l := range c.Langs {
		if n, ok := c.Notes[l][slug]; ok {
			return n, true
		}
	}
	return nil, false
}

// Order lists the slugs of all sections in reading order.
func (c *Course) Order() []string {
	var slugs []string
	for i := range c.Sections {
		slugs = append(slugs, c.Sections[i].Notes...)
	}
	return slugs
}

// Prev returns the slug before the given one in reading order, "" for the first.
func (c *Course) Prev(slug string) string {
	prev := ""
	for i := range c.Sections {
		for _, s := range c.Sections[i].Notes {
			if s == slug {
				return prev
			}
			prev = s
		}
	}
	return ""
}

// Next returns the slug after the given one in reading order, "" for the last.
func (c *Course) Next(slug string) string {
	found := false
	for i := range c.Sections {
		for _, s := range c.Sections[i].Notes {
			if found {
				return s
			}
			found = s == slug
		}
	}
	return ""
}

// SectionOf returns the section that lists the note, nil when none does.
func (c *Course) SectionOf(slug string) *Section {
	for i := range c.Sections {
		for _, s := range c.Sections[i].Notes {
			if s == slug {
				return &c.Sections[i]
			}
		}
	}
	return nil
}

// Questions returns the questions of a language in reading order. A note that
// isn't translated gives those of its own language.
func (c *Course) Questions(l i18n.Lang) []*quiz.Question {
	var qs []*quiz.Question
	for _, slug := range c.Order() {
		if n, ok := c.Note(l, slug); ok {
			qs = append(qs, n.Questions()...)
		}
	}
	return qs
}

// QuestionByID returns the question that has the id, or had it once (Aliases).
// A present id wins over another question's alias.
func (c *Course) QuestionByID(l i18n.Lang, id string) (*quiz.Question, bool) {
	var former *quiz.Question
	for _, q := range c.Questions(l) {
		if q.ID == id {
			return q, true
		}
		for _, a := range q.Aliases {
			if a == id && former == nil {
				former = q
			}
		}
	}
	return former, former != nil
}

// Questions returns the note's questions in order.
func (n *Note) Questions() []*quiz.Question {
	var qs []*quiz.Question
	for i := range n.Blocks {
		if q := n.Blocks[i].Quiz; q != nil {
			qs = append(qs, q)
		}
	}
	return qs
}

// Sims returns the note's simulator blocks in order.
func (n *Note) Sims() []*SimBlock {
	var sims []*SimBlock
	for i := range n.Blocks {
		if s := n.Blocks[i].Sim; s != nil {
			sims = append(sims, s)
		}
	}
	return sims
}
