package credchain

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// source is one place with credentials in a question: parameters and values.
type source []string

// sources draws three or four places, at most one of each kind.
func sources(a *sim.Asker) []string {
	kinds := [][]source{
		{{"env", envUser}, {"env", envUser}, {"env", envSession}},
		{{"web", webSet}},
		{
			{"default", keysCred}, {"default", keysConf},
			{"aws-profile", prodProfile, "prod-keys", keysBoth},
			{"aws-profile", prodProfile, "prod-role", roleSource},
			{"aws-profile", prodProfile, "prod-method", methodSSO, "prod-keys", keysCred},
			{"aws-profile", prodProfile, "prod-method", methodProcess, "prod-keys", keysConf},
		},
		{{"container", ecsRelative}, {"container", eksFull}},
		{{"ec2", ec2Role}},
	}
	var out []string
	for _, k := range a.Rand.Perm(len(kinds))[:a.Between(3, 4)] {
		out = append(out, sim.Pick(a, kinds[k]...)...)
	}
	return out
}

// askWinner: whose credentials sign?
func askWinner(a *sim.Asker) sim.Draft {
	v := setup(anyTool(a), sources(a)...)
	m := modelOf(v)
	d := m.draft(a, v, text("호출은 누구의 자격 증명으로 나가는가?", "Whose credentials sign the call?"))
	if m.container != unset || m.ec2 != notEC2 {
		d.Tags = serviceTags
	}
	return d
}

// removals say how the source a chain stopped at is taken away.
var removals = words{
	{"env", "환경 변수에서 그 자격 증명을 지우고", "Remove them from the environment"},
	{"web", "웹 자격 증명 변수 둘을 지우고", "Remove the two web identity variables"},
	{"default", "`default` 프로파일에서 그 키를 지우고", "Remove those keys from the profile `default`"},
	{"prod-keys", "`prod` 프로파일에서 고정 키를 모두 지우고", "Remove all static keys from the profile `prod`"},
	{"prod-role", "`prod` 프로파일에서 `role_arn`과 `source_profile`을 지우고", "Remove `role_arn` and `source_profile` from the profile `prod`"},
	{"prod-method", "`prod` 프로파일에서 그 설정을 지우고", "Remove those settings from the profile `prod`"},
	{"container", "컨테이너 자격 증명 변수를 지우고", "Remove the container credentials variable"},
}

// parameter finds what configured the step a walk stopped at.
func (m *model) parameter() string {
	s := &m.steps[m.stop]
	switch s.p {
	case pEnv:
		return "env"
	case pWeb, pWebEnv:
		return "web"
	case pAssume, pSource:
		return "prod-role"
	case pCredFile, pConfFile, pKeys:
		if m.profile.name == defaultProfile {
			return "default"
		}
		return "prod-keys"
	case pSSO, pProcess:
		return "prod-method"
	case pContainer:
		return "container"
	}
	return ""
}

// askRemove: what comes next when the winner is taken away?
func askRemove(a *sim.Asker) sim.Draft {
	var v sim.Values
	var before *model
	for {
		v = setup(anyTool(a), sources(a)...)
		if before = modelOf(v); before.winner() != nobody && before.parameter() != "" {
			break
		}
	}
	p := before.parameter()
	after := v.Must(p, unset)
	m := modelOf(after)
	was, how := whose(before.winner()), removals.of(p)
	d := m.draft(a, after, i18n.Text{})
	old := a.Wrong(was.In(a.Lang), "expects removed credentials to stay",
		"그 출처를 지웠고 프로세스도 다시 띄웠다. 체인은 처음부터 다시 돈다.", "That source is gone and the process was started again, so the chain runs from the beginning.")
	d.Distractors = append([]sim.Candidate{old}, d.Distractors...)
	d.Prompt = prompt(a, v) + a.Say(
		"지금 호출은 "+was.Ko+"의 자격 증명으로 나간다. "+how.Ko+" 다시 실행하면 누구의 것으로 나가는가?",
		"Now the call goes out with the credentials of "+was.En+". "+how.En+" and start the program again. Whose credentials sign then?")
	d.Tags = handleTags
	return d
}

// askProfile: AWS_PROFILE and a profile chosen directly, against the
// environment.
func askProfile(a *sim.Asker) sim.Draft {
	tool := sim.Pick(a, cli, boto3, goSDK, javaV2)
	pairs := []string{"default", keysCred}
	if tool != javaV2 && a.Coin() {
		pairs = append(pairs, "direct", byProfile)
	} else {
		pairs = append(pairs, "aws-profile", prodProfile)
	}
	switch a.Between(0, 5) {
	case 0:
	case 1:
		pairs = append(pairs, "web", webSet)
	case 2:
		pairs = append(pairs, "env", envUser, "web", webSet)
	default:
		pairs = append(pairs, "env", envUser)
	}
	switch a.Between(0, 3) {
	case 0:
		pairs = append(pairs, "prod-role", roleSource)
	case 1:
		pairs = append(pairs, "prod-method", methodSSO)
	default:
		pairs = append(pairs, "prod-keys", keysCred)
	}
	v := setup(tool, pairs...)
	return modelOf(v).draft(a, v, text("호출은 누구의 자격 증명으로 나가는가?", "Whose credentials sign the call?"), laptopUser)
}

// askBroken: a source is there but faulty, and another lies behind it.
func askBroken(a *sim.Asker) sim.Draft {
	broken := sim.Pick(a,
		source{"env", envHalf}, source{"env", envHalf}, source{"web", webNoARN}, source{"web", webRefused},
		source{"aws-profile", "missing"}, source{"default", keysHalf},
		source{"aws-profile", prodProfile, "prod-method", methodSSOExpired, "prod-keys", keysConf},
		source{"aws-profile", prodProfile, "prod-method", methodProcessFail, "prod-keys", keysConf},
		source{"aws-profile", prodProfile, "prod-role", roleBoth},
		source{"container", uriDown}, source{"container", uriHost})
	v := setup(anyTool(a), broken...)
	if broken[0] != "container" && a.Coin() {
		v = v.Must("container", ecsRelative)
	}
	if v.Get("env") == unset && a.Between(0, 3) == 0 {
		v = v.Must("env", envUser)
	}
	v = v.Must("ec2", ec2Role)
	d := modelOf(v).draft(a, v, text("호출은 누구의 자격 증명으로 나가는가, 아니면 오류가 나는가?", "Whose credentials sign the call, or does it fail?"))
	if v.Get("container") != unset {
		d.Tags = serviceTags
	}
	return d
}
