package sim

import "math/rand/v2"

// NewRand returns the one generator a run draws from. Equal seeds give equal
// runs on every platform. Pass it down; never make a second one.
func NewRand(seed uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, 0x6e6f74656c6162)) // "notelab": keeps small seeds apart
}
