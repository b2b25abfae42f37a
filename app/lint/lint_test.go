package lint

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/markdown"
	"notelab/app/quiz"
	"notelab/app/sim"
)

const manifest = `title: T
languages: [ko, en]
blueprints: [exam.yaml]
sections:
  - id: s
    title: S
    notes: [a]
`

const blueprint = `exam: TEST
kinds: [choice, multiple]
domains:
  - {id: D1, weight: 100, title: One, tasks: [{id: T1, title: Task}]}
skills: {D1.T1.S1: Skill, D1.T1.K1: Bullet}
official: [docs.example.com, github.com/org]
retired: {OldName: "use NewName", 256 KB: "it is 1 MiB"}
`

// front is what a note needs so that nothing but its questions can be at fault.
const front = `---
title: 노트
tags: [D1.T1.S1]
updated: 2026-11-01
sources:
  - {title: A, url: "https://docs.example.com/a", checked: 2026-11}
---

스로틀링과 호출을 다룬다. SNS와 API도 나온다.

`

// good is a multiple choice that keeps every rule.
const good = `<!-- quiz id=one tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
주문 앱이 부른 API가 가끔 거절된다. 호출을 잃지 않는 방법을 고르세요.

- [x] 기다렸다가 같은 요청을 보낸다.
  > 스로틀링은 잠시 뒤에 풀리므로 다시 보내면 성공한다.
- [ ] 실패한 시도를 기록에 남긴다.
  > 기록은 원인을 알려 줄 뿐 호출을 되살리지 못한다.
- [ ] 큰 인스턴스로 앱을 옮겨 간다.
  > 한도는 계정에 걸려 있어 인스턴스와 관계가 없다.
- [ ] 통신의 시간 제한을 줄여 둔다.
  > 더 빨리 실패할 뿐이고 호출은 그대로 잃는다.

일시적인 실패는 다시 보낸다.
<!-- /quiz -->
`

const two = `<!-- quiz id=two tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
함수가 테이블을 읽지 못한다. 필요한 조치 두 가지를 고르세요.

- [x] 역할에 읽기 권한을 준다.
  > 함수는 실행 역할의 권한으로 테이블을 읽는다.
- [x] 테이블의 이름을 바로잡는다.
  > 없는 테이블을 읽으면 권한이 있어도 실패한다.
- [ ] 함수의 메모리를 두 배로 한다.
  > 메모리는 속도를 바꿀 뿐 권한과는 관계가 없다.
- [ ] 테이블을 다른 리전에 둔다.
  > 리전이 다르면 오히려 찾지 못하는 까닭이 는다.
- [ ] 호출하는 쪽의 재시도를 늘린다.
  > 권한이 없는 요청은 몇 번을 보내도 실패한다.

읽으려면 이름과 권한이 모두 맞아야 한다.
<!-- /quiz -->
`

const english = `<!-- quiz id=one tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
An order application calls an API, which refuses some calls. Which change keeps every call?

- [x] Wait and send the same request.
  > Throttling passes after a moment, so that a second try succeeds.
- [ ] Write failed tries into a log.
  > A log tells what happened and brings no call back.
- [ ] Move to a larger instance.
  > The limit belongs to the account and not to the instance.
- [ ] Shorten the network timeout.
  > It fails faster, and the call is lost all the same.

What fails for a moment is sent again.
<!-- /quiz -->
`

const order = `<!-- quiz id=ord type=order tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
일어나는 순서대로 놓으세요.

1. 준비한다
2. 실행한다
3. 치운다

준비, 실행, 정리의 순서다.
<!-- /quiz -->
`

const match = `<!-- quiz id=mat type=match tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
하는 일과 이름을 짝지으세요.

| 하는 일 | 이름 |
| --- | --- |
| 줄을 세운다 | 대기열 |
| 널리 알린다 | 주제 |
| 흐름을 정한다 | 상태 머신 |

이름은 하는 일에서 왔다.
<!-- /quiz -->
`

const numeric = `<!-- quiz id=num tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
100건을 10건씩 보내면 호출은 모두 [[10 번]]이다.

100을 10으로 나눈 값이다.
<!-- /quiz -->
`

const cloze = `<!-- quiz id=clo tags="D1.T1.S1" source=https://docs.example.com/a checked=2026-11 -->
줄을 세우는 서비스는 [[SQS|Amazon SQS]]다.

대기열 서비스의 이름이다.
<!-- /quiz -->
`

const generated = `<!-- quiz id=gen type=generated sim=toy ask=wait tags="D1.T1.S1" -->
<!-- /quiz -->
`

var toy = sim.Infos{{Name: "toy", Asks: []sim.Ask{{Name: "wait"}, {Name: "count"}}}}

// files is a course of an exam with one note, and its translation if there is
// one.
func files(ko, en string) map[string][]byte {
	fs := map[string][]byte{"course.yaml": []byte(manifest), "exam.yaml": []byte(blueprint), "ko/a.md": []byte(front + ko)}
	if en != "" {
		fs["en/a.md"] = []byte(front + en)
	}
	return fs
}

func checked(t *testing.T, fs map[string][]byte, opt Options) []course.Problem {
	t.Helper()
	c, problems := markdown.CourseOf(fs, markdown.Options{Sims: toy})
	for _, p := range problems {
		if p.Severity == course.Error {
			t.Fatalf("the example can't be read: %s", p.In(i18n.English))
		}
	}
	return Check(c, opt)
}

// codes lists what was found, an error with "!", without what concerns a bank
// of a few questions.
func codes(ps []course.Problem) string {
	var list []string
	for _, p := range ps {
		if p.Code == "L22" {
			continue
		}
		code := p.Code
		if p.Severity == course.Error {
			code += "!"
		}
		list = append(list, code)
	}
	sort.Strings(list)
	return strings.Join(list, " ")
}

// edit replaces pairs of texts, each of which must be there.
func edit(t *testing.T, s string, pairs ...string) string {
	t.Helper()
	for i := 0; i+1 < len(pairs); i += 2 {
		if !strings.Contains(s, pairs[i]) {
			t.Fatalf("the example has no %q", pairs[i])
		}
		s = strings.Replace(s, pairs[i], pairs[i+1], 1)
	}
	return s
}

func TestQuestionsOfEveryTypeThatKeepTheRulesAreClean(t *testing.T) {
	all := good + "\n" + two + "\n" + order + "\n" + match + "\n" + numeric + "\n" + cloze + "\n" + generated
	if got := codes(checked(t, files(all, ""), Options{Day: "2026-11-27"})); got != "" {
		t.Errorf("found %s", got)
	}
}

func TestEachRuleFindsItsFaultAndLeavesItsNeighbourAlone(t *testing.T) {
	long := strings.Repeat("어제 배포한 앱이 느리다. ", 30)
	for _, c := range []struct {
		rule, base string
		edits      []string
		want       string
	}{
		{"L01 capital", good, []string{"id=one", "id=One"}, "L01!"},
		{"L01 digits and dashes", good, []string{"id=one", "id=one-2"}, ""},
		{"L02 untagged", good, []string{` tags="D1.T1.S1"`, ""}, "L02!"},
		{"L02 task only", good, []string{"D1.T1.S1", "D1.T1"}, "L02!"},
		{"L02 bullet only", good, []string{"D1.T1.S1", "D1.T1.K1"}, "L02"},
		{"L02 bullet and skill", good, []string{"D1.T1.S1", "D1.T1.K1 D1.T1.S1"}, ""},
		{"L03 three options", good, []string{"- [ ] 통신의 시간 제한을 줄여 둔다.\n  > 더 빨리 실패할 뿐이고 호출은 그대로 잃는다.\n", ""}, "L03!"},
		{"L03 four of several", two, []string{"- [ ] 호출하는 쪽의 재시도를 늘린다.\n  > 권한이 없는 요청은 몇 번을 보내도 실패한다.\n", ""}, "L03!"},
		{"L03 two steps", order, []string{"3. 치운다\n", ""}, "L03!"},
		{"L03 two prompts", match, []string{"| 흐름을 정한다 | 상태 머신 |\n", ""}, "L03!"},
		{"L03 a surplus pair is no prompt", match, []string{"| 흐름을 정한다 | 상태 머신 |\n", "| 흐름을 정한다 | 상태 머신 |\n| | 버킷 |\n"}, ""},
		{"L04 option", good, []string{"  > 더 빨리 실패할 뿐이고 호출은 그대로 잃는다.\n", ""}, "L04!"},
		{"L04 short option", good, []string{"더 빨리 실패할 뿐이고 호출은 그대로 잃는다.", "아니다."}, "L04!"},
		{"L04 whole", good, []string{"\n일시적인 실패는 다시 보낸다.\n", ""}, "L04!"},
		{"L04 whole of a number", numeric, []string{"\n100을 10으로 나눈 값이다.\n", ""}, "L04!"},
		{"L04 source", good, []string{" source=https://docs.example.com/a", ""}, "L04!"},
		{"L04 link instead of source", good, []string{" source=https://docs.example.com/a", "", "다시 보낸다.\n<", "[다시](https://docs.example.com/b) 보낸다.\n<"}, ""},
		{"L05 host", good, []string{"docs.example.com", "blog.example.org"}, "L05!"},
		{"L05 path", good, []string{"https://docs.example.com/a", "https://github.com/organ/x"}, "L05!"},
		{"L05 listed path", good, []string{"https://docs.example.com/a", "https://github.com/org/x"}, ""},
		{"L05 http", good, []string{"https://docs", "http://docs"}, "L05!"},
		{"L05 tracked", good, []string{"/a checked", "/a?utm_source=x checked"}, "L05!"},
		{"L05 query", good, []string{"/a checked", "/a?version=2 checked"}, ""},
		{"L05 in an explanation", good, []string{"다시 보낸다.\n<", "[다시](https://blog.example.org/) 보낸다.\n<"}, "L05!"},
		{"L06 negative", good, []string{"호출을 잃지 않는 방법을", "알맞지 않은 것을"}, "L06"},
		{"L06 marked", good, []string{"호출을 잃지 않는 방법을", "알맞지 **않은 것**을"}, ""},
		{"L06 negation in the scenario", good, []string{"가끔 거절된다", "제외 목록에 없다"}, ""},
		{"L07 all of the above", good, []string{"통신의 시간 제한을 줄여 둔다.", "위의 모두를 차례대로 해 본다."}, "L07!"},
		{"L07 none", good, []string{"통신의 시간 제한을 줄여 둔다.", "이 보기 가운데 정답 없음"}, "L07!"},
		{"L07 letters", good, []string{"기다렸다가 같은 요청을 보낸다.", "기다린다", "실패한 시도를 기록에 남긴다.", "적어 둔다", "큰 인스턴스로 앱을 옮겨 간다.", "옮겨 간다", "통신의 시간 제한을 줄여 둔다.", "A와 C"}, "L07!"},
		{"L07 things with letters", good, []string{"통신의 시간 제한을 줄여 둔다.", "계정 A와 B의 한도를 줄인다."}, ""},
		{"L08 twice as long", good, []string{"기다렸다가 같은 요청을 보낸다.", "기다렸다가 같은 요청을 지수 백오프와 지터를 두고 정해진 횟수만큼 다시 보낸다."}, "L08!"},
		{"L08 somewhat longer", good, []string{"기다렸다가 같은 요청을 보낸다.", "기다렸다가 같은 요청을 지터를 두고 다시 보낸다."}, "L08"},
		{"L08 half as long", good, []string{"기다렸다가 같은 요청을 보낸다.", "다시 보낸다."}, "L08!"},
		{"L08 a few characters", good, numbers("1초", "2초", "30초", "12분 30초"), ""},
		{"L08 names in code", good, []string{"기다렸다가 같은 요청을 보낸다.", "`Get`", "실패한 시도를 기록에 남긴다.", "`DescribeEverything`", "큰 인스턴스로 앱을 옮겨 간다.", "`List`", "통신의 시간 제한을 줄여 둔다.", "`Put`"}, ""},
		{"L11 absolute distractor", good, []string{"통신의 시간 제한을 줄여 둔다.", "시간 제한을 항상 줄여 둔다."}, "L11"},
		{"L11 in the key too", good, []string{"통신의 시간 제한을 줄여 둔다.", "시간 제한을 항상 줄여 둔다.", "기다렸다가 같은", "기다렸다가 항상"}, ""},
		{"L12 clang", good, []string{"주문 앱이 부른", "컨베이어 앱이 부른", "같은 요청을", "컨베이어를"}, "L12"},
		{"L12 in a distractor too", good, []string{"주문 앱이 부른", "컨베이어 앱이 부른", "같은 요청을", "컨베이어를", "실패한 시도를", "컨베이어를"}, ""},
		{"L12 in code", good, []string{"주문 앱이 부른", "`PutItem`을 쓰는", "같은 요청을", "`PutItem`을"}, ""},
		{"L13 convergence", good, []string{"기다렸다가 같은 요청을 보낸다.", "요청, 기록, 시간, 로그, 통신, 한도", "실패한 시도를 기록에 남긴다.", "요청과 기록을 빠짐없이적어둔다.", "큰 인스턴스로 앱을 옮겨 간다.", "시간과 로그를 가지런히모아둔다.", "통신의 시간 제한을 줄여 둔다.", "통신과 한도를 넉넉하게늘려둔다."}, "L13"},
		{"L13 distractors share too", good, []string{"기다렸다가 같은 요청을 보낸다.", "요청, 기록, 시간, 로그, 통신, 한도", "실패한 시도를 기록에 남긴다.", "요청, 기록, 시간, 로그, 계정, 한도", "큰 인스턴스로 앱을 옮겨 간다.", "요청, 기록, 시간, 로그, 계정, 비용", "통신의 시간 제한을 줄여 둔다.", "요청, 기록, 시간, 로그, 통신, 비용"}, ""},
		{"L14 same", good, []string{"실패한 시도를 기록에 남긴다.", "큰 인스턴스로 앱을 옮겨 간다"}, "L14!"},
		{"L14 part of a word", good, []string{"실패한 시도를 기록에 남긴다.", "아주큰 인스턴스로 앱을 옮겨 간다."}, ""},
		{"L14 contained whole", good, []string{"실패한 시도를 기록에 남긴다.", "반으로 줄인 큰 인스턴스로 앱을 옮겨 간다."}, "L14!"},
		{"L14 code in another case", good, []string{"실패한 시도를 기록에 남긴다.", "`/App.js*`를 지우고 다시 본다.", "큰 인스턴스로 앱을 옮겨 간다.", "`/app.js*`를 지우고 다시 본다."}, ""},
		{"L15 numbers", good, numbers("30초", "5초", "2분", "10분"), "L15"},
		{"L15 in order, in two units", good, numbers("5초", "30초", "2분", "10분"), ""},
		{"L16 long", good, []string{"주문 앱이", long + "주문 앱이"}, "L16"},
		{"L16 no request", good, []string{"방법을 고르세요.", "방법이 있다."}, "L16"},
		{"L16 a question", good, []string{"방법을 고르세요.", "방법은 무엇인가?"}, ""},
		{"L17 no count", two, []string{"조치 두 가지를", "조치를"}, "L17!"},
		{"L17 wrong count", two, []string{"조치 두 가지를", "조치 세 가지를"}, "L17!"},
		{"L17 digits in brackets", two, []string{"조치 두 가지를 고르세요.", "조치를 고르세요. (2개)"}, "L16 L17!"},
		{"L17 digits in the sentence", two, []string{"조치 두 가지를 고르세요.", "조치를 고르세요(2개)."}, ""},
		{"L19 retired key", good, []string{"같은 요청을", "OldName으로"}, "L19"},
		{"L19 retired number in a blank", cloze, []string{"SQS|Amazon SQS", "=256 KB"}, "L19"},
		{"L19 retired distractor", good, []string{"실패한 시도를", "OldName을 켜고"}, ""},
		{"L20 undated number", numeric, []string{" checked=2026-11", "", "100을 10으로 나눈 값이다.", "한 번에 10건까지 보낸다."}, "L20"},
		{"L20 no number", good, []string{" checked=2026-11", ""}, ""},
		{"L25 strange word", good, []string{"주문 앱이", "주문 gateway가"}, "L25"},
		{"L25 code", good, []string{"주문 앱이", "주문 `gateway`가"}, ""},
		{"L25 a word of the note", good, []string{"주문 앱이", "주문 SNS가"}, ""},
		{"L25 in a blank's stem", cloze, []string{"줄을", "throughput 줄을"}, "L25"},
	} {
		text := edit(t, c.base, c.edits...)
		if got := codes(checked(t, files(text, ""), Options{})); got != c.want {
			t.Errorf("%s: found %q; want %q", c.rule, got, c.want)
		}
	}
}

// numbers replaces the options of good.
func numbers(a, b, c, d string) []string {
	return []string{"기다렸다가 같은 요청을 보낸다.", a, "실패한 시도를 기록에 남긴다.", b, "큰 인스턴스로 앱을 옮겨 간다.", c, "통신의 시간 제한을 줄여 둔다.", d}
}

func TestEnglishQuestionsHaveTheirOwnWords(t *testing.T) {
	for _, c := range []struct {
		rule  string
		edits []string
		want  string
	}{
		{"clean", nil, ""},
		{"L06", []string{"Which change keeps every call?", "Which change does not keep every call?"}, "L06"},
		{"L06 in bold", []string{"Which change keeps every call?", "Which change does **NOT** keep every call?"}, ""},
		{"L07", []string{"Shorten the network timeout.", "All of the above are right."}, "L07! L11"},
		{"L07 letters", []string{"Wait and send the same request.", "Wait awhile", "Write failed tries into a log.", "Write a log", "Move to a larger instance.", "Move away", "Shorten the network timeout.", "Both A and C"}, "L07!"},
		{"L11", []string{"Shorten the network", "Always shorten the"}, "L11"},
		{"L16 no request", []string{"Which change keeps every call?", "This is about calls."}, "L16"},
		{"L16 imperative", []string{"Which change keeps every call?", "Choose what keeps every call."}, ""},
		{"L16 long", []string{"An order", strings.Repeat("It was slow. ", 31) + "An order"}, "L16"},
	} {
		fs := files("", "")
		fs["en/a.md"] = []byte(front + edit(t, english, c.edits...))
		delete(fs, "ko/a.md")
		if got := codes(checked(t, fs, Options{})); got != c.want {
			t.Errorf("%s: found %q; want %q", c.rule, got, c.want)
		}
	}
}

func TestBothLanguagesAskTheSame(t *testing.T) {
	withNumber := []string{"which refuses some calls", "which refuses 150 calls of `Put`"}
	ko := edit(t, good, "가끔 거절된다", "`Put` 150건을 거절한다")
	for _, c := range []struct {
		rule   string
		ko, en string
		want   string
	}{
		{"clean", good, english, ""},
		{"clean with number and code", ko, edit(t, english, withNumber...), ""},
		{"other number", ko, edit(t, english, "which refuses some calls", "which refuses 160 calls of `Put`"), "L21!"},
		{"other code", ko, edit(t, english, "which refuses some calls", "which refuses 150 calls of `Get`"), "L21!"},
		{"other key", good, edit(t, english, "- [x] Wait", "- [ ] Wait", "- [ ] Move", "- [x] Move"), "L21!"},
		{"fewer options", good, edit(t, english, "- [ ] Shorten the network timeout.\n  > It fails faster, and the call is lost all the same.\n", ""), "L03! L21!"},
		{"other type", good, edit(t, numeric, "id=num", "id=one"), "L21!"},
		{"other answer", numeric, edit(t, numeric, "[[10 번]]", "[[11 번]]"), "L21!"},
		{"missing in English", good + "\n" + numeric, english, "L01!"},
		{"missing in Korean", good, english + "\n" + numeric, "L01!"},
	} {
		if got := codes(checked(t, files(c.ko, c.en), Options{})); got != c.want {
			t.Errorf("%s: found %q; want %q", c.rule, got, c.want)
		}
	}
}

func TestDrawnQuestionsHaveOneKeyAndNoCopies(t *testing.T) {
	option := func(body, why string, right bool) quiz.Option {
		return quiz.Option{Body: quiz.HTML(body), Why: quiz.HTML(why), Correct: right}
	}
	for _, c := range []struct {
		name    string
		options []quiz.Option
		want    string
	}{
		{"clean", []quiz.Option{option("1", "x", true), option("2", "x", false)}, ""},
		{"no key", []quiz.Option{option("1", "x", false), option("2", "x", false)}, "L23!"},
		{"a distractor that is the key", []quiz.Option{option("1", "x", true), option("1.", "x", false)}, "L23!"},
		{"unexplained", []quiz.Option{option("1", "x", true), option("2", "", false)}, "L23!"},
	} {
		ask := func(_, _ string, seed uint64, _ i18n.Lang) (quiz.Question, error) {
			if seed < seeds { // the last draw tells
				return quiz.Question{Options: []quiz.Option{option("a", "x", true), option("b", "x", false)}}, nil
			}
			return quiz.Question{Options: c.options}, nil
		}
		if got := codes(checked(t, files(generated, ""), Options{Ask: ask})); got != c.want {
			t.Errorf("%s: found %q; want %q", c.name, got, c.want)
		}
	}
	broken := func(_, _ string, _ uint64, _ i18n.Lang) (quiz.Question, error) {
		return quiz.Question{}, sim.ErrAsk
	}
	if got := codes(checked(t, files(generated, ""), Options{Ask: broken})); got != "L23!" {
		t.Errorf("a model that makes no question: found %q", got)
	}
}

func TestNearCopiesAndGivenAwayKeysAreFoundAcrossTheCourse(t *testing.T) {
	story := edit(t, good, "주문 앱이", "서울과 도쿄의 두 리전에서 하루에 수십만 건을 받는 주문 앱이")
	again := edit(t, story, "id=one", "id=again", "수십만", "수백만")
	for _, c := range []struct{ name, text, want string }{
		{"near copy", story + "\n" + again, "L18"},
		{"another story", story + "\n" + edit(t, two, "함수가", "밤마다 창고의 재고를 세는 일을 맡은 함수가 새로 만든"), ""},
		{"short stems with other options", order + "\n" + edit(t, order, "id=ord", "id=ord-2", "준비한다", "코드를 내려받아 묶는다", "실행한다", "시험 환경에 올린다", "치운다", "운영 환경으로 옮긴다"), ""},
		{"short stems with the same options", order + "\n" + edit(t, order, "id=ord", "id=ord-2"), "L18"},
		{"key in another stem", good + "\n" + edit(t, two, "함수가", "밤에는 지수 백오프로 늘린 간격 사이에서 무작위로 고르는 함수가") + "\n" +
			edit(t, good, "id=one", "id=key", "주문 앱이 부른 API가 가끔 거절된다.", "택배 회사의 배차를 맡은 곳이 몰린다.", "기다렸다가 같은 요청을 보낸다.", "지수 백오프로 늘린 간격 사이에서 무작위로 고른다.", "실패한 시도를 기록에 남긴다.", "언제나 똑같은 길이만큼 차분하게 쉬어 준다.", "큰 인스턴스로 앱을 옮겨 간다.", "사람이 눈으로 보고 그때그때 결정해 준다.", "통신의 시간 제한을 줄여 둔다.", "가까운 창고에 먼저 물어본 뒤에 나누어 준다."), "L24"},
	} {
		ps := checked(t, files(c.text, ""), Options{})
		if got := codes(ps); got != c.want {
			t.Errorf("%s: found %q; want %q", c.name, got, c.want)
		}
	}
	ps := checked(t, files(story+"\n"+again, ""), Options{})
	for _, p := range ps {
		if p.Code == "L18" && (!strings.Contains(p.Message.En, "one ~ again") || p.Line < 25) {
			t.Errorf("the pair isn't named: %s", p.In(i18n.English))
		}
	}
}

// bankOf writes n choices whose keys stand at the given places, the key longer
// than the others or not.
func bankOf(places []int, longest func(i int) bool) string {
	var b strings.Builder
	for i, place := range places {
		fmt.Fprintf(&b, "<!-- quiz id=q%d tags=\"D1.T1.S1\" source=https://docs.example.com/a checked=2026-11 -->\n%s 고르세요.\n\n", i, strings.Repeat(string(rune('가'+i*28)), 9))
		for o := range 4 {
			mark, more := " ", ""
			if o == place {
				mark = "x"
				if longest(i) {
					more = "다"
				}
			}
			fmt.Fprintf(&b, "- [%s] %c%c%c 한다%s\n  > 왜 그런지 충분히 길게 쓴 풀이다.\n", mark, '가'+i*28+1, '나'+o*28, '다'+o, more)
		}
		b.WriteString("\n규칙이다.\n<!-- /quiz -->\n\n")
	}
	return b.String()
}

func TestTheBankIsReportedOnceWithItsFigures(t *testing.T) {
	never := func(int) bool { return false }
	var even, first []int
	for i := range 24 {
		even, first = append(even, i%4), append(first, min(i%8, 4)%4)
	}
	for _, c := range []struct {
		name string
		text string
		code string
		want string // in the message; "" for none
	}{
		{"keys everywhere", bankOf(even, never), "L10", ""},
		{"keys first", bankOf(first, never), "L10", "15 · 3 · 3 · 3 questions (χ² = 18.0 > 11.3)"},
		{"too few to tell", bankOf(first[:8], never), "L10", ""},
		{"key rarely longest", bankOf(even, func(i int) bool { return i%3 == 0 }), "L09", ""},
		{"key often longest", bankOf(even, func(i int) bool { return i%2 == 0 }), "L09", "12/24 = 50 % of the bank (35 % at most); notes above it: ko/a.md 12/24"},
	} {
		n := 0
		for _, p := range checked(t, files(c.text, ""), Options{}) {
			if p.Code != c.code {
				continue
			}
			if n++; p.File != "" || p.Severity != course.Warning || c.want == "" || !strings.Contains(p.Message.En, c.want) {
				t.Errorf("%s: %s; want %q", c.name, p.In(i18n.English), c.want)
			}
		}
		if want := min(len(c.want), 1); n != want {
			t.Errorf("%s: %s reported %d times; want %d", c.name, c.code, n, want)
		}
	}
}

func TestNotesStandOnOfficialPagesReadWithinTheYear(t *testing.T) {
	for _, c := range []struct {
		name, day string
		edits     []string
		want      string
	}{
		{"fresh", "2027-11-01", nil, ""},
		{"a year and a day", "2027-11-02", nil, "note-old"},
		{"no day given", "", nil, ""},
		{"no sources", "", []string{"sources:\n  - {title: A, url: \"https://docs.example.com/a\", checked: 2026-11}\n", ""}, "note-no-sources"},
		{"a blog", "", []string{"https://docs.example.com/a\"", "https://blog.example.org/a\""}, "note-source"},
	} {
		fs := files("", "")
		fs["ko/a.md"] = []byte(edit(t, front, c.edits...) + good)
		if got := codes(checked(t, fs, Options{Day: c.day})); got != c.want {
			t.Errorf("%s: found %q; want %q", c.name, got, c.want)
		}
	}
}

// A folder of notes that prepares for no exam is told what may be better and
// never that it is wrong.
func TestWithoutABlueprintRulesOnlyWarn(t *testing.T) {
	text := edit(t, good, ` tags="D1.T1.S1" source=https://docs.example.com/a`, "",
		"- [ ] 통신의 시간 제한을 줄여 둔다.\n  > 더 빨리 실패할 뿐이고 호출은 그대로 잃는다.\n", "", "일시적인 실패는 다시 보낸다.", "")
	ps := checked(t, map[string][]byte{"a.md": []byte("# 노트\n\n글이다.\n\n" + text)}, Options{Day: "2026-11-27"})
	if got := codes(ps); got != "L04 L04 L25" {
		t.Errorf("found %q", got)
	}
}

func TestProblemsNameTheLineOfTheirQuestion(t *testing.T) {
	text := good + "\n" + edit(t, numeric, "source=https://docs", "source=http://docs")
	line := 1 + strings.Count(strings.SplitAfter(front+text, "<!-- quiz id=num")[0], "\n")
	for _, p := range checked(t, files(text, ""), Options{}) {
		if p.Code == "L05" && (p.File != "ko/a.md" || p.Line != line || !strings.HasPrefix(p.Message.Ko, "num: ")) {
			t.Errorf("%s; want ko/a.md:%d", p.In(i18n.Korean), line)
		}
	}
}

func TestChecksAreTheSameEachTime(t *testing.T) {
	fs := files(bankOf([]int{0, 0, 1, 2, 3, 0, 0, 0, 0}, func(int) bool { return true })+good+"\n"+two, english)
	a, b := checked(t, fs, Options{}), checked(t, fs, Options{})
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Error("two checks of the same course differ")
	}
}
