package ddbcapacity

// Distributions of the calls over partition keys.
const (
	uniform = "uniform"
	zipf    = "zipf"
	hot     = "hot"
	dated   = "date"
	sharded = "sharded"
)

// ranks is how many keys a Zipf distribution has here, and evenly a number that
// all ranks divide.
const (
	ranks  = 10
	evenly = 2520
)

// weights gives every partition its share of the calls as a whole number; the
// shares add up to sum.
//
//	uniform   the same for all
//	zipf      key k of 10 gets 1/k; keys go round the partitions
//	hot       one key has the given percentage, the others share the rest evenly
//	          and lie on the other partitions
//	date      one key has everything
//	sharded   the keys date.1 to date.n share evenly and go round the partitions
func weights(c *config) (w []int64, sum int64) {
	n := c.partitions
	w = make([]int64, n)
	switch {
	case c.keys == uniform:
		for i := range w {
			w[i] = 1
		}
	case c.keys == zipf:
		for k := 1; k <= ranks; k++ {
			w[(k-1)%n] += evenly / int64(k)
		}
	case c.keys == sharded:
		for k := range c.shards {
			w[k%n]++
		}
	case c.keys == hot && n > 1:
		for i := range w {
			w[i] = 100 - c.hotShare
		}
		w[0] = c.hotShare * int64(n-1)
	default:
		w[0] = 1
	}
	for _, x := range w {
		sum += x
	}
	return w, sum
}
