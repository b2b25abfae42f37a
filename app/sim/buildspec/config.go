package buildspec

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// config is what a build runs with besides its buildspec.
type config struct {
	text           string
	fails          []string
	makes          []maker
	project, start []string
	role           bool  // the service role may read the stores
	useName        bool  // overrideArtifactName
	flaky          int   // up to this attempt the failing commands fail
	early          phase // where a build goes that ends before its last phases
	forgiven       bool  // a failure that CONTINUE passed does not fail the build
	cache          string
}

func configOf(v sim.Values) *config {
	c := &config{
		text: v.Get("buildspec"), fails: v.List("fails"), project: v.List("project-env"), start: v.List("start-env"),
		role: v.Flag("role"), useName: v.Flag("use-name"), flaky: v.Int("flaky"), early: finalizing,
		forgiven: v.Get("continued") == "succeeded", cache: v.Get("cache"),
	}
	for _, item := range v.List("files") {
		path, command, _ := strings.Cut(item, "@")
		c.makes = append(c.makes, maker{clean(strings.TrimSpace(path)), strings.TrimSpace(command)})
	}
	if v.Get("early") == "upload" {
		c.early = upload
	}
	return c
}

// checkFile validates an item of the list of files.
func checkFile(item string) i18n.Text {
	path, command, made := strings.Cut(item, "@")
	path = clean(strings.TrimSpace(path))
	if path == "" || path[0] == '/' || strings.Contains(path, "//") || len(item) > 120 || made && strings.TrimSpace(command) == "" || shown(path) != path {
		return i18n.Of("상대 경로를 쓰세요. 명령이 만드는 파일은 경로@명령으로 씁니다. 예: dist/app.js@npm run build", "want a relative path, or path@command for a file that a command makes, such as dist/app.js@npm run build")
	}
	return i18n.Text{}
}

// checkPart validates a part of a command.
func checkPart(item string) i18n.Text {
	if len(item) > 80 {
		return i18n.Of("80바이트까지 쓰세요", "want at most 80 bytes")
	}
	return i18n.Text{}
}
