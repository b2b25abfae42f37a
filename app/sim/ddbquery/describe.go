package ddbquery

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// told are the sentences, by kind and what varies in them.
var told = []words{
	{"request-query", "클라이언트가 Query를 보낸다(대상: $1). 키 조건에 맞는 항목만 읽는다.", "The client sends a Query of $1: only items that fit the key condition are read."},
	{"request-scan", "클라이언트가 Scan을 보낸다(대상: $1). 키 조건이 없으므로 처음부터 모두 읽는다.", "The client sends a Scan of $1: there is no key condition, so everything is read from the start."},
	{"request-get", "클라이언트가 GetItem을 보낸다(대상: $1). 기본 키 전체로 항목 하나를 짚는다.", "The client sends a GetItem of $1: the whole primary key names one item."},
	{"next", "$1번째 호출: 앞 응답의 LastEvaluatedKey를 ExclusiveStartKey로 넘겨 그다음 항목부터 이어 읽는다: $2.", "Call $1: the LastEvaluatedKey goes back as ExclusiveStartKey, and the read goes on behind that item: $2."},
	{"read", "$1, $2를 읽는다. 이 페이지에서 지금까지 $3.", "Reads $1, $2. This page so far: $3."},
	{"fetch", "$1: 요청한 속성이 LSI에 투영되어 있지 않아 테이블에서 항목($2)을 통째로 가져온다. 항목마다 따로 $3로 올림한다.", "$1: an attribute asked for is not projected into the LSI, so the whole item ($2) is fetched from the table and rounded up by itself to $3."},
	{"filter", "읽기가 끝난 뒤에 필터를 적용한다. 읽은 $1개 가운데 $2개가 남고 $3개를 버린다. 버린 항목도 이미 읽은 것이라 용량은 그대로다.", "The filter acts after the read. Of $1 read, it keeps $2 and drops $3. What is dropped has been read, so the capacity is the same."},
	{"unseen", "필터에 쓴 속성이 이 인덱스에 투영되어 있지 않다: $1. 이 모델은 필터가 그 속성을 없는 것으로 본다고 보았다(추정).", "The filter names what this index does not project: $1. The model takes it that the filter sees no such attribute (inferred)."},
	{"item", "항목을 돌려준다.", "The item is returned."},
	{"no-item", "그 기본 키의 항목이 없다. 없는 항목을 읽어도 용량을 쓴다.", "There is no item of that primary key. Reading what is not there consumes capacity too."},
	{"cost", "$1를 4 KB 단위로 올려 $2단위, ", "$1 rounds up to $2 × 4 KB; "},
	{"cost-fetch", "가져온 것이 $1단위, ", "fetched items add $1 × 4 KB; "},
	{"cost-strong", "강력한 일관성 읽기라 $1 RCU다.", "strongly consistent: $1 RCU."},
	{"cost-eventual", "최종적 일관성 읽기라 절반인 $1 RCU다.", "eventually consistent, so half of that: $1 RCU."},
	{"answer", "$1번째 응답: Count $2, ScannedCount $3. ", "Answer $1: Count $2, ScannedCount $3. "},
	{"why-end", " 더 읽을 것이 없어 LastEvaluatedKey가 없다.", " Nothing is left to read, so there is no LastEvaluatedKey."},
	{"why-size", " 다음 항목까지 읽으면 페이지 크기를 넘으므로 여기서 멈춘다. LastEvaluatedKey는 $1.", " The next item would not fit the page, so it stops here with the LastEvaluatedKey $1."},
	{"why-limit", " 읽은 항목이 Limit에 이르러 여기서 멈춘다. Limit는 필터 전에 센다. LastEvaluatedKey는 $1.", " The items read have reached Limit, which counts before the filter, so it stops here with the LastEvaluatedKey $1."},
	{"done", "LastEvaluatedKey가 없으므로 끝이다. 호출 $1번, 읽은 항목 $3개, 돌려받은 항목 $2개, $4 RCU.", "No LastEvaluatedKey, so this is the end. Calls: $1, items read: $3, returned: $2, and $4 RCU."},
	{"done-empty", " 마지막 호출은 아무것도 읽지 않았다. LastEvaluatedKey가 있다고 남은 항목이 있는 것은 아니다.", " The last call read nothing: a LastEvaluatedKey does not mean that items are left."},
	{"refused-aws", "ValidationException: $1. 항목을 읽기 전에 거절되어 아무것도 돌려주지 않는다. ", "ValidationException: $1. The request is refused before anything is read. "},
	{"refused-model", "$1. 이 모델의 문구다. ", "$1. These are this model's words. "},
}

func tell(key string, values ...string) i18n.Text { return phrase(told, key, values) }

func join(a ...i18n.Text) (t i18n.Text) {
	for _, x := range a {
		t.Ko, t.En = t.Ko+x.Ko, t.En+x.En
	}
	return t
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return trim(describe(e).In(l)) }

func trim(s string) string {
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func describe(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case "request":
		return tell("request-"+f("op"), f("source"))
	case "next":
		return tell("next", f("call"), f("key"))
	case "read":
		return tell("read", f("item"), f("size"), f("sum"))
	case "fetch":
		return tell("fetch", f("item"), f("size"), f("as"))
	case "unseen":
		return tell("unseen", f("names"))
	case "filter":
		return tell("filter", f("read"), f("left"), f("dropped"))
	case "refused":
		t := i18n.Of(tell("refused-"+f("by"), f("ko")).Ko, tell("refused-"+f("by"), f("en")).En)
		return join(t, i18n.Of(f("why-ko"), f("why-en")))
	case "done":
		t := tell("done", f("calls"), f("count"), f("scanned"), f("units"))
		if f("empty") != "" {
			t = join(t, tell("done-empty"))
		}
		return t
	}
	cost := tell("cost", f("bytes"), f("blocks"))
	if f("fetched") != "0" {
		cost = join(cost, tell("cost-fetch", f("fetched")))
	}
	cost = join(cost, tell("cost-"+f("read"), f("units")))
	if e.Kind == "item" {
		if f("count") == "0" {
			return join(tell("no-item"), i18n.Of(" ", " "), cost)
		}
		return join(tell("item"), i18n.Of(" ", " "), cost)
	}
	return join(tell("answer", f("call"), f("count"), f("scanned")), cost, tell("why-"+f("why"), f("key")))
}
