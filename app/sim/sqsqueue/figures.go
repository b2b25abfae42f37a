package sqsqueue

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// sum ends a run: what is still open is open until the end, and the figures say
// what came of it all.
func (e *engine) sum() {
	e.now = e.end
	e.watch()
	for i := range e.consumers {
		if c := &e.consumers[i]; c.asking && e.c.wait > 0 {
			e.polls = append(e.polls, poll{i, c.since, ever, ""})
		}
	}
	t := e.trace
	t.End = e.end

	gone, handled, twice, lost := e.count(deleted), 0, 0, e.count(dead)
	for _, n := range e.wins {
		handled += n
		twice += max(n-1, 0)
	}
	empty, calls := 0, 0
	for _, p := range e.polls {
		calls++
		if p.why != "" {
			empty++
		}
	}
	oldest, last := time.Duration(0), time.Duration(0)
	for _, m := range e.messages {
		oldest = max(oldest, m.age(e.end))
		if s, since := m.at(e.end); s >= deleted {
			last = max(last, since)
		}
	}
	kept := time.Duration(0)
	for _, b := range e.blocked {
		kept += b.to - b.from
	}

	number := func(key, ko, en string, n int, tone sim.Tone) {
		t.Figures = append(t.Figures, sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: float64(n), Text: i18n.Of(itoa(n)+"건", itoa(n)), Tone: tone})
	}
	period := func(key, ko, en string, d time.Duration, tone sim.Tone) {
		t.Figures = append(t.Figures, sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: seconds(d), Text: lasting(d), Tone: tone})
	}
	share := func(key, ko, en string, n, of int, tone sim.Tone) {
		number(key, ko, en, n, tone)
		t.Figures[len(t.Figures)-1].Text = i18n.Of(itoa(n)+" / "+itoa(of), itoa(n)+" / "+itoa(of))
	}
	share("deleted", "삭제된 메시지", "deleted messages", gone, len(e.messages), when(gone == len(e.messages), sim.Good))
	number("twice", "중복 처리", "handled again", twice, when(twice > 0, sim.Bad))
	if e.c.most > 0 {
		number("dead", "DLQ로 간 메시지", "in the DLQ", lost, when(lost > 0, sim.Bad))
	} else {
		number("dead", "DLQ로 간 메시지", "in the DLQ", 0, sim.Muted)
	}
	share("empty", "빈 응답 / 수신 호출", "empty / receive calls", empty, calls, when(empty > calls/2, sim.Wait))
	period("oldest", "가장 오래 머문 메시지", "oldest message age", oldest, sim.Plain)
	if gone+lost == len(e.messages) {
		period("last", "대기열이 빈 시각", "queue empty at", last, sim.Plain)
	} else {
		number("last", "대기열이 빈 시각", "queue empty at", -1, sim.Wait)
		t.Figures[len(t.Figures)-1].Text = i18n.Of("비지 않음", "not in this run")
	}
	if e.c.fifo {
		period("blocked", "그룹이 막아 논 시간", "idle behind a group", kept, when(kept > 0, sim.Wait))
		if e.c.resend > 0 {
			number("deduped", "중복 제거된 전송", "sends deduplicated", len(e.deduped), when(len(e.deduped) > 0, sim.Good))
		}
	}
	t.Telling = e.telling()
}

func when(yes bool, t sim.Tone) sim.Tone {
	if yes {
		return t
	}
	return sim.Plain
}

// telling is shortly after the first thing that goes wrong, or the last that goes
// well.
func (e *engine) telling() time.Duration {
	events := e.trace.Events
	for _, kind := range []string{"dead", "deduped", "kept", "refused", "timeout"} {
		for i := range events {
			if v := &events[i]; v.Kind == kind {
				return min(v.At+e.end/24, e.end)
			}
		}
	}
	for i := len(events) - 1; i >= 0; i-- {
		if k := events[i].Kind; k == "extended" || k == "deleted" || k == "sent" {
			return min(events[i].At+e.end/24, e.end)
		}
	}
	return e.end
}

func seconds(d time.Duration) float64 { return float64(d/time.Millisecond) / 1000 }

// lasting writes a length of time in words: 1분 30초, 1 min 30 s.
func lasting(d time.Duration) i18n.Text {
	if d < time.Second && d > 0 {
		return parts(float64(d/time.Microsecond)/1000, "ms", " ms")
	}
	if d < 2*time.Minute && d%time.Minute != 0 || d == 0 {
		return parts(seconds(d), "초", " s")
	}
	var out i18n.Text
	for _, u := range units {
		if n := d / u.of; n > 0 {
			d -= n * u.of
			out = join(out, parts(float64(n), u.ko, u.en))
		}
	}
	if d > 0 {
		out = join(out, parts(seconds(d), "초", " s"))
	}
	return out
}

var units = [...]struct {
	of     time.Duration
	ko, en string
}{{time.Hour, "시간", " h"}, {time.Minute, "분", " min"}}

func parts(f float64, ko, en string) i18n.Text {
	n := strconv.FormatFloat(f, 'f', -1, 64)
	return i18n.Text{Ko: n + ko, En: n + en}
}

func join(a, b i18n.Text) i18n.Text {
	if a.En == "" {
		return b
	}
	return i18n.Text{Ko: a.Ko + " " + b.Ko, En: a.En + " " + b.En}
}
