package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"

	"notelab/app/course"
	"notelab/app/exchange/intake"
	"notelab/app/markdown"
	"notelab/app/sim/catalogue"
)

var importFormats = map[string]func(src []byte, slug string) intake.Result{
	"gift": intake.GIFT, "anki": intake.Anki, "quizdown": intake.Quizdown, "mkdocs-quiz": intake.MkdocsQuiz,
}

var importNames = []string{"gift", "anki", "quizdown", "mkdocs-quiz"}

// importMost is the size of a file that is read at most.
const importMost = 32 << 20

// importBank turns another program's questions into a note.
func importBank(c *call) int {
	from, out := "", ""
	f := flags{values: map[string]*string{"from": &from, "o": &out, "out": &out}}
	files, help, wrong := f.parse(c.args, c.l)
	switch {
	case help:
		fmt.Fprint(c.out, importHelp.In(c.l))
		return exitOK
	case wrong != "":
		return c.usage(wrong)
	case len(files) != 1 || out == "":
		return c.usage(c.say("읽을 파일과 노트를 쓸 폴더를 쓴다: notelab import questions.gift --from gift -o notes/ko", "name the file to read and the folder to write into: notelab import questions.gift --from gift -o notes/en"))
	}
	read, ok := importFormats[from]
	if !ok {
		return c.usage(c.say("--from에는 gift, anki, quizdown, mkdocs-quiz 가운데 하나를 쓴다", "--from wants gift, anki, quizdown or mkdocs-quiz") + near(from, importNames, c.l))
	}
	file := files[0]
	if info, err := os.Stat(file); err != nil || info.IsDir() || info.Size() > importMost {
		switch {
		case err != nil:
			return c.fail(err.Error())
		case info.IsDir():
			return c.fail(c.say(file+"는 폴더다. 파일을 하나 쓴다", file+" is a folder; name one file"))
		}
		return c.fail(c.say(file+"가 32 MB보다 크다", file+" is bigger than 32 MB"))
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return c.fail(err.Error())
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return c.fail(c.say(file+"는 글 파일이 아니다. UTF-8로 저장한 것을 쓴다", file+" is no text file; save it as UTF-8"))
	}
	title := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	slug := slugOf(title)
	result := read(src, slug)
	note := result.Note(title)
	for _, p := range result.Faults {
		fmt.Fprintf(c.err, "%s:%d: %s\n", file, p.Line, p.Why.In(c.l))
	}
	if len(result.Questions()) == 0 {
		return c.fail(c.say(file+"에서 문제를 찾지 못했다. --from이 맞는지 본다", "no questions were found in "+file+"; is --from right?"))
	}
	path := filepath.Join(out, slug+".md")
	if _, err := os.Stat(path); err == nil {
		return c.fail(c.say(path+"가 이미 있다. 덮어쓰지 않는다", path+" is there already and is left alone"))
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return c.fail(err.Error())
	}
	if err := os.WriteFile(path, note, 0o644); err != nil {
		return c.fail(err.Error())
	}
	// The note is read as the course will read it: what is wrong with it now
	// would be found by check later.
	_, problems := markdown.Course(fstest.MapFS{slug + ".md": &fstest.MapFile{Data: note}}, markdown.Options{Sims: catalogue.Declared()})
	bad := 0
	for _, p := range problems {
		if p.Severity == course.Error {
			bad++
			fmt.Fprintf(c.err, "%s:%d: %s [%s]\n", path, max(p.Line, 1), p.Message.In(c.l), p.Code)
		}
	}
	fmt.Fprintf(c.out, c.say("%s: 문제 %d개, 알아듣지 못한 곳 %d군데\n", "%s: %d questions, %d places not understood\n"), path, len(result.Questions()), len(result.Faults)+bad)
	if len(result.Faults)+bad > 0 {
		return exitFail
	}
	return exitOK
}

// slugOf makes a note's file name of a title.
func slugOf(title string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_', r >= 0xAC00 && r <= 0xD7A3:
			return r
		}
		return '-'
	}, title)
	if s = strings.Trim(s, "-"); s == "" {
		return "imported"
	}
	return s
}
