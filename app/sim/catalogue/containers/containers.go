// Package containers is the group of Amazon ECS.
package containers

import (
	"notelab/app/sim"
	"notelab/app/sim/ecsnetwork"
)

// Declared lists what the group's simulators declare.
func Declared() []*sim.Info {
	return []*sim.Info{
		ecsnetwork.Declaration(),
	}
}

// Models lists the simulators, in the same order.
func Models() []sim.Simulator {
	return []sim.Simulator{
		ecsnetwork.New(),
	}
}
