package sqsqueue

import (
	"strconv"
	"time"
)

// state is where a message is.
type state int

const (
	absent state = iota
	delayed
	visible
	inFlight
	deleted
	dead // in the dead-letter queue
	states
)

// result is how a try ended.
type result int

const (
	working result = iota // or waiting in the batch
	done                  // handled, and the delete took effect
	useless               // handled, but the delete took no effect
	failed
)

// try is one receive of a message and its handling.
type try struct {
	message       *message
	consumer      int
	n             int // receive count
	fails         bool
	at            time.Duration
	first, extend time.Duration // the timeout it began with, and what a heartbeat sets
	closed        time.Duration // when it stopped being in flight, or ever
	begin, end    time.Duration // of the handling; ever while not begun
	result        result
	beats         []time.Duration
	lost          bool // a heartbeat came too late
}

// ever is a moment no run reaches.
const ever = time.Duration(1<<63 - 1)

// move is a change of a message's state.
type move struct {
	at time.Duration
	to state
}

// message is one message with all that happened to it.
type message struct {
	name   string
	number int // from 1; that of what it repeats
	index  int // in the queue
	luck   int
	group  int
	sent   time.Duration
	until  time.Duration // end of the delay or of the visibility timeout
	state  state
	count  int
	last   *try // the latest receive
	moves  []move
}

// at returns the state of a message at a moment, and since when.
func (m *message) at(t time.Duration) (state, time.Duration) {
	s, since := absent, time.Duration(0)
	for _, v := range m.moves {
		if v.at > t {
			break
		}
		s, since = v.to, v.at
	}
	return s, since
}

// groupName is A to F.
func groupName(g int) string { return string(rune('A' + g)) }

// poll is one ReceiveMessage call, or a long one while it waits.
type poll struct {
	consumer int
	from, to time.Duration
	why      string // it was empty, or "" when it was not
}

// span is a stretch of time.
type span struct{ from, to time.Duration }

// picture is the trace's model: what the stage draws.
type picture struct {
	c        config
	messages []*message
	tries    []*try
	polls    []poll
	blocked  []span // a free consumer, a visible message, and only its group holds it back
	deduped  []time.Duration
	end      time.Duration
}

func itoa(n int) string { return strconv.Itoa(n) }
