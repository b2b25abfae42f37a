package i18n

import (
	"sort"
	"strings"
	"testing"
)

// placeholders returns the sorted {names} of a phrase.
func placeholders(s string) string {
	var names []string
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			break
		}
		j := strings.IndexByte(s[i:], '}')
		if j < 0 {
			names = append(names, "unclosed")
			break
		}
		names = append(names, s[i+1:i+j])
		s = s[i+j+1:]
	}
	sort.Strings(names)
	return strings.Join(names, ",")
}

func TestEveryKeyStandsInEveryLanguageWithTheSamePlaceholders(t *testing.T) {
	for _, a := range Langs {
		for _, b := range Langs {
			for key, phrase := range catalogues[a] {
				other, ok := catalogues[b][key]
				if !ok {
					t.Errorf("%s: %q is missing", b, key)
					continue
				}
				if p, q := placeholders(phrase), placeholders(other); p != q {
					t.Errorf("%q: placeholders differ: %s has {%s}, %s has {%s}", key, a, p, b, q)
				}
			}
		}
	}
}

func TestNoPhraseIsEmptyOrPadded(t *testing.T) {
	for l, c := range catalogues {
		for key, phrase := range c {
			if phrase == "" || strings.TrimSpace(phrase) != phrase {
				t.Errorf("%s: %q = %q", l, key, phrase)
			}
		}
	}
}

func TestAPhraseIsFilledInAndAnUnknownKeyShowsItself(t *testing.T) {
	if got, want := T(Korean, "quiz.many", "n", "2"), "2개 고르기"; got != want {
		t.Errorf("T(Korean, quiz.many, n, 2) = %q; want %q", got, want)
	}
	if got := T(English, "no.such.key"); got != "no.such.key" {
		t.Errorf("T of an unknown key = %q; want the key", got)
	}
}

func TestALanguageTagFindsTheNearestInterfaceLanguage(t *testing.T) {
	for tag, want := range map[string]Lang{"ko": Korean, "ko-KR": Korean, "KO_kr": Korean, "kok": English, "en-GB": English, "fr": English, "": English} {
		if got := Parse(tag); got != want {
			t.Errorf("Parse(%q) = %s; want %s", tag, got, want)
		}
	}
}
