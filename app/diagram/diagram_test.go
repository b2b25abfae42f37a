package diagram

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
)

func parse(t *testing.T, src string) *Diagram {
	t.Helper()
	d, err := Parse(src)
	if err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
	return d
}

// wellFormed reads the picture as XML and returns its texts.
func wellFormed(t *testing.T, svg string) []string {
	t.Helper()
	var texts []string
	for dec := xml.NewDecoder(strings.NewReader(svg)); ; {
		tok, err := dec.Token()
		if err == io.EOF {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		if data, ok := tok.(xml.CharData); ok {
			texts = append(texts, string(data))
		}
	}
}

func TestFlowchartStatements(t *testing.T) {
	d := parse(t, `
	%% a comment
	flowchart TD
	accTitle: Title
	accDescr: What it says
	a[Start] -->|yes| b(Round) & c{Choice?}
	b -- why --> d[(Store)]; c -.-> d
	d ==> e["[a] quoted"]
	e <--> f
	classDef x fill:#fff
	style a fill:#f00
	g---h
	`)
	if d.Title != "Title" || d.Descr != "What it says" {
		t.Errorf("title %q, description %q", d.Title, d.Descr)
	}
	got := strings.Join(wellFormed(t, d.SVG()), "|")
	for _, want := range []string{"Start", "yes", "Round", "Choice?", "why", "Store", "[a] quoted", "f", "g", "h"} {
		if !strings.Contains("|"+got+"|", "|"+want+"|") {
			t.Errorf("no %q in %s", want, got)
		}
	}
	g, err := parseFlow([]statement{{1, "a-->b-.->c"}, {2, "a-- x -->c"}, {3, "a---|y|c"}, {4, "a <--> c"}})
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, e := range g.edges {
		seen = append(seen, fmt.Sprint(g.nodes[e.from].id, g.nodes[e.to].id, e.text, e.dotted, e.head, e.tail))
	}
	want := "abfalse true false;bctrue true false;acxfalse true false;acyfalse false false;acfalse true true"
	if got := strings.ReplaceAll(strings.Join(seen, ";"), " ", ""); got != strings.ReplaceAll(want, " ", "") {
		t.Errorf("edges\n%s, want\n%s", got, want)
	}
}

func TestSequenceStatements(t *testing.T) {
	d := parse(t, "sequenceDiagram\nautonumber\nparticipant a as Alice & <Bob>\na->>b: hello\nb-->>+a: \"back\"\nNote over a,b: both<br>know\nb->>b: thinks\na-)b: later\n")
	got := strings.Join(wellFormed(t, d.SVG()), "|")
	if want := "Alice & <Bob>|b|1. hello|2. back|both|know|3. thinks|4. later"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWhatIsNotDrawnSaysWhere(t *testing.T) {
	for src, line := range map[string]int{
		"":                                     1,
		";":                                    1,
		"pie title x":                          1,
		"flowchart TD":                         1,
		"flowchart TD\na[open --> b":           2,
		"flowchart TD\na --> b\na --":          3,
		"flowchart TD\na -->":                  2,
		"flowchart TD\nsubgraph x\na-->b\nend": 2,
		"sequenceDiagram\na->>b: x\nloop y":    3,
		"sequenceDiagram\na b":                 2,
		"sequenceDiagram\n->>b: x":             2,
		"sequenceDiagram\nNote besides a: x":   2,
		"sequenceDiagram":                      1,
	} {
		_, err := Parse(src)
		var bad *Error
		if !errors.As(err, &bad) || bad.Line != line || bad.Ko == "" || bad.En == "" {
			t.Errorf("%q: %v, want an error in line %d", src, err, line)
		}
	}
}

// TestPlacesOfRandomFlows holds the layout to what a reader needs, whatever the
// graph: boxes inside the picture and apart from each other, arrows that point
// down unless they close a cycle, no label on a box while another place is free.
func TestPlacesOfRandomFlows(t *testing.T) {
	for seed := range 400 {
		r := rand.New(rand.NewSource(int64(seed)))
		nodes := 2 + r.Intn(8)
		var b strings.Builder
		for range 1 + r.Intn(12) {
			x, y := r.Intn(nodes), r.Intn(nodes)
			fmt.Fprintf(&b, "n%d[상자 %d 이름] -->|%s| n%d\n", x, x, strings.Repeat("말", r.Intn(5)), y)
		}
		src := b.String()
		var st []statement
		for i, l := range strings.Split(strings.TrimSpace(src), "\n") {
			st = append(st, statement{i + 1, l})
		}
		g, err := parseFlow(st)
		if err != nil {
			t.Fatal(err, src)
		}
		c := g.draw("x")
		svg := c.String()
		wellFormed(t, svg)
		for i, n := range g.nodes {
			if n.x-n.w/2 < -.01 || n.x+n.w/2 > c.W+.01 || n.y-n.h/2 < 0 || n.y+n.h/2 > c.H {
				t.Fatalf("seed %d: node %d leaves the picture:\n%s", seed, i, src)
			}
			for j, m := range g.nodes[:i] {
				if n.rank == m.rank && max(n.x-m.x, m.x-n.x) < (n.w+m.w)/2+gapX-.01 {
					t.Fatalf("seed %d: nodes %d and %d touch:\n%s", seed, i, j, src)
				}
			}
		}
		for _, e := range g.edges {
			if a, b := e.ends(); a != b && g.nodes[a].rank >= g.nodes[b].rank {
				t.Fatalf("seed %d: %d is not below %d:\n%s", seed, b, a, src)
			}
		}
		if again := parseOrDie(t, st).draw("x").String(); again != svg {
			t.Fatalf("seed %d: drawn twice, different", seed)
		}
	}
}

func parseOrDie(t *testing.T, st []statement) *flow {
	t.Helper()
	g, err := parseFlow(st)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestARowWhereItFits(t *testing.T) {
	short, long := parse(t, "flowchart LR\na[하나] -->|둘| c[셋]"), parse(t, "flowchart LR\na[하나는 아주 긴 이름] -->|둘| c[셋도 아주 긴 이름] --> d[넷도 아주 긴 이름]")
	if h := short.draw("").H; h > 50 {
		t.Errorf("two boxes in a row are %v high", h)
	}
	if h := long.draw("").H; h < 100 {
		t.Errorf("three long boxes are a row %v high", h)
	}
}

func TestMessagesDoNotOverlap(t *testing.T) {
	s, err := parseSequence([]statement{{1, "a->>b: " + strings.Repeat("긴 말 ", 12)}, {2, "b->>b: 혼자"}, {3, "Note over a,b: 메모"}, {4, "b-->>a: 끝"}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.people {
		s.people[i].x = 87 + 174*float64(i)
	}
	rows, height := s.rows(width, 30)
	y := 30.0
	for i, r := range rows {
		if r.y < y {
			t.Errorf("row %d begins at %v, the one above ends at %v", i, r.y, y)
		}
		if half := widest(r.lines, labelType) / 2; r.x-half < 0 || r.x+half > width {
			t.Errorf("row %d leaves the picture", i)
		}
		y = r.y + r.h
	}
	if height < y {
		t.Errorf("the picture ends at %v, its rows at %v", height, y)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("flowchart TD\na[x] -->|y| b{z} & c\nb -- t --> d[(s)]")
	f.Add("sequenceDiagram\nparticipant a as B\na->>b: c\nNote over a,b: d")
	f.Add("---\ntitle: x\n---\ngraph LR\na---b")
	f.Fuzz(func(t *testing.T, src string) {
		d, err := Parse(src)
		if err != nil {
			return
		}
		svg := d.SVG()
		if strings.Contains(svg, "<script") || strings.Count(svg, "<svg") != 1 {
			t.Fatalf("%q became %s", src, svg)
		}
	})
}

func BenchmarkFlow(b *testing.B) {
	var src strings.Builder
	src.WriteString("flowchart TD\n")
	for i := range maxNodes - 1 {
		fmt.Fprintf(&src, "n%d --> n%d\nn%d --> n%d\n", i, i+1, i/2, i+1)
	}
	for range b.N {
		d, err := Parse(src.String())
		if err != nil {
			b.Fatal(err)
		}
		d.SVG()
	}
}
