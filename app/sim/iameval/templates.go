package iameval

// The names of what can stand in a box. Not every box offers all of them.
const (
	none      = "none"
	full      = "full" // what Organizations attaches by itself
	exact     = "exact"
	service   = "service"
	admin     = "admin"
	other     = "other"
	elsewhere = "elsewhere"
	inOffice  = "office"
	notIAM    = "not-iam"
	denied    = "deny"
	custom    = "custom"
	listed    = "list"
	ourOrg    = "org"
	onlyTLS   = "tls"
	allowed   = "allow"
)

var (
	atOffice      = []condition{{"IpAddress", "aws:SourceIp", office}}
	offOffice     = []condition{{"NotIpAddress", "aws:SourceIp", office}}
	withoutTLS    = []condition{{"Bool", "aws:SecureTransport", "false"}}
	otherOrgs     = []condition{{"StringNotEqualsIfExists", "aws:PrincipalOrgID", ourOrganization}, {"BoolIfExists", "aws:PrincipalIsAWSService", "false"}}
	everything    = []string{"*"}
	otherServices = []string{"dynamodb:*", "sqs:*", "logs:*"}
)

// policies puts a policy in every box, by the place of its gate; the first place
// is that of the explicit denies, which have no box.
func (c *config) policies() [gateCount]policy {
	var p [gateCount]policy
	p[atRCP] = c.control(c.rcp)
	if c.kind == anInstance {
		p[atRCP] = nil
	} else {
		for i := range p[atRCP] {
			p[atRCP][i].principal = "*"
		}
	}
	p[atSCP] = c.control(c.scp)
	p[atResource] = c.resourcePolicy()
	p[atIdentity] = c.permissions(c.identity)
	p[atBoundary] = c.permissions(c.boundary)
	p[atSession] = c.permissions(c.session)
	return p
}

// permissions is a policy of the principal: identity-based, a boundary or a
// session's.
func (c *config) permissions(name string) policy {
	allow := statement{sid: "Allow", actions: []string{c.action}, resource: c.fill(c.arn)}
	switch name {
	case none:
		return nil
	case service:
		allow.actions, allow.resource = []string{c.service + ":*"}, "*"
	case admin:
		allow.actions, allow.resource = everything, "*"
	case other:
		allow.actions, allow.resource = c.others, "*"
	case elsewhere:
		allow.resource = c.fill(c.target.elsewhere)
	case inOffice:
		allow.when = atOffice
	case notIAM:
		allow.not, allow.actions, allow.resource = true, []string{"iam:*", "organizations:*", "account:*"}, "*"
	case denied:
		allow.actions, allow.resource = everything, "*"
		return policy{allow, {sid: "Deny", deny: true, actions: []string{c.action}, resource: "*"}}
	case custom:
		if len(c.actions) == 0 {
			return policy{} // attached, without a statement
		}
		allow.actions, allow.resource = c.actions, c.on
	}
	return policy{allow}
}

// control is a policy of AWS Organizations.
func (c *config) control(name string) policy {
	allow := statement{sid: "FullAccess", actions: everything, resource: "*"}
	deny := statement{sid: "Deny", deny: true, actions: []string{c.action}, resource: "*"}
	switch name {
	case listed:
		allow.sid, allow.actions = "AllowList", otherServices
		return policy{allow}
	case inOffice:
		deny.sid, deny.actions, deny.when = "OfficeOnly", everything, offOffice
	case ourOrg:
		deny.sid, deny.when = "OurOrganizationOnly", otherOrgs
	case onlyTLS:
		deny.sid, deny.when = "TLSOnly", withoutTLS
	case full:
		return policy{allow}
	}
	return policy{allow, deny}
}

// resourcePolicy is the bucket's, the key's or the role's own policy. A key and a
// role always have one: without a statement for this caller it names somebody
// else.
func (c *config) resourcePolicy() policy {
	resource := c.fill(c.arn)
	switch c.kind {
	case anInstance:
		return nil
	case aKey:
		resource = "*" // the key itself
	case aTarget:
		resource = "" // a trust policy has no Resource
	}
	if c.policy == none {
		switch c.kind {
		case aKey:
			return policy{{sid: "KeyAdmin", principal: "arn:aws:iam::" + c.owner() + ":role/key-admin", actions: []string{"kms:*"}, resource: "*"}}
		case aTarget:
			return policy{{sid: "Service", principal: "lambda.amazonaws.com", actions: []string{c.action}}}
		}
		return nil
	}
	who, when := c.named()
	allow := statement{sid: "Allow", principal: who, actions: []string{c.action}, resource: resource, when: when}
	deny := statement{sid: "Deny", deny: true, principal: "*", actions: []string{c.action}, resource: resource}
	switch c.policy {
	case other:
		allow.actions = c.others[:1]
	case inOffice:
		allow.when = append(append([]condition(nil), when...), atOffice...)
	case onlyTLS:
		deny.sid, deny.when = "TLSOnly", withoutTLS
		return policy{allow, deny}
	case denied:
		return policy{allow, deny}
	}
	return policy{allow}
}
