package markdown

import (
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// folder is what a course is read from.
type folder interface {
	paths() []string // of every regular file that may matter, sorted
	size(path string) int64
	read(path string) ([]byte, error)
}

// memory is a folder held as a map.
type memory map[string][]byte

func (m memory) paths() []string {
	var out []string
	for p := range m {
		if !ignored(p) {
			out = append(out, p)
		}
	}
	sort.Strings(out)
	return out
}

func (m memory) size(p string) int64 { return int64(len(m[p])) }

func (m memory) read(p string) ([]byte, error) {
	b, ok := m[p]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return b, nil
}

// disk is a folder behind a file system.
type disk struct {
	fs    fs.FS
	files map[string]int64
	order []string
}

// openDisk lists a file system. Entries that can't be read are left out; the
// error is for the root only.
func openDisk(fsys fs.FS) (*disk, error) {
	d := &disk{fs: fsys, files: map[string]int64{}}
	err := fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil:
			return nil
		case e.IsDir():
			if p != "." && ignored(p+"/x") {
				return fs.SkipDir
			}
		case e.Type().IsRegular() && !ignored(p):
			if info, err := e.Info(); err == nil {
				d.files[p] = info.Size()
				d.order = append(d.order, p)
			}
		}
		return nil
	})
	sort.Strings(d.order)
	return d, err
}

func (d *disk) paths() []string { return d.order }

func (d *disk) size(p string) int64 { return d.files[p] }

func (d *disk) read(p string) ([]byte, error) {
	f, err := d.fs.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	// No more than was listed and found small enough, should the file grow.
	return io.ReadAll(io.LimitReader(f, d.files[p]))
}

// ignored reports whether a path belongs to tools rather than to the notes.
func ignored(p string) bool {
	for _, part := range strings.Split(path.Dir(p), "/") {
		switch part {
		case "node_modules", "vendor", "_site", "_layouts", "_includes", "_sass", "archetypes", "themes":
			return true
		}
		if len(part) > 1 && part[0] == '.' {
			return true
		}
	}
	return strings.HasPrefix(path.Base(p), ".")
}

func isNote(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// MaxPicture is the size of a picture in bytes beyond which it isn't taken in.
const MaxPicture = 8 << 20

// carried reports whether a file may become part of the pages: formats that
// run nothing when they are opened by themselves.
func carried(p string) (picture, ok bool) {
	switch strings.ToLower(path.Ext(p)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg":
		return true, true
	case ".pdf", ".txt", ".csv":
		return false, true
	}
	return false, false
}
