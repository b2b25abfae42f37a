package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"
	"time"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/review"
)

var now = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

// randomCourse is a course with an exam, some questions of which have former
// ids.
func randomCourse(r *rand.Rand) *course.Index {
	x := &course.Index{ID: "c", Exams: []course.IndexExam{
		{Title: "OLD", From: "2023-01-01", Domains: []course.IndexDomain{{ID: "D9", Tasks: []course.IndexTask{{ID: "D9.T1"}}}}},
		{Title: "NEW", From: "2026-01-01", Aliases: map[string]string{"D7.T7": "D1.T2"}, Domains: []course.IndexDomain{
			{ID: "D1", Tasks: []course.IndexTask{{ID: "D1.T1", Title: "one"}, {ID: "D1.T2", Title: "two"}, {ID: "D1.T3", Title: "none"}}},
			{ID: "D2", Tasks: []course.IndexTask{{ID: "D2.T1", Title: "three"}}}}},
	}}
	tags := []string{"D1.T1.S1", "D1.T2", "D7.T7", "D2.T1.S11", "D2.T1.K3", "D9.T1.S1", ""}
	q := 0
	for i := range 1 + r.IntN(4) {
		s := course.IndexSection{ID: fmt.Sprint("s", i), Title: fmt.Sprint("Section ", i)}
		for j := range r.IntN(4) {
			n := course.IndexNote{Slug: fmt.Sprint("n", i, j), Title: "Note", Headings: []course.IndexHeading{{ID: "h1", Text: "H1"}, {ID: "h2", Text: "H2"}}}
			for range r.IntN(6) {
				iq := course.IndexQuestion{ID: fmt.Sprint("q", q), Anchor: []string{"", "h1", "h2", "deep"}[r.IntN(4)]}
				if t := tags[r.IntN(len(tags))]; t != "" {
					iq.Tags = []string{t, "D1.T3"}
				}
				if r.IntN(4) == 0 {
					iq.Aliases = []string{fmt.Sprint("old", q)}
				}
				q++
				n.Questions = append(n.Questions, iq)
			}
			s.Notes = append(s.Notes, n)
		}
		x.Sections = append(x.Sections, s)
	}
	return x
}

// randomLog is a log of answers, some taken back, some of another course, some
// of questions that left, and of questions put off.
func randomLog(r *rand.Rand, days int) []progress.Event {
	var out []progress.Event
	event := func(at int64, kind progress.Kind, data any) string {
		var b [16]byte
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		e := progress.New(progress.NewID(b), at, "device", kind, data)
		out = append(out, e)
		return e.ID
	}
	for range r.IntN(400) {
		at := now.UnixMilli() - r.Int64N(int64(days)*86_400_000)
		if r.IntN(80) == 0 {
			at = now.UnixMilli() + r.Int64N(86_400_000*3) // a clock that was ahead
		}
		q := fmt.Sprint([]string{"q", "q", "q", "old", "gone"}[r.IntN(5)], r.IntN(24))
		d := progress.AnsweredData{Course: "c", Question: q, Right: r.IntN(3) > 0, Sure: []string{"", "sure", "unsure"}[r.IntN(3)], Millis: r.Int64N(400_000), Zone: (r.IntN(27) - 12) * 60}
		if r.IntN(4) == 0 {
			d.Rating = 1 + r.IntN(4)
		}
		if r.IntN(12) == 0 {
			d.Course = "other"
		}
		id := event(at, progress.Answered, d)
		switch r.IntN(12) {
		case 0:
			event(at+1000, progress.Undone, progress.UndoneData{Event: id})
		case 1:
			event(at+1000, progress.Answered, d) // with the key in sight
		case 2:
			event(now.UnixMilli()-r.Int64N(86_400_000), progress.Held, progress.HeldData{Course: "c", Question: q, How: []progress.Hold{progress.Bury, progress.Suspend, progress.Released}[r.IntN(3)]})
		}
	}
	return out
}

// recount makes the figures the slow way: each from the answers anew.
type recount struct {
	s     *review.Scheduler
	zone  int
	state *progress.State
	x     *course.Index
}

// all lists the histories of the course's questions, present ones under their
// present id.
func (c *recount) all() map[string][]progress.Answer {
	out := map[string][]progress.Answer{}
	c.state.Questions("c", func(id string, list []progress.Answer) { out[id] = append(out[id], slices.Clone(list)...) })
	for _, q := range c.questions() {
		for _, a := range q.q.Aliases {
			out[q.q.ID] = append(out[q.q.ID], out[a]...)
			delete(out, a)
		}
		if list := out[q.q.ID]; len(list) == 0 {
			delete(out, q.q.ID)
		} else {
			sort.Slice(list, func(i, j int) bool { return list[i].Before(list[j].Stamp) })
		}
	}
	return out
}

type placed struct {
	section int
	note    *course.IndexNote
	q       *course.IndexQuestion
}

func (c *recount) questions() []placed {
	var out []placed
	for i := range c.x.Sections {
		for j := range c.x.Sections[i].Notes {
			n := &c.x.Sections[i].Notes[j]
			for k := range n.Questions {
				out = append(out, placed{i, n, &n.Questions[k]})
			}
		}
	}
	return out
}

// between counts what happened from a day to another.
func (c *recount) between(from, to review.Day) Day {
	var d Day
	today := c.s.Day(now, c.zone)
	for _, list := range c.all() {
		for i := range list {
			a, before, after := &list[i], c.s.Card(list[:i]), c.s.Card(list[:i+1])
			counts := after.Reps > before.Reps
			day := c.s.Day(time.UnixMilli(a.At), a.Zone)
			if before.Reps > 0 && day < before.LastDay {
				day = before.LastDay
			}
			if counts {
				day = after.LastDay
			}
			if day = min(day, today); day < from || day > to {
				continue
			}
			d.Answers++
			d.Spent += time.Duration(min(a.Millis, 180_000)) * time.Millisecond
			if a.Right {
				d.Right++
			}
			if !counts {
				continue
			}
			if a.Sure == progress.Sure {
				d.Sure++
				if a.Right {
					d.SureRight++
				}
			}
			if a.Sure == progress.Unsure {
				d.Unsure++
				if a.Right {
					d.UnsureRight++
				}
			}
			if before.State == review.Review && after.LastDay > before.LastDay {
				d.Asked++
				if review.RatingOf(a) != review.Again {
					d.Kept++
				}
			}
		}
	}
	return d
}

func (c *recount) mastery(of func(placed) bool) (m Mastery) {
	all := c.all()
	for _, q := range c.questions() {
		if !of(q) {
			continue
		}
		m.Questions++
		list := all[q.q.ID]
		if len(list) == 0 {
			continue
		}
		m.Seen++
		card := c.s.Card(list)
		if review.RatingOf(&card.Last) != review.Again {
			m.Known += c.s.Retrievability(&card, now, c.zone)
		}
	}
	return m
}

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 3)) }

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func same(t *testing.T, seed uint64, got, want Mastery, name string) {
	t.Helper()
	if got.Questions != want.Questions || got.Seen != want.Seen || !near(got.Known, want.Known) {
		t.Errorf("seed %d: %s = %+v; want %+v", seed, name, got, want)
	}
}

func TestEveryFigureAgreesWithARecount(t *testing.T) {
	for seed := range uint64(60) {
		r := seeded(seed)
		set := review.Defaults()
		set.Rollover = time.Duration(r.IntN(24)) * time.Hour
		set.LeechAfter = 1 + r.IntN(4)
		days := []int{3, 40, 100, 1000}[r.IntN(4)]
		c := &recount{s: review.NewScheduler(set), zone: (r.IntN(27) - 12) * 60, state: progress.Fold(randomLog(r, days)), x: randomCourse(r)}
		pauses := 0
		got := Compute(Input{State: c.state, Index: c.x, Scheduler: c.s, Now: now, Zone: c.zone, Pause: func() { pauses++ }})
		today := c.s.Day(now, c.zone)
		if got.Today != today || got.Exam != "NEW" || got.Target != set.Retention {
			t.Fatalf("seed %d: today %d, exam %q", seed, got.Today, got.Exam)
		}
		if want := c.between(-1<<40, today); got.Total != want || got.Answers != want.Answers {
			t.Errorf("seed %d: Total = %+v; want %+v", seed, got.Total, want)
		}
		if want := c.between(today-29, today); got.Recent != want {
			t.Errorf("seed %d: Recent = %+v; want %+v", seed, got.Recent, want)
		}
		from := today - review.Day(len(got.Heat)-1)
		if date(from).Weekday() != time.Sunday || len(got.Heat) <= 25*7 || len(got.Heat) > 26*7 {
			t.Fatalf("seed %d: %d days from a %v", seed, len(got.Heat), date(from).Weekday())
		}
		for _, i := range []int{0, r.IntN(len(got.Heat)), len(got.Heat) - 8, len(got.Heat) - 1} {
			if want := c.between(from+review.Day(i), from+review.Day(i)); got.Heat[i] != want {
				t.Errorf("seed %d: day %d of the calendar = %+v; want %+v", seed, i, got.Heat[i], want)
			}
		}
		for i, p := range got.Periods {
			if want := c.between(p.From, p.To); p.Day != want {
				t.Errorf("seed %d: period %d = %+v; want %+v", seed, i, p.Day, want)
			}
			if i > 0 && p.From != got.Periods[i-1].To+1 || p.To < p.From {
				t.Errorf("seed %d: period %d is from %d to %d", seed, i, p.From, p.To)
			}
		}
		if last := got.Periods[len(got.Periods)-1]; last.From > today || last.To < today {
			t.Errorf("seed %d: the last period ends at %d", seed, last.To)
		}
		n := 0
		for i := range c.x.Sections {
			want := c.mastery(func(q placed) bool { return q.section == i })
			if want.Questions == 0 {
				continue
			}
			same(t, seed, got.Chapters[n], want, got.Chapters[n].ID)
			n++
		}
		if n != len(got.Chapters) {
			t.Errorf("seed %d: %d chapters; want %d", seed, len(got.Chapters), n)
		}
		n = 0
		for _, task := range []struct {
			id   string
			tags []string
		}{{"D1.T1", []string{"D1.T1.S1"}}, {"D1.T2", []string{"D1.T2", "D7.T7"}}, {"D2.T1", []string{"D2.T1.S11", "D2.T1.K3"}}} {
			want := c.mastery(func(q placed) bool { return len(q.q.Tags) > 0 && slices.Contains(task.tags, q.q.Tags[0]) })
			if want.Questions == 0 {
				continue
			}
			if got.Tasks[n].ID != task.id {
				t.Fatalf("seed %d: task %d is %s", seed, n, got.Tasks[n].ID)
			}
			same(t, seed, got.Tasks[n], want, task.id)
			n++
		}
		c.checkForecast(t, seed, got)
		c.checkWeak(t, seed, got)
		c.checkStreak(t, seed, got)
		// The same log gives the same figures, and the same bytes.
		again := Compute(Input{State: c.state, Index: c.x, Scheduler: c.s, Now: now, Zone: c.zone})
		for i, f := range got.Figures() {
			if a, b := f.Draw(340, "ko"), again.Figures()[i].Draw(340, "ko"); a != b {
				t.Errorf("seed %d: %s differs between two runs", seed, f.Name)
			}
		}
	}
}

// What the plan finds due today is what the forecast has for today.
func (c *recount) checkForecast(t *testing.T, seed uint64, got *Report) {
	t.Helper()
	all, today := c.all(), c.s.Day(now, c.zone)
	var items []review.Item
	later, cards, overdue := 0, 0, 0
	for _, q := range c.questions() {
		it := review.Item{ID: q.q.ID, Card: c.s.Card(all[q.q.ID])}
		it.Held, _ = c.state.Held("c", q.q.ID)
		items = append(items, it)
		if it.Card.Reps == 0 || it.Held.How == progress.Suspend {
			continue
		}
		cards++
		if it.Card.State == review.Review && it.Card.Day < today {
			overdue++
		}
		buried := it.Held.How == progress.Bury && c.s.Day(time.UnixMilli(it.Held.At), it.Held.Zone) == today
		if it.Card.State != review.Review && it.Card.Due.After(now) && c.s.Day(it.Card.Due, c.zone) <= today && !buried {
			later++
		}
	}
	if want := len(c.s.Due(items, now, c.zone)) + later; got.Forecast[0] != want {
		t.Errorf("seed %d: %d due today; want %d", seed, got.Forecast[0], want)
	}
	sum := got.Later
	for _, n := range got.Forecast {
		sum += n
	}
	if sum != cards || got.Overdue != overdue {
		t.Errorf("seed %d: %d cards in the forecast, %d overdue; want %d and %d", seed, sum, got.Overdue, cards, overdue)
	}
}

func (c *recount) checkWeak(t *testing.T, seed uint64, got *Report) {
	t.Helper()
	all := c.all()
	for i, w := range got.Weak {
		var want Rule
		known := 0.0
		for _, q := range c.questions() {
			held, _ := c.state.Held("c", q.q.ID)
			if q.note.Slug != w.Note || q.q.Anchor != w.Anchor || len(all[q.q.ID]) == 0 || held.How == progress.Suspend {
				continue
			}
			card := c.s.Card(all[q.q.ID])
			want.Seen++
			want.Lapses += card.Lapses
			want.Leech = want.Leech || c.s.Leech(&card)
			if review.RatingOf(&card.Last) == review.Again {
				want.Wrong++
			} else {
				known += c.s.Retrievability(&card, now, c.zone)
			}
		}
		if w.Seen != want.Seen || w.Lapses != want.Lapses || w.Leech != want.Leech || w.Wrong != want.Wrong || !near(w.Recall, known/float64(want.Seen)) {
			t.Errorf("seed %d: rule %d = %+v; want %+v, recall %v", seed, i, w, want, known/float64(want.Seen))
		}
		if i > 0 && !got.Weak[i-1].Leech && (w.Leech || w.Recall < got.Weak[i-1].Recall) {
			t.Errorf("seed %d: rule %d is weaker than the one before", seed, i)
		}
	}
	if len(got.Weak) > weakest {
		t.Errorf("seed %d: %d weak rules", seed, len(got.Weak))
	}
}

func (c *recount) checkStreak(t *testing.T, seed uint64, got *Report) {
	t.Helper()
	studied := func(d review.Day) bool { return c.between(d, d).Answers > 0 }
	d, want := got.Today, 0
	if !studied(d) {
		d--
	}
	for studied(d) {
		d--
		want++
	}
	if got.Streak != want {
		t.Errorf("seed %d: a streak of %d; want %d", seed, got.Streak, want)
	}
}

func TestAnEmptyLogHasNoFigures(t *testing.T) {
	r := Compute(Input{State: progress.NewState(), Index: &course.Index{}, Scheduler: review.NewScheduler(review.Defaults()), Now: now})
	if r.Answers != 0 || len(r.Weak) != 0 || r.Streak != 0 || len(r.Chapters)+len(r.Tasks) != 0 {
		t.Errorf("Compute of nothing = %+v", r)
	}
	for _, f := range r.Figures() {
		if f.Draw(340, "en") == "" || len(f.Table("en").Rows) == 0 || f.Said("ko") == "" {
			t.Errorf("%s cannot be drawn", f.Name)
		}
	}
}

func TestPeriodsAreWeeksThenMonths(t *testing.T) {
	today := dayOn(2026, 11, 26) // a Thursday
	for _, c := range []struct {
		first      review.Day
		n          int
		months     bool
		from, last string
	}{
		{today, 6, false, "2026-10-18", "2026-11-22"},
		{today - 60, 9, false, "2026-09-27", "2026-11-22"},
		{weekOf(today) - 15*7, 16, false, "2026-08-09", "2026-11-22"},
		{weekOf(today) - 15*7 - 1, 4, true, "2026-08-01", "2026-11-01"},
		{dayOn(2026, 3, 31), 9, true, "2026-03-01", "2026-11-01"},
		{dayOn(2019, 3, 31), 12, true, "2025-12-01", "2026-11-01"},
	} {
		list, months := periods(c.first, today)
		if len(list) != c.n || months != c.months || long(list[0].From) != c.from || long(list[len(list)-1].From) != c.last {
			t.Errorf("periods(%s) = %d from %s to %s, months %v; want %d from %s to %s", long(c.first), len(list), long(list[0].From), long(list[len(list)-1].From), months, c.n, c.from, c.last)
		}
	}
}

// BenchmarkCompute100000 makes the figures of 100,000 answers of three years to
// 1,000 questions.
func BenchmarkCompute100000(b *testing.B) {
	x := &course.Index{}
	for i := range 50 {
		n := course.IndexNote{Slug: fmt.Sprint("n", i)}
		for k := range 20 {
			n.Questions = append(n.Questions, course.IndexQuestion{ID: fmt.Sprint("q", i*20+k)})
		}
		x.Sections = append(x.Sections, course.IndexSection{ID: n.Slug, Notes: []course.IndexNote{n}})
	}
	events := make([]progress.Event, 100_000)
	for i := range events {
		var id [16]byte
		id[0], id[1], id[2] = byte(i>>16), byte(i>>8), byte(i)
		events[i] = progress.New(progress.NewID(id), now.UnixMilli()-int64(len(events)-i)*900_000, "d", progress.Answered,
			progress.AnsweredData{Question: fmt.Sprint("q", i*7%1000), Right: i%3 > 0, Sure: []string{"sure", "unsure"}[i%2], Millis: 9000, Zone: 540})
	}
	state := progress.Fold(events)
	in := Input{State: state, Index: x, Scheduler: review.NewScheduler(review.Defaults()), Now: now, Zone: 540}
	for b.Loop() {
		for _, f := range Compute(in).Figures() {
			f.Draw(340, "ko")
		}
	}
}
