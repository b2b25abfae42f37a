package buildspec

import "notelab/app/sim"

// askCommands: one phase with a command that fails, and finally.
func askCommands(a *sim.Asker) sim.Draft {
	c := sim.Pick(a, chains...)
	run := sim.Pick(a, []string{c.check, c.test, c.pack}, []string{c.test, c.pack, c.ship}, []string{c.check, c.test, c.pack, c.ship}, []string{c.install, c.check, c.test})
	bad := a.Between(0, len(run)-2) // something is left to skip
	finally := []string{c.report}
	if a.Coin() {
		finally = append(finally, "rm -rf tmp")
	}
	fails := run[bad]
	hidden := a.Between(0, 3) == 0 // the failure is hidden from CodeBuild
	if hidden {
		run[bad] += " || true"
	}
	at := a.Between(0, 3)
	r := &recipe{}
	r.run[at], r.finally[at] = run, finally
	v := r.values(fails)
	key := ran(modelOf(v))

	join := func(lists ...[]string) string {
		var all []string
		for _, l := range lists {
			all = append(all, l...)
		}
		return inOrder(all)
	}
	d := sim.Draft{Values: v, Tags: tagsDeploy}
	d.Prompt = say(a,
		"buildspec의 %1 phase에 적힌 명령은 다음과 같다. commands: %2. finally: %3. 이 가운데 %4 프로그램만 0이 아닌 종료 상태로 끝난다. 이 phase에서 시작되는 명령을 순서대로 모두 나열한 것을 고르세요.",
		"The phase %1 of a buildspec has these commands: %2. Its finally has these: %3. Of the programs only %4 ends with an exit status other than 0. Which commands of the phase are started, in order?",
		code(keys[at]), codes(run), codes(finally), code(fails))
	upTo, after := run[:bad+1], run[bad+1:]
	rest := codes(after)
	if hidden {
		d.Key = right(a, inOrder(key),
			"%1 명령 뒤의 `|| true` 때문에 이 줄의 종료 상태는 0이다. CodeBuild가 보기에는 실패가 없으므로 commands를 모두 실행하고 finally로 간다.",
			"The `|| true` behind %1 makes the exit status of that line 0. To CodeBuild nothing failed: all commands run, then finally.", code(fails))
		d.Explanation = say(a,
			"CodeBuild는 줄 하나의 종료 상태만 본다. `|| true`는 실패를 감추므로 phase도 SUCCEEDED가 된다.",
			"CodeBuild looks at the exit status of the line and at nothing else. `|| true` hides the failure, and the phase is SUCCEEDED.")
		d.Distractors = []sim.Candidate{
			wrong(a, join(upTo, finally), "looks past || true",
				"%1 프로그램은 실패해도 `|| true`가 그 줄을 성공으로 만든다. 그래서 남은 commands(%2)도 실행된다.",
				"%1 fails, but `|| true` makes its line succeed, so the commands left (%2) run too.", code(fails), rest),
			wrong(a, join(upTo), "takes finally for a block that needs success",
				"그 줄은 성공한 것이 되고, finally는 성공이든 실패든 실행된다.",
				"That line counts as a success, and finally runs after a success and after a failure."),
			wrong(a, join(run), "takes finally for an error handler",
				"finally는 실패했을 때만 실행되는 블록이 아니다. 늘 실행된다.",
				"finally is no block for errors only: it always runs."),
		}
		return d
	}
	d.Key = right(a, inOrder(key),
		"%1 명령이 실패하면 남은 commands(%2)는 건너뛰지만 finally는 그래도 실행된다.",
		"When %1 fails, the commands left (%2) are skipped, and finally runs all the same.", code(fails), rest)
	d.Explanation = say(a,
		"한 phase 안에서 처음 실패한 명령이 남은 commands를 멈춘다. finally는 commands의 결과와 상관없이 실행되고, 그래도 phase는 FAILED다.",
		"Within a phase the first command that fails stops the commands that are left. finally runs whatever became of them, and the phase is FAILED all the same.")
	d.Distractors = []sim.Candidate{
		wrong(a, join(upTo), "takes finally for a block that needs success",
			"finally는 commands가 실패해도 실행된다. %1 명령에서 phase가 끝나지 않는다.",
			"finally runs even after a failure; the phase does not end with %1.", code(fails)),
		wrong(a, join(run, finally), "goes on after a failed command",
			"%1 명령의 실패가 남은 commands(%2)를 멈춘다. 그래도 실행되는 것은 finally뿐이다.",
			"The failure of %1 stops the commands left (%2); only finally still runs.", code(fails), rest),
		wrong(a, join(run), "goes on after a failed command and leaves finally out",
			"남은 commands(%1)는 건너뛰고, finally는 빠지지 않고 실행된다.",
			"The commands left (%1) are skipped, and finally is not.", rest),
		wrong(a, join(run[:bad], finally), "counts a command that fails as not started",
			"%1 명령은 시작되어 실패한 것이다. 시작된 명령에 들어간다.",
			"%1 was started; it ran and failed.", code(fails)),
	}
	return d
}
