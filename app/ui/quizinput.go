package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/quiz"
)

// answers is the part of a card in which the response is given.
func (a *asked) answers() app.UI {
	switch a.c.q.Type {
	case quiz.Cloze, quiz.Numeric:
		return box("div", "sr") // the blanks stand in the prompt
	case quiz.Matching:
		return a.rows()
	}
	return a.options()
}

// stem is the prompt; once decided, with the blanks as they were filled in.
func (a *asked) stem() app.UI {
	html := a.c.q.Prompt
	if a.c.verdict != nil {
		html = a.c.q.Filled(a.c.resp, *a.c.verdict)
	}
	return raw("div", "stem", html)
}

// typed takes what is written into a blank; the fields stand in HTML that no
// component knows.
func (a *asked) typed(_ app.Context, e app.Event) {
	field := e.Get("target")
	if n := field.Get("dataset").Get("blank"); n.Truthy() {
		if i, err := strconv.Atoi(n.String()); err == nil {
			a.c.fill(i, field.Get("value").String())
			if a.nudged {
				a.nudged = false
				a.render()
			}
		}
	}
}

func (a *asked) options() app.UI {
	c := a.c
	class := "opts"
	if c.verdict != nil {
		class = "opts done"
	}
	kind := "checkbox"
	if c.q.Single() {
		kind = "radio"
	}
	order := c.order
	if c.q.Type == quiz.Ordering && c.verdict != nil {
		order = nil // in the right order
		for i := range c.q.Options {
			order = append(order, i)
		}
	}
	rows := make([]app.UI, len(order))
	for pos, i := range order {
		rows[pos] = a.option(pos, i, kind)
	}
	return el("ul").Class(class).Body(rows...)
}

// verdictOf is how an option came out: the class of its row, and in words.
func (a *asked) verdictOf(i int) (class string, label string) {
	c := a.c
	if c.verdict == nil {
		return "", ""
	}
	parts := c.q.Type == quiz.Ordering || c.q.Type == quiz.Matching
	switch c.verdict.Marks[i] {
	case quiz.Hit:
		if parts {
			return "right", "✓"
		}
		return "right", say("quiz.mark.hit")
	case quiz.Missed:
		return "right", say("quiz.mark.missed")
	case quiz.Wrong:
		if c.q.Type == quiz.Ordering {
			place, _ := c.has(i)
			return "wrong", "✕ " + say("quiz.yours", "n", strconv.Itoa(place+1))
		}
		return "wrong", say("quiz.mark.wrong")
	}
	return "", ""
}

// why is the reason of an option, once the card is decided.
func (a *asked) why(i int) app.UI {
	if why := a.c.q.Options[i].Why; why != "" && a.c.verdict != nil {
		return raw("div", "why", why)
	}
	return box("div", "why").Hidden(true)
}

func (a *asked) option(pos, i int, kind string) app.UI {
	c, o := a.c, a.c.q.Options[i]
	class, label := a.verdictOf(i)
	place, has := c.has(i)
	key, spoken := strconv.Itoa(pos+1), ""
	if c.q.Type == quiz.Ordering && c.verdict == nil {
		key = ""
		if has {
			key = strconv.Itoa(place + 1)
			spoken = say("quiz.place", "n", key)
		}
	}
	mark := words("span", "mark", label)
	if spoken != "" {
		mark = box("span", "mark").Body(words("span", "sr", spoken))
	}
	li := el("li")
	if class != "" {
		li = li.Class(class)
	}
	return li.Body(
		el("label").Body(
			input(kind, "name", a.home+"-a", "value", strconv.Itoa(i), "checked", strconv.FormatBool(has), "disabled", strconv.FormatBool(c.verdict != nil)).
				OnChange(on(func(_ app.Context, e app.Event) {
					c.choose(pos, e.Get("target").Get("checked").Truthy())
					a.nudged = false
					a.render()
				}), a.key, pos),
			box("span", "key").Aria("hidden", "true").Text(key),
			raw("span", "body", o.Body),
			mark,
		),
		a.why(i),
	)
}

// rows are the rows of a match, each with its pair to choose.
func (a *asked) rows() app.UI {
	c := a.c
	class := "opts match"
	if c.verdict != nil {
		class = "opts match done"
	}
	pairs := c.q.Pairs()
	var rows []app.UI
	for _, i := range c.order {
		if c.q.Options[i].Body == "" {
			continue
		}
		rows = append(rows, a.row(len(rows), i, pairs))
	}
	return el("ul").Class(class).Body(rows...)
}

func (a *asked) row(n, i int, pairs []int) app.UI {
	c, o := a.c, a.c.q.Options[i]
	class, label := a.verdictOf(i)
	li := el("li")
	if class != "" {
		li = li.Class(class)
	}
	body := []app.UI{box("span", "key").Aria("hidden", "true").Text(n + 1), raw("span", "body", o.Body)}
	if c.verdict == nil {
		opts := []app.UI{el("option").Attr("value", "-1").Attr("selected", c.resp.Chosen[i] < 0).Text(say("quiz.choose"))}
		for _, j := range pairs {
			opts = append(opts, el("option").Attr("value", strconv.Itoa(j)).Attr("selected", c.resp.Chosen[i] == j).Text(c.q.Options[j].Pair))
		}
		body = append(body, el("select").Body(opts...).OnChange(on(func(_ app.Context, e app.Event) {
			if j, err := strconv.Atoi(e.Get("target").Get("value").String()); err == nil {
				c.pair(i, j)
				a.nudged = false
				a.render()
			}
		}), a.key, i))
	} else {
		if class == "wrong" {
			body = append(body, el("span").Body(el("s").Text("✕ "+c.q.Options[c.resp.Chosen[i]].Pair), app.Text(" "), line("b", o.Pair)))
		} else {
			body = append(body, el("span").Body(line("b", label+" "+o.Pair)))
		}
	}
	return li.Body(el("label").Body(body...), a.why(i))
}
