package lambdainvoke

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Stage implements sim.Simulator. At the top stand the machines: who sent the
// event, who holds it, the function, and below them the places where it can end;
// the dots are where everything is now. Below, time runs to the right: the life
// of every record, or of the one event between who holds it and the function.
func (simulator) Stage(t *sim.Trace, at time.Duration, width int, l i18n.Lang) string {
	p := &painter{run: t.Model.(*run), at: min(max(at, 0), t.End), l: l, w: float64(width), phone: sim.Phone(width)}
	p.lay()
	p.scale()
	title := p.title()
	now := p.status()
	p.c = sim.NewCanvas(p.w, p.h, title+". "+now)
	p.c.Text(edge, 14, sim.Fit(title, p.w-2*edge, heading), heading)
	p.c.Text(edge, 32, sim.Fit(now, p.w-2*edge, small), small)
	p.lines()
	p.machines()
	p.outcomes()
	p.lives()
	return p.c.String()
}

// painter draws one moment.
type painter struct {
	*run
	c     *sim.Canvas
	at    time.Duration
	l     i18n.Lang
	w, h  float64
	phone bool

	boxes        [3]box // source, holder, function
	ends         []end
	lanes, laneH float64
	left, right  float64 // of the lanes
	cuts         []time.Duration
	xs           []float64 // of the cuts
}

type box struct{ x, y, w, h float64 }

func (b box) mid() float64 { return b.x + b.w/2 }

// end is a place where records can end.
type end struct {
	box
	id     string
	labels []i18n.Text // the first that fits
	tone   sim.Tone
	fate   fate
	unused bool
}

const edge = 2.0

var (
	heading = sim.Type{Size: 13, Bold: true, Sans: true}
	name    = sim.Type{Size: sim.TextSize, Bold: true, Sans: true}
	small   = sim.Type{Size: sim.TextSmall, Fill: sim.Ink2, Sans: true}
	faint   = sim.Type{Size: sim.TextSmall, Fill: sim.Ink3, Sans: true}
)

func (p *painter) say(ko, en string) string { return i18n.Of(ko, en).In(p.l) }

func anchored(t sim.Type, a sim.Anchor) sim.Type {
	t.Anchor = a
	return t
}

func toned(t sim.Type, tone sim.Tone) sim.Type {
	t.Fill = tone.Solid()
	return t
}

// first returns the first text that fits, or the last, shortened.
func (p *painter) first(w float64, t sim.Type, of ...i18n.Text) string {
	for _, s := range of {
		if sim.TextWidth(s.In(p.l), t) <= w {
			return s.In(p.l)
		}
	}
	return sim.Fit(of[len(of)-1].In(p.l), w, t)
}

// title names the configuration, so that two pictures can stand side by side.
func (p *painter) title() string {
	how := [...]i18n.Text{i18n.Of("동기 호출", "synchronous"), i18n.Of("비동기 호출", "asynchronous"), i18n.Of("이벤트 소스 매핑", "event source mapping"), i18n.Of("이벤트 소스 매핑", "event source mapping")}[p.kind]
	return p.name.In(p.l) + " → Lambda: " + how.In(p.l)
}

// now is what a record is doing.
func (p *painter) now(i int) *span {
	var on *span
	for k := range p.recs[i].spans {
		s := &p.recs[i].spans[k]
		if s.from > p.at || s.look == refused {
			continue
		}
		if s.to > p.at {
			on = s
		}
	}
	return on
}

// place says where a record is: 1 with its holder, 2 in the function, 3 at its
// end.
func (p *painter) place(i int) (int, *span) {
	if r := &p.recs[i]; r.at <= p.at {
		return 3, nil
	}
	s := p.now(i)
	if s != nil && (s.look == worked || s.look == failed) {
		return 2, s
	}
	return 1, s
}

// calls counts the calls that began until now.
func (p *painter) calls() (runs, refusals int) {
	for i := range p.events {
		switch e := &p.events[i]; {
		case e.At > p.at:
		case e.Kind == "invoke":
			runs++
		case e.Kind == "throttle":
			refusals++
		case e.Kind == "more":
			until, _ := time.ParseDuration(e.Field("until"))
			if until > p.at {
				continue
			}
			if n, _ := strconv.Atoi(e.Field("n")); p.failure == throttle {
				refusals += n
			} else {
				runs += n
			}
		}
	}
	return
}

// status says what is going on.
func (p *painter) status() string {
	counts, running := [8]int{}, 0
	var held *span
	for i := range p.recs {
		switch at, s := p.place(i); {
		case at == 3:
			counts[p.recs[i].fate]++
		case at == 2:
			running++
		case s != nil && s.look != behind && held == nil:
			held = s
		}
	}
	lead := clock(p.at, p.l) + ": "
	n, _ := p.calls()
	switch {
	case running > 0:
		return lead + sim.Tell("함수가 $1번째 실행 중", "the function runs (run $1)", strconv.Itoa(n)).In(p.l)
	case held != nil && held.look == skipped:
		return lead + p.say("같은 시도가 되풀이되고 있다", "the same attempts go on")
	case held != nil:
		w := clock(held.to-p.at, p.l)
		switch {
		case p.kind == queue && p.failure != throttle:
			return lead + sim.Tell("대기열에 숨음, 다시 보일 때까지 $1", "hidden in the queue, visible again in $1", w).In(p.l)
		case p.kind == stream:
			return lead + sim.Tell("샤드가 멈춤, 다음 시도까지 $1", "the shard stands still, next attempt in $1", w).In(p.l)
		}
		return lead + sim.Tell("$2에서 대기, 다음 시도까지 $1", "held by $2, next attempt in $1", w, p.holder().In(p.l)).In(p.l)
	}
	s := ""
	for _, f := range [...]struct {
		fate fate
		text i18n.Text
	}{{done, i18n.Of("성공", "succeeded")}, {returned, i18n.Of("오류로 호출자에게", "back at the caller")}, {kept, i18n.Of("사본 남음", "kept")}, {lost, i18n.Of("버려짐", "dropped")}, {expired, i18n.Of("만료", "expired")}} {
		if k := counts[f.fate]; k > 0 {
			if s != "" {
				s += " · "
			}
			s += f.text.In(p.l)
			if p.batched() {
				s += " " + strconv.Itoa(k)
			}
		}
	}
	return lead + s
}

// clock is a time of the run in whole seconds.
func clock(d time.Duration, l i18n.Lang) string { return spell(d.Truncate(time.Second), l) }

// holder is who keeps the event between attempts.
func (p *painter) holder() i18n.Text {
	switch p.kind {
	case async:
		return i18n.Of("이벤트 대기열", "event queue")
	case queue:
		return p.name
	case stream:
		return i18n.Of("샤드", "shard")
	}
	if p.id == "sdk" {
		return i18n.Same("SDK")
	}
	return p.name
}
