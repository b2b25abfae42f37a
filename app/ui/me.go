package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/progress"
)

// Me is the screen of the learner's progress, data and settings.
type Me struct {
	app.Compo
	ID string

	screen
	data dataPanel
	sets settingsPanel
}

// OnMount fetches what the screen shows.
func (m *Me) OnMount(ctx app.Context) {
	m.mount(ctx, m.ID)
	m.data.mount(ctx, m.ID)
	m.sets.theme = browser.Get(themeKey)
}

// OnDismount stops listening.
func (m *Me) OnDismount() {
	m.cancel()
	m.data.cancel()
}

// Render draws the screen. Data and settings do not wait for the course.
func (m *Me) Render() app.UI {
	body := []app.UI{troubles()}
	if m.ready() {
		body = append(body, m.figures(env.State(), m.index))
	} else {
		body = append(body, m.waiting())
	}
	body = append(body, box("ul", "cards").Body(el("li").Body(box("a", "card").Attr("href", env.Page().URL("stats")).Body(
		line("b", say("stats.open")), line("p", say("stats.open.what"))))))
	return el("div").Body(append(body,
		el("h2").ID("data").Text(say("me.data")),
		m.data.view(),
		&Sync{},
		&Exchange{},
		el("h2").ID("offline").Text(say("me.offline")),
		offlineLine(),
		el("h2").ID("settings").Text(say("me.settings")),
		m.sets.view(),
	)...)
}

// figures are the numbers of the whole course and of each chapter.
func (m *Me) figures(state *progress.State, x *course.Index) app.UI {
	p := env.Page()
	var all Tally
	rows := make([]app.UI, 0, len(x.Sections))
	for i := range x.Sections {
		t := TallySection(state, p.Course, &x.Sections[i])
		all = all.Plus(t)
		rows = append(rows, el("li").Body(el("a").Attr("href", p.URL("notes")+"#s-"+x.Sections[i].ID).Body(
			el("span").Body(line("b", x.Sections[i].Title), line("small", tallyLine(t))),
			percentTag(t))))
	}
	if all.Done() == 0 {
		return box("div", "empty").Body(
			line("p", say("me.empty")),
			el("p").Body(box("a", "btn").Attr("href", p.URL("notes")).Text(say("site.notes"))))
	}
	rate := "–"
	if all.Answered > 0 {
		rate = strconv.Itoa(percent(all.Right, all.Answered)) + "%"
	}
	return el("div").Body(
		box("dl", "figs").Body(
			figure(say("me.read"), strconv.Itoa(all.Read)+"/"+strconv.Itoa(all.Sections)),
			figure(say("me.answered"), strconv.Itoa(all.Answered)+"/"+strconv.Itoa(all.Questions)),
			figure(say("me.rate"), rate),
		),
		line("h2", say("site.sections")),
		box("ul", "list").Body(rows...),
	)
}
