//go:build js && wasm

// Command monitoring runs the models of the simulators of the group "monitoring".
package main

import (
	"notelab/app/sim/catalogue/monitoring"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("monitoring", monitoring.Models()) }
