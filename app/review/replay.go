package review

import (
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"

	"notelab/app/progress"
)

// Step is one answer seen against the card it was given to.
type Step struct {
	Answer *progress.Answer
	// Rating is what the answer says about memory, Day its day of study.
	Rating Rating
	Day    Day
	// Counts reports whether the answer was a review: a right one within a
	// minute of the one before is none.
	Counts bool
	// State is the card's before the answer, Rested the days of study since the
	// answer before that counted; 0 for the first.
	State  State
	Rested int
}

// Replay is Card for a history of which every step is wanted: it calls visit
// for each answer in order and returns the card that Card returns.
//
// It is several times faster than asking FSRS for a whole schedule after every
// answer: what an answer does to memory does not depend on when the card was
// due, so that only the last answer has to be scheduled.
func (s *Scheduler) Replay(answers []progress.Answer, visit func(*Step)) Card {
	var c Card
	var at int64 // of the newest answer that counts, on the shifted clock, in milliseconds
	last := -1   // its place in answers
	seen := 0    // answers that count
	for i := range answers {
		a := &answers[i]
		st := Step{Answer: a, Rating: RatingOf(a), State: c.State}
		st.Counts = seen == 0 || st.Rating == Again || a.At-answers[last].At >= rereading.Milliseconds()
		if last >= 0 && st.Counts {
			// The answer before is not the last one: its memory is enough.
			s.remember(&c, at, &answers[last])
			st.State = c.State
		} else if last >= 0 {
			st.State = s.after(c, RatingOf(&answers[last])).State
		}
		now := a.At + int64(a.Zone)*time.Minute.Milliseconds() - s.Rollover.Milliseconds()
		if seen > 0 {
			now = max(now, at) // the traveller's clock was set back
			st.Rested = int(dayAt(now) - dayAt(at))
		}
		st.Day = dayAt(now)
		if st.Counts {
			if seen == 0 {
				c.fsrs = fsrs.NewCard(time.UnixMilli(now).UTC())
				c.First = st.Day
			}
			at, last = now, i
			seen++
		}
		visit(&st)
	}
	if last >= 0 {
		s.answer(&c, &answers[last])
	}
	return c
}

// remember adds an answer given at a time on the shifted clock to what a card
// holds of memory and of its place in the cycle, without scheduling it.
func (s *Scheduler) remember(c *Card, at int64, a *progress.Answer) {
	rating := RatingOf(a)
	var known *fsrs.MemoryState
	elapsed := uint64(0)
	if c.Reps > 0 {
		known = &fsrs.MemoryState{Stability: c.fsrs.Stability, Difficulty: c.fsrs.Difficulty}
		elapsed = uint64(dayAt(at) - dayAt(c.fsrs.LastReview.UnixMilli()))
	}
	m := s.fsrs.NextState(known, s.fsrs.RequestRetention, elapsed, rating).Memory
	if rating == Again && c.State == Review {
		c.Lapses++
		c.fsrs.Lapses++
	}
	*c = s.after(*c, rating)
	c.fsrs.Stability, c.fsrs.Difficulty = m.Stability, m.Difficulty
	c.fsrs.LastReview = time.UnixMilli(at).UTC()
	c.fsrs.Reps++
	c.Reps++
	c.Last = *a
}

// after is a card with the place in the learning cycle it has after a rating:
// the steps of FSRS, which know nothing of memory.
func (s *Scheduler) after(c Card, rating Rating) Card {
	steps, to := s.fsrs.LearningSteps, Learning
	left := c.fsrs.RemainingSteps
	switch c.State {
	case New:
		left = len(steps)
	case Review:
		if rating != Again {
			return c.move(Review, 0)
		}
		steps, to = s.fsrs.RelearningSteps, Relearning
		left = len(steps)
	case Relearning:
		steps, to = s.fsrs.RelearningSteps, Relearning
	}
	if len(steps) == 0 || left <= 0 || rating == Easy {
		return c.move(Review, 0)
	}
	// A step of a day or more is waited for in Review.
	step := func(delay float64, left int) Card {
		if delay >= 24*60 {
			return c.move(Review, left)
		}
		return c.move(to, left)
	}
	switch rating {
	case Again:
		return step(steps[0], len(steps))
	case Hard:
		delay := steps[0] * 1.5
		if len(steps) > 1 {
			delay = (steps[0] + steps[1]) / 2
		}
		return step(delay, left)
	}
	if next := len(steps) - left + 1; next < len(steps) {
		return step(steps[next], left-1)
	}
	return c.move(Review, 0)
}

func (c Card) move(to State, left int) Card {
	c.State, c.fsrs.State, c.fsrs.RemainingSteps = to, to, left
	return c
}
