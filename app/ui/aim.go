package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
)

// topicsShown is how many notes a day's plan names: a list to finish.
const topicsShown = 3

// countdown is what today is for on the way to the exam; nothing without a date.
func (s *Today) countdown(x *course.Index) app.UI {
	a := &s.aim
	if a.Days == 0 {
		return el("div").Hidden(true)
	}
	title := say("aim.days", "n", strconv.Itoa(a.Days-1))
	if a.Days == 1 {
		title = say("aim.today")
	}
	what := say("aim.what", "new", strconv.Itoa(s.plan.New), "due", strconv.Itoa(s.reviews))
	if a.LastPass {
		what = say("aim.last", "due", strconv.Itoa(s.reviews))
	}
	var rows []app.UI
	for _, t := range a.Topics {
		n := find(x, t.ID)
		if n == nil || len(rows) == topicsShown || t.Gain < 0.05 {
			break
		}
		rows = append(rows, el("li").Body(el("a").Attr("href", env.Page().NoteURL(n.Slug, "")).Body(
			line("b", n.Title), words("span", "pc", say("aim.gain", "n", oneDigit(t.Gain))))))
	}
	return box("section", "aim").Body(
		box("div", "card").Body(line("b", title), line("p", what)),
		words("p", "muted", say("aim.topics")),
		box("ul", "list").Body(rows...))
}

// examShares says what a question stands for in the exam: its domain's weight, split
// among the domain's questions. Questions of no domain stand for what is average,
// and where no blueprint is, all stand for the same.
func examShares(x *course.Index) func(id string) float64 {
	share := map[string]float64{}
	count := 0
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			for k := range x.Sections[i].Notes[j].Questions {
				share[x.Sections[i].Notes[j].Questions[k].ID] = 1
				count++
			}
		}
	}
	return func(id string) float64 { return share[id] / float64(max(count, 1)) }
}
