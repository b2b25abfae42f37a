package signedaccess

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/feature/cloudfront/sign"

	"notelab/app/sim"
)

// The oracles: the CloudFront signer of the AWS SDK for Go
// (feature/cloudfront/sign v1.9.16, SHA-1 only), its Signature Version 4
// presigner (aws/signer/v4 of v1.47.7), crypto/x509 of the standard library,
// and the openssl command where the machine has it. Each makes its strings
// during the test, from the same keys and times.

// setup plays a run and makes its private key once more.
func setup(t *testing.T, pairs ...string) (*scene, keyPair) {
	t.Helper()
	v := info.Defaults().Must(pairs...)
	s := play(read(v))
	return s, newKeyPair(sim.NewRand(s.seed))
}

func at(sec int64) time.Time { return time.Unix(sec, 0).UTC() }

func TestCannedURLsEqualThoseOfTheAWSSDK(t *testing.T) {
	for seed := range 10 {
		s, key := setup(t, "hash", hashSHA1, "policy", canned, "files", "3", "seed", strconv.Itoa(seed))
		for n, got := range s.lane(showURL).urls {
			want, err := sign.NewURLSigner(key.id, key.private()).Sign("https://"+cdnHost+s.file(n+1), at(s.epoch+s.expiry))
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("seed %d file %d:\n got %s\nwant %s", seed, n+1, got, want)
			}
		}
	}
}

func TestCustomURLsAndCookiesEqualThoseOfTheAWSSDK(t *testing.T) {
	s, key := setup(t, "hash", hashSHA1, "policy", custom)
	p := &sign.Policy{Statements: []sign.Statement{{
		Resource:  "https://" + cdnHost + "/video/*",
		Condition: sign.Condition{DateLessThan: sign.NewAWSEpochTime(at(s.epoch + s.expiry))},
	}}}
	want, err := sign.NewURLSigner(key.id, key.private()).SignWithPolicy("https://"+cdnHost+s.file(1), p)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.lane(showURL).urls[0]; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	cookies, err := sign.NewCookieSigner(key.id, key.private()).SignWithPolicy(p)
	if err != nil {
		t.Fatal(err)
	}
	mine := map[string]string{}
	for _, c := range s.lane(showCookies).sets[0].grant.pairs {
		mine[cookiePrefix+c.name] = c.value
	}
	if len(cookies) != len(mine) {
		t.Errorf("%d cookies; want %d", len(mine), len(cookies))
	}
	for _, c := range cookies {
		if mine[c.Name] != c.Value {
			t.Errorf("%s = %s; want %s", c.Name, mine[c.Name], c.Value)
		}
	}
}

// The edge judges strings made by somebody else: another order of conditions,
// SHA-1 always.
func TestTheEdgeAcceptsWhatTheAWSSDKSigns(t *testing.T) {
	const epoch = 1767225600
	for seed := range uint64(3) {
		key := newKeyPair(sim.NewRand(seed))
		p := &sign.Policy{Statements: []sign.Statement{{
			Resource: "http*://" + cdnHost + "/a/*",
			Condition: sign.Condition{
				IPAddress:       &sign.IPAddress{SourceIP: "192.0.2.0/24"},
				DateGreaterThan: sign.NewAWSEpochTime(at(epoch + 60)),
				DateLessThan:    sign.NewAWSEpochTime(at(epoch + 600)),
			},
		}}}
		url, err := sign.NewURLSigner(key.id, key.private()).SignWithPolicy("https://"+cdnHost+"/a/b.txt", p)
		if err != nil {
			t.Fatal(err)
		}
		e := &edge{group: []publicKey{key.public()}}
		for _, c := range []struct {
			now    int64
			ip     string
			status int
		}{
			{epoch + 61, "192.0.2.1", 200}, {epoch + 599, "192.0.2.255", 200},
			{epoch + 60, "192.0.2.1", 403}, {epoch + 600, "192.0.2.1", 403}, {epoch + 100, "192.0.3.1", 403},
		} {
			e.now = c.now
			if v := e.check(request{url: url, ip: c.ip}); v.status != c.status {
				t.Errorf("seed %d at %d from %s: status %d; want %d", seed, c.now-epoch, c.ip, v.status, c.status)
			}
		}
		e.now = epoch + 100
		if v := e.check(request{url: strings.Replace(url, "/a/b", "/c/b", 1), ip: "192.0.2.1"}); v.status != 403 || v.gates[len(v.gates)-1].name != gateResource {
			t.Errorf("seed %d: another path gives %d at %v; want 403 at resource", seed, v.status, v.gates)
		}
	}
}

func TestPresignedURLsEqualThoseOfTheAWSSDK(t *testing.T) {
	for _, signer := range []string{signerUser, signerRole} {
		for _, path := range []string{"/video/seg-{n}.ts", "/a//b/../c~{n}", "/x"} {
			s, _ := setup(t, "s3-signer", signer, "path", path, "expiry", "2h")
			req, err := http.NewRequest("GET", "https://"+bucketHost, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.URL.Path = s.file(1)
			req.URL.RawQuery = "X-Amz-Expires=7200"
			want, _, err := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }).PresignHTTP(context.Background(),
				aws.Credentials{AccessKeyID: s.s3.accessKey, SecretAccessKey: s.s3.secret, SessionToken: s.s3.token},
				req, "UNSIGNED-PAYLOAD", "s3", region, at(s.epoch))
			if err != nil {
				t.Fatal(err)
			}
			if got := s.lane(showS3).urls[0]; got != want {
				t.Errorf("%s %s:\n got %s\nwant %s", signer, path, got, want)
			}
		}
	}
}

// The example of the S3 documentation: GET /test.txt from examplebucket,
// 2013-05-24, 86400 seconds.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
func TestTheDocumentedPresignedExample(t *testing.T) {
	p := presigner{accessKey: userKeyID, secret: secretKey}.sign("examplebucket.s3.amazonaws.com", "/test.txt", "us-east-1", 1369353600, 86400)
	if want := "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"; !strings.HasSuffix(p.url, want) {
		t.Errorf("url = %s; want it to end in %s", p.url, want)
	}
	if want := "3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04"; !strings.HasSuffix(p.toSign, want) {
		t.Errorf("string to sign = %q; want it to end in %s", p.toSign, want)
	}
}

// Every shown signature is checked from the shown documents alone: with the
// standard library always, with openssl too where it is installed.
func TestShownDocumentsVerifyIndependently(t *testing.T) {
	openssl, err := exec.LookPath("openssl")
	if err != nil {
		t.Log("openssl is not installed; checked with the standard library alone")
	}
	for _, kind := range []string{hashSHA1, hashSHA256} {
		for _, pol := range []string{canned, custom} {
			tr := New().Run(info.Defaults().Must("hash", kind, "policy", pol, "cidr", "192.0.2.0/24", "start", "1m"))
			doc := map[string]string{}
			for _, d := range tr.Documents {
				doc[d.Key] = d.Body
			}
			block, _ := pem.Decode([]byte(doc["public-key"]))
			if block == nil {
				t.Fatalf("%s: no PEM in %q", kind, doc["public-key"])
			}
			key, err := x509.ParsePKIXPublicKey(block.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			sig, err := decode(doc["signature"])
			if err != nil {
				t.Fatal(err)
			}
			hash := crypto.SHA256
			if kind == hashSHA1 {
				hash = crypto.SHA1
			}
			k, ok := key.(*rsa.PublicKey)
			if !ok || k.N.BitLen() != 2048 || rsa.VerifyPKCS1v15(k, hash, digest(hash, doc["policy"]), sig) != nil {
				t.Errorf("%s %s: the standard library refuses the shown signature", kind, pol)
			}
			if openssl == "" {
				continue
			}
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "public.pem"), []byte(doc["public-key"]), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("sh", "-ec", doc["openssl"])
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "Verified OK") {
				t.Errorf("%s %s: openssl: %v: %s", kind, pol, err, out)
			}
		}
	}
}

func TestThePolicyReaderAgreesWithEncodingJSON(t *testing.T) {
	type doc struct {
		Statement []struct {
			Resource  string
			Condition struct {
				DateLessThan, DateGreaterThan struct {
					Epoch int64 `json:"AWS:EpochTime"`
				}
				IpAddress struct {
					IP string `json:"AWS:SourceIp"`
				}
			}
		}
	}
	for _, p := range []policy{
		{resource: "https://h/a", until: 5}, {until: 9}, {resource: "*", until: 7, after: 3}, {resource: "http*://h/?", until: 2147483647, cidr: "10.0.0.0/8"},
		{resource: "/{", until: 8, after: 1, cidr: "1.2.3.4"},
	} {
		var d doc
		if err := json.Unmarshal([]byte(p.text()), &d); err != nil || len(d.Statement) != 1 {
			t.Fatalf("%s: %v", p.text(), err)
		}
		st := d.Statement[0]
		want := policy{st.Resource, st.Condition.DateLessThan.Epoch, st.Condition.DateGreaterThan.Epoch, st.Condition.IpAddress.IP}
		if got, err := parsePolicy(p.text()); err != nil || got != want || got != p {
			t.Errorf("parsePolicy(%s) = %v, %v; want %v", p.text(), got, err, want)
		}
	}
}

func TestThePrimesAreTheFirstFromTheirStartingPoints(t *testing.T) {
	e := big.NewInt(rsaExponent)
	fits := func(p *big.Int) bool {
		less := new(big.Int).Sub(p, big.NewInt(1))
		return new(big.Int).Mod(less, e).Sign() != 0 && p.ProbablyPrime(0)
	}
	for i, k := range primeOffsets {
		p := demoPrime(i)
		if p.BitLen() != 1024 || !p.ProbablyPrime(20) || !fits(p) {
			t.Errorf("prime %d: %d bits, is no usable prime", i, p.BitLen())
		}
		if i < 2 || !testing.Short() { // the whole search takes seconds
			q := primeBase(i)
			for j := int64(0); j < k; j++ {
				if fits(q) {
					t.Fatalf("prime %d: a prime lies %d steps from the start already; the table says %d", i, j, k)
				}
				q.Add(q, big.NewInt(2))
			}
		}
	}
}

func FuzzTheVerifiersNeverPanic(f *testing.F) {
	for _, v := range []sim.Values{info.Defaults(), info.Defaults().Must("policy", canned, "s3-signer", signerRole)} {
		s := play(read(v))
		f.Add(s.lane(showURL).urls[0], "", "192.0.2.1")
		f.Add(s.lane(showS3).urls[0], s.lane(showCookies).calls[0].request.cookie, "x")
	}
	f.Add("https://h/?Policy=eyJ9&Key-Pair-Id=K&Signature=__", "CloudFront-Key-Pair-Id", "1.2.3.4")
	f.Add("?X-Amz-Date=%", "; ; =", "")
	key := newKeyPair(sim.NewRand(1))
	f.Fuzz(func(t *testing.T, url, cookie, ip string) {
		r := request{url: url, cookie: cookie, ip: ip}
		e := &edge{group: []publicKey{key.public()}, now: 1767226200}
		b := &bucket{now: 1767226200, accessKey: userKeyID, secret: secretKey, active: true, permitted: true}
		for _, v := range []verdict{e.check(r), b.check(r)} {
			if len(v.gates) == 0 || v.status == 0 {
				t.Errorf("%q: no verdict", url)
			}
		}
		_, _ = parsePolicy(url)
		_ = tamperURL(url, tamperPolicy) + tamperURL(url, tamperSignature) + tamperURL(url, tamperPath)
	})
}
