package codedeploy

import (
	"strconv"
	"strings"
	"testing"
)

// The oracle of this file is the algorithm of the page "CodeDeploy instance
// health", written down as a game without time and without the model's formulas:
// start an instance, let one succeed or fail, in any order that the page allows.
// It is played through in every way, for every vector of outcomes and every
// vector of initial health of small groups. What it says in words:
//
//   - A minimum in percent is rounded up. With a minimum no smaller than the
//     group it fails at once.
//   - Unhealthy instances first, and all of them. Then, with healthy ones left,
//     it is cancelled when no more than the minimum are healthy.
//   - A healthy instance is taken out when the minimum stays in service.
//   - When a failure brings the healthy ones down to the minimum while instances
//     remain, it stops.
//   - At the end as many as the minimum are healthy, and at least one succeeded.
//
// and, from the page on deployment configurations, that OneAtATime fails as soon
// as any but the last fails.

// group is a state of the game. Instances are bits.
type group struct {
	healthy, waiting, flying, done uint // waiting: not tried yet
}

type game struct {
	least   int
	one     bool // OneAtATime
	ok      uint // who would succeed
	atStart uint // who is healthy
	seen    map[group]bool
	ends    map[bool]bool // verdicts reached
	fewest  int           // in service, at any time
}

func bits(x uint) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

// lowest is the first instance of a set: the order within a class is that of the
// numbers.
func lowest(x uint) uint { return x & -x }

func (g *game) play(s group) {
	if g.seen[s] {
		return
	}
	g.seen[s] = true
	serving := bits(s.healthy &^ s.flying)
	g.fewest = min(g.fewest, serving)
	urgent := s.waiting &^ g.atStart
	patients := (urgent | s.flying) &^ g.atStart
	calm := s.waiting & g.atStart
	if s.flying == 0 && urgent == 0 && calm != 0 && bits(s.healthy) <= g.least {
		g.ends[false] = true // nothing more may be taken out
		return
	}
	if s.waiting == 0 && s.flying == 0 {
		g.ends[s.done != 0 && bits(s.healthy) >= g.least] = true
		return
	}
	if urgent != 0 {
		x := lowest(urgent)
		if !g.one || s.flying == 0 { // how many at a time is not documented
			g.play(group{s.healthy, s.waiting &^ x, s.flying | x, s.done})
		}
	} else if calm != 0 && patients == 0 && serving-1 >= g.least {
		x := lowest(calm)
		g.play(group{s.healthy, s.waiting &^ x, s.flying | x, s.done})
	}
	for rest := s.flying; rest != 0; rest &= rest - 1 {
		x := lowest(rest)
		next := group{s.healthy, s.waiting, s.flying &^ x, s.done}
		if g.ok&x != 0 {
			next.healthy |= x
			next.done |= x
			g.play(next)
			continue
		}
		next.healthy &^= x
		remain := next.waiting | next.flying
		wasCalm := g.atStart&x != 0
		if remain != 0 && (wasCalm && bits(next.healthy) <= g.least || g.one) {
			g.ends[false] = true
			continue
		}
		g.play(next)
	}
}

func TestStatusIsThatOfEveryWayToPlay(t *testing.T) {
	most := 7
	if testing.Short() {
		most = 4
	}
	type setting struct {
		kind  string
		value int
	}
	var settings []setting
	for _, k := range []string{oneAtATime, halfAtATime, allAtOnce} {
		settings = append(settings, setting{k, 0})
	}
	for v := 0; v <= most+1; v++ {
		settings = append(settings, setting{hostCount, v})
	}
	for _, v := range []int{0, 1, 17, 25, 33, 34, 40, 50, 51, 60, 66, 67, 75, 80, 84, 95, 99, 100} {
		settings = append(settings, setting{fleetPercent, v})
	}
	played, passed := 0, 0
	for n := 1; n <= most; n++ {
		for _, c := range settings {
			// The minimum, counted and not calculated.
			least := 0
			switch c.kind {
			case oneAtATime:
				least = n - 1
			case halfAtATime:
				for 2*least < n {
					least++
				}
				if n == 1 {
					continue // not documented
				}
			case hostCount:
				least = c.value
			case fleetPercent:
				for 100*least < n*c.value {
					least++
				}
			}
			for ok := uint(0); ok < 1<<n; ok++ {
				for healthy := uint(0); healthy < 1<<n; healthy++ {
					if n > 4 && healthy != 0 && healthy != 1<<n-1 && healthy != 1<<n-2 && healthy != 5 {
						continue // all vectors of health only in small groups
					}
					g := &game{least: least, one: c.kind == oneAtATime, ok: ok, seen: map[group]bool{}, ends: map[bool]bool{}, fewest: n, atStart: healthy}
					if least >= n {
						g.ends[false] = true
					} else {
						g.play(group{healthy, 1<<n - 1, 0, 0})
					}
					r := playedBy(n, c.kind, c.value, ok, healthy)
					played++
					if len(g.ends) != 1 || !g.ends[r.deps[0].status == succeeded] {
						t.Fatalf("%s %d of %d, outcomes %b, healthy %b: %s; the page says %v", c.kind, c.value, n, ok, healthy, r.deps[0].status, g.ends)
					}
					if r.deps[0].status == succeeded {
						passed++
					}
					if r.fewest() < g.fewest && least < n {
						t.Fatalf("%s %d of %d, outcomes %b, healthy %b: %d in service; never fewer than %d", c.kind, c.value, n, ok, healthy, r.fewest(), g.fewest)
					}
				}
			}
		}
	}
	if passed == 0 || passed == played {
		t.Errorf("%d of %d succeed", passed, played)
	}
	t.Logf("%d groups, %d succeed", played, passed)
}

// playedBy runs the model on the same group.
func playedBy(n int, kind string, value int, ok, healthy uint) *run {
	var failing, sick []string
	for i := range n {
		if ok&(1<<i) == 0 {
			failing = append(failing, strconv.Itoa(i+1))
		}
		if healthy&(1<<i) == 0 {
			sick = append(sick, strconv.Itoa(i+1))
		}
	}
	v := info.Defaults().Must("instances", strconv.Itoa(n), "config", kind, "failing", strings.Join(failing, ","), "before", mixed, "unhealthy", strings.Join(sick, ","))
	switch kind {
	case hostCount:
		v = v.Must("hosts", strconv.Itoa(value))
	case fleetPercent:
		v = v.Must("fleet", strconv.Itoa(value))
	}
	r := &run{config: configOf(v), lanes: n, deps: []deployment{{id: thisID, revision: newRevision}}}
	r.setUp()
	r.update()
	for lane := range r.doing {
		r.serve(lane, r.end, r.doing[lane])
	}
	r.tally()
	return r
}
