package cfngraph

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// filled fills both languages of a text.
func filled(t i18n.Text, value func(name string) string) i18n.Text {
	return i18n.Of(sim.FillNames(t.Ko, value), sim.FillNames(t.En, value))
}

// pairs makes a lookup out of names and values in turn.
func pairs(of ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(of); i += 2 {
			if of[i] == name {
				return of[i+1]
			}
		}
		return ""
	}
}
