// Package beanstalk is the group of Elastic Beanstalk.
package beanstalk

import (
	"notelab/app/sim"
	"notelab/app/sim/ebdeploy"
	"notelab/app/sim/ebmigration"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		ebdeploy.New(),
		ebmigration.New(),
	}
}
