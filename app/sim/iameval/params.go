package iameval

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "iameval".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inRequest  = i18n.Of("요청", "Request")
	inResource = i18n.Of("리소스의 정책", "Policy of the resource")
	inIdentity = i18n.Of("주체의 정책", "Policies of the principal")
	inOrg      = i18n.Of("조직의 정책", "Policies of the organization")
)

// options of the boxes, in the order they are offered.
var (
	optNone    = sim.Opt(none, "붙이지 않음", "none")
	optService = sim.Opt(service, "Allow 이 서비스의 모든 작업", "Allow every action of the service")
	optOther   = sim.Opt(other, "Allow 다른 작업만", "Allow other actions only")
	optOffice  = sim.Opt(inOffice, "Allow 이 작업, 사무실 IP일 때", "Allow this call from the office's IP")
	optDeny    = sim.Opt(denied, "Allow * + Deny 이 작업", "Allow * and Deny this call")
)

var info = &sim.Info{
	Name:    "iameval",
	Title:   i18n.Of("IAM 정책 평가: 일곱 관문", "IAM policy evaluation: seven gates"),
	Summary: i18n.Of("요청 하나가 일곱 관문을 차례로 지난다. 정책 문장을 켜고 끄며 어느 정책이 왜 막는지, 리소스 정책이 어디를 건너뛰게 하는지 본다.", "One request passes seven gates. Switch statements on and off to see which policy stops it and why, and what a grant by the resource skips."),
	Params: []sim.Param{
		{Name: "principal", Kind: sim.Choice, Group: inRequest, Default: aRole,
			Label: i18n.Of("요청하는 주체", "Principal that asks"),
			Help:  i18n.Of("역할 자체는 요청하지 않는다. 역할을 맡은 세션이 요청한다.", "A role sends no request itself: the session that assumed it does."),
			Options: []sim.Option{
				sim.Opt(aUser, "IAM 사용자", "IAM user"), sim.Opt(aRole, "역할 세션", "role session"),
				sim.Opt(aFederated, "페더레이션 사용자 세션", "federated user session"), sim.Opt(aRoot, "루트 사용자", "root user"),
			}},
		{Name: "resource", Kind: sim.Choice, Group: inRequest, Default: anObject,
			Label: i18n.Of("부르는 작업과 리소스", "Call and resource"),
			Options: []sim.Option{
				sim.Opt(anObject, "s3:GetObject, S3 객체", "s3:GetObject on an S3 object"),
				sim.Opt(aKey, "kms:Decrypt, KMS 키", "kms:Decrypt with a KMS key"),
				sim.Opt(aTarget, "sts:AssumeRole, IAM 역할", "sts:AssumeRole of an IAM role"),
				sim.Opt(anInstance, "ec2:StopInstances, EC2 인스턴스", "ec2:StopInstances on an EC2 instance"),
			}},
		{Name: "account", Kind: sim.Choice, Group: inRequest, Default: sameAccount,
			Label: i18n.Of("리소스의 계정", "Account of the resource"),
			Options: []sim.Option{
				sim.Opt(sameAccount, "주체와 같은 계정", "the principal's own"),
				sim.Opt(sister, "같은 조직의 다른 계정", "another of the organization"),
				sim.Opt(stranger, "다른 조직의 계정", "one of another organization"),
			}},
		{Name: "source", Kind: sim.Choice, Group: inRequest, Default: inOffice,
			When:  func(v sim.Values) bool { return conditioned(v, "aws:SourceIp") },
			Label: i18n.Of("요청이 오는 IP", "IP the request comes from"),
			Options: []sim.Option{
				sim.Opt(inOffice, "사무실 203.0.113.25", "the office, 203.0.113.25"), sim.Opt("elsewhere", "밖 198.51.100.7", "outside, 198.51.100.7"),
			}},
		{Name: "tls", Kind: sim.Flag, Group: inRequest, Default: "true",
			When:  func(v sim.Values) bool { return conditioned(v, "aws:SecureTransport") },
			Label: i18n.Of("HTTPS로 요청", "By HTTPS")},

		{Name: "policy", Kind: sim.Choice, Group: inResource, Default: allowed, When: sim.When("resource=object|key|role"),
			Label: i18n.Of("리소스 기반 정책", "Resource-based policy"),
			Help:  i18n.Of("버킷 정책, KMS 키 정책, 역할 신뢰 정책.", "A bucket policy, a KMS key policy or a role trust policy."),
			Options: []sim.Option{
				sim.Opt(none, "이 주체에 대한 문장 없음", "nothing for this caller"),
				sim.Opt(allowed, "Allow 이 작업", "Allow this call"),
				sim.Opt(other, "Allow 다른 작업만", "Allow another action only"),
				optOffice,
				sim.Opt(onlyTLS, "Allow + Deny HTTP 요청", "Allow and Deny without TLS"),
				sim.Opt(denied, "Allow + Deny 모두에게", "Allow and Deny to everybody"),
			}},
		{Name: "names", Kind: sim.Choice, Group: inResource, Default: aRole, When: func(v sim.Values) bool { return v.Get("resource") != anInstance && v.Get("policy") != none },
			Label: i18n.Of("그 Allow의 Principal", "Principal of its Allow"),
			Options: []sim.Option{
				sim.Opt(aUser, "사용자 ARN", "the user's ARN"),
				sim.Opt(aRole, "역할 ARN", "the role's ARN"),
				sim.Opt("session", "세션 ARN", "the session's ARN"),
				sim.Opt("account", "주체의 계정(:root)", "the principal's account (:root)"),
				sim.Opt("org", "* + aws:PrincipalOrgID", "* with aws:PrincipalOrgID"),
				sim.Opt("arn", "* + aws:PrincipalArn(역할)", "* with aws:PrincipalArn (the role)"),
				sim.Opt("anyone", "*", "*"),
			}},

		{Name: "identity", Kind: sim.Choice, Group: inIdentity, Default: admin, When: sim.When("principal=user|role|federated"),
			Label: i18n.Of("자격 증명 기반 정책", "Identity-based policy"),
			Options: []sim.Option{
				optNone,
				sim.Opt(exact, "Allow 이 작업, 이 리소스", "Allow this call on this resource"),
				optService,
				sim.Opt(admin, "Allow * (AdministratorAccess)", "Allow * (AdministratorAccess)"),
				sim.Opt(notIAM, "Allow NotAction iam:* (PowerUser형)", "Allow NotAction iam:* (power user)"),
				optOther,
				sim.Opt(elsewhere, "Allow 이 작업, 다른 리소스", "Allow this call on another resource"),
				optOffice, optDeny,
				sim.Opt(custom, "직접 쓰기", "write it"),
			}},
		{Name: "actions", Kind: sim.List, Group: inIdentity, Default: "s3:Get*,s3:List*", MaxLen: 4, Check: checkAction, When: sim.When("identity=custom principal=user|role|federated"),
			Label: i18n.Of("Action", "Action"),
			Help:  i18n.Of("*는 아무 글자나 몇 개든, ?는 한 글자. 대소문자는 가리지 않는다.", "* is any run of characters, ? is one. Capitals do not matter.")},
		{Name: "on", Kind: sim.String, Group: inIdentity, Default: "arn:aws:s3:::study-data/*", MaxLen: 90, Check: checkResource, When: sim.When("identity=custom principal=user|role|federated"),
			Label: i18n.Of("Resource", "Resource")},
		{Name: "boundary", Kind: sim.Choice, Group: inIdentity, Default: other, When: sim.When("principal=user|role|federated"),
			Label:   i18n.Of("권한 경계", "Permissions boundary"),
			Options: []sim.Option{optNone, optService, optOther, optOffice, optDeny}},
		{Name: "session", Kind: sim.Choice, Group: inIdentity, Default: none, When: sim.When("principal=role|federated"),
			Label:   i18n.Of("세션 정책", "Session policy"),
			Options: []sim.Option{optNone, optService, optOther, optOffice, optDeny}},

		{Name: "scp", Kind: sim.Choice, Group: inOrg, Default: full,
			Label: i18n.Of("SCP(주체의 계정)", "SCP (principal's account)"),
			Options: []sim.Option{
				sim.Opt(full, "FullAWSAccess", "FullAWSAccess"),
				sim.Opt(listed, "허용 목록: DynamoDB, SQS, Logs만", "allow list: DynamoDB, SQS, Logs only"),
				sim.Opt(denied, "FullAWSAccess + Deny 이 작업", "FullAWSAccess and Deny this call"),
				sim.Opt(inOffice, "FullAWSAccess + Deny 사무실 밖", "FullAWSAccess and Deny off the office"),
			}},
		{Name: "rcp", Kind: sim.Choice, Group: inOrg, Default: full, When: sim.When("resource=object|key|role"),
			Label: i18n.Of("RCP(리소스의 계정)", "RCP (resource's account)"),
			Options: []sim.Option{
				sim.Opt(full, "RCPFullAWSAccess", "RCPFullAWSAccess"),
				sim.Opt(ourOrg, "+ Deny 조직 밖의 주체", "and Deny principals of other organizations"),
				sim.Opt(onlyTLS, "+ Deny HTTP 요청", "and Deny without TLS"),
				sim.Opt(denied, "+ Deny 이 작업", "and Deny this call"),
			}},
	},
	Presets: []sim.Preset{
		{Name: "role-arn", Label: i18n.Of("역할 ARN을 허용해도 권한 경계에 막힘", "A role's ARN is allowed, the boundary is not")},
		{Name: "session-arn", Label: i18n.Of("세션 ARN이면 권한 경계를 건너뜀", "The session's ARN skips the boundary"), Values: map[string]string{"names": "session", "identity": none}},
		{Name: "session-policy", Label: i18n.Of("세션 정책은 권한을 더하지 않음", "A session policy adds nothing"), Values: map[string]string{"policy": none, "identity": other, "boundary": none, "session": service}},
		{Name: "cross-bucket", Label: i18n.Of("다른 계정: 버킷 정책만으로는 부족", "Across accounts a bucket policy is not enough"), Values: map[string]string{"account": sister, "identity": none, "boundary": none}},
		{Name: "kms-admin", Label: i18n.Of("키 정책에 없으면 관리자도 거부", "Not in the key policy: even an administrator is denied"), Values: map[string]string{"resource": aKey, "principal": aUser, "policy": none, "boundary": none}},
		{Name: "trust-user", Label: i18n.Of("신뢰 정책이 사용자를 지명하면 충분", "A trust policy that names the user is enough"), Values: map[string]string{"resource": aTarget, "principal": aUser, "names": aUser, "identity": none, "boundary": none}},
		{Name: "root-scp", Label: i18n.Of("SCP는 루트 사용자도 막음", "An SCP stops the root user too"), Values: map[string]string{"principal": aRoot, "policy": none, "scp": denied}},
		{Name: "rcp-outside", Label: i18n.Of("공개 버킷이어도 RCP가 조직 밖을 막음", "A public bucket, shut to outsiders by an RCP"), Values: map[string]string{"account": stranger, "names": "anyone", "rcp": ourOrg, "boundary": none}},
	},
	Predictions: []sim.Prediction{
		{Name: "result", Prompt: i18n.Of("요청은 허용될까? 허용이면 1, 거부면 0.", "Is the request allowed? 1 for allowed, 0 for denied.")},
		{Name: "gate", Prompt: i18n.Of("몇 번째 관문에서 멈출까? 1 명시적 거부, 2 RCP, 3 SCP, 4 리소스, 5 자격 증명, 6 경계, 7 세션. 끝까지 가면 0.", "At which gate does it stop? 1 explicit deny, 2 RCP, 3 SCP, 4 resource, 5 identity, 6 boundary, 7 session; 0 for none.")},
		{Name: "allows", Prompt: i18n.Of("붙은 정책 가운데 이 요청에 맞는 Allow가 있는 것은 몇 개일까?", "How many of the attached policies have an Allow that fits the request?"), Unit: i18n.Of("개", "")},
		{Name: "skipped", Prompt: i18n.Of("리소스 기반 정책의 허용 덕에 건너뛰는 관문은 몇 개일까?", "How many gates does the grant of the resource-based policy skip?"), Unit: i18n.Of("개", "")},
	},
	Asks: []sim.Ask{
		{Name: "verdict", Title: i18n.Of("판정과 까닭", "The decision and its cause")},
		{Name: "named", Title: i18n.Of("지명할 Principal", "Whom the Principal should name")},
		{Name: "fix", Title: i18n.Of("고칠 정책 하나", "The one policy to change")},
		{Name: "sides", Title: i18n.Of("어느 쪽이 허용해야 하나", "Which side has to allow")},
		{Name: "overlap", Title: i18n.Of("교집합에 남는 작업", "What the intersection leaves")},
		{Name: "statement", Title: i18n.Of("문장이 허용하는 작업", "What a statement allows")},
	},
	Legend: []sim.LegendItem{
		{Mark: "dot", Tone: sim.Flow, Label: i18n.Of("요청", "request")},
		{Mark: "tick", Tone: sim.Good, Label: i18n.Of("통과, 맞는 Allow", "passed, an Allow that fits")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("거부, 맞는 Deny", "denied, a Deny that fits")},
		{Mark: "ring", Tone: sim.Muted, Label: i18n.Of("동그라미는 주체 쪽, 네모는 리소스 쪽 관문", "circle: principal's side, square: resource's")},
		{Mark: "outline", Tone: sim.Muted, Label: i18n.Of("막지 않는 관문", "a gate not in the way")},
		{Mark: "line", Tone: sim.Good, Label: i18n.Of("리소스 정책이 여는 지름길", "way opened by the resource's grant")},
	},
	Sources: []sim.Source{
		{Title: "How AWS enforcement code logic evaluates requests to allow or deny access", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html", Checked: "2026-11"},
		{Title: "Cross-account policy evaluation logic", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html", Checked: "2026-11"},
		{Title: "Permissions boundaries for IAM entities", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html", Checked: "2026-11"},
		{Title: "AWS JSON policy elements: Principal", URL: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html", Checked: "2026-11"},
		{Title: "Key policies in AWS KMS", URL: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html", Checked: "2026-11"},
		{Title: "AssumeRole", URL: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html", Checked: "2026-11"},
		{Title: "GetFederationToken", URL: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html", Checked: "2026-11"},
		{Title: "Resource control policies (RCPs)", URL: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html", Checked: "2026-11"},
	},
}

// checkAction accepts * and service:Name, with wildcards in the name only.
func checkAction(item string) i18n.Text {
	want := i18n.Of("서비스:작업 꼴로 쓰세요(s3:Get*). 모두는 *입니다", "want service:action, such as s3:Get*, or *")
	prefix, name, ok := strings.Cut(item, ":")
	if item != "*" && (!ok || prefix == "" || name == "") || len(item) > 60 {
		return want
	}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	if item != "*" && strings.Trim(prefix, letters+"-") != "" || strings.Trim(name, letters+"*?") != "" {
		return want
	}
	return i18n.Text{}
}

// checkResource accepts * and an ARN of printable ASCII without quotes.
func checkResource(s string) i18n.Text {
	want := i18n.Of("* 또는 arn:aws:...:로 시작하는 ARN을 쓰세요", "want * or an ARN that begins with arn:aws:")
	if s != "*" && !strings.HasPrefix(s, "arn:aws:") {
		return want
	}
	for _, r := range s {
		if r <= ' ' || r > '~' || r == '"' || r == '\\' {
			return want
		}
	}
	return i18n.Text{}
}
