package ddbquery

import (
	"strings"
	"time"

	"notelab/app/sim"
)

// The time of a demonstration: DynamoDB answers in milliseconds.
const (
	second = time.Second
	half   = second / 2
)

// model is a request that has been carried out: what the stage draws.
type model struct {
	*config
	match    []int  // entries the request may read, in the order it reads them
	kept     []bool // by entry: it passes the filter
	page     []int  // by entry: the page it was read in, from 0; -1 when it was not
	pages    []page
	events   []sim.Event
	end      time.Duration
	refused  time.Duration // when, for a request with a fault
	read     []time.Duration
	fetched  []time.Duration // by entry, 0 without a fetch
	returned int
	scanned  int
}

// page is one call and its answer.
type page struct {
	from, filter, to time.Duration // it is sent, it is filtered, the answer is there
	entries          []int
	count            int
	bytes            int // read from the source
	items            int // bytes fetched from the table, each item rounded up to 4 KB
	halves           int // half capacity units, all together
	why              string
	last             int // entry of LastEvaluatedKey, -1 without one
}

// up rounds up to whole blocks of 4 KB.
func up(bytes int) int { return (bytes + 4095) / 4096 }

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	m := &model{config: readConfig(v)}
	on := "Table"
	if m.target != onTable {
		on = strings.ToUpper(m.target)
		if ix, ok := m.indexes[m.target]; ok {
			on = ix.name
		}
	}
	m.event("request", sim.Flow, 0, "op", m.op, "source", on)
	if m.fault == nil {
		m.carryOut()
	} else {
		m.refused = second
		of := "aws"
		if m.fault.own {
			of = "model"
		}
		m.event("refused", sim.Bad, second, "by", of, "ko", m.fault.text.Ko, "en", m.fault.text.En, "why-ko", m.fault.why.Ko, "why-en", m.fault.why.En)
		m.end = second
	}
	return &sim.Trace{Values: v, Events: m.events, Figures: m.figures(), Documents: m.documents(), End: m.end, Telling: m.end, Model: m}
}

// event records what happens at a time.
func (m *model) event(kind string, tone sim.Tone, at time.Duration, fields ...string) {
	actor := "DynamoDB"
	if kind == "request" || kind == "next" || kind == "done" {
		actor = "client"
	}
	e := sim.Event{At: at, Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i+1 < len(fields); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
	}
	m.events = append(m.events, e)
}

// carryOut finds what the request may read, and reads it page by page until no
// LastEvaluatedKey is left.
func (m *model) carryOut() {
	s := m.source
	n := len(s.entries)
	m.kept, m.page = make([]bool, n), make([]int, n)
	m.read, m.fetched = make([]time.Duration, n), make([]time.Duration, n)
	for i := range s.entries {
		it := s.entries[i].item
		m.page[i] = -1
		m.kept[i] = m.filter == nil || m.filter.matches(m.table, it, m.sees())
		if m.op == opScan || m.key != nil && m.key.in(s, it) || m.op == opGet && equal(it.cells[0], m.itemKey[0]) && equal(it.cells[1], m.itemKey[1]) {
			m.match = append(m.match, i)
		}
	}
	if !m.forward {
		for i, j := 0, len(m.match)-1; i < j; i, j = i+1, j-1 {
			m.match[i], m.match[j] = m.match[j], m.match[i]
		}
	}
	if hidden := m.unseen(); hidden != "" {
		m.event("unseen", sim.Wait, half, "names", hidden)
	}
	at := second
	for next := 0; ; {
		p := page{from: at - second, last: -1}
		if len(m.pages) > 0 {
			m.event("next", sim.Flow, p.from, "call", itoa(len(m.pages)+1), "key", m.keyOf(m.match[next-1]))
		}
		next, at = m.fill(&p, next, at)
		m.pages = append(m.pages, p)
		if p.last < 0 {
			break
		}
		at += second
	}
	m.end = at
	last := &m.pages[len(m.pages)-1]
	if m.op != opGet {
		m.end += half
		m.event("done", sim.Good, m.end, "calls", itoa(len(m.pages)), "count", itoa(m.returned), "scanned", itoa(m.scanned), "units", units(m.halves()), "empty", empty(len(last.entries) == 0 && len(m.pages) > 1))
	}
}

// unseen are the attributes of the filter that an index does not hold.
func (m *model) unseen() string {
	var names []string
	if m.filter == nil {
		return ""
	}
	sees := m.sees()
	m.filter.attributes(func(name string) {
		if c := m.table.column(name); c >= 0 && !sees[c] && !contains(names, name) {
			names = append(names, name)
		}
	})
	return strings.Join(names, ", ")
}

func empty(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// sees are the attributes the filter sees: with a fetch, those of the item.
func (m *model) sees() []bool {
	if !m.fetches() {
		return m.source.has
	}
	all := make([]bool, len(m.table.names))
	for i := range all {
		all[i] = true
	}
	return all
}

// fill reads one page from the match on, and returns the next match and the time
// the answer is there.
func (m *model) fill(p *page, next int, at time.Duration) (int, time.Duration) {
	s := m.source
	n := len(m.pages)
	fetch := m.fetches()
	for p.why = "end"; next < len(m.match); next++ {
		i := m.match[next]
		e := &s.entries[i]
		whole := p.bytes + e.size
		if fetch {
			whole = up(whole)<<12 + p.items + up(e.item.size)<<12
		}
		if len(p.entries) > 0 && whole > m.pageBytes {
			p.why = "size"
			break
		}
		p.entries = append(p.entries, i)
		p.bytes += e.size
		m.page[i], m.read[i] = n, at
		m.event("read", sim.Flow, at, "item", m.nameOf(i), "size", kb(e.size), "sum", kb(p.bytes))
		if at += half; fetch {
			p.items += up(e.item.size) << 12
			m.fetched[i] = at
			m.event("fetch", sim.Wait, at, "item", m.nameOf(i), "size", kb(e.item.size), "as", kb(up(e.item.size)<<12))
			at += half
		}
		if m.limit > 0 && len(p.entries) == m.limit {
			next++
			p.why = "limit"
			break
		}
	}
	for _, i := range p.entries {
		if m.kept[i] {
			p.count++
		}
	}
	if len(p.entries) == 0 {
		at += half
	}
	p.filter = at
	if m.filter != nil && len(p.entries) > 0 {
		m.event("filter", sim.Plain, at, "read", itoa(len(p.entries)), "left", itoa(p.count), "dropped", itoa(len(p.entries)-p.count))
		at += second
	}
	p.halves = (max(up(p.bytes), 1) + p.items>>12)
	if m.consistent {
		p.halves *= 2
	}
	key := ""
	if p.why != "end" {
		p.last = p.entries[len(p.entries)-1]
		key = m.keyOf(p.last)
	}
	p.to = at
	m.scanned += len(p.entries)
	m.returned += p.count
	tone := sim.Good
	if p.count == 0 {
		tone = sim.Wait
	}
	kind := "answer"
	if m.op == opGet {
		kind = "item"
	}
	m.event(kind, tone, at, "call", itoa(n+1), "count", itoa(p.count), "scanned", itoa(len(p.entries)), "why", p.why, "key", key,
		"bytes", kb(p.bytes), "blocks", itoa(max(up(p.bytes), 1)), "fetched", itoa(p.items>>12), "read", m.reading(), "units", units(p.halves))
	return next, at
}

func (m *model) reading() string {
	if m.consistent {
		return "strong"
	}
	return "eventual"
}

// halves is what all calls consume, in half units.
func (m *model) halves() (n int) {
	for i := range m.pages {
		n += m.pages[i].halves
	}
	return n
}

// nameOf names an entry by the table's key.
func (m *model) nameOf(i int) string {
	c := m.source.entries[i].item.cells
	return c[0].shown() + " / " + c[1].shown()
}

// keyOf is an entry as a LastEvaluatedKey: the keys of the table and of the index.
func (m *model) keyOf(i int) string {
	var parts []string
	seen := map[int]bool{}
	for _, k := range []int{m.source.pk, m.source.sk, 0, 1} {
		if k >= 0 && !seen[k] {
			seen[k] = true
			parts = append(parts, m.table.names[k]+": "+m.source.entries[i].item.cells[k].shown())
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
