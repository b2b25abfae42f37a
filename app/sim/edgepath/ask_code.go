package edgepath

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

func itoa(n int) string { return strconv.Itoa(n) }

// codeOption names an answer as an option.
func codeOption(code int) i18n.Text {
	switch code {
	case 0:
		return i18n.Of("상태 코드 없이 TLS 연결이 끊긴다", "no status: the TLS connection is dropped")
	case 301:
		return i18n.Of("`301`과 HTTPS 주소", "`301` with the HTTPS address")
	case 307:
		return i18n.Of("`307`과 HTTPS 주소", "`307` with the HTTPS address")
	}
	return i18n.Same(tick(itoa(code)))
}

// codeRule says when an answer happens, and what the gate that gives it made of
// this request.
func codeRule(c *config, r *round, code int) i18n.Text {
	rule := i18n.Of("`"+itoa(code)+"` 응답은 모든 문을 지났을 때 온다.", tick(itoa(code))+" comes when a request passes every gate.")
	gate := ""
	switch code {
	case 0:
		rule, gate = i18n.Of("TLS 연결은 엣지가 그 이름의 배포를 찾지 못할 때 끊긴다.", "The TLS connection is dropped when the edge finds no distribution of that name."), "name"
	case 301, 307:
		rule, gate = i18n.Of("`301`은 HTTP로 온 GET과 HEAD를, `307`은 다른 메서드를 HTTPS로 옮길 때 온다.", "`301` moves GET and HEAD from HTTP to HTTPS, `307` the other methods."), "viewer"
	case 502:
		rule, gate = i18n.Of("`502`는 CloudFront가 오리진과 TLS를 맺지 못할 때 온다.", "`502` comes when CloudFront and the origin cannot negotiate TLS."), "tls"
	case 504:
		rule, gate = i18n.Of("`504`는 CloudFront가 오리진에 접속하지 못할 때 온다.", "`504` comes when CloudFront cannot connect to the origin."), map[string]string{website: "port", balancer: "group", private: "group"}[c.origin]
	case 403:
		rule = i18n.Of("`403`은 엣지나 오리진이 요청을 보고 거절할 때 온다.", "`403` comes when the edge or the origin looks at the request and refuses it.")
	}
	if last := r.last(); last != nil && (gate == "" || r.met(gate) == nil) {
		gate = last.gate.id
	}
	if gate == "" || r.met(gate) == nil { // everything passed
		return join(rule, i18n.Of("이 요청은 어느 문에서도 막히지 않는다.", "No gate refuses this one."))
	}
	switch {
	case code == r.code:
	case code/100 == 3 && r.code/100 == 3:
		rule = join(rule, i18n.Of("이 요청의 메서드는 "+c.method+"이다.", "The method of this request is "+c.method+"."))
	default:
		rule = join(rule, i18n.Of("이 요청은 그렇지 않다.", "That is not so here."))
	}
	return join(rule, tells(c, r, gateNamed(gate)))
}

// askStatus: which answer does the request get?
func askStatus(a *sim.Asker) sim.Draft {
	v, _ := scene(a, func(*fault) bool { return true })
	if a.Between(0, 5) == 0 {
		v = sound(a, sim.Pick(a, bucket, website, balancer, private))
	}
	c := configOf(v)
	r := c.send(c.https)
	d := sim.Draft{
		Prompt: story(a, c) + " " + a.Say("이 요청에 뷰어가 받는 것을 고르세요.", "What does the viewer get for this request?"),
		Values: v, Tags: tagsWay,
	}
	key := codeRule(c, r, r.code)
	d.Key = a.Right(codeOption(r.code).In(a.Lang), key.Ko, key.En)
	// The likelier confusions of each answer first.
	orders := map[int][]int{
		0:   {403, 502, 200, 504},
		200: {403, 301, 502, 504},
		301: {403, 307, 200, 502},
		307: {403, 301, 200, 504},
		403: {200, 502, 504, 301},
		502: {504, 403, 0, 200},
		504: {502, 403, 200, 0},
	}
	ideas := map[int]string{
		0: "takes every trouble with names for a dropped connection", 200: "overlooks the gate that refuses", 301: "thinks plain HTTP or a wrong name is always redirected", 307: "mixes up the two redirects",
		403: "takes every failure for a refusal", 502: "takes the fault for the origin's certificate", 504: "takes the fault for a connection that fails",
	}
	list := orders[r.code]
	for _, code := range list {
		if code == 200 {
			code = c.success()
		}
		t := codeRule(c, r, code)
		idea := ideas[code]
		if idea == "" {
			idea = ideas[200]
		}
		d.Distractors = append(d.Distractors, a.Wrong(codeOption(code).In(a.Lang), idea, t.Ko, t.En))
	}
	d.Explanation = explain(a, c, r)
	return d
}

// explain tells the gate that ended the request, or that none did.
func explain(a *sim.Asker, c *config, r *round) string {
	if s := r.last(); s != nil {
		t := tells(c, r, s.gate)
		return a.Say("요청은 \""+s.gate.name.Ko+"\" 문에서 끝난다. "+t.Ko, "The request ends at the gate \""+lower(s.gate.name.En)+"\". "+t.En)
	}
	return a.Say("엣지의 문 여섯 개와 오리진의 문 세 개를 모두 지나 오리진이 "+itoa(r.code)+" 응답을 돌려준다.", "It passes all six gates of the edge and all three of the origin, which answers "+itoa(r.code)+".")
}

// askGate: which gate ends the request?
func askGate(a *sim.Asker) sim.Draft {
	v, _ := scene(a, func(f *fault) bool { return f.id != "redirected" && f.id != "redirected-put" })
	if a.Between(0, 7) == 0 {
		v = sound(a, sim.Pick(a, bucket, website, balancer, private))
	}
	c := configOf(v)
	r := c.send(c.https)
	d := sim.Draft{
		Prompt: story(a, c) + " " + a.Say("요청은 어디에서 막히는가?", "Where is the request refused?"),
		Values: v, Tags: tagsWay,
	}
	none := a.Say("막히지 않고 오리진의 응답이 온다", "nowhere: the origin's answer comes")
	last := r.last()
	if last == nil {
		d.Key = a.Right(none, "모든 문을 지난다.", "It passes every gate.")
	} else {
		t := tells(c, r, last.gate)
		d.Key = a.Right(last.gate.name.In(a.Lang), t.Ko, t.En)
	}
	var list []*gate
	for _, gates := range [][]gate{edgeGates, originGates(c.origin)} {
		for i := range gates {
			if g := &gates[i]; (last == nil || g.id != last.gate.id) && g.id != "behavior" && g.id != "verb" {
				list = append(list, g)
			}
		}
	}
	a.Rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	if last != nil && a.Coin() {
		t := tells(c, r, last.gate)
		d.Distractors = append(d.Distractors, a.Wrong(none, "overlooks the gate that refuses", t.Ko, t.En))
	}
	for _, g := range list {
		t := tells(c, r, g)
		d.Distractors = append(d.Distractors, a.Wrong(g.name.In(a.Lang), "looks at the wrong gate: "+lower(g.name.En), t.Ko, t.En))
	}
	d.Explanation = explain(a, c, r)
	return d
}
