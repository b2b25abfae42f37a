package quiz

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sort"
	"testing"
	"time"
)

func question(correct ...bool) Question {
	q := Question{ID: "q"}
	for i, c := range correct {
		q.Options = append(q.Options, Option{Body: HTML(fmt.Sprint(i)), Correct: c})
	}
	return q
}

func TestAResponseIsGradedAllOrNothing(t *testing.T) {
	tests := []struct {
		name    string
		correct []bool
		chosen  []int
		right   bool
		marks   []Mark
	}{
		{"single right", []bool{false, true, false}, []int{1}, true, []Mark{Rest, Hit, Rest}},
		{"single wrong", []bool{false, true, false}, []int{2}, false, []Mark{Rest, Missed, Wrong}},
		{"nothing chosen", []bool{false, true}, nil, false, []Mark{Rest, Missed}},
		{"both right", []bool{true, false, true}, []int{2, 0}, true, []Mark{Hit, Rest, Hit}},
		{"one of two", []bool{true, false, true}, []int{0}, false, []Mark{Hit, Rest, Missed}},
		{"two and one too many", []bool{true, false, true}, []int{0, 1, 2}, false, []Mark{Hit, Wrong, Hit}},
		{"repeated and unknown indexes", []bool{true, false}, []int{0, 0, -1, 9}, true, []Mark{Hit, Rest}},
		{"no key at all", []bool{false, false}, nil, false, []Mark{Rest, Rest}},
	}
	for _, tt := range tests {
		q := question(tt.correct...)
		v := q.Grade(tt.chosen)
		if v.Right != tt.right || !reflect.DeepEqual(v.Marks, tt.marks) {
			t.Errorf("%s: Grade(%v) = %v %v; want %v %v", tt.name, tt.chosen, v.Right, v.Marks, tt.right, tt.marks)
		}
	}
}

func TestAnOrderIsStableForAQuestionAndAttemptAndAPermutation(t *testing.T) {
	differ := 0
	for attempt := range 50 {
		a, b := Order("retry-4xx", 4, attempt), Order("retry-4xx", 4, attempt)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("Order at attempt %d gave %v and then %v", attempt, a, b)
		}
		if !reflect.DeepEqual(a, Order("other", 4, attempt)) {
			differ++
		}
		sort.Ints(a)
		if !reflect.DeepEqual(a, []int{0, 1, 2, 3}) {
			t.Fatalf("Order at attempt %d is no permutation: %v", attempt, a)
		}
	}
	if differ == 0 {
		t.Error("two questions share the order of all 50 attempts")
	}
	if got := Order("q", 0, 0); len(got) != 0 {
		t.Errorf("Order of no options = %v; want none", got)
	}
}

func TestEveryOptionReachesEveryPosition(t *testing.T) {
	var seen [4][4]int
	for i := range 400 {
		for pos, src := range Order(fmt.Sprint("q", i), 4, 0) {
			seen[pos][src]++
		}
	}
	for pos := range seen {
		for src, n := range seen[pos] {
			if n < 60 || n > 140 { // 100 expected
				t.Errorf("option %d stood at position %d in %d of 400 questions; want about 100", src, pos, n)
			}
		}
	}
}

var now = time.UnixMilli(1_790_000_000_000)

func TestAQuickQuizAsksWhatWasWrongFirst(t *testing.T) {
	var all []Candidate
	for i := range 20 {
		c := Candidate{ID: fmt.Sprint("right", i), Here: i%2 == 0, Count: 1, LastRight: true, LastAt: now.Add(-time.Hour)}
		all = append(all, c)
	}
	all = append(all,
		Candidate{ID: "wrong-here", Here: true, Count: 3, LastAt: now.Add(-time.Second)},
		Candidate{ID: "wrong-there", Count: 1, LastAt: now.Add(-48 * time.Hour)},
		Candidate{ID: "new-here", Here: true})
	for seed := range uint64(30) {
		got := Quick(all, 5, now, seed)
		for _, want := range []string{"wrong-here", "wrong-there", "new-here"} {
			if !slices.Contains(got, want) {
				t.Fatalf("Quick with seed %d = %v; want %s among them", seed, got, want)
			}
		}
	}
}

func TestAQuickQuizLeavesOutWhatWasJustRight(t *testing.T) {
	just := Candidate{ID: "just", Here: true, Count: 1, LastRight: true, LastAt: now.Add(-time.Minute)}
	if got := Quick([]Candidate{just, {ID: "other"}}, 5, now, 1); !reflect.DeepEqual(got, []string{"other"}) {
		t.Errorf("with another question Quick = %v; want only the other", got)
	}
	if got := Quick([]Candidate{just}, 5, now, 1); !reflect.DeepEqual(got, []string{"just"}) {
		t.Errorf("with no other question Quick = %v; want it asked again", got)
	}
	if got := Quick(nil, 5, now, 1); len(got) != 0 {
		t.Errorf("Quick of nothing = %v", got)
	}
}

func TestAQuickQuizMixesTopicsAndRepeatsNothing(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		var all []Candidate
		here, there := r.IntN(8), r.IntN(8)
		for i := range here + there {
			c := Candidate{ID: fmt.Sprint(i), Here: i < here, Count: r.IntN(3)}
			if c.Count > 0 {
				c.LastRight, c.LastAt = r.IntN(2) == 0, now.Add(-time.Hour*time.Duration(1+r.IntN(50)))
			}
			all = append(all, c)
		}
		n := 3 + r.IntN(3)
		got := Quick(all, n, now, seed)
		if !reflect.DeepEqual(got, Quick(all, n, now, seed)) {
			t.Fatalf("seed %d: Quick is not deterministic", seed)
		}
		if want := min(n, here+there); len(got) != want {
			t.Fatalf("seed %d: Quick chose %d of %d+%d; want %d", seed, len(got), here, there, want)
		}
		seen, fromHere := map[string]bool{}, 0
		for _, id := range got {
			if seen[id] {
				t.Fatalf("seed %d: Quick repeats %s in %v", seed, id, got)
			}
			seen[id] = true
			for _, c := range all {
				if c.ID == id && c.Here {
					fromHere++
				}
			}
		}
		if here >= 3 && there >= 2 && n == 5 && fromHere != 3 {
			t.Fatalf("seed %d: %d of 5 from this topic; want 3", seed, fromHere)
		}
	}
}
