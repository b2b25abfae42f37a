package credchain

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// facts are the sentences with which a question states its configuration, by
// parameter and value. A value without a sentence is one that adds nothing to
// what is stated.
var facts = words{
	{"direct=profile-cli", "명령에 `--profile prod`를 붙인다.", "The command carries `--profile prod`."},
	{"direct=profile-boto3", "코드는 `Session(profile_name=\"prod\")`으로 클라이언트를 만든다.", "The code makes its client with `Session(profile_name=\"prod\")`."},
	{"direct=profile-go", "코드는 `WithSharedConfigProfile(\"prod\")`을 넘긴다.", "The code passes `WithSharedConfigProfile(\"prod\")`."},
	{"env=user", "환경 변수에 IAM 사용자 `legacy`의 `AWS_ACCESS_KEY_ID`와 `AWS_SECRET_ACCESS_KEY`가 있다.", "The environment holds `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` of the IAM user `legacy`."},
	{"env=session", "환경 변수에 역할 `Function`의 키 둘과 `AWS_SESSION_TOKEN`이 있다.", "The environment holds both keys and `AWS_SESSION_TOKEN` of the role `Function`."},
	{"env=no-token", "환경 변수에 역할 `Batch`에서 받은 임시 키 둘이 있고 `AWS_SESSION_TOKEN`은 없다.", "The environment holds two temporary keys of the role `Batch`, without `AWS_SESSION_TOKEN`."},
	{"env=expired", "환경 변수에 역할 `Nightly`의 키 둘과 `AWS_SESSION_TOKEN`이 있는데 어제 만료됐다.", "The environment holds both keys and `AWS_SESSION_TOKEN` of the role `Nightly`, which expired yesterday."},
	{"env=half", "환경 변수에 `AWS_ACCESS_KEY_ID`만 있고 `AWS_SECRET_ACCESS_KEY`는 없다.", "The environment holds `AWS_ACCESS_KEY_ID` without `AWS_SECRET_ACCESS_KEY`."},
	{"web=set", "`AWS_WEB_IDENTITY_TOKEN_FILE`과 역할 `PodIrsa`를 가리키는 `AWS_ROLE_ARN`이 설정돼 있다.", "`AWS_WEB_IDENTITY_TOKEN_FILE` is set, and `AWS_ROLE_ARN` names the role `PodIrsa`."},
	{"web=no-arn", "`AWS_WEB_IDENTITY_TOKEN_FILE`은 있지만 `AWS_ROLE_ARN`은 없다.", "`AWS_WEB_IDENTITY_TOKEN_FILE` is set, but `AWS_ROLE_ARN` is not."},
	{"web=refused", "`AWS_WEB_IDENTITY_TOKEN_FILE`과 `AWS_ROLE_ARN`이 있지만 STS가 그 토큰을 거절한다.", "`AWS_WEB_IDENTITY_TOKEN_FILE` and `AWS_ROLE_ARN` are set, but STS refuses that token."},
	{"aws-profile=prod", "`AWS_PROFILE=prod`가 설정돼 있다.", "`AWS_PROFILE=prod` is set."},
	{"aws-profile=missing", "`AWS_PROFILE=prdo`인데 그런 이름의 프로파일은 어느 파일에도 없다.", "`AWS_PROFILE=prdo` is set, and no file has a profile of that name."},
	{"default=region", "`default` 프로파일에는 리전만 적혀 있다.", "The profile `default` names a Region only."},
	{"default=credentials", "`~/.aws/credentials`의 `default` 프로파일에 IAM 사용자 `laptop`의 키가 있다.", "The profile `default` in `~/.aws/credentials` has the keys of the IAM user `laptop`."},
	{"default=config", "`~/.aws/config`의 `default` 프로파일에 IAM 사용자 `laptop`의 키가 있다.", "The profile `default` in `~/.aws/config` has the keys of the IAM user `laptop`."},
	{"default=half", "`~/.aws/credentials`의 `default` 프로파일에 `aws_access_key_id`만 있고 비밀 키는 없다.", "The profile `default` in `~/.aws/credentials` has `aws_access_key_id` without a secret key."},
	{"prod-keys=credentials", "`~/.aws/credentials`의 `prod` 프로파일에 IAM 사용자 `deployer`의 키가 있다.", "The profile `prod` has keys of the IAM user `deployer` in `~/.aws/credentials`."},
	{"prod-keys=config", "`~/.aws/config`의 `prod` 프로파일에 IAM 사용자 `retired`의 키가 있다.", "The profile `prod` has keys of the IAM user `retired` in `~/.aws/config`."},
	{"prod-keys=both", "`~/.aws/credentials`의 `prod` 프로파일에 IAM 사용자 `deployer`의 키가, `~/.aws/config`의 `prod` 프로파일에 `retired`의 키가 있다.", "The profile `prod` has keys of the IAM user `deployer` in `~/.aws/credentials` and keys of `retired` in `~/.aws/config`."},
	{"prod-keys=half", "`~/.aws/credentials`의 `prod` 프로파일에 `aws_access_key_id`만 있고 비밀 키는 없다.", "The profile `prod` has `aws_access_key_id` without a secret key in `~/.aws/credentials`."},
	{"prod-role=source", "`prod` 프로파일에 역할 `Deploy`의 `role_arn`과 `source_profile = dev`가 있고, `dev` 프로파일에는 IAM 사용자 `dev`의 키가 있다.", "The profile `prod` has the `role_arn` of the role `Deploy` and `source_profile = dev`; the profile `dev` has the keys of the IAM user `dev`."},
	{"prod-role=ec2", "`prod` 프로파일에 역할 `Deploy`의 `role_arn`과 `credential_source = Ec2InstanceMetadata`가 있다.", "The profile `prod` has the `role_arn` of the role `Deploy` and `credential_source = Ec2InstanceMetadata`."},
	{"prod-role=both", "`prod` 프로파일에 역할 `Deploy`의 `role_arn`이 있고, `source_profile`과 `credential_source`가 함께 적혀 있다.", "The profile `prod` has the `role_arn` of the role `Deploy` with both `source_profile` and `credential_source`."},
	{"prod-method=sso", "`prod` 프로파일에 역할 `SsoDeveloper`의 SSO 설정이 있고 로그인한 세션이 살아 있다.", "The profile `prod` has SSO settings for the role `SsoDeveloper`, and its session is alive."},
	{"prod-method=sso-expired", "`prod` 프로파일에 역할 `SsoDeveloper`의 SSO 설정이 있는데 세션이 만료됐다.", "The profile `prod` has SSO settings for the role `SsoDeveloper`, but its session has expired."},
	{"prod-method=process", "`prod` 프로파일의 `credential_process`는 역할 `OnPrem`의 자격 증명을 찍는다.", "The `credential_process` of the profile `prod` prints credentials of the role `OnPrem`."},
	{"prod-method=process-fails", "`prod` 프로파일의 `credential_process`는 오류로 끝난다.", "The `credential_process` of the profile `prod` ends with an error."},
	{"container=relative", "`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`가 있고 Task 역할 `TaskRole`이 답한다.", "`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` is set, and the task role `TaskRole` answers."},
	{"container=full", "`AWS_CONTAINER_CREDENTIALS_FULL_URI`가 있고 Pod Identity의 역할 `PodIdentity`가 답한다.", "`AWS_CONTAINER_CREDENTIALS_FULL_URI` is set, and the role `PodIdentity` of EKS Pod Identity answers."},
	{"container=down", "`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`가 있지만 그 주소가 응답하지 않는다.", "`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` is set, but nothing answers there."},
	{"container=bad-host", "`AWS_CONTAINER_CREDENTIALS_FULL_URI`가 `http://10.0.0.5/credentials`다.", "`AWS_CONTAINER_CREDENTIALS_FULL_URI` is `http://10.0.0.5/credentials`."},
	{"ec2=role", "EC2 인스턴스에는 역할 `InstanceRole`이 붙어 있다.", "The EC2 instance has the role `InstanceRole`."},
	{"ec2=disabled", "EC2 인스턴스에 역할 `InstanceRole`이 붙어 있지만 `AWS_EC2_METADATA_DISABLED=true`다.", "The EC2 instance has the role `InstanceRole`, but `AWS_EC2_METADATA_DISABLED=true` is set."},
}

// stated are the parameters in the order a question states them.
var stated = [...]string{"direct", "env", "web", "aws-profile", "default", "prod-keys", "prod-role", "prod-method", "container", "ec2"}

// state writes a configuration in sentences. Nothing that matters is left out:
// what has no sentence is none, and the last sentence says so.
func state(v sim.Values, l i18n.Lang) string {
	var b strings.Builder
	for _, name := range stated {
		key := name + "=" + v.Get(name)
		if name == "direct" {
			key += "-" + v.Get("tool")
		}
		if f := facts.of(key); f.En != "" {
			b.WriteString(f.In(l) + " ")
		}
	}
	b.WriteString(text("그 밖의 출처는 없다.", "There is no other source.").In(l))
	return b.String()
}
