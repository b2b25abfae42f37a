package buildspec

import (
	"notelab/app/sim"
)

// uploadHeight is the height of what UPLOAD_ARTIFACTS shows.
func (m *model) uploadHeight(g *plan) float64 {
	if m.fault != nil || m.spec.artifacts.line == 0 {
		return 24
	}
	most := 0
	for _, a := range m.attempts {
		n := len(a.got.objects)
		most = max(most, min(n, maxObjects))
		if n > maxObjects {
			most = maxObjects + 1 // and how many more
		}
	}
	if !g.phone || most == 0 {
		return 30 + 17*float64(max(most, 1))
	}
	return 22 + 31*float64(most)
}

// asked is the artifacts section in one line.
func (m *model) asked() string {
	a := &m.spec.artifacts
	s := ""
	if a.base != "" {
		s = shown(a.base) + ": "
	}
	s += join(a.files)
	if a.discard {
		s += " (discard-paths)"
	}
	return brief(s, 120)
}

// upload draws UPLOAD_ARTIFACTS: what is asked for, and what is found.
func (p *painter) upload(r *row, s state) {
	g := p.g
	y := r.y + g.head(false) + p.top()
	if p.fault != nil || p.spec.artifacts.line == 0 {
		words := p.say("artifacts 없음", "no artifacts")
		if p.fault != nil {
			words = "S3"
		}
		p.c.Text(g.content, y, words, quiet)
		return
	}
	ty := mono
	ty.Fill = sim.Ink2
	p.c.Text(g.content, y, sim.Fit(p.asked(), g.right-g.content, ty), ty)
	y += 18
	got := &p.try.got
	switch {
	case s == failed:
		bad := sim.Type{Size: sim.TextSmall, Fill: sim.Bad.Solid(), Sans: true, Bold: true}
		p.c.Text(g.content, y, sim.Fit(p.say("맞는 파일이 없음: CLIENT_ERROR", "no file fits: CLIENT_ERROR"), g.right-g.content, bad), bad)
	case s == passed:
		p.objects(got, y)
	}
}

// objects lists the files and the keys they got.
func (p *painter) objects(got *gathered, y float64) {
	g := p.g
	ty := mono
	key := sim.Type{Size: sim.TextSmall, Fill: sim.Good.Solid(), Bold: true}
	for i, o := range got.objects {
		if i == maxObjects {
			p.c.Text(g.content, y, "+"+itoa(len(got.objects)-i), quiet)
			return
		}
		path, to := brief(o.path, 80), "s3://…/"+brief(o.key, 80)
		if g.phone {
			p.c.Text(g.content, y, sim.Fit(path, g.right-g.content, ty), ty)
			p.c.Text(g.content+12, y+14, sim.Fit("→ "+to, g.right-g.content-12, key), key)
			y += 31
			continue
		}
		half := (g.right - g.content) * 0.42
		path = sim.Fit(path, half-24, ty)
		p.c.Text(g.content, y, path, ty)
		from := g.content + sim.TextWidth(path, ty) + 4
		p.c.Line(from, y-4, g.content+half-6, y-4, sim.Style{Stroke: sim.Flow.Solid()})
		p.c.Path(sim.Points(g.content+half-10, y-7, g.content+half-6, y-4, g.content+half-10, y-1), sim.Style{Stroke: sim.Flow.Solid()})
		p.c.Text(g.content+half, y, sim.Fit(to, g.right-g.content-half, key), key)
		y += 17
	}
}

// logs draws the last lines of the log.
func (p *painter) logs() {
	g := p.g
	p.c.Rect(0.5, g.logs, g.w-1, logLines*logHeight+12, sim.Style{Fill: sim.Sunk, Round: 8})
	var last []*logLine
	for i := range p.log {
		if line := &p.log[i]; line.at <= p.at && !line.dull {
			last = append(last, line)
		}
	}
	last = last[max(len(last)-logLines, 0):]
	for i, line := range last {
		ty := mono
		ty.Fill = sim.Ink2
		if i == len(last)-1 {
			ty.Fill = sim.Ink
		}
		if line.bad {
			ty.Fill = sim.Bad.Solid()
		}
		x := 10.0
		if line.out {
			x = 22
		}
		p.c.Text(x, g.logs+17+float64(i)*logHeight, sim.Fit(brief(line.text, 130), g.w-10-x, ty), ty)
	}
}
