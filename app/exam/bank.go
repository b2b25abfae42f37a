package exam

import (
	"slices"
	"strings"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// Bank lists what an exam can be drawn from, in the order of the course: questions
// of the kinds the exam has, whose tags name one of its domains. Generated questions
// are never among them: the exam asks what was written and read by people.
func Bank(x *course.Index, b *course.IndexExam) []progress.ExamItem {
	var out []progress.ExamItem
	seen := map[string]bool{}
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			for _, q := range x.Sections[i].Notes[j].Questions {
				domain, task := Place(b, q.Tags)
				if q.Type == quiz.Generated || !slices.Contains(b.Kinds, q.Type) || domain == "" || seen[q.ID] {
					continue
				}
				seen[q.ID] = true
				out = append(out, progress.ExamItem{Question: q.ID, Domain: domain, Task: task})
			}
		}
	}
	return out
}

// Place returns the domain and the task of the exam that a question's tags name
// first; "" when they name none. "C03.D2.T3.S1" is of domain D2 and of task
// "C03.D2.T3": what stands before a domain keeps the ids of two exams apart.
func Place(b *course.IndexExam, tags []string) (domain, task string) {
	for _, tag := range tags {
		if to, ok := b.Aliases[tag]; ok {
			tag = to
		}
		parts := strings.Split(tag, ".")
		for i, part := range parts {
			if !slices.ContainsFunc(b.Domains, func(d course.IndexDomain) bool { return d.ID == part }) {
				continue
			}
			if i+1 < len(parts) && strings.HasPrefix(parts[i+1], "T") {
				task = strings.Join(parts[:i+2], ".")
			}
			return part, task
		}
	}
	return "", ""
}

// On returns the exam that is delivered on a day written YYYY-MM-DD: before the
// first the first, after the last the last; nil when there is none.
func On(exams []course.IndexExam, day string) *course.IndexExam {
	var best *course.IndexExam
	for i := range exams {
		e := &exams[i]
		if best == nil || e.From <= day && e.From > best.From || best.From > day && e.From < best.From {
			best = e
		}
	}
	return best
}
