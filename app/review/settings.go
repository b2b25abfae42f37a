package review

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Settings are what a learner may change. The zero value is not useful; see
// Defaults and Read.
type Settings struct {
	// Retention is the share of reviews that should be right, 0.7 to 0.97.
	Retention float64
	// NewPerDay and ReviewsPerDay bound a day of study; cards in learning do not
	// count.
	NewPerDay, ReviewsPerDay int
	// Learning and Relearning are the steps within a day after a first answer
	// and after a lapse.
	Learning, Relearning []time.Duration
	// Rollover is when a day of study begins, after midnight.
	Rollover time.Duration
	// LeechAfter is how many lapses make a card a leech.
	LeechAfter int
	// Exam is the date of the exam, a midnight in UTC; zero for none.
	Exam time.Time
	// FourButtons asks for Again, Hard, Good or Easy after each answer.
	FourButtons bool
}

// The keys under which settings are logged.
const (
	KeyRetention  = "review.retention"  // percent
	KeyNew        = "review.new"        // cards a day
	KeyReviews    = "review.reviews"    // cards a day
	KeyLearning   = "review.learning"   // "1m 10m"
	KeyRelearning = "review.relearning" // "10m"
	KeyRollover   = "review.rollover"   // hour
	KeyExam       = "exam.date"         // "2026-12-20"
	KeyButtons    = "review.buttons"    // "four", or "" for two
)

// The bounds of settings.
const (
	MinRetention, MaxRetention = 0.70, 0.97
	MaxPerDay                  = 9999
	MaxSteps                   = 8
)

// Defaults returns the settings of a new learner: those of Anki, but fewer new
// cards, since questions take longer than words.
func Defaults() Settings {
	return Settings{
		Retention: 0.9, NewPerDay: 10, ReviewsPerDay: 200,
		Learning: []time.Duration{time.Minute, 10 * time.Minute}, Relearning: []time.Duration{10 * time.Minute},
		Rollover: 4 * time.Hour, LeechAfter: 8,
	}
}

// Read takes the settings from the log, by their keys. What cannot be read or
// is out of bounds has its default.
func Read(get func(key string) string) Settings {
	s := Defaults()
	read := func(key string, use func(string)) {
		if v := get(key); v != "" && Valid(key, v) {
			use(v)
		}
	}
	whole := func(v string) int { n, _ := strconv.Atoi(v); return n }
	read(KeyRetention, func(v string) { s.Retention = float64(whole(v)) / 100 })
	read(KeyNew, func(v string) { s.NewPerDay = whole(v) })
	read(KeyReviews, func(v string) { s.ReviewsPerDay = whole(v) })
	read(KeyRollover, func(v string) { s.Rollover = time.Duration(whole(v)) * time.Hour })
	read(KeyLearning, func(v string) { s.Learning, _ = ParseSteps(v) })
	read(KeyRelearning, func(v string) { s.Relearning, _ = ParseSteps(v) })
	read(KeyExam, func(v string) { s.Exam, _ = time.Parse(time.DateOnly, v) })
	s.FourButtons = get(KeyButtons) == "four"
	return s
}

// Valid reports whether a setting can be read; "" always can, and is the default.
func Valid(key, value string) bool {
	n, err := strconv.Atoi(value)
	switch {
	case value == "":
		return true
	case key == KeyLearning || key == KeyRelearning:
		_, ok := ParseSteps(value)
		return ok
	case key == KeyExam:
		_, err := time.Parse(time.DateOnly, value)
		return err == nil
	case key == KeyButtons:
		return value == "four"
	case key == KeyRollover:
		return err == nil && n >= 0 && n <= 23
	case key == KeyRetention:
		return err == nil && n >= int(MinRetention*100) && n <= int(MaxRetention*100)
	}
	return err == nil && n >= 0 && n <= MaxPerDay
}

// ParseSteps reads steps such as "1m 10m 1h": at most MaxSteps, each from a
// second to a day, not getting shorter. "none" is no steps.
func ParseSteps(s string) ([]time.Duration, bool) {
	if s == "none" {
		return nil, true
	}
	var steps []time.Duration
	for _, w := range strings.Fields(s) {
		d, err := time.ParseDuration(w)
		if err != nil || d < time.Second || d > 24*time.Hour || len(steps) == MaxSteps || len(steps) > 0 && d < steps[len(steps)-1] {
			return nil, false
		}
		steps = append(steps, d)
	}
	return steps, len(steps) > 0
}

// FormatSteps writes steps as ParseSteps reads them.
func FormatSteps(steps []time.Duration) string {
	if len(steps) == 0 {
		return "none"
	}
	words := make([]string, len(steps))
	for i, d := range steps {
		h, m, sec := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
		for _, p := range []struct {
			n    int
			unit string
		}{{h, "h"}, {m, "m"}, {sec, "s"}} {
			if p.n > 0 {
				words[i] += strconv.Itoa(p.n) + p.unit
			}
		}
	}
	return strings.Join(words, " ")
}

func minutes(steps []time.Duration) []float64 {
	out := make([]float64, len(steps))
	for i, d := range steps {
		out[i] = math.Round(d.Seconds()) / 60
	}
	return out
}
