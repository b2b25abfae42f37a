package lint

import (
	"strconv"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
)

// Earlier is the table of what older notes spoke of and what covers it now, or
// "" for a course that names no such outline.
func Earlier(c *course.Course, l i18n.Lang) string {
	o := c.Outline
	if o == nil {
		return ""
	}
	t := func(ko, en string) string { return i18n.Of(ko, en).In(l) }
	var b strings.Builder
	b.WriteString(o.Title.In(l) + "\n")
	b.WriteString(left("id", 8) + right(t("노트", "notes"), 7) + right(t("문제", "questions"), 11) + right(t("시뮬", "sims"), 7) + "  " + t("제목과 자리", "heading and places") + "\n")
	var noNote, thin []string
	for _, row := range o.Rows {
		slugs := distinctSlugs(row.At)
		if len(slugs) == 0 {
			noNote = append(noNote, row.ID)
		}
		if len(row.Questions) < o.Want {
			thin = append(thin, row.ID+" "+strconv.Itoa(len(row.Questions)))
		}
		b.WriteString(left(row.ID, 8) + right(cell(len(slugs), empty), 7) + right(cell(len(row.Questions), empty), 11) + right(cell(simsAt(c, row.At), free), 7) +
			"  " + row.Title + ": " + strings.Join(row.At, ", ") + "\n")
	}
	n, want := strconv.Itoa, strconv.Itoa(o.Want)
	b.WriteString(t("제목 "+n(len(o.Rows))+"개 가운데 노트 없음 "+n(len(noNote))+", 문제가 "+want+"개보다 적음 "+n(len(thin)),
		"of "+n(len(o.Rows))+" headings: without a note "+n(len(noNote))+", with fewer than "+want+" questions "+n(len(thin))))
	if missing := append(noNote, thin...); len(missing) > 0 {
		b.WriteString(" (" + strings.Join(missing, ", ") + ")")
	}
	b.WriteString("\n")
	return b.String()
}

func distinctSlugs(at []string) []string {
	var slugs []string
	for _, a := range at {
		slug, _, _ := strings.Cut(a, "#")
		slugs = append(slugs, slug)
	}
	return distinct(slugs)
}

// simsAt counts the simulators that stand in the places, each once.
func simsAt(c *course.Course, at []string) int {
	names := map[string]bool{}
	for _, a := range at {
		slug, anchor, section := strings.Cut(a, "#")
		n := c.Notes[c.MainLang()][slug]
		if n == nil {
			continue
		}
		for i := range n.Blocks {
			if s := n.Blocks[i].Sim; s != nil && (!section || s.Anchor == anchor) {
				names[s.Name] = true
			}
		}
	}
	return len(names)
}
