package ddbquery

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// guess is a request that someone may take for right or wrong.
type guess struct {
	text          string    // of the option, or of a key condition
	set           []string  // parameters
	misconception string    // what someone believes who chooses it wrongly
	why           i18n.Text // why it is accepted
}

// verdict is why a request is refused, in the model's words: the message and the
// rule; "" when it is accepted.
func verdict(l i18n.Lang, v sim.Values) string {
	f := carried(v).fault
	if f == nil {
		return ""
	}
	return "`" + f.text.In(l) + "`. " + f.why.In(l)
}

// askAccepted: which key condition does DynamoDB accept?
func askAccepted(a *sim.Asker) sim.Draft {
	s := draw(a, 4, 6)
	onIndex := a.Coin()
	pk, sk, target, gsi := s.pk, s.sk, onTable, ""
	what := a.Say("테이블을", "the table itself")
	if onIndex {
		sk = s.date
		target, gsi = onGSI1, "ByDate("+s.pk+", "+s.date+") ALL"
		what = a.Say("키가 `$1`, `$2`(모두 문자열)인 GSI `ByDate` 인덱스를", "the GSI `ByDate` with the keys `$1` and `$2`, both strings", pk, sk)
	}
	good := []string{"$1 = :p AND begins_with($2, :a)", "$1 = :p AND $2 BETWEEN :a AND :b", "$2 >= :a AND $1 = :p", "$1 = :p AND $2 < :b", "$1 = :p"}
	bad := []guess{
		{text: "$2 >= :a", misconception: "a sort key alone is enough"},
		{text: "begins_with($1, :a) AND $2 = :b", misconception: "the partition key takes begins_with"},
		{text: "$1 = :p AND $3 >= :n", misconception: "any attribute may stand in a key condition"},
		{text: "$1 IN (:p, :q)", misconception: "a Query reads several partitions"},
		{text: "$1 = :p OR $1 = :q", misconception: "a Query reads several partitions"},
		{text: "$1 = :p AND contains($2, :a)", misconception: "the sort key takes any function"},
		{text: "$1 = :p AND $2 <> :a", misconception: "the sort key takes any comparison"},
		{text: "$1 = :p AND $2 > :a AND $2 < :b", misconception: "the sort key takes two conditions"},
		{text: "$1 = :p AND attribute_exists($2)", misconception: "the sort key takes any function"},
		{text: "$1 > :p AND $2 = :a", misconception: "the partition key takes a range"},
	}
	if onIndex {
		bad = append(bad, guess{text: "$1 = :p AND $4 = :a", misconception: "the table's sort key works in an index"})
	}
	run := func(text string) (string, sim.Values) {
		text = sim.Fill(text, pk, sk, s.number, s.sk)
		var passed []string
		for _, x := range []string{":p=" + s.value, ":q=x", ":a=a", ":b=z", ":n=10"} {
			if strings.Contains(text, x[:2]) {
				passed = append(passed, x)
			}
		}
		return code(text), values(s.text("1KB"), onGSI1, gsi, "target", target, "key", text, "values", strings.Join(passed, ","))
	}
	chosen := sim.Pick(a, good...)
	text, v := run(chosen)
	why := i18n.Of("파티션 키를 `=`로 정하고 정렬 키에 조건을 하나 두었다. 쓰는 순서는 상관없다.", "It fixes the partition key by `=` and has one condition on the sort key. Their order does not matter.")
	if !strings.Contains(chosen, "$2") {
		why = i18n.Of("파티션 키를 `=`로 정했다. 정렬 키의 조건은 없어도 된다.", "It fixes the partition key by `=`. A condition on the sort key is optional.")
	}
	d := sim.Draft{
		Prompt: a.Say("테이블 `$1`의 파티션 키는 `$2`(문자열), 정렬 키는 `$3`(문자열)이다. `$4` 속성은 키가 아닌 숫자다. $5 Query한다. `:p`, `:q`, `:a`, `:b`는 문자열이고 `:a`는 `:b`보다 앞선다. `:n`은 숫자다. 요청마다 식에 나오는 값만 넘긴다. DynamoDB가 받아들이는 KeyConditionExpression은?",
			"Table `$1` has the partition key `$2` (string) and the sort key `$3` (string); `$4` is a number and not a key. A Query reads $5. `:p`, `:q`, `:a` and `:b` are strings, `:a` before `:b`; `:n` is a number. Each request passes the values it uses. Which KeyConditionExpression does DynamoDB accept?",
			s.table, s.pk, s.sk, s.number, what),
		Key:         sim.Candidate{Text: text, Why: why.In(a.Lang)},
		Explanation: a.Say("키 조건에는 파티션 키의 `=`가 꼭 있고, 정렬 키에는 `=`, `<`, `<=`, `>`, `>=`, `BETWEEN`, `begins_with` 가운데 하나를 더할 수 있다. 나머지 조건은 FilterExpression에 쓰고, 그것은 읽은 뒤에 적용된다.", "A key condition always has `=` for the partition key, and may add one of `=`, `<`, `<=`, `>`, `>=`, `BETWEEN` and `begins_with` for the sort key. Everything else goes into FilterExpression, which acts after the read."),
		Values:      v, Tags: tagsBoth,
	}
	seen := map[string]bool{}
	for _, i := range a.Rand.Perm(len(bad)) {
		b := bad[i]
		option, w := run(b.text)
		if seen[b.misconception] || carried(w).fault == nil {
			continue
		}
		seen[b.misconception] = true
		d.Distractors = append(d.Distractors, sim.Candidate{Text: option, Misconception: b.misconception, Why: verdict(a.Lang, w)})
	}
	return d
}

// askRefused: which of four requests is refused?
func askRefused(a *sim.Asker) sim.Draft {
	s := draw(a, 4, 6)
	say := func(ko, en string) string {
		return a.Say(ko, en, s.pk, s.sk, s.number, s.date, s.value, s.keys[0], s.sparse)
	}
	const byPk = "$1 = '$5'"
	fill := func(t string) string { return sim.Fill(t, s.pk, s.sk, s.number, s.date, s.value, s.keys[0], s.sparse) }
	bad := []guess{
		{text: say("GSI `BySeller` Query: 키 조건 `Seller = :o`, `ConsistentRead=true`", "Query of the GSI `BySeller`: key condition `Seller = :o`, `ConsistentRead=true`"), set: []string{"target", onGSI1, "key", "Seller = 'kim'", "consistent", "true"}},
		{text: say("테이블 Query: 키 조건 `$1 = :p`, 필터 `begins_with($2, :a)`", "Query of the table: key condition `$1 = :p`, filter `begins_with($2, :a)`"), set: []string{"key", fill(byPk), "filter", fill("begins_with($2, '$6')")}},
		{text: say("GSI `BySeller` Query: 키 조건 `Seller = :o`, ProjectionExpression `$2, Body`", "Query of the GSI `BySeller`: key condition `Seller = :o`, ProjectionExpression `$2, Body`"), set: []string{"target", onGSI1, "key", "Seller = 'kim'", "select", selNames, "projection", fill("$2, Body")}},
		{text: say("테이블 GetItem: Key에 `$1`만 지정", "GetItem of the table: only `$1` in its Key"), set: []string{"op", opGet, "item-key", s.value}},
		{text: say("테이블 Query: 키 조건 `$2 = :s`", "Query of the table: key condition `$2 = :s`"), set: []string{"key", fill("$2 = '$6'")}},
		{text: say("LSI `ByDate` Query: 키 조건 `$4 >= :d`", "Query of the LSI `ByDate`: key condition `$4 >= :d`"), set: []string{"target", onLSI, "key", fill("$4 >= '2026-01-01'")}},
		{text: say("GSI `BySeller` Query: 키 조건 `Seller = :o`, `Select=ALL_ATTRIBUTES`", "Query of the GSI `BySeller`: key condition `Seller = :o`, `Select=ALL_ATTRIBUTES`"), set: []string{"target", onGSI1, "key", "Seller = 'kim'", "select", selAll}},
	}
	good := []guess{
		{say("LSI `ByDate` Query: 키 조건 `$1 = :p`, `ConsistentRead=true`", "Query of the LSI `ByDate`: key condition `$1 = :p`, `ConsistentRead=true`"), []string{"target", onLSI, "key", fill(byPk), "consistent", "true"}, "no index can be read strongly",
			i18n.Of("받아들여진다. 강력한 일관성 읽기가 안 되는 것은 GSI이고, LSI와 테이블은 된다.", "Accepted. A GSI cannot be read strongly; an LSI and the table can.")},
		{say("테이블 Scan: 필터 `begins_with($2, :a)`", "Scan of the table: filter `begins_with($2, :a)`"), []string{"op", opScan, "filter", fill("begins_with($2, '$6')")}, "no filter may name a key",
			i18n.Of("받아들여진다. 필터에 키 속성을 쓰지 못하는 것은 Query이고, Scan의 필터에는 쓸 수 있다.", "Accepted. A Query cannot filter on its keys; a Scan can.")},
		{say("LSI `ByDate` Query: 키 조건 `$1 = :p`, ProjectionExpression `$2, Body`", "Query of the LSI `ByDate`: key condition `$1 = :p`, ProjectionExpression `$2, Body`"), []string{"target", onLSI, "key", fill(byPk), "select", selNames, "projection", fill("$2, Body")}, "an LSI cannot fetch",
			i18n.Of("받아들여진다. LSI는 투영되지 않은 `Body`를 테이블에서 가져온다(읽기 용량을 더 쓴다).", "Accepted. An LSI fetches `Body`, which it does not project, from the table, for more capacity.")},
		{say("테이블 Query: 키 조건 `$1 = :p`, 필터 `$3 > :n`", "Query of the table: key condition `$1 = :p`, filter `$3 > :n`"), []string{"key", fill(byPk), "filter", fill("$3 > 10")}, "a Query takes no filter",
			i18n.Of("받아들여진다. 키가 아닌 속성은 필터에 쓸 수 있다.", "Accepted. Attributes that are no keys may stand in the filter.")},
		{say("테이블 Scan: `ConsistentRead=true`", "Scan of the table: `ConsistentRead=true`"), []string{"op", opScan, "consistent", "true"}, "a Scan is always eventually consistent",
			i18n.Of("받아들여진다. 테이블의 Scan도 강력한 일관성 읽기가 된다(용량은 두 배).", "Accepted. A Scan of the table can be strongly consistent too, for twice the capacity.")},
		{say("GSI `BySeller` Query: 키 조건 `Seller = :o`", "Query of the GSI `BySeller`: key condition `Seller = :o`"), []string{"target", onGSI1, "key", "Seller = 'kim'"}, "a GSI needs the table's partition key",
			i18n.Of("받아들여진다. GSI를 Query할 때의 파티션 키는 GSI의 것인 `Seller`다.", "Accepted. The partition key of a Query on a GSI is the GSI's own, `Seller`.")},
		{say("테이블 Query: 키 조건 `$1 = :p AND $2 BETWEEN :a AND :b`", "Query of the table: key condition `$1 = :p AND $2 BETWEEN :a AND :b`"), []string{"key", fill("$1 = '$5' AND $2 BETWEEN 'a' AND 'z'")}, "a sort key takes = only",
			i18n.Of("받아들여진다. 정렬 키에는 범위 조건을 하나 둘 수 있다.", "Accepted. The sort key takes one condition, and it may be a range.")},
	}
	lines := []string{strings.Join([]string{s.pk, s.sk, s.number, s.date, "Seller", "Body"}, " | ")}
	for i := range s.n {
		lines = append(lines, strings.Join([]string{s.value, s.keys[i], itoa(s.numbers[i]), s.dates[i], sim.Pick(a, "kim", "lee"), "<2KB>"}, " | "))
	}
	run := func(set []string) sim.Values {
		return values(strings.Join(lines, "\n"), onLSI, "ByDate("+s.pk+", "+s.date+") KEYS_ONLY", onGSI1, "BySeller(Seller, "+s.date+") KEYS_ONLY").Must(set...)
	}
	b := sim.Pick(a, bad...)
	d := sim.Draft{
		Prompt: a.Say("테이블 `$1`: 파티션 키 `$2`, 정렬 키 `$3`. LSI `ByDate`: `$2`, `$4`. GSI `BySeller`: `Seller`, `$4`. 두 인덱스의 투영은 KEYS_ONLY이고, 키는 모두 문자열이다. `$5` 속성은 숫자, `Body` 속성은 문자열이고 둘 다 키가 아니다. `:n`은 숫자, 나머지 자리표시자는 문자열이고 `:a`는 `:b`보다 앞선다. DynamoDB가 `ValidationException`으로 거절하는 요청은?",
			"Table `$1`: partition key `$2`, sort key `$3`. LSI `ByDate`: `$2`, `$4`. GSI `BySeller`: `Seller`, `$4`. Both indexes have the projection KEYS_ONLY, and all keys are strings. `$5` is a number and `Body` a string, and neither is a key. `:n` is a number, the other placeholders are strings, and `:a` comes before `:b`. Which request does DynamoDB refuse with a `ValidationException`?",
			s.table, s.pk, s.sk, s.date, s.number),
		Key:         sim.Candidate{Text: b.text, Why: verdict(a.Lang, run(b.set))},
		Explanation: a.Say("DynamoDB는 항목을 읽기 전에 요청을 스키마와 대조한다. 파티션 키의 값, 필터에 쓴 키 속성, GSI의 일관성과 투영이 자주 걸리는 곳이다.", "A request is checked against the schema before anything is read. The usual snags are the partition key's value, key attributes in the filter, and consistency and projection of a GSI."),
		Values:      run(b.set), Tags: tagsReads,
	}
	for _, i := range a.Rand.Perm(len(good)) {
		g := good[i]
		if w := verdict(a.Lang, run(g.set)); w != "" {
			panic("ddbquery: askRefused: " + w)
		}
		d.Distractors = append(d.Distractors, sim.Candidate{Text: g.text, Misconception: g.misconception, Why: g.why.In(a.Lang)})
	}
	return d
}
