package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	oracle "go.yaml.in/yaml/v3"

	"notelab/app/course"
	"notelab/app/i18n"
)

func TestBlueprintsReadAsTheOracleDecodesThem(t *testing.T) {
	files, err := filepath.Glob("../../notes/blueprints/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatalf("blueprints = %v, %v", files, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want := &course.Blueprint{Name: strings.TrimSuffix(filepath.Base(f), ".yaml")}
		d := oracle.NewDecoder(bytes.NewReader(b))
		d.KnownFields(true)
		if err := d.Decode(want); err != nil {
			t.Fatal(err)
		}
		got := readBlueprint(filepath.Base(f), b, func(p course.Problem) { t.Errorf("%s: %s", f, p.In(i18n.English)) })
		// Printed, an empty list and none are the same.
		if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
			t.Errorf("%s: %s; want %s", f, g, w)
		}
	}
}

func TestFaultsOfABlueprintNameTheLine(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		line      int
		says      string
	}{
		{"unknown key", "exam: E\nminuts: 3", 2, "minutes"},
		{"unknown key of a task", "domains:\n- tasks:\n  - id: a\n    titel: b", 4, "title"},
		{"unknown language", "skills:\n  a: {ko: x, fr: y}", 2, "fr"},
		{"quoted number", "pass: \"720\"", 1, "whole number"},
		{"fraction", "exam: E\npass: 7.5", 2, "whole number"},
		{"text for a list", "kinds: a", 1, "list"},
		{"list for text", "exam: E\nnote: [a]", 2, "text"},
		{"repeated key", "exam: E\nexam: F", 2, "line 1"},
		{"broken", "exam: E\nnote: a: b", 2, "quote"},
		{"no mapping", "- a", 1, "key: value"},
	} {
		var ps []course.Problem
		bp := readBlueprint("e.yaml", []byte(tt.src), func(p course.Problem) { ps = append(ps, p) })
		if bp != nil || len(ps) != 1 || ps[0].Line != tt.line || ps[0].Code != "blueprint-yaml" || !strings.Contains(ps[0].In(i18n.English), tt.says) {
			t.Errorf("%s: %v, %v; want line %d: …%s…", tt.name, bp, said(ps), tt.line, tt.says)
		}
	}
}

func TestASettingGivenTwiceInCompareIsReported(t *testing.T) {
	_, ps := Note("x.md", []byte("```sim backoff\ncompare:\n  seed: 2\n  seed: 3\n```\n"), full)
	if len(ps) != 1 || ps[0].Code != "sim-twice" || ps[0].Line != 4 {
		t.Errorf("problems = %v; want sim-twice on line 4", said(ps))
	}
}

func TestAKeyGivenTwiceInFrontMatterIsReported(t *testing.T) {
	n, ps := Note("x.md", []byte("---\ntitle: a\ntags: [b]\ntitle: c\n---\n글"), Options{})
	if n.Title != "c" || len(ps) != 1 || ps[0].Code != "front-matter" || ps[0].Line != 4 {
		t.Errorf("title %q, problems %v; want c and a problem on line 4", n.Title, said(ps))
	}
}
