package buildspec

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "buildspec".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inText    = i18n.Same("buildspec.yml")
	inEnv     = i18n.Of("프로젝트와 빌드 시작", "Project and start of the build")
	inUnknown = i18n.Of("공식 문서에 글로 없는 규칙", "Rules the guide does not put into words")
)

// written reports whether one of the words stands in the buildspec.
func written(words ...string) func(sim.Values) bool {
	return func(v sim.Values) bool {
		for _, w := range words {
			if strings.Contains(v.Get("buildspec"), w) {
				return true
			}
		}
		return false
	}
}

// endsEarly reports whether the build leaves its phases before POST_BUILD, or
// aborts in it.
func endsEarly(v sim.Values) bool {
	a := modelOf(v).last()
	for p := install; p <= postBuild; p++ {
		if why := a.visits[p].why; why == "abort" || why == "install-stops" || why == "pre-build-stops" {
			return true
		}
	}
	return false
}

var info = &sim.Info{
	Name:    "buildspec",
	Title:   i18n.Of("buildspec.yml을 phase마다 실행하기", "A buildspec.yml, phase by phase"),
	Summary: i18n.Of("buildspec을 그대로 읽어 phase마다 실행한다. 어떤 명령이 실패하면 무엇을 건너뛰고 무엇이 그래도 실행되며 무엇이 S3에 올라가는지 본다.", "A real buildspec is read and run. See what is left out when a command fails, what runs all the same, and what is uploaded to S3."),
	Params: []sim.Param{
		{Name: "buildspec", Kind: sim.String, Group: inText, MaxLen: 4000, Default: siteSpec,
			Label: i18n.Of("buildspec 본문", "Text of the buildspec")},
		{Name: "fails", Kind: sim.List, Group: inText, MaxLen: 6, Check: checkPart, Default: "npm test",
			Label: i18n.Of("실패하는 명령", "Commands that fail"),
			Help:  i18n.Of("이 글자가 든 명령은 종료 상태 1로 끝난다. false와 exit 1은 늘 실패한다.", "A command that has this in it ends with exit status 1. false and exit 1 fail anyway.")},
		{Name: "files", Kind: sim.List, Group: inText, MaxLen: 16, Check: checkFile, Default: siteFiles,
			Label: i18n.Of("작업 디렉터리의 파일", "Files in the working directory"),
			Help:  i18n.Of("경로@명령은 그 명령이 성공했을 때 생기는 파일이다.", "path@command is a file that appears when that command succeeds.")},
		{Name: "flaky", Kind: sim.Number, Group: inText, Min: 1, Max: 9, Step: 1, Default: "2", When: written("RETRY", "Retry"),
			Label: i18n.Of("실패가 이어지는 시도 수", "Attempts the failure lasts"),
			Help:  i18n.Of("그다음 시도부터는 위의 명령이 성공한다.", "From the next attempt on the commands above succeed.")},

		{Name: "project-env", Kind: sim.List, Group: inEnv, MaxLen: 5, Check: checkSetting, Default: "",
			Label: i18n.Of("프로젝트의 환경 변수", "Environment variables of the project")},
		{Name: "start-env", Kind: sim.List, Group: inEnv, MaxLen: 5, Check: checkSetting, Default: "",
			Label: i18n.Of("StartBuild에서 재정의", "Overrides of StartBuild")},
		{Name: "role", Kind: sim.Flag, Group: inEnv, Default: "true", When: written("parameter-store", "secrets-manager"),
			Label: i18n.Of("서비스 역할이 저장소를 읽을 수 있음", "The service role may read the stores")},
		{Name: "use-name", Kind: sim.Flag, Group: inEnv, Default: "true", When: func(v sim.Values) bool { s, _ := read(v.Get("buildspec")); return s.name != "" },
			Label: i18n.Of("buildspec의 아티팩트 이름을 씀", "Use the artifact name of the buildspec"),
			Help:  i18n.Of("overrideArtifactName. 끄면 프로젝트에 정한 이름(my-app)이 쓰인다.", "overrideArtifactName. When off, the project's own name (my-app) is used.")},
		{Name: "cache", Kind: sim.Choice, Group: inEnv, Default: "none", When: func(v sim.Values) bool { s, _ := read(v.Get("buildspec")); return len(s.cache) > 0 },
			Label:   i18n.Of("프로젝트의 캐시", "The project's cache"),
			Options: []sim.Option{sim.Opt("none", "NO_CACHE", "NO_CACHE"), sim.Opt("s3", "S3", "S3"), sim.Opt("local", "LOCAL_CUSTOM_CACHE", "LOCAL_CUSTOM_CACHE")}},

		{Name: "early", Kind: sim.Choice, Group: inUnknown, Default: "finalizing", When: endsEarly,
			Label: i18n.Of("중단된 빌드가 가는 곳", "Where a build goes that ends early"),
			Options: []sim.Option{
				sim.Opt("finalizing", "바로 FINALIZING", "straight to FINALIZING"),
				sim.Opt("upload", "UPLOAD_ARTIFACTS를 거쳐", "by UPLOAD_ARTIFACTS"),
			}},
		{Name: "continued", Kind: sim.Choice, Group: inUnknown, Default: "failed", When: written("CONTINUE"),
			Label: i18n.Of("CONTINUE로 넘어간 실패", "A failure that CONTINUE passed"),
			Options: []sim.Option{
				sim.Opt("failed", "빌드 FAILED로 센다", "fails the build"),
				sim.Opt("succeeded", "빌드 상태에 넣지 않는다", "does not count"),
			}},
	},
	Presets: []sim.Preset{
		{Name: "failing-test", Label: i18n.Of("테스트 실패, post_build는 실행", "Tests fail, post_build runs")},
		{Name: "passing", Label: i18n.Of("모두 성공", "Everything passes"), Values: map[string]string{"fails": ""}},
		{Name: "finally", Label: i18n.Of("finally가 실패", "finally fails"), Values: map[string]string{"fails": "npm run report"}},
		{Name: "guard", Label: i18n.Of("실패한 빌드의 푸시 막기", "Guard the push of a failed build"), Values: map[string]string{"buildspec": guardedSpec, "files": "Dockerfile,src/index.js"}},
		{Name: "continue", Label: i18n.Of("on-failure: CONTINUE와 ABORT", "on-failure: CONTINUE and ABORT"), Values: map[string]string{"buildspec": continueSpec, "fails": "npm run lint"}},
		{Name: "missing", Label: i18n.Of("경로가 틀린 아티팩트", "Artifacts at another path"), Values: map[string]string{"buildspec": missingSpec, "fails": ""}},
		{Name: "colon", Label: i18n.Of("YAML이 명령을 쪼갬", "YAML splits a command"), Values: map[string]string{"buildspec": colonSpec, "fails": ""}},
		{Name: "env", Label: i18n.Of("환경 변수의 우선순위", "Precedence of variables"), Values: map[string]string{"buildspec": envSpec, "fails": "", "project-env": "STAGE=test,LOG_LEVEL=info", "start-env": "STAGE=prod"}},
	},
	Predictions: []sim.Prediction{
		{Name: "ran", Prompt: i18n.Of("명령은 모두 몇 개 실행될까? finally도 센다.", "How many commands will run, those of finally included?"), Unit: i18n.Of("개", "")},
		{Name: "phases", Prompt: i18n.Of("install, pre_build, build, post_build 가운데 몇 phase에 들어갈까?", "How many of install, pre_build, build and post_build will be entered?"), Unit: i18n.Of("개", "")},
		{Name: "artifacts", Prompt: i18n.Of("S3에 올라가는 파일은 몇 개일까?", "How many files will be uploaded to S3?"), Unit: i18n.Of("개", "")},
		{Name: "line", Prompt: i18n.Of("빌드를 멈추게 하는 잘못된 줄은 몇 번째일까? 없으면 0.", "Which line of the buildspec stops the build? 0 if none."), Unit: i18n.Of("번째 줄", "")},
	},
	Asks: []sim.Ask{
		{Name: "commands", Title: i18n.Of("실패한 phase에서 실행되는 명령", "Commands of a phase that fails")},
		{Name: "phases", Title: i18n.Of("실패 뒤의 phase", "Phases after a failure")},
		{Name: "status", Title: i18n.Of("phase와 빌드의 상태", "Status of phases and build")},
		{Name: "guard", Title: i18n.Of("실패한 빌드의 post_build", "post_build of a failed build")},
		{Name: "env", Title: i18n.Of("환경 변수의 값", "Value of a variable")},
		{Name: "artifacts", Title: i18n.Of("올라가는 파일", "What is uploaded")},
		{Name: "line", Title: i18n.Of("잘못된 줄", "The faulty line")},
	},
	Legend: []sim.LegendItem{
		{Mark: "ring", Tone: sim.Flow, Label: i18n.Of("실행 중", "running")},
		{Mark: "tick", Tone: sim.Good, Label: i18n.Of("성공", "succeeded")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("실패", "failed")},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Of("건너뜀", "left out")},
		{Mark: "dash", Tone: sim.Wait, Label: i18n.Of("처음부터 다시(RETRY)", "again from the start (RETRY)")},
		{Mark: "line", Tone: sim.Bad, Label: i18n.Of("건너뛰어 가는 길", "way past the phases")},
		{Mark: "outline", Tone: sim.Muted, Label: i18n.Of("buildspec에 적힌 명령", "a command of the buildspec")},
	},
	Sources: []sim.Source{
		{Title: "Build specification reference for CodeBuild", URL: "https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html", Checked: "2026-11"},
		{Title: "Build phase transitions", URL: "https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details-phases.html", Checked: "2026-11"},
		{Title: "BuildPhase - AWS CodeBuild API", URL: "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BuildPhase.html", Checked: "2026-11"},
		{Title: "Environment variables in build environments", URL: "https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html", Checked: "2026-11"},
	},
}
