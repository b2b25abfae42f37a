package progress

// ExamEntry is the beginning or the end of a mock exam.
type ExamEntry struct {
	Stamp
	Exam string // id of the event that began it
	Step ExamStep
	// Of a beginning.
	Blueprint, Form string
	Items           []ExamItem
	Minutes         int
	Pausable        bool
	Seed            uint64
	// Of an end.
	Results string
	Auto    bool
}

// ExamNote is one step between the beginning and the end of an exam.
type ExamNote struct {
	Stamp
	Step           ExamStep
	Question       string
	Chosen, Struck []int
	Flagged        bool
	Millis         int64
	Next           int
}

// ExamRecord is what became of one mock exam. Finish is nil while it runs.
type ExamRecord struct {
	Start  *ExamEntry
	Finish *ExamEntry
}

// applyExam is apply for a step of an exam. A step that is new to this version is
// not understood.
func (s *State) applyExam(at Stamp, d *ExamData) (fresh, ok bool) {
	switch d.Step {
	case ExamStart:
		return put(s.exams, d.Course, ExamEntry{
			Stamp: at, Exam: at.ID, Step: d.Step, Blueprint: d.Blueprint, Form: d.Form, Items: d.Items, Minutes: max(d.Minutes, 0), Pausable: d.Pausable, Seed: d.Seed,
		}), true
	case ExamFinish:
		return put(s.exams, d.Course, ExamEntry{Stamp: at, Exam: d.Exam, Step: d.Step, Results: d.Results, Auto: d.Auto}), true
	case ExamMark, ExamPause, ExamResume:
		return put(s.marks, examKey{d.Course, d.Exam}, ExamNote{
			Stamp: at, Step: d.Step, Question: d.Question, Chosen: d.Chosen, Struck: d.Struck, Flagged: d.Flagged, Millis: max(d.Millis, 0), Next: max(d.Next, 0),
		}), true
	}
	return false, false
}

// Exams returns the mock exams of a course, the newest first. Of several ends of
// one exam the first counts. What stands between beginning and end is not read.
func (s *State) Exams(course string) []ExamRecord {
	list := s.exams[course].all()
	var out []ExamRecord
	for i := len(list) - 1; i >= 0; i-- {
		if e := &list[i]; e.Step == ExamStart && !s.undone[e.ID] {
			out = append(out, ExamRecord{Start: e})
		}
	}
	for i := range list {
		e := &list[i]
		if e.Step != ExamFinish || s.undone[e.ID] {
			continue
		}
		for j := range out {
			if out[j].Start.ID == e.Exam && out[j].Finish == nil {
				out[j].Finish = e
			}
		}
	}
	return out
}

// ExamNotes returns the steps between the beginning and the end of an exam in
// order, without undone ones.
func (s *State) ExamNotes(course, exam string) []ExamNote {
	return kept(s, s.marks[examKey{course, exam}].all())
}

// The steps by their number in a checkpoint; never change one.
var examSteps = [...]ExamStep{ExamStart, ExamMark, ExamPause, ExamResume, ExamFinish}

func (p *packer) step(s ExamStep) {
	for i, known := range examSteps {
		if known == s {
			p.uint(uint64(i))
		}
	}
}

func (u *unpacker) step() ExamStep {
	if i := u.uint(); i < uint64(len(examSteps)) {
		return examSteps[i]
	}
	u.bad = true
	return ""
}

func (e ExamEntry) pack(p *packer) {
	p.step(e.Step)
	if e.Step == ExamFinish {
		p.id(e.Exam)
		p.text(e.Results)
		p.flag(e.Auto)
		return
	}
	p.text(e.Blueprint)
	p.text(e.Form)
	p.uint(uint64(e.Minutes))
	p.flag(e.Pausable)
	p.uint(e.Seed)
	if e.Items == nil {
		p.uint(0)
		return
	}
	p.uint(uint64(len(e.Items)) + 1) // keeps nil and empty apart
	for _, it := range e.Items {
		p.text(it.Question)
		p.text(it.Domain)
		p.text(it.Task)
	}
}

func (ExamEntry) unpack(u *unpacker, at Stamp) ExamEntry {
	e := ExamEntry{Stamp: at, Step: u.step()}
	if e.Step == ExamFinish {
		e.Exam, e.Results, e.Auto = u.id(), u.text(), u.flag()
		return e
	}
	e.Exam = at.ID
	e.Blueprint, e.Form, e.Minutes, e.Pausable, e.Seed = u.text(), u.text(), int(u.uint()), u.flag(), u.uint()
	n := u.length()
	if n == 0 {
		return e
	}
	e.Items = make([]ExamItem, n-1)
	for i := range e.Items {
		e.Items[i] = ExamItem{u.text(), u.text(), u.text()}
	}
	return e
}

func (e ExamNote) pack(p *packer) {
	p.step(e.Step)
	p.text(e.Question)
	p.ints(e.Chosen)
	p.ints(e.Struck)
	p.flag(e.Flagged)
	p.uint(uint64(e.Millis))
	p.uint(uint64(e.Next))
}

func (ExamNote) unpack(u *unpacker, at Stamp) ExamNote {
	return ExamNote{
		Stamp: at, Step: u.step(), Question: u.text(), Chosen: u.ints(), Struck: u.ints(), Flagged: u.flag(), Millis: int64(u.uint()), Next: int(u.uint()),
	}
}
