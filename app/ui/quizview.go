package ui

import (
	"errors"
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/review"
	"notelab/app/sim"
)

// asked is a card on screen: it draws the card and turns taps and keys into
// what happens to it. A component holds one at a time and renders view inside
// its root element.
type asked struct {
	c     *card
	key   string // tells go-app this card's handlers from another card's
	home  string // id of the element the keyboard stays in
	where string // progress.AnsweredData.Where
	title string
	// next is what follows after the answer; nil offers a retry.
	next func()
	// last reports that nothing follows: the label of next says so.
	last bool
	// render updates the component the card stands in.
	render func()
	// four asks for Again, Hard, Good or Easy after the verdict: the answer is
	// stored with it, and not before.
	four bool
	// preview says how long the question rests after each of the four ratings;
	// nil outside of review.
	preview func() [4]string
	// extra stands below the card; nil for nothing.
	extra func() app.UI
	// dots shows how far a quick quiz is, in the header; nil for none.
	dots func() app.UI
	// nudged reports that the learner submitted nothing.
	nudged bool
}

// submit grades and logs the response.
func (a *asked) submit(sure progress.Sureness) {
	if !a.c.submit(sure) {
		a.nudged = a.c.verdict == nil && !a.c.broken
		a.render()
		return
	}
	a.nudged = false
	if a.four {
		a.c.save = unsaved
		browser.Focus(a.home, "", false) // the button pressed gives way to four others
	} else {
		a.store()
	}
	a.render()
	browser.HoldFocus(a.home)
}

// rate stores the answer with how well it was known, and goes on.
func (a *asked) rate(r review.Rating) {
	if a.c.verdict == nil || a.c.save != unsaved {
		return
	}
	a.c.rating = int(r)
	a.store()
	a.render()
}

// store logs the answer; until it is on disk the card says so.
func (a *asked) store() {
	c, v := a.c, a.c.verdict
	c.save, c.err = savingNow, nil
	data := c.data(env.Page().Course, a.where, env.Now().UnixMilli())
	data.Zone = zone()
	c.event = env.Log(progress.Answered, data, func(err error) { a.stored(c, v, err) })
}

// again stores an answer that could not be stored: the same one, not a second.
func (a *asked) again() {
	c, v := a.c, a.c.verdict
	c.save, c.err = savingNow, nil
	env.SaveAgain(func(err error) { a.stored(c, v, err) })
	a.render()
}

// stored takes over what came of storing the answer of a card.
func (a *asked) stored(c *card, v *quiz.Verdict, err error) {
	if c.verdict != v { // asked again meanwhile
		return
	}
	c.save, c.err = saved, err
	if err != nil {
		c.save = saveFailed
	}
	a.render()
	if err == nil && a.four && a.c == c {
		a.next()
	}
}

// certainty reports whether the learner is asked how sure they are: four buttons
// ask for more.
func (a *asked) certainty() bool {
	return !a.four && env.State().Setting(SettingCertainty) != "off"
}

// proceed is what the card's main button does.
func (a *asked) proceed() {
	switch {
	case a.c.verdict == nil && a.certainty():
		a.submit(progress.Sure)
	case a.c.verdict == nil:
		a.submit(progress.Unsaid)
	case a.rating():
		a.rate(review.RatingOf(&progress.Answer{Right: a.c.verdict.Right}))
	case a.next != nil:
		a.next()
	case a.c.source.Type == quiz.Generated:
		a.draw()
	default:
		a.c.retry()
		a.key += "+"
		a.render()
	}
}

// draw asks a fresh question of the model; what is shown stays until it comes.
func (a *asked) draw() {
	c := a.c
	env.Sim(c.source.Sim, func(s sim.Simulator, err error) {
		if a.c != c {
			return
		}
		c.draw(s, err, env.Seed(), env.Lang())
		a.key += "+"
		a.render()
	})
}

// press handles a key inside the card's home.
func (a *asked) press(ctx app.Context, e app.Event) {
	if e.Get("ctrlKey").Truthy() || e.Get("metaKey").Truthy() || e.Get("altKey").Truthy() || e.Get("isComposing").Truthy() {
		return
	}
	key, tag := e.Get("key").String(), e.Get("target").Get("tagName").String()
	if tag == "SELECT" || e.Get("target").Get("type").String() == "text" {
		if key != "Enter" {
			return // digits are written there
		}
	}
	if len(key) == 1 && key[0] >= '1' && key[0] <= '9' {
		if n := int(key[0] - '1'); a.rating() && n < len(review.Ratings) {
			e.PreventDefault()
			a.rate(review.Ratings[n])
			return
		}
		if pos := int(key[0] - '1'); pos < len(a.c.order) && a.c.verdict == nil {
			e.PreventDefault()
			a.c.toggle(pos)
			a.nudged = false
			a.render()
		}
		return
	}
	if key == "Enter" {
		if tag == "BUTTON" || tag == "A" || tag == "SUMMARY" || tag == "TEXTAREA" || tag == "SELECT" {
			return // these have an Enter of their own
		}
		e.PreventDefault()
		a.proceed()
	}
}

// header is the card's first line.
func (a *asked) header() app.UI {
	l := env.Lang()
	return el("header").Body(
		words("span", "kind", say("quiz.kind")),
		line("b", a.title),
		box("span", "sp"),
		a.progress(),
		a.history(),
		words("span", "hint-kind", a.c.q.HowLabel(l)),
	)
}

func (a *asked) progress() app.UI {
	if a.dots == nil {
		return el("span").Hidden(true)
	}
	return a.dots()
}

// history says how the question went the last time, while it is open.
func (a *asked) history() app.UI {
	if a.c.verdict != nil || a.dots != nil { // a quick quiz has no room for it
		return box("span", "past")
	}
	r := env.State().Record(env.Page().Course, a.c.source.ID, a.c.source.Aliases...)
	switch {
	case r.Count == 0:
		return box("span", "past")
	case r.Last.Right:
		return words("span", "past good", say("quiz.past.right"))
	}
	return words("span", "past bad", say("quiz.past.wrong"))
}

// view is the whole card as children of its root element.
func (a *asked) view() []app.UI {
	c := a.c
	if c.blank {
		return []app.UI{a.header(), box("div", "stem").Aria("busy", "true").Body(el("p").Role("status").Text(say("quiz.drawing")))}
	}
	if c.broken {
		body := []app.UI{a.header(), words("p", "stem", say("quiz.broken"))}
		if a.next != nil {
			body = append(body, box("div", "foot").Body(box("span", "sp"), button("btn pri").
				Text(say("quiz.next")).OnClick(on(func(app.Context, app.Event) { a.next() }), a.key)))
		}
		return body
	}
	return []app.UI{
		a.header(),
		box("form", "q").OnInput(on(a.typed), a.key).Body(el("fieldset").Body(
			words("legend", "sr", a.title),
			a.stem(),
			a.answers(),
		)),
		a.hint(), a.verdict(), a.foot(), a.more(),
	}
}

// rating reports whether the card waits for one of the four buttons.
func (a *asked) rating() bool {
	return a.four && a.c.verdict != nil && a.c.save == unsaved
}

func (a *asked) more() app.UI {
	if a.extra == nil {
		return el("div").Hidden(true)
	}
	return a.extra()
}

// ratings are the four buttons, each with how long the question rests then.
func (a *asked) ratings() app.UI {
	rest := a.preview()
	buttons := make([]app.UI, len(review.Ratings))
	for i, r := range review.Ratings {
		buttons[i] = button("btn").Body(line("b", say(ratingKeys[i])), line("small", rest[i])).
			OnClick(on(func(app.Context, app.Event) { a.rate(r) }), a.key, i)
	}
	return box("div", "ratings").Role("group").Aria("label", say("review.rate")).Body(buttons...)
}

var ratingKeys = [...]i18n.Key{"review.again.button", "review.hard", "review.good", "review.easy"}

// resting says when a question comes back that was answered without the four
// buttons.
func (a *asked) resting() string {
	c := a.c
	if a.preview == nil || a.four || c.verdict == nil {
		return ""
	}
	r := review.RatingOf(&progress.Answer{Right: c.verdict.Right, Sure: c.sure})
	return say("review.next", "in", a.preview()[r-1])
}

// hint is folded while the question is open.
func (a *asked) hint() app.UI {
	if a.c.q.Hint == "" || a.c.verdict != nil {
		return el("div").Hidden(true)
	}
	return box("details", "hint").Body(
		line("summary", say("quiz.hint")),
		raw("div", "", a.c.q.Hint),
	)
}

// verdict says how it went, why, and whether it is on disk.
func (a *asked) verdict() app.UI {
	c := a.c
	if c.verdict == nil {
		line := ""
		if a.nudged {
			line = a.missing()
		}
		return el("div").Body(box("p", "sr").Role("status").Text(line), a.nudge())
	}
	class := "verdict wrong"
	if c.verdict.Right {
		class = "verdict right"
	}
	line := c.verdictLine(env.Lang())
	body := []app.UI{el("p").Body(el("b").Aria("hidden", "true").Text(line), app.Text(" "), a.saving())}
	if r := a.resting(); r != "" {
		body = append(body, words("p", "muted", r))
	}
	if c.q.Explanation != "" {
		body = append(body, raw("div", "", c.q.Explanation))
	}
	return el("div").Body(box("p", "sr").Role("status").Text(line), el("div").Class(class).Body(body...))
}

// nudge is what a learner sees who submitted nothing.
func (a *asked) nudge() app.UI {
	if !a.nudged {
		return el("div").Hidden(true)
	}
	return box("div", "verdict").Aria("hidden", "true").Text(a.missing())
}

// missing says what a response lacks.
func (a *asked) missing() string {
	switch a.c.q.Type {
	case quiz.Ordering, quiz.Matching, quiz.Cloze, quiz.Numeric:
		return say("quiz.nudge.all")
	}
	return say("quiz.nudge")
}

// foot has the answer to unfold, or after answering the links, and the card's
// one button, which stays the same element so that it keeps the focus.
func (a *asked) foot() app.UI {
	c := a.c
	if a.rating() {
		return box("div", "foot").Body(a.ratings())
	}
	label, class := say("quiz.submit"), "btn pri"
	unsure := button("btn").Text(say("quiz.unsure")).Hidden(true)
	switch {
	case c.verdict == nil && a.certainty():
		label = say("quiz.sure")
		unsure = button("btn").Text(say("quiz.unsure")).
			OnClick(on(func(app.Context, app.Event) { a.submit(progress.Unsure) }), a.key)
	case c.verdict == nil:
	case a.next != nil && a.last:
		label = say("quick.finish")
	case a.next != nil:
		label = say("quiz.next")
	case c.source.Type == quiz.Generated:
		label, class = say("quiz.fresh"), "btn"
	default:
		label, class = say("quiz.retry"), "btn"
	}
	var left app.UI = box("span", "links row").Body(a.links()...)
	if c.verdict == nil {
		left = a.answer()
	}
	return box("div", "foot").Body(
		left,
		box("span", "sp"),
		unsure,
		el("button").Class(class).Attr("type", "button").Text(label).OnClick(on(func(app.Context, app.Event) { a.proceed() }), a.key),
	)
}

// answer is the key with every option's reason, folded, as the static page has
// it under the numbers of the options. A quick quiz does not offer it.
func (a *asked) answer() app.UI {
	if a.next != nil {
		return box("span", "links row")
	}
	return box("details", "answer").Body(line("summary", say("quiz.answer")), raw("div", "", a.c.q.Key(a.c.order, env.Lang())))
}

// links lead to the paragraph that teaches the question, to the run that
// proves the answer and to the source, once it is answered.
func (a *asked) links() []app.UI {
	q, p := a.c.q, env.Page()
	var out []app.UI
	if q.Note != "" {
		href := p.NoteURL(q.Note, q.Anchor)
		if p.Kind == PageNote && p.Slug == q.Note && q.Anchor != "" {
			href = "#" + url.PathEscape(q.Anchor)
		}
		out = append(out, el("a").Attr("href", href).Text(say("quiz.paragraph")))
	}
	if q.Sim != "" && q.Params != "" {
		out = append(out, el("a").Attr("href", p.SimURL(q.Sim, q.Params)).Text(say("quiz.run")))
	}
	if len(q.Sources) > 0 {
		out = append(out, el("a").Attr("href", q.Sources[0]).Attr("rel", "noopener").Text(say("quiz.source", "month", q.Checked)))
	}
	return out
}

// saving says how far the answer is on its way to the disk.
func (a *asked) saving() app.UI {
	span := box("small", "save").Role("status")
	switch a.c.save {
	case savingNow:
		return span.Text(say("quiz.saving"))
	case saved:
		return span.Text(say("quiz.saved"))
	case saveFailed:
		return span.Body(
			words("span", "bad", StoreMessage(a.c.err, env.Lang())),
			app.Text(" "),
			button("btn small").Text(say("store.retry")).OnClick(on(func(app.Context, app.Event) { a.again() }), a.key),
		)
	}
	return span
}

// raw is an element of the given class around safe HTML.
func raw(tag, class string, html quiz.HTML) app.UI {
	open := "<" + tag + ">"
	if class != "" {
		open = "<" + tag + ` class="` + class + `">`
	}
	return app.Raw(open + string(html) + "</" + tag + ">")
}

// StoreMessage says to the learner what is wrong with the store and what to do.
func StoreMessage(err error, l i18n.Lang) string {
	for _, m := range []struct {
		err error
		key i18n.Key
	}{
		{progress.ErrUnavailable, "store.unavailable"},
		{progress.ErrFull, "store.full"},
		{progress.ErrBlocked, "store.blocked"},
		{progress.ErrNewer, "store.newer"},
		{progress.ErrClosed, "store.closed"},
		{progress.ErrSilent, "store.silent"},
		{progress.ErrGone, "store.gone"},
	} {
		if errors.Is(err, m.err) {
			return i18n.T(l, m.key)
		}
	}
	return i18n.T(l, "store.failed")
}

// BackFromSpare says that records came back after the browser had lost them.
func BackFromSpare(records int, l i18n.Lang) string {
	return i18n.T(l, "store.back", "n", strconv.Itoa(records))
}
