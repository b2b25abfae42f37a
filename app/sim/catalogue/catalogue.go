// Package catalogue lists every simulator. Adding one means one package and one
// line here.
package catalogue

import (
	"notelab/app/sim"
	"notelab/app/sim/backoff"
	"notelab/app/sim/ecsnetwork"
	"notelab/app/sim/signedaccess"
)

// All lists the simulators in the order the lab shows them.
var All = []sim.Simulator{
	backoff.New(),
	ecsnetwork.New(),
	signedaccess.New(),
}

// Lookup returns the simulator of that name.
func Lookup(name string) (sim.Simulator, bool) {
	for _, s := range All {
		if s.Info().Name == name {
			return s, true
		}
	}
	return nil, false
}

// Names returns the names of all simulators in the lab's order.
func Names() []string {
	names := make([]string, len(All))
	for i, s := range All {
		names[i] = s.Info().Name
	}
	return names
}
