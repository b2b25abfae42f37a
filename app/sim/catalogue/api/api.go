// Package api is the group of calls: how often they are sent, by whom, how they
// are signed, and whether they are allowed.
package api

import (
	"notelab/app/sim"
	"notelab/app/sim/backoff"
	"notelab/app/sim/credchain"
	"notelab/app/sim/iameval"
	"notelab/app/sim/sigv4"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		backoff.New(),
		credchain.New(),
		sigv4.New(),
		iameval.New(),
	}
}
