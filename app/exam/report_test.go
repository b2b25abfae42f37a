package exam

import (
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"notelab/app/progress"
)

// TestAReportAddsUp counts again, item by item and in exact fractions.
func TestAReportAddsUp(t *testing.T) {
	b := c02()
	for seed := range uint64(500) {
		rnd := rand.New(rand.NewPCG(seed, 9))
		r := New(begin(1+rnd.IntN(65), 130, false))
		letters := []byte("10-x")[:2+rnd.IntN(3)]
		finish := progress.ExamEntry{Stamp: progress.Stamp{At: r.Start.Stamp.At + 50*minute}, Step: progress.ExamFinish}
		type count struct{ of, right, open, ms int }
		want, total := map[string]count{}, count{}
		for i, it := range r.Start.Items {
			c := letters[rnd.IntN(len(letters))]
			finish.Results += string(c)
			r.Answers[i].Millis = 1 + rnd.Int64N(100_000)
			for _, id := range []string{it.Domain, it.Task, ""} {
				w := want[id]
				w.ms += int(r.Answers[i].Millis)
				if c != 'x' {
					w.of++
				}
				if c == '1' {
					w.right++
				}
				if c == '-' {
					w.open++
				}
				want[id] = w
			}
		}
		total = want[""]
		got := NewReport(r, &finish, b.Domains)
		check := func(l *Line, id string) {
			if w := want[id]; l.Of != w.of || l.Right != w.right || l.Open != w.open || int(l.Millis) != w.ms {
				t.Fatalf("seed %d: %q is %+v; want %+v", seed, id, *l, w)
			}
		}
		check(&got.Line, "")
		lines, sum, weights := 0, new(big.Rat), int64(0)
		for i := range got.Domains {
			d := &got.Domains[i]
			check(d, d.ID)
			for j := range d.Tasks {
				check(&d.Tasks[j], d.Tasks[j].ID)
				lines++
			}
			if d.Of > 0 {
				sum.Add(sum, big.NewRat(int64(d.Weight*d.Right), int64(d.Of)))
				weights += int64(d.Weight)
			}
		}
		if lines+len(got.Domains)+1 != len(want) {
			t.Fatalf("seed %d: %d lines; want %d", seed, lines+len(got.Domains)+1, len(want))
		}
		if total.of > 0 {
			sum.Mul(sum, big.NewRat(100, weights))
			if floor := new(big.Int).Quo(sum.Num(), sum.Denom()); got.Weighted != int(floor.Int64()) {
				t.Fatalf("seed %d: %d %% by weight; want %v", seed, got.Weighted, sum)
			}
		}
		if got.Used != 50*time.Minute {
			t.Fatalf("seed %d: %v used", seed, got.Used)
		}
	}
}

func TestPausesAreNoTimeSpent(t *testing.T) {
	r := Resume(begin(5, 40, true), []progress.ExamNote{step(1005*minute, progress.ExamPause), step(1095*minute, progress.ExamResume)})
	if got := NewReport(r, &progress.ExamEntry{Stamp: progress.Stamp{At: 1100 * minute}, Results: "-----"}, nil); got.Used != 10*time.Minute || got.Of != 5 || got.Open != 5 {
		t.Errorf("used %v of an exam of ten minutes and a pause: %+v", got.Used, got)
	}
}

func TestWhatMeetsTheMark(t *testing.T) {
	for _, tt := range []struct {
		right, of int
		want      bool
	}{{3, 4, true}, {2, 3, false}, {0, 0, false}, {14, 19, false}, {15, 20, true}} {
		if l := (Line{Right: tt.right, Of: tt.of}); l.Meets() != tt.want {
			t.Errorf("%d of %d meets: %v", tt.right, tt.of, l.Meets())
		}
	}
}
