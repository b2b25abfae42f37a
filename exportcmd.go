package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"notelab/app/course"
	"notelab/app/exchange"
	"notelab/app/exchange/apkg"
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/site"
)

var exportFormats = []string{"anki", "gift", "csv", "apkg"}

// exportBank writes a course's questions for another program.
func exportBank(c *call) int {
	format, out, in, mark := "", "", "", false
	f := flags{values: map[string]*string{"format": &format, "o": &out, "out": &out, "in": &in}, switches: map[string]*bool{"bom": &mark}}
	dirs, help, wrong := f.parse(c.args, c.l)
	switch {
	case help:
		fmt.Fprint(c.out, exportHelp.In(c.l))
		return exitOK
	case wrong != "":
		return c.usage(wrong)
	case len(dirs) != 1 || out == "":
		return c.usage(c.say("노트 폴더와 결과 파일을 쓴다: notelab export notes --format anki -o notes.txt", "name the folder of notes and the file to write: notelab export notes --format anki -o notes.txt"))
	case !among(format, exportFormats):
		return c.usage(c.say("--format에는 anki, gift, csv, apkg 가운데 하나를 쓴다", "--format wants anki, gift, csv or apkg") + near(format, exportFormats, c.l))
	case in != "" && in != "ko" && in != "en":
		return c.usage(c.say("--in에는 ko 또는 en을 쓴다", "--in wants ko or en"))
	case mark && format != "csv":
		return c.usage(c.say("--bom은 csv에만 쓴다", "--bom belongs to csv"))
	}
	dir := dirs[0]
	if _, err := os.Stat(dir); err != nil {
		return c.fail(c.noFolder(dir, err))
	}
	read, problems, err := readCourse(dir, "/")
	if err != nil {
		return c.fail(err.Error())
	}
	var errors []course.Problem
	for _, p := range problems {
		if p.Severity == course.Error {
			errors = append(errors, p)
		}
	}
	printProblems(&call{out: c.err, l: c.l}, dir, errors)
	l := i18n.Lang(in)
	if in == "" {
		l = read.MainLang()
	}
	s := site.Build(read, siteOptions(site.Options{Base: "/"}))
	b, err := siteBank(s, l)
	if err != nil {
		return c.fail(err.Error())
	}
	var data []byte
	switch format {
	case "anki":
		data = b.Anki()
	case "gift":
		data = b.GIFT()
	case "csv":
		data = b.CSV(mark)
	case "apkg":
		data, err = apkg.Write(b, apkg.Options{At: time.Now(), File: func(src string) ([]byte, bool) { return siteFile(s, src) }})
	}
	if err != nil {
		return c.fail(err.Error())
	}
	n, left := b.Count()
	if n == 0 {
		return c.fail(c.say("내보낼 문제가 없다", "there are no questions to export"))
	}
	if out == "-" {
		_, err = c.out.Write(data)
	} else {
		err = os.WriteFile(out, data, 0o644)
	}
	if err != nil {
		return c.fail(err.Error())
	}
	if len(left) > 0 {
		fmt.Fprintln(c.err, "notelab:", c.say("옮기지 못한 문제: ", "left out: ")+strings.Join(left, ", "))
	}
	if out != "-" {
		fmt.Fprintf(c.out, c.say("%s: 문제 %d개\n", "%s: %d questions\n"), out, n)
	}
	return exitOK
}

// siteBank gathers the questions from the data files the browser fetches, so
// that both export the same bytes.
func siteBank(s *site.Site, l i18n.Lang) (*exchange.Bank, error) {
	var x course.Index
	if err := siteData(s, l, "course.json", &x); err != nil {
		return nil, err
	}
	return exchange.Read(&x, func(note string) (list []quiz.Question, err error) {
		return list, siteData(s, l, "quiz/"+note+".json", &list)
	}, nil)
}

func siteData(s *site.Site, l i18n.Lang, name string, out any) error {
	path := "data/" + string(l) + "/" + name
	f, ok := s.Render(path)
	if !ok {
		return fmt.Errorf("there is no %s", path)
	}
	if err := json.Unmarshal(f.Data, out); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

// siteFile is a picture by its address in a page.
func siteFile(s *site.Site, src string) ([]byte, bool) {
	path, err := url.PathUnescape(strings.TrimPrefix(src, "/"))
	if err != nil || filepath.Ext(path) == "" {
		return nil, false
	}
	f, ok := s.Render(path)
	return f.Data, ok
}

func among(s string, list []string) bool {
	for _, v := range list {
		if s == v {
			return true
		}
	}
	return false
}
