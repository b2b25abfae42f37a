package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/progress"
)

// Tick is the button at a heading that marks its section as read.
type Tick struct {
	app.Compo
	ID string

	section string
	saving  bool // the press is not on disk yet
	want    bool // what the press asked for
	err     error
	cancel  func()
}

type tickProps struct {
	Section string `json:"section"`
}

// OnInit reads which section the button is for.
func (k *Tick) OnInit() {
	var p tickProps
	Props(k.ID, &p)
	k.section = p.Section
}

// OnMount follows progress made elsewhere.
func (k *Tick) OnMount(ctx app.Context) {
	k.cancel = env.Watch(func() {
		k.markContents()
		ctx.Dispatch(func(app.Context) {})
	})
}

// OnDismount stops listening.
func (k *Tick) OnDismount() { k.cancel() }

// markContents shows the tick in the page's contents too, which are static.
func (k *Tick) markContents() {
	if k.section != "" {
		browser.SetClass(`.toc a[href="#`+url.PathEscape(k.section)+`"]`, "read", k.read())
	}
}

func (k *Tick) read() bool {
	p := env.Page()
	return env.State().Read(p.Course, p.Slug, k.section)
}

func (k *Tick) press(ctx app.Context, _ app.Event) {
	if k.saving {
		return
	}
	p := env.Page()
	k.saving, k.want, k.err = true, !k.read(), nil
	env.Log(progress.Read, progress.ReadData{Course: p.Course, Note: p.Slug, Section: k.section, On: k.want}, func(err error) {
		ctx.Dispatch(func(app.Context) { k.saving, k.err = false, err })
	})
}

// Render shows the tick only once it is on disk; until then the button is busy.
func (k *Tick) Render() app.UI {
	pressed := "false"
	if k.read() {
		pressed = "true"
	}
	b := button("tick").Aria("pressed", pressed).OnClick(on(k.press))
	if k.saving {
		b = b.Aria("busy", "true")
	}
	if k.err != nil {
		return el("span").Body(b.Text(say("note.read")).Title(StoreMessage(k.err, env.Lang())), box("span", "sr").Role("alert").Text(StoreMessage(k.err, env.Lang())))
	}
	return el("span").Body(b.Text(say("note.read")))
}
