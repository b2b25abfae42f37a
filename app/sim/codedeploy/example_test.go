package codedeploy_test

import (
	"fmt"

	"notelab/app/i18n"
	"notelab/app/sim/codedeploy"
)

// Of six instances three may be out at a time, and the third failure ends it.
func Example() {
	s := codedeploy.New()
	t := s.Run(s.Info().Defaults().Must("instances", "6", "failing", "2,3,5"))
	for i := range t.Events {
		switch e := &t.Events[i]; e.Kind {
		case "begin", "done", "fail", "halt":
			fmt.Println(e.At, s.Describe(e, i18n.English))
		}
	}
	// Output:
	// 0s Deployment d-102 of v2 begins. The minimum is 3 healthy hosts (half of 6). That leaves a slack of 3, which is how many it deploys to at a time.
	// 1m27s The deployment to instance 1 succeeds and v2 runs there; healthy: 4.
	// 1m27s ValidateService fails on instances 2, 3; the remaining events there are Skipped. Failures have used 2 of the slack of 3.
	// 2m54s The deployment to instance 4 succeeds and v2 runs there; healthy: 4.
	// 4m21s ValidateService fails on instance 5; the remaining events there are Skipped. Failures have used 3 of the slack of 3.
	// 4m21s With 3 failed, the hosts that can be healthy are down to the minimum of 3. None may be taken out while 1 remain, so d-102 is Failed.
}
