package pipeline

import (
	"slices"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// task is an action of a stage that is asked about.
type task struct {
	name        string
	order, mins int
}

// drawTasks draws the actions of a stage: at least two runOrders, and at least two
// actions in one of them.
func drawTasks(a *sim.Asker, n int) []task {
	names := []string{"Lint", "Unit", "Scan", "Package", "Smoke"}
	a.Rand.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	orders := [][]int{{1, 1, 2}, {1, 2, 2}, {1, 3, 3}, {2, 2, 5}}
	if n == 4 {
		orders = [][]int{{1, 1, 2, 2}, {1, 2, 2, 3}, {1, 1, 2, 3}, {1, 1, 1, 2}, {1, 2, 4, 4}, {1, 3, 3, 3}}
	}
	var list []task
	for i, o := range sim.Pick(a, orders...) {
		list = append(list, task{name: names[i], order: o, mins: a.Between(2, 9)})
	}
	return list
}

// textOf writes a pipeline whose Build stage has the tasks.
func textOf(list []task) string {
	text := "stage Source\n  Fetch: source, 1m, out src\nstage Build\n"
	for _, t := range list {
		text += "  " + t.name + ": build, " + itoa(t.mins) + "m, in src, runOrder " + itoa(t.order) + "\n"
	}
	return text + "stage Deploy\n  Release: deploy, 2m, in src"
}

func askStageTime(a *sim.Asker) sim.Draft {
	list := drawTasks(a, a.Between(3, 4))
	v := info.Defaults().Must("pipeline", textOf(list), "commits", "0")
	r := runOf(v)
	x := r.visits[r.visitOf(0, 1)]
	key := mins(x.to - x.from)
	sum, longest, fastest, first := 0, 0, 0, 0
	var parts []string
	for o, end := 1, 0; o <= 9; o++ {
		least, most := 0, 0
		for _, t := range list {
			if t.order == o {
				most = max(most, t.mins)
				if least == 0 || t.mins < least {
					least = t.mins
				}
			}
		}
		if most == 0 {
			continue
		}
		end += most
		fastest += least
		if first == 0 {
			first = most
		}
		parts = append(parts, a.Say("runOrder $1: $2분", "runOrder $1: $2 min", itoa(o), itoa(most)))
	}
	for _, t := range list {
		sum += t.mins
		longest = max(longest, t.mins)
	}
	truth := a.Say("같은 runOrder에서는 가장 긴 작업이 정한다. $1. 더하면 $2분.", "Within one runOrder the longest action counts. $1. Together $2 min.", strings.Join(parts, ", "), itoa(key))
	k := func(n int) string { return a.Say("$1분", "$1 min", itoa(n)) }
	wrong := func(n int, misconception, ko, en string) sim.Candidate {
		return because(k(n), misconception, a.Say(ko, en)+" "+truth)
	}
	return sim.Draft{
		Prompt: tell(a, list) + a.Say("작업을 시작하는 데는 시간이 걸리지 않는다고 본다. 모두 성공한다면 이 스테이지는 몇 분 걸리는가?", "Starting an action takes no time. If all succeed, how long does the stage take?"),
		Key:    because(k(key), "", truth),
		Distractors: []sim.Candidate{
			wrong(sum, "runs all actions one after another", "같은 runOrder의 작업은 함께 시작된다.", "Actions of the same runOrder start together."),
			wrong(longest, "runs all actions in parallel", "runOrder가 더 큰 작업은 앞의 작업이 모두 성공한 뒤에 시작된다.", "A larger runOrder starts only when all before it have succeeded."),
			wrong(fastest, "goes on when the first action of a runOrder is done", "같은 runOrder의 작업이 모두 끝나야 다음으로 간다.", "All actions of a runOrder have to end first."),
			wrong(key-first, "leaves out the first runOrder", "처음 runOrder를 빠뜨렸다.", "This leaves out the first runOrder."),
			wrong(key+longest, "adds the longest action once more", "가장 긴 작업을 두 번 셌다.", "This counts the longest action twice."),
		},
		Explanation: a.Say("`runOrder`가 같은 작업은 병렬로, 더 큰 작업은 앞의 작업이 모두 성공한 뒤에 실행된다. 번호가 이어질 필요는 없다.", "Actions of equal `runOrder` run in parallel; a larger one waits until all before it have succeeded. The numbers need not be consecutive."),
		Values:      v, Tags: flowTags,
	}
}

// tell lists the tasks of a stage, in a shuffled order.
func tell(a *sim.Asker, list []task) string {
	var s []string
	for _, i := range a.Rand.Perm(len(list)) {
		t := list[i]
		s = append(s, a.Say("$1(`runOrder` $2, $3분)", "$1 (`runOrder` $2, $3 min)", t.name, itoa(t.order), itoa(t.mins)))
	}
	return a.Say("파이프라인의 Build 스테이지에 작업이 $1개 있다: $2. ", "The Build stage of a pipeline has $1 actions: $2. ", itoa(len(list)), strings.Join(s, ", "))
}

func askRerun(a *sim.Asker) sim.Draft {
	list := drawTasks(a, a.Between(3, 4))
	bad := list[a.Between(0, len(list)-1)]
	all := a.Coin()
	// The prompt is about two rules; a stage where both give the same is no question.
	for bad.order == list[0].order && !hasPeer(list, bad) {
		bad = list[a.Between(0, len(list)-1)]
	}
	mode, how := "`FAILED_ACTIONS`", retryFailed
	if all {
		mode, how = "`ALL_ACTIONS`", retryAll
	}
	v := info.Defaults().Must("pipeline", textOf(list), "commits", "0", "fail", bad.name, "fail-run", "1", "on-failure", how)
	r := runOf(v)
	var ran []string // in the retry, in the order of the list
	for _, t := range list {
		for _, b := range r.bars {
			if b.stage == 1 && r.visits[b.visit].retry && r.stages[1].actions[b.action].name == t.name {
				ran = append(ran, t.name)
			}
		}
	}
	pick := func(keep func(t task) bool) string {
		var s []string
		for _, t := range list {
			if keep(t) {
				s = append(s, t.name)
			}
		}
		return strings.Join(s, ", ")
	}
	truth := a.Say("`FAILED_ACTIONS`는 실패한 $1만 다시 실행한다. 성공하면 아직 시작하지 않은 작업, 곧 runOrder가 더 큰 작업이 이어진다.", "`FAILED_ACTIONS` runs the failed $1 again; when that succeeds, the larger runOrders that had not started follow.", bad.name)
	if bad.order == list[len(list)-1].order {
		truth = a.Say("`FAILED_ACTIONS`는 실패한 $1만 다시 실행한다. runOrder가 더 큰 작업은 없다.", "`FAILED_ACTIONS` runs the failed $1 again; there is no larger runOrder.", bad.name)
	}
	if all {
		truth = a.Say("$1는 이미 성공한 작업까지 스테이지의 첫 작업부터 모두 다시 실행한다.", "$1 runs every action again from the first of the stage, those that had succeeded included.", mode)
	}
	peers := i18n.Of("runOrder가 같은 작업이라고 함께 다시 실행되지는 않는다.", "Actions of the same runOrder are not run again along with it.")
	if all {
		peers = i18n.Of("실패한 작업의 runOrder부터가 아니라 스테이지의 처음부터다.", "It starts from the first of the stage, not from the failed action's runOrder.")
	}
	wrong := func(text, misconception, ko, en string) sim.Candidate {
		return because(text, misconception, a.Say(ko, en)+" "+truth)
	}
	everything, onward := pick(func(task) bool { return true }), pick(func(t task) bool { return t.name == bad.name || t.order > bad.order })
	d := []sim.Candidate{
		wrong(onward, "takes ALL_ACTIONS for FAILED_ACTIONS", "실패한 작업부터 잇는 것은 `FAILED_ACTIONS`다.", "Going on from the failed action is `FAILED_ACTIONS`."),
		wrong(everything, "takes FAILED_ACTIONS for ALL_ACTIONS", "성공한 작업까지 다시 실행하는 것은 `ALL_ACTIONS`다.", "Running those that succeeded again is `ALL_ACTIONS`."),
		wrong(bad.name, "stops after the failed action", "실패한 작업이 성공하면 스테이지는 거기서 끝나지 않고 이어진다.", "Once the failed action succeeds, the stage does not end there but goes on."),
		wrong(pick(func(t task) bool { return t.order >= bad.order }), "runs the failed runOrder again as a whole", peers.Ko, peers.En),
		wrong(pick(func(t task) bool { return t.order > bad.order }), "skips the failed action", "실패한 작업을 건너뛰는 재시도는 없다.", "No retry skips the failed action."),
		wrong(pick(func(t task) bool { return t.order <= bad.order }), "runs everything up to the failed action", "실패한 작업까지만 실행하고 멈추지 않는다.", "It does not stop after the failed action's runOrder."),
		wrong(pick(func(t task) bool { return t.name != bad.name }), "leaves out the failed action", "실패한 작업은 반드시 다시 실행된다.", "The failed action is certainly run again."),
	}
	d = slices.DeleteFunc(d, func(c sim.Candidate) bool { return c.Text == "" })
	return sim.Draft{
		Prompt: tell(a, list) + a.Say("$1만 처음에 실패하고 나머지는 시작되면 모두 성공한다. 진행 중인 작업이 끝난 뒤 이 스테이지를 $2 모드로 재시도해 이번에는 $1도 성공했다. 재시도를 부른 뒤 이 스테이지에서 실행되는 작업을 모두 고른 것은?",
			"Only $1 fails, at first; every other action succeeds once it starts. When no action is in progress, the stage is retried with $2, and this time $1 succeeds as well. Which actions of the stage run after the retry is called?", bad.name, mode),
		Key:         because(strings.Join(ran, ", "), "", truth),
		Distractors: d,
		Explanation: a.Say("`FAILED_ACTIONS`는 실패한 작업만, `ALL_ACTIONS`는 스테이지의 첫 작업부터 모두 다시 실행한다. 어느 쪽이든 앞 스테이지는 다시 돌지 않고, 성공하면 실행이 이어진다.", "`FAILED_ACTIONS` runs the failed actions again, `ALL_ACTIONS` all of the stage from its first. Neither repeats earlier stages, and after a success the execution goes on."),
		Values:      v, Tags: flowTags,
	}
}

func hasPeer(list []task, of task) bool {
	for _, t := range list {
		if t.order == of.order && t.name != of.name {
			return true
		}
	}
	return false
}

func askInputs(a *sim.Asker) sim.Draft {
	pool := []string{"app", "bundle", "image", "report", "charts", "layer", "config"}
	a.Rand.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	early, peer, later, after := pool[0], pool[1], pool[2], pool[3]
	order := a.Between(1, 3)
	first := order == 1 // then nothing before it in its own stage
	var text, words []string
	say := func(name, kind string, minutes, order int, in, out string) {
		text = append(text, "  "+name+": "+kind+", "+itoa(minutes)+"m, "+strings.TrimSpace(in)+", out "+out+", runOrder "+itoa(order))
		words = append(words, a.Say("$1(`runOrder` $2, 출력 $3)", "$1 (`runOrder` $2, output $3)", name, itoa(order), out))
	}
	stageOf := func(name string) {
		text = append(text, "stage "+name)
		if words != nil {
			words[len(words)-1] += "."
		}
		words = append(words, a.Say("$1 스테이지:", "Stage $1:", name))
	}
	stageOf("Source")
	text = append(text, "  Fetch: source, 1m, out src")
	words = append(words, a.Say("Fetch(출력 src)", "Fetch (output src)"))
	stageOf("Build")
	if !first {
		say("Compile", build, 3, order-1, "in src", early)
	}
	say("Pack", build, 2, order, "in src", peer)
	say("Sign", build, 2, order+1, "in src", later)
	key := early
	if first {
		key = "src"
	}
	input := key
	text = append(text, "  Unit: test, 4m, in "+input+", runOrder "+itoa(order))
	stageOf("Release")
	say("Bundle", build, 2, 1, "in src", after)
	words[len(words)-1] += "."
	v := info.Defaults().Must("pipeline", strings.Join(text, "\n"), "commits", "0")
	place := a.Say("Build 스테이지에 `runOrder` $1인 작업 Unit을 더하려 한다. ", "An action Unit with `runOrder` $1 is to be added to the Build stage. ", itoa(order))
	truth := a.Say("Unit보다 앞서 끝나는 것은 Source의 Fetch뿐이라 src만 쓸 수 있다.", "Only Fetch of the source stage is done before Unit, so it can take src.")
	if !first {
		truth = a.Say("Compile은 같은 스테이지에서 runOrder가 더 작으므로 그 출력($1)은 Unit이 시작하기 전에 나와 있다.", "Compile has a smaller runOrder in the same stage, so $1 is there before Unit starts.", key)
	}
	wrong := func(text, misconception, ko, en string) sim.Candidate {
		return because("`"+text+"`", misconception, a.Say(ko, en, itoa(order))+" "+truth)
	}
	return sim.Draft{
		Prompt: a.Say("파이프라인의 구조가 다음과 같다. ", "A pipeline has this structure. ") + joinWords(words) + " " + place + a.Say("Unit의 입력 아티팩트로 쓸 수 있는 것은?", "Which of these can be its input artifact?"),
		Key:    because("`"+key+"`", "", truth),
		Distractors: []sim.Candidate{
			wrong(peer, "takes an output of the same runOrder", "Pack은 Unit과 runOrder가 같아($1) 함께 시작된다.", "Pack has the same runOrder $1 and starts together with Unit."),
			wrong(later, "takes an output of a larger runOrder", "Sign은 runOrder가 더 커서 Unit 뒤에 실행된다.", "Sign has a larger runOrder and runs after Unit."),
			wrong(after, "takes an output of a later stage", "Release는 Build 뒤의 스테이지다.", "Release is a stage after Build."),
			wrong(pool[4], "takes an artifact that nobody gives", "그런 출력 아티팩트가 파이프라인에 없다.", "No action of the pipeline gives it."),
		},
		Explanation: a.Say("입력 아티팩트는 앞선 작업의 출력이어야 한다. 앞 스테이지의 작업이거나 같은 스테이지에서 `runOrder`가 더 작은 작업이다. 바로 앞일 필요는 없다.", "An input artifact has to be the output of an earlier action: one of an earlier stage, or one with a smaller `runOrder` in the same stage. It need not be the one just before."),
		Values:      v, Tags: []string{"D3.T4.S6", "D3.T4.S7"},
	}
}

// joinWords puts the parts of a pipeline into sentences: a comma between actions,
// none after a stage's name.
func joinWords(words []string) string {
	s := words[0]
	for i := 1; i < len(words); i++ {
		if !strings.HasSuffix(words[i-1], ":") && !strings.HasSuffix(words[i-1], ".") {
			s += ","
		}
		s += " " + words[i]
	}
	return s
}
