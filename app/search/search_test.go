package search

import (
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/quiz"
)

var docs = []Doc{
	{URL: "notes/backoff/", Kind: Note, Title: "API 한도와 지수 백오프", Text: "실패한 호출을 언제 다시 보내는가"},
	{URL: "notes/backoff/#jitter", Kind: Section, Title: "기다림을 흩어 놓기", Where: "API 한도와 지수 백오프", Text: "Full jitter는 0과 지수 간격 사이에서 고른다. 학교에서 배운 대로다."},
	{URL: "notes/backoff/#q-x", Kind: Question, Title: "지수 백오프의 다섯 번째 대기는?", Where: "API 한도와 지수 백오프", Text: "16초 20초"},
	{URL: "notes/cookies/", Kind: Note, Title: "서명된 URL과 쿠키", Text: "Signed URL and cookie"},
	{URL: "lab/backoff/", Kind: Lab, Title: "백오프 타임라인", Where: "backoff", Text: "정책마다 호출이 어떻게 몰리는지 본다"},
}

func TestFindRanksTitlesOverTextAndTeachingOverTesting(t *testing.T) {
	ix := New(docs)
	for _, c := range []struct{ query, first string }{
		{"백오프", "lab/backoff/"},
		{"지수 백오프", "notes/backoff/#q-x"}, // its title starts with the query
		{"학교", "notes/backoff/#jitter"},  // 학교에서
		{"JITTER", "notes/backoff/#jitter"},
		{"ㅅㅁㄷ", "notes/cookies/"},
		{"ㅈㅅㅂㅇㅍ", "notes/backoff/"}, // across the space
		{"cookie signed", "notes/cookies/"},
	} {
		hits := ix.Find(c.query, 5)
		if len(hits) == 0 || hits[0].URL != c.first {
			t.Errorf("Find(%q) = %v; want %s first", c.query, hits, c.first)
		}
	}
}

func TestFindNeedsEveryWord(t *testing.T) {
	ix := New(docs)
	for _, q := range []string{"", "   ", "백오프 쿠키", "없는말"} {
		if hits := ix.Find(q, 5); len(hits) > 0 {
			t.Errorf("Find(%q) = %v; want nothing", q, hits)
		}
	}
	if n := len(ix.Find("백오프", 2)); n != 2 {
		t.Errorf("Find with a limit of 2 returned %d", n)
	}
}

func TestExcerptShowsTheMatch(t *testing.T) {
	long := strings.Repeat("앞의 말 ", 40) + "여기에 jitter가 있다 " + strings.Repeat("뒤의 말 ", 40)
	ix := New([]Doc{{Title: "x", Text: long}})
	got := ix.Find("jitter", 1)[0].Excerpt
	if !strings.Contains(got, "jitter") || len([]rune(got)) > excerptRunes+2 || !strings.HasPrefix(got, "…") {
		t.Errorf("Excerpt = %q", got)
	}
}

func TestPlainKeepsWordsTogether(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<p>a<b>b</b>c</p><p>d</p>", "abc d"},
		{"<code>x &lt;&amp; y</code>는", "x <& y는"},
		{"<li>하나</li><li>둘</li>", "하나 둘"},
		{"끊긴 <b", "끊긴"},
	} {
		if got := Plain(c.in); got != c.want {
			t.Errorf("Plain(%q) = %q; want %q", c.in, got, c.want)
		}
	}
}

func TestDocsPointAtParagraphsAndQuestions(t *testing.T) {
	n := &course.Note{Slug: "s", Title: "T", Summary: "sum", Blocks: []course.Block{
		{HTML: "<p>opening</p>"},
		{Heading: &course.Heading{Level: 2, ID: "h", Text: "H"}},
		{HTML: "<p>body</p>"},
		{Quiz: &quiz.Question{ID: "q1", Anchor: "h", Prompt: "<p>why?</p>", Options: []quiz.Option{{Body: "A"}, {Body: "B"}}}},
	}}
	got := Docs(nil, "ko", []*course.Note{n}, nil)
	want := []Doc{
		{"notes/s/", Note, "T", "", "sum opening"},
		{"notes/s/#h", Section, "H", "T", "body"},
		{"notes/s/#h", Question, "why?", "T", "A B"},
	}
	if len(got) != len(want) {
		t.Fatalf("Docs = %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("Docs[%d] = %v; want %v", i, got[i], want[i])
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"백오프", "ㅂㅇ", "a b", "İ", "\xff", "<p>&"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, query string) {
		ix := New([]Doc{{Title: text, Text: Plain(text) + " " + text}})
		ix.Find(query, 3)
	})
}

func BenchmarkFind(b *testing.B) {
	var many []Doc
	for i := 0; i < 600; i++ {
		many = append(many, docs[i%len(docs)])
		many[i].Text = strings.Repeat(docs[1].Text+" ", 20)
	}
	ix := New(many)
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		ix.Find("간격 사이", 20)
	}
}
