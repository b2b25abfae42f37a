package ui

import (
	"fmt"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// clockwork is a simulator small enough to know by heart: n ticks, one each
// step, stretched to the horizon when one is set.
type clockwork struct{}

var clockInfo = &sim.Info{
	Name: "clock", Title: i18n.Same("Clock"),
	Params: []sim.Param{
		{Name: "ticks", Kind: sim.Number, Default: "3", Min: 1, Max: 9, Step: 1, Label: i18n.Text{Ko: "횟수", En: "ticks"}},
		{Name: "step", Kind: sim.Duration, Default: "1s", Min: 1, Max: 10_000},
		{Name: "mode", Kind: sim.Choice, Default: "a", Options: []sim.Option{{Name: "a", Label: i18n.Same("Alpha")}, {Name: "b", Label: i18n.Same("Beta")}}, Label: i18n.Same("mode")},
		{Name: "horizon", Kind: sim.Duration, Default: "0s", Min: 0, Max: 100_000},
	},
	Presets:     []sim.Preset{{Name: "long", Values: map[string]string{"ticks": "9"}}},
	Predictions: []sim.Prediction{{Name: "total", Tolerance: 0.1}},
}

func (clockwork) Info() *sim.Info { return clockInfo }
func (clockwork) Run(v sim.Values) *sim.Trace {
	t := &sim.Trace{Values: v, Telling: v.Duration("step")}
	for i := 1; i <= v.Int("ticks"); i++ {
		t.Events = append(t.Events, sim.Event{At: time.Duration(i) * v.Duration("step"), Kind: "tick"})
	}
	t.End = max(time.Duration(v.Int("ticks"))*v.Duration("step"), v.Duration("horizon"))
	t.Figures = []sim.Figure{{Key: "total", Value: float64(v.Int("ticks"))}}
	return t
}
func (clockwork) Stage(t *sim.Trace, at time.Duration, w int, l i18n.Lang) string {
	return fmt.Sprintf("<svg>%d</svg>", t.Until(at))
}
func (clockwork) Describe(e *sim.Event, l i18n.Lang) string { return e.Kind }
func (clockwork) Ask(string, uint64, i18n.Lang) (quiz.Question, error) {
	return quiz.Question{}, fmt.Errorf("no questions")
}

func TestStepsVisitTheEventsOfBothRunsInOrder(t *testing.T) {
	p, errs := newPlayer(clockwork{}, nil, map[string]string{"step": "1500ms", "ticks": "2"})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	p.at = 0
	var got []time.Duration
	for i := 0; i < 5; i++ {
		p.step(true)
		got = append(got, p.at)
	}
	want := []time.Duration{1000, 1500, 2000, 3000, 3000}
	for i := range want {
		if got[i] != want[i]*time.Millisecond {
			t.Fatalf("steps on at %v; want %v ms", got, want)
		}
	}
	got = nil
	for i := 0; i < 4; i++ {
		p.step(false)
		got = append(got, p.at)
	}
	if fmt.Sprint(got) != "[2s 1.5s 1s 0s]" {
		t.Fatalf("steps back at %v; want 2s 1.5s 1s 0s", got)
	}
}

func TestTwoRunsShareOneAxis(t *testing.T) {
	p, _ := newPlayer(clockwork{}, map[string]string{"ticks": "2"}, map[string]string{"ticks": "7"})
	for i, tr := range p.traces {
		if tr.End != 7*time.Second {
			t.Errorf("run %d ends at %v; want 7s", i, tr.End)
		}
	}
	if q := p.query(); q != "ticks=2&compare=1&b.ticks=7" {
		t.Errorf("query() = %q", q)
	}
	a, b := queryParams(p.query())
	if a["ticks"] != "2" || b["ticks"] != "7" || len(a) != 1 || len(b) != 1 {
		t.Errorf("queryParams = %v, %v", a, b)
	}
	if got := sim.Caption(p.values, 1, i18n.English); got != "B · ticks 7" {
		t.Errorf("caption = %q", got)
	}
}

func TestAPredictionAwaitedShowsNothingOfTheRun(t *testing.T) {
	p, _ := newPlayer(clockwork{}, nil, nil)
	if p.at != time.Second {
		t.Errorf("a still picture shows %v; want the telling moment", p.at)
	}
	p.shown = false
	if p.telling() != 0 {
		t.Errorf("awaiting a prediction shows %v; want the start", p.telling())
	}
}

func TestPlayingTakesTheSameTimeWhateverTheRunLasts(t *testing.T) {
	for _, ticks := range []string{"1", "9"} {
		p, _ := newPlayer(clockwork{}, map[string]string{"ticks": ticks}, nil)
		p.at = 0
		frames := 0
		for p.advance(16*time.Millisecond, 2) {
			frames++
		}
		if want := int(playLength / 2 / (16 * time.Millisecond)); frames < want-2 || frames > want+2 {
			t.Errorf("%s ticks: %d frames; want about %d", ticks, frames, want)
		}
		if p.at != p.end() {
			t.Errorf("ends at %v; want %v", p.at, p.end())
		}
	}
}

func TestABadValueChangesNothing(t *testing.T) {
	p, _ := newPlayer(clockwork{}, nil, nil)
	if err := p.set(0, "ticks", "99"); err == nil {
		t.Fatal("99 ticks accepted")
	}
	if got := p.values[0].Get("ticks"); got != "3" {
		t.Errorf("ticks = %s; want 3", got)
	}
}

func TestAPredictionIsRightWithinItsTolerance(t *testing.T) {
	p, _ := newPlayer(clockwork{}, nil, nil)
	pr := &clockInfo.Predictions[0]
	for said, want := range map[float64]bool{3: true, 3.3: true, 2.7: true, 3.31: false, 0: false, -3: false} {
		if _, right := p.graded(pr, said); right != want {
			t.Errorf("graded(%v) = %v; want %v", said, right, want)
		}
	}
}
