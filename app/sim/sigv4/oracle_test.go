package sigv4

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"notelab/app/sim"
)

// anyText draws a text of letters, digits and everything that needs encoding.
func anyText(r *rand.Rand, most int, alphabet string) string {
	runes := []rune(alphabet)
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteRune(runes[r.IntN(len(runes))])
	}
	return b.String()
}

const (
	pathRunes  = "abzAZ019-._~/ %+&=?#:@!$'()*,;한é😀"
	queryRunes = "abzAZ019-._~/ %+?#:@!$'()*,;[]한é😀"
	valueRunes = "abzAZ019 -=/;\""
)

// anyRequest draws a request on the wire.
func anyRequest(r *rand.Rand) (req *request, plainPath string) {
	plainPath = "/" + anyText(r, 20, pathRunes)
	var ps []pair
	for range r.IntN(5) {
		if name := anyText(r, 6, queryRunes); name != "" {
			ps = append(ps, pair{name, anyText(r, 8, queryRunes)})
		}
	}
	req = &request{
		method: []string{"GET", "PUT", "POST", "DELETE", "HEAD"}[r.IntN(5)],
		host:   []string{"example.amazonaws.com", "bucket.s3.ap-northeast-2.amazonaws.com", "localhost:8443", "example.com:443"}[r.IntN(4)],
		path:   uriEncode(plainPath, true), query: join(encodePairs(ps)), body: anyText(r, 30, valueRunes),
	}
	names := []string{"Range", "content-type", "X-Amz-Meta-Team", "x-amz-target", "My-Header", "my-header", "User-Agent", "X-Amzn-Trace-Id", "Expect", "Cache-Control"}
	for range r.IntN(6) {
		req.add(names[r.IntN(len(names))], anyText(r, 12, valueRunes))
	}
	return req, plainPath
}

// httpRequest is the same request for the SDK.
func httpRequest(t *testing.T, req *request, plainPath string) *http.Request {
	t.Helper()
	out := &http.Request{
		Method: req.method, Host: req.host, Header: http.Header{},
		URL: &url.URL{Scheme: "https", Host: req.host, Path: plainPath, RawPath: req.path, RawQuery: req.query},
	}
	if got := out.URL.EscapedPath(); got != req.path {
		t.Fatalf("net/url sends the path %q as %q; we send %q", plainPath, got, req.path)
	}
	for _, h := range req.headers {
		out.Header.Add(h.name, h.value)
	}
	return out
}

// The oracle is the signer of the AWS SDK for Go (aws/signer/v4 of
// aws-sdk-go-v2 v1.47.7): equal signatures over random requests to S3 and to
// other services, in the header and in the query, with and without a token. The
// SDK does not normalize paths, so requests to other services have none to
// normalize here; the published suite covers those.
func TestSignaturesEqualThoseOfTheAWSSDK(t *testing.T) {
	n := 6000
	if testing.Short() {
		n = 600
	}
	r := sim.NewRand(11)
	ways := map[string]int{}
	for range n {
		req, plain := anyRequest(r)
		s3, query, token := r.IntN(2) == 0, r.IntN(2) == 0, ""
		if r.IntN(2) == 0 {
			token = anyText(r, 40, "abcXYZ019+/=") + "x"
		}
		if !s3 && normalize(req.path) != req.path {
			continue
		}
		at := time.Unix(int64(r.IntN(2_000_000_000)), 0).UTC()
		s := signer{credentials: credentials{"AKIDEXAMPLE", anyText(r, 70, "abcXYZ019+/") + "k", token}, region: "eu-west-1", service: "demo", path: pathOther}
		payload := hashHex(req.body)
		if s3 {
			s.service, s.path = "s3", pathS3
			if s.contentHeader = !query; query || r.IntN(2) == 0 {
				s.payload, payload = unsignedPayload, unsignedPayload
			}
		}
		sdk := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping, o.DisableHeaderHoisting = s3, true })
		creds := aws.Credentials{AccessKeyID: s.keyID, SecretAccessKey: s.secret, SessionToken: token}
		theirs := httpRequest(t, req, plain)
		stamp := stampOf(at.Unix())
		way := map[bool]string{true: "S3", false: "other"}[s3] + map[bool]string{true: " query", false: " header"}[query] + map[bool]string{true: " token", false: ""}[token != ""]
		ways[way]++
		if query {
			expires := int64(1 + r.IntN(604800))
			ours, w := s.presign(req, stamp, expires)
			q := theirs.URL.Query()
			q.Set("X-Amz-Expires", strconv.FormatInt(expires, 10))
			theirs.URL.RawQuery = q.Encode()
			signed, _, err := sdk.PresignHTTP(context.Background(), creds, theirs, payload, s.service, s.region, at)
			if err != nil {
				t.Fatal(err)
			}
			u, err := url.Parse(signed)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := ours.param("X-Amz-Signature"), u.Query().Get("X-Amz-Signature"); got != want {
				t.Fatalf("%s: signature %s; the SDK's is %s\n%s\n%s", way, got, want, w.canonical.text(), signed)
			}
			continue
		}
		ours, w := s.sign(req, stamp)
		if s3 {
			theirs.Header.Set(headerContent, payload)
		}
		if err := sdk.SignHTTP(context.Background(), creds, theirs, payload, s.service, s.region, at); err != nil {
			t.Fatal(err)
		}
		if got, want := ours.get("Authorization"), theirs.Header.Get("Authorization"); got != want {
			t.Fatalf("%s:\n got %s\nwant %s\n%s", way, got, want, w.canonical.text())
		}
	}
	for way, k := range ways {
		if k < n/40 {
			t.Errorf("only %d requests: %s", k, way)
		}
	}
	if len(ways) != 8 {
		t.Errorf("ways: %v", ways)
	}
	t.Log(ways)
}
