package credchain

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return describe(e).In(l) }

func describe(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case "begin":
		by := chosenBy(f("chosen"))
		return text(
			e.Actor+"가 호출에 서명할 자격 증명을 찾기 시작한다. 활성 프로파일은 "+f("profile")+"("+by.Ko+").",
			e.Actor+" starts looking for credentials to sign its call. The active profile is "+f("profile")+" ("+by.En+").")
	case "load-failed":
		why := reason(f("why"), f("profile"))
		return text(
			"체인에 들어가기 전에 멈춘다. "+why.Ko,
			"It fails before the chain begins. "+why.En)
	case "jumped":
		return text(
			"프로파일의 나머지 방법은 묻지 않는다. Java에서는 프로파일 전체가 공급자 하나다.",
			"The other ways of the profile are not asked: to Java a whole profile is one provider.")
	case "assume":
		return text(
			"AWS STS가 "+f("base")+"의 자격 증명을 보고 "+f("identity")+"의 임시 자격 증명을 내준다.",
			"AWS STS accepts the credentials of "+f("base")+" and returns temporary ones of "+f("identity")+".")
	case "nothing":
		end := toolOf(f("tool")).ending
		return text("마지막 칸까지 아무것도 없었다. "+end.Ko, "Nothing was found up to the last step. "+end.En)
	case "hidden":
		return text(
			"쓰이지 않은 자격 증명이 남아 있다: "+f("identities")+".",
			"Credentials that were there and not used: "+f("identities")+".")
	case "call":
		return text(
			"호출에 서명한 신원은 "+f("arn")+", 액세스 키 ID는 "+f("key")+"로 시작한다.",
			"The call is signed as "+f("arn")+", with an access key ID that begins with "+f("key")+".")
	case "refused":
		return text(
			f("identity")+"의 자격 증명으로 호출했으나 "+f("code")+"로 거절된다. 체인은 이미 끝났으므로 다음 칸을 찾지 않는다.",
			"The call made with the credentials of "+f("identity")+" is refused with "+f("code")+". The chain is over, so nothing else is tried.")
	}
	p := providerOf(e.Actor)
	name, why, then := p.label(), p.reason(f("why"), f("profile")), afterwards.of(e.Kind)
	n := f("step")
	ko, en := n+"번 "+name.Ko+": "+why.Ko, "Step "+n+", "+name.En+": "+why.En
	if e.Kind == verdictNames[found] {
		who := f("identity")
		if b := f("base"); b != "" {
			then = text("이 칸에서 멈추고 "+b+"의 자격 증명으로 "+who+"를 수임한다.", "The chain stops here and assumes "+who+" with the credentials of "+b+".")
		} else {
			then = text(who+"의 자격 증명을 쓰고 멈춘다.", "It takes the credentials of "+who+" and stops.")
		}
	}
	if then.Ko != "" {
		ko, en = ko+" "+then.Ko, en+" "+then.En
	}
	return text(ko, en)
}

// afterwards is what the chain does with each verdict.
var afterwards = words{
	{verdictNames[empty], "다음 칸으로 간다.", "On to the next step."},
	{verdictNames[useless], "다음 칸으로 간다.", "On to the next step."},
	{verdictNames[failed], "다음 칸으로 넘어가지 않고 오류로 끝난다.", "This is an error, not a reason to go on."},
	{verdictNames[passed], "공급자는 예외를 던지지만 Java의 체인은 그것을 삼키고 다음 공급자로 간다.", "The provider throws, and Java's chain swallows that and goes on to the next provider."},
}

func chosenBy(who string) i18n.Text {
	switch who {
	case byProfile:
		return text("직접 골랐다", "chosen directly")
	case chosenByNone:
		return text("아무도 고르지 않았다", "nobody chose one")
	}
	return text("AWS_PROFILE이 골랐다", "chosen by AWS_PROFILE")
}
