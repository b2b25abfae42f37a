package buildspec

// spec is a buildspec as read.
type spec struct {
	version  string
	vars     []variable // of env, in the order written
	exported []entry
	blocks   [4]block // by phase - install
	artifacts
	cache []entry
	notes []note
}

// entry is a text with its line.
type entry struct {
	text string
	line int
}

// variable is one name of env.
type variable struct {
	name, value string
	from        string // "variables", "parameter-store" or "secrets-manager"
	line        int
}

// secret reports whether the value comes from a store and is masked in the log.
func (v *variable) secret() bool { return v.from != "variables" }

// block is one of the four phases.
type block struct {
	line     int // 0: not in the buildspec
	commands []entry
	finally  []entry
	policy   policy
}

// artifacts is the section of that name.
type artifacts struct {
	line    int // 0: not in the buildspec
	files   []entry
	exclude []entry
	base    string
	discard bool
	name    string
}

// note is something in a buildspec that is no error but does less than one may
// think, see noteWords.
type note struct {
	key  string
	line int
	arg  string
}
