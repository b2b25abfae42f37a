package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/shelf"
)

func TestEveryFailureOfOwnNotesHasWordsOfItsOwn(t *testing.T) {
	seen := map[string]error{}
	for _, err := range []error{shelf.ErrUnavailable, shelf.ErrFull, shelf.ErrBlocked, shelf.ErrBusy, shelf.ErrGone, shelf.ErrLoad, shelf.ErrRead, shelf.ErrEmpty, shelf.ErrTooMany, shelf.ErrTooMuch, errors.New("anything")} {
		for _, l := range i18n.Langs {
			text := ShelfMessage(fmt.Errorf("own notes: %w", err), l)
			if strings.Contains(text, "my.err") || strings.Contains(text, "{") {
				t.Errorf("%v in %s: %q", err, l, text)
			}
			if other, twice := seen[text]; twice {
				t.Errorf("%v and %v both say %q", err, other, text)
			}
			seen[text] = err
		}
	}
}

func TestAChoiceThatIsNoCourseSaysWhy(t *testing.T) {
	for _, c := range []struct {
		picked shelf.Picked
		want   string
	}{
		{shelf.Picked{Notes: 1}, ""},
		{shelf.Picked{Notes: 1, TooMany: true}, "2000"},
		{shelf.Picked{Notes: 1, TooMuch: true}, "50 MB"},
		{shelf.Picked{TooLarge: []string{"a.md"}}, "a.md"},
		{shelf.Picked{Other: 3}, ".md"},
	} {
		got := pickProblem(c.picked, i18n.Korean)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("pickProblem(%+v) = %q; want %q in it", c.picked, got, c.want)
		}
	}
	if got := leftOut(shelf.Picked{TooLarge: []string{"a", "b", "c", "d", "e"}}, i18n.English); !strings.Contains(got, "a, b, c and 2 more") {
		t.Errorf("leftOut = %q", got)
	}
}

func TestSizesAreWrittenForPeople(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1536: "1.5 kB", 50 << 20: "50 MB", 1 << 20: "1 MB"} {
		if got := byteSize(n); got != want {
			t.Errorf("byteSize(%d) = %q; want %q", n, got, want)
		}
	}
}
