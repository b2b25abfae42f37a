package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/exam"
	"notelab/app/i18n"
	"notelab/app/progress"
)

// examSetup is what a learner chooses before an exam.
type examSetup struct {
	blueprint string // "" leaves it to the day
	form      string // "" is the real exam's length
	pausable  bool
}

// setup is the screen before an exam: its length, its domains, and the exams before.
func (e *Exam) setup() []app.UI {
	b := e.exam()
	var bank []progress.ExamItem
	if b != nil {
		bank = exam.Bank(e.index, b)
	}
	if len(bank) == 0 {
		return []app.UI{box("div", "empty").Body(line("p", say("exam.nothing")), el("p").Body(box("a", "btn").Attr("href", env.Page().URL("notes")).Text(say("site.notes"))))}
	}
	forms := exam.Forms(b)
	form := forms[0]
	var lengths []choice
	for _, f := range forms {
		if f.Name == e.set.form {
			form = f
		}
		fit := f.Fit(b, len(bank))
		lengths = append(lengths, choice{f.Name, say(i18n.Key("exam."+f.Name), "n", strconv.Itoa(fit.Questions), "minutes", strconv.Itoa(fit.Minutes))})
	}
	fit := form.Fit(b, len(bank))
	var fields []app.UI
	if len(e.index.Exams) > 1 {
		var names []choice
		for i := range e.index.Exams {
			names = append(names, choice{e.index.Exams[i].Name, e.index.Exams[i].Title})
		}
		fields = append(fields, segment("exam", say("exam.which"), b.Name, names, func(_ app.Context, v string) { e.set.blueprint = v }))
	}
	fields = append(fields,
		segment("form", say("exam.form"), form.Name, lengths, func(_ app.Context, v string) { e.set.form = v }),
		box("div", "field full").Body(
			box("label", "check").Body(
				input("checkbox", "checked", strconv.FormatBool(e.set.pausable)).
					OnChange(on(func(ctx app.Context, _ app.Event) { e.set.pausable = ctx.JSSrc().Get("checked").Truthy() }), "pausable"),
				line("span", say("exam.pausable"))),
			words("div", "help", say("exam.pausable.what"))),
	)
	short := app.UI(el("p").Hidden(true))
	if fit.Questions < form.Questions {
		short = words("p", "notice", say("exam.bank", "have", strconv.Itoa(len(bank)), "n", strconv.Itoa(fit.Questions)))
	}
	start := button("btn pri").Text(say("exam.start")).OnClick(on(func(app.Context, app.Event) { e.start(b, fit, bank) }), b.Name, fit.Name)
	if e.starting {
		start = start.Aria("busy", "true")
	}
	return []app.UI{
		box("section", "block").Aria("label", say("exam.title")).Body(
			el("header").Body(words("span", "kind", say("exam.kind")), line("b", b.Title)),
			box("div", "stem plain").Body(
				short,
				box("div", "fields").Body(fields...),
				line("p", say("exam.rules"))),
			e.split(b, bank, fit.Questions),
			box("div", "foot").Body(box("span", "sp"), start),
		),
		e.past(),
	}
}

// split says how many questions each domain gets.
func (e *Exam) split(b *course.IndexExam, bank []progress.ExamItem, n int) app.UI {
	have := map[string]int{}
	for _, it := range bank {
		have[it.Domain]++
	}
	var rows []app.UI
	for i, count := range exam.Split(b.Domains, have, n) {
		d := &b.Domains[i]
		rows = append(rows, box("li", "share").Body(line("b", d.Title), words("span", "pc", strconv.Itoa(d.Weight)+"% · "+say("exam.of", "n", strconv.Itoa(count)))))
	}
	return box("details", "hint").Body(line("summary", say("exam.split")), box("ul", "list").Body(rows...))
}

// past lists the exams that were handed in.
func (e *Exam) past() app.UI {
	var rows []app.UI
	for _, rec := range env.State().Exams(env.Page().Course) {
		if rec.Finish == nil {
			continue
		}
		id, right, of := rec.Start.ID, 0, 0
		for _, c := range rec.Finish.Results {
			if c == progress.ExamRight {
				right++
			}
			if c != progress.ExamGone {
				of++
			}
		}
		rows = append(rows, el("li").Body(button("pick").Body(
			line("b", say("exam.past.line", "date", date(rec.Finish.At), "n", strconv.Itoa(len(rec.Start.Items)))),
			words("span", "pc", say("exam.line", "right", strconv.Itoa(right), "of", strconv.Itoa(of), "percent", strconv.Itoa(percent(right, of)))),
		).OnClick(on(func(app.Context, app.Event) {
			e.show(id)
			e.fetchErr = nil
			e.render()
			browser.Show(e.ID)
			browser.Focus(e.ID, "", false)
		}), id)))
	}
	if len(rows) == 0 {
		return el("div").Hidden(true)
	}
	return el("section").Body(line("h2", say("exam.past")), box("ul", "list").Body(rows...))
}

// date is a day on the learner's clock.
func date(at int64) string { return time.UnixMilli(at).In(env.Now().Location()).Format(time.DateOnly) }

// clock writes a duration as "1:05:09" or "38:12".
func clock(d time.Duration) string {
	s := int(max(d, 0) / time.Second)
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	if s >= 3600 {
		return strconv.Itoa(s/3600) + ":" + two(s/60%60) + ":" + two(s%60)
	}
	return strconv.Itoa(s/60) + ":" + two(s%60)
}
