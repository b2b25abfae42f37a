package progress

import (
	"encoding/binary"
	"math"
)

// packer writes the values of a checkpoint: numbers as varints, texts with
// their length before them.
type packer struct{ out []byte }

func (p *packer) uint(n uint64) { p.out = binary.AppendUvarint(p.out, n) }
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

// ints keeps nil and empty apart.
func (p *packer) ints(list []int) {
	if list == nil {
		p.uint(0)
		return
	}
	p.uint(uint64(len(list)) + 1)
	for _, n := range list {
		p.out = binary.AppendVarint(p.out, int64(n))
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
		v := u.uint()
		list[i] = int(int64(v>>1) ^ -int64(v&1))
	}
	return list
}
