package ebdeploy

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "ebdeploy".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

// policyIs makes a condition: the policy is one of the given.
func policyIs(names ...string) func(sim.Values) bool {
	return func(v sim.Values) bool {
		is := v.Get("policy")
		for _, n := range names {
			if n == is {
				return true
			}
		}
		return false
	}
}

// both makes a condition that holds where two others do.
func both(a, b func(sim.Values) bool) func(sim.Values) bool {
	return func(v sim.Values) bool { return a(v) && b(v) }
}

// is makes a condition: a parameter has a value.
func is(name, value string) func(sim.Values) bool {
	return func(v sim.Values) bool { return v.Get(name) == value }
}

// needsHand reports whether the configuration ends with a fault that nobody but
// people deals with.
func needsHand(v sim.Values) bool {
	switch v.Get("version") {
	case unhealthy:
		p := v.Get("policy")
		return inPlace(p) || p == blueGreen || p == immutable && v.Flag("ignore")
	case late:
		c := configOf(v)
		return !c.caught()
	}
	return false
}

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

var (
	inPolicy  = text("배포", "Deployment")
	inVersion = text("새 버전", "New version")
	inTimes   = text("걸리는 시간", "Times")
	pieces    = text("대", "instances")
	percents  = text("%", "%")
	batched   = policyIs(rolling, additional)
)

var info = &sim.Info{
	Name:    "ebdeploy",
	Title:   text("Beanstalk 배포 정책: 용량과 뒤처리", "Beanstalk deployment policies: capacity and aftermath"),
	Summary: text("새 버전을 배포하는 동안 몇 대가 어느 버전으로 요청을 받는지, 얼마가 더 드는지, 실패하면 누가 되돌리는지 정책마다 본다.", "See, policy by policy, how many instances take requests with which version, what it costs, and who rolls back a failure."),
	Params: []sim.Param{
		{Name: "policy", Kind: sim.Choice, Default: rolling, Group: inPolicy, Label: text("배포 방식", "Policy"),
			Options: []sim.Option{sim.Opt(allAtOnce, "AllAtOnce", "AllAtOnce"), sim.Opt(rolling, "Rolling", "Rolling"), sim.Opt(additional, "RollingWithAdditionalBatch", "RollingWithAdditionalBatch"), sim.Opt(immutable, "Immutable", "Immutable"), sim.Opt(splitting, "TrafficSplitting", "TrafficSplitting"), sim.Opt(blueGreen, "블루/그린 (URL 스왑)", "blue/green (URL swap)")}},
		{Name: "desired", Kind: sim.Number, Default: "4", Min: 1, Max: 40, Step: 1, Group: inPolicy, Label: text("인스턴스", "Instances"), Unit: pieces,
			Help: text("로드 밸런서 뒤에 있는 인스턴스의 수.", "How many stand behind the load balancer.")},
		{Name: "batch-type", Kind: sim.Choice, Default: "fixed", Group: inPolicy, Label: text("BatchSizeType", "BatchSizeType"), When: batched,
			Options: []sim.Option{sim.Opt("fixed", "Fixed", "Fixed"), sim.Opt("percentage", "Percentage", "Percentage")}},
		{Name: "batch", Kind: sim.Number, Default: "2", Min: 1, Max: 40, Step: 1, Group: inPolicy, Label: text("BatchSize", "BatchSize"), Unit: pieces, When: both(batched, is("batch-type", "fixed")),
			Help: text("인스턴스보다 크면 한 배치에 모두 들어간다.", "More than there are makes one batch of all.")},
		{Name: "batch-percent", Kind: sim.Number, Default: "50", Min: 1, Max: 100, Step: 1, Group: inPolicy, Label: text("BatchSize", "BatchSize"), Unit: percents, When: both(batched, is("batch-type", "percentage")),
			Help: text("소수점을 어떻게 다루는지는 문서에 없다. 여기서는 올린다.", "How fractions are rounded is not documented; here they are rounded up.")},
		{Name: "percent", Kind: sim.Number, Default: "10", Min: 1, Max: 100, Step: 1, Group: inPolicy, Label: text("NewVersionPercent", "NewVersionPercent"), Unit: percents, When: policyIs(splitting)},
		{Name: "evaluation", Kind: sim.Number, Default: "5", Min: 3, Max: 600, Step: 1, Group: inPolicy, Label: text("EvaluationTime", "EvaluationTime"), Unit: text("분", "min"), When: policyIs(splitting)},
		{Name: "test", Kind: sim.Duration, Default: "3m", Min: 0, Max: 86_400_000, Group: inPolicy, Label: text("그린을 시험하는 시간", "Testing green"), When: policyIs(blueGreen)},
		{Name: "ttl", Kind: sim.Duration, Default: "1m", Min: 0, Max: 3_600_000, Group: inPolicy, Label: text("DNS 캐시의 TTL", "TTL in DNS caches"), When: policyIs(blueGreen),
			Help: text("TTL을 지키지 않는 캐시도 있어 실제로는 더 길 수 있다.", "Some caches ignore the TTL, so it can take longer.")},
		{Name: "keep", Kind: sim.Duration, Default: "5m", Min: 0, Max: 86_400_000, Group: inPolicy, Label: text("스왑 뒤 블루를 두는 시간", "Blue stays after the swap"), When: policyIs(blueGreen),
			Help: text("TTL보다 짧으면 옛 주소를 쓰는 클라이언트가 끊긴다.", "Shorter than the TTL cuts off clients that still use the old address.")},

		{Name: "version", Kind: sim.Choice, Default: fine, Group: inVersion, Label: text("새 버전은", "The new version"),
			Options: []sim.Option{
				sim.Opt(fine, "정상", "works"),
				sim.Opt(unhealthy, "헬스 체크에 떨어진다", "fails its health checks"),
				sim.Opt(late, "통과하지만 요청을 받다가 나빠진다", "passes, then goes bad under requests"),
			}},
		{Name: "fail-step", Kind: sim.Number, Default: "1", Min: 1, Max: 41, Step: 1, Group: inVersion, Label: text("몇 번째 단계부터", "From which step"), When: both(is("version", unhealthy), policyIs(rolling, additional, immutable)),
			Help: text("단계는 배치이고, 추가 배치와 Immutable의 첫 한 대가 1이다. 넘치면 마지막 단계다.", "Steps are batches; the additional batch, or the first instance of Immutable, is 1. Too large means the last.")},
		{Name: "timeout", Kind: sim.Duration, Default: "10m", Min: 1000, Max: 3_600_000, Group: inVersion, Label: text("명령 제한 시간(Timeout)", "Command timeout"), When: is("version", unhealthy),
			Help: text("Beanstalk이 여기에 240초를 더해 기다린다.", "Beanstalk adds 240 seconds to it.")},
		{Name: "ignore", Kind: sim.Flag, Default: "false", Group: inVersion, Label: text("IgnoreHealthCheck", "IgnoreHealthCheck"), When: both(is("version", unhealthy), policyIs(rolling, additional, immutable)),
			Help: text("켜면 정상이 되지 않아도 배포를 취소하지 않는다.", "On does not cancel a deployment that does not get healthy.")},
		{Name: "detect", Kind: sim.Duration, Default: "4m", Min: 1000, Max: 7_200_000, Group: inVersion, Label: text("나빠지기까지", "Goes bad after"), When: is("version", late),
			Help: text("v2가 첫 요청을 받은 때부터. 기존 인스턴스에 배포할 때와 Immutable에서는 상태 확인보다 빠를 수 없다.", "From the first request to v2; in place and with Immutable no sooner than the health check.")},
		{Name: "rps", Kind: sim.Number, Default: "100", Min: 1, Max: 10000, Step: 1, Group: inVersion, Label: text("초당 요청", "Requests a second"), Unit: text("개", "requests"), When: is("version", late)},
		{Name: "operator", Kind: sim.Choice, Default: "acts", Group: inVersion, Label: text("자동으로 되돌리지 않으면", "Without an automatic rollback"), When: needsHand,
			Options: []sim.Option{sim.Opt("acts", "사람이 되돌린다", "somebody acts"), sim.Opt("waits", "그대로 둔다", "nobody acts")}},
		{Name: "react", Kind: sim.Duration, Default: "5m", Min: 0, Max: 7_200_000, Group: inVersion, Label: text("사람이 손쓰기까지", "Until somebody acts"), When: both(needsHand, is("operator", "acts"))},

		{Name: "launch", Kind: sim.Duration, Default: "3m", Min: 1000, Max: 1_200_000, Group: inTimes, Label: text("새 인스턴스가 뜨기까지", "Launching an instance"), When: policyIs(additional, immutable, splitting),
			Help: text("새 버전을 배포하는 것까지 포함한다.", "With its version deployed.")},
		{Name: "create", Kind: sim.Duration, Default: "6m", Min: 1000, Max: 3_600_000, Group: inTimes, Label: text("새 환경을 만들기까지", "Creating an environment"), When: policyIs(blueGreen)},
		{Name: "deploy", Kind: sim.Duration, Default: "1m", Min: 1000, Max: 600_000, Group: inTimes, Label: text("기존 인스턴스에 배포", "Deploying in place"), When: policyIs(allAtOnce, rolling, additional)},
		{Name: "drain", Kind: sim.Duration, Default: "20s", Min: 0, Max: 600_000, Group: inTimes, Label: text("연결 드레이닝", "Connection draining"), When: policyIs(rolling, additional, immutable, splitting)},
		{Name: "register", Kind: sim.Duration, Default: "20s", Min: 0, Max: 300_000, Group: inTimes, Label: text("로드 밸런서의 헬스 체크", "Load balancer's checks"), When: policyIs(rolling, additional, immutable),
			Help: text("등록한 뒤 요청을 보내기 시작할 때까지.", "From registration to the first request.")},
		{Name: "check", Kind: sim.Duration, Default: "2m", Min: 0, Max: 300_000, Group: inTimes, Label: text("Beanstalk의 상태 확인", "Beanstalk's health check"),
			Help: text("확장 상태 보고에서는 2분 동안 12번 연속 OK여야 한다(worker 3분 18번).", "Enhanced health asks for 12 OK in a row within 2 min (worker: 18 within 3 min).")},
		{Name: "horizon", Kind: sim.Duration, Default: "0s", Min: 0, Max: 604_800_000, Group: inTimes, Label: text("시간축 길이", "Time axis"),
			Help: text("0이면 실행이 끝나는 시각까지다. 두 그림을 나란히 볼 때 같은 값을 준다.", "0 ends with the run; give two pictures the same value to compare them.")},
	},
	Presets: []sim.Preset{
		{Name: "rolling", Label: text("Rolling, 2대씩", "Rolling, 2 at a time")},
		{Name: "all-at-once", Label: text("AllAtOnce: 짧은 중단", "AllAtOnce: a short outage"), Values: map[string]string{"policy": allAtOnce}},
		{Name: "additional", Label: text("추가 배치로 용량을 지킨다", "An additional batch keeps capacity"), Values: map[string]string{"policy": additional}},
		{Name: "immutable", Label: text("Immutable: 한 대, 나머지, 이동", "Immutable: one, the rest, the move"), Values: map[string]string{"policy": immutable}},
		{Name: "canary", Label: text("TrafficSplitting이 고장을 잡는다", "TrafficSplitting catches a fault"), Values: map[string]string{"policy": splitting, "version": late}},
		{Name: "blue-green", Label: text("블루/그린: URL 스왑과 DNS 캐시", "Blue/green: URL swap and DNS caches"), Values: map[string]string{"policy": blueGreen}},
		{Name: "half", Label: text("두 번째 배치에서 실패한 Rolling", "Rolling that fails in its second batch"), Values: map[string]string{"desired": "6", "version": unhealthy, "fail-step": "2"}},
		{Name: "whole-batch", Label: text("BatchSize 기본값 100%인 Rolling", "Rolling with the default batch of 100%"), Values: map[string]string{"batch-type": "percentage", "batch-percent": "100"}},
	},
	Predictions: []sim.Prediction{
		{Name: "least", Prompt: text("배포하는 동안 요청을 받는 인스턴스가 가장 적을 때는 몇 대일까?", "How many instances take requests at the lowest point of the deployment?"), Unit: pieces},
		{Name: "most", Prompt: text("인스턴스가 가장 많을 때는 모두 몇 대일까? 종료 중인 것도 센다.", "How many instances are there at most, those being terminated included?"), Unit: pieces},
		{Name: "new", Prompt: text("끝났을 때 v2로 요청을 받는 인스턴스는 몇 대일까?", "How many instances take requests with v2 at the end?"), Unit: pieces},
		{Name: "exposed", Prompt: text("고장 난 v2가 받는 요청은 몇 개일까?", "How many requests does the faulty v2 get?"), Unit: text("개", "requests"), Tolerance: 0.05},
	},
	Asks: []sim.Ask{
		{Name: "lowest", Title: text("가장 낮은 용량", "The lowest capacity")},
		{Name: "most", Title: text("가장 많은 인스턴스", "The most instances")},
		{Name: "batches", Title: text("배치의 수", "The number of batches")},
		{Name: "mix", Title: text("한 시점의 버전 구성", "The mix of versions at a moment")},
		{Name: "failure", Title: text("실패가 남기는 것", "What a failure leaves")},
		{Name: "rollback", Title: text("되돌리는 방법", "The way back")},
		{Name: "choose", Title: text("조건에 맞는 정책", "The policy that fits")},
		{Name: "trait", Title: text("정책의 특징", "What marks a policy")},
		{Name: "length", Title: text("배포에 걸리는 시간", "How long it takes")},
		{Name: "exposed", Title: text("고장 난 버전이 받는 요청", "Requests to a faulty version")},
	},
	Legend: []sim.LegendItem{
		{Mark: "outline", Tone: sim.Muted, Label: text("요청을 받는 v1", "v1 taking requests")},
		{Mark: "bar", Tone: sim.Good, Label: text("요청을 받는 v2", "v2 taking requests")},
		{Mark: "outline", Tone: sim.Good, Label: text("v2, 아직 요청 없음", "v2 without requests yet")},
		{Mark: "hatch", Tone: sim.Wait, Label: text("띄우는 중, 배포 중", "launching, deploying")},
		{Mark: "outline", Tone: sim.Wait, Label: text("헬스 체크를 기다림", "waiting for health checks")},
		{Mark: "dash", Tone: sim.Muted, Label: text("드레이닝, 종료 중", "draining, terminating")},
		{Mark: "cross", Tone: sim.Bad, Label: text("실패, 드러난 이상", "failure, a fault that shows")},
		{Mark: "outline", Tone: sim.Bad, Label: text("요청을 받는 고장 난 v2", "faulty v2 taking requests")},
		{Mark: "line", Tone: sim.Plain, Label: text("요청을 받는 인스턴스의 수", "instances taking requests")},
	},
	Sources: []sim.Source{
		{Title: "Deployment policies and settings - AWS Elastic Beanstalk", URL: docs + "using-features.rolling-version-deploy.html", Checked: "2026-11"},
		{Title: "Deploying applications to Elastic Beanstalk environments", URL: docs + "using-features.deploy-existing-version.html", Checked: "2026-11"},
		{Title: "Immutable environment updates - AWS Elastic Beanstalk", URL: docs + "environmentmgmt-updates-immutable.html", Checked: "2026-11"},
		{Title: "Blue/Green deployments with Elastic Beanstalk", URL: docs + "using-features.CNAMESwap.html", Checked: "2026-11"},
		{Title: "General options for all environments - AWS Elastic Beanstalk", URL: docs + "command-options-general.html", Checked: "2026-11"},
	},
}

const docs = "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/"
