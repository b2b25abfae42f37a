package stats

import (
	"strings"

	"notelab/app/course"
)

// mastery sums the questions up by chapter and by exam task.
func (c *counter) mastery(r *Report) {
	chapters := make([]Mastery, len(c.in.Index.Sections))
	for i := range chapters {
		chapters[i].ID, chapters[i].Title = c.in.Index.Sections[i].ID, c.in.Index.Sections[i].Title
	}
	var tasks []Mastery
	var at map[string]int
	exam := examOn(c.in.Index, date(c.today).Format("2006-01-02"))
	if exam != nil {
		r.Exam = exam.Title
		at = map[string]int{}
		for i := range exam.Domains {
			for _, t := range exam.Domains[i].Tasks {
				at[t.ID] = len(tasks)
				tasks = append(tasks, Mastery{ID: t.ID, Title: t.Title})
			}
		}
	}
	for i := range c.cards {
		it := &c.cards[i]
		chapters[it.section].count(it)
		if len(it.q.Tags) == 0 || exam == nil {
			continue
		}
		if k, ok := taskOf(at, exam, it.q.Tags[0]); ok {
			tasks[k].count(it)
		}
	}
	r.Chapters, r.Tasks = asked(chapters), asked(tasks)
}

func (m *Mastery) count(it *card) {
	m.Questions++
	if it.Reps > 0 {
		m.Seen++
		m.Known += it.known
	}
}

// asked leaves out what has no questions.
func asked(list []Mastery) []Mastery {
	var out []Mastery
	for _, m := range list {
		if m.Questions > 0 {
			out = append(out, m)
		}
	}
	return out
}

// taskOf finds the task a tag belongs to: the longest id it begins with.
func taskOf(at map[string]int, exam *course.IndexExam, tag string) (int, bool) {
	if to, ok := exam.Aliases[tag]; ok {
		tag = to
	}
	for tag != "" {
		if i, ok := at[tag]; ok {
			return i, true
		}
		tag = tag[:max(strings.LastIndexByte(tag, '.'), 0)]
	}
	return 0, false
}

// examOn is the exam delivered on a day written YYYY-MM-DD, or the nearest; nil
// when the course prepares for none.
func examOn(x *course.Index, day string) *course.IndexExam {
	var best *course.IndexExam
	for i := range x.Exams {
		e := &x.Exams[i]
		if best == nil || e.From <= day && e.From > best.From || best.From > day && e.From < best.From {
			best = e
		}
	}
	return best
}
