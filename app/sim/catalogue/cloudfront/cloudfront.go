// Package cloudfront is the group of Amazon CloudFront.
package cloudfront

import (
	"notelab/app/sim"
	"notelab/app/sim/signedaccess"
)

// Declared lists what the group's simulators declare.
func Declared() []*sim.Info {
	return []*sim.Info{
		signedaccess.Declaration(),
	}
}

// Models lists the simulators, in the same order.
func Models() []sim.Simulator {
	return []sim.Simulator{
		signedaccess.New(),
	}
}
