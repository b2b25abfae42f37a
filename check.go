package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"notelab/app/course"
	"notelab/app/lint"
	"notelab/app/markdown"
	"notelab/app/sim/catalogue"
)

// check reports everything an author should mend.
func check(c *call) int {
	fix, all, coverage := false, false, false
	f := flags{switches: map[string]*bool{"fix": &fix, "lint": &all, "coverage": &coverage}}
	dirs, help, wrong := f.parse(c.args, c.l)
	switch {
	case help:
		fmt.Fprint(c.out, checkHelp.In(c.l))
		return exitOK
	case wrong != "":
		return c.usage(wrong)
	case len(dirs) != 1:
		return c.usage(c.say("노트 폴더를 하나 쓴다: notelab check notes", "name one folder of notes: notelab check notes"))
	}
	dir := dirs[0]
	fsys, err := source(dir)
	if err != nil {
		return c.fail(c.noFolder(dir, err))
	}
	opt := markdown.Options{Sims: catalogue.Declared()}
	read, problems := markdown.Course(fsys, opt)
	if read == nil {
		return c.fail(c.say(dir+"를 코스로 읽을 수 없다", "cannot read "+dir+" as a course"))
	}
	if fix {
		n, err := fixIDs(c, dir, read)
		if err != nil {
			return c.fail(err.Error())
		}
		if n > 0 {
			if fsys, err = source(dir); err != nil {
				return c.fail(err.Error())
			}
			read, problems = markdown.Course(fsys, opt)
		}
	}
	found := lint.Check(read, lintOptions())
	hidden := 0
	if !all {
		found, hidden = errorsOf(found)
	}
	errors, warnings := printProblems(c, dir, inOrder(problems, found))
	if coverage {
		printCoverage(c, read)
	}
	if all {
		fmt.Fprint(c.out, lint.Measure(read).Text(c.l))
	}
	if hidden > 0 {
		fmt.Fprintf(c.out, c.say("문제 작성 규칙에 어긋나 보이는 곳 %d개: notelab check --lint %s\n", "%d places look at odds with the rules of item writing: notelab check --lint %s\n"), hidden, dir)
	}
	questions, sims := 0, 0
	for _, l := range read.Langs {
		for _, n := range read.Notes[l] {
			for i := range n.Blocks {
				if n.Blocks[i].Quiz != nil {
					questions++
				}
				if n.Blocks[i].Sim != nil {
					sims++
				}
			}
		}
	}
	fmt.Fprintf(c.out, c.say("노트 %d개, 문제 %d개, 시뮬레이터 %d개: 오류 %d개, 경고 %d개\n", "%d notes, %d questions, %d simulators: %d errors, %d warnings\n"),
		notes(read), questions, sims, errors, warnings)
	if errors > 0 {
		return exitFail
	}
	return exitOK
}

// fixIDs writes missing question ids into the notes and returns how many files
// changed.
func fixIDs(c *call, dir string, read *course.Course) (int, error) {
	used := map[string]bool{}
	var files []string
	for _, l := range read.Langs {
		for _, n := range read.Notes[l] {
			files = append(files, n.File)
			for i := range n.Blocks {
				if q := n.Blocks[i].Quiz; q != nil {
					used[q.ID] = true
				}
			}
		}
	}
	sortStrings(files)
	changed := 0
	for _, file := range files {
		path := filepath.Join(dir, filepath.FromSlash(file))
		if info, err := os.Stat(dir); err == nil && !info.IsDir() {
			path = dir
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return changed, fmt.Errorf("reading %s: %w", path, err)
		}
		fixed, ids := markdown.Fix(file, src, used)
		if len(ids) == 0 {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return changed, fmt.Errorf("reading %s: %w", path, err)
		}
		if err := os.WriteFile(path, fixed, info.Mode().Perm()); err != nil {
			return changed, fmt.Errorf("writing %s: %w", path, err)
		}
		changed++
		fmt.Fprintf(c.out, "%s: %s %s\n", visible(path), c.say("id를 써 넣었다:", "wrote ids:"), strings.Join(ids, ", "))
	}
	return changed, nil
}
