package sigv4

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// Who acts.
const (
	actorClient  = "client"
	actorNetwork = "network"
	actorService = "service"
)

// Kinds of event.
const (
	evRequest   = "request"
	evMethod    = "method"
	evPath      = "path"
	evQuery     = "query"
	evHeaders   = "headers"
	evSigned    = "signed-headers"
	evPayload   = "payload"
	evToSign    = "string-to-sign"
	evKey       = "key"
	evSignature = "signature"
	evAttach    = "attach"
	evSend      = "send"
	evChange    = "change"
	evReceive   = "receive"
	evCheck     = "check"
	evRecompute = "recompute"
	evRestring  = "service-string"
	evRekey     = "service-key"
	evCompare   = "compare"
	evAnswer    = "answer"
)

// Run signs and verifies for the given values. A run has some forty events; no
// bound can be hit.
func (simulator) Run(v sim.Values) *sim.Trace {
	s := play(read(v))
	t := &sim.Trace{Values: v, Model: s, End: s.times.end, Telling: s.times.end}
	r := &recorder{t: t}
	s.signing(r)
	s.sending(r)
	s.verifying(r)
	s.figures(t)
	s.documents(t)
	return t
}

// recorder adds events to a trace.
type recorder struct {
	t     *sim.Trace
	actor string
}

// add records an event: its kind and the keys of its fields, separated by
// spaces, and their values. Fields without a value are left out.
func (r *recorder) add(at time.Duration, tone sim.Tone, what string, values ...string) {
	words := strings.Fields(what)
	e := sim.Event{At: at, Kind: words[0], Actor: r.actor, Tone: tone}
	for i, key := range words[1:] {
		if values[i] != "" {
			e.Fields = append(e.Fields, sim.Field{Key: key, Value: values[i]})
		}
	}
	r.t.Events = append(r.t.Events, e)
}

// slipped is the signer's mistake if it is one of those named, which show in
// one step.
func (s *scene) slipped(names string) string {
	if slices.Contains(strings.Fields(names), s.slip) {
		return s.slip
	}
	return ""
}

// when is yes or nothing, as a field has it.
func when(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// family names the rules of the service.
func (s *scene) family() string {
	if s.s3 {
		return rulesS3
	}
	return rulesOther
}

// form names where the signature goes.
func (s *scene) form() string {
	if s.presigned {
		return formQuery
	}
	return formHeader
}

func (s *scene) signing(r *recorder) {
	r.actor = actorClient
	w, c, at := s.client, s.client.canonical, &s.times
	form, family, token, expires := s.form(), s.family(), "", ""
	if s.token != "" {
		token = form
	}
	if s.presigned {
		expires = offset(s.expires)
	}
	r.add(at.request, sim.Plain, evRequest+" target host form key-id", s.config.request.method+" "+s.config.request.target(), s.config.request.host, form, s.keyID)
	for i, part := range [6]struct {
		what   string
		values [4]string
	}{
		{evMethod + " value", [4]string{c.method}},
		{evPath + " wire value rules slip", [4]string{s.config.request.path, c.uri, family, s.slipped(slipPath)}},
		{evQuery + " value empty form slip", [4]string{c.query, when(c.query == ""), form, s.slipped(slipSort + " " + slipPlus)}},
		{evHeaders + " count form token slip", [4]string{strconv.Itoa(len(c.headers)), form, token, s.slipped(slipCase + " " + slipToken)}},
		{evSigned + " value unsigned", [4]string{c.signed, s.unsigned()}},
		{evPayload + " value rules bytes", [4]string{c.payload, family, strconv.Itoa(len(s.config.request.body))}},
	} {
		r.add(at.canonical+time.Duration(i)*step, sim.Plain, part.what, part.values[:]...)
	}
	r.add(at.hash, sim.Plain, evToSign+" hash scope stamp slip", w.hash, w.scope.String(), s.stamp, s.slipped(slipRegion+" "+slipDate))
	for i, l := range w.chain {
		r.add(at.keys+time.Duration(i)*step, sim.Plain, evKey+" name input value slip", l.name, l.input, l.hex(), s.slipped(slipSecret))
	}
	r.add(at.signature, sim.Plain, evSignature+" value", w.signature)
	r.add(at.attach, sim.Plain, evAttach+" form expires", form, expires)
}

// unsigned lists the headers on the wire that the signature does not cover.
func (s *scene) unsigned() string {
	var out []string
	for _, h := range s.sent.headers {
		name := strings.ToLower(h.name)
		if name != "authorization" && !strings.Contains(";"+s.client.canonical.signed+";", ";"+name+";") {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

func (s *scene) sending(r *recorder) {
	r.actor = actorNetwork
	r.add(s.times.send, sim.Flow, evSend+" delay", offset(s.delay))
	for _, c := range s.changes {
		r.add(s.times.change, sim.Wait, evChange+" what from to", c.what, c.from, c.to)
	}
	if s.tamper != tamperNone && (len(s.changes) == 0 || len(s.changes) == 1 && s.extra) {
		r.add(s.times.change, sim.Muted, evChange+" what tried", "nothing", s.tamper)
	}
	r.actor = actorService
	r.add(s.times.receive, sim.Flow, evReceive+" now", stampOf(s.signed+s.delay))
}

func (s *scene) verifying(r *recorder) {
	at, v := &s.times, s.verdict
	for i, c := range v.checks {
		tone := sim.Muted
		cause, x, y := "", "", ""
		switch c.result {
		case passed:
			tone = sim.Good
		case failed:
			tone = sim.Bad
			cause, x, y = s.cause()
		}
		if c.name != checkSignature {
			r.add(at.checks[i], tone, evCheck+" check result rules form token cause a b", c.name, c.result, s.family(), s.form(), when(s.token != ""), cause, x, y)
			continue
		}
		line, text := "", ""
		if s.first > 0 {
			line, text = strconv.Itoa(s.first), v.own.canonical.lines()[s.first-1]
		}
		r.add(at.own, sim.Plain, evRecompute+" line text", line, text)
		r.add(at.ownHash, sim.Plain, evRestring+" hash same", v.own.hash, when(v.own.hash == s.client.hash))
		key := v.own.chain[3].hex()
		r.add(at.ownKeys, sim.Plain, evRekey+" value same", key, when(key == s.client.chain[3].hex()))
		r.add(at.checks[i], tone, evCompare+" value result line bits", v.own.signature, c.result, line, strconv.Itoa(s.bits))
	}
	r.add(at.answer, s.tone(), evAnswer+" status code message", strconv.Itoa(v.status), v.code, v.message)
}

// tone is that of the answer.
func (s *scene) tone() sim.Tone {
	if s.verdict.status == 200 {
		return sim.Good
	}
	return sim.Bad
}

// offset writes seconds exactly, without units that are zero: "16m", "7d",
// "-5m30s".
func offset(sec int64) string {
	if sec == 0 {
		return "0s"
	}
	s := ""
	if sec < 0 {
		s, sec = "-", -sec
	}
	for _, u := range []struct {
		name string
		len  int64
	}{{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}} {
		if n := sec / u.len; n > 0 {
			s += strconv.FormatInt(n, 10) + u.name
			sec -= n * u.len
		}
	}
	return s
}
