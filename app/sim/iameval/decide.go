package iameval

import "notelab/app/i18n"

// The gates in the order AWS documents the evaluation in. All but the first have a
// policy of their own.
const (
	atDeny = iota
	atRCP
	atSCP
	atResource
	atIdentity
	atBoundary
	atSession
	gateCount
)

// gate is one stage of the evaluation.
type gate struct {
	id    string
	short i18n.Text // over its sheet
	name  i18n.Text
	said  i18n.Text // as AWS words it in a message of denial, English in both
	judge func(*evaluation) (verdict, string)
}

var gates = [gateCount]gate{
	{"deny", i18n.Same("Deny"), i18n.Of("명시적 거부", "Explicit deny"), i18n.Text{}, judgeDeny},
	{"rcp", i18n.Same("RCP"), i18n.Same("RCP"), i18n.Same("resource control policy"), judgeRCP},
	{"scp", i18n.Same("SCP"), i18n.Same("SCP"), i18n.Same("service control policy"), judgeSCP},
	{"resource", i18n.Of("리소스", "resource"), i18n.Of("리소스 기반 정책", "Resource-based policy"), i18n.Same("resource-based policy"), judgeResource},
	{"identity", i18n.Of("자격 증명", "identity"), i18n.Of("자격 증명 기반 정책", "Identity-based policy"), i18n.Same("identity-based policy"), judgeIdentity},
	{"boundary", i18n.Of("경계", "boundary"), i18n.Of("권한 경계", "Permissions boundary"), i18n.Same("permissions boundary"), judgeBoundary},
	{"session", i18n.Of("세션", "session"), i18n.Of("세션 정책", "Session policy"), i18n.Same("session policy"), judgeSession},
}

// verdict is what a gate makes of a request.
type verdict int

const (
	passed  verdict = iota // its policy allows
	open                   // there is nothing to look at, or it does not decide
	jumped                 // the grant was direct: straight to the end
	refused                // implicitly: no Allow
	refusedExplicitly
)

// stop reports whether the request ends at the gate.
func (v verdict) stop() bool { return v >= refused }

// step is one gate's decision.
type step struct {
	gate    int
	verdict verdict
	why     string // the id of a reason
}

// evaluation is one request with everything that applies to it.
type evaluation struct {
	*config
	req      *request
	policies [gateCount]policy
	rulings  [gateCount]ruling
	steps    []step
	// over and to are the gates that a grant of the resource's policy leaves out:
	// from over up to, but not with, to. Both are 0 when it leaves out none.
	over, to int
}

// evaluate lets a request come to the gates in their order until one stops it or
// the last has let it pass.
func evaluate(c *config) *evaluation {
	e := &evaluation{config: c, req: c.request(), policies: c.policies()}
	for i := range e.policies {
		e.rulings[i] = e.policies[i].rule(e.req)
	}
	for i := 0; i < gateCount; i++ {
		v, why := gates[i].judge(e)
		e.steps = append(e.steps, step{i, v, why})
		if v.stop() {
			break
		}
		if v == jumped {
			e.over, e.to = i+1, gateCount
			break
		}
	}
	if s := e.met(atIdentity); s != nil && s.why == "identity-skipped" {
		e.over, e.to = atIdentity, atBoundary
	}
	return e
}

// met returns the gate's decision, nil when the request did not come to it.
func (e *evaluation) met(gate int) *step {
	for i := range e.steps {
		if e.steps[i].gate == gate {
			return &e.steps[i]
		}
	}
	return nil
}

// last is where the evaluation ended.
func (e *evaluation) last() *step { return &e.steps[len(e.steps)-1] }

func (e *evaluation) allowed() bool { return !e.last().verdict.stop() }

// allows reports whether the policy at a gate has an Allow that fits.
func (e *evaluation) allows(gate int) bool { return e.rulings[gate].fit != fitsNot }

// denying lists the gates whose policies have a Deny that fits.
func (e *evaluation) denying() (list []int) {
	for i := range e.rulings {
		if e.rulings[i].deny != nil {
			list = append(list, i)
		}
	}
	return list
}

func judgeDeny(e *evaluation) (verdict, string) {
	if len(e.denying()) > 0 {
		return refusedExplicitly, "deny-found"
	}
	return passed, "deny-none"
}

// judgeRCP finds RCPFullAWSAccess, which cannot be detached: an RCP takes away by
// Deny only, and that was the first gate.
func judgeRCP(e *evaluation) (verdict, string) {
	if e.policies[atRCP] == nil {
		return open, "rcp-unsupported"
	}
	return passed, "rcp-full"
}

func judgeSCP(e *evaluation) (verdict, string) {
	if e.allows(atSCP) {
		return passed, "scp-allow"
	}
	return refused, "scp-missing"
}

// judgeResource is where the way forks. Within an account a grant that names the
// principal itself is final; one that names the role or the user behind a session
// stands in for the identity-based policy only; one that names the account leaves
// the decision to it. Across accounts any of them is half of what is needed.
func judgeResource(e *evaluation) (verdict, string) {
	fit := e.rulings[atResource].fit
	switch {
	case e.kind == anInstance && e.cross():
		return refused, "resource-cross-none"
	case e.kind == anInstance:
		return open, "resource-none"
	case e.kind == aTarget && e.principal == aRoot:
		return refused, "resource-sts-root"
	case e.kind == aTarget && e.principal == aFederated:
		return refused, "resource-sts-federated"
	case e.cross() && fit == fitsNot:
		return refused, "resource-cross-missing"
	case e.cross():
		return passed, "resource-cross"
	case fit == fitsSelf && e.rulings[atResource].allow.principal == "*":
		return jumped, "resource-everyone"
	case fit == fitsSelf:
		return jumped, "resource-self"
	case fit == fitsEntity:
		return passed, "resource-entity"
	case fit == fitsAccount:
		return passed, "resource-account"
	case e.strict():
		return refused, "resource-strict"
	}
	return open, "resource-silent"
}

func judgeIdentity(e *evaluation) (verdict, string) {
	switch {
	case e.principal == aRoot:
		return open, "identity-root"
	case !e.cross() && e.rulings[atResource].fit == fitsEntity:
		return open, "identity-skipped"
	case e.allows(atIdentity):
		return passed, "identity-allow"
	case e.policies[atIdentity] == nil:
		return refused, "identity-none"
	}
	return refused, "identity-missing"
}

func judgeBoundary(e *evaluation) (verdict, string) {
	switch {
	case e.principal == aRoot:
		return open, "boundary-root"
	case e.policies[atBoundary] == nil:
		return open, "boundary-none"
	case e.allows(atBoundary):
		return passed, "boundary-allow"
	}
	return refused, "boundary-missing"
}

func judgeSession(e *evaluation) (verdict, string) {
	switch {
	case !e.isSession():
		return open, "session-no"
	case e.policies[atSession] == nil && e.principal == aRole:
		return open, "session-none"
	case e.policies[atSession] == nil:
		return refused, "session-federated"
	case e.allows(atSession):
		return passed, "session-allow"
	}
	return refused, "session-missing"
}
