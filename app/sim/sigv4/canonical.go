package sigv4

import (
	"slices"
	"strings"
)

// pathStyle says how a path on the wire becomes a canonical URI.
type pathStyle struct {
	normalize bool // remove ".", ".." and doubled slashes
	encode    bool // encode once more what is encoded on the wire already
}

// The two rules for paths: that of S3, and that of every other service.
var (
	pathS3    = pathStyle{}
	pathOther = pathStyle{normalize: true, encode: true}
)

// uri returns the canonical URI of a path on the wire.
func (s pathStyle) uri(path string) string {
	if s.normalize {
		path = normalize(path)
	}
	if s.encode {
		path = uriEncode(path, true)
	}
	if path == "" {
		return "/"
	}
	return path
}

// normalize removes dot segments and empty ones. A slash at the end stays.
func normalize(path string) string {
	var kept []string
	for _, s := range strings.Split(path, "/") {
		switch {
		case s == "" || s == ".":
		case s != "..":
			kept = append(kept, s)
		case len(kept) > 0:
			kept = kept[:len(kept)-1]
		}
	}
	out := "/" + strings.Join(kept, "/")
	if len(kept) > 0 && strings.HasSuffix(path, "/") {
		out += "/"
	}
	return out
}

// canonicalQuery sorts the parameters of a wire query by encoded name, then by
// encoded value. X-Amz-Signature is never part of what is signed.
func canonicalQuery(query string) string {
	var ps []pair
	for _, p := range pairs(query) {
		if p.name != "X-Amz-Signature" {
			ps = append(ps, pair{uriDecode(p.name), uriDecode(p.value)})
		}
	}
	ps = encodePairs(ps)
	slices.SortStableFunc(ps, byNameThenValue)
	return join(ps)
}

func byNameThenValue(a, b pair) int {
	if c := strings.Compare(a.name, b.name); c != 0 {
		return c
	}
	return strings.Compare(a.value, b.value)
}

// canonicalHeaders returns the named headers (lower-case names, any order) in
// canonical form, sorted by name. Fields of one name are joined with commas in
// the order they arrived; a name that is not sent has an empty value.
func canonicalHeaders(r *request, names []string) []header {
	names = slices.Clone(names)
	slices.Sort(names)
	out := make([]header, 0, len(names))
	for _, name := range names {
		if name == "host" {
			out = append(out, header{name, canonicalHost(r.host)})
			continue
		}
		var values []string
		for _, h := range r.headers {
			if strings.EqualFold(h.name, name) {
				values = append(values, squeeze(h.value))
			}
		}
		out = append(out, header{name, strings.Join(values, ",")})
	}
	return out
}

// squeeze trims a header's value and makes each run of white space one space,
// inside quotes as well.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// canonicalHost writes a Host in lower case, without the port of HTTPS.
func canonicalHost(host string) string {
	return strings.TrimSuffix(strings.ToLower(strings.TrimSpace(host)), ":443")
}

// canonical is a canonical request in its six parts.
type canonical struct {
	method  string
	uri     string
	query   string
	headers []header
	signed  string // names of the headers, joined with semicolons
	payload string // hash of the body, or what stands in its place
}

// canonicalRequest puts a wire request into canonical form.
func canonicalRequest(r *request, names []string, style pathStyle, payload string) *canonical {
	c := &canonical{
		method: r.method, uri: style.uri(r.path), query: canonicalQuery(r.query),
		headers: canonicalHeaders(r, names), payload: payload,
	}
	c.signed = c.names()
	return c
}

// names lists the headers of a canonical request as its fifth part.
func (c *canonical) names() string {
	names := make([]string, len(c.headers))
	for i, h := range c.headers {
		names[i] = h.name
	}
	return strings.Join(names, ";")
}

// lines are the lines of the text. Headers end with a line break each, which is
// why an empty line follows them.
func (c *canonical) lines() []string {
	out := append([]string{c.method, c.uri, c.query}, c.headerLines()...)
	return append(out, "", c.signed, c.payload)
}

func (c *canonical) headerLines() []string {
	out := make([]string, len(c.headers))
	for i, h := range c.headers {
		out[i] = h.name + ":" + h.value
	}
	return out
}

// text is the canonical request as it is hashed.
func (c *canonical) text() string { return strings.Join(c.lines(), "\n") }
