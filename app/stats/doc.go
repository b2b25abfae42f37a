// Package stats is the picture of what a learner knows: how much of each chapter
// and exam task would be remembered now, what review will ask for, when and how
// long was studied, whether memory keeps up with its target and certainty with
// the truth, and which rules are weakest.
//
// It promises that everything follows from the log, the course's index, the
// settings and the time in one pass over the answers, and that a picture is a
// function of the figures, a width and a language. It knows no screen, no clock
// and no storage.
//
// What the figures mean:
//
//   - A question counts as known with the chance FSRS gives it now, but not at
//     all while its last answer was wrong: having just read the key is no
//     knowledge yet.
//   - Retention is over cards that were in Review and had rested a day of study
//     or more. Forgotten is what was rated Again.
//   - Calibration is over answers that count as reviews: a right one within a
//     minute of the last, with the key still in sight, says nothing.
//   - Time is from the first sight of a question to its answer, at most
//     AnswerCap an answer: a page left open is no study.
//   - An answer belongs to the day of study of the clock it was given at; one
//     that seems to come from the future belongs to today.
//   - Questions that left the course keep their answers in the history. Mastery,
//     the forecast and the weak rules are of the questions there are.
package stats
