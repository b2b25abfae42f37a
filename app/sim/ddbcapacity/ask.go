package ddbcapacity

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: partition keys of high cardinality, consistency models, using
// resources well, analysing performance.
var (
	readTags  = []string{"D1.T3.S2", "D4.T3.S7"}
	costTags  = []string{"D4.T3.S7"}
	keyTags   = []string{"D1.T3.S1", "D4.T3.S7"}
	causeTags = []string{"D1.T3.S1", "D4.T3.S8"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return sim.Questions{
		"call":      askCall,
		"provision": askProvision,
		"batch":     askBatch,
		"filter":    askFilter,
		"update":    askUpdate,
		"hot":       askHot,
		"shards":    askShards,
		"burst":     askBurst,
		"remedy":    askRemedy,
	}.Ask(info, kind, seed, l)
}

// draft gathers a question.
type draft struct {
	*sim.Asker
	sim.Draft
	unit string
}

// wrong adds a distractor.
func (d *draft) wrong(text, mistake, ko, en string, values ...string) {
	d.Distractors = append(d.Distractors, d.Asker.Wrong(text, mistake, ko, en, values...))
}

// cost is wrong for an amount of half units, if that is one at all.
func (d *draft) cost(half int64, mistake, ko, en string, values ...string) {
	if half > 0 {
		d.wrong(d.amount(half), mistake, ko, en, values...)
	}
}

func (d *draft) amount(half int64) string { return units(half) + " " + d.unit }

// sized draws a size in steps of half a KB, rarely one that needs no rounding.
func sized(a *sim.Asker, most int, block int64) int64 {
	for range 4 {
		if n := int64(a.Between(1, 2*most)) * kb / 2; n%block != 0 {
			return n
		}
	}
	return int64(a.Between(1, most)) * kb
}

// consistency draws one and names it.
func consistency(a *sim.Asker) (value string, name i18n.Text) {
	if a.Coin() {
		return "strong", i18n.Of("강력한 일관성 읽기", "strongly consistent")
	}
	return "eventual", i18n.Of("최종적 일관성 읽기", "eventually consistent")
}

func runOf(v sim.Values) *flow { return New().Run(v).Model.(*flow) }

func num(n int64) string { return sim.Thousands(n) }
