package credchain

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// change is something one can do about a wrong identity. Without a parameter it
// changes nothing the chain looks at.
type change struct {
	param, value string
	text         i18n.Text
	idea         string
}

// changes are what one might try; the first that works is the key. Those that
// choose the profile prod come only where it is spoken of.
func changes(tool string, prod bool) []change {
	out := []change{
		{"", "", text("아무것도 바꾸지 않고 프로세스를 다시 띄운다", "start the process again without a change"), "expects a restart to change the order"},
		{"", "", text("원하는 신원의 정책에 권한을 더한다", "add permissions to the policy of the wanted identity"), "mends permissions of an identity that is not used"},
		{"env", unset, text("환경 변수의 키를 지우고 프로세스를 다시 띄운다", "remove the keys from the environment and start the process again"), "removes the environment keys for nothing"},
		{"default", unset, text("`default` 프로파일을 두 파일에서 지운다", "delete the profile `default` from both files"), "blames the default profile"},
		{"web", unset, text("웹 자격 증명 변수 둘을 지운다", "remove the two web identity variables"), "blames web identity"},
		{"container", unset, text("컨테이너 자격 증명 변수를 지운다", "remove the container credentials variable"), "blames the container"},
		{"ec2", ec2Role, text("EC2 인스턴스에 역할 `InstanceRole`을 붙인다", "attach the role `InstanceRole` to the EC2 instance"), "expects a role to beat what comes before it"},
		{"default", keysRegion, text("`default` 프로파일에 리전을 적는다", "write a Region into the profile `default`"), "takes a Region for a credential source"},
	}
	if !prod {
		return out
	}
	out = append(out, change{"aws-profile", prodProfile, text("`AWS_PROFILE=prod`를 설정한다", "set `AWS_PROFILE=prod`"), "lets AWS_PROFILE beat what comes before the profile"})
	if d := toolOf(tool).choose; d.En != "" {
		out = append(out, change{"direct", byProfile, d, "takes a chosen profile for a way to everything"})
	}
	return out
}

// askFix: one change, so that the call goes out as somebody else.
func askFix(a *sim.Asker) sim.Draft {
	for {
		if d, ok := tryFix(a); ok {
			return d
		}
	}
}

func tryFix(a *sim.Asker) (sim.Draft, bool) {
	tool := anyTool(a)
	pairs := append([]string{}, sim.Pick(a, source{"env", envUser}, source{"env", envUser}, source{"default", keysCred}, source{"web", webSet}, source{"container", ecsRelative})...)
	wanted := sim.Pick(a, instanceRole, taskRole, deployer, laptopUser)
	if wanted == deployer || a.Coin() {
		pairs = append(pairs, "prod-keys", keysCred)
	}
	switch wanted {
	case instanceRole:
		pairs = append(pairs, "ec2", ec2Role)
	case taskRole:
		pairs = append(pairs, "container", ecsRelative)
	case laptopUser:
		pairs = append(pairs, "default", keysCred)
	}
	v := setup(tool, pairs...)
	m := modelOf(v)
	if m.winner() == wanted {
		return sim.Draft{}, false
	}
	now, want := whose(m.winner()), whose(wanted)
	d := sim.Draft{Values: v, Tags: handleTags}
	d.Prompt = prompt(a, v) + a.Say(
		"지금은 "+now.Ko+"의 자격 증명으로 나간다. 한 가지만 바꿔 "+want.Ko+"의 것으로 나가게 하는 방법은?",
		"Now it goes out with the credentials of "+now.En+". Which single change makes it go out with those of "+want.En+"?")
	fixed := false
	for _, c := range changes(tool, v.Get("prod-keys") != unset) {
		w := v
		if c.param != "" {
			if v.Get(c.param) == c.value {
				continue // it is so already
			}
			if c.param == "default" && c.value == keysRegion && v.Get("default") != unset {
				continue // that would be another change than its words say
			}
			w = v.Must(c.param, c.value)
		}
		got := modelOf(w)
		end := endOf(got)
		why := text("이렇게 바꾼 뒤: "+end.Ko, "After this change: "+end.En)
		switch {
		case got.winner() != wanted:
			d.Distractors = append(d.Distractors, a.Wrong(c.text.In(a.Lang), c.idea, why.Ko, why.En))
		case !fixed:
			fixed = true
			d.Key = a.Right(c.text.In(a.Lang), why.Ko, why.En)
			d.Explanation = a.Say(end.Ko+" 체인은 처음 찾은 곳에서 멈추므로, 앞에서 잡히는 것이 그대로면 결과도 그대로다.", end.En+" The chain stops at the first find: while that stays, so does the result.")
			d.Values = w
		}
	}
	// The last ones are the ones about profiles, the most tempting.
	for i, j := 0, len(d.Distractors)-1; i < j; i, j = i+1, j-1 {
		d.Distractors[i], d.Distractors[j] = d.Distractors[j], d.Distractors[i]
	}
	return d, fixed && len(d.Distractors) > 2
}
