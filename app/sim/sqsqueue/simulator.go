package sqsqueue

import (
	"notelab/app/sim"
)

type simulator struct{}

var _ sim.Simulator = simulator{}

// New returns the simulator.
func New() sim.Simulator { return simulator{} }

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return &info }

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace { return run(v) }
