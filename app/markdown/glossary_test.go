package markdown

import (
	"reflect"
	"strings"
	"testing"

	"notelab/app/i18n"
)

const glossaryCourse = "title: t\nsections:\n  - id: a\n    title: a\n    notes: [a]\n"

func TestGlossary(t *testing.T) {
	c, ps := CourseOf(map[string][]byte{
		"course.yaml": []byte(glossaryCourse),
		"ko/a.md":     []byte("# 가\n\n글\n\n## 둘\n\n글\n"),
		"ko/glossary.md": []byte("# 용어집\n\n말\n\n하나 (one, *uno*)\n: `첫째` 수. [가](a.md#둘)\n\nDLQ (데드레터 큐)\n: 실패한 자리.\n\n" +
			"하나\n: 두 번째.\n\n긴 말\n: " + strings.Repeat("길", 140) + "\n\n끊긴 링크\n: [없음](a.md#셋)\n"),
	}, Options{})
	var codes []string
	for _, p := range ps {
		if p.File != "ko/glossary.md" || p.Line == 0 {
			t.Error(p.In(i18n.Korean))
		}
		codes = append(codes, p.Code)
	}
	if want := []string{"term-twice", "term-long", "anchor-broken"}; !reflect.DeepEqual(codes, want) {
		t.Errorf("problems %v, want %v", codes, want)
	}
	terms := c.Glossary[i18n.Korean]
	if len(terms) != 5 || terms[0].Names[0] != "DLQ" || c.Notes[i18n.Korean]["glossary"] != nil {
		t.Fatalf("%d terms: %+v", len(terms), terms)
	}
	for _, x := range terms {
		if x.ID == "one" && (!reflect.DeepEqual(x.Names, []string{"하나", "one", "uno"}) || x.Text != "첫째 수. 가" || !strings.Contains(x.HTML, `href="/ko/notes/a/#%EB%91%98"`) || x.Note != "a" || x.Line != 5) {
			t.Errorf("%+v", x)
		}
	}
}

// TestAListedGlossaryIsANote: an author who lists it wants a page of his own.
func TestAListedGlossaryIsANote(t *testing.T) {
	c, ps := CourseOf(map[string][]byte{
		"course.yaml":    []byte(strings.Replace(glossaryCourse, "[a]", "[glossary]", 1)),
		"ko/glossary.md": []byte("# 용어집\n\n하나\n: 수.\n"),
	}, Options{})
	if len(ps) > 0 || c.Notes[i18n.Korean]["glossary"] == nil || len(c.Glossary) > 0 {
		t.Errorf("%v, %v", ps, c.Glossary)
	}
}

func TestOutlineOfOlderNotes(t *testing.T) {
	read := func(outline string) (out []string) {
		_, ps := CourseOf(map[string][]byte{
			"course.yaml": []byte("earlier: old.yaml\n" + glossaryCourse),
			"ko/a.md":     []byte("# 가\n\n## 둘\n\n글\n\n<!-- quiz id=q1 -->\n물음\n- [x] 하나\n  > 왜\n- [ ] 둘\n  > 왜\n<!-- /quiz -->\n"),
			"old.yaml":    []byte(outline),
		}, Options{})
		for _, p := range ps {
			if strings.HasPrefix(p.Code, "outline") || strings.HasPrefix(p.Code, "blueprint") || strings.HasPrefix(p.Code, "course") {
				out = append(out, p.In(i18n.English))
			}
		}
		return out
	}
	if ps := read("title: Old\nwant: 1\nheadings:\n  - {id: \"1\", title: t, at: [a, \"a#둘\"], questions: [q1]}\n"); len(ps) > 0 {
		t.Error(ps)
	}
	want := []string{
		"old.yaml:3: 1: the course has no b [outline-missing]", "old.yaml:3: 1: the course has no a#셋 [outline-missing]", "old.yaml:3: 1: the course has no q2 [outline-missing]",
	}
	if ps := read("title: Old\nheadings:\n  - {id: \"1\", at: [b, \"a#셋\"], questions: [q2]}\n"); !reflect.DeepEqual(ps, want) {
		t.Errorf("%q", ps)
	}
	if ps := read("titel: Old\n"); len(ps) != 1 || !strings.Contains(ps[0], "title") {
		t.Error(ps)
	}
}
