package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// maxRows bounds the event table on screen; the whole trace can be saved.
const maxRows = 200

func (f *SimFrame) header() app.UI {
	title := f.props.Title
	if title == "" {
		title = f.p.sim.Info().Title.In(env.Lang())
	}
	return el("header").Body(
		words("span", "kind", say("sim.kind")),
		line("b", title),
		box("span", "sp"),
		button("icon").Aria("label", say("sim.compare")).Title(say("sim.compare")).
			Aria("pressed", strconv.FormatBool(len(f.p.values) > 1)).OnClick(f.onCompare).Body(app.Raw(sim.IconCompare)),
		button("icon").Aria("label", say("sim.link")).Title(say("sim.link")).
			OnClick(f.onLink).Body(app.Raw(sim.IconLink)),
	)
}

func (f *SimFrame) prediction() app.UI {
	l := env.Lang()
	if f.result != nil {
		k, tone := i18n.Key("sim.predict.wrong"), "wrong"
		if f.result.right {
			k, tone = "sim.predict.right", "right"
		}
		said := strconv.FormatFloat(f.result.said, 'f', -1, 64)
		if u := f.ask.Unit.Only(l); u != "" {
			said += " " + u
		}
		return box("div", "ask").Body(el("p").Aria("live", "polite").Class(tone).Text(
			say(k, "said", said, "was", f.result.was.Text.In(l))))
	}
	id := f.ID + "-predict"
	parts := []app.UI{
		el("label").Attr("for", id).Text(say("sim.predict.before") + " " + f.ask.Prompt.In(l)),
		box("span", "in").Body(
			input("text", "id", id, "inputmode", "decimal", "autocomplete", "off").
				OnInput(f.onSaid).OnKeyDown(f.onPredictKey),
			line("span", f.ask.Unit.Only(l)),
		),
		el("button").Attr("type", "button").Class("btn", "pri").Text(say("sim.predict.go")).OnClick(f.onPredict),
		button("btn").Text(say("sim.predict.skip")).OnClick(f.onSkip),
	}
	if f.saying {
		parts = append(parts, el("p").Attr("role", "alert").Text(say("sim.predict.number")))
	}
	return box("div", "ask").Body(parts...)
}

// drawn is the picture go-app holds of a run: as it was drawn first for its
// trace. What moves in it is painted into it, so that a step costs one drawing
// and the width that the style sheet hides costs none.
func (f *SimFrame) drawn(i, width int) string {
	d := &f.pictures[i][0]
	if width == wideStage {
		d = &f.pictures[i][1]
	}
	if t := f.p.traces[i]; d.trace != t {
		*d = drawing{t, f.picture(i, width)}
	}
	return d.svg
}

// drawing is a run's picture at one width.
type drawing struct {
	trace *sim.Trace
	svg   string
}

func (f *SimFrame) stage() app.UI {
	var figs []app.UI
	for i := range f.p.values {
		parts := []app.UI{
			box("div", "narrow").Body(app.Raw(f.drawn(i, narrowStage))),
			box("div", "wide").Body(app.Raw(f.drawn(i, wideStage))),
		}
		if len(f.p.values) > 1 {
			parts = append([]app.UI{line("figcaption", sim.Caption(f.p.values, i, env.Lang()))}, parts...)
		}
		figs = append(figs, el("figure").Class("run"+strconv.Itoa(i)).Body(parts...))
	}
	return box("div", "stage").Body(append(figs, f.bounds()...)...)
}

// bounds says of each run that was stopped what stopped it.
func (f *SimFrame) bounds() []app.UI {
	var out []app.UI
	for _, t := range f.p.traces {
		if t.Bound != "" && f.p.shown {
			out = append(out, words("p", "small muted", say("sim.bound."+i18n.Key(t.Bound))))
		}
	}
	return out
}

func (f *SimFrame) legend() app.UI {
	var items []app.UI
	for _, it := range f.p.sim.Info().Legend {
		items = append(items, el("span").Body(app.Raw(sim.Swatch(it.Mark, it.Tone)), app.Text(it.Label.In(env.Lang()))))
	}
	return box("div", "legend").Body(items...)
}

func (f *SimFrame) transport() app.UI {
	speed := strconv.FormatFloat(speeds[f.speed], 'f', -1, 64) + "×"
	icon, label := sim.IconPlay, say("sim.play")
	if f.going {
		icon, label = sim.IconPause, say("sim.pause")
	}
	control := func(class, label, icon string, h app.EventHandler, to string) app.UI {
		return button(class).Aria("label", label).Title(label).DataSet("to", to).OnClick(h).Body(app.Raw(icon))
	}
	return box("div", "transport").Body(
		control("icon", say("sim.first"), sim.IconFirst, f.onFirst, "first"),
		control("icon", say("sim.prev"), sim.IconPrev, f.onStep, "prev"),
		control("icon play", label, icon, f.onPlay, "play"),
		control("icon", say("sim.next"), sim.IconNext, f.onStep, "next"),
		input("range", "class", "scrub", "min", "0", "max", "1", "step", "0.001", "value", strconv.FormatFloat(f.share(), 'f', 4, 64),
			"aria-label", say("sim.time"), "aria-valuetext", sim.ShortTime(f.p.at)).OnInput(f.onScrub),
		words("span", "t", sim.ShortTime(f.p.at)),
		button("icon").Aria("label", say("sim.speed")+" "+speed).Title(say("sim.speed")).OnClick(f.onSpeed).Body(app.Text(speed)),
	)
}

func (f *SimFrame) figures() app.UI {
	var rows []app.UI
	for n, fig := range f.p.traces[0].Figures {
		dd := el("dd").Class(string(fig.Tone))
		switch {
		case !f.p.shown:
			dd = line("dd", "?")
		case len(f.p.values) > 1:
			other := f.p.traces[1].Figures[n]
			dd = el("dd").Body(app.Text(fig.Shown(env.Lang())), line("small", "B "+other.Shown(env.Lang())))
		default:
			dd = dd.Text(fig.Shown(env.Lang()))
		}
		rows = append(rows, el("div").Body(line("dt", fig.Label.In(env.Lang())), dd))
	}
	return box("dl", "nums").Body(rows...)
}

// onTable and onDocs note whether a fold is open: what is folded is not
// rendered at every step.
func (f *SimFrame) onTable(ctx app.Context, e app.Event) {
	f.tableOpen = ctx.JSSrc().Get("open").Bool()
}

func (f *SimFrame) onDocs(ctx app.Context, e app.Event) { f.docsOpen = ctx.JSSrc().Get("open").Bool() }

func (f *SimFrame) table() app.UI {
	l := env.Lang()
	parts := []app.UI{line("summary", say("sim.table"))}
	fold := box("details", "table").On("toggle", f.onTable)
	if !f.tableOpen {
		return fold.Body(parts...)
	}
	for i, tr := range f.p.traces {
		if len(f.p.values) > 1 {
			parts = append(parts, words("p", "sub", sim.Caption(f.p.values, i, l)))
		}
		now := tr.Until(f.p.at) - 1
		var rows []app.UI
		for n := range tr.Events {
			if n == maxRows {
				break
			}
			e := &tr.Events[n]
			row := el("tr")
			if n == now && f.p.shown {
				row = row.Class("now")
			}
			rows = append(rows, row.Body(
				el("td").Body(button("jump").DataSet("at", strconv.FormatInt(int64(e.At), 10)).
					OnClick(f.onJump).Text(sim.ShortTime(e.At))),
				line("td", e.Actor),
				line("td", f.p.sim.Describe(e, l)),
			))
		}
		parts = append(parts, box("div", "scroll").TabIndex(0).Attr("role", "region").Aria("label", say("sim.table")).Body(
			el("table").Body(
				el("thead").Body(el("tr").Body(
					el("th").Attr("scope", "col").Text(say("sim.table.time")), el("th").Attr("scope", "col").Text(say("sim.table.where")), el("th").Attr("scope", "col").Text(say("sim.table.what")))),
				el("tbody").Body(rows...),
			)))
		if len(tr.Events) > maxRows {
			parts = append(parts, el("p").Class("small", "muted").Text(say("sim.table.more", "n", strconv.Itoa(len(tr.Events)))))
		}
	}
	save := func(what, label string) app.UI {
		return button("btn small").DataSet("as", what).OnClick(f.onSave).Text(label)
	}
	parts = append(parts, box("div", "row").Body(save("csv", "CSV"), save("json", "JSON"), save("svg", "SVG"),
		el("span").Attr("role", "status").Class("small", "muted").Text(f.status)))
	return fold.Body(parts...)
}

func (f *SimFrame) documents() app.UI {
	some := false
	for _, tr := range f.p.traces {
		some = some || len(tr.Documents) > 0
	}
	if !some {
		return nil
	}
	fold := box("details", "docs").On("toggle", f.onDocs)
	parts := []app.UI{line("summary", say("sim.docs"))}
	if !f.docsOpen {
		return fold.Body(parts...)
	}
	for i, tr := range f.p.traces {
		for _, d := range tr.Documents {
			title := d.Title.In(env.Lang())
			if len(f.p.values) > 1 {
				title = string(rune('A'+i)) + " · " + title
			}
			parts = append(parts, words("p", "sub", title), el("pre").TabIndex(0).Text(d.Body))
		}
	}
	return fold.Body(parts...)
}
