//go:build !js

package shell

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// place has no page to put anything into.
func place(string, app.Value) {}
