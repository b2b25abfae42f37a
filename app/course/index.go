package course

import "notelab/app/quiz"

// Index is what the living screens need to know of a course in one language:
// small, without any note's text. The site writes it as data/<lang>/course.json.
type Index struct {
	ID       string         `json:"id"`
	Lang     string         `json:"lang"`
	Title    string         `json:"title"`
	Sections []IndexSection `json:"sections"`
}

// IndexSection is one chapter of an Index.
type IndexSection struct {
	ID    string      `json:"id"`
	Title string      `json:"title"`
	Notes []IndexNote `json:"notes"`
}

// IndexNote is one note of an Index.
type IndexNote struct {
	Slug      string          `json:"slug"`
	Title     string          `json:"title"`
	Summary   string          `json:"summary,omitempty"`
	Minutes   int             `json:"minutes"`
	Headings  []IndexHeading  `json:"headings,omitempty"` // level 2 only
	Questions []IndexQuestion `json:"questions,omitempty"`
	Sims      []string        `json:"sims,omitempty"` // simulator names
}

// IndexQuestion is what planning needs of a question: where it stands and what it
// examines.
type IndexQuestion struct {
	ID      string    `json:"id"`
	Aliases []string  `json:"aliases,omitempty"`
	Type    quiz.Type `json:"type"`
	Anchor  string    `json:"at,omitempty"`   // heading above it
	Tags    []string  `json:"tags,omitempty"` // exam-guide ids, the primary one first
}

// IndexHeading is a section that can be ticked as read.
type IndexHeading struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}
