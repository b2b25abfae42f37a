package exam

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"notelab/app/progress"
	"notelab/app/quiz"
)

const minute = int64(60_000)

// begin is an exam of n questions that began at minute 1000.
func begin(n, minutes int, pausable bool) progress.ExamEntry {
	e := progress.ExamEntry{Stamp: progress.Stamp{At: 1000 * minute, ID: progress.DerivedID("start")}, Step: progress.ExamStart, Form: "short", Minutes: minutes, Pausable: pausable, Seed: 5}
	e.Exam = e.ID
	e.Items = Draw(c02(), bank(30, 30, 30, 30), n, 3)
	return e
}

func step(at int64, s progress.ExamStep) progress.ExamNote {
	return progress.ExamNote{Stamp: progress.Stamp{At: at}, Step: s}
}

func TestTheClockOfAnExam(t *testing.T) {
	at := func(m int64) int64 { return (1000 + m) * minute }
	for name, tt := range map[string]struct {
		pausable bool
		notes    []progress.ExamNote
		now      int64
		left     int64 // minutes
		over     bool
	}{
		"at the beginning":                {now: at(0), left: 40},
		"after ten minutes":               {now: at(10), left: 30},
		"at the deadline":                 {now: at(40), left: 0, over: true},
		"a day later":                     {now: at(1440), left: 0, over: true},
		"a pause that was not chosen":     {notes: []progress.ExamNote{step(at(5), progress.ExamPause)}, now: at(20), left: 20},
		"while it stands":                 {pausable: true, notes: []progress.ExamNote{step(at(5), progress.ExamPause)}, now: at(900), left: 35},
		"after a pause of an hour":        {pausable: true, notes: []progress.ExamNote{step(at(5), progress.ExamPause), step(at(65), progress.ExamResume)}, now: at(70), left: 30},
		"two pauses":                      {pausable: true, notes: []progress.ExamNote{step(at(5), progress.ExamPause), step(at(6), progress.ExamResume), step(at(7), progress.ExamPause), step(at(9), progress.ExamResume)}, now: at(10), left: 33},
		"paused twice, resumed twice":     {pausable: true, notes: []progress.ExamNote{step(at(5), progress.ExamPause), step(at(6), progress.ExamPause), step(at(8), progress.ExamResume), step(at(9), progress.ExamResume)}, now: at(10), left: 33},
		"a pause after the end":           {pausable: true, notes: []progress.ExamNote{step(at(41), progress.ExamPause)}, now: at(42), left: 0, over: true},
		"a clock set back a year":         {notes: []progress.ExamNote{step(at(30), progress.ExamMark)}, now: at(-365 * 1440), left: 10},
		"a clock set back before a pause": {pausable: true, notes: []progress.ExamNote{step(at(5), progress.ExamPause)}, now: at(-60), left: 35},
	} {
		r := Resume(begin(5, 40, tt.pausable), tt.notes)
		if got := r.Left(tt.now); got != time.Duration(tt.left)*time.Minute || r.Over(tt.now) != tt.over {
			t.Errorf("%s: %v left, over %v; want %d minutes, %v", name, got, r.Over(tt.now), tt.left, tt.over)
		}
	}
}

func TestChoosingAndStrikingOut(t *testing.T) {
	var a Answer
	a = a.Choose(2, true, true).Choose(1, true, true)
	if !slices.Equal(a.Chosen, []int{1}) {
		t.Errorf("a single choice is %v", a.Chosen)
	}
	b := a.Strike(1, true).Strike(3, true)
	if b.Chosen != nil || !slices.Equal(b.Struck, []int{1, 3}) || !slices.Equal(a.Chosen, []int{1}) {
		t.Errorf("struck out: %+v, before %+v", b, a)
	}
	c := b.Choose(3, true, false).Choose(0, true, false)
	if !slices.Equal(c.Chosen, []int{0, 3}) || !slices.Equal(c.Struck, []int{1}) {
		t.Errorf("chosen again: %+v", c)
	}
	if d := c.Choose(0, false, false).Choose(3, false, false).Strike(1, false); d.Chosen != nil || d.Struck != nil {
		t.Errorf("all cleared: %+v", d)
	}
}

// TestAResumedExamEqualsAnUninterruptedOne kills an exam at random moments: what is
// read back from a log, through a checkpoint, is what went on in memory.
func TestAResumedExamEqualsAnUninterruptedOne(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 7))
		start := begin(20, 40, r.IntN(2) == 0)
		data := progress.ExamData{Course: "c", Step: progress.ExamStart, Form: start.Form, Items: start.Items, Minutes: start.Minutes, Pausable: start.Pausable, Seed: start.Seed}
		log := []progress.Event{progress.New(start.ID, start.Stamp.At, "d", progress.Exam, data)}
		live, now := New(start), start.Stamp.At
		for n := range 120 {
			now += r.Int64N(45_000)
			note := progress.ExamNote{Stamp: progress.Stamp{At: now, ID: progress.DerivedID(string(rune(n + 256)))}, Step: progress.ExamMark}
			switch r.IntN(12) {
			case 0:
				note.Step = progress.ExamPause
			case 1, 2:
				note.Step = progress.ExamResume
			default:
				i := r.IntN(20)
				a := live.Answers[i]
				switch r.IntN(4) {
				case 0:
					a = a.Choose(r.IntN(5), r.IntN(3) > 0, r.IntN(2) == 0)
				case 1:
					a = a.Strike(r.IntN(5), r.IntN(3) > 0)
				case 2:
					a.Flagged = !a.Flagged
				default:
					note.Next = 1 + r.IntN(20)
				}
				note.Question, note.Chosen, note.Struck, note.Flagged, note.Millis = start.Items[i].Question, a.Chosen, a.Struck, a.Flagged, r.Int64N(60_000)
			}
			live.Apply(&note)
			log = append(log, progress.New(note.ID, note.Stamp.At, "d", progress.Exam, progress.ExamData{
				Course: "c", Step: note.Step, Exam: start.ID, Question: note.Question, Chosen: note.Chosen, Struck: note.Struck, Flagged: note.Flagged, Millis: note.Millis, Next: note.Next,
			}))
			if r.IntN(10) > 0 {
				continue
			}
			shuffled := slices.Clone(log)
			r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			state, _, err := progress.Unpack(progress.Fold(shuffled).Pack(1, nil))
			if err != nil {
				t.Fatal(err)
			}
			list := state.Exams("c")
			back := Resume(*list[0].Start, state.ExamNotes("c", start.ID))
			if !reflect.DeepEqual(back, live) {
				t.Fatalf("seed %d, step %d: resumed\n%+v\nuninterrupted\n%+v", seed, n, back, live)
			}
			live = back // go on with either
		}
	}
}

// ask answers with questions of four options, of which the first is right; of those
// that are marked, the first two.
func ask(gone string, many bool) func(string) *quiz.Question {
	return func(id string) *quiz.Question {
		if id == gone {
			return nil
		}
		q := &quiz.Question{ID: id, Type: quiz.Choice, Options: []quiz.Option{{Correct: true}, {Correct: many}, {}, {}}}
		if many {
			q.Type = quiz.Multiple
		}
		return q
	}
}

func TestHandingInLogsEveryAnswerOnce(t *testing.T) {
	r := New(begin(5, 40, false))
	q := func(i int) string { return r.Start.Items[i].Question }
	for i, chosen := range [][]int{{0}, {1}, nil, {0}, {0}} {
		r.Apply(&progress.ExamNote{Stamp: progress.Stamp{At: 1001 * minute}, Step: progress.ExamMark, Question: q(i), Chosen: chosen, Millis: int64(i) * 1000})
	}
	r.Apply(&progress.ExamNote{Stamp: progress.Stamp{At: 1040 * minute}, Step: progress.ExamMark, Question: q(2), Chosen: []int{0}, Millis: 7}) // too late
	events := r.HandIn("c", ask(q(4), false), 1020*minute, 540)
	s := progress.Fold(append(events, r.HandIn("c", ask(q(4), false), 1020*minute, 540)...))
	if len(events) != 4 || s.Len() != 4 {
		t.Fatalf("%d events, %d after handing in twice; want an end and three answers", len(events), s.Len())
	}
	if got := s.Answers("c", q(0)); len(got) != 1 || !got[0].Right || got[0].Where != "exam" || got[0].Zone != 540 || got[0].At != 1040*minute {
		t.Errorf("the right answer is %+v", got)
	}
	if got := s.Answers("c", q(1)); len(got) != 1 || got[0].Right || got[0].Millis != 1000 {
		t.Errorf("the wrong answer is %+v", got)
	}
	if got := s.Answers("c", q(2)); len(got) != 0 {
		t.Errorf("the open question has answers: %+v", got)
	}
	if got := r.Results(ask(q(4), false)); got != "10-1x" {
		t.Errorf("results %q; want 10-1x", got)
	}
	if got := r.Results(ask("", true)); got != "00-00" {
		t.Errorf("half of two right options is %q; want all or nothing", got)
	}
}

func TestTimeUpHandsInAtTheDeadline(t *testing.T) {
	r := New(begin(5, 40, false))
	events := r.HandIn("c", ask("", false), 2000*minute, 0)
	s := progress.Fold(append([]progress.Event{progress.New(r.Start.ID, r.Start.Stamp.At, "d", progress.Exam, progress.ExamData{Course: "c", Step: progress.ExamStart, Items: r.Start.Items})}, events...))
	e := s.Exams("c")
	if len(e) != 1 || e[0].Finish == nil || !e[0].Finish.Auto || e[0].Finish.At != 1040*minute || e[0].Finish.Results != "-----" {
		t.Errorf("exams %+v", e)
	}
	if early := r.HandIn("c", ask("", false), 1039*minute, 0); early[0].At != 1039*minute {
		t.Errorf("before the deadline it ends at %d", early[0].At)
	}
}

func TestOptionsKeepTheirOrderWithinAnExam(t *testing.T) {
	a, b := New(begin(5, 40, false)), New(begin(5, 40, false))
	differs := false
	for seed := range uint64(20) {
		b.Start.Seed = seed
		differs = differs || !slices.Equal(a.Order(0, 5), b.Order(0, 5))
		if a.Start.Seed = seed; !slices.Equal(a.Order(0, 5), b.Order(0, 5)) {
			t.Error("the same exam shows two orders")
		}
	}
	if !differs {
		t.Error("every exam shows the same order")
	}
}
