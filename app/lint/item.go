package lint

import (
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// item is one question with its texts as a reader sees them.
type item struct {
	q    *quiz.Question
	note *course.Note
	lang i18n.Lang
	line int

	stem        prose
	options     []prose // bodies
	whys        []prose
	explanation prose
}

// gap stands for a blank in the text of a stem.
const gap = "____"

func newItem(q *quiz.Question, n *course.Note, line int) *item {
	it := &item{q: q, note: n, lang: n.Lang, line: line}
	it.stem = read(quiz.Fill(q.Prompt, func(int) quiz.HTML { return gap }))
	it.explanation = read(q.Explanation)
	for i := range q.Options {
		it.options = append(it.options, read(q.Options[i].Body))
		it.whys = append(it.whys, read(q.Options[i].Why))
	}
	return it
}

// chosen reports whether options are picked, one or several.
func (it *item) chosen() bool { return it.q.Type == quiz.Choice || it.q.Type == quiz.Multiple }

// drawn reports whether a model makes the question, so that its text isn't here.
func (it *item) drawn() bool { return it.q.Type == quiz.Generated }

// keys returns the texts that are the answer: right options, or what blanks
// accept.
func (it *item) keys() []string {
	var keys []string
	for i := range it.options {
		if it.chosen() && it.q.Options[i].Correct {
			keys = append(keys, it.options[i].text)
		}
		if it.q.Type == quiz.Matching && it.options[i].text != "" {
			keys = append(keys, it.q.Options[i].Pair)
		}
	}
	for i := range it.q.Blanks {
		keys = append(keys, it.q.Blanks[i].Answers...)
	}
	return keys
}

// split returns the texts of the right options and those of the others.
func (it *item) split() (right, wrong []prose) {
	for i := range it.options {
		if it.q.Options[i].Correct {
			right = append(right, it.options[i])
		} else {
			wrong = append(wrong, it.options[i])
		}
	}
	return right, wrong
}

// task is the sentence that says what to do: the last one that asks, else the
// last one.
func (it *item) task() string {
	all := sentences(it.stem.said)
	for i := len(all) - 1; i >= 0; i-- {
		if requests(all[i], it.lang) {
			return all[i]
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// sentences splits a text at its lines and at marks with a space after them:
// "Node.js" and "2.5" end none.
func sentences(s string) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		for from := 0; ; {
			i := strings.IndexAny(line[from:], ".?!")
			if i < 0 || from+i+1 >= len(line) {
				break
			}
			if from += i + 1; line[from] == ' ' && from > 1 {
				out = append(out, line[:from])
				line, from = strings.TrimSpace(line[from:]), 0
			}
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// say quotes a text in a message, cut to a line.
func say(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		s = string(r[:39]) + "…"
	}
	return "“" + s + "”"
}
