package fleet

import (
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
)

// example has every part of a picture, with something before and after the
// fifth minute; until cuts what comes later off.
func example(until time.Duration, places int) *Fleet {
	f := &Fleet{
		Axis: 10 * time.Minute, End: 10 * time.Minute, Usual: 2,
		Lower: Level{2, "2"}, Upper: Level{4, "4"}, Faulty: true,
		Counts: "machines", Traffic: "traffic", Now: "now",
		Groups: []Group{{First: 0, Name: "one", To: Never}, {First: 2, Name: "two", From: time.Minute, To: 4 * time.Minute, After: "moved"}},
	}
	spans := []Span{
		{0, 2 * time.Minute, Old, "v1"}, {2 * time.Minute, 4 * time.Minute, Starting, "v2"}, {4 * time.Minute, 6 * time.Minute, Failed, "v2"},
		{6 * time.Minute, 7 * time.Minute, Running, "v2"}, {7 * time.Minute, Never, Faulty, "v2"},
	}
	f.Places = make([][]Span, places)
	for i := range f.Places {
		for _, s := range spans {
			if s.From < until {
				f.Places[i] = append(f.Places[i], s)
			}
		}
	}
	for m := range 10 {
		at := time.Duration(m) * time.Minute
		if at >= until {
			break
		}
		t := Tally{At: at}
		t.N[Look(m)%looks] = 1 + m%3
		f.Tallies = append(f.Tallies, t)
		f.Shares = append(f.Shares, Share{at, 5 * m, m})
		f.Phases = append(f.Phases, Phase{at, at + time.Minute, []string{"p"}, sim.Flow})
		if m%3 == 1 {
			f.Outages = append(f.Outages, Phase{at, at + 30*time.Second, []string{"none"}, sim.Bad})
			f.Crosses = append(f.Crosses, at)
		}
	}
	return f
}

// The picture at a moment is made of what has happened until then.
func TestPictureShowsNothingThatComesLater(t *testing.T) {
	for _, places := range []int{4, 40} {
		for _, width := range []int{340, 640} {
			draw := func(until, at time.Duration) string {
				p := Stage{Title: "title", Now: "now", Cards: make([]Card, 3), Fleet: example(until, places)}
				return p.Draw(width, at)
			}
			at := 5*time.Minute - time.Second
			if draw(time.Hour, at) != draw(at, at) {
				t.Errorf("%d places, width %d: the picture at %v knows what comes later", places, width, at)
			}
			if draw(time.Hour, at) == draw(time.Hour, at+2*time.Minute) {
				t.Errorf("%d places, width %d: two minutes change nothing", places, width)
			}
		}
	}
}

// A group has its heading over its first place, also in a grid, where it begins
// a new row.
func TestGroupsStandUnderTheirHeadings(t *testing.T) {
	for _, places := range []int{4, 40} {
		f := example(time.Hour, places)
		g := f.frame(640, 0)
		if len(g.heads) != 2 || g.ys[0] != g.heads[0]+headH || g.ys[2] != g.heads[1]+headH || g.xs[2] != g.xs[0] {
			t.Errorf("%d places: headings at %v, places at %v, %v", places, g.heads, g.xs, g.ys)
		}
		for i := 3; i < places; i++ {
			if g.ys[i] < g.ys[i-1] || g.ys[i] == g.ys[i-1] && g.xs[i] <= g.xs[i-1] {
				t.Errorf("%d places: place %d at %v, %v stands on another", places, i, g.xs[i], g.ys[i])
			}
		}
	}
	p := Stage{Fleet: example(time.Hour, 4)}
	if got := p.Draw(640, 5*time.Minute); !strings.Contains(got, ">one<") || !strings.Contains(got, ">two<") || !strings.Contains(got, ">moved<") {
		t.Error("the headings are not written")
	}
	if got := p.Draw(640, 2*time.Minute); strings.Contains(got, ">moved<") {
		t.Error("the end of a group is written before it")
	}
}
