// Package serverless is the group of Lambda and the queues before it.
package serverless

import (
	"notelab/app/sim"
	"notelab/app/sim/lambdaconcurrency"
	"notelab/app/sim/lambdainvoke"
	"notelab/app/sim/sqsqueue"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		lambdainvoke.New(),
		lambdaconcurrency.New(),
		sqsqueue.New(),
	}
}
