package course

import (
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

func sample() *Course {
	note := func(slug string, l i18n.Lang, qs ...quiz.Question) *Note {
		n := &Note{Slug: slug, Lang: l, Title: slug + "-" + string(l), Minutes: 3, Blocks: []Block{
			{HTML: "<p>x</p>"},
			{Heading: &Heading{Level: 2, ID: "h", Text: "H", HTML: "<b>H</b>"}},
			{Sim: &SimBlock{Name: "backoff"}},
		}}
		for i := range qs {
			n.Blocks = append(n.Blocks, Block{Quiz: &qs[i]})
		}
		return n
	}
	return &Course{
		Title:    i18n.Text{Ko: "과정", En: "Course"},
		Langs:    []i18n.Lang{i18n.Korean, i18n.English},
		Sections: []Section{{ID: "one", Title: i18n.Text{Ko: "하나", En: "One"}, Notes: []string{"a", "b"}}, {ID: "two", Notes: []string{"c"}}, {ID: "none", Notes: []string{"gone"}}},
		Notes: map[i18n.Lang]map[string]*Note{
			i18n.Korean: {
				"a": note("a", i18n.Korean, quiz.Question{ID: "q1"}, quiz.Question{ID: "q2", Aliases: []string{"old", "q3"}}),
				"b": note("b", i18n.Korean),
				"c": note("c", i18n.Korean, quiz.Question{ID: "q3"}),
			},
			i18n.English: {"a": note("a", i18n.English, quiz.Question{ID: "q1"})},
		},
	}
}

func TestReadingOrder(t *testing.T) {
	c := sample()
	for _, tt := range []struct{ slug, prev, next, section string }{
		{"a", "", "b", "one"}, {"b", "a", "c", "one"}, {"c", "b", "gone", "two"}, {"nope", "", "", ""},
	} {
		section := ""
		if s := c.SectionOf(tt.slug); s != nil {
			section = s.ID
		}
		if c.Prev(tt.slug) != tt.prev || c.Next(tt.slug) != tt.next || section != tt.section {
			t.Errorf("%s: prev %q, next %q, section %q; want %q, %q, %q", tt.slug, c.Prev(tt.slug), c.Next(tt.slug), section, tt.prev, tt.next, tt.section)
		}
	}
}

func TestQuestionsAreFoundByFormerIDsToo(t *testing.T) {
	c := sample()
	for id, want := range map[string]string{"q1": "q1", "old": "q2", "q3": "q3", "nope": ""} {
		q, ok := c.QuestionByID(i18n.Korean, id)
		if got := ""; ok {
			got = q.ID
			if got != want {
				t.Errorf("QuestionByID(%s) = %s; want %s", id, got, want)
			}
		} else if want != "" {
			t.Errorf("QuestionByID(%s) finds nothing; want %s", id, want)
		}
	}
	// Notes that aren't translated give their questions in every language.
	if got := len(c.Questions(i18n.English)); got != 2 {
		t.Errorf("%d English questions; want 2", got)
	}
}

func blueprints() *Course {
	return &Course{Blueprints: []*Blueprint{
		{Name: "c02", From: "2023-02-28", Until: "2026-11-30", Domains: []Domain{{ID: "D1", Title: i18n.Same("one"), Tasks: []Task{{ID: "T1", Title: i18n.Same("task")}}}, {ID: "D2"}}, Skills: map[string]i18n.Text{"D1.T1.S1": i18n.Same("skill")}},
		{Name: "c03", From: "2026-12-01", Inherits: "c02", Domains: []Domain{{ID: "D2", Title: i18n.Same("two"), Tasks: []Task{{ID: "T3", Title: i18n.Same("ai")}}}}, Skills: map[string]i18n.Text{"C03.D2.T3": i18n.Same("ai skill")}, Aliases: map[string]string{"C03.D9": "D2"}},
	}}
}

func TestTagsResolveInTheBlueprintTheyComeFrom(t *testing.T) {
	c := blueprints()
	for _, tt := range []struct{ id, blueprint, domain, task, title string }{
		{"D1", "c02", "D1", "", "one"},
		{"D1.T1", "c02", "D1", "T1", "task"},
		{"D1.T1.S1", "c02", "D1", "T1", "skill"},
		{"D2.T3", "c03", "D2", "T3", "ai"},
		{"C03.D2.T3", "c03", "D2", "T3", "ai skill"},
		{"C03.D9", "c03", "D2", "", "two"},
		{"D1.T1.S2", "", "", "", ""},
		{"D1.T9", "", "", "", ""},
		{"X.D1", "", "", "", ""},
		{"D3", "", "", "", ""},
		{"", "", "", "", ""},
	} {
		got, ok := c.Tag(tt.id)
		if ok != (tt.blueprint != "") {
			t.Errorf("Tag(%q) found = %v", tt.id, ok)
			continue
		}
		if !ok {
			continue
		}
		task := ""
		if got.Task != nil {
			task = got.Task.ID
		}
		if got.Blueprint.Name != tt.blueprint || got.Domain.ID != tt.domain || task != tt.task || got.Title.En != tt.title {
			t.Errorf("Tag(%q) = %s %s %s %q; want %s %s %s %q", tt.id, got.Blueprint.Name, got.Domain.ID, task, got.Title.En, tt.blueprint, tt.domain, tt.task, tt.title)
		}
	}
}

func TestBlueprintOnADay(t *testing.T) {
	c := blueprints()
	for day, want := range map[string]string{"2020-01-01": "c02", "2026-11-30": "c02", "2026-12-01": "c03", "2030-01-01": "c03"} {
		if got := c.BlueprintOn(day).Name; got != want {
			t.Errorf("BlueprintOn(%s) = %s; want %s", day, got, want)
		}
	}
	if (&Course{}).BlueprintOn("2026-01-01") != nil {
		t.Error("a course without blueprints has one")
	}
}

func TestProblemsReadLikeCompilerMessages(t *testing.T) {
	p := Problem{File: "ko/a.md", Line: 3, Col: 7, Severity: Warning, Code: "x", Message: i18n.Text{Ko: "나쁨", En: "bad"}}
	if got := p.In(i18n.Korean); got != "ko/a.md:3:7: 나쁨 [x]" {
		t.Errorf("In = %q", got)
	}
	if got := (Problem{Code: "x", Message: i18n.Same("bad")}).In(i18n.English); got != "bad [x]" {
		t.Errorf("In = %q", got)
	}
	if Errors([]Problem{p}) || !Errors([]Problem{p, {Severity: Error}}) {
		t.Error("Errors counts warnings or misses errors")
	}
}
