package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Which Allows a call takes.
const (
	needIdentity = iota
	needResource
	needEither
	needBoth
	needOther
)

var needs = [...]struct {
	text i18n.Text
	idea string
}{
	{i18n.Of("자격 증명 기반 정책이 허용해야 하고 그것으로 충분하다", "the identity-based policy has to, and that is enough"), "thinks that the principal's side decides"},
	{i18n.Of("리소스 기반 정책이 허용해야 하고 그것으로 충분하다", "the resource-based policy has to, and that is enough"), "thinks that the resource's side decides"},
	{i18n.Of("둘 가운데 어느 쪽이든 하나가 허용하면 된다", "either of the two, whichever it is"), "takes the union that holds within an account for a general rule"},
	{i18n.Of("두 정책이 모두 허용해야 한다", "both of the two have to"), "takes the rule across accounts for a general one"},
	{i18n.Of("두 정책만으로는 되지 않고 그 계정의 역할을 맡아야 한다", "neither helps: a role of that account has to be assumed"), "thinks that resources are reached by roles only"},
}

// needOf finds out by trying.
func needOf(v sim.Values) int {
	ok := func(changes string) bool { return evaluate(configOf(v.Change(changes))).allowed() }
	identity, resource, both := ok("identity=exact policy=none"), ok("identity=none policy=allow"), ok("identity=exact policy=allow")
	switch {
	case identity && resource:
		return needEither
	case identity:
		return needIdentity
	case resource:
		return needResource
	case both:
		return needBoth
	}
	return needOther
}

// askSides asks which of the two permissions policies have to allow.
func askSides(a *sim.Asker) sim.Draft {
	pick := func(of ...string) string { return sim.Pick(a, of...) }
	v := info.Defaults().Change("boundary=none session=none principal=" + pick(aUser, aRole) + " resource=" + pick(anObject, anObject, aKey, aTarget, anInstance) + " account=" + pick(sameAccount, sameAccount, sister, stranger))
	names := []string{aUser, "account"}
	if v.Get("principal") == aRole {
		names = []string{aRole, "session", "account"}
	}
	v = v.Must("names", pick(names...))
	need := needOf(v)
	c := configOf(v)
	story := callText(c)
	if c.kind != anInstance {
		name, who := resourcePolicyName(c.kind), namedText(c)
		story = join(story, i18n.Of(name.Ko+"에 Allow를 둔다면 그 Principal은 "+who.Ko+"이다.", "An Allow in the "+inlineName(c.kind)+" would have as its Principal "+who.En+"."))
	}
	story = join(story, i18n.Of("권한 경계와 세션 정책은 없고, SCP와 RCP는 막지 않으며, Deny는 어디에도 없다.", "There is neither a permissions boundary nor a session policy, SCPs and RCPs block nothing, and there is no Deny."))
	v = v.Must("identity", exact, "policy", allowed)
	if need == needResource {
		v = v.Must("identity", none)
	}
	why := sidesWhy(c, need)
	d := sim.Draft{
		Prompt: say(a, story, "이 요청이 허용되려면 자격 증명 기반 정책과 리소스 기반 정책 가운데 어느 것이 허용해야 하는가?", "Of the identity-based and the resource-based policy, which has to allow the call?"),
		Values: v, Tags: tags(c), Explanation: a.Say("같은 계정에서는 두 정책의 허용이 합쳐진다. 다만 KMS 키 정책과 역할 신뢰 정책은 반드시 허용해야 하고, Principal이 계정인 Allow는 결정을 그 계정에 맡길 뿐이다. 계정을 건너는 요청은 두 정책이 모두 허용해야 한다.", "Within an account the Allows of the two add up. A KMS key policy or a role trust policy must allow in any case, though, and an Allow to an account just leaves the decision to it. Across accounts both policies have to allow."),
		Key: sim.Candidate{Text: needs[need].text.In(a.Lang), Why: why.In(a.Lang)},
	}
	order := []int{needEither, needBoth, needIdentity, needResource}
	if c.kind == anInstance && c.cross() {
		order = []int{needBoth, needIdentity, needEither, needResource}
	}
	for _, n := range order {
		if n != need {
			d.Distractors = append(d.Distractors, sim.Candidate{Text: needs[n].text.In(a.Lang), Misconception: needs[n].idea, Why: join(tried(n, need), why).In(a.Lang)})
		}
	}
	return d
}

// tried says what becomes of an answer when the need is another one.
func tried(answer, need int) i18n.Text {
	onlyI := i18n.Of("자격 증명 기반 정책만 허용하면 거부된다.", "With just the identity-based policy it is denied.")
	onlyR := i18n.Of("리소스 기반 정책만 허용하면 거부된다.", "With just the resource-based policy it is denied.")
	alsoI := i18n.Of("자격 증명 기반 정책만 허용해도 허용된다.", "The identity-based policy alone does as well.")
	alsoR := i18n.Of("리소스 기반 정책만 허용해도 허용된다.", "The resource-based policy alone does as well.")
	switch {
	case need == needOther:
		return i18n.Of("그렇게 해도 거부된다.", "It stays denied.")
	case answer == needBoth && need == needResource:
		return alsoR
	case answer == needBoth, answer == needResource && need == needEither:
		return alsoI
	case answer == needIdentity && need == needEither:
		return alsoR
	case answer == needResource, answer == needEither && need == needIdentity:
		return onlyR
	case answer == needEither && need == needBoth:
		return i18n.Of("한쪽만 허용하면 거부된다.", "With just one of them it is denied.")
	}
	return onlyI
}

// inlineName is the English name of a kind's policy inside a sentence.
func inlineName(kind string) string {
	en := resourcePolicyName(kind).En
	if kind == aKey {
		return en
	}
	return string(en[0]|0x20) + en[1:]
}

// sidesWhy tells what decides which side has to allow.
func sidesWhy(c *config, need int) i18n.Text {
	name := resourcePolicyName(c.kind)
	switch {
	case need == needOther:
		return i18n.Of("계정을 건너려면 리소스의 정책도 허용해야 하는데 EC2 인스턴스에는 정책을 붙일 수 없다.", "Across accounts the resource has to allow by its own policy, and an EC2 instance takes none.")
	case need == needBoth && c.cross():
		return i18n.Of("계정을 건너는 요청은 두 계정이 따로 평가하고 둘 다 허용해야 한다.", "Across accounts each account decides for itself, and both have to allow.")
	case need == needBoth:
		return i18n.Of(name.Ko+"은 반드시 허용해야 하고, 계정을 Principal로 적으면 누구에게 줄지는 자격 증명 기반 정책이 정한다.", "The "+inlineName(c.kind)+" must allow, and by naming the account it leaves to identity-based policies who gets it.")
	case need == needResource:
		return i18n.Of(name.Ko+"은 반드시 허용해야 하고, 같은 계정의 주체를 지명했으므로 그것으로 충분하다.", "The "+inlineName(c.kind)+" must allow, and since it names a principal of its own account, nothing else is needed.")
	case need == needEither:
		return i18n.Of("같은 계정에서는 두 정책의 합집합이다. 버킷 정책이 주체를 지명하므로 한쪽이면 된다.", "Within an account the two add up, and the bucket policy names the principal: either is enough.")
	case c.kind == anInstance:
		return i18n.Of("EC2 인스턴스에는 리소스 기반 정책이 없어 자격 증명 기반 정책만 권한을 줄 수 있다.", "An EC2 instance has no resource-based policy, so only an identity-based policy can grant.")
	}
	return i18n.Of("버킷 정책의 Principal이 계정이면 결정을 계정에 맡길 뿐이고, 같은 계정에서는 그것 없이도 자격 증명 기반 정책으로 충분하다.", "A bucket policy with the account as Principal just leaves the decision to it, and within the account the identity-based policy is enough without it.")
}
