package edgepath

// judgeName looks for the distribution of the name. A name that is none of its
// own could not be added without a fitting certificate in us-east-1.
func judgeName(c *config, https bool) (string, int) {
	if c.host == ownName {
		return "name-own", passed
	}
	code := 403
	if https {
		code = 0 // the TLS connection is dropped
	}
	switch c.certificate {
	case "us-east-1":
		return "name-alias", passed
	case "other-name":
		return "name-other", code
	case "none":
		return "name-none", code
	}
	return "name-seoul", code
}

func judgeGeo(c *config, _ bool) (string, int) {
	switch {
	case c.geo == "none":
		return "geo-off", passed
	case c.country == nowhere:
		return "geo-unknown", passed
	case c.geo == "allow" && c.listed():
		return "geo-allowed", passed
	case c.geo == "allow":
		return "geo-missing", 403
	case c.listed():
		return "geo-blocked", 403
	}
	return "geo-spared", passed
}

func judgeWAF(c *config, _ bool) (string, int) {
	switch {
	case c.waf && c.attack:
		return "waf-block", 403
	case c.waf:
		return "waf-clean", passed
	case c.attack:
		return "waf-off-attack", passed
	}
	return "waf-off", passed
}

// judgeBehavior only chooses: the default behavior takes what is left.
func judgeBehavior(c *config, _ bool) (string, int) {
	if c.behavior() == len(c.behaviors)-1 {
		return "path-default", passed
	}
	return "path-listed", passed
}

func judgeViewer(c *config, https bool) (string, int) {
	policy := c.behaviors[c.behavior()].policy
	switch {
	case https:
		return "viewer-https", passed
	case policy == allowAll:
		return "viewer-http", passed
	case policy == httpsOnly:
		return "viewer-refused", 403
	case c.method == "GET":
		return "viewer-redirect", 301
	}
	return "viewer-redirect", 307
}

func judgeMethod(c *config, _ bool) (string, int) {
	switch {
	case c.method == "GET":
		return "method-get", passed
	case c.behaviors[c.behavior()].methods == "all":
		return "method-all", passed
	}
	return "method-missing", 403
}
