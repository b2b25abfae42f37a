package simtest

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

var tag = regexp.MustCompile(`<[^>]*>`)

// Plain takes the marks out of a fragment: what a learner reads.
func Plain(h quiz.HTML) string {
	s := tag.ReplaceAllString(string(h), "")
	return strings.NewReplacer("&#39;", "'", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&quot;", `"`, "&amp;", "&").Replace(s)
}

// Key is the text of a question's right option.
func Key(q quiz.Question) string { return Plain(q.Options[q.Correct()[0]].Body) }

// Proof returns the run that proves a question's key.
func Proof(t *testing.T, s sim.Simulator, q quiz.Question) (sim.Values, *sim.Trace) {
	t.Helper()
	given, err := url.ParseQuery(q.Params)
	if err != nil {
		t.Fatalf("%s: %v", q.ID, err)
	}
	m := map[string]string{}
	for k := range given {
		m[k] = given.Get(k)
	}
	v, errs := s.Info().Parse(m)
	for _, e := range errs {
		t.Fatalf("%s: %v", q.ID, e)
	}
	return v, s.Run(v)
}

// Questions generates 1,000 questions of every kind and language: one key, three
// or four different options, each with its reason, each distractor with its
// misconception, nothing Korean in an English one, the key at every place.
// check computes the key a second way, from the words of the English prompt
// (see Plain) or from the rule, and returns what it found; "" means that there
// is nothing to compare.
func Questions(t *testing.T, s sim.Simulator, check func(t *testing.T, kind string, q quiz.Question) string) {
	t.Helper()
	n := uint64(1000)
	if testing.Short() {
		n = 100
	}
	for _, a := range s.Info().Asks {
		t.Run(a.Name, func(t *testing.T) {
			places, keys, four, checked := map[int]int{}, map[string]int{}, 0, 0
			for seed := range n {
				for _, l := range i18n.Langs {
					q, err := s.Ask(a.Name, seed, l)
					if err != nil {
						t.Fatal(err)
					}
					wellAsked(t, q, l)
					if again, _ := s.Ask(a.Name, seed, l); again.Prompt != q.Prompt || Key(again) != Key(q) {
						t.Fatalf("%s: two questions of one seed", q.ID)
					}
					if l != i18n.English {
						continue
					}
					places[q.Correct()[0]]++
					keys[Key(q)]++
					if len(q.Options) == 4 {
						four++
					}
					if want := check(t, a.Name, q); want != "" {
						if checked++; want != Key(q) {
							t.Fatalf("%s: the key is %q; want %q\n%s\n%s", q.ID, Key(q), want, Plain(q.Prompt), q.Params)
						}
					}
				}
			}
			if len(places) < 3 {
				t.Errorf("the key stands only at %v", places)
			}
			if len(keys) < 2 {
				t.Errorf("only the key %v", keys)
			}
			if four < int(n)*8/10 {
				t.Errorf("only %d of %d questions have four options", four, n)
			}
			if checked == 0 {
				t.Error("no key was computed a second time")
			}
			t.Logf("%d different keys, %d computed twice", len(keys), checked)
		})
	}
	if _, err := s.Ask("nothing", 1, i18n.English); !errors.Is(err, sim.ErrAsk) {
		t.Errorf(`Ask("nothing") gave %v; want ErrAsk`, err)
	}
}

func wellAsked(t *testing.T, q quiz.Question, l i18n.Lang) {
	t.Helper()
	if len(q.Correct()) != 1 || len(q.Options) < 3 || len(q.Options) > 4 || q.Prompt == "" || q.Explanation == "" || len(q.Tags) == 0 || q.Checked == "" {
		t.Fatalf("%s: %d options, %d right: %+v", q.ID, len(q.Options), len(q.Correct()), q)
	}
	seen := map[quiz.HTML]bool{}
	for _, o := range q.Options {
		if seen[o.Body] || o.Body == "" || o.Why == "" || o.Correct != (o.Misconception == "") {
			t.Fatalf("%s: option %+v is double or incomplete", q.ID, o)
		}
		seen[o.Body] = true
		if l == i18n.English && (hangul(string(o.Body)) || hangul(string(o.Why))) {
			t.Fatalf("%s: Korean in an English option: %+v", q.ID, o)
		}
	}
	if l == i18n.English && (hangul(string(q.Prompt)) || hangul(string(q.Explanation))) {
		t.Fatalf("%s: Korean in the English question: %s %s", q.ID, q.Prompt, q.Explanation)
	}
	if l == i18n.Korean && !hangul(string(q.Prompt)) {
		t.Fatalf("%s: no Korean in the Korean question: %s", q.ID, q.Prompt)
	}
}
