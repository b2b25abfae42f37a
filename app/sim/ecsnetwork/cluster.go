package ecsnetwork

import (
	"math/rand/v2"
	"strconv"
	"time"
)

// zones are the Availability Zones of the picture.
var zones = [2]string{"ap-northeast-2a", "ap-northeast-2c"}

// host is a container instance, or, on Fargate, the capacity AWS offers in one
// zone, which has no limits here.
type host struct {
	id        string
	zone      int
	addr      uint32
	memory    int // MiB in all
	cpu       int
	freeMem   int
	freeCPU   int
	eniSlots  int // tasks that can still get an ENI
	ports     []int
	tasks     []int // indexes into model.tasks, in order of placement
	limitless bool
}

func (h *host) has(port int) bool {
	for _, p := range h.ports {
		if p == port {
			return true
		}
	}
	return false
}

// task is one task of the service, placed or not.
type task struct {
	name     string
	host     int           // -1 when it was not placed
	addr     uint32        // awsvpc: the address of its ENI
	inner    uint32        // bridge: the container's address behind the mapping
	port     int           // where the load balancer reaches it: host port, or container port of the ENI
	reason   string        // RESOURCE:... when it was not placed
	closest  int           // host named by the failure
	placed   time.Duration // also the time of the failed attempt
	started  time.Duration
	enlisted time.Duration // registered in the target group
	judged   time.Duration // its health was decided
	healthy  bool
}

func (c *config) newHosts() []host {
	n := c.instances
	if c.mode == fargate {
		n = len(zones)
	}
	hosts := make([]host, n)
	for i := range hosts {
		z, k := i%len(zones), i/len(zones)
		h := host{
			id:   "i-0" + string("ac"[z]) + strconv.Itoa(k+1),
			zone: z, addr: ip(10, 0, 11+z, 10+k),
			memory: c.kind.memory, cpu: c.kind.cpu(),
			eniSlots: c.kind.taskENIs(c.trunking),
			ports:    append([]int(nil), reservedPorts...),
		}
		if c.mode == fargate {
			h.id, h.addr, h.limitless = "Fargate", 0, true
		}
		h.freeMem, h.freeCPU = h.memory, h.cpu
		hosts[i] = h
	}
	return hosts
}

// The resources a placement can lack, as the API names them, in the order they
// are tried here.
const (
	lackCPU    = "RESOURCE:CPU"
	lackMemory = "RESOURCE:MEMORY"
	lackPorts  = "RESOURCE:PORTS"
	lackENI    = "RESOURCE:ENI"
)

// lacks returns what a host lacks for one more task; nil when the task fits.
func (c *config) lacks(h *host) []string {
	if h.limitless {
		return nil
	}
	var out []string
	if h.freeCPU < c.cpu {
		out = append(out, lackCPU)
	}
	if h.freeMem < c.memory {
		out = append(out, lackMemory)
	}
	if c.mode == staticPort && h.has(c.hostPort) {
		out = append(out, lackPorts)
	}
	if c.mode == awsvpc && h.eniSlots < 1 {
		out = append(out, lackENI)
	}
	return out
}

// choose returns the host for the next task, or -1 with the closest host and
// the first thing it lacks.
func (c *config) choose(hosts []host, r *rand.Rand) (pick, closest int, reason string) {
	var fit []int
	fewest := 0
	for i := range hosts {
		lack := c.lacks(&hosts[i])
		if len(lack) == 0 {
			fit = append(fit, i)
		} else if fewest == 0 || len(lack) < fewest {
			closest, reason, fewest = i, lack[0], len(lack)
		}
	}
	if len(fit) == 0 {
		return -1, closest, reason
	}
	strategy := c.strategy
	if c.mode == fargate {
		strategy = spreadAZ // Fargate spreads over zones by itself
	}
	if strategy == randomly {
		return fit[r.IntN(len(fit))], 0, ""
	}
	perZone := [len(zones)]int{}
	for i := range hosts {
		perZone[hosts[i].zone] += len(hosts[i].tasks)
	}
	pick = fit[0]
	for _, i := range fit[1:] {
		a, b := &hosts[i], &hosts[pick]
		var better bool
		if strategy == binpackMemory {
			better = a.freeMem < b.freeMem
		} else if na, nb := perZone[a.zone], perZone[b.zone]; na != nb {
			better = na < nb
		} else {
			better = len(a.tasks) < len(b.tasks)
		}
		if better {
			pick = i
		}
	}
	return pick, 0, ""
}

// place puts the next task on a host: takes its resources, and gives it its
// port and addresses. index is the task's index in the model.
func (c *config) place(t *task, index int, hosts []host, r *rand.Rand) {
	t.host, t.closest, t.reason = c.choose(hosts, r)
	if t.host < 0 {
		return
	}
	h := &hosts[t.host]
	h.freeMem -= c.memory
	h.freeCPU -= c.cpu
	n := len(h.tasks)
	h.tasks = append(h.tasks, index)
	switch c.mode {
	case dynamicPort:
		for t.port == 0 || h.has(t.port) {
			t.port = ephemeralFrom + r.IntN(ephemeralTo-ephemeralFrom+1)
		}
		h.ports = append(h.ports, t.port)
	case staticPort:
		t.port = c.hostPort
		h.ports = append(h.ports, t.port)
	default:
		t.port = c.containerPort
		h.eniSlots--
		t.addr = ip(10, 0, 11+h.zone, 101+index)
		return
	}
	t.addr = h.addr
	t.inner = ip(172, 17, 0, 2+n)
}
