package exam

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"notelab/app/course"
	"notelab/app/progress"
	"notelab/app/quiz"
)

// c02 is an exam with the weights of DVA-C02.
func c02() *course.IndexExam {
	b := &course.IndexExam{Name: "dva-c02", Minutes: 130, Questions: 65, Kinds: []quiz.Type{quiz.Choice, quiz.Multiple}}
	for i, w := range []int{32, 26, 24, 18} {
		b.Domains = append(b.Domains, course.IndexDomain{ID: fmt.Sprint("D", i+1), Weight: w, Tasks: []course.IndexTask{{ID: fmt.Sprintf("D%d.T1", i+1), Title: "one"}}})
	}
	return b
}

// bank has that many questions of each domain.
func bank(counts ...int) []progress.ExamItem {
	var out []progress.ExamItem
	for d, n := range counts {
		for i := range n {
			out = append(out, progress.ExamItem{Question: fmt.Sprintf("q%d-%d", d+1, i), Domain: fmt.Sprint("D", d+1), Task: fmt.Sprintf("D%d.T%d", d+1, i%3+1)})
		}
	}
	return out
}

func have(items []progress.ExamItem) map[string]int {
	out := map[string]int{}
	for _, it := range items {
		out[it.Domain]++
	}
	return out
}

func TestTheWeightsOfTheExam(t *testing.T) {
	for _, tt := range []struct {
		n      int
		counts []int
		want   []int
	}{
		{65, []int{99, 99, 99, 99}, []int{21, 17, 15, 12}}, // 20.8 16.9 15.6 11.7
		{20, []int{99, 99, 99, 99}, []int{6, 5, 5, 4}},     // 6.4 5.2 4.8 3.6
		{20, []int{99, 2, 99, 99}, []int{8, 2, 6, 4}},      // of 18: 7.8 5.8 4.4
		{65, []int{3, 2, 0, 1}, []int{3, 2, 0, 1}},
		{0, []int{9, 9, 9, 9}, []int{0, 0, 0, 0}},
		{1, []int{9, 9, 9, 9}, []int{1, 0, 0, 0}},
	} {
		if got := Split(c02().Domains, have(bank(tt.counts...)), tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("%d of %v: %v; want %v", tt.n, tt.counts, got, tt.want)
		}
	}
}

// TestASplitIsByLargestRemainder checks what defines the method, over random weights
// and banks: nobody is a whole seat away from the share, and no smaller remainder
// got a seat before a larger one.
func TestASplitIsByLargestRemainder(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		domains, has, total := []course.IndexDomain{}, map[string]int{}, 0
		for i := range 1 + r.IntN(6) {
			id := fmt.Sprint("D", i)
			domains = append(domains, course.IndexDomain{ID: id, Weight: 1 + r.IntN(50)})
			has[id] = r.IntN(40)
			total += has[id]
		}
		n := r.IntN(90)
		got := Split(domains, has, n)
		sum, used := 0, []int{}
		for i, d := range domains {
			sum += got[i]
			if got[i] < 0 || got[i] > has[d.ID] {
				t.Fatalf("seed %d: %d of the %d questions of %s", seed, got[i], has[d.ID], d.ID)
			}
			if got[i] == has[d.ID] {
				used = append(used, i)
			}
		}
		if sum != min(n, total) {
			t.Fatalf("seed %d: %v are %d; want %d of %d", seed, got, sum, n, total)
		}
		// A domain whose questions are used up wanted more of them, or just so many.
		fair := false
		for set := range 1 << len(used) {
			out := map[int]bool{}
			for k, i := range used {
				out[i] = set>>k&1 == 1
			}
			fair = fair || largestRemainder(domains, got, sum, out)
		}
		if !fair {
			t.Fatalf("seed %d: %v of %v by %v is by no largest remainder", seed, got, has, domains)
		}
	}
}

// largestRemainder reports whether the domains that are not out have of what is left
// what the method gives them.
func largestRemainder(domains []course.IndexDomain, got []int, seats int, out map[int]bool) bool {
	weights := 0
	for i, d := range domains {
		if out[i] {
			seats -= got[i]
		} else {
			weights += d.Weight
		}
	}
	for i := range domains {
		if out[i] {
			continue
		}
		if d := got[i]*weights - seats*domains[i].Weight; d <= -weights || d >= weights {
			return false
		}
		for j := range domains {
			up, down := got[i]*weights > seats*domains[i].Weight, got[j]*weights < seats*domains[j].Weight
			if !out[j] && up && down && seats*domains[i].Weight%weights < seats*domains[j].Weight%weights {
				return false
			}
		}
	}
	return true
}

func TestADrawRepeatsNothingAndKeepsTheWeights(t *testing.T) {
	b, all := c02(), bank(70, 60, 70, 40)
	orders := map[string]bool{}
	drawn := map[string]int{}
	for seed := range uint64(1000) {
		got := Draw(b, all, 65, seed)
		seen := map[string]bool{}
		for _, it := range got {
			if seen[it.Question] || !slices.Contains(all, it) {
				t.Fatalf("seed %d: %s twice, or from nowhere", seed, it.Question)
			}
			seen[it.Question] = true
			drawn[it.Question]++
		}
		if want := map[string]int{"D1": 21, "D2": 17, "D3": 15, "D4": 12}; !reflect.DeepEqual(have(got), want) {
			t.Fatalf("seed %d: %v; want %v", seed, have(got), want)
		}
		if !reflect.DeepEqual(got, Draw(b, all, 65, seed)) {
			t.Fatalf("seed %d: two draws differ", seed)
		}
		orders[fmt.Sprint(got)] = true
	}
	if len(orders) != 1000 {
		t.Errorf("%d different exams of 1000 seeds", len(orders))
	}
	// Every question has its chance: 1000 draws of 15 of 70 are 214 each.
	for _, it := range all {
		if n := drawn[it.Question]; n < 150 || n > 370 {
			t.Errorf("%s was drawn %d times of 1000; want about 214 to 300", it.Question, n)
		}
	}
	if !slices.Equal(all, bank(70, 60, 70, 40)) {
		t.Error("drawing changed the bank")
	}
}

func TestFormsKeepThePaceOfTheExam(t *testing.T) {
	b := c02()
	forms := Forms(b)
	if want := []Form{{"full", 65, 130}, {"short", 20, 40}}; !slices.Equal(forms, want) {
		t.Errorf("Forms = %v; want %v", forms, want)
	}
	if got := forms[0].Fit(b, 33); got != (Form{"full", 33, 66}) {
		t.Errorf("with 33 questions: %v", got)
	}
	if got := forms[1].Fit(b, 20); got != forms[1] {
		t.Errorf("with enough: %v", got)
	}
}

func TestTheBankHasOnlyWhatTheExamAsks(t *testing.T) {
	b := c02()
	b.Kinds = append(b.Kinds, quiz.Generated) // whatever a blueprint says
	b.Aliases = map[string]string{"NEW.1": "D4.T1.S2"}
	q := func(id string, typ quiz.Type, tags ...string) course.IndexQuestion {
		return course.IndexQuestion{ID: id, Type: typ, Tags: tags}
	}
	x := &course.Index{Sections: []course.IndexSection{{Notes: []course.IndexNote{
		{Slug: "a", Questions: []course.IndexQuestion{
			q("one", quiz.Choice, "D1.T2.S3", "D2.T1"), q("many", quiz.Multiple, "C03.D2.T3"), q("drawn", quiz.Generated, "D1.T1"),
			q("order", quiz.Ordering, "D1.T1"), q("match", quiz.Matching, "D1.T1"), q("cloze", quiz.Cloze, "D1.T1"), q("number", quiz.Numeric, "D1.T1"),
			q("untagged", quiz.Choice), q("foreign", quiz.Choice, "X1.T1"), q("domain", quiz.Choice, "D3"),
		}},
		{Slug: "b", Questions: []course.IndexQuestion{q("one", quiz.Choice, "D1"), q("renamed", quiz.Choice, "NEW.1"), q("second", quiz.Choice, "X1", "D1.K1")}},
	}}}}
	want := []progress.ExamItem{{Question: "one", Domain: "D1", Task: "D1.T2"}, {Question: "many", Domain: "D2", Task: "C03.D2.T3"}, {Question: "domain", Domain: "D3"}, {Question: "renamed", Domain: "D4", Task: "D4.T1"}, {Question: "second", Domain: "D1"}}
	if got := Bank(x, b); !slices.Equal(got, want) {
		t.Errorf("Bank = %v; want %v", got, want)
	}
}

func TestTheExamOfADay(t *testing.T) {
	exams := []course.IndexExam{{Name: "c02", From: "2023-02-28"}, {Name: "c03", From: "2026-12-01"}}
	for day, want := range map[string]string{"2020-01-01": "c02", "2026-11-30": "c02", "2026-12-01": "c03", "2031-01-01": "c03"} {
		if got := On(exams, day); got.Name != want {
			t.Errorf("On(%s) = %s; want %s", day, got.Name, want)
		}
	}
	if On(nil, "2026-01-01") != nil {
		t.Error("there is an exam where there is none")
	}
}
