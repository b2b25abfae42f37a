package sigv4

import (
	"bytes"
	"crypto/hmac"
	stdsha "crypto/sha256"
	"testing"

	"notelab/app/sim"
)

// The oracle is the standard library, which the program itself leaves out for
// its size.
func TestHashAndHMACAreThoseOfTheStandardLibrary(t *testing.T) {
	r := sim.NewRand(3)
	for n := range 400 {
		key, text := make([]byte, r.IntN(150)), make([]byte, n)
		for _, b := range [][]byte{key, text} {
			for i := range b {
				b[i] = byte(r.IntN(256))
			}
		}
		if got, want := sha256(text), stdsha.Sum256(text); got != want {
			t.Fatalf("the hash of %d bytes is %x; want %x", n, got, want)
		}
		m := hmac.New(stdsha.New, key)
		m.Write(text)
		if got, want := hmacSHA256(key, string(text)), m.Sum(nil); !bytes.Equal(got, want) {
			t.Fatalf("the HMAC of %d bytes with a key of %d is %x; want %x", n, len(key), got, want)
		}
	}
}
