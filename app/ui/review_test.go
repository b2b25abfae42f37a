package ui

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/review"
)

// reviewing is a review of three questions that were answered long ago.
func reviewing(t *testing.T) (*fake, *Review, func() string) {
	t.Helper()
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
	for _, id := range []string{"q1", "q2", "q3"} {
		f.Log(progress.Answered, progress.AnsweredData{Question: id, Right: true}, nil)
		f.now = f.now.Add(20 * time.Minute)
		f.Log(progress.Answered, progress.AnsweredData{Question: id, Right: true}, nil)
	}
	f.now = at
	r := &Review{ID: "i1"}
	d := app.NewClientTester(r)
	t.Cleanup(d.Close)
	d.Consume()
	// One thing leads to the next: a plan, a question, its drawing.
	return f, r, func() string {
		for range 4 {
			d.Consume()
		}
		return app.HTMLString(r)
	}
}

// give answers the question that is asked.
func give(r *Review, right bool) {
	c := r.asked.c
	for pos, o := range c.order {
		if c.q.Options[o].Correct == right {
			c.choose(pos, true)
			break
		}
	}
	r.asked.proceed()
}

func answers(t *testing.T, f *fake) []progress.AnsweredData {
	t.Helper()
	var out []progress.AnsweredData
	for _, e := range f.logged {
		var d progress.AnsweredData
		if e.Kind == progress.Answered && json.Unmarshal(e.Data, &d) == nil && d.Where == "review" {
			out = append(out, d)
		}
	}
	return out
}

func TestAReviewAsksWhatIsDueUntilItIsDone(t *testing.T) {
	f, r, html := reviewing(t)
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "review.start")) || r.plan.Reviews != 3 {
		t.Fatalf("%d reviews: %s", r.plan.Reviews, got)
	}
	r.next()
	html()
	for n := range 3 {
		if r.phase != asking {
			t.Fatalf("question %d: phase %v", n, r.phase)
		}
		give(r, n > 0)
		if got := html(); !strings.Contains(got, "뒤에 다시 나온다") {
			t.Errorf("an answer does not say when the question comes back: %s", got)
		}
		f.now = f.now.Add(2 * time.Minute)
		r.asked.proceed()
		html()
	}
	// What was wrong comes back after its step.
	if r.phase != finished || r.plan.Later != 1 {
		t.Fatalf("after three answers: phase %v, %+v", r.phase, r.plan)
	}
	f.now = f.now.Add(20 * time.Minute)
	r.next()
	html()
	if r.phase != asking {
		t.Fatalf("phase %v; want the wrong one again", r.phase)
	}
	give(r, true)
	html()
	r.asked.proceed()
	if got := html(); r.phase != finished || !strings.Contains(got, i18n.T(i18n.Korean, "review.session", "n", "4", "right", "3")) {
		t.Errorf("phase %v: %s", r.phase, got)
	}
	got := answers(t, f)
	if len(got) != 4 || got[0].Sure != "sure" || got[0].Right || got[3].Question != got[0].Question {
		t.Errorf("answers %+v", got)
	}
}

func TestTheLastAnswerCanBeTakenBack(t *testing.T) {
	f, r, html := reviewing(t)
	r.next()
	html()
	id := r.id
	give(r, false)
	html()
	r.undo()
	if got := html(); r.phase != asking || r.id != id || r.asked.c.verdict != nil || strings.Contains(got, "verdict") {
		t.Fatalf("after the undo: phase %v, question %s", r.phase, r.id)
	}
	if rec := f.state.Record("", id); rec.Count != 2 || !rec.Last.Right {
		t.Errorf("record %+v", rec)
	}
	if items, _ := cards(f.index); items[0].Card.Lapses+items[1].Card.Lapses+items[2].Card.Lapses != 0 {
		t.Error("the lapse is still counted")
	}
}

func TestAQuestionIsPutOffOrTakenOutAndPutBack(t *testing.T) {
	f, r, html := reviewing(t)
	r.next()
	html()
	first := r.id
	r.hold(progress.Bury)
	html()
	second := r.id
	if second == first {
		t.Fatal("a buried question is asked again")
	}
	r.hold(progress.Suspend)
	html()
	if r.id == first || r.id == second || r.plan.Reviews != 1 {
		t.Fatalf("asked %s of %+v", r.id, r.plan)
	}
	give(r, true)
	html()
	r.asked.proceed()
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "review.held", "n", "1")) {
		t.Fatalf("the question taken out is not named: %s", got)
	}
	f.now = f.now.Add(24 * time.Hour)
	r.release(second)
	html()
	if r.plan.Reviews != 2 {
		t.Errorf("on the next day: %+v", r.plan)
	}
}

// With four buttons nothing is stored before one is pressed.
func TestFourButtonsStoreTheRating(t *testing.T) {
	f, r, html := reviewing(t)
	f.Log(progress.Setting, progress.SettingData{Key: review.KeyButtons, Value: "four"}, nil)
	r.replan(nil)
	html()
	r.next()
	html()
	first := r.id
	give(r, true)
	if got := html(); len(answers(t, f)) != 0 || !strings.Contains(got, i18n.T(i18n.Korean, "review.easy")) {
		t.Fatalf("%d answers stored; %s", len(answers(t, f)), got)
	}
	r.asked.rate(review.Easy)
	html()
	if got := answers(t, f); len(got) != 1 || got[0].Rating != 4 || got[0].Question != first || r.id == first {
		t.Errorf("answers %+v, now %s", got, r.id)
	}
}
