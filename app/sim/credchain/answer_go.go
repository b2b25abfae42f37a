package credchain

// loadGo reads the shared files as LoadDefaultConfig does, before any provider
// is asked: a profile that contradicts itself fails the program even when the
// environment holds keys. The result is a key of reasons, or "".
func (w *world) loadGo() string {
	p := &w.profile
	source := p.role == roleSource || p.role == roleSelf || p.role == roleLost || p.role == roleBoth
	named := p.role == roleEC2 || p.role == roleECS || p.role == roleEnv || p.role == roleBoth
	process := p.method == methodProcess || p.method == methodProcessFail
	ways := 0
	for _, on := range []bool{source, named, process, p.method == methodWeb} {
		if on {
			ways++
		}
	}
	sso := p.method == methodSSO || p.method == methodSSOExpired
	switch {
	case p.keys == keysHalf:
		return "keys-half"
	case ways > 1:
		return "load-ways"
	case p.role == roleLost:
		return "role-lost"
	case p.role == roleSelf && !p.hasKeys() && !sso:
		return "role-loop"
	}
	return ""
}

// askGo answers as resolve_credentials.go does. What the profile rules find,
// container and instance included, assumes the profile's role if it names one.
func (w *world) askGo(p provider) answer {
	pr := &w.profile
	var a answer
	switch p {
	case pEnv:
		if w.env == envHalf { // taken only as a pair
			return none("env-half-go")
		}
		return w.common(p)
	case pWebEnv, pWebProfile:
		return w.common(p)
	case pSource:
		switch pr.role {
		case roleSource:
			return has(devUser, "role-source").assume()
		case roleSelf:
			if a = w.common(pKeys); a.verdict == empty {
				a = w.common(pSSO)
			}
			if a.verdict == found {
				a.why = "role-self"
			}
			return a.assume()
		}
		return none("unset")
	case pCredSource:
		if pr.role == roleEC2 || pr.role == roleECS || pr.role == roleEnv {
			return w.askCredentialSource()
		}
		return none("unset")
	default:
		a = w.common(p)
	}
	if pr.roleARN() {
		a = a.assume()
	}
	return a
}
