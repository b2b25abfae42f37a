package markdown

import (
	"slices"
	"strconv"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// checkLinks looks for the headings that links between notes name.
func (c *compiler) checkLinks() {
	for _, e := range slices.Concat(c.entries, c.terms) {
		if e.r == nil {
			continue
		}
		for _, o := range e.r.outward {
			to := c.noteAt(e.file, o.path)
			if to == nil || to.r == nil {
				continue
			}
			if _, ok := to.r.render.ids.find(o.fragment); !ok {
				e.r.src.err(o.off, "anchor-broken", to.file+"에 #"+o.fragment+" 제목이 없습니다", to.file+" has no heading #"+o.fragment)
			}
		}
	}
}

// checkIDs makes question ids unique within each language: progress can't be
// kept apart otherwise.
func (c *compiler) checkIDs() {
	type place struct {
		e   *entry
		off int
	}
	owners := map[i18n.Lang]map[string]place{}
	for _, e := range c.entries {
		if e.r == nil {
			continue
		}
		own := owners[e.lang]
		if own == nil {
			own = map[string]place{}
			owners[e.lang] = own
		}
		for i := range e.r.note.Blocks {
			b := &e.r.note.Blocks[i]
			if b.Quiz == nil {
				continue
			}
			off := e.r.questions[b.Quiz.ID]
			for _, id := range append([]string{b.Quiz.ID}, b.Quiz.Aliases...) {
				first, taken := own[id]
				if !taken {
					own[id] = place{e, off}
					continue
				}
				if first.e == e {
					continue // reported by the note
				}
				line, _ := first.e.r.src.place(first.off)
				p := e.r.src.err(off, "quiz-duplicate-id", "id "+id+"을(를) "+first.e.file+"의 "+strconv.Itoa(line)+"번째 줄에서 이미 썼습니다. 문제마다 다른 id를 쓰세요",
					"id "+id+" is taken by "+first.e.file+" line "+strconv.Itoa(line)+"; give each question its own")
				*b = course.Block{Broken: &p}
				break
			}
		}
	}
}

// checkTags looks every tag up in the blueprints.
func (c *compiler) checkTags() {
	if len(c.course.Blueprints) == 0 {
		return
	}
	var known []string
	for _, b := range c.course.Blueprints {
		known = append(known, b.IDs()...)
	}
	bad := func(tag string) (ko, en string) {
		near := sim.Nearest(tag, known)
		return "태그 " + tag + ": 시험 개요에 없는 id입니다" + nearKo(near), "tag " + tag + ": no blueprint of the course has this id" + nearEn(near)
	}
	for _, e := range c.entries {
		if e.r == nil {
			continue
		}
		for _, t := range e.r.note.Tags {
			if _, ok := c.course.Tag(t); !ok {
				ko, en := bad(t)
				p := course.Problem{File: e.file, Line: e.r.tagLine, Severity: course.Error, Code: "tag-unknown", Message: both(ko, en)}
				e.r.src.problems = append(e.r.src.problems, p)
			}
		}
		for _, ref := range e.r.tagRefs {
			if _, ok := c.course.Tag(ref.tag); !ok {
				ko, en := bad(ref.tag)
				e.r.src.err(ref.off, "tag-unknown", ko, en)
			}
		}
	}
}
