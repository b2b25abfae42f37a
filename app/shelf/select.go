package shelf

import (
	"path"
	"strings"
)

// Limits of one own course. Notes are bounded as everywhere (see
// markdown.MaxFileSize); all bounds together keep a phone's memory and storage
// from being filled by a wrong choice of folder.
const (
	MaxNote    = 2 << 20  // bytes of one note
	MaxPicture = 5 << 20  // bytes of one picture
	MaxFiles   = 2000     // notes and pictures together
	MaxTotal   = 50 << 20 // bytes of all files together
	maxPath    = 400      // bytes of one path
)

// Info is a file the learner chose, before it is read.
type Info struct {
	Path string // below the chosen folder, whose name it starts with; or a bare name
	Size int64
}

// Picked is what Select made of the chosen files.
type Picked struct {
	Files []Item
	// Folder is the name of the one folder everything stood in, or "".
	Folder string
	Size   int64
	Notes  int
	// TooLarge are files that were left out for their size.
	TooLarge []string
	// Other is how many files were left out because they are neither notes nor
	// pictures.
	Other int
	// TooMany and TooMuch report that the whole choice is beyond MaxFiles or
	// MaxTotal; nothing of it should be used then.
	TooMany, TooMuch bool
}

// Item is a file that belongs to a course.
type Item struct {
	From int    // index in the list given to Select
	Path string // clean, with slashes, below the course folder
	Size int64
	Note bool // a note; otherwise a picture, an attachment or the course's description
}

// Select finds the files of a course among those the learner chose: notes,
// pictures, and course.yaml with its blueprints. Hidden files and folders of
// tools are passed over. When everything stands in one folder, that folder is
// the course. Of two files with one path the later counts.
func Select(chosen []Info) Picked {
	var p Picked
	root, one := "", true
	clean := make([]string, len(chosen))
	for i, f := range chosen {
		clean[i] = cleanPath(f.Path)
		if clean[i] == "" {
			continue
		}
		dir, _, nested := strings.Cut(clean[i], "/")
		switch {
		case !nested:
			one = false
		case root == "":
			root = dir
		case root != dir:
			one = false
		}
	}
	if one {
		p.Folder = root
	}
	at := map[string]int{}
	for i, f := range chosen {
		name := clean[i]
		if name == "" || hidden(name) {
			continue
		}
		if p.Folder != "" {
			name = strings.TrimPrefix(name, p.Folder+"/")
		}
		note, limit := IsNote(name), int64(MaxNote)
		switch {
		case note, isAbout(name):
		case isPicture(name):
			limit = MaxPicture
		default:
			p.Other++
			continue
		}
		if f.Size > limit || len(name) > maxPath {
			p.TooLarge = append(p.TooLarge, name)
			continue
		}
		it := Item{From: i, Path: name, Size: f.Size, Note: note}
		if old, twice := at[name]; twice {
			p.Size -= p.Files[old].Size
			p.Files[old] = it
		} else {
			at[name] = len(p.Files)
			p.Files = append(p.Files, it)
			if note {
				p.Notes++
			}
		}
		p.Size += f.Size
	}
	p.TooMany, p.TooMuch = len(p.Files) > MaxFiles, p.Size > MaxTotal
	return p
}

// Onto gives files that were chosen one by one the paths of the files they
// replace: a bare "b.md" is the course's "part/b.md" when there is only one of
// that name.
func (p *Picked) Onto(paths []string) {
	exact, base := map[string]bool{}, map[string][]string{}
	for _, have := range paths {
		exact[have] = true
		base[path.Base(have)] = append(base[path.Base(have)], have)
	}
	for i := range p.Files {
		f := &p.Files[i]
		if same := base[path.Base(f.Path)]; !exact[f.Path] && !strings.Contains(f.Path, "/") && len(same) == 1 {
			f.Path = same[0]
		}
	}
}

// IsNote reports whether a file name is a note's.
func IsNote(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

// isPicture reports whether a note may show a file or link to it: what package
// markdown carries along.
func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".txt", ".csv":
		return true
	}
	return false
}

// isAbout reports whether a file describes the course.
func isAbout(name string) bool {
	dir, base := path.Split(name)
	return dir == "" && (base == "course.yaml" || base == "course.yml") || dir == "blueprints/" && path.Ext(base) == ".yaml"
}

// hidden reports whether a file lies where tools keep theirs.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "node_modules" || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// cleanPath returns a path with slashes and without empty, "." and ".." parts.
func cleanPath(name string) string {
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(name, "\\", "/"), "/") {
		if part != "" && part != "." && part != ".." {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "/")
}
