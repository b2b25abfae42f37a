package ecsnetwork

import (
	"strconv"

	"notelab/app/sim"
)

// askPlaced: how many of the desired tasks are placed?
func askPlaced(q *asker) {
	r := q.r
	var v sim.Values
	var m *model
	// Mostly cases in which a resource runs out: there the count says more.
	for {
		v = info.Defaults().Must(
			"mode", pick(r, string(dynamicPort), string(staticPort), string(awsvpc), string(awsvpc)),
			"instances", strconv.Itoa(1+r.IntN(4)),
			"type", pick(r, "m6g.medium", "c5.large", "m5.large", "m5.xlarge"),
			"tasks", strconv.Itoa(4+r.IntN(9)),
			"memory", pick(r, "512", "1024", "1536", "2048"),
			"cpu", "256")
		if v.Get("mode") == string(awsvpc) && r.IntN(3) == 0 {
			v = v.Must("trunking", "true")
		}
		if m = runOf(v); m.placedCount() < m.desired || r.IntN(4) == 0 {
			break
		}
	}
	q.d.Values = v
	c := &m.config
	n, key := c.instances, m.placedCount()
	byMemory, byCPU := n*(c.kind.memory/c.memory), n*(c.kind.cpu()/c.cpu)
	q.d.Prompt = q.clusterText(c) + q.t("운영체제가 쓰는 몫은 무시할 때, 배치되는 Task는 몇 개인가?", "Ignoring what the operating system uses, how many tasks are placed?")

	per := min(c.kind.memory/c.memory, c.kind.cpu()/c.cpu)
	switch c.mode {
	case staticPort:
		per = min(per, 1)
	case awsvpc:
		per = min(per, c.kind.taskENIs(c.trunking))
	}
	q.right(strconv.Itoa(key), q.t("한 대에 들어가는 수를 자원마다 구해 가장 작은 값을 쓴다.", "Count for each resource how many fit on one instance, and take the smallest."))
	add := func(k int, misconception, ko, en string) {
		if k > 0 {
			q.wrong(strconv.Itoa(min(k, c.desired)), misconception, q.t(ko, en))
		}
	}
	switch c.mode {
	case awsvpc:
		add(n*c.kind.enis, "forgets the primary ENI", "기본 ENI도 한도에 들어간다. Task가 쓸 수 있는 것은 하나 적다.", "The primary ENI counts as well: one fewer is left for tasks.")
		if c.trunking {
			add(n*(c.kind.enis-1), "ignores trunking", "trunking을 켜고 지원 타입을 쓰면 한도가 올라간다.", "Trunking raises the limit on supported types.")
			add(n*(c.kind.trunked-2), "subtracts primary and trunk ENI again", "공개된 Task 한도에는 기본 ENI와 trunk ENI가 이미 빠져 있다.", "The published task limit already leaves out the primary and the trunk ENI.")
		}
	case staticPort:
		add(2*n, "puts one host port to use twice", "호스트 포트 하나는 인스턴스에서 한 Task만 쓸 수 있다.", "Only one task of an instance can use a host port.")
	default:
		add(n, "one task an instance", "동적 포트라 한 대에 같은 Task를 여럿 둘 수 있다.", "With dynamic ports several copies of a task share an instance.")
		add(n*(c.kind.enis-1), "applies the ENI limit to bridge mode", "bridge 모드의 Task는 인스턴스의 ENI를 함께 쓴다.", "In bridge mode tasks share the instance's ENI.")
	}
	add(c.desired, "assumes everything fits", "원하는 수만큼 놓으려면 자원이 모자란다.", "Resources run out before the desired count is reached.")
	add(byMemory, "looks at memory only", "메모리만 보면 안 된다. CPU, 포트, ENI도 맞아야 한다.", "Memory is not all: CPU, ports and ENIs must fit too.")
	add(byCPU, "looks at CPU only", "CPU만 보면 안 된다. 메모리, 포트, ENI도 맞아야 한다.", "CPU is not all: memory, ports and ENIs must fit too.")
	for _, k := range []int{key + 1, key - 1, key - 2, key + 2, key - 3} {
		add(k, "miscounts", "자원마다 한 대에 들어가는 수를 다시 세어 보자.", "Count again how many fit on one instance for each resource.")
	}
	each, all := strconv.Itoa(per), strconv.Itoa(per*n)
	q.d.Explanation = q.t(
		"한 대에 "+each+"개까지, 모두 "+all+"개까지 들어간다. 맞는 인스턴스가 하나도 없으면 배치가 실패한다.",
		"Each instance has room for "+each+", all together for "+all+". A placement fails when no instance fits.")
	if key == c.desired {
		q.d.Explanation = q.t(
			"한 대에 "+each+"개까지, 모두 "+all+"개까지 들어간다. 원하는 "+strconv.Itoa(key)+"개가 모두 배치된다.",
			"Each instance has room for "+each+", all together for "+all+", so the "+strconv.Itoa(key)+" desired tasks are all placed.")
	}
}

// askReason: why can the first failing task not be placed?
func askReason(q *asker) {
	r := q.r
	var v sim.Values
	var m *model
	var first *task
	for {
		v = info.Defaults().Must(
			"mode", pick(r, string(dynamicPort), string(staticPort), string(awsvpc)),
			"instances", strconv.Itoa(1+r.IntN(3)),
			"type", pick(r, "m6g.medium", "t3.medium", "c5.large", "m5.large"),
			"tasks", strconv.Itoa(4+r.IntN(9)),
			"memory", pick(r, "256", "512", "1024", "2048"),
			"cpu", pick(r, "128", "256", "512", "1024"))
		if m = runOf(v); m.placedCount() == m.desired {
			continue
		}
		first = &m.tasks[m.placedCount()]
		if m.onlyReason() {
			break
		}
	}
	q.d.Values = v
	c := &m.config
	q.d.Prompt = q.clusterText(c) + q.t("나머지 Task를 배치하지 못한 이유는?", "Why can the remaining tasks not be placed?")
	for _, reason := range []string{lackENI, lackPorts, lackMemory, lackCPU} {
		why := lackText(reason)
		label := code(reason) + ": " + why.In(q.l)
		if reason == first.reason {
			q.right(label, q.reasonWhy(reason))
			continue
		}
		q.wrong(label, "takes the wrong resource for the scarce one", q.notReason(c, reason))
	}
	n := strconv.Itoa(m.placedCount())
	q.d.Explanation = q.t(n+"개까지 배치된 뒤 모든 인스턴스에서 같은 자원이 모자란다: "+code(first.reason)+".", "After "+n+" tasks every instance lacks the same resource: "+code(first.reason)+".")
}

// onlyReason reports whether, once nothing fits, every instance lacks exactly
// one resource and all the same: then the reason is beyond dispute.
func (m *model) onlyReason() bool {
	for i := range m.hosts {
		lack := m.lacks(&m.hosts[i])
		if len(lack) != 1 || lack[0] != m.tasks[m.placedCount()].reason {
			return false
		}
	}
	return true
}

func (q *asker) reasonWhy(reason string) string {
	switch reason {
	case lackENI:
		return q.t("awsvpc Task는 ENI를 하나씩 쓰고, 기본 ENI도 한도에 들어간다.", "An awsvpc task takes one ENI, and the primary ENI counts against the limit.")
	case lackPorts:
		return q.t("고정 호스트 포트는 인스턴스마다 한 Task만 쓸 수 있다.", "A static host port serves one task on each instance.")
	case lackMemory:
		return q.t("남은 메모리가 Task 하나가 요구하는 양보다 적다.", "Less memory is left than one task asks for.")
	}
	return q.t("남은 CPU 유닛이 Task 하나가 요구하는 양보다 적다.", "Fewer CPU units are left than one task asks for.")
}

func (q *asker) notReason(c *config, reason string) string {
	switch {
	case reason == lackENI && c.mode != awsvpc:
		return q.t("bridge 모드의 Task는 인스턴스의 ENI를 함께 써서 ENI가 더 필요 없다.", "In bridge mode tasks share the instance's ENI and need no other.")
	case reason == lackPorts && c.mode == dynamicPort:
		return q.t("동적 포트는 빈 포트를 골라 주므로 겹치지 않는다.", "Dynamic ports are chosen among the free ones and do not collide.")
	case reason == lackPorts && c.mode == awsvpc:
		return q.t("awsvpc에서는 Task마다 주소가 달라 같은 포트를 써도 된다.", "In awsvpc mode each task has its own address, so equal ports do not collide.")
	}
	return q.t("이 자원은 아직 Task 하나가 더 들어갈 만큼 남아 있다.", "Enough of this resource is left for one more task.")
}
