//go:build js && wasm

// Command containers runs the models of the simulators of the group "containers".
package main

import (
	"notelab/app/sim/catalogue/containers"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("containers", containers.Models()) }
