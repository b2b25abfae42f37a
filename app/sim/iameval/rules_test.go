package iameval

import (
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// silent is a setting in which nothing denies and nothing of the principal's
// policies allows.
const silent = "identity=other boundary=other session=none policy=none "

func TestDocumentedDecisions(t *testing.T) {
	const (
		denyallow = "reference_policies_evaluation-logic_policy-eval-denyallow.html"
		across    = "reference_policies_evaluation-logic-cross-account.html"
		limits    = "access_policies_boundaries.html"
		principal = "reference_policies_elements_principal.html"
		assume    = "API_AssumeRole.html"
		federate  = "API_GetFederationToken.html"
	)
	for _, c := range []struct {
		source, changes string
		gate            int // 0 when allowed
		explicit        bool
	}{
		// The table of principals and implicit denies within an account.
		{denyallow + ", role session, allows role ARN", silent + "principal=role session=other policy=allow names=role", atBoundary + 1, false},
		{denyallow + ", the same, only the session policy silent", silent + "principal=role boundary=none session=other policy=allow names=role", atSession + 1, false},
		{denyallow + ", the same, only the identity silent", silent + "principal=role boundary=none policy=allow names=role", 0, false},
		{denyallow + ", the same, only the boundary silent", silent + "principal=role session=service policy=allow names=role", atBoundary + 1, false},
		{denyallow + ", role session, allows role session ARN", silent + "principal=role session=other policy=allow names=session", 0, false},
		{denyallow + ", IAM user, allows user ARN", silent + "principal=user policy=allow names=user", 0, false},
		{denyallow + ", federated user, allows user ARN", silent + "principal=federated session=other policy=allow names=user", atBoundary + 1, false},
		{denyallow + ", the same, only the session policy silent", silent + "principal=federated boundary=none session=other policy=allow names=user", atSession + 1, false},
		{denyallow + ", the same, only the boundary silent", silent + "principal=federated session=service policy=allow names=user", atBoundary + 1, false},
		{denyallow + ", the same, only the identity silent", silent + "principal=federated boundary=none session=service policy=allow names=user", 0, false},
		{denyallow + ", federated user, allows session ARN", silent + "principal=federated session=other policy=allow names=session", 0, false},
		{denyallow + ", root user, allows root user ARN", "principal=root policy=allow names=account", 0, false},

		{denyallow + ", implicit deny by default", silent + "principal=user boundary=none identity=none", atIdentity + 1, false},
		{denyallow + ", explicit deny overrides allow", "principal=user identity=deny policy=allow names=user", atDeny + 1, true},
		{denyallow + ", SCP without Allow", "principal=user scp=list policy=allow names=user", atSCP + 1, false},
		{denyallow + ", RCP", "principal=user rcp=deny policy=allow names=user", atDeny + 1, true},
		{denyallow + ", identity or resource is enough", "principal=user identity=exact boundary=none policy=none", 0, false},
		{denyallow + ", identity or resource is enough", "principal=user identity=none boundary=none policy=allow names=user", 0, false},
		{denyallow + ", key policies are exceptions", "principal=user resource=key identity=admin boundary=none policy=none", atResource + 1, false},
		{denyallow + ", trust policies are exceptions", "principal=user resource=role identity=admin boundary=none policy=none", atResource + 1, false},
		{denyallow + ", no session policy, role session", "principal=role policy=none identity=exact boundary=none", 0, false},
		{denyallow + ", no session policy, federated user", "principal=federated policy=none identity=exact boundary=none session=none", atSession + 1, false},
		{federate + ", the session named by the resource's policy", "principal=federated policy=allow names=session identity=none boundary=none session=none", 0, false},
		{federate + ", no other call of STS", "principal=federated resource=role policy=allow names=session identity=admin boundary=none session=service", atResource + 1, false},

		{limits + ", intersection with the identity-based policy", "principal=user policy=none identity=admin boundary=other", atBoundary + 1, false},
		{limits + ", a boundary grants nothing", "principal=user policy=none identity=other boundary=service", atIdentity + 1, false},
		{limits + ", intersection of three", "principal=role policy=none identity=admin boundary=service session=other", atSession + 1, false},
		{limits + ", explicit deny in a boundary beats a direct grant", "principal=user policy=allow names=user identity=exact boundary=deny", atDeny + 1, true},

		{principal + ", an account principal delegates", "principal=user policy=allow names=account identity=none boundary=none", atIdentity + 1, false},
		{principal + ", a role principal is limited by boundaries", "principal=role policy=allow names=role identity=none boundary=other", atBoundary + 1, false},
		{principal + ", aws:PrincipalArn with a wildcard is not", "principal=role policy=allow names=arn identity=none boundary=other session=other", 0, false},
		{principal + ", unless a policy denies explicitly", "principal=role policy=allow names=arn identity=none boundary=deny", atDeny + 1, true},

		{across + ", both accounts allow", "principal=role account=org policy=allow names=role identity=exact boundary=none", 0, false},
		{across + ", only the resource's", "principal=role account=org policy=allow names=session identity=none boundary=none", atIdentity + 1, false},
		{across + ", only the principal's", "principal=role account=org policy=none identity=exact boundary=none", atResource + 1, false},
		{across + ", the whole account named", "principal=user account=org policy=allow names=account identity=exact boundary=none", 0, false},
		{across + ", a user named, the boundary silent", "principal=user account=org policy=allow names=user identity=exact boundary=other", atBoundary + 1, false},
		{across + ", a key", "principal=role account=org resource=key policy=allow names=account identity=exact boundary=none", 0, false},

		{assume + ", same account, the user in the trust policy", "principal=user resource=role policy=allow names=user identity=none boundary=none", 0, false},
		{assume + ", same account, the account trusted and a policy", "principal=user resource=role policy=allow names=account identity=exact boundary=none", 0, false},
		{assume + ", same account, the account trusted alone", "principal=user resource=role policy=allow names=account identity=none boundary=none", atIdentity + 1, false},
		{assume + ", another account, trusted alone", "principal=user account=org resource=role policy=allow names=user identity=none boundary=none", atIdentity + 1, false},

		{"orgs_manage_policies_scps.html, root users of member accounts", "principal=root policy=none scp=deny", atDeny + 1, true},
		{"orgs_manage_policies_scps.html, principals of the account, not its resources", "principal=root policy=none scp=list", atSCP + 1, false},
		{"orgs_manage_policies_rcps.html, external principals", "principal=role account=outside policy=allow names=anyone identity=admin boundary=none rcp=org", atDeny + 1, true},
		{"orgs_manage_policies_rcps.html, principals of the organization", "principal=role account=org policy=allow names=anyone identity=admin boundary=none rcp=org", 0, false},
		{"key-policies.html, the root user needs the key policy too", "principal=root resource=key policy=none", atResource + 1, false},
	} {
		v := info.Defaults().Change(c.changes)
		e := evaluate(configOf(v))
		gate := 0
		if !e.allowed() {
			gate = e.last().gate + 1
		}
		if gate != c.gate || (e.last().verdict == refusedExplicitly) != c.explicit {
			t.Errorf("%s: %s stops at %d (%s); want %d, explicit %v", c.source, c.changes, gate, e.last().why, c.gate, c.explicit)
		}
		agree(t, v, New().Run(v))
	}
}

// The example of the guide: reference_policies_evaluation-logic, Carlos and his
// logs. His policy allows a bucket of his name and denies what has "log" in it.
func TestTheGuidesExampleOfCarlos(t *testing.T) {
	own := policy{
		{sid: "AllowS3ListRead", actions: []string{"s3:GetBucketLocation", "s3:GetAccountPublicAccessBlock", "s3:ListAccessPoints", "s3:ListAllMyBuckets"}, resource: "arn:aws:s3:::*"},
		{sid: "AllowS3Self", actions: []string{"s3:*"}, resource: "arn:aws:s3:::carlossalazar/*"},
		{sid: "DenyS3Logs", deny: true, actions: []string{"s3:*"}, resource: "arn:aws:s3:::*log*"},
	}
	for _, c := range []struct {
		action, resource, allow, deny string
	}{
		{"s3:PutObject", "arn:aws:s3:::carlossalazar-logs/a.txt", "", "DenyS3Logs"},
		{"s3:PutObject", "arn:aws:s3:::carlossalazar/a.txt", "AllowS3Self", ""},
		{"s3:ListAllMyBuckets", "arn:aws:s3:::other", "AllowS3ListRead", ""},
		{"s3:GetBucketLocation", "arn:aws:s3:::weblog", "AllowS3ListRead", "DenyS3Logs"},
		{"s3:PutObject", "arn:aws:s3:::other/a.txt", "", ""},
	} {
		r := own.rule(&request{arn: userARN, account: mine, action: c.action, resource: c.resource})
		if sid(r.allow) != c.allow || sid(r.deny) != c.deny {
			t.Errorf("%s on %s: allow %q, deny %q; want %q, %q", c.action, c.resource, sid(r.allow), sid(r.deny), c.allow, c.deny)
		}
	}
}

func sid(s *statement) string {
	if s == nil {
		return ""
	}
	return s.sid
}

func TestPatternsMatchAsARegularExpressionWould(t *testing.T) {
	r := sim.NewRand(11)
	random := func(letters string, n int) string {
		b := make([]byte, r.IntN(n))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	hits := 0
	for range 40_000 {
		pattern, s := random("ab*?", 8), random("ab", 9)
		got, want := glob(pattern, s), like(pattern, s, false)
		if got != want {
			t.Fatalf("glob(%q, %q) = %v; want %v", pattern, s, got, want)
		}
		if got {
			hits++
		}
	}
	if hits < 1000 {
		t.Errorf("only %d patterns match", hits)
	}
}

func TestPresetsTellTheirLesson(t *testing.T) {
	for name, want := range map[string]int{
		"role-arn": 6, "session-arn": 0, "session-policy": 5, "cross-bucket": 5, "kms-admin": 4, "trust-user": 0, "root-scp": 1, "rcp-outside": 1,
	} {
		tr := New().Run(simtest.Preset(t, New(), name))
		if f, _ := tr.Figure("gate"); int(f.Value) != want {
			t.Errorf("%s stops at %v; want %d", name, f.Value, want)
		}
	}
}

func TestFreeTextIsRefusedWithAReason(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	for name, values := range map[string][]string{
		"actions": {"x", "s3:", ":Get", "s3:Get Object", "s3:한", "*:Get", "s*:Get", "**", `s3:"`, "s3:\x00", "s3:" + long, "s3:a,s3:b,s3:c,s3:d,s3:e"},
		"on":      {"", "x", "arn:aws", "arn:aws:s3:::a b", `arn:aws:s3:::"`, `arn:aws:s3:::\`, "arn:aws:s3:::한", "arn:aws:s3:::\x00", "arn:aws:s3:::" + long},
	} {
		for _, value := range values {
			if _, errs := info.Parse(map[string]string{name: value}); len(errs) != 1 || errs[0].Want.Ko == "" || errs[0].Want.En == "" {
				t.Errorf("%s=%.40q: %v; want one error in both languages", name, value, errs)
			}
		}
	}
}

func TestEveryReasonIsGivenAndFitsItsPlace(t *testing.T) {
	given := map[string]bool{}
	r := sim.NewRand(5)
	for range 30_000 {
		for _, s := range evaluate(configOf(simtest.Random(r, info, nil))).steps {
			given[s.why] = true
		}
	}
	for i := range reasons {
		w := &reasons[i]
		if !given[w.id] {
			t.Errorf("reason %s is never given", w.id)
		}
		for _, l := range i18n.Langs {
			s := w.words(func(key string) string {
				return map[string]string{"gap": missResource, "service": "EC2", "policies": "identity"}[key]
			}).In(l)
			if room := sim.TextWidth(s, words); room > reasonRoom {
				t.Errorf("%s: %q is %.0f wide; want at most %v", w.id, s, room, reasonRoom)
			}
		}
	}
}

func BenchmarkRun(b *testing.B) {
	v := info.Defaults()
	for b.Loop() {
		New().Run(v)
	}
}
