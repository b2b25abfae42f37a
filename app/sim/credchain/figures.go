package credchain

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

func (m *model) figures() []sim.Figure {
	who, kind, tone := text("없음", "nobody"), text("없음", "none"), sim.Bad
	signs, temp := 0.0, 0.0
	if id := m.winner(); id != nobody {
		who, signs, tone = i18n.Same(id.caller()), 1, sim.Good
		kind = text("장기 키 AKIA", "long-term key, AKIA")
		if id.temp() {
			kind, temp = text("임시 키 ASIA와 토큰", "temporary, ASIA with token"), 1
		}
		if id == tokenless {
			kind = text("임시 키 ASIA, 토큰 없음", "temporary, ASIA without token")
		}
		if id.refused() != "" {
			tone = sim.Wait
		}
	}
	count := func(key string, n int, label i18n.Text, ko string, tone sim.Tone) sim.Figure {
		s := strconv.Itoa(n)
		return sim.Figure{Key: key, Label: label, Value: float64(n), Text: text(s+ko, s), Tone: tone}
	}
	hidden := sim.Plain
	if m.hidden() > 0 {
		hidden = sim.Wait
	}
	stop := count("stop", m.stop+1, text("멈춘 칸", "stopped at step"), "번째", sim.Plain)
	if m.stop < 0 {
		stop.Text = text("없음", "none")
	}
	return []sim.Figure{
		{Key: "who", Label: text("서명하는 신원", "signs as"), Value: signs, Text: who, Tone: tone},
		{Key: "kind", Label: text("자격 증명의 종류", "kind of credentials"), Value: temp, Text: kind},
		stop,
		count("asked", m.asked(), text("물어본 칸", "steps asked"), "개", sim.Plain),
		count("hidden", m.hidden(), text("쓰이지 않은 자격 증명", "credentials unused"), "개", hidden),
		count("results", different(m.who), text("네 도구의 결과", "results of four tools"), "가지", sim.Plain),
	}
}

func (k *walk) asked() int {
	n := 0
	for i := range k.steps {
		if k.steps[i].asked {
			n++
		}
	}
	return n
}
