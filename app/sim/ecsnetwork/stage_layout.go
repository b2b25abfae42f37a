package ecsnetwork

type rect struct{ x, y, w, h float64 }

type point struct{ X, Y float64 }

// layout is where everything stands in one width. It does not depend on the
// moment, so the height is the same for all.
type layout struct {
	phone                bool
	w, h                 float64
	client, alb, service rect
	hosts                []rect
	tasks                []rect // zero for a task that was not placed
	head                 float64
	albGate, outGate     point
	trunk                []point // load balancer to the place where paths to hosts part
	channel              []float64
	hopsY, hopH          float64
	zoneY                float64
}

// Sizes shared by both layouts.
const (
	// twoColumns is the width from which two columns of hosts can write whole
	// addresses beside client and load balancer; below it the picture runs top
	// to bottom, as on a phone.
	twoColumns = 600

	taskGap = 4.0
	railIn  = 13.0 // host's left edge to the rail its tasks hang on
	textIn  = 26.0 // host's left edge to its text and its tasks
)

func (m *model) layout(width int) *layout {
	if width < twoColumns {
		return m.phoneLayout(float64(width))
	}
	return m.desktopLayout(float64(width))
}

// rows returns how many task rows a host needs; an empty one keeps one.
func (h *host) rows() float64 { return float64(max(len(h.tasks), 1)) }

// serviceHeight returns the height of the service panel in a width.
func (m *model) serviceHeight(w float64) float64 {
	per := max(int((w+5)/35), 1)
	h := 22 + float64((m.desired+per-1)/per)*25
	if m.placedCount() < m.desired {
		h += 32
	}
	return h
}

func (m *model) desktopLayout(w float64) *layout {
	g := &layout{w: w, head: 44, zoneY: 54}
	const mid = 88.0
	g.client = rect{0.5, mid - 22, 108, 44}
	g.alb = rect{166, mid - 28, 84, 56}
	right := g.alb.x + g.alb.w
	g.albGate = point{(g.client.x + g.client.w + g.alb.x) / 2, mid}
	g.outGate = point{right, mid}
	g.trunk = []point{{right, mid}, {right + 14, mid}}
	g.service = rect{0.5, 158, right - 0.5, m.serviceHeight(right)}

	x0 := right + 28
	col := (w - 0.5 - x0 - 12) / 2
	if len(m.hosts) == 1 {
		col = w - 0.5 - x0
	}
	y := mid // the channel of the first row is level with the boxes
	const rowH = 22.0
	g.hosts, g.channel = make([]rect, len(m.hosts)), make([]float64, len(m.hosts))
	g.tasks = make([]rect, len(m.tasks))
	for i := 0; i < len(m.hosts); i += len(zones) {
		tallest := 0.0
		for j := i; j < min(i+len(zones), len(m.hosts)); j++ {
			h := &m.hosts[j]
			b := rect{x0 + float64(h.zone)*(col+12), y + 16, col, g.head + h.rows()*(rowH+taskGap) + 6}
			g.hosts[j], g.channel[j] = b, y
			tallest = max(tallest, b.h)
			g.placeTasks(h, b, rowH)
		}
		y += 16 + tallest + 24
	}
	g.hopsY = max(y-10, g.service.y+g.service.h+18)
	g.hopH = 24
	if w < 620 {
		g.hopH = 40
	}
	g.h = g.hopsY + 4*g.hopH + 4
	return g
}

func (m *model) phoneLayout(w float64) *layout {
	g := &layout{phone: true, w: w, head: 34}
	g.client = rect{0.5, 42, w - 1, 34}
	g.alb = rect{0.5, g.client.y + g.client.h + 40, w - 1, 34}
	g.albGate = point{24, g.client.y + g.client.h + 20}
	bottom := g.alb.y + g.alb.h
	g.outGate = point{10, bottom}
	g.trunk = []point{{10, bottom}, {10, bottom + 12}}
	y := bottom + 40
	const rowH = 26.0
	g.hosts, g.channel = make([]rect, len(m.hosts)), make([]float64, len(m.hosts))
	g.tasks = make([]rect, len(m.tasks))
	for j := range m.hosts {
		h := &m.hosts[j]
		b := rect{24, y, w - 24.5, g.head + h.rows()*(rowH+taskGap) + 6}
		g.hosts[j], g.channel[j] = b, b.y+14
		g.placeTasks(h, b, rowH)
		y += b.h + 10
	}
	g.service = rect{0.5, y + 8, w - 1, m.serviceHeight(w - 1)}
	g.hopsY = g.service.y + g.service.h + 16
	g.hopH = 42
	g.h = g.hopsY + 4*g.hopH + 4
	return g
}

func (g *layout) placeTasks(h *host, b rect, rowH float64) {
	for k, ti := range h.tasks {
		g.tasks[ti] = rect{b.x + textIn, b.y + g.head + 4 + float64(k)*(rowH+taskGap), b.w - textIn - 8, rowH}
	}
}

// hostGate is where a path enters a host, and taskGate where it enters a
// task's own ENI.
func (g *layout) hostGate(i int) point {
	b := g.hosts[i]
	if g.phone {
		return point{b.x, g.channel[i]}
	}
	return point{b.x + railIn, b.y}
}

func (g *layout) taskGate(i int) point {
	b := g.tasks[i]
	return point{b.x, b.y + b.h/2}
}

// legPath returns the points of a leg towards a task. The gate of the target
// stands at the host's edge in bridge mode, at the task's ENI in awsvpc mode.
func (m *model) legPath(g *layout, l leg, task int) []point {
	switch l {
	case toGate:
		if g.phone {
			return []point{{g.albGate.X, g.client.y + g.client.h}, g.albGate}
		}
		return []point{{g.client.x + g.client.w, g.albGate.Y}, g.albGate}
	case intoALB:
		if g.phone {
			return []point{g.albGate, {g.albGate.X, g.alb.y}}
		}
		return []point{g.albGate, {g.alb.x, g.albGate.Y}}
	}
	i := m.tasks[task].host
	door, slot := g.hostGate(i), g.taskGate(task)
	outer := append([]point(nil), g.trunk...)
	last := outer[len(outer)-1]
	if y := g.channel[i]; y != last.Y {
		outer = append(outer, point{last.X, y})
	}
	if !g.phone {
		outer = append(outer, point{door.X, g.channel[i]})
	}
	outer = append(outer, door)
	rail := g.hosts[i].x + railIn
	inner := []point{door}
	if g.phone {
		inner = append(inner, point{rail, door.Y})
	}
	inner = append(inner, point{rail, slot.Y}, slot)
	if m.mode.bridge() {
		if l == toTarget {
			return outer
		}
		return inner
	}
	if l == toTarget {
		return append(outer, inner[1:]...)
	}
	return []point{slot, {slot.X + 3, slot.Y}}
}
