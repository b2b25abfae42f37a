package credchain

import "notelab/app/sim"

// step is one provider of the chain and what became of it.
type step struct {
	p provider
	answer
	asked  bool
	jumped bool // of the profile, after another way of it threw (Java)
}

// hides reports whether credentials lie here that the chain does not use.
func (s *step) hides() bool { return s.id != nobody && !(s.asked && s.verdict == found) }

// walk is how one tool goes through its chain.
type walk struct {
	world
	load  string // why the profile could not be loaded, "" when it could
	steps []step
	stop  int // step that found credentials or stopped the chain, -1 for neither
}

// walkOf asks one provider after another until one has credentials or the chain
// stops.
func walkOf(w world) *walk {
	k := &walk{world: w, stop: -1}
	switch {
	case !w.profile.exists && w.profile.chosen != chosenByNone && w.tool != javaV2:
		k.load = "load-missing"
	case w.tool == goSDK:
		k.load = w.loadGo()
	}
	over, jump := k.load != "", false
	for i, p := range toolOf(w.tool).chain {
		s := step{p: p, answer: w.answer(p)}
		if !over {
			switch {
			case s.verdict == removed:
			case jump && p.ofProfile():
				s.jumped = true
			default:
				s.asked = true
				// One provider of Java covers the whole profile.
				jump = s.verdict == passed && p.ofProfile()
				if s.verdict == found || s.verdict == failed {
					k.stop, over = i, true
				}
			}
		}
		k.steps = append(k.steps, s)
	}
	return k
}

// winner is whose credentials the tool ends up with.
func (k *walk) winner() id {
	if k.stop < 0 {
		return nobody
	}
	return k.steps[k.stop].id
}

// hidden counts the providers that have credentials and were never asked.
func (k *walk) hidden() int {
	n := 0
	for i := range k.steps {
		if k.steps[i].hides() {
			n++
		}
	}
	return n
}

// outcomes returns whose credentials each of the tools ends up with under one
// configuration.
func outcomes(v sim.Values) (who [len(tools)]id) {
	for i := range tools {
		who[i] = walkOf(worldFor(v, tools[i].key)).winner()
	}
	return who
}

// different counts the different outcomes; having no credentials is one
// outcome, whatever the reason.
func different(who [len(tools)]id) int {
	n := 0
	for i := range who {
		fresh := true
		for _, other := range who[:i] {
			fresh = fresh && other != who[i]
		}
		if fresh {
			n++
		}
	}
	return n
}
