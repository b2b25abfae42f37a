// Package declared lists what every simulator declares, without its model. The
// builder in the browser checks blocks with it: the models, which the app
// carries already, stay out of its binary. A test of package catalogue keeps
// the two lists alike.
package declared

import (
	"notelab/app/sim"
	"notelab/app/sim/backoff"
	"notelab/app/sim/ecsnetwork"
	"notelab/app/sim/signedaccess"
)

// All lists the declarations in the order the lab shows them.
func All() []*sim.Info {
	return []*sim.Info{
		backoff.Declaration(),
		ecsnetwork.Declaration(),
		signedaccess.Declaration(),
	}
}

// Lookup returns the declaration of that name.
func Lookup(name string) (*sim.Info, bool) {
	for _, in := range All() {
		if in.Name == name {
			return in, true
		}
	}
	return nil, false
}

// Names returns the names of all simulators in the lab's order.
func Names() []string {
	all := All()
	names := make([]string, len(all))
	for i, in := range all {
		names[i] = in.Name
	}
	return names
}
