package iameval

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

var callers = map[string]i18n.Text{
	aUser:      i18n.Of("IAM 사용자 `mina`가", "The IAM user `mina`"),
	aRole:      i18n.Of("역할 `app-role`을 맡은 세션 `build-42`가", "The session `build-42` of the role `app-role`"),
	aFederated: i18n.Of("IAM 사용자 `mina`가 GetFederationToken으로 연 페더레이션 사용자 세션이", "A federated user session, which the IAM user `mina` got from GetFederationToken,"),
}

var calls = map[string]i18n.Text{
	anObject:   i18n.Of("S3 객체에 `s3:GetObject` 요청을 보낸다.", "calls `s3:GetObject` on an S3 object"),
	aKey:       i18n.Of("KMS 키에 `kms:Decrypt` 요청을 보낸다.", "calls `kms:Decrypt` with a KMS key"),
	aTarget:    i18n.Of("역할 `deploy-role`에 `sts:AssumeRole` 요청을 보낸다.", "calls `sts:AssumeRole` on the role `deploy-role`"),
	anInstance: i18n.Of("EC2 인스턴스에 `ec2:StopInstances` 요청을 보낸다.", "calls `ec2:StopInstances` on an EC2 instance"),
}

var places = map[string]i18n.Text{
	sameAccount: i18n.Of("같은 계정의", "of its own account"),
	sister:      i18n.Of("같은 조직의 다른 계정에 있는", "in another account of the same organization"),
	stranger:    i18n.Of("다른 조직의 계정에 있는", "in an account of another organization"),
}

// callText tells who calls what where.
func callText(c *config) i18n.Text {
	who, what, where := callers[c.principal], calls[c.kind], places[c.where]
	return i18n.Of(who.Ko+" "+where.Ko+" "+what.Ko, who.En+" "+what.En+" "+where.En+".")
}

// namedText tells whom the resource's policy names.
func namedText(c *config) i18n.Text {
	switch c.names {
	case aUser:
		return i18n.Of("`mina`의 사용자 ARN", "the ARN of the user `mina`")
	case aRole:
		return i18n.Of("`app-role`의 역할 ARN", "the ARN of the role `app-role`")
	case "session":
		return i18n.Of("요청하는 세션의 ARN", "the ARN of the very session that calls")
	}
	return i18n.Of("주체의 계정(`:root`)", "the principal's account (`:root`)")
}

// resourceText tells the resource's policy.
func resourceText(c *config) i18n.Text {
	name := resourcePolicyName(c.kind)
	en, who := inlineName(c.kind), namedText(c)
	switch c.policy {
	case none:
		switch c.kind {
		case anObject:
			return i18n.Of("버킷 정책은 없다.", "There is no bucket policy.")
		case aKey:
			return i18n.Of("KMS 키 정책은 역할 `key-admin` 하나만 허용한다.", "The KMS key policy allows just the role `key-admin`.")
		}
		return i18n.Of("역할 신뢰 정책은 Lambda 서비스만 신뢰한다.", "The role trust policy trusts just the Lambda service.")
	case other:
		return i18n.Of(name.Ko+"은 "+who.Ko+"에 "+tick(c.others[0])+"만 허용한다.", "The "+en+" allows just "+tick(c.others[0])+" to "+who.En+".")
	case denied:
		return i18n.Of(name.Ko+"은 "+who.Ko+"에 이 작업을 허용하지만 다른 문장에서 모든 주체(`*`)에 거부한다.", "The "+en+" allows the call to "+who.En+", and another statement denies it to every principal (`*`).")
	}
	return i18n.Of(name.Ko+"은 "+who.Ko+"에 이 작업을 허용한다.", "The "+en+" allows the call to "+who.En+".")
}

// permitText tells what policies of the principal that are alike permit.
func permitText(c *config, ko, en string, many bool, name string) i18n.Text {
	tell := func(k, e string) i18n.Text { return i18n.Of(ko+" "+k, en+" "+e) }
	allow, has := "allows", "has"
	if many {
		allow, has = "allow", "have"
	}
	switch name {
	case exact:
		return tell("이 리소스에 이 작업을 허용한다.", allow+" the call on this resource.")
	case service:
		return tell(tick(c.service+":*")+" 작업을 모든 리소스에 허용한다.", allow+" "+tick(c.service+":*")+" on every resource.")
	case admin:
		return tell("AdministratorAccess다.", "is AdministratorAccess.")
	case other:
		return tell(ticked(c.others)+"만 허용한다.", allow+" just "+ticked(c.others)+".")
	case elsewhere:
		return tell("이 작업을 다른 리소스에만 허용한다.", allow+" the call just on another resource.")
	}
	return tell("모든 작업을 허용하지만 이 작업은 거부(Deny)한다.", allow+" everything but "+has+" a Deny for the call.")
}

// story tells every policy that applies to a request.
func story(c *config) i18n.Text {
	parts := []i18n.Text{callText(c)}
	if c.kind != anInstance {
		parts = append(parts, resourceText(c))
	}
	return join(append(parts, permits(c), organizationText(c))...)
}

// permits tells the policies of the principal: those that are alike together, and
// then what there is not.
func permits(c *config) i18n.Text {
	boxes := [...]struct{ name, ko, and, is, en string }{
		{c.identity, "자격 증명 기반 정책", "과 ", "은", "the identity-based policy"},
		{c.boundary, "권한 경계", "와 ", "는", "the permissions boundary"},
		{c.session, "세션 정책", "과 ", "은", "the session policy"},
	}
	var parts []i18n.Text
	told := map[string]bool{none: true}
	for _, box := range boxes {
		if told[box.name] {
			continue
		}
		told[box.name] = true
		ko, and, is := "", "", ""
		var en []string
		for _, like := range boxes {
			if like.name == box.name {
				ko, en = ko+and+like.ko, append(en, like.en)
				and, is = like.and, like.is
			}
		}
		if len(en) > 1 {
			is += " 모두"
		}
		all := strings.Replace(strings.Join(en, " and "), " and ", ", ", len(en)-2)
		parts = append(parts, permitText(c, ko+is, "T"+all[1:], len(en) > 1, box.name))
	}
	if lack := lacking(c); lack.Ko != "" {
		parts = append(parts, lack)
	}
	return join(parts...)
}

// lacking tells which policies the principal does not have.
func lacking(c *config) (t i18n.Text) {
	switch {
	case c.identity == none && c.boundary == none:
		t = i18n.Of("자격 증명 기반 정책도 권한 경계도 없", "There is no identity-based policy and no permissions boundary")
	case c.identity == none:
		t = i18n.Of("자격 증명 기반 정책은 없", "There is no identity-based policy")
	case c.boundary == none:
		t = i18n.Of("권한 경계는 없", "There is no permissions boundary")
	case c.isSession() && c.session == none:
		return i18n.Of("세션 정책은 넘기지 않았다.", "No session policy was passed for the session.")
	default:
		return t
	}
	if c.isSession() && c.session == none {
		return i18n.Of(t.Ko+"고 세션 정책은 넘기지 않았다.", t.En+", and no session policy was passed for the session.")
	}
	return i18n.Of(t.Ko+"다.", t.En+".")
}

// organizationText tells the policies of AWS Organizations; both accounts are
// members.
func organizationText(c *config) i18n.Text {
	services := "`" + strings.Join(otherServices, "`, `") + "`"
	scp := map[string]struct{ ko, end, and, en string }{
		full:   {"주체 계정의 SCP는 `FullAWSAccess`뿐이", "다.", "고", "The SCP of the principal's account is just `FullAWSAccess`."},
		listed: {"주체 계정의 SCP는 " + services + "만 허용", "한다.", "하고", "The SCP of the principal's account allows just " + services + "."},
		denied: {"주체 계정의 SCP에는 `FullAWSAccess`와 이 작업의 Deny가 있", "다.", "고", "The SCPs of the principal's account are `FullAWSAccess` and a Deny for the call."},
	}[c.scp]
	if c.kind == anInstance {
		return i18n.Of(scp.ko+scp.end, scp.en)
	}
	if c.scp == full && c.rcp == full {
		return i18n.Of("SCP는 `FullAWSAccess`, RCP는 `RCPFullAWSAccess`뿐이다.", "The SCP is just `FullAWSAccess`, the RCP just `RCPFullAWSAccess`.")
	}
	return join(i18n.Of(scp.ko+scp.and, scp.en), map[string]i18n.Text{
		full:   i18n.Of("리소스 계정의 RCP는 `RCPFullAWSAccess`뿐이다.", "The RCP of the resource's account is just `RCPFullAWSAccess`."),
		ourOrg: i18n.Of("리소스 계정의 RCP는 조직 밖의 주체를 거부(Deny)한다.", "The RCP of the resource's account has a Deny for principals outside its organization."),
		denied: i18n.Of("리소스 계정의 RCP는 이 작업을 거부(Deny)한다.", "The RCP of the resource's account has a Deny for the call."),
	}[c.rcp])
}

func join(all ...i18n.Text) i18n.Text {
	out := all[0]
	for _, t := range all[1:] {
		out = i18n.Of(out.Ko+" "+t.Ko, out.En+" "+t.En)
	}
	return out
}

// say puts a question after a story.
func say(a *sim.Asker, story i18n.Text, ko, en string, values ...string) string {
	return story.In(a.Lang) + " " + a.Say(ko, en, values...)
}
