package cfngraph

import (
	"slices"

	"notelab/app/sim"
)

// rule is an order in which two resources have to be created, and a template in
// which a reference does or does not say so.
type rule struct {
	before, after string
	ko, en        string // why the order matters
	parts         []part
}

var (
	vpcPart     = part{id: "Vpc", typ: "EC2::VPC"}
	gatewayPart = part{id: "Gateway", typ: "EC2::InternetGateway"}
	attachPart  = part{"Attach", "EC2::VPCGatewayAttachment", []ref{name("Vpc", "VpcId"), name("Gateway", "InternetGatewayId")}, nil}
	subnetPart  = part{"Subnet", "EC2::Subnet", []ref{name("Vpc", "VpcId")}, nil}
	routesPart  = part{"Routes", "EC2::RouteTable", []ref{name("Vpc", "VpcId")}, nil}
	serverPart  = part{"Server", "EC2::Instance", []ref{name("Subnet", "SubnetId")}, nil}
	rolePart    = part{id: "Role", typ: "IAM::Role"}
	workerPart  = part{"Worker", "Lambda::Function", []ref{arn("Role", "Role")}, nil}
	lbPart      = part{id: "Balancer", typ: "ElasticLoadBalancingV2::LoadBalancer"}
	targetsPart = part{id: "Targets", typ: "ElasticLoadBalancingV2::TargetGroup"}
	listenPart  = part{"Listener", "ElasticLoadBalancingV2::Listener", []ref{name("Balancer", "LoadBalancerArn"), name("Targets", "DefaultActions")}, nil}
)

// rules are the orders that a DependsOn is for, and some that references give.
var rules = []rule{
	{"Attach", "Internet", "인터넷 게이트웨이가 VPC에 연결된 다음에야 그리로 가는 경로를 만들 수 있다", "a route to an internet gateway can be made only after the gateway is attached to the VPC",
		[]part{vpcPart, gatewayPart, attachPart, routesPart, {"Internet", "EC2::Route", []ref{name("Routes", "RouteTableId"), name("Gateway", "GatewayId")}, nil}}},
	{"Attach", "Address", "VPC의 Elastic IP는 인터넷 게이트웨이가 연결된 다음에 만들어야 한다", "an Elastic IP of a VPC has to be made after the internet gateway is attached",
		[]part{vpcPart, gatewayPart, attachPart, subnetPart, serverPart, {"Address", "EC2::EIP", []ref{name("Server", "InstanceId")}, nil}}},
	{"Listener", "Service", "ECS 서비스는 Target Group이 리스너를 통해 로드 밸런서에 붙은 다음에 만들어야 한다", "an ECS service has to be made after a listener ties its target group to the load balancer",
		[]part{lbPart, targetsPart, listenPart, {id: "Task", typ: "ECS::TaskDefinition"}, {"Service", "ECS::Service", []ref{name("Task", "TaskDefinition"), name("Targets", "LoadBalancers")}, nil}}},
	{"Access", "Worker", "함수의 코드는 만들어지자마자 이 정책의 권한을 쓴다", "the code of the function uses the permissions of the policy as soon as it exists",
		[]part{rolePart, workerPart, {"Access", "IAM::Policy", []ref{name("Role", "Roles")}, nil}}},

	{"Vpc", "Server", "서버는 VPC 안에 만들어진다", "the server is made inside the VPC",
		[]part{vpcPart, subnetPart, serverPart, routesPart}},
	{"Role", "Worker", "함수를 만들려면 실행 역할이 있어야 한다", "a function needs its execution role",
		[]part{rolePart, workerPart, {id: "Jobs", typ: "SQS::Queue"}}},
	{"Worker", "Logs", "로그 그룹의 이름은 함수의 이름을 따른다", "the log group is named after the function",
		[]part{rolePart, workerPart, {"Logs", "Logs::LogGroup", []ref{{"Worker", "LogGroupName", "!Sub /aws/lambda/${Worker}"}}, nil}}},
	{"Targets", "Listener", "리스너는 Target Group으로 요청을 넘긴다", "the listener forwards to the target group",
		[]part{lbPart, targetsPart, listenPart}},
	{"Gateway", "Attach", "연결하려면 게이트웨이가 먼저 있어야 한다", "the gateway has to exist before it is attached",
		[]part{vpcPart, gatewayPart, attachPart, routesPart}},
}

// askDepends: does this order need a DependsOn, and where?
func askDepends(a *sim.Asker) sim.Draft {
	x := rules[a.Rand.IntN(4)]
	if a.Between(0, 2) == 0 {
		x = rules[a.Between(4, len(rules)-1)]
	}
	var s scene
	for _, p := range x.parts {
		s = append(s, member{part: p, refs: slices.Clone(p.must)})
	}
	a.Rand.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	before, after := tick(x.before), tick(x.after)
	on := func(at, need string) string {
		return tell(a, "{at}에 {depends} 추가", "add {depends} to {at}", "at", tick(at), "depends", tick("DependsOn: "+need))
	}
	nothing := say(a, "추가할 것이 없다", "nothing has to be added")
	implied := s.reaches(x.after, x.before)
	d := sim.Draft{
		Prompt: templateOf(a, s) + tell(a, "{before} → {after} 순서로 만들어야 한다. {why}. 이 순서를 보장하기 위해 템플릿에 꼭 추가해야 하는 것은?",
			"The order of creation has to be {before} → {after}: {why}. What does the template need in addition to make sure of that?", "before", before, "after", after, "why", say(a, x.ko, x.en)),
		Values: proof(s.yaml()), Tags: tagsTemplate,
	}
	right := because(on(x.after, x.before), "", tell(a, "{after}에서 {before}까지 이어지는 참조가 없어 CloudFormation은 이 순서를 모른다. 나중에 만들 쪽에 쓴다.", "No reference leads from {after} to {before}, so CloudFormation does not know of the order. It belongs to the one that comes later.", "before", before, "after", after))
	if implied {
		way := s.way(x.after, x.before)
		right = because(nothing, "", tell(a, "참조가 이미 순서를 정한다: {way}.", "References give the order already: {way}.", "way", arrows(way)))
		d.Distractors = append(d.Distractors, because(on(x.after, x.before), "thinks that order always takes a DependsOn", tell(a, "해롭지는 않지만 필요 없다. 참조가 이미 순서를 정한다: {way}.", "It does no harm but is not needed: references give the order already, {way}.", "way", arrows(way))))
	}
	d.Key = right
	if implied {
		d.Distractors = append(d.Distractors, because(on(x.before, x.after), "writes DependsOn at the wrong end", say(a, "거꾸로 쓴 것이고, 참조와 합쳐져 순환 의존이 된다.", "It is the wrong way round, and together with the reference it makes a circle.")))
	} else {
		d.Distractors = append(d.Distractors,
			because(on(x.before, x.after), "writes DependsOn at the wrong end", tell(a, "그러면 {before} 쪽이 나중에 만들어진다. `DependsOn`은 기다리는 쪽에 쓴다.", "Then {before} would be created later. `DependsOn` belongs to the one that waits.", "before", before)),
			because(nothing, "thinks CloudFormation knows every order by itself", tell(a, "{after}에서 {before}까지 이어지는 참조가 없으면 둘은 함께 만들어질 수 있고, 때에 따라 실패한다.", "Without a reference from {after} to {before} both may be created at the same time, and sometimes that fails.", "before", before, "after", after)))
	}
	d.Distractors = append(d.Distractors,
		because(tell(a, "템플릿에서 {before} 정의를 {after} 정의보다 위로 옮기기", "move the definition of {before} above that of {after}", "before", before, "after", after), "takes the order of the template for the order of creation", say(a, "템플릿에 적은 순서는 만드는 순서와 상관없다.", "The order in the template has nothing to do with the order of creation.")),
		because(tell(a, "{before}에 `DeletionPolicy: Retain` 추가", "add `DeletionPolicy: Retain` to {before}", "before", before), "mixes up attributes of a resource", say(a, "`DeletionPolicy`는 지울 때의 일이고 순서와 상관없다.", "`DeletionPolicy` is about deletion, not about order.")))
	d.Explanation = say(a, "`Ref`, `Fn::GetAtt`, `Fn::Sub`가 가리키는 리소스는 저절로 먼저 만들어지고, 몇 다리를 건너도 그렇다. 가리키지 않는데 순서가 필요할 때만 `DependsOn`을 쓴다.", "What `Ref`, `Fn::GetAtt` and `Fn::Sub` point to is created first by itself, also over several steps. `DependsOn` is for an order that no reference gives.")
	return d
}

// way is a chain of references from one resource to another, turned into the
// order of creation.
func (s scene) way(from, to string) []string {
	for _, n := range s.find(from).needs() {
		if n == to {
			return []string{to, from}
		}
		if s.reaches(n, to) {
			return append(s.way(n, to), from)
		}
	}
	return nil
}

// wireframe is the shape of a small template on the letters A to D: "BA" means
// that B refers to A, "B:A" that it names A in DependsOn.
type wireframe struct {
	edges string
	idea  string // why it may be taken for a circle
}

var acyclic = []wireframe{
	{"BA CA DB DC", "takes two ways to one resource for a circle"},
	{"BA CB DC", "takes a long chain for a circle"},
	{"BA B:A CB DA", "takes a DependsOn that repeats a reference for a circle"},
	{"BA CA CB DC DA", "takes a reference past another one for a circle"},
	{"BA CA DA D:B", "takes a resource that all need for a circle"},
}

var cyclic = []string{"AB BA CA DC", "AB BC CA DA", "BA A:B CB DC", "BA CB A:C DA", "AB BC CD DB"}

// askCycle: which template has a circular dependency?
func askCycle(a *sim.Asker) sim.Draft {
	letters := []string{"A", "B", "C", "D"}
	// The letters are dealt anew for every template.
	build := func(edges string) scene {
		deal := slices.Clone(letters)
		a.Rand.Shuffle(4, func(i, j int) { deal[i], deal[j] = deal[j], deal[i] })
		s := scene{{part: part{id: "A", typ: "SSM::Parameter"}}, {part: part{id: "B", typ: "SSM::Parameter"}}, {part: part{id: "C", typ: "SSM::Parameter"}}, {part: part{id: "D", typ: "SSM::Parameter"}}}
		for len(edges) > 0 {
			m := s.find(deal[edges[0]-'A'])
			if edges[1] == ':' {
				m.depends = append(m.depends, deal[edges[2]-'A'])
				edges = edges[3:]
			} else {
				to := deal[edges[1]-'A']
				r := name(to, "Value")
				if a.Coin() {
					r = ref{to, "Value", "!GetAtt " + to + ".Value"}
				}
				m.refs = append(m.refs, r)
				edges = edges[2:]
			}
			if len(edges) > 0 {
				edges = edges[1:]
			}
		}
		return s
	}
	key := build(cyclic[a.Rand.IntN(len(cyclic))])
	circle := key.around()
	d := sim.Draft{
		Prompt: say(a, "다음은 네 템플릿의 리소스와 그 안의 참조다. `Circular dependency between resources` 오류로 거절되는 것은?", "Here are the resources of four templates, with the references in each. Which one is refused with `Circular dependency between resources`?"),
		Values: proof(key.yaml()), Tags: tagsTemplate,
		Explanation: say(a, "참조나 `DependsOn`을 따라가다 출발한 리소스로 돌아오면 순환이다. 방향까지 맞아야 하며, 한 리소스로 가는 길이 둘인 것은 순환이 아니다.", "A circle is a way along references or `DependsOn` that comes back to where it began, in one direction. Two ways to one resource are none."),
	}
	d.Key = because(key.told(a), "", tell(a, "기다리는 방향으로 따라가면 {way} 순으로 이어져 제자리로 돌아온다.", "Following what waits for what: {way}, back to the start.", "way", arrows(circle)))
	order := slices.Clone(acyclic)
	a.Rand.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for _, w := range order {
		s := build(w.edges)
		d.Distractors = append(d.Distractors, because(s.told(a), w.idea, tell(a, "{way} 순서로 만들 수 있으므로 순환이 아니다.", "It can be created in the order {way}, so there is no circle.", "way", arrows(s.sorted()))))
	}
	return d
}

// around finds a circle: each needs the next, and the last is the first again.
func (s scene) around() []string {
	for _, m := range s {
		var walk func(at string, way []string) []string
		walk = func(at string, way []string) []string {
			if slices.Contains(way, at) {
				if at == m.id {
					return append(way, at)
				}
				return nil
			}
			for _, n := range s.find(at).needs() {
				if found := walk(n, append(slices.Clone(way), at)); found != nil {
					return found
				}
			}
			return nil
		}
		if found := walk(m.id, nil); found != nil {
			return found
		}
	}
	return nil
}

// sorted is one order in which the resources can be created.
func (s scene) sorted() []string {
	var out []string
	for range s {
		for _, m := range s {
			ready := !slices.Contains(out, m.id)
			for _, n := range m.needs() {
				ready = ready && slices.Contains(out, n)
			}
			if ready {
				out = append(out, m.id)
			}
		}
	}
	return out
}
