package ebdeploy

import (
	"time"

	"notelab/app/sim"
)

// cacheSteps is in how many equal steps the clients follow a changed DNS record.
const cacheSteps = 10

// swap is the blue/green deployment: a second environment, a test on its own
// address, and an exchange of the two CNAMEs, which clients follow as their DNS
// caches run out.
func (r *run) swap(to version) bool {
	r.enter("create", 0, 0, to)
	old := r.env
	fresh := r.add(group{kind: "green"}, r.n, launching, to)
	r.emit("create", sim.Wait, "count", itoa(r.n), "version", to.String())
	r.wait(r.create)
	if !r.ready(fresh, to) {
		r.discard(fresh)
		return false
	}
	r.enter("test", 0, 0, to)
	r.wait(r.test)
	began := r.now
	r.env = fresh
	r.set(fresh, serving, to)
	r.enter("dns", 0, 0, to)
	r.emit("swap", sim.Flow, "version", to.String(), "other", to.other().String(), "ttl", millis(r.ttl))
	if to == v2 {
		r.telling = r.now + r.ttl*55/100
	}

	undo, ends := never, began+r.keep
	if to == v2 && r.version == late && r.acts && began+r.detect <= ends {
		undo, ends = began+r.detect+r.react, never // the old environment is not deleted over a fault
	}
	deleted := false
	// The moments in order: the clients' caches, the end of the old environment,
	// the hand that swaps back.
	for k := 1; k <= cacheSteps || !deleted && ends != never || undo != never; {
		next := min(undo, ends)
		if k <= cacheSteps {
			next = min(next, began+r.ttl*time.Duration(k)/cacheSteps)
		}
		r.wait(next - r.now)
		switch {
		case next == undo:
			r.swapBack(fresh, old)
			return false
		case next == ends:
			r.delete(old, to)
			deleted, ends = true, never
		default:
			r.follows(to, 100*k/cacheSteps, deleted)
			if k == cacheSteps {
				r.emit("caches", sim.Good, "version", to.String())
				if !deleted {
					r.set(old, idle, to.other())
					if to == v2 && ends != never {
						r.telling = r.now + (ends-r.now)/2
					}
				}
				r.complete(to)
			}
			k++
		}
	}
	return true
}

// follows sets how many percent of the clients use the address of a version.
func (r *run) follows(to version, percent int, deleted bool) {
	r.share, r.lost = percent, 0
	if to == v1 {
		r.share = 100 - percent
	}
	if deleted {
		r.lost = 100 - percent
		if to == v1 {
			r.share = 0
		}
	}
}

// delete terminates the old environment, whoever still asks for its address.
func (r *run) delete(old []int, to version) {
	left := 100 - r.share
	if to == v1 {
		left = r.share
	}
	kind, tone := "delete", sim.Muted
	if left > 0 {
		kind, tone = "delete-early", sim.Bad
		r.telling = r.now
	}
	r.emit(kind, tone, "count", itoa(len(old)), "left", itoa(left), "version", to.other().String())
	r.follows(to, 100-left, true)
	r.groupOf(old[0]).to = r.now
	r.bury(old)
}

// swapBack exchanges the CNAMEs again, and deletes the faulty environment.
func (r *run) swapBack(fresh, old []int) {
	from := r.share
	began := r.now
	r.env = old
	r.set(old, serving, v1)
	r.enter("back", 0, 0, v1)
	r.emit("swap-back", sim.Wait, "ttl", millis(r.ttl), "share", itoa(from))
	for k := 1; k <= cacheSteps; k++ {
		r.wait(began + r.ttl*time.Duration(k)/cacheSteps - r.now)
		r.share = from * (cacheSteps - k) / cacheSteps
	}
	r.finish(restored)
	r.bury(fresh)
	r.group().to = r.now
}

// discard deals with a second environment that never got healthy: the clients
// have seen nothing of it.
func (r *run) discard(fresh []int) {
	if !r.acts {
		r.finish(broken)
		r.wait(r.check)
		return
	}
	r.enter("react", 0, 0, v2)
	r.wait(r.react)
	r.emit("discard", sim.Wait, "count", itoa(len(fresh)), "n", itoa(r.n))
	r.bury(fresh)
	r.group().to = r.now
	r.finish(restored)
}
