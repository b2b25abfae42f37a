package stats

import (
	"sort"

	"notelab/app/progress"
	"notelab/app/review"
)

// weakest is how many weak rules are listed: a list to finish.
const weakest = 8

// weak finds the rules that need practice: first those that are forgotten again
// and again, then by the chance of being known, then by how often they were
// forgotten. A rule that is known as well as review means it to be is not weak.
func (c *counter) weak(r *Report) {
	var rules []Rule
	type place struct {
		section, note int
		anchor        string
	}
	at := map[place]int{}
	for i := range c.cards {
		it := &c.cards[i]
		if it.Reps == 0 {
			continue
		}
		if held, _ := c.in.State.Held(c.in.Index.ID, it.q.ID); held.How == progress.Suspend {
			continue
		}
		n := &c.in.Index.Sections[it.section].Notes[it.note]
		key := place{it.section, it.note, it.q.Anchor}
		k, ok := at[key]
		if !ok {
			k = len(rules)
			at[key] = k
			rule := Rule{Note: n.Slug, Title: n.Title, Anchor: it.q.Anchor}
			for _, h := range n.Headings {
				if h.ID == rule.Anchor {
					rule.Heading = h.Text
				}
			}
			rules = append(rules, rule)
		}
		rule := &rules[k]
		rule.Seen++
		rule.Lapses += it.Lapses
		rule.Recall += it.known
		rule.Leech = rule.Leech || c.in.Scheduler.Leech(&it.Card)
		if review.RatingOf(&it.Last) == review.Again {
			rule.Wrong++
		}
	}
	for i := range rules {
		rules[i].Recall /= float64(rules[i].Seen)
		if rules[i].Leech || rules[i].Wrong > 0 || rules[i].Recall < r.Target {
			r.Weak = append(r.Weak, rules[i])
		}
	}
	sort.SliceStable(r.Weak, func(i, j int) bool {
		a, b := &r.Weak[i], &r.Weak[j]
		switch {
		case a.Leech != b.Leech:
			return a.Leech
		case a.Recall != b.Recall:
			return a.Recall < b.Recall
		}
		return a.Lapses > b.Lapses
	})
	r.Weak = r.Weak[:min(len(r.Weak), weakest)]
}
