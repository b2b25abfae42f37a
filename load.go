package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/markdown"
	"notelab/app/sim/catalogue"
	"notelab/app/site"
	"notelab/web"
)

func sortStrings(s []string) { sort.Strings(s) }

// source returns the folder a course is read from: a folder, or one Markdown
// file alone.
func source(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return os.DirFS(path), nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return single{filepath.Base(path), data, info}, nil
}

// readCourse reads the course at a path with everything its pages may refer
// to. base is the path prefix of its pages.
func readCourse(path, base string) (*course.Course, []course.Problem, error) {
	fsys, err := source(path)
	if err != nil {
		return nil, nil, err
	}
	c, problems := markdown.Course(fsys, markdown.Options{
		Base: base, Sims: catalogue.Declared(), AssignIDs: true,
	})
	if c == nil {
		return nil, problems, fmt.Errorf("reading %s: no course", path)
	}
	return c, problems, nil
}

// notes counts a course's notes in its main language.
func notes(c *course.Course) int {
	n := 0
	for _, s := range c.Sections {
		n += len(s.Notes)
	}
	return n
}

// assets are the web assets as the site wants them. missing reports that the
// program was built without the WebAssembly binaries.
func assets() (list []site.Asset, missing bool, err error) {
	files, err := web.Files()
	if err != nil {
		return nil, false, err
	}
	missing = true
	for _, f := range files {
		if f.Name == "app.wasm" {
			missing = false
		}
		list = append(list, site.Asset{
			Path: f.Name, Data: f.Data, Br: f.Br, Gz: f.Gz,
			Hashed: f.Built, Late: f.Name == "builder.wasm",
		})
	}
	// What simulators declare, for the builder of own notes.
	infos, err := json.Marshal(catalogue.Declared())
	if err != nil {
		return nil, false, fmt.Errorf("writing what the simulators declare: %w", err)
	}
	list = append(list, site.Asset{Path: "sims.json", Data: infos})
	return list, missing, nil
}

// printProblems writes problems one a line, as editors understand them.
func printProblems(c *call, root string, problems []course.Problem) (errors, warnings int) {
	for _, p := range problems {
		word := map[course.Severity]i18n.Text{
			course.Error:   {Ko: "오류", En: "error"},
			course.Warning: {Ko: "경고", En: "warning"},
		}[p.Severity].In(c.l)
		if p.Severity == course.Error {
			errors++
		} else {
			warnings++
		}
		file := p.File
		if info, err := os.Stat(root); err == nil && info.IsDir() {
			file = filepath.Join(root, filepath.FromSlash(p.File))
		} else if err == nil {
			file = root
		}
		fmt.Fprintf(c.out, "%s:%d:%d: %s: %s [%s]\n", file, max(p.Line, 1), max(p.Col, 1), word, p.Message.In(c.l), p.Code)
	}
	return errors, warnings
}
