package review

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"notelab/app/progress"
)

// known is a card in Review that was learnt days ago and is due after rest days.
func (s *Scheduler) known(t *testing.T, id, topic, sibling string, days int) Item {
	t.Helper()
	at := -time.Duration(days)*24*time.Hour + 12*time.Hour
	c := s.Card([]progress.Answer{answer(at, Good), answer(at+11*time.Minute, Good)})
	if c.State != Review {
		t.Fatalf("%s is in %v", id, c.State)
	}
	return Item{ID: id, Topic: topic, Sibling: sibling, Open: true, Card: c}
}

var noon = origin.Add(12 * time.Hour)

func TestAPlanAsksWhatIsDueWithinTheLimits(t *testing.T) {
	s := NewScheduler(Defaults())
	s.ReviewsPerDay, s.NewPerDay = 3, 2
	var items []Item
	for i := range 8 {
		items = append(items, s.known(t, fmt.Sprint("due", i), fmt.Sprint("t", i%3), "", 10+i))
	}
	items = append(items, s.known(t, "resting", "t0", "", 1))
	for i := range 5 {
		items = append(items, Item{ID: fmt.Sprint("new", i), Topic: "n", Open: i != 1})
	}
	p := s.Plan(items, noon, 0, 1)
	if p.Reviews != 3 || p.New != 2 || p.Learning != 0 || p.Backlog != 5 || len(p.Queue) != 5 {
		t.Errorf("plan = %+v", p)
	}
	for _, id := range []string{"resting", "new1", "new3"} {
		if slices.Contains(p.Queue, id) {
			t.Errorf("%s is asked: %v", id, p.Queue)
		}
	}
	// What has rested longest beyond its time is at the greatest risk.
	for _, id := range []string{"due7", "due6", "due5"} {
		if !slices.Contains(p.Queue, id) {
			t.Errorf("%s is not asked: %v", id, p.Queue)
		}
	}
	// What was answered today counts against the limits.
	c := s.Card([]progress.Answer{answer(-300*time.Hour, Good), answer(-299*time.Hour, Good), answer(10*time.Hour, Good)})
	items = append(items, Item{ID: "done", Card: c}, Item{ID: "begun", Card: s.Card([]progress.Answer{answer(10*time.Hour, Good)})})
	p = s.Plan(items, noon, 0, 1)
	if p.Reviews != 2 || p.New != 1 || p.Done != 2 || p.Learning != 1 {
		t.Errorf("after two answers: %+v", p)
	}
}

func TestWrongAndSureComesBackFirst(t *testing.T) {
	s := NewScheduler(Defaults())
	card := func(at time.Duration, sure progress.Sureness) Card {
		a := answer(at, Again)
		a.Rating, a.Sure = 0, sure
		return s.Card([]progress.Answer{a})
	}
	items := []Item{
		s.known(t, "due", "a", "", 20),
		{ID: "unsure", Card: card(11*time.Hour, progress.Unsure)},
		{ID: "sure", Card: card(11*time.Hour+30*time.Minute, progress.Sure)},
		{ID: "soon", Card: card(12*time.Hour-30*time.Second, progress.Sure)},
	}
	p := s.Plan(items, noon, 0, 1)
	if want := []string{"sure", "unsure", "due"}; !reflect.DeepEqual(p.Queue, want) || p.Later != 1 || !p.Next.Equal(noon.Add(30*time.Second)) {
		t.Errorf("plan = %+v; want %v and one in 30 s", p, want)
	}
}

func TestSiblingsMeetOnDifferentDays(t *testing.T) {
	s := NewScheduler(Defaults())
	items := []Item{s.known(t, "a1", "a", "a#1", 20), s.known(t, "a2", "a", "a#1", 21), s.known(t, "b", "b", "b#1", 20), {ID: "n", Topic: "b", Sibling: "b#1", Open: true}}
	p := s.Plan(items, noon, 0, 1)
	if p.Reviews != 2 || p.New != 0 || p.Backlog != 0 || slices.Contains(p.Queue, "a1") {
		t.Errorf("plan = %+v; want a2, which is at greater risk, and b", p)
	}
	items[1].Card = s.Card([]progress.Answer{answer(-500*time.Hour, Good), answer(-499*time.Hour, Good), answer(11*time.Hour, Good)})
	if p = s.Plan(items, noon, 0, 1); slices.Contains(p.Queue, "a1") {
		t.Errorf("the sibling of what was asked today is asked: %v", p.Queue)
	}
}

func TestHeldCardsStayAway(t *testing.T) {
	s := NewScheduler(Defaults())
	hold := func(how progress.Hold, at time.Duration) progress.HeldEntry {
		return progress.HeldEntry{Stamp: progress.Stamp{At: origin.Add(at).UnixMilli()}, How: how}
	}
	for _, tt := range []struct {
		held progress.HeldEntry
		want bool
	}{
		{hold(progress.Bury, 5*time.Hour), false},
		{hold(progress.Bury, 3*time.Hour), true}, // the day of study before
		{hold(progress.Suspend, -900*time.Hour), false},
		{hold(progress.Released, 5*time.Hour), true},
		{progress.HeldEntry{}, true},
	} {
		it := s.known(t, "q", "a", "", 20)
		it.Held = tt.held
		if p := s.Plan([]Item{it}, noon, 0, 1); (len(p.Queue) == 1) != tt.want {
			t.Errorf("%+v: asked %v; want %v", tt.held, p.Queue, tt.want)
		}
	}
}

func TestNeighboursComeFromDifferentTopics(t *testing.T) {
	s := NewScheduler(Defaults())
	var items []Item
	for i := range 30 {
		items = append(items, s.known(t, fmt.Sprint(i), []string{"a", "b", "c"}[i/10], "", 20))
	}
	topic := map[string]string{}
	for _, it := range items {
		topic[it.ID] = it.Topic
	}
	for seed := range uint64(20) {
		p := s.Plan(items, noon, 0, seed)
		same := 0
		for i := 1; i < len(p.Queue); i++ {
			if topic[p.Queue[i]] == topic[p.Queue[i-1]] {
				same++
			}
		}
		if len(p.Queue) != 30 || same > 4 {
			t.Errorf("seed %d: %d of %d neighbours share their topic", seed, same, len(p.Queue))
		}
	}
}

func TestALeechIsNamed(t *testing.T) {
	s := NewScheduler(Defaults())
	var list []progress.Answer
	at := time.Duration(0)
	for range 8 {
		list = append(list, answer(at, Good), answer(at+11*time.Minute, Good), answer(at+72*time.Hour, Again))
		at += 73 * time.Hour
	}
	c := s.Card(list)
	if c.Lapses != 8 || !s.Leech(&c) {
		t.Fatalf("%d lapses, leech %v", c.Lapses, s.Leech(&c))
	}
	if p := s.Plan([]Item{{ID: "q", Card: c}}, noon, 0, 1); !reflect.DeepEqual(p.Leeches, []string{"q"}) {
		t.Errorf("leeches %v", p.Leeches)
	}
}

// Whatever is planned, once: nothing twice, nothing that is held or resting, and
// the same for the same seed.
func TestAPlanIsASetInAnyState(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for round := range 300 {
		set := Defaults()
		set.NewPerDay, set.ReviewsPerDay = r.IntN(6), r.IntN(12)
		s := NewScheduler(set)
		var items []Item
		for i := range r.IntN(40) {
			var list []progress.Answer
			at := -time.Duration(r.IntN(3000)) * time.Hour
			for range r.IntN(6) {
				list = append(list, answer(at, Ratings[r.IntN(4)]))
				at += time.Duration(61+r.IntN(500*3600)) * time.Second
			}
			items = append(items, Item{ID: fmt.Sprint(i), Topic: fmt.Sprint(r.IntN(4)), Sibling: []string{"", fmt.Sprint(r.IntN(9))}[r.IntN(2)], Open: r.IntN(2) == 0, Card: s.Card(list)})
		}
		p := s.Plan(items, noon, 0, 9)
		if q := s.Plan(items, noon, 0, 9); !reflect.DeepEqual(p, q) {
			t.Fatalf("round %d: two plans", round)
		}
		if len(p.Queue) != p.Learning+p.Reviews+p.New || p.New > set.NewPerDay || p.Reviews > set.ReviewsPerDay {
			t.Fatalf("round %d: %+v", round, p)
		}
		seen := map[string]bool{}
		for _, id := range p.Queue {
			if seen[id] {
				t.Fatalf("round %d: %s twice", round, id)
			}
			seen[id] = true
		}
	}
}

// A week of study: every evening everything due is answered right. The days on
// which each card comes back are those FSRS gives to one that is never late.
func TestAWeekOfStudy(t *testing.T) {
	s := NewScheduler(Defaults())
	log := map[string][]progress.Answer{}
	ids := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}
	asked := map[string][]int{}
	for day := range 8 {
		now := origin.Add(time.Duration(day)*24*time.Hour + 19*time.Hour)
		for range 40 {
			var items []Item
			for i, id := range ids {
				items = append(items, Item{ID: id, Topic: fmt.Sprint(i % 3), Open: true, Card: s.Card(log[id])})
			}
			p := s.Plan(items, now, 0, 1)
			if len(p.Queue) == 0 {
				if p.Later == 0 {
					break
				}
				now = p.Next
				continue
			}
			id := p.Queue[0]
			log[id] = append(log[id], answer(now.Sub(origin), Good))
			if n := len(asked[id]); n == 0 || asked[id][n-1] != day {
				asked[id] = append(asked[id], day)
			}
			now = now.Add(70 * time.Second)
		}
	}
	// Ten new ones on the first day, two on the second; the intervals of Good,
	// Good, Good are 2 and then 9 or more days.
	for i, id := range ids {
		want := []int{0, 2}
		if i >= 10 {
			want = []int{1, 3}
		}
		if !reflect.DeepEqual(asked[id], want) {
			t.Errorf("%s was asked on days %v; want %v", id, asked[id], want)
		}
	}
}
