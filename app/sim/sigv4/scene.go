package sigv4

import (
	"math/bits"
	"time"
)

// scene is one run: both sides' computations and when each step is shown.
type scene struct {
	*config
	sent     *request // signed, as it leaves the client
	client   *working
	received *request // as it arrives
	changes  []change
	verdict  *verdict
	first    int // first differing line of the canonical requests from 1; 0 when none was found
	bits     int // how many bits the two signatures differ in
	times    times
}

// times are the moments of the demonstration; they measure nothing.
type times struct {
	request, canonical, hash, keys, signature, attach, send, change, receive time.Duration
	checks                                                                   [6]time.Duration // by index in verdict.checks
	own, ownHash, ownKeys, ownSignature                                      time.Duration    // 0 when the service did not compute
	answer, back, end                                                        time.Duration
}

const step = time.Second

// play signs, sends and verifies.
func play(c *config) *scene {
	s := &scene{config: c}
	sign := c.signer()
	if c.presigned {
		s.sent, s.client = sign.presign(c.request, c.stamp, c.expires)
	} else {
		s.sent, s.client = sign.sign(c.request, c.stamp)
	}
	s.received, s.changes = c.changed(s.sent)
	s.verdict = c.serviceSide().verify(s.received)
	if own := s.verdict.own; own != nil {
		s.first = firstDifference(s.client.canonical.lines(), own.canonical.lines())
		s.bits = differingBits(s.client.signature, own.signature)
	}
	s.plan()
	return s
}

// firstDifference returns the number of the first line that differs, from 1.
func firstDifference(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i + 1
		}
	}
	return 0
}

// differingBits counts the bits two signatures differ in.
func differingBits(a, b string) int {
	n := 0
	for i := range min(len(a), len(b)) {
		n += bits.OnesCount8(uint8(nibble(a[i]) ^ nibble(b[i])))
	}
	return n
}

// plan gives every step its moment: a second each on the client's side, half of
// one for the service, which repeats what was seen already.
func (s *scene) plan() {
	t, at := &s.times, time.Duration(0)
	take := func(n time.Duration) time.Duration {
		was := at
		at += n * step / 2
		return was
	}
	t.request = take(2)
	t.canonical = take(12) // six parts
	t.hash = take(2)
	t.keys = take(8) // four links
	t.signature = take(2)
	t.attach = take(2)
	t.send = take(2)
	t.change = take(2)
	t.receive = take(1)
	for i, c := range s.verdict.checks {
		if c.name == checkSignature {
			t.own = take(3)
			t.ownHash = take(1)
			t.ownKeys = take(2)
			t.ownSignature = take(1)
		}
		t.checks[i] = take(1)
	}
	t.answer = take(2)
	t.back = take(2)
	t.end = at
}

// result returns how a check went, "" when it was not reached.
func (v *verdict) result(name string) string {
	for _, c := range v.checks {
		if c.name == name {
			return c.result
		}
	}
	return ""
}

// at returns when a check was made, 0 when it was not.
func (s *scene) checkedAt(name string) time.Duration {
	for i, c := range s.verdict.checks {
		if c.name == name {
			return s.times.checks[i]
		}
	}
	return 0
}

// checkNames lists the checks that this kind of service makes, in order.
func (s *scene) checkNames() []string {
	names := []string{checkCredential, checkScope, checkTime, checkSignature}
	if s.s3 {
		names = append(names, checkHeaders, checkBody)
	}
	return names
}
