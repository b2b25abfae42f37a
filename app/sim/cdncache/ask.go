package cdncache

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions().Ask(info, kind, seed, l)
}

func questions() sim.Questions {
	return sim.Questions{
		askTTL:      ttlQuestion,
		askRequests: requestsQuestion,
		askFetches:  fetchesQuestion,
		askCopies:   copiesQuestion,
		askPaths:    pathsQuestion,
		askBill:     billQuestion,
		askFailure:  failureQuestion,
		askOld:      oldQuestion,
	}
}

// Exam-guide ids: caching data, debugging an integration, the cache key, and
// lifetimes with invalidation.
var (
	tagsData  = []string{"D1.T3.S8"}
	tagsDebug = []string{"D4.T1.S7"}
	tagsKey   = []string{"D4.T3.S5"}
	tagsLife  = []string{"D4.T3.S6"}
)

// mistake is a wrong idea and why it is wrong here, as a template.
type mistake struct {
	idea string
	why  i18n.Text
}

// pen writes one question out of templates: {name} stands for a value of the
// question.
type pen struct {
	*sim.Asker
	sim.Draft
	vars []string // names and values in turn
}

// write begins a question.
func write(a *sim.Asker, tags []string, v sim.Values) *pen {
	return &pen{Asker: a, Draft: sim.Draft{Tags: tags, Values: v}}
}

// let sets a value to a text.
func (p *pen) let(name, value string) { p.vars = append(p.vars, name, value) }

// counts sets values, named in one text, to numbers with commas.
func (p *pen) counts(names string, ns ...int) {
	for i, name := range strings.Fields(names) {
		p.let(name, num(ns[i]))
	}
}

// phrase sets a value to a template, filled with the values so far.
func (p *pen) phrase(name string, t *i18n.Text) { p.let(name, p.say(t)) }

// say fills a template in the question's language.
func (p *pen) say(t *i18n.Text) string { return sim.FillNames(t.In(p.Lang), p.value) }

// value finds what was set last under a name.
func (p *pen) value(name string) string {
	for i := len(p.vars) - 2; i >= 0; i -= 2 {
		if p.vars[i] == name {
			return p.vars[i+1]
		}
	}
	return ""
}

// ask sets the prompt and the explanation.
func (p *pen) ask(prompt, explanation *i18n.Text) *pen {
	p.Prompt, p.Explanation = p.say(prompt), p.say(explanation)
	return p
}

func (p *pen) right(text string, why *i18n.Text) {
	p.Key = sim.Candidate{Text: text, Why: p.say(why)}
}

func (p *pen) wrong(text string, m *mistake) {
	p.Distractors = append(p.Distractors, sim.Candidate{Text: text, Misconception: m.idea, Why: p.say(&m.why)})
}

// number makes the option of a count {n}, from the words for one or for many.
func (p *pen) number(n int, one, many *i18n.Text) string {
	p.let("n", num(n))
	if n == 1 {
		return p.say(one)
	}
	return p.say(many)
}

// plain is a run of one edge without deployments, with parameters changed.
func plain(pairs ...string) sim.Values {
	return info.Defaults().Must("edges", "1", "deploys", "").Must(pairs...)
}

// num writes a count with commas.
func num(n int) string { return grouped(strconv.Itoa(n)) }

// join writes numbers one after another.
func join(ns []int, comma string) string {
	out := make([]string, len(ns))
	for i, n := range ns {
		out[i] = strconv.Itoa(n)
	}
	return strings.Join(out, comma)
}

// value is a figure of a run as a whole number.
func value(t *sim.Trace, name string) int {
	f, _ := t.Figure(name)
	return int(f.Value)
}
