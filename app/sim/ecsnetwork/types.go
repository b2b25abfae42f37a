package ecsnetwork

import "notelab/app/i18n"

// instanceType is what placement needs to know of an EC2 instance type.
type instanceType struct {
	name   string
	vcpu   int // 1 vCPU is 1,024 CPU units
	memory int // MiB, nominal
	enis   int // maximum network interfaces, the primary one included
	// trunked is how many awsvpc tasks fit with ENI trunking; 0 means the type
	// does not support it.
	trunked int
}

// instanceTypes are taken from the table of supported types for ENI trunking
// (task limits without and with it) and, for t3, from the EC2 interface limits;
// t3 is not in the trunking table.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/eni-trunking-supported-instance-types.html
var instanceTypes = []instanceType{
	{"m6g.medium", 1, 4096, 2, 4},
	{"t3.medium", 2, 4096, 3, 0},
	{"c5.large", 2, 4096, 3, 10},
	{"m5.large", 2, 8192, 3, 10},
	{"m5.xlarge", 4, 16384, 4, 20},
}

// taskENIs returns how many awsvpc tasks an instance of the type can hold: all
// interfaces but the primary one, or the published limit under trunking.
func (t instanceType) taskENIs(trunking bool) int {
	if trunking && t.trunked > 0 {
		return t.trunked
	}
	return t.enis - 1
}

// eniLimit returns the interfaces an instance may have in all: with trunking
// the primary and the trunk interface count as well.
func (t instanceType) eniLimit(trunking bool) int {
	if trunking && t.trunked > 0 {
		return t.trunked + 2
	}
	return t.enis
}

// cpu returns the CPU units an instance offers.
func (t instanceType) cpu() int { return t.vcpu * 1024 }

func typeNamed(name string) instanceType {
	for _, t := range instanceTypes {
		if t.name == name {
			return t
		}
	}
	panic("ecsnetwork.typeNamed: no instance type " + name)
}

// mode is how a task meets the network, and on which capacity.
type mode string

const (
	dynamicPort mode = "bridge-dynamic"
	staticPort  mode = "bridge-static"
	awsvpc      mode = "awsvpc"
	fargate     mode = "fargate"
)

// bridge reports whether tasks share the instance's address.
func (m mode) bridge() bool { return m == dynamicPort || m == staticPort }

// group returns the security group that guards a task in this mode.
func (m mode) group() string {
	if m.bridge() {
		return groupHost
	}
	return groupTask
}

func (m mode) label() i18n.Text {
	switch m {
	case dynamicPort:
		return text("bridge, 동적 호스트 포트", "bridge, dynamic host port")
	case staticPort:
		return text("bridge, 고정 호스트 포트", "bridge, static host port")
	case awsvpc:
		return text("awsvpc, EC2", "awsvpc on EC2")
	}
	return text("awsvpc, Fargate", "awsvpc on Fargate")
}

// The security groups of the picture.
const (
	groupALB  = "sg-alb"
	groupHost = "sg-host"
	groupTask = "sg-task"
)

// The placement strategies offered.
const (
	spreadAZ      = "spread-az"
	binpackMemory = "binpack-memory"
	randomly      = "random"
)

// The ports a Linux host hands out for host port 0, as the ECS agent takes
// them from /proc/sys/net/ipv4/ip_local_port_range.
const (
	ephemeralFrom = 32768
	ephemeralTo   = 60999
)

// reservedPorts are taken on every container instance: SSH, Docker, the agent.
var reservedPorts = []int{22, 2375, 2376, 51678, 51679, 51680}

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }
