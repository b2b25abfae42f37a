package signedaccess

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"sort"
	"strconv"
	"strings"
	"time"
)

// The credentials of AWS's own documentation examples; they open nothing.
const (
	userKeyID = "AKIAIOSFODNN7EXAMPLE"
	roleKeyID = "ASIAIOSFODNN7EXAMPLE"
	secretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
)

// maxPresign is the longest life of a presigned URL: seven days.
const maxPresign = 604800

const algorithm = "AWS4-HMAC-SHA256"

// presigner signs GET requests to the bucket with Signature Version 4 in the
// query.
type presigner struct {
	accessKey, secret, token string // token "" for an IAM user's long-term key
}

// presigned is a presigned URL with every step that led to it.
type presigned struct {
	canonical string
	toSign    string
	url       string
}

// sign presigns GET https://host/path for a time of signing and a life in
// seconds. Only Host is signed, the payload is not.
func (s presigner) sign(host, path, region string, at, expires int64) presigned {
	stamp := time.Unix(at, 0).UTC().Format("20060102T150405Z")
	scope := stamp[:8] + "/" + region + "/s3/aws4_request"
	params := []pair{
		{"X-Amz-Algorithm", algorithm},
		{"X-Amz-Credential", s.accessKey + "/" + scope},
		{"X-Amz-Date", stamp},
		{"X-Amz-Expires", strconv.FormatInt(expires, 10)},
		{"X-Amz-SignedHeaders", "host"},
	}
	if s.token != "" {
		params = append(params, pair{"X-Amz-Security-Token", s.token})
	}
	for i := range params {
		params[i].value = uriEncode(params[i].value)
	}
	p := presigned{canonical: canonicalRequest(host, path, params)}
	p.toSign = stringToSign(stamp, scope, p.canonical)
	sig := hex.EncodeToString(hmacSHA256(signingKey(s.secret, scope), p.toSign))
	p.url = "https://" + host + path + "?" + sortedQuery(params) + "&X-Amz-Signature=" + sig
	return p
}

// canonicalRequest takes parameters whose values are already encoded. S3 takes
// the path as it is on the wire.
func canonicalRequest(host, path string, params []pair) string {
	return "GET\n" + path + "\n" + sortedQuery(params) + "\nhost:" + host + "\n\nhost\nUNSIGNED-PAYLOAD"
}

func stringToSign(stamp, scope, canonical string) string {
	sum := sha256.Sum256([]byte(canonical))
	return algorithm + "\n" + stamp + "\n" + scope + "\n" + hex.EncodeToString(sum[:])
}

// signingKey derives the day's key: HMAC over date, region, service and
// aws4_request in turn.
func signingKey(secret, scope string) []byte {
	key := []byte("AWS4" + secret)
	for _, part := range strings.Split(scope, "/") {
		key = hmacSHA256(key, part)
	}
	return key
}

func hmacSHA256(key []byte, s string) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte(s))
	return m.Sum(nil)
}

// sortedQuery sorts by encoded name, then value.
func sortedQuery(params []pair) string {
	p := append([]pair(nil), params...)
	sort.SliceStable(p, func(i, j int) bool {
		return p[i].name < p[j].name || p[i].name == p[j].name && p[i].value < p[j].value
	})
	return joinPairs(p, "=", "&")
}

// uriEncode is the UriEncode of Signature Version 4, with slashes encoded.
func uriEncode(s string) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~' {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return b.String()
}

// uriDecode undoes uriEncode; a broken escape stays as it is.
func uriDecode(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// bucket is Amazon S3 with what it knows about the signer at the moment of the
// request.
type bucket struct {
	now       int64
	accessKey string
	secret    string
	token     string // session token that belongs to the key, "" for a long-term key
	tokenEnds int64  // Unix seconds, when there is a token
	active    bool   // the key exists and is active
	permitted bool   // the signer's policies allow s3:GetObject now
}

// bucketGates are the bucket's checks in order.
var bucketGates = []string{gateParams, gateKey, gateToken, gateTime, gateSignature, gatePermission}

// check judges a request by its query.
func (b *bucket) check(r request) verdict {
	var v verdict
	base, query, _ := strings.Cut(r.url, "?")
	_, rest, _ := strings.Cut(base, "://")
	host, _, _ := strings.Cut(rest, "/")
	params := cutPairs(query, "&")
	get := func(name string) string {
		for _, p := range params {
			if p.name == name {
				return uriDecode(p.value)
			}
		}
		return ""
	}

	const badQuery = "AuthorizationQueryParametersError"
	for _, name := range []string{"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires"} {
		if get(name) == "" {
			return v.fail(gateParams, name, 400, badQuery, "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.")
		}
	}
	expires, err := strconv.ParseInt(get("X-Amz-Expires"), 10, 64)
	if err != nil || expires < 1 || expires > maxPresign {
		return v.fail(gateParams, "X-Amz-Expires", 400, badQuery, "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds")
	}
	stamp := get("X-Amz-Date")
	signed, err := parseStamp(stamp)
	accessKey, scope, _ := strings.Cut(get("X-Amz-Credential"), "/")
	if err != nil || !strings.HasPrefix(scope, stamp[:8]+"/") {
		return v.fail(gateParams, "X-Amz-Date", 400, badQuery, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
	}
	v.pass(gateParams, "query")

	if accessKey != b.accessKey || !b.active {
		return v.fail(gateKey, accessKey, 403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
	}
	v.pass(gateKey, accessKey)

	switch token := get("X-Amz-Security-Token"); {
	case token != b.token:
		return v.fail(gateToken, "", 400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
	case token == "":
		v.skip(gateToken)
	case b.now >= b.tokenEnds:
		return v.fail(gateToken, "", 400, "ExpiredToken", "The provided token has expired.")
	default:
		v.pass(gateToken, "")
	}

	if b.now > signed.Unix()+expires {
		return v.fail(gateTime, "X-Amz-Expires", 403, "AccessDenied", "Request has expired")
	}
	v.pass(gateTime, "")

	var canonicalParams []pair
	for _, p := range params {
		if p.name != "X-Amz-Signature" {
			canonicalParams = append(canonicalParams, p)
		}
	}
	want := hmacSHA256(signingKey(b.secret, scope), stringToSign(stamp, scope, canonicalRequest(host, r.path(), canonicalParams)))
	got, err := hex.DecodeString(get("X-Amz-Signature"))
	if err != nil || !hmac.Equal(got, want) {
		return v.fail(gateSignature, "", 403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.")
	}
	v.pass(gateSignature, "")

	if !b.permitted {
		return v.fail(gatePermission, "s3:GetObject", 403, "AccessDenied", "Access Denied")
	}
	v.pass(gatePermission, "s3:GetObject")
	v.status = 200
	return v
}

// parseStamp reads an X-Amz-Date, "20060102T150405Z". time.Parse would do it
// too, and bring every layout it knows into the binary.
func parseStamp(s string) (time.Time, error) {
	bad := errors.New("want the form 20060102T150405Z")
	if len(s) != 16 || s[8] != 'T' || s[15] != 'Z' {
		return time.Time{}, bad
	}
	n := func(from, to int) int {
		v := 0
		for _, c := range []byte(s[from:to]) {
			if c < '0' || c > '9' {
				return -1 << 20
			}
			v = v*10 + int(c-'0')
		}
		return v
	}
	t := time.Date(n(0, 4), time.Month(n(4, 6)), n(6, 8), n(9, 11), n(11, 13), n(13, 15), 0, time.UTC)
	// A month 13 or an hour 25 would have rolled over into another stamp.
	if t.Format("20060102T150405Z") != s {
		return time.Time{}, bad
	}
	return t, nil
}
