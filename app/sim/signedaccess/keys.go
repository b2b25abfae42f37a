package signedaccess

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	"math/rand/v2"
	"strings"
)

// keyPair is the signing application's RSA-2048 key, with the ID CloudFront
// gave its public half.
type keyPair struct {
	id     string
	primes primePair
}

// publicKey is what a key group holds.
type publicKey struct {
	id  string
	rsa *rsa.PublicKey
}

// newKeyPair picks a key pair from the run's generator, so that equal seeds give
// equal keys. (The generator of crypto/rsa takes its randomness from the system
// and ignores a reader passed to it.)
func newKeyPair(r *rand.Rand) keyPair {
	return keyPair{id: keyID(r), primes: drawPrimes(r)}
}

// keyID draws an ID of the form CloudFront gives public keys: K and 13 capital
// letters and digits.
func keyID(r *rand.Rand) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	b := []byte("K2")
	for len(b) < 14 {
		b = append(b, alphabet[r.IntN(len(alphabet))])
	}
	return string(b)
}

func putUint64(b []byte, v uint64) {
	for i := range 8 {
		b[i] = byte(v >> (56 - 8*i))
	}
}

func (k keyPair) public() publicKey { return publicKey{k.id, k.primes.public()} }

// signOrder names one use of a private key.
type signOrder struct {
	primes primePair
	hash   crypto.Hash
	digest string
}

// In WebAssembly a signature takes 7 ms and preparing a private key 2 to 3 ms, as
// against microseconds for all the rest of a run. Both are pure, so the last
// ones are remembered: moving a control that leaves the policy alone signs
// nothing. A run makes at most 12 signatures.
var (
	privateKeys = memo[primePair, *rsa.PrivateKey]{limit: 4}
	signatures  = memo[signOrder, string]{limit: 64}
)

// private returns the private key, ready to sign.
func (k keyPair) private() *rsa.PrivateKey {
	key, _ := privateKeys.get(k.primes, func() (*rsa.PrivateKey, error) { return k.primes.private(), nil })
	return key
}

// sign signs a policy with PKCS #1 v1.5, which is deterministic: equal policies
// have equal signatures.
func (k keyPair) sign(hash crypto.Hash, message string) (string, error) {
	d := digest(hash, message)
	return signatures.get(signOrder{k.primes, hash, string(d)}, func() (string, error) {
		sig, err := rsa.SignPKCS1v15(nil, k.private(), hash, d)
		return string(sig), err
	})
}

func (k publicKey) verify(hash crypto.Hash, message string, sig []byte) bool {
	return rsa.VerifyPKCS1v15(k.rsa, hash, digest(hash, message), sig) == nil
}

func digest(hash crypto.Hash, message string) []byte {
	if hash == crypto.SHA1 {
		d := sha1.Sum([]byte(message))
		return d[:]
	}
	d := sha256.Sum256([]byte(message))
	return d[:]
}

// pem writes the public key as it is uploaded to CloudFront: the
// SubjectPublicKeyInfo of RFC 5280. It is written by hand because crypto/x509
// would weigh more than the rest of the simulator.
func (k publicKey) pem() string {
	key := der(0x30, derInt(k.rsa.N), derInt(big.NewInt(int64(k.rsa.E))))
	info := der(0x30, der(0x30,
		der(0x06, []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01}), // rsaEncryption
		der(0x05)),
		der(0x03, []byte{0}, key))
	text := base64.StdEncoding.EncodeToString(info)
	var b strings.Builder
	b.WriteString("-----BEGIN PUBLIC KEY-----\n")
	for len(text) > 64 {
		b.WriteString(text[:64] + "\n")
		text = text[64:]
	}
	b.WriteString(text + "\n-----END PUBLIC KEY-----\n")
	return b.String()
}

// der writes one ASN.1 value: tag, length, content.
func der(tag byte, parts ...[]byte) []byte {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	out := []byte{tag}
	switch {
	case n < 0x80:
		out = append(out, byte(n))
	case n < 0x100:
		out = append(out, 0x81, byte(n))
	default:
		out = append(out, 0x82, byte(n>>8), byte(n))
	}
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// derInt writes a positive integer, with the zero byte that keeps it positive.
func derInt(n *big.Int) []byte {
	b := n.Bytes()
	if len(b) == 0 || b[0]&0x80 != 0 {
		b = append([]byte{0}, b...)
	}
	return der(0x02, b)
}
