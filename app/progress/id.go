package progress

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
)

// idLen is the length of an event id: 26 base32 characters hold 130 bits.
const idLen = 26

const base32 = "abcdefghijklmnopqrstuvwxyz234567"

// NewID makes an event id of 16 random bytes: 128 bits, so that two devices
// never make the same one.
func NewID(random [16]byte) string {
	var out [idLen]byte
	var bits, n uint
	i := 0
	for o := range out {
		if n < 5 {
			bits <<= 8
			if i < len(random) {
				bits |= uint(random[i])
			}
			i++
			n += 8
		}
		n -= 5
		out[o] = base32[bits>>n&31]
	}
	return string(out[:])
}

// New makes an event of a payload. It panics when the payload cannot be
// written as JSON, which no payload type of this package does.
func New(id string, at int64, device string, kind Kind, payload any) Event {
	data, err := json.Marshal(payload)
	if err != nil {
		panic(fmt.Sprintf("progress.New: %s: %v", kind, err))
	}
	return Event{ID: id, At: at, Device: device, Kind: kind, Data: data}
}

// validID reports whether s can be the id of an event.
func validID(s string) bool {
	if len(s) != idLen {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}

// Validate returns what is wrong with an event, or nil. Unknown kinds are
// valid: they come from newer versions and are kept.
func (e *Event) Validate() error {
	switch {
	case !validID(e.ID):
		return fmt.Errorf("event id %q: want %d characters of a-z and 2-7", e.ID, idLen)
	case e.At <= 0:
		return fmt.Errorf("event %s: time %d is not after 1970", e.ID, e.At)
	case e.Kind == "":
		return fmt.Errorf("event %s: no kind", e.ID)
	case !json.Valid(e.Data):
		return fmt.Errorf("event %s: payload is no JSON", e.ID)
	}
	return nil
}

// DerivedID makes the id of an event that follows from others, out of a text that
// names it: two tabs that draw the same conclusion store it once.
func DerivedID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return NewID([16]byte(sum[:16]))
}
