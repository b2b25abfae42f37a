package autoscaling

import (
	"math/big"
	"time"

	"notelab/app/sim"
)

// The oracle: the same rules written a second time from the documentation, minute
// by minute over arrays, without the model's types. It keeps no counters: alarms
// look back over the datapoints, cooldowns over the history of changes, and the
// capacity for a target is found by trying one task after the other.

type oracleTask struct {
	host  int // index into hosts, -1 while it waits
	ready int
}

type oracleHost struct {
	launched, ready int
	gone            bool
}

type oracleChange struct{ t, delta int }

type oracleDay struct{ desired, running, starting, waiting, hosts int }

type oracleState struct {
	v       sim.Values
	minutes map[string]int
	t       int
	desired int
	lo, hi  int
	tasks   []oracleTask
	hosts   []oracleHost
	outs    []oracleChange // by policies
	ins     []oracleChange
	metric  [][]*big.Rat // by policy, by minute; nil is missing
	day     []oracleDay
	short   []bool // per minute: reservation below the target
}

func oracle(v sim.Values) ([]oracleDay, int64) {
	o := &oracleState{v: v, minutes: map[string]int{}}
	for _, name := range []string{"from", "span", "length", "startup", "out-cooldown", "in-cooldown", "sched-at", "sched-end", "deploy", "deploy-at", "boot", "warmup"} {
		d := v.Duration(name)
		for time.Duration(o.minutes[name])*time.Minute < d {
			o.minutes[name]++
		}
	}
	o.desired, o.lo, o.hi = v.Int("tasks"), v.Int("min"), v.Int("max")
	if o.hi < o.lo {
		o.hi = o.lo
	}
	n := 1
	if o.ec2() {
		n = v.Int("instances")
	}
	for range n {
		o.hosts = append(o.hosts, oracleHost{launched: -100000})
	}
	for range o.desired {
		o.tasks = append(o.tasks, oracleTask{host: -1})
	}
	o.assign(0)
	over := int64(0)
	for o.t = 0; o.t <= o.minutes["length"]; o.t++ {
		o.assign(o.minutes["startup"])
		o.calendar()
		if o.t > 0 {
			load := o.load(o.t - 1)
			was := o.day[o.t-1].running
			if spare := load - int64(was)*int64(v.Int("capacity")); spare > 0 {
				over += spare
			}
			o.sample(load, was)
			o.act(was)
			if o.ec2() {
				o.group()
			}
		}
		o.assign(o.minutes["startup"])
		day := oracleDay{desired: o.desired}
		for _, k := range o.tasks {
			switch {
			case k.host < 0:
				day.waiting++
			case k.ready <= o.t:
				day.running++
			default:
				day.starting++
			}
		}
		for _, h := range o.hosts {
			if o.ec2() && !h.gone {
				day.hosts++
			}
		}
		o.day = append(o.day, day)
	}
	return o.day, over
}

func (o *oracleState) ec2() bool { return o.v.Get("compute") == "ec2" }

func (o *oracleState) load(t int) int64 {
	base, peak := int64(o.v.Int("load")), int64(o.v.Int("peak"))
	x, span := int64(t-o.minutes["from"]), int64(o.minutes["span"])
	shape := o.v.Get("shape")
	switch {
	case shape == "steady" || x < 0 || shape == "spike" && x >= span:
		return base
	case shape == "step" || shape == "spike":
		return peak
	case shape == "ramp":
		return base + (peak-base)*min(x, span)/span
	}
	u := big.NewRat(2*(x%span), span)
	if u.Cmp(big.NewRat(1, 1)) > 0 {
		u.Sub(big.NewRat(2, 1), u)
	}
	part := new(big.Rat).Sub(big.NewRat(3, 1), new(big.Rat).Add(u, u)) // 3 - 2u
	part.Mul(part.Mul(part, u), u)
	part.Mul(part, big.NewRat(peak-base, 1))
	return base + new(big.Int).Quo(part.Num(), part.Denom()).Int64() // toward zero
}

func (o *oracleState) rolling() bool {
	from := o.minutes["deploy-at"]
	return o.t >= from && o.t < from+o.minutes["deploy"]
}

func (o *oracleState) calendar() {
	if !o.v.Flag("scheduled") {
		return
	}
	at, end := o.minutes["sched-at"], o.minutes["sched-end"]
	over := o.minutes["deploy-at"] + o.minutes["deploy"]
	now := false
	switch {
	case o.t == at:
		o.lo = o.v.Int("sched-min")
		if n := o.v.Int("sched-max"); n > 0 {
			o.hi = n
		} else {
			o.hi = max(o.v.Int("max"), o.v.Int("min"))
		}
		o.hi, now = max(o.lo, o.hi), true
	case o.t == end && end > at:
		o.lo, o.hi, now = o.v.Int("min"), max(o.v.Int("max"), o.v.Int("min")), true
	case o.t == over && o.t > at && o.minutes["deploy"] > 0 && o.desired > o.hi:
		now = true
	}
	if !now {
		return
	}
	switch {
	case o.desired < o.lo:
		o.want(o.lo)
	case o.desired > o.hi && !o.rolling():
		o.want(o.hi)
	default:
		o.want(o.desired)
	}
}

func (o *oracleState) kinds() (metrics []string, targets []int64) {
	add := func(metric, param string) {
		metrics = append(metrics, metric)
		targets = append(targets, int64(o.v.Int(param)))
	}
	switch o.v.Get("policy") {
	case "cpu":
		add("cpu", "cpu-target")
	case "requests":
		add("requests", "request-target")
	case "cpu-requests":
		add("cpu", "cpu-target")
		add("requests", "request-target")
	case "cpu-memory":
		add("cpu", "cpu-target")
		add("memory", "memory-target")
	case "step":
		add("cpu", "high")
	}
	return metrics, targets
}

// at is what a metric reads when a load is shared by that many tasks.
func (o *oracleState) at(metric string, load int64, tasks int) *big.Rat {
	if tasks == 0 {
		return nil
	}
	each := big.NewRat(load, int64(tasks))
	switch metric {
	case "requests":
		return each
	case "memory":
		return big.NewRat(int64(o.v.Int("memory")), 1)
	}
	cpu := each.Mul(each, big.NewRat(100, int64(o.v.Int("capacity"))))
	if hundred := big.NewRat(100, 1); cpu.Cmp(hundred) > 0 {
		return hundred
	}
	return cpu
}

func (o *oracleState) sample(load int64, running int) {
	metrics, _ := o.kinds()
	if o.metric == nil {
		o.metric = make([][]*big.Rat, len(metrics))
	}
	for i, m := range metrics {
		o.metric[i] = append(o.metric[i], o.at(m, load, running))
	}
}

// lasting reports whether the last n datapoints all breach.
func lasting(series []*big.Rat, n int, breach func(*big.Rat) bool) bool {
	if len(series) < n {
		return false
	}
	for _, x := range series[len(series)-n:] {
		if x == nil || !breach(x) {
			return false
		}
	}
	return true
}

func (o *oracleState) act(running int) {
	metrics, targets := o.kinds()
	if len(metrics) == 0 {
		return
	}
	step := o.v.Get("policy") == "step"
	outTo, inTo, lows := -1, -1, 0
	high, low := 3, 15
	if step {
		high, low = o.v.Int("out-points"), o.v.Int("in-points")
	}
	added, cooling := o.added()
	base := running
	if step {
		base = o.desired
		if cooling {
			base = max(base-added, 0)
		}
	}
	for i := range metrics {
		top, floor := big.NewRat(targets[i], 1), big.NewRat(9*targets[i], 10)
		above := func(x *big.Rat) bool { return x.Cmp(top) > 0 }
		below := func(x *big.Rat) bool { return x.Cmp(floor) < 0 }
		if step {
			floor = big.NewRat(int64(o.v.Int("low")), 1)
			above = func(x *big.Rat) bool { return x.Cmp(top) >= 0 }
			below = func(x *big.Rat) bool { return x.Cmp(floor) <= 0 }
		}
		last := o.metric[i][len(o.metric[i])-1]
		goal := func() int {
			// The fewest tasks that would bring what now runs to the target.
			total := new(big.Rat).Mul(last, big.NewRat(int64(running), 1))
			share := total.Quo(total, top)
			for k := 0; ; k++ {
				if k > 400 || int64(k)*share.Denom().Int64() >= share.Num().Int64() {
					return k
				}
			}
		}
		if lasting(o.metric[i], high, above) {
			if step {
				outTo = max(outTo, o.byStep(base, last, top, true))
			} else {
				outTo = max(outTo, goal())
			}
		}
		if lasting(o.metric[i], low, below) {
			lows++
			if step {
				inTo = max(inTo, o.byStep(o.desired, last, floor, false))
			} else {
				inTo = max(inTo, goal())
			}
		}
	}
	switch {
	case outTo >= 0:
		if outTo <= o.desired && o.desired >= o.lo {
			return
		}
		if cooling {
			if outTo-base <= added {
				return
			}
			outTo = min(outTo, o.desired+outTo-base-added)
		}
		outTo = min(max(outTo, o.lo), o.hi)
		if outTo > o.desired {
			o.outs = append(o.outs, oracleChange{o.t, outTo - o.desired})
			o.want(outTo)
		}
	case lows == len(metrics):
		inTo = min(max(inTo, o.lo), o.hi)
		if !step && o.v.Flag("no-scale-in") || o.rolling() || inTo >= o.desired || o.resting() {
			return
		}
		o.ins = append(o.ins, oracleChange{o.t, inTo - o.desired})
		o.want(inTo)
	}
}

// added walks back over the scale-outs that followed each other inside a
// cooldown.
func (o *oracleState) added() (sum int, cooling bool) {
	edge := o.t
	for i := len(o.outs) - 1; i >= 0; i-- {
		if o.outs[i].t+o.minutes["out-cooldown"] <= edge {
			break
		}
		sum, cooling, edge = sum+o.outs[i].delta, true, o.outs[i].t
	}
	return sum, cooling
}

// resting reports whether a scale-in cooldown runs that no scale-out ended.
func (o *oracleState) resting() bool {
	if len(o.ins) == 0 {
		return false
	}
	last := o.ins[len(o.ins)-1].t
	if len(o.outs) > 0 && o.outs[len(o.outs)-1].t > last {
		return false
	}
	return last+o.minutes["in-cooldown"] > o.t
}

func (o *oracleState) byStep(current int, metric, threshold *big.Rat, out bool) int {
	distance := new(big.Rat).Sub(metric, threshold)
	far := distance.Abs(distance).Cmp(big.NewRat(int64(o.v.Int("bound")), 1)) >= 0
	name, sign := "add", 1
	if !out {
		name, sign = "remove", -1
	}
	if far {
		name += "-big"
	}
	value := o.v.Int(name)
	switch o.v.Get("adjust") {
	case "exact":
		return value
	case "percent":
		share := float64(current) * float64(value) / 100
		switch {
		case share == 0:
			value = 0
		case share < 1:
			value = 1
		default:
			value = int(share + 1e-9)
		}
		if value > 0 {
			value = max(value, o.v.Int("magnitude"))
		}
	}
	return max(current+sign*value, 0)
}
