package quiz

// Mark is what an option turned out to be.
type Mark string

// The marks of an option.
const (
	Hit    Mark = "hit"    // right and chosen
	Missed Mark = "missed" // right, not chosen
	Wrong  Mark = "wrong"  // chosen, not right
	Rest   Mark = "rest"   // neither
)

// Verdict is the grading of one response.
type Verdict struct {
	// Right reports whether exactly the right options were chosen: as in the
	// exam, a multiple response earns all or nothing.
	Right bool
	// Marks has one mark for each option in source order.
	Marks []Mark
	// Hits counts right options that were chosen, Keys all right options,
	// Wrongs options chosen that are not right.
	Hits, Keys, Wrongs int
}

// Grade compares a response, indexes of options in source order, with the
// answer. Repeated and unknown indexes are ignored. An empty response is wrong.
func (q *Question) Grade(chosen []int) Verdict {
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
	v.Right = v.Keys > 0 && v.Hits == v.Keys && v.Wrongs == 0
	return v
}

// Single reports whether only one option can be chosen.
func (q *Question) Single() bool { return len(q.Correct()) <= 1 }
