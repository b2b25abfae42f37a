//go:build js && wasm

// Command serverless runs the models of the simulators of the group "serverless".
package main

import (
	"notelab/app/sim/catalogue/serverless"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("serverless", serverless.Models()) }
