package shell

import (
	"context"
	"fmt"

	"notelab/app/browser"
	"notelab/app/sim"
	"notelab/app/sim/catalogue"
	"notelab/app/sim/wire"
)

// Sim implements ui.Env. The models stand in programs of their own, one for a
// group of simulators, which the loader brings when a page asks for the first.
func (w *world) Sim(name string, then func(sim.Simulator, error)) {
	in, ok := catalogue.Lookup(name)
	if !ok {
		then(nil, fmt.Errorf("looking up simulator %q: there is none of that name", name))
		return
	}
	group := catalogue.GroupOf(name)
	if call, ok := w.models[group]; ok {
		then(wire.Far(in, call), nil)
		return
	}
	background("loading models", func() {
		call, err := browser.Models(context.Background(), group)
		w.inUI(func() {
			if err != nil {
				browser.Complain(err.Error())
				then(nil, err)
				return
			}
			w.models[group] = call
			then(wire.Far(in, call), nil)
		})
	})
}
