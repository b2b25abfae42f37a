package iameval

import (
	"encoding/json"
	"net/netip"
	"regexp"
	"strings"
	"testing"

	"notelab/app/sim"
)

// The oracle decides from what a run shows: it reads the JSON documents and the
// request context back with the standard library, evaluates the statements with
// regular expressions and netip, and then applies the documented rules as algebra
// of sets instead of a walk through gates:
//
//	within an account  allowed = (direct ∪ ((owner ∪ identity·trust) ∩ boundary ∩ session)) ∩ SCP ∩ RCP − denied
//	across accounts    allowed = resource ∩ identity ∩ boundary ∩ session ∩ SCP ∩ RCP − denied
//
// where direct, owner and account are what the resource's policy grants to the
// principal itself, to the role or user behind the session and to the account, and
// trust is the account's grant, or everything where the resource's policy need not
// allow.
type (
	doc struct{ Statement []stmt }

	stmt struct {
		Effect                      string
		Principal                   any
		Action, NotAction, Resource any
		Condition                   map[string]map[string]string
	}
)

func texts(v any) (out []string) {
	switch x := v.(type) {
	case string:
		return []string{x}
	case []any:
		for _, s := range x {
			out = append(out, s.(string))
		}
	}
	return out
}

var compiled = map[string]*regexp.Regexp{}

// like is IAM's wildcard matching as a regular expression.
func like(pattern, s string, fold bool) bool {
	key := pattern
	if fold {
		key = "(?i)" + pattern
	}
	re := compiled[key]
	if re == nil {
		x := strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(regexp.QuoteMeta(pattern))
		if fold {
			x = "(?i)" + x
		}
		re = regexp.MustCompile("^" + strings.TrimPrefix(x, "(?i)") + "$")
		if fold {
			re = regexp.MustCompile("(?i)^" + strings.TrimPrefix(x, "(?i)") + "$")
		}
		compiled[key] = re
	}
	return re.MatchString(s)
}

func anyLike(patterns []string, s string, fold bool) bool {
	for _, p := range patterns {
		if like(p, s, fold) {
			return true
		}
	}
	return false
}

// asked is the request context of a run, read from its document.
type asked map[string]string

func contextOf(body string) asked {
	a := asked{}
	for _, line := range strings.Split(strings.TrimSpace(body), "\n") {
		f := strings.Fields(line)
		a[f[0]] = f[1]
	}
	a["aws:PrincipalIsAWSService"] = "false"
	return a
}

func (a asked) true(cond map[string]map[string]string) bool {
	for op, keys := range cond {
		for key, want := range keys {
			have, ok := a[key]
			if !ok {
				panic("no key " + key)
			}
			yes := false
			switch strings.TrimSuffix(op, "IfExists") {
			case "StringEquals", "Bool":
				yes = have == want
			case "ArnEquals":
				yes = like(want, have, false)
			case "StringNotEquals":
				yes = have != want
			case "IpAddress":
				yes = netip.MustParsePrefix(want).Contains(netip.MustParseAddr(have))
			case "NotIpAddress":
				yes = !netip.MustParsePrefix(want).Contains(netip.MustParseAddr(have))
			default:
				panic("no operator " + op)
			}
			if !yes {
				return false
			}
		}
	}
	return true
}

// covers reports whether a statement speaks of the request, its Principal aside.
func (a asked) covers(s *stmt) bool {
	act := anyLike(texts(s.Action), a["action"], true)
	if s.NotAction != nil {
		act = !anyLike(texts(s.NotAction), a["action"], true)
	}
	return act && (s.Resource == nil || anyLike(texts(s.Resource), a["resource"], false)) && a.true(s.Condition)
}

// owner is the ARN of the role or user behind a session.
func (a asked) owner() string {
	arn := a["principal"]
	parts := strings.Split(arn, "/")
	head := strings.Replace(strings.Join(strings.Split(parts[0], ":")[:5], ":"), ":sts:", ":iam:", 1)
	switch {
	case strings.Contains(arn, ":assumed-role/"):
		return head + ":role/" + parts[1]
	case strings.Contains(arn, ":federated-user/"):
		return head + ":user/" + parts[1]
	}
	return "-"
}

var parsed = map[string]*doc{} // many runs show the same policies

type grants struct{ allow, deny, direct, owner, account bool }

func (a asked) read(t *testing.T, body string) (g grants) {
	t.Helper()
	d := parsed[body]
	if d == nil {
		d = &doc{}
		if err := json.Unmarshal([]byte(body), d); err != nil {
			t.Fatalf("%v in\n%s", err, body)
		}
		parsed[body] = d
	}
	for i := range d.Statement {
		s := &d.Statement[i]
		if !a.covers(s) {
			continue
		}
		who := "*"
		if m, ok := s.Principal.(map[string]any); ok {
			for _, x := range m {
				who = x.(string)
			}
		}
		account := "arn:aws:iam::" + strings.Split(a["principal"], ":")[4] + ":root"
		direct, owner, acc := who == "*" || who == a["principal"], who == a.owner(), who == account
		switch {
		case !direct && !owner && !acc:
		case s.Effect == "Deny":
			g.deny = true
		default:
			g.allow = true
			g.direct = g.direct || direct
			g.owner = g.owner || owner
			g.account = g.account || acc
		}
	}
	return g
}

// facts are what the documents of a run grant and deny, box by box.
type facts struct {
	boxes          map[string]grants
	principal      string
	kind           string
	within         bool // one account
	noSession      bool // a federated user session without session policy
	stsTakesNoCall bool
}

func factsOf(t *testing.T, v sim.Values, tr *sim.Trace) *facts {
	t.Helper()
	docs := map[string]string{}
	for _, d := range tr.Documents {
		docs[d.Key] = d.Body
	}
	a := contextOf(docs["request"])
	f := &facts{boxes: map[string]grants{}, principal: v.Get("principal"), kind: v.Get("resource"), within: v.Get("account") == "same"}
	for _, k := range boxes {
		if body, ok := docs[k]; ok {
			f.boxes[k] = a.read(t, body)
		}
	}
	_, passed := docs["session"]
	f.noSession = !passed && f.principal == "federated"
	f.stsTakesNoCall = f.kind == "role" && (f.principal == "root" || f.principal == "federated")
	return f
}

var boxes = []string{"rcp", "scp", "resource", "identity", "boundary", "session"}

// limit reports whether a policy lets a request pass: what is absent limits nothing.
func (f *facts) limit(k string) bool { g, ok := f.boxes[k]; return !ok || g.allow }

func (f *facts) allowed() bool {
	for _, g := range f.boxes {
		if g.deny {
			return false
		}
	}
	identity := f.boxes["identity"].allow || f.principal == "root"
	limits := f.limit("boundary") && f.limit("session") && !f.noSession
	r := f.boxes["resource"]
	trust := r.account || f.kind == "object" || f.kind == "instance"
	granted := r.allow && identity && limits
	if f.within {
		granted = r.direct || (r.owner || identity && trust) && limits
	}
	return granted && f.limit("scp") && f.limit("rcp") && !f.stsTakesNoCall
}

// second decides over a run a second way.
func second(t *testing.T, v sim.Values, tr *sim.Trace) bool {
	t.Helper()
	return factsOf(t, v, tr).allowed()
}

// cause finds the one policy that would have to change, by changing each; "" when
// the request is allowed.
func (f *facts) cause(t *testing.T) (box string, explicit bool) {
	t.Helper()
	if f.allowed() {
		return "", false
	}
	try := func(k string, g grants, session bool) bool {
		old, had := f.boxes[k]
		was := f.noSession
		f.boxes[k], f.noSession = g, was && !session
		ok := f.allowed()
		if delete(f.boxes, k); had {
			f.boxes[k] = old
		}
		f.noSession = was
		return ok
	}
	n := 0
	for _, k := range boxes {
		g := f.boxes[k]
		deny := g.deny
		g.deny = false
		switch {
		case deny && try(k, g, false):
			box, explicit, n = k, true, n+1
		case deny:
		default:
			g.allow, g.account = true, true
			if try(k, g, k == "session") {
				box, n = k, n+1
			}
		}
	}
	if n != 1 {
		t.Fatalf("%d policies could be the cause: %+v", n, f)
	}
	return box, explicit
}

func agree(t *testing.T, v sim.Values, tr *sim.Trace) {
	t.Helper()
	f, _ := tr.Figure("result")
	if want := second(t, v, tr); want != (f.Value == 1) {
		t.Fatalf("%s: the model says %v; the sets say %v", v.Query(), f.Value == 1, want)
	}
}

// every calls f with each combination of values, written "name=a|b|c".
func every(dims []string, f func(map[string]string)) {
	given := map[string]string{}
	var next func(i int)
	next = func(i int) {
		if i == len(dims) {
			f(given)
			return
		}
		name, values, _ := strings.Cut(dims[i], "=")
		for _, v := range strings.Split(values, "|") {
			given[name] = v
			next(i + 1)
		}
	}
	next(0)
}

func TestTheGatesAgreeWithTheAlgebraForEveryCombination(t *testing.T) {
	who := []string{"principal=user|role|federated|root", "account=same|org|outside"}
	for name, dims := range map[string][]string{
		"grants": append(who, "resource=object|key|role|instance", "policy=none|allow|other", "names=user|role|session|account|org|arn|anyone",
			"identity=none|exact", "boundary=none|service|other", "session=none|service|other"),
		"denies": append(who, "resource=object|key", "policy=allow|deny", "names=session", "identity=admin|deny", "boundary=none|deny",
			"session=service|deny", "scp=full|list|deny", "rcp=full|org|deny"),
		"conditions": append(who, "resource=object", "policy=office|tls", "names=user|org", "identity=office|service", "boundary=none|office",
			"session=none|office", "scp=full|office", "rcp=full|tls", "source=office|elsewhere", "tls=true|false"),
		"patterns": {"principal=user|role", "account=same|org", "resource=object|key|role|instance", "policy=none|allow", "names=account", "boundary=none",
			"identity=none|exact|service|admin|not-iam|other|elsewhere|custom", "actions=|*|S3:get*|s3:Get?bject|s3:Get????????|kms:*,sts:*,ec2:St*|sts:AssumeRol", "on=*|arn:aws:s3:::study-data/*|arn:aws:s3:::Study-data/*|arn:aws:*:*:*:*"},
	} {
		n, yes := 0, 0
		every(dims, func(given map[string]string) {
			n++
			if testing.Short() && n%13 != 0 {
				return
			}
			v, errs := info.Parse(given)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			tr := New().Run(v)
			agree(t, v, tr)
			if f, _ := tr.Figure("result"); f.Value == 1 {
				yes++
			}
		})
		t.Logf("%s: %d combinations, %d allowed", name, n, yes)
		if yes == 0 || yes == n {
			t.Errorf("%s: %d of %d allowed", name, yes, n)
		}
	}
}
