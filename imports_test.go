package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// mayImport names, for each folder below app/, the folders of ours it may
// import. A folder covers what is below it unless that stands here itself.
var mayImport = map[string][]string{
	"i18n":          {},
	"quiz":          {"i18n"},
	"course":        {"i18n", "quiz", "sim"},
	"progress":      {"i18n"},
	"review":        {"progress"},
	"remote":        {"i18n", "progress"},
	"stats":         {"i18n", "course", "progress", "review", "sim"},
	"exam":          {"quiz", "course", "progress"},
	"progress/idb":  {"i18n", "progress", "browser"},
	"exchange":      {"i18n", "quiz", "course"},
	"sim":           {"i18n", "quiz", "yaml"},
	"sim/catalogue": {"i18n", "sim"},
	"diagram":       {"i18n", "quiz", "sim"},
	"search":        {"i18n", "quiz", "course", "sim"},
	"lint":          {"i18n", "quiz", "course", "sim"},
	"yaml":          {"i18n"},
	"markdown":      {"i18n", "quiz", "course", "diagram", "sim", "yaml"},
	"site":          {"i18n", "quiz", "course", "sim", "markdown", "search"},
	"server":        {"i18n", "course", "sim", "markdown", "search", "site"},
	"hostile":       {}, // for tests alone
	"shelf":         {"i18n"},
	"shelf/press":   {"i18n", "quiz", "course", "sim", "markdown", "search", "site", "shelf"},
	"browser":       {},
	"courier":       {"i18n", "progress", "remote", "browser"},
	"ui":            {"i18n", "quiz", "course", "sim", "progress", "remote", "review", "stats", "exam", "exchange", "search", "shelf", "remote", "browser"},
	"shell":         {"i18n", "quiz", "course", "sim", "progress", "search", "shelf", "remote", "browser", "ui"},
}

// screens are the folders below app/ that may know a screen or a browser.
var screens = []string{"ui", "shell", "browser", "courier", "progress/idb"}

// domain are the folders that know no clock and no chance of their own.
var domain = []string{"course", "quiz", "sim", "progress", "review", "stats", "exam", "exchange", "search", "i18n", "lint", "diagram"}

// only names packages that a single folder may import.
var only = map[string]string{
	"github.com/yuin/goldmark": "markdown",
	"net/http":                 "server",
	"github.com/open-spaced-repetition/go-fsrs": "review",
}

// below reports whether a folder is one of the given ones or below it.
func below(folder string, of ...string) bool {
	for _, o := range of {
		if folder == o || strings.HasPrefix(folder, o+"/") {
			return true
		}
	}
	return false
}

// rule returns the imports a folder below app/ may have, by its longest name
// in mayImport.
func rule(folder string) ([]string, bool) {
	for f := folder; f != "." && f != ""; f = filepath.ToSlash(filepath.Dir(f)) {
		if r, ok := mayImport[f]; ok {
			return append(r, f), true
		}
	}
	return nil, false
}

func TestImportsPointOneWay(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("app", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		seen++
		folder := filepath.ToSlash(filepath.Dir(strings.TrimPrefix(filepath.ToSlash(path), "app/")))
		allowed, ok := rule(folder)
		if !ok {
			t.Errorf("%s: folder %q has no line in mayImport", path, folder)
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, imp := range file.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			if ours, isOurs := strings.CutPrefix(p, "notelab/app/"); isOurs && !below(ours, allowed...) {
				t.Errorf("%s: %s must not import %s", path, folder, p)
			}
			if p == "html/template" || p == "text/template" {
				t.Errorf("%s: %s keeps every method in the binary", path, p)
			}
			isScreen := p == "syscall/js" || strings.HasPrefix(p, "github.com/hack-pad/") || strings.HasPrefix(p, "github.com/maxence-charriere/go-app/")
			if isScreen && !below(folder, screens...) {
				t.Errorf("%s: %s must not know a screen: imports %s", path, folder, p)
			}
			if name, ok := strings.CutPrefix(p, "notelab/app/sim/"); ok && !below(folder, "sim/catalogue") && !below(name, "export", "wire", "simtest", "fleet") && !below(folder, "sim/"+name) {
				t.Errorf("%s: simulators stay out of the programs that show them: %s must not import %s", path, folder, p)
			}
			for pkg, home := range only {
				if (p == pkg || strings.HasPrefix(p, pkg+"/")) && !below(folder, home) {
					t.Errorf("%s: only %s may import %s", path, home, p)
				}
			}
		}
		if below(folder, domain...) && !below(folder, screens...) && folder != "sim/simtest" { // which times the runs
			ast.Inspect(file, func(n ast.Node) bool {
				sel, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				x, ok := sel.X.(*ast.Ident)
				switch {
				case !ok:
				case x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since" || sel.Sel.Name == "Sleep"):
					t.Errorf("%s: uses time.%s; time is passed in", path, sel.Sel.Name)
				case x.Name == "rand" && x.Obj == nil && sel.Sel.Name != "New" && sel.Sel.Name != "NewPCG" && sel.Sel.Name != "Rand" && sel.Sel.Name != "NewZipf" && sel.Sel.Name != "Source":
					t.Errorf("%s: uses rand.%s; randomness is passed in", path, sel.Sel.Name)
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 30 {
		t.Errorf("only %d files were checked", seen)
	}
}
