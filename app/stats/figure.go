package stats

import (
	"strconv"

	"notelab/app/i18n"
)

// Figure is one picture with what it shows in a sentence and in a table.
type Figure struct {
	// Name is the stem of its title, "stats.<Name>".
	Name string
	// Bare is set when there is nothing to draw yet: Said tells what will be.
	Bare  bool
	Said  func(l i18n.Lang) string
	Draw  func(width int, l i18n.Lang) string // for a width in CSS pixels
	Table func(l i18n.Lang) Table
}

// Figures lists the pictures of a report in the order of the screen.
func (r *Report) Figures() []Figure {
	say := func(k i18n.Key, pairs ...string) func(i18n.Lang) string {
		return func(l i18n.Lang) string { return i18n.T(l, k, pairs...) }
	}
	var list []Figure
	masteries := func(name i18n.Key, rows []Mastery, said func(i18n.Lang) string) {
		if len(rows) == 0 {
			return
		}
		list = append(list, Figure{
			Name: string(name), Said: said,
			Draw:  func(w int, l i18n.Lang) string { return mastery(rows, w, l, "stats."+name) },
			Table: func(l i18n.Lang) Table { return masteryTable(rows, l, "stats.of."+name) },
		})
	}
	masteries("chapters", r.Chapters, say("stats.chapters.what"))
	masteries("tasks", r.Tasks, say("stats.tasks.what", "exam", r.Exam))

	coming := 0
	for _, n := range r.Forecast {
		coming += n
	}
	forecast := say("stats.forecast.what", "n", strconv.Itoa(coming), "today", strconv.Itoa(r.Forecast[0]))
	if r.Overdue > 0 {
		forecast = say("stats.forecast.over", "n", strconv.Itoa(coming), "today", strconv.Itoa(r.Forecast[0]), "over", strconv.Itoa(r.Overdue))
	}
	recent := say("stats.retention.none", "target", Percent(r.Target))
	if r.Recent.Asked > 0 {
		recent = say("stats.retention.what", "n", strconv.Itoa(r.Recent.Asked), "kept", Ratio(r.Recent.Kept, r.Recent.Asked), "target", Percent(r.Target))
	} else if r.Total.Asked > 0 {
		recent = say("stats.retention.old", "target", Percent(r.Target))
	}
	var shown Day
	for i := range r.Periods {
		shown.add(&r.Periods[i].Day)
	}
	calibration := say("stats.calibration.none")
	switch {
	case shown.Sure+shown.Unsure == 0:
	case shown.Unsure == 0:
		calibration = say("stats.calibration.sure", "n", strconv.Itoa(shown.Sure), "right", Ratio(shown.SureRight, shown.Sure))
	case shown.Sure == 0:
		calibration = say("stats.calibration.unsure", "n", strconv.Itoa(shown.Unsure), "right", Ratio(shown.UnsureRight, shown.Unsure))
	default:
		calibration = say("stats.calibration.what", "sure", strconv.Itoa(shown.Sure), "right", Ratio(shown.SureRight, shown.Sure),
			"unsure", strconv.Itoa(shown.Unsure), "lucky", Ratio(shown.UnsureRight, shown.Unsure))
	}
	spent := func(l i18n.Lang) string {
		return i18n.T(l, "stats.time.what", "all", Spent(l, r.Total.Spent), "n", strconv.Itoa(int(AnswerCap.Minutes())))
	}
	return append(list,
		Figure{"forecast", coming == 0, forecast, r.forecast, r.forecastTable},
		Figure{"heat", false, say("stats.heat.what"), r.heat, r.heatTable},
		Figure{"retention", r.Total.Asked == 0, recent, r.retention, r.retentionTable},
		Figure{"calibration", shown.Sure+shown.Unsure == 0, calibration, r.calibration, r.calibrationTable},
		Figure{"time", shown.Spent == 0, spent, r.time, r.timeTable},
	)
}
