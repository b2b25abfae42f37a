package sqsqueue

import (
	"strings"
	"time"
	"unicode/utf8"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Kinds of question.
const (
	askVisible = "visible"
	askRetry   = "retry"
	askFate    = "fate"
	askReceipt = "receipt"
	askBatch   = "batch"
	askOrder   = "order"
	askDedup   = "dedup"
	askPoll    = "poll"
)

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	of := func(draw func(*asker)) func(*sim.Asker) sim.Draft {
		return func(a *sim.Asker) sim.Draft {
			q := &asker{Asker: a}
			q.Tags = []string{"D1.T1.S8"} // code that uses messaging services
			draw(q)
			return q.Draft
		}
	}
	return sim.Questions{
		askVisible: of(visibleQuestion), askRetry: of(retryQuestion), askFate: of(fateQuestion), askReceipt: of(receiptQuestion),
		askBatch: of(batchQuestion), askOrder: of(orderQuestion), askDedup: of(dedupQuestion), askPoll: of(pollQuestion),
	}.Ask(&info, kind, seed, l)
}

// asker makes one question. Its texts name values in braces.
type asker struct {
	*sim.Asker
	sim.Draft
	values []string // names and values in turn
}

// lifecycle adds the skill of handling events and errors.
func (a *asker) lifecycle() { a.Tags = []string{"D1.T2.S3", "D1.T1.S8"} }

// let names values for the texts: a duration, which is told in seconds, a number
// or a text each.
func (a *asker) let(pairs ...any) {
	for i := 0; i < len(pairs); i += 2 {
		a.values = append(a.values, pairs[i].(string), a.show(pairs[i+1]))
	}
}

func (a *asker) show(v any) string {
	switch v := v.(type) {
	case time.Duration:
		return parts(seconds(v), "초", " s").In(a.Lang)
	case int:
		return itoa(v)
	case i18n.Text:
		return a.say(v)
	}
	return v.(string)
}

// say fills a text in the question's language.
func (a *asker) say(t i18n.Text) string {
	return sim.FillNames(t.In(a.Lang), func(name string) string {
		name, particle, _ := strings.Cut(name, ":")
		for i := len(a.values) - 2; i >= 0; i -= 2 {
			if a.values[i] == name {
				return a.values[i+1] + fitting(particle, a.values[i+1])
			}
		}
		panic("sqsqueue: a question names " + name)
	})
}

// fitting returns the form of a Korean particle that goes with a word. It is named
// by the form after a consonant.
func fitting(particle, word string) string {
	without := ""
	switch particle {
	case "":
		return ""
	case "을":
		without = "를"
	case "이":
		without = "가"
	case "은":
		without = "는"
	case "으로":
		without = "로"
	case "이면":
		without = "면"
	}
	r, _ := utf8.DecodeLastRuneInString(word)
	last := 0 // the final consonant; 8 is ㄹ
	switch {
	case r >= 0xac00 && r <= 0xd7a3:
		last = int(r-0xac00) % 28
	case r == '0' || r == '3' || r == '6': // 영, 삼, 육
		last = 1
	case r == '1' || r == '7' || r == '8': // 일, 칠, 팔
		last = 8
	}
	if last == 0 || last == 8 && particle == "으로" {
		return without
	}
	return particle
}

func (a *asker) ask(prompt, rule i18n.Text) { a.Prompt, a.Explanation = a.say(prompt), a.say(rule) }

// right and wrong add an option: a duration, a number of times or a text.
func (a *asker) right(option any, why i18n.Text) {
	a.Key = sim.Candidate{Text: a.option(option), Why: a.say(why)}
}

func (a *asker) wrong(option any, idea string, why i18n.Text) {
	a.Distractors = append(a.Distractors, sim.Candidate{Text: a.option(option), Misconception: idea, Why: a.say(why)})
}

func (a *asker) option(v any) string {
	if n, ok := v.(int); ok {
		if n == 1 {
			return a.Say("1번", "once")
		}
		return a.Say("$1번", "$1 times", itoa(n))
	}
	return a.show(v)
}

// prove runs a configuration given as names and values, from settings without
// chance, and keeps it as the proof of the key.
func (a *asker) prove(pairs ...any) *sim.Trace {
	v := info.Defaults().Must("slow", "0", "poison", "0", "messages", "1")
	for i := 0; i < len(pairs); i += 2 {
		s := ""
		switch x := pairs[i+1].(type) {
		case time.Duration:
			s = clock(x)
		case int:
			s = itoa(x)
		default:
			s = x.(string)
		}
		v = v.Must(pairs[i].(string), s)
	}
	a.Values = v
	return run(v)
}

// nth returns the nth event of a kind, from 0.
func nth(t *sim.Trace, kind string, n int) *sim.Event {
	for i := range t.Events {
		if t.Events[i].Kind == kind {
			if n--; n < 0 {
				return &t.Events[i]
			}
		}
	}
	return nil
}

func count(t *sim.Trace, kind string) int {
	n := 0
	for i := range t.Events {
		if t.Events[i].Kind == kind {
			n++
		}
	}
	return n
}

const second = time.Second

// secondsBetween draws whole seconds, both ends included.
func (a *asker) secondsBetween(lo, hi int) time.Duration {
	return time.Duration(a.Between(lo, hi)) * second
}

// queueType draws a type and its name in the texts.
func (a *asker) queueType() string {
	kind, name := "standard", i18n.Text{Ko: "표준", En: "standard"}
	if a.Coin() {
		kind, name = "fifo", i18n.Text{Ko: "FIFO", En: "FIFO"}
	}
	a.let("type", name)
	return kind
}
