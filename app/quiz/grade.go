package quiz

// Mark is what an option turned out to be.
type Mark string

// The marks of an option, of a place, a pair or a blank.
const (
	Hit    Mark = "hit"    // right and chosen; in its place; filled in rightly
	Missed Mark = "missed" // right, not chosen
	Wrong  Mark = "wrong"  // chosen, not right; elsewhere; filled in wrongly
	Rest   Mark = "rest"   // neither
)

// Response is what a learner gave.
type Response struct {
	// Chosen are indexes of options in source order: for Ordering all of them in
	// the order they were put; for Matching, at each option's index, that of an
	// option whose Pair was chosen, or -1; otherwise the options chosen.
	Chosen []int
	// Typed is what stands in the blanks.
	Typed []string
}

// Verdict is the grading of one response.
type Verdict struct {
	// Right reports whether all of it is right: as in the exam, a question earns
	// all or nothing.
	Right bool
	// Marks has one mark for each option in source order, or for each blank.
	Marks []Mark
	// Hits counts what is right of the response, Keys what could be, Wrongs what
	// is not right. Hits of Keys is the partial credit that is shown.
	Hits, Keys, Wrongs int
}

// Grade compares a response with the answer. Repeated and unknown indexes are
// ignored. An empty response is wrong.
func (q *Question) Grade(r Response) Verdict {
	var v Verdict
	switch q.Type {
	case Ordering:
		v.Marks = make([]Mark, len(q.Options))
		for place, i := range r.Chosen {
			if i >= 0 && i < len(v.Marks) && v.Marks[i] == "" {
				v.mark(i, place == i)
			}
		}
		v.rest(len(q.Options))
	case Matching:
		v.Marks = make([]Mark, len(q.Options))
		keys := 0
		for i := range q.Options {
			if q.Options[i].Body == "" {
				continue
			}
			keys++
			if i < len(r.Chosen) && r.Chosen[i] >= 0 && r.Chosen[i] < len(q.Options) {
				v.mark(i, q.Options[r.Chosen[i]].Pair == q.Options[i].Pair)
			}
		}
		v.rest(keys)
	case Cloze, Numeric:
		v.Marks = make([]Mark, len(q.Blanks))
		for i := range q.Blanks {
			if i < len(r.Typed) && fold(r.Typed[i]) != "" {
				v.mark(i, q.Blanks[i].Accepts(r.Typed[i]))
			}
		}
		v.rest(len(q.Blanks))
	default:
		v = q.gradeChoice(r.Chosen)
	}
	v.Right = v.Keys > 0 && v.Hits == v.Keys && v.Wrongs == 0
	return v
}

func (v *Verdict) mark(i int, right bool) {
	if right {
		v.Marks[i] = Hit
		v.Hits++
	} else {
		v.Marks[i] = Wrong
		v.Wrongs++
	}
}

// rest marks what was left open.
func (v *Verdict) rest(keys int) {
	v.Keys = keys
	for i := range v.Marks {
		if v.Marks[i] == "" {
			v.Marks[i] = Rest
		}
	}
}

func (q *Question) gradeChoice(chosen []int) Verdict {
	v := Verdict{Marks: make([]Mark, len(q.Options))}
	picked := make([]bool, len(q.Options))
	for _, i := range chosen {
		if i >= 0 && i < len(picked) {
			picked[i] = true
		}
	}
	for i, o := range q.Options {
		switch {
		case o.Correct && picked[i]:
			v.Marks[i] = Hit
			v.Hits++
		case o.Correct:
			v.Marks[i] = Missed
		case picked[i]:
			v.Marks[i] = Wrong
			v.Wrongs++
		default:
			v.Marks[i] = Rest
		}
		if o.Correct {
			v.Keys++
		}
	}
	return v
}

// Complete reports whether a response can be graded: something is chosen, every
// option has its place or its pair, every blank is filled in.
func (q *Question) Complete(r Response) bool {
	switch q.Type {
	case Ordering:
		return len(r.Chosen) == len(q.Options)
	case Matching:
		for i := range q.Options {
			if q.Options[i].Body != "" && (i >= len(r.Chosen) || r.Chosen[i] < 0) {
				return false
			}
		}
		return true
	case Cloze, Numeric:
		for i := range q.Blanks {
			if i >= len(r.Typed) || fold(r.Typed[i]) == "" {
				return false
			}
		}
		return true
	}
	return len(r.Chosen) > 0
}

// Askable reports whether the question can be asked as it is.
func (q *Question) Askable() bool {
	switch q.Type {
	case Cloze, Numeric:
		return len(q.Blanks) > 0
	case Ordering, Matching:
		return len(q.Options) > 1
	}
	return len(q.Correct()) > 0 && len(q.Options) > 1
}

// Single reports whether only one option can be chosen.
func (q *Question) Single() bool { return len(q.Correct()) <= 1 && q.Type != Ordering }

// Rows are the options of a Matching that are to be matched, in source order.
func (q *Question) Rows() []int {
	var rows []int
	for i := range q.Options {
		if q.Options[i].Body != "" {
			rows = append(rows, i)
		}
	}
	return rows
}

// Pairs are the distinct pairs of a Matching, as the indexes of the first options
// that have them, in the order they are offered.
func (q *Question) Pairs() []int {
	var first []int
	seen := map[string]bool{}
	for i := range q.Options {
		if p := q.Options[i].Pair; !seen[p] {
			seen[p] = true
			first = append(first, i)
		}
	}
	out := make([]int, len(first))
	for at, i := range Order(q.ID+"/pairs", len(first), 0) {
		out[at] = first[i]
	}
	return out
}
