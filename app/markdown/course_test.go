package markdown

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim/catalogue"
)

func files(pairs ...string) map[string][]byte {
	m := map[string][]byte{}
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = []byte(pairs[i+1])
	}
	return m
}

// outline writes sections as "id: slug slug; id: slug".
func outline(c *course.Course) string {
	var parts []string
	for _, s := range c.Sections {
		parts = append(parts, s.ID+" "+s.Title.In(i18n.Korean)+": "+strings.Join(s.Notes, " "))
	}
	return strings.Join(parts, "; ")
}

func TestAnyFolderIsACourse(t *testing.T) {
	for _, tt := range []struct {
		name           string
		files          map[string][]byte
		title, outline string
		langs          string
	}{
		{"one file", files("글.md", "# 제목\n\n글"), "제목", "notes 노트: 글", "ko"},
		{"numbers by value", files("10-나.md", "나", "2-가.md", "가", "README.md", "# 모음\n\n글"), "모음", "notes 노트: README 2-가 10-나", "ko"},
		{"folders", files("b/1.md", "하나", "b/2.md", "둘", "a.md", "글", "02-c/x.md", "글", ".git/x.md", "no", "node_modules/y.md", "no"), "내 노트", "notes 노트: a; 02-c c: x; b b: 1 2", "ko"},
		{"languages", files("ko/a.md", "글", "en/a.md", "text", "ko/b.md", "글"), "내 노트", "notes 노트: a b", "ko en"},
		{"same names", files("a/x.md", "글", "b/x.md", "글", "a/index.md", "글"), "내 노트", "a a: a x; b b: b-x", "ko"},
		{"english guessed", files("a.md", "only english words"), "a", "notes 노트: a", "en"},
		{"letters apart", files("가.md", "글"), "가", "notes 노트: 가", "ko"},
	} {
		c, ps := CourseOf(tt.files, Options{Title: "내 노트"})
		var langs []string
		for _, l := range c.Langs {
			langs = append(langs, string(l))
		}
		if c.Title.Ko != tt.title || outline(c) != tt.outline || strings.Join(langs, " ") != tt.langs || len(ps) > 0 {
			t.Errorf("%s: %q, %q, %v, %v; want %q, %q, %s", tt.name, c.Title.Ko, outline(c), langs, said(ps), tt.title, tt.outline, tt.langs)
		}
	}
	if _, ps := CourseOf(nil, Options{}); len(ps) != 1 || ps[0].Code != "course-empty" {
		t.Errorf("an empty folder: %v", said(ps))
	}
}

const plan = `title: {ko: 과정, en: Course}
languages: [ko, en]
blueprints: [e1.yaml]
sections:
  - id: one
    title: {ko: 하나, en: One}
    notes: [a, b]
`

const blueprint = "exam: E1\ndomains:\n  - {id: D1, weight: 100, title: {ko: 가, en: A}, tasks: [{id: T1, title: {ko: 나, en: B}}]}\nskills:\n  D1.T1.S1: {ko: 다, en: C}\naliases: {N1: D1.T1}\n"

func TestCourseProblemsNameFileAndLine(t *testing.T) {
	quizA := "<!-- quiz id=q1 tags=D1.T1 -->\n물음\n" + pair + "<!-- /quiz -->\n"
	base := func() map[string][]byte {
		return files("course.yaml", plan, "e1.yaml", blueprint, "ko/a.md", "---\ntags: [D1, D1.T1.S1, N1]\n---\n# 가\n\n## 절\n\n[b](b.md#둘) [그림](그림.png) ![그림](그림.png)\n\n"+quizA, "ko/b.md", "# 나\n\n## 둘\n\n[a](a.md) [a](../ko/a.md#절)", "en/a.md", "# A\n\n"+quizA, "ko/그림.png", "png")
	}
	c, ps := CourseOf(base(), Options{})
	if len(ps) > 0 {
		t.Fatalf("a good course has problems: %v", said(ps))
	}
	if html := c.Notes["ko"]["a"].Blocks[1].HTML; !strings.Contains(html, `href="/ko/notes/b/#%EB%91%98"`) || !strings.Contains(html, `src="/files/ko/%EA%B7%B8%EB%A6%BC.png"`) || len(c.Files) != 1 {
		t.Errorf("links = %s, files %d", html, len(c.Files))
	}
	for _, tt := range []struct {
		name, file, old, new, code, at string
		line                           int
		warning                        bool
	}{
		{"missing note", "course.yaml", "[a, b]", "[a, b, aa]", "course-missing-note", "course.yaml", 7, false},
		{"note twice", "course.yaml", "[a, b]", "[a, b, a]", "course-note-twice", "course.yaml", 7, false},
		{"unlisted note", "course.yaml", "[a, b]", "[a]", "course-unlisted", "ko/b.md", 0, true},
		{"missing blueprint", "course.yaml", "[e1.yaml]", "[e1.yaml, e2.yaml]", "course-missing-file", "course.yaml", 3, false},
		{"unknown key", "course.yaml", "languages", "langauges", "course-key", "course.yaml", 2, false},
		{"unknown language", "course.yaml", "[ko, en]", "[ko, fr]", "course-language", "course.yaml", 2, false},
		{"broken yaml", "course.yaml", "languages: [ko, en]", "languages: [ko", "course-yaml", "course.yaml", 0, false},
		{"weights", "e1.yaml", "weight: 100", "weight: 90", "blueprint-weights", "e1.yaml", 0, false},
		{"unknown key of a blueprint", "e1.yaml", "exam:", "exma:", "blueprint-yaml", "e1.yaml", 1, false},
		{"unknown tag of a note", "ko/a.md", "D1.T1.S1", "D1.T1.S9", "tag-unknown", "ko/a.md", 2, false},
		{"unknown tag of a question", "ko/a.md", "tags=D1.T1 ", "tags=D1.T7 ", "tag-unknown", "ko/a.md", 10, false},
		{"broken link", "ko/b.md", "(a.md)", "(c.md)", "link-broken", "ko/b.md", 5, false},
		{"link of another site", "ko/b.md", "(a.md)", "(/record/c/)", "link-site", "ko/b.md", 5, true},
		{"broken anchor", "ko/a.md", "b.md#둘", "b.md#셋", "anchor-broken", "ko/a.md", 8, false},
		{"missing picture", "ko/a.md", "![그림](그림.png)", "![그림](x.png)", "image-missing", "ko/a.md", 8, false},
		{"duplicate id", "ko/b.md", "# 나\n", "# 나\n\n" + quizA, "quiz-duplicate-id", "ko/b.md", 3, false},
		{"invalid UTF-8", "ko/b.md", "나", "\xff", "not-utf8", "ko/b.md", 0, false},
		{"too large", "ko/b.md", "나", strings.Repeat("나", 1<<20), "note-too-large", "ko/b.md", 0, false},
	} {
		fs := base()
		before := string(fs[tt.file])
		fs[tt.file] = []byte(strings.Replace(before, tt.old, tt.new, 1))
		if string(fs[tt.file]) == before {
			t.Fatalf("%s: nothing changed", tt.name)
		}
		_, ps := CourseOf(fs, Options{})
		found := false
		for _, p := range ps {
			if p.Code == tt.code && p.File == tt.at && (tt.line == 0 || p.Line == tt.line) && (p.Severity == course.Warning) == tt.warning {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: %v; want %s at %s:%d", tt.name, said(ps), tt.code, tt.at, tt.line)
		}
	}
}

func TestADuplicateIDBreaksTheSecondQuestionOnly(t *testing.T) {
	q := "<!-- quiz id=q1 -->\n물음\n" + pair + "<!-- /quiz -->\n"
	c, _ := CourseOf(files("a.md", "글\n\n"+q, "b.md", "글\n\n"+q), Options{})
	if n := c.Notes["ko"]["a"]; len(n.Questions()) != 1 {
		t.Error("the first question is lost")
	}
	if n := c.Notes["ko"]["b"]; len(n.Questions()) != 0 || n.Blocks[1].Broken == nil {
		t.Errorf("the second question stands: %+v", n.Blocks)
	}
}

func TestPicturesThatCouldRunScriptAreRefused(t *testing.T) {
	for svg, want := range map[string]bool{
		`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" class="one"/></svg>`: true,
		`<svg><script>alert(1)</script></svg>`:                                       false,
		`<svg onload="alert(1)"></svg>`:                                              false,
		"<svg\nonload = 'x'></svg>":                                                  false,
		`<svg><a href="x">y</a></svg>`:                                               false,
		"\xff\xfe<\x00s\x00":                                                         false,
	} {
		c, ps := CourseOf(files("a.md", "![x](x.svg)", "x.svg", svg), Options{})
		if got := len(c.Files) == 1; got != want || want != (len(ps) == 0) {
			t.Errorf("%q taken in = %v, %v; want %v", svg, got, said(ps), want)
		}
	}
}

func TestFixCourseLeavesWholeCourseWithoutMissingIDs(t *testing.T) {
	dir := t.TempDir()
	q := "<!-- quiz -->\n물음\n" + pair + "<!-- /quiz -->\n"
	for _, name := range []string{"a.md", "b.md"} {
		if err := os.WriteFile(dir+"/"+name, []byte("글\n\n"+q+q), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	changed, ids := FixCourse(os.DirFS(dir), Options{})
	if len(changed) != 2 || ids != 4 {
		t.Fatalf("%d files, %d ids; want 2, 4", len(changed), ids)
	}
	c, ps := CourseOf(changed, Options{})
	if len(ps) > 0 || len(c.Questions(i18n.Korean)) != 4 {
		t.Errorf("after the fix: %v", said(ps))
	}
	if again, n := FixCourse(os.DirFS(t.TempDir()), Options{}); len(again) != 0 || n != 0 {
		t.Errorf("an empty folder was fixed: %v", again)
	}
}

// The course of this repository is read as it stands; its content is checked
// by the check command, here only that nothing in it gets lost on the way.
func TestOurNotesAreReadWhole(t *testing.T) {
	c, _ := Course(os.DirFS("../../notes"), Options{Sims: catalogue.Declared()})
	if len(c.Notes["ko"]) == 0 {
		t.Fatal("the course has no Korean notes")
	}
	for slug, n := range c.Notes["ko"] {
		src, err := os.ReadFile("../../notes/" + n.File)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Count(string(src), "<!-- quiz ") + strings.Count(string(src), "\n```sim ")
		got := len(n.Questions()) + len(n.Sims())
		for _, b := range n.Blocks {
			if b.Broken != nil {
				got++
			}
		}
		if got != want || n.Title == "" || n.Minutes < 1 {
			t.Errorf("%s: %d blocks of ours; want %d", slug, got, want)
		}
		for _, h := range everyHTML(n) {
			if why := audit(h); why != "" {
				t.Errorf("%s: %s", slug, why)
			}
		}
	}
}

// BenchmarkThousandNotes reads a course of 1,000 notes of our usual length and
// kind. Budget: about 2 s on one core.
func BenchmarkThousandNotes(b *testing.B) {
	src, err := os.ReadFile("../../notes/ko/api-throttling-backoff.md")
	if err != nil {
		b.Skip("no note to measure with:", err)
	}
	m := map[string][]byte{}
	for i := range 1000 {
		id := strconv.Itoa(i)
		m["ko/n"+id+".md"] = []byte(strings.ReplaceAll(string(src), "quiz id=", "quiz id=n"+id+"-"))
	}
	b.SetBytes(int64(len(src)) * 1000)
	b.ReportAllocs()
	for b.Loop() {
		CourseOf(m, Options{Sims: catalogue.Declared()})
	}
}
