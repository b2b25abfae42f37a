package remote

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"notelab/app/i18n"
)

// Request is one HTTP request. The sender adds Host and Content-Length.
type Request struct {
	Method  string
	URL     string
	Headers []Header
	Body    []byte
}

// Header is one field of a request.
type Header struct{ Name, Value string }

// Answer is what a server said.
type Answer struct {
	Status int
	Body   []byte
}

// Do sends a request and returns the whole answer, whatever its status. It
// follows no other rules than the browser's; its error is an *Error when it
// knows the reason.
type Do func(ctx context.Context, r *Request) (*Answer, error)

// send sends a request and makes an *Error of whatever kept it from being
// answered.
func send(ctx context.Context, do Do, r *Request) (*Answer, error) {
	a, err := do(ctx, r)
	var known *Error
	switch {
	case err == nil || errors.As(err, &known):
		return a, err
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &Error{Why: "sync.err.slow", Detail: host(r.URL), Err: err}
	case ctx.Err() != nil:
		return nil, err
	}
	return nil, &Error{Why: "sync.err.reach", Detail: host(r.URL), Err: err}
}

// refused makes an *Error of a status that both kinds of servers mean alike.
func refused(a *Answer, url string) *Error {
	e := &Error{Why: "sync.err.status", Detail: strconv.Itoa(a.Status), Status: a.Status}
	switch why, detail := commonStatus(a.Status), host(url); {
	case why == "":
	default:
		e.Why, e.Detail = why, detail
	}
	return e
}

func commonStatus(status int) i18n.Key {
	switch {
	case status == 429 || status == 503 || status == 423: // 423: a file somebody is writing
		return "sync.err.busy"
	case status == 507 || status == 413:
		return "sync.err.full"
	case status >= 500:
		return "sync.err.server"
	case status == 404 || status == 409:
		return "sync.err.nofolder"
	case status == 405 || status == 501:
		return "sync.err.nodav"
	}
	return ""
}

// host is the scheme and host of an address, to show it.
func host(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return scheme + "://" + rest
}

// unreserved reports whether a byte stands for itself in a URI (RFC 3986).
func unreserved(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}

// escape writes every byte that is not unreserved as %XX; slashes stay in a path.
func escape(s string, path bool) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; unreserved(c) || path && c == '/' {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}

// unpercent undoes escape. A broken escape stays as it is.
func unpercent(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
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
