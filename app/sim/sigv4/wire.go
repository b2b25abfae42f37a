package sigv4

import "strings"

// header is one header field of a request.
type header struct{ name, value string }

// request is an HTTP request as it goes over the wire: path and query are
// percent-encoded, Host is a field of its own.
type request struct {
	method, host, path, query string
	headers                   []header
	body                      string
}

// get returns a header's value by its name in any case, "" when it is not sent.
func (r *request) get(name string) string {
	if strings.EqualFold(name, "host") {
		return r.host
	}
	for _, h := range r.headers {
		if strings.EqualFold(h.name, name) {
			return h.value
		}
	}
	return ""
}

// copy returns a request that can be changed without changing this one.
func (r *request) copy() *request {
	c := *r
	c.headers = append(make([]header, 0, len(r.headers)+4), r.headers...)
	return &c
}

// add appends a header field.
func (r *request) add(name, value string) { r.headers = append(r.headers, header{name, value}) }

// set changes the first field of a name.
func (r *request) set(name, value string) {
	for i := range r.headers {
		if strings.EqualFold(r.headers[i].name, name) {
			r.headers[i].value = value
			return
		}
	}
}

// param returns a decoded query parameter, "" when it is not sent.
func (r *request) param(name string) string {
	for _, p := range pairs(r.query) {
		if p.name == name {
			return uriDecode(p.value)
		}
	}
	return ""
}

// target is what stands in the request line: path and query.
func (r *request) target() string {
	s := r.path
	if s == "" {
		s = "/"
	}
	if r.query != "" {
		s += "?" + r.query
	}
	return s
}

// text writes the request as HTTP/1.1.
func (r *request) text() string {
	s := r.method + " " + r.target() + " HTTP/1.1\nHost: " + r.host + "\n"
	for _, h := range r.headers {
		s += h.name + ": " + h.value + "\n"
	}
	return s + "\n" + r.body
}

// pair is one parameter of a query, in whatever encoding its maker says.
type pair struct{ name, value string }

// pairs takes a query apart; a name without = has an empty value.
func pairs(query string) []pair {
	var out []pair
	for _, s := range strings.Split(query, "&") {
		if s != "" {
			name, value, _ := strings.Cut(s, "=")
			out = append(out, pair{name, value})
		}
	}
	return out
}

// join writes parameters as a query.
func join(ps []pair) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(p.name + "=" + p.value)
	}
	return b.String()
}

// encodePairs encodes names and values, keeping their order.
func encodePairs(ps []pair) []pair {
	out := make([]pair, len(ps))
	for i, p := range ps {
		out[i] = pair{uriEncode(p.name, false), uriEncode(p.value, false)}
	}
	return out
}
