package simtest

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"notelab/app/sim"
)

// placed is one text of a picture: its left end, baseline, width and size.
type placed struct {
	x, y, w, size float64
	s             string
}

// misplaced lists what is wrong with a picture: that it is no XML or has a number
// that is none, and the texts that leave it sideways, lie on one another or are
// too small to read.
func misplaced(svg string, width float64) []string {
	all, wrong := texts(svg)
	for i, a := range all {
		if a.size < sim.TextSmall {
			wrong = append(wrong, fmt.Sprintf("%q is set in %v px", a.s, a.size))
		}
		if a.x < -1 || a.x+a.w > width+3 {
			wrong = append(wrong, fmt.Sprintf("%q from %.0f to %.0f leaves a picture of width %.0f", a.s, a.x, a.x+a.w, width))
		}
		for _, b := range all[:i] {
			if a.x+1 < b.x+b.w && b.x+1 < a.x+a.w && a.y-a.size*0.7 < b.y-1 && b.y-b.size*0.7 < a.y-1 {
				wrong = append(wrong, fmt.Sprintf("%q at (%.0f, %.0f) lies on %q at (%.0f, %.0f)", a.s, a.x, a.y, b.s, b.x, b.y))
			}
		}
	}
	return wrong
}

// texts reads the texts of a picture back out of its SVG, and what is wrong with
// the rest.
func texts(svg string) (all []placed, wrong []string) {
	d := xml.NewDecoder(strings.NewReader(svg))
	var open *placed
	var set sim.Type
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return all, wrong
		}
		if err != nil {
			return all, append(wrong, err.Error())
		}
		switch e := tok.(type) {
		case xml.StartElement:
			for _, a := range e.Attr {
				if a.Name.Local != "aria-label" && (strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf")) {
					wrong = append(wrong, fmt.Sprintf("a number that is none: %s=%q", a.Name.Local, a.Value))
				}
			}
			if e.Name.Local != "text" {
				continue
			}
			open, set = &placed{}, sim.Type{}
			for _, a := range e.Attr {
				f, _ := strconv.ParseFloat(a.Value, 64)
				switch a.Name.Local {
				case "x":
					open.x = f
				case "y":
					open.y = f
				case "font-size":
					open.size, set.Size = f, f
				case "font-family":
					set.Sans = true
				case "text-anchor":
					set.Anchor = sim.Anchor(a.Value)
				}
			}
		case xml.CharData:
			if open != nil {
				open.s += string(e)
			}
		case xml.EndElement:
			if e.Name.Local != "text" || open == nil {
				continue
			}
			open.w = sim.TextWidth(open.s, set)
			switch set.Anchor {
			case sim.End:
				open.x -= open.w
			case sim.Middle:
				open.x -= open.w / 2
			}
			all = append(all, *open)
			open = nil
		}
	}
}
