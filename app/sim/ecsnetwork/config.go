package ecsnetwork

import "notelab/app/sim"

// config is the typed form of the parameters of one run.
type config struct {
	mode                         mode
	instances                    int
	kind                         instanceType
	trunking                     bool
	strategy                     string
	desired, memory, cpu         int
	containerPort, hostPort      int
	appPort                      int
	listener, clientPort         int
	client                       uint32
	albIn, albOut, hostIn, vpcIn []rule
	seed                         uint64
}

func configOf(v sim.Values) config {
	client, _ := parseIPv4(v.Get("client")) // validated by checkClient
	return config{
		mode:          mode(v.Get("mode")),
		instances:     v.Int("instances"),
		kind:          typeNamed(v.Get("type")),
		trunking:      v.Flag("trunking"),
		strategy:      v.Get("strategy"),
		desired:       v.Int("tasks"),
		memory:        v.Int("memory"),
		cpu:           v.Int("cpu"),
		containerPort: v.Int("container-port"),
		hostPort:      v.Int("host-port"),
		appPort:       v.Int("app-port"),
		listener:      v.Int("listener"),
		clientPort:    v.Int("client-port"),
		client:        client,
		albIn:         rulesOf(v.List(groupALB)),
		albOut:        rulesOf(v.List("sg-alb-out")),
		hostIn:        rulesOf(v.List(groupHost)),
		vpcIn:         rulesOf(v.List(groupTask)),
		seed:          uint64(v.Int("seed")),
	}
}

// targetRules returns the inbound rules that guard a task in this mode.
func (c *config) targetRules() []rule {
	if c.mode.bridge() {
		return c.hostIn
	}
	return c.vpcIn
}

// neededPorts returns how many ports the target's group must open to the load
// balancer so that every possible placement can be reached.
func (c *config) neededPorts() int {
	if c.mode == dynamicPort {
		return ephemeralTo - ephemeralFrom + 1
	}
	return 1
}
