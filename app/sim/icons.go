package sim

// Icons of the frame around a stage, as SVG elements in the text's colour. The
// static page and the living frame draw the same ones.
const (
	IconPlay    = `<svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d="M7 4.5v11l9-5.5z"/></svg>`
	IconPause   = `<svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d="M5.5 4.500h3v11h-3zM11.5 4.500h3v11h-3z"/></svg>`
	IconFirst   = `<svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d="M3.5 4.500h2v11h-2zM10.5 4.500v11L5.5 10zM16.5 4.500v11l-5-5.500z"/></svg>`
	IconPrev    = `<svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d="M5 4.500h2v11H5zM15 4.500v11L8 10z"/></svg>`
	IconNext    = `<svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d="M13 4.500h2v11h-2zM5 4.500v11l7-5.500z"/></svg>`
	IconCompare = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true"><rect x="2.5" y="4" width="6" height="12" rx="1.5"/><rect x="11.5" y="4" width="6" height="12" rx="1.5"/></svg>`
	IconLink    = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true"><path d="M8.5 11.500a3.2 3.2 0 0 0 4.5 0l2.5-2.500a3.2 3.2 0 0 0-4.5-4.500l-1 1M11.5 8.500a3.2 3.2 0 0 0-4.5 0l-2.5 2.500a3.2 3.2 0 0 0 4.5 4.500l1-1"/></svg>`
)

// Swatch draws one mark of a legend as an SVG of 18 by 12 pixels, so that the
// legend shows the very shape and pattern the stage uses.
func Swatch(mark string, t Tone) string {
	head := `<svg viewBox="0 0 18 12" aria-hidden="true">`
	solid, soft := string(t.Solid()), string(t.Soft())
	shape := ""
	switch mark {
	case "outline":
		shape = `<rect x="1" y="2" width="16" height="8" rx="4" fill="` + soft + `" stroke="` + solid + `"/>`
	case "dot":
		shape = `<circle cx="9" cy="6" r="4.5" fill="` + solid + `"/>`
	case "ring":
		shape = `<circle cx="9" cy="6" r="4" fill="none" stroke="` + solid + `" stroke-width="1.6"/>`
	case "line":
		shape = `<path d="M0 6h18" stroke="` + solid + `" stroke-width="2"/>`
	case "dash":
		shape = `<path d="M0 6h18" stroke="` + solid + `" stroke-width="2" stroke-dasharray="4 3"/>`
	case "cross":
		shape = `<path d="M4 1.500l10 9M14 1.500l-10 9" stroke="` + solid + `" stroke-width="2"/>`
	case "tick":
		shape = `<path d="M3 6.500l4 4L15 1.5" fill="none" stroke="` + solid + `" stroke-width="2"/>`
	case "hatch":
		shape = `<rect x="1" y="1" width="16" height="10" rx="2" fill="` + soft + `" stroke="` + solid + `"/><path d="M3 10l7-8M8 10l7-8" stroke="` + solid + `"/>`
	default: // "bar"
		shape = `<rect x="3" y="0" width="12" height="12" rx="3" fill="` + solid + `"/>`
	}
	return head + shape + `</svg>`
}

// Marks lists the marks Swatch can draw.
var Marks = []string{"bar", "outline", "dot", "ring", "line", "dash", "cross", "tick", "hatch"}
