package simtest

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// Texts gives items for the parameters that hold free text or a list without
// options, by the parameter's name. A parameter that is not here keeps its
// default.
type Texts map[string]func(*rand.Rand) string

// Random draws any valid configuration, with the ends of every range and its
// default more often than chance would give them.
func Random(r *rand.Rand, in *sim.Info, texts Texts) sim.Values {
	given := map[string]string{}
	for i := range in.Params {
		p := &in.Params[i]
		if f, ok := texts[p.Name]; ok {
			if r.IntN(4) > 0 {
				given[p.Name] = f(r)
			}
			continue
		}
		pick := r.IntN(8)
		if pick == 0 {
			continue // the default
		}
		switch p.Kind {
		case sim.Choice:
			given[p.Name] = p.Options[r.IntN(len(p.Options))].Name
		case sim.Flag:
			given[p.Name] = strconv.FormatBool(r.IntN(2) == 0)
		case sim.List:
			if len(p.Options) == 0 {
				continue
			}
			var items []string
			for range r.IntN(p.MaxLen + 1) {
				items = append(items, p.Options[r.IntN(len(p.Options))].Name)
			}
			given[p.Name] = strings.Join(items, ",")
		case sim.Number, sim.Duration:
			u := r.Float64()
			switch {
			case pick == 1:
				u = 0
			case pick == 2:
				u = 1
			case pick < 6:
				u = u * u * u // small values are the usual ones
			}
			given[p.Name] = within(p, p.Min+u*(p.Max-p.Min))
		}
	}
	v, errs := in.Parse(given)
	for _, e := range errs {
		panic("simtest.Random: " + in.Name + ": " + e.Error())
	}
	return v
}

// within writes a number between a parameter's bounds the way it is given.
func within(p *sim.Param, x float64) string {
	if p.Kind == sim.Duration {
		return sim.FormatDuration(time.Duration(math.Round(x)) * time.Millisecond)
	}
	if p.Step > 0 {
		x = math.Round(x/p.Step) * p.Step
	}
	return strconv.FormatFloat(min(max(x, p.Min), p.Max), 'f', -1, 64)
}

// Ends returns configurations with one parameter at an end of its range, or at
// each of its options, and the others at their defaults.
func Ends(in *sim.Info) []sim.Values {
	out := []sim.Values{in.Defaults()}
	add := func(name, value string) {
		if v, err := in.Defaults().With(name, value); err == nil {
			out = append(out, v)
		}
	}
	for i := range in.Params {
		p := &in.Params[i]
		switch p.Kind {
		case sim.Number, sim.Duration:
			add(p.Name, within(p, p.Min))
			add(p.Name, within(p, p.Max))
		case sim.Flag:
			add(p.Name, "true")
			add(p.Name, "false")
		case sim.Choice:
			for _, o := range p.Options {
				add(p.Name, o.Name)
			}
		case sim.List, sim.String:
			add(p.Name, "")
		}
	}
	return out
}
