package ui

import (
	"context"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/remote"
)

// Syncing is how components carry the log to the learner's other devices.
type Syncing interface {
	// Last is what is known of the last round.
	Last() remote.Last
	// Origin is the page's scheme and host.
	Origin() string
	// Ask asks the program that syncs; see the commands of package remote. It
	// blocks: call it beside the user interface.
	Ask(ctx context.Context, command, arg string) remote.Reply
}

// Sync is the part of the me screen that connects this device with others.
type Sync struct {
	app.Compo

	// The component's own: a pressed button may be gone when the answer comes.
	ctx app.Context

	draft   remote.Settings
	editing bool
	wrong   map[string]i18n.Key
	busy    bool
	message string
	bad     bool
	cancel  func()
}

// OnMount begins with nothing entered.
func (s *Sync) OnMount(ctx app.Context) {
	s.ctx = ctx
	s.cancel = env.Watch(func() { ctx.Dispatch(func(app.Context) {}) })
	s.fresh()
}

func (s *Sync) fresh() {
	s.draft = remote.Settings{Kind: remote.WebDAV, Region: "ap-northeast-2", Auto: true}
	s.editing, s.wrong = false, nil
}

// OnDismount stops listening.
func (s *Sync) OnDismount() { s.cancel() }

// ask asks the program that syncs, and calls then with its answer when nothing
// went wrong.
func (s *Sync) ask(command, arg string, then func(r *remote.Reply)) {
	if s.busy {
		return
	}
	s.busy, s.message, s.wrong = true, "", nil
	background(s.ctx, "syncing", func() {
		r := env.Sync().Ask(context.Background(), command, arg)
		s.ctx.Dispatch(func(ctx app.Context) {
			s.busy, s.wrong = false, r.Wrong
			switch {
			case r.Cancelled:
			case r.Why != "":
				s.bad, s.message = r.Why != "sync.elsewhere", i18n.T(env.Lang(), r.Why, "detail", r.Detail)
			case len(r.Wrong) > 0:
				ctx.Defer(func(app.Context) { browser.Focus("sync", "[aria-invalid=true]", true) })
			default:
				then(&r)
			}
		})
	})
}

func (s *Sync) said(text string) { s.bad, s.message = false, text }

// try looks at the place and keeps nothing.
func (s *Sync) try(_ app.Context, _ app.Event) {
	s.draft.Trim()
	s.ask(remote.AskTry, string(s.draft.Pack()), func(r *remote.Reply) {
		s.said(say("sync.tried", "n", strconv.Itoa(r.Objects)))
	})
}

// connect keeps the settings, once the place answers, and runs the first round.
func (s *Sync) connect(_ app.Context, _ app.Event) {
	s.draft.Trim()
	to := string(s.draft.Pack())
	s.ask(remote.AskTry, to, func(_ *remote.Reply) {
		s.ask(remote.AskConnect, to, func(_ *remote.Reply) {
			s.fresh() // secrets stay no longer than needed
			s.now(s.ctx, app.Event{})
		})
	})
}

// now runs a round.
func (s *Sync) now(_ app.Context, _ app.Event) {
	s.ask(remote.AskRound, "tap", func(r *remote.Reply) {
		if r.Sent+r.Received == 0 {
			s.said(say("sync.same"))
			return
		}
		s.said(say("sync.done", "in", strconv.Itoa(r.Received), "out", strconv.Itoa(r.Sent)))
	})
}

// pick chooses the shared folder, and connects with it.
func (s *Sync) pick(_ app.Context, e app.Event) {
	s.ask(remote.AskPick, "", func(r *remote.Reply) {
		s.draft = remote.Settings{Kind: remote.Shared, Label: r.Label, Auto: s.draft.Auto}
		s.connect(s.ctx, e)
	})
}

// edit shows the settings that are kept.
func (s *Sync) edit(_ app.Context, _ app.Event) {
	s.ask(remote.AskSettings, "", func(r *remote.Reply) {
		if r.Settings != nil {
			s.draft = *r.Settings
		}
		s.editing = true
	})
}

// forget disconnects.
func (s *Sync) forget(_ app.Context, _ app.Event) {
	s.ask(remote.AskConnect, "", func(*remote.Reply) {
		s.fresh()
		s.said(say("sync.forgotten"))
	})
}

func (s *Sync) setAuto(_ app.Context, v string) {
	s.ask(remote.AskSettings, "", func(r *remote.Reply) {
		if r.Settings == nil {
			return
		}
		r.Settings.Auto = v == ""
		s.ask(remote.AskConnect, string(r.Settings.Pack()), func(*remote.Reply) {})
	})
}

// Render draws the part.
func (s *Sync) Render() app.UI {
	if env.Sync() == nil {
		return el("div").Hidden(true)
	}
	body := []app.UI{el("h2").ID("sync-title").Text(say("sync.title")), words("p", "meta", say("sync.what"))}
	if last := env.Sync().Last(); last.Place != "" && !s.editing {
		body = append(body, s.connected(&last)...)
	} else {
		body = append(body, s.form(last.Place != "")...)
	}
	return el("div").ID("sync").Body(append(body, s.status())...)
}

// status is what came of the last action.
func (s *Sync) status() app.UI {
	out := el("div").Role("status")
	switch {
	case s.busy:
		return out.Body(words("p", "meta", say("sync.busy")))
	case s.message == "":
		return out
	case s.bad:
		return out.Body(box("div", "notice bad").Body(line("p", s.message)))
	}
	return out.Body(box("div", "notice good").Body(line("p", s.message)))
}

// connected is the part when a place is set up.
func (s *Sync) connected(last *remote.Last) []app.UI {
	auto := ""
	if !last.Auto {
		auto = "off"
	}
	body := []app.UI{
		box("dl", "figs").Body(
			figure(say("sync.place"), last.Place),
			figure(say("sync.last"), s.ago(last.Good)),
		),
	}
	if last.Why != "" && s.message == "" && !s.busy {
		body = append(body, box("div", "notice").Body(line("p", say("sync.failed", "why", i18n.T(env.Lang(), last.Why, "detail", last.Detail)))))
	}
	if last.Aside > 0 {
		body = append(body, box("div", "notice").Body(line("p", say("sync.aside", "n", strconv.Itoa(last.Aside)))))
	}
	return append(body,
		box("p", "row").Body(
			button("btn pri").Text(say("sync.now")).Aria("disabled", s.busy).OnClick(on(s.now), "now"),
			button("btn").Text(say("sync.edit")).Aria("disabled", s.busy).OnClick(on(s.edit), "edit"),
			button("btn bad").Text(say("sync.forget")).Aria("disabled", s.busy).OnClick(on(s.forget), "forget"),
		),
		box("div", "fields").Body(segment("sync-auto", say("sync.auto"), auto, []choice{{"", say("sync.auto.on")}, {"off", say("sync.auto.off")}}, s.setAuto)),
	)
}

// ago says how long ago something was.
func (s *Sync) ago(at int64) string {
	if at == 0 {
		return say("sync.never")
	}
	d := env.Now().Sub(time.UnixMilli(at))
	switch {
	case d < time.Minute:
		return say("sync.ago.now")
	case d < time.Hour:
		return say("sync.ago.minutes", "n", strconv.Itoa(int(d/time.Minute)))
	case d < 48*time.Hour:
		return say("sync.ago.hours", "n", strconv.Itoa(int(d/time.Hour)))
	}
	return time.UnixMilli(at).Format("2006-01-02")
}

// kindHelp is what each kind of place is.
var kindHelp = map[string]i18n.Key{remote.WebDAV: "sync.help.webdav", remote.S3: "sync.help.s3", remote.Shared: "sync.help.folder"}

// form is the part while a place is being set up.
func (s *Sync) form(was bool) []app.UI {
	kinds := []choice{{remote.WebDAV, "WebDAV"}, {remote.S3, "S3"}}
	if browser.CanPickFolder() {
		kinds = append(kinds, choice{remote.Shared, say("sync.shared")})
	}
	d := &s.draft
	fields := []app.UI{box("div", "full").Body(segment("sync-kind", say("sync.kind"), d.Kind, kinds, func(_ app.Context, v string) {
		d.Kind, s.wrong, s.message = v, nil, ""
	}))}
	help := say(kindHelp[d.Kind])
	switch d.Kind {
	case remote.WebDAV:
		fields = append(fields,
			s.field(remote.FieldAddress, "url", say("sync.address"), "https://dav.example.org/study", &d.Address),
			s.field("user", "text", say("sync.user"), "", &d.User),
			s.field("password", "password", say("sync.password"), "", &d.Password))
	case remote.S3:
		fields = append(fields,
			s.field(remote.FieldBucket, "text", say("sync.bucket"), "", &d.Bucket),
			s.field(remote.FieldRegion, "text", say("sync.region"), "ap-northeast-2", &d.Region),
			s.field(remote.FieldKeyID, "text", say("sync.keyid"), "", &d.KeyID),
			s.field(remote.FieldSecret, "password", say("sync.secret"), "", &d.Secret),
			s.field(remote.FieldEndpoint, "url", say("sync.endpoint"), "https://s3.example.org", &d.Endpoint),
			s.field(remote.FieldPrefix, "text", say("sync.prefix"), "", &d.Prefix),
			s.field("token", "password", say("sync.token"), "", &d.Token))
	}
	buttons := []app.UI{}
	if d.Kind == remote.Shared {
		buttons = append(buttons, button("btn pri").Text(say("sync.pick")).Aria("disabled", s.busy).OnClick(on(s.pick), "pick"))
	} else {
		buttons = append(buttons,
			button("btn pri").Text(say("sync.connect")).Aria("disabled", s.busy).OnClick(on(s.connect), "connect"),
			button("btn").Text(say("sync.try")).Aria("disabled", s.busy).OnClick(on(s.try), "try"))
	}
	if was {
		buttons = append(buttons, button("btn").Text(say("me.clear.cancel")).OnClick(on(func(app.Context, app.Event) {
			s.fresh()
			s.message = ""
		}), "cancel"))
	}
	return []app.UI{
		box("div", "fields").Body(fields...),
		box("p", "row").Body(buttons...),
		s.server(),
		words("p", "help", help),
	}
}

// field is one text of the settings.
func (s *Sync) field(key, kind, label, hint string, to *string) app.UI {
	id := "sync-" + key
	in := input(kind, "id", id, "value", *to, "placeholder", hint, "autocomplete", "off", "autocapitalize", "none", "spellcheck", "false").
		OnChange(on(func(ctx app.Context, _ app.Event) { *to = value(ctx) }), key)
	parts := []app.UI{el("label").Attr("for", id).Text(label), in}
	if why := s.wrong[key]; why != "" {
		parts[1] = in.Aria("invalid", "true").Aria("describedby", id+"-e")
		parts = append(parts, el("div").ID(id+"-e").Class("error").Attr("role", "alert").Text(say(why)))
	}
	return box("div", "field").Body(parts...)
}

// server says what a server has to allow, with this page's own origin.
func (s *Sync) server() app.UI {
	if s.draft.Kind == remote.Shared {
		return el("div").Hidden(true)
	}
	origin := env.Sync().Origin()
	body := []app.UI{line("p", say("sync.cors", "origin", origin))}
	if s.draft.Kind == remote.S3 {
		body = append(body,
			el("pre").Attr("tabindex", "0").Body(line("code", `[{"AllowedOrigins": ["`+origin+`"],
  "AllowedMethods": ["GET", "PUT"],
  "AllowedHeaders": ["*"]}]`)),
			line("p", say("sync.iam")))
	}
	return box("details", "sheet").Body(line("summary", say("sync.server")), box("div", "pad").Body(body...))
}
