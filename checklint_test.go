package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const examCourse = `title: T
languages: [en]
blueprints: [exam.yaml]
sections:
  - {id: s, title: S, notes: [a]}
`

const examBlueprint = `exam: TEST
kinds: [choice]
domains:
  - {id: D1, weight: 100, title: One, tasks: [{id: T1, title: Task}]}
skills: {D1.T1.S1: A skill}
`

const examNote = `---
title: A
tags: [D1.T1.S1]
updated: 2026-11-01
sources: [{title: A, url: "https://example.com/a"}]
---

Text.

<!-- quiz id=one tags="D1.T1.S1" source=https://example.com/a -->
Which one keeps the call?

- [x] Wait and send it again
  > A moment later it can succeed, so send it again.
- [ ] Write it to the log file
  > A log keeps the words and not the call itself.
- [ ] Move to a large machine
  > The limit is the account's, not the machine's.
- [ ] Always shorten the wait
  > It fails faster and is lost all the same.

Send it again.
<!-- /quiz -->
`

func TestCheckReportsTheRulesOfItemWriting(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "course.yaml"), examCourse)
	put(t, filepath.Join(dir, "exam.yaml"), examBlueprint)
	note := filepath.Join(dir, "en", "a.md")
	put(t, note, examNote)

	code, out, _ := use("check", dir)
	if code != exitOK || strings.Contains(out, "[L11]") || !strings.Contains(out, "notelab check --lint "+dir) {
		t.Errorf("check = %d; want warnings counted only:\n%s", code, out)
	}
	code, out, _ = use("check", "--lint", dir)
	if code != exitOK || !strings.Contains(out, "a.md:10:1: warning: one: ") || !strings.Contains(out, "[L11]") || !strings.Contains(out, "key alone is the longest option: ") || strings.Contains(out, "check --lint") {
		t.Errorf("check --lint = %d; want every warning and the figures:\n%s", code, out)
	}
	code, out, _ = use("check", "--coverage", dir, "--lang=ko")
	if code != exitOK || !strings.Contains(out, "TEST\n") || !strings.Contains(out, "D1.T1.S1") || !strings.Contains(out, "비중") {
		t.Errorf("check --coverage = %d:\n%s", code, out)
	}
	put(t, note, strings.Replace(examNote, "Write it to the log file", "All of the above at once", 1))
	if code, out, _ = use("check", dir); code != exitFail || !strings.Contains(out, "a.md:10:1: error: one: ") || !strings.Contains(out, "[L07]") {
		t.Errorf("check = %d; want the error of L07:\n%s", code, out)
	}
	if code, out, _ = use("check", "--coverage", filepath.Dir(note)); code != exitOK || !strings.Contains(out, "there is no blueprint") {
		t.Errorf("check --coverage without a blueprint = %d:\n%s", code, out)
	}
}

// What the course itself asks must keep the rules.
func TestTheCourseHasNoErrorsOfItemWriting(t *testing.T) {
	_, out, _ := use("check", "notes")
	for _, line := range strings.Split(out, "\n") {
		if strings.Contains(line, ": error: ") && strings.Contains(line, "[L") {
			t.Error(line)
		}
	}
}
