package ecsnetwork

import (
	"math/rand/v2"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The pace of the picture. Hops really take microseconds; here they are slow
// enough to watch.
const (
	placeEvery = 500 * time.Millisecond
	startAfter = time.Second
	enlistWait = 500 * time.Millisecond
	checkLeg   = 300 * time.Millisecond // health check, load balancer to target
	checkLeg2  = 200 * time.Millisecond // and from there to the container
	hopLeg     = time.Second
	shortLeg   = 500 * time.Millisecond
)

// Documented or chosen time-outs, in real length.
const (
	checkTimeout   = 5 * time.Second  // HealthCheckTimeoutSeconds, default
	checkInterval  = 10 * time.Second // HealthCheckIntervalSeconds, chosen from 5 to 300
	failThreshold  = 2                // UnhealthyThresholdCount, default
	connectTimeout = 10 * time.Second // load balancer to target
	clientTimeout  = 15 * time.Second // the client's own patience, assumed
)

// outcome is what becomes of a connection attempt.
type outcome int

const (
	accepted outcome = iota
	dropped          // a security group let nothing match: silence
	refused          // the host answered with a TCP RST
)

// leg is one stretch of the path between client and container.
type leg int

const (
	toGate   leg = iota // client to the load balancer's security group
	intoALB             // from there to the load balancer
	toTarget            // load balancer to the target's security group
	inside              // from there to the container
)

// flight is a dot on a leg for a time.
type flight struct {
	from, to time.Duration
	leg      leg
	task     int
	back     bool // towards the client
	tone     sim.Tone
	check    bool
	died     bool // dropped where the leg ends
}

// gate says what a security group on the way did, and when; the zero gate was
// never reached.
type gate struct {
	at      time.Duration
	reached bool
	pass    bool
}

// row is one line of the hop table under the picture.
type row struct {
	at       time.Duration
	shown    bool
	name     i18n.Text
	src, dst string
	group    string
	rule     string // the rule that matched
	verdict  i18n.Text
	tone     sim.Tone
}

// model is everything the stage draws.
type model struct {
	config
	hosts   []host
	tasks   []task
	flights []flight
	rows    [4]row

	placeEnd, requestAt, end time.Duration

	node       uint32 // private address of the load balancer node
	nodePort   int
	target     int // index of the chosen task, -1 for none
	failOpen   bool
	albGate    gate
	outGate    gate // the load balancer's outbound rules, drawn only when they drop
	targetGate gate
	refusedAt  time.Duration // a RST left the container's host; 0 for never

	// Somebody waits for an answer that does not come.
	waitFrom, waitTo time.Duration
	clientWaits      bool

	status   int // HTTP status the client got, 0 for a time-out
	statusAt time.Duration
}

// publicALB is the address the client sees (documentation range).
var publicALB = ip(198, 51, 100, 20)

type runner struct {
	*model
	r *rand.Rand
	q sim.Queue[sim.Event]
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	m := &model{config: configOf(v), target: -1}
	run := runner{model: m, r: sim.NewRand(m.seed)}
	// Drawn first, so that they do not depend on the number of tasks.
	m.node = ip(10, 0, 1+run.r.IntN(len(zones)), 10)
	m.nodePort = 1024 + run.r.IntN(65536-1024)
	turn := run.r.IntN(1 << 20)
	run.placeAll()
	run.checkAll()
	run.request(turn)

	t := &sim.Trace{Values: v, End: m.end, Model: m}
	for {
		at, e, ok := run.q.Pop()
		if !ok {
			break
		}
		e.At = at
		t.Events = append(t.Events, e)
	}
	t.Figures = m.figures()
	t.Documents = m.documents()
	return t
}

func (run *runner) emit(at time.Duration, kind, actor string, tone sim.Tone, pairs ...string) {
	e := sim.Event{Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
		}
	}
	run.q.Push(at, e)
}

// targetName writes a target the way the target group lists it.
func (m *model) targetName(t *task) string {
	if m.mode.bridge() {
		return m.hosts[t.host].id + ":" + strconv.Itoa(t.port)
	}
	return endpoint(t.addr, t.port)
}

func (run *runner) placeAll() {
	m := run.model
	m.hosts = m.newHosts()
	m.tasks = make([]task, m.desired)
	for i := range m.tasks {
		at := time.Duration(i+1) * placeEvery
		t := &m.tasks[i]
		t.name, t.placed = "t"+strconv.Itoa(i+1), at
		m.place(t, i, m.hosts, run.r)
		if t.host < 0 {
			run.emit(at, "unplaced", t.name, sim.Bad,
				"task", t.name, "reason", t.reason, "closest", m.hosts[t.closest].id, "message", m.eventMessage(t))
			continue
		}
		h := &m.hosts[t.host]
		var counts [len(zones)]int
		for j := range m.hosts {
			counts[m.hosts[j].zone] += len(m.hosts[j].tasks)
		}
		strategy, free := m.strategy, strconv.Itoa(h.freeMem)
		if m.mode == fargate {
			strategy, free = "", ""
		}
		run.emit(at, "place", t.name, sim.Plain,
			"task", t.name, "host", h.id, "zone", zones[h.zone], "strategy", strategy,
			"tasks-"+zones[0], strconv.Itoa(counts[0]), "tasks-"+zones[1], strconv.Itoa(counts[1]), "memory-left", free)
		t.started = at + startAfter
		if m.mode.bridge() {
			run.emit(t.started, "start", t.name, sim.Plain,
				"task", t.name, "host", h.id, "address", endpoint(t.addr, t.port), "container", endpoint(t.inner, m.containerPort))
		} else {
			run.emit(t.started, "attach", t.name, sim.Plain,
				"task", t.name, "host", h.id, "address", dotted(t.addr), "sg", groupTask)
		}
		t.enlisted = t.started + enlistWait
		kind := "ip"
		if m.mode.bridge() {
			kind = "instance"
		}
		run.emit(t.enlisted, "register", m.targetName(t), sim.Plain, "task", t.name, "target", m.targetName(t), "type", kind)
		m.placeEnd = max(m.placeEnd, t.started)
	}
	m.placeEnd = max(m.placeEnd, time.Duration(m.desired+1)*placeEvery)
}

// eventMessage is the service event ECS writes when a task fits nowhere.
func (m *model) eventMessage(t *task) string {
	s := "(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance " + m.hosts[t.closest].id + ") "
	switch t.reason {
	case lackCPU:
		return s + "has insufficient CPU units available."
	case lackMemory:
		return s + "has insufficient memory available."
	case lackPorts:
		return s + "is already using a port required by your task."
	}
	return s + `encountered error "` + t.reason + `".`
}
