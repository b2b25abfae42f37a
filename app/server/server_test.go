package server

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/site"
)

// shown is a server over a course of one note whose text is read at each load.
func shown(base string, text *string, loads *int, fail *error) *Server {
	return New(base, func() string { return *text }, func() (*site.Site, error) {
		*loads++
		if *fail != nil {
			return nil, *fail
		}
		c := &course.Course{
			Langs:    []i18n.Lang{i18n.Korean},
			Sections: []course.Section{{ID: "s", Notes: []string{"한글"}}},
			Notes: map[i18n.Lang]map[string]*course.Note{i18n.Korean: {"한글": {
				Slug: "한글", Lang: i18n.Korean, Title: "제목", Blocks: []course.Block{{HTML: "<p>" + *text + "</p>"}}}}},
			Files: map[string][]byte{"a b.png": []byte("\x89PNG....")},
		}
		return site.Build(c, site.Options{Base: base, Assets: []site.Asset{
			{Path: "app.css", Data: bytes.Repeat([]byte("body{}\n"), 200)},
			{Path: "app.js", Data: []byte("x")}, {Path: "sw.js", Data: []byte("x")},
			{Path: "app.wasm", Data: bytes.Repeat([]byte("wasm"), 500), Br: []byte("BR"), Gz: []byte("GZ"), Hashed: true},
		}}), nil
	})
}

func get(t *testing.T, h http.Handler, method, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func fresh(base string) (*Server, *string, *int, *error) {
	text, loads, fail := "처음", 0, error(nil)
	return shown(base, &text, &loads, &fail), &text, &loads, &fail
}

func TestAnEditIsSeenAtTheNextRequest(t *testing.T) {
	s, text, loads, fail := fresh("/")
	note := "/ko/notes/%ED%95%9C%EA%B8%80/"
	if got := body(t, get(t, s, "GET", note)); !strings.Contains(got, "<p>처음</p>") {
		t.Fatalf("note = %s", got)
	}
	*text = "둘째"
	if got := body(t, get(t, s, "GET", note)); !strings.Contains(got, "<p>둘째</p>") {
		t.Error("the edit is not shown")
	}
	get(t, s, "GET", "/app.css")
	if *loads != 2 {
		t.Errorf("the folder was read %d times; want 2", *loads)
	}
	*text, *fail = "셋째", errors.New("reading notes: broken")
	if r := get(t, s, "GET", note); r.StatusCode != 500 || !strings.Contains(body(t, r), "broken") {
		t.Errorf("a folder that cannot be read gives %d", r.StatusCode)
	}
}

func TestPathsAreBroughtIntoOneForm(t *testing.T) {
	s, _, _, _ := fresh("/study/")
	for path, want := range map[string]string{
		"/study/ko/notes":                         "/study/ko/notes/",
		"/study/ko/notes/%ED%95%9C%EA%B8%80?a=1":  "/study/ko/notes/%ED%95%9C%EA%B8%80/?a=1",
		"/study/ko/notes/%ED%95%9C%EA%B8%80.html": "/study/ko/notes/%ED%95%9C%EA%B8%80/",
		"/study/ko//notes/":                       "/study/ko/notes/",
		"/study/ko/index.html":                    "/study/ko/",
		"/study/index.html":                       "/study/",
		"/study":                                  "/study/",
		"/":                                       "/study/",
		"/study/ko/../ko/notes/":                  "/study/ko/notes/",
	} {
		r := get(t, s, "GET", path)
		if got := r.Header.Get("Location"); r.StatusCode != 301 || got != want {
			t.Errorf("GET %s = %d %s; want 301 %s", path, r.StatusCode, got, want)
		}
	}
}

func TestUnknownAndHostilePathsGetThe404Page(t *testing.T) {
	s, _, _, _ := fresh("/")
	for _, path := range []string{"/nowhere", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/files/..%2f..%2fsecret", "/ko\\..\\x", "/ko/notes/%00", "/assets/pack.0000000000.json", "//evil.example/"} {
		r := get(t, s, "GET", path)
		if text := body(t, r); r.StatusCode != 404 || !strings.Contains(text, `"kind":"notfound"`) {
			t.Errorf("GET %s = %d; want the 404 page", path, r.StatusCode)
		}
	}
}

func TestHeadersOfPagesAndAssets(t *testing.T) {
	s, _, _, _ := fresh("/")
	r := get(t, s, "GET", "/")
	for k, want := range map[string]string{
		"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache",
		"Content-Security-Policy": site.Policy, "X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding",
	} {
		if got := r.Header.Get(k); got != want {
			t.Errorf("%s of / = %q; want %q", k, got, want)
		}
	}
	st, _ := s.current()
	wasm := ""
	for f := range st.Files() {
		if strings.HasSuffix(f.Path, ".wasm") {
			wasm = "/" + f.Path
		}
	}
	r = get(t, s, "GET", wasm, "Accept-Encoding", "gzip, br")
	if r.Header.Get("Content-Type") != "application/wasm" || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") || r.Header.Get("Content-Encoding") != "br" || body(t, r) != "BR" {
		t.Errorf("GET %s: %v", wasm, r.Header)
	}
	if r = get(t, s, "GET", wasm, "Accept-Encoding", "gzip"); body(t, r) != "GZ" {
		t.Error("gzip is not sent to who asks for it")
	}
	if r = get(t, s, "GET", wasm); r.Header.Get("Content-Encoding") != "" || len(body(t, r)) != 2000 {
		t.Error("who accepts nothing does not get the plain bytes")
	}
}

func TestPagesAreCompressedAsAskedFor(t *testing.T) {
	s, _, _, _ := fresh("/")
	plain := body(t, get(t, s, "GET", "/app.css"))
	for accept, want := range map[string]string{"br": "br", "gzip": "gzip", "gzip, br;q=0": "gzip", "identity": "", "br;q=0.5": "br"} {
		r := get(t, s, "GET", "/app.css", "Accept-Encoding", accept)
		var rd io.Reader = r.Body
		switch r.Header.Get("Content-Encoding") {
		case "br":
			rd = brotli.NewReader(r.Body)
		case "gzip":
			z, err := gzip.NewReader(r.Body)
			if err != nil {
				t.Fatal(err)
			}
			rd = z
		}
		got, err := io.ReadAll(rd)
		if r.Header.Get("Content-Encoding") != want || err != nil || string(got) != plain {
			t.Errorf("Accept-Encoding %q: got %q, %v", accept, r.Header.Get("Content-Encoding"), err)
		}
	}
}

func TestConditionalHeadAndRangeRequests(t *testing.T) {
	s, _, _, _ := fresh("/")
	for _, accept := range []string{"", "br"} {
		tag := get(t, s, "GET", "/app.css", "Accept-Encoding", accept).Header.Get("ETag")
		if r := get(t, s, "GET", "/app.css", "Accept-Encoding", accept, "If-None-Match", tag); r.StatusCode != 304 || body(t, r) != "" {
			t.Errorf("unchanged file with encoding %q = %d", accept, r.StatusCode)
		}
		if r := get(t, s, "HEAD", "/app.css", "Accept-Encoding", accept); r.StatusCode != 200 || body(t, r) != "" || r.Header.Get("Content-Length") == "0" {
			t.Errorf("HEAD with encoding %q = %d, %v", accept, r.StatusCode, r.Header)
		}
	}
	if r := get(t, s, "GET", "/app.css", "Range", "bytes=0-3", "Accept-Encoding", "br"); r.StatusCode != 206 || body(t, r) != "body" {
		t.Errorf("range = %d", r.StatusCode)
	}
	if r := get(t, s, "POST", "/"); r.StatusCode != 405 || r.Header.Get("Allow") == "" {
		t.Errorf("POST = %d", r.StatusCode)
	}
	if r := get(t, s, "GET", "/files/a%20b.png"); r.StatusCode != 200 || r.Header.Get("Content-Type") != "image/png" {
		t.Errorf("picture = %d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
}

func TestABusyPortIsToldFromOtherErrors(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(l.Addr().String()); !errors.Is(err, ErrBusy) {
		t.Errorf("Listen on a taken port = %v; want ErrBusy", err)
	}
	if _, err := Listen("256.0.0.1:1"); err == nil || errors.Is(err, ErrBusy) {
		t.Errorf("Listen on no address = %v", err)
	}
}

func TestStampChangesWithTheFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "1")
	seen := map[string]string{Stamp(dir): "first"}
	for i, change := range []func(){func() { write("a.md", "22") }, func() { write("ko/b.md", "1") }, func() { os.Remove(filepath.Join(dir, "a.md")) }} {
		change()
		s := Stamp(dir)
		if was, ok := seen[s]; ok {
			t.Errorf("change %d looks like %s", i, was)
		}
		seen[s] = fmt.Sprint("change ", i)
	}
	before := Stamp(dir)
	write(".git/x", "1")
	if Stamp(dir) != before {
		t.Error("a hidden folder counts")
	}
}
