// Package catalogue lists every simulator. Adding one means one package, one
// line here and one in package declared.
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
