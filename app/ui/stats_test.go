package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// statistics shows the screen and returns it with a way to render it again.
func statistics(t *testing.T) (*Stats, func() string) {
	t.Helper()
	s := &Stats{ID: "i7"}
	d := app.NewClientTester(s)
	t.Cleanup(d.Close)
	return s, func() string {
		for range 4 {
			d.Consume()
		}
		return app.HTMLString(s)
	}
}

func TestStatisticsOfANewcomerSayWhatWillAppear(t *testing.T) {
	f := use(t, &Page{Kind: PageStats})
	f.index = twoNotes()
	settled := false
	WhenSettled("i7", func() { settled = true })
	_, html := statistics(t)
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "stats.empty")) || strings.Contains(got, "<svg") || !settled {
		t.Errorf("settled %v: %s", settled, got)
	}
}

func TestStatisticsShowFiguresTablesAndPractice(t *testing.T) {
	f := use(t, &Page{Kind: PageStats})
	f.index = twoNotes()
	at := f.now
	for day := 20; day > 0; day -= 5 {
		f.now = at.AddDate(0, 0, -day)
		f.Log(progress.Answered, progress.AnsweredData{Question: "q1", Right: true, Sure: "sure", Millis: 60_000}, nil)
		f.now = f.now.Add(20 * time.Minute)
		f.Log(progress.Answered, progress.AnsweredData{Question: "q3", Right: day > 5, Sure: "unsure", Millis: 60_000}, nil)
	}
	f.now = at
	s, html := statistics(t)
	got := html()
	for _, want := range []string{
		"<svg", `class="block chart chapters"`, `class="block chart time"`, i18n.T(i18n.Korean, "sim.table"), "<td>3</td>", "<td>2</td>",
		`href="/ko/notes/b/"`, `href="/ko/quiz/?note=b"`, "둘째 노트 연습", "8분", "확실하다고 한 4개는 100%",
	} {
		if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(got, "\n", ""), "  ", ""), want) {
			t.Errorf("the screen lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
	if r := s.report; r.Answers != 8 || r.Days != 4 || len(r.Weak) != 1 || r.Weak[0].Note != "b" {
		t.Errorf("report %+v", r)
	}
	// What is stored by another tab is counted, and nothing twice.
	first := s.report
	s.render()
	if html(); s.report != first {
		t.Error("the same log was counted again")
	}
	f.Log(progress.Answered, progress.AnsweredData{Question: "q3", Right: true}, nil)
	s.render()
	if html(); s.report == first || s.report.Answers != 9 || len(s.report.Weak) != 0 {
		t.Errorf("after one more answer: %+v", s.report)
	}
}

// Who practises a note is asked that note's questions, whatever else is due.
func TestPracticeAsksTheNoteFirst(t *testing.T) {
	deck.key = ""
	f := use(t, &Page{Kind: PageQuiz})
	f.index = twoNotes()
	f.quiz = map[string][]quiz.Question{}
	for note, ids := range map[string][]string{"a": {"q1", "q2"}, "b": {"q3"}} {
		for _, id := range ids {
			q := oneRight()
			q.ID, q.Note = id, note
			f.quiz[note] = append(f.quiz[note], q)
		}
	}
	at := f.now
	f.now = at.Add(-40 * 24 * time.Hour)
	for _, id := range []string{"q1", "q2"} { // both are due
		f.Log(progress.Answered, progress.AnsweredData{Question: id}, nil)
	}
	f.now = at
	for _, c := range []struct{ note string }{{"b"}, {""}} {
		q := &Quick{ID: "i1", Whole: true}
		d := app.NewClientTester(q)
		d.Consume()
		q.note = c.note
		if q.practise(); (q.phase == idle) != (c.note == "") {
			t.Fatalf("practice of %q: phase %v", c.note, q.phase)
		}
		if c.note == "" {
			q.start()
		}
		for range 4 {
			d.Consume()
		}
		in := 0
		for _, s := range q.list {
			if s.Note == "b" {
				in++
			}
		}
		if len(q.list) != 3 || in != 1 {
			t.Errorf("practice of %q asks %d questions", c.note, len(q.list))
		}
		if c.note == "" && q.list[2].ID != "q3" {
			t.Errorf("the quiz of the whole course does not ask what is due first: %s comes last", q.list[2].ID)
		}
		d.Close()
	}
	if got := practiceURL("a b"); got != "/ko/quiz/?note=a+b" {
		t.Errorf("practiceURL = %s", got)
	}
}
