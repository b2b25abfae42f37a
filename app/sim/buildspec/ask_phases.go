package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// failing is a phase that fails and what its on-failure says. The way from
// PRE_BUILD without on-failure is left out: no page puts it into words.
type failing struct {
	at int
	on string
}

var failings = []failing{
	{0, ""}, {0, "ABORT"}, {0, "CONTINUE"},
	{1, "ABORT"}, {1, "CONTINUE"},
	{2, ""}, {2, "ABORT"}, {2, "CONTINUE"},
}

// askPhases: which phases run their commands when one of them fails.
func askPhases(a *sim.Asker) sim.Draft {
	c := sim.Pick(a, chains...)
	f := sim.Pick(a, failings...)
	r := &recipe{run: [4][]string{{c.install}, {c.check}, {sim.Pick(a, c.test, c.pack)}, {c.ship}}}
	r.on[f.at] = f.on
	bad := r.run[f.at][0]
	v := r.values(bad)
	m := modelOf(v)
	var entered []string
	for p := install; p <= postBuild; p++ {
		if m.last().visits[p].entered {
			entered = append(entered, keys[p-install])
		}
	}
	key := inOrder(entered)

	d := sim.Draft{Values: v, Tags: tagsDeploy}
	rule := say(a, "on-failure는 어디에도 없다.", "There is no on-failure anywhere.")
	if f.on != "" {
		rule = say(a, "%1 phase에만 `on-failure: %2` 설정이 있다.", "Only %1 has an `on-failure: %2`.", code(keys[f.at]), f.on)
	}
	d.Prompt = say(a,
		"buildspec의 네 phase에 명령이 하나씩 있다. `install`: %1, `pre_build`: %2, `build`: %3, `post_build`: %4. %5 %6 명령이 0이 아닌 종료 상태로 끝나고 다른 명령은 성공한다. 명령이 실행되는 phase를 순서대로 나열한 것을 고르세요.",
		"The four phases of a buildspec have one command each. `install`: %1, `pre_build`: %2, `build`: %3, `post_build`: %4. %5 The command %6 ends with an exit status other than 0; the others would succeed. Which phases run their command, in order?",
		code(r.run[0][0]), code(r.run[1][0]), code(r.run[2][0]), code(r.run[3][0]), rule, code(bad))
	why := phasesWhy(f)
	d.Key = right(a, key, why.Ko, why.En)
	d.Explanation = why.In(a.Lang)

	failed := code(keys[f.at])
	stop := inOrder(keys[:f.at+1])
	all := inOrder(keys[:])
	jump := inOrder(append(append([]string{}, keys[:f.at+1]...), "post_build"))
	for _, w := range []sim.Candidate{
		wrong(a, jump, "lets post_build run after any failure",
			"post_build는 뒷정리용으로 늘 실행되는 phase가 아니다. 다음에 어디로 갈지는 %1 phase가 실패했을 때의 규칙이 정한다. "+why.Ko,
			"post_build is no cleanup that runs after every failure: what follows is settled by the rule for a failure of %1. "+why.En, failed),
		wrong(a, stop, "stops every build at its first failure",
			"실패한 phase에서 빌드가 늘 끝나는 것은 아니다. "+why.Ko,
			"A build does not always end with the phase that fails. "+why.En),
		wrong(a, all, "lets every phase run",
			"%1 phase가 실패한 뒤에도 모든 phase가 실행되는 것은 아니다. "+why.Ko,
			"Not every phase runs after a failure of %1. "+why.En, failed),
		wrong(a, inOrder(keys[:min(f.at+2, 3)]), "lets one more phase run",
			"실패한 %1 phase의 다음 하나까지만 실행되는 규칙은 없다. "+why.Ko,
			"No rule lets just one more phase run after %1. "+why.En, failed),
		wrong(a, inOrder(append(append([]string{}, keys[:f.at]...), keys[f.at+1:]...)), "counts a phase that fails as not run",
			"%1 phase의 명령은 실행되어 실패한 것이다. "+why.Ko,
			"The command of %1 ran and failed. "+why.En, failed),
		wrong(a, inOrder(keys[:f.at]), "counts a phase that fails as not run, and stops there",
			"%1 phase의 명령은 실행되어 실패한 것이다. "+why.Ko,
			"The command of %1 ran and failed. "+why.En, failed),
	} {
		if w.Text == "" {
			continue
		}
		d.Distractors = append(d.Distractors, w)
	}
	return d
}

// phasesWhy is the rule that decides after a failure.
func phasesWhy(f failing) i18n.Text {
	switch {
	case f.on == "CONTINUE":
		return tell("`on-failure: CONTINUE`는 %1 phase가 실패해도 다음 phase로 가게 한다.", "`on-failure: CONTINUE` lets the build go on to the next phase when %1 fails.", code(keys[f.at]))
	case f.on == "ABORT":
		return tell("`on-failure: ABORT`는 %1 phase가 실패하면 빌드를 중단하므로 뒤의 phase는 실행되지 않는다.", "`on-failure: ABORT` ends the build when %1 fails, so no later phase runs.", code(keys[f.at]))
	case f.at == 0:
		return i18n.Of("`install`이 실패하면 `pre_build`, `build`, `post_build`의 명령은 실행되지 않는다.", "When `install` fails, no command of `pre_build`, `build` or `post_build` runs.")
	}
	return i18n.Of("`build`는 실패해도 `post_build`로 넘어간다. 막으려면 `on-failure: ABORT`를 쓰거나 `CODEBUILD_BUILD_SUCCEEDING`을 확인한다.", "A failed `build` still goes to `post_build`. To prevent it, write `on-failure: ABORT` or look at `CODEBUILD_BUILD_SUCCEEDING`.")
}
