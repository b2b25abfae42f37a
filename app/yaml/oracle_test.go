package yaml

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	oracle "go.yaml.in/yaml/v3"
)

// theirs reads a text with go.yaml.in/yaml/v3.
func theirs(src []byte) (n *oracle.Node, err error) {
	defer func() { // it panics on some broken texts
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	var doc oracle.Node
	if err := oracle.Unmarshal(src, &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return &oracle.Node{Kind: oracle.ScalarNode, Tag: "!!null"}, nil
	}
	return doc.Content[0], nil
}

// differ returns the first difference between our tree and theirs, or "".
func differ(a *Node, b *oracle.Node, key bool, path string) string {
	kind := Scalar
	switch {
	case b.Kind == oracle.SequenceNode:
		kind = Sequence
	case b.Kind == oracle.MappingNode:
		kind = Mapping
	case b.Tag == "!!null" && !key:
		kind = Null
	}
	quoted := b.Style&(oracle.SingleQuotedStyle|oracle.DoubleQuotedStyle|oracle.LiteralStyle|oracle.FoldedStyle) != 0
	switch {
	case a.Kind != kind:
		return fmt.Sprintf("%s: %v %q; want %v %q", path, a.Kind, a.Text, kind, b.Value)
	case a.Text != b.Value:
		return fmt.Sprintf("%s: %q; want %q", path, a.Text, b.Value)
	case a.Quoted != quoted:
		return fmt.Sprintf("%s: quoted %v; want %v", path, a.Quoted, quoted)
	// Where a node that isn't written stands is a matter of taste.
	case a.Kind != Null && (a.Line != b.Line || a.Column != b.Column):
		return fmt.Sprintf("%s: at %d:%d; want %d:%d", path, a.Line, a.Column, b.Line, b.Column)
	case len(a.Items)+2*len(a.Pairs) != len(b.Content):
		return fmt.Sprintf("%s: %d items, %d pairs; want %d nodes", path, len(a.Items), len(a.Pairs), len(b.Content))
	}
	for i, it := range a.Items {
		if d := differ(it, b.Content[i], false, fmt.Sprintf("%s[%d]", path, i)); d != "" {
			return d
		}
	}
	for i, p := range a.Pairs {
		if d := differ(p.Key, b.Content[2*i], true, path+".key"); d != "" {
			return d
		}
		if d := differ(p.Value, b.Content[2*i+1], false, path+"."+p.Key.Text); d != "" {
			return d
		}
	}
	return ""
}

// heads returns the front matter of every note and every YAML file of the
// course.
func heads(t testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for _, glob := range []string{"../../notes/*.yaml", "../../notes/*/*.yaml", "../../notes/*/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(f, ".md") {
				_, rest, _ := strings.Cut(string(b), "---\n")
				head, _, ok := strings.Cut(rest, "\n---\n")
				if !ok {
					continue
				}
				b = []byte(head + "\n")
			}
			out[f] = b
		}
	}
	return out
}

func TestTheCourseReadsAsTheOracleReadsIt(t *testing.T) {
	all := heads(t)
	if len(all) < 10 {
		t.Fatalf("only %d files", len(all))
	}
	for name, src := range all {
		for style, text := range map[string]string{"": string(src), " with windows lines": strings.ReplaceAll(string(src), "\n", "\r\n"), " without the last line end": strings.TrimRight(string(src), "\n")} {
			n, errs := Parse([]byte(text))
			if len(errs) > 0 {
				t.Errorf("%s%s: %v", name, style, errs[0])
				continue
			}
			want, err := theirs([]byte(text))
			if err != nil {
				t.Fatalf("%s%s: the oracle: %v", name, style, err)
			}
			if d := differ(n, want, false, "$"); d != "" {
				t.Errorf("%s%s: %s", name, style, d)
			}
		}
	}
}

// wild is front matter as blogs have it; both readers take all of it.
var wild = []string{
	"layout: post\ntitle:  \"Welcome to Jekyll!\"\ndate:   2015-11-17 16:16:01 -0600\ncategories: jekyll update\n",
	"title: My Post # not: a key\ntags:\n- a\n- b: c\n  d: e\n-\n- - x\n  - y\n\n-   z\ndraft: false\n",
	"---\ntitle: >-\n  a folded\n  title\n\n  with a break\n    and code\n  end\n\nexcerpt: |\n  line\n   deeper\n\n  last\n\n\nweight: 10\n...\n",
	"header:\n  overlay_image: /a/b.jpg\n  actions:\n    - label: \"<i class='fas'></i> Go\"\n      url: \"/docs/?a=b#c\"\ntoc: true\n",
	"tags: [a, \"b, c\", 'it''s',\n  d e ,\n  # comment\n  f: g, {h: i}, ]\nmenu: { main: {weight: -1, name: }, other }\n",
	"title: 가나다 - 라마 [초안]\ntags: [가, 나 다]\n설명: 'x'   # 끝\n",
	"description: a plain text\n  over several\n\n  lines # done\nurl: http://example.com:80/a?b=c&d\n\"quoted key\": 1\n'other': ~\n",
	"a: \"tab\\there \\u00e9 \\U0001F600 \\x41 \\\n   joined\n\n   new \\\"line\\\"  \n   end\"\nb: 'one\n  two\n\n\n  three'\n",
	"a: |2\n    two deep\n   one\nb: >+\n  x\n\n\nc: |-\n  y\n\n# comment\nd:\n  - |\n    item\n  - >\n   folded\n   text\ne: |+\n",
	"# only\n# comments\n", "", "\n\n", "just text\nof two lines\n", "- a\n- b\n", "\"x\"", "[a]", "{}", "--- \na: b\n...\n", "\ufeffa: b\n",
	"a:\n    b:\n        c: 1\n    d: 2\ne:\n\n  - f\n  -  g: h\n     i: j\nk: -1\nl: -x\nm: ?y\nn: :z\no: a#b\np: a:b\n",
	"null: null\n~: ~\nNull: Null\ntrue: yes\nempty:\nlist: []\nmap: {}\nq: ''\n",
	"a: {b: [c, {d: e}], \"f\":g, 'h' : i, j: http://k.l/m}\n", "k: [\n1,\n2\n]\nl: {\n}\n",
	"a: b\r\nc:\r\n  - d\r\n", "a: b\rc: d\r", "  a: 1\n  b: 2\n", "a:   \n  b\n  c\nd: e\n", "a:\n- b\n- c:\n  - d\n  e: f\ng: h\n",
	"a: \"x\ny\"\nb: 'p\n\tq'\nc: d\te\n", "google: {analytics: UA-1-1}\nimage: ../a b.png\ntime: 12:30:45\nversion: 1.2.3\n",
}

func TestWildFrontMatterReadsAsTheOracleReadsIt(t *testing.T) {
	for _, src := range wild {
		want, err := theirs([]byte(src))
		if err != nil {
			t.Errorf("%q: the oracle: %v", src, err)
			continue
		}
		n, errs := Parse([]byte(src))
		if len(errs) > 0 {
			t.Errorf("%q: %v", src, errs[0])
			continue
		}
		if d := differ(n, want, false, "$"); d != "" {
			t.Errorf("%q: %s", src, d)
		}
	}
}

// emitter writes random trees in random styles.
type emitter struct {
	r *rand.Rand
	b strings.Builder
}

var words = []string{"a", "가나", "b c", "x:y", "it's", "say \"hi\"", "1", "-2.5", "true", "no", "2026-11-22", "~", "null", "", "a, b", "[x", "{y}", "# z", "k: v", "- i", "tab\there", "two\nlines", "end\n", "a\n\nb\n\n", " lead", "trail ", "&n", "*p", "!t", "%", "@", "`", "?", ":", "-", "\\", "é\u00a0", "😀", "|", ">", "a #b", "a:", "--- x"}

func (e *emitter) word() string { return words[e.r.IntN(len(words))] }

// plainSafe reports whether a word may stand without quotes anywhere.
func plainSafe(w string) bool {
	return w != "" && strings.Trim(w, " ") == w && !strings.ContainsAny(w[:1], "-?:,[]{}#&*!|>'\"%@`") && !strings.ContainsAny(w, "\n\t,[]{}#?\"'") && !strings.Contains(w, ": ") && !strings.HasSuffix(w, ":")
}

// line writes a scalar on one line.
func (e *emitter) line() string {
	w := e.word()
	switch k := e.r.IntN(3); {
	case k == 0 && plainSafe(w):
		return w
	case k == 1 && !strings.Contains(w, "\n"):
		return "'" + strings.ReplaceAll(w, "'", "''") + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "é", `\u00e9`).Replace(w) + `"`
}

func (e *emitter) flowTree(depth int) string {
	var parts []string
	n := e.r.IntN(4)
	gap := func() string { return []string{"", " ", "  ", "\n   ", " # c\n "}[e.r.IntN(5)] }
	switch k := e.r.IntN(4); {
	case k == 0 && depth > 0:
		for range n {
			parts = append(parts, gap()+e.flowTree(depth-1)+gap())
		}
		return "[" + strings.Join(parts, ",") + "]"
	case k == 1 && depth > 0:
		for i := range n {
			parts = append(parts, gap()+fmt.Sprintf("k%d: ", i)+e.flowTree(depth-1)+gap())
		}
		return "{" + strings.Join(parts, ",") + "}"
	}
	return e.line()
}

// blockScalar writes a | or > scalar whose lines begin at an indentation.
func (e *emitter) blockScalar(parent int) {
	in := 1 + e.r.IntN(4)
	pad := strings.Repeat(" ", max(parent, 0)+in)
	e.b.WriteString([]string{"|", ">"}[e.r.IntN(2)])
	head := []string{"", "-", "+"}[e.r.IntN(3)]
	if e.r.IntN(3) == 0 {
		head += fmt.Sprint(in)
	}
	e.b.WriteString(head + []string{"", " # c"}[e.r.IntN(2)] + "\n")
	e.b.WriteString(pad + "first\n")
	for range e.r.IntN(5) {
		e.b.WriteString([]string{"\n", pad + "\n", pad + "text: x # y\n", pad + "  deep\n", pad + "- 끝\n", pad + "\ttab\n"}[e.r.IntN(6)])
	}
}

func (e *emitter) comment() {
	if e.r.IntN(8) == 0 {
		e.b.WriteString([]string{"\n", "# c: d\n", "   # e\n"}[e.r.IntN(3)])
	}
}

// tree writes a node; the position is behind "key:" or "-" on a line.
func (e *emitter) tree(indent, depth int, inMap bool) {
	switch k := e.r.IntN(9); {
	case k < 2 && depth > 0: // mapping
		in := indent + 1 + e.r.IntN(3)
		if inMap || e.r.IntN(2) == 0 {
			e.b.WriteString("\n")
		} else {
			e.b.WriteString(strings.Repeat(" ", in-indent-1))
			if in == indent+1 {
				e.b.WriteString(" ")
				in++
			}
			e.mapping(in, depth, true)
			return
		}
		e.mapping(in, depth, false)
	case k < 4 && depth > 0: // sequence
		in := indent + e.r.IntN(3)
		if !inMap && in == indent {
			in++
		}
		in = max(in, 0)
		e.b.WriteString("\n")
		for range 1 + e.r.IntN(3) {
			e.comment()
			e.b.WriteString(strings.Repeat(" ", in) + "-")
			e.tree(in, depth-1, false)
		}
	case k == 4:
		e.b.WriteString(" " + e.flowTree(3) + "\n")
	case k == 5:
		e.b.WriteString(" ")
		e.blockScalar(indent)
	case k == 6:
		pad := strings.Repeat(" ", max(indent, 0)+1+e.r.IntN(3))
		q := []string{"", "'", "\""}[e.r.IntN(3)]
		e.b.WriteString([]string{" ", "\n" + pad}[e.r.IntN(2)] + q + "one\n" + pad + "two - three\n\n" + pad + "넷#4" + q + []string{"", " # c"}[e.r.IntN(2)] + "\n")
	case k == 7:
		e.b.WriteString([]string{"", " ", " # c", " ~"}[e.r.IntN(4)] + "\n")
	default:
		e.b.WriteString(" " + e.line() + []string{"", " ", " # c: 'd'"}[e.r.IntN(3)] + "\n")
	}
}

func (e *emitter) mapping(in, depth int, begun bool) {
	for i := range 1 + e.r.IntN(3) {
		if !begun || i > 0 {
			e.comment()
			e.b.WriteString(strings.Repeat(" ", in))
		}
		e.b.WriteString([]string{fmt.Sprintf("k%d:", i), fmt.Sprintf("\"k %d\":", i), fmt.Sprintf("키 %d :", i)}[e.r.IntN(3)])
		e.tree(in, depth-1, true)
	}
}

func TestRandomTreesReadAsTheOracleReadsThem(t *testing.T) {
	read, refused := 0, 0
	for seed := range uint64(20000) {
		e := &emitter{r: rand.New(rand.NewPCG(seed, 7))}
		e.mapping(0, 5, false)
		src := e.b.String()
		want, err := theirs([]byte(src))
		n, errs := Parse([]byte(src))
		if err != nil { // what the oracle refuses, we may read
			refused++
			continue
		}
		read++
		if len(errs) > 0 {
			t.Fatalf("seed %d: %v in\n%s", seed, errs[0], src)
		}
		if d := differ(n, want, false, "$"); d != "" {
			t.Fatalf("seed %d: %s in\n%s", seed, d, src)
		}
	}
	if read < 18000 {
		t.Errorf("the oracle read only %d and refused %d", read, refused)
	}
}

// FuzzParse holds that Parse ends, keeps its promises about places, and reads
// what both readers accept as the oracle does, outside of the differences that
// excused names.
func FuzzParse(f *testing.F) {
	for _, src := range wild {
		f.Add([]byte(src))
	}
	for _, src := range heads(f) {
		f.Add(src)
	}
	for seed := range uint64(50) {
		e := &emitter{r: rand.New(rand.NewPCG(seed, 8))}
		e.mapping(0, 4, false)
		f.Add([]byte(e.b.String()))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		n, errs := Parse(src)
		if n == nil && len(errs) != 1 {
			t.Fatalf("no tree and %d errors", len(errs))
		}
		for _, e := range errs {
			if e.Line < 1 || e.Column < 1 || e.Why.Ko == "" || e.Why.En == "" {
				t.Fatalf("error without a place or words: %+v", e)
			}
		}
		if n == nil || excused(string(src)) {
			return
		}
		if want, err := theirs(src); err == nil {
			if d := differ(n, want, false, "$"); d != "" {
				t.Fatalf("%s in\n%s", d, src)
			}
		}
	})
}

// excused reports whether a text holds one of the known differences: the oracle
// follows YAML 1.1, in which U+0085, U+2028 and U+2029 end a line, and it takes
// a byte order mark at the beginning of any line for nothing.
func excused(src string) bool {
	return strings.ContainsAny(src, "\u0085\u2028\u2029") || strings.Contains(strings.TrimPrefix(src, "\ufeff"), "\ufeff")
}
