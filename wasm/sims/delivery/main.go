//go:build js && wasm

// Command delivery runs the models of the simulators of the group "delivery".
package main

import (
	"notelab/app/sim/catalogue/delivery"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("delivery", delivery.Models()) }
