package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: neither a folder nor a file", path)
	}
	// A file beyond the bound is listed, and then refused without being read.
	var data []byte
	if info.Size() <= markdown.MaxFileSize {
		if data, err = os.ReadFile(path); err != nil {
			return nil, err
		}
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
			Hashed: f.Built, Late: f.Name == "builder.wasm" || f.Name == "sync.wasm",
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

// visible makes text of others safe to print: what would move the cursor, end
// the line or turn the direction of writing is spelled out.
func visible(s string) string {
	hidden := func(r rune) bool {
		return !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) && r != '\u200d' // which joins emoji
	}
	if strings.IndexFunc(s, hidden) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)):
			fmt.Fprintf(&b, "\\x%02x", s[i])
		case !hidden(r):
			b.WriteRune(r)
		default:
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(q[1 : len(q)-1])
		}
	}
	return b.String()
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
		fmt.Fprintf(c.out, "%s:%d:%d: %s: %s [%s]\n", visible(file), max(p.Line, 1), max(p.Col, 1), word, visible(p.Message.In(c.l)), p.Code)
	}
	return errors, warnings
}
