package exam

import (
	"notelab/app/progress"
	"notelab/app/quiz"
)

// Results grades every item: a letter each, as the log has them. ask returns the
// question of an id, nil when the course no longer has it. As in the exam a question
// is right as a whole or wrong, and one without an answer is wrong.
func (r *Run) Results(ask func(id string) *quiz.Question) string {
	out := make([]byte, len(r.Start.Items))
	for i, it := range r.Start.Items {
		q := ask(it.Question)
		switch {
		case q == nil:
			out[i] = progress.ExamGone
		case len(r.Answers[i].Chosen) == 0:
			out[i] = progress.ExamOpen
		case q.Grade(quiz.Response{Chosen: r.Answers[i].Chosen}).Right:
			out[i] = progress.ExamRight
		default:
			out[i] = progress.ExamWrong
		}
	}
	return string(out)
}

// HandIn returns the events that end an exam: its end, and every answer given, so
// that review knows of it. They belong together; store them as one. Handing in again,
// in another tab, gives the same ids. After the deadline it counts as handed in at
// the deadline. What was not answered is no answer, and does not go to review. zone is
// how far the clock is ahead of UTC, in minutes.
func (r *Run) HandIn(course string, ask func(id string) *quiz.Question, now int64, zone int) []progress.Event {
	at, auto, exam := max(now, r.latest), r.Over(now), r.Start.ID
	if auto {
		at = r.ends
	}
	results := r.Results(ask)
	events := []progress.Event{progress.New(progress.DerivedID(exam+"/finish"), at, "", progress.Exam, progress.ExamData{
		Course: course, Step: progress.ExamFinish, Exam: exam, Results: results, Auto: auto,
	})}
	for i, it := range r.Start.Items {
		if results[i] != progress.ExamRight && results[i] != progress.ExamWrong {
			continue
		}
		q := ask(it.Question)
		events = append(events, progress.New(progress.DerivedID(exam+"/"+it.Question), at, "", progress.Answered, progress.AnsweredData{
			Course: course, Question: q.ID, Type: string(q.Type), Chosen: r.Answers[i].Chosen, Right: results[i] == progress.ExamRight,
			Millis: r.Answers[i].Millis, Zone: zone, Where: "exam",
		}))
	}
	return events
}
