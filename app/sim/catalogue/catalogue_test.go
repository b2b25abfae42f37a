package catalogue

import (
	"encoding/json"
	"os"
	"testing"

	"notelab/app/sim"
)

func TestEveryGroupHasItsProgramAndEverySimulatorItsName(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range Groups() {
		if _, err := os.Stat("../../../wasm/sims/" + g.Name + "/main.go"); err != nil {
			t.Errorf("group %s: %v", g.Name, err)
		}
		if g.Title.Ko == "" || g.Title.En == "" {
			t.Errorf("group %s has no title", g.Name)
		}
		for _, s := range g.Sims {
			name := s.Info().Name
			if seen[name] {
				t.Errorf("two simulators are called %s", name)
			}
			seen[name] = true
			if m, ok := Model(name); !ok || m.Info() != s.Info() {
				t.Errorf("Model(%s) is another", name)
			}
		}
	}
	if len(seen) < 3 || len(seen) != len(Declared()) {
		t.Errorf("%d simulators, %d declarations", len(seen), len(Declared()))
	}
}

// The builder in the browser knows simulators by what they declare, as JSON.
func TestDeclarationsAreData(t *testing.T) {
	data, err := json.Marshal(Declared())
	if err != nil {
		t.Fatal(err)
	}
	var back sim.Infos
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	for i, in := range Declared() {
		for j := range in.Presets {
			given := map[string]string{"preset": in.Presets[j].Name}
			v, _ := in.Parse(given)
			w, errs := back[i].Parse(given)
			if len(errs) > 0 || v.Query() != w.Query() {
				t.Errorf("%s: preset %s is %q from data, %v; want %q", in.Name, given, w.Query(), errs, v.Query())
			}
		}
	}
}
