package review

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"notelab/app/progress"
)

// randomHistory is a history of answers with all that may happen to one: minutes,
// days and years between answers, travels, clocks that were set back.
func randomHistory(r *rand.Rand) []progress.Answer {
	list := make([]progress.Answer, 1+r.IntN(30))
	at, zone := origin.UnixMilli(), 0
	for i := range list {
		switch r.IntN(5) {
		case 0:
			at += r.Int64N(90_000)
		case 1:
			at += r.Int64N(40 * 60_000)
		case 2:
			at += r.Int64N(3 * 86_400_000)
		default:
			at += r.Int64N(60 * 86_400_000)
		}
		if r.IntN(6) == 0 {
			zone = r.IntN(26*60) - 12*60
		}
		list[i] = progress.Answer{Stamp: progress.Stamp{At: at, ID: string(rune('a' + i))}, Zone: zone, Right: r.IntN(4) > 0, Sure: progress.Sureness(r.IntN(3))}
		if r.IntN(3) == 0 {
			list[i].Rating = 1 + r.IntN(4)
		}
	}
	return list
}

func randomSettings(r *rand.Rand) Settings {
	set := Defaults()
	steps := [][]time.Duration{nil, {time.Minute}, {time.Minute, 10 * time.Minute}, {10 * time.Minute, 36 * time.Hour, 2 * time.Hour}, {30 * time.Hour}, {time.Minute, 5 * time.Minute, time.Hour, 8 * time.Hour}}
	set.Learning, set.Relearning = steps[r.IntN(len(steps))], steps[r.IntN(len(steps))]
	set.Retention = 0.7 + 0.27*r.Float64()
	set.Rollover = time.Duration(r.IntN(24)) * time.Hour
	return set
}

// The fast way must agree bit by bit with the slow one, which in turn agrees
// with ts-fsrs: the card, and the state before each answer.
func TestAReplayEndsInTheCardAndPassesItsStates(t *testing.T) {
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 7))
		s, list := NewScheduler(randomSettings(r)), randomHistory(r)
		n := 0
		got := s.Replay(list, func(st *Step) {
			before := s.Card(list[:n])
			after := before
			s.answer(&after, st.Answer)
			if st.Answer != &list[n] || st.State != before.State || st.Counts != (after.Reps > before.Reps) || st.Rating != RatingOf(&list[n]) {
				t.Fatalf("seed %d, answer %d: %+v; want state %v, counts %v", seed, n, st, before.State, after.Reps > before.Reps)
			}
			if st.Counts && (st.Day != after.LastDay || before.Reps > 0 && st.Rested != int(after.LastDay-before.LastDay)) {
				t.Fatalf("seed %d, answer %d: day %d, rested %d; want %d after %d", seed, n, st.Day, st.Rested, after.LastDay, before.LastDay)
			}
			n++
		})
		if want := s.Card(list); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: Replay = %+v\nwant %+v", seed, got, want)
		}
		if n != len(list) {
			t.Fatalf("seed %d: %d of %d answers were passed", seed, n, len(list))
		}
	}
	if got := NewScheduler(Defaults()).Replay(nil, nil); got.Reps != 0 || got.State != New {
		t.Errorf("of no answers: %+v", got)
	}
}

// BenchmarkReplay100000 replays the answers of BenchmarkCards100000.
func BenchmarkReplay100000(b *testing.B) {
	s := NewScheduler(Defaults())
	var list []progress.Answer
	for i := range 100 {
		list = append(list, answer(time.Duration(i)*50*time.Hour, []Rating{Good, Good, Good, Again, Hard}[i%5]))
	}
	for b.Loop() {
		for range 1000 {
			s.Replay(list, func(*Step) {})
		}
	}
}
