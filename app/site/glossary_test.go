package site

import (
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
)

func glossed() *Site {
	c := sample(2)
	c.Glossary = map[i18n.Lang][]course.Term{i18n.Korean: {
		{ID: "dlq", Names: []string{"DLQ", "데드레터 큐"}, HTML: "<p>실패한 메시지의 자리.</p>", Text: "실패한 메시지의 자리."},
		{ID: "sqs", Names: []string{"SQS"}, HTML: "x"},
		{ID: "visibility-timeout", Names: []string{"가시성 타임아웃", "visibility timeout"}, HTML: "y"},
		{ID: "visibility", Names: []string{"가시성"}, HTML: "z"},
		{ID: "taught", Names: []string{"가르치는 말"}, HTML: "z", Note: "x"},
	}}
	return Build(c, Options{})
}

// TestTermsAreLinkedOnFirstUse pins where a name is a term: whole words, with a
// particle or none, the longest name, once a page, outside links, code, headings
// and pictures.
func TestTermsAreLinkedOnFirstUse(t *testing.T) {
	a := func(id, text string) string {
		return `<a class="term" href="/ko/glossary/#` + id + `">` + text + `</a>`
	}
	for _, c := range []struct{ html, want string }{
		{"<p>DLQ로 옮긴다. DLQ는</p>", "<p>" + a("dlq", "DLQ") + "로 옮긴다. DLQ는</p>"},
		{"<p>데드레터 큐와 DLQ</p>", "<p>" + a("dlq", "데드레터 큐") + "와 DLQ</p>"},
		{"<p>가시성 타임아웃을 늘리면 가시성이</p>", "<p>" + a("visibility-timeout", "가시성 타임아웃") + "을 늘리면 " + a("visibility", "가시성") + "이</p>"},
		{"<p>가시성값, 비가시성, MySQS, SQSX, SQS_1, SQS-a</p>", "<p>가시성값, 비가시성, MySQS, SQSX, SQS_1, SQS-a</p>"},
		{"<p><code>SQS</code> <a href=\"x\">SQS와 <b>DLQ</b></a></p><pre class=\"code\"><code>DLQ</code></pre>", "<p><code>SQS</code> <a href=\"x\">SQS와 <b>DLQ</b></a></p><pre class=\"code\"><code>DLQ</code></pre>"},
		{"<h3 id=\"x\">SQS</h3><p>SQS.</p>", "<h3 id=\"x\">SQS</h3><p>" + a("sqs", "SQS") + ".</p>"},
		{"<figure><svg aria-label=\"SQS\"><text>SQS</text></svg><figcaption>SQS</figcaption></figure><p>(SQS)", "<figure><svg aria-label=\"SQS\"><text>SQS</text></svg><figcaption>SQS</figcaption></figure><p>(" + a("sqs", "SQS") + ")"},
		{"<div class=\"alert\"><p class=\"alert-title\">SQS</p><p><strong>SQS</strong></p></div>", "<div class=\"alert\"><p class=\"alert-title\">SQS</p><p><strong>" + a("sqs", "SQS") + "</strong></p></div>"},
		{"<p>여기서 가르치는 말</p>", "<p>여기서 가르치는 말</p>"},
		{"plain", "plain"},
		{"<p>끊긴 <b", "<p>끊긴 <b"},
	} {
		s := glossed()
		p := s.page(i18n.Korean, "note", "ko/notes/x/", "x")
		if got := p.linker(&course.Note{Slug: "x", Lang: i18n.Korean}).link(c.html); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.html, got, c.want)
		}
	}
}

func TestGlossaryPage(t *testing.T) {
	s := glossed()
	f, ok := s.Render("ko/glossary/")
	page := string(f.Data)
	for _, want := range []string{`<dt id="dlq">DLQ <small>데드레터 큐</small></dt><dd><p>실패한 메시지의 자리.</p></dd>`, `<h2 id="letter-D">`, `<h2 id="letter-ㄱ">`, `href="#letter-S"`} {
		if !ok || !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	f, _ = s.Render("en/glossary/")
	if !strings.Contains(string(f.Data), `<article class="terms" lang="ko">`) {
		t.Error("the English page doesn't say that its terms are Korean")
	}
	if _, ok := Build(sample(2), Options{}).Render("ko/glossary/"); ok {
		t.Error("a course without a glossary has a page for it")
	}
	if f, _ := s.Render("ko/notes/"); !strings.Contains(string(f.Data), `href="/ko/glossary/"`) {
		t.Error("no way from the outline to the glossary")
	}
}
