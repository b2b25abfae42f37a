package exam

import (
	"time"

	"notelab/app/course"
	"notelab/app/progress"
)

// MeetsAt is the percentage from which a domain or a task meets what is asked. It is
// our own mark: how the real exam turns answers into its scale is not public.
const MeetsAt = 75

// Line counts the questions of a domain or a task.
type Line struct {
	ID     string
	Title  string
	Weight int // percent of the exam; 0 for a task
	Of     int // questions that count
	Right  int
	Open   int // of the others, those without an answer
	Millis int64
	Tasks  []Line
}

// Percent is the share that is right, rounded down; 0 of nothing.
func (l *Line) Percent() int {
	if l.Of == 0 {
		return 0
	}
	return 100 * l.Right / l.Of
}

// Meets reports whether enough is right.
func (l *Line) Meets() bool { return l.Percent() >= MeetsAt }

// Report is how an exam went.
type Report struct {
	Line    // the whole exam
	Domains []Line
	// Weighted is the percentage right with every domain at its weight in the exam,
	// also where the draw had to depart from it.
	Weighted int
	Used     time.Duration // without pauses
}

// NewReport sums an exam up. domains are the blueprint's; nil where it is no longer
// known. Without an end the results are empty and nothing counts.
func NewReport(r *Run, finish *progress.ExamEntry, domains []course.IndexDomain) Report {
	var out Report
	for _, d := range domains {
		out.Domains = append(out.Domains, Line{ID: d.ID, Title: d.Title, Weight: d.Weight})
		for _, t := range d.Tasks {
			line := &out.Domains[len(out.Domains)-1]
			line.Tasks = append(line.Tasks, Line{ID: t.ID, Title: t.Title})
		}
	}
	for i, it := range r.Start.Items {
		if i >= len(finish.Results) {
			break
		}
		d := place(&out.Domains, it.Domain)
		letter, ms := finish.Results[i], r.Answers[i].Millis
		out.add(letter, ms)
		d.add(letter, ms)
		if it.Task != "" {
			place(&d.Tasks, it.Task).add(letter, ms)
		}
	}
	out.Domains = asked(out.Domains)
	sum, weights := 0.0, 0
	for i := range out.Domains {
		d := &out.Domains[i]
		d.Tasks = asked(d.Tasks)
		if d.Of > 0 {
			sum += float64(d.Weight) * float64(d.Right) / float64(d.Of)
			weights += d.Weight
		}
	}
	out.Weighted = out.Percent()
	if weights > 0 {
		out.Weighted = int(100*sum/float64(weights) + 1e-9)
	}
	out.Used = r.Length() - time.Duration(max(r.ends-finish.Stamp.At, 0))*time.Millisecond
	if r.paused != 0 { // handed in while the clock stood
		out.Used = r.Length() - r.Left(r.paused)
	}
	return out
}

func (l *Line) add(letter byte, ms int64) {
	l.Millis += ms
	switch letter {
	case progress.ExamRight:
		l.Right++
	case progress.ExamOpen:
		l.Open++
	case progress.ExamGone:
		return
	}
	l.Of++
}

// place finds the line of an id, or makes it.
func place(list *[]Line, id string) *Line {
	for i := range *list {
		if (*list)[i].ID == id {
			return &(*list)[i]
		}
	}
	*list = append(*list, Line{ID: id, Title: id})
	return &(*list)[len(*list)-1]
}

// asked leaves out what no question was about.
func asked(list []Line) []Line {
	var out []Line
	for _, l := range list {
		if l.Of > 0 || l.Millis > 0 {
			out = append(out, l)
		}
	}
	return out
}
