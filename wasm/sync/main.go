//go:build js && wasm

// Command sync is the program that carries the log between devices. The loader
// brings it when somebody syncs.
package main

import (
	"notelab/app/courier"
	"notelab/app/progress/idb"
)

func main() { courier.Serve(idb.Open) }
