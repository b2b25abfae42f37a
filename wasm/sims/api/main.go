//go:build js && wasm

// Command api runs the models of the simulators of the group "api".
package main

import (
	"notelab/app/sim/catalogue/api"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("api", api.Models()) }
