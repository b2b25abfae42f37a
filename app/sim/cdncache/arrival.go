package cdncache

import (
	"math/rand/v2"
	"time"

	"notelab/app/sim"
)

// maxRequests bounds a run.
const maxRequests = 400

// arrival is one viewer's request at one edge.
type arrival struct {
	at     time.Duration
	edge   int
	url    string
	viewer viewer
}

// plan lists the requests of a run in order, and where it ends: at its length,
// or at the first request that is one too many.
func (s *setup) plan() (list []arrival, end time.Duration) {
	r := sim.NewRand(s.seed)
	edges := make([][]arrival, s.edges)
	for e := range edges {
		for n, at := range s.moments(e, r) {
			url := s.objects[n%len(s.objects)]
			if s.versioned {
				url = versionedName(url, s.version(at))
			}
			edges[e] = append(edges[e], arrival{at, e, url, s.viewer(n / len(s.objects) % s.viewers)})
		}
	}
	for {
		next := -1
		for e := range edges {
			if len(edges[e]) > 0 && (next < 0 || edges[e][0].at < edges[next][0].at) {
				next = e
			}
		}
		switch {
		case next < 0:
			return list, s.length
		case len(list) == maxRequests:
			return list, edges[next][0].at
		}
		list, edges[next] = append(list, edges[next][0]), edges[next][1:]
	}
}

// moments lists when requests come to an edge, at most one more than a run has.
func (s *setup) moments(edge int, r *rand.Rand) (at []time.Duration) {
	if s.arrivals == arriveList {
		for _, item := range s.times {
			if t, only, _ := parseMoment(item); t < s.length && (only == 0 || only == edge+1) {
				at = insert(at, t)
			}
		}
		return at
	}
	for t := time.Duration(edge) * s.shift; t < s.length && len(at) <= maxRequests; {
		at = append(at, t)
		if s.arrivals == arriveRandom {
			t += time.Duration(1+r.IntN(int(2*s.spacing/time.Millisecond))) * time.Millisecond
		} else {
			t += s.spacing
		}
	}
	return at
}

// insert puts a time into an ascending list, after its equals.
func insert(list []time.Duration, t time.Duration) []time.Duration {
	list = append(list, t)
	for i := len(list) - 1; i > 0 && list[i-1] > t; i-- {
		list[i], list[i-1] = list[i-1], t
	}
	return list
}
