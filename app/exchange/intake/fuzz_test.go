package intake_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"notelab/app/exchange/intake"
	"notelab/app/markdown"
	"testing/fstest"
)

// survives says what holds for any file whatever: no panic, the same note twice,
// faults that name a line of the file, and questions that can be asked.
func survives(t *testing.T, read func([]byte, string) intake.Result, src []byte) {
	t.Helper()
	res := read(src, "f")
	note := res.Note("F")
	again := read(src, "f")
	if !bytes.Equal(note, again.Note("F")) {
		t.Error("the same file gives another note")
	}
	lines := 1 + bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r"))
	for _, f := range res.Faults {
		if f.Line < 1 || f.Line > lines {
			t.Errorf("a fault in line %d of %d", f.Line, lines)
		}
	}
	ids := map[string]bool{}
	for _, q := range res.Questions() {
		if q.ID == "" || ids[q.ID] || q.Line < 1 || q.Line > lines {
			t.Errorf("question %q of line %d", q.ID, q.Line)
		}
		ids[q.ID] = true
	}
	if len(note) > 40*len(src)+4096 {
		t.Errorf("%d bytes became %d", len(src), len(note))
	}
	c, _ := markdown.Course(fstest.MapFS{"f.md": &fstest.MapFile{Data: note}}, markdown.Options{})
	if c == nil {
		t.Error("the note is no course")
	}
}

func fuzz(f *testing.F, read func([]byte, string) intake.Result, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) < 1<<16 {
			survives(t, read, src)
		}
	})
}

func FuzzGIFT(f *testing.F) {
	for _, part := range strings.SplitN(string(bank(f).GIFT()), "\n\n", 40) {
		if len(part) < 4000 {
			f.Add([]byte(part))
		}
	}
	fuzz(f, intake.GIFT, "a {=b ~c#d ####e}", "a {#1:2}", "a{T}", "::n::[html]<p>x <b>{=y}</b> z</p>", "a {=b->c =d->e}", "// quiz type=cloze\n<b>(1)</b> _____{=(1) -> x}", `\{\}\\\n{~%-50%\=#\~}`)
}

func FuzzAnki(f *testing.F) {
	for _, line := range strings.SplitN(string(bank(f).Anki()), "\n", 40) {
		if len(line) < 4000 {
			f.Add([]byte(line))
		}
	}
	fuzz(f, intake.Anki, "a\tb", "#separator:comma\n\"a\"\"\",b", "{{c1::a::b}} x\ty", "x<br>A. a<br>B. b\tA", "<ol><li>a<li>b</ol>\t2")
}

func FuzzQuizdown(f *testing.F) {
	fuzz(f, intake.Quizdown, "# a\n\n- [ ] b\n  > c\n- [x] d\n", "## a\n1. b\n2. c\n", "---\na: b\n---\n# x\n```\n- [ ]\n```\n> h\n* [x] y\n", "#\n# [[a]]\n- [x] <!--\n- [ ] b")
}

func FuzzMkdocsQuiz(f *testing.F) {
	fuzz(f, intake.MkdocsQuiz, "<quiz>\na\n- [x] b\n> c\n- [ ] d\n\ne\n</quiz>", "<quiz>a [[b]]</quiz>", "  <quiz x=y>\n  a\n  * [] b\n  </quiz> t", "<quiz>\n```\n</quiz>")
}

// The notes of our own course are no quizzes of anybody else's, and harm nobody.
func TestOurOwnNotesAreNoQuizdown(t *testing.T) {
	files, err := os.ReadDir("../../../notes/ko")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range files {
		src, err := os.ReadFile("../../../notes/ko/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, read := range []func([]byte, string) intake.Result{intake.Quizdown, intake.MkdocsQuiz, intake.GIFT, intake.Anki} {
			survives(t, read, src)
		}
	}
}

// A file made to be slow is read as fast as any of its size.
func TestNoFileIsSlow(t *testing.T) {
	const n = 1 << 16
	for name, s := range map[string]string{
		"tags": "x\t<b ", "comments": "<!--", "breaks": "<br>", "clozes": "{{c1::", "quizzes": "<quiz>\n", "attributes": "<quiz a>\n", "quotes": "\"\n", "braces": "{\n",
		"backticks": "`` ` ", "brackets": "[[", "equal": "a {=b ~c}\n\n", "headings": "# a\n- [x] b\n- [ ] c\n", "lists": "<ul><li>", "holes": "{{c1::a}}", "fences": "```\n", "amps": "&", "weights": "~%50%",
	} {
		src := []byte(strings.Repeat(s, n/len(s)))
		for _, read := range []func([]byte, string) intake.Result{intake.Quizdown, intake.MkdocsQuiz, intake.GIFT, intake.Anki} {
			for _, head := range []string{"", "front\t", "[html]a{=b}", "# x\n"} {
				res := make(chan bool, 1)
				go func() {
					r := read(append([]byte(head), src...), "s")
					r.Note("S")
					res <- true
				}()
				select {
				case <-res:
				case <-time.After(10 * time.Second):
					t.Fatalf("%s after %q takes more than ten seconds", name, head)
				}
			}
		}
	}
}
