package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
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
}

func (s *settingsPanel) view() app.UI {
	length := env.State().Setting(SettingQuickLength)
	if length == "" {
		length = strconv.Itoa(quiz.QuickMax)
	}
	var lengths []choice
	for n := quiz.QuickMin; n <= quiz.QuickMax; n++ {
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
	)
}

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
