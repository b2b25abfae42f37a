package cfngraph

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"notelab/app/sim"
)

// The oracle for the reader is go.yaml.in/yaml/v3, a whole implementation of
// YAML: whatever this reader takes, that one must take too and understand the
// same way.

// seen writes what this reader understood.
func seen(n *node) string {
	var b strings.Builder
	b.WriteString(n.tag)
	switch n.shape {
	case scalar:
		b.WriteString(strconv.Quote(n.text))
	case sequence:
		b.WriteString("[")
		for _, x := range n.items {
			b.WriteString(seen(x) + " ")
		}
		b.WriteString("]")
	case mapping:
		b.WriteString("{")
		for i, x := range n.items {
			b.WriteString(strconv.Quote(n.keys[i]) + ":" + seen(x) + " ")
		}
		b.WriteString("}")
	}
	return b.String()
}

// understood writes the same of a node of the oracle.
func understood(n *yaml.Node) string {
	tag := ""
	if strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!") {
		tag = n.Tag
	}
	var b strings.Builder
	b.WriteString(tag)
	switch n.Kind {
	case yaml.DocumentNode:
		return understood(n.Content[0])
	case yaml.ScalarNode:
		b.WriteString(strconv.Quote(n.Value))
	case yaml.SequenceNode:
		b.WriteString("[")
		for _, x := range n.Content {
			b.WriteString(understood(x) + " ")
		}
		b.WriteString("]")
	case yaml.MappingNode:
		b.WriteString("{")
		for i := 0; i+1 < len(n.Content); i += 2 {
			b.WriteString(strconv.Quote(n.Content[i].Value) + ":" + understood(n.Content[i+1]) + " ")
		}
		b.WriteString("}")
	}
	return b.String()
}

// agree compares the two on one text; it reports whether this reader took it.
func agree(t *testing.T, text string) bool {
	t.Helper()
	n, f := parseYAML(text)
	if f != nil {
		if f.line < 1 || f.col < 1 || f.line > strings.Count(text, "\n")+1 {
			t.Fatalf("fault at %d:%d of\n%q", f.line, f.col, text)
		}
		return false
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		if strings.Contains(text, `\/`) && strings.Contains(err.Error(), "unknown escape") {
			return false // JSON has it
		}
		t.Fatalf("the oracle refuses what the reader takes: %v\n%s\n%q", err, seen(n), text)
	}
	want := `""`
	if len(doc.Content) > 0 {
		want = understood(&doc)
	}
	if got := seen(n); got != want {
		t.Fatalf("of\n%s\n%q\nthe reader made %s\nthe oracle       %s", text, text, got, want)
	}
	return true
}

// writer writes random documents.
type writer struct{ r *rand.Rand }

var atoms = []string{"a", "Vpc", "10.0.0.0/16", "AWS::S3::Bucket", "arn:aws:s3:::x/*", "true", "3", "한글 값", "x y  z", "a#b", "-1", "a-b", "q's", "${A.Arn}-b", "%", "5%", "a, b", "x]", "0.0.0.0/0", "null", "~", "2010-09-09"}

func (w *writer) text(flow bool) string {
	s := atoms[w.r.IntN(len(atoms))]
	switch k := w.r.IntN(6); {
	case k == 0:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case k == 1:
		return strconv.Quote(s)
	case strings.HasPrefix(s, "%") || flow && strings.ContainsAny(s, ",[]{}"):
		return `"` + s + `"`
	}
	return s
}

func (w *writer) tag() string {
	if w.r.IntN(4) > 0 {
		return ""
	}
	return []string{"!Ref ", "!GetAtt ", "!Sub ", "!If "}[w.r.IntN(4)]
}

func (w *writer) flow(depth int) string {
	sep := []string{", ", ",", " , ", ",\n      "}[w.r.IntN(4)]
	switch k := w.r.IntN(4); {
	case depth > 0 && k == 0:
		var items []string
		for range w.r.IntN(4) {
			items = append(items, w.flow(depth-1))
		}
		return w.tag() + "[" + strings.Join(items, sep) + "]"
	case depth > 0 && k == 1:
		var items []string
		for i := range w.r.IntN(4) {
			key := "k" + strconv.Itoa(i)
			if w.r.IntN(2) == 0 {
				key = strconv.Quote(key)
			}
			items = append(items, key+": "+w.flow(depth-1))
		}
		return "{" + strings.Join(items, sep) + "}"
	}
	return w.tag() + w.text(true)
}

func (w *writer) comment() string {
	return []string{"", "", "", "  # note: [x", "\n", "\n# note\n"}[w.r.IntN(6)]
}

// value writes what stands after a key or a dash, line breaks included.
func (w *writer) value(ind, depth int) string {
	pad := "\n" + strings.Repeat(" ", ind+2)
	switch k := w.r.IntN(12); {
	case depth > 0 && k < 4:
		return w.comment() + "\n" + w.block(ind+1+w.r.IntN(3), depth-1)
	case k == 4:
		return " " + w.flow(2) + w.comment() + "\n"
	case k == 5:
		return " |" + []string{"", "-", "+"}[w.r.IntN(3)] + pad + "#!/bin/bash" + []string{"", "\n"}[w.r.IntN(2)] + pad + "  x: [1" + pad + "end\n" + []string{"", "\n", "\n\n"}[w.r.IntN(3)]
	case k == 6:
		return " >" + []string{"", "-", "+"}[w.r.IntN(3)] + pad + "one" + pad + "two" + []string{"\n", "\n\n", ""}[w.r.IntN(3)] + pad + "  three" + pad + "four\n"
	case k == 7:
		return " plain" + pad + "goes on" + []string{"", "\n"}[w.r.IntN(2)] + pad + "and on\n"
	case k == 8:
		return ` "double` + pad + `goes \u0041n` + []string{"", "\n"}[w.r.IntN(2)] + pad + `on"` + "\n"
	case k == 9:
		return w.comment() + "\n" // empty
	}
	return " " + w.tag() + w.text(false) + w.comment() + "\n"
}

func (w *writer) block(ind, depth int) string {
	pad := strings.Repeat(" ", ind)
	var b strings.Builder
	seq := w.r.IntN(3) == 0
	for i := range 1 + w.r.IntN(4) {
		switch {
		case seq && depth > 0 && w.r.IntN(4) == 0:
			b.WriteString(pad + "- x:" + w.value(ind+2, depth-1) + pad + "  y:" + w.value(ind+2, depth-1))
		case seq && w.r.IntN(6) == 0:
			b.WriteString(pad + "- - a\n" + pad + "  - b\n")
		case seq:
			b.WriteString(pad + "-" + w.value(ind, depth))
		case w.r.IntN(8) == 0:
			b.WriteString(pad + "s" + strconv.Itoa(i) + ":\n" + pad + "- a\n" + pad + "- !Ref b\n")
		default:
			key := []string{"k" + strconv.Itoa(i), "Fn::If" + strconv.Itoa(i), `"k ` + strconv.Itoa(i) + `"`, "'q" + strconv.Itoa(i) + "'"}[w.r.IntN(4)]
			b.WriteString(pad + key + ":" + w.value(ind, depth))
		}
	}
	return b.String()
}

func TestReaderUnderstandsWhatTheOracleDoes(t *testing.T) {
	n := 6_000
	if testing.Short() {
		n = 1_000
	}
	w := &writer{sim.NewRand(3)}
	took, mutants := 0, 0
	for range n {
		text := w.block(0, 3)
		if agree(t, text) {
			took++
		}
		// The same with a few characters changed: mostly nonsense.
		b := []byte(text)
		for range 1 + w.r.IntN(3) {
			const odd = " \n:-#[]{},'\"!&*|>a\t\\"
			i := w.r.IntN(len(b))
			switch w.r.IntN(3) {
			case 0:
				b[i] = odd[w.r.IntN(len(odd))]
			case 1:
				b = append(b[:i], b[i+1:]...)
			default:
				b = append(b[:i], append([]byte{odd[w.r.IntN(len(odd))]}, b[i:]...)...)
			}
			if len(b) == 0 {
				break
			}
		}
		if agree(t, string(b)+"\n") {
			mutants++
		}
	}
	if took < n*98/100 {
		t.Errorf("the reader took only %d of %d well-formed texts", took, n)
	}
	t.Logf("%d of %d, and %d changed ones", took, n, mutants)
}
