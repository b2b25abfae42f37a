package lint

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
)

func TestReadTellsLanguageFromCode(t *testing.T) {
	p := read(`<p><code>s3:Get*</code>와 <strong>모든 것</strong> &lt;1&gt;, <a href="https://a.example/?x=1&amp;y=2" rel="x">링크</a> <a href="/ko/">안</a></p><pre><code>if <span class="k">x</span> {
}</code></pre><p>끝?</p>`)
	for _, c := range []struct{ name, got, want string }{
		{"text", p.text, "s3:Get*와 모든 것 <1>, 링크 안 if x { } 끝?"},
		{"said", p.said, "s3:Get*와 모든 것 <1>, 링크 안\n끝?"},
		{"words", p.words, "와 모든 것 <1>, 링크 안\n끝?"},
		{"codes", strings.Join(p.codes, "|"), "s3:Get*|if x {\n}"},
		{"bold", strings.Join(p.bold, "|"), "모든 것"},
		{"links", strings.Join(p.links, "|"), "https://a.example/?x=1&y=2"},
	} {
		if c.got != c.want {
			t.Errorf("%s = %q; want %q", c.name, c.got, c.want)
		}
	}
}

func FuzzReadEndsInText(f *testing.F) {
	for _, s := range []string{"", "<", "<>", "< >", "</", "<p", "a<b>c", "</code></pre>", "<code><pre>", `<a href="`, "&#xD800;", "<p/>x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := read(quiz.HTML(s))
		sentences(p.said)
		tokens(p.text)
		measure(p.text)
		quantity(p.text)
	})
}

func TestTheTaskIsTheSentenceThatAsks(t *testing.T) {
	for _, c := range []struct {
		lang       i18n.Lang
		stem, want string
	}{
		{"ko", "<p>Node.js 2.5로 짰다. 값을 고르세요.</p>", "값을 고르세요."},
		{"ko", "<p>값을 고르세요. 최소는 2개다.</p>", "값을 고르세요."},
		{"ko", "<p>다음 정책이 있다.</p><pre><code>a. b?</code></pre><p>결과를 고르세요(두 가지).</p>", "결과를 고르세요(두 가지)."},
		{"ko", "결과는 ____이다.", "결과는 ____이다."},
		{"en", "It is slow. Choose two. It runs on v1.2.", "Choose two."},
		{"en", "", ""},
	} {
		it := &item{lang: c.lang, stem: read(quiz.HTML(c.stem))}
		if got := it.task(); got != c.want {
			t.Errorf("task of %q = %q; want %q", c.stem, got, c.want)
		}
	}
}

func TestTokensTakeParticlesOffAndScriptsApart(t *testing.T) {
	for s, want := range map[string][]string{
		"DLQ로 옮긴 메시지를":  {"dlq", "옮긴", "메시지"},
		"Auto-Scaling이": {"auto", "scaling"},
		"그 값은 30초":      {"값은", "30"}, // one syllable and its particle stay a word
		"":              nil,
	} {
		if got := tokens(s); !reflect.DeepEqual(got, want) {
			t.Errorf("tokens(%q) = %q; want %q", s, got, want)
		}
	}
}

func TestHasWordKeepsNamesWhole(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"OAI를 만든다", "OAI", true},
		{"use OAI.", "OAI", true},
		{"KOAI", "OAI", false},
		{"OAIs", "OAI", false},
		{"CodeStarX, CodeStar", "CodeStar", true},
		{"시작 구성을 고친다", "시작 구성", true},
		{"1256 KB", "256 KB", false},
	} {
		if got := hasWord(c.text, c.word); got != c.want {
			t.Errorf("hasWord(%q, %q) = %v", c.text, c.word, got)
		}
	}
}

func TestMeasureFindsNumbersWithTheirUnits(t *testing.T) {
	for s, want := range map[string]string{
		"최대 15분까지":          "15분까지",
		"1,000 RCU를 넘는다":    "1,000 RCU를",
		"a limit of 256 KB": "256 KB",
		"HTTP 429 응답":       "",
		"TLS 1.2와 S3":       "",
		"2026년 11월 기준":      "2026년",
		"":                  "",
	} {
		if got := measure(s); got != want {
			t.Errorf("measure(%q) = %q; want %q", s, got, want)
		}
	}
}

// Values worked out by hand.
func TestChiSquared(t *testing.T) {
	for _, c := range []struct {
		at       []int
		x        float64
		tellable bool
	}{
		{[]int{10, 20, 30, 40}, 20, true},
		{[]int{25, 25, 25, 25}, 0, true},
		{[]int{30, 14, 34, 45, 57, 20}, 37.78, true},
		{[]int{4, 5}, 1.0 / 9, false},
	} {
		x, tellable := chiSquared(c.at)
		if math.Abs(x-c.x) > 0.005 || tellable != c.tellable {
			t.Errorf("chiSquared(%v) = %.3f, %v; want %.3f, %v", c.at, x, tellable, c.x, c.tellable)
		}
	}
}

func TestNumbersOfASentence(t *testing.T) {
	for _, c := range []struct {
		lang i18n.Lang
		s    string
		want []int
	}{
		{"ko", "조치 두 가지를 고르세요.", []int{2}},
		{"ko", "맞는 것을 셋 고르세요", []int{3}},
		{"ko", "(2개)", []int{2}},
		{"ko", "세션의 네트워크를 고르세요", nil},
		{"ko", "443 포트로 두 계정에서 닿는 것을 3가지 고르세요", []int{2, 3}},
		{"en", "Choose TWO.", []int{2}},
		{"en", "Which 3 steps?", []int{3}},
		{"en", "Which networks?", nil},
	} {
		if got := numbersOf(c.s, c.lang); !reflect.DeepEqual(got, c.want) {
			t.Errorf("numbersOf(%q) = %v; want %v", c.s, got, c.want)
		}
	}
}
