package cfngraph

// The states of a condition in template.judged.
const (
	underWay = 1 + iota
	isFalse
	isTrue
)

// holds decides a condition of the Conditions section by its name.
func (t *template) holds(name string, line int) bool {
	switch t.judged[name] {
	case isTrue:
		return true
	case isFalse:
		return false
	case underWay:
		t.refuse("condition-cycle", line, "Template format error: Circular dependency between conditions: ["+name+"]", name)
		return false
	}
	n := t.conds.get(name)
	if n == nil {
		t.refuse("condition", line, "Template format error: Unresolved condition dependency "+name+" in the "+t.where+" block of the template", name)
		return false
	}
	t.judged[name] = underWay
	yes := t.judge(n)
	t.judged[name] = isFalse
	if yes {
		t.judged[name] = isTrue
	}
	return yes
}

// judge decides one expression of a condition.
func (t *template) judge(n *node) bool {
	name, arg := call(n)
	if name == "" && n.get("Condition") != nil {
		name, arg = "Condition", n.get("Condition")
	}
	switch name {
	case "Condition":
		return t.holds(arg.text, arg.line)
	case "Fn::Equals":
		return len(arg.items) == 2 && t.plain(arg.items[0]) == t.plain(arg.items[1])
	case "Fn::Not":
		return len(arg.items) == 1 && !t.judge(arg.items[0])
	case "Fn::And", "Fn::Or":
		for _, x := range arg.items {
			if t.judge(x) == (name == "Fn::Or") {
				return name == "Fn::Or"
			}
		}
		return name == "Fn::And"
	}
	return false
}

// plain is the value of a text or of a reference to a parameter. Other functions
// are not computed: all of them count as the empty text.
func (t *template) plain(n *node) string {
	name, arg := call(n)
	switch {
	case name == byRef:
		if v, ok := pseudo[arg.text]; ok {
			return v
		}
		return t.params[arg.text]
	case name == "" && n.shape == scalar:
		return n.text
	}
	return ""
}
