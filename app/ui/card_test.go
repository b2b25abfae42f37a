package ui

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/sim/catalogue"
)

func twoRight() quiz.Question {
	return quiz.Question{
		ID: "retry-4xx", Type: quiz.Multiple, Prompt: "<p>모두 고르세요.</p>", Note: "backoff", Anchor: "when",
		Sources: []string{"https://docs.aws.amazon.com/"}, Checked: "2026-11", Explanation: "<p>일시적인가.</p>",
		Options: []quiz.Option{
			{Body: "429", Why: "<p>스로틀링.</p>", Correct: true}, {Body: "400", Why: "<p>잘못된 요청.</p>"}, {Body: "503", Correct: true},
		},
	}
}

func oneRight() quiz.Question {
	return quiz.Question{ID: "one", Type: quiz.Choice, Options: []quiz.Option{{Body: "a"}, {Body: "b", Correct: true}, {Body: "c"}}}
}

func TestACardKeepsTheOrderThePageShows(t *testing.T) {
	if c := newCard(twoRight(), []int{2, 0, 1}); !reflect.DeepEqual(c.order, []int{2, 0, 1}) {
		t.Errorf("order = %v; want the page's", c.order)
	}
	for _, bad := range [][]int{nil, {0, 1}, {0, 0, 1}, {0, 1, 3}} {
		if c := newCard(twoRight(), bad); !reflect.DeepEqual(c.order, quiz.Order("retry-4xx", 3, 0)) {
			t.Errorf("with the order %v on the page the card shows %v; want that of the question", bad, c.order)
		}
	}
}

func TestDigitsChooseByPositionOnScreen(t *testing.T) {
	c := newCard(oneRight(), []int{2, 1, 0})
	c.toggle(0)
	c.toggle(1)
	if got := c.resp.Chosen; !reflect.DeepEqual(got, []int{1}) {
		t.Errorf("a single choice holds %v after two digits; want the second, [1]", got)
	}
	c.toggle(1)
	if got := c.resp.Chosen; !reflect.DeepEqual(got, []int{1}) {
		t.Errorf("the same digit again cleared a single choice: %v", got)
	}
	m := newCard(twoRight(), []int{2, 1, 0})
	m.toggle(0)
	m.toggle(2)
	m.toggle(2)
	m.toggle(9)
	if got := m.resp.Chosen; !reflect.DeepEqual(got, []int{2}) {
		t.Errorf("a multiple response holds %v; want [2]", got)
	}
}

func TestNothingChosenIsNotSubmittedAndADecidedCardStays(t *testing.T) {
	c := newCard(oneRight(), nil)
	if c.submit(progress.Sure) {
		t.Error("an empty response was graded")
	}
	c.choose(0, true)
	if !c.submit(progress.Sure) || c.verdict == nil || c.submit(progress.Sure) {
		t.Error("a response was not graded exactly once")
	}
	before := c.resp.Chosen
	c.toggle(1)
	if !reflect.DeepEqual(before, c.resp.Chosen) {
		t.Error("the response changed after the verdict")
	}
}

func TestARetryAsksInAnotherOrder(t *testing.T) {
	c := newCard(twoRight(), nil)
	for range 20 {
		before := append([]int(nil), c.order...)
		c.choose(0, true)
		c.submit(progress.Sure)
		c.retry()
		if c.verdict != nil || len(c.resp.Chosen) != 0 {
			t.Fatal("a retry starts with an answer")
		}
		if reflect.DeepEqual(before, c.order) {
			t.Fatalf("a retry shows the same order %v", before)
		}
	}
}

func TestAGeneratedQuestionIsDrawnAnewAtEachRetry(t *testing.T) {
	model, _ := catalogue.Model("backoff")
	c := newCard(quiz.Question{ID: "gen", Type: quiz.Generated, Sim: "backoff", Ask: firstAsk(t, "backoff"), Note: "n"}, nil)
	if !c.blank || c.broken {
		t.Fatalf("a question without options is blank %v, broken %v; want blank", c.blank, c.broken)
	}
	prompts := map[quiz.HTML]bool{}
	for seed := range uint64(12) {
		c.draw(model, nil, seed+100, i18n.Korean)
		prompts[c.q.Prompt] = true
		if c.q.ID != "gen" || c.q.Note != "n" || len(c.q.Options) < 2 || c.attempt < int(seed) {
			t.Fatalf("drawn question %q of note %q has %d options at attempt %d; want the identity of the note's block", c.q.ID, c.q.Note, len(c.q.Options), c.attempt)
		}
		if c.verdict != nil || len(c.resp.Chosen) != 0 || len(c.order) != len(c.q.Options) {
			t.Fatal("a fresh question starts with an answer, or without an order")
		}
		c.choose(0, true)
		c.submit(progress.Sure)
	}
	if len(prompts) < 2 {
		t.Error("twelve retries asked the same question")
	}
	c.draw(nil, errors.New("no network"), 1, i18n.Korean)
	if !c.broken {
		t.Error("a question whose model has not come is not broken")
	}
	if !newCard(quiz.Question{ID: "x", Type: quiz.Choice}, nil).broken {
		t.Error("a question without options is not broken")
	}
}

// mounted renders a quiz card of a question in a note page.
func mounted(t *testing.T, f *fake, q quiz.Question) (*QuizCard, func() string) {
	t.Helper()
	props, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	f.page.Kind, f.page.Slug = PageNote, q.Note
	f.page.Islands = []Island{{ID: "i1", Kind: "quiz", Props: props}}
	c := &QuizCard{ID: "i1"}
	d := app.NewClientTester(c)
	t.Cleanup(d.Close)
	d.Consume()
	return c, func() string {
		d.Consume()
		return app.HTMLString(c)
	}
}

func TestAnAnswerSaysSavedOnlyWhenItIsOnDisk(t *testing.T) {
	f := use(t, &Page{})
	f.hold = true
	c, html := mounted(t, f, twoRight())
	c.asked.c.choose(0, true)
	c.asked.submit(progress.Sure)
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "quiz.saving")) || strings.Contains(got, i18n.T(i18n.Korean, "quiz.saved")) {
		t.Errorf("before the event is on disk the card says: %s", got)
	}
	f.flush()
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "quiz.saved")) {
		t.Errorf("after the event is on disk the card says: %s", got)
	}
	var d progress.AnsweredData
	if err := json.Unmarshal(f.logged[0].Data, &d); err != nil || d.Question != "retry-4xx" || d.Where != "note" || d.Right || len(d.Chosen) != 1 {
		t.Errorf("logged %+v (%v)", d, err)
	}
}

func TestAFailedSaveIsSaidAndCanBeRepeated(t *testing.T) {
	f := use(t, &Page{})
	f.fault = progress.ErrFull
	c, html := mounted(t, f, oneRight())
	c.asked.c.choose(0, true)
	c.asked.submit(progress.Sure)
	if got := html(); !strings.Contains(got, StoreMessage(progress.ErrFull, i18n.Korean)) || !strings.Contains(got, i18n.T(i18n.Korean, "store.retry")) {
		t.Errorf("after a failed save the card says: %s", got)
	}
	f.fault = nil
	c.asked.again()
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "quiz.saved")) {
		t.Errorf("after saving again the card says: %s", got)
	}
	if len(f.logged) != 1 || f.again != 1 {
		t.Errorf("saving again logged %d answers in all, with %d attempts to save the first; want 1 and 1", len(f.logged), f.again)
	}
}

func TestTheVerdictStandsInPlaceWithEveryReasonAndTheWayOn(t *testing.T) {
	f := use(t, &Page{})
	c, html := mounted(t, f, twoRight())
	if got := html(); strings.Contains(got, `class="why"><p>`) && !strings.Contains(got, "<details") {
		t.Errorf("a reason shows before the answer: %s", got)
	}
	c.asked.c.choose(0, true)
	c.asked.submit(progress.Sure)
	got := html()
	for _, want := range []string{"스로틀링.", "잘못된 요청.", "일시적인가.", "#when", "https://docs.aws.amazon.com/", i18n.T(i18n.Korean, "quiz.retry")} {
		if !strings.Contains(got, want) {
			t.Errorf("the answered card lacks %q: %s", want, got)
		}
	}
}

func TestAnOpenCardSaysHowItWentTheLastTime(t *testing.T) {
	f := use(t, &Page{})
	f.Log(progress.Answered, progress.AnsweredData{Question: "retry-4xx", Right: false}, nil)
	_, html := mounted(t, f, twoRight())
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "quiz.past.wrong")) || strings.Contains(got, "verdict wrong") {
		t.Errorf("after a reload the card shows: %s", got)
	}
}

func TestAnEmptySubmitAsksForAChoice(t *testing.T) {
	f := use(t, &Page{})
	c, html := mounted(t, f, oneRight())
	c.asked.proceed()
	if got := html(); !strings.Contains(got, i18n.T(i18n.Korean, "quiz.nudge")) || len(f.logged) != 0 {
		t.Errorf("an empty submit logged %d events and shows: %s", len(f.logged), got)
	}
}
