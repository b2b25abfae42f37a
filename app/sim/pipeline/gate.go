package pipeline

import "notelab/app/sim"

// settle lets executions into the stages they can enter now, the last stage first:
// who waits in front of a stage enters it before the next one arrives there.
func (r *run) settle() {
	for s := len(r.lanes) - 1; s >= 0; s-- {
		l := &r.lanes[s]
		for len(l.line) > 0 && r.free(s) {
			e := l.line[0]
			l.line = l.line[1:]
			r.enter(e, s)
		}
		for _, e := range r.coming[s] {
			if len(l.line) == 0 && r.free(s) {
				r.enter(e, s)
			} else {
				r.queueUp(e, s)
			}
		}
		r.coming[s] = nil
	}
}

// free reports whether an execution could enter the stage now.
func (r *run) free(s int) bool {
	return !r.lanes[s].shut && (!r.locks() || r.lanes[s].holder < 0)
}

// queueUp lets an execution wait in front of a stage. In SUPERSEDED mode there is
// room for one: who waited there is superseded.
func (r *run) queueUp(e, s int) {
	l := &r.lanes[s]
	r.execs[e].wait = len(r.waits)
	r.waits = append(r.waits, wait{exec: e, stage: s, from: r.now, status: inProgress})
	pairs := []string{"exec", r.id(e), "place", itoa(len(l.line) + 1), "mode", r.mode}
	kind := "wait-shut"
	if !l.shut {
		kind = "wait"
		pairs = append(pairs, "other", r.id(l.holder))
	}
	if r.mode == superseded {
		pairs[3] = "1"
	}
	r.emit(kind, s, sim.Wait, pairs...)
	if r.mode == superseded {
		for _, old := range l.line {
			r.giveUp(old, wasSuperseded)
			r.emit("supersede", s, sim.Muted, "exec", r.id(old), "other", r.id(e))
		}
		l.line = nil
	}
	l.line = append(l.line, e)
}

// giveUp ends an execution that waits.
func (r *run) giveUp(e int, status string) {
	x := &r.execs[e]
	r.waits[x.wait].to, r.waits[x.wait].status = r.now, status
	x.status, x.end, x.wait = status, r.now, -1
}
