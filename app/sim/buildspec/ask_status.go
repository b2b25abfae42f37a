package buildspec

import "notelab/app/sim"

// askStatus: the statuses of BUILD, POST_BUILD and the whole build.
func askStatus(a *sim.Asker) sim.Draft {
	c := sim.Pick(a, chains...)
	r := &recipe{run: [4][]string{nil, nil, {c.test, c.pack}, {c.ship}}, finally: [4][]string{2: {c.report}}}
	fails := sim.Pick(a, c.test, c.pack, c.report, c.ship, "both", "")
	whyKo, whyEn := "", ""
	on := ""
	switch fails {
	case "":
		r.run[2][0] += " || true"
		fails = c.test
		whyKo, whyEn = "`|| true`가 실패를 감추어 그 줄의 종료 상태가 0이다.", "`|| true` hides the failure: the exit status of that line is 0."
	case "both":
		fails = c.test + "," + c.ship
		whyKo, whyEn = "build가 실패해도 post_build로 넘어가고, 거기서도 명령이 실패한다.", "A failed build still goes to post_build, where a command fails too."
	case c.report:
		whyKo, whyEn = "commands가 모두 성공해도 finally의 명령이 실패하면 phase는 FAILED다. 그래도 post_build로 넘어간다.", "A command of finally that fails makes the phase FAILED even when all commands succeeded. The build still goes to post_build."
	case c.ship:
		whyKo, whyEn = "build는 성공했지만 post_build에서 명령이 실패한다.", "The phase `build` succeeds, and a command of post_build fails."
	default:
		if on = sim.Pick(a, "", "ABORT"); on != "" {
			r.on[2] = on
			whyKo, whyEn = "`on-failure: ABORT`라서 build가 실패하면 post_build에 들어가지 않는다.", "With `on-failure: ABORT` a failed build does not go to post_build."
			break
		}
		whyKo, whyEn = "build가 실패해도 post_build로 넘어가고, post_build의 명령은 성공한다.", "A failed build still goes to post_build, whose command succeeds."
	}
	v := r.values(fails)
	last := modelOf(v).last()
	option := func(b, p string, whole bool) string {
		status := "SUCCEEDED"
		if whole {
			status = "FAILED"
		}
		return say(a, "BUILD %1, POST_BUILD %2, 빌드 전체 %3", "BUILD %1, POST_BUILD %2, the build %3", b, p, status)
	}
	state := func(p phase) string {
		switch {
		case !last.visits[p].entered:
			return say(a, "들어가지 않음", "not entered")
		case last.visits[p].failed:
			return "FAILED"
		}
		return "SUCCEEDED"
	}
	no := say(a, "들어가지 않음", "not entered")
	d := sim.Draft{Values: v, Tags: tagsDeploy}
	rule := ""
	if on != "" {
		rule = say(a, " `build`에 `on-failure: ABORT`가 있다.", " `build` has an `on-failure: ABORT`.")
	}
	names := code(fails)
	if fails == c.test+","+c.ship {
		names = say(a, "%1, %2 두", "%1 and %2", code(c.test), code(c.ship))
	}
	d.Prompt = say(a,
		"buildspec에 적힌 명령은 다음과 같다. `build`의 commands: %1. `build`의 finally: %2. `post_build`의 commands: %3.%4 artifacts는 없다. 이 가운데 %5 프로그램만 0이 아닌 종료 상태로 끝난다. 상태를 바르게 쓴 것을 고르세요.",
		"A buildspec has these commands in `build`: %1. The finally of `build` has %2, and `post_build` has %3.%4 There are no artifacts. Of the programs only %5 ends with an exit status other than 0. Which statuses are right?",
		codes(r.run[2]), codes(r.finally[2]), codes(r.run[3]), rule, names)
	verdictKo, verdictEn := "실패한 phase가 있으므로 빌드 전체는 FAILED다.", "With a failed phase the whole build is FAILED."
	if !last.failed {
		verdictKo, verdictEn = "실패한 phase가 없으므로 빌드 전체도 SUCCEEDED다.", "With no failed phase the whole build is SUCCEEDED."
	}
	whyKo, whyEn = whyKo+" "+verdictKo, whyEn+" "+verdictEn
	d.Key = right(a, option(state(build), state(postBuild), last.failed), whyKo, whyEn)
	d.Explanation = say(a, whyKo, whyEn)
	add := func(b, p string, whole bool, idea, ko, en string) {
		d.Distractors = append(d.Distractors, wrong(a, option(b, p, whole), idea, ko+" "+whyKo, en+" "+whyEn))
	}
	const ok, bad = "SUCCEEDED", "FAILED"
	switch {
	case last.failed && !last.visits[postBuild].entered:
		add(state(build), state(postBuild), false, "counts phases that are left out as successes", "중단된 빌드가 성공이 되지는 않는다.", "A build that was aborted is no success.")
	case last.visits[postBuild].failed:
		add(state(build), state(postBuild), false, "leaves post_build out of the build's status", "post_build의 실패도 빌드 전체의 상태에 반영된다.", "A failure of post_build counts for the whole build, too.")
	case last.failed:
		add(state(build), state(postBuild), false, "lets the last phase decide the build", "나중에 실행된 phase가 빌드의 상태를 덮어쓰지 않는다.", "A later phase does not overwrite the status of the build.")
	}
	if last.visits[build].failed && last.visits[postBuild].entered {
		add(bad, no, true, "skips post_build after a failed build", "on-failure가 없으면 build의 실패가 post_build를 막지 않는다.", "Without on-failure a failed build does not keep post_build from running.")
	}
	if !last.visits[postBuild].entered {
		add(bad, ok, true, "overlooks on-failure", "ABORT라서 POST_BUILD로 넘어가지 않는다.", "ABORT keeps the build from entering POST_BUILD.")
	}
	if !last.failed {
		const ko, en = "실패로 끝나는 줄은 어느 phase에도 없다.", "No line of any phase ends in failure."
		add(bad, ok, true, "takes every failure to be one of build", ko, en)
		add(ok, bad, true, "takes every failure to be one of post_build", ko, en)
		add(bad, bad, true, "passes a failure on to the next phase", ko, en)
		return d
	}
	add(ok, ok, false, "trusts the commands that succeed", "성공한 명령이 있다고 실패가 지워지지는 않는다.", "Commands that succeed do not wipe a failure out.")
	add(bad, ok, true, "takes every failure to be one of build", "어느 phase에서 실패했는지 보아야 한다.", "Look at which phase has a line that fails.")
	add(ok, bad, true, "takes every failure to be one of post_build", "어느 phase에서 실패했는지 보아야 한다.", "Look at which phase has a line that fails.")
	add(bad, bad, true, "passes a failure on to the next phase", "앞 phase가 실패했다고 다음 phase까지 FAILED가 되지는 않는다.", "A failed phase does not make the next one FAILED.")
	return d
}
