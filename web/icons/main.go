// Command icons draws the app's icons into web/static: run it after changing
// the mark (go run ./web/icons). The SVG and the pictures come from one
// geometry: three lines of a note, the last of which is a run with a packet on
// its way.
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"
	"path/filepath"
)

// The mark stands in a square of 48 units.
const size = 48.0

var (
	ground = color.NRGBA{0x2f, 0x4b, 0xd8, 0xff}
	ink    = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	faint  = color.NRGBA{0xb9, 0xc4, 0xf7, 0xff}
	packet = color.NRGBA{0xff, 0xd1, 0x7a, 0xff}
)

// shape is a line with round ends, or a dot where both ends are one.
type shape struct {
	x1, y1, x2, y2, r float64
	c                 color.NRGBA
}

var mark = []shape{
	{13, 14.5, 35, 14.5, 2.1, ink},
	{13, 23, 28, 23, 2.1, ink},
	{13, 33, 35, 33, 1.4, faint},
	{26, 33, 26, 33, 4.6, packet},
}

func main() {
	dir := "web/static"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			log.Fatal("icons: ", err)
		}
	}
	write("icon.svg", []byte(svg()))
	for _, ic := range []struct {
		name   string
		pixels int
		round  float64 // radius of the ground's corners; 0 fills the square
		scale  float64 // of the mark: a maskable icon keeps it in the middle
	}{
		{"icon-192.png", 192, 11, 1},
		{"icon-512.png", 512, 11, 1},
		{"icon-maskable-192.png", 192, 0, 0.8},
		{"icon-maskable-512.png", 512, 0, 0.8},
		{"apple-touch-icon.png", 180, 0, 0.92},
	} {
		var b bytes.Buffer
		e := png.Encoder{CompressionLevel: png.BestCompression}
		if err := e.Encode(&b, draw(ic.pixels, ic.round, ic.scale)); err != nil {
			log.Fatal("icons: ", err)
		}
		write(ic.name, b.Bytes())
	}
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func svg() string {
	s := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="11" fill="` + hex(ground) + `"/>`
	for _, m := range mark {
		if m.x1 == m.x2 {
			s += fmt.Sprintf(`<circle cx="%g" cy="%g" r="%g" fill="%s"/>`, m.x1, m.y1, m.r, hex(m.c))
			continue
		}
		s += fmt.Sprintf(`<path d="M%g %gH%g" stroke="%s" stroke-width="%g" stroke-linecap="round"/>`, m.x1, m.y1, m.x2, hex(m.c), 2*m.r)
	}
	return s + "</svg>\n"
}

// draw paints by distance: each pixel knows how far it is from a shape, which
// makes its edge smooth at any size.
func draw(pixels int, round, scale float64) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, pixels, pixels))
	unit := size / float64(pixels)
	for py := range pixels {
		for px := range pixels {
			x, y := (float64(px)+0.5)*unit, (float64(py)+0.5)*unit
			c := color.NRGBA{ground.R, ground.G, ground.B, uint8(math.Round(255 * cover(corner(x, y, round), unit)))}
			mx, my := (x-size/2)/scale+size/2, (y-size/2)/scale+size/2
			for _, m := range mark {
				c = over(c, m.c, cover(distance(mx, my, m), unit/scale))
			}
			img.SetNRGBA(px, py, c)
		}
	}
	return img
}

// cover is how much of a pixel lies inside an edge at distance d.
func cover(d, unit float64) float64 { return min(1, max(0, 0.5-d/unit)) }

// corner is the distance to the rounded ground, negative inside.
func corner(x, y, r float64) float64 {
	if r == 0 {
		return -size
	}
	dx, dy := math.Abs(x-size/2)-size/2+r, math.Abs(y-size/2)-size/2+r
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - r
}

func distance(x, y float64, s shape) float64 {
	nearest := min(max(x, s.x1), s.x2) // lines run left to right
	return math.Hypot(x-nearest, y-s.y1) - s.r
}

func over(under, c color.NRGBA, a float64) color.NRGBA {
	mix := func(u, v uint8) uint8 { return uint8(math.Round(float64(u)*(1-a) + float64(v)*a)) }
	return color.NRGBA{mix(under.R, c.R), mix(under.G, c.G), mix(under.B, c.B), mix(under.A, max(under.A, uint8(math.Round(255*a))))}
}
