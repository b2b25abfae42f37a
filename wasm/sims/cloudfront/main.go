//go:build js && wasm

// Command cloudfront runs the models of the simulators of the group "cloudfront".
package main

import (
	"notelab/app/sim/catalogue/cloudfront"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("cloudfront", cloudfront.Models()) }
