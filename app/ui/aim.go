package ui

import (
	"strconv"
	"strings"

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
	what := say("aim.what", "new", strconv.Itoa(max(a.New-s.plan.Introduced, 0)), "due", strconv.Itoa(s.reviews))
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
		words("p", "meta", say("aim.topics")),
		box("ul", "list").Body(rows...))
}

// examShares says what a question stands for in the exam that is delivered on a
// date: its domain's weight, split among the domain's questions. Where no
// blueprint is, all stand for the same.
func examShares(x *course.Index, date string) func(id string) float64 {
	weight := map[string]float64{}
	for i := range x.Exams {
		e := &x.Exams[i]
		if len(weight) > 0 && (e.From > date || e.Until != "" && e.Until < date) {
			continue // the first stands in where none is delivered then
		}
		clear(weight)
		for _, d := range e.Domains {
			weight[d.ID] = float64(d.Weight)
		}
	}
	domain, count := map[string]string{}, map[string]int{}
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			for k := range x.Sections[i].Notes[j].Questions {
				q := &x.Sections[i].Notes[j].Questions[k]
				d := domainOf(q.Tags)
				if len(weight) > 0 && weight[d] == 0 {
					continue // it belongs to no domain: about the exam, say
				}
				domain[q.ID] = d
				count[d]++
			}
		}
	}
	whole := 0.0
	for d := range count {
		whole += weight[d]
	}
	return func(id string) float64 {
		d, ok := domain[id]
		if !ok {
			return 0
		}
		if len(weight) == 0 {
			return 1 / float64(len(domain))
		}
		return weight[d] / whole / float64(count[d])
	}
}

// domainOf is the part of the exam that a question belongs to by its first tag:
// "D2" of "D2.T1.S4"; "" for none.
func domainOf(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	d, _, _ := strings.Cut(tags[0], ".")
	return d
}
