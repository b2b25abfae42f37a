package autoscaling

import "sort"

// The oracle's tasks and instances (see oracle_test.go).

// used counts the tasks of a host.
func (o *oracleState) used(h int) int {
	n := 0
	for _, k := range o.tasks {
		if k.host == h {
			n++
		}
	}
	return n
}

func (o *oracleState) assign(startup int) {
	for i := range o.tasks {
		if o.tasks[i].host >= 0 {
			continue
		}
		var fit []int
		for h := range o.hosts {
			if !o.hosts[h].gone && o.hosts[h].ready <= o.t && (!o.ec2() || o.used(h) < o.v.Int("per-instance")) {
				fit = append(fit, h)
			}
		}
		if len(fit) == 0 {
			return
		}
		sort.SliceStable(fit, func(a, b int) bool {
			if o.v.Get("placement") == "spread" {
				return o.used(fit[a]) < o.used(fit[b])
			}
			return o.used(fit[a]) > o.used(fit[b])
		})
		o.tasks[i] = oracleTask{fit[0], o.t + startup}
	}
}

func (o *oracleState) want(n int) {
	o.desired = n
	o.fill()
}

func (o *oracleState) fill() {
	for len(o.tasks) < o.desired {
		o.tasks = append(o.tasks, oracleTask{host: -1})
	}
	for len(o.tasks) > o.desired {
		stage := func(k oracleTask) int { // waiting, starting, running
			if k.host < 0 {
				return 0
			} else if k.ready > o.t {
				return 1
			}
			return 2
		}
		order := make([]int, len(o.tasks))
		running := 0
		for i := range order {
			order[i] = i
			if stage(o.tasks[i]) == 2 {
				running++
			}
		}
		sort.SliceStable(order, func(a, b int) bool {
			x, y := o.tasks[order[a]], o.tasks[order[b]]
			if stage(x) != stage(y) {
				return stage(x) < stage(y)
			}
			if o.ec2() && x.host >= 0 && o.used(x.host) != o.used(y.host) {
				return (o.used(x.host) < o.used(y.host)) == (o.v.Get("placement") == "binpack")
			}
			return order[a] > order[b]
		})
		next := order[0]
		if stage(o.tasks[next]) == 2 && running <= o.v.Int("protected") {
			break
		}
		o.tasks = append(o.tasks[:next:next], o.tasks[next+1:]...)
	}
	o.assign(o.minutes["startup"])
}

func (o *oracleState) group() {
	up, busy, there, waiting := 0, 0, 0, 0
	for h := range o.hosts {
		if o.hosts[h].gone {
			continue
		}
		there++
		if o.hosts[h].ready <= o.t {
			up++
			if o.used(h) > 0 {
				busy++
			}
		}
	}
	for _, k := range o.tasks {
		if k.host < 0 {
			waiting++
		}
	}
	needed := busy
	for room := 0; room < waiting; room += o.v.Int("per-instance") {
		needed++
	}
	target := o.v.Int("target-capacity")
	o.short = append(o.short, needed*100 < target*up)
	goal := 0
	for goal*target < needed*100 {
		goal++
	}
	most := max(o.v.Int("max-instances"), o.v.Int("instances"))
	if goal > there {
		for there < min(goal, most) {
			o.hosts = append(o.hosts, oracleHost{launched: o.t, ready: o.t + o.minutes["boot"]})
			there++
		}
		return
	}
	if len(o.short) < 15 || goal >= up {
		return
	}
	for _, s := range o.short[len(o.short)-15:] {
		if !s {
			return
		}
	}
	for _, h := range o.hosts {
		if !h.gone && o.t < h.launched+o.minutes["warmup"] {
			return
		}
	}
	spare := min(up-max(goal, 1), max(up/2, 1))
	for h := range o.hosts {
		if spare == 0 || o.hosts[h].gone || o.hosts[h].ready > o.t || o.v.Flag("termination") && o.used(h) > 0 {
			continue
		}
		o.hosts[h].gone = true
		spare--
		var kept []oracleTask
		for _, k := range o.tasks {
			if k.host != h {
				kept = append(kept, k)
			}
		}
		o.tasks = kept
	}
	o.fill()
}
