package ecsrollout

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// questions are the kinds of question, by their names in the declaration.
var questions = sim.Questions{
	"bounds":    askBounds,
	"fewest":    askFewest,
	"start":     askStart,
	"stuck":     askStuck,
	"unblock":   askUnblock,
	"threshold": askThreshold,
	"left":      askLeft,
	"share":     askShare,
	"length":    askLength,
	"exposed":   askExposed,
}

// Exam-guide ids: configuring strategies, troubleshooting, rolling back.
var (
	rollTags  = []string{"D3.T4.S11"}
	stuckTags = []string{"D4.T1.S6", "D3.T4.S11"}
	failTags  = []string{"D3.T4.S8", "D4.T1.S6"}
	shiftTags = []string{"D3.T4.S11", "D3.T4.S5"}
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(info, kind, seed, l)
}

// setting is a rolling update to ask about.
type setting struct{ n, min, max int }

func (s setting) values(pairs ...string) sim.Values {
	return info.Defaults().Must("desired", itoa(s.n), "min", itoa(s.min), "max", itoa(s.max)).Must(pairs...)
}

// tell states the setting in one sentence.
func (s setting) tell(a *sim.Asker) string {
	n, lo, hi := itoa(s.n), itoa(s.min), itoa(s.max)
	return a.Say("`desiredCount`가 $1, `minimumHealthyPercent`가 $2, `maximumPercent`가 $3인 Service를 롤링으로 배포한다. ", "A service with `desiredCount` $1, `minimumHealthyPercent` $2 and `maximumPercent` $3 is deployed as a rolling update. ", n, lo, hi)
}

// runOf runs the model on a question's values.
func runOf(v sim.Values) *run { return simulator{}.Run(v).Model.(*run) }

// exact writes a percentage of a number as it is before rounding.
func exact(n, percent int) string { return hundredths(n * percent) }

// nearest rounds a percentage of a number the way school does.
func nearest(n, percent int) int { return (n*percent + 50) / 100 }

// some writes a number of tasks in English: "1 new task", "2 new tasks".
func some(k int, kind string) string {
	if k == 1 {
		return "1 " + kind + " task"
	}
	return itoa(k) + " " + kind + " tasks"
}

// mins writes a number of minutes in English.
func mins(k int) string {
	if k == 1 {
		return "1 minute"
	}
	return itoa(k) + " minutes"
}

// low and high state a bound with the product it was rounded from.
func (s setting) low(a *sim.Asker) string {
	n, m := itoa(lowerBound(s.n, s.min)), exact(s.n, s.min)
	if s.n*s.min%100 == 0 {
		return a.Say("하한은 $1개", "the lower bound is $1", n)
	}
	return a.Say("하한은 $1 올린 $2개", "the lower bound is $3 rounded up, $2", eul(m), n, m)
}

func (s setting) high(a *sim.Asker) string {
	n, m := itoa(upperBound(s.n, s.max)), exact(s.n, s.max)
	if s.n*s.max%100 == 0 {
		return a.Say("상한은 $1개", "the upper bound is $1", n)
	}
	return a.Say("상한은 $1 내린 $2개", "the upper bound is $3 rounded down, $2", eul(m), n, m)
}

// answer writes a number of tasks: "4개", "4".
func answer(a *sim.Asker, k int) string { return a.Say("$1개", "$1", itoa(k)) }

// Korean particles follow the sound of a number's last digit: after a closed
// syllable (영 일 삼 육 칠 팔) they have another form than after an open one.
func particle(n, closed, open string) string {
	switch n[len(n)-1] {
	case '0', '1', '3', '6', '7', '8':
		return n + closed
	}
	return n + open
}

func eul(n string) string { return particle(n, "을", "를") }
func eun(n string) string { return particle(n, "은", "는") }
func ida(n string) string { return particle(n, "이다", "다") }

// ro is "(으)로", where a final ㄹ counts as open.
func ro(n string) string {
	switch n[len(n)-1] {
	case '0', '3', '6':
		return n + "으로"
	}
	return n + "로"
}

// because makes a candidate whose reason is written already; the key has no
// misconception.
func because(text, misconception, why string) sim.Candidate {
	return sim.Candidate{Text: text, Misconception: misconception, Why: why}
}
