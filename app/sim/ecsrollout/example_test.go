package ecsrollout_test

import (
	"fmt"

	"notelab/app/i18n"
	"notelab/app/sim/ecsrollout"
)

// Of four tasks at 50/100 two stop before two start, twice.
func Example() {
	s := ecsrollout.New()
	t := s.Run(s.Info().Defaults().Must("min", "50", "max", "100"))
	for i := range t.Events {
		switch e := &t.Events[i]; e.Kind {
		case "start", "stop", "complete":
			fmt.Println(e.At, s.Describe(e, i18n.English))
		}
	}
	// Output:
	// 0s 2 old tasks are stopped, which leaves 2 healthy; the lower bound is 2.
	// 30s 2 new tasks start, which makes 4 in all. That is the upper bound, so no more can start.
	// 1m30s 2 old tasks are stopped, which leaves 2 healthy; the lower bound is 2.
	// 2m0s 2 new tasks start, which makes 4 in all. This version now has as many as desired.
	// 3m0s The deployment completes after 3 min; healthy new tasks: 4.
}
