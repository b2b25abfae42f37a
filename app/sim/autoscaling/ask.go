package autoscaling

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Ask implements sim.Simulator.
func (Simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	of := func(draw func(*asker) sim.Draft) func(*sim.Asker) sim.Draft {
		return func(a *sim.Asker) sim.Draft { return draw(&asker{Asker: a, ko: "개", en: "task"}) }
	}
	return sim.Questions{
		"track": of(askTrack), "two": of(askTwo), "step": of(askStep), "first": of(askFirst), "cooldown": of(askCooldown),
		"hold": of(askHold), "schedule": of(askSchedule), "reservation": of(askReservation), "instances": of(askInstances),
	}.Ask(&info, kind, seed, l)
}

// asker makes one question. Its texts name values in braces (see fill).
type asker struct {
	*sim.Asker
	values []sim.Field
	ko, en string // the unit of an answer that is a number, in the singular
	list   []sim.Candidate
}

// set names values for the texts: name, number, name, number.
func (a *asker) set(pairs ...any) {
	for i := 0; i < len(pairs); i += 2 {
		s, ok := pairs[i+1].(string)
		if !ok {
			s = itoa(pairs[i+1].(int))
		}
		a.values = append(a.values, sim.Field{Key: pairs[i].(string), Value: s})
	}
}

// value returns what a name was set to last.
func (a *asker) value(name string) string {
	for i := len(a.values) - 1; i >= 0; i-- {
		if a.values[i].Key == name {
			return a.values[i].Value
		}
	}
	panic("autoscaling: a question names " + name)
}

// say returns the text in the question's language, with the values it names.
func (a *asker) say(t i18n.Text) string { return fill(t.In(a.Lang), a.value) }

func (a *asker) count(n int) string {
	en := a.en
	if n != 1 {
		en += "s"
	}
	return a.Say(itoa(n)+a.ko, itoa(n)+" "+en)
}

// no adds a number as a distractor, unless it makes no sense.
func (a *asker) no(n int, misconception string, why i18n.Text) {
	if n >= 0 {
		a.wrong(a.count(n), misconception, why)
	}
}

func (a *asker) wrong(option, misconception string, why i18n.Text) {
	a.list = append(a.list, sim.Candidate{Text: option, Misconception: misconception, Why: a.say(why)})
}

// numbers ends a question whose answer is a number, with slips around it for
// when the misconceptions agree with it or with each other.
func (a *asker) numbers(v sim.Values, key int, prompt, why, slip, rule i18n.Text) sim.Draft {
	for _, by := range []int{1, -1, 2, -2, 3} {
		a.no(key+by, "miscounts", slip)
	}
	return a.draft(v, a.count(key), prompt, why, rule)
}

func (a *asker) draft(v sim.Values, key string, prompt, why, rule i18n.Text) sim.Draft {
	return sim.Draft{
		Prompt: a.say(prompt), Key: sim.Candidate{Text: key, Why: a.say(why)}, Distractors: a.list, Explanation: a.say(rule),
		Values: v, Tags: []string{"D4.T3.S7"}, // optimise resource use: scaling policy
	}
}

// join puts one text after another.
func join(a, b i18n.Text) i18n.Text { return text(a.Ko+" "+b.Ko, a.En+" "+b.En) }

// with returns the defaults with some parameters changed; whole numbers may be
// given as they are.
func with(pairs ...any) sim.Values {
	v := info.Defaults()
	for i := 0; i < len(pairs); i += 2 {
		s, ok := pairs[i+1].(string)
		if !ok {
			s = itoa(pairs[i+1].(int))
		}
		v = v.Must(pairs[i].(string), s)
	}
	return v
}

func itoa(n int) string { return strconv.Itoa(n) }

func minutesOf(n int) string { return itoa(n) + "m" }

// after is the desired count after the first change, or the one before.
func (p *picture) after() int {
	if len(p.moves) > 0 {
		return p.moves[0].to
	}
	return p.c.tasks
}

// ceil divides whole numbers that are not negative and rounds up.
func ceil(n, d int) int { return (n + d - 1) / d }
