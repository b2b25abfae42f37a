package ui

import (
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
)

// Outline is the list of notes with what was read and answered of each. It
// shows the window of notes its static page shows.
type Outline struct {
	app.Compo
	ID string

	screen
	props outlineProps
}

type outlineProps struct {
	From int `json:"from"` // index of the first note shown
	To   int `json:"to"`   // index after the last; 0 is all
}

// OnInit reads the window.
func (o *Outline) OnInit() { Props(o.ID, &o.props) }

// OnMount fetches the course.
func (o *Outline) OnMount(ctx app.Context) { o.mount(ctx, o.ID) }

// OnDismount stops listening.
func (o *Outline) OnDismount() { o.cancel() }

// Render draws the list in the static page's markup.
func (o *Outline) Render() app.UI {
	if !o.ready() {
		return el("div").Body(troubles(), o.waiting())
	}
	body := []app.UI{troubles()}
	at := 0
	for i := range o.index.Sections {
		sec := &o.index.Sections[i]
		var rows []app.UI
		for j := range sec.Notes {
			if at >= o.props.From && (o.props.To == 0 || at < o.props.To) {
				rows = append(rows, o.row(&sec.Notes[j]))
			}
			at++
		}
		if len(rows) > 0 {
			id := strconv.Itoa(i + 1)
			if sec.ID != "" {
				id = url.PathEscape(sec.ID)
			}
			title := sec.Title
			if title == "" {
				title = say("site.notes")
			}
			body = append(body, el("h2").ID("s-"+id).Text(title), box("ul", "list").Body(rows...))
		}
	}
	if at == 0 {
		body = append(body, box("div", "empty").Body(line("p", say("site.empty"))))
	}
	return el("div").Body(body...)
}

func (o *Outline) row(n *course.IndexNote) app.UI {
	p := env.Page()
	t := TallyNote(env.State(), p.Course, n)
	a := el("a").Attr("href", p.NoteURL(n.Slug, ""))
	if t.Done() == 0 {
		return el("li").Body(a.Body(line("b", n.Title),
			words("span", "pc", say("site.minutes.short", "n", strconv.Itoa(max(n.Minutes, 1))))))
	}
	class := "pc"
	if t.Done() == t.All() {
		class = "pc all"
	}
	return el("li").Body(a.Body(line("b", n.Title), el("span").Class(class).Body(
		el("span").Aria("hidden", "true").Text(shares(t)), words("span", "sr", tallyLine(t)))))
}

// shares is the read share and the answered share of a note, short.
func shares(t Tally) string {
	if t.Questions == 0 {
		return strconv.Itoa(percent(t.Read, t.Sections)) + "%"
	}
	s := strconv.Itoa(t.Answered) + "/" + strconv.Itoa(t.Questions)
	if t.Sections > 0 {
		s = strconv.Itoa(percent(t.Read, t.Sections)) + "% · " + s
	}
	return s
}
