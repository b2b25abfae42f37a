package credchain

// askBotocore answers as botocore's credentials.py does, for boto3 and the CLI.
func (w *world) askBotocore(p provider) answer {
	pr := &w.profile
	switch p {
	case pAssume:
		return w.assumeBotocore()
	case pWeb:
		// Each of the two settings comes from the environment or else from the
		// profile; an explicit profile shuts the environment out.
		if w.web != unset && !w.explicit() {
			a := w.common(pWebEnv)
			if w.web == webNoARN && pr.roleARN() {
				return has(deployRole, "web-mixed")
			}
			return a
		}
		a := w.common(pWebProfile)
		if w.web == webSet && a.verdict == empty {
			a.id, a.why = podRole, "web-ignored"
		}
		return a
	case pCredFile:
		return pr.askKeys(pr.keys == keysCred || pr.keys == keysBoth, false)
	case pConfFile:
		if pr.keys == keysHalf { // that one stands in the other file
			return none("unset")
		}
		return pr.askKeys(false, pr.keys == keysConf || pr.keys == keysBoth)
	}
	return w.common(p)
}

// assumeBotocore is the AssumeRoleProvider: exactly one of source_profile and
// credential_source, and it steps aside for web_identity_token_file.
func (w *world) assumeBotocore() answer {
	pr := &w.profile
	if pr.method == methodWeb {
		return none("role-web")
	}
	switch pr.role {
	case unset:
		return none("unset")
	case roleSource:
		return has(devUser, "role-source").assume()
	case roleSelf:
		// Only a profile with static keys (half a pair is enough here) may name
		// itself; its other ways still come in their order.
		if pr.keys == unset {
			return fails("role-loop")
		}
		for _, p := range []provider{pSSO, pCredFile, pLogin, pProcess, pConfFile} {
			if a := w.askBotocore(p); a.verdict != empty {
				if a.verdict == found {
					a.why = "role-self"
				}
				return a.assume()
			}
		}
		return fails("role-loop")
	case roleLost, roleBoth, roleAlone:
		return fails("role-" + pr.role)
	}
	return w.askCredentialSource()
}
