package cfngraph

import (
	"strings"

	"notelab/app/i18n"
)

// action is what an operation does to a resource.
type action int

const (
	keep action = iota
	create
	modify
	replace
	remove
)

// cause is one property that changes, and why.
type cause struct {
	prop  string
	how   behaviour
	sure  bool
	by    string // "" directly, or the parameter or resource whose value changed
	other bool   // by is a resource
}

// unit is a resource as an operation sees it: in the stack's template, in the
// new one, or in both.
type unit struct {
	resource
	inOld, inNew bool
	heir         int // the unit that takes its place in the new template, or its own index
	plan         action
	how          behaviour
	causes       []cause
	unfit        string // why the planned change must fail: "custom", "exists" or "preserve"
}

// attributes are what stands beside Properties and is no change of the resource.
const attributes = "DeletionPolicy,UpdateReplacePolicy,UpdatePolicy,Condition"

// checkChange refuses what is none of the forms of a change.
func checkChange(s string) i18n.Text {
	rest, _ := strings.CutPrefix(s, "-")
	if rest == s {
		rest, _ = strings.CutPrefix(s, "+")
	}
	name, how, given := strings.Cut(rest, "=")
	ok := len(s) <= 90 && (!given || how == "none" || how == "some" || how == "replace")
	for _, part := range strings.FieldsFunc(name, func(c rune) bool { return c == '.' || c == '>' }) {
		ok = ok && alphanumeric(part)
	}
	signed := rest != s
	dots, arrows := strings.Count(name, "."), strings.Count(name, ">")
	ok = ok && dots+arrows <= 1 && (!signed || dots+arrows == 0) && (!given || dots == 1) && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, ">") && !strings.HasSuffix(name, ".") && !strings.HasSuffix(name, ">") && name != ""
	if ok {
		return i18n.Text{}
	}
	return i18n.Of("리소스.속성, -리소스, +리소스, 옛이름>새이름, 매개변수 이름 가운데 하나로 쓰세요", "want Resource.Property, -Resource, +Resource, Old>New or the name of a parameter")
}

// behaviourNames are the spellings of a behaviour in a change.
var behaviourNames = map[string]behaviour{"none": noInterruption, "some": someInterruption, "replace": replacement}

// update is what a list of changes makes of a template.
type update struct {
	units   []unit
	unknown []string // changes that name nothing of the template
	futile  []string // changes that are no update by themselves
}

// planUpdate works out what each resource goes through when the changes are
// deployed; careful means that successful resources are preserved on a failure.
func planUpdate(t *template, changes []string, careful bool) *update {
	u := &update{}
	for i := range t.resources {
		u.units = append(u.units, unit{resource: t.resources[i], inOld: true, inNew: true, heir: i})
	}
	touched := map[string]bool{} // parameters
	for _, c := range changes {
		u.change(t, c, touched)
	}
	// References follow: to what was renamed, added or taken out, and, in the
	// order of dependence, to what is replaced.
	depth, _ := depths(needsOf(u.units, false))
	for d := 1; d <= len(u.units); d++ {
		for i := range u.units {
			if depth[i] == d {
				u.follow(i, touched)
			}
		}
	}
	for i := range u.units {
		x := &u.units[i]
		switch {
		case x.plan == replace && careful:
			x.unfit = "preserve"
		case x.plan == replace && x.name != "" && !renames(x):
			x.unfit = "custom"
		}
	}
	return u
}

// renames reports whether a change gives the resource another name.
func renames(x *unit) bool {
	for _, c := range x.causes {
		if c.prop == nameOf(kindOf(x.typ)) {
			return true
		}
	}
	return false
}

// change applies one item of the list.
func (u *update) change(t *template, c string, touched map[string]bool) {
	find := func(id string) *unit {
		if i, ok := t.at[id]; ok {
			return &u.units[i]
		}
		return nil
	}
	item, how, given := strings.Cut(c, "=")
	id, prop, isProp := strings.Cut(item, ".")
	from, to, isMove := strings.Cut(item, ">")
	_, isParam := t.params[item]
	switch {
	case isParam:
		touched[item] = true
	case strings.HasPrefix(item, "-"):
		if x := find(item[1:]); x != nil && x.inOld && x.inNew {
			x.inNew, x.plan = false, remove
			return
		}
		u.unknown = append(u.unknown, c)
	case strings.HasPrefix(item, "+"):
		if x := find(item[1:]); x != nil && x.inOld && x.inNew {
			x.inOld, x.plan = false, create
			return
		}
		u.unknown = append(u.unknown, c)
	case isMove:
		x := find(from)
		taken := find(to) != nil
		for i := range u.units {
			taken = taken || u.units[i].id == to
		}
		if x == nil || taken || !x.inOld || !x.inNew {
			u.unknown = append(u.unknown, c)
			return
		}
		heir := unit{resource: x.resource, inNew: true, heir: len(u.units), plan: create}
		heir.id = to
		if heir.name != "" {
			heir.unfit = "exists"
		}
		x.inNew, x.plan, x.heir = false, remove, len(u.units)
		u.units = append(u.units, heir)
	case isProp && find(id) != nil && has(attributes, prop):
		u.futile = append(u.futile, c)
	case isProp && find(id) != nil:
		b, sure := behaves(find(id).typ, prop)
		if given {
			b, sure = behaviourNames[how], true
		}
		if prop == "Metadata" {
			b, sure = noInterruption, true
		}
		find(id).because(cause{prop: prop, how: b, sure: sure})
	default:
		u.unknown = append(u.unknown, c)
	}
}

// because adds a cause to a unit that stays in the stack.
func (x *unit) because(c cause) {
	if !x.inOld || !x.inNew {
		return
	}
	for _, old := range x.causes {
		if old.prop == c.prop {
			return
		}
	}
	x.causes = append(x.causes, c)
	x.how = max(x.how, c.how)
	x.plan = modify
	if x.how == replacement {
		x.plan = replace
	}
}

// follow finds the properties of a unit whose value changes because of others.
func (u *update) follow(i int, touched map[string]bool) {
	x := &u.units[i]
	for _, use := range x.uses {
		if touched[use.param] && use.prop != "" {
			how, sure := behaves(x.typ, use.prop)
			x.because(cause{use.prop, how, sure, use.param, false})
		}
	}
	for _, l := range x.links {
		to := &u.units[l.to]
		if to.plan == replace || to.plan == create || to.plan == remove {
			if l.prop != "" {
				how, sure := behaves(x.typ, l.prop)
				x.because(cause{l.prop, how, sure, to.id, true})
			}
		}
	}
}

// needsOf returns for each unit the units it needs: in the new template, or in
// the old one. Units outside that template need nothing, and nothing needs them.
func needsOf(units []unit, old bool) [][]int {
	in := func(x *unit) bool { return old && x.inOld || !old && x.inNew }
	out := make([][]int, len(units))
	for i := range units {
		if !in(&units[i]) {
			continue
		}
	next:
		for _, l := range units[i].links {
			to := l.to
			if !old {
				to = units[to].heir
			}
			if !in(&units[to]) {
				continue
			}
			for _, seen := range out[i] {
				if seen == to {
					continue next
				}
			}
			out[i] = append(out[i], to)
		}
	}
	return out
}

// reversed turns needs around: which units need a unit.
func reversed(needs [][]int) [][]int {
	out := make([][]int, len(needs))
	for i, list := range needs {
		for _, n := range list {
			out[n] = append(out[n], i)
		}
	}
	return out
}
