package signedaccess

import (
	"strconv"

	"notelab/app/sim"
)

// refusal describes a request to the edge and asks for the first check that
// stops it. Two faults are combined only where the order of the two checks is
// documented: key before signature, signature before the policy's conditions.
func (q asker) refusal() sim.Draft {
	hours := q.between(1, 12)
	clock := q.between(1, hours*60-1) // minutes
	signed, path, cidr, ip := "/video/*", "/video/seg-1.ts", "203.0.113.0/24", "203.0.113."+strconv.Itoa(q.between(5, 250))
	group, tamper := groupOK, tamperNone
	condition := func(kind string) {
		switch kind {
		case gateResource:
			signed = q.pick("/music/*", "/video/*.mp4", "/video/hd/*")
		case gateTime:
			clock = hours*60 + q.between(0, 90)
		case gateIP:
			ip = "198.51.100." + strconv.Itoa(q.between(5, 250))
		}
	}
	main := q.pick(gateKey, gateSignature, gateSignature, gateResource, gateTime, gateIP, "none", "none")
	switch main {
	case gateKey:
		group = q.pick(groupOther, groupGone)
		condition(q.pick(gateTime, gateIP, "none"))
	case gateSignature:
		tamper = q.pick(tamperPolicy, tamperSignature)
		condition(q.pick(gateTime, gateIP, "none"))
	case "none":
		tamper = q.pick(tamperNone, tamperPath)
	default:
		condition(main)
	}
	v := info.Defaults().Must("show", showURL, "files", "1", "path", path, "signed", signed, "cidr", cidr, "ip", ip,
		"expiry", strconv.Itoa(hours)+"h", "clock", strconv.Itoa(clock)+"m", "key-group", group, "tamper", tamper)
	s := play(read(v))
	c := &s.lanes[0].calls[0]

	key := "none"
	if !c.verdict.accepted() {
		key = c.verdict.gates[len(c.verdict.gates)-1].name
	}
	late, far := clock >= hours*60, !inCIDR(ip, cidr)
	var keyCandidate sim.Candidate
	var others []sim.Candidate
	for _, g := range []string{gateSignature, gateTime, gateResource, gateIP, gateKey, "none"} {
		cand := q.refusalOption(g, key, late, far)
		if g == key {
			keyCandidate = cand
		} else {
			others = append(others, cand)
		}
	}
	// In an order drawn anew, so that each reason is offered now and then.
	q.r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })

	keyState := map[string][2]string{
		groupOK:    {"서명한 키는 키 그룹에 있다.", "The signing key is in the trusted key group."},
		groupOther: {"서명한 키의 공개 키는 이 동작의 키 그룹에 없다.", "The signing key's public key is in no key group of the cache behavior."},
		groupGone:  {"서명한 뒤에 그 공개 키를 키 그룹에서 뺐다.", "The public key was removed from the key group after the signing."},
	}[group]
	change := map[string][2]string{
		tamperNone:      {"URL은 받은 그대로 보냈다.", "The URL was sent as it was received."},
		tamperPolicy:    {"사용자가 `Policy` 안의 만료 시각을 늦은 값으로 고쳐 보냈다.", "The viewer changed the expiry inside `Policy` to a later value."},
		tamperSignature: {"사용자가 `Signature`의 글자 하나를 바꿔 보냈다.", "The viewer changed one character of `Signature`."},
		tamperPath:      {"사용자가 URL의 경로만 `" + c.request.path() + "`로 바꿔 보냈다.", "The viewer changed only the path of the URL, to `" + c.request.path() + "`."},
	}[tamper]
	return sim.Draft{
		Prompt: q.say(
			"`"+path+"`용 CloudFront 서명된 URL의 custom policy는 `Resource` `https://"+cdnHost+signed+"`, 만료는 서명하고 "+q.long(int64(hours)*3600)+" 뒤, `AWS:SourceIp`는 `"+cidr+"`다. "+
				"서명하고 "+q.long(int64(clock)*60)+" 뒤에 `"+ip+"`에서 요청이 왔다. "+keyState[0]+" "+change[0]+" CloudFront 엣지는 이 요청을 어떻게 하는가? 거절한다면 맨 먼저 걸리는 이유를 고른다.",
			"The custom policy of a CloudFront signed URL for `"+path+"` has `Resource` `https://"+cdnHost+signed+"`, expires "+q.long(int64(hours)*3600)+" after the signing and has `AWS:SourceIp` `"+cidr+"`. "+
				"The request comes "+q.long(int64(clock)*60)+" after the signing, from `"+ip+"`. "+keyState[1]+" "+change[1]+" What does the CloudFront edge do? If it refuses, choose the first reason."),
		Key: keyCandidate, Distractors: others,
		Explanation: q.say("엣지는 키 ID로 공개 키를 찾고, 서명을 확인한 다음에야 정책의 조건(경로, 시각, IP)을 본다.", "The edge finds the public key by its ID, verifies the signature, and only then looks at the policy's conditions: path, time, address."),
		Values:      v, Tags: tagsToken,
	}
}

// refusalOption is one reason, with why it is or is not the first. late and far
// tell whether the request comes after the expiry or from outside the range.
func (q asker) refusalOption(g, key string, late, far bool) sim.Candidate {
	texts := map[string][2]string{
		gateKey:       {"키 ID가 가리키는 공개 키가 키 그룹에 없다", "The key ID names no public key of the key group"},
		gateSignature: {"서명이 정책과 맞지 않는다", "The signature does not fit the policy"},
		gateResource:  {"요청한 경로가 `Resource`에 맞지 않는다", "The path does not match `Resource`"},
		gateTime:      {"만료 시각이 지났다", "The expiry has passed"},
		gateIP:        {"허용한 IP 범위 밖이다", "The address is outside the allowed range"},
		"none":        {"거절하지 않고 통과시킨다", "It does not refuse; the request passes"},
	}[g]
	c := sim.Candidate{Text: q.say(texts[0], texts[1])}
	if g == key {
		why := map[string][2]string{
			gateKey:       {"공개 키를 찾지 못하면 서명을 확인할 수 없다. `Unknown Key`로 끝난다.", "Without the public key no signature can be verified; it ends with `Unknown Key`."},
			gateSignature: {"서명한 바이트와 받은 값이 다르다. 조건을 보기 전에 끝난다.", "What arrives is not what was signed; it ends before any condition is looked at."},
			gateResource:  {"서명은 맞지만 정책이 여는 경로가 아니다.", "The signature is right, but the policy does not open this path."},
			gateTime:      {"서명은 맞지만 요청을 시작한 때가 만료 뒤다.", "The signature is right, but the request starts after the expiry."},
			gateIP:        {"서명도 시각도 맞지만 주소가 범위 밖이다.", "Signature and time are right, but the address is outside the range."},
			"none":        {"키, 서명, 경로, 시각, IP가 모두 맞는다. 와일드카드는 같은 폴더의 다른 파일도 연다.", "Key, signature, path, time and address all fit. The wildcard opens other files of the folder too."},
		}[g]
		c.Why = q.say(why[0], why[1])
		return c
	}
	c.Misconception = map[string]string{
		gateKey:       "thinks a policy's condition makes the key unknown",
		gateSignature: "thinks every refusal is a signature mismatch",
		gateResource:  "thinks a wildcard policy covers one exact path",
		gateTime:      "thinks the expiry is looked at first",
		gateIP:        "thinks the address is looked at first",
		"none":        "thinks the edge does not check this",
	}[g]
	switch {
	case g == gateKey:
		c.Why = q.say("서명한 키는 키 그룹에 있어 공개 키를 찾는다.", "The signing key is in the key group, so its public half is found.")
	case g == gateSignature && key == gateKey:
		c.Why = q.say("공개 키를 찾지 못해 서명을 확인하기 전에 끝난다.", "Without the public key it ends before the signature is verified.")
	case g == gateSignature:
		c.Why = q.say("서명한 정책의 바이트가 그대로라 서명은 맞는다.", "The signed bytes of the policy are unchanged, so the signature is right.")
	case g == gateTime && late, g == gateIP && far:
		c.Why = q.say("사실이지만 조건은 키와 서명을 확인한 다음에 본다.", "True, but conditions are looked at only after key and signature.")
	case g == gateTime:
		c.Why = q.say("아직 만료 전이다.", "It has not expired yet.")
	case g == gateIP:
		c.Why = q.say("주소는 허용한 범위 안이다.", "The address is inside the allowed range.")
	case g == gateResource:
		c.Why = q.say("경로는 `Resource`의 와일드카드에 맞는다.", "The path matches the wildcard of `Resource`.")
	default:
		c.Why = q.say("막히는 검사가 있다.", "One of the checks fails.")
	}
	return c
}
