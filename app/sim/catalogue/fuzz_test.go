package catalogue

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"notelab/app/hostile"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// quiet reads a picture as XML and returns what could run in it.
func quiet(svg string) string {
	if strings.Count(svg, "<svg") != 1 {
		return "not one picture"
	}
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			return ""
		}
		if err != nil {
			return err.Error()
		}
		if e, ok := tok.(xml.StartElement); ok {
			switch e.Name.Local {
			case "svg", "g", "rect", "line", "path", "circle", "ellipse", "text", "tspan", "title", "defs", "clipPath", "polyline", "polygon", "pattern", "linearGradient", "stop", "marker", "use":
			default:
				return "<" + e.Name.Local + ">"
			}
			for _, a := range e.Attr {
				if name := strings.ToLower(a.Name.Local); strings.HasPrefix(name, "on") || name == "style" || name == "href" && !strings.HasPrefix(a.Value, "#") {
					return name + "=" + a.Value
				}
			}
		}
	}
}

// FuzzParameters writes any text into any parameter of any simulator: the values
// are refused, or the run is bounded and its picture is quiet. It reaches every
// parser of the models: templates, buildspecs, policies, expressions, requests.
func FuzzParameters(f *testing.F) {
	var all []sim.Simulator
	for _, g := range Groups() {
		all = append(all, g.Sims...)
	}
	evil := hostile.Texts()
	n := 0
	for i, s := range all {
		for j, p := range s.Info().Params {
			f.Add(uint8(i), uint8(j), p.Default)
			f.Add(uint8(i), uint8(j), evil[n%len(evil)])
			f.Add(uint8(i), uint8(j), evil[(n+7)%len(evil)]+"\n"+p.Default)
			n++
		}
	}
	f.Fuzz(func(t *testing.T, i, j uint8, text string) {
		if len(text) > 1<<15 {
			return
		}
		s := all[int(i)%len(all)]
		in := s.Info()
		if len(in.Params) == 0 {
			return
		}
		p := in.Params[int(j)%len(in.Params)]
		began := time.Now()
		v, errs := in.Parse(map[string]string{p.Name: text})
		for _, e := range errs {
			if e.In(i18n.Korean) == "" || e.In(i18n.English) == "" {
				t.Errorf("%s --%s %q is refused without a word", in.Name, p.Name, text)
			}
		}
		back := sim.ParseQuery(v.Query())
		if w, more := in.Parse(back); len(more) > 0 || w.Query() != v.Query() {
			t.Errorf("%s --%s %q: %s comes back as %s, %v", in.Name, p.Name, text, v.Query(), w.Query(), more)
		}
		tr := s.Run(v)
		if len(tr.Events) > 30_000 {
			t.Errorf("%s --%s %q: %d events", in.Name, p.Name, text, len(tr.Events))
		}
		for _, width := range []int{340, 760} {
			svg := s.Stage(tr, tr.End, width, i18n.Korean)
			if why := quiet(svg); why != "" || len(svg) > 400_000 {
				t.Errorf("%s --%s %q: a picture of %d bytes, %s", in.Name, p.Name, text, len(svg), why)
			}
		}
		if d := time.Since(began); d > 10*time.Second {
			t.Errorf("%s --%s: %d bytes take %v", in.Name, p.Name, len(text), d)
		}
	})
}
