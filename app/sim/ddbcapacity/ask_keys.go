package ddbcapacity

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askHot asks how many calls a second one item takes at most.
func askHot(a *sim.Asker) sim.Draft {
	op := operationOf(sim.Pick(a, get, get, put))
	ceiling := op.ceiling() / 2
	// Sizes whose cost divides the ceiling, so that no fraction of a call is left.
	steps := sim.Pick(a, int64(2), 4, 5, 8, 10)
	if !op.write {
		steps = sim.Pick(a, int64(1), 2, 3, 4, 5, 6)
	}
	size := steps*op.block() - sim.Pick(a, int64(0), kb/2, kb/2)
	table := 1000 * int64(a.Between(8, 30))
	v := info.Defaults().Must("op", op.name, "size", num0(size), "load", "steady", "keys", dated, "provisioned", num0(table), "saved", "5m", "length", "1m")
	d := draft{Asker: a, unit: op.unit()}
	d.Tags = keyTags
	name := i18n.Of("에만 `PutItem`으로 새 값을 되풀이해 쓴다", "replaced again and again with `PutItem`")
	if !op.write {
		value, how := consistency(a)
		v = v.Must("consistency", value)
		name = sim.Tell("만 `GetItem`으로 되풀이해 읽는다. 모두 $1다", "read again and again with `GetItem`, always $2", how.Ko, how.En)
	} else {
		v = v.Must("before", num0(size))
	}
	f := runOf(v)
	cost := f.bill.cost
	key := op.ceiling() / cost
	v = v.Must("rate", num0(key))
	d.Values = v
	times := func(n int64) string { return a.Say("초당 $1번", "$1 a second", num(n)) }
	s, max1 := bytesOf(size), num(ceiling)
	u := op.unit()
	d.Prompt = a.Say("테이블에 $1 $2를 프로비저닝했고 다른 요청은 거의 없다. 보조 인덱스와 DAX는 없다. 크기가 늘 $3인 항목 하나$4. 이 항목은 초당 몇 번까지 스로틀링 없이 처리되는가?",
		"A table has $1 $2 provisioned and hardly any other traffic, no secondary index and no DAX. All requests go to one single item of $3, a size that does not change; it is $5. How many requests a second does this item take at most without throttling?", num(table), u, s, name.Ko, name.En)
	d.Key = a.Right(times(key), "파티션 하나의 상한은 초당 $1 $2다. 한 번에 $3 $2를 쓰므로 $1 ÷ $3 = $4번이다.", "One partition serves $1 $2 a second; at $3 $2 a request that makes $1 ÷ $3 = $4.", max1, u, units(cost), num(key))
	d.Explanation = a.Say("항목 하나는 한 파티션에 있고, 파티션은 초당 3,000 읽기 단위와 1,000 쓰기 단위까지다. 적응형 용량, 버스트, 더 많은 프로비저닝 어느 것도 이 상한을 올리지 못한다.",
		"An item lies on one partition, and a partition serves 3,000 read units and 1,000 write units a second. Neither adaptive capacity nor burst nor more provisioned capacity raises that.")
	add := func(n int64, mistake, ko, en string, values ...string) {
		if n > 0 {
			d.wrong(times(n), mistake, ko, en, values...)
		}
	}
	add(2*table/cost, "lets one key use all of the table", "테이블 전체의 용량을 나눴다. 키 하나는 파티션 하나를 넘지 못한다.", "That divides all of the table's capacity; one key cannot pass one partition.")
	add(ceiling, "forgets the size of the item", "한 번을 1 $1로 쳤다. $2는 $3 $1다.", "That takes 1 $1 for a request; $2 takes $3.", u, s, units(cost))
	other := int64(2 * 3000)
	if !op.write {
		other = 2 * 1000
	}
	add(other/cost, "mixes up the maximums of reads and writes", "상한을 바꿔 썼다. 읽기는 3,000, 쓰기는 1,000이다.", "That is the other maximum: 3,000 for reads, 1,000 for writes.")
	switch {
	case op.write:
		add(key*2, "halves a write", "쓰기에는 반값이 없다.", "There is no half price for writes.")
	case f.c.strong:
		add(key*2, "halves a strongly consistent read", "두 배로 읽을 수 있는 것은 최종적 일관성 읽기다.", "Twice as many is for eventually consistent reads.")
	default:
		add(key/2, "forgets that eventual reads cost half", "강력한 일관성 읽기의 값이다. 최종적 일관성은 두 배로 읽는다.", "That is for strongly consistent reads; twice as many eventually consistent ones fit.")
	}
	return d.Draft
}

// askShards asks for the fewest suffixes that keep a key within the maximum.
func askShards(a *sim.Asker) sim.Draft {
	size := int64(sim.Pick(a, 3, 3, 5, 5, 7)) * kb / 2
	each := blocks(size, writeBlock)
	rate := int64(100 * a.Between(4, 36))
	for rate*each > 8000 || rate*each <= 2000 || rate*each%1000 == 0 {
		rate = int64(100 * a.Between(4, 36))
	}
	key := (rate*each + 999) / 1000
	v := info.Defaults().Must("size", num0(size), "load", "steady", "rate", num0(rate), "provisioned", "20000", "keys", sharded, "shards", num0(key), "partitions", num0(key), "length", "1m")
	d := draft{Asker: a, unit: "WCU"}
	d.Values, d.Tags = v, keyTags
	n := func(n int64) string { return a.Say("$1개", "$1", num(n)) }
	s := bytesOf(size)
	d.Prompt = a.Say("파티션 키가 오늘 날짜이고 정렬 키가 쓴 시각으로 시작하는 테이블에 $1짜리 새 항목을 초당 $2개씩 쓴다. 테이블에는 20,000 WCU가 있고 보조 인덱스는 없다. 날짜 뒤에 1부터 N까지의 접미사를 무작위로 붙여 쓰기를 고르게 나누려 한다. 키 값 하나가 파티션의 쓰기 상한을 넘지 않게 하는 N의 최솟값은 얼마인가?",
		"A table's partition key is today's date, and its sort key begins with the time of writing; $2 new items of $1 are written a second. The table has 20,000 WCU and no secondary index. A random suffix from 1 to N is to be appended to the date, which spreads the writes evenly. What is the smallest N with which no key value passes a partition's maximum of writes?", s, num(rate))
	d.Key = a.Right(n(key), "항목 하나가 $1 WCU이므로 초당 $2 WCU다. 파티션 상한 1,000으로 나눠 올리면 $3개다.", "One item takes $1 WCU, so $2 WCU a second; divided by the maximum of 1,000 and rounded up that is $3.", num(each), num(rate*each), num(key))
	d.Explanation = a.Say("초당 WCU ÷ 1,000을 올린 수가 최소다. 실제로는 여유를 둔다. 대신 하루치를 모두 읽으려면 접미사마다 Query해서 합쳐야 한다.", "WCU a second ÷ 1,000, rounded up, is the least; in practice leave a margin. The price: reading a whole day takes a Query for each suffix and a merge.")
	add := func(k int64, mistake, ko, en string, values ...string) {
		if k > 0 {
			d.wrong(n(k), mistake, ko, en, values...)
		}
	}
	add((rate+999)/1000, "takes one unit for every item", "항목 하나를 1 WCU로 쳤다. $1는 $2 WCU다.", "That takes 1 WCU for an item; $1 takes $2.", s, num(each))
	add((rate*size/kb+999)/1000, "does not round the size of an item", "크기를 올리지 않고 곱했다. $1는 $2 WCU로 센다.", "That multiplies the size without rounding: $1 counts as $2 WCU.", s, num(each))
	add((rate*each+2999)/3000, "takes the maximum of reads for writes", "3,000은 읽기의 상한이다. 쓰기는 1,000이다.", "3,000 is the maximum of reads; for writes it is 1,000.")
	add(key-1, "rounds the number of suffixes down", "$1개면 하나에 초당 $2 WCU가 몰려 1,000을 넘는다.", "With $1 suffixes each gets $2 WCU a second, more than 1,000.", num(key-1), decimal(rate*each, max(key-1, 1)))
	add(key+1, "counts one suffix too many", "$1개로도 하나에 초당 $2 WCU라 상한 아래다.", "With $1 each gets $2 WCU a second, which is below the maximum.", num(key), decimal(rate*each, key))
	add(20, "divides the table's capacity by the maximum", "테이블 용량 20,000을 1,000으로 나눴다. 나눌 것은 실제 쓰기다.", "That divides the 20,000 of the table; what is written is to be divided.")
	return d.Draft
}

// causes are what throttles a table, each with its cure, in the order of reasons,
// and that nothing does.
var causes = []struct {
	name    string
	text    i18n.Text
	mistake string
	nope    i18n.Text // takes the fields of a scene
}{
	{"ceiling", i18n.Of("파티션 상한에 걸린다. 키에 접미사를 붙여 쓰기를 나눈다", "A partition's maximum is exceeded: spread the key with suffixes"), "blames the key",
		i18n.Of("가장 바쁜 키도 초당 $3 WCU라 파티션 상한 1,000 안이다.", "Even the busiest key gets $3 WCU a second, within the maximum of 1,000.")},
	{byTable, i18n.Of("테이블 용량이 모자란다. 테이블의 WCU를 늘린다", "The table's capacity is too small: raise the table's WCU"), "blames the table's capacity",
		i18n.Of("테이블이 받는 쓰기는 모두 $2 WCU로, 프로비저닝한 $1 WCU 안이다.", "All writes together take $2 WCU of the table's $1.")},
	{byIndex, i18n.Of("GSI의 쓰기 용량이 모자란다. GSI의 WCU를 늘린다", "The GSI's write capacity is too small: raise the GSI's WCU"), "blames the index",
		i18n.Of("GSI의 $4 WCU는 $2 WCU를 모두 반영하고 남는다.", "The GSI's $4 WCU are enough for all $2.")},
	{"none", i18n.Of("스로틀링되지 않는다. 바꿀 것이 없다", "Nothing is throttled, and nothing needs to change"), "sees no throttling",
		i18n.Of("$5", "$6")},
}

// askRemedy asks for the cause of throttling and its cure.
func askRemedy(a *sim.Asker) sim.Draft {
	want := a.Between(0, 3)
	size := int64(sim.Pick(a, 1, 1, 3, 4)) * kb / 2
	each := blocks(size, writeBlock)
	hottest, others := int64(100*a.Between(3, 8)), int64(100*a.Between(1, 3)) // WCU, of the one key and of each other partition
	if want == 0 {
		hottest = int64(100 * a.Between(12, 18))
	}
	const partitions = 4
	total := hottest + others*(partitions-1)
	table, index := total+int64(100*a.Between(3, 20)), total+int64(100*a.Between(2, 10))
	switch want {
	case 1:
		table = total - int64(100*a.Between(2, min(int(total/100)-2, 5)))
	case 2:
		index = total - int64(100*a.Between(2, min(int(total/100)-2, 5)))
	case 3:
		table = total + int64(100*a.Between(1, 4))
		if 4*hottest <= table { // adaptive capacity is to have something to do
			hottest = others + 400
			total = hottest + others*(partitions-1)
			table, index = total+200, total+300
		}
	}
	// The model's hot key has a whole percentage; the nearest one is as good a proof.
	share := (200*hottest/total + 1) / 2
	v := info.Defaults().Must("size", num0(size), "load", "steady", "rate", num0(total/each), "provisioned", num0(table), "gsi", num0(index), "saved", "0s", "partitions", itoa(partitions), "hot-share", num0(share), "length", "1m")
	d := draft{Asker: a, unit: "WCU"}
	d.Values, d.Tags = v, causeTags
	key := causes[want]
	s := []string{num(table), num(total), num(hottest), num(index)}
	d.Prompt = a.Say("프로비저닝한 WCU가 $3인 테이블에 $1짜리 새 항목을 하루 종일 같은 속도로 `PutItem`으로 쓴다. 항목 하나는 $2 WCU이고 쓰기는 모두 초당 $4 WCU다. 그 가운데 $5 WCU가 파티션 키 값 하나에 몰리고, 나머지는 다른 파티션 세 개에 고르게 간다. 정렬 키는 쓴 시각으로 시작한다. 모든 속성을 투영한 GSI 하나에는 $6 WCU가 있고 GSI의 키는 고르게 퍼져 있다. 오토 스케일링은 없고 버스트는 다 썼다. 쓰기가 스로틀링되는가? 그렇다면 원인은 무엇이고 무엇을 바꿔야 하는가?",
		"New items of $1 are written with `PutItem`, at the same pace all day, to a table with $3 WCU provisioned. An item takes $2 WCU, all writes together $4 WCU a second. Of these $5 WCU fall on one value of the partition key, the rest evenly on three other partitions. The sort key begins with the time of writing. One GSI, which projects all attributes and whose keys are evenly spread, has $6 WCU. There is no auto scaling and no burst is left. Are writes throttled? If so, what is the cause, and what has to change?", bytesOf(size), num(each), s[0], s[1], s[2], s[3])
	whys := []i18n.Text{
		sim.Tell("키 하나에 $1 WCU가 몰려 파티션 상한 1,000을 넘는다. 테이블의 WCU를 늘려도 상한은 그대로다. 정렬 키가 계속 커지므로 DynamoDB가 이 키의 항목을 여러 파티션으로 나누어도 새 쓰기는 한 파티션에 몰린다.", "One key gets $1 WCU a second, more than a partition's 1,000. More WCU for the table do not change that, and as the sort key always increases, new items go to one partition even if DynamoDB splits those of the key.", num(hottest)),
		sim.Tell("쓰기 $2 WCU가 테이블의 $1 WCU보다 많고 버스트도 없다.", "The writes take $2 WCU, the table has $1 and no burst.", s...),
		sim.Tell("쓰기마다 GSI도 고쳐야 하는데 GSI의 $4 WCU는 $2 WCU보다 적다. 그래서 테이블 쓰기가 거부된다.", "Every write changes the GSI, too, and its $4 WCU are fewer than $2. So writes to the table are refused.", s...),
		sim.Tell("전체 $2 WCU는 테이블과 GSI의 용량 안이고, $3 WCU가 몰린 파티션은 균등한 몫 $5보다 많지만 상한 1,000 아래라 적응형 용량이 받아 준다.", "All $2 WCU are within the table and the GSI. The partition with $3 WCU gets more than its even share of $5, but stays below 1,000: adaptive capacity serves it.", append(s, decimal(table, partitions))...),
	}
	d.Key = a.Right(key.text.In(a.Lang), whys[want].Ko, whys[want].En)
	fields := append(append([]string{}, s...), whys[want].Ko, whys[want].En)
	for i, c := range causes {
		if i != want {
			d.wrong(c.text.In(a.Lang), c.mistake, c.nope.Ko, c.nope.En, fields...)
		}
	}
	d.Explanation = a.Say("세 가지를 차례로 견준다. 키 하나와 파티션 상한 1,000, 전체와 테이블의 WCU, 전체와 GSI의 WCU. 예외의 `ThrottlingReason`이 `TableWriteKeyRangeThroughputExceeded`, `TableWriteProvisionedThroughputExceeded`, `IndexWriteProvisionedThroughputExceeded` 가운데 무엇인지로도 알 수 있다.",
		"Compare three pairs in turn: one key with the maximum of 1,000, all writes with the table's WCU, all writes with the GSI's. The `ThrottlingReason` of the exception tells the same: `TableWriteKeyRangeThroughputExceeded`, `TableWriteProvisionedThroughputExceeded` or `IndexWriteProvisionedThroughputExceeded`.")
	return d.Draft
}
