package ddbcapacity

import "notelab/app/sim"

// askCall asks for the units of one call of items that are all alike.
func askCall(a *sim.Asker) sim.Draft {
	op := operationOf(sim.Pick(a, get, get, get, transGet, put, remove, batchWrite, transWrite, transWrite))
	n := 1
	if op.group != single {
		n = a.Between(2, 8)
	}
	most := 12
	if !op.write {
		most = 36
	}
	size := sized(a, most, op.block())
	v := info.Defaults().Must("op", op.name, "size", itoa(int(size)), "items", itoa(max(n, 1)), "load", "steady", "keys", uniform)
	d := draft{Asker: a, unit: op.unit()}
	d.Tags = costTags
	how, how2 := "", ""
	if op.name == get {
		value, name := consistency(a)
		v = v.Must("consistency", value)
		how, how2 = name.Ko+"로 ", name.En+" "
		d.Tags = readTags
	}
	f := runOf(v)
	c, cost, each := f.c, f.bill.cost, blocks(size, op.block())
	s, block, want := bytesOf(size), bytesOf(op.block()), num(each)
	switch {
	case op.name == get:
		d.Prompt = a.Say("`GetItem`이 $1 항목 하나를 $2읽는다. 이 호출은 몇 RCU를 소비하는가?", "A `GetItem` call makes one $3read of an item of $1. How many RCU does it consume?", s, how, how2)
	case op.name == put:
		d.Prompt = a.Say("같은 키의 항목이 없는 테이블에 `PutItem`으로 $1 항목 하나를 쓴다. 보조 인덱스는 없다. 이 호출은 몇 WCU를 소비하는가?", "`PutItem` writes a new item of $1 to a table without secondary indexes. How many WCU does the call consume?", s)
	case op.name == remove:
		d.Prompt = a.Say("`DeleteItem`으로 $1 항목 하나를 지운다. 보조 인덱스는 없다. 이 호출은 몇 WCU를 소비하는가?", "`DeleteItem` deletes an item of $1 from a table without secondary indexes. How many WCU does the call consume?", s)
	case op.name == transGet:
		d.Prompt = a.Say("`TransactGetItems` 한 번으로 $1 항목 $2개를 읽는다. DAX는 쓰지 않는다. 이 호출은 몇 RCU를 소비하는가?", "One `TransactGetItems` call reads $2 items of $1 each, without DAX. How many RCU does it consume?", s, itoa(n))
	case op.name == batchWrite:
		d.Prompt = a.Say("`BatchWriteItem` 한 번으로 $1짜리 새 항목 $2개를 쓴다. 보조 인덱스는 없다. 이 호출은 몇 WCU를 소비하는가?", "One `BatchWriteItem` call puts $2 new items of $1 each. There is no secondary index. How many WCU does it consume?", s, itoa(n))
	default:
		d.Prompt = a.Say("`$3` 한 번으로 $1짜리 새 항목 $2개를 쓴다. 보조 인덱스와 DAX는 없다. 이 호출은 몇 WCU를 소비하는가?", "One `$3` call puts $2 new items of $1 each. There is no secondary index and no DAX. How many WCU does it consume?", s, itoa(n), op.api)
	}
	d.Values = v
	factor := units(f.bill.factor)
	d.Key = a.Right(d.amount(cost), "$1는 $2 단위로 올려 $3개로 센다. 하나에 $4 $5이므로 $6다.", "$1 is rounded up to $3 × $2; at $4 $5 each that makes $6.", s, block, want, factor, op.unit(), d.amount(cost))
	if n > 1 {
		d.Key = a.Right(d.amount(cost), "$1는 $2 단위로 올려 $3개로 센다. 하나에 $4 $5, 항목이 $7개이므로 $6다.", "$1 is rounded up to $3 × $2; at $4 $5 each and for $7 items that makes $6.", s, block, want, factor, op.unit(), d.amount(cost), itoa(n))
	}
	d.Explanation = a.Say("읽기는 4 KB마다 강력한 일관성 1, 최종적 일관성 0.5, 트랜잭션 2 RCU다. 쓰기는 1 KB마다 1, 트랜잭션은 2 WCU다. 항목마다 올림한 뒤 더한다.",
		"For every 4 KB a read costs 1 RCU strongly consistent, 0.5 eventually consistent and 2 in a transaction; for every 1 KB a write costs 1 WCU, 2 in a transaction. Each item is rounded up before adding.")
	factorOf, m := f.bill.factor, int64(n)
	switch {
	case op.transaction:
		d.cost(cost/2, "forgets that a transaction works twice", "트랜잭션은 항목마다 준비와 커밋, 두 번 일한다. 이것은 트랜잭션이 아닐 때의 값이다.", "This is without the transaction, which works on every item twice: to prepare and to commit.")
	case op.write:
		d.cost(cost*2, "doubles a write that is no transaction", "두 배가 되는 것은 트랜잭션 쓰기다.", "Twice as much is what a transaction costs.")
	case c.strong:
		d.cost(cost/2, "halves a strongly consistent read", "반값은 최종적 일관성 읽기다.", "Half is the price of an eventually consistent read.")
		d.cost(cost*2, "doubles a strongly consistent read", "두 배는 트랜잭션 읽기다.", "Twice as much is a transactional read.")
	default:
		d.cost(cost*2, "forgets that eventual reads cost half", "강력한 일관성일 때의 값이다. 최종적 일관성은 그 절반이다.", "This is a strongly consistent read; an eventually consistent one costs half.")
		if cost%2 == 1 {
			d.cost(cost+1, "rounds half a unit up", "올림하는 것은 크기이고 단위는 아니다. 0.5 단위는 그대로 남는다.", "The size is rounded, not the units: half a unit stays.")
		}
	}
	if op.write {
		d.cost(blocks(size, readBlock)*m*factorOf, "counts a write in blocks of 4 KB", "4 KB는 읽기의 단위다. 쓰기는 1 KB마다 센다.", "4 KB is the step of reads; writes count every 1 KB.")
	} else {
		d.cost(blocks(size, writeBlock)*m*factorOf, "counts a read in blocks of 1 KB", "1 KB는 쓰기의 단위다. 읽기는 4 KB마다 센다.", "1 KB is the step of writes; reads count every 4 KB.")
	}
	if m > 1 {
		d.cost(blocks(size*m, op.block())*factorOf, "rounds the sum instead of every item", "합을 올린 값이다. 여기서는 항목마다 올린다.", "This rounds the sum; here every item is rounded for itself.")
		d.cost(each*factorOf, "counts one item only", "항목 하나의 값이다. $1개를 담았다.", "That is one item; the call holds $1.", itoa(n))
	}
	d.cost(size/op.block()*m*factorOf, "rounds down", "내림했다. $1에 못 미치는 나머지도 $1로 센다.", "This rounds down; a remainder counts as a full $1.", block)
	if op.write && size%op.block() != 0 {
		d.cost(size*factorOf*m/op.block(), "does not round the size", "크기를 올리지 않았다. $1에 못 미치는 나머지도 $1로 센다.", "This does not round the size; a remainder counts as a full $1.", block)
	}
	d.cost((each+1)*factorOf*m, "counts a step too many", "$1는 $3 $2개에 다 들어간다.", "$1 fits into $2 × $3.", s, want, block)
	d.cost((each+2)*factorOf*m, "counts two steps too many", "$1는 $3 $2개에 다 들어간다.", "$1 fits into $2 × $3.", s, want, block)
	return d.Draft
}

// askProvision asks for the capacity that a steady load needs.
func askProvision(a *sim.Asker) sim.Draft {
	op := operationOf(sim.Pick(a, get, get, put))
	rate := int64(10 * a.Between(2, 60))
	most := 7
	if !op.write {
		most = 22
	}
	size := sized(a, most, op.block())
	v := info.Defaults().Must("op", op.name, "size", itoa(int(size)), "load", "steady", "rate", num0(rate), "keys", uniform, "saved", "0s", "partitions", "8", "length", "1m")
	d := draft{Asker: a, unit: op.unit()}
	s, r := bytesOf(size), num(rate)
	d.Tags = costTags
	if op.write {
		d.Prompt = a.Say("$1짜리 새 항목을 초당 $2개씩 `PutItem`으로 꾸준히 쓴다. 키는 고르게 퍼지고 보조 인덱스는 없다. 버스트에 기대지 않고 모두 처리하려면 WCU를 적어도 얼마나 프로비저닝해야 하는가?",
			"New items of $1 are written steadily with `PutItem`, $2 a second. The keys are evenly spread and there is no secondary index. How many WCU must be provisioned at least to serve all of them without relying on burst capacity?", s, r)
	} else {
		value, name := consistency(a)
		v = v.Must("consistency", value)
		d.Tags = readTags
		d.Prompt = a.Say("`GetItem`으로 $1 항목을 초당 $2번 꾸준히 읽는다. 모두 $3다. 키는 고르게 퍼져 있다. 버스트에 기대지 않고 모두 처리하려면 RCU를 적어도 얼마나 프로비저닝해야 하는가?",
			"`GetItem` steadily makes $2 reads a second of items of $1, all $4. The keys are evenly spread. How many RCU must be provisioned at least to serve all of them without relying on burst capacity?", s, r, name.Ko, name.En)
	}
	f := runOf(v)
	need := f.bill.cost * rate // a multiple of ten, so whole units
	v = v.Must("provisioned", num0(need/2))
	each := blocks(size, op.block())
	d.Values = v
	d.Key = a.Right(d.amount(need), "호출 하나가 $1 $2이고 초당 $3번이므로 $4다.", "One call takes $1 $2, and $3 of them a second take $4.", units(f.bill.cost), op.unit(), r, d.amount(need))
	d.Explanation = a.Say("먼저 항목 하나를 올려 단위를 구하고, 그다음 초당 횟수를 곱한다. 순서를 바꾸면 모자란다.", "Round one item to units first, then multiply by the calls a second. The other way round falls short.")
	d.cost(2*((rate*size*f.bill.factor/2+op.block()-1)/op.block()), "multiplies first and rounds afterwards", "초당 바이트를 먼저 더한 뒤 올렸다. 올림은 항목마다 한다.", "This adds the bytes of a second and rounds then; every item is rounded for itself.")
	if op.write {
		d.cost(blocks(size, readBlock)*2*rate, "counts a write in blocks of 4 KB", "쓰기는 4 KB가 아니라 1 KB마다 센다.", "Writes count every 1 KB, not every 4 KB.")
		d.cost(2*need, "doubles a write that is no transaction", "두 배가 드는 것은 트랜잭션이다.", "Twice as much is for transactions.")
	} else {
		if f.c.strong {
			d.cost(need/2, "halves a strongly consistent read", "최종적 일관성 읽기의 값이다. 여기서는 강력한 일관성이다.", "That is for eventually consistent reads; these are strongly consistent.")
		} else {
			d.cost(2*need, "forgets that eventual reads cost half", "강력한 일관성 읽기의 값이다. 최종적 일관성은 절반이다.", "That is for strongly consistent reads; these cost half.")
			d.cost((each+1)/2*2*rate, "rounds half a unit up for every read", "0.5 단위를 호출마다 올렸다. 단위의 절반은 그대로 더한다.", "This rounds half a unit up for every read; halves are added as they are.")
		}
		d.cost(blocks(size, writeBlock)*f.bill.factor*rate, "counts a read in blocks of 1 KB", "읽기는 1 KB가 아니라 4 KB마다 센다.", "Reads count every 4 KB, not every 1 KB.")
	}
	d.cost(2*rate, "takes one unit for every call", "호출 하나를 1 $1로 쳤다. $2는 $3 $1다.", "This takes 1 $1 for a call; $2 takes $3 $1.", op.unit(), s, units(f.bill.cost))
	d.cost((each+1)*f.bill.factor*rate, "counts a step too many", "항목 하나를 한 단위 더 셌다. $1는 $2로 올린다.", "This counts a step too many for each item: $1 is rounded to $2.", s, bytesOf(each*op.block()))
	d.cost((each+2)*f.bill.factor*rate, "counts two steps too many", "항목 하나를 두 단위 더 셌다. $1는 $2로 올린다.", "This counts two steps too many for each item: $1 is rounded to $2.", s, bytesOf(each*op.block()))
	return d.Draft
}

// num0 writes a whole number the way a parameter has it.
func num0(n int64) string { return itoa(int(n)) }
