package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/review"
)

// Today is the start screen: where to go on reading, a quick quiz, what was
// answered today, and the state of the offline copy.
type Today struct {
	app.Compo
	ID string

	screen
	reviews int // questions to review now
	plan    review.Plan
	aim     review.Aim
	remind  reminder
}

// OnMount fetches the course.
func (s *Today) OnMount(ctx app.Context) {
	s.prepare = s.count
	s.remind.mount(ctx)
	s.mount(ctx, s.ID)
}

// OnDismount stops listening.
func (s *Today) OnDismount() { s.cancel() }

// Render draws the screen.
func (s *Today) Render() app.UI {
	if !s.ready() {
		return el("div").Body(troubles(), s.waiting())
	}
	state, x := env.State(), s.index
	return el("div").Body(
		troubles(),
		s.goOn(state, x),
		s.quick(state, x),
		s.countdown(x),
		s.answered(state),
		s.remind.view(),
		line("h2", say("site.sections")),
		s.sections(state, x),
		offlineLine(),
	)
}

// goOn leads to the last place, or to the first note that is not done.
func (s *Today) goOn(state *progress.State, x *course.Index) app.UI {
	p := env.Page()
	if len(x.Sections) == 0 {
		return box("div", "empty").Body(line("p", say("site.empty")))
	}
	label, anchor, where := say("site.start"), "", ""
	var n *course.IndexNote
	if place, ok := state.Place(p.Course); ok {
		if n = find(x, place.Note); n != nil {
			label, anchor = say("today.continue"), place.Section
			for _, h := range n.Headings {
				if h.ID == place.Section {
					where = h.Text
				}
			}
			// A note that is done leads to the next one.
			if t := TallyNote(state, p.Course, n); t.All() > 0 && t.Done() == t.All() {
				n = nil
			}
		}
	}
	if n == nil {
		n = firstOpen(state, p.Course, x)
		anchor, where = "", ""
		if state.Len() > 0 {
			label = say("today.next")
		}
	}
	if n == nil {
		return el("div").Hidden(true)
	}
	t := TallyNote(state, p.Course, n)
	meta := say("site.minutes", "n", strconv.Itoa(max(n.Minutes, 1)))
	if t.Questions > 0 {
		meta += " · " + say("site.questions", "n", strconv.Itoa(t.Questions))
	}
	text := n.Summary
	if where != "" {
		text = say("today.at", "section", where)
	}
	card := box("a", "card main").Attr("href", p.NoteURL(n.Slug, anchor))
	body := []app.UI{line("small", label), line("b", n.Title)}
	if text != "" {
		body = append(body, line("p", text))
	}
	if t.Done() > 0 {
		meta = tallyLine(t)
	}
	return card.Body(append(body, words("p", "meta", meta))...)
}

// count counts what review wants now.
func (s *Today) count(ctx app.Context, then func(app.Context)) {
	background(ctx, "counting what is due", func() {
		x := s.index
		items, scheduler := cards(x)
		p := scheduler.Plan(items, env.Now(), zone(), 1)
		aim := scheduler.Aim(items, env.Now(), zone(), examShares(x, env.State().Setting(review.KeyExam)))
		ctx.Dispatch(func(ctx app.Context) {
			s.remind.recall()
			s.reviews, s.plan, s.aim = p.Learning+p.Reviews, p, aim
			then(ctx)
		})
	})
}

// quick leads to the quiz screen and says what waits there: reviews, when there
// are any, and the quick quiz.
func (s *Today) quick(state *progress.State, x *course.Index) app.UI {
	p := env.Page()
	var t Tally
	for i := range x.Sections {
		t = t.Plus(TallySection(state, p.Course, &x.Sections[i]))
	}
	if t.Questions == 0 {
		return el("div").Hidden(true)
	}
	text := say("today.quick.fresh", "n", strconv.Itoa(t.Questions))
	if wrong := t.Answered - t.Right; wrong > 0 {
		text = say("today.quick.wrong", "n", strconv.Itoa(wrong))
	} else if t.Answered == t.Questions {
		text = say("today.quick.done")
	} else if t.Answered > 0 {
		text = say("today.quick.open", "n", strconv.Itoa(t.Questions-t.Answered))
	}
	card := func(title, text string) app.UI {
		return el("li").Body(box("a", "card").Attr("href", p.URL("quiz")).Body(line("b", title), line("p", text)))
	}
	list := []app.UI{card(say("site.quick"), text)}
	if s.reviews > 0 {
		list = append([]app.UI{card(say("today.review", "n", strconv.Itoa(s.reviews)), say("today.review.what"))}, list...)
	}
	return box("ul", "cards").Body(list...)
}

// answered says what was answered since midnight.
func (s *Today) answered(state *progress.State) app.UI {
	_, count, right := state.AnsweredSince(env.Page().Course, midnight(env.Now()).UnixMilli())
	more := el("p").Hidden(true)
	if state.Len() > 0 {
		more = box("p", "meta").Body(el("a").Attr("href", env.Page().URL("stats")).Text(say("stats.open")))
	}
	if count == 0 {
		return el("div").Body(words("p", "meta", say("today.none")), more)
	}
	return el("div").Body(box("dl", "figs").Body(
		figure(say("today.answered"), strconv.Itoa(count)),
		figure(say("today.right"), strconv.Itoa(right)),
		figure(say("today.rate"), strconv.Itoa(percent(right, count))+"%"),
	), more)
}

// sections lists the chapters with what was done of them.
func (s *Today) sections(state *progress.State, x *course.Index) app.UI {
	p := env.Page()
	rows := make([]app.UI, 0, len(x.Sections))
	for i := range x.Sections {
		sec := &x.Sections[i]
		if len(sec.Notes) == 0 {
			continue
		}
		t := TallySection(state, p.Course, sec)
		pc := words("span", "pc", say("site.count", "n", strconv.Itoa(len(sec.Notes))))
		if t.Done() > 0 {
			pc = percentTag(t)
		}
		rows = append(rows, el("li").Body(el("a").Attr("href", p.URL("notes")+"#"+"s-"+sec.ID).Body(line("b", sec.Title), pc)))
	}
	return box("ul", "list").Body(rows...)
}

// midnight is the beginning of the day of a time, where that time is kept.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// figure is one number with its name; the style sheet shows the number first.
func figure(name, value string) app.UI {
	return el("div").Body(line("dt", name), line("dd", value))
}

// percentTag is the share of a tally at the end of a row.
func percentTag(t Tally) app.HTMLElem {
	class, text := "pc", strconv.Itoa(t.Percent())+"%"
	if t.All() > 0 && t.Done() == t.All() {
		class, text = "pc all", "✓ "+text
	}
	return el("span").Class(class).Text(text).Title(tallyLine(t))
}

// tallyLine says in words what a tally counts.
func tallyLine(t Tally) string {
	return say("outline.tally", "read", strconv.Itoa(t.Read), "sections", strconv.Itoa(t.Sections),
		"answered", strconv.Itoa(t.Answered), "questions", strconv.Itoa(t.Questions))
}
