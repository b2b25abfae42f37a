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
	return app.Header().Body(
		app.Span().Class("kind").Text(say("sim.kind")),
		app.B().Text(title),
		app.Span().Class("sp"),
		app.Button().Type("button").Class("icon").Aria("label", say("sim.compare")).Title(say("sim.compare")).
			Aria("pressed", strconv.FormatBool(len(f.p.values) > 1)).OnClick(f.onCompare).Body(app.Raw(sim.IconCompare)),
		app.Button().Type("button").Class("icon").Aria("label", say("sim.link")).Title(say("sim.link")).
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
		if u := f.ask.Unit.In(l); u != "" {
			said += " " + u
		}
		return app.Div().Class("ask").Body(app.P().Aria("live", "polite").Class(tone).Text(
			say(k, "said", said, "was", f.result.was.Text.In(l))))
	}
	id := f.ID + "-predict"
	parts := []app.UI{
		app.Label().For(id).Text(say("sim.predict.before") + " " + f.ask.Prompt.In(l)),
		app.Span().Class("in").Body(
			app.Input().Type("text").ID(id).Attr("inputmode", "decimal").AutoComplete(false).
				OnInput(f.onSaid).OnKeyDown(f.onPredictKey),
			app.Span().Text(f.ask.Unit.In(l)),
		),
		app.Button().Type("button").Class("btn", "pri").Text(say("sim.predict.go")).OnClick(f.onPredict),
		app.Button().Type("button").Class("btn").Text(say("sim.predict.skip")).OnClick(f.onSkip),
	}
	if f.saying {
		parts = append(parts, app.P().Attr("role", "alert").Text(say("sim.predict.number")))
	}
	return app.Div().Class("ask").Body(parts...)
}

func (f *SimFrame) stage() app.UI {
	var figs []app.UI
	for i := range f.p.values {
		parts := []app.UI{
			app.Div().Class("narrow").Body(app.Raw(f.picture(i, narrowStage))),
			app.Div().Class("wide").Body(app.Raw(f.picture(i, wideStage))),
		}
		if len(f.p.values) > 1 {
			parts = append([]app.UI{app.FigCaption().Text(sim.Caption(f.p.values, i, env.Lang()))}, parts...)
		}
		figs = append(figs, app.Figure().Class("run"+strconv.Itoa(i)).Body(parts...))
	}
	return app.Div().Class("stage").Body(figs...)
}

func (f *SimFrame) legend() app.UI {
	var items []app.UI
	for _, it := range f.p.sim.Info().Legend {
		items = append(items, app.Span().Body(app.Raw(sim.Swatch(it.Mark, it.Tone)), app.Text(it.Label.In(env.Lang()))))
	}
	return app.Div().Class("legend").Body(items...)
}

func (f *SimFrame) transport() app.UI {
	icon, label := sim.IconPlay, say("sim.play")
	if f.going {
		icon, label = sim.IconPause, say("sim.pause")
	}
	button := func(class, label, icon string, h app.EventHandler, to string) app.UI {
		return app.Button().Type("button").Class(class).Aria("label", label).Title(label).DataSet("to", to).OnClick(h).Body(app.Raw(icon))
	}
	return app.Div().Class("transport").Body(
		button("icon", say("sim.first"), sim.IconFirst, f.onFirst, "first"),
		button("icon", say("sim.prev"), sim.IconPrev, f.onStep, "prev"),
		button("icon play", label, icon, f.onPlay, "play"),
		button("icon", say("sim.next"), sim.IconNext, f.onStep, "next"),
		app.Input().Type("range").Class("scrub").Min("0").Max("1").Step(0.001).
			Value(strconv.FormatFloat(f.share(), 'f', 4, 64)).
			Aria("label", say("sim.time")).Aria("valuetext", sim.ShortTime(f.p.at)).OnInput(f.onScrub),
		app.Span().Class("t").Text(sim.ShortTime(f.p.at)),
		app.Button().Type("button").Class("icon").Aria("label", say("sim.speed")).Title(say("sim.speed")).OnClick(f.onSpeed).
			Body(app.Text(strconv.FormatFloat(speeds[f.speed], 'f', -1, 64)+"×")),
	)
}

func (f *SimFrame) figures() app.UI {
	var rows []app.UI
	for n, fig := range f.p.traces[0].Figures {
		dd := app.Dd().Class(string(fig.Tone))
		switch {
		case !f.p.shown:
			dd = app.Dd().Text("?")
		case len(f.p.values) > 1:
			other := f.p.traces[1].Figures[n]
			dd = app.Dd().Body(app.Text(fig.Text.In(env.Lang())), app.Small().Text("B "+other.Text.In(env.Lang())))
		default:
			dd = dd.Text(fig.Text.In(env.Lang()))
		}
		rows = append(rows, app.Div().Body(app.Dt().Text(fig.Label.In(env.Lang())), dd))
	}
	return app.Dl().Class("nums").Body(rows...)
}

func (f *SimFrame) table() app.UI {
	l := env.Lang()
	parts := []app.UI{app.Summary().Text(say("sim.table"))}
	for i, tr := range f.p.traces {
		if len(f.p.values) > 1 {
			parts = append(parts, app.H4().Text(sim.Caption(f.p.values, i, l)))
		}
		now := tr.Until(f.p.at) - 1
		var rows []app.UI
		for n := range tr.Events {
			if n == maxRows {
				break
			}
			e := &tr.Events[n]
			row := app.Tr()
			if n == now && f.p.shown {
				row = row.Class("now")
			}
			rows = append(rows, row.Body(
				app.Td().Body(app.Button().Type("button").Class("jump").DataSet("at", strconv.FormatInt(int64(e.At), 10)).
					OnClick(f.onJump).Text(sim.ShortTime(e.At))),
				app.Td().Text(e.Actor),
				app.Td().Text(f.p.sim.Describe(e, l)),
			))
		}
		parts = append(parts, app.Div().Class("scroll").TabIndex(0).Attr("role", "region").Aria("label", say("sim.table")).Body(
			app.Table().Body(
				app.THead().Body(app.Tr().Body(
					app.Th().Scope("col").Text(say("sim.table.time")), app.Th().Scope("col").Text(say("sim.table.where")), app.Th().Scope("col").Text(say("sim.table.what")))),
				app.TBody().Body(rows...),
			)))
		if len(tr.Events) > maxRows {
			parts = append(parts, app.P().Class("small", "muted").Text(say("sim.table.more", "n", strconv.Itoa(len(tr.Events)))))
		}
	}
	save := func(what, label string) app.UI {
		return app.Button().Type("button").Class("btn", "small").DataSet("as", what).OnClick(f.onSave).Text(label)
	}
	parts = append(parts, app.Div().Class("row").Body(save("csv", "CSV"), save("json", "JSON"), save("svg", "SVG"),
		app.Span().Attr("role", "status").Class("small", "muted").Text(f.status)))
	return app.Details().Class("table").Body(parts...)
}

func (f *SimFrame) documents() app.UI {
	var parts []app.UI
	for i, tr := range f.p.traces {
		for _, d := range tr.Documents {
			title := d.Title.In(env.Lang())
			if len(f.p.values) > 1 {
				title = string(rune('A'+i)) + " · " + title
			}
			parts = append(parts, app.H4().Text(title), app.Pre().TabIndex(0).Text(d.Body))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return app.Details().Class("docs").Body(append([]app.UI{app.Summary().Text(say("sim.docs"))}, parts...)...)
}
