package edgepath

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askProtocol: which protocols carry the content on the two legs?
func askProtocol(a *sim.Asker) sim.Draft {
	v := set(info.Defaults(), "behaviors= geo=none waf=false security-group=prefix-list origin="+sim.Pick(a, bucket, balancer, balancer, private))
	v = v.Must("viewer-policy", sim.Pick(a, allowAll, allowAll, redirect, httpsOnly), "origin-policy", sim.Pick(a, httpOnly, matchViewer, matchViewer, httpsOnly), "scheme", sim.Pick(a, "http", "http", "https"))
	c := configOf(v)
	list := c.visit()
	r := list[len(list)-1]
	from := i18n.Of("오리진은 S3 버킷(REST 엔드포인트)이다.", "The origin is an S3 bucket (REST endpoint).")
	if c.custom() {
		from = i18n.Of("오리진은 유효한 인증서를 가진 ALB이고 오리진 프로토콜 정책은 "+tick(c.protocol)+"다.", "The origin is an ALB with a valid certificate, and the origin protocol policy is "+tick(c.protocol)+".")
	}
	policy := c.behaviors[0].policy
	is := "다. "
	if policy == allowAll { // 올
		is = "이다. "
	}
	d := sim.Draft{
		Prompt: a.Say("뷰어 프로토콜 정책은 "+tick(policy)+is+from.Ko+" 브라우저가 "+tick(c.url(c.https))+" 주소를 처음 열고, 돌려보내면 따라간다. 캐시에는 없고 나머지 설정은 요청을 막지 않는다. 내용이 실제로 지나가는 두 구간(뷰어와 엣지, 엣지와 오리진)의 프로토콜을 고르세요.",
			"The viewer protocol policy is "+tick(policy)+". "+from.En+" A browser opens "+tick(c.url(c.https))+" for the first time and follows redirects; nothing is cached, and no other setting stands in the way. Which protocols carry the content on the two legs, viewer to edge and edge to origin?"),
		Values: v, Tags: tagsTLS,
	}
	option := func(viewer, origin bool) string {
		return a.Say("뷰어 구간 "+protocol(viewer)+", 오리진 구간 "+protocol(origin), "viewer leg "+protocol(viewer)+", origin leg "+protocol(origin))
	}
	none := a.Say("지나가지 않는다. 엣지가 `403`으로 답한다", "none: the edge answers `403`")
	viewerWhy := i18n.Of("뷰어 구간: HTTPS로 온 요청이다.", "Viewer leg: the request came by HTTPS.")
	switch {
	case !c.https && policy == allowAll:
		viewerWhy = i18n.Of("뷰어 구간: "+tick(policy)+"은 HTTP 요청을 그대로 받는다.", "Viewer leg: "+tick(policy)+" takes the HTTP request as it is.")
	case !c.https && policy == redirect:
		viewerWhy = i18n.Of("뷰어 구간: `301`을 따라 HTTPS로 다시 온다.", "Viewer leg: the viewer follows the `301` and comes again by HTTPS.")
	case !c.https:
		viewerWhy = i18n.Of("뷰어 구간: "+tick(policy)+"는 HTTP 요청에 `403`으로 답한다.", "Viewer leg: "+tick(policy)+" answers an HTTP request with `403`.")
	}
	originWhy := i18n.Of("오리진 구간: S3 REST 오리진은 뷰어의 프로토콜을 따라간다.", "Origin leg: an S3 REST origin is reached by the viewer's protocol.")
	switch {
	case c.custom() && c.protocol == matchViewer:
		originWhy = i18n.Of("오리진 구간: `match-viewer`는 뷰어의 프로토콜을 따라간다.", "Origin leg: `match-viewer` follows the viewer's protocol.")
	case c.custom():
		originWhy = i18n.Of("오리진 구간: "+tick(c.protocol)+"는 뷰어와 상관없이 늘 "+protocol(c.protocol == httpsOnly)+"다.", "Origin leg: "+tick(c.protocol)+" is always "+protocol(c.protocol == httpsOnly)+", whatever the viewer uses.")
	}
	why := join(viewerWhy, originWhy)
	if r.last() != nil { // refused at the edge
		why = join(viewerWhy, i18n.Of("오리진에는 가지 않는다.", "The origin is not asked."))
		d.Key = a.Right(none, why.Ko, why.En)
	} else {
		d.Key = a.Right(option(r.https, c.secure(r.https)), why.Ko, why.En)
	}
	ideas := []struct {
		viewer, origin bool
		idea           string
	}{
		{true, true, "thinks CloudFront always encrypts both legs"},
		{true, false, "thinks the origin leg is plain inside AWS"},
		{false, false, "thinks a request keeps the protocol it came by"},
		{false, true, "thinks CloudFront upgrades the origin leg by itself"},
	}
	a.Rand.Shuffle(len(ideas), func(i, j int) { ideas[i], ideas[j] = ideas[j], ideas[i] })
	if policy == httpsOnly || a.Between(0, 2) == 0 {
		d.Distractors = append(d.Distractors, a.Wrong(none, "thinks the policy refuses this request", why.Ko, why.En))
	}
	for _, x := range ideas {
		d.Distractors = append(d.Distractors, a.Wrong(option(x.viewer, x.origin), x.idea, why.Ko, why.En))
	}
	d.Explanation = why.In(a.Lang)
	return d
}

// askCertificate: which certificate does this leg need, and in which Region?
func askCertificate(a *sim.Asker) sim.Draft {
	home := sim.Pick(a, "ap-northeast-2", "ap-northeast-1", "eu-west-1", "us-west-2")
	name := sim.Pick(a, "www.example.com", "shop.example.com", "img.example.com")
	type choice struct {
		option i18n.Text
		idea   string
	}
	edge := choice{i18n.Of("`us-east-1`에 있는 "+tick(name)+"용 ACM 인증서", "an ACM certificate for "+tick(name)+" in `us-east-1`"), "thinks every certificate of CloudFront has to be in us-east-1"}
	local := choice{i18n.Of(tick(home)+"에 있는 "+tick(name)+"용 ACM 인증서", "an ACM certificate for "+tick(name)+" in "+tick(home)), "thinks the certificate belongs to the origin's Region"}
	origin := choice{i18n.Of(tick(home)+"에 있는 `origin.example.com`용 ACM 인증서", "an ACM certificate for `origin.example.com` in "+tick(home)), "mixes up the certificates of the two legs"}
	far := choice{i18n.Of("`us-east-1`에 있는 `origin.example.com`용 ACM 인증서", "an ACM certificate for `origin.example.com` in `us-east-1`"), "thinks an ALB's certificate has to be in us-east-1 as well"}
	none := choice{i18n.Of("따로 준비할 인증서가 없다", "none has to be provided"), "thinks the default certificate covers everything"}
	self := choice{i18n.Of("서버에서 만든 자체 서명 인증서", "a self-signed certificate made on the server"), "thinks any certificate will do"}

	var key choice
	var ko, en, whyKo, whyEn, proof string
	kind := a.Between(0, 4)
	switch kind {
	case 0, 1:
		key, proof = edge, "host=www.example.com"
		ko = "여러 나라의 사용자가 `https://" + name + "`으로 CloudFront 배포에 접속하게 한다. 오리진은 " + tick(home) + "의 S3 버킷이다. 뷰어 구간에 필요한 인증서를 고르세요."
		en = "Users in several countries are to open `https://" + name + "` on a CloudFront distribution. The origin is an S3 bucket in " + tick(home) + ". Which certificate does the viewer leg need?"
		whyKo = "오리진이 " + tick(home) + "에 있어도, 대체 도메인 이름에 쓰는 ACM 인증서는 `us-east-1`에 있고 " + tick(name) + "을 덮어야 한다."
		whyEn = "Though the origin is in " + tick(home) + ", the ACM certificate of an alternate domain name has to be in `us-east-1` and cover " + tick(name) + "."
	case 2:
		key, proof = origin, "origin=alb"
		ko = "배포의 오리진 도메인은 " + tick(home) + "에 있는 ALB의 별칭 `origin.example.com`이고 오리진 프로토콜 정책은 `https-only`다. CloudFront는 뷰어의 `Host`를 넘기지 않고, 뷰어는 " + tick(name) + "으로 온다. ALB 리스너에 붙일 인증서를 고르세요."
		en = "The origin domain of a distribution is `origin.example.com`, an alias of an ALB in " + tick(home) + ", and the origin protocol policy is `https-only`. CloudFront does not forward the viewer's `Host`; viewers come to " + tick(name) + ". Which certificate belongs on the ALB's listener?"
		whyKo = "ALB는 자기 리전 " + tick(home) + "의 ACM 인증서를 쓰고, 그 이름은 오리진 도메인 `origin.example.com`과 맞아야 한다. `Host`를 넘기지 않으니 " + tick(name) + "용 인증서를 쓰면 502가 난다."
		whyEn = "An ALB uses an ACM certificate of its own Region, " + tick(home) + ", and the name has to be the origin domain `origin.example.com`. As `Host` is not forwarded, one for " + tick(name) + " ends in a 502."
	case 3:
		key, proof = none, "host=cloudfront.net"
		ko = "사용자가 `https://" + distributionName + "`으로 접속한다. 내 도메인은 쓰지 않는다. 오리진은 " + tick(home) + "의 S3 버킷(REST 엔드포인트)이다. 뷰어 구간과 오리진 구간을 HTTPS로 하려면 어떤 인증서를 준비해야 하는가?"
		en = "Users open `https://" + distributionName + "`, without a domain of my own. The origin is an S3 bucket (REST endpoint) in " + tick(home) + ". Which certificate has to be provided for HTTPS on both legs?"
		whyKo = "`cloudfront.net` 이름은 CloudFront의 기본 인증서가 덮고, " + tick(home) + "의 S3 REST 엔드포인트에는 S3의 인증서가 있다."
		whyEn = "CloudFront's default certificate covers the `cloudfront.net` name, and the S3 REST endpoint in " + tick(home) + " has S3's own."
	default:
		key, proof = edge, "host=www.example.com origin=alb"
		ko = tick(home) + "의 ALB에는 `origin.example.com`용 ACM 인증서가 이미 붙어 있다. 이 ALB를 오리진으로 하는 CloudFront 배포에 대체 도메인 이름 " + tick(name) + "을 더하려면 배포에 어떤 인증서를 붙여야 하는가?"
		en = "An ALB in " + tick(home) + " already has an ACM certificate for `origin.example.com`. It is the origin of a CloudFront distribution that is to get the alternate domain name " + tick(name) + ". Which certificate does the distribution need?"
		whyKo = "배포에 붙이는 ACM 인증서는 `us-east-1`에 있고 " + tick(name) + "을 덮어야 한다. " + tick(home) + "의 ALB에 있는 것은 오리진 구간의 인증서다."
		whyEn = "The distribution's ACM certificate has to be in `us-east-1` and cover " + tick(name) + "; the one on the ALB in " + tick(home) + " is for the origin leg."
	}
	d := sim.Draft{
		Prompt: a.Say(ko, en), Tags: tagsCert, Values: set(info.Defaults(), "behaviors= "+proof),
		Key: a.Right(key.option.In(a.Lang), whyKo, whyEn), Explanation: a.Say(whyKo, whyEn),
	}
	others := []choice{local, none, far, origin, edge, self}
	if kind == 2 {
		others = []choice{far, edge, local, self, none}
	}
	if kind == 3 {
		others = []choice{edge, origin, self, far}
		if a.Coin() {
			others[0], others[2] = others[2], others[0]
		}
	}
	for _, o := range others {
		why := i18n.Of(whyKo, whyEn)
		switch o {
		case key:
			continue
		case none:
			why = join(i18n.Of("CloudFront의 기본 인증서는 `cloudfront.net` 이름만 덮는다.", "CloudFront's default certificate covers the `cloudfront.net` name only."), why)
		case self:
			why = join(i18n.Of("CloudFront도 뷰어도 자체 서명 인증서를 믿지 않는다.", "Neither CloudFront nor viewers trust a self-signed certificate."), why)
		}
		d.Distractors = append(d.Distractors, a.Wrong(o.option.In(a.Lang), o.idea, why.Ko, why.En))
	}
	return d
}
