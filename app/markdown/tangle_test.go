package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// numbered repeats a pattern with a number in it up to a length.
func numbered(n int, pattern string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.ReplaceAll(pattern, "#", fmt.Sprint(i)))
	}
	return b.String()
}

// What follows took goldmark or us minutes, at the size a note may have.
func TestNoNoteOfFullSizeIsSlow(t *testing.T) {
	const n = MaxFileSize - 200
	full := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for name, src := range map[string]string{
		"one line": full("a"), "link openers": full("[a]("), "picture openers": full("![a]("), "brackets": full("["), "titles": full("[a](b \""),
		"definitions": full("[a]: b\n"), "definitions with titles": full("[a]: b \"\n"), "multi-line labels": full("[a\n]: b\n"),
		"alerts": full("> [!NOTE]\n"), "emphasis": full("a_b*c"), "closers": full("a_ *b "), "footnotes": numbered(n, "[^#]: x\n\n[^#]\n\n"),
		"heading of links": "# " + full("[a]("), "setext heading of links": full("[a](") + "\n===\n",
		"diagram of one node": "```mermaid\nflowchart TD\n" + full("a") + "\n```\n", "diagram label": "```mermaid\nsequenceDiagram\na->>b: " + full("c") + "\n```\n",
		"diagram groups": "```mermaid\nflowchart TD\n" + strings.Repeat("a&", 4000) + "a --> " + strings.Repeat("b&", 3000) + "b\n```\n",
		"diagrams":       full("```mermaid\nflowchart TD\na-->b\n```\n\n"),
		"nested tags":    "<div>\n" + full("<b><i>") + "\n</div>\n", "options": "<!-- quiz id=a -->\nx\n" + full("- [x] a\n"), "blanks": "<!-- quiz id=a -->\n" + full("[[a]] "),
		"front matter": "---\n" + numbered(n, "k#: x\n") + "---\n", "open front matter": "---\na: " + full("[") + "\n---\n",
	} {
		began := time.Now()
		done := make(chan []string, 1)
		go func() {
			note, _ := Note("ko/x.md", []byte(src), Options{Sims: nil, AssignIDs: true})
			var bad []string
			for _, h := range everyHTML(note) {
				if why := audit(h); why != "" {
					bad = append(bad, why)
				}
			}
			done <- bad
		}()
		select {
		case bad := <-done:
			if len(bad) > 0 {
				t.Errorf("%s: %s", name, bad[0])
			}
			if testing.Verbose() {
				t.Logf("%s: %v", name, time.Since(began).Round(time.Millisecond))
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s takes more than a minute", name)
		}
	}
}

func TestATangledParagraphIsShownAsWritten(t *testing.T) {
	src := "# T\n\nfirst\n\n" + strings.Repeat("[a](", 50000) + "<script>x</script>\n\n[b](https://example.org)\n"
	n, ps := Note("x.md", []byte(src), Options{})
	if len(ps) != 1 || ps[0].Code != "text-tangled" || ps[0].Line != 5 {
		t.Errorf("problems = %v; want text-tangled on line 5", said(ps))
	}
	html := strings.Join(everyHTML(n), "")
	if !strings.Contains(html, "[a]([a]([a](") || !strings.Contains(html, `<a href="https://example.org" rel="noopener">b</a>`) || audit(html) != "" {
		t.Errorf("the text or the link after it is lost (%s)", audit(html))
	}
	// What people write is far from the bound: a table of links, a glossary.
	rows := strings.Repeat("| [name](https://example.org/path) | *what* `it` **does** |\n", 2000)
	if _, ps := Note("x.md", []byte("| a | b |\n|-|-|\n"+rows), Options{}); len(ps) > 0 {
		t.Errorf("a table of 2,000 links: %v", said(ps))
	}
	if _, ps := Note("x.md", []byte(numbered(40000, "[r#]: https://example.org/#\n")+"\n[r7]\n"), Options{}); len(ps) > 0 {
		t.Errorf("1,300 link definitions: %v", said(ps))
	}
}
