package stats

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/review"
)

// Table is a picture's text equivalent. The first cell of a row names it.
type Table struct {
	Head []string
	Rows [][]string
}

func head(l i18n.Lang, keys ...i18n.Key) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = i18n.T(l, k)
	}
	return out
}

func masteryTable(rows []Mastery, l i18n.Lang, first i18n.Key) Table {
	t := Table{Head: head(l, first, "stats.questions", "stats.seen", "stats.recall")}
	for i := range rows {
		m := &rows[i]
		recall := "–"
		if m.Seen > 0 {
			recall = Percent(m.Recall())
		}
		t.Rows = append(t.Rows, []string{m.Title, strconv.Itoa(m.Questions), strconv.Itoa(m.Seen), recall})
	}
	return t
}

func (r *Report) forecastTable(l i18n.Lang) Table {
	t := Table{Head: head(l, "stats.date", "stats.reviews")}
	for i, n := range r.Forecast {
		day := long(r.Today + review.Day(i))
		if i == 0 {
			day += " (" + i18n.T(l, "stats.today") + ")"
		}
		t.Rows = append(t.Rows, []string{day, strconv.Itoa(n)})
	}
	t.Rows = append(t.Rows, []string{i18n.T(l, "stats.later"), strconv.Itoa(r.Later)})
	return t
}

// heatTable has a row for each week and a column for each of its days.
func (r *Report) heatTable(l i18n.Lang) Table {
	t := Table{Head: head(l, "stats.week")}
	for i := range 7 {
		t.Head = append(t.Head, weekday(l, i))
	}
	from := r.Today - review.Day(len(r.Heat)-1)
	for i := 0; i < len(r.Heat); i += 7 {
		row := []string{long(from + review.Day(i))}
		for k := i; k < i+7; k++ {
			switch {
			case k >= len(r.Heat):
				row = append(row, "")
			default:
				row = append(row, strconv.Itoa(r.Heat[k].Answers))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (r *Report) retentionTable(l i18n.Lang) Table {
	t := Table{Head: head(l, r.period(), "stats.asked", "stats.kept", "stats.rate")}
	for i := range r.Periods {
		p := &r.Periods[i]
		t.Rows = append(t.Rows, []string{p.title(r.Months), strconv.Itoa(p.Asked), strconv.Itoa(p.Kept), Ratio(p.Kept, p.Asked)})
	}
	return t
}

func (r *Report) calibrationTable(l i18n.Lang) Table {
	t := Table{Head: head(l, r.period(), "stats.sure", "stats.sure.right", "stats.unsure", "stats.unsure.right")}
	for i := range r.Periods {
		p := &r.Periods[i]
		t.Rows = append(t.Rows, []string{p.title(r.Months), strconv.Itoa(p.Sure), Ratio(p.SureRight, p.Sure), strconv.Itoa(p.Unsure), Ratio(p.UnsureRight, p.Unsure)})
	}
	return t
}

func (r *Report) timeTable(l i18n.Lang) Table {
	t := Table{Head: head(l, r.period(), "stats.spent", "stats.answers", "stats.each")}
	for i := range r.Periods {
		p := &r.Periods[i]
		each := "–"
		if p.Answers > 0 {
			each = i18n.T(l, "stats.seconds", "n", strconv.Itoa(int(p.Spent.Seconds()/float64(p.Answers)+0.5)))
		}
		t.Rows = append(t.Rows, []string{p.title(r.Months), Spent(l, p.Spent), strconv.Itoa(p.Answers), each})
	}
	return t
}

// period names the column of periods.
func (r *Report) period() i18n.Key {
	if r.Months {
		return "stats.month"
	}
	return "stats.week"
}
