package buildspec

// phase is one of the phases a build goes through, in their order.
type phase int

const (
	submitted phase = iota
	queued
	provisioning
	download
	install
	preBuild
	build
	postBuild
	upload
	finalizing
	completed
	phases // how many there are
)

var phaseNames = [phases]string{
	"SUBMITTED", "QUEUED", "PROVISIONING", "DOWNLOAD_SOURCE", "INSTALL", "PRE_BUILD", "BUILD", "POST_BUILD", "UPLOAD_ARTIFACTS", "FINALIZING", "COMPLETED",
}

func (p phase) String() string { return phaseNames[p] }

// commanded reports whether the buildspec has commands for the phase.
func (p phase) commanded() bool { return p >= install && p <= postBuild }

// keys are the names of those four phases in a buildspec.
var keys = [...]string{"install", "pre_build", "build", "post_build"}

// action is what a phase does about its failure.
type action int

const (
	unsaid action = iota // no on-failure: the documented transitions
	abort
	proceed
	retry
)

// follow returns the phase after p, and the reason, a key of transitions. early
// is where a build goes that ends before POST_BUILD: no page says whether it is
// FINALIZING or UPLOAD_ARTIFACTS, see doc.go.
func follow(p phase, failed bool, on action, early phase) (next phase, why string) {
	switch {
	case !failed:
		return p + 1, "next"
	case p < install:
		return finalizing, "no-source"
	case p == upload:
		return finalizing, "upload-failed"
	case on == proceed:
		return p + 1, "continue"
	case on == abort:
		return early, "abort"
	case p == install:
		return early, "install-stops"
	case p == preBuild:
		return early, "pre-build-stops"
	}
	return p + 1, "goes-on"
}
