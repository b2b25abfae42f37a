package hostile

import (
	"fmt"
	"strings"
)

// bomb is the billion laughs: nine lists of ten references to the list before.
func bomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n")
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	return b.String()
}

// Note is the longest a note may be; see markdown.MaxFileSize.
const Note = 2 << 20

// Files returns a course by path. None is larger than a note may be.
func Files() map[string][]byte {
	f := map[string][]byte{}
	put := func(name, text string) { f[name] = []byte(text) }
	all := func(list []string, write func(i int, s string) string) string {
		var b strings.Builder
		for i, s := range list {
			b.WriteString(write(i, s))
		}
		return b.String()
	}
	list := append(append(append([]string{}, links...), tags...), words...)

	put("01-links.md", "# Links\n\n"+all(list, func(i int, s string) string {
		return fmt.Sprintf("[a](%s) [b](<%s> \"%s\") ![c](%s) <%s> [d][r%d] **%s** ~~%s~~ `%s`\n\n[r%d]: %s '%s'\n\n> [!NOTE] %s\n> [e](%s)\n\n", s, s, s, s, s, i, s, s, s, i, s, s, s, s)
	}))
	put("02-html.md", "# HTML\n\n"+all(list, func(i int, s string) string {
		return fmt.Sprintf("## %s {#%s onclick=%s}\n\ntext %s text\n\n%s\n\n<div>%s</div>\n\n- [ ] %s\n\n| %s | b |\n|---|---|\n| %s | c |\n\n[^%d]\n\n[^%d]: %s\n\n%s\n: %s\n\n", s, s, Script, s, s, s, s, s, s, i, i, s, s, s)
	}))
	put("03-code.md", "# Code\n\n"+all(list, func(i int, s string) string {
		return fmt.Sprintf("```%s %s\n%s\n```\n\n~~~html\n%s\n~~~\n\n    %s\n\n", s, s, s, s, s)
	}))
	put("04-diagrams.md", "# Diagrams\n\n"+all(list, func(i int, s string) string {
		return fmt.Sprintf("```mermaid\nflowchart TD\naccTitle: %s\naccDescr: %s\na[\"%s\"] -->|%s| b{%s}\nclick a \"javascript:%s\"\n```\n\n```mermaid\nsequenceDiagram\nparticipant a as %s\na->>b: %s\nNote over a,b: %s\n```\n\n", s, s, s, s, s, Script, s, s, s)
	}))
	put("05-questions.md", "# Questions\n\n"+all(list, func(i int, s string) string {
		return fmt.Sprintf("<!-- quiz id=h%d tags=\"%s\" source=%s aliases=\"%s\" -->\n%s [[%s|x]]\n<!-- /quiz -->\n\n<!-- quiz id=k%d -->\n%s\n\n- [x] %s\n  > %s\n- [ ] no %d\n  > %s\n\n<details><summary>%s</summary>\n\n%s\n\n</details>\n\n%s\n<!-- /quiz -->\n\n<!-- quiz id=m%d type=match -->\n%s\n\n| a | b |\n|---|---|\n| %s | %s |\n| c | d |\n<!-- /quiz -->\n\n<!-- quiz id=\"%s\" type=%s sim=%s ask=%s -->\nx\n<!-- /quiz -->\n\n", i, s, s, s, s, s, i, s, s, s, i, s, s, s, s, i, s, s, s, s, s, s, s)
	}))
	put("06-simulators.md", "# Simulators\n\n"+all(list, func(i int, s string) string {
		return fmt.Sprintf("```sim %s\nx: y\n```\n\n```sim backoff\nalt: \"%s\"\nclients: %s\n%s: 1\npredict: %s\ncompare: policy=%s\n```\n\n```sim backoff\nalt: '%s'\nclients: 99999999999999999999\nseed: -1\n```\n\n", s, strings.ReplaceAll(s, `"`, `\"`), s, s, s, s, strings.ReplaceAll(s, "'", "''"))
	}))
	put("07-front.md", "---\ntitle: \"</title><script>"+Script+"</script>\"\nsummary: '\"><script>"+Script+"</script>'\nlang: \"\\\"><script>\"\ntags: [\"</script>\", \"__proto__\", \"constructor\"]\nupdated: 9999-99-99<script>\nsources:\n  - title: \"<img src=x onerror="+Script+">\"\n    url: \"javascript:"+Script+"\"\n  - title: \"<b>\"\n    url: \"https://x.invalid/\\\"onclick="+Script+"\"\n    checked: \"<script>\"\n__proto__: {polluted: true}\n---\n\ntext\n")
	put("08-bomb.md", "---\n"+bomb()+"title: x\n---\n\ntext after the bomb\n")
	put("09-bomb-toml.md", "+++\ntitle = \""+strings.Repeat("\\", 9999)+"\na = "+strings.Repeat("[", 10000)+"\n+++\n\ntext\n")
	for i, c := range []struct{ name, text string }{
		{"quotes", deep(10000, "> ", "x", "")}, {"lists", deep(10000, "- ", "x", "")}, {"numbers", deep(10000, "1. ", "x", "")}, {"indented", indented(10000)},
		{"divs", deep(10000, "<div>", "x", "</div>")}, {"bold", deep(10000, "<b>", "x", "</b>")}, {"lines", deep(10000, "<ul><li>\n", "x", "")}, {"stars", deep(10000, "*", "x", "*")}, {"brackets", deep(10000, "[", "x", "](y)")},
		{"pictures", deep(10000, "![", "x", "](y)")}, {"parens", "[a](" + deep(10000, "(", "x", ")") + ")"}, {"flow", "---\na: " + deep(10000, "[", "x", "]") + "\n---\n"}, {"maps", "---\na: " + deep(10000, "{a: ", "x", "}") + "\n---\n"},
		{"mapped", "---\n" + stairs(2000) + "---\n"}, {"details", deep(10000, "<details>\n\n", "x", "\n\n</details>")}, {"svg", deep(10000, "<svg><g>", "x", "")}, {"tables", deep(10000, "<table><tr><td>", "x", "")},
	} {
		put(fmt.Sprintf("deep/%02d-%s.md", i, c.name), "# "+c.name+"\n\n"+c.text+"\n")
		if strings.HasPrefix(c.text, "---") {
			put(fmt.Sprintf("deep/%02d-%s.md", i, c.name), c.text)
		}
	}
	put("long/line-just-below.md", "# L\n\n"+strings.Repeat("a", Note-10))
	put("long/unclosed-links.md", "# L\n\n"+strings.Repeat("[a](", (Note-10)/4))
	put("long/definitions.md", "# L\n\n"+strings.Repeat("[a]: b\n", (Note-10)/7))
	put("long/headings.md", strings.Repeat("## a\n", 2000))
	put("long/front.md", "---\n"+strings.Repeat("title: x\n", 50000)+"---\n\ntext\n")

	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"`
	for name, text := range map[string]string{
		"script": svg + "><script>" + Script + "</script></svg>", "onload": svg + " onload=\"" + Script + "\"/>", "foreign": svg + "><foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='" + Script + "'/></foreignObject></svg>",
		"attlist": "<!DOCTYPE svg[<!ATTLIST svg onload CDATA \"" + Script + "\">]>" + svg + "/>", "entity": "<!DOCTYPE svg PUBLIC \"x\" \"y\" [<!ENTITY x \"&#60;script&#62;\">]>" + svg + ">&x;</svg>",
		"jis": "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?>" + svg + "><scr\x1b(Bipt>" + Script + "</scr\x1b(Bipt></svg>", "use": svg + "><use href=\"data:image/svg+xml,&lt;svg id='x' onload='" + Script + "'/&gt;#x\"/></svg>",
		"style": "<?xml-stylesheet href=\"//evil.invalid/x.xsl\" type=\"text/xsl\"?>" + svg + "/>",
	} {
		put("pictures/"+name+".svg", text)
	}
	put("pictures/good.svg", svg+"><path d=\"M0 0h9v9z\"/></svg>")
	put("pictures/page.html", "<script>"+Script+"</script>")
	put("pictures/code.js", Script)
	put("pictures/page.png", "<script>"+Script+"</script>")
	put("pictures/a#b?c%41 \"<x>.png", "\x89PNG\r\n\x1a\n")
	var shown strings.Builder
	for _, n := range []string{"script.svg", "onload.svg", "foreign.svg", "attlist.svg", "entity.svg", "jis.svg", "use.svg", "style.svg", "good.svg", "page.html", "code.js", "page.png", "a%23b%3Fc%2541%20%22%3Cx%3E.png", "../../../etc/passwd", "..%2f..%2fetc%2fpasswd.png", "link.png"} {
		shown.WriteString("![p](pictures/" + n + ") [q](pictures/" + n + ")\n\n")
	}
	put("10-pictures.md", "# Pictures\n\n"+shown.String())

	for i, name := range []string{
		"\"quoted\"", "<img src=x onerror=" + Script + ">", "new\nline\rreturn", "tab\tand\x1b[31mred\x07", "..", "..-..", "‮fdp.dm", "a'b`c;$(touch pwned)&|", "%2e%2e%2fx", `C:\x\..\y`, "-rf", " ", "con", "index.html", strings.Repeat("n", 240), strings.Repeat("가", 80),
		"\xff\xfe bad bytes", "__proto__", "constructor", "404", "page", "%00", "#x?y", "CAPS", "caps",
	} {
		text := fmt.Sprintf("# name %d\n\ntext, and [a link](nowhere.md)\n", i)
		put("names/"+name+".md", text)
		if !strings.Contains(name, "/") && len(name) < 100 {
			put("names/dir "+name+"/"+"x.md", text)
		}
	}
	return f
}

// indented is a list whose every item is below the one before.
func indented(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*min(i, 90)) + "- x\n")
	}
	return b.String()
}

// stairs are mappings below mappings.
func stairs(n int) string {
	var b strings.Builder
	for i := range min(n, 900) {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// Planned returns a course with a course.yaml as hostile as its notes.
func Planned() map[string][]byte {
	return map[string][]byte{
		"course.yaml": []byte("title:\n  ko: \"</title><script>" + Script + "</script>\"\n  en: '\"><img src=x onerror=" + Script + ">'\ndescription: \"\\\"><script>" + Script + "</script>\"\nlicense: \"javascript:" + Script + "\"\nlanguages: [ko, \"<b>\"]\n" +
			"blueprints: [\"../../etc/passwd\", \"/etc/passwd\", blueprints/bomb.yaml, blueprints/link.yaml, blueprints/pipe.yaml, blueprints/large.yaml, blueprints/b.yaml]\nearlier: \"../../../etc/passwd\"\n" +
			"sections:\n  - id: \"<script>\"\n    title: \"</script><script>" + Script + "</script>\"\n    notes: [a, \"../a\", \"<b>\", __proto__]\n  - title: \"__proto__\"\n    notes: [b]\n"),
		"blueprints/b.yaml":    []byte("id: \"__proto__\"\nname: \"<script>" + Script + "</script>\"\ntitle: \"<script>" + Script + "</script>\"\nquestions: 99999999999\nminutes: -1\ndomains:\n  - id: \"<b>\"\n    title: \"</script><script>" + Script + "</script>\"\n    weight: 1e99\n    tasks:\n      - id: \"x\"\n        title: \"<img src=x onerror=" + Script + ">\"\n"),
		"blueprints/bomb.yaml": []byte(bomb()), "blueprints/large.yaml": []byte(strings.Repeat("# large\n", 200000)),
		"ko/a.md":        []byte("# 가\n\n글 <script>" + Script + "</script>\n\n## 둘\n\n[b](b.md#x) [c](../../../../etc/passwd)\n"),
		"ko/b.md":        []byte("# 나 \"><script>" + Script + "</script>\n\n글\n"),
		"ko/glossary.md": []byte("# 용어\n\n## <img src=x onerror=" + Script + ">\n\n뜻 <script>" + Script + "</script>\n\n## __proto__\n\n뜻 [x](javascript:" + Script + ")\n\n## page\n\n뜻\n"),
	}
}
