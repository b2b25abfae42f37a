package ddbquery

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// documents show the request the way the API takes it, with every inline value
// moved into ExpressionAttributeValues.
func (m *model) documents() []sim.Document {
	var b strings.Builder
	var values []string
	put := func(v value) string {
		for i := 0; i < len(values); i += 2 {
			if values[i+1] == typed(v) {
				return values[i]
			}
		}
		for n := 1; ; n++ {
			if name := ":v" + itoa(n); !contains(values, name) {
				values = append(values, name, typed(v))
				return name
			}
		}
	}
	line := func(key, v string) { b.WriteString("  " + quote(key) + ": " + v + ",\n") }
	name := map[string]string{opGet: "GetItem", opQuery: "Query", opScan: "Scan"}[m.op]
	for _, n := range []*node{m.keys, m.filter} {
		if n != nil {
			given(n, &values)
		}
	}
	b.WriteString("{\n")
	line("TableName", quote("Table"))
	if ix, ok := m.indexes[m.target]; ok {
		line("IndexName", quote(ix.name))
	}
	if m.op == opGet && m.itemKey[1].is() {
		line("Key", "{"+quote(m.table.names[0])+": "+typed(m.itemKey[0])+", "+quote(m.table.names[1])+": "+typed(m.itemKey[1])+"}")
	}
	if m.keys != nil {
		line("KeyConditionExpression", quote(m.keys.text(put)))
	}
	if m.filter != nil {
		line("FilterExpression", quote(m.filter.text(put)))
	}
	if len(values) > 0 {
		var list []string
		for i := 0; i < len(values); i += 2 {
			list = append(list, quote(values[i])+": "+values[i+1])
		}
		line("ExpressionAttributeValues", "{"+strings.Join(list, ", ")+"}")
	}
	switch {
	case len(m.names) > 0:
		line("ProjectionExpression", quote(strings.Join(m.names, ", ")))
	case m.sel == selAll:
		line("Select", quote("ALL_ATTRIBUTES"))
	case m.sel == selCount:
		line("Select", quote("COUNT"))
	}
	if m.limit > 0 {
		line("Limit", itoa(m.limit))
	}
	if !m.forward {
		line("ScanIndexForward", "false")
	}
	if m.consistent {
		line("ConsistentRead", "true")
	}
	body := strings.TrimSuffix(b.String(), ",\n") + "\n}\n"
	return []sim.Document{{Key: "request", Title: i18n.Of(name+" 요청", "The "+name+" request"), Body: body}}
}

// given collects the values written as placeholders.
func given(n *node, values *[]string) {
	if n.given != "" && !contains(*values, n.given) {
		*values = append(*values, n.given, typed(n.val))
	}
	for _, k := range n.kids {
		given(k, values)
	}
}

// typed is a value in the API's JSON.
func typed(v value) string {
	if v.kind == 'b' {
		return `{"BOOL": ` + v.s + "}"
	}
	return `{"` + v.typeName() + `": ` + quote(v.s) + "}"
}

func quote(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}
