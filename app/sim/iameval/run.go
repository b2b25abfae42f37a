package iameval

import (
	"strconv"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The pace of the picture; nothing here is a measured latency.
const (
	approach = 800 * time.Millisecond // to the first gate, and from gate to gate
	look     = 300 * time.Millisecond // at one gate's policy
	scan     = 1500 * time.Millisecond
	leap     = 1800 * time.Millisecond // over the gates that a direct grant leaves out
	rest     = 600 * time.Millisecond
)

// The places of the way: the principal, the gates and the resource.
const (
	atPrincipal = -1
	atTarget    = gateCount
)

// flight is the request on its way between two places for a time.
type flight struct {
	from, to time.Duration
	a, b     int
}

// model is everything the stage draws.
type model struct {
	*evaluation
	flights []flight
	decided []time.Duration // when each step was decided
	end     time.Duration
	known   time.Duration // when the answer is known
}

type run struct {
	*model
	t     *sim.Trace
	at    time.Duration
	place int
}

// Run implements sim.Simulator.
func (simulator) Run(v sim.Values) *sim.Trace {
	m := &model{evaluation: evaluate(configOf(v))}
	t := &sim.Trace{Values: v, Model: m}
	r := &run{m, t, 0, atPrincipal}
	r.play()
	t.End, t.Telling = m.end, m.end
	t.Figures = m.figures()
	t.Documents = m.documents()
	return t
}

// emit adds an event that happens now.
func (r *run) emit(kind, actor string, tone sim.Tone, pairs ...string) {
	e := sim.Event{At: r.at, Kind: kind, Actor: actor, Tone: tone}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: pairs[i], Value: pairs[i+1]})
	}
	r.t.Events = append(r.t.Events, e)
}

func (r *run) fly(to int, d time.Duration) {
	r.flights = append(r.flights, flight{r.at, r.at + d, r.place, to})
	r.at, r.place = r.at+d, to
}

var kinds = [...]string{"pass", "open", "jump", "refuse", "refuse"}
var tones = [...]sim.Tone{sim.Good, sim.Muted, sim.Good, sim.Bad, sim.Bad}

func (r *run) play() {
	r.emit("send", "principal", sim.Flow, "arn", r.req.arn, "action", r.action, "resource", r.req.resource, "account", r.where)
	for i := range r.steps {
		s := &r.steps[i]
		if s.why == "identity-skipped" { // passed by, not visited
			r.decided = append(r.decided, r.at)
			r.note(s)
			continue
		}
		r.fly(s.gate, approach)
		if s.gate == atDeny {
			r.at += scan
		} else {
			r.at += look
		}
		r.decided = append(r.decided, r.at)
		r.note(s)
	}
	switch s := r.last(); {
	case s.verdict == jumped:
		r.fly(atTarget, leap)
	case !s.verdict.stop():
		r.fly(atTarget, approach)
	}
	r.known = r.at
	if r.allowed() {
		r.emit("allow", "resource", sim.Good, "action", r.action)
	} else {
		r.emit("deny", "principal", sim.Bad, "action", r.action, "gate", gates[r.last().gate].id, "explicit", strconv.FormatBool(r.last().verdict == refusedExplicitly))
	}
	r.end = r.at + rest
}

// note tells a step.
func (r *run) note(s *step) {
	r.emit(kinds[s.verdict], gates[s.gate].id, tones[s.verdict], append([]string{"gate", gates[s.gate].id, "why", s.why}, r.facts(s)...)...)
}

// outcome names the end of an evaluation.
func (e *evaluation) outcome() i18n.Text {
	switch e.last().verdict {
	case refused:
		return i18n.Of("암시적 거부", "implicit deny")
	case refusedExplicitly:
		return i18n.Of("명시적 거부", "explicit deny")
	}
	return i18n.Of("허용", "allowed")
}

func (e *evaluation) tone() sim.Tone {
	if e.allowed() {
		return sim.Good
	}
	return sim.Bad
}

func (e *evaluation) bit() int {
	if e.allowed() {
		return 1
	}
	return 0
}

func (m *model) figures() []sim.Figure {
	var out []sim.Figure
	add := func(key string, label i18n.Text, n int, text i18n.Text, tone sim.Tone) {
		out = append(out, sim.Figure{Key: key, Label: label, Value: float64(n), Text: text, Tone: tone})
	}
	count := func(n int) i18n.Text { return i18n.Same(strconv.Itoa(n)) }
	add("result", i18n.Of("판정", "decision"), m.bit(), m.outcome(), m.tone())
	at, where := 0, i18n.Of("없음", "none")
	if g := m.last().gate; !m.allowed() {
		at = g + 1
		n := strconv.Itoa(at) + " "
		where = i18n.Of(n+gates[g].name.Ko, n+gates[g].name.En)
	}
	add("gate", i18n.Of("멈춘 관문", "stopped at gate"), at, where, m.tone())
	allows, attached, skipped := 0, 0, 0
	for i := atRCP; i < gateCount; i++ {
		if m.policies[i] != nil {
			attached++
		}
		if m.allows(i) {
			allows++
		}
		if m.evaluation.over <= i && i < m.to {
			skipped++
		}
	}
	add("allows", i18n.Of("맞는 Allow가 있는 정책", "policies with a fitting Allow"), allows, i18n.Same(strconv.Itoa(allows)+"/"+strconv.Itoa(attached)), sim.Plain)
	denies, tone := len(m.denying()), sim.Plain
	if denies > 0 {
		tone = sim.Bad
	}
	add("denies", i18n.Of("맞는 Deny가 있는 정책", "policies with a fitting Deny"), denies, count(denies), tone)
	add("skipped", i18n.Of("리소스 정책 덕에 건너뛴 관문", "gates the resource's grant skips"), skipped, count(skipped), sim.Plain)
	// The same request with the account changed: what crossing adds.
	c := *m.config
	label := i18n.Of("다른 계정에서 온다면", "from another account")
	if c.where = sister; m.cross() {
		c.where, label = sameAccount, i18n.Of("같은 계정에서 온다면", "from the same account")
	}
	e := evaluate(&c)
	add("flip", label, e.bit(), e.outcome(), e.tone())
	return out
}

// documents are the policies as they are attached, the request context they are
// compared with and the message of a denial.
func (m *model) documents() []sim.Document {
	var docs []sim.Document
	add := func(key string, title i18n.Text, body string) {
		docs = append(docs, sim.Document{Key: key, Title: title, Body: body})
	}
	for i := atRCP; i < gateCount; i++ {
		if p := m.policies[i]; p != nil {
			title := gates[i].name
			if i == atResource {
				title = resourcePolicyName(m.kind)
			}
			add(gates[i].id, title, p.json())
		}
	}
	body := "principal             " + m.req.arn + "\naction                " + m.req.action + "\nresource              " + m.req.resource + "\n"
	for _, k := range m.req.keys {
		if k.Key != "aws:PrincipalIsAWSService" {
			body += (k.Key + "                  ")[:22] + k.Value + "\n"
		}
	}
	add("request", i18n.Of("요청 컨텍스트", "Request context"), body)
	if !m.allowed() && !m.cross() && m.last().why != "resource-sts-root" && m.last().why != "resource-sts-federated" {
		add("message", i18n.Of("거부 메시지의 형식", "Form of the message of denial"), m.message())
	}
	return docs
}

// message is the denial in the form AWS documents.
func (m *model) message() string {
	g := m.last().gate
	why := "because no " + m.saidOf(g) + " allows the " + m.req.action + " action"
	if g == atDeny {
		why = "with an explicit deny in a"
		name := m.saidOf(m.denying()[0])
		if name[0] == 'i' {
			why += "n"
		}
		why += " " + name
	}
	return "User: " + m.req.arn + " is not authorized to perform: " + m.req.action + " on resource: " + m.req.resource + " " + why + "\n"
}

func (m *model) saidOf(g int) string {
	if g == atResource && m.kind == aTarget {
		return "role trust policy"
	}
	return gates[g].said.En
}

// resourcePolicyName is what the resource-based policy of a kind is called.
func resourcePolicyName(kind string) i18n.Text {
	switch kind {
	case aKey:
		return i18n.Of("KMS 키 정책", "KMS key policy")
	case aTarget:
		return i18n.Of("역할 신뢰 정책", "Role trust policy")
	case anObject:
		return i18n.Of("버킷 정책", "Bucket policy")
	}
	return gates[atResource].name
}
