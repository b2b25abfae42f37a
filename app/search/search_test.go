package search

import (
	"math/rand/v2"
	"reflect"
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
		{"지수 백오프", "notes/backoff/"},    // a prompt is no title, even one that begins so
		{"학교", "notes/backoff/#jitter"}, // 학교에서
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
	got := plain(ix.Find("jitter", 1)[0].Excerpt)
	if !strings.Contains(got, "jitter") || len([]rune(got)) > excerptRunes+2 || !strings.HasPrefix(got, "…") {
		t.Errorf("Excerpt = %q", got)
	}
}

func plain(parts []Part) string {
	s := ""
	for _, p := range parts {
		s += p.Text
	}
	return s
}

// marked is a text with what matches in brackets.
func marked(parts []Part) string {
	s := ""
	for _, p := range parts {
		if p.Match {
			s += "[" + p.Text + "]"
		} else {
			s += p.Text
		}
	}
	return s
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
		{URL: "notes/s/", Kind: Note, Title: "T", Text: "sum\nopening"},
		{URL: "notes/s/#h", Kind: Section, Title: "H", Where: "T", Text: "body"},
		{URL: "notes/s/#h", Kind: Question, Title: "why?", Where: "T", Text: "A\nB"},
	}
	if len(got) != len(want) {
		t.Fatalf("Docs = %v", got)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
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
		ix.FindHalf(query, 3)
	})
}

func TestParagraphsAreLines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<p>a <b>b</b>\nc</p>\n<p>d<br>e</p>", "a b c\nd e"},
		{"<table><tr><th>방식</th><th>대기</th></tr><tr><td>없음</td><td>0</td></tr></table>", "방식 대기\n없음 0"},
		{"<ul><li>하나</li><li>둘 <code>x</code>는</li></ul>", "하나\n둘 x는"},
		{"", ""},
	} {
		if got := Paragraphs(c.in); got != c.want {
			t.Errorf("Paragraphs(%q) = %q; want %q", c.in, got, c.want)
		}
	}
}

// BenchmarkFind is a keystroke over 1,200 documents of about a megabyte with
// 20,000 different words, each query letter by letter.
func BenchmarkFind(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		w := make([]rune, r.IntN(3)+2)
		for i := range w {
			w[i] = rune(firstSyllable + r.IntN(300)*37)
		}
		return string(w) + particles[r.IntN(40)]
	}
	vocabulary := make([]string, 20000)
	for i := range vocabulary {
		vocabulary[i] = word()
	}
	var many []Doc
	for i := range 1200 {
		d := docs[i%len(docs)]
		for range 70 {
			d.Text += " " + vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64())]
		}
		many = append(many, d)
	}
	ix := New(many)
	for _, q := range []string{"지수 백오프", "지수 백옾프", "ㅈㅅㅂㅇㅍ", "signed cookie", "singed coookie"} {
		typed := []rune(q)
		b.Run(q, func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				ix.Find(string(typed[:1+i%len(typed)]), 30)
			}
		})
	}
	b.Run("New", func(b *testing.B) {
		for range b.N {
			New(many)
		}
	})
}
