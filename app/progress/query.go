package progress

import "sort"

// Len returns the number of events applied.
func (s *State) Len() int { return s.count }

// Unknown returns the number of events this version does not understand.
func (s *State) Unknown() int { return len(s.unknown) }

// Answered returns the number of answers to questions, those taken back included.
func (s *State) Answered() int {
	n := 0
	for _, h := range s.answers {
		n += h.packedCount() + len(h.list)
	}
	return n
}

// Aside returns the number of records that were found unreadable when the log
// was replayed. They stay in the log, and are part of every backup.
func (s *State) Aside() int { return s.aside }

// Undone reports whether the event of that id was taken back.
func (s *State) Undone(id string) bool { return s.undone[id] }

// Read reports whether a section is ticked.
func (s *State) Read(course, note, section string) bool {
	e, ok := last(s, s.read[sectionKey{course, note, section}].all())
	return ok && e.On
}

// Place returns where the learner was last in a course; ok is false when there
// is no such place yet.
func (s *State) Place(course string) (p PlaceEntry, ok bool) {
	return last(s, s.places[course].all())
}

// Record is the history of one question.
type Record struct {
	Count int    // answers given
	Right int    // of them right
	Last  Answer // the newest; zero when Count is 0
}

// Record returns the history of a question, also under the ids it had before.
func (s *State) Record(course, question string, aliases ...string) Record {
	var r Record
	add := func(id string) {
		for _, a := range s.answers[questionKey{course, id}].all() {
			if s.undone[a.ID] {
				continue
			}
			if r.Count == 0 || r.Last.Before(a.Stamp) {
				r.Last = a
			}
			r.Count++
			if a.Right {
				r.Right++
			}
		}
	}
	add(question)
	for _, id := range aliases {
		add(id)
	}
	return r
}

// Questions calls f for every question of a course that was answered, with its
// answers in order, without undone ones. The order of the questions is none.
func (s *State) Questions(course string, f func(question string, answers []Answer)) {
	for k, h := range s.answers {
		if k.course != course {
			continue
		}
		list := h.all()
		for i := range list {
			if s.undone[list[i].ID] {
				list = kept(s, list)
				break
			}
		}
		if len(list) > 0 {
			f(k.question, list)
		}
	}
}

// Held returns the last word on whether a question is kept out of review.
func (s *State) Held(course, question string) (h HeldEntry, ok bool) {
	h, ok = last(s, s.held[questionKey{course, question}].all())
	return h, ok && h.How != Released
}

// Answers returns every answer to a question in order, without undone ones.
func (s *State) Answers(course, question string) []Answer {
	return kept(s, s.answers[questionKey{course, question}].all())
}

// AnsweredSince returns the ids of the questions of a course that were answered
// at or after a time (Unix milliseconds), the newest answer first, and how many
// answers there were and how many of them were right.
func (s *State) AnsweredSince(course string, at int64) (questions []string, count, right int) {
	newest := map[string]Stamp{}
	for k, h := range s.answers {
		if k.course != course || h.newest() < at {
			continue
		}
		list := h.all()
		for i := len(list) - 1; i >= 0 && list[i].At >= at; i-- {
			a := list[i]
			if s.undone[a.ID] {
				continue
			}
			if _, ok := newest[k.question]; !ok {
				newest[k.question] = a.Stamp
				questions = append(questions, k.question)
			}
			count++
			if a.Right {
				right++
			}
		}
	}
	sort.Slice(questions, func(i, j int) bool { return newest[questions[j]].Before(newest[questions[i]]) })
	return questions, count, right
}

// Predictions returns what was predicted for a figure of a simulator in order,
// without undone ones.
func (s *State) Predictions(course, sim, figure string) []Prediction {
	return kept(s, s.predict[predictKey{course, sim, figure}].all())
}

// Setting returns a setting, or "" for its default.
func (s *State) Setting(key string) string {
	e, _ := last(s, s.setting[key].all())
	return e.Value
}

func kept[T entry[T]](s *State, list []T) []T {
	var out []T
	for _, e := range list {
		if !s.undone[e.stamp().ID] {
			out = append(out, e)
		}
	}
	return out
}
