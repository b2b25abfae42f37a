package ui

import (
	"context"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/exchange"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// Exchange is the part of the me screen that writes the questions of all notes,
// and the answers given, for other programs.
type Exchange struct {
	app.Compo

	bank     *exchange.Bank // once it has been collected
	busy     bool
	done, of int // notes whose questions are here, of how many
	message  string
	bad      bool
}

// The formats of the question bank, with what their files are called: Anki and
// Moodle both want .txt.
var bankFormats = []struct {
	key        i18n.Key
	file, mime string
	write      func(b *exchange.Bank) []byte
}{
	{"out.anki", "notelab-anki.txt", "text/plain", func(b *exchange.Bank) []byte { return b.Anki() }},
	{"out.gift", "notelab-gift.txt", "text/plain", func(b *exchange.Bank) []byte { return b.GIFT() }},
	{"out.csv", "notelab-questions.csv", "text/csv", func(b *exchange.Bank) []byte { return b.CSV(true) }},
}

// OnMount begins with nothing collected.
func (x *Exchange) OnMount(app.Context) { x.bank, x.busy, x.message = nil, false, "" }

// saveBank collects the questions, unless they are here, and saves them in a
// format.
func (x *Exchange) saveBank(ctx app.Context, format int) {
	if x.busy {
		return
	}
	x.busy, x.bad, x.message, x.done, x.of = true, false, "", 0, 0
	bank := x.bank
	background(ctx, "collecting the questions", func() {
		var err error
		if bank == nil {
			var index *course.Index
			if index, err = env.Index(context.Background()); err == nil {
				bank, err = exchange.Read(index, func(note string) ([]quiz.Question, error) {
					return env.Questions(context.Background(), note)
				}, func(done, of int) {
					ctx.Dispatch(func(app.Context) { x.done, x.of = done, of })
				})
			}
		}
		var data []byte
		if err == nil {
			data = bankFormats[format].write(bank)
		}
		ctx.Dispatch(func(app.Context) {
			x.busy = false
			if err != nil {
				browser.Complain(err.Error())
				x.bad, x.message = true, say("out.failed")
				return
			}
			x.bank = bank
			f := bankFormats[format]
			n, left := bank.Count()
			if n == 0 {
				x.bad, x.message = true, say("out.none")
				return
			}
			if x.save(f.file, f.mime, "out.saved", n, data) && len(left) > 0 {
				x.message += " " + say("out.left", "n", strconv.Itoa(len(left)))
			}
		})
	})
}

// saveHistory saves every answer that was not taken back.
func (x *Exchange) saveHistory(ctx app.Context, _ app.Event) {
	if x.busy {
		return
	}
	var rows []exchange.Answer
	env.State().Questions(env.Page().Course, func(question string, answers []progress.Answer) {
		for i := range answers {
			a := &answers[i]
			rows = append(rows, exchange.Answer{
				At: a.At, Zone: a.Zone, ID: a.ID, Question: question, Right: a.Right, Sure: a.Sure.String(),
				Rating: a.Rating, Millis: a.Millis, Where: a.Where,
			})
		}
	})
	x.bad, x.message = false, ""
	if len(rows) == 0 {
		x.bad, x.message = true, say("out.none.log")
		return
	}
	x.busy, x.of = true, 0
	background(ctx, "writing the history", func() {
		data := exchange.History(rows, true)
		ctx.Dispatch(func(app.Context) {
			x.busy = false
			x.save("notelab-answers-"+env.Now().Format("2006-01-02")+".csv", "text/csv", "out.saved.log", len(rows), data)
		})
	})
}

// save hands the learner a file and says so.
func (x *Exchange) save(name, mime string, said i18n.Key, n int, data []byte) bool {
	if err := env.Save(name, mime, data); err != nil {
		x.bad, x.message = true, say("out.failed.save", "why", err.Error())
		return false
	}
	x.message = say(said, "name", name, "n", strconv.Itoa(n), "size", Bytes(int64(len(data))))
	return true
}

// Render draws the buttons and what came of the last one.
func (x *Exchange) Render() app.UI {
	var bank []app.UI
	for i, f := range bankFormats {
		bank = append(bank, x.button(say(f.key), say("out.file.bank", "format", say(f.key))).
			OnClick(on(func(ctx app.Context, _ app.Event) { x.saveBank(ctx, i) }), string(f.key)))
	}
	history := x.button(say("out.csv"), say("out.file.log")).OnClick(on(x.saveHistory), "history")
	group := func(label string, buttons ...app.UI) app.UI {
		return box("div", "field").Role("group").Aria("label", label).Body(
			words("span", "label", label), box("div", "row").Body(buttons...))
	}
	return el("section").Aria("labelledby", "export").Body(
		el("h2").ID("export").Text(say("out.title")),
		words("p", "meta", say("out.what")),
		box("div", "fields").Body(group(say("out.bank"), bank...), group(say("out.log"), history)),
		x.status(),
	)
}

// button is a button of a format, which waits while another is being written. It
// stays where the keyboard is.
func (x *Exchange) button(text, label string) app.HTMLElem {
	b := button("btn").Text(text).Aria("label", label)
	if x.busy {
		b = b.Aria("disabled", "true")
	}
	return b
}

func (x *Exchange) status() app.UI {
	region := el("div").Role("status")
	switch {
	case x.busy && x.of > 0:
		return region.Body(line("p", say("out.reading", "n", strconv.Itoa(x.done), "of", strconv.Itoa(x.of))), bar(100*x.done/x.of))
	case x.message == "":
		return region
	}
	class := "notice good"
	if x.bad {
		class = "notice bad"
	}
	return region.Body(el("div").Class(class).Body(line("p", x.message)))
}
