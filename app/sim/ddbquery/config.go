package ddbquery

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// What a request is and what it reads.
const (
	opGet   = "get"
	opQuery = "query"
	opScan  = "scan"

	onTable = "table"
	onLSI   = "lsi"
	onGSI1  = "gsi1"
	onGSI2  = "gsi2"

	selDefault = "default"
	selAll     = "all"
	selNames   = "specific"
	selCount   = "count"
)

var indexParams = []string{onLSI, onGSI1, onGSI2}

// config is a request as the parameters give it, with its expressions read.
type config struct {
	given           sim.Values
	op, target, sel string
	table           *table
	indexes         map[string]index
	keys            *node // key condition
	filter          *node
	itemKey         [2]value
	names           []string // of a ProjectionExpression
	limit           int
	forward         bool
	consistent      bool
	pageBytes       int
	source          *source
	key             *keyCondition
	fault           *fault
}

// readConfig reads the values. The first fault in DynamoDB's order is the one
// that counts.
func readConfig(v sim.Values) *config {
	c := &config{
		given: v,
		op:    v.Get("op"), target: v.Get("target"), sel: v.Get("select"), limit: v.Int("limit"),
		forward: v.Flag("forward"), consistent: v.Flag("consistent"), pageBytes: v.Int("page") << 10,
		indexes: map[string]index{},
	}
	c.table, _ = readTable(v.Get("table"))
	if c.op == opGet {
		c.target, c.sel, c.limit, c.pageBytes = onTable, selDefault, 0, maxSize
		if strings.TrimSpace(v.Get("projection")) != "" {
			c.sel = selNames
		}
	}
	if c.op != opQuery {
		c.forward = true
	}
	for _, p := range indexParams {
		ix, _ := readIndex(v.Get(p))
		if ix.name != "" {
			ix.local = p == onLSI
			c.indexes[p] = ix
		}
	}
	c.fault = c.check(v)
	return c
}

// check reads the expressions and checks them, first by themselves, then against
// the schema.
func (c *config) check(v sim.Values) (f *fault) {
	if f = c.checkIndexes(); f != nil {
		return f
	}
	if c.target == onTable {
		c.source = c.table.open(nil)
	}
	values := map[string]value{}
	for _, s := range v.List("values") {
		name, text, _ := strings.Cut(s, "=")
		values[name] = literal(text)
	}
	var conditions []one
	if text := v.Get("key"); c.op == opQuery {
		if text == "" {
			return said("no-key")
		}
		if c.keys, f = parse("KeyConditionExpression", text, values); f != nil {
			return f
		}
	}
	if text := v.Get("filter"); c.op != opGet && text != "" {
		if c.filter, f = parse("FilterExpression", text, values); f != nil {
			return f
		}
	}
	if f = c.unused(v.List("values")); f != nil {
		return f
	}
	if c.sel == selNames {
		for _, name := range strings.Split(v.Get("projection"), ",") {
			name = strings.TrimPrefix(strings.TrimSpace(name), "#")
			if !identifier(name) {
				return ruled("names", brief(name, 20))
			}
			c.names = append(c.names, name)
		}
	}
	if c.keys != nil {
		if f = split(c.keys, &conditions); f != nil {
			return f
		}
		if len(conditions) > 2 {
			return said("key-count")
		}
	}
	if c.op == opGet {
		return c.readItemKey(v.Get("item-key"))
	}
	if c.target != onTable {
		ix, ok := c.indexes[c.target]
		if !ok {
			return said("no-index", strings.ToUpper(c.target))
		}
		if c.source = c.table.open(&ix); c.consistent && !ix.local {
			return said("consistent")
		}
	}
	if c.keys != nil {
		if c.key, f = c.source.readKeys(c.keys, conditions); f != nil {
			return f
		}
	}
	if c.op == opQuery && c.filter != nil {
		pk, sk := c.source.keyNames()
		for _, k := range []string{pk, sk} {
			c.filter.attributes(func(name string) {
				if name == k && f == nil {
					f = said("filter-key", k)
				}
			})
		}
		if f != nil {
			return f
		}
	}
	return c.checkSelect()
}

// unused refuses values that no expression names, unless none names any: they are
// not passed then.
func (c *config) unused(list []string) *fault {
	var used []string
	for _, n := range []*node{c.keys, c.filter} {
		if n != nil {
			given(n, &used)
		}
	}
	var left []string
	for _, s := range list {
		if name, _, _ := strings.Cut(s, "="); !contains(used, name) && !contains(left, name) {
			left = append(left, name)
		}
	}
	if used == nil || left == nil {
		return nil
	}
	return said("unused", strings.Join(left, ", "))
}

// checkSelect refuses what a GSI does not project.
func (c *config) checkSelect() *fault {
	ix := c.source.index
	if ix == nil || ix.local || ix.projection == "ALL" {
		return nil
	}
	if c.sel == selAll {
		return said("all", ix.name)
	}
	missing := c.unprojected()
	if len(missing) > 0 {
		return said("projected", ix.name, strings.Join(missing, ", "))
	}
	return nil
}

// unprojected are the attributes asked for that the source does not hold.
func (c *config) unprojected() (missing []string) {
	ix := c.source.index
	if ix == nil || ix.projection == "ALL" {
		return nil
	}
	for _, name := range c.names {
		own := contains([]string{c.table.names[0], c.table.names[1], ix.pk, ix.sk}, name) || contains(ix.include, name)
		if !own && !contains(missing, name) {
			missing = append(missing, name)
		}
	}
	return missing
}

// fetches reports whether every item read from an LSI is fetched from the table
// as well.
func (c *config) fetches() bool {
	ix := c.source.index
	return ix != nil && ix.local && ix.projection != "ALL" && (c.sel == selAll || len(c.unprojected()) > 0)
}

// checkIndexes refuses indexes that the table cannot have.
func (c *config) checkIndexes() *fault {
	t := c.table
	var seen []string
	for _, p := range indexParams {
		ix, ok := c.indexes[p]
		if !ok {
			continue
		}
		if contains(seen, ix.name) {
			return ruled("same-name", ix.name)
		}
		seen = append(seen, ix.name)
		switch {
		case ix.local && ix.sk == "":
			return said("index-sort", ix.name)
		case ix.local && ix.pk != t.names[0]:
			return said("index-hash", ix.name, ix.pk, t.names[0])
		}
		for _, name := range []string{ix.pk, ix.sk} {
			column := t.column(name)
			want := t.keyKind(column)
			if want == 'b' {
				want = 's'
			}
			for i := range t.items {
				if column < 0 {
					break
				}
				if v := t.items[i].cells[column]; v.is() && v.kind != want {
					return said("index-type", name, kindName(want), v.typeName(), ix.name)
				}
			}
		}
	}
	return nil
}

// readItemKey reads the key of a GetItem: the two values, with a comma between.
func (c *config) readItemKey(s string) *fault {
	parts := strings.Split(s, ",")
	if len(parts) != 2 {
		return said("item-key")
	}
	for i := range parts {
		c.itemKey[i] = literal(strings.TrimSpace(parts[i]))
		if c.itemKey[i].s == "" || c.itemKey[i].kind != c.table.keyKind(i) {
			return said("item-key")
		}
	}
	return nil
}

// literal reads a value; quotation marks make it a text.
func literal(s string) value {
	if len(s) > 1 && (s[0] == '\'' || s[0] == '"') && s[len(s)-1] == s[0] {
		return value{kind: 's', s: s[1 : len(s)-1]}
	}
	return read(s)
}

func checkValue(s string) i18n.Text {
	name, text, ok := strings.Cut(s, "=")
	if ok && len(name) > 1 && name[0] == ':' && identifier("v"+name[1:]) && text != "" && len(text) <= maxCell && printable(text) {
		return i18n.Text{}
	}
	return i18n.Of(":이름=값으로 쓰세요", "want :name=value")
}

func checkPlain(s string) i18n.Text {
	if printable(s) {
		return i18n.Text{}
	}
	return i18n.Of("제어 문자 없이 한 줄로 쓰세요", "want one line without control characters")
}

// brief cuts a text to at most n characters.
func brief(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
