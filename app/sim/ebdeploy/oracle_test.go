package ebdeploy

import (
	"strconv"
	"testing"
	"time"

	"notelab/app/sim"
)

// The oracle is a simulation written apart from the model: an array of boxes
// that each count the seconds of what they are doing, and a controller that
// looks at them once a second. It knows no plan and no waiting, only the rules
// as the documentation tells them, and it has no hand that repairs anything.

// box is one instance. doing is "up" for one that has not been deployed to,
// "drain", "deploy", "launch", "checks" (its version runs), "out", "leave" or
// "" for one that is gone.
type box struct {
	doing   string
	seconds int
	new     bool
	sick    bool // never passes a health check
	routed  bool // the load balancer may send to it
}

// bench is the whole environment, and the options in seconds.
type bench struct {
	policy                              string
	n, size                             int
	drain, deploy, launch, register     int
	check, timeout                      int
	evaluate, create, test, ttl, keep   int
	sickFrom                            int // the step that does not get healthy, 0 for none
	ignore                              bool
	goesBad                             int // seconds of requests until v2 is unhealthy, 0 for never
	boxes                               []box
	next                                [][]int // groups still to be deployed to
	group                               []int
	step                                int
	halted, evaluating, tested, swapped bool
	clock                               int // of evaluating, testing or the swap
}

func (b *bench) put(i int, doing string) { b.boxes[i].doing, b.boxes[i].seconds = doing, 0 }

func (b *bench) fresh(k int) (ids []int) {
	for range k {
		ids = append(ids, len(b.boxes))
		b.boxes = append(b.boxes, box{new: true, routed: b.policy == immutable || b.policy == additional})
	}
	return
}

func (b *bench) begin() {
	for range b.n {
		b.boxes = append(b.boxes, box{doing: "up", routed: true})
	}
	size := b.size
	switch b.policy {
	case allAtOnce:
		size = b.n
	case additional:
		b.next = append(b.next, b.fresh(b.size))
	case immutable:
		b.next = append(b.next, b.fresh(1))
		if b.n > 1 {
			b.next = append(b.next, b.fresh(b.n-1))
		}
		return
	case splitting, blueGreen:
		b.next = append(b.next, b.fresh(b.n))
		return
	}
	for from := 0; from < b.n; from += size {
		var batch []int
		for i := from; i < from+size && i < b.n; i++ {
			batch = append(batch, i)
		}
		b.next = append(b.next, batch)
	}
}

func (b *bench) serves(x *box) bool {
	need := 0
	if b.policy == rolling || b.policy == additional || b.policy == immutable {
		need = b.register // the others are not registered anew
	}
	return x.routed && (x.doing == "up" || x.doing == "checks" && !x.sick && x.seconds >= need)
}

// turn lets a box finish what it has done for long enough.
func (b *bench) turn(i int) bool {
	x := &b.boxes[i]
	launch := b.launch
	if b.policy == blueGreen {
		launch = b.create
	}
	switch {
	case x.doing == "drain" && x.seconds >= b.drain:
		b.put(i, "deploy")
		x.new = true
	case x.doing == "deploy" && x.seconds >= b.deploy, x.doing == "launch" && x.seconds >= launch:
		b.put(i, "checks")
	case x.doing == "leave" && x.seconds >= b.drain:
		b.put(i, "")
	default:
		return false
	}
	return true
}

// control takes the next decision, if there is one to take.
func (b *bench) control() bool {
	if b.halted {
		return false
	}
	if b.evaluating {
		switch {
		case b.goesBad > 0 && b.clock >= b.goesBad:
			b.drop()
		case b.clock >= b.evaluate:
			b.keepNew()
		default:
			return false
		}
		return true
	}
	if b.policy == blueGreen && b.tested {
		return b.swapping()
	}
	if b.group == nil {
		if len(b.next) == 0 {
			b.halted = true
			if b.policy == additional {
				for i := b.n; i < len(b.boxes); i++ {
					b.away(i)
				}
			}
			if b.policy == immutable {
				b.keepNew()
			}
			return true
		}
		b.group, b.next = b.next[0], b.next[1:]
		b.step++
		for _, i := range b.group {
			b.boxes[i].sick = b.sickFrom > 0 && b.step >= b.sickFrom
			switch {
			case i >= b.n:
				b.put(i, "launch")
			case b.policy == allAtOnce:
				b.put(i, "deploy")
				b.boxes[i].new = true
			default:
				b.put(i, "drain")
			}
		}
		return true
	}
	need := b.check
	if b.policy == rolling || b.policy == additional || b.policy == immutable {
		need = max(need, b.register)
	}
	passed, failed := true, false
	for _, i := range b.group {
		x := &b.boxes[i]
		passed = passed && x.doing == "checks" && !x.sick && x.seconds >= need
		failed = failed || x.doing == "checks" && x.sick && x.seconds >= b.timeout
	}
	switch {
	case passed && b.policy == splitting:
		b.evaluating, b.clock = true, 0
		b.route(true)
	case passed && b.policy == blueGreen:
		b.tested, b.clock = true, 0
	case passed:
		b.group = nil
	case failed:
		for _, i := range b.group {
			b.put(i, "out")
		}
		if b.ignore {
			b.group = nil
		} else if b.policy == immutable || b.policy == splitting {
			b.drop()
		} else {
			b.halted = true
		}
	default:
		return false
	}
	return true
}

// swapping is what happens by the clock after green is healthy.
func (b *bench) swapping() bool {
	old := &b.boxes[0]
	switch {
	case !b.swapped && b.clock >= b.test:
		b.swapped = true
		b.route(true)
	case b.swapped && old.doing != "" && b.clock >= b.test+b.keep:
		for i := range b.n {
			b.put(i, "")
		}
	case b.swapped && old.routed && b.clock >= b.test+b.ttl:
		for i := range b.n {
			b.boxes[i].routed = false
		}
	default:
		return false
	}
	return true
}

func (b *bench) route(on bool) {
	for i := b.n; i < len(b.boxes); i++ {
		b.boxes[i].routed = on
	}
}

// away terminates a box; one that serves is drained.
func (b *bench) away(i int) {
	if b.serves(&b.boxes[i]) {
		b.put(i, "leave")
	} else {
		b.put(i, "")
	}
}

// keepNew ends a deployment to new boxes well, drop badly.
func (b *bench) keepNew() {
	for i := range b.n {
		b.away(i)
	}
	b.halted = true
}

func (b *bench) drop() {
	for i := b.n; i < len(b.boxes); i++ {
		b.away(i)
	}
	b.halted = true
}

// second settles the present second and returns how many serve with each
// version and how many there are; then the second passes.
func (b *bench) second() (old, new, all int) {
	for again := true; again; {
		again = false
		for i := range b.boxes {
			again = b.turn(i) || again
		}
		again = b.control() || again
	}
	for i := range b.boxes {
		x := &b.boxes[i]
		if x.doing != "" {
			all++
		}
		if b.serves(x) && x.new {
			new++
		} else if b.serves(x) {
			old++
		}
		x.seconds++
	}
	b.clock++
	return
}

// benchOf reads the options of a run.
func benchOf(v sim.Values) *bench {
	s := func(name string) int { return int(v.Duration(name) / time.Second) }
	b := &bench{
		policy: v.Get("policy"), n: v.Int("desired"), size: v.Int("batch"),
		drain: s("drain"), deploy: s("deploy"), launch: s("launch"), register: s("register"), check: s("check"), timeout: s("timeout") + 240,
		evaluate: v.Int("evaluation") * 60, create: s("create"), test: s("test"), ttl: s("ttl"), keep: s("keep"),
		ignore: v.Flag("ignore"),
	}
	if v.Get("batch-type") == "percentage" {
		b.size = 1
		for b.size*100 < b.n*v.Int("batch-percent") {
			b.size++
		}
	}
	if b.size > b.n {
		b.size = b.n
	}
	switch v.Get("version") {
	case unhealthy:
		b.sickFrom = 1
		if b.policy == rolling || b.policy == additional || b.policy == immutable {
			b.sickFrom = v.Int("fail-step")
		} else {
			b.ignore = false
		}
	case late:
		b.goesBad = s("detect")
	}
	b.begin()
	b.sickFrom = min(b.sickFrom, len(b.next))
	return b
}

// At every second of many runs the model and the oracle have the same instances,
// the same serving with each version.
func TestModelIsThatOfTheSecondBySecondSimulation(t *testing.T) {
	r := sim.NewRand(11)
	runs := 3000
	if testing.Short() {
		runs = 120
	}
	compared, kinds := 0, map[string]int{}
	for range runs {
		p := policies[r.IntN(len(policies))].name
		d := func(lo, hi int) string { return strconv.Itoa(lo+r.IntN(hi-lo+1)) + "s" }
		num := func(lo, hi int) string { return strconv.Itoa(lo + r.IntN(hi-lo+1)) }
		version := []string{fine, unhealthy, unhealthy, late}[r.IntN(4)]
		if version == late && p == immutable {
			version = fine // which the oracle's boxes know nothing of
		}
		v := info.Defaults().Must("policy", p, "desired", num(1, 9), "batch", num(1, 5), "batch-type", []string{"fixed", "percentage"}[r.IntN(2)], "batch-percent", num(1, 100),
			"version", version, "fail-step", num(1, 5), "ignore", strconv.FormatBool(r.IntN(3) == 0), "operator", "waits", "timeout", d(1, 60), "detect", d(1, 170),
			"evaluation", "3", "test", d(1, 60), "ttl", strconv.Itoa(10*(1+r.IntN(9)))+"s", "keep", d(1, 200),
			"launch", d(1, 60), "create", d(1, 60), "deploy", d(1, 40), "drain", d(1, 20), "register", d(1, 30), "check", d(1, 40))
		run, b := runOf(v), benchOf(v)
		kinds[p+" "+version]++
		for s := 0; s < int(run.now/time.Second)+30; s++ {
			old, new, all := b.second()
			c := &run.stateAt(time.Duration(s)*time.Second + time.Second/2).count
			if c.serving[v1] != old || c.serving[v2] != new || c.all() != all {
				t.Fatalf("second %d: the model has %d + %d of %d; the oracle %d + %d of %d\nnotelab sim ebdeploy: %s", s, c.serving[v1], c.serving[v2], c.all(), old, new, all, v.Query())
			}
			compared++
		}
	}
	if len(kinds) < 17 {
		t.Errorf("only %v were compared", kinds)
	}
	t.Logf("%d seconds of %d runs", compared, runs)
}
