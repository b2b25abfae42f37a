package pipeline

import (
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// count returns how many commits' executions have a status.
func (r *run) count(status string) int {
	n := 0
	for i := range r.execs {
		if r.execs[i].target < 0 && r.execs[i].status == status {
			n++
		}
	}
	return n
}

// longest is the longest wait in front of a stage.
func (r *run) longest() time.Duration {
	most := time.Duration(0)
	for i := range r.waits {
		w := &r.waits[i]
		to := w.to
		if w.status == inProgress {
			to = r.now
		}
		most = max(most, to-w.from)
	}
	return most
}

func (r *run) figures() []sim.Figure {
	number := func(key, ko, en string, n int, tone sim.Tone) sim.Figure {
		if n == 0 {
			tone = sim.Plain
		}
		return sim.Figure{Key: key, Label: i18n.Of(ko, en), Value: float64(n), Text: i18n.Same(itoa(n)), Tone: tone}
	}
	inMinutes := func(f sim.Figure) sim.Figure {
		f.Text = sim.Tell("$1분", "$1 min", f.Text.Ko)
		return f
	}
	live := sim.Figure{Key: "live", Label: i18n.Of("마지막 커밋이 끝까지 간 시각", "Last commit through"), Text: i18n.Of("가지 못함", "never")}
	if n := len(r.commits); len(r.execs) >= n && n > 0 && r.execs[n-1].status == succeeded {
		at := int(r.execs[n-1].end / time.Minute)
		live.Value, live.Text, live.Tone = float64(at), sim.Tell("$1분", "minute $1", itoa(at)), sim.Good
	}
	return []sim.Figure{
		number("succeeded", "끝까지 간 실행", "Executions through", r.count(succeeded), sim.Good),
		number("superseded", "Superseded된 실행", "Superseded", r.count(wasSuperseded), sim.Wait),
		number("failed", "실패하거나 멈춘 실행", "Failed or stopped", r.count(failed)+r.count(stopped), sim.Bad),
		live,
		inMinutes(number("waited", "스테이지 앞의 가장 긴 대기", "Longest wait for a stage", int(r.longest()/time.Minute), sim.Wait)),
		number("objects", "버킷에 쌓인 아티팩트", "Artifacts in the bucket", len(r.objects), sim.Flow),
	}
}

// telling is the moment after the last turn of the story.
func (r *run) telling(end time.Duration) time.Duration {
	for _, kinds := range [][]string{{"rollback", "retry-refused", "refuse"}, {"supersede", "open"}, {"stage-fail", "abandon", "stopped"}, {"wait"}} {
		for i := len(r.events) - 1; i >= 0; i-- {
			for _, k := range kinds {
				if r.events[i].Kind == k {
					return min(r.events[i].At+time.Minute, end)
				}
			}
		}
	}
	return end * 2 / 3
}
