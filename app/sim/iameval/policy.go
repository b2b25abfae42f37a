package iameval

import "strings"

// statement is one statement of a policy. Only what the model's policies use is
// here: no NotResource, no NotPrincipal, one value for each condition key.
type statement struct {
	sid       string
	deny      bool
	principal string // "" in a policy that has no Principal; "*", an ARN or a service
	not       bool   // actions are NotAction
	actions   []string
	resource  string // "" in a trust policy
	when      []condition
}

type condition struct{ op, key, value string }

// policy is what stands in one box; nil means that nothing is attached there.
type policy []statement

// How well a statement's Principal fits the principal of a request. The order
// matters: a policy is as good as its best Allow.
const (
	fitsNot     = iota
	fitsAccount // names the whole account: it delegates to the account's own policies
	fitsEntity  // names the role or the user that the session comes from
	fitsSelf    // names the very principal that makes the request, or everybody
)

// What keeps a statement from fitting a request.
const (
	missPrincipal = "principal"
	missAction    = "action"
	missResource  = "resource"
	missCondition = "condition"
)

// match reports how a statement fits a request, and what is missing when it does
// not.
func (s *statement) match(r *request) (fit int, miss string) {
	fit = r.fit(s.principal)
	if fit == fitsNot {
		return fitsNot, missPrincipal
	}
	found := false
	for _, a := range s.actions {
		// Names of services and actions do not mind capitals.
		found = found || glob(strings.ToLower(a), strings.ToLower(r.action))
	}
	if found == s.not {
		return fitsNot, missAction
	}
	if s.resource != "" && !glob(s.resource, r.resource) {
		return fitsNot, missResource
	}
	for i := range s.when {
		if !s.when[i].holds(r) {
			return fitsNot, missCondition
		}
	}
	return fit, ""
}

// fit compares a Principal with the one that makes the request.
func (r *request) fit(principal string) int {
	switch principal {
	case "", "*", r.arn:
		return fitsSelf
	case r.entity:
		return fitsEntity
	case accountARN(r.account):
		return fitsAccount
	}
	return fitsNot
}

// holds evaluates a condition; every key the policies use is in the request, so
// that IfExists changes nothing.
func (c *condition) holds(r *request) bool {
	have := r.context(c.key)
	op := strings.TrimSuffix(c.op, "IfExists")
	switch op {
	case "IpAddress":
		return inside(have, c.value)
	case "NotIpAddress":
		return !inside(have, c.value)
	case "StringNotEquals":
		return have != c.value
	}
	return have == c.value // StringEquals, ArnEquals without wildcards, Bool
}

// ruling is what one policy says of a request.
type ruling struct {
	deny  *statement // the first Deny that fits
	allow *statement // the Allow that fits best
	fit   int        // how that one fits
	// miss is what keeps the nearest Allow from fitting when none does.
	miss string
}

// nearness orders what a statement misses: the condition is looked at last.
var nearness = []string{missPrincipal, missAction, missResource, missCondition}

func (p policy) rule(r *request) (out ruling) {
	best := -1
	for i := range p {
		s := &p[i]
		fit, miss := s.match(r)
		switch {
		case s.deny:
			if fit != fitsNot && out.deny == nil {
				out.deny = s
			}
		case fit > out.fit:
			out.allow, out.fit = s, fit
		case fit == fitsNot:
			for n, m := range nearness {
				if m == miss && n > best {
					best, out.miss = n, m
				}
			}
		}
	}
	return out
}

// glob matches a name with a pattern in which * is any run of characters and ?
// exactly one.
func glob(pattern, name string) bool {
	star, from := -1, 0
	i, j := 0, 0
	for j < len(name) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, from = i, j
			i++
		case i < len(pattern) && (pattern[i] == '?' || pattern[i] == name[j]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}

// inside reports whether an IPv4 address lies in a block such as 203.0.113.0/24.
func inside(ip, block string) bool {
	base, size, _ := strings.Cut(block, "/")
	bits := number(size)
	return quad(ip)>>(32-bits) == quad(base)>>(32-bits)
}

func quad(ip string) uint32 {
	n := uint32(0)
	for _, part := range strings.Split(ip, ".") {
		n = n<<8 | uint32(number(part))
	}
	return n
}

func number(s string) (n uint) {
	for _, d := range []byte(s) {
		n = n*10 + uint(d-'0')
	}
	return n
}
