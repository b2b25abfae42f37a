package yaml

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// dump writes a tree on one line: quoted scalars as Go strings, nothing as ~.
func dump(n *Node) string {
	var parts []string
	switch n.Kind {
	case Null:
		return "~"
	case Scalar:
		if n.Quoted {
			return fmt.Sprintf("%q", n.Text)
		}
		return n.Text
	case Sequence:
		for _, it := range n.Items {
			parts = append(parts, dump(it))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, p := range n.Pairs {
		parts = append(parts, dump(p.Key)+": "+dump(p.Value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"", "~"},
		{"a: b", "{a: b}"},
		{"a: b\nc:\n- d\n- e: f\n  g:\n  - h\n", "{a: b, c: [d, {e: f, g: [h]}]}"},
		{"a: [b, 'c', {d: e}, f: g, ]", `{a: [b, "c", {d: e}, {f: g}]}`},
		{"a: {b, c: , 'd':e}", `{a: {b: ~, c: ~, "d": e}}`},
		{"a: one\n  two\n\n  three # c\n", "{a: one two\nthree}"},
		{"a: 'it''s\n  so'\nb: \"x\\ty\\\n  z\"", "{a: \"it's so\", b: \"x\\tyz\"}"},
		{"a: |\n  x\n   y\n\nb: >-\n  p\n  q\n\n  r\n", `{a: "x\n y\n", b: "p q\nr"}`},
		{"a: |+\n  x\n\nb: |2-\n   y\n", `{a: "x\n\n", b: " y"}`},
		{"--- # c\na: 1\n...\n# end\n", "{a: 1}"},
		{"~: null\n", "{~: ~}"},
	} {
		n, errs := Parse([]byte(tt.src))
		if len(errs) > 0 {
			t.Errorf("Parse(%q): %v", tt.src, errs[0])
		} else if got := dump(n); got != tt.want {
			t.Errorf("Parse(%q) = %s; want %s", tt.src, got, tt.want)
		}
	}
}

func TestRefusalsNameTheLineAndTheRemedy(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		line      int
		says      string
	}{
		{"anchor", "x: 1\na: &b c", 2, "anchors"},
		{"alias", "a: *b", 1, "aliases"},
		{"alias in a list", "a: [1,\n *b]", 2, "aliases"},
		{"emphasis", "t: **Bold** text", 1, "quote it"},
		{"tag", "a: !!str 1", 1, "tags"},
		{"merge key", "a: 1\n<<: b", 2, "merge"},
		{"complex key", "? a\n: b", 1, "complex"},
		{"list as key", "[a]: b", 1, "can't be a key"},
		{"no key", "a: 1\n: b", 2, "no key"},
		{"directive", "%YAML 1.2\n---\na: b", 1, "directives"},
		{"second document", "a: b\n---\nc: d", 2, "second document"},
		{"colon in a value", "x: 1\ntitle: a: b", 2, "quote the value"},
		{"colon in a continued value", "title: a\n  b: c", 2, "quote the value"},
		{"key without a colon", "a: 1\nb\nc: 2", 2, "no colon"},
		{"deeper key", "a: 'x'\n  b: 1", 2, "indentation"},
		{"shallower key", "a:\n    b: 1\n  c: 2", 3, "indentation"},
		{"list on the line of a key", "a: - b", 1, "next line"},
		{"list among keys", "a: 1\n- b", 2, "list among keys"},
		{"tab", "a:\n\tb: c", 2, "tab"},
		{"tab after a dash", "-\ta: b", 1, "tab"},
		{"tab in a block", "a: |\n\tb", 2, "tab"},
		{"open quote", "a: 1\nb: \"x\nc: y", 2, "isn't closed"},
		{"open bracket", "a: [b\nc: d", 2, "close the bracket"},
		{"open bracket at the end", "x: 1\na: [b,\n", 2, "isn't closed"},
		{"wrong bracket", "a: [b}", 1, "]"},
		{"two commas", "a: [b,,c]", 1, "quote"},
		{"text after a quote", "a: 'b' c", 1, "after the value"},
		{"text after a block mark", "a: > b", 1, "text after >"},
		{"escape", "a: \"\\d\"", 1, `\d`},
		{"half a surrogate pair", `a: "\ud83d"`, 1, `\u`},
		{"reserved", "a: @b", 1, "@"},
		{"percent", "a: %b", 1, "%"},
		{"control character", "a: b\nc: \x01", 2, "control"},
		{"not UTF-8", "a: b\nc: \xff", 2, "UTF-8"},
		{"too deep", "a: " + strings.Repeat("[", 65) + strings.Repeat("]", 65), 1, "64"},
		{"too deep in lines", strings.Repeat("- ", 70) + "a", 1, "64"},
	} {
		n, errs := Parse([]byte(tt.src))
		if n != nil || len(errs) != 1 {
			t.Errorf("%s: Parse = %v, %v; want one error", tt.name, n, errs)
			continue
		}
		if e := errs[0]; e.Line != tt.line || !strings.Contains(e.Why.En, tt.says) || e.Why.Ko == "" {
			t.Errorf("%s: %v; want line %d: …%s…", tt.name, e, tt.line, tt.says)
		}
	}
}

func TestARepeatedKeyIsReportedAndTheTreeStays(t *testing.T) {
	n, errs := Parse([]byte("a: 1\nb: {c: 1, c: 2}\na: 3\n"))
	if len(errs) != 2 || errs[0].Line != 2 || errs[0].Column != 11 || errs[1].Line != 3 || !strings.Contains(errs[1].Why.En, "line 1") {
		t.Errorf("errors = %v", errs)
	}
	if n == nil || dump(n) != "{a: 1, b: {c: 1, c: 2}, a: 3}" || n.Get("a").Text != "3" || n.Get("x") != nil {
		t.Errorf("tree = %v", n)
	}
}

func TestTypedAccess(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want string
	}{
		{"12", "12 12 -"}, {"-3", "-3 -3 -"}, {"+4", "4 4 -"}, {"010", "10 10 -"}, {"0x1F", "31 - -"}, {"0o17", "15 - -"}, {"0x-1", "- - -"},
		{"1.5", "- 1.5 -"}, {"1e3", "- 1000 -"}, {".inf", "- - -"}, {"1_000", "- - -"}, {"true", "- - true"}, {"FALSE", "- - false"},
		{"yes", "- - -"}, {"'12'", "- - -"}, {"\"true\"", "- - -"}, {"~", "- - -"}, {"[1]", "- - -"}, {"99999999999999999999", "- 1e+20 -"},
	} {
		n, errs := Parse([]byte(tt.src))
		if len(errs) > 0 {
			t.Fatalf("%q: %v", tt.src, errs[0])
		}
		got := [3]string{"-", "-", "-"}
		if v, ok := n.Int(); ok {
			got[0] = fmt.Sprint(v)
		}
		if v, ok := n.Float(); ok {
			got[1] = fmt.Sprint(v)
		}
		if v, ok := n.Bool(); ok {
			got[2] = fmt.Sprint(v)
		}
		if s := strings.Join(got[:], " "); s != tt.want {
			t.Errorf("%q: int, float, bool = %s; want %s", tt.src, s, tt.want)
		}
	}
}

// Every loop goes forward: a megabyte of anything takes well under a second,
// while a quadratic reader would take minutes.
func TestLargeTextsTakeLinearTime(t *testing.T) {
	for name, s := range map[string]string{
		"one line of a list": "a: [" + strings.Repeat("가,", 250000) + "]", "blank lines": "a: b" + strings.Repeat("\n", 1000000),
		"lines of a scalar": "a: " + strings.Repeat("b\n ", 300000), "brackets": strings.Repeat("[", 1000000), "keys": strings.Repeat("a:\n", 300000),
		"items": strings.Repeat("- a\n", 250000), "comments": strings.Repeat("# a\n", 250000), "dashes": strings.Repeat("- ", 500000),
		"blocks": strings.Repeat("- |\n\n\n", 150000), "empty blocks": "a: |\n" + strings.Repeat("\n", 1000000), "quotes": "a: '" + strings.Repeat("\n", 1000000),
		"words and breaks": strings.Repeat("- a\n\n\n", 160000), "comments in a list": "[" + strings.Repeat("#\n", 500000), "words before a comment": strings.Repeat("a\n\n#\n", 200000),
	} {
		begin := time.Now()
		Parse([]byte(s))
		if d := time.Since(begin); d > 10*time.Second {
			t.Errorf("%s: %v for %d bytes", name, d, len(s))
		}
	}
}
