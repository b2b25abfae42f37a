package markdown

import "testing"

func TestHighlightMarksWhatTheLanguageMeans(t *testing.T) {
	for _, tt := range []struct{ lang, code, want string }{
		{"json", `{"a": "b", "n": -1.5e3, "t": true}`, `{<span class="p">&#34;a&#34;</span>: <span class="s">&#34;b&#34;</span>, <span class="p">&#34;n&#34;</span>: -<span class="n">1.5e3</span>, <span class="p">&#34;t&#34;</span>: <span class="k">true</span>}`},
		{"yaml", "Type: AWS::S3::Bucket # c\n- a: 'x'\n  b: !Ref Q\n  port: 8080\n  at: 2026-11-22\n# end", "<span class=\"p\">Type</span>: AWS::S3::Bucket <span class=\"c\"># c</span>\n- <span class=\"p\">a</span>: <span class=\"s\">&#39;x&#39;</span>\n  <span class=\"p\">b</span>: <span class=\"f\">!Ref</span> Q\n  <span class=\"p\">port</span>: <span class=\"n\">8080</span>\n  <span class=\"p\">at</span>: 2026-11-22\n<span class=\"c\"># end</span>"},
		{"sh", "export A=1 # c\naws s3 ls --region \"$R\" | wc -l", "<span class=\"k\">export</span> <span class=\"p\">A</span>=<span class=\"n\">1</span> <span class=\"c\"># c</span>\n<span class=\"f\">aws</span> s3 ls <span class=\"p\">--region</span> <span class=\"s\">&#34;$R&#34;</span> | <span class=\"f\">wc</span> <span class=\"p\">-l</span>"},
		{"console", "$ date\nMon # no comment\n", "<span class=\"c\">$ </span><span class=\"f\">date</span>\nMon # no comment\n"},
		{"http", "GET /a?b=c HTTP/1.1\nHost: a.example\n\n{\"a\": 1}", "<span class=\"k\">GET</span> /a?b=c <span class=\"k\">HTTP/1.1</span>\n<span class=\"p\">Host</span>: a.example\n\n{<span class=\"p\">&#34;a&#34;</span>: <span class=\"n\">1</span>}"},
		{"go", "func f(s string) { return `a\n` + \"\\\"\" /* c */ }", "<span class=\"k\">func</span> <span class=\"f\">f</span>(s <span class=\"f\">string</span>) { <span class=\"k\">return</span> <span class=\"s\">`a\n`</span> + <span class=\"s\">&#34;\\&#34;&#34;</span> <span class=\"c\">/* c */</span> }"},
		{"python", "@app.get\ndef f(): return '''a\nb''' # c", "<span class=\"f\">@app</span>.get\n<span class=\"k\">def</span> <span class=\"f\">f</span>(): <span class=\"k\">return</span> <span class=\"s\">&#39;&#39;&#39;a\nb&#39;&#39;&#39;</span> <span class=\"c\"># c</span>"},
		{"sql", "SELECT * FROM t WHERE a = 'b' -- c", `<span class="k">SELECT</span> * <span class="k">FROM</span> t <span class="k">WHERE</span> a = <span class="s">&#39;b&#39;</span> <span class="c">-- c</span>`},
		{"xml", `<a b="c">d &amp; e</a>`, `&lt;<span class="k">a</span> <span class="p">b</span>=<span class="s">&#34;c&#34;</span>&gt;d &amp;amp; e&lt;/<span class="k">a</span>&gt;`},
		{"ini", "[default]\nregion = ap-northeast-2 # c", "<span class=\"k\">[default]</span>\n<span class=\"p\">region</span> = ap-northeast-2 <span class=\"c\"># c</span>"},
		{"nothing", "<b>", "&lt;b&gt;"},
	} {
		if got := Highlight(tt.lang, tt.code); got != tt.want {
			t.Errorf("Highlight(%s, %q) =\n%s\nwant\n%s", tt.lang, tt.code, got, tt.want)
		}
	}
}
