package buildspec

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// enterWords say what a phase does.
var enterWords = words{
	{"SUBMITTED", "빌드 요청이 접수된다.", "The build is submitted."},
	{"QUEUED", "빌드가 대기열에 선다.", "The build waits in the queue."},
	{"PROVISIONING", "빌드 컨테이너를 준비한다.", "The build container is set up."},
	{"DOWNLOAD_SOURCE", "소스를 내려받고 buildspec을 읽는다.", "The source is downloaded and the buildspec read."},
	{"INSTALL", "buildspec의 install을 실행하기 시작한다.", "The install part of the buildspec begins."},
	{"PRE_BUILD", "buildspec의 pre_build를 실행하기 시작한다.", "The pre_build part of the buildspec begins."},
	{"BUILD", "buildspec의 build를 실행하기 시작한다.", "The build part of the buildspec begins."},
	{"POST_BUILD", "buildspec의 post_build를 실행하기 시작한다.", "The post_build part of the buildspec begins."},
	{"UPLOAD_ARTIFACTS", "artifacts에 맞는 파일을 S3에 올리려고 한다.", "What fits the artifacts section is to be uploaded to S3."},
	{"FINALIZING", "빌드를 마무리한다.", "The build is being finished."},
	{"COMPLETED", "빌드가 끝난다.", "The build is complete."},
}

// transitions say where a build goes from a phase, %1, and why.
var transitions = words{
	{"next", "이어서 %1 phase로 간다.", "Next is %1."},
	{"no-source", "명령은 하나도 실행되지 않고 %1 phase로 간다. 이 경로는 공식 문서에 글로 없어 추론한 것이다.", "No command runs, and the build goes to %1. The guide does not put this way into words; it is inferred."},
	{"upload-failed", "이어서 %1 phase로 간다.", "Next is %1."},
	{"continue", "on-failure: CONTINUE이므로 실패하고도 %1 phase로 간다.", "on-failure: CONTINUE lets the build go on to %1 in spite of the failure."},
	{"abort", "on-failure: ABORT이므로 빌드를 중단하고 %1 phase로 간다.", "on-failure: ABORT ends the build here; it goes to %1."},
	{"install-stops", "install이 실패하면 pre_build, build, post_build의 명령은 실행되지 않는다. %1 phase로 간다.", "When install fails, no command of pre_build, build or post_build runs. The build goes to %1."},
	{"pre-build-stops", "pre_build가 실패하면 build와 post_build를 건너뛰고 %1 phase로 간다. 이 경로는 공식 문서에 글로 없어 추론한 것이다.", "When pre_build fails, build and post_build are left out and the build goes to %1. The guide does not put this way into words; it is inferred."},
	{"goes-on", "실패해도 %1 phase는 실행된다. build가 실패해도 post_build로 가고, UPLOAD_ARTIFACTS는 늘 시도한다.", "%1 runs all the same: a failed build still goes to post_build, and UPLOAD_ARTIFACTS is always attempted."},
	{"retry", "on-failure: RETRY이므로 빌드를 다시 시도한다. 시도 %2/%3.", "on-failure: RETRY tries the build again: attempt %2 of %3."},
}

// verdicts say why a build has its status.
var verdicts = words{
	{"clean", "실패한 phase가 없다.", "No phase failed."},
	{"failed", "실패한 phase가 하나라도 있으면 빌드는 FAILED다. 뒤의 phase가 성공해도 되돌리지 못한다.", "One failed phase is enough; later phases that succeed do not undo it."},
	{"continued", "CONTINUE는 다음 phase로 가게 할 뿐, 실패한 phase를 성공으로 바꾸지 않는다고 보았다.", "CONTINUE is taken to let the build go on, not to turn the failed phase into a success."},
	{"forgiven", "CONTINUE로 넘어간 실패는 빌드의 상태에 넣지 않는다고 보았다.", "A failure that CONTINUE passed is taken not to count."},
}

// noteWords are notes on a buildspec: %1 is the line, %2 what stands there.
var noteWords = words{
	{"unknown", "%1번째 줄의 %2: 참조 문서에 없는 키다. 이 모델은 무시한다.", "Line %1, %2: the reference has no such key. This model passes over it."},
	{"reserved", "%1번째 줄의 %2: CODEBUILD_로 시작하는 이름은 CodeBuild가 쓰려고 남겨 둔 것이다.", "Line %1, %2: names that begin with CODEBUILD_ are reserved for CodeBuild."},
	{"stage-and-id", "%1번째 줄의 %2: version-stage와 version-id는 둘 가운데 하나만 쓴다.", "Line %1, %2: give a version-stage or a version-id, not both."},
	{"secondary", "%1번째 줄의 %2: 이 모델은 기본 아티팩트만 다룬다.", "Line %1, %2: this model handles the primary artifacts only."},
}

// eventWords describe the other events; see describe for what the numbers are.
var eventWords = words{
	{"ran", "%2번째 줄의 `%1` 성공(종료 상태 0).", "`%1` of line %2 succeeds with exit status 0."},
	{"failed-commands", "%2번째 줄의 `%1` 실패(종료 상태 %3). 이 phase에 남은 commands는 실행하지 않는다. finally가 있으면 그것은 실행한다.", "`%1` of line %2 fails with exit status %3. The commands left in this phase do not run; its finally does, if it has one."},
	{"failed-finally", "%2번째 줄의 `%1` 실패(종료 상태 %3). finally의 명령이 실패해도 phase는 FAILED다.", "`%1` of line %2 fails with exit status %3. A failing command of finally makes the phase FAILED too."},
	{"skip", "%3번째 줄의 `%1`부터 명령 %2개를 건너뛴다.", "Left out, from `%1` of line %3 on: %2."},
	{"denied", "%1의 값을 읽지 못한다. 서비스 역할에 %2 권한이 없다.", "The value of %1 cannot be read: the service role lacks %2."},
	{"env", "%1=%2. 값을 정한 곳: %3.", "%1=%2, as set by %3."},
	{"env-beats", "%1=%2. %3의 값이 %4의 값을 이긴다.", "%1=%2: the value of %3 beats that of %4."},
	{"export", "exported-variables의 값이 정해진다: %1. 뒤의 CodePipeline 작업이 쓸 수 있다.", "The exported variables are settled, for later actions of a pipeline: %1."},
	{"nothing", "buildspec에 artifacts가 없으므로 올릴 것이 없다.", "The buildspec has no artifacts, so there is nothing to upload."},
	{"no-base", "base-directory에 맞는 폴더가 없다: %1.", "No folder fits the base-directory: %1."},
	{"no-match", "맞는 파일이 하나도 없는 패턴이다: %1.", "A pattern that no file fits: %1."},
	{"put", "%1 → s3://artifact-bucket/%2 로 올라간다.", "%1 is uploaded as s3://artifact-bucket/%2."},
	{"clash", "경로를 버려 이름이 같아진 파일이 있다: %1. 하나만 남는다고 보았다.", "With their paths discarded, files share the name %1. One is taken to remain."},
}

// cacheWords say what the cache section does with the project's type of cache.
var cacheWords = words{
	{"none", "캐시 경로는 %1. 프로젝트의 캐시가 꺼져 있어(NO_CACHE) 쓰이지 않는다.", "The cache paths are %1. The project has no cache (NO_CACHE), so they do nothing."},
	{"s3", "캐시 경로는 %1. S3 버킷에 둔 캐시를 여러 빌드 호스트가 함께 쓴다.", "The cache paths are %1. The cache lies in an S3 bucket, for all build hosts."},
	{"local", "캐시 경로는 %1. LOCAL_CUSTOM_CACHE는 같은 호스트에 다시 올라갔을 때만 남아 있다.", "The cache paths are %1. LOCAL_CUSTOM_CACHE helps only when the next build lands on the same host."},
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string { return describe(e).In(l) }

func describe(e *sim.Event) i18n.Text {
	f := e.Field
	switch e.Kind {
	case "enter":
		return enterWords.of(e.Actor)
	case "leave":
		t := transitions.of(f("why"), f("next"), f("attempt"), f("of"))
		state := f("state") + coded(f("code")) + ". "
		return i18n.Of(state+t.Ko, state+t.En)
	case "done":
		t := verdicts.of(f("why"))
		return i18n.Of("빌드 "+f("status")+". "+t.Ko, "The build is "+f("status")+". "+t.En)
	case "fault":
		by := i18n.Of("CodeBuild의 메시지다.", "These are CodeBuild's own words.")
		if f("by") == "model" {
			by = i18n.Of("이 모델의 문구이고, CodeBuild의 문구는 다를 수 있다.", "These are this model's words; CodeBuild's may differ.")
		}
		ko, en := by.Ko, by.En
		if f("remedy-ko") != "" {
			ko, en = ko+" "+f("remedy-ko"), en+" "+f("remedy-en")
		}
		return i18n.Of(
			f("code")+", "+f("line")+"번째 줄: "+f("ko")+". "+ko,
			f("code")+", line "+f("line")+": "+f("message")+". "+en)
	case "note":
		return noteWords.of(f("key"), f("line"), f("what"))
	case "cache":
		return cacheWords.of(f("type"), f("paths"))
	case "env":
		from := layerNames[f("from")[0]-'0']
		name, value := f("name"), f("value")
		if value == "" {
			value = `""`
		}
		if f("beats") == "" {
			return i18n.Of(eventWords.of("env", name, value, from.Ko).Ko, eventWords.of("env", name, value, from.En).En)
		}
		beatsKo, beatsEn := "", ""
		for i, c := range f("beats") {
			lost := layerNames[c-'0']
			if i > 0 {
				beatsKo, beatsEn = beatsKo+", ", beatsEn+" and "
			}
			beatsKo, beatsEn = beatsKo+lost.Ko, beatsEn+lost.En
		}
		return i18n.Of(eventWords.of("env-beats", name, value, from.Ko, beatsKo).Ko, eventWords.of("env-beats", name, value, from.En, beatsEn).En)
	case "skip":
		n := f("count")
		t := eventWords.of("skip", f("first"), n, f("line"))
		if n == "1" {
			n += " command"
		} else {
			n += " commands"
		}
		return i18n.Of(t.Ko, eventWords.of("skip", f("first"), n, f("line")).En)
	case "failed":
		return eventWords.of("failed-"+f("in"), f("command"), f("line"), f("status"))
	case "put":
		return eventWords.of("put", f("file"), f("key"))
	case "denied":
		return eventWords.of("denied", f("name"), f("permission"))
	}
	of := ""
	for _, key := range []string{"command", "names", "base", "pattern", "key"} {
		of += f(key)
	}
	return eventWords.of(e.Kind, of, f("line"))
}

// coded is a status code in brackets.
func coded(code string) string {
	if code == "" {
		return ""
	}
	return " (" + code + ")"
}
