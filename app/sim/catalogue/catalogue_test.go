package catalogue

import (
	"os"
	"testing"
)

func TestEveryDeclarationHasItsModel(t *testing.T) {
	all, infos := All(), Declared()
	if len(infos) != len(all) {
		t.Fatalf("%d models, %d declarations", len(all), len(infos))
	}
	seen := map[string]bool{}
	for i, s := range all {
		if s.Info() != infos[i] {
			t.Errorf("place %d: model %s, declaration %s", i, s.Info().Name, infos[i].Name)
		}
		if name := infos[i].Name; seen[name] {
			t.Errorf("two simulators are called %s", name)
		}
		seen[infos[i].Name] = true
	}
}

func TestEveryGroupHasItsProgram(t *testing.T) {
	if len(declared()) != len(Groups()) {
		t.Fatalf("%d names for %d groups", len(Groups()), len(declared()))
	}
	for i, name := range Groups() {
		if _, err := os.Stat("../../../wasm/sims/" + name + "/main.go"); err != nil {
			t.Errorf("group %s: %v", name, err)
		}
		for _, in := range declared()[i] {
			if got := GroupOf(in.Name); got != name {
				t.Errorf("%s is of group %s; want %s", in.Name, got, name)
			}
		}
	}
}
