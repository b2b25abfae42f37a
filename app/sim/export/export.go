// Package export writes a run for other programs and for people: text for a
// terminal, CSV, JSON, and a picture that stands alone.
//
// It stands apart from package sim because what it writes with is more than the
// programs of the models would carry for anything else.
package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// Text writes a run for a terminal: parameters that differ from the defaults,
// figures, events and documents. The same run gives the same bytes everywhere.
func Text(s sim.Simulator, t *sim.Trace, l i18n.Lang) string {
	var b strings.Builder
	in := s.Info()
	fmt.Fprintf(&b, "%s: %s\n", in.Name, in.Title.In(l))
	if q := t.Values.Query(); q != "" {
		fmt.Fprintf(&b, "%s\n", q)
	}
	b.WriteString("\n")
	width := 0
	for _, f := range t.Figures {
		width = max(width, columns(f.Label.In(l)))
	}
	for _, f := range t.Figures {
		label := f.Label.In(l)
		fmt.Fprintf(&b, "%s%s  %s\n", label, strings.Repeat(" ", width-columns(label)), f.Text.In(l))
	}
	b.WriteString("\n")
	actors := 0
	for _, e := range t.Events {
		actors = max(actors, columns(e.Actor))
	}
	for i := range t.Events {
		e := &t.Events[i]
		at := sim.ShortTime(e.At)
		fmt.Fprintf(&b, "%s%s  %s%s  %s\n", strings.Repeat(" ", max(10-columns(at), 0)), at,
			e.Actor, strings.Repeat(" ", actors-columns(e.Actor)), s.Describe(e, l))
	}
	if t.Bound != "" {
		fmt.Fprintf(&b, "\n%s\n", i18n.T(l, "sim.bound."+i18n.Key(t.Bound)))
	}
	for _, d := range t.Documents {
		fmt.Fprintf(&b, "\n--- %s\n%s\n", d.Title.In(l), d.Body)
	}
	return b.String()
}

// columns is the width of a text in a terminal, where Hangul takes two cells.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}

// CSV writes a run's events as comma-separated values (RFC 4180): time in
// seconds, kind, actor, the sentence, and the fields as "key=value" joined by
// semicolons.
func CSV(s sim.Simulator, t *sim.Trace, l i18n.Lang) string {
	var b strings.Builder
	b.WriteString("seconds,kind,actor,text,fields\r\n")
	for i := range t.Events {
		e := &t.Events[i]
		fields := make([]string, len(e.Fields))
		for j, f := range e.Fields {
			fields[j] = f.Key + "=" + f.Value
		}
		for j, cell := range []string{seconds(e.At), e.Kind, e.Actor, s.Describe(e, l), strings.Join(fields, ";")} {
			if j > 0 {
				b.WriteByte(',')
			}
			if strings.ContainsAny(cell, ",\"\r\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// seconds writes a simulated time exactly, without an exponent.
func seconds(d time.Duration) string {
	s := fmt.Sprintf("%d.%09d", d/time.Second, d%time.Second)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// JSON writes a run as one indented JSON object: the simulator's name, every
// parameter, and the trace. Times are nanoseconds.
func JSON(s sim.Simulator, t *sim.Trace) string {
	params := map[string]string{} // encoding/json sorts the keys
	for _, p := range s.Info().Params {
		params[p.Name] = t.Values.Get(p.Name)
	}
	out, err := json.MarshalIndent(struct {
		Simulator string            `json:"simulator"`
		Params    map[string]string `json:"params"`
		*sim.Trace
	}{s.Info().Name, params, t}, "", "  ")
	if err != nil { // a trace holds strings and finite numbers only
		panic("export.JSON: " + s.Info().Name + ": " + err.Error())
	}
	return string(out) + "\n"
}

// Palette is the light theme: what a picture's CSS variables become when it
// leaves the page. A test compares it with the style sheet.
var Palette = []struct{ Name, Value string }{
	{"paper", "#fbfaf7"}, {"sheet", "#ffffff"}, {"sunk", "#f3f1eb"}, {"line-strong", "#c9c3b4"}, {"line", "#e3dfd5"},
	{"ink-2", "#57534a"}, {"ink-3", "#6b665a"}, {"ink", "#1d1c19"},
	{"accent-soft", "#e8ecfd"}, {"accent-ink", "#ffffff"}, {"accent", "#2f4bd8"},
	{"good-soft", "#e2f4ea"}, {"good", "#0c6b41"}, {"bad-soft", "#fbe7e5"}, {"bad", "#b4281f"},
	{"wait-soft", "#fcefd9"}, {"wait", "#8a5000"}, {"flow-soft", "#ddf1f4"}, {"flow", "#0b6577"},
}

// Standalone turns a stage into a picture that stands outside the page: colours
// instead of the theme's variables, a ground, and the fonts named.
func Standalone(svg string) string {
	for _, p := range Palette {
		svg = strings.ReplaceAll(svg, "var(--"+p.Name+")", p.Value)
	}
	svg = strings.ReplaceAll(svg, "var(--sans)", "sans-serif")
	i := strings.IndexByte(svg, '>')
	return svg[:i] + ` font-family="monospace">` + `<rect width="100%" height="100%" fill="#ffffff"/>` + svg[i+1:] + "\n"
}
