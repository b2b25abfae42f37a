package sigv4

import (
	"slices"
	"strconv"
	"strings"
)

// unsignedPayload stands in place of a body's hash where the body is not
// covered.
const unsignedPayload = "UNSIGNED-PAYLOAD"

// Header names of the scheme.
const (
	headerDate    = "X-Amz-Date"
	headerToken   = "X-Amz-Security-Token"
	headerContent = "X-Amz-Content-Sha256"
)

// credentials sign requests. The token is empty for a long-term key.
type credentials struct{ keyID, secret, token string }

// signer signs requests to one service in one Region.
type signer struct {
	credentials
	region, service string
	path            pathStyle
	payload         string            // the payload line; "" is the hash of the body
	contentHeader   bool              // send the payload line as X-Amz-Content-Sha256 too
	only            func(string) bool // which headers to sign by lower-case name; nil is all that may be
	tokenLast       bool              // add the token after signing, as a few services want it
	dated           string            // date of the scope; "" is the day of the stamp
	// alter changes the canonical request before it is signed, nil for a signer
	// without mistakes.
	alter func(*canonical, *request)
}

// neverSigned are headers that proxies rewrite on every hop, so that no SDK
// signs them.
var neverSigned = []string{
	"authorization", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
	"proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
}

// names lists the headers to sign: Host and every one that may be and is
// chosen, each once, sorted.
func (s *signer) names(r *request) []string {
	names := []string{"host"}
	for _, h := range r.headers {
		name := strings.ToLower(h.name)
		if slices.Contains(names, name) || slices.Contains(neverSigned, name) || s.only != nil && !s.only(name) {
			continue
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (s *signer) payloadLine(r *request) string {
	if s.payload != "" {
		return s.payload
	}
	return hashHex(r.body)
}

// scope is what the signing key is derived for.
func (s *signer) scope(stamp string) scope {
	if s.dated != "" {
		return scope{s.dated, s.region, s.service}
	}
	return scope{stamp[:8], s.region, s.service}
}

func (s *signer) compute(r *request, names []string, stamp string) *working {
	c := canonicalRequest(r, names, s.path, s.payloadLine(r))
	if s.alter != nil {
		s.alter(c, r)
	}
	return compute(c, stamp, s.scope(stamp), s.secret)
}

// sign returns a copy of the request with its Authorization header. The stamp is the
// time in the form 20060102T150405Z.
func (s *signer) sign(r *request, stamp string) (*request, *working) {
	r = r.copy()
	r.add(headerDate, stamp)
	if s.contentHeader {
		r.add(headerContent, s.payloadLine(r))
	}
	if s.token != "" && !s.tokenLast {
		r.add(headerToken, s.token)
	}
	w := s.compute(r, s.names(r), stamp)
	if s.token != "" && s.tokenLast {
		r.add(headerToken, s.token)
	}
	r.add("Authorization", algorithm+" Credential="+s.keyID+"/"+w.scope.String()+
		", SignedHeaders="+w.canonical.signed+", Signature="+w.signature)
	return r, w
}

// presign returns a copy of the request with everything in its query, valid for a number
// of seconds. The headers it signs must be sent along by whoever uses it.
func (s *signer) presign(r *request, stamp string, expires int64) (*request, *working) {
	r = r.copy()
	names := s.names(r)
	ps := []pair{
		{"X-Amz-Algorithm", algorithm},
		{"X-Amz-Credential", s.keyID + "/" + s.scope(stamp).String()},
		{headerDate, stamp},
		{"X-Amz-Expires", strconv.FormatInt(expires, 10)},
		{"X-Amz-SignedHeaders", strings.Join(names, ";")},
	}
	token := pair{headerToken, s.token}
	if s.token != "" && !s.tokenLast {
		ps = append(ps, token)
	}
	add := func(ps ...pair) {
		if r.query != "" {
			r.query += "&"
		}
		r.query += join(encodePairs(ps))
	}
	add(ps...)
	w := s.compute(r, names, stamp)
	if s.token != "" && s.tokenLast {
		add(token)
	}
	add(pair{"X-Amz-Signature", w.signature})
	return r, w
}
