package signedaccess

import (
	"crypto"
	"fmt"
	"strconv"
	"strings"
)

// pair is one name and value of a query or a cookie header.
type pair struct{ name, value string }

// grant is one signed permission: what the private key was used for once.
type grant struct {
	policy    policy
	text      string // the string that was signed
	signature string // encoded
	pairs     []pair // what the viewer gets, without the cookie prefix
}

// author is the application that writes and signs policies.
type author struct {
	key  keyPair
	hash crypto.Hash
	// sha256 adds Hash-Algorithm=SHA256; a missing parameter means SHA1.
	sha256 bool
	custom bool
}

func newAuthor(key keyPair, hash string, isCustom bool) *author {
	a := &author{key: key, hash: crypto.SHA256, sha256: true, custom: isCustom}
	if hash == hashSHA1 {
		a.hash, a.sha256 = crypto.SHA1, false
	}
	return a
}

// grant signs a policy.
func (a *author) grant(p policy) (grant, error) {
	g := grant{policy: p, text: p.text()}
	sig, err := a.key.sign(a.hash, g.text)
	if err != nil {
		return grant{}, fmt.Errorf("signing policy: %w", err)
	}
	g.signature = encode([]byte(sig))
	if a.custom {
		g.pairs = append(g.pairs, pair{"Policy", encode([]byte(g.text))})
	} else {
		g.pairs = append(g.pairs, pair{"Expires", strconv.FormatInt(p.until, 10)})
	}
	g.pairs = append(g.pairs, pair{"Signature", g.signature}, pair{"Key-Pair-Id", a.key.id})
	if a.sha256 {
		g.pairs = append(g.pairs, pair{"Hash-Algorithm", "SHA256"})
	}
	return g, nil
}

// query appends the grant to a URL, after the URL's own parameters.
func (g grant) query(url string) string { return addQuery(url, joinPairs(g.pairs, "=", "&")) }

// cookiePrefix stands before each name when it travels as a cookie.
const cookiePrefix = "CloudFront-"

// setCookie returns the response headers that hand the grant to a browser. No
// Expires or Max-Age: the cookies end with the browser's session, the policy by
// its own date.
func (g grant) setCookie(path string) []string {
	lines := make([]string, len(g.pairs))
	for i, p := range g.pairs {
		lines[i] = "Set-Cookie: " + cookiePrefix + p.name + "=" + p.value + "; Domain=" + cookieZone + "; Path=" + path + "; Secure; HttpOnly"
	}
	return lines
}

func joinPairs(pairs []pair, eq, sep string) string {
	parts := make([]string, len(pairs))
	for i, p := range pairs {
		parts[i] = p.name + eq + p.value
	}
	return strings.Join(parts, sep)
}

// cutPairs undoes joinPairs.
func cutPairs(s, sep string) []pair {
	if s == "" {
		return nil
	}
	var out []pair
	for _, part := range strings.Split(s, sep) {
		name, value, _ := strings.Cut(part, "=")
		out = append(out, pair{name, value})
	}
	return out
}

func addQuery(url, query string) string {
	if query == "" {
		return url
	}
	if strings.Contains(url, "?") {
		return url + "&" + query
	}
	return url + "?" + query
}

// cookieSet is one grant in the viewer's browser, sent to paths under Path.
type cookieSet struct {
	path  string
	grant grant
}

// covers is the path match of RFC 6265, section 5.1.4.
func (s cookieSet) covers(path string) bool {
	return path == s.path || strings.HasPrefix(path, s.path) && (strings.HasSuffix(s.path, "/") || path[len(s.path)] == '/')
}
