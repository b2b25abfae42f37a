package credchain

import "strings"

// id is whose credentials they are.
type id int

// Everybody whose credentials can lie about, in the order of the table below.
const (
	nobody id = iota
	codeUser
	legacyUser
	functionRole
	tokenless
	expiredRole
	podRole
	laptopUser
	deployer
	oldDeployer
	devUser
	deployRole
	ssoRole
	consoleUser
	onPremRole
	taskRole
	podIdentityRole
	instanceRole
)

// ids holds the resource part of each ARN, whether the credentials are
// temporary, and how AWS refuses a call signed with them. All roles and users
// live in one account.
var ids = [...]struct {
	path    string
	temp    bool
	refused string
}{
	nobody:          {},
	codeUser:        {path: "user/app"},
	legacyUser:      {path: "user/legacy"},
	functionRole:    {path: "role/Function", temp: true},
	tokenless:       {path: "role/Batch", temp: true, refused: "InvalidClientTokenId"},
	expiredRole:     {path: "role/Nightly", temp: true, refused: "ExpiredToken"},
	podRole:         {path: "role/PodIrsa", temp: true},
	laptopUser:      {path: "user/laptop"},
	deployer:        {path: "user/deployer"},
	oldDeployer:     {path: "user/retired"},
	devUser:         {path: "user/dev"},
	deployRole:      {path: "role/Deploy", temp: true},
	ssoRole:         {path: "role/SsoDeveloper", temp: true},
	consoleUser:     {path: "user/console", temp: true},
	onPremRole:      {path: "role/OnPrem", temp: true},
	taskRole:        {path: "role/TaskRole", temp: true},
	podIdentityRole: {path: "role/PodIdentity", temp: true},
	instanceRole:    {path: "role/InstanceRole", temp: true},
}

const account = "111122223333"

func (i id) path() string    { return ids[i].path }
func (i id) temp() bool      { return ids[i].temp }
func (i id) refused() string { return ids[i].refused }

// name is the path without its kind: "legacy".
func (i id) name() string { return i.path()[strings.IndexByte(i.path(), '/')+1:] }

// role reports whether it is an assumed role.
func (i id) role() bool { return strings.HasPrefix(i.path(), "role/") }

// caller is the path as GetCallerIdentity shows it: user/legacy,
// assumed-role/TaskRole.
func (i id) caller() string {
	if i.role() {
		return "assumed-" + i.path()
	}
	return i.path()
}

// prefix is how the access key ID begins: AKIA for keys that stay, ASIA for
// temporary ones.
func (i id) prefix() string {
	if i.temp() {
		return "ASIA"
	}
	return "AKIA"
}

// arn is what GetCallerIdentity answers. A role session has a name of its own.
func (i id) arn() string {
	if i.role() {
		return "arn:aws:sts::" + account + ":" + i.caller() + "/session"
	}
	return "arn:aws:iam::" + account + ":" + i.path()
}

// accessKey is an access key ID of the right length, made from the name.
func (i id) accessKey() string {
	s := i.prefix() + strings.ToUpper(i.name()) + "EXAMPLEEXAMPLE"
	return s[:20]
}
