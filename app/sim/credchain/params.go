package credchain

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "credchain".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inTool    = text("도구", "Tool")
	inEnv     = text("환경 변수", "Environment variables")
	inFiles   = text("~/.aws의 두 파일", "The two files in ~/.aws")
	inCompute = text("실행 환경", "Where it runs")
	nothing   = sim.Option{Name: unset, Label: text("없음", "none")}
)

// active reports whether a profile of that name is the one a tool uses.
func active(name string) func(sim.Values) bool {
	return func(v sim.Values) bool {
		w := worldOf(v)
		return w.profile.name == name
	}
}

var info = &sim.Info{
	Name:    "credchain",
	Title:   text("자격 증명 공급자 체인", "The credential provider chain"),
	Summary: text("여러 곳에 자격 증명을 놓아 두고, 도구가 어느 칸에서 누구의 것을 집는지 따라간다.", "Leave credentials in several places and follow a tool until it picks somebody's."),
	Params: []sim.Param{
		{
			Name: "tool", Kind: sim.Choice, Group: inTool, Default: boto3,
			Label: text("도구", "Tool"),
			Options: []sim.Option{
				{Name: cli, Label: i18n.Same("AWS CLI v2")}, {Name: boto3, Label: text("boto3 (Python)", "boto3 (Python)")},
				{Name: goSDK, Label: i18n.Same("Go SDK v2")}, {Name: javaV2, Label: i18n.Same("Java SDK v2")},
			},
		},
		{
			Name: "direct", Kind: sim.Choice, Group: inTool, Default: unset,
			Label:   text("명령줄이나 코드에서", "On the command line or in code"),
			Options: []sim.Option{nothing, {Name: byProfile, Label: text("프로파일 prod", "profile prod")}, {Name: byKeys, Label: text("키", "keys")}},
			Help:    text("도구에 없는 방법은 무시된다. CLI에는 키 옵션이, Java의 기본 체인에는 프로파일 칸이 없다.", "What a tool does not have is ignored: the CLI has no option for keys, Java's default chain no step for a profile."),
		},
		{
			Name: "env", Kind: sim.Choice, Group: inEnv, Default: envUser,
			Label: text("키", "Keys"),
			Options: []sim.Option{
				nothing,
				{Name: envUser, Label: text("IAM 사용자의 키 둘", "both keys of an IAM user")},
				{Name: envSession, Label: text("역할의 임시 키와 토큰", "temporary keys and token of a role")},
				{Name: envNoToken, Label: text("임시 키, 토큰은 빠짐", "temporary keys, token missing")},
				{Name: envExpired, Label: text("만료된 임시 키와 토큰", "temporary keys and token, expired")},
				{Name: envHalf, Label: text("키 ID만", "access key ID only")},
			},
		},
		{
			Name: "web", Kind: sim.Choice, Group: inEnv, Default: unset,
			Label: text("웹 자격 증명", "Web identity"),
			Options: []sim.Option{
				nothing,
				{Name: webSet, Label: text("토큰 파일과 역할 ARN", "token file and role ARN")},
				{Name: webNoARN, Label: text("토큰 파일만", "token file only")},
				{Name: webRefused, Label: text("STS가 거절하는 토큰", "a token STS refuses")},
			},
			Help: text("EKS의 IRSA가 넣어 주는 변수들이다.", "The variables that IRSA injects on EKS."),
		},
		{
			Name: "aws-profile", Kind: sim.Choice, Group: inEnv, Default: unset,
			Label:   i18n.Same("AWS_PROFILE"),
			Options: []sim.Option{nothing, {Name: prodProfile, Label: i18n.Same(prodProfile)}, {Name: "missing", Label: text("prdo (오타)", "prdo (a slip)")}},
			When:    func(v sim.Values) bool { w := worldOf(v); return !w.explicit() },
		},
		{
			Name: "default", Kind: sim.Choice, Group: inFiles, Default: unset, When: active(defaultProfile),
			Label: text("default 프로파일", "Profile default"),
			Options: []sim.Option{
				nothing,
				{Name: keysRegion, Label: text("리전만", "Region only")},
				{Name: keysCred, Label: text("credentials에 키", "keys in credentials")},
				{Name: keysConf, Label: text("config에 키", "keys in config")},
				{Name: keysHalf, Label: text("키 ID만", "access key ID only")},
			},
		},
		{
			Name: "prod-keys", Kind: sim.Choice, Group: inFiles, Default: unset, When: active(prodProfile),
			Label: text("prod의 키", "Keys of prod"),
			Options: []sim.Option{
				nothing,
				{Name: keysCred, Label: text("credentials에", "in credentials")},
				{Name: keysConf, Label: text("config에", "in config")},
				{Name: keysBoth, Label: text("두 파일에 다른 키", "different ones in both")},
				{Name: keysHalf, Label: text("키 ID만", "access key ID only")},
			},
			Help: text("prod에는 언제나 리전이 적혀 있다.", "The profile prod always names a Region."),
		},
		{
			Name: "prod-role", Kind: sim.Choice, Group: inFiles, Default: unset, When: active(prodProfile),
			Label: text("prod의 role_arn", "role_arn of prod"),
			Options: []sim.Option{
				nothing,
				{Name: roleSource, Label: i18n.Same("source_profile = dev")},
				{Name: roleSelf, Label: i18n.Same("source_profile = prod")},
				{Name: roleLost, Label: text("source_profile = 없는 것", "source_profile = unknown")},
				{Name: roleEC2, Label: i18n.Same("Ec2InstanceMetadata")},
				{Name: roleECS, Label: i18n.Same("EcsContainer")},
				{Name: roleEnv, Label: i18n.Same("Environment")},
				{Name: roleBoth, Label: text("source_profile과 credential_source", "source_profile and credential_source")},
				{Name: roleAlone, Label: text("role_arn 한 줄만", "role_arn alone")},
			},
			Help: text("무엇으로 역할을 수임하는지까지 고른다. 대문자로 시작하는 셋은 credential_source의 값이다.", "Includes what the role is assumed with; the three capitalized ones are values of credential_source."),
		},
		{
			Name: "prod-method", Kind: sim.Choice, Group: inFiles, Default: unset, When: active(prodProfile),
			Label: text("prod의 다른 방법", "Another way of prod"),
			Options: []sim.Option{
				nothing,
				{Name: methodSSO, Label: text("SSO, 로그인됨", "SSO, signed in")},
				{Name: methodSSOExpired, Label: text("SSO, 세션 만료", "SSO, session expired")},
				{Name: methodLogin, Label: text("aws login 세션", "aws login session")},
				{Name: methodProcess, Label: i18n.Same("credential_process")},
				{Name: methodProcessFail, Label: text("credential_process, 실패", "credential_process, failing")},
				{Name: methodWeb, Label: i18n.Same("web_identity_token_file")},
			},
		},
		{
			Name: "container", Kind: sim.Choice, Group: inCompute, Default: unset,
			Label: text("컨테이너 변수", "Container variables"),
			Options: []sim.Option{
				nothing,
				{Name: ecsRelative, Label: text("ECS Task 역할 (RELATIVE_URI)", "ECS task role (RELATIVE_URI)")},
				{Name: eksFull, Label: text("EKS Pod Identity (FULL_URI)", "EKS Pod Identity (FULL_URI)")},
				{Name: uriBoth, Label: text("두 URI 모두", "both URIs")},
				{Name: uriDown, Label: text("RELATIVE_URI, 응답 없음", "RELATIVE_URI, no answer")},
				{Name: uriHost, Label: text("FULL_URI = http://10.0.0.5/", "FULL_URI = http://10.0.0.5/")},
			},
		},
		{
			Name: "ec2", Kind: sim.Choice, Group: inCompute, Default: ec2Role,
			Label: text("EC2 인스턴스", "EC2 instance"),
			Options: []sim.Option{
				{Name: notEC2, Label: text("EC2 아님", "not on EC2")},
				{Name: ec2Role, Label: text("역할이 붙음", "with a role")},
				{Name: ec2NoRole, Label: text("역할 없음", "without a role")},
				{Name: ec2Switched, Label: text("역할, IMDS는 꺼 둠", "with a role, IMDS switched off")},
			},
			Help: text("끄는 것은 AWS_EC2_METADATA_DISABLED=true다.", "The switch is AWS_EC2_METADATA_DISABLED=true."),
		},
	},
	Presets: []sim.Preset{
		{Name: "stale-env", Label: text("남은 키가 역할을 가림", "Left-over keys hide the role")},
		{Name: "aws-profile", Label: text("AWS_PROFILE은 키에 진다", "AWS_PROFILE loses to keys"), Values: map[string]string{"tool": cli, "aws-profile": prodProfile, "prod-keys": keysCred, "ec2": notEC2}},
		{Name: "profile-option", Label: text("--profile은 키를 이긴다", "--profile beats keys"), Values: map[string]string{"tool": cli, "direct": byProfile, "prod-keys": keysCred, "ec2": notEC2}},
		{Name: "ecs-task", Label: text("Task 역할과 인스턴스 역할", "Task role and instance role"), Values: map[string]string{"env": unset, "container": ecsRelative}},
		{Name: "irsa-and-profile", Label: text("IRSA와 역할 프로파일", "IRSA and a role profile"), Values: map[string]string{"tool": goSDK, "env": unset, "web": webSet, "aws-profile": prodProfile, "prod-role": roleSource, "ec2": notEC2}},
		{Name: "sso-and-keys", Label: text("SSO와 고정 키를 한 프로파일에", "SSO and static keys in one profile"), Values: map[string]string{"tool": goSDK, "env": unset, "aws-profile": prodProfile, "prod-keys": keysCred, "prod-method": methodSSO, "ec2": notEC2}},
		{Name: "half-env", Label: text("환경 변수에 키 ID만", "Only the key ID in the environment"), Values: map[string]string{"env": envHalf}},
		{Name: "container-down", Label: text("응답 없는 컨테이너 통로", "A container endpoint that is down"), Values: map[string]string{"env": unset, "container": uriDown}},
	},
	Predictions: []sim.Prediction{
		{Name: "stop", Prompt: text("체인은 몇 번째 칸에서 멈출까? 끝까지 못 찾거나 체인에 들어가기 전에 멈추면 0.", "At which step will the chain stop? 0 if it finds nothing or never starts."), Unit: text("번째", "")},
		{Name: "hidden", Prompt: text("자격 증명이 있는데도 쓰이지 않는 칸은 몇 개일까?", "How many steps have credentials that are not used?"), Unit: text("개", "")},
		{Name: "results", Prompt: text("같은 조건에서 네 도구의 결과는 몇 가지로 갈릴까? 자격 증명을 못 얻는 것은 모두 한 가지로 센다.", "How many different results do the four tools give under these conditions? Getting no credentials counts as one."), Unit: text("가지", "")},
	},
	Asks: []sim.Ask{
		{Name: "winner", Title: text("누구로 나가는가", "Who signs")},
		{Name: "remove", Title: text("하나를 지우면", "After removing one")},
		{Name: "profile", Title: text("프로파일을 고르는 두 방법", "Two ways to choose a profile")},
		{Name: "differs", Title: text("결과가 다른 도구", "The tool that differs")},
		{Name: "broken", Title: text("고장 난 출처", "A broken source")},
		{Name: "fix", Title: text("한 가지만 바꿔 고치기", "Fix it by one change")},
		{Name: "key", Title: text("어떤 키로 서명하는가", "Which kind of key signs")},
	},
	Legend: []sim.LegendItem{
		{Mark: "ring", Tone: sim.Flow, Label: text("자격 증명을 찾는 중", "looking for credentials")},
		{Mark: "dot", Tone: sim.Flow, Label: text("서명할 신원을 얻음", "carrying an identity")},
		{Mark: "tick", Tone: sim.Good, Label: text("여기서 찾음", "found here")},
		{Mark: "cross", Tone: sim.Bad, Label: text("오류로 멈춤", "stopped by an error")},
		{Mark: "cross", Tone: sim.Wait, Label: text("예외를 삼키고 지나감", "exception swallowed")},
		{Mark: "dash", Tone: sim.Muted, Label: text("이번 체인에서 빠짐", "left out of this chain")},
		{Mark: "outline", Tone: sim.Muted, Label: text("놓여 있는 자격 증명", "credentials lying there")},
	},
	Sources: []sim.Source{
		{Title: "Authentication and access credentials for the AWS CLI", URL: "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html", Checked: "2026-11"},
		{Title: "Credentials - Boto3", URL: "https://docs.aws.amazon.com/boto3/latest/guide/credentials.html", Checked: "2026-11"},
		{Title: "Configure the AWS SDK for Go v2", URL: "https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html", Checked: "2026-11"},
		{Title: "Default credentials provider chain - AWS SDK for Java 2.x", URL: "https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html", Checked: "2026-11"},
		{Title: "Container credential provider", URL: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html", Checked: "2026-11"},
	},
}
