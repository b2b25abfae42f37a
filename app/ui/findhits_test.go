package ui

import (
	"testing"

	"notelab/app/i18n"
	"notelab/app/search"
)

func TestHalfASyllableKeepsWhatWasFound(t *testing.T) {
	ix := search.New([]search.Doc{{URL: "notes/a/", Kind: search.Note, Title: "재시도와 백오프"}})
	h := hits{}.next(ix, "재시", true)
	if len(h.list) != 1 {
		t.Fatalf("재시 finds %d", len(h.list))
	}
	if got := h.next(ix, "재싣", true); len(got.list) != 1 || got.list[0].Near {
		t.Errorf("composing 재싣 shows %v; want what it may become", got.list)
	}
	if got := h.next(ix, "재쌓", true); len(got.list) != 1 || got.query != "재시" {
		t.Errorf("composing 재쌓 shows %d for %q; want what was there", len(got.list), got.query)
	}
	if got := h.next(ix, "재쌓", false); len(got.list) != 0 {
		t.Errorf("재쌓 itself finds %d", len(got.list))
	}
	if got := h.next(ix, "", true); len(got.list) != 0 || got.line(i18n.Korean) != "" {
		t.Errorf("an empty field shows %d", len(got.list))
	}
}

func TestHitsLeadToTheirPlace(t *testing.T) {
	p := &Page{Lang: i18n.Korean, Base: "/my/x/", Root: "/"}
	for _, c := range []struct {
		hit  search.Hit
		want string
	}{
		{search.Hit{Doc: search.Doc{URL: "notes/a/#b", Kind: search.Section}}, "/my/x/ko/notes/a/#b"},
		{search.Hit{Doc: search.Doc{URL: "notes/a/#b", Kind: search.Section}, At: "a&b #1"}, "/my/x/ko/notes/a/?at=a%26b+%231#b"},
		{search.Hit{Doc: search.Doc{URL: "notes/a/", Kind: search.Note}, At: "x"}, "/my/x/ko/notes/a/?at=x"},
		{search.Hit{Doc: search.Doc{URL: "lab/backoff/", Kind: search.Lab}}, "/ko/lab/backoff/"},
	} {
		if got := hitURL(p, &c.hit); got != c.want {
			t.Errorf("hitURL(%s) = %q; want %q", c.hit.URL, got, c.want)
		}
	}
}

func TestTheQuerySurvivesTheAddress(t *testing.T) {
	for _, q := range []string{"", "백오프 jitter", "a&b=c+d#e", "100%"} {
		if got := queryOf("?" + addressOf(q)); got != q {
			t.Errorf("queryOf(addressOf(%q)) = %q", q, got)
		}
	}
}

func TestWhatIsNearlyTheSameIsSaid(t *testing.T) {
	ix := search.New([]search.Doc{{URL: "notes/a/", Kind: search.Note, Title: "가시성 타임아웃"}})
	for _, c := range []struct{ query, want string }{
		{"가시성", i18n.T(i18n.Korean, "find.count", "n", "1")},
		{"가시셩", i18n.T(i18n.Korean, "find.near", "q", "가시셩", "n", "1")},
		{"없는말이다", i18n.T(i18n.Korean, "find.none", "q", "없는말이다")},
	} {
		if got := (hits{}).next(ix, c.query, false).line(i18n.Korean); got != c.want {
			t.Errorf("line for %q = %q; want %q", c.query, got, c.want)
		}
	}
}
