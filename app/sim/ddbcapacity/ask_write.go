package ddbcapacity

import "notelab/app/sim"

// askUpdate asks which size a write costs when an item was there before.
func askUpdate(a *sim.Asker) sim.Draft {
	how := a.Between(0, 3)
	before, after := sized(a, 14, writeBlock), sized(a, 14, writeBlock)
	for how < 2 && blocks(before, writeBlock) == blocks(after, writeBlock) {
		after = sized(a, 14, writeBlock)
	}
	if how >= 2 { // the pages differ on which size a failed condition costs: one for both
		before = max(before, 2*kb)
		after = before
	}
	op := operationOf(update)
	if how == 1 || how == 3 {
		op = operationOf(put)
	}
	fails := how >= 2
	v := info.Defaults().Must("op", op.name, "before", num0(before), "size", num0(after), "load", "steady", "rate", "10", "keys", uniform)
	if fails {
		v = v.Must("failed", "true")
	}
	f := runOf(v)
	old, now, cost := 2*blocks(before, writeBlock), 2*blocks(after, writeBlock), f.bill.cost
	larger := max(before, after)
	d := draft{Asker: a, unit: "WCU"}
	d.Values, d.Tags = v, costTags
	switch how {
	case 0:
		d.Prompt = a.Say("`UpdateItem`으로 항목의 속성 하나를 바꾼다. 바꾸기 전 항목은 $1, 바꾼 뒤 항목은 $2다. 보조 인덱스는 없다. 이 호출은 몇 WCU를 소비하는가?",
			"`UpdateItem` changes one attribute of an item, which is $1 before and $2 after the change. There is no secondary index. How many WCU does the call consume?", bytesOf(before), bytesOf(after))
	case 1:
		d.Prompt = a.Say("같은 키의 $1 항목이 이미 있는 테이블에 `PutItem`으로 $2 항목을 덮어쓴다. 보조 인덱스는 없다. 이 호출은 몇 WCU를 소비하는가?",
			"`PutItem` replaces an existing item of $1 with one of $2. There is no secondary index. How many WCU does the call consume?", bytesOf(before), bytesOf(after))
	case 2:
		d.Prompt = a.Say("`UpdateItem`으로 $1 항목의 속성 하나를 같은 크기의 값으로 바꾸려 했으나, 조건식이 거짓이라 `ConditionalCheckFailedException`이 났다. 이 호출은 몇 WCU를 소비하는가?",
			"An `UpdateItem` call was to change one attribute of an item of $1 to a value of the same size, but its condition is false, and it fails with `ConditionalCheckFailedException`. How many WCU does the call consume?", bytesOf(before), bytesOf(after))
	default:
		d.Prompt = a.Say("같은 키의 $1 항목이 이미 있다. `attribute_not_exists(pk)` 조건을 걸고 크기가 똑같이 $2인 항목을 `PutItem`으로 쓰려 했더니 `ConditionalCheckFailedException`이 났다. 이 호출은 몇 WCU를 소비하는가?",
			"An item of $1 exists. A `PutItem` call for one just as large, $2, with the same key and the condition `attribute_not_exists(pk)` fails with `ConditionalCheckFailedException`. How many WCU does the call consume?", bytesOf(before), bytesOf(after))
	}
	d.Key = a.Right(d.amount(cost), "이전 $1와 새 $2 가운데 큰 $3를 1 KB 단위로 올린다.", "The larger of before ($1) and after ($2), $3, is rounded up to the next 1 KB.", bytesOf(before), bytesOf(after), bytesOf(larger))
	if fails {
		d.Key = a.Right(d.amount(cost), "조건이 거짓이어도 항목의 크기 $1를 1 KB 단위로 올린 만큼 소비한다.", "A false condition consumes as much as the item's $1, rounded up to the next 1 KB.", bytesOf(larger))
	}
	d.Explanation = a.Say("`PutItem`과 `UpdateItem`은 이전 항목과 새 항목 가운데 큰 쪽의 크기로 센다. 속성 하나만 고쳐도 항목 전체의 크기가 기준이고, 조건이 거짓이어도 쓰기 용량은 소비한다.",
		"`PutItem` and `UpdateItem` cost the larger of the item before and after: the whole item, however little of it changes. A false condition consumes the write capacity, too.")
	if fails {
		d.wrong(a.Say("0 WCU", "0 WCU"), "takes a failed condition for free", "아무것도 바뀌지 않아도 쓰기 용량은 소비한다.", "Nothing changes, and yet the write capacity is consumed.")
		d.cost(2, "charges one unit for a failed condition", "이미 있는 항목의 크기 $1에 따라 센다.", "With an item there, its size of $1 counts.", bytesOf(larger))
		d.cost(2*(larger/writeBlock), "rounds down", "내림했다. 1 KB에 못 미치는 나머지도 1 KB로 센다.", "This rounds down; a remainder counts as a full 1 KB.")
	} else if before > after {
		d.cost(now, "charges the item after the write only", "쓴 뒤의 크기 $1만 셌다. 이전 항목이 더 크다.", "That is the size afterwards, $1; the item before was larger.", bytesOf(after))
	} else {
		d.cost(old, "charges the item before the write only", "쓰기 전의 크기 $1만 셌다. 새 항목이 더 크다.", "That is the size before, $1; the item afterwards is larger.", bytesOf(before))
	}
	if !fails {
		d.cost(old+now, "adds the item before and after", "두 크기를 더하지 않고 큰 쪽만 센다.", "The two are not added; the larger one counts.")
		d.cost(max(old-now, now-old), "charges the difference", "늘거나 준 만큼이 아니라 큰 쪽 전체를 센다.", "What counts is all of the larger one, not the difference.")
	}
	d.cost(2*blocks(larger, readBlock), "counts a write in blocks of 4 KB", "4 KB는 읽기의 단위다.", "4 KB is the step of reads.")
	d.cost(2*cost, "doubles a write that is no transaction", "두 배가 드는 것은 트랜잭션이다.", "Twice as much is for transactions.")
	return d.Draft
}

// askBurst asks how long a full burst lasts at most.
func askBurst(a *sim.Asker) sim.Draft {
	r := sim.Pick(a, [2]int64{1, 3}, [2]int64{1, 2}, [2]int64{3, 4}, [2]int64{3, 2}, [2]int64{2, 1}, [2]int64{3, 1}, [2]int64{5, 1}, [2]int64{3, 5}, [2]int64{1, 4})
	table := int64(60 * a.Between(1, 6))
	asked := table + table*r[0]/r[1]
	op := operationOf(sim.Pick(a, get, put))
	v := info.Defaults().Must("op", op.name, "size", "1024", "consistency", "strong", "load", "steady", "rate", num0(asked), "provisioned", num0(table), "saved", "5m", "keys", uniform, "partitions", "8", "length", "25m")
	f := runOf(v)
	key := int64(f.drained)
	u := op.unit()
	d := draft{Asker: a, unit: u}
	d.Values, d.Tags = v, costTags
	sec := func(n int64) string { return a.Say("$1초", "$1 seconds", num(n)) }
	saved := num(retained * table)
	d.Prompt = a.Say("$1 $2를 프로비저닝한 테이블을 10분 동안 아무도 쓰지 않았다. 그 뒤 초당 $3 $2를 쓰는 요청이 고르게 퍼진 키로 꾸준히 들어온다. 오토 스케일링은 없고 각 파티션은 상한보다 한참 아래다. 버스트 용량이 온전히 남아 있고 다른 데 쓰이지 않는다면, 스로틀링 없이 버티는 시간은 최대 얼마인가?",
		"Nobody has used a table with $1 $2 provisioned for 10 minutes. Then requests for $3 $2 a second arrive steadily, on evenly spread keys. There is no auto scaling, and every partition stays far below its maximum. If all of the burst capacity is there and nothing else uses it, for how long at most are all requests served?", num(table), u, num(asked))
	d.Key = a.Right(sec(key), "버스트는 300초 × $1 = $2단위까지 쌓이고 초당 $3 − $1 = $4단위씩 줄어든다. $2 ÷ $4 = $5초다.", "The burst holds up to 300 s × $1 = $2 units and loses $3 − $1 = $4 a second: $2 ÷ $4 = $5 s.", num(table), saved, num(asked), num(asked-table), num(key))
	d.Explanation = a.Say("쓰지 않은 용량은 최대 300초 치까지 남는다. 프로비저닝한 용량은 그동안에도 계속 들어오므로 모자란 만큼만 버스트에서 나간다. 버스트는 보장되지 않으니 용량 계획에 넣지 않는다.",
		"Up to 300 seconds of unused capacity are retained. The provisioned capacity keeps coming, so only what is short is taken from the burst. It is not guaranteed: do not plan with it.")
	d.wrong(sec(300), "takes 300 seconds for the length of a burst", "300초는 쌓이는 양의 한도다. 얼마나 버티는지는 초당 모자라는 양이 정한다.", "300 seconds limit what is saved; how long it lasts depends on what is short.")
	d.wrong(sec(retained*table/asked), "forgets that provisioned capacity keeps coming", "$1단위를 초당 $2단위로 나눴다. 그동안에도 초당 $3단위가 들어온다.", "That divides $1 by $2; meanwhile $3 units a second keep coming.", saved, num(asked), num(table))
	d.wrong(sec(2*key), "saves as long as the table was idle", "10분을 쉬어도 쌓이는 것은 300초 치까지다.", "After 10 idle minutes no more than 300 seconds are saved.")
	d.wrong(a.Say("0초: 초과분은 처음부터 거부된다", "0 seconds: what exceeds it is throttled at once"), "forgets burst capacity", "쓰지 않은 용량이 쌓여 있어 처음에는 처리한다.", "Unused capacity has been saved and serves it at first.")
	d.wrong(a.Say("요청이 줄 때까지 계속 버틴다", "as long as the requests keep coming"), "takes burst for unlimited", "버스트는 쌓인 만큼만 쓸 수 있다.", "Only what has been saved can be used.")
	return d.Draft
}
