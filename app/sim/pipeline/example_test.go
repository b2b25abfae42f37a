package pipeline_test

import (
	"fmt"

	"notelab/app/i18n"
	"notelab/app/sim/pipeline"
)

func Example() {
	s := pipeline.New()
	v, _ := s.Info().Parse(map[string]string{"preset": "too-late"})
	t := s.Run(v)
	for i := range t.Events {
		if e := &t.Events[i]; e.Kind == "stage-fail" || e.Kind == "retry-refused" || e.Kind == "finish" {
			fmt.Println(e.At, s.Describe(e, i18n.English))
		}
	}
	// Output:
	// 10m0s Stage Test has failed and execution 1 stays there as Failed. A failure releases the lock, so a waiting execution may enter.
	// 14m0s The retry of Test is refused: execution 2 has entered the stage, so the failed execution 1 can no longer be retried.
	// 20m0s Execution 2 has finished the last stage: Succeeded.
}
