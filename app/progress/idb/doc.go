//go:build !js

// Package idb keeps the log of progress in the browser's IndexedDB. It exists in
// the browser only; its tests run there, started by a native one.
package idb
