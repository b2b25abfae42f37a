package sim

import (
	"sort"
	"strconv"
	"strings"
	"time"
)

// Values are the parameters of one run: complete, valid and in canonical form.
// They are made by Info.Parse and Info.Defaults. The zero Values is unusable.
type Values struct {
	info *Info
	set  map[string]string // every parameter of info
}

// Defaults returns every parameter at its default.
func (in *Info) Defaults() Values {
	set := make(map[string]string, len(in.Params))
	for _, p := range in.Params {
		set[p.Name] = p.Default
	}
	return Values{in, set}
}

// Parse reads parameters given as text, starting from the defaults, or from a
// preset when one is named under "preset". It returns the values with every
// faulty parameter left as it was, and one error for each fault.
func (in *Info) Parse(given map[string]string) (Values, []ParamError) {
	v := in.Defaults()
	var errs []ParamError
	names := make([]string, 0, len(given))
	for name := range given {
		names = append(names, name)
	}
	sort.Strings(names)
	if name, ok := given["preset"]; ok && name != "" {
		if p, ok := in.Preset(name); ok {
			for k, s := range p.Values {
				v.set[k] = s
			}
		} else {
			known := make([]string, len(in.Presets))
			for i := range in.Presets {
				known[i] = in.Presets[i].Name
			}
			list := strings.Join(known, ", ")
			errs = append(errs, ParamError{"preset", name, text(list+" 가운데 하나를 쓰세요", "want one of "+list), Nearest(name, known)})
		}
	}
	for _, name := range names {
		if name == "preset" {
			continue
		}
		p, ok := in.Param(name)
		if !ok {
			known := make([]string, len(in.Params))
			for i := range in.Params {
				known[i] = in.Params[i].Name
			}
			errs = append(errs, ParamError{name, given[name], text(in.Name+"에 없는 매개변수입니다", "is no parameter of "+in.Name), Nearest(name, known)})
			continue
		}
		s, err := p.canonical(given[name])
		if err != nil {
			errs = append(errs, *err)
			continue
		}
		v.set[name] = s
	}
	return v, errs
}

// With returns the values with one parameter changed; the error says what was
// expected, and the values are then unchanged.
func (v Values) With(name, value string) (Values, *ParamError) {
	p, ok := v.info.Param(name)
	if !ok {
		panic("sim.Values.With: " + v.info.Name + " has no parameter " + name)
	}
	s, err := p.canonical(value)
	if err != nil {
		return v, err
	}
	set := make(map[string]string, len(v.set))
	for k, old := range v.set {
		set[k] = old
	}
	set[name] = s
	return Values{v.info, set}, nil
}

// Must is With for values the caller knows to be valid; it panics otherwise.
func (v Values) Must(pairs ...string) Values {
	for i := 0; i+1 < len(pairs); i += 2 {
		w, err := v.With(pairs[i], pairs[i+1])
		if err != nil {
			panic("sim.Values.Must: " + err.Error())
		}
		v = w
	}
	return v
}

// Get returns a parameter in canonical form. It panics on a name that is not
// declared, as do the typed getters.
func (v Values) Get(name string) string {
	s, ok := v.set[name]
	if !ok {
		panic("sim.Values.Get: " + v.info.Name + " has no parameter " + name)
	}
	return s
}

// Int returns a whole Number.
func (v Values) Int(name string) int { return int(v.Float(name)) }

// Float returns a Number.
func (v Values) Float(name string) float64 {
	f, _ := strconv.ParseFloat(v.Get(name), 64)
	return f
}

// Duration returns a Duration.
func (v Values) Duration(name string) time.Duration {
	d, _ := time.ParseDuration(v.Get(name))
	return d
}

// Flag returns a Flag.
func (v Values) Flag(name string) bool { return v.Get(name) == "true" }

// List returns the items of a List, nil when it is empty.
func (v Values) List(name string) []string {
	s := v.Get(name)
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// Changed returns the parameters that differ from their defaults.
func (v Values) Changed() map[string]string {
	out := map[string]string{}
	for _, p := range v.info.Params {
		if s := v.set[p.Name]; s != p.Default {
			out[p.Name] = s
		}
	}
	return out
}

// Query returns the changed parameters as a URL query without the question
// mark, in declared order: the address that reproduces the run.
func (v Values) Query() string {
	var parts []string
	for _, p := range v.info.Params {
		if s := v.set[p.Name]; s != p.Default {
			parts = append(parts, escape(p.Name)+"="+escape(s))
		}
	}
	return strings.Join(parts, "&")
}

// Info returns the declaration the values belong to.
func (v Values) Info() *Info { return v.info }
