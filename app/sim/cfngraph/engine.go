package cfngraph

import "time"

// status is the status of a resource or of a stack.
type status int

const (
	none status = iota
	createInProgress
	createComplete
	createFailed
	updateInProgress
	updateComplete
	updateFailed
	deleteInProgress
	deleteComplete
	deleteFailed
	deleteSkipped // of resources only

	// Of stacks only.
	rollbackInProgress
	rollbackComplete
	rollbackFailed
	updateCleanup
	updateRollbackInProgress
	updateRollbackCleanup
	updateRollbackComplete
	updateRollbackFailed
)

var statusNames = [...]string{
	"", "CREATE_IN_PROGRESS", "CREATE_COMPLETE", "CREATE_FAILED",
	"UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_FAILED",
	"DELETE_IN_PROGRESS", "DELETE_COMPLETE", "DELETE_FAILED", "DELETE_SKIPPED",
	"ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED",
	"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS",
	"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED",
}

func (s status) String() string { return statusNames[s] }

// never is a moment that does not come.
const never = time.Duration(1) << 60

// mark is a resource's or a stack's status from a moment on.
type mark struct {
	at time.Duration
	is status
	// until is when the work ends that the status names; 0 for one at rest.
	until time.Duration
	// other says that the work concerns a piece that is not the resource, or not
	// any more, and piece which one it concerns.
	other bool
	piece int
}

// piece is one physical resource.
type piece struct {
	born, gone time.Duration // gone is never for one that stays
	out        time.Duration // when the stack let go of it, or never
	saved      bool          // a snapshot was taken of it
	done       bool          // its creation was completed
}

// life is what became of a unit: its statuses and its physical resources.
type life struct {
	marks  []mark
	pieces []piece
	now    int // the piece that is the resource, -1 for none
	past   int // the piece that it replaced and that awaits its end, -1 for none
}

// job is one thing to do with a unit in a phase.
type job struct {
	begin, done, failed status
	took                time.Duration
	fails               string // the reason why it will fail, or ""
	note                string // told with its start
	piece               int    // the physical resource it concerns
	other               bool   // which is not the resource, or not any more
	// What its start, its success and its own failure change; each may be nil.
	start, settle, abort func(now time.Duration)
}

// how a unit stands within a phase
const (
	waiting = iota
	running
	finished
	broken
)

// phase carries out jobs, at most one a unit, each as soon as the units it needs
// are finished; units without a job are finished at once then. With halt the
// first failure cancels what is running and lets nothing new start; otherwise
// only the paths behind a failure stand still. It returns the units whose jobs
// failed by themselves and those that were cancelled.
func (r *run) phase(jobs []*job, needs [][]int, halt bool) (failed, cancelled []int) {
	state := make([]int, len(jobs))
	ends := make([]time.Duration, len(jobs))
	last := map[int]bool{} // finished at this very moment
	for {
		for again := true; again; {
			again = false
		next:
			for i, j := range jobs {
				if state[i] != waiting {
					continue
				}
				for _, n := range needs[i] {
					if state[n] != finished {
						continue next
					}
				}
				if j == nil {
					state[i], again = finished, true
					continue
				}
				state[i] = running
				if j.start != nil {
					j.start(r.now)
				}
				ends[i] = r.now + j.took
				r.begin(i, j, needs[i], last)
				if j.took == 0 {
					state[i], last[i], again = finished, true, true
					r.finish(i, j)
				}
			}
		}
		soon := never
		for i := range jobs {
			if state[i] == running {
				soon = min(soon, ends[i])
			}
		}
		if soon == never {
			return failed, cancelled
		}
		r.now = soon
		last = map[int]bool{}
		broke := false
		for _, good := range []bool{true, false} {
			for i, j := range jobs {
				if state[i] != running || ends[i] != soon || (j.fails == "") != good {
					continue
				}
				if good {
					state[i], last[i] = finished, true
					r.finish(i, j)
					continue
				}
				state[i], broke = broken, true
				failed = append(failed, i)
				if j.abort != nil {
					j.abort(r.now)
				}
				r.fail(i, j)
			}
		}
		if broke && halt {
			for i, j := range jobs {
				if state[i] == running {
					cancelled = append(cancelled, i)
					r.cancel(i, j)
				}
			}
			return failed, cancelled
		}
	}
}
