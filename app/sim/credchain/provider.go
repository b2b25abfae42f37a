package credchain

import "notelab/app/i18n"

// provider is one place a chain asks.
type provider int

// The providers of all tools. A place that tools treat alike is one provider.
const (
	pDirect provider = iota
	pEnv
	pWebEnv
	pAssume
	pWeb // botocore: environment first, then the profile
	pWebProfile
	pSSO
	pCredFile
	pConfFile
	pKeys // both files merged
	pLogin
	pProcess
	pSource
	pCredSource
	pContainer
	pIMDS
)

// ofProfile reports whether the provider reads the active profile.
func (p provider) ofProfile() bool {
	switch p {
	case pDirect, pEnv, pWebEnv, pContainer, pIMDS:
		return false
	}
	return true
}

// providers names each provider: its key in events, its name, and the setting
// it looks at.
var providers = [...]struct {
	key     string
	ko, en  string
	looks   string
	setting string // of the profile, without which it has nothing to say
}{
	pDirect:     {"direct", "직접 지정", "Given directly", "", ""},
	pEnv:        {"env", "환경 변수의 키", "Environment keys", "AWS_ACCESS_KEY_ID", ""},
	pWebEnv:     {"web-env", "웹 자격 증명", "Web identity", "AWS_WEB_IDENTITY_…", ""},
	pAssume:     {"assume-role", "역할 수임", "Assume role", "role_arn", "role_arn"},
	pWeb:        {"web", "웹 자격 증명", "Web identity", "env, profile", ""},
	pWebProfile: {"web-profile", "웹 자격 증명", "Web identity", "web_identity_…", "web_identity_token_file"},
	pSSO:        {"sso", "SSO", "SSO", "sso_session", "sso_session"},
	pCredFile:   {"credentials", "credentials의 키", "Keys in credentials", "~/.aws/credentials", ""},
	pConfFile:   {"config", "config의 키", "Keys in config", "~/.aws/config", ""},
	pKeys:       {"keys", "두 파일의 키", "Keys in the files", "credentials > config", ""},
	pLogin:      {"login", "aws login 세션", "aws login session", "login_session", "login_session"},
	pProcess:    {"process", "외부 프로세스", "External process", "credential_process", "credential_process"},
	pSource:     {"source", "다른 프로파일", "Another profile", "source_profile", "source_profile"},
	pCredSource: {"credential-source", "역할의 바탕", "Role's source", "credential_source", "credential_source"},
	pContainer:  {"container", "컨테이너", "Container", "169.254.170.2", ""},
	pIMDS:       {"imds", "인스턴스(IMDS)", "Instance (IMDS)", "169.254.169.254", ""},
}

func (p provider) key() string { return providers[p].key }

// label is the provider's name.
func (p provider) label() i18n.Text { return text(providers[p].ko, providers[p].en) }

// looks is the setting a tool's provider looks at.
func (p provider) looks(tool string) string {
	if p == pDirect {
		return toolOf(tool).looks
	}
	return providers[p].looks
}

// providerOf finds a provider by its key.
func providerOf(key string) provider {
	for p := range providers {
		if providers[p].key == key {
			return provider(p)
		}
	}
	return pDirect
}
