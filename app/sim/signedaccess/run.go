package signedaccess

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// Kinds of event.
const (
	evPolicy  = "policy"
	evSign    = "sign"
	evEncode  = "encode"
	evIssue   = "issue"
	evClock   = "clock"
	evRequest = "request"
	evGate    = "gate"
	evAccept  = "accept"
	evRefuse  = "refuse"
	evOrigin  = "origin"
)

// Run signs and verifies for the given values. A run has at most 12 files in
// three lanes, hence at most some 400 events; no bound can be hit.
func (simulator) Run(v sim.Values) *sim.Trace {
	s := play(read(v))
	t := &sim.Trace{Values: v, Model: s, End: s.times.end}
	s.events(t)
	s.figures(t)
	s.documents(t)
	// The first answer is there, and the checks that led to it still stand.
	t.Telling = s.times.end
	if len(s.times.files) > 0 {
		t.Telling = s.times.files[0].done
	}
	return t
}

func (s *scene) events(t *sim.Trace) {
	add := func(at time.Duration, kind, actor string, tone sim.Tone, fields ...string) {
		e := sim.Event{At: at, Kind: kind, Actor: actor, Tone: tone}
		for i := 0; i+1 < len(fields); i += 2 {
			if fields[i+1] != "" {
				e.Fields = append(e.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
			}
		}
		t.Events = append(t.Events, e)
	}
	shown := s.shown()
	for _, l := range shown {
		if l.name == showS3 {
			add(s.times.policy, evPolicy, l.name, sim.Plain, "resource", "GET "+s.file(1), "until", offset(s.expiry))
			continue
		}
		p := l.grants[0].policy
		add(s.times.policy, evPolicy, l.name, sim.Plain, "kind", s.config.policy, "resource", p.resource,
			"until", offset(s.expiry), "start", startText(p, s.epoch), "cidr", p.cidr)
	}
	for _, l := range shown {
		if l.name == showS3 {
			add(s.times.sign, evSign, l.name, sim.Plain, "algorithm", algorithm, "key", s.s3.accessKey, "count", strconv.Itoa(len(l.urls)))
			continue
		}
		add(s.times.sign, evSign, l.name, sim.Plain, "algorithm", algorithmName(s.hash), "key", s.public.id, "count", strconv.Itoa(len(l.grants)))
	}
	for _, l := range shown {
		n := len(signatureOf(l))
		add(s.times.encode, evEncode, l.name, sim.Plain, "chars", strconv.Itoa(n))
	}
	for _, l := range shown {
		if l.name == showCookies {
			add(s.times.issue, evIssue, l.name, sim.Flow, "cookies", strconv.Itoa(l.cookies()), "sets", strconv.Itoa(len(l.sets)))
			continue
		}
		add(s.times.issue, evIssue, l.name, sim.Flow, "urls", strconv.Itoa(len(l.urls)), "bytes", strconv.Itoa(queryBytes(l)))
	}
	add(s.times.clock, evClock, "clock", sim.Wait, "offset", offset(s.clock), "epoch", strconv.FormatInt(s.epoch+s.clock, 10), "ip", s.ip)
	for n, f := range s.times.files {
		for _, l := range shown {
			c := &l.calls[n]
			changed := ""
			if s.changed(l, n) {
				changed = s.tamper
			}
			add(f.request, evRequest, l.name, sim.Flow, "file", strconv.Itoa(n+1), "path", c.request.path(),
				"cookies", strconv.Itoa(len(cutPairs(c.request.cookie, "; "))), "changed", changed)
		}
		for i := range edgeGates {
			for _, l := range shown {
				if v := &l.calls[n].verdict; i < len(v.gates) {
					g := v.gates[i]
					add(f.gate0+time.Duration(i)*f.gateStep, evGate, l.name, gateTone(g.result), "file", strconv.Itoa(n+1), "gate", g.name, "result", g.result, "detail", g.detail)
				}
			}
		}
		for _, l := range shown {
			v := &l.calls[n].verdict
			if v.accepted() {
				add(f.verdict, evAccept, l.name, sim.Good, "file", strconv.Itoa(n+1), "by", judge(l.name), "status", "200")
			} else {
				add(f.verdict, evRefuse, l.name, sim.Bad, "file", strconv.Itoa(n+1), "by", judge(l.name), "status", strconv.Itoa(v.status),
					"code", v.code, "message", v.message, "gate", v.gates[len(v.gates)-1].name)
			}
		}
		for _, l := range shown {
			if c := &l.calls[n]; c.verdict.accepted() && l.name != showS3 {
				add(f.done, evOrigin, l.name, sim.Flow, "file", strconv.Itoa(n+1), "path", c.request.path())
			}
		}
	}
}

// changed reports whether the request of a file (from 0) was tampered with.
func (s *scene) changed(l *lane, file int) bool {
	switch {
	case s.tamper == tamperNone:
		return false
	case l.name == showCookies && s.tamper != tamperPath && s.tamper != tamperQuery:
		return l.calls[file].request.cookie != "" && (len(l.sets) == 1 || l.sets[0].covers(s.file(file+1)))
	}
	return file == 0
}

func gateTone(result string) sim.Tone {
	switch result {
	case passed:
		return sim.Good
	case failed:
		return sim.Bad
	}
	return sim.Muted
}

// judge names who verifies in a lane.
func judge(lane string) string {
	if lane == showS3 {
		return "S3"
	}
	return "CloudFront"
}

func algorithmName(hash string) string {
	if hash == hashSHA1 {
		return "RSA-2048 SHA-1"
	}
	return "RSA-2048 SHA-256"
}

func startText(p policy, epoch int64) string {
	if p.after == 0 {
		return ""
	}
	return offset(p.after - epoch)
}

// signatureOf returns a lane's first signature as it travels.
func signatureOf(l *lane) string {
	if l.name != showS3 {
		return l.grants[0].signature
	}
	_, sig, _ := strings.Cut(l.steps.url, "&X-Amz-Signature=")
	return sig
}

// queryBytes counts what signing adds to the first file's URL.
func queryBytes(l *lane) int {
	if len(l.urls) == 0 {
		return 0
	}
	_, query, _ := strings.Cut(l.urls[0], "?")
	return len("?") + len(query)
}

// offset writes seconds since the signing for people: "+10m", "+1h30m", "+7d".
func offset(sec int64) string { return "+" + span(sec) }

// span writes a length of time exactly, without units that are zero.
func span(sec int64) string {
	if sec == 0 {
		return "0s"
	}
	var b strings.Builder
	for _, u := range []struct {
		name string
		len  int64
	}{{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}} {
		if n := sec / u.len; n > 0 {
			b.WriteString(strconv.FormatInt(n, 10) + u.name)
			sec -= n * u.len
		}
	}
	return b.String()
}
