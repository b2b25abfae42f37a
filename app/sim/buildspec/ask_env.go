package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// askEnv: what a command of build sees in a variable that several places set.
func askEnv(a *sim.Asker) sim.Draft {
	name := sim.Pick(a, "STAGE", "LOG_LEVEL", "API_URL", "REGION_NAME", "IMAGE_TAG", "BUCKET")
	pool := []string{"dev", "test", "prod", "beta", "live", "blue", "v7", "main"}
	a.Rand.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	set := [layers]bool{inSpec: true}
	switch a.Between(0, 3) {
	case 0:
		set[inProject] = true
	case 1:
		set[inStart] = true
	case 2:
		set[inProject], set[inStart] = true, true
	case 3:
		set[inSpec], set[inProject], set[inStart] = a.Coin(), true, true
	}
	export := a.Between(0, 2) == 0 // a command of install sets it too
	r := &recipe{version: "0.2"}
	if export && a.Coin() {
		r.version = "0.1"
	}
	if set[inSpec] && r.version == "0.2" {
		r.vars = []string{name + "=" + pool[inSpec]}
	} else {
		set[inSpec] = false
	}
	if export && r.version == "0.1" {
		set[inProject] = true
	}
	r.run[2] = []string{"echo $" + name}
	if export {
		r.run[0] = []string{"export " + name + "=" + pool[3]}
	}
	pairs := []string{"project-env", "", "start-env", ""}
	where := i18n.Text{}
	put := func(l layer, ko, en string) {
		t := tell(ko+": %1.", en+": %1.", code(name+"="+pool[l]))
		where.Ko, where.En = where.Ko+" "+t.Ko, where.En+" "+t.En
	}
	if set[inStart] {
		pairs[3] = name + "=" + pool[inStart]
		put(inStart, "StartBuild의 재정의", "Override of StartBuild")
	}
	if set[inSpec] {
		put(inSpec, "buildspec의 `env/variables`", "`env/variables` of the buildspec")
	}
	if set[inProject] {
		pairs[1] = name + "=" + pool[inProject]
		put(inProject, "프로젝트 정의", "Project definition")
	}
	v := r.values("", pairs...)
	m := modelOf(v)
	key := ""
	for i := range m.log {
		if m.log[i].out {
			key = m.log[i].text
		}
	}
	d := sim.Draft{Values: v, Tags: tagsConfig}
	also := i18n.Text{}
	if export {
		also = tell(" install에서는 %1 명령을 먼저 실행한다.", " The install command %1 has run before.", code(r.run[0][0]))
	}
	d.Prompt = i18n.Of(
		fill("version %1 buildspec으로 빌드한다. 환경 변수는 다음과 같이 정해져 있다.%2%3 build에서 %4 명령이 출력하는 값을 고르세요.", code(r.version), where.Ko, also.Ko, code(r.run[2][0])),
		fill("A project is built with a buildspec of version %1. The environment variable is set in these places.%2%3 What does the build command %4 print?", code(r.version), where.En, also.En, code(r.run[2][0]))).In(a.Lang)
	why := i18n.Of("같은 이름이면 우선순위는 StartBuild의 재정의가 가장 높고, 프로젝트 정의, buildspec의 `env` 순으로 낮아진다.", "Under one name the StartBuild override is strongest, then the project definition, then the buildspec's `env`.")
	switch {
	case export && r.version == "0.2":
		why = i18n.Of("version 0.2에서는 모든 명령이 한 셸에서 실행되므로, install에서 export한 값이 build까지 남는다. 우선순위는 빌드가 시작될 때의 값을 정할 뿐이다.", "With version 0.2 all commands run in one shell, so what install exports is still there in build. Precedence only settles the value at the start.")
	case export:
		why = i18n.Of(
			"version 0.1에서는 명령마다 새 셸을 쓰므로, install에서 export한 값은 그 명령과 함께 사라지고 빌드가 시작될 때의 값이 쓰인다. 그 값은 StartBuild의 재정의, 프로젝트 정의, buildspec 순으로 정해진다.",
			"With version 0.1 each command has a shell of its own: the exported value is gone with its command, and the value of the start counts. That is settled by the StartBuild override, then the project definition, then the buildspec.")
	}
	d.Key = right(a, code(key), why.Ko, why.En)
	d.Explanation = why.In(a.Lang)
	for l, idea := range []string{"lets the buildspec win, as it is nearest to the commands", "lets the project definition win over everything", "lets the start of a build win over what commands set"} {
		if set[l] && pool[l] != key {
			d.Distractors = append(d.Distractors, wrong(a, code(pool[l]), idea,
				"%1에 있는 값이다. %2", "That is the value of %3. %4", layerNames[l].Ko, why.Ko, layerNames[l].En, why.En))
		}
	}
	if export && key != pool[3] {
		d.Distractors = append(d.Distractors, wrong(a, code(pool[3]), "keeps exported values across the shells of version 0.1",
			"install의 명령이 제 셸에 넣은 값이다. %1", "That is what the install command put into its own shell. %2", why.Ko, why.En))
	}
	d.Distractors = append(d.Distractors,
		wrong(a, say(a, "빈 값", "an empty value"), "expects values that clash to cancel out",
			"값이 겹쳐도 지워지지 않고 하나가 정해진다. %1", "Values that clash do not cancel out; one is chosen. %2", why.Ko, why.En))
	joined := ""
	for l := inSpec; l < layers; l++ {
		if set[l] {
			if joined != "" {
				joined += ","
			}
			joined += pool[l]
		}
	}
	d.Distractors = append(d.Distractors, wrong(a, code(joined), "expects values of one name to be joined",
		"같은 이름의 값은 이어 붙지 않고 하나만 쓰인다. %1", "Values of one name are not joined; one of them is used. %2", why.Ko, why.En))
	return d
}
