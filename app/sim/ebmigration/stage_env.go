package ebmigration

import "notelab/app/sim"

// faint is how what goes or comes is drawn while it does.
func faint(share float64) float64 { return max(0.12, share) }

// environment draws an environment's box, and how it is.
func (p *painter) environment(i int) {
	e, next, b := &p.now.env[i], &p.next.env[i], p.g.env[i]
	st := sim.Style{Fill: sim.Sunk, Stroke: sim.RuleStrong, Round: 12}
	title, state, tone := bold, "", sim.Muted
	switch {
	case e.failed:
		st.Stroke, st.Dash, st.Fill = sim.Bad.Solid(), "5 4", sim.None
		state, tone = "DELETE_FAILED", sim.Bad
	case e.gone:
		st.Dash, st.Fill, title.Fill = "2 5", sim.None, sim.Ink3
		state = p.say("종료됨", "terminated")
	case !e.up && next.up:
		st.Dash = "5 4"
		state, tone = p.say("만드는 중", "creating"), sim.Wait
	case !e.up:
		st.Dash, st.Fill, title.Fill = "2 5", sim.None, sim.Ink3
		state = p.say("아직 없음", "not yet")
	case !next.up:
		state, tone = p.say("종료하는 중", "terminating"), sim.Wait
	default:
		state, tone = p.say("실행 중", "running"), sim.Good
		if p.now.traffic == i {
			st.Stroke, st.StrokeWidth = sim.Flow.Solid(), 1.5
		}
	}
	p.c.Rect(b.x, b.y, b.w, b.h, st)
	name := p.say("환경 $1", "Env $1", envName(i))
	p.c.Text(b.x+10, b.y+19, name, title)
	t := toned(tone)
	t.Anchor = sim.End
	p.c.Text(b.right()-10, b.y+19, sim.Fit(state, b.w-24-sim.TextWidth(name, title), t), t)
}

// machines are the load balancer and the instances, one below the other.
func (p *painter) machines(i int) {
	e, next, share := &p.now.env[i], &p.next.env[i], 1.0
	switch {
	case !e.up && next.up:
		e, share = next, p.ease()
	case e.up && !next.up:
		share = 1 - p.ease()
	case !e.up:
		p.leftovers(i)
		return
	}
	lb, x := p.balancer(i), p.g.env[i].mid().X
	o := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 11}
	if share < 1 {
		o.Opacity = faint(share)
	}
	name, t := "Classic LB", sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Sans: true}
	if e.alb {
		name, t.Bold, o.Stroke = "ALB", true, sim.Good.Solid()
	}
	p.c.Rect(lb.x, lb.y, lb.w, lb.h, o)
	o.Stroke = sim.RuleStrong
	p.c.Text(x, lb.y+15, name, t)
	o.Round = 5
	for n := range 2 {
		a := p.app(i, n)
		p.c.Rect(a.x, a.y, a.w, a.h, o)
		p.c.Text(a.mid().X, a.y+15, p.say("앱", "app"), tiny)
	}
}

func (p *painter) balancer(i int) box {
	b := p.g.env[i]
	return box{b.mid().X - lbW/2, b.y + 30, lbW, lbH}
}

func (p *painter) app(i, n int) box {
	b := p.g.env[i]
	return box{b.mid().X - appW - 4 + float64(n)*(appW+8), b.y + 66, appW, appH}
}

// leftovers say what is left of an environment that does not run.
func (p *painter) leftovers(i int) {
	e, b := &p.now.env[i], p.g.env[i]
	s := ""
	switch {
	case e.failed && e.coupled == prod:
		s = p.say("못 지운 것: DB", "left: the DB")
	case e.failed:
		s = p.say("못 지운 것: 보안 그룹", "left: a security group")
	}
	if s != "" {
		t := toned(sim.Bad)
		t.Anchor = sim.Middle
		p.c.Text(b.mid().X, b.y+62, s, t)
	}
}

// databases draws prod where it is, or was, and the empty one of a clone.
func (p *painter) databases() {
	s, g := &p.now, p.g
	at := p.moving()
	name := p.say("운영 DB $1행", "prod DB $1 rows", sim.Thousands(s.rows))
	if s.env[envA].coupled == prod && p.goal != goalLB {
		p.c.Rect(g.out.x, g.out.y, g.out.w, g.out.h, sim.Style{Stroke: sim.Rule, Dash: "3 4", Round: 8})
		t := tiny
		t.Fill = sim.Ink3
		if at.y == g.home(s).y {
			p.c.Text(g.out.mid().X, g.out.mid().Y+4, p.say("환경 밖", "outside"), t)
		}
	}
	second, tone := "", sim.Plain
	switch {
	case !s.alive:
		name, second, tone = p.say("운영 DB 삭제됨", "prod DB deleted"), p.say("✕ $1행 유실", "✕ $1 rows lost", sim.Thousands(s.lost)), sim.Bad
		if s.lost == 0 {
			second = p.say("행은 스냅샷에", "rows in the snapshot")
		}
	case s.env[envA].coupled == prod:
		if s.policy != polRetain {
			tone = sim.Wait
		} else {
			tone = sim.Good
		}
		if second = policyName(s.policy); !s.protected {
			second = p.say("정책 $1", "policy $1", second)
		}
	default:
		second, tone = p.say("독립 RDS", "RDS on its own"), sim.Good
		if s.protected {
			second = p.say("독립 RDS", "RDS")
		}
	}
	if s.protected && s.alive {
		second += p.say(" · 삭제 방지", " · protected")
	}
	share := 1.0
	if s.alive && !p.next.alive {
		share, tone, second = 1-p.ease(), sim.Bad, p.say("삭제하는 중", "being deleted")
	}
	if !s.alive {
		at = p.grave()
	}
	p.cylinder(at, name, second, tone, share, !s.alive)
	b, after := s.env[envB], p.next.env[envB]
	if b.coupled == empty || after.coupled == empty {
		share := 1.0
		if b.coupled != empty {
			share = p.ease()
		}
		p.cylinder(g.inside(envB), p.say("빈 DB $1행", "empty DB $1 rows", sim.Thousands(s.astray)), p.say("B에 결합됨", "coupled to B"), sim.Wait, share, false)
	}
}

// moving is where prod is on its way out of A; what is deleted stays.
func (p *painter) moving() box {
	to := &p.next
	if !to.alive {
		to = &p.now
	}
	return between(p.g.home(&p.now), p.g.home(to), p.ease())
}

// grave is where prod was deleted.
func (p *painter) grave() box {
	for i := 0; i+1 < len(p.states); i++ {
		if p.states[i].alive && !p.states[i+1].alive {
			return p.g.home(&p.states[i])
		}
	}
	return p.g.out
}

// cylinder draws a database.
func (p *painter) cylinder(b box, name, second string, tone sim.Tone, share float64, dead bool) {
	const lid = 5.0
	st := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong}
	if tone == sim.Bad {
		st.Stroke = sim.Bad.Solid()
	}
	if dead {
		st.Dash, st.Fill = "4 3", sim.Bad.Soft()
	}
	if share < 1 {
		st.Opacity = faint(share)
	}
	x, r, top, end := num(b.x), num(b.right()), num(b.y+lid), num(b.bottom()-lid)
	arc := "A" + num(b.w/2) + " 5 0 0 "
	p.c.Path("M"+x+" "+top+arc+"1 "+r+" "+top+"V"+end+arc+"1 "+x+" "+end+"Z", st)
	st.Fill = sim.None
	p.c.Path("M"+x+" "+top+arc+"0 "+r+" "+top, st)
	t := tiny
	t.Fill, t.Bold = sim.Ink, true
	if dead {
		t.Fill = sim.Bad.Solid()
	}
	p.c.Text(b.mid().X, b.y+23, sim.Fit(name, b.w-4, t), t)
	t.Bold, t.Fill = false, sim.Ink2
	if tone != sim.Plain {
		t.Fill = tone.Solid()
	}
	p.c.Text(b.mid().X, b.y+37, sim.Fit(second, b.w-4, t), t)
}
