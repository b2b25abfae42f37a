package sigv4

import (
	"slices"
	"strconv"
	"strings"
)

// Limits of the service.
const (
	windowS3    = 15 * 60          // seconds a signed request to S3 may be off
	windowOther = 5 * 60           // the same for most services
	maxExpires  = 7 * 24 * 60 * 60 // of a presigned URL
)

// The service's checks in order.
const (
	checkCredential = "credential" // the key exists, and the token belongs to it
	checkScope      = "scope"      // date, Region and service
	checkTime       = "time"
	checkSignature  = "signature"
	checkHeaders    = "headers" // S3: every x-amz-* header sent is signed
	checkBody       = "body"    // S3: the body has the hash the header says
)

// Results of a check.
const (
	passed  = "pass"
	failed  = "fail"
	skipped = "skip" // there is nothing to check
)

type check struct{ name, result string }

// verdict is the service's answer with what led to it.
type verdict struct {
	checks  []check
	status  int
	code    string // of an error, "" when accepted
	message string
	// own is what the service computed, nil when an earlier check refused.
	own *working
}

//go:noinline
func (v *verdict) note(name, result string) { v.checks = append(v.checks, check{name, result}) }

//go:noinline
func (v *verdict) refuse(name string, status int, code, message string) *verdict {
	v.note(name, failed)
	v.status, v.code, v.message = status, code, message
	return v
}

// service is the side that verifies: it trusts nothing but what it receives
// and what it knows about the key.
type service struct {
	s3           bool
	region, name string
	now          int64       // Unix seconds
	known        credentials // the token is empty for a long-term key
	tokenEnds    int64       // Unix seconds, where there is a token
}

// claim is what a request says about its own signature.
type claim struct {
	presigned bool
	keyID     string
	scope     scope
	stamp     string
	names     []string // signed headers
	signature string
	token     string
	expires   int64
}

// read finds the claim in the query or in the Authorization header.
func (s *service) read(r *request) (c claim, ok bool) {
	credential, names := "", ""
	if c.signature = r.param("X-Amz-Signature"); c.signature != "" {
		c.presigned = true
		credential, names = r.param("X-Amz-Credential"), r.param("X-Amz-SignedHeaders")
		c.stamp, c.token = r.param(headerDate), r.param(headerToken)
		c.expires, _ = strconv.ParseInt(r.param("X-Amz-Expires"), 10, 64)
	} else {
		rest, found := strings.CutPrefix(r.get("Authorization"), algorithm+" ")
		if !found {
			return c, false
		}
		for _, part := range strings.Split(rest, ", ") {
			switch name, value, _ := strings.Cut(part, "="); name {
			case "Credential":
				credential = value
			case "SignedHeaders":
				names = value
			case "Signature":
				c.signature = value
			}
		}
		c.stamp, c.token = r.get(headerDate), r.get(headerToken)
	}
	c.names = strings.Split(names, ";")
	c.keyID, c.scope, ok = parseScope(credential)
	return c, ok && names != "" && c.signature != ""
}

// verify judges a request: who signs, for what, when, and then whether the same
// computation gives the same signature.
func (s *service) verify(r *request) *verdict {
	v := &verdict{}
	c, ok := s.read(r)
	signed, dated := parseStamp(c.stamp)
	switch {
	case !ok || !dated:
		return v.refuse(checkCredential, 403, "IncompleteSignature", "The request signature does not conform to AWS standards.")
	case c.keyID != s.known.keyID || c.token != s.known.token:
		if s.s3 {
			return v.refuse(checkCredential, 403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
		}
		return v.refuse(checkCredential, 403, "InvalidClientTokenId", "The security token included in the request is invalid.")
	case c.token != "" && s.now >= s.tokenEnds:
		if s.s3 {
			return v.refuse(checkCredential, 400, "ExpiredToken", "The provided token has expired.")
		}
		return v.refuse(checkCredential, 403, "ExpiredTokenException", "The security token included in the request is expired.")
	}
	v.note(checkCredential, passed)

	if code, message := s.scopeFault(&c); message != "" {
		status := 400
		if !s.s3 {
			status = 403
		}
		return v.refuse(checkScope, status, code, message)
	}
	v.note(checkScope, passed)

	if status, code, message := s.timeFault(&c, signed); message != "" {
		return v.refuse(checkTime, status, code, message)
	}
	v.note(checkTime, passed)

	own := compute(canonicalRequest(r, c.names, s.style(), s.payloadLine(&c, r)), c.stamp, c.scope, s.known.secret)
	v.own = own
	if own.signature != c.signature {
		message := "The request signature we calculated does not match the signature you provided. Check your key and signing method."
		if !s.s3 {
			message = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
		}
		return v.refuse(checkSignature, 403, mismatch, message)
	}
	v.note(checkSignature, passed)

	if s.s3 {
		for _, h := range r.headers {
			if name := strings.ToLower(h.name); strings.HasPrefix(name, "x-amz-") && !slices.Contains(c.names, name) {
				return v.refuse(checkHeaders, 403, "AccessDenied", "There were headers present in the request which were not signed")
			}
		}
		v.note(checkHeaders, passed)
		switch want := r.get(headerContent); {
		case c.presigned || want == unsignedPayload:
			v.note(checkBody, skipped)
		case want != hashHex(r.body):
			return v.refuse(checkBody, 400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.")
		default:
			v.note(checkBody, passed)
		}
	}
	v.status = 200
	return v
}

// mismatch is the code for a signature that differs.
const mismatch = "SignatureDoesNotMatch"

func (s *service) style() pathStyle {
	if s.s3 {
		return pathS3
	}
	return pathOther
}

// payloadLine is what the service takes for the body's hash: S3 believes the
// header, and checks the body against it afterwards.
func (s *service) payloadLine(c *claim, r *request) string {
	switch {
	case s.s3 && c.presigned:
		return unsignedPayload
	case s.s3:
		return r.get(headerContent)
	}
	return hashHex(r.body)
}

func (s *service) scopeFault(c *claim) (code, message string) {
	code, lead := mismatch, ""
	switch {
	case s.s3 && c.presigned:
		code, lead = "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; "
	case s.s3:
		code, lead = "AuthorizationHeaderMalformed", "The authorization header is malformed; "
	}
	switch {
	case c.scope.date != c.stamp[:8] && s.s3:
		return code, lead + "Invalid credential date. Date is not the same as X-Amz-Date."
	case c.scope.date != c.stamp[:8]:
		return code, "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP"
	case c.scope.region != s.region && s.s3:
		return code, lead + "the region '" + c.scope.region + "' is wrong; expecting '" + s.region + "'"
	case c.scope.region != s.region:
		return code, "Credential should be scoped to a valid Region, not " + c.scope.region
	case c.scope.service != s.name:
		return code, "Credential should be scoped to correct service: " + s.name
	}
	return "", ""
}

func (s *service) timeFault(c *claim, signed int64) (status int, code, message string) {
	const before = "Signature expired: "
	ends := signed + c.expires
	switch {
	case c.presigned && s.s3:
		switch {
		case c.expires < 1 || c.expires > maxExpires:
			return 400, "AuthorizationQueryParametersError", "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"
		case s.now > ends:
			return 403, "AccessDenied", "Request has expired"
		case signed > s.now+windowS3:
			return 403, "AccessDenied", "Request is not yet valid"
		}
	case s.s3:
		if s.now-signed > windowS3 || signed-s.now > windowS3 {
			return 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."
		}
	case c.presigned && s.now > ends:
		return 403, mismatch, before + stampOf(ends) + " is now earlier than " + stampOf(s.now)
	case !c.presigned && s.now-signed > windowOther:
		return 403, mismatch, before + c.stamp + " is now earlier than " + stampOf(s.now-windowOther) + " (" + stampOf(s.now) + " - 5 min.)"
	case signed-s.now > windowOther:
		return 403, mismatch, "Signature not yet current: " + c.stamp + " is still later than " + stampOf(s.now+windowOther) + " (" + stampOf(s.now) + " + 5 min.)"
	}
	return 0, "", ""
}
