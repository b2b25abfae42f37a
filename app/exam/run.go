package exam

import (
	"slices"
	"time"

	"notelab/app/progress"
	"notelab/app/quiz"
)

// Run is an exam as far as it has come. It is what its events amount to: New, and
// Apply for each of them.
type Run struct {
	Start progress.ExamEntry
	// Answers has what was noted of each of Start.Items.
	Answers []Answer
	At      int // the item on screen

	ends   int64 // when time is up, Unix milliseconds, were the clock to run on
	paused int64 // when the clock was stopped; 0 while it runs
	latest int64 // time of the newest event: it cannot be earlier now
}

// Answer is what was noted of a question.
type Answer struct {
	Chosen, Struck []int // indexes of options in source order, ascending
	Flagged        bool
	Millis         int64 // how long it was looked at
}

// New is an exam that has just begun.
func New(start progress.ExamEntry) *Run {
	return &Run{
		Start: start, Answers: make([]Answer, len(start.Items)),
		ends: start.Stamp.At + int64(start.Minutes)*time.Minute.Milliseconds(), latest: start.Stamp.At,
	}
}

// Resume is an exam after what has happened in it.
func Resume(start progress.ExamEntry, notes []progress.ExamNote) *Run {
	r := New(start)
	for i := range notes {
		r.Apply(&notes[i])
	}
	return r
}

// Apply lets one more thing happen. What happens after the end, or to the answers
// while the clock stands, does not count.
func (r *Run) Apply(n *progress.ExamNote) {
	r.latest = max(r.latest, n.Stamp.At)
	switch n.Step {
	case progress.ExamMark:
		i := r.Index(n.Question)
		if i < 0 {
			return
		}
		a := &r.Answers[i]
		a.Millis += n.Millis
		if r.paused != 0 || r.Over(n.Stamp.At) {
			return
		}
		a.Chosen, a.Struck, a.Flagged = n.Chosen, n.Struck, n.Flagged
		if n.Next > 0 && n.Next <= len(r.Answers) {
			r.At = n.Next - 1
		}
	case progress.ExamPause:
		if r.Start.Pausable && r.paused == 0 && !r.Over(n.Stamp.At) {
			r.paused = n.Stamp.At
		}
	case progress.ExamResume:
		if r.paused != 0 {
			r.ends += max(n.Stamp.At-r.paused, 0)
			r.paused = 0
		}
	}
}

// Index is where a question stands in the exam, -1 when it does not.
func (r *Run) Index(question string) int {
	return slices.IndexFunc(r.Start.Items, func(it progress.ExamItem) bool { return it.Question == question })
}

// Ends is when time is up, in Unix milliseconds. While the clock stands, that is not
// known yet.
func (r *Run) Ends() int64 { return r.ends }

// Paused reports whether the clock stands.
func (r *Run) Paused() bool { return r.paused != 0 }

// Over reports whether time is up at a moment in Unix milliseconds.
func (r *Run) Over(now int64) bool { return r.paused == 0 && max(now, r.latest) >= r.ends }

// Left is how much time there is. A clock that was set back gives none back.
func (r *Run) Left(now int64) time.Duration {
	now = max(now, r.latest)
	if r.paused != 0 {
		now = r.paused
	}
	return max(time.Duration(r.ends-now)*time.Millisecond, 0)
}

// Length is how much time there is in all.
func (r *Run) Length() time.Duration { return time.Duration(r.Start.Minutes) * time.Minute }

// Answered counts the questions that have an answer, Flagged those with a flag.
func (r *Run) Answered() int { return r.count(func(a *Answer) bool { return len(a.Chosen) > 0 }) }

// Flagged counts the questions with a flag.
func (r *Run) Flagged() int { return r.count(func(a *Answer) bool { return a.Flagged }) }

func (r *Run) count(is func(*Answer) bool) int {
	n := 0
	for i := range r.Answers {
		if is(&r.Answers[i]) {
			n++
		}
	}
	return n
}

// Order is the order in which the options of an item stand: position -> index in
// source order. It stays the same throughout an exam and differs between exams.
func (r *Run) Order(item, options int) []int {
	return quiz.Order(r.Start.Items[item].Question, options, 1+int(r.Start.Seed%1_000_000))
}

// Choose returns the answer with an option chosen, or no longer chosen. single is a
// question with one right option. An option that was struck out is back in play.
func (a Answer) Choose(option int, on, single bool) Answer {
	switch {
	case on && single:
		a.Chosen = []int{option}
	default:
		a.Chosen = with(a.Chosen, option, on)
	}
	if on {
		a.Struck = with(a.Struck, option, false)
	}
	return a
}

// Strike returns the answer with an option struck out, or back in play. A struck
// option is not chosen.
func (a Answer) Strike(option int, on bool) Answer {
	a.Struck = with(a.Struck, option, on)
	if on {
		a.Chosen = with(a.Chosen, option, false)
	}
	return a
}

// with returns a copy of a sorted list that holds n or does not; nil when empty.
func with(list []int, n int, on bool) []int {
	out := []int(nil)
	for _, m := range list {
		if m != n {
			out = append(out, m)
		}
	}
	if on {
		out = append(out, n)
		slices.Sort(out)
	}
	return out
}
