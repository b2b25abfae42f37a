package lambdainvoke

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// count is how many records have one of the fates.
func (r *run) count(of ...fate) (n int) {
	for i := range r.recs {
		for _, f := range of {
			if r.recs[i].fate == f {
				n++
			}
		}
	}
	return
}

// repeats is how often a record was processed that had been before.
func (r *run) repeats() (n int) {
	for i := range r.recs {
		n += max(r.recs[i].worked-1, 0)
	}
	return
}

func (r *run) figures() []sim.Figure {
	var out []sim.Figure
	add := func(key, ko, en string, n int, tone sim.Tone) {
		s := strconv.Itoa(n)
		out = append(out, sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: float64(n), Text: i18n.Of(s, s), Tone: tone})
	}
	bad := func(n int, t sim.Tone) sim.Tone {
		if n > 0 {
			return t
		}
		return sim.Plain
	}
	add("runs", "함수 실행 횟수", "runs of the function", r.runs, sim.Plain)
	if r.failure == throttle {
		add("throttled", "429로 거절된 호출", "calls refused with 429", r.tries-r.runs, sim.Wait)
	}
	out = append(out, sim.Figure{Key: "settled", Label: i18n.Of("결말이 날 때까지", "until all is settled"), Value: float64(r.until / time.Second),
		Text: i18n.Of(spell(r.until, i18n.Korean), spell(r.until, i18n.English))})
	n := r.count(done)
	tone := sim.Plain
	if n == len(r.recs) {
		tone = sim.Good
	}
	add("done", "성공", "succeeded", n, tone)
	if r.kind == direct {
		n = r.count(returned)
		add("returned", "오류로 호출자에게", "back at the caller, failed", n, bad(n, sim.Bad))
	}
	n = r.count(kept)
	add("kept", "DLQ·실패 시 대상에 남음", "kept in a DLQ or destination", n, bad(n, sim.Accent))
	n = r.count(lost, expired)
	add("lost", "사본 없이 사라짐", "gone without a copy", n, bad(n, sim.Bad))
	if r.batched() {
		n = r.repeats()
		add("repeats", "중복 처리", "processed again", n, bad(n, sim.Wait))
	}
	return out
}
