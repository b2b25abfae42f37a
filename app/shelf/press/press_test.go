package press

import (
	"errors"
	"strings"
	"testing"

	"notelab/app/shelf"
	"notelab/app/sim/catalogue"
	"notelab/app/site"
)

// build makes a course and returns its pages by path.
func build(t *testing.T, job shelf.Job, files ...File) (*shelf.Course, map[string]string, error) {
	t.Helper()
	pages := map[string]string{}
	c, err := Make(job, files, Host{
		Sims: catalogue.Declared(),
		Say:  func(shelf.Message) {},
		Put: func(list []site.File) error {
			for _, f := range list {
				pages[f.Path] = string(f.Data)
			}
			return nil
		},
	})
	return c, pages, err
}

func note(path, text string) File { return File{path, []byte(text)} }

var job = shelf.Job{ID: "abc", Root: "/p/", Lang: "ko", Gen: "g", Src: "s", Wasm: "assets/builder.1.wasm", Folder: "내 공부"}

const question = "<!-- quiz -->\n무엇?\n\n- [x] 가\n  > 맞다\n- [ ] 나\n  > 아니다\n<!-- /quiz -->\n"

func TestAFolderBecomesASiteUnderItsOwnBase(t *testing.T) {
	c, pages, err := build(t, job, note("b/02.md", "# 둘\n\n[하나](../01.md)\n"), note("01.md", "# 하나\n\n"+question+"\n```sim backoff\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Title != "내 공부" || c.Count != 2 || c.Quizzes != 1 || len(c.Paths) != 2 || c.Builder != job.Wasm || c.Gen != "g" || c.Src != "s" {
		t.Errorf("record = %+v", c)
	}
	for _, path := range []string{"index.html", "ko/index.html", "en/index.html", "ko/notes/01/index.html", "404.html", "data/ko/search.json", "data/ko/quiz/01.json", "data/ko/course.json", "ko/search/index.html"} {
		if pages[path] == "" {
			t.Errorf("no %s", path)
		}
	}
	one := pages["ko/notes/01/index.html"]
	for _, want := range []string{`"course":"abc"`, `"base":"/p/my/abc/"`, `"root":"/p/"`, `href="/p/app.css"`} {
		if !strings.Contains(one, want) {
			t.Errorf("the note's page lacks %s", want)
		}
	}
	if !strings.Contains(pages["ko/notes/02/index.html"], `href="/p/my/abc/ko/notes/01/"`) {
		t.Error("a link between notes leaves the course")
	}
}

func TestQuestionIDsSurviveARename(t *testing.T) {
	_, before, err := build(t, job, note("a.md", "# 가\n\n"+question))
	if err != nil {
		t.Fatal(err)
	}
	other := job
	other.Title, other.Named, other.Gen = "다른 이름", true, "h"
	c, after, err := build(t, other, note("a.md", "# 가, 고침\n\n새 문단.\n\n"+question))
	if err != nil || c.Title != "다른 이름" {
		t.Fatal(c, err)
	}
	id := func(s string) string {
		_, s, _ = strings.Cut(s, `"id":"`)
		s, _, _ = strings.Cut(s, `"`)
		return s
	}
	if x, y := id(before["data/ko/quiz/a.json"]), id(after["data/ko/quiz/a.json"]); x == "" || x != y {
		t.Errorf("ids %q and %q", x, y)
	}
}

func TestAFailedNoteSaysSoInItsPlace(t *testing.T) {
	j := job
	j.Failed = map[string]shelf.Failure{"bad.md": shelf.Hung}
	c, pages, err := build(t, j, note("bad.md", "# 가"), note("good.md", "# 나"))
	if err != nil {
		t.Fatal(err)
	}
	page := pages["ko/notes/bad/index.html"]
	if c.Count != 2 || !strings.Contains(page, "bad.md") || !strings.Contains(page, "시간이 너무 오래") {
		t.Errorf("count %d, page %q", c.Count, page)
	}
	hostile := map[string]shelf.Failure{"x`</code><b>\".md": shelf.Crashed}
	j.Failed = hostile
	_, pages, err = build(t, j, note("x`</code><b>\".md", "# 가"))
	if err != nil {
		t.Fatal(err)
	}
	for path, page := range pages {
		if strings.Contains(page, "</code><b>") {
			t.Errorf("%s: a file name became markup", path)
		}
	}
}

func TestProblemsAreListedByFileAndLine(t *testing.T) {
	c, _, err := build(t, job, note("a.md", "# 가\n\n```sim backof\n```\n"))
	if err != nil || len(c.Problems) == 0 || !strings.HasPrefix(c.Problems[0], "a.md:3") {
		t.Errorf("problems %q, %v", c.Problems, err)
	}
}

func TestPicturesAreCarriedAlong(t *testing.T) {
	_, pages, err := build(t, job, note("a.md", "# 가\n\n![그림](pic.png)\n"), note("pic.png", "png"))
	if err != nil || pages["files/pic.png"] != "png" || !strings.Contains(pages["ko/notes/a/index.html"], "/p/my/abc/files/pic.png") {
		t.Errorf("picture %q, %v", pages["files/pic.png"], err)
	}
}

func TestWithoutANoteThereIsNoCourse(t *testing.T) {
	if _, _, err := build(t, job, note("pic.png", "x")); !errors.Is(err, shelf.ErrEmpty) {
		t.Errorf("err = %v; want ErrEmpty", err)
	}
}

func TestARefusedPageEndsTheBuild(t *testing.T) {
	full := errors.New("full")
	_, err := Make(job, []File{note("a.md", "# 가")}, Host{Say: func(shelf.Message) {}, Put: func([]site.File) error { return full }})
	if !errors.Is(err, full) {
		t.Errorf("err = %v; want the refusal", err)
	}
}

func TestEveryNoteIsNamedBeforeItIsRead(t *testing.T) {
	var said []string
	j := job
	j.Checked = []string{"a.md"}
	_, err := Make(j, []File{note("a.md", "# 가"), note("b.md", "# 나")}, Host{
		Say: func(m shelf.Message) {
			if m.Stage == shelf.Checking && m.Path != "" {
				said = append(said, m.Path)
			}
		},
		Put: func([]site.File) error { return nil },
	})
	if got := strings.Join(said, " "); got != "b.md" || err != nil {
		t.Errorf("checked %q, %v; want b.md alone", got, err)
	}
}
