package lambdaconcurrency

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// figures sum a run up. A configuration that is refused has none of it.
func figures(pic *picture) []sim.Figure {
	c, a := pic.c, &pic.total[fnA]
	ran := pic.fault == ""
	figure := func(key string, v int, ko, en, unitKo, unitEn string, tone sim.Tone) sim.Figure {
		shown := i18n.Text{Ko: itoa(v) + unitKo, En: itoa(v) + unitEn}
		if !ran && key != "need" && key != "pool" {
			shown = i18n.Text{Ko: "실행 안 됨", En: "did not run"}
		}
		return sim.Figure{Key: key, Label: i18n.Text{Ko: ko, En: en}, Value: float64(v), Text: shown, Tone: tone}
	}
	bad := func(n int) sim.Tone {
		if n > 0 || !ran {
			return sim.Bad
		}
		return sim.Good
	}
	pool := figure("pool", pic.pool, "예약하지 않은 풀", "Unreserved pool", "", "", sim.Plain)
	if !ran && pic.pool < unreserved {
		pool.Tone = sim.Bad
		pool.Text.Ko += " (최소 100)"
		pool.Text.En += " (at least 100)"
	}
	others := pic.total[fnB].throttled() + pic.total[fnC].throttled()
	thrown := figure("throttled", a.throttled(), "A의 429", "A throttled", "건", "", bad(a.throttled()))
	if ran && a.throttled() > 0 {
		part := decimal((a.throttled()*1000+a.n/2)/a.n, 10) + "%"
		thrown.Text.Ko += " (" + part + ")"
		thrown.Text.En += " (" + part + ")"
	}
	list := []sim.Figure{
		figure("peak", pic.peak, "A의 최대 동시 실행", "Peak concurrency of A", "", "", sim.Plain),
		thrown,
		figure("cold", a.cold, "A의 콜드 스타트", "Cold starts of A", "번", "", sim.Plain),
		figure("others", others, "B와 C의 429", "B and C throttled", "건", "", bad(others)),
		figure("need", c.need(c.highest()), "가장 큰 부하에 필요한 동시성", "Concurrency the highest load needs", "", "", sim.Plain),
		pool,
		figure("environments", c.fn[fnA].prov+pic.envs, "A의 실행 환경", "Environments of A", "개", "", sim.Plain),
	}
	if c.fn[fnA].prov > 0 {
		list = append(list, figure("spill", pic.spilt, "온디맨드로 넘친 요청", "Spill-over to on demand", "건", "", sim.Plain))
	}
	return list
}
