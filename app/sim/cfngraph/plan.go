package cfngraph

import "slices"

// plan is the picture of a graph without its measures: every node in a layer,
// the layers in an order in which few edges cross. It is made once a run.
type plan struct {
	nodes  int // the first so many places are units, the next ghosts, then bends
	ghosts []ghost
	layer  []int
	layers [][]int
	edges  []edge
}

// edge leads from what is needed to what needs it, over one bend in every layer
// between the two. A back edge leads to a lower layer or the same.
type edge struct {
	from, to int
	bends    []int
	back     bool
	dashed   bool // only DependsOn says so
	loop     bool // part of the cycle
}

// mostEdges is how many edges are drawn; of a denser graph only those that do
// not follow from others.
const mostEdges = 30

// planOf lays a run's graph out.
func planOf(r *run) *plan {
	p := &plan{nodes: len(r.units)}
	needs := make([][]int, len(r.units))
	for i := range needs {
		needs[i] = append([]int{}, r.drawn[i]...)
	}
	if r.template.bad != nil {
		for _, g := range r.template.ghosts {
			at := -1
			for k, old := range p.ghosts {
				if old.name == g.name {
					at = p.nodes + k
				}
			}
			if at < 0 {
				at = p.nodes + len(p.ghosts)
				p.ghosts = append(p.ghosts, g)
				needs = append(needs, nil)
			}
			if !slices.Contains(needs[g.from], at) {
				needs[g.from] = append(needs[g.from], at)
			}
		}
	}
	p.rank(r, needs)
	p.arrange()
	return p
}

// rank gives every node its layer and turns the needs into edges.
func (p *plan) rank(r *run, needs [][]int) {
	open := make([][]int, len(needs)) // without the edges that close a cycle
	for i := range needs {
		open[i] = append([]int{}, needs[i]...)
	}
	depth, stuck := depths(open)
	for len(stuck) > 0 {
		way := circle(open, depth, stuck)
		// The last needs the first: leave that out of the layers.
		last, first := way[len(way)-1], way[0]
		open[last] = slices.DeleteFunc(open[last], func(n int) bool { return n == first })
		depth, stuck = depths(open)
	}
	p.layer = make([]int, len(needs))
	for i, d := range depth {
		p.layer[i] = d - 1
	}
	total := 0
	for _, list := range needs {
		total += len(list)
	}
	for to, list := range needs {
		for _, from := range list {
			if total > mostEdges && follows(open, to, from) {
				continue
			}
			e := edge{from: from, to: to, back: !slices.Contains(open[to], from)}
			if to < len(r.units) {
				e.dashed = true
				for _, l := range r.units[to].links {
					if heir := r.units[l.to].heir; (l.to == from || heir == from) && l.by != byDependsOn {
						e.dashed = false
					}
				}
				e.dashed = e.dashed && from < len(r.units)
			}
			for k, n := range r.loop {
				if n == to && r.loop[(k+1)%len(r.loop)] == from {
					e.loop = true
				}
			}
			for l := p.layer[from] + 1; !e.back && l < p.layer[to]; l++ {
				e.bends = append(e.bends, len(p.layer))
				p.layer = append(p.layer, l)
			}
			p.edges = append(p.edges, e)
		}
	}
}

// follows reports whether a need also follows from other needs.
func follows(needs [][]int, to, from int) bool {
	seen := map[int]bool{}
	var reaches func(at int) bool
	reaches = func(at int) bool {
		if at == from {
			return true
		}
		if seen[at] {
			return false
		}
		seen[at] = true
		for _, n := range needs[at] {
			if reaches(n) {
				return true
			}
		}
		return false
	}
	for _, n := range needs[to] {
		if n != from && reaches(n) {
			return true
		}
	}
	return false
}

// arrange orders the layers: each node near the middle of its neighbours, over
// and over, and the order with the fewest crossings is kept.
func (p *plan) arrange() {
	deepest := 0
	for _, l := range p.layer {
		deepest = max(deepest, l+1)
	}
	p.layers = make([][]int, deepest)
	for i, l := range p.layer {
		p.layers[l] = append(p.layers[l], i)
	}
	up, down := make([][]int, len(p.layer)), make([][]int, len(p.layer))
	for _, e := range p.edges {
		if e.back {
			continue
		}
		at := e.from
		for _, next := range append(append([]int{}, e.bends...), e.to) {
			down[at], up[next] = append(down[at], next), append(up[next], at)
			at = next
		}
	}
	place := make([]float64, len(p.layer))
	settle := func() {
		for _, list := range p.layers {
			for i, n := range list {
				place[n] = (float64(i) + 0.5) / float64(len(list))
			}
		}
	}
	settle()
	best, fewest := clone(p.layers), p.crossings(down, place)
	for round := 0; round < 8 && fewest > 0 && len(p.layer) < 300; round++ {
		near := up
		if round%2 == 1 {
			near = down
		}
		for k := range p.layers {
			l := k
			if round%2 == 1 {
				l = deepest - 1 - k
			}
			mean := func(n int) float64 {
				if len(near[n]) == 0 {
					return place[n]
				}
				sum := 0.0
				for _, m := range near[n] {
					sum += place[m]
				}
				return sum / float64(len(near[n]))
			}
			list := p.layers[l]
			slices.SortStableFunc(list, func(a, b int) int {
				switch x, y := mean(a), mean(b); {
				case x < y-1e-9:
					return -1
				case x > y+1e-9:
					return 1
				}
				return 0
			})
			settle()
		}
		if c := p.crossings(down, place); c < fewest {
			best, fewest = clone(p.layers), c
		}
	}
	p.layers = best
}

func clone(layers [][]int) [][]int {
	out := make([][]int, len(layers))
	for i := range layers {
		out[i] = append([]int{}, layers[i]...)
	}
	return out
}

// crossings counts how many pairs of edges between neighbouring layers cross.
func (p *plan) crossings(down [][]int, place []float64) int {
	n := 0
	for _, list := range p.layers {
		for i, a := range list {
			for _, b := range list[i+1:] {
				for _, x := range down[a] {
					for _, y := range down[b] {
						if place[x] > place[y] {
							n++
						}
					}
				}
			}
		}
	}
	return n
}
