package signedaccess

import (
	"encoding/base64"
	"math/rand/v2"
	"time"

	"notelab/app/sim"
)

// call is one request of the viewer and its answer.
type call struct {
	file    int
	issued  string // the URL as it was handed out
	request request
	verdict verdict
}

// lane is one way of lending files, from the signer to the last answer.
type lane struct {
	name   string // showURL, showCookies or showS3
	gates  []string
	grants []grant     // CloudFront: one for each policy that had to be signed
	urls   []string    // distinct URLs handed out, none for cookies
	sets   []cookieSet // cookies handed out
	steps  presigned   // S3: how the first URL was signed
	calls  []call
}

func (l *lane) accepted() int {
	n := 0
	for i := range l.calls {
		if l.calls[i].verdict.accepted() {
			n++
		}
	}
	return n
}

// cookies counts the cookies handed out.
func (l *lane) cookies() int {
	n := 0
	for _, s := range l.sets {
		n += len(s.grant.pairs)
	}
	return n
}

// scene is everything that happened in a run; the stage draws it and the
// events, figures and documents tell it.
type scene struct {
	config
	public publicKey // of the signing application
	pem    string
	s3     presigner
	lanes  []lane // url, cookies, s3: always all three
	times  schedule
	fault  string // what went wrong in signing, "" normally
}

// lane returns the lane of that name.
func (s *scene) lane(name string) *lane {
	for i := range s.lanes {
		if s.lanes[i].name == name {
			return &s.lanes[i]
		}
	}
	return nil
}

// shown returns the lanes the parameters ask for.
func (s *scene) shown() []*lane {
	var out []*lane
	for i := range s.lanes {
		if s.shows(s.lanes[i].name) {
			out = append(out, &s.lanes[i])
		}
	}
	return out
}

// play picks the keys, signs, sends and verifies.
func play(c config) *scene {
	r := sim.NewRand(c.seed)
	s := &scene{config: c}
	key := newKeyPair(r)
	s.public = key.public()
	s.pem = s.public.pem()

	e := &edge{now: c.epoch + c.clock}
	switch c.group {
	case groupOK:
		e.group = []publicKey{s.public}
	case groupOther: // the group trusts another key
		e.group = []publicKey{newKeyPair(r).public()}
	}
	a := newAuthor(key, c.hash, c.policy == custom)
	s.lanes = []lane{s.signedURLs(a, e), s.signedCookies(a, e), s.presignedURLs(r)}
	s.times = plan(s)
	return s
}

func (s *scene) policyFor(file int) policy {
	p := policy{resource: s.resource(file), until: s.epoch + s.expiry}
	if s.policy == custom {
		p.cidr = s.cidr
		if s.start != 0 {
			p.after = s.epoch + s.start
		}
	}
	return p
}

// grants signs one policy for each distinct text that the files need, and
// returns with them which grant each file uses.
func (s *scene) grants(a *author) (grants []grant, of []int) {
	at := map[string]int{}
	for n := 1; n <= s.files; n++ {
		p := s.policyFor(n)
		i, ok := at[p.resource]
		if !ok {
			g, err := a.grant(p)
			if err != nil {
				s.fault = err.Error()
			}
			i = len(grants)
			at[p.resource] = i
			grants = append(grants, g)
		}
		of = append(of, i)
	}
	return grants, of
}

func (s *scene) signedURLs(a *author, e *edge) lane {
	l := lane{name: showURL, gates: edgeGates}
	var of []int
	l.grants, of = s.grants(a)
	for n := 1; n <= s.files; n++ {
		url := l.grants[of[n-1]].query("https://" + cdnHost + s.file(n))
		l.urls = appendNew(l.urls, url)
		sent := url
		if n == 1 && s.tamper != tamperNone {
			sent = tamperURL(url, s.tamper)
		}
		req := request{url: sent, ip: s.ip}
		l.calls = append(l.calls, call{n, url, req, e.check(req)})
	}
	return l
}

func (s *scene) signedCookies(a *author, e *edge) lane {
	l := lane{name: showCookies, gates: edgeGates}
	var of []int
	l.grants, of = s.grants(a)
	// One set of cookies serves all paths; several sets have the same names and
	// must keep apart by Path, or each would replace the one before.
	for i, g := range l.grants {
		path := "/"
		if len(l.grants) > 1 {
			for n := range of {
				if of[n] == i {
					path = s.file(n + 1)
					break
				}
			}
		}
		l.sets = append(l.sets, cookieSet{path, g})
	}
	jar := append([]cookieSet(nil), l.sets...)
	if s.tamper != tamperNone && s.tamper != tamperPath && s.tamper != tamperQuery {
		jar[0].grant.pairs = tamperPairs(jar[0].grant.pairs, s.tamper)
	}
	for n := 1; n <= s.files; n++ {
		url := "https://" + cdnHost + s.file(n)
		req := request{url: url, ip: s.ip}
		if n == 1 && (s.tamper == tamperPath || s.tamper == tamperQuery) {
			req.url = tamperURL(url, s.tamper)
		}
		for _, set := range jar {
			if !set.covers(req.path()) {
				continue
			}
			for _, p := range set.grant.pairs {
				if req.cookie != "" {
					req.cookie += "; "
				}
				req.cookie += cookiePrefix + p.name + "=" + p.value
			}
		}
		l.calls = append(l.calls, call{n, url, req, e.check(req)})
	}
	return l
}

func (s *scene) presignedURLs(r *rand.Rand) lane {
	l := lane{name: showS3, gates: bucketGates}
	s.s3 = presigner{accessKey: userKeyID, secret: secretKey}
	if s.signer == signerRole {
		s.s3.accessKey = roleKeyID
		s.s3.token = sessionToken(r)
	}
	b := &bucket{
		now: s.epoch + s.clock, accessKey: s.s3.accessKey, secret: secretKey,
		token: s.s3.token, tokenEnds: s.epoch + s.session,
		active: s.signer != signerDeleted, permitted: s.signer != signerDenied,
	}
	for n := 1; n <= s.files; n++ {
		p := s.s3.sign(bucketHost, s.file(n), region, s.epoch, s.expiry)
		if n == 1 {
			l.steps = p
		}
		l.urls = appendNew(l.urls, p.url)
		sent := p.url
		if n == 1 && s.tamper != tamperNone {
			sent = tamperURL(p.url, s.tamper)
		}
		req := request{url: sent, ip: s.ip}
		l.calls = append(l.calls, call{n, p.url, req, b.check(req)})
	}
	return l
}

// sessionToken draws a token of the shape STS gives; real ones are longer still.
func sessionToken(r *rand.Rand) string {
	b := make([]byte, 264)
	for i := 0; i < len(b); i += 8 {
		putUint64(b[i:], r.Uint64())
	}
	return "IQoJb3JpZ2luX2Vj" + base64.StdEncoding.EncodeToString(b)
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// s3Life is how long an honest presigned URL works, in seconds from signing.
func (s *scene) s3Life() int64 {
	switch {
	case s.expiry > maxPresign || s.signer == signerDeleted || s.signer == signerDenied:
		return 0
	case s.signer == signerRole && s.session < s.expiry:
		return s.session
	}
	return s.expiry
}

// schedule is when things are shown. Steps have a fixed length; it measures
// nothing.
type schedule struct {
	policy, sign, encode, issue, clock time.Duration
	files                              []fileTimes
	end                                time.Duration
}

// fileTimes are the moments of one file's request, the same in every lane.
type fileTimes struct {
	request, gate0, gateStep, verdict, done time.Duration
}

// The first file is shown slowly enough to be followed, the others quickly.
const (
	step      = 600 * time.Millisecond
	slowGate  = 300 * time.Millisecond
	quickStep = 150 * time.Millisecond
	quickGate = 25 * time.Millisecond
)

func plan(s *scene) schedule {
	t := schedule{policy: 0, sign: step, encode: 2 * step, issue: 3 * step, clock: 4 * step}
	at := 5 * step
	for n := range s.files {
		pause, gate := quickStep, quickGate
		if n == 0 {
			pause, gate = step, slowGate
		}
		f := fileTimes{request: at, gate0: at + pause, gateStep: gate}
		f.verdict = f.gate0 + time.Duration(len(edgeGates))*gate
		f.done = f.verdict + pause
		t.files = append(t.files, f)
		at = f.done + pause/3
	}
	t.end = at
	return t
}
