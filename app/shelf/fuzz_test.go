package shelf

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzSelect chooses among files of any names: the paths stay below the course,
// each once, and titles fit on a line.
func FuzzSelect(f *testing.F) {
	for _, s := range []string{"a.md", "../../etc/passwd.md", "/a//b/./c.md", `C:\x\..\y.md`, "<img src=x>.md", "a\nb.md", "\xff.md", "course.yaml", ".git/x.md", "__proto__.md", "blueprints/x.yaml", "‮x.md"} {
		f.Add(s, "folder/"+s, int64(10))
	}
	f.Fuzz(func(t *testing.T, a, b string, size int64) {
		p := Select([]Info{{a, size}, {b, 1}, {"x/" + a, 2}})
		seen := map[string]bool{}
		for _, it := range p.Files {
			if it.Path == "" || seen[it.Path] || strings.HasPrefix(it.Path, "/") || strings.Contains(it.Path, `\`) || len(it.Path) > maxPath || it.Size > MaxPicture {
				t.Errorf("a path %q", it.Path)
			}
			for part := range strings.SplitSeq(it.Path, "/") {
				if part == "" || part == "." || part == ".." {
					t.Errorf("a path %q", it.Path)
				}
			}
			seen[it.Path] = true
		}
		p.Onto([]string{a, b, "part/" + a})
		for _, title := range []string{Title(a), PasteTitle(a + "\n" + b), FailedTitle(a)} {
			if utf8.RuneCountInString(title) > maxTitle || strings.ContainsAny(title, "\n\r\t\x00") || !utf8.ValidString(title) {
				t.Errorf("a title %q", title)
			}
			path := PastePath(title, []string{a, b})
			if !IsNote(path) || strings.ContainsAny(path, `/\<>"'`+"\n") || len(path) > 400 {
				t.Errorf("PastePath(%q) = %q", title, path)
			}
		}
	})
}
