package ui

import (
	"errors"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// saver is a world that keeps what was saved.
type saver struct {
	*fake
	files map[string]string
}

func (s *saver) Save(name, _ string, data []byte) error {
	if s.fault != nil {
		return s.fault
	}
	s.files[name] = string(data)
	return nil
}

// exporting is the panel of a small course. press runs what a button does and
// returns what is shown then.
func exporting(t *testing.T) (s *saver, x *Exchange, press func(func(app.Context)) string) {
	t.Helper()
	f := use(t, &Page{Kind: PageMe})
	s = &saver{f, map[string]string{}}
	Use(s) // use puts the old world back
	f.index = twoNotes()
	f.index.Lang = "ko"
	f.quiz = map[string][]quiz.Question{}
	for note, ids := range map[string][]string{"a": {"q1", "q2"}, "b": {"q3"}} {
		for _, id := range ids {
			q := oneRight()
			q.ID, q.Note = id, note
			f.quiz[note] = append(f.quiz[note], q)
		}
	}
	x = &Exchange{}
	d := app.NewClientTester(x)
	t.Cleanup(d.Close)
	d.Consume()
	return s, x, func(do func(app.Context)) string {
		d.Dispatch(app.Dispatch{Mode: app.Update, Source: x, Function: do})
		for range 3 {
			d.Consume()
		}
		return app.HTMLString(x)
	}
}

func TestTheBankIsSavedInEveryFormat(t *testing.T) {
	s, x, press := exporting(t)
	for i, want := range []string{"q1\t기본\t", "::q1::[html]", "id,type,"} {
		got := press(func(ctx app.Context) { x.saveBank(ctx, i) })
		f := bankFormats[i]
		if !strings.Contains(s.files[f.file], want) || !strings.Contains(s.files[f.file], "q3") {
			t.Errorf("%s: %q", f.file, s.files[f.file])
		}
		if x.busy || !strings.Contains(got, i18n.T(i18n.Korean, "out.saved", "name", f.file, "n", "3", "size", Bytes(int64(len(s.files[f.file]))))) {
			t.Errorf("%s is not said: %s", f.file, got)
		}
	}
}

func TestABankThatCannotBeHadIsSaid(t *testing.T) {
	s, x, press := exporting(t)
	delete(s.quiz, "b")
	if got := press(func(ctx app.Context) { x.saveBank(ctx, 0) }); x.busy || !strings.Contains(got, i18n.T(i18n.Korean, "out.failed")) || len(s.files) > 0 {
		t.Errorf("%s", got)
	}
	s.quiz["b"] = s.quiz["a"][:1]
	if got := press(func(ctx app.Context) { x.saveBank(ctx, 0) }); x.bad || !strings.Contains(got, "notelab-anki.txt") {
		t.Errorf("pressing again: %s", got)
	}
	s.fault = errors.New("full disk")
	if got := press(func(ctx app.Context) { x.saveBank(ctx, 1) }); !strings.Contains(got, i18n.T(i18n.Korean, "out.failed.save", "why", "full disk")) {
		t.Errorf("a full disk: %s", got)
	}
}

func TestTheHistoryHasEveryAnswerButUndoneOnes(t *testing.T) {
	s, x, press := exporting(t)
	if got := press(func(ctx app.Context) { x.saveHistory(ctx, app.Event{}) }); !strings.Contains(got, i18n.T(i18n.Korean, "out.none.log")) || len(s.files) > 0 {
		t.Errorf("nothing answered: %s", got)
	}
	s.Log(progress.Answered, progress.AnsweredData{Question: "q1", Right: true, Sure: "sure", Where: "note"}, nil)
	undone := s.Log(progress.Answered, progress.AnsweredData{Question: "q2"}, nil)
	s.Log(progress.Answered, progress.AnsweredData{Question: "q3", Sure: "unsure", Rating: 2, Zone: 540, Where: "review"}, nil)
	s.Log(progress.Undone, progress.UndoneData{Event: undone}, nil)
	got := press(func(ctx app.Context) { x.saveHistory(ctx, app.Event{}) })
	for name, data := range s.files {
		lines := strings.Split(strings.TrimSpace(data), "\r\n")
		if !strings.HasPrefix(name, "notelab-answers-") || len(lines) != 3 || !strings.HasSuffix(lines[1], ",q1,1,sure,,,note") || !strings.Contains(lines[2], "+09:00,q3,0,unsure,2,,review") {
			t.Errorf("%s: %q", name, lines)
		}
	}
	if len(s.files) != 1 || !strings.Contains(got, i18n.T(i18n.Korean, "out.saved.log", "name", "notelab-answers-"+s.now.Format("2006-01-02")+".csv", "n", "2", "size", "")[:20]) {
		t.Errorf("%d files: %s", len(s.files), got)
	}
}
