package credchain

import "notelab/app/sim"

// The four tools.
const (
	cli    = "cli"
	boto3  = "boto3"
	goSDK  = "go"
	javaV2 = "java"
)

// Names of profiles. The last is a slip of the finger and exists nowhere. A
// profile dev exists for source_profile alone.
const (
	defaultProfile = "default"
	prodProfile    = "prod"
	missingProfile = "prdo"
)

// Values of parameters that the rules look at.
const (
	unset = "none"

	// direct
	byProfile = "profile"
	byKeys    = "keys"

	// env
	envUser    = "user"
	envSession = "session"
	envNoToken = "no-token"
	envExpired = "expired"
	envHalf    = "half"

	// web
	webSet     = "set"
	webNoARN   = "no-arn"
	webRefused = "refused"

	// default, prod-keys
	keysRegion = "region"
	keysCred   = "credentials"
	keysConf   = "config"
	keysBoth   = "both"
	keysHalf   = "half"

	// prod-role
	roleSource = "source"
	roleSelf   = "self"
	roleLost   = "lost"
	roleEC2    = "ec2"
	roleECS    = "ecs"
	roleEnv    = "env"
	roleBoth   = "both"
	roleAlone  = "alone"

	// prod-method
	methodSSO         = "sso"
	methodSSOExpired  = "sso-expired"
	methodLogin       = "login"
	methodProcess     = "process"
	methodProcessFail = "process-fails"
	methodWeb         = "web"

	// container
	ecsRelative = "relative"
	eksFull     = "full"
	uriBoth     = "both"
	uriDown     = "down"
	uriHost     = "bad-host"

	// ec2
	notEC2      = "off"
	ec2Role     = "role"
	ec2NoRole   = "no-role"
	ec2Switched = "disabled"
)

// chosenByNone is who chose a profile that is the default one.
const chosenByNone = "nobody"

// profile is one profile of the shared files, both files taken together.
type profile struct {
	name   string
	exists bool
	keys   string // unset, keysCred, keysConf, keysBoth or keysHalf
	role   string
	method string
	chosen string // who chose it: chosenByNone, "AWS_PROFILE" or byProfile
}

// roleARN reports whether the profile names a role.
func (p *profile) roleARN() bool { return p.role != unset || p.method == methodWeb }

// hasKeys reports whether both keys stand in one of the files.
func (p *profile) hasKeys() bool { return p.keys != unset && p.keys != keysHalf }

// world is one configuration seen by one tool.
type world struct {
	tool, direct, env, web, container, ec2 string
	profile                                profile
}

// worldOf reads a configuration.
func worldOf(v sim.Values) world { return worldFor(v, v.Get("tool")) }

// worldFor reads a configuration as another tool sees it.
func worldFor(v sim.Values, tool string) world {
	w := world{tool: tool, direct: v.Get("direct"), env: v.Get("env"), web: v.Get("web"), container: v.Get("container"), ec2: v.Get("ec2")}
	w.profile = w.choose(v)
	return w
}

// choose finds the active profile: the explicit one, then AWS_PROFILE, then
// default.
func (w *world) choose(v sim.Values) profile {
	p := profile{name: defaultProfile, chosen: chosenByNone, keys: unset, role: unset, method: unset}
	switch {
	case w.explicit():
		p.name, p.chosen = prodProfile, byProfile
	case v.Get("aws-profile") == "missing":
		p.name, p.chosen = missingProfile, "AWS_PROFILE"
	case v.Get("aws-profile") == prodProfile:
		p.name, p.chosen = prodProfile, "AWS_PROFILE"
	}
	switch p.name {
	case prodProfile:
		p.exists, p.keys, p.role, p.method = true, v.Get("prod-keys"), v.Get("prod-role"), v.Get("prod-method")
	case defaultProfile:
		p.keys = v.Get("default")
		if p.exists = p.keys != unset; p.keys == keysRegion {
			p.keys = unset
		}
	}
	return p
}

// botocore reports whether the tool walks botocore's chain: boto3 does, and so
// does the CLI, which carries a copy of it.
func (w *world) botocore() bool { return w.tool == cli || w.tool == boto3 }

// explicit reports whether a profile is chosen on the command line or in code.
// The default chain of Java has no such step.
func (w *world) explicit() bool { return w.direct == byProfile && w.tool != javaV2 }
