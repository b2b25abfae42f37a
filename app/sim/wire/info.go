package wire

import (
	"slices"

	"notelab/app/i18n"
	"notelab/app/sim"
)

func (w *writer) params(params []sim.Param) {
	w.int(int64(len(params)))
	for i := range params {
		p := &params[i]
		w.str(p.Name)
		w.str(string(p.Kind))
		w.text(p.Label)
		w.text(p.Help)
		w.text(p.Unit)
		w.str(p.Default)
		w.float(p.Min)
		w.float(p.Max)
		w.float(p.Step)
		w.int(int64(len(p.Options)))
		for _, o := range p.Options {
			w.str(o.Name)
			w.text(o.Label)
		}
		w.int(int64(p.MaxLen))
		w.flag(p.Ordered)
		w.flag(p.Check != nil)
		w.flag(p.When != nil)
		w.text(p.Group)
	}
}

// info writes a declaration; of a function, whether there is one.
func (w *writer) info(in *sim.Info) {
	w.str(in.Name)
	w.text(in.Title)
	w.text(in.Summary)
	w.params(in.Params)
	w.int(int64(len(in.Presets)))
	for _, p := range in.Presets {
		w.str(p.Name)
		w.text(p.Label)
		names := make([]string, 0, len(p.Values))
		for name := range p.Values {
			names = append(names, name)
		}
		slices.Sort(names)
		w.int(int64(len(names)))
		for _, name := range names {
			w.str(name)
			w.str(p.Values[name])
		}
	}
	w.int(int64(len(in.Predictions)))
	for _, p := range in.Predictions {
		w.str(p.Name)
		w.text(p.Prompt)
		w.text(p.Unit)
		w.float(p.Tolerance)
	}
	w.int(int64(len(in.Asks)))
	for _, a := range in.Asks {
		w.str(a.Name)
		w.text(a.Title)
	}
	w.int(int64(len(in.Legend)))
	for _, l := range in.Legend {
		w.str(l.Mark)
		w.str(string(l.Tone))
		w.text(l.Label)
	}
	w.int(int64(len(in.Sources)))
	for _, s := range in.Sources {
		w.str(s.Title)
		w.str(s.URL)
		w.str(s.Checked)
	}
}

// param reads a parameter; its functions are there when the model has them, and
// answer nothing until Far replaces them.
func (r *reader) param() sim.Param {
	p := sim.Param{
		Name: r.str(), Kind: sim.Kind(r.str()), Label: r.text(), Help: r.text(), Unit: r.text(), Default: r.str(),
		Min: r.float(), Max: r.float(), Step: r.float(),
		Options: list(r, func() sim.Option { return sim.Option{Name: r.str(), Label: r.text()} }),
		MaxLen:  int(r.int()),
		Ordered: r.flag(),
	}
	if r.flag() {
		p.Check = func(string) i18n.Text { return i18n.Text{} }
	}
	if r.flag() {
		p.When = func(sim.Values) bool { return true }
	}
	p.Group = r.text()
	return p
}

func (r *reader) info() *sim.Info {
	return &sim.Info{
		Name: r.str(), Title: r.text(), Summary: r.text(), Params: list(r, r.param),
		Presets: list(r, func() sim.Preset {
			p := sim.Preset{Name: r.str(), Label: r.text()}
			for range r.count() {
				if p.Values == nil {
					p.Values = map[string]string{}
				}
				name := r.str()
				p.Values[name] = r.str()
			}
			return p
		}),
		Predictions: list(r, func() sim.Prediction {
			return sim.Prediction{Name: r.str(), Prompt: r.text(), Unit: r.text(), Tolerance: r.float()}
		}),
		Asks: list(r, func() sim.Ask { return sim.Ask{Name: r.str(), Title: r.text()} }),
		Legend: list(r, func() sim.LegendItem {
			return sim.LegendItem{Mark: r.str(), Tone: sim.Tone(r.str()), Label: r.text()}
		}),
		Sources: list(r, func() sim.Source { return sim.Source{Title: r.str(), URL: r.str(), Checked: r.str()} }),
	}
}
