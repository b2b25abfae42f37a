package signedaccess

import (
	"crypto"
	"strconv"
	"strings"
)

// request is what a viewer sends. Nobody looks at anything else.
type request struct {
	url    string // with scheme, host and query
	cookie string // value of the Cookie header, "" for none
	ip     string
}

// path is the request's path without the query.
func (r request) path() string {
	base, _, _ := strings.Cut(r.url, "?")
	if _, rest, ok := strings.Cut(base, "://"); ok {
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			return rest[i:]
		}
	}
	return "/"
}

// Results of one gate.
const (
	passed  = "ok"
	failed  = "fail"
	skipped = "skip" // does not apply to this request
)

// Names of the gates.
const (
	gateParams     = "params"
	gateKey        = "key"
	gatePolicy     = "policy"
	gateSignature  = "signature"
	gateResource   = "resource"
	gateTime       = "time"
	gateIP         = "ip"
	gateToken      = "token"
	gatePermission = "permission"
)

// gate is one check that was reached.
type gate struct {
	name   string
	result string
	detail string // a few characters: what was compared
}

// verdict is the answer to a request and how it came about.
type verdict struct {
	gates   []gate // those reached, in order; the last failed when accepted is false
	status  int
	code    string // of the error document
	message string
	// rebuilt is the canned policy the edge put together, for the display.
	rebuilt string
	used    policy // the policy that was judged
}

func (v *verdict) accepted() bool { return v.status == 200 }

func (v *verdict) pass(name, detail string) { v.gates = append(v.gates, gate{name, passed, detail}) }
func (v *verdict) skip(name string)         { v.gates = append(v.gates, gate{name, skipped, ""}) }

func (v *verdict) fail(name, detail string, status int, code, message string) verdict {
	v.gates = append(v.gates, gate{name, failed, detail})
	v.status, v.code, v.message = status, code, message
	return *v
}

// edge is a CloudFront edge location with one cache behaviour that trusts a key
// group.
type edge struct {
	group []publicKey
	now   int64           // Unix seconds
	known map[string]bool // verifications done before, by key, hash, text and signature
}

// edgeGates are the edge's checks in order.
var edgeGates = []string{gateParams, gateKey, gatePolicy, gateSignature, gateResource, gateTime, gateIP}

// signing names the query parameters that make a URL a signed URL.
func signing(name string) bool {
	switch name {
	case "Expires", "Policy", "Signature", "Key-Pair-Id", "Hash-Algorithm":
		return true
	}
	return false
}

// bare splits a URL into itself without CloudFront's parameters, and those.
func bare(url string) (string, []pair) {
	base, query, _ := strings.Cut(url, "?")
	var own, signs []pair
	for _, p := range cutPairs(query, "&") {
		if signing(p.name) {
			signs = append(signs, p)
		} else {
			own = append(own, p)
		}
	}
	return addQuery(base, joinPairs(own, "=", "&")), signs
}

// check judges a request.
func (e *edge) check(r request) verdict {
	var v verdict
	url, given := bare(r.url)
	from := "query"
	if len(given) == 0 {
		from = "cookie"
		for _, p := range cutPairs(r.cookie, "; ") {
			if name, ok := strings.CutPrefix(p.name, cookiePrefix); ok && signing(name) {
				given = append(given, pair{name, p.value})
			}
		}
	}
	get := func(name string) (string, bool) {
		for _, p := range given {
			if p.name == name {
				return p.value, true
			}
		}
		return "", false
	}

	id, _ := get("Key-Pair-Id")
	if id == "" {
		return v.fail(gateParams, "Key-Pair-Id", 403, "MissingKey", "Missing Key-Pair-Id query parameter or cookie value")
	}
	v.pass(gateParams, from)

	var key *publicKey
	for i := range e.group {
		if e.group[i].id == id {
			key = &e.group[i]
		}
	}
	if key == nil {
		return v.fail(gateKey, id, 403, "InvalidKey", "Unknown Key")
	}
	v.pass(gateKey, id)

	var p policy
	var text string
	encoded, isCustom := get("Policy")
	if isCustom {
		raw, err := decode(encoded)
		if err == nil {
			text = string(raw)
			p, err = parsePolicy(text)
		}
		if err != nil {
			return v.fail(gatePolicy, custom, 403, "MalformedPolicy", "Malformed Policy")
		}
		v.pass(gatePolicy, custom)
	} else {
		s, _ := get("Expires")
		until, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return v.fail(gatePolicy, canned, 403, "MalformedPolicy", "Malformed Policy")
		}
		p = policy{resource: url, until: until}
		text = p.text()
		v.rebuilt = text
		v.pass(gatePolicy, canned)
	}
	v.used = p

	const denied, why = "AccessDenied", "Access denied"
	hash := crypto.SHA1
	if name, _ := get("Hash-Algorithm"); name == "SHA256" {
		hash = crypto.SHA256
	}
	sig, _ := get("Signature")
	if !e.verify(*key, hash, text, sig) {
		return v.fail(gateSignature, "", 403, denied, why)
	}
	v.pass(gateSignature, "")

	if !isCustom {
		v.skip(gateResource) // the rebuilt policy names the requested URL itself
	} else if p.resource != "" && !matches(p.resource, url) {
		return v.fail(gateResource, p.resource, 403, denied, why)
	} else {
		v.pass(gateResource, p.resource)
	}

	if e.now >= p.until {
		return v.fail(gateTime, "DateLessThan", 403, denied, why)
	}
	if p.after != 0 && e.now <= p.after {
		return v.fail(gateTime, "DateGreaterThan", 403, denied, why)
	}
	v.pass(gateTime, "")

	if p.cidr == "" {
		v.skip(gateIP)
	} else if !inCIDR(r.ip, p.cidr) {
		return v.fail(gateIP, p.cidr, 403, denied, why)
	} else {
		v.pass(gateIP, p.cidr)
	}
	v.status = 200
	return v
}

// verify checks an encoded signature, remembering the answer: one signature in
// a cookie serves many requests.
func (e *edge) verify(k publicKey, hash crypto.Hash, text, sig string) bool {
	memo := k.id + "\n" + hash.String() + "\n" + sig + "\n" + text
	ok, seen := e.known[memo]
	if !seen {
		raw, err := decode(sig)
		ok = err == nil && k.verify(hash, text, raw)
		if e.known == nil {
			e.known = map[string]bool{}
		}
		e.known[memo] = ok
	}
	return ok
}
