package markdown

import (
	"reflect"
	"strings"
	"testing"

	"notelab/app/quiz"
)

// question reads the one question of a source without problems.
func question(t *testing.T, attrs, body string) *quiz.Question {
	t.Helper()
	n, ps := Note("x.md", []byte("## 머리\n\n<!-- quiz id=a "+attrs+" -->\n"+body+"<!-- /quiz -->\n\n뒤 [[글]]\n"), Options{})
	if len(ps) > 0 {
		t.Fatal(said(ps))
	}
	if last := n.Blocks[len(n.Blocks)-1].HTML; last != "<p>뒤 [[글]]</p>" {
		t.Fatalf("after the question stands %q", last)
	}
	return n.Questions()[0]
}

func TestAnOrderingIsANumberedList(t *testing.T) {
	q := question(t, "type=order", "순서는?\n\n1. `INSTALL`\n   > 먼저다.\n2. 둘\n3. 셋\n\n설명\n\n1. 다른 목록\n")
	want := []quiz.Option{{Body: "<code>INSTALL</code>", Why: "먼저다."}, {Body: "둘"}, {Body: "셋"}}
	if q.Type != quiz.Ordering || !reflect.DeepEqual(q.Options, want) || q.Prompt != "순서는?" || !strings.HasPrefix(string(q.Explanation), "<p>설명</p>\n<ol>") {
		t.Errorf("question = %+v", q)
	}
}

func TestAMatchingIsATableWithItsReasons(t *testing.T) {
	q := question(t, "type=match", "짝은?\n\n| 것 | 짝 | 까닭 |\n|---|---|---|\n| `a` | **x** 하나 | 왜 |\n| b | y | |\n| | z | |\n\n설명\n")
	want := []quiz.Option{{Body: "<code>a</code>", Pair: "x 하나", Why: "왜"}, {Body: "b", Pair: "y"}, {Pair: "z"}}
	if q.Type != quiz.Matching || !reflect.DeepEqual(q.Options, want) || q.Explanation != "설명" {
		t.Errorf("question = %+v", q)
	}
}

func TestBlanksEndThePrompt(t *testing.T) {
	q := question(t, "", "기본값은 **[[30 s]]**이다.\n\n| 것 | 값 |\n|---|---|\n| DLQ | [[maxReceiveCount\\|Max Receives]] |\n\n`[[코드]]`는 빈칸이 아니다.\n")
	want := []quiz.Blank{
		{Answers: []string{"30 s"}, Number: &quiz.Number{Value: 30, Unit: "s"}},
		{Answers: []string{"maxReceiveCount", "Max Receives"}},
	}
	if q.Type != quiz.Cloze || !reflect.DeepEqual(q.Blanks, want) || q.Explanation != "<code>[[코드]]</code>는 빈칸이 아니다." {
		t.Errorf("question = %+v", q)
	}
	filled := string(quiz.Fill(q.Prompt, func(i int) quiz.HTML { return quiz.HTML("<" + q.Blanks[i].Answers[0] + ">") }))
	if !strings.Contains(filled, "<strong><30 s>") || !strings.Contains(filled, "<maxReceiveCount>") || strings.Contains(filled, "<input") {
		t.Errorf("filled in: %s", filled)
	}
	if n := question(t, "", "답은 [[100 ±5% ms]]\n"); n.Type != quiz.Numeric || n.Blanks[0].Number.Tolerance != 5 {
		t.Errorf("question = %+v", n)
	}
}

// Outside of a question two brackets are what CommonMark makes of them.
func TestBracketsOutsideOfAQuestionAreNoBlanks(t *testing.T) {
	n, _ := Note("x.md", []byte("[[1]](https://a.example)\n\n<!-- quiz id=a -->\n물음\n"+pair+"<!-- /quiz -->\n\n[[b]]\n\n[b]: https://b.example\n"), Options{})
	if !strings.Contains(n.Blocks[0].HTML, `>[1]</a>`) || !strings.Contains(n.Blocks[2].HTML, ">b</a>]") {
		t.Errorf("blocks = %q, %q", n.Blocks[0].HTML, n.Blocks[2].HTML)
	}
}

func TestAQuestionNamesTheRunThatShowsItsAnswer(t *testing.T) {
	n, ps := Note("x.md", []byte("<!-- quiz id=a run=backoff?clients=20&policy=full-jitter -->\n물음\n"+pair+"<!-- /quiz -->\n"), oneSim)
	if len(ps) > 0 {
		t.Fatal(said(ps))
	}
	if q := n.Questions()[0]; q.Sim != "backoff" || q.Params != "clients=20&policy=full-jitter" || q.Type != quiz.Choice {
		t.Errorf("question = %+v", q)
	}
}
