package buildspec

import (
	"reflect"
	"strings"
	"testing"
)

// The example buildspec of the reference, as read in November 2026.
const guideExample = `version: 0.2

env:
  variables:
    JAVA_HOME: "/usr/lib/jvm/java-8-openjdk-amd64"
  parameter-store:
    LOGIN_PASSWORD: /CodeBuild/dockerLoginPassword

phases:
  install:
    commands:
      - echo Entered the install phase...
      - apt-get update -y
      - apt-get install -y maven
    finally:
      - echo This always runs even if the update or install command fails
  pre_build:
    commands:
      - echo Entered the pre_build phase...
      - docker login -u User -p $LOGIN_PASSWORD
    finally:
      - echo This always runs even if the login command fails
  build:
    commands:
      - echo Entered the build phase...
      - echo Build started on ` + "`date`" + `
      - mvn install
    finally:
      - echo This always runs even if the install command fails
  post_build:
    commands:
      - echo Entered the post_build phase...
      - echo Build completed on ` + "`date`" + `

reports:
  reportGroupCucumberJson:
    files:
      - 'cucumber/target/cucumber-tests.xml'
    discard-paths: yes
    file-format: CUCUMBERJSON # default is JUNITXML
artifacts:
  files:
    - target/messageUtil-1.0.jar
  discard-paths: yes
  secondary-artifacts:
    artifact1:
      files:
        - target/artifact-1.0.jar
      discard-paths: yes
cache:
  paths:
    - '/root/.m2/**/*'`

// keysOf are the keys of what was uploaded, without the artifact's name.
func keysOf(m *model) []string {
	var out []string
	for _, o := range m.last().got.objects {
		_, key, _ := strings.Cut(o.key, "/")
		out = append(out, key)
	}
	return out
}

func TestTheExampleOfTheGuideRuns(t *testing.T) {
	v := info.Defaults().Must("buildspec", guideExample, "fails", "", "files", "target/messageUtil-1.0.jar@mvn install,target/other.jar")
	m := modelOf(v)
	if m.fault != nil || m.last().failed {
		t.Fatalf("%+v", m.fault)
	}
	if got := keysOf(m); !reflect.DeepEqual(got, []string{"messageUtil-1.0.jar"}) {
		t.Errorf("uploaded %q; want the jar without its folder", got)
	}
	if len(ran(m)) != 13 {
		t.Errorf("%d commands run; want 13", len(ran(m)))
	}
	if !strings.Contains(m.logText(), "-p $LOGIN_PASSWORD") || strings.Contains(m.environment(), "dockerLoginPassword") {
		t.Errorf("the value out of a store is not masked:\n%s", m.environment())
	}
	// "if a command fails during the install phase, none of the commands in the
	// pre_build, build, and post_build phases are run", and finally runs.
	m = modelOf(v.Must("fails", "apt-get update"))
	want := []string{"echo Entered the install phase...", "apt-get update -y", "echo This always runs even if the update or install command fails"}
	if got := ran(m); !reflect.DeepEqual(got, want) {
		t.Errorf("ran %q; want %q", got, want)
	}
}

// The two examples of base-directory in the reference.
func TestTheFoldersOfTheGuide(t *testing.T) {
	files := "my-build-1/my-file-1.txt,my-build-2/my-file-2.txt,my-build-2/my-subdirectory/my-file-3.txt"
	tests := []struct {
		section string
		want    []string
	}{
		{"files:\n    - '*/my-file-3.txt'\n  base-directory: my-build-2", []string{"my-subdirectory/my-file-3.txt"}},
		{"files:\n    - '**/*'\n  base-directory: 'my-build*'\n  discard-paths: yes", []string{"my-file-1.txt", "my-file-2.txt", "my-file-3.txt"}},
		{"files:\n    - '**/*'\n  base-directory: 'my-build*'", []string{"my-file-1.txt", "my-file-2.txt", "my-subdirectory/my-file-3.txt"}},
		{"files:\n    - my-build-2/*", []string{"my-build-2/my-file-2.txt"}},
		{"files:\n    - my-build-2/**/*", []string{"my-build-2/my-file-2.txt", "my-build-2/my-subdirectory/my-file-3.txt"}},
		{"files:\n    - '**/*'\n  exclude-paths: '**/my-file-2.txt'", []string{"my-build-1/my-file-1.txt", "my-build-2/my-subdirectory/my-file-3.txt"}},
	}
	for _, test := range tests {
		text := "version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  " + test.section
		m := modelOf(info.Defaults().Must("buildspec", text, "files", files))
		if got := keysOf(m); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s\nuploads %q; want %q", test.section, got, test.want)
		}
	}
}

// What CodeBuild said, in public logs, and the line it was about.
func TestMessagesOfCodeBuild(t *testing.T) {
	tests := []struct {
		name, text, want string
		line             int
	}{
		// https://www.bioerrorlog.work/entry/codebuild-colon-error
		{"a colon in a command", "version: 0.2\n\nphases:\n  build:\n    commands:\n     - echo \"Hello: world\"",
			"Expected Commands[0] to be of string type: found subkeys instead at line 6, value of the key tag on line 5 might be empty", 6},
		// The index is that of the command, the second line the one before it:
		// https://github.com/aws-solutions-library-samples/guidance-for-claude-code-with-amazon-bedrock/issues/518
		{"a colon in the third command", "version: 0.2\nphases:\n  post_build:\n    commands:\n      - a\n      - b\n      - Write-Error \"FATAL: gone\"",
			"Expected Commands[2] to be of string type: found subkeys instead at line 7, value of the key tag on line 6 might be empty", 7},
		{"artifacts below phases", "version: 0.2\nphases:\n  build:\n    commands:\n      - make\n  artifacts:\n    files:\n      - a",
			"Invalid buildspec phase name: artifacts. Expecting: build,install,post_build,pre_build", 6},
		{"a version of another kind", "version: 1.0\nphases:\n  build:\n    commands:\n      - make",
			"invalid buildspec `version` specified: 1.0, see documentation", 1},
		{"a runtime that is gone", "version: 0.2\nphases:\n  install:\n    runtime-versions:\n      docker: 20\n  build:\n    commands:\n      - make",
			"Unknown runtime named 'docker'. This build image has the following runtimes: dotnet, golang, java, nodejs, php, python, ruby", 5},
	}
	for _, test := range tests {
		_, f := read(test.text)
		if f == nil || f.own || f.code != yamlError || f.text.En != test.want || f.line != test.line {
			t.Errorf("%s: %+v; want line %d: %s", test.name, f, test.line, test.want)
		}
	}
	// The reference demands these; the words are this model's.
	own := []struct {
		text string
		line int
	}{
		{"phases:\n  build:\n    commands: [make]", 1},
		{"version: 0.2\nenv:\n  shell: bash", 1},
		{"version: 0.2\nphases:\n  pre_build:\n    finally:\n      - a", 3},
		{"version: 0.2\nphases:\n  build:\n    commands: make", 4},
		{"version: 0.2\nphases:\n  build:\n    on-failure: STOP\n    commands:\n      - make", 4},
		{"version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  name: x", 6},
		{"version: 0.2\nphases:\n  build:\n    commands:\n      - make\ncache:\n  key: x", 6},
		{"version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  files:\n    - a\n  discard-paths: 1", 9},
		{"version: 0.2\nphases:\n  build:\n\tcommands:\n      - make", 4},
		{"version: 0.2\nphases:\n  build:\n    commands:\n      - make\n  build:\n    commands:\n      - again", 6},
		{"- version", 1},
		{"", 1},
	}
	for _, test := range own {
		if _, f := read(test.text); f == nil || !f.own || f.line != test.line {
			t.Errorf("%q: %+v; want line %d", test.text, f, test.line)
		}
	}
	if _, f := read("version: 0.2\nphases:\n  install:\n    runtime-versions:\n      nodejs: 22\n  build:\n    commands: [make]"); f != nil {
		t.Errorf("commands are optional in install: %+v", f)
	}
}

// The values of on-failure in the reference, and its bounds.
func TestTheFormsOfOnFailure(t *testing.T) {
	tests := []struct {
		s       string
		action  action
		retries int
		pattern string
	}{
		{"ABORT", abort, 0, ""}, {"CONTINUE", proceed, 0, ""}, {"RETRY", retry, 3, ".*"},
		{"RETRY-4", retry, 4, ".*"}, {"RETRY-8", retry, 8, ".*"}, {"RETRY-0", retry, 0, ".*"}, {"RETRY-100", retry, 100, ".*"},
		{"Retry-.*Error: Unable to connect to database.*", retry, 3, ".*Error: Unable to connect to database.*"},
		{"RETRY-invalid+", retry, 3, "invalid+"}, {"Retry-3-.*connection timed out.*", retry, 3, ".*connection timed out.*"}, {"RETRY-8-invalid+", retry, 8, "invalid+"},
	}
	for _, test := range tests {
		p, ok := policyOf(test.s)
		if !ok || p.action != test.action || p.retries != test.retries || p.pattern != test.pattern {
			t.Errorf("policyOf(%q) = %+v, %v", test.s, p, ok)
		}
	}
	for _, s := range []string{"", "abort", "RETRY-", "RETRY-101", "RETRY-5-", "IGNORE", "RETRYX"} {
		if p, ok := policyOf(s); ok {
			t.Errorf("policyOf(%q) = %+v; want none", s, p)
		}
	}
}

// RETRY tries again while the failure lasts, at most as often as it says.
func TestRetriesAreCounted(t *testing.T) {
	text := func(on string) string {
		return "version: 0.2\nphases:\n  build:\n    on-failure: " + on + "\n    commands:\n      - npm test\n  post_build:\n    commands:\n      - push"
	}
	tests := []struct {
		on       string
		flaky    string
		attempts int
		failed   bool
	}{
		{"RETRY", "9", 4, true}, {"RETRY", "1", 2, false}, {"RETRY", "3", 4, false}, {"RETRY-1", "2", 2, true}, {"RETRY-0", "1", 1, true},
		{"RETRY-2-npm test", "9", 3, true}, {"RETRY-2-timeout", "9", 1, true}, {"ABORT", "1", 1, true},
	}
	for _, test := range tests {
		m := modelOf(info.Defaults().Must("buildspec", text(test.on), "fails", "npm test", "files", "", "flaky", test.flaky))
		if len(m.attempts) != test.attempts || m.last().failed != test.failed {
			t.Errorf("%s, failing in %s attempts: %d attempts, failed %v; want %d, %v", test.on, test.flaky, len(m.attempts), m.last().failed, test.attempts, test.failed)
		}
	}
	m := modelOf(info.Defaults().Must("buildspec", strings.Replace(text("RETRY-100"), "npm test", "false", 1)))
	if m.bound != "events" || len(m.attempts) != maxAttempts {
		t.Errorf("%d attempts, bound %q", len(m.attempts), m.bound)
	}
}

// "The value in the start build operation call takes highest precedence", then
// the project, then the buildspec; a value is taken literally.
func TestPrecedenceOfTheGuide(t *testing.T) {
	text := "version: 0.2\nenv:\n  variables:\n    A: spec\n    B: spec\n    C: spec\n    PATH: $PATH:/usr/share/ant/bin\n  parameter-store:\n    S: /s\n    T: /t\n  exported-variables:\n    - A\n    - S\n    - T\n    - AWS_REGION\nphases:\n  build:\n    commands:\n      - echo $A $B $C $PATH $S $T"
	m := modelOf(info.Defaults().Must("buildspec", text, "fails", "", "project-env", "A=project,B=project,T=project", "start-env", "A=start"))
	want := "start project spec $PATH:/usr/share/ant/bin *** project"
	got := ""
	for _, l := range m.log {
		if l.out {
			got = l.text
		}
	}
	if got != want {
		t.Errorf("printed %q; want %q", got, want)
	}
	if got := names(m.exported); got != "A=start, T=project" {
		t.Errorf("exported %q", got)
	}
	// Without the permission nothing runs.
	m = modelOf(info.Defaults().Must("buildspec", text, "role", "false"))
	if v := m.last().visits[download]; !v.failed || v.code != "Decrypted Variables Error" || len(ran(m)) > 0 {
		t.Errorf("%+v", v)
	}
}

// Version 0.2 has one shell for all commands, 0.1 one for each.
func TestShellsOfTheVersions(t *testing.T) {
	for version, want := range map[string]string{"0.2": "set", "0.1": ""} {
		m := modelOf(info.Defaults().Must("buildspec", "version: "+version+"\nphases:\n  install:\n    commands:\n      - export X=set\n  build:\n    commands:\n      - test -n \"$X\" && echo $X"))
		if got := m.last().failed; got != (want == "") {
			t.Errorf("version %s: failed %v", version, got)
		}
	}
}

// An upload of nothing fails the build, in the words of public logs.
func TestMissingArtifactsFailTheBuild(t *testing.T) {
	text := "version: 0.2\nphases:\n  build:\n    commands:\n      - make\nartifacts:\n  files:\n    - imagedefinitions.json"
	m := modelOf(info.Defaults().Must("buildspec", text, "fails", "", "files", "a"))
	v := m.last().visits[upload]
	if !v.failed || v.code != "CLIENT_ERROR" || v.message != "no matching artifact paths found" || !m.last().failed {
		t.Errorf("%+v", v)
	}
	if !strings.Contains(m.logText(), "[Container] Skipping invalid file path imagedefinitions.json\n") {
		t.Error(m.logText())
	}
	// One pattern that fits is enough.
	m = modelOf(info.Defaults().Must("buildspec", text+"\n    - a", "fails", "", "files", "a"))
	if m.last().failed || len(keysOf(m)) != 1 {
		t.Errorf("%q", keysOf(m))
	}
}
