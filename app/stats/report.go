package stats

import (
	"time"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/review"
)

// AnswerCap is the most time one answer counts for.
const AnswerCap = 3 * time.Minute

// The extents of the pictures.
const (
	ForecastDays = 30
	HeatWeeks    = 26
	recentDays   = 30
)

// Input is what the figures follow from.
type Input struct {
	State     *progress.State
	Index     *course.Index
	Scheduler *review.Scheduler
	Now       time.Time
	Zone      int // minutes the learner's clock is ahead of UTC
	// Pause, when set, is called every few milliseconds of work and lets others
	// run. They may add to State meanwhile.
	Pause func()
}

// Report are the figures.
type Report struct {
	Today review.Day
	// Answers counts all answers, Days the days of study that had any, Streak
	// those of them in a row up to today or yesterday.
	Answers, Days, Streak int
	// Total sums up all days, Recent those of the last 30.
	Total, Recent Day
	// Target is the share of reviews that should be remembered.
	Target float64

	// Chapters are in the course's order, Tasks in that of the exam Exam; both
	// without those that have no questions.
	Chapters, Tasks []Mastery
	Exam            string
	// Forecast counts the cards whose next review falls on each day from today;
	// what is overdue is due today and counted in Overdue, too. Later counts
	// what is beyond.
	Forecast       [ForecastDays]int
	Overdue, Later int
	// Heat are the days of HeatWeeks weeks from a Sunday up to today.
	Heat []Day
	// Periods are weeks, or months for a longer history; the oldest first.
	Periods []Period
	Months  bool
	// Weak are the weakest rules, the weakest first.
	Weak []Rule
}

// Day is what happened on a day of study, or in a longer time.
type Day struct {
	Answers, Right int
	// Asked counts the reviews that retention is over, Kept those remembered.
	Asked, Kept int
	// Sure and Unsure count what was answered with that certainty.
	Sure, SureRight     int
	Unsure, UnsureRight int
	Spent               time.Duration
}

func (d *Day) add(e *Day) {
	d.Answers += e.Answers
	d.Right += e.Right
	d.Asked += e.Asked
	d.Kept += e.Kept
	d.Sure += e.Sure
	d.SureRight += e.SureRight
	d.Unsure += e.Unsure
	d.UnsureRight += e.UnsureRight
	d.Spent += e.Spent
}

// Mastery is how much of some questions is known.
type Mastery struct {
	ID, Title string
	// Questions counts them, Seen those answered before.
	Questions, Seen int
	// Known is how many of the seen ones would be right now, on average.
	Known float64
}

// Recall is the chance that a seen question would be right now; 0 when none was
// seen.
func (m *Mastery) Recall() float64 {
	if m.Seen == 0 {
		return 0
	}
	return m.Known / float64(m.Seen)
}

// Rule is a paragraph with its questions.
type Rule struct {
	Note, Title string
	// Anchor is the heading above its questions, "" in the opening of the note;
	// Heading is its text where it begins a section.
	Anchor, Heading string
	// Seen counts its answered questions, Wrong those of them answered wrong
	// last, Lapses how often they were forgotten.
	Seen, Wrong, Lapses int
	Recall              float64
	// Leech reports whether one of them is forgotten again and again.
	Leech bool
}
