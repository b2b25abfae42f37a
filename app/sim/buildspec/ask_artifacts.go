package buildspec

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// outputs are working directories after a build.
var outputs = [][]string{
	{"package.json", "dist/index.html", "dist/js/app.js", "dist/css/site.css"},
	{"pom.xml", "target/app.jar", "target/classes/Main.class", "target/reports/unit.xml"},
	{"README.md", "public/index.html", "public/img/logo.svg", "public/img/icons/up.svg"},
	{"go.mod", "out/server", "out/conf/app.yaml", "out/conf/db.yaml"},
}

// askArtifacts: which paths the artifact has.
func askArtifacts(a *sim.Asker) sim.Draft {
	files := sim.Pick(a, outputs...)
	top, _, _ := strings.Cut(files[1], "/")
	ext := func(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
	last := ext(files[3])
	if i := strings.LastIndexByte(last, '.'); i >= 0 {
		last = "*" + last[i:]
	}
	r := &recipe{run: [4][]string{2: {"make"}}, discard: a.Between(0, 2) == 0}
	if a.Between(0, 2) > 0 {
		r.base = top
		r.files = []string{sim.Pick(a, "**/*", "**/*", "*", "*/*", "**/"+last)}
	} else {
		r.files = []string{sim.Pick(a, top+"/**/*", top+"/**/*", top+"/*", top+"/*/*", top+"/**/"+last)}
	}
	v := r.values("", "files", strings.Join(files, ","))
	section := artifacts{base: r.base, discard: r.discard}
	for _, f := range r.files {
		section.files = append(section.files, entry{f, 0})
	}
	paths := func(s artifacts) string {
		var out []string
		for _, o := range gather(&s, files, "").objects {
			out = append(out, strings.TrimPrefix(o.key, "/"))
		}
		return codes(out)
	}
	with := func(change func(*artifacts)) string {
		s := section
		s.files = append([]entry{}, section.files...)
		change(&s)
		return paths(s)
	}
	nothing := say(a, "아무것도 올라가지 않는다", "nothing is uploaded")
	m := modelOf(v)
	key := paths(section)
	if m.last().visits[upload].failed {
		key = nothing
	}
	d := sim.Draft{Values: v, Tags: tagsPrepare}
	lines := "`files: ['" + r.files[0] + "']`"
	if r.base != "" {
		lines += ", `base-directory: " + r.base + "`"
	}
	if r.discard {
		lines += ", `discard-paths: yes`"
	}
	d.Prompt = say(a,
		"명령이 모두 끝난 작업 디렉터리의 파일은 다음과 같다. %1. buildspec의 artifacts는 다음과 같다. %2. 아티팩트에 들어가는 경로를 모두 나열한 것을 고르세요.",
		"After the commands the working directory has these files: %1. The artifacts section of the buildspec has %2. Which paths does the artifact have?",
		codes(files), lines)
	why := artifactsWhy(&section, r.files[0])
	d.Key = right(a, key, why.Ko, why.En)
	d.Explanation = why.In(a.Lang)
	add := func(text, idea, ko, en string) {
		if text == "" {
			return
		}
		d.Distractors = append(d.Distractors, wrong(a, text, idea, ko+" "+why.Ko, en+" "+why.En))
	}
	kept := i18n.Of("`discard-paths: yes`가 없으므로 파일 이름만 남지는 않는다.", "Without `discard-paths: yes`, paths are not cut down to bare file names.")
	if section.discard {
		kept = i18n.Of("`discard-paths: yes`가 있으므로 폴더는 경로에 남지 않는다.", "With `discard-paths: yes`, no folder stays in the paths.")
	}
	add(with(func(s *artifacts) { s.discard = !s.discard }), "overlooks or invents discard-paths", kept.Ko, kept.En)
	if r.base != "" {
		add(with(func(s *artifacts) {
			s.base = ""
			for i := range s.files {
				s.files[i].text = r.base + "/" + s.files[i].text
			}
		}), "keeps the base-directory in the paths",
			"base-directory 자체는 경로에 들어가지 않고, 그 안의 것만 들어간다.", "The base-directory itself is not part of the paths, only what is in it.")
		add(with(func(s *artifacts) { s.base = "" }), "overlooks base-directory",
			"files는 base-directory에서부터 찾는다.", "files is looked up from the base-directory on.")
	} else {
		add(with(func(s *artifacts) {
			s.base = top
			for i := range s.files {
				s.files[i].text = strings.TrimPrefix(s.files[i].text, top+"/")
			}
		}), "takes the folder of a pattern for a base-directory",
			"패턴 앞의 폴더는 경로에 그대로 남는다. 떼려면 base-directory를 쓴다.", "The folder in a pattern stays in the paths; base-directory would take it off.")
	}
	add(with(func(s *artifacts) {
		for i := range s.files {
			s.files[i].text = deeper(s.files[i].text)
		}
	}), "takes * for ** or ** for *",
		"`*`는 한 폴더 안의 이름에만 맞고, `**/`는 몇 단계의 폴더든 지나간다.", "`*` fits names in one folder, and `**/` passes any number of folders.")
	if key != nothing {
		add(nothing, "expects a pattern to fit nothing", "맞는 파일이 있으면 올라간다.", "What fits is uploaded.")
	}
	all := section
	all.base, all.discard, all.files = "", false, []entry{{"**/*", 0}}
	add(paths(all), "uploads the whole source", "artifacts에 맞는 파일만 올라간다.", "Only what fits the artifacts section is uploaded.")
	return d
}

// deeper turns one folder's worth of a pattern into all of them, and back.
func deeper(pattern string) string {
	if strings.Contains(pattern, "**/") {
		return strings.ReplaceAll(pattern, "**/", "")
	}
	i := strings.LastIndexByte(pattern, '/') + 1
	return pattern[:i] + "**/" + pattern[i:]
}

// artifactsWhy is the rule behind a key.
func artifactsWhy(a *artifacts, pattern string) i18n.Text {
	t := tell("%1 패턴은 원래 빌드 위치에서부터 찾는다.", "%1 is looked up from the original build location.", code(pattern))
	if a.base != "" {
		t = tell("%1 패턴은 %2 폴더 안에서 찾고, 폴더 이름 자체는 경로에서 빠진다.", "%1 is looked up in %2, which itself is not part of the paths.", code(pattern), code(a.base))
	}
	if strings.Contains(pattern, "**/") {
		t.Ko += " `**/`는 0단계를 포함해 몇 단계의 폴더에든 맞는다."
		t.En += " `**/` fits any number of folders, none included."
	} else {
		t.Ko += " `*`는 `/`를 넘지 않으므로 그 단계의 파일에만 맞는다."
		t.En += " `*` does not cross a `/`, so it fits files on that level only."
	}
	if a.discard {
		t.Ko += " `discard-paths: yes`라서 파일 이름만 남는다."
		t.En += " `discard-paths: yes` leaves the bare file names."
	}
	return t
}
