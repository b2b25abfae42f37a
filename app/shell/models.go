package shell

import (
	"context"
	"errors"

	"notelab/app/browser"
	"notelab/app/sim"
	"notelab/app/sim/wire"
	"notelab/app/ui"
)

// Sim implements ui.Env. The models stand in programs of their own, one for a
// group of simulators, which the loader brings when a page asks for the first.
func (w *world) Sim(name string, then func(sim.Simulator, error)) {
	if s, ok := w.sims[name]; ok {
		then(s, nil)
		return
	}
	background("loading a model", func() {
		call, err := browser.Models(context.Background(), name)
		w.inUI(func() {
			var s sim.Simulator
			if err == nil {
				s, err = wire.Far(name, call)
			}
			switch {
			case errors.Is(err, browser.ErrNone):
				err = ui.ErrNoSimulator
			case err != nil:
				browser.Complain(err.Error())
			default:
				w.sims[name] = s
			}
			then(s, err)
		})
	})
}
