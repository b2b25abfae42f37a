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
	if got := h.next(ix, "재싣", true); len(got.list) != 1 || got.query != "재시" {
		t.Errorf("composing 재싣 shows %d for %q; want what was there", len(got.list), got.query)
	}
	if got := h.next(ix, "재싣", false); len(got.list) != 0 {
		t.Errorf("재싣 itself finds %d", len(got.list))
	}
	if got := h.next(ix, "", true); len(got.list) != 0 || got.line(i18n.Korean) != "" {
		t.Errorf("an empty field shows %d", len(got.list))
	}
}

func TestHitsLeadToTheirPlace(t *testing.T) {
	p := &Page{Lang: i18n.Korean, Base: "/my/x/", Root: "/"}
	for _, c := range []struct {
		doc  search.Doc
		want string
	}{
		{search.Doc{URL: "notes/a/#b", Kind: search.Section}, "/my/x/ko/notes/a/#b"},
		{search.Doc{URL: "lab/backoff/", Kind: search.Lab}, "/ko/lab/backoff/"},
	} {
		if got := hitURL(p, &c.doc); got != c.want {
			t.Errorf("hitURL(%s) = %q; want %q", c.doc.URL, got, c.want)
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
