package lint

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// enough is how many columns the explanation of an option takes at least: ten
// syllables of Korean say what twenty letters do.
const enough = 20

// explained is L04: every option and the whole is explained, and a page proves
// it. The reasons of an order's steps and of a match's rows are optional: where
// all of them stand in one rule, the explanation of the whole has it.
func explained(k *checker, it *item) {
	if it.drawn() {
		return
	}
	for i := range it.options {
		if !it.chosen() || width(it.whys[i].text) >= enough {
			continue
		}
		n := strconv.Itoa(i + 1)
		if it.whys[i].text == "" {
			k.err(it, "L04", n+"번째 보기에 풀이가 없습니다. 아래에 `> 왜 맞거나 틀린지`를 쓰세요", "option "+n+" has no explanation; write `> why it is right or wrong` below it")
		} else {
			k.err(it, "L04", n+"번째 보기의 풀이가 너무 짧습니다(한글 10자 이상): "+say(it.whys[i].text), "the explanation of option "+n+" is too short (20 characters or more): "+say(it.whys[i].text))
		}
	}
	if it.explanation.text == "" {
		k.err(it, "L04", "전체 풀이가 없습니다. 보기 뒤에 규칙을 한 문장으로 쓰세요", "nothing explains the whole; write the rule in one sentence after the options")
	}
	if len(it.q.Sources) == 0 && len(it.links()) == 0 {
		k.err(it, "L04", "근거가 없습니다. source=에 공식 문서의 주소를 쓰세요", "no page proves the answer; write the address of an official one into source=")
	}
}

// links are the addresses of other sites that the explanations name.
func (it *item) links() []string {
	links := append([]string(nil), it.explanation.links...)
	for i := range it.whys {
		links = append(links, it.whys[i].links...)
	}
	return links
}

// sources is L05: what proves a fact is an official page, over https, and
// nobody is tracked on the way there.
func sources(k *checker, it *item) {
	for _, u := range append(append([]string(nil), it.q.Sources...), it.links()...) {
		if ko, en := k.doubt(u); ko != "" {
			k.err(it, "L05", ko, en)
		}
	}
}

// doubt says why an address can't prove a fact of the exam; "" when it can.
func (k *checker) doubt(address string) (ko, en string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "읽을 수 없는 주소입니다: " + say(address), "no address: " + say(address)
	}
	if u.Scheme != "https" {
		return "https 주소가 아닙니다: " + say(address), "not an https address: " + say(address)
	}
	for name := range u.Query() {
		name = strings.ToLower(name)
		if strings.HasPrefix(name, "utm_") || setOf([]string{"trk", "sc_channel", "ref", "ref_", "fbclid", "gclid", "sc_campaign"})[name] {
			return "추적 꼬리표 " + name + "을(를) 떼세요: " + say(address), "drop the tracking parameter " + name + ": " + say(address)
		}
	}
	if !k.exam {
		return "", ""
	}
	none := true
	for _, b := range k.course.Blueprints {
		for _, o := range b.Official {
			none = false
			host, path, _ := strings.Cut(o, "/")
			if u.Host == host && (path == "" || u.Path == "/"+path || strings.HasPrefix(u.Path, "/"+path+"/")) {
				return "", ""
			}
		}
	}
	if none { // the blueprint names no pages: any will do
		return "", ""
	}
	return "공식 문서가 아닙니다: " + u.Host + ". 시험 개요의 official에 있는 곳에서 근거를 찾으세요", u.Host + " is no official page; find the fact on one that `official` of the blueprint lists"
}

// dated is L20: a number with a unit can move, so the question says in which
// month it was checked.
func dated(k *checker, it *item) {
	if it.drawn() || it.q.Checked != "" {
		return
	}
	for _, s := range append(it.keys(), it.explanation.text) {
		if n := measure(s); n != "" {
			k.warn(it, "L20", "수가 있는데 언제 확인했는지 없습니다: "+say(n)+". checked=2026-11처럼 쓰세요", "a number without the month it was checked: "+say(n)+"; write checked=2026-11")
			return
		}
	}
}

// units are what AWS counts limits in.
var units = setOf(strings.Fields("ms s sec second seconds minute minutes min hour hours day days kb mb gb tb kib mib gib bytes vcpu mib/s rps rcu wcu % 초 밀리초 분 시간 일 주 개월 년 개 건 회 번 배 바이트 자"))

// measure returns the first number with a unit in a text, "" without one.
func measure(s string) string {
	rs := []rune(s)
	for i := 0; i < len(rs); i++ {
		if !unicode.IsDigit(rs[i]) || i > 0 && (scriptOf(rs[i-1]) == letters || rs[i-1] == '.' || rs[i-1] == '-') {
			continue
		}
		from := i
		for i < len(rs) && (unicode.IsDigit(rs[i]) || rs[i] == ',' || rs[i] == '.') {
			i++
		}
		end := i
		if i < len(rs) && rs[i] == ' ' {
			i++
		}
		unit := i
		for i < len(rs) && (scriptOf(rs[i]) != 0 || rs[i] == '%' || rs[i] == '/') {
			i++
		}
		word := strings.ToLower(string(rs[unit:i]))
		if units[word] || units[bare(word)] || units[shortUnit(word)] {
			return string(rs[from:i])
		}
		i = end
	}
	return ""
}

// shortUnit takes an ending off a unit of one syllable: "초를", "개까지".
func shortUnit(w string) string {
	for _, e := range endings {
		if u, ok := strings.CutSuffix(w, e); ok && u != "" {
			return u
		}
	}
	return w
}
