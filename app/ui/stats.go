package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/review"
	"notelab/app/stats"
)

// The widths a figure is drawn for; the style sheet shows the one that fits.
const narrowFigure, wideFigure = 340, 620

// Stats is the screen of what is known: figures drawn from the log.
type Stats struct {
	app.Compo
	ID string

	screen
	report *stats.Report
	drawn  []figureDrawn
	// from is the state the report is of, being is that of one on its way.
	from, being statsKey
}

// statsKey tells states apart: a log only grows, and a cleared one is another.
type statsKey struct {
	state *progress.State
	count int
	day   review.Day
}

// figureDrawn is a figure in the page's language.
type figureDrawn struct {
	stats.Figure
	narrow, wide string
	table        stats.Table
}

// OnMount fetches the course.
func (s *Stats) OnMount(ctx app.Context) {
	s.prepare = s.compute
	s.mount(ctx, s.ID)
}

// OnDismount stops listening.
func (s *Stats) OnDismount() { s.cancel() }

// compute makes the report beside the user interface, when there is something
// new to count.
func (s *Stats) compute(ctx app.Context, then func(app.Context)) {
	state, scheduler := env.State(), review.NewScheduler(review.Read(env.State().Setting))
	now, l := env.Now(), env.Lang()
	key := statsKey{state, state.Len(), scheduler.Day(now, zone())}
	switch key {
	case s.from:
		then(ctx)
		return
	case s.being:
		return
	}
	s.being = key
	in := stats.Input{
		State: state, Index: s.index, Scheduler: scheduler, Now: now, Zone: zone(),
		Pause: func() { time.Sleep(time.Millisecond) },
	}
	background(ctx, "counting what is known", func() {
		r := stats.Compute(in)
		var drawn []figureDrawn
		if r.Answers > 0 {
			for _, f := range r.Figures() {
				d := figureDrawn{Figure: f}
				if !f.Bare {
					d.narrow, d.wide, d.table = f.Draw(narrowFigure, l), f.Draw(wideFigure, l), f.Table(l)
				}
				drawn = append(drawn, d)
			}
		}
		ctx.Dispatch(func(ctx app.Context) {
			if s.being != key {
				return // there is newer
			}
			s.report, s.drawn, s.from = r, drawn, key
			then(ctx)
		})
	})
}

// Render draws the screen.
func (s *Stats) Render() app.UI {
	if !s.ready() || s.report == nil {
		return el("div").Body(troubles(), s.waiting())
	}
	r := s.report
	if r.Answers == 0 {
		return el("div").Body(troubles(), box("div", "empty").Body(
			line("p", say("stats.empty")),
			el("p").Body(box("a", "btn").Attr("href", env.Page().URL("quiz")).Text(say("site.quiz")))))
	}
	body := []app.UI{troubles(), s.figures(), line("h2", say("stats.weak"))}
	body = append(body, s.weak()...)
	for i := range s.drawn {
		body = append(body, s.figure(&s.drawn[i])...)
	}
	return el("div").Body(body...)
}

// figures are the numbers above the pictures.
func (s *Stats) figures() app.UI {
	r := s.report
	return box("dl", "figs").Body(
		figure(say("stats.answered"), strconv.Itoa(r.Answers)),
		figure(say("stats.days"), strconv.Itoa(r.Days)),
		figure(say("stats.streak"), strconv.Itoa(r.Streak)),
		figure(say("stats.recent"), stats.Ratio(r.Recent.Kept, r.Recent.Asked)),
	)
}

// weak lists the weakest rules: each leads to its paragraph and to practice.
func (s *Stats) weak() []app.UI {
	if len(s.report.Weak) == 0 {
		return []app.UI{words("p", "meta", say("stats.weak.none"))}
	}
	p := env.Page()
	rows := make([]app.UI, len(s.report.Weak))
	for i := range s.report.Weak {
		w := &s.report.Weak[i]
		title, note := w.Heading, w.Title
		if title == "" {
			title, note = w.Title, ""
		}
		said := say("stats.weak.row", "recall", stats.Percent(w.Recall), "n", strconv.Itoa(w.Seen))
		if w.Wrong > 0 {
			said += " · " + say("stats.weak.wrong", "n", strconv.Itoa(w.Wrong))
		}
		if w.Lapses > 0 {
			said += " · " + say("stats.weak.lapses", "n", strconv.Itoa(w.Lapses))
		}
		name := []app.UI{line("b", title)}
		if note != "" {
			name = append(name, line("small", note))
		}
		name = append(name, line("small", said))
		if w.Leech {
			name = append(name, words("small", "leech", say("stats.weak.leech")))
		}
		rows[i] = box("li", "weak").Body(
			el("a").Attr("href", p.NoteURL(w.Note, w.Anchor)).Body(el("span").Body(name...)),
			box("a", "btn small").Attr("href", practiceURL(w.Note)).Aria("label", say("stats.practise.label", "title", title)).Text(say("stats.practise")))
	}
	return []app.UI{words("p", "meta", say("stats.weak.what")), box("ul", "list").Body(rows...)}
}

// figure draws one picture with its sentence and its table.
func (s *Stats) figure(f *figureDrawn) []app.UI {
	title := say(i18n.Key("stats." + f.Name))
	parts := []app.UI{line("h2", title), words("p", "meta", f.Said(env.Lang()))}
	if f.Bare {
		return parts
	}
	return append(parts, box("div", "block chart "+f.Name).Body(
		box("div", "stage").Body(
			box("div", "narrow").Body(app.Raw(f.narrow)),
			box("div", "wide").Body(app.Raw(f.wide))),
		box("details", "table").Body(line("summary", say("sim.table")), tableOf(title, f.table)),
	))
}

// tableOf is a picture's text equivalent.
func tableOf(name string, t stats.Table) app.UI {
	cells := func(tag, scope string, texts []string) []app.UI {
		out := make([]app.UI, len(texts))
		for i, text := range texts {
			out[i] = line(tag, text)
			if scope != "" {
				out[i] = line(tag, text).Attr("scope", scope)
			}
		}
		return out
	}
	rows := make([]app.UI, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = el("tr").Body(append(cells("th", "row", r[:1]), cells("td", "", r[1:])...)...)
	}
	return box("div", "scroll").TabIndex(0).Role("region").Aria("label", name).Body(el("table").Body(
		el("thead").Body(el("tr").Body(cells("th", "col", t.Head)...)), el("tbody").Body(rows...)))
}
