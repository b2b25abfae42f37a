package review

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/progress"
)

var origin = time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)

// answer is an answer at a time after origin.
func answer(at time.Duration, rating Rating) progress.Answer {
	return progress.Answer{Stamp: progress.Stamp{At: origin.Add(at).UnixMilli()}, Right: rating != Again, Rating: int(rating)}
}

// The histories are those of ts-fsrs 5.4.2 with the default weights of FSRS-6,
// printed with eight decimals; see e2e/oracle/ts-fsrs.mjs. Days of study begin
// at midnight UTC here, as ts-fsrs counts them.
func TestSchedulingAgreesWithTheReference(t *testing.T) {
	file, err := os.Open("testdata/ts-fsrs.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var s *Scheduler
	var answers []progress.Answer
	reviews, line := 0, 0
	worst := 0.0
	for in := bufio.NewScanner(file); in.Scan(); {
		line++
		f := strings.Fields(in.Text())
		switch len(f) {
		case 0:
			s, answers = nil, nil
			continue
		case 3:
			set := Defaults()
			set.Rollover = 0
			set.Retention, _ = strconv.ParseFloat(f[0], 64)
			set.Learning, _ = ParseSteps(strings.ReplaceAll(f[1], ",", " "))
			set.Relearning, _ = ParseSteps(strings.ReplaceAll(f[2], ",", " "))
			s = NewScheduler(set)
			continue
		}
		num := func(i int) float64 {
			v, err := strconv.ParseFloat(f[i], 64)
			if err != nil {
				t.Fatalf("line %d: %v", line, err)
			}
			return v
		}
		answers = append(answers, answer(time.Duration(num(0))*time.Second, Rating(num(1))))
		c := s.Card(answers)
		reviews++
		off := max(math.Abs(c.Stability-num(3))/num(3), math.Abs(c.Difficulty-num(4)))
		worst = max(worst, off)
		due := c.Due.Sub(origin).Seconds()
		if State(num(2)) != c.State || off > 1e-6 || due != num(5) || c.Lapses != int(num(6)) {
			t.Fatalf("line %d: after %d answers: %v, stability %.8f, difficulty %.8f, due %v, %d lapses; want %s", line, len(answers), c.State, c.Stability, c.Difficulty, due, c.Lapses, in.Text())
		}
	}
	if reviews < 500 {
		t.Errorf("only %d reviews were compared", reviews)
	}
	t.Logf("%d reviews, the worst off by %.1e", reviews, worst)
}

func TestAnAnswerIsRatedByRightnessAndCertainty(t *testing.T) {
	for _, tt := range []struct {
		a    progress.Answer
		want Rating
	}{
		{progress.Answer{Right: true}, Good},
		{progress.Answer{Right: true, Sure: progress.Sure}, Good},
		{progress.Answer{Right: true, Sure: progress.Unsure}, Hard},
		{progress.Answer{Right: false, Sure: progress.Sure}, Again},
		{progress.Answer{Right: false, Sure: progress.Unsure}, Again},
		{progress.Answer{Right: true, Sure: progress.Unsure, Rating: 4}, Easy},
		{progress.Answer{Right: true, Rating: 1}, Again},
	} {
		if got := RatingOf(&tt.a); got != tt.want {
			t.Errorf("RatingOf(%+v) = %v; want %v", tt.a, got, tt.want)
		}
	}
}

func TestARightAnswerRightAfterReadingTheKeyIsNoReview(t *testing.T) {
	s := NewScheduler(Defaults())
	wrong := answer(0, Again)
	soon, later := answer(30*time.Second, Good), answer(61*time.Second, Good)
	if c := s.Card([]progress.Answer{wrong, soon}); c.Reps != 1 || !reflect.DeepEqual(c.Last, wrong) {
		t.Errorf("after 30 s the card has %d reviews; want 1", c.Reps)
	}
	if c := s.Card([]progress.Answer{wrong, later}); c.Reps != 2 {
		t.Errorf("after 61 s the card has %d reviews; want 2", c.Reps)
	}
	if c := s.Card([]progress.Answer{wrong, answer(30*time.Second, Again)}); c.Reps != 2 {
		t.Errorf("wrong again after 30 s: %d reviews; want 2", c.Reps)
	}
}

// A day of study begins at the rollover hour of the clock the answer was given
// at: an answer at 02:00 belongs to the day before.
func TestTheDayOfStudyFollowsRolloverAndZone(t *testing.T) {
	s := NewScheduler(Defaults())
	seoul := 540
	at := func(clock string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", clock, time.FixedZone("KST", 9*3600))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	noon := s.Day(at("2026-11-26 12:00"), seoul)
	for clock, want := range map[string]Day{
		"2026-11-26 03:59": noon - 1, "2026-11-26 04:00": noon, "2026-11-27 03:59": noon, "2026-11-27 04:00": noon + 1,
	} {
		if got := s.Day(at(clock), seoul); got != want {
			t.Errorf("%s belongs to day %d; want %d", clock, got-noon, want-noon)
		}
	}
	if b := s.Begins(noon, seoul); !b.Equal(at("2026-11-26 04:00")) {
		t.Errorf("the day begins at %v", b)
	}
	// Two answers on both sides of midnight, one night of study: no day passed.
	late := []progress.Answer{
		{Stamp: progress.Stamp{At: at("2026-11-26 23:00").UnixMilli()}, Zone: seoul, Right: true},
		{Stamp: progress.Stamp{At: at("2026-11-27 01:00").UnixMilli()}, Zone: seoul, Right: true},
	}
	c := s.Card(late)
	if c.First != c.LastDay || c.First != noon {
		t.Errorf("answers of one night are on days %d and %d", c.First, c.LastDay)
	}
	// Read in New York, the log means the same.
	if got := s.Card(late); !reflect.DeepEqual(got, c) {
		t.Error("the same log gives another card")
	}
}

func TestAClockThatWasSetBackDoesNoHarm(t *testing.T) {
	s := NewScheduler(Defaults())
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		var list []progress.Answer
		at := int64(1_790_000_000_000)
		for range 1 + r.IntN(20) {
			at += r.Int64N(40 * 86400 * 1000)
			list = append(list, progress.Answer{Stamp: progress.Stamp{At: at}, Zone: []int{0, 540, -720, 840}[r.IntN(4)], Right: r.IntN(3) > 0, Sure: progress.Sureness(r.IntN(3)), Rating: r.IntN(5)})
		}
		c := s.Card(list)
		if c.Reps == 0 || c.Stability <= 0 || math.IsNaN(c.Stability) || c.Difficulty < 1 || c.Difficulty > 10 || c.Lapses > c.Reps {
			t.Fatalf("card = %+v", c)
		}
		p := s.Retrievability(&c, time.UnixMilli(at), 0)
		if !(p >= 0 && p <= 1) {
			t.Fatalf("retrievability %v", p)
		}
	}
}

func TestIntervalsGrowFromAgainToEasy(t *testing.T) {
	s := NewScheduler(Defaults())
	r := rand.New(rand.NewPCG(2, 2))
	for range 500 {
		var list []progress.Answer
		at := time.Duration(0)
		for range r.IntN(8) {
			list = append(list, answer(at, Ratings[r.IntN(4)]))
			at += time.Duration(61+r.IntN(20*86400)) * time.Second
		}
		c := s.Card(list)
		p := s.Preview(c, origin.Add(at), 0)
		if p[0] <= 0 || p[0] > p[1] || p[1] > p[2] || p[2] > p[3] {
			t.Fatalf("after %v the intervals are %v", list, p)
		}
	}
}

func TestStepsAreReadAndWritten(t *testing.T) {
	for in, want := range map[string]string{"1m 10m": "1m 10m", "30s 90m": "30s 1h30m", "none": "none", "1h": "1h", "24h": "24h"} {
		steps, ok := ParseSteps(in)
		if got := FormatSteps(steps); !ok || got != want {
			t.Errorf("ParseSteps(%q) = %v, %v; written %q, want %q", in, steps, ok, got, want)
		}
	}
	for _, bad := range []string{"", "10m 1m", "500ms", "25h", "1m x", "1m 1m 1m 1m 1m 1m 1m 1m 1m"} {
		if steps, ok := ParseSteps(bad); ok {
			t.Errorf("ParseSteps(%q) = %v", bad, steps)
		}
	}
}

func TestSettingsOutOfBoundsHaveTheirDefaults(t *testing.T) {
	set := map[string]string{KeyRetention: "85", KeyNew: "3", KeyReviews: "50", KeyLearning: "5m", KeyRelearning: "none", KeyRollover: "0", KeyButtons: "four"}
	got := Read(func(k string) string { return set[k] })
	want := Settings{Retention: 0.85, NewPerDay: 3, ReviewsPerDay: 50, Learning: []time.Duration{5 * time.Minute}, Rollover: 0, LeechAfter: 8, FourButtons: true}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Read = %+v; want %+v", got, want)
	}
	for k, v := range map[string]string{KeyRetention: "99", KeyNew: "-1", KeyReviews: "x", KeyLearning: "9m 1m", KeyRollover: "24"} {
		if got := Read(func(key string) string { return map[string]string{k: v}[key] }); !reflect.DeepEqual(got, Defaults()) {
			t.Errorf("%s=%s: %+v", k, v, got)
		}
	}
}

func ExampleScheduler_Card() {
	s := NewScheduler(Defaults())
	c := s.Card([]progress.Answer{answer(0, Good), answer(10*time.Minute, Good)})
	fmt.Printf("%v, stability %.2f days, due in %d days\n", c.State, c.Stability, c.Day-c.LastDay)
	// Output: Review, stability 2.31 days, due in 2 days
}

// BenchmarkCards100000 replays 100,000 answers to 1,000 questions.
func BenchmarkCards100000(b *testing.B) {
	s := NewScheduler(Defaults())
	var list []progress.Answer
	for i := range 100 {
		list = append(list, answer(time.Duration(i)*50*time.Hour, []Rating{Good, Good, Good, Again, Hard}[i%5]))
	}
	for b.Loop() {
		for range 1000 {
			s.Card(list)
		}
	}
}

// Whatever clocks do - travel, daylight saving, a year back and forth - every card
// that was answered comes up in time, and none is due before its last answer.
func TestNoCardIsLostToAClock(t *testing.T) {
	s := NewScheduler(Defaults())
	r := rand.New(rand.NewPCG(5, 5))
	var items []Item
	latest := int64(0)
	for n := range 500 {
		at := int64(1_790_000_000_000) + r.Int64N(30*86400*1000)
		var list []progress.Answer
		for range 1 + r.IntN(12) {
			switch r.IntN(6) {
			case 0:
				at -= 365 * 86400 * 1000 // the clock is set back a year
			case 1:
				at += 3600 * 1000 * int64(r.IntN(3)-1) // daylight saving
			default:
				at += r.Int64N(20 * 86400 * 1000)
			}
			list = append(list, progress.Answer{Stamp: progress.Stamp{At: at, ID: fmt.Sprint(len(list))}, Zone: []int{540, 480, -300, -240, 840, -720}[r.IntN(6)], Right: r.IntN(3) > 0})
		}
		// The log is in the order of the clock.
		slices.SortFunc(list, func(a, b progress.Answer) int {
			if a.Before(b.Stamp) {
				return -1
			}
			return 1
		})
		c := s.Card(list)
		if c.Due.UnixMilli() < c.Last.At || c.State == Review && c.Day <= c.LastDay {
			t.Fatalf("%v: due %v on day %d, the last answer was at %v on day %d", list, c.Due, c.Day, c.Last.At, c.LastDay)
		}
		latest = max(latest, c.Due.UnixMilli())
		items = append(items, Item{ID: fmt.Sprint(n), Card: c})
	}
	// A day after the last of them is due, all are asked.
	if due := s.Due(items, time.UnixMilli(latest).Add(24*time.Hour), 540); len(due) != len(items) {
		t.Errorf("%d of %d cards are due in the end", len(due), len(items))
	}
}
