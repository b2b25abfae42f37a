package backoff

import (
	"math"
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// peakWindow is the stretch of time the figure "peak" counts calls in.
const peakWindow = 100 * time.Millisecond

func count(key string, label i18n.Text, n int, tone sim.Tone) sim.Figure {
	return sim.Figure{Key: key, Label: label, Value: float64(n), Text: i18n.Same(strconv.Itoa(n)), Tone: tone}
}

func length(key string, label i18n.Text, d time.Duration, tone sim.Tone) sim.Figure {
	return sim.Figure{Key: key, Label: label, Value: d.Seconds(), Text: i18n.Same(showTime(d)), Tone: tone}
}

// showTime writes a time with three digits, which is what a learner compares.
func showTime(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return sim.ShortTime(d.Round(10 * time.Microsecond))
	case d < 10*time.Millisecond:
		return sim.ShortTime(d.Round(100 * time.Microsecond))
	case d < time.Second:
		return sim.ShortTime(d.Round(time.Millisecond))
	}
	return sim.ShortTime(d.Round(10 * time.Millisecond))
}

func clientFigures(pic *picture, p *policy, bound string) []sim.Figure {
	var waited, end time.Duration
	var most, wasted, won int
	var last *attempt
	sent := make([]time.Duration, 0, len(pic.attempts))
	for i := range pic.attempts {
		a := &pic.attempts[i]
		last = a
		most = max(most, a.n)
		end = a.back
		waited += a.sent - a.ready
		if a.verdict == again && i+1 < len(pic.attempts) {
			waited += a.wait
		}
		if a.verdict == done {
			won++
		} else {
			wasted++
		}
		sent = append(sent, a.sent)
	}
	outcome := sim.Figure{Key: "outcome", Label: text("결과", "outcome"), Value: float64(won), Text: last.verdict.text(), Tone: sim.Bad}
	if bound == "time" {
		outcome.Text = endless.text()
	}
	if last.request > 1 {
		n := strconv.Itoa(won) + "/" + strconv.Itoa(last.request)
		outcome.Text = text(n+" 성공", n+" succeeded")
	}
	if won == last.request {
		outcome.Tone = sim.Good
	}
	figures := []sim.Figure{
		count("attempts", text("시도", "attempts"), most, sim.Plain),
		length("elapsed", text("걸린 시간", "elapsed"), end, sim.Plain),
		length("waited", text("기다림", "waited"), waited, sim.Wait),
		outcome,
		count("wasted", text("헛된 호출", "wasted calls"), wasted, sim.Bad),
		count("calls", text("호출", "calls"), len(pic.attempts), sim.Plain),
		count("peak", text("가장 붐빈 100 ms의 호출", "calls in the busiest 100 ms"), peak(sent), sim.Plain),
	}
	if p.sdk != nil && !p.sdk.legacy {
		figures = append(figures, count("quota", text("남은 재시도 할당량", "retry quota left"), p.sdk.quota, sim.Plain))
	}
	return figures
}

func fleetFigures(pic *picture, tries []int, end time.Duration) []sim.Figure {
	var won, most int
	var waited time.Duration
	at := make([]time.Duration, len(pic.calls))
	for i, c := range pic.calls {
		at[i] = c.at
		waited += c.wait
		if c.ok {
			won++
		}
	}
	for _, n := range tries {
		most = max(most, n)
	}
	n := strconv.Itoa(won) + "/" + strconv.Itoa(len(tries))
	outcome := sim.Figure{Key: "outcome", Label: text("성공한 클라이언트", "clients that succeeded"), Value: float64(won), Text: i18n.Same(n), Tone: sim.Good}
	if won < len(tries) {
		outcome.Tone = sim.Bad
	}
	mean := math.Round(float64(waited) / float64(len(tries)) / float64(time.Microsecond))
	return []sim.Figure{
		count("calls", text("호출", "calls"), len(pic.calls), sim.Plain),
		length("elapsed", text("모두 끝난 시각", "all finished after"), end, sim.Plain),
		count("wasted", text("헛된 호출", "wasted calls"), len(pic.calls)-won, sim.Bad),
		count("peak", text("가장 붐빈 100 ms의 호출", "calls in the busiest 100 ms"), peak(at), sim.Plain),
		outcome,
		length("waited", text("클라이언트당 기다림", "waited per client"), time.Duration(mean)*time.Microsecond, sim.Wait),
		count("attempts", text("한 클라이언트의 최다 시도", "most attempts by one client"), most, sim.Plain),
	}
}

// peak returns the most calls in one aligned window; times ascend.
func peak(at []time.Duration) int {
	best, run := 0, 0
	window := time.Duration(-1)
	for _, t := range at {
		if w := t / peakWindow; w != window {
			window, run = w, 0
		}
		run++
		best = max(best, run)
	}
	return best
}
