package progress

import "sort"

// Sort puts events into the order of the log: by time, then by id. A log that is
// in order, as most are, costs one look at each event.
func Sort(events []Event) {
	less := func(i, j int) bool {
		a, b := &events[i], &events[j]
		return a.At < b.At || a.At == b.At && a.ID < b.ID
	}
	if !sort.SliceIsSorted(events, less) {
		sort.SliceStable(events, less)
	}
}

// Merge returns the union of logs by event id, in the order of the log. Where
// one id stands for two different events, the earlier log's event stays. The
// inputs are not changed; merging a log with itself gives the log.
func Merge(logs ...[]Event) []Event {
	n := 0
	for _, l := range logs {
		n += len(l)
	}
	out := make([]Event, 0, n)
	seen := make(map[string]bool, n)
	for _, l := range logs {
		for _, e := range l {
			if !seen[e.ID] {
				seen[e.ID] = true
				out = append(out, e)
			}
		}
	}
	Sort(out)
	return out
}
