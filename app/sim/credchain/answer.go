package credchain

// verdict is how a provider answers.
type verdict int

const (
	empty   verdict = iota // nothing set here
	useless                // the tool has no such way
	chose                  // a profile was chosen, no credentials
	removed                // not in the chain this time
	found
	failed // the chain stops here
	passed // the provider threw, and the chain goes on (Java)
)

var verdictNames = [...]string{empty: "empty", useless: "useless", chose: "chose", removed: "removed", found: "found", failed: "failed", passed: "passed"}

// answer is what a provider says when it is asked. why is a key of reasons.
type answer struct {
	verdict verdict
	id      id
	base    id // who assumed the role, nobody otherwise
	why     string
}

func none(why string) answer        { return answer{verdict: empty, why: why} }
func fails(why string) answer       { return answer{verdict: failed, why: why} }
func has(who id, why string) answer { return answer{verdict: found, id: who, why: why} }

// assume answers with the role of the profile, assumed with what a names. AWS
// STS refuses keys that are expired or lack their token.
func (a answer) assume() answer {
	if a.verdict != found {
		return a
	}
	if a.id.refused() != "" {
		return fails("base-refused")
	}
	return answer{found, deployRole, a.id, a.why}
}

// answer asks one provider, whether or not the chain gets that far.
func (w *world) answer(p provider) answer {
	var a answer
	switch {
	case p == pDirect:
		a = w.askDirect()
	case w.explicit() && (p == pEnv || p == pWebEnv):
		// Botocore leaves the environment out of the chain then, and Go begins
		// with the profile rules.
		a = w.common(p)
		a.verdict, a.why = removed, "explicit"
	case w.botocore():
		a = w.askBotocore(p)
	case w.tool == goSDK:
		a = w.askGo(p)
	default:
		a = w.askJava(p)
	}
	return a
}

func (w *world) askDirect() answer {
	switch {
	case w.direct == byProfile && w.tool == javaV2, w.direct == byKeys && w.tool == cli:
		return answer{verdict: useless, why: "no-such-" + w.direct}
	case w.direct == byProfile:
		return answer{verdict: chose, why: "chose-" + w.family()}
	case w.direct == byKeys:
		return has(codeUser, "direct-keys")
	}
	return none("direct-none")
}

// family is "botocore", "go" or "java".
func (w *world) family() string {
	if w.botocore() {
		return "botocore"
	}
	return w.tool
}

// common asks the providers that are alike in all tools.
func (w *world) common(p provider) answer {
	pr := &w.profile
	switch p {
	case pEnv:
		return w.askEnv()
	case pWebEnv:
		switch w.web {
		case webSet:
			return has(podRole, "web-env")
		case webNoARN, webRefused:
			return fails("web-" + w.web)
		}
		return none("unset")
	case pWebProfile:
		if pr.method == methodWeb {
			return has(deployRole, "web-profile")
		}
	case pSSO:
		switch pr.method {
		case methodSSO:
			return has(ssoRole, "sso")
		case methodSSOExpired:
			return fails("sso-expired")
		}
	case pLogin:
		if pr.method == methodLogin {
			return has(consoleUser, "login")
		}
	case pProcess:
		switch pr.method {
		case methodProcess:
			return has(onPremRole, "process")
		case methodProcessFail:
			return fails("process-fails")
		}
	case pKeys:
		return pr.askKeys(pr.keys == keysCred || pr.keys == keysBoth, pr.keys == keysConf)
	case pContainer:
		return w.askContainer()
	case pIMDS:
		switch w.ec2 {
		case ec2Role:
			return has(instanceRole, "imds")
		case ec2NoRole, ec2Switched:
			return none("imds-" + w.ec2)
		}
		return none("imds-off")
	}
	return none("unset")
}

func (w *world) askEnv() answer {
	who := nobody
	switch w.env {
	case envUser:
		who = legacyUser
	case envSession:
		who = functionRole
	case envNoToken:
		who = tokenless
	case envExpired:
		who = expiredRole
	case envHalf:
		return fails("env-half")
	default:
		return none("unset")
	}
	return has(who, "env-"+w.env)
}

// askKeys looks for static keys in one file or both. Half a pair in the
// credentials file is a fault everywhere.
func (p *profile) askKeys(inCred, inConf bool) answer {
	switch {
	case p.keys == keysHalf:
		return fails("keys-half")
	case inCred && p.name == defaultProfile, inConf && p.name == defaultProfile:
		return has(laptopUser, "keys")
	case inCred:
		return has(deployer, "keys")
	case inConf:
		return has(oldDeployer, "keys")
	}
	return none("unset")
}

func (w *world) askContainer() answer {
	switch w.container {
	case ecsRelative, uriBoth:
		return has(taskRole, "container-"+w.container)
	case eksFull:
		return has(podIdentityRole, "container-full")
	case uriDown, uriHost:
		return fails("container-" + w.container)
	}
	return none("unset")
}

// askCredentialSource assumes the profile's role with what credential_source
// names. Here nothing set is a fault: the profile promised it.
func (w *world) askCredentialSource() answer {
	var a answer
	switch w.profile.role {
	case roleEC2:
		a = w.common(pIMDS)
	case roleECS:
		a = w.common(pContainer)
	default:
		a = w.common(pEnv)
	}
	switch {
	case a.verdict == failed && a.why != "env-half", a.verdict == failed && w.botocore():
		return a
	case a.verdict != found:
		return fails("role-" + w.profile.role + "-none")
	}
	a.why = "role-" + w.profile.role
	return a.assume()
}
