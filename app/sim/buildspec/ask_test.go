package buildspec

import (
	"slices"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

// between returns what stands between two texts.
func between(s, a, b string) string {
	_, rest, _ := strings.Cut(s, a)
	out, _, _ := strings.Cut(rest, b)
	return out
}

// items splits a list of commands.
func items(s string) []string { return strings.Split(s, ", ") }

// upTo returns the commands that start: those up to the one that is the program
// that fails, alone on its line.
func upTo(list []string, fails ...string) (started []string, failed bool) {
	for _, c := range list {
		started = append(started, c)
		if slices.Contains(fails, c) {
			return started, true
		}
	}
	return started, false
}

// TestQuestionsHaveTheKeyTheirWordsImply reads each English prompt and works the
// answer out by rule, without the model.
func TestQuestionsHaveTheKeyTheirWordsImply(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		s := simtest.Plain(q.Prompt)
		_, tr := simtest.Proof(t, New(), q)
		if f := tr.Model.(*model).fault; (f != nil) != (kind == "line") {
			t.Errorf("%s: the buildspec of the proof has the fault %+v\n%s", q.ID, f, tr.Model.(*model).text)
		}
		switch kind {
		case "commands":
			fails := between(s, "Of the programs only ", " ends with")
			started, _ := upTo(items(between(s, "has these commands: ", ". Its finally")), fails)
			return strings.Join(append(started, items(between(s, "Its finally has these: ", ". Of the programs"))...), " → ")
		case "phases":
			return readPhases(s)
		case "status":
			return readStatus(s)
		case "guard":
			return readGuard(s)
		case "env":
			if between(s, "of version ", ". The env") == "0.2" && strings.Contains(s, "The install command") {
				return between(s, "command export "+between(s, "build command echo $", " print")+"=", " has run")
			}
			for _, place := range []string{"Override of StartBuild: ", "Project definition: ", "env/variables of the buildspec: "} {
				if strings.Contains(s, place) {
					_, value, _ := strings.Cut(between(s, place, ". "), "=")
					return value
				}
			}
		case "artifacts":
			return readArtifacts(s)
		case "line":
			return readLine(s)
		}
		return ""
	})
}

func readPhases(s string) string {
	names := []string{"install", "pre_build", "build", "post_build"}
	bad := between(s, "The command ", " ends with")
	at := -1
	for i, name := range names {
		end := ", " + strings.Join(names[min(i+1, 3):min(i+2, 4)], "") + ": "
		if i == 3 {
			end = ". "
		}
		if command := between(s, " "+name+": ", end); command == bad {
			at = i
		}
	}
	last := at // the last phase that runs
	switch {
	case strings.Contains(s, "on-failure: CONTINUE"), at == 2 && strings.Contains(s, "no on-failure"):
		last = 3
	case at == 1 && strings.Contains(s, "no on-failure"):
		return "a question about a way that no page puts into words"
	}
	return strings.Join(names[:last+1], " → ")
}

func readStatus(s string) string {
	fails := strings.Split(between(s, "Of the programs only ", " ends with"), " and ")
	_, a := upTo(items(between(s, "commands in build: ", ". The finally")), fails...)
	_, b := upTo(items(between(s, "finally of build has ", ", and post_build")), fails...)
	ship := strings.TrimSuffix(between(s, "and post_build has ", " There are"), ".")
	ship, abort := strings.CutSuffix(ship, ". build has an on-failure: ABORT")
	_, c := upTo([]string{ship}, fails...)
	word := map[bool]string{false: "SUCCEEDED", true: "FAILED"}
	post := word[c]
	if (a || b) && abort {
		post, c = "not entered", false
	}
	return "BUILD " + word[a || b] + ", POST_BUILD " + post + ", the build " + word[a || b || c]
}

func readGuard(s string) string {
	broken := !strings.Contains(s, "All commands of build succeed.")
	post := between(s, "In post_build it has these: ", " The deploy command")
	runs, fails := true, false
	switch {
	case broken && strings.Contains(s, "build has an on-failure: ABORT"):
		return "POST_BUILD is not entered, so the deploy command does not run."
	case strings.HasPrefix(post, "if "):
		runs = !broken
	case strings.Contains(post, "= 0 ] && exit 1"): // true with a broken build, and else the line itself fails
		runs, fails = false, true
	case strings.Contains(post, "= 1"):
		runs, fails = !broken, broken
	}
	did, state := "runs", "SUCCEEDED"
	if !runs {
		did = "does not run"
	}
	if fails {
		state = "FAILED"
	}
	return "The deploy command " + did + ", and POST_BUILD is " + state + "."
}

func readArtifacts(s string) string {
	pattern := between(s, "files: ['", "']")
	base := between(s, "base-directory: ", ".")
	base, _, _ = strings.Cut(base, ",")
	var out []string
	for _, file := range items(between(s, "has these files: ", ". The artifacts")) {
		rel := file
		if base != "" {
			var ok bool
			if rel, ok = strings.CutPrefix(file, base+"/"); !ok {
				continue
			}
		}
		if !fitsSpelled(pattern, rel) {
			continue
		}
		if strings.Contains(s, "discard-paths: yes") {
			names := strings.Split(rel, "/")
			rel = names[len(names)-1]
		}
		out = append(out, rel)
	}
	if out == nil {
		return "nothing is uploaded"
	}
	return strings.Join(out, ", ")
}

func readLine(s string) string {
	body := between(s, "lines are numbered here. ", " Which line is wrong?")
	inPhases := false
	for n := 1; ; n++ {
		_, row, ok := strings.Cut(body, itoa(n)+"\u00a0")
		if !ok {
			return "no line is wrong"
		}
		row, _, _ = strings.Cut(row, " "+itoa(n+1)+"\u00a0")
		rest := strings.TrimLeft(row, "\u00a0")
		indent := strings.Count(row[:len(row)-len(rest)], "\u00a0")
		command, isItem := strings.CutPrefix(rest, "- ")
		if indent == 0 {
			inPhases = rest == "phases:"
		}
		wrong := indent == 0 && strings.HasPrefix(rest, "version:") && rest != "version: 0.2" ||
			inPhases && indent == 2 && !slices.Contains([]string{"install:", "pre_build:", "build:", "post_build:"}, rest) ||
			isItem && strings.Contains(command, ": ") && command[0] != '"' && command[0] != '\''
		if wrong {
			return "line " + itoa(n)
		}
	}
}

// A part of one command must not be another: what fails is named by its text.
func TestCommandsOfAChainAreApart(t *testing.T) {
	for _, c := range chains {
		list := []string{c.install, c.check, c.test, c.pack, c.report, c.ship, "rm -rf tmp"}
		for i, a := range list {
			for j, b := range list {
				if i != j && strings.Contains(a, b) {
					t.Errorf("%q is in %q", b, a)
				}
			}
			if strings.ContainsAny(a, ",;&|") {
				t.Errorf("%q is more than a command", a)
			}
		}
	}
}
