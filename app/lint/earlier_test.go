package lint

import (
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
)

func TestEarlier(t *testing.T) {
	c, _ := small(t)
	if Earlier(c, i18n.English) != "" {
		t.Error("a table for a course without an outline")
	}
	slug := ""
	for s := range c.Notes[c.MainLang()] {
		if slug == "" || s < slug {
			slug = s
		}
	}
	n := c.Notes[c.MainLang()][slug]
	n.Blocks = append(n.Blocks, course.Block{Sim: &course.SimBlock{Name: "toy", Anchor: "x"}}, course.Block{Sim: &course.SimBlock{Name: "mute", Anchor: "y"}})
	c.Outline = &course.Outline{Title: i18n.Same("Older"), Want: 2, Rows: []course.OutlineRow{
		{ID: "1", Title: "Whole", At: []string{slug, slug + "#x"}, Questions: []string{"a", "b"}},
		{ID: "1.1", Title: "Part", At: []string{slug + "#x"}, Questions: []string{"a"}},
		{ID: "2", Title: "Lost"},
	}}
	got := Earlier(c, i18n.English)
	for _, want := range []string{
		"1             1          2      2  Whole: " + slug,
		"1.1           1          1      1  Part: " + slug + "#x",
		"2            --         --      ·  Lost: ",
		"of 3 headings: without a note 1, with fewer than 2 questions 2 (2, 1.1 1, 2 0)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
