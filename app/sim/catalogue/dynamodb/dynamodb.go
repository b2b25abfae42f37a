// Package dynamodb is the group of DynamoDB.
package dynamodb

import (
	"notelab/app/sim"
	"notelab/app/sim/ddbcapacity"
	"notelab/app/sim/ddbquery"
)

// Models lists the group's simulators in the order the lab shows them.
func Models() []sim.Simulator {
	return []sim.Simulator{
		ddbquery.New(),
		ddbcapacity.New(),
	}
}
