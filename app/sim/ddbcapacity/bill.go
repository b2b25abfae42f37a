package ddbcapacity

// charge is a part of a call that is rounded on its own: one item, or all that a
// Query or Scan evaluates.
type charge struct {
	count  int   // how many alike
	items  int   // items in each
	bytes  int64 // of each
	blocks int64 // that each takes
}

// bill is what one call costs:
//
//	units = (blocks of all charges) x (units a block)
type bill struct {
	charges []charge
	blocks  int64
	factor  int64 // half units a block: 1, 2 or 4
	cost    int64 // half units
	items   int   // in the call
	cut     bool  // fewer than asked for, because a call holds no more
}

// blocks is the rule of rounding: a started block counts, and one at least.
func blocks(bytes, block int64) int64 { return max((bytes+block-1)/block, 1) }

// billOf prices a call.
func billOf(c *config) bill {
	op := c.op
	b := bill{items: 1, factor: 2}
	switch {
	case op.transaction:
		b.factor = 4
	case !op.write && !c.strong:
		b.factor = 1
	}
	if op.group != single {
		b.items = fits(c)
		b.cut = b.items < c.items
	}
	first, second := (b.items+1)/2, b.items/2 // items alternate between two sizes
	size := c.size
	switch {
	case c.miss:
		size = 0
		first, second = b.items, 0
	case op.replaces():
		size = max(c.size, c.before)
	case c.other == c.size:
		first, second = b.items, 0
	}
	add := func(count, items int, bytes int64) {
		if count == 0 {
			return
		}
		n := blocks(bytes, op.block())
		b.charges = append(b.charges, charge{count, items, bytes, n})
		b.blocks += int64(count) * n
	}
	if op.group == packed {
		add(1, b.items, int64(first)*c.size+int64(second)*c.other)
	} else {
		add(first, 1, size)
		add(second, 1, c.other)
	}
	b.cost = b.blocks * b.factor
	return b
}

// fits is how many of the items asked for one call holds.
func fits(c *config) int {
	n := c.items
	if c.op.most > 0 {
		n = min(n, c.op.most)
	}
	for n > 1 && int64((n+1)/2)*c.size+int64(n/2)*c.other > c.op.bytes {
		n--
	}
	return n
}
