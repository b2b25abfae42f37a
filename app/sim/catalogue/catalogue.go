// Package catalogue lists every simulator, and which program its model runs in.
//
// Adding a simulator means one package and its entry in a group, which is a
// package below this one: the declaration in one list and the model in the next.
// The lists are functions, so that a program carries what it asks for. The app
// and the builder know what all simulators declare and have no model; each
// program under wasm/sims has the models of one group, those of a part of the
// course, which are read on neighbouring pages; the command has them all.
package catalogue

import (
	"notelab/app/sim"
	"notelab/app/sim/catalogue/api"
	"notelab/app/sim/catalogue/cloudfront"
	"notelab/app/sim/catalogue/containers"
)

// Groups lists the groups in the order the lab shows them. The program
// wasm/sims/NAME runs the models of the group of that name.
func Groups() []string { return []string{"api", "cloudfront", "containers"} }

// declared lists the declarations of each group.
func declared() [][]*sim.Info {
	return [][]*sim.Info{api.Declared(), cloudfront.Declared(), containers.Declared()}
}

// All returns every simulator with its model, in the order of Declared.
func All() []sim.Simulator {
	return join(api.Models(), cloudfront.Models(), containers.Models())
}

func join[T any](lists ...[]T) []T {
	var all []T
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// Declared lists the declarations in the order the lab shows them.
func Declared() []*sim.Info { return join(declared()...) }

// Lookup returns the declaration of that name.
func Lookup(name string) (*sim.Info, bool) {
	in, _ := find(name)
	return in, in != nil
}

// GroupOf returns the name of the group of that simulator, or "".
func GroupOf(name string) string {
	_, group := find(name)
	return group
}

func find(name string) (*sim.Info, string) {
	for i, infos := range declared() {
		for _, in := range infos {
			if in.Name == name {
				return in, Groups()[i]
			}
		}
	}
	return nil, ""
}

// Names returns the names of all simulators in the lab's order.
func Names() []string {
	var names []string
	for _, in := range Declared() {
		names = append(names, in.Name)
	}
	return names
}

// Model returns the simulator of that name with its model.
func Model(name string) (sim.Simulator, bool) {
	for _, s := range All() {
		if s.Info().Name == name {
			return s, true
		}
	}
	return nil, false
}
