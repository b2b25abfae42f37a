package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/sim/export"
)

func unescapeQuery(s string) string {
	if u, err := url.QueryUnescape(s); err == nil {
		return u
	}
	return s
}

func queryPair(name, value string) string {
	return url.QueryEscape(name) + "=" + url.QueryEscape(value)
}

// onLink copies the address that reproduces what is shown.
func (f *SimFrame) onLink(ctx app.Context, e app.Event) {
	u := app.Window().URL()
	link := u.Scheme + "://" + u.Host + env.Page().SimURL(f.props.Name, f.p.query())
	env.Copy(link, func(err error) {
		f.say(ctx, err, say("sim.linked"))
	})
}

// onSave saves the trace as CSV or JSON, or the picture as SVG.
func (f *SimFrame) onSave(ctx app.Context, e app.Event) {
	l := env.Lang()
	as := data(ctx, "as")
	var files []string
	for i, tr := range f.p.traces {
		name := f.props.Name
		if len(f.p.values) > 1 {
			name += "-" + string(rune('a'+i))
		}
		name += "." + as
		body, mime := "", "text/csv;charset=utf-8"
		switch as {
		case "csv":
			body = "\ufeff" + export.CSV(f.p.sim, tr, l) // the mark makes spreadsheets read Hangul
		case "json":
			body, mime = export.JSON(f.p.sim, tr), "application/json"
		default:
			body, mime = export.Standalone(f.picture(i, wideStage)), "image/svg+xml"
		}
		if err := env.Save(name, mime, []byte(body)); err != nil {
			f.say(ctx, err, "")
			return
		}
		files = append(files, name)
	}
	f.say(ctx, nil, say("sim.saved", "name", files[len(files)-1]))
}

// say puts a short message into the frame's status line.
func (f *SimFrame) say(ctx app.Context, err error, ok string) {
	ctx.Dispatch(func(app.Context) {
		f.status = ok
		if err != nil {
			f.status = say("sim.savefailed", "why", err.Error())
		}
	})
}
