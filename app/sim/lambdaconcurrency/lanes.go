package lambdaconcurrency

// How a request of A is handled.
const (
	toProv = iota
	toWarm
	toCold
	toNone
)

// request is one request of A.
type request struct {
	at, how int
	why     int // where none takes it
	lane    int // the environment that takes it
}

// lanes are the requests of a run with few of them, and the environments that
// take them: first the provisioned ones, then the others in the order in which
// they start.
type lanes struct {
	sent  []request
	born  []int // tick at which an environment starts; -1 before the run
	frees []int // tick at which it is free again
	many  bool
}

// note keeps the requests of a tick, as long as they are few.
func (l *lanes) note(k int, d *admitted) {
	if l.many || d.n == 0 {
		return
	}
	if l.many = len(l.sent)+d.n > fewRequests; l.many {
		return
	}
	for how, n := range [...]int{d.prov, d.warm, d.cold} {
		for range n {
			l.sent = append(l.sent, request{at: k, how: how})
		}
	}
	for why, n := range d.thrown {
		for range n {
			l.sent = append(l.sent, request{at: k, how: toNone, why: why, lane: none})
		}
	}
}

// assign finds the environment of each request: the free one with the lowest
// number, or a new one.
func (l *lanes) assign(c *config) {
	a := &c.fn[fnA]
	for range a.prov {
		l.born, l.frees = append(l.born, -1), append(l.frees, 0)
	}
	for i := range l.sent {
		r := &l.sent[i]
		switch r.how {
		case toNone:
			continue
		case toCold:
			r.lane = len(l.born)
			l.born, l.frees = append(l.born, r.at), append(l.frees, r.at+a.init+a.d)
			continue
		case toWarm:
			r.lane = a.prov
		}
		for l.frees[r.lane] > r.at {
			r.lane++
		}
		l.frees[r.lane] = r.at + a.d
	}
}

// ends is when a request is done.
func (r *request) ends(a *spec) int {
	if r.how == toCold {
		return r.at + a.init + a.d
	}
	return r.at + a.d
}

// flight is how many requests are in flight at a moment.
func (l *lanes) flight(now int, a *spec) int {
	n := 0
	for i := range l.sent {
		if r := &l.sent[i]; r.how != toNone && r.at <= now && now < r.ends(a) {
			n++
		}
	}
	return n
}
