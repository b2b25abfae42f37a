// Package api is the group of calls: how often they are sent, by whom, and how
// they are signed.
package api

import (
	"notelab/app/sim"
	"notelab/app/sim/backoff"
)

// Declared lists what the group's simulators declare.
func Declared() []*sim.Info {
	return []*sim.Info{
		backoff.Declaration(),
	}
}

// Models lists the simulators, in the same order.
func Models() []sim.Simulator {
	return []sim.Simulator{
		backoff.New(),
	}
}
