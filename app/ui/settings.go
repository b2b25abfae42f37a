package ui

import (
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/review"
)

// Small settings that the loader reads before the first paint.
const (
	themeKey = "notelab.theme"
	langKey  = "notelab.lang"
)

// settingsPanel is the part of the me screen where the app is set up.
type settingsPanel struct {
	theme string // "", "light" or "dark"
	err   error
	bad   map[string]bool // settings that were written and cannot be read
}

func (s *settingsPanel) view() app.UI {
	length := env.State().Setting(SettingQuickLength)
	if length == "" {
		length = strconv.Itoa(quiz.QuickDefault)
	}
	var lengths []choice
	for _, n := range []int{quiz.QuickMin, quiz.QuickDefault, 10, quiz.QuickMax} {
		lengths = append(lengths, choice{strconv.Itoa(n), say("me.quick.n", "n", strconv.Itoa(n))})
	}
	return box("div", "fields").Body(
		segment("theme", say("me.theme"), s.theme, []choice{
			{"", say("me.theme.auto")}, {"light", say("me.theme.light")}, {"dark", say("me.theme.dark")},
		}, s.setTheme),
		s.languages(),
		segment("quick", say("me.quick"), length, lengths, s.setLength),
		segment("certainty", say("me.certainty"), env.State().Setting(SettingCertainty), []choice{
			{"", say("me.certainty.on")}, {"off", say("me.certainty.off")},
		}, s.setCertainty),
		s.examDate(),
		s.reviewing(),
	)
}

// examDate is when the exam is; nothing is no exam.
func (s *settingsPanel) examDate() app.UI {
	return box("div", "field").Body(
		el("label").Attr("for", "set-exam").Text(say("me.exam")),
		box("div", "in").Body(
			input("date", "id", "set-exam", "value", env.State().Setting(review.KeyExam)).
				OnChange(on(func(ctx app.Context, _ app.Event) { s.setReview(review.KeyExam, value(ctx)) }))),
		words("div", "help", say("me.exam.what")))
}

// reviewing are the settings of the scheduler, folded: their defaults are good.
func (s *settingsPanel) reviewing() app.UI {
	set := review.Read(env.State().Setting)
	buttons := ""
	if set.FourButtons {
		buttons = "four"
	}
	retention := strconv.Itoa(int(math.Round(set.Retention * 100)))
	hours := make([]app.UI, 24)
	for h := range hours {
		hours[h] = el("option").Attr("value", strconv.Itoa(h)).Attr("selected", h == int(set.Rollover.Hours())).Text(say("me.hour", "n", strconv.Itoa(h)))
	}
	return box("details", "sheet full").Body(line("summary", say("me.review")), box("div", "fields pad").Body(
		s.typed(review.KeyRetention, say("me.retention"), say("me.retention.what"), "numeric", retention),
		segment("buttons", say("me.buttons"), buttons, []choice{{"", say("me.buttons.two")}, {"four", say("me.buttons.four")}},
			func(_ app.Context, v string) { s.setReview(review.KeyButtons, v) }),
		s.typed(review.KeyNew, say("me.new"), "", "numeric", strconv.Itoa(set.NewPerDay)),
		s.typed(review.KeyReviews, say("me.reviews"), "", "numeric", strconv.Itoa(set.ReviewsPerDay)),
		s.typed(review.KeyLearning, say("me.learning"), say("me.steps.what"), "text", review.FormatSteps(set.Learning)),
		s.typed(review.KeyRelearning, say("me.relearning"), say("me.steps.what"), "text", review.FormatSteps(set.Relearning)),
		box("div", "field").Body(
			el("label").Attr("for", "set-rollover").Text(say("me.rollover")),
			el("select").ID("set-rollover").Body(hours...).
				OnChange(on(func(ctx app.Context, _ app.Event) { s.setReview(review.KeyRollover, value(ctx)) }))),
	))
}

// typed is a setting that is written. What cannot be read is said and not stored.
func (s *settingsPanel) typed(key, label, help, mode, shown string) app.UI {
	id := "set-" + key
	in := input("text", "id", id, "value", shown, "inputmode", mode, "autocomplete", "off").
		OnChange(on(func(ctx app.Context, _ app.Event) { s.setReview(key, value(ctx)) }), key)
	parts := []app.UI{el("label").Attr("for", id).Text(label), in}
	if s.bad[key] {
		parts[1] = in.Aria("invalid", "true").Aria("describedby", id+"-e")
		parts = append(parts, el("div").ID(id+"-e").Class("error").Attr("role", "alert").Text(say("me.bad")))
	}
	if help != "" {
		parts = append(parts, words("div", "help", help))
	}
	return box("div", "field").Body(parts...)
}

// setReview stores a setting of the scheduler, when it can be read.
func (s *settingsPanel) setReview(key, v string) {
	v = strings.TrimSpace(v)
	if s.bad == nil {
		s.bad = map[string]bool{}
	}
	if s.bad[key] = !review.Valid(key, v); s.bad[key] {
		return
	}
	env.Log(progress.Setting, progress.SettingData{Key: key, Value: v}, func(err error) { s.err = err })
}

// value is what stands in the control an event came from.
func value(ctx app.Context) string { return ctx.JSSrc().Get("value").String() }

func (s *settingsPanel) setTheme(_ app.Context, v string) {
	s.theme = v
	browser.Set(themeKey, v)
	browser.SetTheme(v)
	env.Log(progress.Setting, progress.SettingData{Key: "theme", Value: v}, nil)
}

func (s *settingsPanel) setLength(_ app.Context, v string) {
	env.Log(progress.Setting, progress.SettingData{Key: SettingQuickLength, Value: v}, func(err error) { s.err = err })
}

func (s *settingsPanel) setCertainty(_ app.Context, v string) {
	env.Log(progress.Setting, progress.SettingData{Key: SettingCertainty, Value: v}, func(err error) { s.err = err })
}

// languages leads to the same page in another language: each has its own tree.
func (s *settingsPanel) languages() app.UI {
	p := env.Page()
	links := make([]app.UI, len(i18n.Langs))
	for i, l := range i18n.Langs {
		a := box("a", "chip").Attr("href", otherTree(p, l)).Lang(string(l)).Text(i18n.T(l, "site.language")).
			OnClick(on(func(app.Context, app.Event) { browser.Set(langKey, string(l)) }), string(l))
		if l == p.Lang {
			a = a.Aria("current", "true")
		}
		links[i] = a
	}
	return box("div", "field").Body(words("span", "label", say("me.language")), box("div", "row").Body(links...))
}

// otherTree is the address of the current page in another language.
func otherTree(p *Page, l i18n.Lang) string {
	path, query := browser.Address()
	rest, ok := strings.CutPrefix(path, p.Base+string(p.Lang)+"/")
	if !ok {
		rest = ""
	}
	return p.Base + string(l) + "/" + rest + query
}

// choice is one value of a segmented control.
type choice struct{ value, label string }

// segment is a group of radio buttons that looks like one control.
func segment(name, label, value string, choices []choice, set func(ctx app.Context, v string)) app.UI {
	items := make([]app.UI, len(choices))
	for i, c := range choices {
		items[i] = el("label").Body(
			input("radio", "name", "set-"+name, "value", c.value, "checked", strconv.FormatBool(c.value == value)).
				OnChange(on(func(ctx app.Context, _ app.Event) { set(ctx, c.value) }), name, c.value),
			app.Text(c.label))
	}
	return box("div", "field").Body(
		box("span", "label").ID("set-"+name).Text(label),
		box("div", "seg").Role("radiogroup").Aria("labelledby", "set-"+name).Body(items...))
}
