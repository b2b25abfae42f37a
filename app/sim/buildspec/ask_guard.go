package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// guards are ways to write post_build around a push, %1. They fail the phase, or
// leave the push out quietly, or do nothing.
var guards = [][]string{
	{"%1"},
	{`test "$CODEBUILD_BUILD_SUCCEEDING" = 1`, "%1"},
	{`[ "$CODEBUILD_BUILD_SUCCEEDING" = 1 ] || exit 1`, "%1"},
	{`[ "$CODEBUILD_BUILD_SUCCEEDING" = 0 ] && exit 1`, "%1"},
	{`if [ "$CODEBUILD_BUILD_SUCCEEDING" = 1 ]; then %1; fi`},
	{`[ "$CODEBUILD_BUILD_SUCCEEDING" = 1 ] && %1`},
	{`echo "$CODEBUILD_BUILD_SUCCEEDING"`, "%1"},
}

// askGuard: is the deploy command of a build run, and how does POST_BUILD end.
func askGuard(a *sim.Asker) sim.Draft {
	c := sim.Pick(a, chains...)
	push := c.ship
	guard := sim.Pick(a, guards...)
	post := make([]string, len(guard))
	for i, g := range guard {
		post[i] = fill(g, push)
	}
	r := &recipe{run: [4][]string{nil, nil, {c.test, c.pack}, post}}
	fails := sim.Pick(a, c.test, c.test, c.pack, "")
	if fails != "" && a.Between(0, 4) == 0 {
		r.on[2] = "ABORT"
	}
	v := r.values(fails)
	last := modelOf(v).last()
	pushed := false
	for _, s := range last.visits[postBuild].steps {
		pushed = pushed || s.ran && (s.text == push || s.status == 0 && containsRun(s.text, push) && !last.visits[build].failed)
	}
	options := [4]i18n.Text{
		i18n.Of("배포 명령이 실행되고 POST_BUILD는 SUCCEEDED다.", "The deploy command runs, and POST_BUILD is SUCCEEDED."),
		i18n.Of("배포 명령이 실행되지 않고 POST_BUILD는 FAILED다.", "The deploy command does not run, and POST_BUILD is FAILED."),
		i18n.Of("배포 명령이 실행되지 않고 POST_BUILD는 SUCCEEDED다.", "The deploy command does not run, and POST_BUILD is SUCCEEDED."),
		i18n.Of("POST_BUILD에 들어가지 않으므로 배포 명령도 실행되지 않는다.", "POST_BUILD is not entered, so the deploy command does not run."),
	}
	key := 2
	switch {
	case !last.visits[postBuild].entered:
		key = 3
	case last.visits[postBuild].failed:
		key = 1
	case pushed:
		key = 0
	}
	d := sim.Draft{Values: v, Tags: tagsDeploy}
	story := say(a, "build의 명령은 모두 성공한다.", "All commands of build succeed.")
	if fails != "" {
		story = say(a, "%1 명령이 0이 아닌 종료 상태로 끝난다.", "%1 ends with an exit status other than 0.", code(fails))
	}
	rule := say(a, "on-failure는 없다.", "There is no on-failure.")
	if r.on[2] != "" {
		rule = say(a, "`build`에 `on-failure: ABORT`가 있다.", "`build` has an `on-failure: ABORT`.")
	}
	d.Prompt = say(a,
		"version 0.2인 buildspec에 적힌 명령은 다음과 같다. `build`의 commands: %1. `post_build`의 commands: %2. %3 %4 배포 명령 %5 자체는 시작되면 성공한다. post_build에 대해 맞는 것을 고르세요.",
		"A buildspec of version 0.2 has these commands in `build`: %1. In `post_build` it has these: %2. %3 %4 The deploy command %5 succeeds when it is started. What is right about post_build?",
		codes(r.run[2]), codes(post), rule, story, code(push))
	why := guardWhy(key, fails != "", len(guard) == 1 && guard[0] == "%1" || guard[0][0] == 'e')
	d.Key = right(a, options[key].In(a.Lang), why.Ko, why.En)
	d.Explanation = why.In(a.Lang)
	ideas := [4]string{"lets the push of every build through", "fails the phase where nothing fails", "takes a command that fails for one that is passed over", "skips post_build after a failed build"}
	not := [4]i18n.Text{
		i18n.Of("여기서는 배포 명령까지 가지 않는다.", "The build does not get as far as that command."),
		i18n.Of("여기서는 POST_BUILD의 어느 줄도 0이 아닌 종료 상태로 끝나지 않는다.", "Here no line of POST_BUILD ends with an exit status other than 0."),
		i18n.Of("배포 명령만 조용히 빠지는 경우가 아니다.", "This is not a case of the deploy command alone being left out quietly."),
		i18n.Of("POST_BUILD에 들어가는 것을 막는 설정이 없다.", "Nothing keeps the build from entering POST_BUILD."),
	}
	if key == 3 {
		none := i18n.Of("POST_BUILD의 명령은 하나도 시작되지 않고, POST_BUILD의 결과도 없다.", "No command of POST_BUILD is started, and it has no result.")
		not[0], not[1], not[2] = none, none, none
	}
	for _, i := range []int{3, 0, 1, 2} {
		if i != key {
			d.Distractors = append(d.Distractors, wrong(a, options[i].In(a.Lang), ideas[i], not[i].Ko+" "+why.Ko, not[i].En+" "+why.En))
		}
	}
	return d
}

// containsRun reports whether a line has the push in it as a part.
func containsRun(line, push string) bool {
	parts, _ := split(line)
	for _, p := range parts {
		if p.text == push {
			return true
		}
	}
	return false
}

// guardWhy is the reason of an outcome.
func guardWhy(key int, failed, bare bool) i18n.Text {
	switch {
	case key == 3:
		return i18n.Of("`on-failure: ABORT`라서 build가 실패하면 빌드는 거기서 끝난다.", "With `on-failure: ABORT` a failed build ends the whole build.")
	case key == 1 && failed:
		return i18n.Of("build가 실패해도 post_build는 실행된다. 이때 `CODEBUILD_BUILD_SUCCEEDING`은 0이므로 확인하는 줄이 실패하고, 그 뒤의 명령은 건너뛴다.", "post_build runs after a failed build. `CODEBUILD_BUILD_SUCCEEDING` is 0 then, so the line that looks at it fails and what follows is skipped.")
	case key == 1:
		return i18n.Of("build가 성공했으므로 `CODEBUILD_BUILD_SUCCEEDING`은 1이다. `[ 1 = 0 ] && exit 1`은 exit 없이 끝나지만 줄의 종료 상태가 1이라서 그 줄이 실패한 것이 된다.", "The build succeeded, so `CODEBUILD_BUILD_SUCCEEDING` is 1. `[ 1 = 0 ] && exit 1` does not exit, but the exit status of the line is 1, so the line itself fails.")
	case key == 2:
		return i18n.Of("`CODEBUILD_BUILD_SUCCEEDING`이 0이라 if 안의 배포 명령은 건너뛰지만, if 문 자체의 종료 상태는 0이다.", "`CODEBUILD_BUILD_SUCCEEDING` is 0, so the deploy command inside the if is passed over; the if itself ends with 0.")
	case failed && bare:
		return i18n.Of("build가 실패해도 post_build는 실행되고, 여기에는 결과를 확인해 멈추는 줄이 없다. 그래서 빌드가 실패했는데도 배포된다.", "post_build runs after a failed build, and no line here stops it, so the deploy command runs although the build failed.")
	}
	return i18n.Of("build가 성공했으므로 `CODEBUILD_BUILD_SUCCEEDING`은 1이고, 배포 명령을 막는 것이 없다.", "The build succeeded, so `CODEBUILD_BUILD_SUCCEEDING` is 1 and nothing stops the deploy command.")
}
