package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/search"
	"notelab/app/sim/catalogue"
)

func firstAsk(t *testing.T, name string) string {
	t.Helper()
	in, ok := catalogue.Declared().Lookup(name)
	if !ok {
		t.Fatalf("no simulator %s", name)
	}
	return in.Asks[0].Name
}

func twoNotes() *course.Index {
	return &course.Index{Sections: []course.IndexSection{{ID: "api", Title: "API", Notes: []course.IndexNote{
		{Slug: "a", Title: "첫 노트", Minutes: 3, Headings: []course.IndexHeading{{ID: "s1", Text: "하나"}, {ID: "s2", Text: "둘"}}, Questions: []course.IndexQuestion{{ID: "q1", Anchor: "s1"}, {ID: "q2", Anchor: "s2"}}},
		{Slug: "b", Title: "둘째 노트", Questions: []course.IndexQuestion{{ID: "q3"}}},
	}}}}
}

// shown renders a screen and returns its HTML.
func shown(t *testing.T, c app.UI) string {
	t.Helper()
	d := app.NewClientTester(c)
	defer d.Close()
	d.Consume()
	d.Consume()
	return app.HTMLString(c)
}

func TestATallyCountsSectionsAndQuestions(t *testing.T) {
	f := use(t, &Page{})
	x := twoNotes()
	f.Log(progress.Read, progress.ReadData{Note: "a", Section: "s1", On: true}, nil)
	f.Log(progress.Answered, progress.AnsweredData{Question: "q1", Right: true}, nil)
	f.Log(progress.Answered, progress.AnsweredData{Question: "q3"}, nil)
	got := TallySection(f.state, "", &x.Sections[0])
	if want := (Tally{Sections: 2, Read: 1, Questions: 3, Answered: 2, Right: 1}); got != want {
		t.Errorf("TallySection = %+v; want %+v", got, want)
	}
	if got.Percent() != 60 {
		t.Errorf("Percent = %d; want 60", got.Percent())
	}
}

func TestTodayOfANewcomerLeadsToTheFirstNote(t *testing.T) {
	f := use(t, &Page{Kind: PageToday})
	f.index = twoNotes()
	got := shown(t, &Today{ID: "i1"})
	for _, want := range []string{`/ko/notes/a/`, i18n.T(i18n.Korean, "site.start"), i18n.T(i18n.Korean, "today.none"), "첫 노트"} {
		if !strings.Contains(got, want) {
			t.Errorf("an empty Today lacks %q: %s", want, got)
		}
	}
}

func TestTodayGoesOnAtTheLastPlaceUntilTheNoteIsDone(t *testing.T) {
	f := use(t, &Page{Kind: PageToday})
	f.index = twoNotes()
	f.Log(progress.Place, progress.PlaceData{Note: "a", Section: "s2"}, nil)
	if got := shown(t, &Today{ID: "i1"}); !strings.Contains(got, `/ko/notes/a/#s2`) || !strings.Contains(got, i18n.T(i18n.Korean, "today.at", "section", "둘")) {
		t.Errorf("Today does not go on at the last place: %s", got)
	}
	for _, s := range []string{"s1", "s2"} {
		f.Log(progress.Read, progress.ReadData{Note: "a", Section: s, On: true}, nil)
	}
	for _, q := range []string{"q1", "q2"} {
		f.Log(progress.Answered, progress.AnsweredData{Question: q, Right: true}, nil)
	}
	got := shown(t, &Today{ID: "i1"})
	if !strings.Contains(got, "둘째 노트") || !strings.Contains(got, i18n.T(i18n.Korean, "today.next")) || !strings.Contains(got, "100%") {
		t.Errorf("after the first note is done Today shows: %s", got)
	}
}

func TestAScreenWhoseDataFailsSaysSoWithAWayOn(t *testing.T) {
	f := use(t, &Page{Kind: PageToday})
	f.fault = errors.New("offline")
	settled := false
	WhenSettled("i9", func() { settled = true })
	got := shown(t, &Today{ID: "i9"})
	if !strings.Contains(got, i18n.T(i18n.Korean, "screen.failed")) || !strings.Contains(got, i18n.T(i18n.Korean, "screen.retry")) || !settled {
		t.Errorf("settled %v; a failed screen shows: %s", settled, got)
	}
}

func TestTheOutlineShowsItsWindowWithShares(t *testing.T) {
	f := use(t, &Page{Kind: PageOutline})
	f.index = twoNotes()
	f.page.Islands = []Island{{ID: "i1", Props: []byte(`{"from":0,"to":1}`)}}
	f.Log(progress.Answered, progress.AnsweredData{Question: "q1", Right: true}, nil)
	got := shown(t, &Outline{ID: "i1"})
	if !strings.Contains(got, "0% · 1/2") || strings.Contains(got, "둘째 노트") {
		t.Errorf("the outline's first window shows: %s", got)
	}
}

func TestAQuickQuizRunsToItsResult(t *testing.T) {
	f := use(t, &Page{Kind: PageNote, Slug: "b"})
	f.index = twoNotes()
	mk := func(id, note string) quiz.Question {
		q := oneRight()
		q.ID, q.Note, q.Prompt = id, note, quiz.HTML("<p>"+id+" &lt;A&gt;</p>")
		return q
	}
	f.quiz = map[string][]quiz.Question{"a": {mk("q1", "a"), mk("q2", "a")}, "b": {mk("q3", "b")}}
	f.page.Islands = []Island{{ID: "i1", Props: []byte(`{"note":"b"}`)}}
	q := &Quick{ID: "i1"}
	d := app.NewClientTester(q)
	defer d.Close()
	d.Consume()
	if got := app.HTMLString(q); !strings.Contains(got, i18n.T(i18n.Korean, "site.quick.start")) {
		t.Fatalf("before the start the quick quiz shows: %s", got)
	}
	q.start()
	d.Consume()
	if q.phase != asking || len(q.list) != 3 {
		t.Fatalf("after the start: phase %v, %d questions, %v; want 3 questions", q.phase, len(q.list), q.err)
	}
	for i := range 3 {
		c := q.asked.c
		q.advance() // not answered yet: stays
		if q.asked.c != c {
			t.Fatal("an open question was skipped")
		}
		right := c.q.Correct()[0]
		for pos, o := range c.order {
			if (o == right) == (i > 0) {
				c.choose(pos, true)
				break
			}
		}
		q.asked.proceed()
		d.Consume()
		q.asked.proceed()
		d.Consume()
	}
	got := app.HTMLString(q)
	if q.phase != finished || !strings.Contains(got, ResultLine(2, 3, i18n.Korean)) || !strings.Contains(got, "q3 &lt;A&gt;") {
		t.Errorf("phase %v, result: %s", q.phase, got)
	}
	if len(f.logged) != 3 {
		t.Errorf("%d answers logged; want 3", len(f.logged))
	}
}

func TestAQuickQuizThatCannotBeLoadedSaysSo(t *testing.T) {
	f := use(t, &Page{Kind: PageQuiz})
	f.index = twoNotes() // whose questions are missing
	q := &Quick{ID: "i1", Whole: true}
	d := app.NewClientTester(q)
	defer d.Close()
	d.Consume()
	q.start()
	d.Consume()
	if got := app.HTMLString(q); q.phase != failed || !strings.Contains(got, i18n.T(i18n.Korean, "quick.failed")) {
		t.Errorf("phase %v: %s", q.phase, got)
	}
	f.index = &course.Index{}
	q.start()
	d.Consume()
	if q.phase != nothing {
		t.Errorf("a course without questions leads to phase %v", q.phase)
	}
}

func TestPlainTextTakesMarkupOut(t *testing.T) {
	for in, want := range map[string]string{
		"<p>하나</p><p>둘</p>":                             "하나 둘",
		"<code>a &lt; b</code> &amp;&#34;&#39;&amp;lt;": `a < b &"'&lt;`,
		"broken <": "broken",
		"":         "",
	} {
		if got := search.Plain(in); got != want {
			t.Errorf("Plain(%q) = %q; want %q", in, got, want)
		}
	}
	if got := Shorten("하나 둘 셋 넷", 5); got != "하나 둘…" {
		t.Errorf("Shorten = %q", got)
	}
}

func TestSizesReadWell(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1_400: "1 kB", 1_260_000: "1.3 MB", 2_000_000_000: "2.0 GB"} {
		if got := Bytes(n); got != want {
			t.Errorf("Bytes(%d) = %q; want %q", n, got, want)
		}
	}
}

func TestTheOfflineLineSaysWhatWorks(t *testing.T) {
	tests := []struct {
		net  Net
		want []i18n.Key
	}{
		{Net{Online: true}, []i18n.Key{"offline.unknown"}},
		{Net{}, []i18n.Key{"offline.now", "offline.partly"}},
		{Net{Online: true, Complete: true}, []i18n.Key{"offline.complete"}},
		{Net{Complete: true, Waiting: true}, []i18n.Key{"offline.now", "offline.complete", "offline.waiting"}},
		{Net{Online: true, Failed: "x"}, []i18n.Key{"offline.failed"}},
		{Net{Online: true, Failed: noWorker}, []i18n.Key{"offline.none"}},
	}
	for _, tt := range tests {
		got := OfflineText(tt.net, i18n.English)
		for _, k := range tt.want {
			if !strings.Contains(got, i18n.T(i18n.English, k)) {
				t.Errorf("OfflineText(%+v) = %q; want %q in it", tt.net, got, i18n.T(i18n.English, k))
			}
		}
	}
	if got := OfflineText(Net{Online: true, Done: 25, Total: 100}, i18n.English); !strings.Contains(got, "25%") {
		t.Errorf("while it is loaded: %q", got)
	}
}

func TestEveryStoreErrorHasItsMessage(t *testing.T) {
	seen := map[string]bool{}
	for _, err := range []error{progress.ErrUnavailable, progress.ErrFull, progress.ErrBlocked, progress.ErrNewer, progress.ErrClosed, progress.ErrSilent, progress.ErrGone, errors.New("other")} {
		m := StoreMessage(fmt.Errorf("storing: %w", err), i18n.Korean)
		if m == "" || seen[m] {
			t.Errorf("StoreMessage(%v) = %q, which another error has too", err, m)
		}
		seen[m] = true
	}
}

func TestADayBeginsAtLocalMidnight(t *testing.T) {
	kst := time.FixedZone("KST", 9*3600)
	if got, want := midnight(time.Date(2026, 11, 23, 0, 30, 0, 0, kst)), time.Date(2026, 11, 23, 0, 0, 0, 0, kst); !got.Equal(want) {
		t.Errorf("midnight = %v; want %v", got, want)
	}
}

func TestAddressesFollowTheCourse(t *testing.T) {
	p := &Page{Lang: i18n.Korean, Base: "/my/x/", Root: "/"}
	for got, want := range map[string]string{
		p.URL():                            "/my/x/ko/",
		p.NoteURL("한글 노트", "절"):            "/my/x/ko/notes/%ED%95%9C%EA%B8%80%20%EB%85%B8%ED%8A%B8/#%EC%A0%88",
		p.SimURL("backoff", "policy=none"): "/ko/lab/backoff/?policy=none",
		p.DataURL("course.json"):           "/my/x/data/ko/course.json",
	} {
		if got != want {
			t.Errorf("address %s; want %s", got, want)
		}
	}
	if _, err := ParsePage([]byte("{")); err == nil {
		t.Error("broken page data was read")
	}
}
