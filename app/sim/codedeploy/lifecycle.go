package codedeploy

// event is a lifecycle event of a deployment.
type event int

// The events, in the order of an in-place deployment behind a load balancer.
const (
	beforeBlock event = iota
	block
	afterBlock
	appStop
	download
	beforeInstall
	install
	afterInstall
	appStart
	validate
	beforeAllow
	allow
	afterAllow
	allowTest
	afterAllowTest
)

// lifecycle tells what kind of event each is.
var lifecycle = [...]struct {
	name     string
	reserved bool // CodeDeploy's own: no script and no function
	previous bool // runs the scripts of the last revision that succeeded
	polled   bool // a command that the agent has to fetch
}{
	beforeBlock:    {"BeforeBlockTraffic", false, true, true},
	block:          {"BlockTraffic", true, false, false},
	afterBlock:     {"AfterBlockTraffic", false, true, true},
	appStop:        {"ApplicationStop", false, true, true},
	download:       {"DownloadBundle", true, false, true},
	beforeInstall:  {"BeforeInstall", false, false, true},
	install:        {"Install", true, false, true},
	afterInstall:   {"AfterInstall", false, false, true},
	appStart:       {"ApplicationStart", false, false, true},
	validate:       {"ValidateService", false, false, true},
	beforeAllow:    {"BeforeAllowTraffic", false, false, true},
	allow:          {"AllowTraffic", true, false, false},
	afterAllow:     {"AfterAllowTraffic", false, false, true},
	allowTest:      {"AllowTestTraffic", true, false, false},
	afterAllowTest: {"AfterAllowTestTraffic", false, false, false},
}

func (e event) String() string { return lifecycle[e].name }

// The orders of events. What an in-place deployment runs is all of blockRail,
// coreRail and allowRail with a load balancer, coreRail alone without one.
var (
	blockRail  = []event{beforeBlock, block, afterBlock}
	coreRail   = []event{appStop, download, beforeInstall, install, afterInstall, appStart, validate}
	allowRail  = []event{beforeAllow, allow, afterAllow}
	fullRail   = []event{beforeBlock, block, afterBlock, appStop, download, beforeInstall, install, afterInstall, appStart, validate, beforeAllow, allow, afterAllow}
	greenRail  = fullRail[len(blockRail):]
	ecsRail    = []event{beforeInstall, install, afterInstall, allowTest, afterAllowTest, beforeAllow, allow, afterAllow}
	lambdaRail = allowRail
)

// railOf is the order of events of one platform, for one instance or, on ECS and
// Lambda, for the one target. A blue/green deployment on EC2 has two: this is
// that of the replacement instances; the original ones have blockRail.
func railOf(platform string, balanced bool) []event {
	switch platform {
	case blueGreen:
		return greenRail
	case onECS:
		return ecsRail
	case onLambda:
		return lambdaRail
	}
	if balanced {
		return fullRail
	}
	return coreRail
}

// eventOf returns the event of that name.
func eventOf(name string) event {
	for e := range lifecycle {
		if lifecycle[e].name == name {
			return event(e)
		}
	}
	panic("codedeploy: no lifecycle event " + name)
}

func has(rail []event, e event) bool {
	for _, x := range rail {
		if x == e {
			return true
		}
	}
	return false
}
