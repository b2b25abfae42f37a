package remote

import (
	"bytes"
	stdhmac "crypto/hmac"
	stdsha "crypto/sha256"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The oracle is the Signature Version 4 test suite of awslabs/aws-c-auth, which
// the simulator of signing keeps: canonical request, string to sign and
// signature of its cases in the header. Making a path canonical is not ours,
// since S3 signs it as it is: the path is taken from the suite's answer.
func TestThePublishedSuiteIsReproducedStringByString(t *testing.T) {
	data, err := os.ReadFile("../sim/sigv4/testdata/suite.txt")
	if err != nil {
		t.Fatal(err)
	}
	type suiteCase struct {
		name, method, query, token, body, canonical, hash, signature string
		signBody, tokenLast                                          bool
		headers                                                      []Header
	}
	var all []suiteCase
	for n, line := range strings.Split(string(data), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		if line == "" || word == "#" {
			continue
		}
		if word == "case" {
			f := strings.Fields(rest)
			all = append(all, suiteCase{name: f[0], signBody: slices.Contains(f, "sign-body"), tokenLast: slices.Contains(f, "token-last")})
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
		switch word {
		case "token":
			c.token = s[0]
		case "request":
			c.method = s[0]
			_, c.query, _ = strings.Cut(s[1], "?")
		case "header":
			c.headers = append(c.headers, Header{s[0], s[1]})
		case "body":
			c.body = s[0]
		case "header-canonical":
			c.canonical = s[0]
		case "header-hash":
			c.hash = s[0]
		case "header-signature":
			c.signature = s[0]
		}
	}
	if len(all) != 38 {
		t.Fatalf("%d cases; want 38", len(all))
	}
	for _, c := range all {
		cred := credentials{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", c.token}
		payload := hashHex([]byte(c.body))
		headers := append(c.headers, Header{"X-Amz-Date", "20150830T123600Z"})
		if c.signBody {
			headers = append(headers, Header{"X-Amz-Content-Sha256", payload})
		}
		if c.token != "" && !c.tokenLast {
			headers = append(headers, Header{"X-Amz-Security-Token", c.token})
		}
		// What no signer signs is not given to this one, and parameters come encoded.
		headers = slices.DeleteFunc(headers, func(h Header) bool {
			return slices.Contains([]string{"user-agent", "connection", "expect"}, strings.ToLower(h.Name))
		})
		var query []string
		for _, p := range strings.Split(c.query, "&") {
			if name, value, _ := strings.Cut(p, "="); p != "" {
				query = append(query, escape(unpercent(name), false)+"="+escape(unpercent(value), false))
			}
		}
		path := strings.Split(c.canonical, "\n")[1]
		s := cred.sign(c.method, path, strings.Join(query, "&"), headers, payload, "us-east-1", "service", "20150830T123600Z")
		if s.canonical != c.canonical {
			t.Errorf("%s: canonical request\n%s\nwant\n%s", c.name, s.canonical, c.canonical)
		}
		if want := "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n" + c.hash; s.toSign != want {
			t.Errorf("%s: string to sign\n%s\nwant\n%s", c.name, s.toSign, want)
		}
		if s.signature != c.signature {
			t.Errorf("%s: signature %s; want %s", c.name, s.signature, c.signature)
		}
	}
}

// The examples of the documentation of S3:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
func TestTheExamplesOfS3AreReproduced(t *testing.T) {
	cred := credentials{keyID: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
	const stamp = "20130524T000000Z"
	for _, tt := range []struct {
		name, method, path, query, body, want string
		headers                               []Header
	}{
		{"get an object", "GET", "/test.txt", "", "", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", []Header{{"range", "bytes=0-9"}}},
		{"put an object", "PUT", "/" + escape("test$file.text", true), "", "Welcome to Amazon S3.", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
			[]Header{{"Date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}}},
		{"get the lifecycle", "GET", "/", "lifecycle=", "", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543", nil},
		{"list objects", "GET", "/", "max-keys=2&prefix=J", "", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7", nil},
	} {
		payload := hashHex([]byte(tt.body))
		headers := append([]Header{{"Host", "examplebucket.s3.amazonaws.com"}, {"x-amz-content-sha256", payload}, {"x-amz-date", stamp}}, tt.headers...)
		s := cred.sign(tt.method, tt.path, tt.query, headers, payload, "us-east-1", "s3", stamp)
		if s.signature != tt.want {
			t.Errorf("%s: signature %s; want %s\n%s", tt.name, s.signature, tt.want, s.canonical)
		}
	}
}

func TestHMACIsThatOfTheStandardLibrary(t *testing.T) {
	for n := range 200 {
		key, text := bytes.Repeat([]byte{byte(n * 7)}, n), strings.Repeat("x", 200-n)
		m := stdhmac.New(stdsha.New, key)
		m.Write([]byte(text))
		if got, want := hmac(key, text), m.Sum(nil); !bytes.Equal(got, want) {
			t.Fatalf("a key of %d bytes: %x; want %x", n, got, want)
		}
	}
}
