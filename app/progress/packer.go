package progress

import (
	"encoding/binary"
	"math"
)

// packer writes the values of a checkpoint: numbers as varints, texts with
// their length before them.
type packer struct{ out []byte }

func (p *packer) uint(n uint64) { p.out = binary.AppendUvarint(p.out, n) }
func (p *packer) int(n int64)   { p.out = binary.AppendVarint(p.out, n) }
func (p *packer) text(s string) { p.uint(uint64(len(s))); p.out = append(p.out, s...) }
func (p *packer) float(f float64) {
	p.out = binary.LittleEndian.AppendUint64(p.out, math.Float64bits(f))
}

func (p *packer) flag(b bool) {
	if b {
		p.out = append(p.out, 1)
	} else {
		p.out = append(p.out, 0)
	}
}

// id writes an event's id: a zero and its 16 random bytes, or, for one that NewID
// did not make, its length plus one and its text. Of a checkpoint, ids are the
// largest part, and reading one takes as long as it is large.
func (p *packer) id(s string) {
	if raw, ok := idBytes(s); ok {
		p.out = append(append(p.out, 0), raw[:]...)
		return
	}
	p.uint(uint64(len(s)) + 1)
	p.out = append(p.out, s...)
}

// idBytes returns the bytes of which NewID made s.
func idBytes(s string) (raw [16]byte, ok bool) {
	if !validID(s) {
		return raw, false
	}
	var bits, n uint
	o := 0
	for i := 0; i < len(s); i++ {
		v := s[i] - 'a'
		if s[i] < 'a' {
			v = s[i] - '2' + 26
		}
		bits, n = bits<<5|uint(v), n+5
		if n >= 8 && o < len(raw) {
			n -= 8
			raw[o] = byte(bits >> n)
			o++
		}
	}
	return raw, bits&3 == 0 // 130 bits hold 128
}

// ints keeps nil and empty apart.
func (p *packer) ints(list []int) {
	if list == nil {
		p.uint(0)
		return
	}
	p.uint(uint64(len(list)) + 1)
	for _, n := range list {
		p.int(int64(n))
	}
}

// unpacker reads what packer wrote. Texts share the memory of what is read.
// After the first value that does not fit, bad is set and every value is zero.
type unpacker struct {
	rest string
	bad  bool
}

func (u *unpacker) take(n uint64) string {
	if u.bad || n > uint64(len(u.rest)) {
		u.bad = true
		return ""
	}
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

func (u *unpacker) uint() uint64 {
	var n uint64
	for i := 0; i < len(u.rest) && i < binary.MaxVarintLen64 && !u.bad; i++ {
		b := u.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			u.rest = u.rest[i+1:]
			return n
		}
	}
	u.bad = true
	return 0
}

func (u *unpacker) int() int64 {
	v := u.uint()
	return int64(v>>1) ^ -int64(v&1)
}

// one reads a byte.
func (u *unpacker) one() byte {
	if s := u.take(1); s != "" {
		return s[0]
	}
	return 0
}

func (u *unpacker) id() string {
	n := u.uint()
	if n > 0 {
		return u.take(n - 1)
	}
	var raw [16]byte
	copy(raw[:], u.take(uint64(len(raw))))
	return NewID(raw)
}

func (u *unpacker) text() string { return u.take(u.uint()) }
func (u *unpacker) flag() bool   { return u.take(1) == "\x01" }

func (u *unpacker) float() float64 {
	s := u.take(8)
	if u.bad {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64([]byte(s)))
}

// length reads how many things follow, each of which takes a byte or more.
func (u *unpacker) length() int {
	n := u.uint()
	if n > uint64(len(u.rest)) {
		u.bad = true
		return 0
	}
	return int(n)
}

func (u *unpacker) ints() []int {
	n := u.uint()
	if n == 0 || n-1 > uint64(len(u.rest)) {
		u.bad = u.bad || n != 0
		return nil
	}
	list := make([]int, n-1)
	for i := range list {
		list[i] = int(u.int())
	}
	return list
}
