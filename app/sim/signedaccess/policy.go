package signedaccess

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
)

// policy is what a CloudFront policy says.
type policy struct {
	resource string // "" when Resource is left out: any file of any distribution that trusts the key
	until    int64  // DateLessThan, Unix seconds
	after    int64  // DateGreaterThan, 0 when absent
	cidr     string // AWS:SourceIp, "" when absent
}

// text writes the policy without white space, in the order of the Developer
// Guide. A policy of resource and expiry alone is, byte for byte, the canned
// policy that CloudFront rebuilds by itself.
func (p policy) text() string {
	var b strings.Builder
	b.WriteString(`{"Statement":[{`)
	if p.resource != "" {
		b.WriteString(`"Resource":"` + p.resource + `",`)
	}
	b.WriteString(`"Condition":{"DateLessThan":{"AWS:EpochTime":` + strconv.FormatInt(p.until, 10) + `}`)
	if p.after != 0 {
		b.WriteString(`,"DateGreaterThan":{"AWS:EpochTime":` + strconv.FormatInt(p.after, 10) + `}`)
	}
	if p.cidr != "" {
		b.WriteString(`,"IpAddress":{"AWS:SourceIp":"` + p.cidr + `"}`)
	}
	b.WriteString(`}}]}`)
	return b.String()
}

// parsePolicy reads a custom policy. Exactly one statement and an expiry are
// required; anything else wrong is a malformed policy.
func parsePolicy(s string) (policy, error) {
	root, err := parseJSON(s)
	if err != nil {
		return policy{}, err
	}
	st, ok := root.get("Statement")
	if !ok || st.kind != '[' || len(st.items) != 1 {
		return policy{}, errors.New("reading policy: want one statement")
	}
	var p policy
	if r, ok := st.items[0].get("Resource"); ok {
		if r.kind != '"' {
			return policy{}, errors.New("reading policy: Resource is no text")
		}
		p.resource = r.text
	}
	cond, _ := st.items[0].get("Condition")
	epoch := func(name string) (int64, bool) {
		d, _ := cond.get(name)
		n, ok := d.get("AWS:EpochTime")
		return n.number, ok && n.kind == '0'
	}
	if p.until, ok = epoch("DateLessThan"); !ok {
		return policy{}, errors.New("reading policy: DateLessThan is missing")
	}
	if _, given := cond.get("DateGreaterThan"); given {
		if p.after, ok = epoch("DateGreaterThan"); !ok {
			return policy{}, errors.New("reading policy: DateGreaterThan has no epoch time")
		}
	}
	if a, given := cond.get("IpAddress"); given {
		ip, _ := a.get("AWS:SourceIp")
		if _, _, ok := parseCIDR(ip.text); !ok {
			return policy{}, errors.New("reading policy: AWS:SourceIp is no IPv4 range")
		}
		p.cidr = ip.text
	}
	return p, nil
}

// encode writes bytes the way CloudFront carries them: standard base64 with
// padding, then + = / become - _ ~. It is not base64url.
func encode(b []byte) string {
	return toCloudFront.Replace(base64.StdEncoding.EncodeToString(b))
}

// decode undoes encode.
func decode(s string) ([]byte, error) {
	return base64.StdEncoding.DecodeString(fromCloudFront.Replace(s))
}

var (
	toCloudFront   = strings.NewReplacer("+", "-", "=", "_", "/", "~")
	fromCloudFront = strings.NewReplacer("-", "+", "_", "=", "~", "/")
)

// matches reports whether a Resource admits a URL: * stands for any run of
// characters, also none and also slashes, ? for exactly one.
func matches(pattern, url string) bool {
	p, u := 0, 0
	star, mark := -1, 0
	for u < len(url) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, u
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == url[u]):
			p++
			u++
		case star >= 0:
			mark++
			p, u = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
