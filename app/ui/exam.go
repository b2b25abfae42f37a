package ui

import (
	"context"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/course"
	"notelab/app/exam"
	"notelab/app/progress"
	"notelab/app/quiz"
	"notelab/app/review"
)

// Exam is the screen of the mock exam: its setting up, the exam while it runs, and
// its report. What was noted is an event at once, so that the exam goes on from the
// log after a crash, or in another tab.
type Exam struct {
	app.Compo
	ID string

	screen
	ctx app.Context
	set examSetup
	rev examReview

	run      *exam.Run // the exam that runs; nil for none
	starting bool
	turned   bool   // flips with every question, see options
	since    int64  // when the question on screen came up, Unix milliseconds
	pending  int    // events on their way to the disk
	save     saving // how far the last one is
	saveErr  error
	asking   bool // whether to hand in
	handing  bool
	ticking  bool

	shown     string // the ended exam whose report is on screen; "" for none
	questions map[string]*quiz.Question
	fetching  bool
	fetchErr  error
}

// OnMount reads what runs from the log.
func (e *Exam) OnMount(ctx app.Context) {
	e.ctx, e.questions = ctx, map[string]*quiz.Question{}
	e.prepare = e.follow
	e.mount(ctx, e.ID)
}

// OnDismount stops listening.
func (e *Exam) OnDismount() { e.cancel() }

// follow takes over what the log says, and brings the questions it speaks of.
func (e *Exam) follow(ctx app.Context, then func(app.Context)) {
	e.sync()
	if e.missing() && e.fetchErr == nil {
		e.fetchQuestions(ctx, then)
		return
	}
	if e.run != nil && e.run.Over(env.Now().UnixMilli()) {
		e.handIn()
	}
	e.tickLater()
	then(ctx)
}

// record finds an exam in the log; the newest that runs when id is "".
func (e *Exam) record(id string) (rec progress.ExamRecord, ok bool) {
	for _, r := range env.State().Exams(env.Page().Course) {
		if id == "" && r.Finish == nil || r.Start.ID == id {
			return r, true
		}
	}
	return rec, false
}

// sync makes the exam that runs the one of the log, as soon as the log has all that
// was noted here. The question on screen stays.
func (e *Exam) sync() {
	if e.pending > 0 || e.handing {
		return
	}
	was := e.run
	e.run = nil
	if rec, ok := e.record(""); ok {
		e.run = exam.Resume(*rec.Start, env.State().ExamNotes(env.Page().Course, rec.Start.ID))
		e.shown = ""
	}
	switch {
	case e.run != nil && was != nil && was.Start.ID == e.run.Start.ID:
		e.run.At = was.At
		if was.Paused() && !e.run.Paused() {
			e.since = env.Now().UnixMilli()
		}
	case e.run != nil:
		e.turned = !e.turned
		e.since, e.save, e.saveErr, e.asking = env.Now().UnixMilli(), unsaved, nil, false
	case was != nil: // handed in, here or in another tab
		e.show(was.Start.ID)
	}
}

// items are the questions that are on screen, or will be.
func (e *Exam) items() []progress.ExamItem {
	if e.run != nil {
		return e.run.Start.Items
	}
	if rec, ok := e.record(e.shown); ok && e.shown != "" {
		return rec.Start.Items
	}
	return nil
}

// missing reports whether questions have not been fetched yet.
func (e *Exam) missing() bool {
	for _, it := range e.items() {
		if _, known := e.questions[it.Question]; !known {
			return true
		}
	}
	return false
}

// fetchQuestions reads the questions of an exam from their notes. One that the course
// no longer has is nil from then on.
func (e *Exam) fetchQuestions(ctx app.Context, then func(app.Context)) {
	if e.fetching {
		return
	}
	e.fetching = true
	items, x := e.items(), e.index
	background(ctx, "fetching an exam's questions", func() {
		got, err := questionsOf(context.Background(), x, items)
		ctx.Dispatch(func(ctx app.Context) {
			e.fetching, e.fetchErr = false, err
			for id, q := range got {
				e.questions[id] = q
			}
			if err == nil {
				e.since = env.Now().UnixMilli() // nothing was seen before
			}
			e.follow(ctx, then)
		})
	})
}

// questionsOf reads questions by id, also by an id they had before. It blocks.
func questionsOf(ctx context.Context, x *course.Index, items []progress.ExamItem) (map[string]*quiz.Question, error) {
	home := map[string]string{}
	for i := range x.Sections {
		for j := range x.Sections[i].Notes {
			n := &x.Sections[i].Notes[j]
			for _, q := range n.Questions {
				for _, id := range append([]string{q.ID}, q.Aliases...) {
					if _, ok := home[id]; !ok || id == q.ID {
						home[id] = n.Slug
					}
				}
			}
		}
	}
	read := map[string][]quiz.Question{}
	out := map[string]*quiz.Question{}
	for _, it := range items {
		slug, ok := home[it.Question]
		out[it.Question] = nil
		if !ok {
			continue
		}
		if _, ok := read[slug]; !ok {
			list, err := env.Questions(ctx, slug)
			if err != nil {
				return nil, err
			}
			read[slug] = list
		}
		for k := range read[slug] {
			q := &read[slug][k]
			named := q.ID == it.Question
			for _, a := range q.Aliases {
				named = named || a == it.Question && out[it.Question] == nil
			}
			if named && q.Askable() {
				out[it.Question] = q
			}
		}
	}
	return out, nil
}

// question is the one of an id, nil when the course no longer has it.
func (e *Exam) question(id string) *quiz.Question { return e.questions[id] }

// exams are those of the course, with the one of the learner's exam day first chosen.
func (e *Exam) exam() *course.IndexExam {
	for i := range e.index.Exams {
		if e.index.Exams[i].Name == e.set.blueprint {
			return &e.index.Exams[i]
		}
	}
	day := env.State().Setting(review.KeyExam)
	if day == "" {
		day = env.Now().Format(time.DateOnly)
	}
	return exam.On(e.index.Exams, day)
}

// blueprint is an exam of that name, nil when the course no longer has it.
func (e *Exam) blueprint(name string) *course.IndexExam {
	for i := range e.index.Exams {
		if e.index.Exams[i].Name == name {
			return &e.index.Exams[i]
		}
	}
	return nil
}

// start draws an exam and begins it.
func (e *Exam) start(b *course.IndexExam, f exam.Form, bank []progress.ExamItem) {
	if e.starting || e.run != nil || len(bank) == 0 {
		return
	}
	e.starting, e.fetchErr = true, nil
	seed := env.Seed()
	e.log(progress.ExamData{
		Step: progress.ExamStart, Blueprint: b.Name, Form: f.Name, Items: exam.Draw(b, bank, f.Questions, seed),
		Minutes: f.Minutes, Pausable: e.set.pausable, Seed: seed,
	}, func() {
		e.starting = false
		browser.Show(e.ID)
	})
}

// log stores a step of an exam; then runs when it is in the state.
func (e *Exam) log(d progress.ExamData, then func()) {
	d.Course = env.Page().Course
	e.pending++
	e.save = savingNow
	env.Log(progress.Exam, d, func(err error) {
		e.pending--
		e.save, e.saveErr = saved, err
		if err != nil {
			e.save = saveFailed
		}
		if then != nil {
			then()
		}
		e.render()
	})
}

// here is what was noted of the question on screen.
func (e *Exam) here() exam.Answer { return e.run.Answers[e.run.At] }

// note stores what is noted of the question on screen, and how long it has been
// looked at. next is the item that comes up then; -1 for the same.
func (e *Exam) note(a exam.Answer, next int) {
	now := env.Now().UnixMilli()
	if e.run == nil || e.handing || e.run.Paused() {
		return
	}
	if e.run.Over(now) {
		e.handIn()
		return
	}
	e.look(a, next, now)
}

// look is note without asking for the time.
func (e *Exam) look(a exam.Answer, next int, now int64) {
	r := e.run
	n := progress.ExamNote{
		Stamp: progress.Stamp{At: now}, Step: progress.ExamMark, Question: r.Start.Items[r.At].Question,
		Chosen: a.Chosen, Struck: a.Struck, Flagged: a.Flagged, Millis: max(min(now, r.Ends())-e.since, 0), Next: next + 1,
	}
	e.since = now
	r.Apply(&n)
	e.log(progress.ExamData{
		Step: n.Step, Exam: r.Start.ID, Question: n.Question, Chosen: n.Chosen, Struck: n.Struck, Flagged: n.Flagged, Millis: n.Millis, Next: n.Next,
	}, nil)
}

// jump shows another question.
func (e *Exam) jump(to int) {
	if e.run == nil || to < 0 || to >= len(e.run.Answers) {
		return
	}
	e.asking = false
	r, was := e.run, e.run.At
	e.note(e.here(), to)
	if r.At != was {
		e.turned = !e.turned
	}
	e.focus()
}

// focus brings the question under the reader's eyes and the keyboard to it.
func (e *Exam) focus() {
	browser.Show(e.home())
	browser.Focus(e.home(), "", false)
}

func (e *Exam) home() string { return e.ID + "-q" }

// pause stops the clock, or lets it go on.
func (e *Exam) pause(stop bool) {
	r := e.run
	if r == nil || e.handing || !r.Start.Pausable || r.Paused() == stop {
		return
	}
	e.asking = false
	step := progress.ExamResume
	if stop {
		if e.note(e.here(), -1); e.handing || e.run != r {
			return
		}
		step = progress.ExamPause
	}
	now := env.Now().UnixMilli()
	e.since = now
	r.Apply(&progress.ExamNote{Stamp: progress.Stamp{At: now}, Step: step})
	e.log(progress.ExamData{Step: step, Exam: r.Start.ID}, nil)
	e.ctx.Defer(func(app.Context) { e.focus() }) // something else stands there then
}

// ask asks whether to hand in.
func (e *Exam) ask(on bool) {
	e.asking = on
	if !on {
		e.focus()
		return
	}
	e.ctx.Defer(func(app.Context) { browser.Focus(e.ID, "[role=alertdialog] .btn", false) })
}

// handIn ends the exam: its answers go to the log as one.
func (e *Exam) handIn() {
	if e.run == nil || e.handing || e.missing() {
		return
	}
	e.handing, e.asking = true, false
	now := env.Now().UnixMilli()
	if !e.run.Paused() {
		e.look(e.here(), -1, now)
	}
	env.LogAll(e.run.HandIn(env.Page().Course, e.question, now, zone()), func(err error) {
		e.handing, e.saveErr = false, err
		e.show(e.run.Start.ID)
		e.run = nil
		e.render()
		browser.Show(e.ID)
		browser.Focus(e.ID, "", false)
	})
}

// show opens the report of an exam.
func (e *Exam) show(id string) {
	e.shown, e.rev = id, examReview{open: map[int]bool{}, only: "wrong"}
}

// tickLater draws the clock again at its next second, as long as it runs. At the
// deadline the exam is handed in.
func (e *Exam) tickLater() {
	if e.ticking || e.run == nil || e.run.Paused() {
		return
	}
	e.ticking = true
	wait := e.run.Left(env.Now().UnixMilli())%time.Second + time.Millisecond
	time.AfterFunc(wait, func() {
		e.ctx.Dispatch(func(app.Context) {
			defer Caught("ticking")
			e.ticking = false
			if e.run != nil && e.run.Over(env.Now().UnixMilli()) {
				e.handIn()
			}
			e.tickLater()
		})
	})
}

// Render draws what there is to see.
func (e *Exam) Render() app.UI {
	body := []app.UI{troubles()}
	switch {
	case !e.ready():
		body = append(body, e.waiting())
	case e.run != nil:
		body = append(body, e.running()...)
	default:
		if rec, ok := e.record(e.shown); ok && e.shown != "" && rec.Finish != nil {
			body = append(body, e.report(&rec)...)
		} else {
			body = append(body, e.setup()...)
		}
	}
	return el("div").TabIndex(-1).Body(body...)
}
