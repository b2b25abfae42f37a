package lambdainvoke

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

const (
	mapTop = 44.0
	dotR   = 8.0
	dotGap = 19.0
)

// lay gives everything its place.
func (p *painter) lay() {
	gap, h := 58.0, 70.0
	if p.phone {
		gap, h = 24, 88
	}
	w := (p.w - 2*edge - gap - gap) / 3
	for i := range p.boxes {
		p.boxes[i] = box{edge + float64(float64(i)*(w+gap)), mapTop, w, h}
	}
	p.places()
	y := mapTop + h + 30
	endH := 46.0
	if p.phone {
		endH = 62
	}
	// Where it fails stands at the left, where it succeeds below the function.
	n := float64(len(p.ends) - 1)
	for i := range p.ends {
		b := box{p.boxes[2].x, y, w, endH}
		if i > 0 {
			room := w + w + gap
			b.w = min((room-float64((n-1)*8))/n, w)
			b.x = edge + room - float64((n-float64(i))*(b.w+8)) - b.w
		}
		p.ends[i].box = b
	}
	p.lanes = y + endH + 44
	p.laneH = 22
	rows := float64(len(p.recs))
	if !p.batched() {
		p.laneH, rows = 30, 2
	}
	p.h = p.lanes + float64(rows*p.laneH) + 24
}

// places lists where records can end, success first.
func (p *painter) places() {
	dlq, destination := p.keeps()
	add := func(id string, tone sim.Tone, f fate, unused bool, labels ...i18n.Text) {
		p.ends = append(p.ends, end{id: id, labels: labels, tone: tone, fate: f, unused: unused})
	}
	add("done", sim.Good, done, false, i18n.Of("성공", "success"))
	if p.kind == queue && p.receives > 0 {
		add("redrive", sim.Accent, kept, false, i18n.Of("대기열의 DLQ", "the queue's DLQ"), i18n.Of("큐 DLQ", "queue DLQ"))
	}
	if p.dlq {
		add("dlq", sim.Accent, kept, !dlq, i18n.Of("함수의 DLQ", "the function's DLQ"), i18n.Of("함수 DLQ", "its DLQ"), i18n.Same("DLQ"))
	}
	if p.destination {
		add("destination", sim.Accent, kept, !destination, i18n.Of("실패 시 대상", "on-failure destination"), i18n.Of("실패 시 대상", "destination"), i18n.Of("대상", "dest."))
	}
	switch {
	case p.kind == queue && p.receives == 0:
		add("lost", sim.Bad, expired, false, i18n.Of("4일 뒤 삭제", "deleted after 4 days"), i18n.Of("삭제", "deleted"))
	case p.kind == stream && p.recordAge == shardLife && p.count(expired) > 0:
		add("lost", sim.Bad, expired, false, i18n.Of("24시간 뒤 만료", "expired after 24 h"), i18n.Of("만료", "expired"))
	case (p.kind == async || p.kind == stream) && !dlq && !destination:
		add("lost", sim.Bad, lost, false, i18n.Of("버려짐", "dropped"))
	}
}

// names of the three machines, longest first.
func (p *painter) machine(i int) []i18n.Text {
	switch {
	case i == 2:
		return []i18n.Text{i18n.Of("Lambda 함수", "Lambda function"), i18n.Of("함수", "function")}
	case i == 1:
		switch p.kind {
		case async:
			return []i18n.Text{i18n.Of("Lambda 이벤트 대기열", "Lambda's event queue"), i18n.Of("이벤트 대기열", "event queue")}
		case queue:
			return []i18n.Text{i18n.Of(p.name.Ko+" 대기열", p.name.En+" queue"), p.name}
		case stream:
			return []i18n.Text{i18n.Of(p.name.Ko+"의 샤드", "shard of "+p.name.En), i18n.Of("샤드", "shard")}
		}
		return []i18n.Text{p.holder()}
	case p.kind == async:
		return []i18n.Text{p.name}
	case p.id == "sdk":
		return []i18n.Text{i18n.Of("애플리케이션", "application"), i18n.Of("앱", "app")}
	case p.kind == direct:
		return []i18n.Text{i18n.Of("클라이언트", "client")}
	}
	return []i18n.Text{i18n.Of("보낸 쪽", "producer")}
}

// rule is the setting that governs retries at the holder.
func (p *painter) rule(i int) []i18n.Text {
	d := func(ko, en, x string) i18n.Text { return sim.Tell(ko, en, x) }
	age := spell(p.age, p.l)
	switch {
	case i == 2:
		runs, refusals := p.calls()
		s := d("실행 $1", "runs: $1", strconv.Itoa(runs))
		if refusals > 0 {
			return []i18n.Text{sim.Tell("실행 $1 · 거절 $2", "runs: $1 · refused: $2", strconv.Itoa(runs), strconv.Itoa(refusals)), d("거절 $1", "refused: $1", strconv.Itoa(refusals))}
		}
		return []i18n.Text{s}
	case i == 0:
		if p.kind == direct {
			return []i18n.Text{i18n.Of("응답을 기다림", "waits for the answer"), i18n.Of("기다림", "waits")}
		}
		return []i18n.Text{i18n.Of("넘기고 끝", "hands over"), i18n.Of("넘김", "done")}
	case p.kind == async:
		n := strconv.Itoa(p.retries)
		return []i18n.Text{sim.Tell("재시도 $1 · 수명 $2", "retries: $1 · age $2", n, age), d("재시도 $1회", "retries: $1", n)}
	case p.kind == queue:
		v := spell(p.visibility, p.l)
		return []i18n.Text{d("가시성 타임아웃 $1", "visibility timeout $1", v), d("숨김 $1", "hidden $1", v), i18n.Same(v)}
	case p.kind == stream:
		if p.recordRetries < 0 {
			return []i18n.Text{i18n.Of("재시도 한도 없음", "retries without limit"), i18n.Of("한도 없음", "no limit")}
		}
		return []i18n.Text{d("재시도 $1회", "retries: $1", strconv.Itoa(p.recordRetries))}
	case p.id == "sdk":
		return []i18n.Text{d("최대 $1번 시도", "at most $1 calls", strconv.Itoa(p.attempts)), d("시도 $1번", "calls: $1", strconv.Itoa(p.attempts))}
	}
	return []i18n.Text{i18n.Of("재시도하지 않음", "does not retry"), i18n.Of("재시도 없음", "no retry")}
}

// arrow draws a line of axis-parallel stretches with a head at its end.
func (p *painter) arrow(live bool, tone sim.Tone, xy ...float64) {
	s := sim.Style{Stroke: sim.RuleStrong, StrokeWidth: 1.5}
	if live {
		s = sim.Style{Stroke: tone.Solid(), StrokeWidth: 2}
	}
	n := len(xy)
	x, y := xy[n-2], xy[n-1]
	dx, dy := 0.0, 0.0
	switch {
	case x > xy[n-4]:
		dx = 1
	case x < xy[n-4]:
		dx = -1
	case y > xy[n-3]:
		dy = 1
	default:
		dy = -1
	}
	ax, ay, bx, by := float64(5*dx), float64(5*dy), float64(4*dy), float64(4*dx)
	p.c.Path(sim.Points(xy...)+sim.Points(x-ax-bx, y-ay-by, x, y, x-ax+bx, y-ay+by), s)
}

// lines draws the ways between the machines.
func (p *painter) lines() {
	src, hold, fn := p.boxes[0], p.boxes[1], p.boxes[2]
	y := src.y + 26
	running, waiting, started := false, false, p.at > 0
	var ended [8]bool
	for i := range p.recs {
		switch at, s := p.place(i); {
		case at == 2:
			running = true
		case at == 1 && s != nil && s.look != behind:
			waiting = true
		case at == 3:
			ended[p.recs[i].fate] = true
		}
	}
	p.arrow(!started, sim.Flow, src.x+src.w+2, y, hold.x-3, y)
	p.arrow(running, sim.Flow, hold.x+hold.w+2, y, fn.x-3, y)
	back := waiting || ended[kept] || ended[lost] || ended[returned] || ended[expired]
	p.arrow(back, sim.Bad, fn.x-2, y+26, hold.x+hold.w+3, y+26)
	if p.kind == direct {
		p.arrow(ended[returned], sim.Bad, hold.x-2, y+26, src.x+src.w+3, y+26)
	}
	if p.batched() && !p.phone {
		x := (hold.x + hold.w + fn.x) / 2
		p.c.Text(x, y-7, p.say("폴링", "polls"), anchored(faint, sim.Middle))
	}
	if !p.phone {
		x := (hold.x + hold.w + fn.x) / 2
		p.c.Text(x, y+42, p.say("실패", "failure"), anchored(faint, sim.Middle))
		if p.kind == async {
			p.c.Text((src.x+src.w+hold.x)/2, y-7, "202", anchored(faint, sim.Middle))
		}
	}
	rail := hold.y + hold.h + 13
	for i := range p.ends {
		e := &p.ends[i]
		switch {
		case i == 0:
			p.arrow(ended[done], sim.Good, fn.mid(), fn.y+fn.h+1, fn.mid(), e.y-2)
		case !e.unused:
			live := ended[e.fate]
			if e.mid() == hold.mid() {
				p.arrow(live, e.tone, hold.mid(), hold.y+hold.h+1, e.mid(), e.y-2)
			} else {
				p.arrow(live, e.tone, hold.mid(), hold.y+hold.h+1, hold.mid(), rail, e.mid(), rail, e.mid(), e.y-2)
			}
		}
	}
}

// machines draws the three machines with what is in them.
func (p *painter) machines() {
	var in [3][]int
	for i := range p.recs {
		at, _ := p.place(i)
		switch {
		case at == 3 && p.recs[i].fate == returned:
			in[0] = append(in[0], i)
		case at < 3:
			in[at] = append(in[at], i)
		}
	}
	for i, b := range p.boxes {
		style := sim.Style{Fill: sim.Paper, Stroke: sim.RuleStrong, Round: 10}
		if len(in[i]) > 0 {
			style.Stroke, style.StrokeWidth = p.dotTone(in[i][0]).Solid(), 1.5
		}
		p.c.Rect(b.x, b.y, b.w, b.h, style)
		p.c.Text(b.x+9, b.y+18, p.first(b.w-14, name, p.machine(i)...), name)
		p.c.Text(b.x+9, b.y+34, p.first(b.w-14, small, p.rule(i)...), small)
		p.dots(in[i], b.x+9, b.y+45, b.w-16, b.h-48)
	}
}

// outcomes draws the places where records end, with those that did.
func (p *painter) outcomes() {
	for i := range p.ends {
		e := &p.ends[i]
		var in []int
		for k := range p.recs {
			if r := &p.recs[k]; r.at <= p.at && r.fate == e.fate && !e.unused {
				in = append(in, k)
			}
		}
		style := sim.Style{Fill: sim.Paper, Stroke: sim.Rule, Round: 10}
		label := small
		switch {
		case e.unused:
			style.Dash, style.Stroke = "4 3", sim.RuleStrong
			label.Fill = sim.Ink3
		case len(in) > 0:
			style.Fill, style.Stroke = e.tone.Soft(), e.tone.Solid()
			label = toned(name, e.tone)
			label.Size = sim.TextSmall
		}
		p.c.Rect(e.x, e.y, e.w, e.h, style)
		p.c.Text(e.x+8, e.y+16, p.first(e.w-12, label, e.labels...), label)
		if e.unused {
			p.c.Text(e.x+8, e.y+33, p.first(e.w-12, faint, i18n.Of("이 호출에는 안 쓰임", "not used here"), i18n.Of("안 쓰임", "unused")), faint)
			continue
		}
		p.dots(in, e.x+8, e.y+22, e.w-14, e.h-24)
	}
}

// dotTone is the tone of a record now.
func (p *painter) dotTone(i int) sim.Tone {
	at, s := p.place(i)
	switch {
	case at == 3:
		return [...]sim.Tone{sim.Plain, sim.Good, sim.Bad, sim.Accent, sim.Bad, sim.Bad}[p.recs[i].fate]
	case at == 2:
		return sim.Flow
	case s != nil && s.look == behind:
		return sim.Muted
	}
	return sim.Wait
}

// dots draws records in a room, or how many there are when it is too small.
func (p *painter) dots(in []int, x, y, w, h float64) {
	if len(in) == 0 {
		return
	}
	number := sim.Type{Size: sim.TextSmall, Anchor: sim.Middle, Bold: true}
	draw := func(x, y float64, i int) {
		tone := p.dotTone(i)
		number.Fill = tone.Solid()
		p.c.Circle(x, y, dotR, sim.Style{Fill: tone.Soft(), Stroke: tone.Solid(), StrokeWidth: 1.5})
		if p.batched() {
			p.c.Text(x, y+4, strconv.Itoa(i+1), number)
			return
		}
		p.c.Circle(x, y, 3.5, sim.Style{Fill: tone.Solid()})
	}
	row := max(int((w-2*dotR)/dotGap)+1, 1)
	if rows := (len(in) + row - 1) / row; float64(rows)*dotGap > h+3 {
		draw(x+dotR, y+dotR+1, in[0])
		t := name
		t.Size = sim.TextSmall
		p.c.Text(x+2*dotR+6, y+dotR+5, "× "+strconv.Itoa(len(in)), t)
		return
	}
	for n, i := range in {
		draw(x+dotR+float64(float64(n%row)*dotGap), y+dotR+1+float64(float64(n/row)*dotGap), i)
	}
}
