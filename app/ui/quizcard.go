package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/quiz"
)

// QuizCard is the island of a question in a note. ID is the island's.
type QuizCard struct {
	app.Compo
	ID string

	asked  *asked
	cancel func()
}

// OnInit reads the question, and from the static card its title and the order
// of its options, before it is replaced.
func (q *QuizCard) OnInit() {
	var p quiz.Question
	Props(q.ID, &p) // a question that cannot be read has no options, and says so
	q.asked = &asked{
		c: newCard(p, shownOrder(q.ID)), key: q.ID, home: q.ID,
		where: "note", title: browser.Text(q.ID, "header b"), render: func() {},
	}
}

// OnMount lets the card render when its answer is stored or progress changed.
func (q *QuizCard) OnMount(ctx app.Context) {
	q.asked.render = func() { ctx.Dispatch(func(app.Context) {}) }
	if q.asked.c.blank {
		q.asked.draw()
	}
	q.cancel = env.Watch(q.asked.render)
}

// OnDismount stops listening.
func (q *QuizCard) OnDismount() { q.cancel() }

// Render draws the card.
func (q *QuizCard) Render() app.UI {
	return el("div").TabIndex(-1).OnKeyDown(on(q.asked.press)).Body(q.asked.view()...)
}

// shownOrder is the order of the options in a static question.
func shownOrder(id string) []int {
	var order []int
	for _, v := range browser.InputOrder(id) {
		i, err := strconv.Atoi(v)
		if err != nil {
			return nil
		}
		order = append(order, i)
	}
	return order
}
