// Package shelf keeps the learner's own courses: which of the chosen files
// belong to one, what is remembered of it, and the conversation between the
// page and the builder's worker that turns files into pages.
//
// It promises that a note that hangs or crashes the builder costs that note a
// message and nothing else, and that an old version of a course stays whole
// until the new one is complete. It leaves out the worker itself and the
// browser's storage (web/static/builder-worker.js), Markdown and pages, and the
// screen (package ui).
package shelf

import "errors"

// Course is what is remembered of an own course. The worker stores it, under
// the names below.
type Course struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Named reports whether the learner chose the title; otherwise it follows
	// the files.
	Named bool `json:"named,omitempty"`
	// Folder is the name of the folder the files came from, or "".
	Folder string `json:"folder,omitempty"`
	// Lang is the interface language its messages were written in.
	Lang    string `json:"lang"`
	Updated int64  `json:"updated"` // of the files, Unix time in milliseconds
	Count   int    `json:"count"`   // notes
	Quizzes int    `json:"quizzes"` // questions
	Size    int64  `json:"size"`    // of the files, in bytes
	// Paths are the files, sorted.
	Paths []string `json:"paths"`
	// Problems are the lines `notelab check` would print, at most MaxProblems.
	Problems []string `json:"problems,omitempty"`
	More     int      `json:"more,omitempty"` // problems beyond those
	// Failed are the notes that could not be built, by path.
	Failed map[string]Failure `json:"failed,omitempty"`
	// Gen names the generation of the pages, Src that of the files. Builder is
	// the builder the pages were made with: another one makes them again.
	Gen     string `json:"gen"`
	Src     string `json:"src"`
	Builder string `json:"builder"`
}

// MaxProblems is how many problems of a course are kept.
const MaxProblems = 200

// Failure says why a note could not be built.
type Failure string

// The failures.
const (
	Hung    Failure = "hung"    // it took longer than the limit
	Crashed Failure = "crashed" // it ended the builder
)

// The errors callers branch on, with errors.Is.
var (
	ErrUnavailable = errors.New("this browser cannot keep own notes")
	ErrFull        = errors.New("the device's storage is full")
	ErrBlocked     = errors.New("another tab with an older version is open")
	ErrBusy        = errors.New("another tab is changing this course")
	ErrGone        = errors.New("the course is not there any more")
	ErrLoad        = errors.New("the builder could not be loaded")
	ErrStopped     = errors.New("the builder stopped without naming a note")
	ErrRead        = errors.New("a file could not be read")
	ErrEmpty       = errors.New("there is no note among the files")
	ErrTooMany     = errors.New("there are too many files")
	ErrTooMuch     = errors.New("the files are too large together")
)

// reasons are the errors a worker may name.
var reasons = map[string]error{
	"unavailable": ErrUnavailable, "full": ErrFull, "blocked": ErrBlocked, "busy": ErrBusy,
	"gone": ErrGone, "load": ErrLoad, "read": ErrRead, "empty": ErrEmpty,
	"many": ErrTooMany, "much": ErrTooMuch,
}
