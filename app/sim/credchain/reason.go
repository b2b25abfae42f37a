package credchain

import (
	"strings"

	"notelab/app/i18n"
)

// reason says in a sentence why the provider answered as it did.
func (p provider) reason(why, profile string) i18n.Text {
	if why == "unset" {
		switch {
		case p == pWeb:
			why = "web-unset"
		case p == pCredFile || p == pConfFile:
			f := providers[p].looks
			return text(f+"의 "+profile+" 프로파일에 키가 없다.", "The profile "+profile+" has no keys in "+f+".")
		case p == pKeys:
			why = "keys-unset"
		case p.ofProfile():
			s := providers[p].setting
			return text(profile+" 프로파일에 "+s+" 설정이 없다.", "The profile "+profile+" has no "+s+".")
		default:
			why = p.key() + "-unset"
		}
	}
	return reason(why, profile)
}

// reason is a sentence about the profile that is meant.
func reason(why, profile string) i18n.Text {
	r := reasons.of(why)
	if strings.IndexByte(r.Ko, '@') >= 0 {
		r = text(strings.ReplaceAll(r.Ko, "@", profile), strings.ReplaceAll(r.En, "@", profile))
	}
	return r
}

// reasons are the sentences; @ stands for the profile's name.
var reasons = words{
	{"direct-none", "직접 넘긴 것이 없다.", "Nothing was given directly."},
	{"direct-keys", "코드가 키를 직접 넘겼다.", "The code gave keys directly."},
	{"no-such-profile", "Java의 기본 체인에는 프로파일을 지정하는 칸이 없다.", "Java's default chain has no step that takes a profile."},
	{"no-such-keys", "CLI에는 키를 넘기는 옵션이 없다.", "The CLI has no option that takes keys."},
	{"chose-botocore", "prod 프로파일을 직접 골랐으므로 환경 변수의 키는 이 체인에서 빠진다.", "The profile prod was chosen directly, so the environment keys leave this chain."},
	{"chose-go", "prod 프로파일을 직접 골랐으므로 환경 변수의 칸들을 건너뛰고 프로파일 규칙으로 간다.", "The profile prod was chosen directly, so the environment steps are skipped and the profile rules come next."},
	{"explicit", "프로파일을 직접 골랐으므로 이 칸은 묻지 않는다.", "A profile was chosen directly, so this step is not asked."},
	{"env-unset", "AWS_ACCESS_KEY_ID가 없다.", "AWS_ACCESS_KEY_ID is not set."},
	{"env-user", "IAM 사용자의 키 둘이 환경 변수에 있다.", "Both keys of an IAM user are in the environment."},
	{"env-session", "역할의 임시 키와 세션 토큰이 환경 변수에 있다.", "Temporary keys of a role and their token are in the environment."},
	{"env-no-token", "키 둘이 있다. 세션 토큰이 빠진 것을 체인은 알 수 없다.", "Both keys are there. The chain cannot know that their session token is missing."},
	{"env-expired", "키와 토큰이 있다. 만료된 것을 체인은 알 수 없다.", "Keys and token are there. The chain cannot know that they have expired."},
	{"env-half", "AWS_ACCESS_KEY_ID만 있고 AWS_SECRET_ACCESS_KEY가 없다.", "AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY."},
	{"env-half-go", "키 ID만 있다. Go는 둘이 다 있을 때만 쓰고, 반쪽은 없는 것으로 본다.", "Only the key ID is set. Go takes the two as a pair or not at all."},
	{"web-unset", "환경 변수에도 프로파일에도 웹 자격 증명 토큰이 없다.", "Neither the environment nor the profile has a web identity token."},
	{"web-env-unset", "AWS_WEB_IDENTITY_TOKEN_FILE이 없다.", "AWS_WEB_IDENTITY_TOKEN_FILE is not set."},
	{"web-env", "환경 변수의 토큰 파일로 AWS_ROLE_ARN의 역할을 수임한다.", "The token file of the environment assumes the role in AWS_ROLE_ARN."},
	{"web-no-arn", "토큰 파일은 있는데 AWS_ROLE_ARN이 없다.", "There is a token file, but no AWS_ROLE_ARN."},
	{"web-refused", "STS가 토큰을 거절한다.", "STS refuses the token."},
	{"web-profile", "프로파일의 web_identity_token_file로 role_arn의 역할을 수임한다.", "The profile's web_identity_token_file assumes the role in role_arn."},
	{"web-ignored", "직접 고른 프로파일에 web_identity_token_file이 없다. 환경 변수의 것은 보지 않는다.", "The chosen profile has no web_identity_token_file; the variables are not looked at."},
	{"web-mixed", "토큰 파일은 환경 변수에서, 역할 ARN은 프로파일에서 온다.", "The token file comes from the environment, the role's ARN from the profile."},
	{"role-web", "프로파일에 web_identity_token_file이 있으면 이 칸은 비켜선다.", "With web_identity_token_file in the profile this step stands aside."},
	{"role-source", "source_profile이 dev 프로파일을 가리킨다.", "source_profile names the profile dev."},
	{"role-self", "source_profile이 자기 자신을 가리킨다.", "source_profile names the profile itself."},
	{"role-loop", "source_profile이 자기 자신을 가리키는데 쓸 자격 증명이 없다.", "source_profile names the profile itself, which has no credentials to begin with."},
	{"role-loop-java", "source_profile이 자기 자신을 가리킨다. Java는 순환으로 본다.", "source_profile names the profile itself, which Java calls circular."},
	{"role-lost", "source_profile이 없는 프로파일을 가리킨다.", "source_profile names a profile that does not exist."},
	{"role-both", "source_profile과 credential_source가 함께 적혀 있다.", "source_profile and credential_source stand together."},
	{"role-alone", "role_arn만 있고 무엇으로 수임할지가 없다.", "role_arn stands alone, with nothing to assume it with."},
	{"role-alone-java", "role_arn만 있다. Java는 바탕이 없으면 role_arn을 보지 않는다.", "role_arn stands alone, and Java ignores it then."},
	{"role-ec2", "credential_source가 Ec2InstanceMetadata다.", "credential_source is Ec2InstanceMetadata."},
	{"role-ecs", "credential_source가 EcsContainer다.", "credential_source is EcsContainer."},
	{"role-env", "credential_source가 Environment다.", "credential_source is Environment."},
	{"role-ec2-none", "credential_source가 Ec2InstanceMetadata인데 IMDS에서 역할을 얻지 못한다.", "credential_source is Ec2InstanceMetadata, but IMDS gives no role."},
	{"role-ecs-none", "credential_source가 EcsContainer인데 컨테이너에서 역할을 얻지 못한다.", "credential_source is EcsContainer, but the container gives no role."},
	{"role-env-none", "credential_source가 Environment인데 환경 변수에 키 둘이 없다.", "credential_source is Environment, but the environment lacks the two keys."},
	{"base-refused", "역할을 수임할 바탕 자격 증명을 STS가 거절한다.", "STS refuses the credentials that should assume the role."},
	{"sso", "SSO 세션이 살아 있다.", "The SSO session is alive."},
	{"sso-expired", "SSO 설정은 있는데 세션이 만료됐다.", "SSO is configured, but the session has expired."},
	{"login", "aws login으로 연 세션이 있다.", "There is a session opened by aws login."},
	{"process", "credential_process가 자격 증명을 찍어 준다.", "credential_process prints credentials."},
	{"process-fails", "credential_process가 0이 아닌 값으로 끝난다.", "credential_process ends with a non-zero status."},
	{"keys", "@ 프로파일에 키 둘이 있다.", "The profile @ has both keys."},
	{"keys-half", "@ 프로파일에 키 ID만 있고 비밀 키가 없다.", "The profile @ has an access key ID without a secret key."},
	{"keys-unset", "@ 프로파일의 키가 두 파일 어디에도 없다.", "The profile @ has no keys in either file."},
	{"load-missing", "@ 프로파일이 어느 파일에도 없다.", "No file has a profile @."},
	{"load-ways", "@ 프로파일에 함께 쓸 수 없는 방법이 둘 이상 적혀 있다.", "The profile @ names more than one way where Go allows one."},
	{"container-unset", "컨테이너 자격 증명 변수가 없다.", "No container credentials variable is set."},
	{"container-relative", "RELATIVE_URI로 물으니 Task 역할이 답한다.", "RELATIVE_URI is asked, and the task role answers."},
	{"container-both", "두 URI가 다 있으면 RELATIVE_URI를 쓴다. Task 역할이 답한다.", "With both URIs set, RELATIVE_URI counts. The task role answers."},
	{"container-full", "FULL_URI로 물으니 Pod Identity의 역할이 답한다.", "FULL_URI is asked, and the role of Pod Identity answers."},
	{"container-down", "RELATIVE_URI가 있는데 응답이 없다.", "RELATIVE_URI is set, but nothing answers."},
	{"container-bad-host", "FULL_URI의 호스트 10.0.0.5는 http로 허용되지 않는다.", "The host 10.0.0.5 of FULL_URI is not allowed over http."},
	{"imds", "인스턴스 프로파일의 역할이 답한다.", "The role of the instance profile answers."},
	{"imds-off", "EC2가 아니어서 169.254.169.254가 답하지 않는다.", "This is not EC2, so 169.254.169.254 does not answer."},
	{"imds-no-role", "인스턴스에 역할이 붙어 있지 않다.", "The instance has no role."},
	{"imds-disabled", "AWS_EC2_METADATA_DISABLED=true라서 묻지 않는다.", "AWS_EC2_METADATA_DISABLED=true switches it off."},
}
