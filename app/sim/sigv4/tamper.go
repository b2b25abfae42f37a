package sigv4

import (
	"strconv"
	"strings"
)

// change is one thing that was altered between the signing and the arrival.
type change struct{ what, from, to string }

// changed makes the alterations a learner asked for in a copy of a signed
// request.
func (c *config) changed(sent *request) (*request, []change) {
	r := sent.copy()
	var list []change
	note := func(what, from, to string) {
		if from != to {
			list = append(list, change{what, from, to})
		}
	}
	switch c.tamper {
	case tamperMethod:
		to := map[string]string{"GET": "DELETE", "HEAD": "GET", "PUT": "DELETE", "POST": "PUT", "DELETE": "GET"}[r.method]
		note(tamperMethod, r.method, to)
		r.method = to
	case tamperPath:
		to := neighbour(r.path)
		note(tamperPath, r.path, to)
		r.path = to
	case tamperQuery:
		note(tamperQuery, "", "v=2")
		if r.query != "" {
			r.query += "&"
		}
		r.query += "v=2"
	case tamperHost:
		note(tamperHost, r.host, "proxy.internal")
		r.host = "proxy.internal"
	case tamperHeader:
		if c.own > 0 {
			h := r.headers[0]
			r.set(h.name, neighbour(h.value))
			note(tamperHeader, h.name+": "+h.value, h.name+": "+r.headers[0].value)
		}
	case tamperAgent:
		from := r.get("User-Agent")
		r.set("User-Agent", from+" proxy")
		note(tamperAgent, from, r.get("User-Agent"))
	case tamperBody:
		if r.body != "" {
			to := neighbour(r.body)
			note(tamperBody, r.body, to)
			r.body = to
		}
	case tamperLife:
		c.later(r, note)
	}
	if c.extra {
		r.add("x-amz-acl", "public-read")
		note("extra", "", "x-amz-acl: public-read")
	}
	return r, list
}

// later makes a signature look younger than it is: a longer expiry in a
// presigned URL, the time of arrival (or a minute more) in a header.
func (c *config) later(r *request, note func(what, from, to string)) {
	if c.presigned {
		from, to := "X-Amz-Expires="+strconv.FormatInt(c.expires, 10), "X-Amz-Expires="+strconv.FormatInt(2*c.expires, 10)
		r.query = strings.Replace(r.query, from, to, 1)
		note(tamperLife, from, to)
		return
	}
	to := stampOf(c.signed + max(c.delay, 60))
	note(tamperLife, headerDate+": "+c.stamp, headerDate+": "+to)
	r.set(headerDate, to)
}

// neighbour changes one letter or digit to the next: the last one, or in a name
// with an ending such as .txt the last before it. Escapes stay whole.
func neighbour(s string) string {
	end := len(s)
	if dot := strings.LastIndexByte(s, '.'); dot > strings.LastIndexByte(s, '/')+1 {
		end = dot
	}
	for i := end - 1; i >= 0; i-- {
		if i >= 1 && s[i-1] == '%' || i >= 2 && s[i-2] == '%' {
			continue
		}
		switch c := s[i]; {
		case c == '9':
			return s[:i] + "0" + s[i+1:]
		case c == 'z' || c == 'Z':
			return s[:i] + "a" + s[i+1:]
		case c >= '0' && c < '9' || c >= 'a' && c < 'z' || c >= 'A' && c < 'Z':
			return s[:i] + string(rune(c+1)) + s[i+1:]
		}
	}
	return s + "x"
}
