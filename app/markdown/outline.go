package markdown

import (
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/yaml"
)

// readOutline reads the file that `earlier` of course.yaml names. A file that
// can't be trusted word for word gives nil.
func readOutline(file string, b []byte, report func(course.Problem)) *course.Outline {
	r := &blueprintReader{file: file, report: report}
	root, errs := yaml.Parse(b)
	for _, e := range errs {
		r.bad(e.Line, e.Why.Ko, e.Why.En)
	}
	if root == nil {
		return nil
	}
	o := &course.Outline{File: file}
	r.fields(root, []string{"title", "want", "headings"}, map[string]func(*yaml.Node){
		"title": func(v *yaml.Node) { o.Title = textOf(v) },
		"want":  r.number(&o.Want),
		"headings": r.list(func(v *yaml.Node) {
			row := course.OutlineRow{Line: v.Line}
			r.fields(v, []string{"id", "title", "at", "questions"}, map[string]func(*yaml.Node){
				"id": r.str(&row.ID), "title": r.str(&row.Title), "at": r.strs(&row.At), "questions": r.strs(&row.Questions),
			})
			o.Rows = append(o.Rows, row)
		}),
	})
	if r.broken {
		return nil
	}
	return o
}

// checkOutline looks every place and question of the outline up.
func (c *compiler) checkOutline() {
	o := c.course.Outline
	if o == nil {
		return
	}
	notes := c.course.Notes[c.course.MainLang()]
	questions := map[string]bool{}
	for _, n := range notes {
		for _, q := range n.Questions() {
			questions[q.ID] = true
		}
	}
	bad := func(row *course.OutlineRow, what string) {
		c.report(course.Problem{File: o.File, Line: row.Line, Severity: course.Error, Code: "outline-missing",
			Message: i18n.Text{Ko: row.ID + ": " + what + "이(가) 코스에 없습니다", En: row.ID + ": the course has no " + what}})
	}
	for i := range o.Rows {
		row := &o.Rows[i]
		for _, at := range row.At {
			slug, anchor, section := strings.Cut(at, "#")
			n := notes[slug]
			ok := n != nil && !section
			if n != nil && section {
				for _, h := range n.Headings {
					ok = ok || h.ID == anchor
				}
			}
			if !ok {
				bad(row, at)
			}
		}
		for _, id := range row.Questions {
			if !questions[id] {
				bad(row, id)
			}
		}
	}
}
