package progress

import (
	"strconv"
	"strings"
	"time"
)

// Saved is what a device remembers of its last backup, or of the last time it
// reminded of one: when that was and how many answers there were.
type Saved struct {
	At      int64 // Unix milliseconds
	Answers int
}

// After how much that is in no backup a learner is reminded of making one.
const (
	remindAnswers = 50
	remindAfter   = 7 * 24 * time.Hour
)

// Since returns how many of so many answers came after it.
func (s Saved) Since(answers int) int {
	if answers < s.Answers { // deleted meanwhile
		return answers
	}
	return answers - s.Answers
}

// Due reports whether it is time for another backup: there are fifty answers, or
// it has been a week and there are some.
func (s Saved) Due(answers int, now int64) bool {
	n := s.Since(answers)
	return n >= remindAnswers || n > 0 && now-s.At >= remindAfter.Milliseconds()
}

// String writes it as one line for ParseSaved.
func (s Saved) String() string {
	return strconv.FormatInt(s.At, 10) + " " + strconv.Itoa(s.Answers)
}

// ParseSaved reads what String wrote; ok is false for anything else.
func ParseSaved(text string) (s Saved, ok bool) {
	at, answers, _ := strings.Cut(text, " ")
	var err, err2 error
	s.At, err = strconv.ParseInt(at, 10, 64)
	s.Answers, err2 = strconv.Atoi(answers)
	return s, err == nil && err2 == nil && s.Answers >= 0
}
