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
		v := q.Grade(Response{Chosen: tt.chosen})
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

func TestEveryTypeIsGradedByItsParts(t *testing.T) {
	three := []Option{{Body: "a"}, {Body: "b"}, {Body: "c"}}
	pairs := []Option{{Body: "a", Pair: "x"}, {Body: "b", Pair: "y"}, {Body: "c", Pair: "x"}, {Pair: "z"}}
	blanks := []Blank{{Answers: []string{"SQS", "Simple Queue Service"}}, {Number: &Number{Value: 30, Unit: "s"}}}
	for _, tt := range []struct {
		q        Question
		r        Response
		complete bool
		right    bool
		hits     int
		marks    []Mark
	}{
		{Question{Type: Ordering, Options: three}, Response{Chosen: []int{0, 1, 2}}, true, true, 3, []Mark{Hit, Hit, Hit}},
		{Question{Type: Ordering, Options: three}, Response{Chosen: []int{1, 0, 2}}, true, false, 1, []Mark{Wrong, Wrong, Hit}},
		{Question{Type: Ordering, Options: three}, Response{Chosen: []int{0}}, false, false, 1, []Mark{Hit, Rest, Rest}},
		{Question{Type: Ordering, Options: three}, Response{Chosen: []int{0, 0, 9}}, true, false, 1, []Mark{Hit, Rest, Rest}},
		{Question{Type: Matching, Options: pairs}, Response{Chosen: []int{2, 1, 0}}, true, true, 3, []Mark{Hit, Hit, Hit, Rest}},
		{Question{Type: Matching, Options: pairs}, Response{Chosen: []int{0, 3, 0}}, true, false, 2, []Mark{Hit, Wrong, Hit, Rest}},
		{Question{Type: Matching, Options: pairs}, Response{Chosen: []int{0, -1, 0}}, false, false, 2, []Mark{Hit, Rest, Hit, Rest}},
		{Question{Type: Cloze, Blanks: blanks}, Response{Typed: []string{" simple  QUEUE service", "30"}}, true, true, 2, []Mark{Hit, Hit}},
		{Question{Type: Cloze, Blanks: blanks}, Response{Typed: []string{"sns", "30 s"}}, true, false, 1, []Mark{Wrong, Hit}},
		{Question{Type: Cloze, Blanks: blanks}, Response{Typed: []string{"SQS", " "}}, false, false, 1, []Mark{Hit, Rest}},
	} {
		v := tt.q.Grade(tt.r)
		if got := tt.q.Complete(tt.r); got != tt.complete {
			t.Errorf("%s: Complete(%v) = %v", tt.q.Type, tt.r, got)
		}
		if v.Right != tt.right || v.Hits != tt.hits || !reflect.DeepEqual(v.Marks, tt.marks) {
			t.Errorf("%s: Grade(%v) = %+v; want right %v, %d hits, %v", tt.q.Type, tt.r, v, tt.right, tt.hits, tt.marks)
		}
	}
}

func TestBlanksAreReadAndAnswered(t *testing.T) {
	for _, tt := range []struct {
		body     string
		yes, not []string
	}{
		{"SQS|Simple Queue Service", []string{"sqs", " SQS "}, []string{"", "sq s"}},
		{"가시성 타임아웃", []string{"가시성  타임아웃", "\u1100\u1161\u1109\u1175\u1109\u1165\u11bc 타임아웃"}, []string{"가시성타임아웃"}},
		{"30 s", []string{"30", "30s", "30 S", "30.0"}, []string{"31", "30 ms", "s", "thirty"}},
		{"1,000", []string{"1000", "1,000", "1000.0"}, []string{"1,00", "1.000", "10,00"}},
		{"100 ±5 ms", []string{"95", "105 ms"}, []string{"94.9", "105.1"}},
		{"200 ±10%", []string{"180", "220"}, []string{"179", "221"}},
		{"0.1", []string{"0.1", ".1"}, []string{"0.11"}},
		{"-3", []string{"-3", "−3"}, []string{"3"}},
		{"us-east-1", []string{"US-EAST-1"}, []string{"us-east-2"}},
		{"10.0.0.0/16", []string{"10.0.0.0/16"}, []string{"10"}},
		{"=3 AZs|three", []string{"3 azs", "three"}, []string{"3"}},
	} {
		b, ok := ParseBlank(tt.body)
		if !ok {
			t.Fatalf("ParseBlank(%q) is none", tt.body)
		}
		for _, s := range tt.yes {
			if !b.Accepts(s) {
				t.Errorf("%q does not accept %q", tt.body, s)
			}
		}
		for _, s := range tt.not {
			if b.Accepts(s) {
				t.Errorf("%q accepts %q", tt.body, s)
			}
		}
		if !b.Accepts(b.Answers[0]) {
			t.Errorf("%q does not accept the answer it shows, %q", tt.body, b.Answers[0])
		}
	}
	for _, s := range []string{"", " ", "|", "="} {
		if _, ok := ParseBlank(s); ok {
			t.Errorf("ParseBlank(%q) is a blank", s)
		}
	}
}

func TestPairsAreOfferedOnce(t *testing.T) {
	q := Question{ID: "q", Options: []Option{{Body: "a", Pair: "x"}, {Body: "b", Pair: "y"}, {Body: "c", Pair: "x"}, {Pair: "z"}}}
	got := q.Pairs()
	slices.Sort(got)
	if !reflect.DeepEqual(got, []int{0, 1, 3}) || !reflect.DeepEqual(q.Rows(), []int{0, 1, 2}) {
		t.Errorf("pairs %v, rows %v", got, q.Rows())
	}
}
