package remote

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// s3 is a prefix in an S3-compatible bucket.
type s3 struct {
	do      Do
	now     func() time.Time
	cred    credentials
	region  string
	address string // of the bucket, without a slash at its end
	host    string // as the Host header has it
	root    string // path of the bucket, encoded: "" or "/bucket"
	prefix  string // of the keys, ends with a slash
}

// newS3 returns the folder Home below a prefix of a bucket. endpoint is
// "https://host", with the bucket in the path, or before the host when virtual.
func newS3(do Do, now func() time.Time, s *Settings) *s3 {
	endpoint := strings.TrimRight(s.Endpoint, "/")
	virtual := s.Virtual
	if endpoint == "" {
		endpoint = "https://s3." + s.Region + ".amazonaws.com"
		virtual = !strings.Contains(s.Bucket, ".") // whose certificate has no such name
	}
	scheme, host, _ := strings.Cut(endpoint, "://")
	f := &s3{do: do, now: now, cred: credentials{s.KeyID, s.Secret, s.Token}, region: s.Region, host: strings.ToLower(host)}
	if virtual {
		f.host = strings.ToLower(s.Bucket + "." + host)
	} else {
		f.root = "/" + escape(s.Bucket, false)
	}
	f.address = scheme + "://" + f.host
	if p := strings.Trim(s.Prefix, "/"); p != "" {
		f.prefix = p + "/"
	}
	f.prefix += Home + "/"
	f.host = strings.TrimSuffix(strings.TrimSuffix(f.host, ":443"), ":80")
	return f
}

func (f *s3) send(ctx context.Context, method, key, query string, body []byte, headers ...Header) (*Answer, error) {
	path := f.root + "/" + escape(key, true)
	payload := hashHex(body)
	stamp := f.now().UTC().Format("20060102T150405Z")
	headers = append(headers, Header{"x-amz-content-sha256", payload}, Header{"x-amz-date", stamp})
	if f.cred.token != "" {
		headers = append(headers, Header{"x-amz-security-token", f.cred.token})
	}
	s := f.cred.sign(method, path, query, append([]Header{{"host", f.host}}, headers...), payload, f.region, "s3", stamp)
	url := f.address + path
	if query != "" {
		url += "?" + query
	}
	a, err := send(ctx, f.do, &Request{method, url, append(headers, Header{"Authorization", s.authorization}), body})
	if err != nil {
		return nil, err
	}
	if a.Status/100 == 2 {
		return a, nil
	}
	return a, f.refused(a)
}

// refused reads why S3 did not do it:
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (2026-11).
func (f *s3) refused(a *Answer) *Error {
	var code, region, serverTime string
	xmlWalk(string(a.Body), func(path []string, text string) {
		if len(path) == 2 && path[0] == "Error" {
			switch path[1] {
			case "Code":
				code = text
			case "Region":
				region = text
			case "ServerTime":
				serverTime = text
			}
		}
	})
	e := refused(a, f.address)
	switch code {
	case "RequestTimeTooSkewed":
		e.Why, e.Detail = "sync.err.clock", f.skew(serverTime)
	case "ExpiredToken", "TokenRefreshRequired", "ExpiredTokenException":
		e.Why = "sync.err.expired"
	case "InvalidAccessKeyId", "InvalidToken", "UnrecognizedClientException":
		e.Why = "sync.err.key"
	case "SignatureDoesNotMatch":
		e.Why = "sync.err.secret"
	case "NoSuchBucket":
		e.Why, e.Detail = "sync.err.bucket", strings.TrimPrefix(f.root, "/")
		if e.Detail == "" {
			e.Detail = f.host
		}
	case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect", "IllegalLocationConstraintException":
		e.Why, e.Detail = "sync.err.region", f.region
		if region != "" {
			e.Detail = region
		}
	case "SlowDown", "ServiceUnavailable", "RequestTimeout":
		e.Why, e.Detail = "sync.err.busy", host(f.address)
	default:
		switch {
		case a.Status == 401 || a.Status == 403:
			e.Why, e.Detail = "sync.err.denied", code
			if code == "" {
				e.Detail = strconv.Itoa(a.Status)
			}
		case a.Status == 301 || a.Status == 307:
			e.Why, e.Detail = "sync.err.region", f.region
		case a.Status == 404:
			e.Why, e.Detail = "sync.err.bucket", strings.TrimPrefix(f.root, "/")
		}
	}
	return e
}

// skew says by how many minutes the device's clock is off, "?" when the server
// does not tell its time.
func (f *s3) skew(server string) string {
	t, err := time.Parse(time.RFC3339, server)
	if err != nil {
		return "?"
	}
	d := f.now().Sub(t).Round(time.Minute)
	return strconv.FormatInt(int64(d/time.Minute), 10)
}

// List implements Folder.
func (f *s3) List(ctx context.Context) ([]Object, error) {
	var all []Object
	token := ""
	for {
		query := "list-type=2&prefix=" + escape(f.prefix, false)
		if token != "" {
			query = "continuation-token=" + escape(token, false) + "&" + query
		}
		a, err := f.send(ctx, "GET", "", query, nil)
		if err != nil {
			return nil, err
		}
		some, next, whole := listing(string(a.Body))
		if !whole || next != "" && next == token {
			return nil, &Error{Why: "sync.err.cut", Detail: host(f.address), Status: a.Status}
		}
		for _, o := range some {
			if n, ok := strings.CutPrefix(o.Name, f.prefix); ok && n != "" && !strings.Contains(n, "/") {
				o.Name = n
				all = append(all, o)
			}
		}
		if token = next; token == "" {
			return all, nil
		}
	}
}

// listing reads an answer of ListObjectsV2. next is the token to go on with, ""
// at the end.
func listing(doc string) (objects []Object, next string, whole bool) {
	o := Object{Size: -1}
	more, listed := false, false
	whole = xmlWalk(doc, func(path []string, text string) {
		if path[0] != "ListBucketResult" {
			return
		}
		switch {
		case len(path) == 1:
			listed = true
		case len(path) == 2:
			switch path[1] {
			case "IsTruncated":
				more = text == "true"
			case "NextContinuationToken":
				next = text
			case "Contents":
				objects = append(objects, o)
				o = Object{Size: -1}
			}
		case len(path) == 3 && path[1] == "Contents":
			switch path[2] {
			case "Key":
				o.Name = text
			case "ETag":
				o.Tag = text
			case "Size":
				if n, err := strconv.ParseInt(text, 10, 64); err == nil && n >= 0 {
					o.Size = n
				}
			}
		}
	})
	if !more {
		next = ""
	} else if next == "" {
		whole = false
	}
	return objects, next, whole && listed
}

// Get implements Folder.
func (f *s3) Get(ctx context.Context, name string) ([]byte, error) {
	a, err := f.send(ctx, "GET", f.prefix+name, "", nil)
	if a != nil && a.Status == 404 && strings.Contains(string(a.Body), "NoSuchKey") {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	return a.Body, nil
}

// Put implements Folder.
func (f *s3) Put(ctx context.Context, name string, data []byte, fresh bool) error {
	headers := []Header{{"Content-Type", "application/jsonl"}}
	if fresh {
		headers = append(headers, Header{"If-None-Match", "*"})
	}
	a, err := f.send(ctx, "PUT", f.prefix+name, "", data, headers...)
	if a != nil && a.Status == 412 {
		return ErrExists
	}
	// Two conditional writes of one object at a time: one of them has to look again.
	if a != nil && a.Status == 409 && strings.Contains(string(a.Body), "ConditionalRequestConflict") {
		return ErrExists
	}
	if a != nil && a.Status == 501 && fresh { // a server without conditional writes
		return f.Put(ctx, name, data, false)
	}
	return err
}
