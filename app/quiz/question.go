// Package quiz holds questions, their grading and the choice of a short quiz.
//
// A Question arrives ready to show: the builder has turned its Markdown into
// safe HTML, or a simulator has generated it. The package knows no screen, no
// clock and no storage; randomness is a seed that is passed in.
package quiz

// Type says how a question is answered.
type Type string

// The types of question. The names in notes and in the log are these strings.
const (
	Choice    Type = "choice"    // multiple choice: exactly one option is right
	Multiple  Type = "multiple"  // multiple response: two or more options are right
	Ordering  Type = "order"     // every option is put into its place
	Matching  Type = "match"     // every option gets its pair
	Cloze     Type = "cloze"     // blanks in the prompt are filled in
	Numeric   Type = "numeric"   // the one blank of the prompt is a number
	Generated Type = "generated" // drawn from a simulator's model, see Sim and Ask
)

// HTML is a fragment of safe HTML: rendered by the builder from Markdown with
// raw HTML removed, or escaped by Inline. Never put unescaped text into it.
type HTML string

// Option is one answer that can be chosen, one thing to be put in order, or one
// row to be matched.
type Option struct {
	// Body is what the learner reads before answering.
	Body HTML `json:"body"`
	// Why explains, after answering, why this option is right or wrong here.
	Why HTML `json:"why,omitempty"`
	// Correct reports whether the option belongs to the Answer; of no meaning
	// for Ordering, where the order of the options is the Answer, and Matching.
	Correct bool `json:"correct,omitempty"`
	// Pair is, for Matching, what belongs to Body, as plain text. Several rows
	// may have the same; a row without a Body offers a pair that fits none.
	Pair string `json:"pair,omitempty"`
	// Misconception names the wrong idea that makes this distractor tempting;
	// set for generated questions only.
	Misconception string `json:"misconception,omitempty"`
}

// Question is one item. ID is an identity: progress hangs on it, it survives
// rewording and is the same in every language.
type Question struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"`
	Type    Type     `json:"type"`
	// Tags are exam-guide ids of the course's blueprint, the primary one first.
	Tags    []string `json:"tags,omitempty"`
	Sources []string `json:"sources,omitempty"` // official pages
	Checked string   `json:"checked,omitempty"` // month the sources were read, "2026-11"

	Prompt      HTML     `json:"prompt"`
	Options     []Option `json:"options,omitempty"`
	Blanks      []Blank  `json:"blanks,omitempty"` // of Cloze and Numeric, in the order they stand in Prompt
	Hint        HTML     `json:"hint,omitempty"`
	Explanation HTML     `json:"explanation,omitempty"`

	// Note and Anchor say which paragraph teaches this: the note's slug and the
	// id of the heading above the question.
	Note   string `json:"note,omitempty"`
	Anchor string `json:"anchor,omitempty"`

	// Sim and Ask name the simulator and its kind of question, for Generated
	// and for questions that were drawn from one. Params, as a URL query,
	// reproduces the run that proves the answer.
	Sim    string `json:"sim,omitempty"`
	Ask    string `json:"ask,omitempty"`
	Params string `json:"params,omitempty"`
}

// Correct returns the indexes of the right options, ascending.
func (q *Question) Correct() []int {
	var keys []int
	for i, o := range q.Options {
		if o.Correct {
			keys = append(keys, i)
		}
	}
	return keys
}
