package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// questions are the kinds of question, by the names Info declares.
var questions = sim.Questions{
	"commands":  askCommands,
	"phases":    askPhases,
	"status":    askStatus,
	"guard":     askGuard,
	"env":       askEnv,
	"artifacts": askArtifacts,
	"line":      askLine,
}

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(info, kind, seed, l)
}
