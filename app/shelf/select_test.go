package shelf

import (
	"fmt"
	"strings"
	"testing"
)

func paths(p Picked) string {
	var out []string
	for _, f := range p.Files {
		out = append(out, fmt.Sprintf("%s<%d", f.Path, f.From))
	}
	return strings.Join(out, " ")
}

func TestSelectKeepsWhatBelongsToACourse(t *testing.T) {
	for _, c := range []struct {
		name   string
		given  []string
		want   string
		folder string
		other  int
	}{
		{"a folder is the course", []string{"aws/a.md", "aws/part/b.MD", "aws/pic.png"}, "a.md<0 part/b.MD<1 pic.png<2", "aws", 0},
		{"single files have no folder", []string{"a.md", "b.markdown"}, "a.md<0 b.markdown<1", "", 0},
		{"two folders stay apart", []string{"x/a.md", "y/a.md"}, "x/a.md<0 y/a.md<1", "", 0},
		{"tools' files are passed over", []string{"w/.git/x.md", "w/node_modules/p/README.md", "w/.obsidian/a.md", "w/a.md"}, "a.md<3", "w", 0},
		{"a course describes itself", []string{"w/course.yaml", "w/blueprints/x.yaml", "w/deep/course.yaml", "w/a.md"}, "course.yaml<0 blueprints/x.yaml<1 a.md<3", "w", 1},
		{"others are counted", []string{"a.exe", "b.html", "c.md"}, "c.md<2", "", 2},
		{"paths are made safe", []string{"../../etc/a.md", `w\b.md`}, "etc/a.md<0 w/b.md<1", "", 0},
		{"the later of a name counts", []string{"a.md", "./a.md"}, "a.md<1", "", 0},
		{"Hangul names stay", []string{"내 노트/큐 정리.md"}, "큐 정리.md<0", "내 노트", 0},
	} {
		var infos []Info
		for _, p := range c.given {
			infos = append(infos, Info{p, 10})
		}
		got := Select(infos)
		if paths(got) != c.want || got.Folder != c.folder || got.Other != c.other {
			t.Errorf("%s: Select(%q) = %q in folder %q, %d others; want %q in %q, %d", c.name, c.given, paths(got), got.Folder, got.Other, c.want, c.folder, c.other)
		}
		if got.Size != int64(10*len(got.Files)) {
			t.Errorf("%s: size = %d for %d files", c.name, got.Size, len(got.Files))
		}
	}
}

func TestSelectHoldsTheLimits(t *testing.T) {
	p := Select([]Info{{"big.md", MaxNote + 1}, {"fits.md", MaxNote}, {"pic.png", MaxNote + 1}})
	if paths(p) != "fits.md<1 pic.png<2" || len(p.TooLarge) != 1 || p.TooLarge[0] != "big.md" {
		t.Errorf("kept %q, left out %q", paths(p), p.TooLarge)
	}
	var many []Info
	for i := range MaxFiles + 1 {
		many = append(many, Info{fmt.Sprintf("n%d.md", i), 1})
	}
	if p := Select(many[:MaxFiles]); p.TooMany {
		t.Errorf("%d files are too many", MaxFiles)
	}
	if p := Select(many); !p.TooMany {
		t.Errorf("%d files are not too many", MaxFiles+1)
	}
	var large []Info
	for i := range MaxTotal/MaxNote + 1 {
		large = append(large, Info{fmt.Sprintf("n%d.md", i), MaxNote})
	}
	if p := Select(large); !p.TooMuch {
		t.Errorf("%d bytes are not too much", p.Size)
	}
}

func TestANewerFileFindsTheOneItReplaces(t *testing.T) {
	have := []string{"part/b.md", "x/c.md", "y/c.md", "d.md"}
	p := Select([]Info{{"b.md", 1}, {"c.md", 1}, {"d.md", 1}, {"new.md", 1}})
	p.Onto(have)
	if got, want := paths(p), "part/b.md<0 c.md<1 d.md<2 new.md<3"; got != want {
		t.Errorf("Onto(%q) = %q; want %q", have, got, want)
	}
}

func TestNamesOfCoursesAndPastedNotes(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{PastePath("SQS 정리: 재시도!", nil), "sqs-정리-재시도.md"},
		{PastePath("A", []string{"part/a.md", "a-2.md"}), "a-3.md"},
		{PastePath("../..", nil), "note.md"},
		{PasteTitle("\n---\nx: 1\n# 큐와 지연\n본문"), "큐와 지연"},
		{PasteTitle("> 첫 줄\n둘째"), "첫 줄"},
		{Title(" 두\n줄\x00 "), "두 줄"},
		{NewID(0), "aaaaaaa"},
	} {
		if c.got != c.want {
			t.Errorf("got %q; want %q", c.got, c.want)
		}
	}
	if n := len([]rune(Title(strings.Repeat("가", 500)))); n != maxTitle {
		t.Errorf("a long title has %d characters; want %d", n, maxTitle)
	}
}
