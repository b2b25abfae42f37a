package stats

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"notelab/app/course"
	"notelab/app/exam"
	"notelab/app/hostile"
	"notelab/app/progress"
	"notelab/app/review"
)

// digest does with a backup all that the app does: reads it, folds it, writes
// the checkpoint and reads that, and makes plans, figures and reports of it.
func digest(t *testing.T, file []byte) {
	t.Helper()
	began := time.Now()
	im := progress.Parse(file, nil)
	if again := progress.Parse(file, nil); len(again.Events) != len(im.Events) || len(again.Refused) != len(im.Refused) {
		t.Error("two readings differ")
	}
	st := progress.Fold(im.Events)
	packed := st.Pack(1, nil)
	back, _, err := progress.Unpack(packed)
	if err != nil {
		t.Fatalf("the checkpoint of a hostile log is not read: %v", err)
	}
	if len(back.Pack(1, nil)) != len(packed) {
		t.Error("the checkpoint changes when it is read and written")
	}
	if out := progress.Export(im.Events, nil, 0, nil); len(progress.Parse(out, nil).Events) != len(im.Events) {
		t.Error("a backup of the import has another number of events")
	}
	x := &course.Index{Exams: []course.IndexExam{{Title: "X", Domains: []course.IndexDomain{{ID: "D1", Tasks: []course.IndexTask{{ID: "D1.T1"}}}}}}}
	note := course.IndexNote{Slug: "n"}
	var items []review.Item
	s := review.NewScheduler(review.Read(st.Setting))
	for _, zone := range []int{-720, 0, 540} {
		note.Questions, items = nil, nil
		st.Questions("", func(id string, answers []progress.Answer) {
			c := s.Card(answers)
			for _, d := range s.Preview(c, now, zone) {
				if d < 0 {
					t.Errorf("%q: after one more answer the card rests %v", id, d)
				}
			}
			if r := s.Retrievability(&c, now, zone); math.IsNaN(r) || r < 0 || r > 1 {
				t.Errorf("%q is known with a chance of %v", id, r)
			}
			held, _ := st.Held("", id)
			items = append(items, review.Item{ID: id, Open: true, Card: c, Held: held})
			note.Questions = append(note.Questions, course.IndexQuestion{ID: id, Tags: []string{"D1.T1"}})
		})
		x.Sections = []course.IndexSection{{ID: "s", Notes: []course.IndexNote{note}}}
		if p := s.Plan(items, now, zone, 1); len(p.Queue) > len(items) {
			t.Errorf("%d of %d questions are asked", len(p.Queue), len(items))
		}
		s.Aim(items, now, zone, func(string) float64 { return 1 })
		r := Compute(Input{State: st, Index: x, Scheduler: s, Now: now, Zone: zone})
		if r.Total.Right > r.Answers || r.Streak > r.Days || r.Total.Spent < 0 || len(r.Periods) > mostWeeks+1 {
			t.Errorf("impossible figures: %+v", r.Total)
		}
	}
	for _, rec := range st.Exams("") {
		run := exam.Resume(*rec.Start, st.ExamNotes("", rec.Start.ID))
		run.Left(now.UnixMilli())
		for i := range run.Start.Items {
			if o := run.Order(i, 4); len(o) != 4 {
				t.Errorf("an order of %d options", len(o))
			}
		}
		if rec.Finish != nil {
			exam.NewReport(run, rec.Finish, x.Exams[0].Domains)
		}
	}
	if d := time.Since(began); d > 20*time.Second {
		t.Errorf("%d bytes took %v", len(file), d)
	}
}

func TestAHostileBackupCostsNothing(t *testing.T) {
	file := []byte(hostile.Backup())
	digest(t, file)
	im := progress.Parse(file, nil)
	if len(im.Events) < 300 || len(im.Refused) < 20 {
		t.Errorf("%d events, %d lines refused: the backup tests nothing", len(im.Events), len(im.Refused))
	}
	for _, e := range im.Events {
		if err := e.Validate(); err != nil {
			t.Errorf("taken over: %v", err)
		}
	}
}

func FuzzBackup(f *testing.F) {
	lines := bytes.SplitAfter([]byte(hostile.Backup()), []byte("\n"))
	for i := 0; i+12 < len(lines); i += 12 {
		if part := bytes.Join(append([][]byte{lines[0]}, lines[i:i+12]...), nil); len(part) < 20_000 {
			f.Add(part)
		}
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if len(file) < 1<<16 && strings.Count(string(file), "\n") < 200 {
			digest(t, file)
		}
	})
}
