package ddbcapacity

import "notelab/app/sim"

// askBatch compares BatchGetItem with a Query for the very same items.
func askBatch(a *sim.Asker) sim.Draft {
	n := a.Between(3, 20)
	size := sim.Pick(a, int64(1), 1, 2, 3, 5, 9, 10, 11, 13) * kb / 2
	value, name := consistency(a)
	v := info.Defaults().Must("op", batchGet, "size", num0(size), "items", itoa(n), "consistency", value, "load", "steady", "rate", "10", "keys", uniform)
	f, g := runOf(v), runOf(v.Must("op", query))
	batch, sum := f.bill.cost, g.bill.cost
	d := draft{Asker: a, unit: "RCU"}
	d.Values, d.Tags = v, readTags
	both := func(b, q int64) string {
		return a.Say("BatchGetItem $1, Query $2", "BatchGetItem $1, Query $2", d.amount(b), d.amount(q))
	}
	s := bytesOf(size)
	total, blocksEach := bytesOf(size*int64(n)), bytesOf(blocks(size, readBlock)*readBlock)
	d.Prompt = a.Say("파티션 키가 같은 $1 항목 $2개를 $3로 읽는다. `BatchGetItem` 한 번으로 읽을 때와, 정확히 이 항목들만 평가하는 `Query` 한 번으로 읽을 때 각각 몇 RCU를 소비하는가?",
		"$2 items of $1 with the same partition key are read, $4. How many RCU does one `BatchGetItem` call for them consume, and how many one `Query` call that evaluates exactly these items?", s, itoa(n), name.Ko, name.En)
	d.Key = a.Right(both(batch, sum), "BatchGetItem은 항목마다 $1로 올려 더하고, Query는 합 $2를 한 번만 올린다.", "BatchGetItem rounds every item to $1; Query rounds the sum of $2 once.", blocksEach, total)
	d.Explanation = a.Say("`BatchGetItem`은 항목 하나하나를 `GetItem`처럼 4 KB로 올린다. `Query`는 읽은 항목 전체를 하나의 읽기로 보고 합을 올린다. 작은 항목이 많을수록 차이가 크다.",
		"`BatchGetItem` treats every item like a `GetItem` and rounds it to 4 KB; `Query` treats all items as one read and rounds their sum. The more small items, the larger the difference.")
	d.wrong(both(sum, batch), "swaps the rounding of batch and query", "둘이 뒤바뀌었다. 항목마다 올리는 쪽이 BatchGetItem이다.", "The two are swapped: the one that rounds every item is BatchGetItem.")
	d.wrong(both(sum, sum), "rounds the sum in a batch", "BatchGetItem은 합이 아니라 항목마다 올린다: $1씩 $2개.", "BatchGetItem rounds every item, not the sum: $2 × $1.", blocksEach, itoa(n))
	d.wrong(both(batch, batch), "rounds every item in a query", "Query는 합 $1를 한 번만 올린다.", "Query rounds the sum of $1 once.", total)
	if f.c.strong {
		d.wrong(both(batch/2, (sum+1)/2), "halves a strongly consistent read", "절반은 최종적 일관성 읽기의 값이다.", "Half is for eventually consistent reads.")
	} else {
		d.wrong(both(2*batch, 2*sum), "forgets that eventual reads cost half", "강력한 일관성 읽기의 값이다.", "That is for strongly consistent reads.")
	}
	return d.Draft
}

// askFilter asks what a filter, a projection or a count saves: nothing.
func askFilter(a *sim.Asker) sim.Draft {
	op := operationOf(sim.Pick(a, query, scan))
	n := 20 * a.Between(2, 15)
	kept := sim.Pick(a, 5, 10, 20)
	size := sim.Pick(a, int64(1), 2, 3, 3, 5) * kb / 2
	value, name := consistency(a)
	v := info.Defaults().Must("op", op.name, "size", num0(size), "items", itoa(n), "kept", itoa(kept), "consistency", value, "load", "steady", "rate", "10", "keys", uniform)
	how := a.Between(0, 2)
	d := draft{Asker: a, unit: "RCU"}
	left := int64(n*kept) / 100
	narrow, narrow2 := "", ""
	switch how {
	case 0:
		narrow, narrow2 = sim.Fill("필터 표현식을 통과해 돌아온 것은 $1개다", num(left)), sim.Fill("A filter expression lets $1 of them through", num(left))
	case 1:
		v = v.Must("kept", "100")
		narrow, narrow2 = "`Select`에 `COUNT`를 주어 개수만 돌려받는다", "With `Select` set to `COUNT`, only their number is returned"
	default:
		v = v.Must("kept", "100")
		narrow, narrow2 = "프로젝션 표현식으로 항목마다 100바이트짜리 속성 하나만 돌려받는다", "A projection expression returns only one attribute of 100 bytes from each"
	}
	f := runOf(v)
	cost, factor := f.bill.cost, f.bill.factor
	s, total := bytesOf(size), bytesOf(size*int64(n))
	d.Values, d.Tags = v, readTags
	d.Prompt = a.Say("`$1` 한 번이 $2 항목 $3개를 $4로 평가한다. $5. 이 호출은 몇 RCU를 소비하는가?", "One `$1` call evaluates $3 items of $2 each, $6. $7. How many RCU does the call consume?", op.api, s, itoa(n), name.Ko, narrow, name.En, narrow2)
	d.Key = a.Right(d.amount(cost), "평가한 항목의 합은 $1, 4 KB 단위로 올리면 $2다. 4 KB마다 $3 RCU이므로 $4다.", "What is evaluated adds up to $1, in steps of 4 KB $2; at $3 RCU for each step that makes $4.", total, bytesOf(f.bill.blocks*readBlock), units(factor), d.amount(cost))
	d.Explanation = a.Say("필터와 프로젝션은 읽은 뒤에 걸린다. 개수만 세도 항목을 읽어야 한다. 용량은 평가한 항목의 합으로 정해지므로, 줄이려면 키 조건이나 인덱스로 읽는 양을 줄인다.",
		"Filters and projections come after the read, and counting has to read the items, too. The sum of what is evaluated decides. To spend less, read less: through key conditions or an index.")
	switch how {
	case 0:
		d.cost(blocks(left*size, readBlock)*factor, "charges only what the filter returns", "돌려받은 $1개만 셌다. 평가한 $2개를 모두 센다.", "That counts the $1 returned; all $2 evaluated are charged.", num(left), itoa(n))
	case 1:
		d.cost(factor, "charges a count like one small read", "개수를 세려면 항목을 모두 읽어야 한다.", "To count the items it has to read them all.")
	default:
		d.cost(blocks(int64(n)*100, readBlock)*factor, "charges only the projected attributes", "돌려받은 속성만 셌다. 항목 전체의 크기로 센다.", "That counts the attributes returned; whole items are charged.")
	}
	d.cost(int64(n)*blocks(size, readBlock)*factor, "rounds every item in a query", "항목마다 올렸다. $1은 합을 올린다.", "That rounds every item; $2 rounds the sum.", "Query와 Scan", op.api)
	if f.c.strong {
		d.cost(cost/2, "halves a strongly consistent read", "절반은 최종적 일관성 읽기의 값이다.", "Half is for eventually consistent reads.")
	} else {
		d.cost(2*cost, "forgets that eventual reads cost half", "강력한 일관성 읽기의 값이다.", "That is for strongly consistent reads.")
	}
	d.cost(blocks(size*int64(n), writeBlock)*factor, "counts a read in blocks of 1 KB", "읽기는 4 KB마다 센다. 1 KB는 쓰기의 단위다.", "Reads count every 4 KB; 1 KB is the step of writes.")
	return d.Draft
}
