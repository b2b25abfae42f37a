package markdown

import (
	"html"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim/catalogue"
)

var full = Options{Sims: catalogue.Declared()}

// everyHTML returns all HTML of a note.
func everyHTML(n *course.Note) []string {
	var out []string
	for _, b := range n.Blocks {
		out = append(out, b.HTML)
		if b.Heading != nil {
			out = append(out, b.Heading.HTML)
		}
		if q := b.Quiz; q != nil {
			out = append(out, string(q.Prompt), string(q.Hint), string(q.Explanation))
			for _, o := range q.Options {
				out = append(out, string(o.Body), string(o.Why))
			}
		}
	}
	for _, h := range n.Headings {
		out = append(out, h.HTML)
	}
	return out
}

var attributesAllowed = map[string]bool{
	"href": true, "rel": true, "title": true, "src": true, "alt": true, "class": true, "id": true, "tabindex": true, "role": true,
	"aria-label": true, "data-lang": true, "type": true, "disabled": true, "checked": true, "start": true, "scope": true,
	"data-blank": true, "size": true, "inputmode": true, "maxlength": true, "autocomplete": true, "autocapitalize": true, "spellcheck": true,
	"colspan": true, "rowspan": true, "open": true, "loading": true, "decoding": true,
}

// audit reads HTML with a reader of its own and returns what is wrong with it:
// tags or attributes that nothing allows, dangerous addresses, tags that don't
// nest.
func audit(s string) string {
	s = picture.ReplaceAllString(s, "")
	if strings.ContainsRune(s, mark) {
		return "a mark is left"
	}
	var stack []string
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		if strings.Contains(s[:i], ">") {
			return "unescaped > in text"
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			return "unclosed tag"
		}
		tag := s[i+1 : i+end]
		s = s[i+end+1:]
		if name, ok := strings.CutPrefix(tag, "/"); ok {
			if len(stack) == 0 || stack[len(stack)-1] != name {
				return "</" + name + "> doesn't nest in " + strings.Join(stack, " ")
			}
			stack = stack[:len(stack)-1]
			continue
		}
		name, rest, _ := strings.Cut(tag, " ")
		kind, known := elements[name]
		ours := map[string]bool{"h2": true, "nav": true, "input": true}
		if !ours[name] && (!known || kind&(hidden|unknown) != 0) {
			return "<" + name + "> isn't allowed"
		}
		for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
			k := strings.IndexAny(rest, "= ")
			if k < 0 || rest[k] == ' ' {
				if k < 0 {
					k = len(rest)
				}
				if !attributesAllowed[rest[:k]] {
					return "attribute " + rest[:k]
				}
				rest = rest[k:]
				continue
			}
			attr := rest[:k]
			if !attributesAllowed[attr] || len(rest) < k+2 || rest[k+1] != '"' {
				return "attribute " + attr
			}
			close := strings.IndexByte(rest[k+2:], '"')
			if close < 0 {
				return "unclosed value of " + attr
			}
			value := html.UnescapeString(rest[k+2 : k+2+close])
			rest = rest[k+2+close+1:]
			if attr == "href" && !harmless(value) || attr == "src" && !dataImage(value) && scheme(value) != "" {
				return attr + " = " + value
			}
			if low := strings.ToLower(strings.TrimSpace(value)); (attr == "href" || attr == "src") && (strings.HasPrefix(low, "javascript:") || strings.HasPrefix(low, "vbscript:")) {
				return attr + " = " + value
			}
		}
		switch name {
		case "br", "hr", "img", "wbr", "input":
		default:
			stack = append(stack, name)
		}
	}
	if len(stack) > 0 {
		return "left open: " + strings.Join(stack, " ")
	}
	return ""
}

// picture matches a diagram of ours with nothing in it but shapes and text.
var picture = regexp.MustCompile(`<svg width="\d+" height="\d+" xmlns="http://www.w3.org/2000/svg" viewBox="[\d. ]+" role="img" aria-label="[^"<>]*">` +
	`(<(rect|line|path|circle)( [a-z0-9-]+="[a-zA-Z0-9(). -]*")*/>|<text( [a-z-]+="[a-z0-9(). -]*")*>[^<>]*</text>)*</svg>`)

func FuzzNote(f *testing.F) {
	for _, s := range []string{
		"# 제목\n\n글\n\n## 둘\n\n* TOC\n{:toc}\n\n> [!NOTE]\n> 글\n",
		"---\ntitle: a: b\n---\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n",
		"+++\ntitle = \"x\"\ntags = [\"a\",\n\"b\"]\n+++\n[x](javascript:alert(1)) [y](  jAvA\tscript:x) ![z](data:image/svg+xml;base64,AAAA)\n",
		"<a href=\"java&#x0A;script:alert(1)\">x</a> <a href=j&#97;vascript:1>y</a> <details open onclick=x><summary>s</summary>\n\ntext\n\n</details></div></article>",
		"<!-- quiz id=a tags=\"D1\" -->\n물음\n- [x] 하나\n  > 왜\n- [ ] 둘\n> 또\n\n<details><summary>힌트</summary>\n\n도움\n\n</details>\n\n설명\n<!-- /quiz -->\n",
		"<!-- quiz type=generated sim=backoff ask=calls id=g -->\n<!-- /quiz -->\n",
		"<!-- quiz id=b -->\n[[30 s|x]] 물음 [[답|\"><script>]]\n\n[[100 ±5%\"> ms]]\n<!-- /quiz -->\n<!-- quiz id=c type=order -->\n?\n1. a\n   > w\n2. b\n<!-- /quiz -->\n<!-- quiz id=d type=match -->\n?\n\n| a | b |\n|-|-|\n| 1 | x |\n| 2 | [[y]] |\n<!-- /quiz -->\n",
		"```sim backoff\nclients: 20\npolicy: full\ncompare: policy=none\npredict: calls\n```\n",
		"```go\nfunc main() { x := \"<script>\" // c\n}\n```\n\n| a | b |\n|:-:|--:|\n| 1 | <b>2 |\n",
		"text[^1] and ~~gone~~ https://example.com\n\n[^1]: note <u>here\n\nterm\n: definition\n\n- [ ] todo\n",
		"<table><tr><td align=center colspan=2>a<td>b</table><p><li>x</ul>\n\n<svg><a xlink:href=javascript:1>t</a></svg>",
		"# a\n## a {#b}\n### main\n#### i1\n[x](#a) [y](#main) [z](#nope)\n",
		"{% raw %}{{ x }}{% endraw %}\n{% highlight go %}\na\n{% endhighlight %}\n{{< figure src=\"x\" >}}\n![a](b.png){: width=\"3\"}\n",
		"```mermaid\nflowchart TD\naccDescr: \"><script>alert(1)</script>\na[<img src=x onerror=1>] -->|\" onload=x| b{&lt;}\n```\n\n```mermaid\nsequenceDiagram\na->>b: </svg><script>\n```\n",
	} {
		f.Add([]byte(s))
	}
	files, _ := filepath.Glob("../../notes/ko/*.md")
	for _, p := range files {
		if b, err := os.ReadFile(p); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		n, ps := Note("ko/x.md", src, full)
		again, psAgain := Note("ko/x.md", src, full)
		if !reflect.DeepEqual(n, again) || !reflect.DeepEqual(ps, psAgain) {
			t.Fatal("two readings differ")
		}
		ids := map[string]bool{}
		for _, h := range everyHTML(n) {
			if why := audit(h); why != "" {
				t.Fatalf("%s in %q", why, h)
			}
		}
		for _, b := range n.Blocks {
			for _, part := range strings.Split(b.HTML, ` id="`)[1:] {
				id, _, _ := strings.Cut(part, `"`)
				if ids[id] {
					t.Fatalf("id %q twice", id)
				}
				ids[id] = true
			}
		}
		for _, p := range ps {
			if p.Code == "note-unreadable" {
				t.Fatalf("the reader failed: %s", p.In(i18n.English))
			}
			if p.Message.Ko == "" || p.Message.En == "" || p.Code == "" {
				t.Fatalf("problem without words: %+v", p)
			}
		}
		fixed, wrote := Fix("ko/x.md", src, map[string]bool{})
		twice, more := Fix("ko/x.md", fixed, map[string]bool{})
		if len(more) > 0 || string(twice) != string(fixed) {
			t.Fatalf("fixing twice wrote %v, then %v", wrote, more)
		}
	})
}

func FuzzHighlight(f *testing.F) {
	langs := []string{"json", "yaml", "sh", "http", "go", "js", "python", "java", "sql", "html", "ini", "dockerfile", "hcl", "c", "", "nonsense"}
	for i := range langs {
		f.Add(i, "func a(b string) { return \"x\\\"\" } // c\n# d\nkey: value # e\n$ aws s3 ls --x 'y' \\\n  z\nGET / HTTP/1.1\nHost: a\n\n{\"a\": 1.5e-3, 'b': true}\n<a b=\"c\">&amp;</a><!-- x -->")
	}
	f.Fuzz(func(t *testing.T, i int, code string) {
		lang := langs[(i%len(langs)+len(langs))%len(langs)]
		out := Highlight(lang, code)
		var b strings.Builder
		for out != "" {
			k := strings.IndexByte(out, '<')
			if k < 0 {
				b.WriteString(out)
				break
			}
			b.WriteString(out[:k])
			e := strings.IndexByte(out, '>')
			if tag := out[k : e+1]; tag != "</span>" && !(strings.HasPrefix(tag, `<span class="`) && len(tag) == len(`<span class="k">`)) {
				t.Fatalf("tag %q", tag)
			}
			out = out[e+1:]
		}
		if got := html.UnescapeString(b.String()); got != code {
			t.Fatalf("Highlight(%q) changes the text: %q = %q", lang, code, got)
		}
	})
}
