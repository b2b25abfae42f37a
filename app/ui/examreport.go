package ui

import (
	"sort"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/exam"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/search"
)

// examReview is what is open of the questions after an exam.
type examReview struct {
	open map[int]bool
	only string // "wrong", "flagged" or "all"
}

// notesAgain is how many notes a report sends the learner back to.
const notesAgain = 5

// report is how an exam went, and its questions with their explanations.
func (e *Exam) report(rec *progress.ExamRecord) []app.UI {
	run := exam.Resume(*rec.Start, env.State().ExamNotes(env.Page().Course, rec.Start.ID))
	var domains []course.IndexDomain
	title := rec.Start.Blueprint
	if b := e.blueprint(rec.Start.Blueprint); b != nil {
		domains, title = b.Domains, b.Title
	}
	rep := exam.NewReport(run, rec.Finish, domains)
	said := []app.UI{}
	if e.saveErr != nil {
		said = append(said, words("p", "bad", StoreMessage(e.saveErr, env.Lang())).Role("alert"))
	}
	if rec.Finish.Auto {
		said = append(said, line("p", say("exam.auto")))
	}
	said = append(said, box("dl", "figs").Body(
		figure(say("exam.right"), strconv.Itoa(rep.Right)+"/"+strconv.Itoa(rep.Of)),
		figure(say("exam.rate"), strconv.Itoa(rep.Percent())+"%"),
		figure(say("exam.weighted"), strconv.Itoa(rep.Weighted)+"%"),
		figure(say("exam.used"), clock(rep.Used)),
	))
	if rep.Open > 0 {
		said = append(said, line("p", say("exam.open", "n", strconv.Itoa(rep.Open))))
	}
	said = append(said, words("p", "muted", say("exam.noscale", "n", strconv.Itoa(exam.MeetsAt))))
	return []app.UI{
		box("section", "block").Aria("label", say("exam.report")).Body(
			el("header").Body(words("span", "kind", title), line("b", say("exam.report")), box("span", "sp"), words("span", "hint-kind day", date(rec.Finish.At))),
			box("div", "stem plain").Body(said...),
			box("div", "foot").Body(
				box("span", "links row").Body(el("a").Attr("href", env.Page().URL("quiz")).Text(say("exam.again.review"))),
				box("span", "sp"),
				button("btn").Text(say("exam.back")).OnClick(on(func(app.Context, app.Event) {
					e.shown, e.saveErr = "", nil
					browser.Show(e.ID)
					browser.Focus(e.ID, "", false)
				}), "back")),
		),
		line("h2", say("exam.domains")),
		words("p", "muted", say("exam.few")),
		e.domains(&rep),
		e.again(run, rec.Finish.Results),
		line("h2", say("exam.review")),
		e.reviewed(run, rec.Finish.Results),
	}
}

// domains is the report by domain and task.
func (e *Exam) domains(rep *exam.Report) app.UI {
	var rows []app.UI
	for i := range rep.Domains {
		d := &rep.Domains[i]
		var tasks []app.UI
		for j := range d.Tasks {
			t := &d.Tasks[j]
			tasks = append(tasks, el("li").Body(el("div").Body(line("span", t.Title), line("small", clock(time.Duration(t.Millis)*time.Millisecond))), scored(t)))
		}
		rows = append(rows, el("li").Body(
			box("div", "domain").Body(el("div").Body(line("b", d.Title), line("small", say("exam.weight", "n", strconv.Itoa(d.Weight), "time", clock(time.Duration(d.Millis)*time.Millisecond)))), scored(d)),
			bar(d.Percent()),
			el("ul").Body(tasks...),
		))
	}
	return box("ul", "domains").Body(rows...)
}

// scored is a line's figures with its verdict, in words and by shape.
func scored(l *exam.Line) app.UI {
	class, verdict := "needs", say("exam.needs")
	if l.Meets() {
		class, verdict = "meets", say("exam.meets")
	}
	if l.Of == 0 {
		return words("span", "pc", "–")
	}
	return box("span", "scored").Body(
		words("span", "pc", say("exam.line", "right", strconv.Itoa(l.Right), "of", strconv.Itoa(l.Of), "percent", strconv.Itoa(l.Percent()))),
		words("span", class, verdict))
}

// again leads back to the notes that teach what was wrong or open.
func (e *Exam) again(r *exam.Run, results string) app.UI {
	type again struct {
		slug, anchor string
		n            int
	}
	var list []again
	at := map[string]int{}
	for i, it := range r.Start.Items {
		q := e.question(it.Question)
		if i >= len(results) || q == nil || results[i] == progress.ExamRight {
			continue
		}
		k, ok := at[q.Note]
		if !ok {
			k = len(list)
			at[q.Note] = k
			list = append(list, again{slug: q.Note, anchor: q.Anchor})
		}
		list[k].n++
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].n > list[j].n })
	var rows []app.UI
	for _, a := range list[:min(len(list), notesAgain)] {
		if n := find(e.index, a.slug); n != nil {
			rows = append(rows, el("li").Body(el("a").Attr("href", env.Page().NoteURL(a.slug, a.anchor)).Body(
				line("b", n.Title), words("span", "pc", say("exam.again.n", "n", strconv.Itoa(a.n))))))
		}
	}
	if len(rows) == 0 {
		return el("div").Hidden(true)
	}
	return el("section").Body(line("h2", say("exam.again")), words("p", "muted", say("exam.again.what")), box("ul", "list").Body(rows...))
}

// reviewed lists the questions; each unfolds.
func (e *Exam) reviewed(r *exam.Run, results string) app.UI {
	if e.missing() {
		if e.fetchErr != nil {
			return box("div", "empty").Body(
				el("p").Role("alert").Text(say("quick.failed")),
				el("p").Body(button("btn").Text(say("quick.again")).OnClick(on(func(app.Context, app.Event) {
					e.fetchErr = nil
					e.render()
				}), "again")))
		}
		return box("div", "empty").Aria("busy", "true").Body(el("p").Role("status").Text(say("screen.loading")))
	}
	only := e.rev.only
	var rows []app.UI
	for i := range r.Start.Items {
		if i >= len(results) || only == "flagged" && !r.Answers[i].Flagged || only == "wrong" && results[i] == progress.ExamRight {
			continue
		}
		rows = append(rows, e.reviewRow(r, i, results[i]))
	}
	list := app.UI(box("ul", "list reviewed").Body(rows...))
	if len(rows) == 0 {
		list = words("p", "muted", say("exam.only.none"))
	}
	return el("div").Body(
		segment("only", say("exam.only"), only, []choice{
			{"wrong", say("exam.only.wrong")}, {"flagged", say("exam.only.flagged")}, {"all", say("exam.only.all")},
		}, func(_ app.Context, v string) { e.rev = examReview{open: map[int]bool{}, only: v} }),
		list)
}

func (e *Exam) reviewRow(r *exam.Run, i int, result byte) app.UI {
	q := e.question(r.Start.Items[i].Question)
	label, class := i18n.Key("exam.was.gone"), "pc"
	switch result {
	case progress.ExamRight:
		label, class = "exam.was.right", "pc all"
	case progress.ExamWrong:
		label, class = "exam.was.wrong", "pc wrong"
	case progress.ExamOpen:
		label, class = "exam.was.open", "pc wrong"
	}
	text := say("exam.gone")
	if q != nil {
		text = Shorten(search.Plain(string(q.Prompt)), 60)
	}
	open := e.rev.open[i]
	flag := app.UI(el("span").Hidden(true))
	if r.Answers[i].Flagged {
		flag = box("span", "was").Body(app.Raw(iconFlag), words("span", "sr", say("exam.is.flagged")))
	}
	key := "r" + strconv.Itoa(i)
	row := []app.UI{button("pick").Aria("expanded", strconv.FormatBool(open)).Body(
		words("span", "n", strconv.Itoa(i+1)), line("b", text), flag, words("span", class, say(label)),
	).OnClick(on(func(app.Context, app.Event) { e.rev.open[i] = !e.rev.open[i] }), key)}
	if open && q != nil {
		row = append(row, e.explained(r, i, q))
	}
	return el("li").Body(row...)
}

// explained is a question with what was chosen, what is right, and why.
func (e *Exam) explained(r *exam.Run, i int, q *quiz.Question) app.UI {
	c := newCard(*q, r.Order(i, len(q.Options)))
	c.resp.Chosen = append([]int{}, r.Answers[i].Chosen...)
	v := q.Grade(c.resp)
	c.verdict = &v
	a := &asked{c: c, key: "r" + strconv.Itoa(i), home: e.ID + "-r" + strconv.Itoa(i), where: "exam"}
	body := []app.UI{a.stem(), a.options()}
	class, text := "verdict wrong", c.verdictLine(env.Lang())
	if v.Right {
		class = "verdict right"
	}
	if len(c.resp.Chosen) == 0 {
		text = say("exam.was.open")
	}
	why := []app.UI{el("p").Body(line("b", text), app.Text(" "), line("small", say("exam.used")+" "+clock(time.Duration(r.Answers[i].Millis)*time.Millisecond)))}
	if q.Explanation != "" {
		why = append(why, raw("div", "", q.Explanation))
	}
	return box("div", "explained").Body(append(body, box("div", class).Body(why...), box("div", "foot").Body(box("span", "links row").Body(a.links()...), box("span", "sp")))...)
}
