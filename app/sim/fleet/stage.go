package fleet

import (
	"time"

	"notelab/app/sim"
)

// Stage is a whole picture: a title and what stands now, the cards, and the
// fleet over time.
type Stage struct {
	Title, Now string
	Cards      []Card
	Fleet      *Fleet
}

// Draw draws the stage as it stands at a moment, as one <svg> element of the
// given width. Its height depends on the fleet, the number of cards and the
// width alone.
func (p *Stage) Draw(width int, at time.Duration) string {
	w, top := float64(width), 28.0
	phone := sim.Phone(width)
	if phone {
		top = 44
	}
	under := top + cardsHeight(len(p.Cards), w) + 12
	c := sim.NewCanvas(w, p.Fleet.frame(w, under).bottom, p.Title+": "+p.Now)
	title := sim.Type{Bold: true, Sans: true, Size: 13}
	c.Text(edge, 16, p.Title, title)
	now := small
	if phone {
		c.Text(edge, 34, sim.Fit(p.Now, w-2*edge, now), now)
	} else {
		now.Anchor = sim.End
		c.Text(w-edge, 16, sim.Fit(p.Now, w-4*edge-sim.TextWidth(p.Title, title), now), now)
	}
	drawCards(c, top, p.Cards)
	p.Fleet.draw(c, under, at)
	return c.String()
}
