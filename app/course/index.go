package course

import "notelab/app/quiz"

// Index is what the living screens need to know of a course in one language:
// small, without any note's text. The site writes it as data/<lang>/course.json.
type Index struct {
	ID       string         `json:"id"`
	Lang     string         `json:"lang"`
	Title    string         `json:"title"`
	Sections []IndexSection `json:"sections"`
	// Exams are the exams the course prepares for, in the order of its blueprints.
	Exams []IndexExam `json:"exams,omitempty"`
}

// IndexExam is what drawing and reporting a mock exam needs of a blueprint.
type IndexExam struct {
	Name      string        `json:"name"`            // "dva-c02"
	Title     string        `json:"title"`           // "DVA-C02"
	From      string        `json:"from,omitempty"`  // first day of delivery, YYYY-MM-DD
	Until     string        `json:"until,omitempty"` // last day of delivery
	Minutes   int           `json:"minutes"`
	Questions int           `json:"questions"`
	Scored    int           `json:"scored,omitempty"`
	Kinds     []quiz.Type   `json:"kinds"`
	Domains   []IndexDomain `json:"domains"`
	// Aliases lead from ids of a later exam to ids that tags have.
	Aliases map[string]string `json:"aliases,omitempty"`
}

// IndexDomain is a weighted part of an exam.
type IndexDomain struct {
	ID     string      `json:"id"`
	Weight int         `json:"weight"` // percent
	Title  string      `json:"title"`
	Tasks  []IndexTask `json:"tasks,omitempty"` // those of the exams whose ids stay valid, too
}

// IndexTask is a part of a domain. ID is what tags begin with: "D1.T2".
type IndexTask struct {
	ID    string `json:"id"`
	Title string `json:"title"`
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
