package ddbcapacity

import "notelab/app/sim"

func str(key, value string) sim.Field { return sim.Field{Key: key, Value: value} }

func (f *flow) emit(t int, kind, actor string, tone sim.Tone, fields ...sim.Field) {
	f.events = append(f.events, sim.Event{At: at(t), Kind: kind, Actor: actor, Tone: tone, Fields: append(fields, str("unit", f.c.op.unit()))})
}

func partition(p int) string { return "P" + itoa(p+1) }

// price tells how the bill of one call comes about.
func (f *flow) price() {
	c, op, b := f.c, f.c.op, f.bill
	step := bytesOf(op.block())
	if b.cut {
		limit := op.size
		if b.items == op.most {
			limit = ""
		}
		f.emit(0, "cut", "call", sim.Wait, str("api", op.api), str("wanted", itoa(c.items)), str("items", itoa(b.items)), str("size", limit))
	}
	first := &b.charges[0]
	rounded := func(h *charge) string { return bytesOf(h.blocks * op.block()) }
	switch {
	case c.miss:
		f.emit(0, "missing", "call", sim.Wait, str("api", op.api), str("step", step))
	case op.group == packed:
		f.emit(0, "sum", "call", sim.Plain, str("api", op.api), str("items", itoa(b.items)), str("bytes", bytesOf(first.bytes)), str("rounded", rounded(first)), str("step", step))
	case len(b.charges) == 2:
		second := &b.charges[1]
		f.emit(0, "both", "call", sim.Plain, str("api", op.api), str("step", step),
			str("bytes", bytesOf(first.bytes)), str("rounded", rounded(first)), str("count", itoa(first.count)),
			str("bytes2", bytesOf(second.bytes)), str("rounded2", rounded(second)), str("count2", itoa(second.count)))
	case op.group == each:
		f.emit(0, "each", "call", sim.Plain, str("api", op.api), str("step", step), str("bytes", bytesOf(first.bytes)), str("rounded", rounded(first)), str("count", itoa(first.count)))
	case op.replaces() && c.before > 0:
		f.emit(0, "larger", "call", sim.Plain, str("api", op.api), str("before", bytesOf(c.before)), str("after", bytesOf(c.size)), str("rounded", rounded(first)), str("step", step))
	default:
		f.emit(0, "one", "call", sim.Plain, str("api", op.api), str("bytes", bytesOf(first.bytes)), str("rounded", rounded(first)), str("step", step))
	}
	if c.fail {
		f.emit(0, "failed", "call", sim.Wait)
	}
	if c.kept < 100 {
		n := int64(b.items) * c.kept / 100
		f.emit(0, "filter", "call", sim.Wait, str("items", itoa(b.items)), str("returned", itoa(int(n))))
	}
	f.emit(0, "cost", "call", sim.Accent, str("blocks", sim.Thousands(b.blocks)), str("each", units(b.factor)), str("mode", c.mode()), str("cost", units(b.cost)), str("step", step))
}

// mode names what makes a block cheap or dear.
func (c *config) mode() string {
	switch {
	case c.op.transaction:
		return "transaction"
	case c.op.write:
		return "write"
	case c.strong:
		return "strong"
	}
	return "eventual"
}

func (f *flow) begin(burst int64) {
	c := f.c
	kind := "begin"
	if c.onDemand {
		kind = "begin.demand"
	}
	f.emit(0, kind, "table", sim.Flow, str("rate", sim.Thousands(c.rateAt(0))), str("asked", units(c.rateAt(0)*f.bill.cost)), str("table", units(c.table)), str("burst", f.show(burst)))
}

// watch turns the seconds into events: only what changes is told.
type watch struct {
	*flow
	rate         int64
	over, raised [mostPartitions]bool
	reason       string
	drains       bool // the bucket is going down
	below        bool // it has, and is not full again
	started      bool
}

func (w *watch) see(t int, s *second, before int64) {
	c := w.c
	if w.started && s.rate != w.rate {
		kind := "spike"
		if s.rate == c.rate {
			kind = "calm"
		}
		w.emit(t, kind, "table", sim.Flow, str("from", sim.Thousands(w.rate)), str("rate", sim.Thousands(s.rate)), str("asked", units(s.rate*w.bill.cost)))
	}
	w.rate, w.started = s.rate, true
	for p := range c.partitions {
		w.partition(t, p, w.askedBy(p, s.rate))
	}
	drains := !c.onDemand && s.used > w.scaled(c.table)
	emptied := drains && s.burst == 0 && before > 0
	if drains && !w.drains && before > 0 {
		w.emit(t, "drain", "burst", sim.Wait, str("used", w.show(s.used)), str("table", units(c.table)), str("by", w.show(s.used-w.scaled(c.table))), str("left", w.show(before)))
	}
	if emptied && s.reason != "" { // in the middle of the second
		w.emit(t, "empty", "burst", sim.Bad)
	}
	if s.reason != w.reason {
		if w.reason != "" {
			w.emit(t, "ok."+w.reason, "table", sim.Good)
		}
		if s.reason != "" {
			w.short(t, s)
		}
		w.reason = s.reason
	}
	if emptied && s.reason == "" {
		w.emit(t+1, "empty", "burst", sim.Bad)
	}
	w.drains, w.below = drains, w.below || drains
	if w.below && s.burst == w.scaled(c.limit) {
		w.below = false
		w.emit(t+1, "full", "burst", sim.Good, str("burst", w.show(s.burst)))
	}
}

// partition tells when one partition passes its even part of the table, or its
// ceiling.
func (w *watch) partition(t, p int, asked int64) {
	c := w.c
	ceiling := w.scaled(c.ceiling)
	over := asked > ceiling
	raised := !c.onDemand && !over && c.partitions > 1 && asked*int64(c.partitions) > w.scaled(c.table)
	switch {
	case over && !w.over[p]:
		reason := "TableWriteKeyRangeThroughputExceeded"
		if !c.op.write {
			reason = "TableReadKeyRangeThroughputExceeded"
		}
		w.emit(t, "ceiling", partition(p), sim.Bad, str("asked", w.show(asked)), str("ceiling", units(c.ceiling)), str("refused", w.showCalls(asked-ceiling)), str("reason", reason))
	case !over && w.over[p]:
		w.emit(t, "ok.ceiling", partition(p), sim.Good, str("asked", w.show(asked)), str("ceiling", units(c.ceiling)))
	}
	if raised && !w.raised[p] {
		w.emit(t, "adaptive", partition(p), sim.Accent, str("asked", w.show(asked)), str("share", decimal(c.table, 2*int64(c.partitions))), str("ceiling", units(c.ceiling)))
	}
	w.over[p], w.raised[p] = over, raised
}

// short tells that the table or its index turns calls away.
func (w *watch) short(t int, s *second) {
	c := w.c
	refused := s.passed - s.used
	switch s.reason {
	case byIndex:
		w.emit(t, "index", "GSI", sim.Bad, str("index", units(c.index)), str("asked", w.show(s.passed)), str("refused", w.showCalls(refused)), str("reason", "IndexWriteProvisionedThroughputExceeded"))
	case byPeak:
		w.emit(t, "peak", "table", sim.Bad, str("asked", w.show(s.passed)), str("table", units(c.table)), str("refused", w.showCalls(refused)))
	default:
		reason := "TableWriteProvisionedThroughputExceeded"
		if !c.op.write {
			reason = "TableReadProvisionedThroughputExceeded"
		}
		w.emit(t, "table", "table", sim.Bad, str("asked", w.show(s.passed)), str("table", units(c.table)), str("refused", w.showCalls(refused)), str("reason", reason))
	}
}
