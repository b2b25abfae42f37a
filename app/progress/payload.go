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
