package sigv4

import (
	"strings"
	"time"

	"notelab/app/sim"
)

// config is what the parameters say, with the request as it goes on the wire
// before it is signed.
type config struct {
	s3, presigned   bool
	request         *request
	pathPlain       string // before encoding
	queryPlain      []pair // before encoding, as typed
	own             int    // how many of the request's headers the learner gave
	expires         int64  // seconds
	signLeast, free bool
	region, service string
	stamp           string
	signed          int64 // Unix seconds of the stamp
	credentials
	session int64 // seconds a token lasts
	delay   int64 // seconds from the signing to the arrival
	tamper  string
	extra   bool
	slip    string
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }

// read makes a config of valid values.
func read(v sim.Values) *config {
	c := &config{
		s3: forS3(v), presigned: presigned(v), pathPlain: v.Get("path"), queryPlain: pairs(v.Get("query")),
		expires: max(seconds(v.Duration("expires")), 1), signLeast: v.Get("sign") == signLeast,
		region: v.Get("region"), service: v.Get("service"), stamp: v.Get("time"),
		session: seconds(v.Duration("session")), delay: seconds(v.Duration("delay")),
		tamper: v.Get("tamper"), slip: v.Get("slip"),
	}
	if c.s3 {
		c.service, c.extra = "s3", v.Flag("extra")
		c.free = !c.presigned && v.Get("payload") == bodyFree
	}
	c.signed, _ = parseStamp(c.stamp)
	c.request = &request{method: v.Get("method"), host: v.Get("host"), path: uriEncode(c.pathPlain, true), query: join(encodePairs(c.queryPlain))}
	for _, h := range v.List("headers") {
		name, value, _ := strings.Cut(h, ":")
		c.request.add(name, strings.TrimSpace(value))
	}
	c.own = len(c.request.headers)
	if c.request.get("User-Agent") == "" {
		c.request.add("User-Agent", "app/1.0")
	}
	if hasBody(v) {
		c.request.body = v.Get("body")
	}
	c.credentials = credentials{keyID: v.Get("key-id"), secret: v.Get("secret")}
	if !isGiven(v) {
		c.credentials = drawn(uint64(v.Int("seed")))
	}
	if v.Flag("token") {
		// A role's key begins with ASIA where a user's begins with AKIA.
		if rest, ok := strings.CutPrefix(c.keyID, "AKIA"); ok {
			c.keyID = "ASIA" + rest
		}
		c.token = sessionToken(c.keyID)
	}
	return c
}

// drawn makes the credentials of a number. They open nothing.
func drawn(seed uint64) credentials {
	r := sim.NewRand(seed)
	letters := func(n int, alphabet string) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(b)
	}
	const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return credentials{
		keyID:  "AKIA" + letters(9, capitals+"234567") + "EXAMPLE",
		secret: letters(33, capitals+"abcdefghijklmnopqrstuvwxyz0123456789+/") + "EXAMPLE",
	}
}

// sessionToken is a short stand-in for a token, which is some hundred
// characters long in truth.
func sessionToken(keyID string) string { return "IQoJb3JpZ2luEXAMPLE" + hashHex(keyID)[:16] + "==" }

// signer is the client's side, mistakes included.
func (c *config) signer() *signer {
	s := &signer{credentials: c.credentials, region: c.region, service: c.service, path: pathOther}
	if c.s3 {
		s.path, s.contentHeader = pathS3, !c.presigned
		if c.presigned || c.free {
			s.payload = unsignedPayload
		}
	}
	if c.signLeast {
		s.only = func(name string) bool { return name == "content-type" || strings.HasPrefix(name, "x-amz-") }
	}
	c.mistake(s)
	return s
}

// serviceSide is the verifying side at the moment of arrival.
func (c *config) serviceSide() *service {
	return &service{s3: c.s3, region: c.region, name: c.service, now: c.signed + c.delay, known: c.credentials, tokenEnds: c.signed + c.session}
}

// life is for how many seconds from the signing the signature is good, as far
// as time decides.
func (c *config) life() int64 {
	life := int64(windowOther)
	switch {
	case c.presigned:
		life = c.expires
	case c.s3:
		life = windowS3
	}
	if c.token != "" {
		life = min(life, c.session)
	}
	return life
}
