package buildspec

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// askLine: which line of a short buildspec CodeBuild complains about.
func askLine(a *sim.Asker) sim.Draft {
	c := sim.Pick(a, chains...)
	rows := []string{"version: 0.2"}
	if a.Coin() {
		rows = append(rows, "env:", "  variables:", "    STAGE: dev")
	}
	rows = append(rows, "phases:")
	if a.Coin() {
		rows = append(rows, "  install:", "    commands:", "      - "+c.install)
	}
	if a.Coin() {
		rows = append(rows, "  pre_build:", "    commands:", "      - echo \"stage=$STAGE\"", "      - "+c.check)
	}
	rows = append(rows, "  build:", "    commands:", "      - "+c.test, "      - "+c.pack)
	if a.Coin() {
		rows = append(rows, "    finally:", "      - "+c.report)
	}
	rows = append(rows, "artifacts:", "  files:", "    - dist/**/*")

	// One line is spoilt.
	find := func(s string) int {
		for i, row := range rows {
			if row == s {
				return i
			}
		}
		return -1
	}
	var what i18n.Text
	switch kind := a.Between(0, 4); {
	case kind == 0 && find("  pre_build:") > 0:
		i := find("  pre_build:")
		rows[i] = sim.Pick(a, "  prebuild:", "  pre-build:", "  preBuild:")
		what = i18n.Of("phase의 이름은 `install`, `pre_build`, `build`, `post_build` 넷뿐이다.", "The names of phases are `install`, `pre_build`, `build` and `post_build`, and no others.")
	case kind == 1:
		rows[0] = sim.Pick(a, "version: 1.0", "version: 0.3", "version: 2", "version: 0.2.0")
		what = i18n.Of("`version`은 0.1이나 0.2다.", "The `version` is 0.1 or 0.2.")
	case kind == 2:
		i := find("artifacts:")
		for j := i; j < len(rows); j++ {
			rows[j] = "  " + rows[j]
		}
		what = i18n.Of("`artifacts`가 한 단계 들여 쓰여 `phases` 아래로 들어갔고, 그런 이름의 phase는 없다.", "`artifacts` is indented by one level and so stands below `phases`, where no phase has that name.")
	default:
		i := find("      - " + c.test)
		rows[i] = "      - echo \"" + sim.Pick(a, "step: test", "note: tests run", "phase: build", "image: api") + "\""
		if a.Coin() { // somewhere behind the first command
			rows[i], rows[i+1] = rows[i+1], rows[i]
		}
		what = i18n.Of("따옴표로 시작하지 않는 명령 안에 콜론과 빈칸이 이어져 있어서 YAML이 키와 값으로 읽는다. 명령 전체를 따옴표로 감싸야 한다.", "A colon and a space in a command that does not begin with a quotation mark make YAML read a key and a value. The whole command has to be quoted.")
	}
	text := strings.Join(rows, "\n")
	v := info.Defaults().Must("buildspec", text, "fails", "")
	m := modelOf(v)
	line := m.fault.line
	shownLines := make([]string, len(rows))
	for i, row := range rows {
		rest := strings.TrimLeft(row, " ")
		// Spaces at the front would be lost: those that do not break stay.
		shownLines[i] = code(itoa(i+1) + "\u00a0" + strings.Repeat("\u00a0", len(row)-len(rest)) + rest)
	}
	d := sim.Draft{Values: v, Tags: tagsLogs}
	d.Prompt = say(a,
		"다음 buildspec으로 시작한 빌드가 DOWNLOAD_SOURCE에서 YAML_FILE_ERROR로 실패했다(줄마다 앞에 번호를 붙였다). %1 잘못된 줄을 고르세요.",
		"A build with this buildspec failed in DOWNLOAD_SOURCE with YAML_FILE_ERROR; its lines are numbered here. %1 Which line is wrong?",
		strings.Join(shownLines, " "))
	option := func(n int) string { return say(a, "%1번째 줄", "line %1", itoa(n)) }
	message := tell("메시지: %1.", "The message: %1.", code(strings.ReplaceAll(m.fault.text.En, "`", "")))
	d.Key = right(a, option(line), what.Ko+" "+message.Ko, what.En+" "+message.En)
	d.Explanation = say(a, what.Ko+" "+message.Ko, what.En+" "+message.En)
	add := func(n int, idea, ko, en string) {
		if n > 0 && n <= len(rows) && n != line {
			d.Distractors = append(d.Distractors, wrong(a, option(n), idea, "이 줄(%1)은 맞다. "+ko+"%2", "This line (%1) is fine. "+en+"%3", code(strings.TrimSpace(rows[n-1])), what.Ko, what.En))
		}
	}
	add(line-1, "blames the line above", "", "")
	for i, row := range rows {
		switch {
		case strings.Contains(row, "**"):
			add(i+1, "takes a pattern that begins with a name for one that needs quotes", "`*`로 시작하지 않는 패턴은 따옴표가 없어도 된다. ", "A pattern that does not begin with `*` needs no quotes. ")
		case strings.Contains(row, "stage=$STAGE"):
			add(i+1, "takes quotes within a command for a fault", "콜론과 빈칸이 없으므로 따옴표가 안에 있어도 한 명령이다. ", "Without a colon and a space it is one command, quotes or not. ")
		case row == "version: 0.2":
			add(i+1, "expects the version in quotes", "version은 따옴표가 없어도 된다. ", "The version needs no quotes. ")
		case row == "    finally:":
			add(i+1, "takes finally for a key of its own level", "finally는 commands와 같은 단계에 쓴다. ", "finally stands at the level of commands. ")
		}
	}
	add(line+1, "blames the line below", "", "")
	add(find("phases:")+1, "blames the section", "", "")
	return d
}
