package ui

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
	"notelab/app/exam"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// examining is the exam screen of a course of thirty questions, of which one is
// generated and one is an ordering.
func examining(t *testing.T) (*fake, func() (*Exam, func() string)) {
	t.Helper()
	f := use(t, &Page{Kind: PageExam})
	b := course.IndexExam{Name: "x", Title: "X-1", Minutes: 130, Questions: 65, Kinds: []quiz.Type{quiz.Choice, quiz.Multiple}, Domains: []course.IndexDomain{
		{ID: "D1", Weight: 60, Title: "첫 영역", Tasks: []course.IndexTask{{ID: "D1.T1", Title: "첫 과제"}}}, {ID: "D2", Weight: 40, Title: "둘째 영역"},
	}}
	n := course.IndexNote{Slug: "a", Title: "노트"}
	f.quiz = map[string][]quiz.Question{}
	for i := range 30 {
		q := oneRight()
		q.ID, q.Note, q.Prompt = "q"+string(rune('a'+i)), "a", "왜?"
		q.Tags = []string{[]string{"D1.T1.S1", "D2.T1"}[i%2]}
		switch i {
		case 0:
			q.Type = quiz.Generated
		case 1:
			q.Type = quiz.Ordering
		}
		f.quiz["a"] = append(f.quiz["a"], q)
		n.Questions = append(n.Questions, course.IndexQuestion{ID: q.ID, Type: q.Type, Tags: q.Tags})
	}
	f.index = &course.Index{Exams: []course.IndexExam{b}, Sections: []course.IndexSection{{Notes: []course.IndexNote{n}}}}
	return f, func() (*Exam, func() string) {
		e := &Exam{ID: "i1"}
		d := app.NewClientTester(e)
		t.Cleanup(d.Close)
		d.Consume()
		return e, func() string {
			for range 4 {
				d.Consume()
			}
			return app.HTMLString(e)
		}
	}
}

// begin starts an exam of the bank that is there.
func begin(t *testing.T, e *Exam, html func() string) {
	t.Helper()
	b := &e.index.Exams[0]
	e.start(b, examForm(e, "short"), bankOf(e))
	html()
	if e.run == nil || len(e.run.Start.Items) != 20 || e.missing() {
		t.Fatalf("the exam did not start: %+v", e.run)
	}
}

func TestAnExamIsSetUpWithWhatTheBankHas(t *testing.T) {
	_, open := examining(t)
	_, html := open()
	got := html()
	for _, want := range []string{
		i18n.T(i18n.Korean, "exam.full", "n", "28", "minutes", "56"), i18n.T(i18n.Korean, "exam.short", "n", "20", "minutes", "40"),
		i18n.T(i18n.Korean, "exam.bank", "have", "28", "n", "28"), "60% · 14문제", "40% · 14문제",
	} {
		// 28 by 60 and 40 would be 17 and 11, but each domain has 14.
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing: %s", want, got)
		}
	}
}

// A screen that is opened anew has all that was noted, and the clock is right.
func TestAnExamGoesOnInAnotherScreen(t *testing.T) {
	f, open := examining(t)
	e, html := open()
	html()
	e.set.form = "short"
	begin(t, e, html)
	f.now = f.now.Add(90 * time.Second)
	e.choose(1, true)
	e.jump(1)
	e.note(e.here().Strike(0, true), -1)
	a := e.here()
	a.Flagged = true
	e.note(a, -1)
	e.jump(4)
	html()
	f.now = f.now.Add(10 * time.Minute)

	back, html2 := open()
	got := html2()
	if back.run == nil || back.run.At != 4 || back.run.Answers[0].Chosen[0] != 1 || back.run.Answers[0].Millis != 90_000 || !back.run.Answers[1].Flagged || back.run.Answers[1].Struck[0] != 0 {
		t.Fatalf("resumed: %+v", back.run)
	}
	if left := back.run.Left(f.now.UnixMilli()); left > 28*time.Minute+30*time.Second || left < 28*time.Minute+29*time.Second {
		t.Errorf("%v left of 40 minutes after 11:30", left)
	}
	if !strings.Contains(got, "28:30") && !strings.Contains(got, "28:29") || !strings.Contains(got, i18n.T(i18n.Korean, "exam.nth", "n", "5", "of", "20")) {
		t.Errorf("the screen does not show the clock and the question: %s", got)
	}
	if n := len(answersOf(t, f, "exam")); n != 0 {
		t.Errorf("%d answers are logged while the exam runs", n)
	}
}

func TestHandingInShowsTheReportAndFeedsReview(t *testing.T) {
	f, open := examining(t)
	e, html := open()
	html()
	begin(t, e, html)
	for i := range 12 {
		e.choose([]int{1, 0}[i%2], true) // the second option is right
		e.jump(i + 1)
	}
	e.ask(true)
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "exam.ask.open", "n", "8")) {
		t.Errorf("handing in is not asked about: %s", got)
	}
	e.handIn()
	got := html()
	for _, want := range []string{i18n.T(i18n.Korean, "exam.report"), "6/20", i18n.T(i18n.Korean, "exam.open", "n", "8"), i18n.T(i18n.Korean, "exam.needs"), "첫 과제", "노트"} {
		if !strings.Contains(got, want) {
			t.Errorf("the report has no %q: %s", want, got)
		}
	}
	list := answersOf(t, f, "exam")
	right := 0
	for _, a := range list {
		if a.Right {
			right++
		}
	}
	if len(list) != 12 || right != 6 {
		t.Errorf("%d answers logged, %d right; want 12 and 6", len(list), right)
	}
	if items, _ := cards(f.index); items[0].Card.Reps != 0 {
		t.Error("a generated question was asked")
	}
	e.rev.open[1] = true
	e.render()
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "quiz.mark.missed")) {
		t.Errorf("a question that was wrong is not explained: %s", got)
	}
	// Another screen finds it among the earlier ones.
	_, html2 := open()
	if got := html2(); !strings.Contains(got, i18n.T(i18n.Korean, "exam.past")) || !strings.Contains(got, "6/20 · 30%") {
		t.Errorf("the exam is not listed: %s", got)
	}
}

func TestTimeThatRanOutWhileNobodyLooked(t *testing.T) {
	f, open := examining(t)
	e, html := open()
	html()
	begin(t, e, html)
	e.choose(1, true)
	html()
	f.now = f.now.Add(3 * time.Hour)
	back, html2 := open()
	if got := html2(); back.run != nil || !strings.Contains(got, i18n.T(i18n.Korean, "exam.auto")) || !strings.Contains(got, "40:00") {
		t.Errorf("the exam was not handed in: %s", got)
	}
	html() // the first screen follows the log and adds nothing
	e.handIn()
	html()
	if rec := f.state.Record("", answersOf(t, f, "exam")[0].Question); rec.Count != 1 {
		t.Errorf("the answer counts %d times", rec.Count)
	}
}

func TestAPauseHidesTheQuestionAndStopsTheClock(t *testing.T) {
	f, open := examining(t)
	e, html := open()
	html()
	e.pause(true)
	e.set.pausable = true
	begin(t, e, html)
	f.now = f.now.Add(5 * time.Minute)
	e.pause(true)
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "exam.paused")) || strings.Contains(got, "왜?") {
		t.Errorf("the question is still there: %s", got)
	}
	f.now = f.now.Add(2 * time.Hour)
	back, html2 := open()
	if html2(); !back.run.Paused() {
		t.Fatal("the pause was lost")
	}
	back.pause(false)
	html2()
	f.now = f.now.Add(5 * time.Minute)
	if left := back.run.Left(f.now.UnixMilli()); left.Round(time.Second) != 30*time.Minute {
		t.Errorf("%v left; want 30 minutes", left)
	}
}

func answersOf(t *testing.T, f *fake, where string) []progress.AnsweredData {
	t.Helper()
	var out []progress.AnsweredData
	for _, e := range f.logged {
		var d progress.AnsweredData
		if e.Kind == progress.Answered && json.Unmarshal(e.Data, &d) == nil && d.Where == where {
			out = append(out, d)
		}
	}
	return out
}

func bankOf(e *Exam) []progress.ExamItem { return exam.Bank(e.index, &e.index.Exams[0]) }

func examForm(e *Exam, name string) exam.Form {
	for _, f := range exam.Forms(&e.index.Exams[0]) {
		if f.Name == name {
			return f
		}
	}
	return exam.Form{}
}
