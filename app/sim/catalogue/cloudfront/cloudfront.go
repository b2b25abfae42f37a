// Package cloudfront is the group of Amazon CloudFront.
package cloudfront

import (
	"notelab/app/sim"
	"notelab/app/sim/cdncache"
	"notelab/app/sim/edgepath"
	"notelab/app/sim/signedaccess"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		edgepath.New(),
		cdncache.New(),
		signedaccess.New(),
	}
}
