package cfngraph

import (
	"slices"
	"strings"

	"notelab/app/sim"
)

// ref is one reference of a resource to another.
type ref struct{ to, prop, expr string }

// part is a resource as a question may use it.
type part struct {
	id, typ string
	must    []ref // what it always refers to
	may     []ref
}

// arn and name are the two usual ways to refer to a resource.
func arn(to, prop string) ref  { return ref{to, prop, "!GetAtt " + to + ".Arn"} }
func name(to, prop string) ref { return ref{to, prop, "!Ref " + to} }

// themes are the templates that questions draw from, what is needed first.
var themes = [][]part{
	{
		{id: "Orders", typ: "DynamoDB::Table"},
		{id: "Jobs", typ: "SQS::Queue"},
		{id: "Uploads", typ: "S3::Bucket"},
		{id: "Notice", typ: "SNS::Topic"},
		{"Role", "IAM::Role", nil, []ref{arn("Orders", "Policies"), arn("Jobs", "Policies"), arn("Uploads", "Policies"), name("Notice", "Policies")}},
		{"Worker", "Lambda::Function", []ref{arn("Role", "Role")}, []ref{name("Orders", "Environment"), name("Uploads", "Environment"), name("Notice", "Environment")}},
		{"Trigger", "Lambda::EventSourceMapping", []ref{name("Worker", "FunctionName"), arn("Jobs", "EventSourceArn")}, nil},
		{"Errors", "CloudWatch::Alarm", []ref{name("Worker", "Dimensions")}, []ref{name("Notice", "AlarmActions")}},
		{"Nightly", "Events::Rule", []ref{arn("Worker", "Targets")}, nil},
		{"Allow", "Lambda::Permission", []ref{name("Worker", "FunctionName"), arn("Nightly", "SourceArn")}, nil},
		{"Logs", "Logs::LogGroup", []ref{{"Worker", "LogGroupName", "!Sub /aws/lambda/${Worker}"}}, nil},
	},
	{
		{id: "Vpc", typ: "EC2::VPC"},
		{id: "Gateway", typ: "EC2::InternetGateway"},
		{"Attach", "EC2::VPCGatewayAttachment", []ref{name("Vpc", "VpcId"), name("Gateway", "InternetGatewayId")}, nil},
		{"Subnet", "EC2::Subnet", []ref{name("Vpc", "VpcId")}, nil},
		{"Routes", "EC2::RouteTable", []ref{name("Vpc", "VpcId")}, nil},
		{"Public", "EC2::SubnetRouteTableAssociation", []ref{name("Subnet", "SubnetId"), name("Routes", "RouteTableId")}, nil},
		{"Firewall", "EC2::SecurityGroup", []ref{name("Vpc", "VpcId")}, nil},
		{"Server", "EC2::Instance", []ref{name("Subnet", "SubnetId")}, []ref{{"Firewall", "SecurityGroupIds", "!GetAtt Firewall.GroupId"}}},
		{"Address", "EC2::EIP", []ref{name("Server", "InstanceId")}, nil},
		{"Cpu", "CloudWatch::Alarm", []ref{name("Server", "Dimensions")}, nil},
	},
	{
		{id: "Cluster", typ: "ECS::Cluster"},
		{id: "TaskRole", typ: "IAM::Role"},
		{id: "Logs", typ: "Logs::LogGroup"},
		{"Task", "ECS::TaskDefinition", []ref{arn("TaskRole", "TaskRoleArn")}, []ref{{"Logs", "ContainerDefinitions", "!Ref Logs"}}},
		{id: "Balancer", typ: "ElasticLoadBalancingV2::LoadBalancer"},
		{id: "Targets", typ: "ElasticLoadBalancingV2::TargetGroup"},
		{"Listener", "ElasticLoadBalancingV2::Listener", []ref{name("Balancer", "LoadBalancerArn"), name("Targets", "DefaultActions")}, nil},
		{"Service", "ECS::Service", []ref{name("Task", "TaskDefinition"), arn("Cluster", "Cluster")}, []ref{name("Targets", "LoadBalancers")}},
		{"Record", "Route53::RecordSet", []ref{{"Balancer", "AliasTarget", "!GetAtt Balancer.DNSName"}}, nil},
		{"Scaling", "ApplicationAutoScaling::ScalableTarget", []ref{{"Service", "ResourceId", "!Sub service/${Cluster}/${Service.Name}"}, {"Cluster", "ResourceId", ""}}, nil},
	},
}

// member is a resource of a question's template.
type member struct {
	part
	refs     []ref
	depends  []string
	deletion string
	replaced string
}

// scene is the template of a question, in the order in which it is written.
type scene []member

// drawScene draws a template of so many resources out of a theme, with references
// and sometimes a DependsOn.
func drawScene(a *sim.Asker, theme []part, size int) scene {
	in := map[string]bool{}
	var take func(id string)
	find := func(id string) *part {
		for i := range theme {
			if theme[i].id == id {
				return &theme[i]
			}
		}
		return nil
	}
	take = func(id string) {
		if !in[id] {
			in[id] = true
			for _, r := range find(id).must {
				take(r.to)
			}
		}
	}
	for len(in) < size {
		take(theme[a.Rand.IntN(len(theme))].id)
	}
	var s scene
	for _, p := range theme {
		if !in[p.id] {
			continue
		}
		m := member{part: p, refs: slices.Clone(p.must)}
		for _, r := range p.may {
			if in[r.to] && a.Coin() {
				m.refs = append(m.refs, r)
			}
		}
		s = append(s, m)
	}
	// The order of a template means nothing.
	a.Rand.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	return s
}

// order adds a DependsOn between two resources that are not in order already;
// it reports whether it found two.
func (s scene) order(a *sim.Asker) bool {
	for range 20 {
		i, j := a.Rand.IntN(len(s)), a.Rand.IntN(len(s))
		if i != j && !s.reaches(s[i].id, s[j].id) && !s.reaches(s[j].id, s[i].id) {
			s[i].depends = append(s[i].depends, s[j].id)
			return true
		}
	}
	return false
}

func (s scene) find(id string) *member {
	for i := range s {
		if s[i].id == id {
			return &s[i]
		}
	}
	return nil
}

// reaches reports whether one resource needs another, straight or through others.
func (s scene) reaches(from, to string) bool {
	for _, n := range s.find(from).needs() {
		if n == to || s.reaches(n, to) {
			return true
		}
	}
	return false
}

// needs lists what a resource refers to, each once.
func (m *member) needs() []string {
	var out []string
	for _, r := range m.refs {
		if !slices.Contains(out, r.to) {
			out = append(out, r.to)
		}
	}
	for _, d := range m.depends {
		if !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// yaml writes the template; properties without references are left out.
func (s scene) yaml() string {
	var b strings.Builder
	b.WriteString("Resources:\n")
	for _, m := range s {
		b.WriteString("  " + m.id + ":\n    Type: AWS::" + m.typ + "\n")
		if len(m.depends) > 0 {
			b.WriteString("    DependsOn: [" + strings.Join(m.depends, ", ") + "]\n")
		}
		if m.deletion != "" {
			b.WriteString("    DeletionPolicy: " + m.deletion + "\n")
		}
		if m.replaced != "" {
			b.WriteString("    UpdateReplacePolicy: " + m.replaced + "\n")
		}
		var props []string
		for _, r := range m.refs {
			if r.expr != "" && !slices.Contains(props, r.prop) {
				props = append(props, r.prop)
			}
		}
		if len(props) > 0 {
			b.WriteString("    Properties:\n")
		}
		for _, p := range props {
			var exprs []string
			for _, r := range m.refs {
				if r.prop == p && r.expr != "" {
					exprs = append(exprs, r.expr)
				}
			}
			value := exprs[0]
			if strings.ContainsAny(value, "{") {
				value = "!Sub \"" + strings.TrimPrefix(value, "!Sub ") + `"`
			}
			if len(exprs) > 1 {
				value = "[" + strings.Join(exprs, ", ") + "]"
			}
			b.WriteString("      " + p + ": " + value + "\n")
		}
	}
	return trim(b.String())
}

// told writes the template as a list for a prompt: each resource with the
// references in it.
func (s scene) told(a *sim.Asker) string {
	var out []string
	for _, m := range s {
		out = append(out, m.told(a))
	}
	return strings.Join(out, " · ")
}

func (m *member) told(a *sim.Asker) string {
	var has []string
	for _, r := range m.refs {
		if r.expr != "" {
			has = append(has, tick(r.expr))
		}
	}
	for _, d := range m.depends {
		has = append(has, tick("DependsOn: "+d))
	}
	if has == nil {
		has = []string{say(a, "참조 없음", "no references")}
	}
	return tick(m.id) + " (" + strings.Join(has, ", ") + ")"
}

// tick marks a text as code.
//
//go:noinline
func tick(s string) string { return "`" + s + "`" }

// list writes ids as an option, in the template's order.
func (s scene) list(ids []string) string {
	var out []string
	for _, m := range s {
		if slices.Contains(ids, m.id) {
			out = append(out, tick(m.id))
		}
	}
	return strings.Join(out, ", ")
}

// where collects the ids that a condition picks.
func (s scene) where(ok func(*member) bool) []string {
	var out []string
	for i := range s {
		if ok(&s[i]) {
			out = append(out, s[i].id)
		}
	}
	return out
}

// needed reports whether another resource refers to this one.
func (s scene) needed(id string) bool {
	for i := range s {
		if slices.Contains(s[i].needs(), id) {
			return true
		}
	}
	return false
}

// plain reports whether a resource has no reference of the kinds a careless
// reader sees: only Ref, or all but DependsOn.
func (m *member) plain(onlyRef bool) bool {
	for _, r := range m.refs {
		if !onlyRef || strings.HasPrefix(r.expr, "!Ref") {
			return false
		}
	}
	return true
}

// because is the reference through which one resource needs another.
func (m *member) because(to string) string {
	for _, r := range m.refs {
		if r.to == to && r.expr != "" {
			return r.expr
		}
	}
	for _, r := range m.refs {
		if r.to == to {
			return m.refs[0].expr
		}
	}
	return "DependsOn: " + to
}

// chain is a longest chain of needs, from the first to create to the last.
func (s scene) chain() []string {
	best := map[string][]string{}
	var longest func(id string) []string
	longest = func(id string) []string {
		if c, ok := best[id]; ok {
			return c
		}
		var c []string
		for _, n := range s.find(id).needs() {
			if d := longest(n); len(d) > len(c) {
				c = d
			}
		}
		c = append(slices.Clone(c), id)
		best[id] = c
		return c
	}
	var c []string
	for _, m := range s {
		if d := longest(m.id); len(d) > len(c) {
			c = d
		}
	}
	return c
}

// arrows writes a chain.
func arrows(ids []string) string { return tick(strings.Join(ids, " → ")) }
