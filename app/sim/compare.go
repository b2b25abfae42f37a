package sim

import (
	"time"

	"notelab/app/i18n"
)

// Pair reads the parameters of a run and, when compare is not nil, of a second
// run that differs from the first by compare. Faulty parameters stay as they
// were and are reported.
func (in *Info) Pair(params, compare map[string]string) ([]Values, []ParamError) {
	v, errs := in.Parse(params)
	if compare == nil {
		return []Values{v}, errs
	}
	both := map[string]string{}
	for _, m := range []map[string]string{params, compare} {
		for k, s := range m {
			both[k] = s
		}
	}
	w, more := in.Parse(both)
	return []Values{v, w}, append(errs, more...)
}

// RunAll runs every configuration. Two runs share one time axis when the
// simulator declares a "horizon", so that their pictures can be compared.
func RunAll(s Simulator, values []Values) []*Trace {
	traces := make([]*Trace, len(values))
	for i, v := range values {
		traces[i] = s.Run(v)
	}
	if _, ok := s.Info().Param("horizon"); !ok || len(values) < 2 {
		return traces
	}
	end := FormatDuration(EndOf(traces))
	for i, v := range values {
		if w, err := v.With("horizon", end); err == nil {
			traces[i] = s.Run(w)
		}
	}
	return traces
}

// EndOf returns the length of the longest run.
func EndOf(traces []*Trace) time.Duration {
	end := time.Duration(0)
	for _, t := range traces {
		end = max(end, t.End)
	}
	return end
}

// Still is the moment a still picture of the runs shows best.
func Still(traces []*Trace) time.Duration {
	if t := traces[0].Telling; t > 0 && len(traces) == 1 {
		return t
	}
	return EndOf(traces)
}

// Differing returns the parameters in which two configurations differ.
func Differing(a, b Values) []*Param {
	var out []*Param
	for i := range a.info.Params {
		if d := &a.info.Params[i]; a.Get(d.Name) != b.Get(d.Name) {
			out = append(out, d)
		}
	}
	return out
}

// Caption tells configuration i from its neighbour by what differs, at most two
// parameters: "B · policy full jitter".
func Caption(values []Values, i int, l i18n.Lang) string {
	s := string(rune('A' + i))
	for n, d := range Differing(values[0], values[len(values)-1]) {
		if n == 2 {
			return s + " · …"
		}
		s += " · " + d.Label.In(l) + " " + d.Show(values[i].Get(d.Name), l)
	}
	return s
}

// Show writes a canonical value of the parameter for people.
func (p *Param) Show(value string, l i18n.Lang) string {
	switch p.Kind {
	case Choice:
		for _, o := range p.Options {
			if o.Name == value {
				return o.Label.In(l)
			}
		}
	case Flag:
		if value == "true" {
			return i18n.T(l, "sim.on")
		}
		return i18n.T(l, "sim.off")
	case Number:
		if u := p.Unit.Only(l); u != "" {
			return value + " " + u
		}
	}
	return value
}

// Matters reports whether the parameter should be shown under the given
// values. The shared time axis is set by the frame, never by hand.
func (p *Param) Matters(v Values) bool {
	return p.Name != "horizon" && (p.When == nil || p.When(v))
}
