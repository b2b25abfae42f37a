package ddbquery

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
)

// The oracle: items as plain Go maps, conditions as Go closures that are made
// beside the text the model parses, and a second account of pages and units. It
// shares no code with the model: no parser, no order, no sizes.

type row map[string]any // string or int; pad is the whole size of the item in bytes

type predicate func(row) bool

func lessAny(a, b any) (less, comparable bool) {
	switch x := a.(type) {
	case int:
		y, ok := b.(int)
		return ok && x < y, ok
	case string:
		y, ok := b.(string)
		return ok && x < y, ok
	}
	return false, false
}

func write(v any) string {
	if s, ok := v.(string); ok {
		return "'" + s + "'"
	}
	return fmt.Sprint(v)
}

var oracleNames = []string{"pk", "sk", "s", "n"}

func oracleValue(r *rand.Rand, name string) any {
	if name == "n" {
		return []int{-20, -3, 0, 4, 5, 10, 100, 101}[r.IntN(8)]
	}
	return []string{"a", "ab", "abc", "b", "ba", "c"}[r.IntN(6)]
}

// oracleCondition makes a condition twice: as text and as a closure. Fully
// parenthesised where the closure is a compound, so that it does not rest on
// precedence; precedence has a test of its own.
func oracleCondition(r *rand.Rand, names []string, depth int) (string, predicate) {
	if depth > 0 && r.IntN(2) == 0 {
		at, a := oracleCondition(r, names, depth-1)
		bt, b := oracleCondition(r, names, depth-1)
		wrap := func(s string) string {
			if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1 {
				return s
			}
			return "(" + s + ")"
		}
		switch r.IntN(3) {
		case 0:
			return wrap(at) + " AND " + wrap(bt), func(x row) bool { return a(x) && b(x) }
		case 1:
			return wrap(at) + " OR " + wrap(bt), func(x row) bool { return a(x) || b(x) }
		}
		return "NOT " + wrap(at), func(x row) bool { return !a(x) }
	}
	name := names[r.IntN(len(names))]
	of := name
	if r.IntN(6) == 0 {
		of = "n" // a value of another type
	}
	v, w := oracleValue(r, of), oracleValue(r, of)
	if less, _ := lessAny(w, v); less {
		v, w = w, v
	}
	switch r.IntN(10) {
	case 0:
		return "attribute_exists(" + name + ")", func(x row) bool { _, ok := x[name]; return ok }
	case 1:
		return "attribute_not_exists(" + name + ")", func(x row) bool { _, ok := x[name]; return !ok }
	case 2:
		return name + " = " + write(v), func(x row) bool { return x[name] == v }
	case 3:
		return name + " <> " + write(v), func(x row) bool { return x[name] != v }
	case 4:
		return name + " < " + write(v), func(x row) bool { l, ok := lessAny(x[name], v); return ok && l }
	case 5:
		return write(v) + " <= " + name, func(x row) bool { l, ok := lessAny(x[name], v); return ok && !l }
	case 6:
		return name + " BETWEEN " + write(v) + " AND " + write(w), func(x row) bool {
			low, ok := lessAny(x[name], v)
			high, _ := lessAny(w, x[name])
			return ok && !low && !high
		}
	case 7:
		return name + " IN (" + write(v) + ", " + write(w) + ")", func(x row) bool { return x[name] == v || x[name] == w }
	case 8:
		p := []string{"a", "ab", "b"}[r.IntN(3)]
		return "begins_with(" + name + ", " + write(p) + ")", func(x row) bool { s, ok := x[name].(string); return ok && strings.HasPrefix(s, p) }
	}
	p := []string{"a", "b", "c"}[r.IntN(3)]
	return "contains(" + name + ", " + write(p) + ")", func(x row) bool { s, ok := x[name].(string); return ok && strings.Contains(s, p) }
}

// weigh counts bytes by the guide's rule: names and values, 1 byte for every two
// digits of a number and one more.
func weigh(x row, names []string) int {
	n := 0
	for _, name := range names {
		switch v := x[name].(type) {
		case string:
			n += len(name) + len(v)
		case int:
			d := strings.TrimRight(strings.TrimLeft(fmt.Sprint(v), "-0"), "0")
			n += len(name) + (len(d)+1)/2 + 1
		}
	}
	return n
}

type answers struct {
	scanned, count, halves []int
	got                    []string
}

func TestAgainstBruteForce(t *testing.T) {
	rounds := 6000
	if testing.Short() {
		rounds = 500
	}
	r := rand.New(rand.NewPCG(1, 2))
	s := New()
	seen := map[string]int{}
	for range rounds {
		// A table: unique keys, some attributes missing, sizes in whole bytes.
		var rows []row
		var text strings.Builder
		text.WriteString("pk | sk | s | n | pad\n")
		for _, pk := range []string{"x", "y"} {
			for _, sk := range []string{"a", "ab", "abc", "b", "ba", "c"} {
				if r.IntN(3) == 0 || len(rows) == 12 {
					continue
				}
				x := row{"pk": pk, "sk": sk}
				for _, name := range []string{"s", "n"} {
					if r.IntN(4) > 0 {
						x[name] = oracleValue(r, name)
					}
				}
				size := []int{100, 900, 1024, 4000, 4096, 4097, 9000}[r.IntN(7)]
				x["pad"] = size
				cell := func(name string) string {
					if v, ok := x[name]; ok {
						return fmt.Sprint(v)
					}
					return ""
				}
				fmt.Fprintf(&text, "%s | %s | %s | %s | <%dB>\n", pk, sk, cell("s"), cell("n"), size)
				rows = append(rows, x)
			}
		}
		if rows == nil {
			continue
		}
		v := info.Defaults().Must("table", text.String(), "lsi", "Loc(pk, n) INCLUDE s", "gsi1", "Glo(s, n) KEYS_ONLY", "gsi2", "One(n) ALL")

		// What is read, and how large each piece of it is.
		target := []string{onTable, onLSI, onGSI1, onGSI2}[r.IntN(4)]
		keys := map[string][]string{onTable: {"pk", "sk"}, onLSI: {"pk", "n"}, onGSI1: {"s", "n"}, onGSI2: {"n"}}[target]
		held := map[string][]string{onTable: oracleNames, onLSI: oracleNames, onGSI1: oracleNames, onGSI2: oracleNames}[target]
		whole := target == onTable || target == onGSI2
		var entries []row
		for _, x := range rows {
			if slices.IndexFunc(keys, func(k string) bool { _, ok := x[k]; return !ok }) < 0 {
				entries = append(entries, x)
			}
		}
		sizeOf := func(x row) int {
			if whole {
				return x["pad"].(int)
			}
			return weigh(x, held)
		}

		// The request.
		op := opScan
		readsIt := func(row) bool { return true }
		if r.IntN(4) > 0 {
			op = opQuery
			pv := oracleValue(r, keys[0])
			if keys[0] == "pk" {
				pv = []string{"x", "y"}[r.IntN(2)]
			}
			cond := keys[0] + " = " + write(pv)
			on := func(row) bool { return true }
			if len(keys) == 2 && r.IntN(3) > 0 {
				c, f := keyPart(r, keys[1])
				on = f
				if cond += " AND " + c; r.IntN(4) == 0 {
					cond = c + " and " + keys[0] + "=" + write(pv)
				}
			}
			readsIt = func(x row) bool { return x[keys[0]] == pv && on(x) }
			v = v.Must("key", cond)
		}
		passes := func(row) bool { return true }
		filter := ""
		if r.IntN(3) > 0 {
			var free []string
			for _, name := range oracleNames {
				if op == opScan || !slices.Contains(keys, name) {
					free = append(free, name)
				}
			}
			filter, passes = oracleCondition(r, free, 2)
			if len(filter) > 240 {
				filter, passes = "", func(row) bool { return true }
			}
		}
		forward := op == opScan || r.IntN(2) == 0
		consistent := target == onTable && r.IntN(2) == 0
		limit, kib := []int{0, 0, 1, 2, 3, 5}[r.IntN(6)], []int{4, 8, 16, 1024}[r.IntN(4)]
		fetch := target == onLSI && r.IntN(3) == 0
		v = v.Must("op", op, "target", target, "filter", filter, "forward", fmt.Sprint(forward), "consistent", fmt.Sprint(consistent), "limit", fmt.Sprint(limit), "page", fmt.Sprint(kib))
		if fetch {
			v = v.Must("select", selAll)
		}

		// Brute force. A scan's order of partitions is the model's own, so only
		// sets are compared for it, without pages.
		var match []row
		for _, x := range entries {
			if readsIt(x) {
				match = append(match, x)
			}
		}
		order := append(slices.Clone(keys[1:]), "pk", "sk")
		sort.SliceStable(match, func(i, j int) bool {
			for _, k := range order {
				if match[i][k] != match[j][k] {
					less, _ := lessAny(match[i][k], match[j][k])
					return less
				}
			}
			return false
		})
		if !forward {
			slices.Reverse(match)
		}
		tr := s.Run(v)
		m := tr.Model.(*model)
		if m.fault != nil {
			t.Fatalf("%s: %s", v.Query(), m.fault.text.En)
		}
		seen[op+target]++
		var got answers
		for n := range m.pages {
			p := &m.pages[n]
			got.scanned, got.count, got.halves = append(got.scanned, len(p.entries)), append(got.count, p.count), append(got.halves, p.halves)
			for _, i := range p.entries {
				if m.kept[i] {
					got.got = append(got.got, m.nameOf(i))
				}
			}
		}
		var unpaged []string
		for _, x := range match {
			if passes(x) {
				unpaged = append(unpaged, fmt.Sprintf("%v / %v", x["pk"], x["sk"]))
			}
		}
		if op == opScan {
			slices.Sort(unpaged)
			slices.Sort(got.got)
			if fmt.Sprint(got.got) != fmt.Sprint(unpaged) || m.scanned != len(entries) {
				t.Fatalf("scan %s\ngot  %v\nwant %v", v.Query(), got.got, unpaged)
			}
			continue
		}
		want := answers{got: unpaged}
		for rest := match; ; {
			taken, bytes, items, hits, more := 0, 0, 0, 0, false
			for _, x := range rest {
				b, i := bytes+sizeOf(x), items
				load := b
				if fetch {
					i += (x["pad"].(int) + 4095) / 4096
					load = (b+4095)/4096*4096 + i*4096
				}
				if taken > 0 && load > kib*1024 {
					more = true
					break
				}
				taken, bytes, items = taken+1, b, i
				if passes(x) {
					hits++
				}
				if taken == limit {
					more = true
					break
				}
			}
			rest = rest[taken:]
			h := max((bytes+4095)/4096, 1) + items
			if consistent {
				h *= 2
			}
			want.scanned, want.count, want.halves = append(want.scanned, taken), append(want.count, hits), append(want.halves, h)
			if !more {
				break
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("query %s\n%s\ngot  %v\nwant %v", v.Query(), text.String(), got, want)
		}
	}
	if len(seen) != 8 {
		t.Errorf("only %v were tried", seen)
	}
}

// keyPart makes a condition on a sort key.
func keyPart(r *rand.Rand, name string) (string, predicate) {
	v, w := oracleValue(r, name), oracleValue(r, name)
	if less, _ := lessAny(w, v); less {
		v, w = w, v
	}
	at := func(x row, want func(less, greater bool) bool) bool {
		l, _ := lessAny(x[name], v)
		g, _ := lessAny(v, x[name])
		return want(l, g)
	}
	switch k := r.IntN(7); {
	case k == 0 && name != "n":
		return "begins_with(" + name + ", 'a')", func(x row) bool { return x[name].(string)[0] == 'a' }
	case k == 1:
		return name + " BETWEEN " + write(v) + " AND " + write(w), func(x row) bool {
			l, _ := lessAny(x[name], v)
			g, _ := lessAny(w, x[name])
			return !l && !g
		}
	case k == 2:
		return name + " < " + write(v), func(x row) bool { return at(x, func(l, _ bool) bool { return l }) }
	case k == 3:
		return write(v) + " >= " + name, func(x row) bool { return at(x, func(_, g bool) bool { return !g }) }
	case k == 4:
		return name + ">" + write(v), func(x row) bool { return at(x, func(_, g bool) bool { return g }) }
	case k == 5:
		return name + " >= " + write(v), func(x row) bool { return at(x, func(l, _ bool) bool { return !l }) }
	}
	return name + " = " + write(v), func(x row) bool { return x[name] == v }
}

// Precedence, as the guide has it: NOT before AND before OR.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
func TestPrecedenceAgainstAllTruthValues(t *testing.T) {
	for _, c := range []struct {
		text string
		want func(a, b, c bool) bool
	}{
		{"a = 1 OR b = 1 AND c = 1", func(a, b, c bool) bool { return a || (b && c) }},
		{"(a = 1 OR b = 1) AND c = 1", func(a, b, c bool) bool { return (a || b) && c }},
		{"NOT a = 1 AND b = 1 OR c = 1", func(a, b, c bool) bool { return ((!a) && b) || c }},
		{"NOT (a = 1 OR b = 1) OR c = 1", func(a, b, c bool) bool { return !(a || b) || c }},
		{"a = 1 AND NOT b = 1 AND c = 1", func(a, b, c bool) bool { return a && !b && c }},
		{"a = 1 and not b between 1 and 2 or c in (1)", func(a, b, c bool) bool { return (a && !b) || c }},
	} {
		for bits := range 8 {
			x := [3]bool{bits&1 > 0, bits&2 > 0, bits&4 > 0}
			text := "k | o | a | b | c\nx | y"
			for _, on := range x {
				text += map[bool]string{true: " | 1", false: " | 0"}[on]
			}
			tr := New().Run(info.Defaults().Must("table", text, "lsi", "", "gsi1", "", "gsi2", "", "op", "scan", "filter", c.text))
			if f, _ := tr.Figure("returned"); (f.Value == 1) != c.want(x[0], x[1], x[2]) {
				t.Errorf("%s with %v: returned %v", c.text, x, f.Value)
			}
		}
	}
}
