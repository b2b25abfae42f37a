package ui

import (
	"math"
	"sort"
	"time"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/review"
)

// deck keeps the cards that were replayed from the log, so that an answer costs
// one card and not all of them.
var deck struct {
	key       string // course and settings the cards belong to
	scheduler *review.Scheduler
	cards     map[string]deckCard
}

type deckCard struct {
	count int
	last  string // id of the newest answer
	card  review.Card
}

// sliceOf is how many answers are replayed without letting the page breathe.
const sliceOf = 500

// cards returns every question of a course as an item of review. It blocks, a
// second for 100,000 answers the first time: call it beside the user interface.
// The state is read before anything else can happen.
func cards(x *course.Index) ([]review.Item, *review.Scheduler) {
	state, id := env.State(), env.Page().Course
	key := id
	for _, k := range []string{review.KeyRetention, review.KeyNew, review.KeyReviews, review.KeyLearning, review.KeyRelearning, review.KeyRollover, review.KeyButtons, review.KeyExam} {
		key += "|" + state.Setting(k)
	}
	if key != deck.key {
		deck.key, deck.scheduler, deck.cards = key, review.NewScheduler(review.Read(state.Setting)), map[string]deckCard{}
	}
	s, known := deck.scheduler, deck.cards
	var items []review.Item
	type todo struct {
		at      int
		answers []progress.Answer
	}
	var stale []todo
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			n := &x.Sections[i].Notes[j]
			first, open := len(items), begun(state, id, n)
			for k := range n.Questions {
				q := &n.Questions[k]
				answers := state.Answers(id, q.ID)
				for _, a := range q.Aliases {
					answers = append(answers, state.Answers(id, a)...)
				}
				if len(q.Aliases) > 0 {
					sort.Slice(answers, func(i, j int) bool { return answers[i].Before(answers[j].Stamp) })
				}
				it := review.Item{ID: q.ID, Topic: n.Slug, Sibling: n.Slug + "#" + q.Anchor}
				it.Held, _ = state.Held(id, q.ID)
				if len(answers) > 0 {
					open = true
					if c := known[q.ID]; c.count == len(answers) && c.last == answers[len(answers)-1].ID {
						it.Card = c.card
					} else {
						stale = append(stale, todo{len(items), answers})
					}
				}
				items = append(items, it)
			}
			for k := first; k < len(items); k++ {
				items[k].Open = open
			}
		}
	}
	done := 0
	for _, t := range stale {
		it := &items[t.at]
		it.Card = s.Replay(t.answers, func(*review.Step) {}) // Card, several times faster
		known[it.ID] = deckCard{len(t.answers), t.answers[len(t.answers)-1].ID, it.Card}
		if done += len(t.answers); done >= sliceOf {
			done = 0
			time.Sleep(time.Millisecond)
		}
	}
	return items, s
}

// begun reports whether a section of a note was read.
func begun(s *progress.State, courseID string, n *course.IndexNote) bool {
	for i := range n.Headings {
		if s.Read(courseID, n.Slug, n.Headings[i].ID) {
			return true
		}
	}
	return false
}

// zone is how far the device's clock is ahead of UTC, in minutes.
func zone() int {
	_, sec := env.Now().Zone()
	return sec / 60
}

// rest says how long a card rests: "10 min", "3 days", "1.2 years".
func rest(d time.Duration) string {
	switch days := d.Hours() / 24; {
	case d < time.Hour:
		return say("review.minutes", "n", oneDigit(max(d.Minutes(), 1)))
	case days < 1:
		return say("review.hours", "n", oneDigit(d.Hours()))
	case days < 60:
		return say("review.days", "n", oneDigit(math.Round(days)))
	case days < 700:
		return say("review.months", "n", oneDigit(days/30.4))
	default:
		return say("review.years", "n", oneDigit(days/365.25))
	}
}
