package catalogue

import (
	"testing"

	"notelab/app/sim/declared"
)

func TestTheCatalogueAndTheDeclarationsAreAlike(t *testing.T) {
	infos := declared.All()
	if len(infos) != len(All) {
		t.Fatalf("%d simulators, %d declarations", len(All), len(infos))
	}
	for i, s := range All {
		if s.Info() != infos[i] {
			t.Errorf("place %d: simulator %s, declaration %s", i, s.Info().Name, infos[i].Name)
		}
	}
}
