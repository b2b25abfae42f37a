//go:build js && wasm

// Command app is the program that brings the islands of a static page to life.
package main

import (
	"notelab/app/progress/idb"
	"notelab/app/shell"
)

func main() {
	shell.Run(idb.Open, idb.OpenSpare)
}
