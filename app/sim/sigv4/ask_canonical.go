package sigv4

import (
	"slices"
	"strings"

	"notelab/app/sim"
)

// drawQuery asks for the canonical form of a query with one trap in its order
// and a value that needs encoding.
func drawQuery(a *sim.Asker) sim.Draft {
	// What a wrong order takes for the right one, with the reason against it.
	type trap struct {
		params       []pair
		order        func(x, y pair) int
		idea, ko, en string
	}
	n := func(lo, hi int) string { return string(rune('0' + a.Between(lo, hi))) }
	word := func() string { return pick(a, "web", "api", "kr", "blue", "mini") }
	lower := func(x, y pair) int {
		return strings.Compare(strings.ToLower(x.name+"="+x.value), strings.ToLower(y.name+"="+y.value))
	}
	t := sim.Pick(a,
		trap{[]pair{{pick(a, "Zone", "Tag", "Type"), word()}, {pick(a, "color", "area", "app"), word()}}, lower,
			"sorts without regard to case", "대소문자를 가리지 않고 정렬했다. 바이트 순서로는 대문자가 소문자보다 앞이다.", "This sorts without regard to case; by bytes, capitals come before small letters."},
		trap{[]pair{{"key-" + n(2, 9), word()}, {"key", word()}}, func(x, y pair) int { return strings.Compare(x.name+"="+x.value, y.name+"="+y.value) },
			"sorts whole name=value strings", "`이름=값`을 통째로 정렬했다. 이름끼리 먼저 견주면 `key`가 앞이다.", "This sorts whole `name=value` strings; comparing names first puts `key` first."},
		trap{[]pair{{"a/" + n(1, 9), word()}, {"a-" + n(1, 9), word()}}, byNameThenValue,
			"sorts before encoding", "인코딩하기 전에 정렬했다. 인코딩한 `%2F`의 `%`는 `-`보다 앞이다.", "This sorts before encoding; in the encoded `%2F`, `%` comes before `-`."},
		trap{[]pair{{"tag", pick(a, "kr", "mini", "web")}, {"tag", pick(a, "api", "blue", "big")}}, func(x, y pair) int { return strings.Compare(x.name, y.name) },
			"leaves equal names in their order", "이름이 같으면 보낸 순서를 지킨다고 보았다. 같은 이름은 값순이다.", "This keeps equal names in the order sent; they are sorted by value."},
	)
	long := pair{pick(a, "prefix", "path", "q"), pick(a, "logs", "img", "docs") + "/" + n(1, 9) + " " + pick(a, "old", "new", "raw") + pick(a, "/", ".txt", "")}
	ps := shuffled(a, append([]pair{long}, t.params...))
	if len(t.params) == 2 && t.params[0].name == t.params[1].name { // the trap must show
		for i := range ps {
			if ps[i] == t.params[1] {
				j := slices.Index(ps, t.params[0])
				if j > i {
					ps[i], ps[j] = ps[j], ps[i]
				}
				break
			}
		}
	}
	typed := join(ps)
	v := info.Defaults().Must("query", typed, "headers", "", "path", "/")
	key := play(read(v)).client.canonical.query
	mistaken := slices.Clone(ps)
	slices.SortStableFunc(mistaken, t.order)
	return sim.Draft{
		Prompt: sim.Tell("인코딩하기 전의 쿼리가 $1인 요청이 있다(`&`와 `=`는 구분 기호). SigV4 정규 요청에 들어갈 쿼리 줄을 고르세요.",
			"Before encoding, a request's query reads $1, where `&` and `=` are separators. Choose the query line of the SigV4 canonical request.", code(typed)).In(a.Lang),
		Key: a.Right(code(key), "이름과 값을 인코딩한 뒤 인코딩된 이름순, 같은 이름이면 값순이다.", "Names and values are encoded, then sorted by encoded name and, for equal names, by value."),
		Distractors: []sim.Candidate{
			wrong(a, join(encodePairs(mistaken)), t.idea, t.ko, t.en),
			wrong(a, strings.ReplaceAll(key, "%20", "+"), "writes a space as +", "공백은 `+`가 아니라 `%20`이다.", "A space is `%20`, never `+`."),
			wrong(a, strings.ReplaceAll(key, "%2F", "/"), "leaves slashes in a query", "쿼리에서는 `/`도 `%2F`로 인코딩한다. 그대로 두는 곳은 경로뿐이다.", "In a query `/` is encoded as `%2F`; it stays as it is only in a path."),
			wrong(a, join(encodePairs(ps)), "keeps the order of the request", "보낸 순서 그대로다. 정규 요청에서는 정렬한다.", "This keeps the order sent; the canonical request sorts."),
		},
		Explanation: a.Say("쿼리는 이름과 값을 나눠 `A-Z a-z 0-9 - . _ ~`만 남기고 인코딩한 **뒤에** 이름순, 값순으로 정렬한다. S3도 다른 서비스도 같다.",
			"Names and values are encoded separately, all but `A-Z a-z 0-9 - . _ ~`, and sorted **afterwards** by name, then value. S3 and the other services share this rule."),
		Values: v, Tags: tags,
	}
}

// drawPath asks for the canonical path of a request to S3 or another service.
func drawPath(a *sim.Asker) sim.Draft {
	folder := pick(a, "logs", "img", "reports", "data")
	odd, s3 := "//", a.Coin()
	if !s3 {
		odd = pick(a, "//", "/./", "/tmp/../")
	}
	file := pick(a, "2026 11", "a b", "my file", "v 2") + pick(a, ".txt", ".csv", "", "/")
	path := "/" + folder + odd + file
	v, where, whereEn := info.Defaults().Must("path", path, "headers", ""), "S3", "S3"
	if !s3 {
		name := pick(a, "execute-api", "es")
		v = v.Must("rules", rulesOther, "service", name)
		where, whereEn = "서비스 이름이 "+code(name)+"인(S3가 아닌) 서비스", "a service named "+code(name)+" (not S3)"
	}
	key := play(read(v)).client.canonical.uri
	wire := uriEncode(path, true)
	right := a.Right(code(key), "S3는 객체 키를 글자 그대로 다루므로 정리하지 않고 한 번만 인코딩한다.", "S3 takes object keys literally, so the path is not normalized and is encoded only once.")
	others := []sim.Candidate{
		wrong(a, pathOther.uri(wire), "uses the rule of other services", "다른 서비스의 규칙이다. S3에서는 다른 객체를 가리키게 된다.", "That is the rule of other services; for S3 it names another object."),
		wrong(a, normalize(wire), "normalizes and encodes once", "겹친 `/`도 S3 객체 키의 일부라 지우면 안 된다.", "A doubled slash is part of an S3 key and stays."),
		wrong(a, uriEncode(wire, true), "encodes twice without normalizing", "S3에서는 이미 인코딩된 `%`를 다시 인코딩하지 않는다.", "S3 does not encode the `%` of an encoded path again."),
	}
	if !s3 {
		right = a.Right(code(key), "S3가 아니므로 정리한 뒤, 이미 인코딩된 경로를 한 번 더 인코딩한다.", "This is not S3, so the path is normalized and the encoded path is encoded once more.")
		others = []sim.Candidate{
			wrong(a, wire, "uses the rule of S3", "보낸 경로를 그대로 쓰는 것은 S3의 규칙이다.", "Taking the path as sent is the rule of S3."),
			wrong(a, normalize(wire), "normalizes and encodes once", "정리만 하고 한 번 더 인코딩하지 않았다. `%20`은 `%2520`이 되어야 한다.", "This is normalized but not encoded once more: `%20` must become `%2520`."),
			wrong(a, uriEncode(wire, true), "encodes twice without normalizing", "한 번 더 인코딩했지만 겹친 `/`나 점을 정리하지 않았다.", "This is encoded once more, but the dots or doubled slashes are still there."),
		}
	}
	return sim.Draft{
		Prompt: sim.Tell("인코딩하기 전의 경로가 $1인 요청을 $2에 보낸다. HTTP로는 한 번 인코딩한 $3로 나간다. SigV4 정규 요청에 들어갈 경로 줄을 고르세요.",
			"A request whose path is $1 before encoding goes to $4; over HTTP it is sent as $3. Choose the path line of the SigV4 canonical request.", code(path), where, code(wire), whereEn).In(a.Lang),
		Key: right, Distractors: others,
		Explanation: a.Say("S3는 보낸 경로를 그대로 쓴다. 다른 서비스는 `.`, `..`, 겹친 `/`를 정리하고 인코딩된 경로를 한 번 더 인코딩한다(`%20`이 `%2520`이 된다).",
			"S3 takes the path as sent. Other services remove `.`, `..` and doubled slashes and encode the encoded path once more, so `%20` becomes `%2520`."),
		Values: v, Tags: tags,
	}
}

// drawHeaders asks which headers are signed, and in which order.
func drawHeaders(a *sim.Asker) sim.Draft {
	pool := shuffled(a, []string{"Accept: */*", "Content-Type: application/json", "Cache-Control: no-cache", "X-Amz-Meta-Team: blue", "Accept-Language: ko", "X-Amz-Target: Demo_20261101.List", "content-type: text/plain"})
	var own []string
	typed := false
	for _, h := range pool {
		kind := strings.EqualFold(h[:7], "content")
		if len(own) == 3 || kind && typed {
			continue
		}
		typed = typed || kind
		own = append(own, h)
	}
	v := info.Defaults().Must("method", "POST", "headers", strings.Join(own, ","), "sign", signLeast, "token", pick(a, "true", "false"), "path", "/items")
	if a.Coin() {
		v = v.Must("rules", rulesOther)
	}
	s := play(read(v))
	key := s.client.canonical.signed

	// What goes over the wire, but for the body.
	sent := []string{"Host"}
	for _, h := range s.sent.headers {
		if h.name != "Authorization" {
			sent = append(sent, h.name)
		}
	}
	everything := make([]string, len(sent))
	for i, name := range sent {
		everything[i] = strings.ToLower(name)
	}
	slices.Sort(everything)
	var asSent, capitals []string
	for _, name := range sent {
		if slices.Contains(strings.Split(key, ";"), strings.ToLower(name)) {
			asSent, capitals = append(asSent, strings.ToLower(name)), append(capitals, name)
		}
	}
	slices.Sort(capitals)
	without := func(prefix string) string {
		return strings.Join(slices.DeleteFunc(strings.Split(key, ";"), func(n string) bool { return strings.HasPrefix(n, prefix) }), ";")
	}
	return sim.Draft{
		Prompt: sim.Tell("어떤 코드가 `host`, `content-type`과 모든 `x-amz-*` 헤더만 골라 서명한다. 요청은 $1 헤더를 이 순서로 보내고, `Authorization`은 서명한 뒤에 붙는다. `SignedHeaders`의 값을 고르세요.",
			"Some code signs `host`, `content-type` and every `x-amz-*` header, and nothing else. The request sends the headers $1 in this order; `Authorization` is added after the signing. Choose the value of `SignedHeaders`.", list(sent)).In(a.Lang),
		Key: a.Right(code(key), "고른 헤더의 이름을 소문자로 바꿔 바이트 순서로 정렬하고 `;`로 잇는다.", "These are the chosen names in lower case, sorted by byte and joined with `;`."),
		Distractors: []sim.Candidate{
			wrong(a, strings.Join(asSent, ";"), "keeps the order of the request", "보낸 순서다. 목록은 이름순으로 정렬한다.", "This keeps the order sent; the list is sorted by name."),
			wrong(a, strings.Join(capitals, ";"), "keeps capitals", "이름은 소문자로 쓰고 소문자로 정렬한다.", "Names are written and sorted in lower case."),
			wrong(a, strings.Join(everything, ";"), "signs every header sent", "`user-agent`처럼 고르지 않은 헤더까지 넣었다. 도중에 바뀌면 서명이 깨진다.", "This includes headers the code does not choose, such as `user-agent`; if one changes on the way, the signature breaks."),
			wrong(a, without("host"), "leaves host out", "`host`는 반드시 서명한다.", "`host` must always be signed."),
		},
		Explanation: a.Say("`SignedHeaders`는 서명한 헤더의 소문자 이름을 정렬해 `;`로 이은 값이고, 정규 요청의 다섯째 부분과 같다. `host`와 보내는 `x-amz-*`는 꼭 들어가야 한다.",
			"`SignedHeaders` lists the signed headers in lower case, sorted, joined with `;`, the same as the fifth part of the canonical request. `host` and the `x-amz-*` headers sent must be in it."),
		Values: v, Tags: tags,
	}
}

// list writes names as code, with commas.
func list(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = code(n)
	}
	return strings.Join(out, ", ")
}
