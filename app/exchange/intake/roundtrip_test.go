package intake_test

import (
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"notelab/app/course"
	"notelab/app/exchange"
	"notelab/app/exchange/intake"
	"notelab/app/i18n"
	"notelab/app/markdown"
	"notelab/app/quiz"
	"notelab/app/sim/catalogue"
)

// bank are all questions of our own course.
func bank(t testing.TB) *exchange.Bank {
	t.Helper()
	c, _ := markdown.Course(os.DirFS("../../../notes"), markdown.Options{Sims: catalogue.Declared(), AssignIDs: true})
	if c == nil {
		t.Fatal("no course")
	}
	b := &exchange.Bank{Course: c.Title.In(i18n.Korean), Lang: i18n.Korean}
	for _, s := range c.Sections {
		for _, slug := range s.Notes {
			n, _ := c.Note(i18n.Korean, slug)
			topic := exchange.Topic{Slug: slug, Title: n.Title, Section: s.Title.In(i18n.Korean)}
			for _, q := range n.Questions() {
				topic.Questions = append(topic.Questions, *q)
			}
			b.Topics = append(b.Topics, topic)
		}
	}
	return b
}

// parse reads a note that an importer wrote, as the course will.
func parse(t testing.TB, note []byte) (map[string]*quiz.Question, []course.Problem) {
	t.Helper()
	c, problems := markdown.Course(fstest.MapFS{"n.md": &fstest.MapFile{Data: note}}, markdown.Options{})
	if c == nil {
		t.Fatalf("not a course: %s", note)
	}
	out := map[string]*quiz.Question{}
	for _, l := range c.Langs {
		for _, n := range c.Notes[l] {
			for _, q := range n.Questions() {
				out[q.ID] = q
			}
		}
	}
	return out, problems
}

// seen is what a reader sees of a prompt, with a mark for each blank.
func seen(h quiz.HTML) string {
	return strings.Join(strings.Fields(exchange.Plain(quiz.Fill(h, func(int) quiz.HTML { return " ▢ " }))), " ")
}

func same(t *testing.T, was, is *quiz.Question) {
	t.Helper()
	if is == nil {
		t.Errorf("%s is gone", was.ID)
		return
	}
	if was.Type != is.Type || seen(was.Prompt) != seen(is.Prompt) || len(was.Options) != len(is.Options) || len(was.Blanks) != len(is.Blanks) {
		t.Errorf("%s (%s) came back as %s\n%s\n%s", was.ID, was.Type, is.Type, seen(was.Prompt), seen(is.Prompt))
		return
	}
	for i := range was.Options {
		a, b := &was.Options[i], &is.Options[i]
		if seen(a.Body) != seen(b.Body) || a.Pair != b.Pair || a.Correct != b.Correct {
			t.Errorf("%s option %d: %q %q %v came back as %q %q %v", was.ID, i, seen(a.Body), a.Pair, a.Correct, seen(b.Body), b.Pair, b.Correct)
		}
		if (was.Type == quiz.Choice || was.Type == quiz.Multiple) && seen(a.Why) != seen(b.Why) {
			t.Errorf("%s reason %d: %q came back as %q", was.ID, i, seen(a.Why), seen(b.Why))
		}
	}
	for i := range was.Blanks {
		a, b := &was.Blanks[i], &is.Blanks[i]
		if (a.Number == nil) != (b.Number == nil) {
			t.Errorf("%s blank %d: %+v came back as %+v", was.ID, i, a, b)
		} else if a.Number != nil && (math.Abs(a.Number.Value-b.Number.Value) > 1e-9 || math.Abs(a.Number.Tolerance-b.Number.Tolerance) > 1e-9 || a.Number.Unit != b.Number.Unit) {
			t.Errorf("%s number %d: %+v came back as %+v", was.ID, i, a.Number, b.Number)
		} else if a.Number == nil && len(was.Blanks) == 1 && strings.Join(a.Answers, "|") != strings.Join(b.Answers, "|") {
			t.Errorf("%s blank %d: %v came back as %v", was.ID, i, a.Answers, b.Answers)
		}
	}
	if strings.Join(was.Tags, " ") != strings.Join(is.Tags, " ") || strings.Join(was.Sources, " ") != strings.Join(is.Sources, " ") || was.Checked != is.Checked {
		t.Errorf("%s: tags or sources changed: %v %v", was.ID, is.Tags, is.Sources)
	}
}

func TestOurBankComesBackFromGIFT(t *testing.T) {
	b := bank(t)
	res := intake.GIFT(b.GIFT(), "bank")
	for _, f := range res.Faults {
		t.Errorf("line %d: %s", f.Line, f.Why.En)
	}
	note := res.Note("Bank")
	got, problems := parse(t, note)
	for _, p := range problems {
		if strings.HasPrefix(p.Code, "quiz-") {
			t.Errorf("%s", p.In(i18n.English))
		}
	}
	n := 0
	for i := range b.Topics {
		for j := range b.Topics[i].Questions {
			q := &b.Topics[i].Questions[j]
			if q.Type == quiz.Generated {
				continue
			}
			n++
			same(t, q, got[q.ID])
			if q.Type != quiz.Ordering && q.Type != quiz.Matching && got[q.ID] != nil && seen(q.Explanation) != seen(got[q.ID].Explanation) && q.Hint == "" {
				t.Errorf("%s: explanation\n%s\n%s", q.ID, seen(q.Explanation), seen(got[q.ID].Explanation))
			}
		}
	}
	if n < 100 || len(got) != n {
		t.Errorf("%d questions went, %d came back", n, len(got))
	}
	if t.Failed() && testing.Verbose() {
		_ = os.WriteFile("/tmp/work/exchange/back.md", note, 0o644)
		_ = os.WriteFile("/tmp/work/exchange/bank.gift", b.GIFT(), 0o644)
	}
}
