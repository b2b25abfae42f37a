// Package monitoring is the group of watching a system.
package monitoring

import (
	"notelab/app/sim"
	"notelab/app/sim/cwalarm"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		cwalarm.New(),
	}
}
