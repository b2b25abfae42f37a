package lint

import (
	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Bank is a course's questions in numbers, in its main language: a translation
// is the same bank again.
type Bank struct {
	Questions int
	Kinds     []Count // by type, in the order of quiz's types
	Keys      []Spread
	// Longest counts the choices whose key is the single longest option, of
	// Choices in all; Fair is the share that chance alone gives.
	Longest, Choices int
	Fair             float64
	Files            []Longest
	Exams            []Shares
}

// Count is how many there are of something.
type Count struct {
	Name string
	N    int
}

// Spread is where the key stands among choices of one number of options.
type Spread struct {
	At []int // by position in the source
}

// Longest is one file's share of choices whose key is the longest option.
type Longest struct {
	File    string
	N, Of   int
	Options int // of all choices together, for the mean
}

// Shares is how the bank covers the domains of one blueprint.
type Shares struct {
	Blueprint *course.Blueprint
	Domains   []Share
	// Outside counts questions whose primary id belongs to no domain.
	Outside int
}

// Share is one domain's part of the questions.
type Share struct {
	Domain    *course.Domain
	Questions int
	Percent   float64
}

// Measure counts the bank.
func Measure(c *course.Course) Bank { return newChecker(c, Options{}).bank() }

// main lists the questions of the main language, and of other languages those
// that it doesn't have.
func (k *checker) main() []*item {
	var list []*item
	seen := map[string]bool{}
	for _, it := range k.items { // the main language comes first
		if !seen[it.q.ID] {
			seen[it.q.ID] = true
			list = append(list, it)
		}
	}
	return list
}

func (k *checker) bank() Bank {
	var b Bank
	kinds := map[quiz.Type]int{}
	spreads := map[int]*Spread{}
	fair := 0.0
	for _, it := range k.main() {
		b.Questions++
		kinds[it.q.Type]++
		keys := it.q.Correct()
		n := len(it.options)
		if it.q.Type != quiz.Choice || n < 2 || len(keys) != 1 {
			continue
		}
		if spreads[n] == nil {
			spreads[n] = &Spread{At: make([]int, n)}
		}
		spreads[n].At[keys[0]]++
		if f := len(b.Files); f == 0 || b.Files[f-1].File != it.note.File {
			b.Files = append(b.Files, Longest{File: it.note.File})
		}
		f := &b.Files[len(b.Files)-1]
		f.Of++
		f.Options += n
		b.Choices++
		fair += 1 / float64(n)
		if it.keyLongest(keys[0]) {
			f.N++
			b.Longest++
		}
	}
	if b.Choices > 0 {
		b.Fair = fair / float64(b.Choices)
	}
	for _, t := range types {
		if kinds[t] > 0 {
			b.Kinds = append(b.Kinds, Count{string(t), kinds[t]})
		}
	}
	for n := 2; n <= 12; n++ {
		if spreads[n] != nil {
			b.Keys = append(b.Keys, *spreads[n])
		}
	}
	for _, bp := range k.course.Blueprints {
		if len(bp.Domains) > 0 {
			b.Exams = append(b.Exams, k.shares(bp))
		}
	}
	return b
}

var types = []quiz.Type{quiz.Choice, quiz.Multiple, quiz.Ordering, quiz.Matching, quiz.Cloze, quiz.Numeric, quiz.Generated}

// typeNames are what the types are called in a report.
var typeNames = map[string]i18n.Text{
	"choice":    i18n.Of("단일 선택", "multiple choice"),
	"multiple":  i18n.Of("복수 선택", "multiple response"),
	"order":     i18n.Of("순서", "ordering"),
	"match":     i18n.Of("짝", "matching"),
	"cloze":     i18n.Of("빈칸", "cloze"),
	"numeric":   i18n.Of("수", "numeric"),
	"generated": i18n.Of("모형", "from a model"),
}

// keyLongest reports whether an option is longer than every other.
func (it *item) keyLongest(key int) bool {
	for i := range it.options {
		if i != key && runes(it.options[i].text) >= runes(it.options[key].text) {
			return false
		}
	}
	return true
}

// shares counts questions by the domain of their primary id.
func (k *checker) shares(b *course.Blueprint) Shares {
	s := Shares{Blueprint: b}
	count := map[string]int{}
	all := 0
	for _, it := range k.main() {
		d := k.domain(b, it.q)
		if d == "" {
			s.Outside++
			continue
		}
		count[d]++
		all++
	}
	for i := range b.Domains {
		d := &b.Domains[i]
		share := Share{Domain: d, Questions: count[d.ID]}
		if all > 0 {
			share.Percent = 100 * float64(share.Questions) / float64(all)
		}
		s.Domains = append(s.Domains, share)
	}
	return s
}

// domain finds the domain of a blueprint that a question counts for, by its
// primary id. An id of an older exam counts for the domain of the same name where
// the blueprint inherits from that one: that is what inheriting says.
func (k *checker) domain(b *course.Blueprint, q *quiz.Question) string {
	if len(q.Tags) == 0 {
		return ""
	}
	if t, ok := b.Tag(q.Tags[0]); ok && t.Domain != nil {
		return t.Domain.ID
	}
	t, ok := k.course.Tag(q.Tags[0])
	if !ok || t.Domain == nil || !k.inherits(b, t.Blueprint) {
		return ""
	}
	if hasDomain(b, t.Domain.ID) {
		return t.Domain.ID
	}
	return ""
}

// inherits reports whether the ids of an older exam stay valid in this one.
func (k *checker) inherits(b, older *course.Blueprint) bool {
	for range k.course.Blueprints { // a circle ends, too
		next, ok := k.course.Blueprint(b.Inherits)
		if !ok {
			return false
		}
		if b = next; b == older {
			return true
		}
	}
	return false
}

func hasDomain(b *course.Blueprint, id string) bool {
	for i := range b.Domains {
		if b.Domains[i].ID == id {
			return true
		}
	}
	return false
}
