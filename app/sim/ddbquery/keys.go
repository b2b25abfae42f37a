package ddbquery

// keyCondition is what a key condition says: the partition key's value, and at
// most one condition on the sort key.
type keyCondition struct {
	pk   value
	sk   *node // attribute first, values after it; nil for all
	text *node
}

// one is a condition on one attribute, turned so that the attribute stands first.
type one struct {
	name string
	op   string
	vals []*node
}

var turned = map[string]string{"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// split takes a key condition apart into its conditions, which only AND may join.
func split(n *node, out *[]one) *fault {
	switch n.op {
	case "and":
		if f := split(n.kids[0], out); f != nil {
			return f
		}
		return split(n.kids[1], out)
	case "or", "not", "in":
		return said("key-operator", map[string]string{"or": "OR", "not": "NOT", "in": "IN"}[n.op])
	case "<>", "attribute_exists", "attribute_not_exists", "contains":
		return said("key-operator", n.op)
	}
	first := -1
	for i, k := range n.kids {
		if k.op != "attr" {
			continue
		}
		if first >= 0 {
			return said("key-two-names")
		}
		first = i
	}
	switch {
	case (n.op == "between" || n.op == "begins_with") && first != 0:
		name := n.op
		if name == "between" {
			name = "BETWEEN"
		}
		return said("key-first", name)
	case first < 0:
		return said("key-none")
	}
	c := one{n.kids[first].name, n.op, n.kids[1:]}
	if first == 1 {
		c.op, c.vals = turned[n.op], n.kids[:1]
	}
	for _, o := range *out {
		if o.name == c.name {
			return said("key-twice")
		}
	}
	*out = append(*out, c)
	return nil
}

// readKeys checks the conditions against the key schema of a source.
func (s *source) readKeys(n *node, conditions []one) (*keyCondition, *fault) {
	pkName, skName := s.keyNames()
	find := func(name string) *one {
		for i := range conditions {
			if conditions[i].name == name && name != "" {
				return &conditions[i]
			}
		}
		return nil
	}
	pk, sk := find(pkName), find(skName)
	switch {
	case skName == "" && len(conditions) > 1:
		return nil, said("key-no-sort")
	case pk == nil:
		return nil, said("key-missed", pkName)
	case len(conditions) > 1 && sk == nil:
		return nil, said("key-second", skName)
	}
	for _, c := range []*one{pk, sk} {
		if c == nil {
			continue
		}
		for _, v := range c.vals {
			if v.val.kind != s.table.keyKind(s.table.column(c.name)) {
				return nil, said("key-type")
			}
		}
		if c == pk && c.op != "=" {
			return nil, said("key-shape", pkName)
		}
	}
	k := &keyCondition{pk: pk.vals[0].val, text: n}
	if sk != nil {
		k.sk = &node{op: sk.op, kids: append([]*node{{op: "attr", name: sk.name}}, sk.vals...)}
	}
	return k, nil
}

// keyNames are the key attributes of a source; the sort key may be "".
func (s *source) keyNames() (pk, sk string) {
	if s.index != nil {
		return s.index.pk, s.index.sk
	}
	return s.table.names[0], s.table.names[1]
}

// in reports whether an entry satisfies the key condition.
func (k *keyCondition) in(s *source, it *item) bool {
	return equal(it.cells[s.pk], k.pk) && (k.sk == nil || k.sk.matches(s.table, it, s.has))
}
