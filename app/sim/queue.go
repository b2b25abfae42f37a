package sim

import (
	"container/heap"
	"time"
)

// Queue orders pending items by time, then by insertion, so that two things
// planned for the same moment happen in the order they were planned.
type Queue[T any] struct {
	items entries[T]
	next  int
}

type entry[T any] struct {
	at   time.Duration
	seq  int
	item T
}

type entries[T any] []entry[T]

func (e entries[T]) Len() int { return len(e) }
func (e entries[T]) Less(i, j int) bool {
	return e[i].at < e[j].at || e[i].at == e[j].at && e[i].seq < e[j].seq
}
func (e entries[T]) Swap(i, j int) { e[i], e[j] = e[j], e[i] }
func (e *entries[T]) Push(x any)   { *e = append(*e, x.(entry[T])) }
func (e *entries[T]) Pop() any {
	old := *e
	last := old[len(old)-1]
	*e = old[:len(old)-1]
	return last
}

// Push plans an item for a time.
func (q *Queue[T]) Push(at time.Duration, item T) {
	heap.Push(&q.items, entry[T]{at, q.next, item})
	q.next++
}

// Pop returns the next item and its time; ok is false when nothing is planned.
func (q *Queue[T]) Pop() (at time.Duration, item T, ok bool) {
	if len(q.items) == 0 {
		return 0, item, false
	}
	e := heap.Pop(&q.items).(entry[T])
	return e.at, e.item, true
}

// Len returns how many items are planned.
func (q *Queue[T]) Len() int { return len(q.items) }
