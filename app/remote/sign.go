package remote

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Signature Version 4, for requests whose path is on the wire as it is signed
// and whose parameters are encoded already, as S3 has them:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
// (read 2026-11). Tests compare with the published suite and with the examples
// of that page.

const algorithm = "AWS4-HMAC-SHA256"

// credentials sign requests. The token is empty for a long-term key.
type credentials struct{ keyID, secret, token string }

// signed is what one signature is made from and what came of it.
type signed struct{ canonical, toSign, signature, authorization string }

// sign signs a request with all the headers given, host among them, at a time in
// the form 20060102T150405Z. payload is the hash of the body in hexadecimal.
func (c credentials) sign(method, path, query string, headers []Header, payload, region, service, stamp string) signed {
	names := make([]string, 0, len(headers))
	values := map[string][]string{}
	for _, h := range headers {
		name := strings.ToLower(h.Name)
		if values[name] == nil {
			names = append(names, name)
		}
		values[name] = append(values[name], strings.Join(strings.Fields(h.Value), " "))
	}
	slices.Sort(names)
	list := strings.Join(names, ";")
	params := strings.Split(query, "&")
	slices.SortFunc(params, byNameThenValue)
	var b strings.Builder
	b.WriteString(method + "\n" + path + "\n" + strings.Join(params, "&") + "\n")
	for _, n := range names {
		b.WriteString(n + ":" + strings.Join(values[n], ",") + "\n")
	}
	b.WriteString("\n" + list + "\n" + payload)
	s := signed{canonical: b.String()}
	scope := stamp[:8] + "/" + region + "/" + service + "/aws4_request"
	s.toSign = algorithm + "\n" + stamp + "\n" + scope + "\n" + hashHex([]byte(s.canonical))
	key := []byte("AWS4" + c.secret)
	for _, part := range []string{stamp[:8], region, service, "aws4_request"} {
		key = hmac(key, part)
	}
	s.signature = hex.EncodeToString(hmac(key, s.toSign))
	s.authorization = algorithm + " Credential=" + c.keyID + "/" + scope + ",SignedHeaders=" + list + ",Signature=" + s.signature
	return s
}

// byNameThenValue orders encoded parameters; a sign of equality is no part of
// the name, whatever else sorts before it.
func byNameThenValue(a, b string) int {
	an, av, _ := strings.Cut(a, "=")
	bn, bv, _ := strings.Cut(b, "=")
	if c := strings.Compare(an, bn); c != 0 {
		return c
	}
	return strings.Compare(av, bv)
}

// hmac is HMAC-SHA256 of a text (RFC 2104). crypto/hmac would bring more than
// these lines.
func hmac(key []byte, text string) []byte {
	if len(key) > sha256.BlockSize {
		sum := sha256.Sum256(key)
		key = sum[:]
	}
	var inner, outer [sha256.BlockSize]byte
	copy(inner[:], key)
	copy(outer[:], key)
	for i := range inner {
		inner[i] ^= 0x36
		outer[i] ^= 0x5c
	}
	sum := sha256.Sum256(append(inner[:], text...))
	sum = sha256.Sum256(append(outer[:], sum[:]...))
	return sum[:]
}

func hashHex(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
