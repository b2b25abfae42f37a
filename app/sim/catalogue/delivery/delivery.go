// Package delivery is the group of what builds and deploys, from pipeline to stack.
package delivery

import (
	"notelab/app/sim"
	"notelab/app/sim/buildspec"
	"notelab/app/sim/cfngraph"
	"notelab/app/sim/codedeploy"
	"notelab/app/sim/pipeline"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		pipeline.New(),
		buildspec.New(),
		codedeploy.New(),
		cfngraph.New(),
	}
}
