//go:build js && wasm

// Command beanstalk runs the models of the simulators of the group "beanstalk".
package main

import (
	"notelab/app/sim/catalogue/beanstalk"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("beanstalk", beanstalk.Models()) }
