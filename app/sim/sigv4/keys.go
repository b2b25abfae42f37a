package sigv4

import "strings"

// algorithm is the first line of a string to sign.
const algorithm = "AWS4-HMAC-SHA256"

// scope is what a signing key is good for: one UTC day, Region and service.
type scope struct{ date, region, service string }

// String writes the credential scope.
func (s scope) String() string {
	return s.date + "/" + s.region + "/" + s.service + "/aws4_request"
}

// parseScope reads a Credential: the access key ID and its scope.
func parseScope(credential string) (keyID string, s scope, ok bool) {
	p := strings.Split(credential, "/")
	if len(p) != 5 || p[4] != "aws4_request" {
		return "", scope{}, false
	}
	return p[0], scope{p[1], p[2], p[3]}, true
}

// link is one step in the derivation of a signing key.
type link struct {
	name  string // kDate, kRegion, kService, kSigning
	input string // what is hashed with the key before
	key   []byte
}

func (l link) hex() string { return hexOf(l.key) }

// derive makes the signing key from the secret: four HMACs, each the key of the
// next. The secret itself signs nothing.
func derive(secret string, s scope) [4]link {
	chain := [4]link{
		{name: "kDate", input: s.date}, {name: "kRegion", input: s.region},
		{name: "kService", input: s.service}, {name: "kSigning", input: "aws4_request"},
	}
	key := []byte("AWS4" + secret)
	for i := range chain {
		key = hmacSHA256(key, chain[i].input)
		chain[i].key = key
	}
	return chain
}

// working is everything that is computed on the way to one signature.
type working struct {
	canonical *canonical
	hash      string // of the canonical request
	stamp     string // X-Amz-Date
	scope     scope
	toSign    string
	chain     [4]link
	signature string
}

// compute signs a canonical request.
func compute(c *canonical, stamp string, s scope, secret string) *working {
	w := &working{canonical: c, hash: hashHex(c.text()), stamp: stamp, scope: s, chain: derive(secret, s)}
	w.toSign = algorithm + "\n" + stamp + "\n" + s.String() + "\n" + w.hash
	w.signature = hexOf(hmacSHA256(w.chain[3].key, w.toSign))
	return w
}
