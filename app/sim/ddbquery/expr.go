package ddbquery

import "strings"

// node is a part of an expression: an operator or a function with its parts, an
// attribute, or a value.
type node struct {
	op     string // "and", "=", "begins_with", ...; "attr" and "value" are the leaves
	kids   []*node
	name   string // of an attribute, or of a function nobody knows
	val    value
	given  string // the placeholder the value was written as, if it was
	parens bool
}

// operands is how many operands each function takes.
var operands = map[string]int{"attribute_exists": 1, "attribute_not_exists": 1, "begins_with": 2, "contains": 2}

// others are functions of DynamoDB that this model does not compute.
const others = " size attribute_type "

func (n *node) function() bool { return operands[n.op] > 0 }

// attributes calls f with each attribute named.
func (n *node) attributes(f func(name string)) {
	if n.op == "attr" {
		f(n.name)
	}
	for _, k := range n.kids {
		k.attributes(f)
	}
}

// text writes an expression the way the API takes it, with a placeholder for
// every value that was written inline.
func (n *node) text(placeholder func(value) string) string {
	part := make([]string, len(n.kids))
	for i, k := range n.kids {
		part[i] = k.text(placeholder)
	}
	s := ""
	switch n.op {
	case "attr":
		return n.name
	case "value":
		if n.given != "" {
			return n.given
		}
		return placeholder(n.val)
	case "and", "or":
		s = part[0] + " " + strings.ToUpper(n.op) + " " + part[1]
	case "not":
		s = "NOT " + part[0]
	case "between":
		s = part[0] + " BETWEEN " + part[1] + " AND " + part[2]
	case "in":
		s = part[0] + " IN (" + strings.Join(part[1:], ", ") + ")"
	case "=", "<>", "<", "<=", ">", ">=":
		s = part[0] + " " + n.op + " " + part[1]
	default:
		s = n.op + "(" + strings.Join(part, ", ") + ")"
	}
	if n.parens {
		return "(" + s + ")"
	}
	return s
}

// matches reports whether an entry satisfies a condition. An entry knows only the
// attributes that has marks.
func (n *node) matches(t *table, it *item, has []bool) bool {
	of := func(i int) value {
		k := n.kids[i]
		if k.op == "value" {
			return k.val
		}
		if c := t.column(k.name); c >= 0 && has[c] {
			return it.cells[c]
		}
		return value{}
	}
	switch n.op {
	case "and":
		return n.kids[0].matches(t, it, has) && n.kids[1].matches(t, it, has)
	case "or":
		return n.kids[0].matches(t, it, has) || n.kids[1].matches(t, it, has)
	case "not":
		return !n.kids[0].matches(t, it, has)
	case "attribute_exists":
		return of(0).is()
	case "attribute_not_exists":
		return !of(0).is()
	case "begins_with", "contains":
		a, b := of(0), of(1)
		if a.kind != 's' || b.kind != 's' {
			return false
		}
		if n.op == "contains" {
			return strings.Contains(a.s, b.s)
		}
		return strings.HasPrefix(a.s, b.s)
	case "in":
		for i := 1; i < len(n.kids); i++ {
			if equal(of(0), of(i)) {
				return true
			}
		}
		return false
	case "between":
		return holds(">=", of(0), of(1)) && holds("<=", of(0), of(2))
	}
	return holds(n.op, of(0), of(1))
}

// holds compares two values. Values of two types are not equal, and neither is
// smaller; an attribute that is not there differs from every value.
func holds(op string, a, b value) bool {
	switch op {
	case "=":
		return equal(a, b)
	case "<>":
		return !equal(a, b)
	}
	if !a.is() || a.kind != b.kind || a.kind == 'b' {
		return false
	}
	c := compare(a, b)
	switch op {
	case "<":
		return c < 0
	case "<=":
		return c <= 0
	case ">":
		return c > 0
	}
	return c >= 0
}
