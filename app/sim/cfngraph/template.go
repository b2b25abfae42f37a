package cfngraph

import (
	"strings"

	"notelab/app/i18n"
)

// How one resource comes to depend on another.
const (
	byRef       = "Ref"
	byGetAtt    = "Fn::GetAtt"
	bySub       = "Fn::Sub"
	byDependsOn = "DependsOn"
)

// link says that a resource needs another one, and where that stands.
type link struct {
	to   int // the resource needed
	by   string
	prop string // the property that refers to it; "" for DependsOn and attributes
	line int
}

// use says that a property takes the value of a template parameter.
type use struct{ param, prop string }

// resource is one entry of the Resources section.
type resource struct {
	id, typ string
	line    int
	name    string // the physical name it is given, "" for a generated one
	// What happens to it when it is deleted, and to the old one on replacement.
	deletion, replaced string
	links              []link
	uses               []use
}

// The values of DeletionPolicy and UpdateReplacePolicy.
const (
	doDelete   = "Delete"
	doRetain   = "Retain"
	doExcept   = "RetainExceptOnCreate"
	doSnapshot = "Snapshot"
)

// snapshots are the types that support the policy Snapshot.
const snapshots = " EC2::Volume ElastiCache::CacheCluster ElastiCache::ReplicationGroup Neptune::DBCluster RDS::DBCluster RDS::DBInstance Redshift::Cluster "

// refusal is how CloudFormation turns a request down before it touches anything.
type refusal struct {
	message string // in CloudFormation's words
	code    string // names the explanation, see reasons
	ids     []string
	line    int
}

// template is a template as the engine needs it: conditions decided, references
// found. Resources whose condition is false are not in it.
type template struct {
	resources []resource
	skipped   []string // by their condition
	ghosts    []ghost  // what is referred to and does not exist

	at     map[string]int // resources by logical id
	params map[string]string
	conds  *node
	judged map[string]int // conditions: 1 under way, 2 false, 3 true
	where  string         // the section that is read
	bad    *refusal
	lost   []string // names that could not be resolved
}

// ghost is a name that a resource refers to in vain.
type ghost struct {
	from int
	name string
}

// most is how many resources a template may have here; CloudFormation allows 500.
const most = 20

// pseudo are the values that conditions may compare pseudo parameters with.
var pseudo = map[string]string{
	"AWS::AccountId": "123456789012", "AWS::Region": "ap-northeast-2", "AWS::StackName": stackName,
	"AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com", "AWS::NoValue": "", "AWS::NotificationARNs": "", "AWS::StackId": "",
}

// stackName is what the stack is called in messages.
const stackName = "shop"

// checkTemplate refuses a text that is no YAML or too large for the picture.
func checkTemplate(text string) i18n.Text {
	n, f := parseYAML(text)
	if f != nil {
		line, col := itoa(f.line), itoa(f.col)
		return i18n.Of("YAML을 읽을 수 없다. "+line+"행 "+col+"열: "+f.why.Ko, "not well-formed YAML, line "+line+", column "+col+": "+f.why.En)
	}
	if rs := n.get("Resources"); rs != nil && len(rs.items) > most {
		return i18n.Of("리소스는 "+itoa(most)+"개까지 그린다", "at most "+itoa(most)+" resources are drawn")
	}
	return i18n.Text{}
}

// readTemplate makes a template out of its text and the values of its
// parameters, given as Name=value.
func readTemplate(text string, given []string) *template {
	t := &template{at: map[string]int{}, params: map[string]string{}, judged: map[string]int{}, where: "Resources"}
	root, f := parseYAML(text)
	if f != nil {
		t.refuse("yaml", f.line, "Template format error: YAML not well-formed. (line "+itoa(f.line)+", column "+itoa(f.col)+")")
		return t
	}
	if root.shape != mapping {
		t.refuse("structure", 1, "Template format error: unsupported structure.")
		return t
	}
	t.readParams(root.get("Parameters"), given)
	t.conds = root.get("Conditions")
	rs := root.get("Resources")
	if rs == nil || rs.shape != mapping || len(rs.items) == 0 {
		t.refuse("empty", root.line, "Template format error: At least one Resources member must be defined.")
		return t
	}
	var nodes []*node
	for i, id := range rs.keys {
		n := rs.items[i]
		typ := n.get("Type")
		switch {
		case !alphanumeric(id):
			t.refuse("name", n.line, "Template format error: Resource name "+id+" is non alphanumeric.", id)
		case typ == nil || typ.text == "":
			t.refuse("type", n.line, "Template format error: [/Resources/"+id+"] Every Resources object must contain a Type member.", id)
		}
		if c := n.get("Condition"); c != nil && !t.holds(c.text, c.line) {
			t.skipped = append(t.skipped, id)
			continue
		}
		r := resource{id: id, line: n.line}
		if typ != nil {
			r.typ = typ.text
		}
		t.at[id] = len(t.resources)
		t.resources, nodes = append(t.resources, r), append(nodes, n)
	}
	for i, n := range nodes {
		t.readResource(i, n)
	}
	t.unresolved()
	t.where = "Outputs"
	if out := root.get("Outputs"); out != nil {
		for _, n := range out.items {
			if c := n.get("Condition"); c == nil || t.holds(c.text, c.line) {
				t.walk(n.get("Value"), -1, "", nil)
			}
		}
		t.unresolved()
	}
	return t
}

// refuse keeps the first reason to turn the template down.
func (t *template) refuse(code string, line int, message string, ids ...string) {
	if t.bad == nil {
		t.bad = &refusal{strings.ReplaceAll(message, "  ", " "), code, ids, line}
	}
}

// unresolved refuses names that nothing in the section resolves.
func (t *template) unresolved() {
	if len(t.lost) > 0 {
		t.refuse("unresolved", 0, "Template format error: Unresolved resource dependencies ["+strings.Join(t.lost, ", ")+"] in the "+t.where+" block of the template", t.lost...)
	}
	t.lost = nil
}

func alphanumeric(s string) bool {
	for i := 0; i < len(s); i++ {
		if !wordly(s[i]) {
			return false
		}
	}
	return s != ""
}

func (t *template) readParams(n *node, given []string) {
	if n == nil {
		return
	}
	for i, name := range n.keys {
		if d := n.items[i].get("Default"); d != nil {
			t.params[name] = d.text
		}
	}
	for _, g := range given {
		if name, value, _ := strings.Cut(g, "="); n.get(name) != nil {
			t.params[name] = value
		} else {
			t.refuse("parameter", 0, "Parameters: ["+name+"] do not exist in the template", name)
		}
	}
	for i, name := range n.keys {
		if _, ok := t.params[name]; !ok {
			t.refuse("value", n.items[i].line, "Parameters: ["+name+"] must have values", name)
			t.params[name] = ""
		}
	}
}

func (t *template) readResource(i int, n *node) {
	r := &t.resources[i]
	kind := strings.TrimPrefix(r.typ, "AWS::")
	props := n.get("Properties")
	if name := props.get(nameOf(kind)); name != nil && name.shape == scalar && (name.tag == "" || name.tag == "!Sub") {
		r.name = name.text
	}
	r.deletion = doDelete
	if kind == "RDS::DBCluster" || kind == "RDS::DBInstance" && props.get("DBClusterIdentifier") == nil {
		r.deletion = doSnapshot
	}
	r.replaced = doDelete
	t.policy(r, n, "DeletionPolicy", &r.deletion)
	t.policy(r, n, "UpdateReplacePolicy", &r.replaced)
	for k, key := range n.keys {
		v := n.items[k]
		switch key {
		case "Type", "Condition", "DeletionPolicy", "UpdateReplacePolicy":
		case "DependsOn":
			for _, d := range append([]*node{v}, v.items...) {
				if d.shape == scalar && d.text != "" {
					t.need(i, d.text, byDependsOn, "", d.line)
				}
			}
		case "Properties":
			for j, prop := range v.keys {
				t.walk(v.items[j], i, prop, nil)
			}
			if len(v.keys) == 1 && strings.HasPrefix(v.keys[0], "Fn::") {
				t.walk(v, i, "Properties", nil)
			}
		default:
			t.walk(v, i, "", nil)
		}
	}
}

// policy reads one of the two policies of a resource.
func (t *template) policy(r *resource, n *node, key string, to *string) {
	v := n.get(key)
	if v == nil {
		return
	}
	switch fits := strings.Contains(snapshots, " "+strings.TrimPrefix(r.typ, "AWS::")+" "); {
	case v.text == doDelete, v.text == doRetain, v.text == doExcept && key == "DeletionPolicy", v.text == doSnapshot && fits:
		*to = v.text
	case v.text == doSnapshot && key == "DeletionPolicy":
		t.refuse("snapshot", v.line, "Template error: resource type "+r.typ+" does not support deletion policy Snapshot", r.id)
	case v.text == doSnapshot: // falls back to Delete
	default:
		t.refuse("policy", v.line, "Template format error: Unrecognized "+key+" "+v.text+" for resource "+r.id, r.id)
	}
}

// need records that resource i needs what has this name. A name that is neither
// resource nor parameter cannot be resolved.
func (t *template) need(i int, name, by, prop string, line int) {
	if to, ok := t.at[name]; ok {
		if i >= 0 {
			r := &t.resources[i]
			r.links = append(r.links, link{to, by, prop, line})
		}
		return
	}
	if i >= 0 {
		t.ghosts = append(t.ghosts, ghost{i, name})
	}
	for _, l := range t.lost {
		if l == name {
			return
		}
	}
	t.lost = append(t.lost, name)
}

// call tells whether a node calls a function, and which: !Ref x and {Ref: x},
// !GetAtt x and {Fn::GetAtt: x}.
func call(n *node) (name string, arg *node) {
	switch {
	case n.tag == "!Ref" || n.tag == "!Condition":
		return n.tag[1:], n
	case n.tag != "":
		return "Fn::" + n.tag[1:], n
	case n.shape == mapping && len(n.keys) == 1 && (n.keys[0] == byRef || strings.HasPrefix(n.keys[0], "Fn::")):
		return n.keys[0], n.items[0]
	}
	return "", nil
}

// walk finds what a value refers to. Of Fn::If only the branch that counts is
// followed. Names in locals belong to a Fn::Sub around it.
func (t *template) walk(n *node, i int, prop string, locals []string) {
	if n == nil {
		return
	}
	name, arg := call(n)
	switch name {
	case byRef:
		t.refer(arg.text, "", i, byRef, prop, n.line)
		return
	case byGetAtt:
		id, attr, _ := strings.Cut(arg.text, ".")
		if arg.shape == sequence && len(arg.items) == 2 {
			id, attr = arg.items[0].text, arg.items[1].text
		}
		if _, ok := t.at[id]; !ok {
			if i >= 0 {
				t.ghosts = append(t.ghosts, ghost{i, id})
			}
			t.refuse("getatt", n.line, "Template error: instance of Fn::GetAtt references undefined resource "+id, id)
			return
		}
		t.refer(id, attr, i, byGetAtt, prop, n.line)
		return
	case bySub:
		text := arg.text
		if arg.shape == sequence && len(arg.items) > 0 {
			text = arg.items[0].text
			if len(arg.items) > 1 {
				locals = arg.items[1].keys
				for _, v := range arg.items[1].items {
					t.walk(v, i, prop, nil)
				}
			}
		}
		t.sub(text, i, prop, locals, n.line)
		return
	case "Fn::If":
		if arg.shape == sequence && len(arg.items) == 3 {
			branch := arg.items[2]
			if t.holds(arg.items[0].text, n.line) {
				branch = arg.items[1]
			}
			t.walk(branch, i, prop, locals)
		}
		return
	}
	for _, v := range n.items {
		t.walk(v, i, prop, locals)
	}
}

// refer records a reference by name, to a resource or a parameter.
func (t *template) refer(name, attr string, i int, by, prop string, line int) {
	if _, ok := pseudo[name]; ok {
		return
	}
	if _, ok := t.params[name]; ok && attr == "" {
		if i >= 0 {
			r := &t.resources[i]
			r.uses = append(r.uses, use{name, prop})
		}
		return
	}
	t.need(i, name, by, prop, line)
}

// sub finds the references in ${...} of a text.
func (t *template) sub(text string, i int, prop string, locals []string, line int) {
next:
	for {
		_, rest, found := strings.Cut(text, "${")
		name, after, closed := strings.Cut(rest, "}")
		if !found || !closed {
			return
		}
		text = after
		if strings.HasPrefix(name, "!") {
			continue // ${!x} is a text
		}
		name = strings.Trim(name, " ")
		for _, l := range locals {
			if l == name {
				continue next
			}
		}
		id, attr, _ := strings.Cut(name, ".")
		if _, ok := t.at[id]; !ok && attr != "" {
			if i >= 0 {
				t.ghosts = append(t.ghosts, ghost{i, id})
			}
			t.refuse("getatt", line, "Template error: instance of Fn::Sub references invalid resource attribute "+name, id)
			continue
		}
		t.refer(id, attr, i, bySub, prop, line)
	}
}
