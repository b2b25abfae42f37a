// Package overlay makes the build overlay that takes net/http, regexp and
// text/template out of the app's binary. go-app names them for its server and
// its regular-expression routes, which the islands never use. The go command
// replaces files of the standard library as a JSON table says: all sources of
// a package but one become nothing, and that one becomes a stub of what go-app
// names. go-app itself stays as it is.
//
// The table is made anew at each build, since it lists the sources of the Go
// release at hand. Building without it must work too; it only costs bytes.
package overlay

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// stubs holds one file for each package taken out, named by its path with
// dashes for slashes.
//
//go:embed stubs
var stubs embed.FS

// Packages are the packages taken out.
var Packages = []string{"net/http", "regexp", "text/template"}

// Write puts the table and the stubs into dir and returns the table's path,
// for go build -overlay. Begin the last name of dir with an underscore inside
// a module: the go command then takes the stubs for nobody's package.
func Write(goroot, dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err != nil {
		return "", fmt.Errorf("making the overlay: %w", err)
	}
	table := map[string]string{}
	for _, pkg := range Packages {
		if err := add(table, goroot, dir, pkg); err != nil {
			return "", fmt.Errorf("making the overlay of %s: %w", pkg, err)
		}
	}
	data, err := json.MarshalIndent(map[string]any{"Replace": table}, "", " ")
	if err != nil {
		return "", fmt.Errorf("making the overlay: %w", err)
	}
	file := filepath.Join(dir, "overlay.json")
	return file, replace(file, data)
}

// add maps the sources of one package to its stub and to nothing.
func add(table map[string]string, goroot, dir, pkg string) error {
	name := strings.ReplaceAll(pkg, "/", "-") + ".go"
	stub, err := stubs.ReadFile("stubs/" + name + ".txt")
	if err != nil {
		return err
	}
	stubFile := filepath.Join(dir, name)
	if err := replace(stubFile, stub); err != nil {
		return err
	}
	src := filepath.Join(goroot, "src", filepath.FromSlash(pkg))
	entries, err := os.ReadDir(src)
	if err != nil {
		return err
	}
	to := stubFile
	for _, e := range entries {
		file := e.Name()
		if e.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || constrained(file) {
			continue
		}
		table[filepath.Join(src, file)] = to
		to = "" // the first takes the stub, the others become nothing
	}
	return nil
}

// constrained reports whether a file's name ties it to a system, so that it
// could not carry the stub; such files of other systems need no replacing.
func constrained(name string) bool {
	for _, s := range []string{"_windows.go", "_plan9.go", "_darwin.go", "_unix.go", "_linux.go"} {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return false
}

// replace writes a file only when its content changes, so that the go
// command's cache stays good.
func replace(file string, data []byte) error {
	if old, err := os.ReadFile(file); err == nil && string(old) == string(data) {
		return nil
	}
	return os.WriteFile(file, data, 0o644)
}
