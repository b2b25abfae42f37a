package progress_test

import (
	"testing"

	"notelab/app/progress"
	"notelab/app/progress/storetest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Opener {
		log := progress.NewLog()
		return func() (progress.Store, error) { return log.Open(), nil }
	})
}
