package edgepath

// judgeSign says in whose name the request comes to the bucket. OAI stops here
// at what it cannot do.
func judgeSign(c *config, _ bool) (string, int) {
	switch {
	case c.via == viaDirect:
		return "sign-bare", passed
	case c.via == viaOther:
		return "sign-foreign", passed
	case c.access == "none":
		return "sign-off", passed
	case c.access == "oac":
		return "sign-oac", passed
	case c.newRegion:
		return "sign-region", 403
	case c.method != "GET":
		return "sign-write", 403
	case c.kms:
		return "sign-kms", 403
	}
	return "sign-oai", passed
}

// anonymous reports whether the bucket sees no signature.
func (c *config) anonymous() bool {
	return c.via == viaDirect || c.via == viaEdge && c.access == "none"
}

func judgePolicy(c *config, _ bool) (string, int) {
	why := c.principal()
	if ok := oneOf(why, "policy-public|policy-any|policy-this|policy-oai"); !ok {
		return why, 403
	}
	needed := map[string]string{"GET": "get|put|delete", "PUT": "put|delete", "DELETE": "delete"}[c.method]
	if !oneOf(c.actions, needed) {
		return "policy-action", 403
	}
	return why, passed
}

// principal compares who comes with whom the bucket policy allows.
func (c *config) principal() string {
	switch {
	case c.policy == "public":
		return "policy-public"
	case c.policy == "none":
		return "policy-none"
	case c.anonymous():
		return "policy-anonymous"
	case c.via == viaOther && c.policy != "any":
		return "policy-foreign"
	case c.policy == "any" && (c.via == viaOther || c.access == "oac"):
		return "policy-any"
	case c.access == "oac" && c.policy == "another":
		return "policy-another"
	case c.access == "oac" && c.policy == "oai":
		return "policy-not-oac"
	case c.access == "oac":
		return "policy-this"
	case c.policy == "oai" || c.policy == "both":
		return "policy-oai"
	}
	return "policy-not-oai"
}

func judgeKey(c *config, _ bool) (string, int) {
	switch {
	case !c.kms:
		return "key-off", passed
	case c.anonymous():
		return "key-anonymous", 403
	case c.via == viaOther:
		return "key-foreign", 403
	case c.keyPolicy:
		return "key-allowed", passed
	}
	return "key-missing", 403
}

// judgePort: the website endpoint has no HTTPS.
func judgePort(c *config, https bool) (string, int) {
	switch {
	case c.via == viaDirect && https:
		return "port-direct", 0
	case c.via == viaEdge && c.secure(https):
		return "port-https", 504
	}
	return "port-http", passed
}

func judgeVerb(c *config, _ bool) (string, int) {
	if c.method == "GET" {
		return "verb-get", passed
	}
	return "verb-other", 405
}

func judgeSite(c *config, _ bool) (string, int) {
	switch {
	case c.site == "public":
		return "site-public", passed
	case c.site == "closed":
		return "site-closed", 403
	case c.via != viaEdge:
		return "site-foreign", 403
	case c.sends:
		return "site-referer", passed
	}
	return "site-bare", 403
}

// judgeGroup decides whether a connection comes about at all.
func judgeGroup(c *config, _ bool) (string, int) {
	unreached := 504
	if c.via == viaDirect {
		unreached = 0 // nobody is there to answer in the origin's place
	}
	switch {
	case c.origin == private && c.via != viaEdge:
		return "group-private", unreached
	case c.group == "open":
		return "group-open", passed
	case c.group == "prefix-list" && c.via != viaDirect:
		return "group-list", passed
	case c.group == "prefix-list":
		return "group-stranger", unreached
	}
	return "group-office", unreached
}

func judgeTLS(c *config, https bool) (string, int) {
	switch {
	case c.via != viaEdge:
		return "tls-theirs", passed
	case !c.secure(https):
		return "tls-off", passed
	case c.originCertificate == "expired":
		return "tls-expired", 502
	case c.originCertificate == "self-signed":
		return "tls-self-signed", 502
	case c.originCertificate == "wrong-name":
		return "tls-name", 502
	}
	return "tls-valid", passed
}

func judgeHeader(c *config, https bool) (string, int) {
	switch {
	case !c.checks:
		return "header-off", passed
	case c.via != viaEdge:
		return "header-foreign", 403
	case !c.sends:
		return "header-missing", 403
	case c.secure(https):
		return "header-secret", passed
	}
	return "header-plain", passed
}

// success is the code of an origin that does what it was asked for.
func (c *config) success() int {
	if c.origin == bucket && c.method == "DELETE" {
		return 204
	}
	return 200
}
