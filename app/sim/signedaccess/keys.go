package signedaccess

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	"math/rand/v2"
	"strings"
)

// keyPair is the signing application's key, with the ID CloudFront gave its
// public half. One of ec and rsa is set.
type keyPair struct {
	id  string
	ec  *ecdsa.PrivateKey
	rsa *rsa.PrivateKey
}

// publicKey is what a key group holds.
type publicKey struct {
	id  string
	ec  *ecdsa.PublicKey
	rsa *rsa.PublicKey
}

// newKeyPair makes a key pair of a kind from the run's generator, so that equal
// seeds give equal keys. (The generators of crypto/ecdsa and crypto/rsa take
// their randomness from the system and ignore a reader passed to them.)
func newKeyPair(kind string, r *rand.Rand) keyPair {
	k := keyPair{id: keyID(r)}
	if kind != keyECDSA {
		k.rsa = demoRSA(r)
		return k
	}
	for {
		var d [32]byte
		for i := 0; i < len(d); i += 8 {
			putUint64(d[i:], r.Uint64())
		}
		// The one chance in 2^32 that the number is not below the order of the
		// curve costs another draw.
		if key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), d[:]); err == nil {
			k.ec = key
			return k
		}
	}
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

func (k keyPair) public() publicKey {
	if k.ec != nil {
		return publicKey{id: k.id, ec: &k.ec.PublicKey}
	}
	return publicKey{id: k.id, rsa: &k.rsa.PublicKey}
}

// sign signs a policy: ECDSA in ASN.1 with the deterministic nonce of RFC 6979,
// RSA with PKCS #1 v1.5, which is deterministic by itself. Equal policies thus
// have equal signatures.
func (k keyPair) sign(hash crypto.Hash, message string) ([]byte, error) {
	d := digest(hash, message)
	if k.ec != nil {
		return k.ec.Sign(nil, d, hash) // nil asks for RFC 6979
	}
	return rsa.SignPKCS1v15(nil, k.rsa, hash, d)
}

func (k publicKey) verify(hash crypto.Hash, message string, sig []byte) bool {
	d := digest(hash, message)
	if k.ec != nil {
		return ecdsa.VerifyASN1(k.ec, d, sig)
	}
	return rsa.VerifyPKCS1v15(k.rsa, hash, d, sig) == nil
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
// SubjectPublicKeyInfo of RFC 5280 and RFC 5480. It is written by hand because
// crypto/x509 would weigh more than the rest of the simulator.
func (k publicKey) pem() (string, error) {
	var info []byte
	if k.ec != nil {
		point, err := k.ec.Bytes() // 0x04, X, Y
		if err != nil {
			return "", err
		}
		info = der(0x30, der(0x30,
			der(0x06, []byte{0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01}),        // id-ecPublicKey
			der(0x06, []byte{0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07})), // prime256v1
			der(0x03, []byte{0}, point))
	} else {
		key := der(0x30, derInt(k.rsa.N), derInt(big.NewInt(int64(k.rsa.E))))
		info = der(0x30, der(0x30,
			der(0x06, []byte{0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01}), // rsaEncryption
			der(0x05)),
			der(0x03, []byte{0}, key))
	}
	text := base64.StdEncoding.EncodeToString(info)
	var b strings.Builder
	b.WriteString("-----BEGIN PUBLIC KEY-----\n")
	for len(text) > 64 {
		b.WriteString(text[:64] + "\n")
		text = text[64:]
	}
	b.WriteString(text + "\n-----END PUBLIC KEY-----\n")
	return b.String(), nil
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
