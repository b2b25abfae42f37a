package cwalarm

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: alerting, custom metrics, reviewing health.
var (
	alertTags     = []string{"D4.T2.S5"}
	metricTags    = []string{"D4.T2.S5", "D4.T1.S4"}
	compositeTags = []string{"D4.T2.S5", "D4.T1.S5"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"range":     askRange,
		"first":     askFirst,
		"silence":   askSilence,
		"setting":   askSetting,
		"statistic": askStatistic,
		"composite": askComposite,
		"action":    askAction,
	}.Ask(info, kind, seed, l)
}

// draft gathers a question.
type draft struct {
	*sim.Asker
	sim.Draft
}

// wrong adds a distractor.
func (d *draft) wrong(text, mistake, ko, en string, values ...string) {
	d.Distractors = append(d.Distractors, d.Asker.Wrong(text, mistake, ko, en, values...))
}

// sent writes data points as the data of a run: the threshold is 100.
func sent(marks []mark) string {
	s := ""
	for i, k := range marks {
		if i > 0 {
			s += " "
		}
		switch k {
		case within:
			s += "60"
		case over:
			s += "140"
		default:
			s += "-"
		}
	}
	return s
}

func runOf(v sim.Values) *watch { return follow(read(v)) }

// code sets a state or a setting as code, in Korean with the particle behind it.
func code(a *sim.Asker, name, closed, open string) string {
	if a.Lang == i18n.Korean {
		return "`" + name + "`" + particle(name, closed, open)
	}
	return "`" + name + "`"
}

// is sets a state or a setting with the copula.
func is(a *sim.Asker, name string) string { return code(a, name, "이다", "다") }
