package markdown

import (
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/backoff"
)

// one is an option pair that is fine by itself.
const pair = "- [x] 하나\n- [ ] 둘\n"

// oneSim knows one real simulator.
var oneSim = Options{Sims: sim.Infos{backoff.New().Info()}}

func TestEveryFaultOfABlockIsReportedWithItsPlace(t *testing.T) {
	in := backoff.New().Info()
	ask := in.Asks[0].Name
	q := func(attrs, body string) string {
		return "글\n\n<!-- quiz " + attrs + " -->\n" + body + "<!-- /quiz -->\n"
	}
	s := func(body string) string { return "글\n\n```sim backoff\n" + body + "```\n" }
	tests := []struct {
		name, src, code string
		line, col       int
		near            string // must be in the English message
	}{
		{"no id", q("tags=D1", "물음\n"+pair), "quiz-no-id", 3, 1, "id=q-x-"},
		{"bad id", q("id=a.b", "물음\n"+pair), "quiz-bad-id", 3, 11, "a.b"},
		{"bad alias", q("id=a aliases=b,c/d", "물음\n"+pair), "quiz-bad-id", 3, 16, "c/d"},
		{"same id twice", q("id=a", "물음\n"+pair) + q("id=a", "물음\n"+pair), "quiz-duplicate-id", 10, 1, "line 3"},
		{"alias taken", q("id=a aliases=b", "물음\n"+pair) + q("id=b", "물음\n"+pair), "quiz-duplicate-id", 10, 1, "line 3"},
		{"no right option", q("id=a", "물음\n- [ ] 하나\n- [ ] 둘\n"), "quiz-no-answer", 3, 1, "[x]"},
		{"one option", q("id=a", "물음\n- [x] 하나\n"), "quiz-one-option", 3, 1, ""},
		{"no options", q("id=a", "물음\n\n- 하나\n"), "quiz-no-options", 3, 1, ""},
		{"no prompt", q("id=a", pair), "quiz-no-prompt", 3, 1, ""},
		{"empty option", q("id=a", "물음\n- [x] 하나\n- [ ] \n  > 왜\n"), "quiz-empty-option", 6, 0, ""},
		{"option without box", q("id=a", "물음\n- [x] 하나\n- [ ] 둘\n- 셋\n"), "quiz-option-without-box", 7, 3, ""},
		{"unknown attribute", q("id=a tag=D1", "물음\n"+pair), "quiz-unknown-attribute", 3, 16, "tags"},
		{"attribute twice", q("id=a id=b", "물음\n"+pair), "quiz-attribute-twice", 3, 16, ""},
		{"attribute without value", q("id=a checked", "물음\n"+pair), "quiz-attribute-empty", 3, 16, ""},
		{"unclosed quote", q(`id=a tags="D1`, "물음\n"+pair), "quiz-attribute-syntax", 3, 16, ""},
		{"unknown type", q("id=a type=multipel", "물음\n"+pair), "quiz-unknown-type", 3, 16, "multiple"},
		{"type of a later release", q("id=a type=essay", "물음\n"+pair), "quiz-unknown-type", 3, 16, "choice, multiple, order, match, cloze, numeric, generated"},
		{"order without a list", q("id=a type=order", "물음\n"+pair), "quiz-no-order", 3, 1, "numbered"},
		{"order of the same", q("id=a type=order", "물음\n\n1. 하나\n2. 하나\n"), "quiz-same-option", 7, 0, "twice"},
		{"match without a table", q("id=a type=match", "물음\n"+pair), "quiz-no-table", 3, 1, ""},
		{"match of one column", q("id=a type=match", "물음\n\n| a |\n|---|\n| 1 |\n"), "quiz-match-columns", 3, 1, ""},
		{"match with one pair", q("id=a type=match", "물음\n\n| a | b |\n|---|---|\n| 1 | x |\n| 2 | x |\n"), "quiz-no-pairs", 3, 1, ""},
		{"match without a pair", q("id=a type=match", "물음\n\n| a | b |\n|---|---|\n| 1 | x |\n| 2 | |\n| 3 | y |\n"), "quiz-empty-option", 3, 1, ""},
		{"cloze without a blank", q("id=a type=cloze", "물음\n"), "quiz-no-blank", 3, 1, "[["},
		{"empty blank", q("id=a", "[[ ]]은 [[답]]이다.\n"), "quiz-empty-blank", 4, 1, ""},
		{"blanks beside options", q("id=a", "[[답]]은?\n"+pair), "quiz-blanks-and-options", 3, 1, ""},
		{"blanks beside an order", q("id=a type=order", "[[답]]은?\n\n1. 하나\n2. 둘\n"), "quiz-blanks-and-options", 3, 1, ""},
		{"numeric with a word", q("id=a type=numeric", "[[답]]은?\n"), "quiz-type-answers", 3, 1, ""},
		{"choice with two", q("id=a type=choice", "물음\n- [x] 하나\n- [x] 둘\n- [ ] 셋\n"), "quiz-type-answers", 3, 1, ""},
		{"multiple with one", q("id=a type=multiple", "물음\n"+pair), "quiz-type-answers", 3, 1, ""},
		{"bad source", q("id=a source=docs.aws", "물음\n"+pair), "quiz-bad-source", 3, 16, "https"},
		{"bad month", q("id=a checked=2026", "물음\n"+pair), "quiz-bad-date", 3, 16, "2026-11"},
		{"text after the comment", "<!-- quiz id=a --> 물음\n\n" + pair + "<!-- /quiz -->\n", "quiz-same-line", 1, 1, ""},
		{"unclosed", "글\n\n<!-- quiz id=a -->\n물음\n" + pair, "quiz-unclosed", 3, 1, "/quiz"},
		{"unclosed with footnotes", "글[^1]\n\n<!-- quiz id=a -->\n물음\n" + pair + "\n[^1]: 주\n", "quiz-unclosed", 3, 1, ""},
		{"end without start", "글\n\n<!-- /quiz -->\n", "quiz-stray-end", 3, 1, ""},
		{"in a list", "- 글\n\n  <!-- quiz id=a -->\n", "quiz-nested", 3, 3, ""},
		{"simulator inside", q("id=a", "물음\n"+pair+"\n```sim backoff\n```\n\n"), "quiz-sim-inside", 0, 0, ""},
		{"run of nothing", q("id=a run=backoff", "물음\n"+pair), "run-bad", 3, 16, "run=name"},
		{"run of an unknown simulator", q("id=a run=backof?clients=3", "물음\n"+pair), "run-unknown-sim", 3, 16, "backoff?"},
		{"run of a bad value", q("id=a run=backoff?clients=many", "물음\n"+pair), "run-bad", 3, 16, "clients"},
		{"generated without ask", q("id=a type=generated sim=backoff", ""), "quiz-generated", 3, 1, "ask="},
		{"generated, unknown simulator", q("id=a type=generated sim=backof ask="+ask, ""), "quiz-unknown-sim", 3, 1, "backoff?"},
		{"generated, unknown kind", q("id=a type=generated sim=backoff ask="+ask+"x", ""), "quiz-unknown-ask", 3, 1, ask + "?"},
		{"generated with options", q("id=a type=generated sim=backoff ask="+ask, "물음\n"+pair), "quiz-generated-options", 3, 1, ""},
		{"sim without type", q("id=a sim=backoff", "물음\n"+pair), "quiz-sim-without-type", 3, 1, ""},

		{"unknown simulator", "글\n\n```sim backof\n```\n", "sim-unknown", 3, 4, "backoff?"},
		{"unnamed simulator", "글\n\n```sim\n```\n", "sim-unknown", 3, 4, "write its name"},
		{"unknown parameter", s("clients: 20\npolici: none\n"), "sim-parameter", 5, 1, "policy?"},
		{"misspelt key", s("predikt: calls\n"), "sim-parameter", 4, 1, "predict?"},
		{"value out of range", s("clients: -3\n"), "sim-value", 4, 1, "clients"},
		{"unknown option", s("\npolicy: expo\n"), "sim-value", 5, 1, ""},
		{"unknown preset", s("preset: nope\n"), "sim-preset", 4, 1, ""},
		{"unknown prediction", s("# 주석\npredict: cals\n"), "sim-predict", 5, 1, "calls?"},
		{"compare without equals", s("compare: none\n"), "sim-compare", 4, 1, "name=value"},
		{"compare with unknown parameter", s("compare: polcy=none\n"), "sim-parameter", 4, 1, "policy?"},
		{"compare equal to the first", s("policy: none\ncompare: policy=none\n"), "sim-compare-same", 5, 1, ""},
		{"key twice", s("clients: 20\nclients: 30\n"), "sim-twice", 5, 1, ""},
		{"no mapping", s("clients 20\n"), "sim-syntax", 4, 1, ""},
		{"simulator in a list", "- 글\n\n  ```sim backoff\n  clients: 3\n  ```\n", "sim-nested", 4, 3, ""},
	}
	for _, tt := range tests {
		n, ps := Note("x.md", []byte(tt.src), oneSim)
		var p *course.Problem
		for i := range ps {
			if ps[i].Code == tt.code {
				p = &ps[i]
				break
			}
		}
		if p == nil {
			t.Errorf("%s: problems = %v; want %s", tt.name, said(ps), tt.code)
			continue
		}
		if p.Severity != course.Error || p.Line == 0 || tt.line > 0 && p.Line != tt.line || tt.col > 0 && p.Col != tt.col {
			t.Errorf("%s: %s at %d:%d, %s; want an error at %d:%d", tt.name, p.Code, p.Line, p.Col, p.Severity, tt.line, tt.col)
		}
		if !strings.Contains(p.Message.En, tt.near) {
			t.Errorf("%s: message %q; want %q in it", tt.name, p.Message.En, tt.near)
		}
		broken := strings.HasPrefix(tt.code, "sim-") || strings.HasPrefix(tt.code, "quiz-")
		switch tt.code {
		case "quiz-stray-end", "quiz-nested", "sim-nested":
			broken = false
		}
		found := false
		for _, b := range n.Blocks {
			found = found || b.Broken != nil
		}
		if found != broken {
			t.Errorf("%s: a broken block in place = %v; want %v", tt.name, found, broken)
		}
	}
}

func said(ps []course.Problem) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.In(i18n.English))
	}
	return out
}

func TestAQuestionIsReadWhole(t *testing.T) {
	src := `## 재시도

<!-- quiz id=retry-4xx aliases="old-1 old-2" tags="D1.T1, D1.T2"
     source=https://a.example/x,y,https://b.example checked=2026-11 -->
다시 시도하는 응답을 **모두** 고르세요.

` + "```http\nHTTP/1.1 429 Too Many Requests\n```" + `

- [x] ` + "`429`" + `와 스로틀링
  > 시간이 지나면 **성공**한다.
- [ ] ` + "`400`" + `

  > 몇 번을 보내도 실패한다.
- [X] 둘째 정답
> 들여쓰지 않은 설명

<details><summary>힌트</summary>

상태 코드만 보지 않는다.

</details>

일시적인가로 정해진다.
<!-- /quiz -->

뒤의 글
`
	n, ps := Note("ko/retry.md", []byte(src), Options{})
	if len(ps) > 0 {
		t.Fatal(said(ps))
	}
	if len(n.Blocks) != 3 || n.Blocks[1].Quiz == nil || n.Blocks[2].HTML != "<p>뒤의 글</p>" {
		t.Fatalf("blocks = %+v", n.Blocks)
	}
	q := n.Blocks[1].Quiz
	want := quiz.Question{
		ID: "retry-4xx", Aliases: []string{"old-1", "old-2"}, Type: quiz.Multiple, Tags: []string{"D1.T1", "D1.T2"},
		Sources: []string{"https://a.example/x,y", "https://b.example"}, Checked: "2026-11",
		Prompt: "<p>다시 시도하는 응답을 <strong>모두</strong> 고르세요.</p>\n<pre class=\"code\" tabindex=\"0\" data-lang=\"http\"><code><span class=\"k\">HTTP/1.1</span> <span class=\"n\">429</span> Too Many Requests\n</code></pre>",
		Options: []quiz.Option{
			{Body: "<code>429</code>와 스로틀링", Why: "시간이 지나면 <strong>성공</strong>한다.", Correct: true},
			{Body: "<code>400</code>", Why: "몇 번을 보내도 실패한다."},
			{Body: "둘째 정답", Why: "들여쓰지 않은 설명", Correct: true},
		},
		Hint: "<p>상태 코드만 보지 않는다.</p>", Explanation: "일시적인가로 정해진다.", Note: "retry", Anchor: "재시도",
	}
	if got := printed(*q); got != printed(want) {
		t.Errorf("question =\n%s\nwant\n%s", got, printed(want))
	}
}

func printed(q quiz.Question) string {
	var b strings.Builder
	line := func(s ...string) { b.WriteString(strings.Join(s, " | ") + "\n") }
	line(q.ID, strings.Join(q.Aliases, ","), string(q.Type), strings.Join(q.Tags, ","), strings.Join(q.Sources, " "), q.Checked)
	line(string(q.Prompt), string(q.Hint), string(q.Explanation), q.Note, q.Anchor, q.Sim, q.Ask)
	for _, o := range q.Options {
		r := "no"
		if o.Correct {
			r = "yes"
		}
		line(r, string(o.Body), string(o.Why))
	}
	return b.String()
}

func TestAQuestionEndsWhereTheDesignSays(t *testing.T) {
	for _, tt := range []struct{ name, src, after string }{
		{"end comment", "<!-- quiz id=a -->\n물음\n" + pair + "<!-- /quiz -->\n끝\n", "<p>끝</p>"},
		{"heading", "<!-- quiz id=a -->\n물음\n" + pair + "\n설명\n\n### 다음\n", "<h2"},
		{"next question", "<!-- quiz id=a -->\n물음\n" + pair + "<!-- quiz id=b -->\n물음\n" + pair + "<!-- /quiz -->\n", ""},
	} {
		n, ps := Note("x.md", []byte(tt.src), Options{})
		if len(ps) > 0 || len(n.Questions()) == 0 || len(n.Questions()[0].Options) != 2 {
			t.Errorf("%s: %v, %d questions", tt.name, said(ps), len(n.Questions()))
		}
		if last := n.Blocks[len(n.Blocks)-1]; tt.after == "<p>끝</p>" && last.HTML != tt.after || tt.after == "<h2" && last.Heading == nil || tt.after == "" && last.Quiz == nil {
			t.Errorf("%s: last block = %+v", tt.name, last)
		}
	}
}

func TestASimBlockIsReadWhole(t *testing.T) {
	for name, body := range map[string]string{
		"lines":   "clients: 30   # 서른\npolicy: none\npredict: calls\nalt: 호출 수: 그림\ncompare: clients=40, policy=fixed\n",
		"list":    "clients: 30\npolicy: none\npredict: calls\nalt: '호출 수: 그림'\ncompare:\n  - clients=40\n  - policy=fixed\n",
		"mapping": "clients: 30\npolicy: none\npredict: calls\nalt: \"호출 수: 그림\"\ncompare: {clients: 40, policy: fixed}\n",
	} {
		n, ps := Note("x.md", []byte("# 백오프\n\n## 지터\n\n```sim backoff\n"+body+"```\n\n```sim backoff\n```\n"), oneSim)
		if len(ps) > 0 || len(n.Sims()) != 2 {
			t.Errorf("%s: %v", name, said(ps))
			continue
		}
		b := n.Sims()[0]
		if b.ID != "sim-backoff-1" || n.Sims()[1].ID != "sim-backoff-2" || b.Anchor != "지터" || b.Predict != "calls" || b.Alt != "호출 수: 그림" {
			t.Errorf("%s: %+v", name, b)
		}
		if b.Params["clients"] != "30" || b.Params["policy"] != "none" || b.Compare["clients"] != "40" || b.Compare["policy"] != "fixed" || len(b.Compare) != 2 {
			t.Errorf("%s: params %v, compare %v", name, b.Params, b.Compare)
		}
	}
}

func TestFixWritesMissingIDsAndNothingElse(t *testing.T) {
	src := "---\r\ntitle: 글\r\n---\r\n\r\n<!-- quiz tags=D1 -->\r\n물음\r\n- [x] 하나\r\n- [ ] 둘\r\n<!-- /quiz -->\r\n\r\n<!--\r\n  quiz -->\r\n다른 물음\r\n- [x] 하나\r\n- [ ] 둘\r\n<!-- /quiz -->\r\n<!-- quiz -->\r\n물음\r\n- [x] 하나\r\n- [ ] 둘\r\n<!-- /quiz -->\r\n"
	out, ids := Fix("ko/글.md", []byte(src), map[string]bool{})
	if len(ids) != 3 {
		t.Fatalf("wrote %v; want three ids", ids)
	}
	back := string(out)
	for _, id := range ids {
		if !strings.HasPrefix(id, "q-글-") || !goodID(id) || strings.Count(back, " id="+id) < 1 {
			t.Errorf("id %q", id)
		}
	}
	if ids[0] == ids[2] {
		t.Error("two questions got one id")
	}
	for i := len(ids) - 1; i >= 0; i-- {
		back = strings.Replace(back, " id="+ids[i], "", 1)
	}
	if back != src {
		t.Errorf("more than ids changed:\n%q", out)
	}
	n, ps := Note("ko/글.md", out, Options{})
	if len(ps) > 0 || len(n.Questions()) != 3 {
		t.Errorf("after the fix: %v", said(ps))
	}
	if again, more := Fix("ko/글.md", out, nil); len(more) > 0 || string(again) != string(out) {
		t.Errorf("a second fix wrote %v", more)
	}
	_, clash := Fix("ko/글.md", []byte(src), map[string]bool{ids[0]: true})
	if clash[0] == ids[0] {
		t.Errorf("the taken id %s was written", ids[0])
	}
}

func TestAssignedIDsKeepQuestionsOfNotesNobodyChecked(t *testing.T) {
	n, ps := Note("x.md", []byte("<!-- quiz -->\n물음\n"+pair+"<!-- /quiz -->\n"), Options{AssignIDs: true})
	if len(n.Questions()) != 1 || len(ps) != 1 || ps[0].Severity != course.Warning {
		t.Fatalf("%d questions, %v", len(n.Questions()), said(ps))
	}
	_, ids := Fix("x.md", []byte("<!-- quiz -->\n물음\n"+pair+"<!-- /quiz -->\n"), nil)
	if n.Questions()[0].ID != ids[0] {
		t.Errorf("assigned %s; Fix writes %s", n.Questions()[0].ID, ids[0])
	}
}
