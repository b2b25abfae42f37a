package sim

import (
	"math/rand/v2"
	"strconv"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

// Candidate is one possible option of a generated question.
type Candidate struct {
	Text string // as shown, with quiz.Inline marks
	Why  string // why it is right or wrong here
	// Misconception names the wrong idea behind a distractor ("counts the first
	// try as a retry"); empty for the key.
	Misconception string
}

// Draft is a question before its options are drawn up.
type Draft struct {
	Ask         string
	Seed        uint64
	Prompt      string
	Key         Candidate
	Distractors []Candidate // the most tempting first; give more than are needed
	Explanation string
	Values      Values // the run that proves the key
	Tags        []string
}

// Build makes a multiple-choice question of at most four options: the key and
// the first distractors whose text differs from the key and from each other,
// in an order drawn from the generator. A distractor that equals the key is
// thus replaced by the next, never shown. It panics with fewer than two
// distinct options, which a model's test over its seeds must rule out.
func (d Draft) Build(in *Info, r *rand.Rand) quiz.Question {
	picked := []Candidate{d.Key}
next:
	for _, c := range d.Distractors {
		for _, p := range picked {
			if p.Text == c.Text {
				continue next
			}
		}
		if picked = append(picked, c); len(picked) == 4 {
			break
		}
	}
	if len(picked) < 2 {
		panic("sim.Draft.Build: " + in.Name + " " + d.Ask + " seed " + strconv.FormatUint(d.Seed, 10) + ": no distractor differs from the key")
	}
	q := quiz.Question{
		ID:     in.Name + "." + d.Ask + "." + strconv.FormatUint(d.Seed, 10),
		Type:   quiz.Choice,
		Tags:   d.Tags,
		Prompt: quiz.Inline(d.Prompt), Explanation: quiz.Inline(d.Explanation),
		Sim: in.Name, Ask: d.Ask, Params: d.Values.Query(),
	}
	for _, s := range in.Sources {
		q.Sources, q.Checked = append(q.Sources, s.URL), s.Checked
	}
	for _, i := range r.Perm(len(picked)) {
		c := picked[i]
		q.Options = append(q.Options, quiz.Option{
			Body: quiz.Inline(c.Text), Why: quiz.Inline(c.Why),
			Correct: i == 0, Misconception: c.Misconception,
		})
	}
	return q
}
