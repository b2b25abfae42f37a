package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
)

// Offline is the line at the foot of a page that says what works without a
// network, and offers a new version. The screens show the same as a notice.
type Offline struct {
	app.Compo
	ID string

	cancel func()
}

// OnMount follows the network and the worker.
func (o *Offline) OnMount(ctx app.Context) {
	o.cancel = env.Watch(func() { ctx.Dispatch(func(app.Context) {}) })
}

// OnDismount stops listening.
func (o *Offline) OnDismount() { o.cancel() }

// Render draws the line: words alone, since it stands among other small print.
func (o *Offline) Render() app.UI {
	n := env.Net()
	body := []app.UI{line("span", OfflineText(n, env.Lang()))}
	if n.Waiting {
		body = append(body, app.Text(" "), button("btn small").Text(say("offline.update")).
			OnClick(on(func(app.Context, app.Event) { env.Update() })))
	}
	return el("div").Role("status").Body(body...)
}

// offlineLine is the state of the offline copy as one notice.
func offlineLine() app.UI {
	n := env.Net()
	class := "notice info"
	switch {
	case n.Failed != "":
		class = "notice bad"
	case n.Complete && !n.Waiting:
		class = "notice good"
	}
	body := []app.UI{line("p", OfflineText(n, env.Lang()))}
	if n.Total > 0 && !n.Complete && n.Failed == "" {
		body = append(body, el("progress").Attr("max", 100).Attr("value", percent(int(n.Done), int(n.Total))).Aria("label", say("offline.progress")))
	}
	if n.Waiting {
		body = append(body, button("btn small").Text(say("offline.update")).
			OnClick(on(func(app.Context, app.Event) { env.Update() })))
	}
	return el("div").Class(class).Role("status").Body(body...)
}

// noWorker is the reason of a browser that has no service worker.
const noWorker = "none"

// OfflineText says in one sentence what works without a network.
func OfflineText(n Net, l i18n.Lang) string {
	var s string
	switch {
	case n.Complete && n.Total > 0:
		s = i18n.T(l, "offline.complete.size", "size", Bytes(n.Total))
	case n.Complete:
		s = i18n.T(l, "offline.complete")
	case n.Failed == noWorker:
		s = i18n.T(l, "offline.none")
	case n.Failed != "":
		s = i18n.T(l, "offline.failed")
	case n.Total > 0:
		s = i18n.T(l, "offline.loading", "percent", strconv.Itoa(percent(int(n.Done), int(n.Total))), "size", Bytes(n.Total))
	case n.Online:
		s = i18n.T(l, "offline.unknown")
	default:
		s = i18n.T(l, "offline.partly")
	}
	if !n.Online {
		s = i18n.T(l, "offline.now") + " " + s
	}
	if n.Waiting {
		s += " " + i18n.T(l, "offline.waiting")
	}
	return s
}
