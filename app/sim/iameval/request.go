package iameval

import (
	"strings"

	"notelab/app/sim"
)

// Kinds of principal.
const (
	aUser      = "user"
	aRole      = "role" // a session of a role: a role itself sends no request
	aFederated = "federated"
	aRoot      = "root"
)

// Kinds of resource.
const (
	anObject   = "object"   // a bucket policy may allow
	aKey       = "key"      // a key policy must allow
	aTarget    = "role"     // a trust policy must allow
	anInstance = "instance" // has no resource-based policy
)

// Where the principal's account stands, seen from the resource's.
const (
	sameAccount = "same"
	sister      = "org"     // another account of the organization
	stranger    = "outside" // an account of another organization
)

const (
	mine   = "111122223333" // the principal's account
	theirs = "444455556666" // the resource's, across accounts

	userARN      = "arn:aws:iam::" + mine + ":user/mina"
	roleARN      = "arn:aws:iam::" + mine + ":role/app-role"
	sessionARN   = "arn:aws:sts::" + mine + ":assumed-role/app-role/build-42"
	federatedARN = "arn:aws:sts::" + mine + ":federated-user/mina"

	ourOrganization = "o-a1b2c3d4e5" // the resource's account belongs to it
	itsOrganization = "o-z9y8x7w6v5"

	office    = "203.0.113.0/24"
	officeIP  = "203.0.113.25"
	foreignIP = "198.51.100.7"
)

func accountARN(id string) string { return "arn:aws:iam::" + id + ":root" }

// target is what is asked for: one call on one resource of each kind.
type target struct {
	action, service string
	arn             string // with $1 for the account of the resource
	elsewhere       string // another resource of the kind
	others          []string
}

var targets = map[string]*target{
	anObject:   {"s3:GetObject", "s3", "arn:aws:s3:::study-data/report.csv", "arn:aws:s3:::other-data/*", []string{"s3:PutObject", "s3:ListBucket"}},
	aKey:       {"kms:Decrypt", "kms", "arn:aws:kms:ap-northeast-2:$1:key/1234abcd-12ab", "arn:aws:kms:ap-northeast-2:$1:key/9876fedc-98fe", []string{"kms:Encrypt", "kms:DescribeKey"}},
	aTarget:    {"sts:AssumeRole", "sts", "arn:aws:iam::$1:role/deploy-role", "arn:aws:iam::$1:role/audit-role", []string{"sts:TagSession", "sts:DecodeAuthorizationMessage"}},
	anInstance: {"ec2:StopInstances", "ec2", "arn:aws:ec2:ap-northeast-2:$1:instance/i-0abc1234", "arn:aws:ec2:ap-northeast-2:$1:instance/i-0def5678", []string{"ec2:StartInstances", "ec2:DescribeInstances"}},
}

// config is a run's parameters. What does not matter is set to nothing, so that a
// hidden control changes no run.
type config struct {
	principal, kind, where      string
	source                      string
	tls                         bool
	scp, rcp, policy, names     string
	identity, boundary, session string
	actions                     []string
	on                          string
	*target
}

func configOf(v sim.Values) *config { return configFrom(v.Get) }

// configFrom reads parameters by their names.
func configFrom(get func(string) string) *config {
	c := &config{
		principal: get("principal"), kind: get("resource"), where: get("account"),
		source: officeIP, tls: get("tls") == "true",
		scp: get("scp"), rcp: get("rcp"), policy: get("policy"), names: get("names"),
		identity: get("identity"), boundary: get("boundary"), session: get("session"), on: get("on"),
	}
	if list := get("actions"); list != "" {
		c.actions = strings.Split(list, ",")
	}
	if get("source") == "elsewhere" {
		c.source = foreignIP
	}
	if c.principal == aRoot {
		c.identity, c.boundary = none, none
	}
	if !c.isSession() {
		c.session = none
	}
	if c.kind == anInstance {
		c.policy, c.rcp = none, full
	}
	c.target = targets[c.kind]
	return c
}

// isSession reports whether the principal is a session, to which a session policy
// can have been passed.
func (c *config) isSession() bool { return c.principal == aRole || c.principal == aFederated }

// cross reports whether the request leaves its account.
func (c *config) cross() bool { return c.where != sameAccount }

// strict reports whether the resource's own policy must allow, within an account
// too.
func (c *config) strict() bool { return c.kind == aKey || c.kind == aTarget }

// owner is the account of the resource.
func (c *config) owner() string {
	if c.cross() {
		return theirs
	}
	return mine
}

func (c *config) fill(arn string) string { return sim.Fill(arn, c.owner()) }

// request is what the policies are compared with: the request context.
type request struct {
	arn, entity, account string // the principal, and the role or user behind a session
	action, resource     string
	keys                 []sim.Field
}

func (c *config) request() *request {
	r := &request{account: mine, action: c.action, resource: c.fill(c.arn)}
	key := "" // aws:PrincipalArn of a role session is the role's
	switch c.principal {
	case aUser:
		r.arn, key = userARN, userARN
	case aRole:
		r.arn, r.entity, key = sessionARN, roleARN, roleARN
	case aFederated:
		r.arn, r.entity, key = federatedARN, userARN, federatedARN
	default:
		r.arn, key = accountARN(mine), accountARN(mine)
	}
	organization, tls := ourOrganization, "true"
	if c.where == stranger {
		organization = itsOrganization
	}
	if !c.tls {
		tls = "false"
	}
	r.keys = []sim.Field{
		{Key: "aws:PrincipalArn", Value: key}, {Key: "aws:PrincipalOrgID", Value: organization}, {Key: "aws:PrincipalIsAWSService", Value: "false"},
		{Key: "aws:SourceIp", Value: c.source}, {Key: "aws:SecureTransport", Value: tls},
	}
	return r
}

// context returns the value of a condition key.
func (r *request) context(key string) string {
	for _, k := range r.keys {
		if k.Key == key {
			return k.Value
		}
	}
	panic("iameval.request.context: no key " + key)
}

// named is the Principal a resource policy's Allow has, with the condition that
// goes with it.
func (c *config) named() (string, []condition) {
	switch c.names {
	case aUser:
		return userARN, nil
	case aRole:
		return roleARN, nil
	case "session":
		if c.principal == aFederated {
			return federatedARN, nil
		}
		return sessionARN, nil
	case "account":
		return accountARN(mine), nil
	case "org":
		return "*", []condition{{"StringEquals", "aws:PrincipalOrgID", ourOrganization}}
	case "arn":
		return "*", []condition{{"ArnEquals", "aws:PrincipalArn", roleARN}}
	}
	return "*", nil
}

// conditioned reports whether a policy of the run looks at the condition key.
func conditioned(v sim.Values, key string) bool {
	c := configOf(v)
	for _, p := range c.policies() {
		for i := range p {
			for _, w := range p[i].when {
				if w.key == key {
					return true
				}
			}
		}
	}
	return false
}

// short is the end of an ARN, enough to tell it: user/mina.
func short(arn string) string { return arn[strings.LastIndexByte(arn, ':')+1:] }
