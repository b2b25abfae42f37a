package credchain

import (
	"strings"

	"notelab/app/sim"
)

// block is a piece of a file, written when a parameter has one of the values.
// An @ in it stands for the access key ID of who. What must not be shown is
// ****.
type block struct {
	param, values string
	who           id
	text          string
}

// write puts together the blocks that apply.
func write(v sim.Values, blocks []block) string {
	var out strings.Builder
	for _, b := range blocks {
		if strings.Contains(" "+b.values+" ", " "+v.Get(b.param)+" ") {
			s := b.text
			if b.who != nobody {
				s = strings.ReplaceAll(s, "@", b.who.accessKey())
			}
			out.WriteString(s)
		}
	}
	if out.Len() == 0 {
		return "# -\n"
	}
	return out.String()
}

const (
	keyPair = "aws_access_key_id = @\naws_secret_access_key = ****\n"
	always  = "cli boto3 go java" // every value of tool
	arns    = "arn:aws:iam::" + account + ":"
)

func environment(v sim.Values) string {
	return write(v, []block{
		{"env", "user half", legacyUser, "export AWS_ACCESS_KEY_ID=@\n"},
		{"env", "session", functionRole, "export AWS_ACCESS_KEY_ID=@\n"},
		{"env", "no-token", tokenless, "export AWS_ACCESS_KEY_ID=@\n"},
		{"env", "expired", expiredRole, "export AWS_ACCESS_KEY_ID=@\n"},
		{"env", "user session no-token expired", nobody, "export AWS_SECRET_ACCESS_KEY=****\n"},
		{"env", "session expired", nobody, "export AWS_SESSION_TOKEN=****\n"},
		{"web", "set no-arn refused", nobody, "export AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/eks.amazonaws.com/serviceaccount/token\n"},
		{"web", "set refused", nobody, "export AWS_ROLE_ARN=" + arns + "role/PodIrsa\n"},
		{"aws-profile", "prod", nobody, "export AWS_PROFILE=prod\n"},
		{"aws-profile", "missing", nobody, "export AWS_PROFILE=prdo\n"},
		{"container", "relative both down", nobody, "export AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/v2/credentials/9d2c2f7e\n"},
		{"container", "bad-host", nobody, "export AWS_CONTAINER_CREDENTIALS_FULL_URI=http://10.0.0.5/credentials\n"},
		{"container", "full both", nobody, "export AWS_CONTAINER_CREDENTIALS_FULL_URI=http://169.254.170.23/v1/credentials\n" +
			"export AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token\n"},
		{"ec2", "disabled", nobody, "export AWS_EC2_METADATA_DISABLED=true\n"},
	})
}

func credentialsFile(v sim.Values) string {
	return write(v, []block{
		{"default", "credentials", laptopUser, "[default]\n" + keyPair},
		{"default", "half", laptopUser, "[default]\naws_access_key_id = @\n"},
		{"prod-keys", "credentials both", deployer, "[prod]\n" + keyPair},
		{"prod-keys", "half", deployer, "[prod]\naws_access_key_id = @\n"},
		{"prod-role", "source both", devUser, "[dev]\n" + keyPair},
	})
}

func configFile(v sim.Values) string {
	b := []block{
		{"default", "region credentials half", nobody, "[default]\nregion = ap-northeast-2\n"},
		{"default", "config", laptopUser, "[default]\n" + keyPair},
		{"tool", always, nobody, "[profile prod]\nregion = ap-northeast-2\n"},
		{"prod-keys", "config both", oldDeployer, keyPair},
		{"prod-role", "source self lost ec2 ecs env both alone", nobody, "role_arn = " + arns + "role/Deploy\n"},
		{"prod-role", "source both", nobody, "source_profile = dev\n"},
		{"prod-role", "self", nobody, "source_profile = prod\n"},
		{"prod-role", "lost", nobody, "source_profile = stage\n"},
		{"prod-role", "ec2 both", nobody, "credential_source = Ec2InstanceMetadata\n"},
		{"prod-role", "ecs", nobody, "credential_source = EcsContainer\n"},
		{"prod-role", "env", nobody, "credential_source = Environment\n"},
		{"prod-method", "sso sso-expired", nobody, "sso_session = corp\nsso_account_id = " + account + "\nsso_role_name = SsoDeveloper\n" +
			"[sso-session corp]\nsso_region = ap-northeast-2\nsso_start_url = https://example.awsapps.com/start\n"},
		{"prod-method", "login", nobody, "login_session = " + arns + "user/console\n"},
		{"prod-method", "process process-fails", nobody, "credential_process = /opt/corp/issue-aws-creds --json\n"},
		{"prod-method", "web", nobody, "web_identity_token_file = /etc/corp/oidc-token\n"},
	}
	if v.Get("prod-role") == unset { // the token needs a role to assume
		b[4] = block{"prod-method", methodWeb, nobody, b[4].text}
	}
	return write(v, b)
}
