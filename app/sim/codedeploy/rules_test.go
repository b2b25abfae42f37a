package codedeploy

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// What the user guide and the API reference say of numbers and outcomes.
func TestDocumentedExamples(t *testing.T) {
	for _, c := range []struct {
		source, values           string
		minimum, atOnce, updated int
		status                   string
	}{
		{"deployment-configurations: AllAtOnce, nine instances", "config=AllAtOnce instances=9", 0, 9, 9, succeeded},
		{"deployment-configurations: AllAtOnce succeeds with a single one", "config=AllAtOnce instances=9 failing=1,2,3,4,5,6,7,8", 0, 9, 1, succeeded},
		{"deployment-configurations: AllAtOnce fails only if all nine fail", "config=AllAtOnce instances=9 failing=1,2,3,4,5,6,7,8,9", 0, 9, 0, failed},
		{"deployment-configurations: HalfAtATime, nine instances", "config=HalfAtATime instances=9", 5, 4, 9, succeeded},
		{"deployment-configurations: HalfAtATime, five succeed", "config=HalfAtATime instances=9 failing=6,7,8,9", 5, 4, 5, succeeded},
		{"deployment-configurations: HalfAtATime, fewer succeed", "config=HalfAtATime instances=9 failing=1,2,3,4", 5, 4, 0, failed},
		{"deployment-configurations: HalfAtATime, five of nine on a first deployment", "config=HalfAtATime instances=9 before=first failing=1,2,3,4", 5, 4, 5, succeeded},
		{"deployment-configurations: HalfAtATime, four of nine on a first deployment", "config=HalfAtATime instances=9 before=first failing=1,2,3,4,5", 5, 4, 3, failed},
		{"deployment-configurations: OneAtATime, all succeed", "config=OneAtATime instances=9", 8, 1, 9, succeeded},
		{"deployment-configurations: OneAtATime, the last may fail", "config=OneAtATime instances=9 failing=9", 8, 1, 8, succeeded},
		{"deployment-configurations: OneAtATime, any other fails it", "config=OneAtATime instances=9 failing=8", 8, 1, 7, failed},
		{"deployment-configurations: OneAtATime fails as soon as one fails", "config=OneAtATime instances=9 failing=1 before=first", 8, 1, 0, failed},
		{"deployment-configurations: OneAtATime, a single instance must succeed", "config=OneAtATime instances=1 failing=1", 0, 1, 0, failed},
		{"API_MinimumHealthyHosts: HOST_COUNT 6 of nine", "config=HOST_COUNT hosts=6 instances=9", 6, 3, 9, succeeded},
		{"API_MinimumHealthyHosts: six succeed", "config=HOST_COUNT hosts=6 instances=9 failing=7,8,9", 6, 3, 6, succeeded},
		{"API_MinimumHealthyHosts: fewer than six", "config=HOST_COUNT hosts=6 instances=9 failing=1,2,3", 6, 3, 0, failed},
		{"API_MinimumHealthyHosts: FLEET_PERCENT 40 of nine", "config=FLEET_PERCENT fleet=40 instances=9", 4, 5, 9, succeeded},
		{"instances-health: 95% of ten fails at once", "config=FLEET_PERCENT fleet=95 instances=10", 10, 0, 0, failed},
		{"instances-health: 85% of ten, one failure", "config=FLEET_PERCENT fleet=85 instances=10 failing=5", 9, 1, 4, failed},
		{"instances-health: minimum 9 of ten, one by one", "config=HOST_COUNT hosts=9 instances=10", 9, 1, 10, succeeded},
		{"instances-health: minimum 9 of ten, the first fails", "config=HOST_COUNT hosts=9 instances=10 failing=1", 9, 1, 0, failed},
		{"instances-health: minimum 9 of ten, the last fails", "config=HOST_COUNT hosts=9 instances=10 failing=10", 9, 1, 9, succeeded},
		{"instances-health: minimum 8 of ten, one failure", "config=HOST_COUNT hosts=8 instances=10 failing=4", 8, 2, 9, succeeded},
		{"instances-health: minimum 8 of ten, two failures", "config=HOST_COUNT hosts=8 instances=10 failing=3,4", 8, 2, 2, failed},
		{"instances-health: minimum 8 of ten, the last is the second", "config=HOST_COUNT hosts=8 instances=10 failing=3,10", 8, 2, 8, succeeded},
		{"instances-health: minimum 0 of ten, all fail", "config=HOST_COUNT hosts=0 instances=10 failing=1,2,3,4,5,6,7,8,9,10", 0, 10, 0, failed},
		{"instances-health: blue/green, one original cannot be deregistered", "platform=blue-green config=AllAtOnce instances=3 failing=2 hook=BlockTraffic", 0, 3, 3, failed},
		{"API_DeploymentReadyOption: not continued in time", "platform=blue-green instances=2 reroute=STOP_DEPLOYMENT ready-wait=5 continue-after=0", 1, 1, 2, stopped},
		{"API_DeploymentReadyOption: continued", "platform=blue-green instances=2 reroute=STOP_DEPLOYMENT ready-wait=5 continue-after=5", 1, 1, 2, succeeded},
		{"API_CreateDeployment: a failure of ApplicationStop is ignored", "instances=3 failing=1,2,3 hook=ApplicationStop ignore-stop=true", 2, 1, 3, succeeded},
		{"hooks: ApplicationStop does not run the first time", "instances=3 before=first failing=1,2,3 hook=ApplicationStop", 2, 1, 3, succeeded},
		{"hooks: the six need a load balancer", "instances=3 failing=1,2,3 hook=BeforeAllowTraffic", 2, 1, 3, succeeded},
		{"hooks: and fail with one", "instances=3 lb=true failing=1,2,3 hook=BeforeAllowTraffic", 2, 1, 0, failed},
	} {
		v := set(info.Defaults(), c.values)
		tr := New().Run(v)
		r := tr.Model.(*run)
		if r.minimum != c.minimum || r.allowed != c.atOnce || r.updated != c.updated || r.deps[0].status != c.status {
			t.Errorf("%s: %s: minimum %d, at once %d, updated %d, %s; want %d, %d, %d, %s", c.source, c.values,
				r.minimum, r.allowed, r.updated, r.deps[0].status, c.minimum, c.atOnce, c.updated, c.status)
		}
	}
}

// set changes parameters written "name=value name=value".
func set(v sim.Values, changes string) sim.Values {
	for _, f := range strings.Fields(changes) {
		name, value, _ := strings.Cut(f, "=")
		v = v.Must(name, value)
	}
	return v
}

// Ten instances and a minimum of three: seven, then three (user guide).
func TestSevenThenThree(t *testing.T) {
	r := ran("config", hostCount, "hosts", "3", "instances", "10")
	starts := map[time.Duration]int{}
	for _, s := range r.stays {
		starts[s.from]++
	}
	if len(starts) != 2 || starts[0] != 7 {
		t.Errorf("batches %v; want 7 and 3", starts)
	}
}

// The availability table of the hooks page: which events each side of a
// deployment has. x is an event, S one that takes a script.
func TestEventsAreThoseOfTheAvailabilityTable(t *testing.T) {
	const table = `
		event              in-place original replacement rollback-original rollback-replacement
		ApplicationStop    S        .        S           .                 .
		DownloadBundle     x        .        x           .                 .
		BeforeInstall      S        .        S           .                 .
		Install            x        .        x           .                 .
		AfterInstall       S        .        S           .                 .
		ApplicationStart   S        .        S           .                 .
		ValidateService    S        .        S           .                 .
		BeforeBlockTraffic S        S        .           .                 S
		BlockTraffic       x        x        .           .                 x
		AfterBlockTraffic  S        S        .           .                 S
		BeforeAllowTraffic S        .        S           S                 .
		AllowTraffic       x        .        x           x                 .
		AfterAllowTraffic  S        .        S           S                 .`
	lb := ran("lb", "true", "instances", "3")
	bg := ran("platform", blueGreen, "instances", "3", "failing", "1", "hook", "AfterBlockTraffic", "rollback", "true")
	happened := func(r *run, dep int, blue bool, e string) bool {
		for _, b := range r.bars {
			if b.dep == dep && (b.lane >= r.n) == blue && b.e.String() == e {
				return true
			}
		}
		return false
	}
	rows := 0
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		f := strings.Fields(line)
		got := []bool{happened(lb, 0, false, f[0]), happened(bg, 0, true, f[0]), happened(bg, 0, false, f[0]), happened(bg, 1, true, f[0]), happened(bg, 1, false, f[0])}
		for i, mark := range f[1:] {
			if got[i] != (mark != ".") {
				t.Errorf("%s, column %d: %v; the table has %q", f[0], i, got[i], mark)
			}
			if mark != "." && lifecycle[eventOf(f[0])].reserved != (mark == "x") {
				t.Errorf("%s: reserved %v; the table has %q", f[0], lifecycle[eventOf(f[0])].reserved, mark)
			}
		}
		rows++
	}
	if rows != len(fullRail) {
		t.Errorf("%d rows", rows)
	}
}

// The orders: API_CreateDeployment tells what follows BeforeBlockTraffic,
// AfterBlockTraffic and ApplicationStop; deployment-steps-ecs lists those of ECS;
// the agent's own tests run the rest in this order.
func TestOrders(t *testing.T) {
	for _, c := range []struct{ values, want string }{
		{"instances=1 lb=true", "BeforeBlockTraffic BlockTraffic AfterBlockTraffic ApplicationStop DownloadBundle BeforeInstall Install AfterInstall ApplicationStart ValidateService BeforeAllowTraffic AllowTraffic AfterAllowTraffic"},
		{"instances=1", "ApplicationStop DownloadBundle BeforeInstall Install AfterInstall ApplicationStart ValidateService"},
		{"platform=ecs", "BeforeInstall Install AfterInstall AllowTestTraffic AfterAllowTestTraffic BeforeAllowTraffic AllowTraffic AfterAllowTraffic"},
		{"platform=lambda", "BeforeAllowTraffic AllowTraffic AfterAllowTraffic"},
		{"platform=blue-green instances=1", "ApplicationStop DownloadBundle BeforeInstall Install AfterInstall ApplicationStart ValidateService BeforeAllowTraffic AllowTraffic AfterAllowTraffic BeforeBlockTraffic BlockTraffic AfterBlockTraffic"},
	} {
		r := New().Run(set(info.Defaults(), c.values)).Model.(*run)
		var got []string
		for _, b := range r.bars {
			got = append(got, b.e.String())
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s; want %s", c.values, s, c.want)
		}
	}
}

var (
	canaryName = regexp.MustCompile(`Canary(\d+)Percent(\d+)Minutes$`)
	linearName = regexp.MustCompile(`Linear(\d+)PercentEvery(\d+)Minutes?$`)
)

// shareByName reads the share at a moment of the shift out of a configuration's name,
// minute by minute.
func shareByName(name string, v sim.Values, at time.Duration) int {
	p, every, linear := 100, 0, false
	if m := canaryName.FindStringSubmatch(name); m != nil {
		p, _ = strconv.Atoi(m[1])
		every, _ = strconv.Atoi(m[2])
	} else if m := linearName.FindStringSubmatch(name); m != nil {
		p, _ = strconv.Atoi(m[1])
		every, _ = strconv.Atoi(m[2])
		linear = true
	} else if strings.HasPrefix(name, "custom") {
		p, every, linear = v.Int("percent"), v.Int("interval"), strings.HasSuffix(name, "linear")
	} else if !strings.HasSuffix(name, "AllAtOnce") {
		panic(name)
	}
	share := p
	for minute := 1; time.Duration(minute)*time.Minute <= at && share < 100; minute++ {
		if every > 0 && minute%every == 0 {
			if share += p; !linear {
				share = 100
			}
		}
	}
	return min(share, 100)
}

// All predefined configurations that the user guide lists, each by its name.
func TestPredefinedShifts(t *testing.T) {
	count := 0
	for _, list := range [][]shifting{lambdaShifts, ecsShifts} {
		for _, s := range list {
			count++
			for at := time.Duration(0); at < 110*time.Minute; at += 30 * time.Second {
				if got, want := shareAt(s.steps(), at), shareByName(s.name, info.Defaults(), at); got != want {
					t.Fatalf("%s at %v: %d%%; want %d%%", s.name, at, got, want)
				}
			}
		}
	}
	if count != 9+5 {
		t.Errorf("%d configurations; the user guide lists 9 for Lambda and 5 for ECS", count)
	}
}

func TestPresetsTellTheirLesson(t *testing.T) {
	for name, want := range map[string]string{
		"half": "Succeeded", "last": "Succeeded", "rollback": "Failed d-103 Succeeded", "rounded-up": "Failed", "old-script": "Failed d-103 Failed",
		"blue-green": "Succeeded", "ecs-test": "Failed d-103 Succeeded", "lambda-alarm": "Stopped d-103 Succeeded",
	} {
		r := New().Run(simtest.Preset(t, New(), name)).Model.(*run)
		got := r.deps[0].status
		if len(r.deps) > 1 {
			got += " " + r.deps[1].id + " " + r.deps[1].status
		}
		if got != want {
			t.Errorf("%s: %s; want %s", name, got, want)
		}
	}
}

// ECS: nothing exists yet at BeforeInstall (user guide: a rollback is not
// possible at this point). Without rollback everything stays where it is.
func TestWhatAFailedShiftLeaves(t *testing.T) {
	for _, c := range []struct {
		values string
		share  int
		deps   int
	}{
		{"platform=ecs ecs-trouble=BeforeInstall rollback=true", 0, 1},
		{"platform=ecs ecs-trouble=AfterInstall rollback=true", 0, 2},
		{"platform=ecs ecs-trouble=AfterAllowTraffic rollback=true", 0, 2},
		{"platform=ecs ecs-trouble=AfterAllowTraffic rollback=false", 100, 1},
		{"platform=lambda lambda-trouble=AfterAllowTraffic rollback=false", 100, 1},
		{"platform=lambda lambda-trouble=BeforeAllowTraffic rollback=false", 0, 1},
		{"platform=lambda lambda-trouble=alarm alarm-after=2m rollback-alarm=false", 10, 1},
		{"platform=lambda lambda-trouble=alarm alarm-after=2m rollback-alarm=true", 0, 2},
		{"platform=lambda lambda-trouble=alarm alarm-after=1h", 100, 1},
	} {
		r := New().Run(set(info.Defaults(), c.values)).Model.(*run)
		if r.share() != c.share || len(r.deps) != c.deps {
			t.Errorf("%s: %d%% after %d deployments; want %d%% after %d", c.values, r.share(), len(r.deps), c.share, c.deps)
		}
	}
}

// The rollback of a blue/green deployment moves only traffic that has moved.
func TestARerouteBringsBackWhatMoved(t *testing.T) {
	for _, c := range []struct {
		hook string
		want string // lanes and first events of the rollback: G replacement, B original
	}{
		{"ValidateService", ""},
		{"BeforeAllowTraffic", "G1:BeforeBlockTraffic G2:BeforeBlockTraffic"},
		{"AfterAllowTraffic", "G1:BeforeBlockTraffic G2:BeforeBlockTraffic G3:BeforeBlockTraffic"},
		{"BeforeBlockTraffic", "B1:BeforeAllowTraffic B2:BeforeAllowTraffic B4:BeforeAllowTraffic G1:BeforeBlockTraffic G2:BeforeBlockTraffic G3:BeforeBlockTraffic G4:BeforeBlockTraffic"},
	} {
		r := ran("platform", blueGreen, "instances", "4", "config", oneAtATime, "failing", "3", "hook", c.hook, "rollback", "true")
		var got []string
		for _, s := range r.stays {
			for _, b := range r.bars {
				if s.dep == 1 && b.dep == 1 && b.lane == s.lane {
					got = append(got, r.actor([]int{s.lane})+":"+b.e.String())
					break
				}
			}
		}
		if s := strings.Join(got, " "); s != c.want || r.deps[0].status != failed {
			t.Errorf("%s: %s, rollback %q; want %q", c.hook, r.deps[0].status, s, c.want)
		}
	}
}

// A hook function that never calls back fails after one hour.
func TestASilentHookFailsAfterAnHour(t *testing.T) {
	r := ran("platform", onLambda, "lambda-trouble", "BeforeAllowTraffic", "answer", silent)
	if r.deps[0].to != time.Hour || r.deps[0].status != failed {
		t.Errorf("%+v", r.deps[0])
	}
}
