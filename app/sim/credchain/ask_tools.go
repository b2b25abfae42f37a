package credchain

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askDiffers: one configuration, four tools; which of them ends otherwise?
func askDiffers(a *sim.Asker) sim.Draft {
	var v sim.Values
	var who [len(tools)]id
	verdict := 0
	for {
		pairs := append([]string{}, sim.Pick(a,
			source{"web", webSet, "aws-profile", prodProfile, "prod-role", roleSource},
			source{"aws-profile", prodProfile, "prod-method", methodSSO, "prod-keys", keysCred},
			source{"aws-profile", prodProfile, "prod-method", methodSSO, "prod-keys", keysConf},
			source{"aws-profile", prodProfile, "prod-method", methodProcess, "prod-keys", keysCred},
			source{"aws-profile", prodProfile, "prod-method", methodProcess, "prod-keys", keysConf},
			source{"env", envHalf, "default", keysCred},
			source{"env", envHalf},
			source{"env", envUser, "aws-profile", prodProfile, "prod-role", roleBoth},
			source{"env", envUser, "aws-profile", prodProfile, "prod-keys", keysHalf},
			source{"container", uriDown},
			source{"container", uriHost},
			source{"aws-profile", "missing"},
			source{"env", envUser, "aws-profile", prodProfile, "prod-keys", keysCred},
			source{"web", webSet, "default", keysCred},
			source{"container", ecsRelative},
			source{"aws-profile", prodProfile, "prod-keys", keysBoth})...)
		if a.Coin() {
			pairs = append(pairs, "ec2", ec2Role)
		}
		v = setup(boto3, pairs...)
		who = outcomes(v)
		// The CLI and boto3 share one chain, so that at most three results differ.
		python, golang, java := who[1], who[2], who[3]
		switch {
		case python == golang && golang == java:
			verdict = 3
		case golang == java:
			verdict = 0
		case python == java:
			verdict = 1
		case python == golang:
			verdict = 2
		default:
			continue
		}
		break
	}
	names := [4]i18n.Text{
		text("AWS CLI v2와 boto3", "AWS CLI v2 and boto3"), i18n.Same("Go SDK v2"), i18n.Same("Java SDK v2"),
		text("없다. 넷이 모두 같다", "none: all four agree"),
	}
	ideas := [4]string{"expects Python to stand alone", "expects Go to stand alone", "expects Java to stand alone", "takes all chains for one"}
	d := sim.Draft{Values: v, Tags: accessTags}
	d.Prompt = a.Say("같은 조건에서 네 도구가 같은 호출을 한다. ", "Four tools make the same call under the same conditions. ") + state(v, a.Lang) + a.Say(
		" AWS CLI v2와 boto3, Go SDK v2, Java SDK v2(기본 체인) 가운데 나머지와 결과가 다른 것은?",
		" Of the AWS CLI v2 with boto3, the Go SDK v2 and the Java SDK v2 (default chain), which ends differently from the others?")
	all := text("", "")
	for i, tool := range [3]string{boto3, goSDK, javaV2} {
		m := walkOf(worldFor(v, tool))
		end := as(m.winner())
		if i > 0 {
			all = text(all.Ko+" ", all.En+" ")
		}
		all = text(all.Ko+names[i].Ko+": "+end.Ko+".", all.En+names[i].En+": "+end.En+".")
	}
	for i, name := range names {
		why := text("넷의 결과가 같다. "+all.Ko, "All four end alike. "+all.En)
		if i < 3 {
			m := modelOf(v.Must("tool", [3]string{boto3, goSDK, javaV2}[i]))
			why = endOf(m)
			if i != verdict {
				why = text(why.Ko+" 다른 도구의 결과도 이와 같다.", why.En+" Another tool ends the same way.")
			}
		} else if verdict != 3 {
			why = text("모두 같지 않다. "+all.Ko, "They do not all agree. "+all.En)
		}
		if i == verdict {
			d.Key = a.Right(name.In(a.Lang), why.Ko, why.En)
		} else {
			d.Distractors = append(d.Distractors, a.Wrong(name.In(a.Lang), ideas[i], why.Ko, why.En))
		}
	}
	d.Explanation = all.In(a.Lang)
	return d
}

// denials say what a call like that would have needed.
var denials = [5]i18n.Text{
	text("여기서 집히는 것은 IAM 사용자의 장기 키가 아니다.", "What is taken here is not a long-term key of an IAM user."),
	text("여기서 집히는 것은 온전하고 유효한 임시 자격 증명이 아니다.", "What is taken here is not a complete and valid set of temporary credentials."),
	text("만료된 것은 집히지 않는다.", "Nothing expired is taken here."),
	text("토큰이 빠진 것은 집히지 않는다.", "Nothing that lacks its token is taken here."),
	text("체인은 써 보지 않고 처음 찾은 것을 집는다.", "The chain takes the first it finds, without trying it."),
}

// askKey: which kind of key signs, and what AWS says to it.
func askKey(a *sim.Asker) sim.Draft {
	pairs := append([]string{}, sim.Pick(a,
		source{"env", envUser}, source{"env", envSession}, source{"env", envNoToken}, source{"env", envExpired},
		source{"web", webSet}, source{"default", keysCred}, source{"container", uriDown})...)
	if a.Coin() && pairs[0] != "container" {
		pairs = append(pairs, "container", ecsRelative)
	}
	if a.Coin() {
		pairs = append(pairs, "ec2", ec2Role)
	}
	v := setup(anyTool(a), pairs...)
	m := modelOf(v)
	who := m.winner()
	kinds := [5]i18n.Text{
		text("`AKIA`로 시작하는 장기 키로 서명하고 성공한다", "signed with a long-term key that begins with `AKIA`, and accepted"),
		text("`ASIA`로 시작하는 임시 키와 세션 토큰으로 서명하고 성공한다", "signed with a temporary key that begins with `ASIA` and its session token, and accepted"),
		text("서명해 보냈지만 `ExpiredToken`으로 거절된다", "signed, and refused with `ExpiredToken`"),
		text("서명해 보냈지만 `InvalidClientTokenId`로 거절된다", "signed, and refused with `InvalidClientTokenId`"),
		text("자격 증명을 얻지 못해 보내지 못한다", "never sent, for lack of credentials"),
	}
	ideas := [5]string{"takes temporary keys for long-term ones", "expects every key to come with a token", "sees an expiry where there is none", "sees a missing token where there is none", "counts on the chain to test credentials"}
	key := 0
	switch {
	case who == nobody:
		key = 4
	case who == expiredRole:
		key = 2
	case who == tokenless:
		key = 3
	case who.temp():
		key = 1
	}
	why := endOf(m)
	short := why
	switch key {
	case 2, 3:
		why = text(why.Ko+" 체인은 키를 써 보지 않으므로 만료나 빠진 토큰은 AWS가 거절할 때에야 드러난다.", why.En+" The chain does not try a key, so an expiry or a missing token shows only when AWS refuses it.")
	}
	d := sim.Draft{
		Prompt: prompt(a, v) + a.Say("이 호출은 어떻게 되는가?", "What becomes of this call?"), Values: v, Tags: callTags,
		Key: a.Right(kinds[key].In(a.Lang), why.Ko, why.En), Explanation: why.In(a.Lang),
	}
	order := [5]int{1, 0, 4, 2, 3}
	if key > 1 {
		order = [5]int{4, 2, 3, 1, 0}
	}
	for _, k := range order {
		if k != key {
			d.Distractors = append(d.Distractors, a.Wrong(kinds[k].In(a.Lang), ideas[k], denials[k].Ko+" "+short.Ko, denials[k].En+" "+short.En))
		}
	}
	return d
}
