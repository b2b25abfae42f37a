package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// show writes a note the way the golden files hold it.
func show(n *course.Note, ps []course.Problem) string {
	var b strings.Builder
	b.WriteString("slug " + n.Slug + "\nlang " + string(n.Lang) + "\ntitle " + n.Title + "\nupdated " + n.Updated + "\ntags " + strings.Join(n.Tags, " ") + "\n")
	for _, h := range n.Headings {
		b.WriteString("heading " + strings.Repeat("#", h.Level) + " " + h.ID + " | " + h.Text + "\n")
	}
	for _, p := range ps {
		b.WriteString("problem " + string(p.Severity) + " " + p.In(i18n.English) + "\n")
	}
	for _, bl := range n.Blocks {
		switch {
		case bl.Heading != nil:
			b.WriteString("\n== " + bl.Heading.HTML + "\n")
		case bl.Quiz != nil:
			b.WriteString("\n?? " + bl.Quiz.ID + "\n")
		case bl.Sim != nil:
			b.WriteString("\n~~ " + bl.Sim.ID + "\n")
		case bl.Broken != nil:
			b.WriteString("\n!! " + bl.Broken.In(i18n.English) + "\n")
		default:
			b.WriteString("\n" + bl.HTML + "\n")
		}
	}
	return b.String()
}

func TestNotesReadAsTheirGoldenFiles(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.md")
	if len(files) == 0 {
		t.Fatal("no notes in testdata")
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n, ps := Note(filepath.Base(f), src, oneSim)
		got := show(n, ps)
		golden := strings.TrimSuffix(f, ".md") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s =\n%s\nwant\n%s", f, got, want)
		}
	}
}

// body returns the HTML of a note of ordinary blocks.
func body(t *testing.T, src string) string {
	t.Helper()
	n, _ := Note("x.md", []byte(src), Options{Lang: i18n.Korean})
	var parts []string
	for _, b := range n.Blocks {
		if b.Heading != nil {
			parts = append(parts, "<h2>"+b.Heading.HTML+"</h2>")
		}
		parts = append(parts, b.HTML)
	}
	return strings.TrimSpace(strings.Join(parts, ""))
}

func TestConstructsOfTheWildRender(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"strong before a particle", "**지연(latency)**을", "<p><strong>지연(latency)</strong>을</p>"},
		{"strong quotation before a particle", `가**"나"**다`, "<p>가<strong>&quot;나&quot;</strong>다</p>"},
		{"strong code before a particle", "**`a`**를", "<p><strong><code>a</code></strong>를</p>"},
		{"stars of a product", "2 * 3 * 4", "<p>2 * 3 * 4</p>"},
		{"strikethrough", "~~옛말~~", "<p><del>옛말</del></p>"},
		{"task list", "- [x] a\n- [ ] b", "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"한 일\"> a</li>\n<li><input type=\"checkbox\" disabled aria-label=\"할 일\"> b</li>\n</ul>"},
		{"definition list", "용어\n: 뜻", "<dl>\n<dt>용어</dt>\n<dd>뜻</dd>\n</dl>"},
		{"rule", "***", "<hr>"},
		{"alert", "> [!CAUTION]\n> 조심", "<div class=\"alert caution\" role=\"note\"><p class=\"alert-title\">경고</p>\n<p>조심</p>\n</div>"},
		{"alert with a title", "> [!tip] 빠른 길\n> 조심", "<div class=\"alert tip\" role=\"note\"><p class=\"alert-title\">빠른 길</p>\n<p>조심</p>\n</div>"},
		{"alert of blocks", "> [!NOTE]\n>\n> - 하나", "<div class=\"alert note\" role=\"note\"><p class=\"alert-title\">참고</p>\n<ul>\n<li>하나</li>\n</ul>\n</div>"},
		{"no alert", "> [!SHOUT]\n> a", "<blockquote>\n<p>[!SHOUT]\na</p>\n</blockquote>"},
		{"aligned table", "|a|b|c|\n|:-:|-:|-|\n|1|2|3|", "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"표 1\"><table>\n<thead><tr><th scope=\"col\" class=\"ta-c\">a</th><th scope=\"col\" class=\"ta-r\">b</th><th scope=\"col\">c</th></tr></thead>\n<tbody>\n<tr><td class=\"ta-c\">1</td><td class=\"ta-r\">2</td><td>3</td></tr>\n</tbody>\n</table></div>"},
		{"external link", "[a](https://a.example/b?c=d&e \"t\")", `<p><a href="https://a.example/b?c=d&amp;e" title="t" rel="noopener">a</a></p>`},
		{"permission in angle brackets", "<iam:PassRole>", "<p>&lt;iam:PassRole&gt;</p>"},
		{"mail", "<a@b.example>", `<p><a href="mailto:a@b.example">a@b.example</a></p>`},
		{"dangerous link keeps its text", "[a](javascript:alert(1))", "<p>a</p>"},
		{"dangerous link in disguise", "[a](&#106;ava\\script:alert(1)) [b](java&Tab;script:1)", "<p>a b</p>"},
		{"data link", "[a](data:text/html;base64,PHNjcmlwdD4=)", "<p>a</p>"},
		{"picture in the note", "![a](data:image/png;base64,AAAA)", `<p><img src="data:image/png;base64,AAAA" alt="a" loading="lazy" decoding="async"></p>`},
		{"svg in the note", "![a](data:image/svg+xml;base64,AAAA)", "<p>a</p>"},
		{"picture elsewhere", "![a](https://a.example/b.png)", `<p><a href="https://a.example/b.png" rel="noopener">그림: a</a></p>`},
		{"badge", "[![a](https://a.example/b.png)](https://c.example)", `<p><a href="https://c.example" rel="noopener">그림: a</a></p>`},
		{"details", "<details open onclick=\"x()\">\n<summary>제목</summary>\n\n**글**\n\n</details>", "<details open>\n<summary>제목</summary>\n\n<p><strong>글</strong></p>\n</details>"},
		{"details left open", "<details>\n\n글", "<details>\n\n<p>글</p>\n</details>"},
		{"end tags of the page", "글</div></article>\n\n</main></body>", "<p>글</p>"},
		{"keys", "<kbd>Ctrl</kbd>+<kbd class=x style=\"a\">C</kbd> H<sub>2</sub>O", "<p><kbd>Ctrl</kbd>+<kbd>C</kbd> H<sub>2</sub>O</p>"},
		{"placeholder", "s3://<bucket>/<object-key>", "<p>s3://&lt;bucket&gt;/&lt;object-key&gt;</p>"},
		{"script", "a <script>alert(1)</script> b\n\n<script>\nalert(2)\n</script>\n\nc", "<p>a alert(1) b</p>\n\n\n<p>c</p>"},
		{"handler", "<img src=\"a.png\" alt=\"b\" onerror=\"alert(1)\" width=3>", `<img src="a.png" alt="b" loading="lazy" decoding="async">`},
		{"html table", "<table><tr><td align=right onclick=x>a<td>b</table>", "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"표 1\"><table><tr><td class=\"ta-r\">a</td><td>b</td></tr></table></div>"},
		{"comment", "a <!-- b --> c\n\n<!--more-->\n\nd", "<p>a  c</p>\n\n\n<p>d</p>"},
		{"shortcode", "{{< figure src=\"a\" >}}", "<p>{{&lt; figure src=&quot;a&quot; &gt;}}</p>"},
		{"attribute lists", "글{: .a}\n\n{: .b}\n\n`{: .c}`", "<p>글</p>\n<p><code>{: .c}</code></p>"},
		{"liquid in a code block", "```\n{% raw %}{: .a}\n{:toc}\n```", "<pre class=\"code\" tabindex=\"0\"><code>{% raw %}{: .a}\n{:toc}\n</code></pre>"},
		{"attributes of a fence", "```go {linenos=table}\nx\n```", "<pre class=\"code\" tabindex=\"0\" data-lang=\"go\"><code>x\n</code></pre>"},
		{"braces in a heading", "## GET /items/{id}", "<h2>GET /items/{id}</h2>"},
	} {
		if got := body(t, tt.src); got != tt.want {
			t.Errorf("%s: Note(%q) = %q; want %q", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestHeadingsGetAnchorsAsOnGitHub(t *testing.T) {
	n, ps := Note("x.md", []byte("# 제목\n\n## 토큰 버킷: EC2가 세는 법!\n\n## 같은 이름\n\n## 같은 이름\n\n### `code` & [링크](https://a.example)\n\n## Main\n\n## 자기 것 {#own .x onclick=y}\n\n[a](#같은-이름-1) [b](#%EA%B0%99%EC%9D%80-%EC%9D%B4%EB%A6%84) [c](#main) [d](#own)\n"), Options{})
	var got []string
	for _, h := range n.Headings {
		got = append(got, h.ID)
	}
	want := "토큰-버킷-ec2가-세는-법 같은-이름 같은-이름-1 code--링크 main-1 own"
	if strings.Join(got, " ") != want {
		t.Errorf("anchors = %q; want %q", strings.Join(got, " "), want)
	}
	if len(ps) > 0 {
		t.Error(said(ps))
	}
	if last := n.Blocks[len(n.Blocks)-1].HTML; !strings.Contains(last, `href="#main-1"`) {
		t.Errorf("a link to a renamed heading = %s", last)
	}
}

func TestTitleAndLevelsOfHeadings(t *testing.T) {
	for _, tt := range []struct{ name, src, title, levels string }{
		{"first heading", "# 가\n\n## 나\n\n### 다", "가", "2나 3다"},
		{"front matter and the same heading", "---\ntitle: 가\n---\n# 가\n\n## 나", "가", "2나"},
		{"front matter and another heading", "---\ntitle: 가\n---\n# 나\n\n## 다", "가", "2나 3다"},
		{"from level 3", "### 가\n\n#### 나", "x", "2가 3나"},
		{"from level 2", "글\n\n## 가\n\n## 나", "가", "2가 2나"},
		{"several of level 1", "# 가\n\n# 나\n\n## 다", "가", "2나 3다"},
		{"none", "글", "x", ""},
	} {
		n, _ := Note("x.md", []byte(tt.src), Options{})
		var got []string
		for _, h := range n.Headings {
			got = append(got, string(rune('0'+h.Level))+h.Text)
		}
		if n.Title != tt.title || strings.Join(got, " ") != tt.levels {
			t.Errorf("%s: title %q, headings %q; want %q, %q", tt.name, n.Title, strings.Join(got, " "), tt.title, tt.levels)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct {
		name, src, want string
		line            int // of the problem, 0 for none
	}{
		{"yaml", "---\ntitle: \"가\"\ntags: [a, b]\ndate: 2022-11-10T12:00:00Z\nupdated: 2023-01-02\n---\n글", "가|a b|2023-01-02", 0},
		{"yaml list", "---\ntitle: 가\ntags:\n  - a\n  - b\n---\n글", "가|a b|", 0},
		{"tags as words", "---\ntitle: 가\ntags: a, b\n---\n글", "가|a b|", 0},
		{"toml", "+++\ntitle = \"가\" # c\ntags = [\n  'a',\n  \"b\", # d\n]\ndate = 2022-11-10T12:00:00Z\n[params]\nx = 1\n+++\n글", "가|a b|2022-11-10", 0},
		{"windows lines", "---\r\ntitle: 가\r\n---\r\n글", "가||", 0},
		{"colon in a value", "---\nlayout: post\ntitle: 가: 나\ntags: [a]\n---\n글", "가: 나|a|", 3},
		{"broken toml", "+++\ntitle = \"가\ntags = [\"a\"]\n+++\n글", "가|a|", 2},
		{"rules, not front matter", "---\n\n글\n\n---\n\n## 나", "나||", 0},
		{"rule only", "---\n\n글", "x||", 0},
		{"empty", "---\n---\n글", "x||", 0},
	} {
		n, ps := Note("x.md", []byte(tt.src), Options{})
		if got := n.Title + "|" + strings.Join(n.Tags, " ") + "|" + n.Updated; got != tt.want {
			t.Errorf("%s: %q; want %q", tt.name, got, tt.want)
		}
		if tt.line == 0 && len(ps) > 0 || tt.line > 0 && (len(ps) != 1 || ps[0].Line != tt.line || ps[0].Code != "front-matter") {
			t.Errorf("%s: %v; want a problem on line %d", tt.name, said(ps), tt.line)
		}
		if len(n.Blocks) == 0 || !strings.Contains(n.Blocks[0].HTML, "글") {
			t.Errorf("%s: the text is lost: %+v", tt.name, n.Blocks)
		}
	}
}

func TestProblemsBelowFrontMatterNameTheLineOfTheFile(t *testing.T) {
	_, ps := Note("x.md", []byte("---\ntitle: 가\n---\n\n글 [a](#없음)\n"), Options{})
	if len(ps) != 1 || ps[0].Line != 5 || ps[0].Code != "anchor-broken" {
		t.Errorf("problems = %v; want anchor-broken on line 5", said(ps))
	}
}

func TestHostileFilesCostAMessage(t *testing.T) {
	for _, tt := range []struct{ name, src, code string }{
		{"too large", strings.Repeat("a", MaxFileSize+1), "note-too-large"},
		{"too deep", strings.Repeat("> ", 100000) + "a", "note-too-deep"},
		{"lists too deep", strings.Repeat("- ", 100000) + "a", "note-too-deep"},
		{"not UTF-8", "가\xff나", "not-utf8"},
		{"open tags", strings.Repeat("<div>", 100000), ""},
		{"open links", strings.Repeat("[", 50000) + strings.Repeat("<a>", 1000), ""},
		{"hidden elements", "<div>\n" + strings.Repeat("<svg></svg>", 50000), ""},
		{"many headings", strings.Repeat("## a\n", 50000), ""},
		{"many questions", strings.Repeat("<!-- quiz -->\na\n", 20000), "quiz-no-id"},
	} {
		n, ps := Note("x.md", []byte(tt.src), Options{})
		ok := tt.code == "" && n != nil
		for _, p := range ps {
			ok = ok || p.Code == tt.code
		}
		if !ok {
			t.Errorf("%s: %d problems; want %s", tt.name, len(ps), tt.code)
		}
		for _, h := range everyHTML(n) {
			if why := audit(h); why != "" {
				t.Errorf("%s: %s", tt.name, why)
				break
			}
		}
	}
}

func TestReadingTime(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want int
	}{
		{"", 1},
		{strings.Repeat("가나다라마 ", 100), 1},
		{strings.Repeat("가나다라마 ", 101), 2},
		{strings.Repeat("word ", 1000), 5},
		{strings.Repeat("가나다라마 ", 100) + strings.Repeat("word ", 200), 2},
	} {
		if n, _ := Note("x.md", []byte(tt.src), Options{}); n.Minutes != tt.want {
			t.Errorf("Minutes of %.20q (%d bytes) = %d; want %d", tt.src, len(tt.src), n.Minutes, tt.want)
		}
	}
}
