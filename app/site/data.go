package site

import (
	"bytes"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// data makes one data file of an interface language; nil means there is none of
// that name.
func (s *Site) data(l i18n.Lang, name string) []byte {
	switch name {
	case "course.json":
		return jsonBytes(s.index(l))
	case "search.json":
		if s.opt.Search == nil {
			return nil
		}
		parts := [][]byte{s.opt.Search(s.c, l, nil)}
		for _, n := range s.notes(l) {
			parts = append(parts, s.opt.Search(s.c, l, []*course.Note{n}))
		}
		return joinArrays(parts)
	case "search.base.json":
		if !s.searchParts() {
			return nil
		}
		return s.opt.Search(s.c, l, nil)
	}
	if slug, ok := strings.CutPrefix(name, "search/"); ok && s.searchParts() {
		if at, ok := s.place[strings.TrimSuffix(slug, ".json")]; ok && strings.HasSuffix(slug, ".json") {
			return s.opt.Search(s.c, l, []*course.Note{s.note(l, s.order[at].slug)})
		}
		return nil
	}
	slug, ok := strings.CutPrefix(name, "quiz/")
	if !ok || !strings.HasSuffix(slug, ".json") {
		return nil
	}
	at, ok := s.place[strings.TrimSuffix(slug, ".json")]
	if !ok {
		return nil
	}
	n := s.note(l, s.order[at].slug)
	p := &page{s: s, l: l, own: n.Lang}
	list := []*quiz.Question{}
	for _, q := range questions(n) {
		list = append(list, p.localQuestion(p.s.drawn(q, l)))
	}
	return jsonBytes(list)
}

// index is what the living screens know of the course.
func (s *Site) index(l i18n.Lang) *course.Index {
	x := &course.Index{ID: s.c.ID, Lang: string(l), Title: s.title(l), Sections: []course.IndexSection{}}
	last := -1
	for _, e := range s.order {
		if e.section != last {
			last = e.section
			x.Sections = append(x.Sections, course.IndexSection{ID: s.c.Sections[last].ID, Title: s.sectionTitle(last, l), Notes: []course.IndexNote{}})
		}
		sec := &x.Sections[len(x.Sections)-1]
		sec.Notes = append(sec.Notes, indexNote(s.note(l, e.slug)))
	}
	for _, b := range s.c.Blueprints {
		x.Exams = append(x.Exams, s.indexExam(b, l))
	}
	return x
}

// indexExam is an exam with the tasks its tags can name: its own, and those of the
// blueprints it inherits from, whose ids stay valid. Where both have an id, it is
// the older exam's, and the own task has its blueprint's longer id.
func (s *Site) indexExam(b *course.Blueprint, l i18n.Lang) course.IndexExam {
	x := course.IndexExam{
		Name: b.Name, Title: b.Exam, From: b.From, Until: b.Until, Minutes: b.Minutes, Questions: b.Questions, Scored: b.Scored,
		Domains: []course.IndexDomain{}, Aliases: b.Aliases,
	}
	for _, k := range b.Kinds {
		x.Kinds = append(x.Kinds, quiz.Type(k))
	}
	line := []*course.Blueprint{b}
	for len(line) <= len(s.c.Blueprints) {
		older, ok := s.c.Blueprint(line[0].Inherits)
		if !ok {
			break
		}
		line = append([]*course.Blueprint{older}, line...)
	}
	for i := range b.Domains {
		d := &b.Domains[i]
		out := course.IndexDomain{ID: d.ID, Weight: d.Weight, Title: d.Title.In(l)}
		seen := map[string]bool{}
		for _, from := range line {
			for j := range from.Domains {
				if from.Domains[j].ID != d.ID {
					continue
				}
				for _, t := range from.Domains[j].Tasks {
					id := d.ID + "." + t.ID
					if seen[id] {
						id = longTask(from, id)
					}
					if seen[id] {
						continue
					}
					seen[id] = true
					out.Tasks = append(out.Tasks, course.IndexTask{ID: id, Title: t.Title.In(l)})
				}
			}
		}
		x.Domains = append(x.Domains, out)
	}
	return x
}

// longTask is the id under which a blueprint lists a task whose short id means
// something else in an older exam: "C03.D2.T3" for "D2.T3".
func longTask(b *course.Blueprint, id string) string {
	for _, known := range b.IDs() {
		if strings.HasSuffix(known, "."+id) {
			return known
		}
	}
	return id
}

func indexNote(n *course.Note) course.IndexNote {
	x := course.IndexNote{Slug: n.Slug, Title: n.Title, Summary: n.Summary, Minutes: n.Minutes}
	for _, h := range n.Headings {
		if h.Level == 2 {
			x.Headings = append(x.Headings, course.IndexHeading{ID: h.ID, Text: h.Text})
		}
	}
	for i := range n.Blocks {
		b := &n.Blocks[i]
		if b.Quiz != nil {
			x.Questions = append(x.Questions, course.IndexQuestion{
				ID: b.Quiz.ID, Aliases: b.Quiz.Aliases, Type: b.Quiz.Type, Anchor: b.Quiz.Anchor, Tags: b.Quiz.Tags,
			})
		}
		if b.Sim != nil {
			x.Sims = append(x.Sims, b.Sim.Name)
		}
	}
	return x
}

// joinArrays writes several JSON arrays as one.
func joinArrays(parts [][]byte) []byte {
	out := []byte{'['}
	for _, p := range parts {
		p = bytes.TrimSpace(p)
		if p = p[1 : len(p)-1]; len(p) == 0 {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, p...)
	}
	return append(out, ']')
}
