package iameval

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return describe(e).In(l) }

var closing = map[string]i18n.Text{
	"pass":   i18n.Of(" 통과: ", ": passed. "),
	"open":   i18n.Of(", 막지 않음: ", ": not in the way. "),
	"jump":   i18n.Of("에서 허용 확정: ", ": final Allow. "),
	"refuse": i18n.Of("에서 거부: ", ": denied. "),
}

func describe(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case "send":
		from := map[string]i18n.Text{
			sameAccount: i18n.Of("리소스와 같은 계정이다.", "They are in one account."),
			sister:      i18n.Of("리소스는 같은 조직의 다른 계정에 있다.", "The resource is in another account of the organization."),
			stranger:    i18n.Of("리소스는 다른 조직의 계정에 있다.", "The resource is in an account of another organization."),
		}[f("account")]
		values := []string{f("arn"), f("action"), f("resource")}
		return i18n.Of(sim.Fill("$1 주체가 $2 요청을 보낸다. 대상은 $3, ", values...)+from.Ko, sim.Fill("$1 sends $2 for $3. ", values...)+from.En)
	case "allow":
		return i18n.Of("모든 관문을 지났다: "+f("action")+" 요청이 허용된다.", "Nothing is left in the way: "+f("action")+" is allowed.")
	case "deny":
		g := inline(gateNamed(f("gate")))
		if f("explicit") == "true" {
			return i18n.Of("명시적 거부로 끝난다: 주체는 AccessDenied 오류를 받는다.", "It ends with an explicit deny: the principal gets AccessDenied.")
		}
		return i18n.Of("암시적 거부로 끝난다("+g.Ko+"): 주체는 AccessDenied 오류를 받는다.", "It ends with an implicit deny ("+g.En+"): the principal gets AccessDenied.")
	}
	g, s, mark := gateNamed(f("gate")), reasonOf(f("why")).sentence(f), closing[e.Kind]
	return i18n.Of(g.name.Ko+mark.Ko+s.Ko, g.name.En+mark.En+s.En)
}
