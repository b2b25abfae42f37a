// Package containers is the group of Amazon ECS.
package containers

import (
	"notelab/app/sim"
	"notelab/app/sim/autoscaling"
	"notelab/app/sim/ecsnetwork"
	"notelab/app/sim/ecsrollout"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		ecsnetwork.New(),
		autoscaling.New(),
		ecsrollout.New(),
	}
}
