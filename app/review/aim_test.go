package review

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"notelab/app/progress"
)

// aiming is a scheduler whose exam is so many days after origin.
func aiming(days int) *Scheduler {
	set := Defaults()
	set.Exam = origin.Add(time.Duration(days) * 24 * time.Hour)
	return NewScheduler(set)
}

func unseen(n int, topic string) []Item {
	var items []Item
	for i := range n {
		items = append(items, Item{ID: fmt.Sprint(topic, i), Topic: topic, Open: true})
	}
	return items
}

func TestAPlanSpreadsWhatIsNewOverTheDaysThatAreLeft(t *testing.T) {
	items := append(unseen(60, "a"), unseen(40, "b")...)
	even := func(string) float64 { return 0.01 }
	for _, tt := range []struct {
		days int // until the exam
		want Aim
	}{
		{29, Aim{Days: 30, New: 4}},  // 100 in 27 days
		{12, Aim{Days: 13, New: 10}}, // 100 in 10 days
		{3, Aim{Days: 4, New: 40}},   // 100 in one day: as many as a day can take
		{2, Aim{Days: 3, LastPass: true}},
		{0, Aim{Days: 1, LastPass: true}},
		{-1, Aim{}},
	} {
		a := aiming(tt.days).Aim(items, noon, 0, even)
		if a.Days != tt.want.Days || a.New != tt.want.New || a.LastPass != tt.want.LastPass {
			t.Errorf("%d days before: %d days, %d new, last pass %v; want %+v", tt.days, a.Days, a.New, a.LastPass, tt.want)
		}
	}
	if a := NewScheduler(Defaults()).Aim(items, noon, 0, even); a.Days != 0 || a.Topics != nil {
		t.Errorf("without a date: %+v", a)
	}
}

// A day missed is not owed: the same questions are spread over the days left.
func TestAMissedDayLeavesNoDebt(t *testing.T) {
	s, items := aiming(12), unseen(100, "a")
	even := func(string) float64 { return 0.01 }
	missed := s.Aim(items, noon.Add(5*24*time.Hour), 0, even)
	if missed.Days != 8 || missed.New != 20 {
		t.Errorf("after five days without study: %+v; want 20 a day", missed)
	}
}

func TestTopicsAreOrderedByWhatTheyGain(t *testing.T) {
	s := aiming(10)
	items := slices.Concat(unseen(2, "small"), unseen(5, "large"), []Item{s.known(t, "k1", "known", "", 3), s.known(t, "k2", "known", "", 3), s.known(t, "k3", "known", "", 3)})
	share := func(id string) float64 {
		if id[0] == 's' {
			return 0.25 // two questions stand for half of the exam
		}
		return 0.5 / 8
	}
	a := s.Aim(items, noon, 0, share)
	if len(a.Topics) != 3 || a.Topics[0].ID != "small" || a.Topics[1].ID != "large" || a.Topics[2].ID != "known" {
		t.Fatalf("topics %+v", a.Topics)
	}
	// By hand: what is unseen gains its whole share.
	if math.Abs(a.Topics[0].Gain-50) > 1e-9 || math.Abs(a.Topics[1].Gain-500*0.0625) > 1e-9 || a.Topics[0].Unseen != 2 {
		t.Errorf("gains %+v", a.Topics)
	}
	c := &items[7].Card
	left := 1 - s.Retrievability(c, s.Begins(s.examDay(), 0), 0)
	if want := 3 * 6.25 * left; math.Abs(a.Topics[2].Gain-want) > 1e-9 || left <= 0 || left >= 1 {
		t.Errorf("what is known gains %v; want %v", a.Topics[2].Gain, want)
	}
}

func TestTheLastDaysRepeatEverythingOnceAndBringNothingNew(t *testing.T) {
	s := aiming(2)
	items := append(unseen(3, "new"), s.known(t, "resting", "a", "", 1), s.known(t, "due", "b", "", 20))
	p := s.Plan(items, noon, 0, 1)
	if p.Reviews != 2 || p.New != 0 {
		t.Errorf("plan %+v; want both known cards and nothing new", p)
	}
	items[3].Card = s.Card([]progress.Answer{answer(-20*time.Hour, Good), answer(-19*time.Hour, Good), answer(11*time.Hour, Good)})
	if p = s.Plan(items, noon, 0, 1); p.Reviews != 1 {
		t.Errorf("what was repeated today is asked again: %+v", p)
	}
	if p = aiming(9).Plan(items[3:], noon, 0, 1); p.Reviews != 1 {
		t.Errorf("nine days before the exam: %+v", p)
	}
	if p = aiming(9).Plan(unseen(70, "a"), noon, 0, 1); p.New != 10 {
		t.Errorf("with seven days for 70 new questions: %+v; want 10", p)
	}
	if p = aiming(-1).Plan(items, noon, 0, 1); p.New == 0 {
		t.Errorf("after the exam: %+v", p)
	}
}
