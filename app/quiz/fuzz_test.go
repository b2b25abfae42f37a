package quiz

import (
	"html"
	"reflect"
	"strings"
	"testing"
)

// FuzzBlank reads any text between [[ and ]]: the answer shown is right, and what
// comes out fits a page.
func FuzzBlank(f *testing.F) {
	for _, s := range []string{"a|b", "100 ±5 ms", "=3 AZs", "1,000.5 ±5%", "±", "1e308 ±1e308%", "-0", "9999999999999999999999 s", "</b>|<script>", "a||b|", " \u00a0|x", "1.2.3", "0x10", "5 ±-3"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, s, response string) {
		b, ok := ParseBlank(s)
		if again, _ := ParseBlank(s); !reflect.DeepEqual(b, again) {
			t.Fatalf("ParseBlank(%q) gives two results", s)
		}
		if ok != (len(b.Answers) > 0) {
			t.Fatalf("ParseBlank(%q) = %v, %v", s, b, ok)
		}
		if !ok {
			return
		}
		total := 0
		for _, a := range b.Answers {
			if a == "" || strings.TrimSpace(a) != a {
				t.Errorf("ParseBlank(%q): an answer %q", s, a)
			}
			total += len(a)
		}
		if b.Number == nil && total > len(s) {
			t.Errorf("ParseBlank(%q) is longer than what it read", s)
		}
		q := Question{ID: "q", Type: Cloze, Blanks: []Blank{b}}
		if v := q.Grade(Response{Typed: []string{b.Answers[0]}}); !v.Right {
			t.Errorf("ParseBlank(%q): the answer %q is graded wrong", s, b.Answers[0])
		}
		q.Grade(Response{Typed: []string{response}, Chosen: []int{-1, 1 << 40}})
		q.Grade(Response{})
	})
}

// FuzzInline writes any line as HTML: nothing of it is markup but our own, and
// nothing is lost.
func FuzzInline(f *testing.F) {
	for _, s := range []string{"`a` **b**", "<script>x</script>", "`<b>`", "**`", "&amp; &", "\"' onload=x", "```", "** ** **"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := string(Inline(s))
		if len(out) > 6*len(s)+40 {
			t.Errorf("%d bytes became %d", len(s), len(out))
		}
		bare := strings.NewReplacer("<code>", "", "</code>", "", "<strong>", "", "</strong>", "").Replace(out)
		if strings.ContainsAny(bare, "<>\"'") {
			t.Errorf("Inline(%q) = %q holds markup", s, out)
		}
		letters := func(s string) string { return strings.NewReplacer("`", "", "*", "").Replace(s) }
		if got := html.UnescapeString(bare); letters(got) != letters(s) {
			t.Errorf("Inline(%q) loses text: %q", s, got)
		}
	})
}
