package sqlite

import (
	"cmp"
	"encoding/binary"
	"strings"
)

// record writes the values of a row: a header with their types, then they.
func record(values []any) ([]byte, error) {
	var types, body []byte
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			types = append(types, 0)
		case int64:
			kind, size := integer(v)
			types = append(types, kind)
			var b [8]byte
			binary.BigEndian.PutUint64(b[:], uint64(v))
			body = append(body, b[8-size:]...)
		case string:
			types = varint(types, uint64(len(v))*2+13)
			body = append(body, v...)
		default:
			return nil, ErrRows
		}
	}
	// The header's length counts itself.
	n := len(types) + 1
	if n > 127 {
		n++
	}
	return append(append(varint(nil, uint64(n)), types...), body...), nil
}

// integer returns the type of an integer and how many bytes it takes.
func integer(v int64) (kind byte, size int) {
	switch {
	case v == 0:
		return 8, 0
	case v == 1:
		return 9, 0
	case v >= -1<<7 && v < 1<<7:
		return 1, 1
	case v >= -1<<15 && v < 1<<15:
		return 2, 2
	case v >= -1<<23 && v < 1<<23:
		return 3, 3
	case v >= -1<<31 && v < 1<<31:
		return 4, 4
	case v >= -1<<47 && v < 1<<47:
		return 5, 6
	}
	return 6, 8
}

// varint appends a number of one to nine bytes, seven bits each but for the ninth.
func varint(b []byte, v uint64) []byte {
	if v>>56 != 0 {
		for shift := 57; shift >= 8; shift -= 7 {
			b = append(b, byte(v>>shift)|0x80)
		}
		return append(b, byte(v))
	}
	n := 1
	for x := v >> 7; x != 0; x >>= 7 {
		n++
	}
	for i := n - 1; i >= 0; i-- {
		c := byte(v>>(7*i)) & 0x7f
		if i > 0 {
			c |= 0x80
		}
		b = append(b, c)
	}
	return b
}

// compareRows orders values as an index does: numbers before texts, texts by
// their bytes.
func compareRows(a, b []any) int {
	for i := range a {
		n := 0
		switch x := a[i].(type) {
		case int64:
			if y, ok := b[i].(int64); ok {
				n = cmp.Compare(x, y)
			} else {
				n = -1
			}
		case string:
			if y, ok := b[i].(string); ok {
				n = strings.Compare(x, y)
			} else {
				n = 1
			}
		}
		if n != 0 {
			return n
		}
	}
	return 0
}
