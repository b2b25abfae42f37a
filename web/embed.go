// Package web holds the web assets that every published site carries: style,
// loader, worker, icons, and the two WebAssembly binaries made at build time.
//
// Sources stand in static. The build output in dist (see web/build) is not kept
// in the repository; a program built without it serves pages whose islands
// never come alive, and says so.
package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
)

//go:embed all:static all:dist
var files embed.FS

// File is one asset. Br and Gz are its compressed forms, nil where the build
// made none.
type File struct {
	Name         string // "app.css", "app.wasm"
	Data, Br, Gz []byte
	Built        bool // from dist, made by the build
}

// Files returns all assets, by name. Big binaries are embedded compressed and
// unpacked here.
func Files() ([]File, error) {
	byName := map[string]*File{}
	for _, dir := range []string{"static", "dist"} {
		entries, err := fs.ReadDir(files, dir)
		if err != nil {
			return nil, fmt.Errorf("reading embedded web/%s: %w", dir, err)
		}
		for _, e := range entries {
			name := e.Name()
			if e.IsDir() || strings.HasPrefix(name, ".") {
				continue
			}
			data, err := fs.ReadFile(files, dir+"/"+name)
			if err != nil {
				return nil, fmt.Errorf("reading embedded web/%s/%s: %w", dir, name, err)
			}
			stem := strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz")
			f := byName[stem]
			if f == nil {
				f = &File{Name: stem, Built: dir == "dist"}
				byName[stem] = f
			}
			if strings.HasSuffix(name, ".css") {
				data = withoutComments(data)
			}
			switch {
			case strings.HasSuffix(name, ".br"):
				f.Br = data
			case strings.HasSuffix(name, ".gz"):
				f.Gz = data
			default:
				f.Data = data
			}
		}
	}
	out := make([]File, 0, len(byName))
	for _, f := range byName {
		if f.Data == nil && f.Gz != nil {
			z, err := gzip.NewReader(bytes.NewReader(f.Gz))
			if err == nil {
				f.Data, err = io.ReadAll(z)
			}
			if err != nil {
				return nil, fmt.Errorf("unpacking embedded %s.gz: %w", f.Name, err)
			}
		}
		if f.Data != nil {
			out = append(out, *f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, nil
}

// terse takes out of a line of a style sheet the spaces that nobody but its
// authors needs. Our strings have none of these pairs of characters.
var terse = strings.NewReplacer(" { ", "{", " {", "{", "; }", "}", " }", "}", "; ", ";", ": ", ":", ", ", ",")

// withoutComments takes the comments and the layout out of a style sheet: they
// are for its authors, and every reader waits for its bytes.
func withoutComments(css []byte) []byte {
	var out []byte
	for len(css) > 0 {
		from := bytes.Index(css, []byte("/*"))
		if from < 0 {
			out = append(out, css...)
			break
		}
		out = append(out, css[:from]...)
		to := bytes.Index(css[from:], []byte("*/"))
		if to < 0 {
			break
		}
		css = css[from+to+2:]
	}
	var lines [][]byte
	for _, line := range bytes.Split(out, []byte("\n")) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines = append(lines, []byte(terse.Replace(string(line))))
		}
	}
	return append(bytes.Join(lines, []byte("\n")), '\n')
}
