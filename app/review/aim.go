package review

import (
	"math"
	"sort"
	"time"
)

// LastPass is how many days of study before the exam belong to repeating what is
// known, the day of the exam among them: nothing new, and every card once more,
// whether or not it is due.
const LastPass = 3

// mostNew is how many new questions a day a plan asks for at most. When more
// would be needed, it is the order that counts.
const mostNew = 40

// Aim is what a day on the way to an exam is for.
type Aim struct {
	// Days is how many days of study are left, today among them; 0 when the exam
	// is over.
	Days int
	// LastPass reports whether the last pass has begun.
	LastPass bool
	// New is how many questions to introduce today so that all are seen before
	// the last pass, or as many as a day can take.
	New int
	// Topics are worth the most today, best first. A missed day changes the
	// numbers and leaves no debt.
	Topics []Topic
}

// Topic is a note with what going through it would gain.
type Topic struct {
	ID string
	// Gain is the expected gain in percentage points of the exam: the weight of
	// its questions, each times the chance that it would not be known on the day.
	Gain float64
	// Unseen counts questions that were never answered.
	Unseen int
}

// Aim plans a day. share is what a question stands for in the exam: over all
// questions it adds up to 1.
func (s *Scheduler) Aim(items []Item, now time.Time, zone int, share func(id string) float64) Aim {
	if s.Exam.IsZero() {
		return Aim{}
	}
	today := s.Day(now, zone)
	var a Aim
	if a.Days = int(s.examDay()-today) + 1; a.Days <= 0 {
		return Aim{}
	}
	a.LastPass = a.Days <= LastPass
	// The morning of the exam, when what is left of memory counts.
	exam := s.Begins(s.examDay(), zone)
	if exam.Before(now) {
		exam = now
	}
	at := map[string]int{}
	for i := range items {
		it := &items[i]
		k, ok := at[it.Topic]
		if !ok {
			k = len(a.Topics)
			at[it.Topic] = k
			a.Topics = append(a.Topics, Topic{ID: it.Topic})
		}
		t := &a.Topics[k]
		if it.Card.Reps == 0 {
			t.Unseen++
		}
		t.Gain += 100 * share(it.ID) * (1 - s.Retrievability(&it.Card, exam, zone))
	}
	sort.SliceStable(a.Topics, func(i, j int) bool { return a.Topics[i].Gain > a.Topics[j].Gain })
	a.New = s.newToday(items, today)
	return a
}

// newToday is how many new questions a day asks for: the setting, or with an
// exam ahead what it takes to see all of them before the last pass.
func (s *Scheduler) newToday(items []Item, today Day) int {
	days := int(s.examDay()-today) + 1
	switch {
	case s.Exam.IsZero() || days <= 0:
		return s.NewPerDay
	case days <= LastPass:
		return 0
	}
	unseen := 0
	for i := range items {
		// What was begun today belongs to today's share.
		if c := &items[i].Card; c.Reps == 0 || c.First == today {
			unseen++
		}
	}
	return min(int(math.Ceil(float64(unseen)/float64(days-LastPass))), mostNew)
}

// examDay is the day of study the exam falls on.
func (s *Scheduler) examDay() Day { return Day(s.Exam.Unix() / (24 * 60 * 60)) }

// passing reports whether a day belongs to the last pass.
func (s *Scheduler) passing(today Day) bool {
	left := int(s.examDay()-today) + 1
	return !s.Exam.IsZero() && left > 0 && left <= LastPass
}
