package credchain

// askJava answers as the default chain and ProfileCredentialsUtils of the SDK
// for Java 2.x do. Every exception of a provider is swallowed by the chain.
func (w *world) askJava(p provider) answer {
	pr := &w.profile
	a := w.common(p)
	switch {
	case p.ofProfile() && !pr.exists && pr.chosen != chosenByNone:
		a = none("load-missing")
		if p == pWebProfile { // the first of the profile's ways speaks for all
			a = fails("load-missing")
		}
	case p == pAssume:
		a = w.assumeJava()
	}
	if a.verdict == failed {
		a.verdict = passed
	}
	return a
}

func (w *world) assumeJava() answer {
	switch role := w.profile.role; role {
	case unset:
		return none("unset")
	case roleAlone:
		return none("role-alone-java")
	case roleSource:
		return has(devUser, "role-source").assume()
	case roleSelf: // circular, with or without static keys
		return fails("role-loop-java")
	case roleLost, roleBoth:
		return fails("role-" + role)
	}
	return w.askCredentialSource()
}
