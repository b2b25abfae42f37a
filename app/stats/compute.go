package stats

import (
	"sort"
	"time"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/review"
)

// atOnce is how many answers are replayed without a pause.
const atOnce = 3000

// Compute makes the figures in one pass over the answers.
func Compute(in Input) *Report {
	c := &counter{
		in: in, today: in.Scheduler.Day(in.Now, in.Zone), days: map[review.Day]*Day{}, at: map[string]int{},
		first: in.Scheduler.Day(in.Now, in.Zone),
	}
	c.list()
	c.replay()
	r := &Report{Today: c.today, Target: in.Scheduler.Retention}
	c.history(r)
	c.mastery(r)
	c.forecast(r)
	c.weak(r)
	return r
}

// counter is a computation on its way.
type counter struct {
	in    Input
	today review.Day
	first review.Day // of the oldest answer
	days  map[review.Day]*Day
	// cards are the questions of the course in its order; at finds one by its id
	// or a former one.
	cards []card
	at    map[string]int
	left  int // answers until the next pause
}

// card is a question of the course with what its answers amount to.
type card struct {
	section, note int
	q             *course.IndexQuestion
	review.Card
	known float64 // chance of a right answer now
}

// list takes the questions from the index. A present id wins over another's
// former one.
func (c *counter) list() {
	for i := range c.in.Index.Sections {
		for j := range c.in.Index.Sections[i].Notes {
			n := &c.in.Index.Sections[i].Notes[j]
			for k := range n.Questions {
				c.at[n.Questions[k].ID] = len(c.cards)
				c.cards = append(c.cards, card{section: i, note: j, q: &n.Questions[k]})
			}
		}
	}
	for i := range c.cards {
		for _, a := range c.cards[i].q.Aliases {
			if _, taken := c.at[a]; !taken {
				c.at[a] = i
			}
		}
	}
}

// replay goes through all answers. Each question is done with before the next
// pause, since the state may change in it.
func (c *counter) replay() {
	renamed := map[int][]progress.Answer{} // histories that stand under several ids
	c.left = atOnce
	c.in.State.Questions(c.in.Index.ID, func(id string, answers []progress.Answer) {
		i, ok := c.at[id]
		switch {
		case !ok:
			c.question(answers)
		case len(c.cards[i].q.Aliases) > 0:
			renamed[i] = append(renamed[i], answers...)
			return
		default:
			c.cards[i].Card = c.question(answers)
		}
		c.rest(len(answers))
	})
	for i := range c.cards {
		if answers := renamed[i]; len(answers) > 0 {
			sort.Slice(answers, func(i, j int) bool { return answers[i].Before(answers[j].Stamp) })
			c.cards[i].Card = c.question(answers)
			c.rest(len(answers))
		}
	}
	for i := range c.cards {
		// A wrong answer stands until a right one.
		if it := &c.cards[i]; it.Reps > 0 && review.RatingOf(&it.Last) != review.Again {
			it.known = c.in.Scheduler.Retrievability(&it.Card, c.in.Now, c.in.Zone)
		}
	}
}

func (c *counter) rest(answers int) {
	if c.left -= answers; c.left <= 0 {
		c.left = atOnce
		if c.in.Pause != nil {
			c.in.Pause()
		}
	}
}

// question counts the answers to one question.
func (c *counter) question(answers []progress.Answer) review.Card {
	return c.in.Scheduler.Replay(answers, func(st *review.Step) {
		a := st.Answer
		d := c.day(st.Day)
		right := 0
		if a.Right {
			right = 1
		}
		d.Answers++
		d.Right += right
		d.Spent += min(time.Duration(min(a.Millis, AnswerCap.Milliseconds()))*time.Millisecond, AnswerCap)
		if !st.Counts {
			return
		}
		switch a.Sure {
		case progress.Sure:
			d.Sure++
			d.SureRight += right
		case progress.Unsure:
			d.Unsure++
			d.UnsureRight += right
		}
		if st.State == review.Review && st.Rested > 0 {
			d.Asked++
			if st.Rating != review.Again {
				d.Kept++
			}
		}
	})
}

// day returns the figures of a day, which is today at the latest.
func (c *counter) day(d review.Day) *Day {
	d = min(d, c.today)
	c.first = min(c.first, d)
	e := c.days[d]
	if e == nil {
		e = &Day{}
		c.days[d] = e
	}
	return e
}

// history sums the days up.
func (c *counter) history(r *Report) {
	for d, e := range c.days {
		r.Total.add(e)
		if d > c.today-recentDays {
			r.Recent.add(e)
		}
	}
	r.Answers, r.Days = r.Total.Answers, len(c.days)
	d := c.today
	if c.days[d] == nil {
		d-- // today may still come
	}
	for ; c.days[d] != nil; d-- {
		r.Streak++
	}
	from := weekOf(c.today) - 7*(HeatWeeks-1)
	r.Heat = make([]Day, c.today-from+1)
	for i := range r.Heat {
		if e := c.days[from+review.Day(i)]; e != nil {
			r.Heat[i] = *e
		}
	}
	r.Periods, r.Months = periods(c.first, c.today)
	for i := range r.Periods {
		p := &r.Periods[i]
		for d := p.From; d <= min(p.To, c.today); d++ {
			if e := c.days[d]; e != nil {
				p.add(e)
			}
		}
	}
}

// forecast counts on which day each card comes back next.
func (c *counter) forecast(r *Report) {
	s := c.in.Scheduler
	for i := range c.cards {
		it := &c.cards[i]
		if it.Reps == 0 {
			continue
		}
		held, _ := c.in.State.Held(c.in.Index.ID, it.q.ID)
		if held.How == progress.Suspend {
			continue
		}
		day := it.Day
		if it.State != review.Review {
			day = s.Day(it.Due, c.in.Zone)
		} else if day < c.today {
			r.Overdue++
		}
		day = max(day, c.today)
		buried := held.How == progress.Bury && s.Day(time.UnixMilli(held.At), held.Zone) == c.today
		if buried || it.State == review.Review && it.LastDay == c.today {
			day = max(day, c.today+1)
		}
		if n := int(day - c.today); n < ForecastDays {
			r.Forecast[n]++
		} else {
			r.Later++
		}
	}
}
