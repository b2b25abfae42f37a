package backoff_test

import (
	"fmt"

	"notelab/app/i18n"
	"notelab/app/sim/backoff"
)

// A client in standard mode retries the 503 and the throttling 400, and gives
// up at once on the request that is malformed.
func Example() {
	s := backoff.New()
	v := s.Info().Defaults().Must("mode", "client", "policy", "standard", "answers", "503,400-throttling,400-validation", "max-attempts", "5", "seed", "3")
	t := s.Run(v)
	for i := range t.Events {
		fmt.Println(t.Events[i].At, s.Describe(&t.Events[i], i18n.English))
	}
	// Output:
	// 0s Attempt 1 is sent.
	// 20ms Attempt 1 is answered 503 ServiceUnavailable: it is transient, so the same request may succeed. It is resent after 21.4 ms, drawn from 0 to 50 ms. 486 tokens are left.
	// 41.395ms Attempt 2 is sent.
	// 61.395ms Attempt 2 is answered 400 ThrottlingException: it is throttling, which passes with time whatever the status. It is resent after 447.3 ms, drawn from 0 to 2 s. 481 tokens are left.
	// 508.693ms Attempt 3 is sent.
	// 528.693ms Attempt 3 is answered 400 ValidationException: the same request would fail again. The client gives up. 481 tokens are left.
}
