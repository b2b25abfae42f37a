package buildspec

import "notelab/app/i18n"

// fault is why a buildspec cannot be run. CodeBuild fails DOWNLOAD_SOURCE then.
type fault struct {
	line int
	code string    // status code of the phase
	text i18n.Text // the message
	own  bool      // worded by this model: CodeBuild's own words are not known
	why  i18n.Text // what to do about it
}

const yamlError = "YAML_FILE_ERROR"

// messages are what CodeBuild says, as seen in public build logs.
var messages = words{
	{"version", "", "invalid buildspec `version` specified: %1, see documentation"},
	{"phase", "", "Invalid buildspec phase name: %1. Expecting: build,install,post_build,pre_build"},
	{"command", "", "Expected Commands[%1] to be of string type: found subkeys instead at line %2, value of the key tag on line %3 might be empty"},
	{"runtime", "", "Unknown runtime named '%1'. This build image has the following runtimes: dotnet, golang, java, nodejs, php, python, ruby"},
	{"role", "", "AccessDeniedException: the service role is not authorized to perform: %1"},
}

// remedies are what to do about what CodeBuild says.
var remedies = words{
	{"version", "version은 0.1이나 0.2다. 0.2를 쓴다.", "The version is 0.1 or 0.2; write 0.2."},
	{"phase", "phase 이름은 넷으로 정해져 있다. 오타인지, 들여쓰기가 깊어져 다른 절이 phases 아래로 들어갔는지 본다.", "The four names of phases are fixed. Look for a slip, or for a section that is indented too far and fell below phases."},
	{"command", "따옴표 없는 명령에 콜론과 빈칸이 이어지면 YAML은 그것을 키와 값으로 읽는다. 명령 전체를 따옴표로 감싼다.", "YAML takes a colon and a space in an unquoted command for a key and its value. Put the whole command in quotation marks."},
	{"runtime", "빌드 이미지에 있는 런타임 이름을 쓴다.", "Name a runtime that the build image has."},
	{"role", "CodeBuild 프로젝트의 서비스 역할에 권한을 준다. 값을 읽는 것은 명령이 돌기 전인 DOWNLOAD_SOURCE다.", "Give the project's service role the permission. The values are read in DOWNLOAD_SOURCE, before any command runs."},
}

// said is a fault in CodeBuild's own words.
func said(line int, key string, values ...string) *fault {
	return &fault{line, yamlError, i18n.Same(messages.of(key, values...).En), false, remedies.of(key)}
}

// rules are faults that the reference rules out but whose wording at CodeBuild
// is not known. %1 is where in the buildspec, %2 what stands there.
var rules = words{
	{"root", "buildspec의 맨 위는 키와 값이어야 한다", "a buildspec is a mapping of keys"},
	{"no-version", "version이 없다", "version is missing"},
	{"no-phases", "phases가 없다", "phases is missing"},
	{"mapping", "%1 아래는 키와 값이어야 한다", "%1 must be a mapping"},
	{"list", "%1은(는) - 로 시작하는 목록이어야 한다", "%1 must be a list of items that begin with -"},
	{"scalar", "%1에는 글자 하나만 올 수 있다", "%1 must be a single value"},
	{"no-commands", "%1에 commands가 없다", "%1 has no commands"},
	{"empty", "%1에 빈 항목이 있다", "%1 has an empty item"},
	{"no-files", "artifacts에 files가 없다", "artifacts has no files"},
	{"no-paths", "cache에 paths가 없다", "cache has no paths"},
	{"policy", "%1의 on-failure는 ABORT, CONTINUE, RETRY, RETRY-횟수, RETRY-정규식, RETRY-횟수-정규식 가운데 하나다(횟수는 0~100): %2", "on-failure of %1 is one of ABORT, CONTINUE, RETRY, RETRY-count, RETRY-regex and RETRY-count-regex, with a count of 0 to 100: %2"},
	{"yes-no", "%1은(는) yes나 no다: %2", "%1 is yes or no: %2"},
}

// ruled is a fault in this model's words.
func ruled(line int, key string, values ...string) *fault {
	return &fault{line: line, code: yamlError, text: rules.of(key, values...), own: true}
}
