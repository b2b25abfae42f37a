// Package exam is the mock exam: what is drawn for it, its clock, what is noted
// while it runs, its grading and its report.
//
// It promises that the same events give the same exam at every moment: a run that
// was killed and read back from the log goes on as if nothing had happened. The
// deadline is a moment, not a countdown. The package knows no clock and no chance of
// its own: time and seed are passed in. It leaves out how the exam looks (package
// ui) and how its events are kept (package progress).
package exam
