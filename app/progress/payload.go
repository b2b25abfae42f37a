package progress

// ReadData is the payload of Read.
type ReadData struct {
	Course  string `json:"course,omitempty"`
	Note    string `json:"note"`
	Section string `json:"section"` // heading id; "" is the note's opening
	On      bool   `json:"on"`
}

// PlaceData is the payload of Place.
type PlaceData struct {
	Course  string `json:"course,omitempty"`
	Note    string `json:"note"`
	Section string `json:"section,omitempty"`
}

// AnsweredData is the payload of Answered. Chosen are indexes of options in the
// question's source order, whatever order was shown; see quiz.Response.
type AnsweredData struct {
	Course   string `json:"course,omitempty"`
	Question string `json:"question"`
	Type     string `json:"type"`
	Chosen   []int  `json:"chosen"`
	// Typed is what was written into the blanks.
	Typed []string `json:"typed,omitempty"`
	Right bool     `json:"right"`
	// Sure is how certain the learner said to be: "sure", "unsure" or "".
	Sure string `json:"sure,omitempty"`
	// Millis is the time from the first sight of the question to the answer.
	Millis int64 `json:"ms,omitempty"`
	// Rating is how well the learner says to have known it: 1 Again, 2 Hard,
	// 3 Good, 4 Easy; 0 leaves it to Right and Sure.
	Rating int `json:"rating,omitempty"`
	// Zone is how far the device's clock was ahead of UTC, in minutes: it says
	// on which day of study the answer was given, wherever the log is read.
	Zone int `json:"zone,omitempty"`
	// Where says on which screen: "note", "quick", "lab", "review", "exam".
	Where string `json:"where,omitempty"`
	Sim   string `json:"sim,omitempty"`
	Ask   string `json:"ask,omitempty"`
}

// HeldData is the payload of Held.
type HeldData struct {
	Course   string `json:"course,omitempty"`
	Question string `json:"question"`
	How      Hold   `json:"how"`
	Zone     int    `json:"zone,omitempty"` // as in AnsweredData
}

// Hold says how a question is kept out of review. The strings are in learners'
// logs.
type Hold string

// The ways to hold a question.
const (
	Bury     Hold = "bury"    // until the next day of study
	Suspend  Hold = "suspend" // until it is let back in
	Released Hold = "release" // let back in
)

// ExamData is the payload of Exam: one step of a mock exam. Which fields it has
// depends on the step. While an exam runs, its answers stand in these events alone;
// at hand-in each becomes an Answered event too.
type ExamData struct {
	Course string   `json:"course,omitempty"`
	Step   ExamStep `json:"step"`
	// Exam is the id of the event that began the exam; "" in that event itself.
	Exam string `json:"exam,omitempty"`

	// Of ExamStart: the blueprint and the form, what was drawn in its order, how
	// long the exam lasts, whether its clock may be stopped, and the seed of the
	// order in which options stand.
	Blueprint string     `json:"blueprint,omitempty"`
	Form      string     `json:"form,omitempty"` // "full" or "short"
	Items     []ExamItem `json:"items,omitempty"`
	Minutes   int        `json:"minutes,omitempty"`
	Pausable  bool       `json:"pausable,omitempty"`
	Seed      uint64     `json:"seed,omitempty"`

	// Of ExamMark: all that is noted of a question, how long it was looked at since
	// its last mark, and which question is on screen now, from 1; 0 is the same.
	Question string `json:"question,omitempty"`
	Chosen   []int  `json:"chosen,omitempty"` // indexes of options in source order
	Struck   []int  `json:"struck,omitempty"`
	Flagged  bool   `json:"flagged,omitempty"`
	Millis   int64  `json:"ms,omitempty"`
	Next     int    `json:"next,omitempty"`

	// Of ExamFinish: a letter for each item, see ExamRight, and whether time ran out.
	// The event's time is the one that counts: at the latest, the deadline.
	Results string `json:"results,omitempty"`
	Auto    bool   `json:"auto,omitempty"`
}

// ExamItem is a drawn question with what it examines.
type ExamItem struct {
	Question string `json:"q"`
	Domain   string `json:"d"`           // "D1"
	Task     string `json:"t,omitempty"` // "D1.T2", or "" when its tags name none
}

// ExamStep says what happened in an exam. The strings are in learners' logs.
type ExamStep string

// The steps of an exam.
const (
	ExamStart  ExamStep = "start"
	ExamMark   ExamStep = "mark"   // something was noted of a question, or another one shown
	ExamPause  ExamStep = "pause"  // the clock stopped
	ExamResume ExamStep = "resume" // the clock goes on
	ExamFinish ExamStep = "finish" // handed in
)

// The letters of ExamData.Results.
const (
	ExamRight = '1'
	ExamWrong = '0'
	ExamOpen  = '-' // not answered: counts as wrong
	ExamGone  = 'x' // the course no longer has the question: does not count
)

// PredictedData is the payload of Predicted.
type PredictedData struct {
	Course string  `json:"course,omitempty"`
	Sim    string  `json:"sim"`
	Figure string  `json:"figure"`
	Params string  `json:"params,omitempty"` // URL query that reproduces the run
	Said   float64 `json:"said"`
	Was    float64 `json:"was"`
	Right  bool    `json:"right"`
}

// SettingData is the payload of Setting.
type SettingData struct {
	Key   string `json:"key"`   // "theme", "lang", "quick.length"
	Value string `json:"value"` // "" means back to the default
}

// UndoneData is the payload of Undone.
type UndoneData struct {
	Event string `json:"event"` // id of the event taken back
}
