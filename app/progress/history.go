package progress

import "sort"

// entry is what a history holds: it has a place in the order of all events and
// can be written into a checkpoint and read from it.
type entry[T any] interface {
	stamp() Stamp
	pack(*packer)
	unpack(*unpacker, Stamp) T
}

// history are the entries about one thing in (At, ID) order. Most of a long log is
// not about what the page at hand shows: what came from a checkpoint stays packed
// until somebody asks for it, and a long list is packed as it grows.
type history[T entry[T]] struct {
	list   []T    // what comes after packed
	packed string // the oldest entries, when not empty
	count  int    // entries in packed
	last   int64  // time of the newest entry in packed
}

// packFrom is how long a list is at least that is packed. It is packed when it
// would have to grow, so that unpacking it in between does not cost more and more.
const packFrom = 64

// all returns the entries; nil for a nil history.
func (h *history[T]) all() []T {
	if h == nil {
		return nil
	}
	if h.packed != "" {
		r := unpacker{rest: h.packed}
		list := make([]T, 0, h.count+len(h.list))
		at := int64(0)
		for range h.count {
			at += int64(r.uint())
			id := r.id()
			var v T
			v = v.unpack(&r, Stamp{at, id})
			if r.bad {
				break // the checksum rules it out
			}
			list = append(list, v)
		}
		h.list, h.packed = append(list, h.list...), ""
	}
	return h.list
}

// newest returns the time of the newest entry, 0 when there is none.
func (h *history[T]) newest() int64 {
	if n := len(h.list); n > 0 {
		return h.list[n-1].stamp().At
	}
	if h.packed != "" {
		return h.last
	}
	return 0
}

// bytes writes what is not packed yet, to follow what is.
func (h *history[T]) bytes(p *packer) {
	at := int64(0)
	if h.packed != "" {
		at = h.last
	}
	for _, v := range h.list {
		st := v.stamp()
		p.uint(uint64(st.At - at))
		p.id(st.ID)
		v.pack(p)
		at = st.At
	}
}

// put inserts an entry into the history of k and reports whether it was new.
func put[K comparable, T entry[T]](m map[K]*history[T], k K, v T) (fresh bool) {
	h := m[k]
	if h == nil {
		h = &history[T]{}
		m[k] = h
	}
	if h.packed == "" || v.stamp().At <= h.last {
		h.list, fresh = insert(h.all(), v)
	} else {
		h.list, fresh = insert(h.list, v)
	}
	if n := len(h.list); fresh && n >= packFrom && n == cap(h.list) && h.list[n-1].stamp() == v.stamp() {
		var p packer
		h.bytes(&p)
		h.last = h.newest()
		h.count, h.packed, h.list = h.packedCount()+n, h.packed+string(p.out), nil
	}
	return fresh
}

// packedCount returns the number of packed entries.
func (h *history[T]) packedCount() int {
	if h.packed == "" {
		return 0
	}
	return h.count
}

// insert puts v into the sorted list, unless it is there; events mostly arrive
// in order, so the end is tried first. Finding an event by its place spares a
// table of all ids.
func insert[T entry[T]](list []T, v T) (out []T, fresh bool) {
	at := v.stamp()
	if n := len(list); n == 0 || list[n-1].stamp().Before(at) {
		return append(list, v), true
	}
	i := sort.Search(len(list), func(i int) bool { return !list[i].stamp().Before(at) })
	if i < len(list) && list[i].stamp() == at {
		return list, false
	}
	list = append(list, v)
	copy(list[i+1:], list[i:])
	list[i] = v
	return list, true
}

// last returns the newest entry that was not undone.
func last[T entry[T]](s *State, list []T) (v T, ok bool) {
	for i := len(list) - 1; i >= 0; i-- {
		if !s.undone[list[i].stamp().ID] {
			return list[i], true
		}
	}
	return v, false
}
