package ecsrollout

import (
	"strconv"
	"testing"
)

// The oracle is a search written apart from the scheduler: all services that
// any order of single starts and stops within the two bounds can lead to. It
// knows no time and no preference.

// service is how many tasks are old, leaving, starting and new.
type service struct{ old, leaving, starting, fresh int }

// limits are what a step must keep. AWS does not say whether a task that is
// being stopped counts against the upper bound; apart leaves it out there.
type limits struct {
	n, lower, upper, seats int
	apart                  bool
}

// steps lists the services one step away.
func (l limits) steps(s service) (out []service) {
	all := s.old + s.starting + s.fresh
	counted := all + s.leaving
	if l.apart {
		counted = all
	}
	if s.starting+s.fresh < l.n && counted+1 <= l.upper && all+s.leaving+1 <= l.seats {
		out = append(out, service{s.old, s.leaving, s.starting + 1, s.fresh})
	}
	if s.old > 0 && s.old-1+s.fresh >= l.lower {
		out = append(out, service{s.old - 1, s.leaving + 1, s.starting, s.fresh})
	}
	if s.starting > 0 {
		out = append(out, service{s.old, s.leaving, s.starting - 1, s.fresh + 1})
	}
	if s.leaving > 0 {
		out = append(out, service{s.old, s.leaving - 1, s.starting, s.fresh})
	}
	return
}

// reach searches everything that can be reached from a service.
func (l limits) reach(from service) map[service]bool {
	seen := map[service]bool{from: true}
	for open := []service{from}; len(open) > 0; {
		s := open[0]
		open = open[1:]
		for _, next := range l.steps(s) {
			if !seen[next] {
				seen[next] = true
				open = append(open, next)
			}
		}
	}
	return seen
}

// fewest is the fewest healthy tasks anywhere in the search.
func fewest(seen map[service]bool, n int) int {
	for s := range seen {
		n = min(n, s.old+s.fresh)
	}
	return n
}

// The model's verdict is that of the search, whichever way it interleaves and
// whichever way tasks that leave are counted; no interleaving gets stuck where
// another does not; and the model only walks through services the search knows.
func TestVerdictIsThatOfAllInterleavings(t *testing.T) {
	tried, stuckRuns := 0, 0
	most := 6
	if testing.Short() {
		most = 4
	}
	for n := 1; n <= most; n++ {
		for _, lo := range []int{0, 1, 20, 25, 34, 50, 51, 67, 75, 84, 99, 100} {
			for _, hi := range []int{100, 101, 117, 120, 125, 134, 150, 175, 199, 200} {
				for _, spare := range []int{0, 1, 2, n, -1} {
					l := limits{n: n, seats: 1000}
					for 100*l.lower < n*lo {
						l.lower++
					}
					for 100*(l.upper+1) <= n*hi {
						l.upper++
					}
					pairs := []string{"desired", strconv.Itoa(n), "min", strconv.Itoa(lo), "max", strconv.Itoa(hi)}
					if spare >= 0 {
						l.seats = n + spare
						pairs = append(pairs, "capacity", "fixed", "spare", strconv.Itoa(spare))
					}
					tried++
					if !l.compare(t, pairs) {
						stuckRuns++
					}
					if t.Failed() {
						t.Fatalf("%v %+v", pairs, l)
					}
				}
			}
		}
	}
	if stuckRuns == 0 || stuckRuns == tried {
		t.Errorf("%d of %d are stuck", stuckRuns, tried)
	}
	t.Logf("%d configurations, %d stuck", tried, stuckRuns)
}

// compare holds the model against the search and reports whether the update
// can be finished.
func (l limits) compare(t *testing.T, pairs []string) bool {
	start, goal := service{old: l.n}, service{fresh: l.n}
	seen := l.reach(start)
	possible := seen[goal]
	apart := l
	apart.apart = true
	if apart.reach(start)[goal] != possible {
		t.Error("the verdict depends on how leaving tasks are counted")
	}
	if possible {
		// A task goes one way only, from old to gone or from starting to new, so no
		// walk is endless: where only the goal ends one, every walk ends there.
		for s := range seen {
			if s != goal && len(l.steps(s)) == 0 {
				t.Errorf("an interleaving ends in %+v", s)
			}
		}
	}
	for _, order := range []string{together, cautious} {
		for _, times := range [][3]string{{"20s", "40s", "30s"}, {"1s", "0s", "0s"}, {"3s", "1s", "10m"}} {
			r := ran(append(pairs, "order", order, "start", times[0], "health", times[1], "drain", times[2])...)
			if (r.outcome == succeeded) != possible || (r.outcome == stuck) == possible {
				t.Errorf("order %s: outcome %d; the search says %v", order, r.outcome, possible)
			}
			for i := range r.states {
				c := &r.states[i].count
				s := service{c.healthy[older], c.leaving, c.fresh(newer), c.healthy[newer]}
				if !seen[s] {
					t.Errorf("order %s walks through %+v, which the search does not know", order, s)
				}
			}
		}
	}
	return possible
}
