//go:build js && wasm

// Command dynamodb runs the models of the simulators of the group "dynamodb".
package main

import (
	"notelab/app/sim/catalogue/dynamodb"
	"notelab/wasm/sims/serve"
)

func main() { serve.Models("dynamodb", dynamodb.Models()) }
