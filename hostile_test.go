package main

import (
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"notelab/app/hostile"
	"notelab/app/quiz"
	"notelab/app/server"
	"notelab/app/site"
)

// pageElements are the elements a page of ours consists of.
var pageElements = words(`html head meta title link script body div a main nav header footer aside section article p span b i em strong s u del ins small code kbd samp var sub sup
	mark q abbr cite dfn ruby rt rp bdi br wbr img details summary pre blockquote figure figcaption ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr td th hr
	input label button select option optgroup fieldset legend textarea form output progress meter time dialog svg g rect line path circle ellipse text tspan defs clippath polyline polygon pattern
	lineargradient stop marker use noscript`)

// pageAttributes are theirs, beside data-* and aria-*, whose values are text, and
// the drawing attributes of pictures.
var pageAttributes = words(`lang charset http-equiv content name property media src async defer href rel type sizes id class hidden tabindex title alt role hreflang for value checked disabled
	selected open start scope colspan rowspan size inputmode maxlength minlength autocomplete autocapitalize spellcheck placeholder multiple min max step rows cols wrap loading decoding width height
	enterkeyhint action method autocorrect readonly required translate datetime accept`)

var drawing = words(`xmlns viewbox preserveaspectratio x y x1 y1 x2 y2 cx cy r rx ry d points transform fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity
	fill-opacity opacity font-size font-weight font-style font-family text-anchor dominant-baseline dy dx clip-path marker-end marker-start offset stop-color gradientunits gradienttransform
	patternunits patterntransform refx refy markerwidth markerheight orient markerunits letter-spacing paint-order text-decoration fill-rule vector-effect focusable pointer-events textlength lengthadjust`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// htmlTag is one tag of a page.
type htmlTag struct {
	name  string
	attrs map[string]string
	close bool
}

// tags reads a page as a browser's tokenizer does, as far as pages of ours go,
// and returns what it cannot read as wrong.
func tags(s string) (list []htmlTag, wrong string) {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return list, ""
		}
		s = s[i+1:]
		switch {
		case strings.HasPrefix(s, "!doctype html>"):
			continue
		case s == "" || s[0] != '/' && (s[0]|0x20 < 'a' || s[0]|0x20 > 'z'):
			return list, "a bare < before " + clip(s)
		}
		t := htmlTag{attrs: map[string]string{}}
		if s[0] == '/' {
			t.close, s = true, s[1:]
		}
		n := strings.IndexAny(s, " \t\n\f\r/>")
		if n < 0 {
			return list, "a tag without an end: " + clip(s)
		}
		t.name, s = strings.ToLower(s[:n]), s[n:]
		for {
			s = strings.TrimLeft(s, " \t\n\f\r/")
			if s == "" {
				return list, "a tag without an end: " + t.name
			}
			if s[0] == '>' {
				s = s[1:]
				break
			}
			n := strings.IndexAny(s, " \t\n\f\r/>=")
			if n <= 0 {
				return list, "an attribute of " + t.name + ": " + clip(s)
			}
			name := strings.ToLower(s[:n])
			if _, twice := t.attrs[name]; twice {
				return list, "twice " + name + " of " + t.name
			}
			s = s[n:]
			value := ""
			if s[0] == '=' {
				if len(s) < 2 || s[1] != '"' {
					return list, "an unquoted " + name + " of " + t.name + clip(s)
				}
				end := strings.IndexByte(s[2:], '"')
				if end < 0 {
					return list, "an open " + name + " of " + t.name
				}
				value, s = html.UnescapeString(s[2:2+end]), s[3+end:]
			}
			t.attrs[name] = value
		}
		list = append(list, t)
		if !t.close && (t.name == "script" || t.name == "style" || t.name == "textarea" || t.name == "title") {
			end := strings.Index(strings.ToLower(s), "</"+t.name)
			if end < 0 {
				return list, t.name + " without an end"
			}
			if t.name == "script" && strings.ContainsAny(s[:end], "<>") {
				return list, "markup in a script: " + clip(s)
			}
			t.attrs["\x00text"], s = s[:end], s[end:]
		}
	}
}

func clip(s string) string { return s[:min(len(s), 80)] }

// audit returns what is wrong with a page or, where whole is false, with a piece
// of one.
func audit(text string, whole bool) string {
	list, wrong := tags(text)
	if wrong != "" {
		return wrong
	}
	for _, t := range list {
		if !pageElements[t.name] {
			return "<" + t.name + ">"
		}
		if t.close {
			continue
		}
		switch src := t.attrs["src"]; {
		case t.name != "script":
		case whole && t.attrs["type"] == "application/json" && t.attrs["id"] == "page" && src == "":
			if !json.Valid([]byte(t.attrs["\x00text"])) {
				return "a data block that is no JSON"
			}
		case whole && (src == "/theme.js" || src == "/app.js") && t.attrs["\x00text"] == "" && len(t.attrs) == 3:
		default:
			return "a script that is not ours: " + src
		}
		if t.name == "link" && !whole || t.name == "meta" && (!whole || strings.EqualFold(t.attrs["http-equiv"], "refresh")) {
			return "<" + t.name + ">"
		}
		for name, value := range t.attrs {
			if name == "\x00text" {
				continue
			}
			if strings.HasPrefix(name, "on") || !pageAttributes[name] && !drawing[name] && !strings.HasPrefix(name, "data-") && !strings.HasPrefix(name, "aria-") {
				return name + " of " + t.name
			}
			switch name {
			case "href", "src", "action":
				v := strings.ToLower(strings.Map(func(r rune) rune {
					if r <= ' ' {
						return -1
					}
					return r
				}, value))
				colon := strings.IndexByte(v, ':')
				if slash := strings.IndexAny(v, "/?#"); colon < 0 || slash >= 0 && slash < colon {
					if name == "src" && strings.HasPrefix(v, "//") {
						return name + "=" + value
					}
					break
				}
				switch scheme := v[:colon]; {
				case t.name == "a" && (scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel"):
				case t.name == "img" && strings.HasPrefix(v, "data:image/") && !strings.HasPrefix(v, "data:image/svg"):
				default:
					return name + "=" + clip(value) + " of " + t.name
				}
			}
		}
	}
	return ""
}

// proof of the auditor itself: what it must not let through.
func TestTheAuditorSeesWhatIsHostile(t *testing.T) {
	for _, bad := range []string{
		"<script>x</script>", `<script src="/x.js" async></script>`, `<p onclick="x">`, `<a href="javascript:x">`, `<a href=" java` + "\t" + `script&colon;x">`, `<img src="//evil/x">`, `<img src="data:image/svg+xml,x">`, "<iframe>", `<p style="x">`, "a < b",
		"<p a=b>", `<p id="x" id="y">`, `<base href="/">`, `<meta http-equiv="refresh" content="0">`, `<a href="data:text/html,x">`, "<x-y>", `<p title="x`, "<!-- x -->", `<script type="application/json" id="page">{</script>`,
	} {
		if audit(bad, true) == "" {
			t.Errorf("%s passes", bad)
		}
	}
}

// folder lays down a hostile course with a pipe, which nobody may open, and
// returns its path.
func folder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := hostile.Write(dir, files); err != nil {
		t.Fatal(err)
	}
	if err := hostile.Beside(dir); err != nil {
		t.Fatal(err)
	}
	for _, pipe := range []string{"pipe.md", "blueprints/pipe.yaml", "ko/pipe.md"} {
		path := filepath.Join(dir, filepath.FromSlash(pipe))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// within fails the test when f takes longer than a minute or more memory than a
// build of this size may.
func within(t *testing.T, what string, f func()) {
	t.Helper()
	began, done := time.Now(), make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	peak, tick := uint64(0), time.NewTicker(50*time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			t.Logf("%s: %v, %d MB", what, time.Since(began).Round(time.Millisecond), peak>>20)
			if peak > 1<<30 {
				t.Errorf("%s takes %d MB", what, peak>>20)
			}
			return
		case <-tick.C:
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
			if time.Since(began) > 2*time.Minute {
				t.Fatalf("%s takes more than two minutes", what)
			}
		}
	}
}

// component is the longest name a file may have.
const component = 255

// lint of what a site consists of: every page is quiet, every path is one that
// any host can hold.
func checkSite(t *testing.T, s *site.Site) (pages int) {
	files, folders := map[string]bool{}, map[string]bool{}
	for f := range s.Files() {
		if files[f.Path] {
			t.Errorf("%q is written twice", f.Path)
		}
		files[f.Path] = true
		parts := strings.Split(f.Path, "/")
		for i, part := range parts {
			if part == "" || part == "." || part == ".." || len(part)+len(".gz") > component || strings.ContainsAny(part, "\\\x00") {
				t.Errorf("a path %q", f.Path)
			}
			if i < len(parts)-1 {
				folders[strings.Join(parts[:i+1], "/")] = true
			}
		}
		if strings.Contains(string(f.Data), "root:x:") {
			t.Errorf("%s holds a file from outside", f.Path)
		}
		switch {
		case strings.HasSuffix(f.Path, ".html") && !strings.HasPrefix(f.Path, "files/"):
			pages++
			if why := audit(string(f.Data), true); why != "" {
				t.Errorf("%s: %s", f.Path, why)
			}
			if !strings.Contains(string(f.Data), `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';`) {
				t.Errorf("%s has no policy", f.Path)
			}
		case strings.HasPrefix(f.Path, "data/") && strings.Contains(f.Path, "/quiz/"):
			var list []quiz.Question
			if err := json.Unmarshal(f.Data, &list); err != nil {
				t.Errorf("%s: %v", f.Path, err)
			}
			for _, q := range list {
				pieces := []quiz.HTML{q.Prompt, q.Hint, q.Explanation}
				for _, o := range q.Options {
					pieces = append(pieces, o.Body, o.Why)
				}
				for _, h := range pieces {
					if why := audit(string(h), false); why != "" {
						t.Errorf("%s, question %q: %s", f.Path, q.ID, why)
					}
				}
			}
		case strings.HasSuffix(f.Path, ".json"), strings.HasSuffix(f.Path, ".webmanifest"):
			if !json.Valid(f.Data) {
				t.Errorf("%s is no JSON", f.Path)
			}
		case strings.HasSuffix(f.Path, ".js"), strings.HasSuffix(f.Path, ".wasm"), strings.HasSuffix(f.Path, ".css"):
			if strings.HasPrefix(f.Path, "files/") {
				t.Errorf("%s is carried along", f.Path)
			}
		}
	}
	for dir := range folders {
		if files[dir] {
			t.Errorf("%q is a file and a folder", dir)
		}
	}
	return pages
}

func TestAHostileCourseIsCheckedBuiltAndServed(t *testing.T) {
	list, _, err := assets()
	if err != nil {
		t.Fatal(err)
	}
	for name, files := range map[string]map[string][]byte{"any folder": hostile.Files(), "planned": hostile.Planned()} {
		dir := folder(t, files)
		within(t, name+": check", func() {
			code, out, errOut := use("check", dir)
			if code != exitFail || errOut != "" || len(out) > 4<<20 {
				t.Errorf("%s: check = %d, %d bytes; %s", name, code, len(out), clip(errOut))
			}
			if strings.ContainsAny(out, "\x1b\x07\r\u202e\u2066") || strings.Contains(out, "root:x") {
				t.Errorf("%s: check prints what moves a terminal, or a file from outside", name)
			}
			for i, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
				if !strings.HasPrefix(line, dir) && !strings.Contains(line, " notes, ") && !strings.Contains(line, "--lint") {
					t.Fatalf("%s: line %d of check names no file: %s", name, i+1, clip(line))
				}
			}
			if !strings.Contains(out, "huge.md:1:1: error: the file is too large: 100.0 MB") {
				t.Errorf("%s: nothing is said of the file of 100 MB", name)
			}
		})
		within(t, name+": build", func() {
			read, _, err := readCourse(dir, "/")
			if err != nil {
				t.Fatal(err)
			}
			pages := checkSite(t, site.Build(read, siteOptions(site.Options{Base: "/", Assets: list})))
			t.Logf("%s: %d pages", name, pages)
			if name == "any folder" && pages < 2*len(read.Order()) {
				t.Errorf("%d pages of %d notes", pages, len(read.Order()))
			}
		})
		within(t, name+": serve", func() {
			h := server.New("/", func() string { return server.Stamp(dir) }, func() (*site.Site, error) {
				read, _, err := readCourse(dir, "/")
				if err != nil {
					return nil, err
				}
				return site.Build(read, siteOptions(site.Options{Base: "/", Assets: list, Live: true})), nil
			})
			for path, want := range map[string]int{"/": 200, "/ko/notes/": 200, "/ko/notes/a/": 0, "/ko/notes/huge/": 0, "/../etc/passwd": 404, "/files/secret.md": 404, "/files/pictures/link.png": 404, "/files/root/etc/passwd": 404, "/files/pictures/code.js": 404, "/files/pictures/attlist.svg": 404} {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
				if want != 0 && w.Code != want {
					t.Errorf("%s: GET %s = %d; want %d", name, path, w.Code, want)
				}
				if w.Header().Get("Content-Security-Policy") != site.Policy {
					t.Errorf("%s: GET %s has no policy", name, path)
				}
				if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
					if why := audit(w.Body.String(), true); why != "" && path != "/" {
						t.Errorf("%s: GET %s: %s", name, path, why)
					}
				}
			}
		})
	}
}

// One policy, wherever it is sent from.
func TestThePolicyIsTheSameEverywhere(t *testing.T) {
	for _, part := range []string{"default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"} {
		if !strings.Contains(site.Policy, part) {
			t.Errorf("the policy lacks %s", part)
		}
	}
	for _, bad := range []string{"unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"} {
		if strings.Contains(site.Policy, bad) {
			t.Errorf("the policy allows %s", bad)
		}
	}
	for _, file := range []string{"web/static/sw.js", "web/static/builder-worker.js"} {
		if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), `"`+site.Policy+`"`) {
			t.Errorf("%s has another policy than the server (%v)", file, err)
		}
	}
	want := "/*\n"
	for _, h := range site.Headers {
		want += "  " + h[0] + ": " + h[1] + "\n"
	}
	if got := hostFiles["_headers"]; !strings.HasPrefix(got, want) || strings.Count(got, "\n/") != 1 || !strings.Contains(got, "\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n") {
		t.Errorf("_headers is\n%s", got)
	}
}

func FuzzVisible(f *testing.F) {
	for _, s := range append(hostile.Texts(), "가나 다.md", "\xff", "\U0001f469\u200d\U0001f4bb") {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := visible(s)
		for _, r := range got {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 || r == 0x200e || r == 0x200f || r == 0xfeff {
				t.Errorf("visible(%q) = %q", s, got)
			}
		}
		if again := visible(got); again != got || len(got) > 10*len(s) {
			t.Errorf("visible(%q) = %q, then %q", s, got, again)
		}
	})
}
