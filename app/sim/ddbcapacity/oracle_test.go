package ddbcapacity

import (
	"math/big"
	"time"

	"notelab/app/sim"
)

// The oracle knows nothing of the model's code. It prices a call by laying bytes
// into blocks one block at a time, and follows a load by closed formulas over
// whole phases, in rational numbers, where the model goes second by second in
// scaled integers. While the load is constant, what has been consumed after n
// seconds is the least of three lines:
//
//	S(n) = min(n x A, B + n x T, G + n x I)
//
// with A let through by the partitions, T and I the capacities of table and index,
// and B and G what their buckets held at first.

// blocksOf lays bytes into blocks.
func blocksOf(bytes, block int) int {
	n := 1
	for bytes > block {
		bytes -= block
		n++
	}
	return n
}

// oraclePrice is the cost of one call and how many items it holds.
func oraclePrice(v sim.Values) (*big.Rat, int) {
	op := v.Get("op")
	size, other, before := v.Int("size"), v.Int("other"), v.Int("before")
	if other == 0 {
		other = size
	}
	sizes := []int{size}
	limits := map[string][2]int{"batch-get": {100, 16e6}, "batch-write": {25, 16e6}, "transact-get": {100, 4 << 20}, "transact-write": {100, 4 << 20}, "query": {1 << 30, 1 << 20}, "scan": {1 << 30, 1 << 20}}
	if l, many := limits[op]; many {
		sum := size
		for i := 1; i < v.Int("items") && i < l[0]; i++ {
			s := size
			if i%2 == 1 {
				s = other
			}
			if sum += s; sum > l[1] {
				break
			}
			sizes = append(sizes, s)
		}
	}
	block := 4096
	write := false
	switch op {
	case "put", "update":
		sizes[0] = max(size, before)
		fallthrough
	case "delete", "batch-write", "transact-write":
		block, write = 1024, true
	case "query", "scan":
		sum := 0
		for _, s := range sizes {
			sum += s
		}
		return times(blocksOf(sum, block), v), len(sizes)
	case "get", "batch-get":
		for i := range sizes {
			if v.Flag("missing") {
				sizes[i] = 0
			}
		}
	}
	n := 0
	for _, s := range sizes {
		n += blocksOf(s, block)
	}
	switch {
	case op == "transact-get" || op == "transact-write":
		return big.NewRat(int64(2*n), 1), len(sizes)
	case write:
		return big.NewRat(int64(n), 1), len(sizes)
	}
	return times(n, v), len(sizes)
}

func times(n int, v sim.Values) *big.Rat {
	if v.Get("consistency") == "strong" {
		return big.NewRat(int64(n), 1)
	}
	return big.NewRat(int64(n), 2)
}

// oracleShares are the parts of the calls that the partitions get.
func oracleShares(v sim.Values) []*big.Rat {
	n := v.Int("partitions")
	out := make([]*big.Rat, n)
	for i := range out {
		out[i] = new(big.Rat)
	}
	kind := v.Get("keys")
	if v.Get("op") == "scan" {
		kind = "uniform"
	}
	deal := func(keys int, weight func(k int) *big.Rat) {
		total := new(big.Rat)
		for k := range keys {
			total.Add(total, weight(k))
		}
		for k := range keys {
			out[k%n].Add(out[k%n], new(big.Rat).Quo(weight(k), total))
		}
	}
	one := func(int) *big.Rat { return big.NewRat(1, 1) }
	switch kind {
	case "uniform":
		deal(n, one)
	case "zipf":
		deal(10, func(k int) *big.Rat { return big.NewRat(1, int64(k+1)) })
	case "date":
		deal(1, one)
	case "sharded":
		deal(v.Int("shards"), one)
	case "hot":
		h := big.NewRat(int64(v.Int("hot-share")), 100)
		if n == 1 {
			h.SetInt64(1)
		}
		out[0].Set(h)
		for i := 1; i < n; i++ {
			out[i].Sub(big.NewRat(1, 1), h)
			out[i].Quo(out[i], big.NewRat(int64(n-1), 1))
		}
	}
	return out
}

// outcome is what the oracle finds.
type outcome struct {
	units, asked, consumed, burst *big.Rat
}

func oracle(v sim.Values) outcome {
	price, _ := oraclePrice(v)
	shares := oracleShares(v)
	op := v.Get("op")
	write := map[string]bool{"put": true, "update": true, "delete": true, "batch-write": true, "transact-write": true}[op]
	ceiling := big.NewRat(3000, 1)
	fresh := 12000
	if write {
		ceiling.SetInt64(1000)
		fresh = 4000
	}
	whole := func(n int) *big.Rat { return big.NewRat(int64(n), 1) }
	secs := func(name string) int {
		d := v.Duration(name)
		n := int(d / time.Second)
		if d%time.Second > 0 {
			n++
		}
		return n
	}
	demand := v.Get("mode") == "on-demand"
	table := whole(v.Int("provisioned"))
	saved := secs("saved")
	if demand {
		table, saved = whole(max(fresh, 2*v.Int("previous"))), 0
	}
	index := whole(0)
	if !demand && (op == "put" || op == "update" || op == "delete" || op == "batch-write") && (op == "batch-write" || !v.Flag("failed")) {
		index = whole(v.Int("gsi"))
	}
	mul := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	plus := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
	minus := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
	least := func(a, b *big.Rat) *big.Rat {
		if a.Cmp(b) < 0 {
			return a
		}
		return b
	}
	o := outcome{units: price, asked: whole(0), consumed: whole(0), burst: mul(table, whole(saved))}
	spare := mul(index, whole(saved))
	phase := func(n, rate int) {
		if n <= 0 {
			return
		}
		through := whole(0)
		for _, s := range shares {
			through = plus(through, least(mul(mul(whole(rate), price), s), ceiling))
		}
		long := whole(n)
		s := least(mul(long, through), plus(o.burst, mul(long, table)))
		if index.Sign() > 0 {
			s = least(s, plus(spare, mul(long, index)))
		}
		o.asked = plus(o.asked, mul(mul(long, whole(rate)), price))
		o.consumed = plus(o.consumed, s)
		if !demand {
			o.burst = least(mul(whole(300), table), minus(plus(o.burst, mul(long, table)), s))
		}
		spare = least(mul(whole(300), index), minus(plus(spare, mul(long, index)), s))
	}
	length := secs("length")
	from, to := length, length
	if v.Get("load") == "spike" {
		from = min(secs("from"), length)
		to = min(from+secs("span"), length)
		if secs("from") > length {
			to = length
		}
	}
	phase(from, v.Int("rate"))
	phase(to-from, v.Int("peak"))
	phase(length-to, v.Int("rate"))
	return o
}
