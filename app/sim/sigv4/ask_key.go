package sigv4

import (
	"notelab/app/sim"
)

// zone is a place whose clock is not UTC.
type zone struct {
	ko, en string
	offset int64 // seconds ahead of UTC
}

var zones = []zone{{"한국 시각(UTC+9)으로", "Korean time (UTC+9)", 9 * 3600}, {"한국 시각(UTC+9)으로", "Korean time (UTC+9)", 9 * 3600},
	{"UTC-8에 맞춘 서버의 시계로", "by the clock of a server set to UTC-8", -8 * 3600}, {"UTC+1에 맞춘 서버의 시계로", "by the clock of a server set to UTC+1", 3600}}

// drawScope asks for the credential scope of a request signed somewhere.
func drawScope(a *sim.Asker) sim.Draft {
	z := zones[a.Rand.IntN(len(zones))]
	at := moment(a)
	if a.Coin() { // an hour at which the local date is another one
		local := int64(a.Between(0, int(max(z.offset, -z.offset)/60)-1)) * 60
		at = at/86400*86400 + 86400 - z.offset + local
		if z.offset < 0 {
			at = at/86400*86400 + local
		}
	}
	region := pick(a, askRegions...)
	service := pick(a, "s3", "dynamodb", "sqs", "lambda", "execute-api")
	v := info.Defaults().Must("time", stampOf(at), "region", region, "headers", "")
	if service != "s3" {
		v = v.Must("rules", rulesOther, "service", service, "host", service+"."+region+".amazonaws.com", "path", "/")
	} else {
		v = v.Must("host", "examplebucket.s3."+region+".amazonaws.com")
	}
	key := play(read(v)).client.scope
	local := at + z.offset
	localDate, other := stampOf(local)[:8], stampOf(at + 86400)[:8]
	if localDate != key.date {
		other = localDate
	}
	dated := scope{other, region, service}.String()
	idea, ko, en := "takes the local date", "현지 날짜다. 범위의 날짜는 `X-Amz-Date`와 같은 UTC 날짜다.", "That is the local date; the scope has the UTC date, that of `X-Amz-Date`."
	if localDate == key.date {
		idea, ko, en = "thinks UTC has another date then", "UTC로 옮겨도 날짜는 바뀌지 않는다.", "The date is the same in UTC."
	}
	return sim.Draft{
		Prompt: sim.Tell("$1 $2 $3에 $4의 서비스 $5에 보낼 요청을 SigV4로 서명한다. credential scope를 고르세요.",
			"At $3 on $2, $6, a request to the service $5 in $4 is signed with SigV4. Choose the credential scope.", z.ko, dateOf(a, local), clockOf(local), code(region), code(service), z.en).In(a.Lang),
		Key: a.Right(code(key.String()), "UTC 날짜, 리전, 서비스, `aws4_request` 순이다. 그때 UTC로는 "+dateOf(a, at)+"이다.", "UTC date, Region, service, `aws4_request`; in UTC it is "+dateOf(a, at)+"."),
		Distractors: []sim.Candidate{
			wrong(a, dated, idea, ko, en),
			wrong(a, key.date+"/"+service+"/"+region+"/aws4_request", "puts the service before the Region", "리전과 서비스의 순서가 바뀌었다. 리전이 먼저다.", "Region and service have changed places; the Region comes first."),
			wrong(a, stampOf(at)+"/"+region+"/"+service+"/aws4_request", "puts the whole time into the scope", "범위에는 날짜 8자리만 쓴다. 시각은 서명할 문자열의 둘째 줄에 따로 있다.", "The scope has the eight digits of the date; the time is a line of its own in the string to sign."),
			wrong(a, key.date+"/"+region+"/"+service, "leaves out aws4_request", "끝에 `aws4_request`가 붙어야 한다.", "It ends with `aws4_request`."),
		},
		Explanation: a.Say("서명 키가 이 범위에서 유도되므로 날짜가 하루만 달라도 서명이 통하지 않는다. 현지 날짜를 쓰는 코드는 UTC와 날짜가 다른 시간에만 실패한다.",
			"The signing key is derived from this scope, so a date one day off makes the signature fail. Code that uses local dates fails only at hours when they differ from UTC."),
		Values: v, Tags: tags,
	}
}

// drawDerive asks how a key is derived, or for which request a derived key can
// be used again.
func drawDerive(a *sim.Asker) sim.Draft {
	if a.Coin() {
		return drawLink(a)
	}
	return drawReuse(a)
}

func drawLink(a *sim.Asker) sim.Draft {
	region := pick(a, askRegions...)
	service := pick(a, "s3", "dynamodb", "sqs", "execute-api")
	v := info.Defaults().Must("region", region, "time", stampOf(moment(a)), "headers", "")
	if service != "s3" {
		v = v.Must("rules", rulesOther, "service", service)
	}
	chain := play(read(v)).client.chain
	i := a.Between(0, 3)
	secret := `"AWS4" + ` + a.Say("비밀 키", "secret")
	hmac := func(key, input string) string { return "HMAC(" + key + `, "` + input + `")` }
	before := func(i int) string {
		if i == 0 {
			return secret
		}
		return chain[i-1].name
	}
	var others []sim.Candidate
	add := func(key, input, idea, ko, en string) {
		others = append(others, wrong(a, hmac(key, input), idea, ko, en))
	}
	l := chain[i]
	right := a.Right(code(hmac(before(i), l.input)), "앞 단계의 결과를 키로, 범위의 다음 부분을 메시지로 쓴다.", "The previous result is the key, the next part of the scope the message.")
	if i == 0 {
		right.Why = a.Say("첫 키는 `AWS4`를 앞에 붙인 비밀 키이고, 메시지는 UTC 날짜 8자리다.", "The first key is the secret with `AWS4` before it, and the message the eight digits of the UTC date.")
		add(a.Say("비밀 키", "secret"), l.input, "leaves out AWS4", "비밀 키 앞에 `AWS4`를 붙여 첫 키로 쓴다.", "The first key is the secret with `AWS4` before it.")
		add(secret, stampOf(read(v).signed), "derives from the whole time", "날짜 8자리만 쓴다. 시각까지 넣으면 요청마다 키가 달라진다.", "Only the eight digits of the date; with the time every request would need its own key.")
		add(secret, region, "begins with the Region", "날짜가 먼저다. 날짜, 리전, 서비스 순이다.", "The date comes first: date, Region, service.")
	} else {
		add(secret, l.input, "uses the secret in each step", "비밀 키는 첫 단계에서만 쓴다. 그다음부터는 앞 단계의 결과가 키다.", "The secret is used in the first step only; from then on the previous result is the key.")
		add(before(i), chain[(i+1)%4].input, "shifts the inputs by one", "순서가 어긋났다. 날짜, 리전, 서비스, `aws4_request` 순이다.", "Out of order: date, Region, service, `aws4_request`.")
		if i > 1 {
			add(chain[i-2].name, l.input, "skips a step", "한 단계를 건너뛰었다. 바로 앞 단계의 결과가 키다.", "This skips a step; the result of the step just before is the key.")
		}
		others = append(others, wrong(a, "HMAC(\""+l.input+"\", "+before(i)+")", "swaps key and message", "키와 메시지가 뒤바뀌었다. 앞 단계의 결과가 키다.", "Key and message have changed places; the previous result is the key."))
	}
	return sim.Draft{
		Prompt: sim.Tell("리전은 $2, 서비스는 $3, 서명한 UTC 날짜는 $4이다. `$1`의 유도식을 `HMAC(키, 메시지)` 꼴로 옳게 쓴 것을 고르세요.",
			"Choose the right way to write `$1` as `HMAC(key, message)`. The Region is $2, the service $3, the UTC date of signing $4.", l.name, code(region), code(service), code(chain[0].input)).In(a.Lang),
		Key: right, Distractors: others,
		Explanation: a.Say("`kDate`, `kRegion`, `kService`, `kSigning` 순으로 범위를 좁혀 간다. 앞의 키에서 뒤의 키는 만들 수 있지만 거꾸로는 알 수 없다.",
			"`kDate`, `kRegion`, `kService`, `kSigning` narrow the scope step by step. A later key can be made from an earlier one, never the other way round."),
		Values: v, Tags: tags,
	}
}

// asked is a request a cached key might sign.
type asked struct {
	at              int64
	region, service string
	what            string
}

func (q asked) text(a *sim.Asker) string {
	return sim.Tell("UTC $1 $2, $3, $4, $5", "$2 UTC on $1, $3, $4, $5", dateOf(a, q.at), clockOf(q.at), code(q.region), code(q.service), code(q.what)).In(a.Lang)
}

func drawReuse(a *sim.Asker) sim.Draft {
	services := shuffled(a, []string{"s3", "dynamodb", "sqs", "lambda"})
	regions := shuffled(a, append([]string(nil), askRegions...))
	targets := shuffled(a, []string{"GET /a.txt", "PUT /b.txt", "POST /", "DELETE /c", "HEAD /d"})
	day := moment(a) / 86400 * 86400
	base := asked{day + int64(a.Between(12*60, 22*60))*60, regions[0], services[0], targets[0]}
	same := asked{day + 86400 - int64(a.Between(1, 90))*60, regions[0], services[0], targets[1]}
	v := info.Defaults().Must("time", stampOf(base.at), "region", base.region, "headers", "", "credentials", keySeed)
	if base.service != "s3" {
		v = v.Must("rules", rulesOther, "service", base.service)
	}
	date := same
	date.at, date.what = day+86400+int64(a.Between(1, 59))*60, base.what
	region, service := base, base
	region.at, service.at = base.at+60, base.at+60
	region.region, service.service = regions[1], services[1]
	return sim.Draft{
		Prompt: sim.Tell("서명 라이브러리가 $1 요청을 서명하며 유도한 `kSigning`을 캐시했다. 같은 비밀 키로 서명할 요청 가운데 캐시한 키를 그대로 쓸 수 있는 것을 고르세요.",
			"A signing library caches the `kSigning` it derived for this request: $1. Choose the request, made with the same secret, that the cached key can sign.", base.text(a)).In(a.Lang),
		Key: a.Right(same.text(a), "UTC 날짜, 리전, 서비스가 같다. 시각, 메서드, 경로는 유도에 들어가지 않는다.", "UTC date, Region and service are the same; time, method and path take no part in the derivation."),
		Distractors: []sim.Candidate{
			a.Wrong(date.text(a), "thinks a key is good for 24 hours", "하루가 지나지 않았어도 UTC 날짜가 바뀌어 `kDate`가 다르다.", "Less than a day has passed, but the UTC date has changed, and `kDate` with it."),
			a.Wrong(region.text(a), "thinks a key is good in every Region", "리전이 다르면 `kRegion`부터 달라진다.", "Another Region changes the keys from `kRegion` on."),
			a.Wrong(service.text(a), "thinks a key is good for every service", "서비스가 다르면 `kService`부터 달라진다.", "Another service changes the keys from `kService` on."),
		},
		Explanation: a.Say("서명 키의 범위는 credential scope에 적히는 UTC 날짜, 리전, 서비스다. 셋이 같은 요청은 같은 키로 서명한다.",
			"A signing key is good for the UTC date, Region and service that the credential scope names; requests alike in all three share it."),
		Values: v, Tags: tags,
	}
}
