package review

import (
	"math/rand/v2"
	"slices"
	"sort"
	"time"

	"notelab/app/progress"
)

// Item is one question that may be asked.
type Item struct {
	ID string
	// Topic is what interleaving mixes: the note. Sibling names the paragraph or
	// the rule: of the questions that share it, a day asks one.
	Topic, Sibling string
	// Open reports whether a question that was never answered may be introduced:
	// its topic has been begun.
	Open bool
	Card Card
	// Held is set for a question kept out of review.
	Held progress.HeldEntry
}

// Plan is what there is to do now.
type Plan struct {
	// Queue are the questions to ask, in order.
	Queue []string
	// Learning, Reviews and New count what Queue consists of.
	Learning, Reviews, New int
	// Later counts cards in learning that come back today; Next is when the
	// first does, zero when there is none.
	Later int
	Next  time.Time
	// Introduced counts the questions that were new today.
	Introduced int
	// Done counts the answers of this day of study, Backlog the reviews that the
	// daily limit leaves for another day.
	Done, Backlog int
	// Leeches are the questions that were forgotten again and again.
	Leeches []string
}

// Plan chooses what to ask at now, on a clock zone minutes ahead of UTC: cards in
// learning that are due, wrong and sure ones first, then reviews mixed with new
// cards, so that neighbours come from different topics where that can be. The
// seed decides among equals. In the last days before an exam it is every card
// once more and nothing new.
func (s *Scheduler) Plan(items []Item, now time.Time, zone int, seed uint64) Plan {
	today := s.Day(now, zone)
	var p Plan
	var learning, reviews, fresh []*Item
	met := map[string]bool{} // siblings of what was asked today
	newToday, reviewsToday := 0, 0
	passing := s.passing(today)
	for i := range items {
		it := &items[i]
		c := &it.Card
		if c.Reps > 0 && s.Leech(c) {
			p.Leeches = append(p.Leeches, it.ID)
		}
		if c.Reps == 0 || c.LastDay != today {
			continue
		}
		p.Done++
		if it.Sibling != "" {
			met[it.Sibling] = true
		}
		if c.First == today {
			newToday++
		} else {
			reviewsToday++
		}
	}
	p.Introduced = newToday
	for i := range items {
		it := &items[i]
		c := &it.Card
		switch {
		case s.held(it, today):
		case c.State == Learning || c.State == Relearning:
			switch {
			case !c.Due.After(now):
				learning = append(learning, it)
			case s.Day(c.Due, zone) == today:
				p.Later++
				if p.Next.IsZero() || c.Due.Before(p.Next) {
					p.Next = c.Due
				}
			}
		case c.State == Review && (c.Day <= today || passing) && c.LastDay != today:
			reviews = append(reviews, it)
		case c.Reps == 0 && it.Open && !passing:
			fresh = append(fresh, it)
		}
	}
	sort.SliceStable(learning, func(i, j int) bool {
		a, b := &learning[i].Card, &learning[j].Card
		if a.Overconfident() != b.Overconfident() {
			return a.Overconfident()
		}
		return a.Due.Before(b.Due)
	})
	// What is most likely to be forgotten comes first, so that a short session
	// saves the most.
	risk := map[*Item]float64{}
	for _, it := range reviews {
		risk[it] = s.Retrievability(&it.Card, now, zone)
	}
	r := rand.New(rand.NewPCG(seed, 0x726576)) // "rev"
	r.Shuffle(len(reviews), func(i, j int) { reviews[i], reviews[j] = reviews[j], reviews[i] })
	sort.SliceStable(reviews, func(i, j int) bool {
		a, b := reviews[i], reviews[j]
		if a.Card.Overconfident() != b.Card.Overconfident() {
			return a.Card.Overconfident()
		}
		return risk[a] < risk[b]
	})
	reviews, p.Backlog = s.apart(reviews, met, max(s.ReviewsPerDay-reviewsToday, 0))
	fresh, _ = s.apart(fresh, met, max(s.newToday(items, today)-newToday, 0))
	p.Learning, p.Reviews, p.New = len(learning), len(reviews), len(fresh)
	for _, it := range learning {
		p.Queue = append(p.Queue, it.ID)
	}
	for _, it := range interleave(merge(reviews, fresh)) {
		p.Queue = append(p.Queue, it.ID)
	}
	return p
}

// Due lists the cards that review wants today, in no order, without the limits
// and the distances a plan keeps.
func (s *Scheduler) Due(items []Item, now time.Time, zone int) []string {
	today := s.Day(now, zone)
	var out []string
	for i := range items {
		it := &items[i]
		c := &it.Card
		switch {
		case s.held(it, today):
		case (c.State == Learning || c.State == Relearning) && !c.Due.After(now), c.State == Review && c.Day <= today && c.LastDay != today:
			out = append(out, it.ID)
		}
	}
	return out
}

// held reports whether a question is kept out of this day.
func (s *Scheduler) held(it *Item, today Day) bool {
	switch it.Held.How {
	case "", progress.Released:
		return false
	case progress.Bury:
		return s.Day(time.UnixMilli(it.Held.At), it.Held.Zone) == today
	}
	return true
}

// apart takes at most n items no two of which are siblings of each other or of
// what met has, which it extends; over counts those that would have been one too
// many, siblings aside.
func (s *Scheduler) apart(items []*Item, met map[string]bool, n int) (out []*Item, over int) {
	out = items[:0:0]
	for _, it := range items {
		if it.Sibling != "" {
			if met[it.Sibling] {
				continue
			}
			met[it.Sibling] = true
		}
		if len(out) == n {
			over++
			continue
		}
		out = append(out, it)
	}
	return out, over
}

// merge spreads the items of b evenly among those of a.
func merge(a, b []*Item) []*Item {
	out := make([]*Item, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		// The share of b that is placed stays just behind that of a.
		if len(b) == 0 || len(a) > 0 && len(a) >= len(b) {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

// interleave moves items as little as possible so that neighbours have different
// topics, as far as there are topics.
func interleave(items []*Item) []*Item {
	out := make([]*Item, 0, len(items))
	rest := slices.Clone(items)
	last := ""
	for len(rest) > 0 {
		// Looking far ahead would undo the order; a topic that fills the whole
		// stretch stays together.
		k := 0
		for i := 0; i < len(rest) && i < 24; i++ {
			if rest[i].Topic != last {
				k = i
				break
			}
		}
		out = append(out, rest[k])
		last = rest[k].Topic
		rest = slices.Delete(rest, k, k+1)
	}
	return out
}
