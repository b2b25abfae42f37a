package signedaccess

import (
	"crypto/rsa"
	"crypto/sha256"
	"math/big"
	"math/rand/v2"
	"strconv"
)

// primeOffsets say where the demonstration primes lie. Prime i is
//
//	base(i) + 2*primeOffsets[i]
//
// the first prime p from base(i) upwards with p-1 not divisible by 65537, where
// base(i) is 1024 bits of SHA-256 over a public text with the two highest bits
// and the lowest set. Finding them was the slow part of making an RSA key; it
// was done once, and a test does it again. The private keys made of them are
// public by construction and must never sign anything real.
var primeOffsets = [...]int64{
	26, 243, 135, 396, 298, 324, 1059, 369, 247, 2, 149, 995,
	151, 200, 203, 68, 882, 212, 101, 347, 734, 113, 371, 211,
}

const rsaExponent = 65537

func primeBase(i int) *big.Int {
	var b []byte
	for block := range 4 {
		s := sha256.Sum256([]byte("notelab signedaccess demonstration prime " + strconv.Itoa(i) + "." + strconv.Itoa(block)))
		b = append(b, s[:]...)
	}
	b[0] |= 0xc0
	b[len(b)-1] |= 1
	return new(big.Int).SetBytes(b)
}

func demoPrime(i int) *big.Int {
	return new(big.Int).Add(primeBase(i), big.NewInt(2*primeOffsets[i]))
}

// primePair names an RSA-2048 key by its two primes, the smaller index first.
type primePair struct{ i, j int }

// drawPrimes picks one of the 276 pairs.
func drawPrimes(r *rand.Rand) primePair {
	i := r.IntN(len(primeOffsets))
	j := (i + 1 + r.IntN(len(primeOffsets)-1)) % len(primeOffsets)
	return primePair{min(i, j), max(i, j)}
}

func (p primePair) public() *rsa.PublicKey {
	return &rsa.PublicKey{N: new(big.Int).Mul(demoPrime(p.i), demoPrime(p.j)), E: rsaExponent}
}

// private makes the whole key, with what the Chinese remainder theorem needs
// computed ahead.
func (p primePair) private() *rsa.PrivateKey {
	a, b := demoPrime(p.i), demoPrime(p.j)
	one := big.NewInt(1)
	phi := new(big.Int).Mul(new(big.Int).Sub(a, one), new(big.Int).Sub(b, one))
	k := &rsa.PrivateKey{
		PublicKey: *p.public(),
		D:         new(big.Int).ModInverse(big.NewInt(rsaExponent), phi),
		Primes:    []*big.Int{a, b},
	}
	k.Precompute()
	return k
}
