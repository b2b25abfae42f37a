package sigv4

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// suiteCase is one case of the published test suite; testdata/suite.txt says
// where it comes from.
type suiteCase struct {
	name                           string
	normalize, signBody, tokenLast bool
	token                          string
	request                        request
	canonical, hash, signature     [2]string // in the header, in the query
}

// suite reads testdata/suite.txt: a line a string, Go-quoted after its name.
func suite(t *testing.T) []suiteCase {
	t.Helper()
	data, err := os.ReadFile("testdata/suite.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []suiteCase
	for n, line := range strings.Split(string(data), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		if line == "" || word == "#" {
			continue
		}
		if word == "case" {
			f := strings.Fields(rest)
			all = append(all, suiteCase{name: f[0], normalize: slices.Contains(f, "normalize"),
				signBody: slices.Contains(f, "sign-body"), tokenLast: slices.Contains(f, "token-last")})
			continue
		}
		var s []string
		for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
			q, err := strconv.QuotedPrefix(rest)
			if err != nil {
				t.Fatalf("suite.txt:%d: %v", n+1, err)
			}
			u, _ := strconv.Unquote(q)
			s, rest = append(s, u), rest[len(q):]
		}
		c := &all[len(all)-1]
		way, what, _ := strings.Cut(word, "-")
		i := slices.Index([]string{"header", "query"}, way)
		switch {
		case word == "token":
			c.token = s[0]
		case word == "request":
			c.request.method = s[0]
			c.request.path, c.request.query, _ = strings.Cut(s[1], "?")
		case word == "header" && s[0] == "Host":
			c.request.host = s[1]
		case word == "header":
			c.request.add(s[0], s[1])
		case word == "body":
			c.request.body = s[0]
		case what == "canonical":
			c.canonical[i] = s[0]
		case what == "hash":
			c.hash[i] = s[0]
		case what == "signature":
			c.signature[i] = s[0]
		default:
			t.Fatalf("suite.txt:%d: %s", n+1, line)
		}
	}
	return all
}

const (
	suiteKey    = "AKIDEXAMPLE"
	suiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
	suiteStamp  = "20150830T123600Z"
)

// The oracle is the Signature Version 4 test suite of awslabs/aws-c-auth: every
// canonical request, string to sign and signature of its 38 cases, in the
// header and in the query. The suite encodes the path of the request line once:
// that is the second encoding of a path that came encoded.
func TestThePublishedSuiteIsReproducedStringByString(t *testing.T) {
	all := suite(t)
	if len(all) != 38 {
		t.Fatalf("%d cases; want 38", len(all))
	}
	for _, c := range all {
		s := signer{
			credentials: credentials{suiteKey, suiteSecret, c.token}, region: "us-east-1", service: "service",
			path: pathStyle{c.normalize, true}, contentHeader: c.signBody, tokenLast: c.tokenLast,
		}
		_, inHeader := s.sign(&c.request, suiteStamp)
		_, inQuery := s.presign(&c.request, suiteStamp, 3600)
		for i, w := range []*working{inHeader, inQuery} {
			way := []string{"header", "query"}[i]
			if got := w.canonical.text(); got != c.canonical[i] {
				t.Errorf("%s, %s: canonical request\n%s\nwant\n%s", c.name, way, got, c.canonical[i])
			}
			want := "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n" + c.hash[i]
			if w.toSign != want {
				t.Errorf("%s, %s: string to sign\n%s\nwant\n%s", c.name, way, w.toSign, want)
			}
			if w.signature != c.signature[i] {
				t.Errorf("%s, %s: signature %s; want %s", c.name, way, w.signature, c.signature[i])
			}
		}
	}
}
