package review

import (
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"

	"notelab/app/progress"
)

// The words of FSRS.
type (
	// Rating says how well something was known.
	Rating = fsrs.Rating
	// State is a card's place in the learning cycle.
	State = fsrs.State
)

// The ratings and states of FSRS.
const (
	Again, Hard, Good, Easy           = fsrs.Again, fsrs.Hard, fsrs.Good, fsrs.Easy
	New, Learning, Review, Relearning = fsrs.New, fsrs.Learning, fsrs.Review, fsrs.Relearning
)

// Ratings are the four in the order of their buttons.
var Ratings = [...]Rating{Again, Hard, Good, Easy}

// RatingOf is what an answer says about memory: the button, if one was pressed,
// otherwise Again for a wrong answer, Hard for a right one the learner was not
// sure of, Good for a right one.
func RatingOf(a *progress.Answer) Rating {
	switch {
	case a.Rating != 0:
		return Rating(a.Rating)
	case !a.Right:
		return Again
	case a.Sure == progress.Unsure:
		return Hard
	}
	return Good
}

// Card is what the answers to one question amount to.
type Card struct {
	State State
	// Stability is the days until recall falls to 90 %, Difficulty is from 1 to
	// 10.
	Stability, Difficulty float64
	// Reps counts reviews, Lapses those that a card in Review failed.
	Reps, Lapses int
	// Last is the newest answer that counts.
	Last progress.Answer
	// Due is when a card in Learning or Relearning may be asked again, Day the
	// day of study on which one in Review may.
	Due time.Time
	Day Day
	// First is the day of study of the first answer, LastDay that of the newest.
	First, LastDay Day

	fsrs fsrs.Card
}

// Overconfident reports whether the last answer was wrong although the learner
// was sure: the most useful thing to ask again.
func (c *Card) Overconfident() bool { return !c.Last.Right && c.Last.Sure == progress.Sure }

// Scheduler turns answers into cards and cards into plans. It is safe for
// concurrent use.
type Scheduler struct {
	Settings
	fsrs *fsrs.FSRS
}

// NewScheduler returns a scheduler with the default weights of FSRS-6.
func NewScheduler(s Settings) *Scheduler {
	p := fsrs.DefaultParam()
	p.RequestRetention = s.Retention
	p.LearningSteps, p.RelearningSteps = minutes(s.Learning), minutes(s.Relearning)
	return &Scheduler{Settings: s, fsrs: fsrs.NewFSRS(p)}
}

// rereading is how soon after an answer a right one is no sign of memory.
const rereading = time.Minute

// Card replays the answers to a question, which are in order. No answers make a
// New card.
func (s *Scheduler) Card(answers []progress.Answer) Card {
	var c Card
	for i := range answers {
		s.answer(&c, &answers[i])
	}
	return c
}

// answer adds one answer to a card.
func (s *Scheduler) answer(c *Card, a *progress.Answer) {
	rating := RatingOf(a)
	if c.Reps > 0 && rating != Again && a.At-c.Last.At < rereading.Milliseconds() {
		return
	}
	// FSRS counts days in UTC: on a clock that is shifted so that the day of
	// study begins at midnight, they are days of study.
	at := s.shifted(a.At, a.Zone)
	if c.Reps > 0 && at.Before(c.fsrs.LastReview) {
		at = c.fsrs.LastReview // the traveller's clock was set back
	}
	if c.Reps == 0 {
		c.fsrs = fsrs.NewCard(at)
		c.First = dayOf(at)
	}
	lapse := rating == Again && c.State == Review
	info, err := s.fsrs.Next(c.fsrs, at, rating)
	if err != nil {
		return // no answer of a log leads here; an unscheduled card stays due
	}
	c.fsrs = info.Card
	c.State, c.Stability, c.Difficulty = c.fsrs.State, c.fsrs.Stability, c.fsrs.Difficulty
	c.Reps++
	if lapse {
		c.Lapses++
	}
	c.Last, c.LastDay = *a, dayOf(at)
	c.Due = time.UnixMilli(a.At).Add(c.fsrs.Due.Sub(at))
	c.Day = dayOf(c.fsrs.Due)
}

// Preview returns how long a card would rest after each rating given now, in the
// order of Ratings.
func (s *Scheduler) Preview(c Card, now time.Time, zone int) [4]time.Duration {
	var out [4]time.Duration
	for i, r := range Ratings {
		next := c
		s.answer(&next, &progress.Answer{
			Stamp: progress.Stamp{At: max(now.UnixMilli(), c.Last.At+rereading.Milliseconds())}, Zone: zone, Right: r != Again, Rating: int(r),
		})
		out[i] = next.fsrs.Due.Sub(next.fsrs.LastReview)
	}
	return out
}

// Retrievability is the chance that a card is known now, from 0 to 1; 0 for a
// New card.
func (s *Scheduler) Retrievability(c *Card, now time.Time, zone int) float64 {
	if c.Reps == 0 {
		return 0
	}
	days := max(s.shifted(now.UnixMilli(), zone).Sub(c.fsrs.LastReview).Hours()/24, 0)
	return s.fsrs.ForgettingCurve(days, c.Stability)
}

// Leech reports whether a card was forgotten so often that it should be reread
// rather than asked again.
func (s *Scheduler) Leech(c *Card) bool { return c.Lapses >= s.LeechAfter }
