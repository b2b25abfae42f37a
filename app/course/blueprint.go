package course

import "notelab/app/i18n"

// Blueprint is an exam's outline as data: its domains with their weights and
// the ids that tags refer to.
type Blueprint struct {
	// Name is the stem of the file it was read from, "dva-c02": what Inherits of
	// a later blueprint refers to.
	Name      string               `yaml:"-"`
	Exam      string               `yaml:"exam"`
	Guide     string               `yaml:"guide"`
	Inherits  string               `yaml:"inherits"` // file name stem of the blueprint whose ids stay valid
	From      string               `yaml:"from"`     // first day of delivery, YYYY-MM-DD
	Until     string               `yaml:"until"`    // last day of delivery, or ""
	Note      string               `yaml:"note"`
	Minutes   int                  `yaml:"minutes"`
	Questions int                  `yaml:"questions"`
	Scored    int                  `yaml:"scored"`
	Pass      int                  `yaml:"pass"`
	Kinds     []string             `yaml:"kinds"` // question types the exam draws
	Domains   []Domain             `yaml:"domains"`
	Skills    map[string]i18n.Text `yaml:"skills"`
	Aliases   map[string]string    `yaml:"aliases"` // a later exam's ids -> these ids
	Evidence  []string             `yaml:"evidence"`
	// Official are the hosts, or hosts with the beginning of a path, whose pages
	// a fact may stand on. Retired maps a term of older exams to what holds now.
	Official []string             `yaml:"official"`
	Retired  map[string]i18n.Text `yaml:"retired"`
}

// Domain is a weighted part of an exam.
type Domain struct {
	ID     string    `yaml:"id"`
	Weight int       `yaml:"weight"` // percent of the scored questions
	Title  i18n.Text `yaml:"title"`
	Tasks  []Task    `yaml:"tasks"`
}

// Task is a part of a domain.
type Task struct {
	ID    string    `yaml:"id"`
	Title i18n.Text `yaml:"title"`
}
