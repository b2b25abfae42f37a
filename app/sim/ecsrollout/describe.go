package ecsrollout

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences are what an event says, by its kind or a case of it (see caseOf). In
// braces stand names of its fields; {who} is some tasks of a version, {took} a
// time, and {is|are} the form for one and for many.
var sentences = []struct {
	kind string
	text i18n.Text
}{
	{"begin", i18n.Text{
		Ko: "desired {desired}개의 롤링 업데이트를 시작한다. 건강한 Task의 하한은 {lower}개({desired} × {min}%{up}), 전체의 상한은 {upper}개({desired} × {max}%{down})다. {room}지금 더 띄울 수 있는 것은 {may-start}개, 뺄 수 있는 것은 {may-stop}개다.",
		En: "A rolling update of {desired} begins: at least {lower} healthy ({desired} × {min}%{up}), at most {upper} in all ({desired} × {max}%{down}). {room}Now {may-start} may start and {may-stop} may stop."}},
	{"begin-native", i18n.Text{
		Ko: "배포를 시작한다. 새 리비전의 Task {desired}개를 옛것 옆에 모두 띄운 다음 트래픽을 옮긴다.",
		En: "The deployment begins. Tasks of the new revision, {desired} in all, start beside the old ones; then traffic moves."}},
	{"start-upper", i18n.Text{
		Ko: "{who}를 시작해 전체가 {all}개가 된다. 상한에 닿았으므로 더는 띄우지 않는다.",
		En: "{who} {starts|start}, which makes {all} in all. That is the upper bound, so no more can start."}},
	{"start-seats", i18n.Text{
		Ko: "{who}를 시작해 전체가 {all}개가 된다. 더 띄우려 해도 클러스터에 자리가 없다.",
		En: "{who} {starts|start}, which makes {all} in all. More are wanted, but the cluster has no place left."}},
	{"start-desired", i18n.Text{
		Ko: "{who}를 시작해 전체가 {all}개가 된다. 이 버전의 Task가 desired만큼 된다.",
		En: "{who} {starts|start}, which makes {all} in all. This version now has as many as desired."}},
	{"running", i18n.Text{
		Ko: "{who}가 RUNNING이 된다. 헬스 체크를 통과할 때까지는 건강한 수에 들지 않는다.",
		En: "{who} {is|are} RUNNING, but {counts|count} as healthy only after the health checks."}},
	{"healthy", i18n.Text{
		Ko: "{who}가 건강해져 건강한 Task가 {healthy}개다. 하한 {lower}개를 넘는 만큼 다른 버전을 뺄 수 있다.",
		En: "{who} {becomes|become} healthy: {healthy} in all. Whatever exceeds the lower bound of {lower} may be stopped."}},
	{"healthy-last", i18n.Text{
		Ko: "{who}가 건강해졌다. 건강한 Task는 모두 {healthy}개다.",
		En: "{who} {becomes|become} healthy: {healthy} in all."}},
	{"stop", i18n.Text{
		Ko: "{who}를 멈춘다. 건강한 Task가 {healthy}개로 줄고, 하한은 {lower}개다.",
		En: "{who} {is|are} stopped, which leaves {healthy} healthy; the lower bound is {lower}."}},
	{"cancel", i18n.Text{
		Ko: "아직 건강하지 않은 {who}를 멈춘다. 건강한 수에 들지 않으므로 하한과 상관없다.",
		En: "{who} that {is|are} not healthy {is|are} stopped; the lower bound does not count them."}},
	{"gone", i18n.Text{
		Ko: "{who}가 빠져 자리가 비었다. 전체는 {all}개다.",
		En: "{who} {has|have} left and made room: {all} in all."}},
	{"fail-crash", i18n.Text{
		Ko: "{who}가 RUNNING에 이르지 못하고 죽는다.{breaker}",
		En: "{who} {dies before it reaches|die before they reach} RUNNING.{breaker}"}},
	{"fail", i18n.Text{
		Ko: "{who}가 헬스 체크에 떨어져 교체 대상이 된다.{breaker}",
		En: "{who} {fails its|fail their} health checks and must be replaced.{breaker}"}},
	{"trip", i18n.Text{
		Ko: "실패가 임계값 {threshold}회에 이르러 배포가 FAILED가 된다. 이 배포는 더는 Task를 띄우지 않는다.",
		En: "The failures reach the threshold of {threshold}: the deployment is FAILED and launches no more tasks."}},
	{"rollback", i18n.Text{
		Ko: "마지막으로 완료된 배포로 되돌린다. 같은 두 한도 안에서 옛 버전을 다시 채운다.",
		En: "The last completed deployment is deployed again, within the same two bounds."}},
	{"blocked", i18n.Text{
		Ko: "건강한 {healthy}개가 하한 {lower}개라 뺄 수 없고, 전체 {all}개가 상한 {upper}개라 띄울 수 없다. 배포는 멈춘 채로 있고 서비스 이벤트가 두 비율을 바꾸라고 알린다.",
		En: "With {healthy} healthy and a lower bound of {lower} none may stop; with {all} in all and an upper bound of {upper} none may start. Nothing moves, and a service event asks for other percentages."}},
	{"blocked-room", i18n.Text{
		Ko: "상한 {upper}개까지는 띄워도 되지만 클러스터에 {all}개가 꽉 차 자리가 없다. 하한이 {lower}개라 뺄 수도 없다.",
		En: "The upper bound of {upper} would allow a start, but the cluster is full with {all}, and the lower bound of {lower} allows no stop."}},
	{"blocked-native", i18n.Text{
		Ko: "새 리비전 {desired}개 가운데 {new}개만 놓였고 자리가 없다. SCALE_UP이 끝나지 않아 트래픽은 옛것에 그대로다. 단계가 24시간을 채우면 실패로 되돌려진다.",
		En: "Of {desired} tasks of the new revision only {new} found a place. SCALE_UP does not end and traffic stays where it is; after 24 hours the stage fails and is rolled back."}},
	{"shift", i18n.Text{
		Ko: "트래픽의 {share}%가 새 리비전으로 간다. 다음으로 옮길 때까지 {wait}분 지켜본다.",
		En: "{share}% of the traffic goes to the new revision. The next shift comes {wait} min later."}},
	{"shift-all", i18n.Text{
		Ko: "트래픽을 모두 새 리비전으로 옮겼다. bake time {wait}분 동안은 옛 Task를 남겨 두어 트래픽만 되돌리면 롤백할 수 있다.",
		En: "All traffic is on the new revision. For a bake time of {wait} min the old tasks stay, so that a rollback only has to move traffic."}},
	{"clean-up", i18n.Text{
		Ko: "bake time이 끝나 {who}를 멈춘다.",
		En: "The bake time is over, and {who} {is|are} stopped."}},
	{"alarm", i18n.Text{
		Ko: "CloudWatch 경보가 울려 새 버전이 받던 트래픽 {share}%를 곧바로 옛 리비전에 돌려주고, 새 Task {count}개를 멈춘다.",
		En: "The CloudWatch alarm fires: the {share}% of traffic the new version had goes back to the old revision at once, and the new tasks are stopped."}},
	{"complete", i18n.Text{
		Ko: "배포가 {took} 만에 완료된다. 새 Task {new}개가 모두 건강하다.",
		En: "The deployment completes after {took}; healthy new tasks: {new}."}},
	{"complete-buggy", i18n.Text{
		Ko: "배포가 {took} 만에 완료된다. 헬스 체크는 통과했으므로 고장 난 새 Task {new}개가 그대로 요청을 받는다.",
		En: "The deployment completes after {took}. The health checks passed, so the faulty new tasks, {new} of them, go on taking requests."}},
	{"rolled-back", i18n.Text{
		Ko: "롤백이 {took} 만에 끝난다. 옛 Task {old}개가 건강하다.",
		En: "The rollback is done after {took}; healthy old tasks: {old}."}},
	{"failed", i18n.Text{
		Ko: "배포는 FAILED로 남고 롤백은 없다. 건강한 것은 옛 Task {old}개, 새 Task {new}개다.",
		En: "The deployment stays FAILED without a rollback; healthy: {old} old, {new} new."}},
	{"still", i18n.Text{
		Ko: "{took} 동안 아무것도 움직이지 않는다. 설정을 바꾸거나 자리를 늘려야 한다.",
		En: "After {took} nothing has moved. A setting or the capacity has to change."}},
	{"endless", i18n.Text{
		Ko: "실패한 Task {lost}개 뒤에도 배포는 IN_PROGRESS다. 서킷 브레이커가 세지 않으므로 시도는 이어진다.",
		En: "After {lost} failed tasks the deployment is still IN_PROGRESS. No circuit breaker counts, so the attempts go on."}},
	{"endless-native", i18n.Text{
		Ko: "실패한 Task {lost}개 뒤에도 SCALE_UP이 끝나지 않아 트래픽은 옛것에 그대로다. 단계가 24시간을 채우면 실패로 되돌려진다.",
		En: "After {lost} failed tasks SCALE_UP has not ended and traffic stays where it is. After 24 hours the stage fails and is rolled back."}},
}

// caseOf is the kind of an event, or the case of it that has a sentence of its
// own.
func caseOf(e *sim.Event) string {
	f := e.Field
	switch {
	case e.Kind == "start":
		return "start-" + f("by")
	case e.Kind == "healthy" && (f("lower") == "" || f("other") == "0"):
		return "healthy-last"
	case e.Kind == "fail" && f("why") == crash:
		return "fail-crash"
	case e.Kind == "shift" && f("share") == "100":
		return "shift-all"
	case e.Kind == "complete" && f("version") == buggy:
		return "complete-buggy"
	}
	return e.Kind
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	is := caseOf(e)
	for i := range sentences {
		if sentences[i].kind == is {
			return expand(sentences[i].text.In(l), e, l)
		}
	}
	return e.Kind
}

// expand puts an event's values into a sentence.
func expand(s string, e *sim.Event, l i18n.Lang) string {
	return sim.FillNames(s, func(name string) string {
		one, many, counted := strings.Cut(name, "|")
		switch {
		case !counted:
			return named(name, e, l)
		case e.Field("count") == "1":
			return one
		}
		return many
	})
}

// named is the value of a name in a sentence.
func named(name string, e *sim.Event, l i18n.Lang) string {
	f := e.Field
	switch name {
	case "who":
		kind := text("옛", "old")
		if e.Actor == newer.name() {
			kind = text("새", "new")
		}
		n := f("count")
		if l == i18n.Korean {
			return kind.Ko + " Task " + n + "개"
		}
		if n == "1" {
			return "1 " + kind.En + " task"
		}
		return n + " " + kind.En + " tasks"
	case "took":
		ms, _ := strconv.Atoi(f(name))
		return lasting(time.Duration(ms) * time.Millisecond).In(l)
	case "breaker":
		if f("threshold") == "" {
			return ""
		}
		return sim.Fill(text(" 서킷 브레이커의 실패 횟수는 임계값 $1회 가운데 $2회다.", " The circuit breaker counts $2 of $1 failures.").In(l), f("threshold"), f("failures"))
	case "room":
		if f("seats") == "-1" {
			return ""
		}
		return sim.Fill(text("클러스터의 여분 자리는 $1개다. ", "Spare places in the cluster: $1. ").In(l), f("seats"))
	case "up":
		return rounded(e, "min", text("올림", "up").In(l))
	case "down":
		return rounded(e, "max", text("내림", "down").In(l))
	}
	return f(name)
}

// rounded is how a bound came out of its product, or nothing where that is
// whole: " = 3.75, down".
func rounded(e *sim.Event, percent, way string) string {
	n, _ := strconv.Atoi(e.Field("desired"))
	p, _ := strconv.Atoi(e.Field(percent))
	if n*p%100 == 0 {
		return ""
	}
	return " = " + hundredths(n*p) + ", " + way
}

// hundredths writes a number of hundredths: 375 is "3.75", 150 "1.5".
func hundredths(n int) string {
	s := itoa(n / 100)
	if r := n % 100; r > 0 {
		s += "." + itoa(r/10)
		if r%10 > 0 {
			s += itoa(r % 10)
		}
	}
	return s
}
