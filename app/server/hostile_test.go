package server

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"notelab/app/site"
)

// outside are the ways to ask for a file beside the site, as path on the wire.
var outside = []string{
	"/../../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e%252fetc%252fpasswd", "/..%252f..%252fetc%252fpasswd",
	"/..%5c..%5c..%5cetc%5cpasswd", `/..\..\..\etc\passwd`, "/....//....//etc/passwd", "/files/../../../../etc/passwd", "/files/..%2f..%2f..%2fetc%2fpasswd", "/files/%2e%2e%2f%2e%2e%2fetc/passwd", "/files//etc/passwd", "/files/%00/etc/passwd",
	"/ko/notes/%00", "/%00", "/ko/..%c0%af..%c0%afetc/passwd", "/ko/%ef%bc%8e%ef%bc%8e/etc/passwd", "/C:/Windows/win.ini", "/C%3a%5cWindows%5cwin.ini", "/file:///etc/passwd", "//evil.invalid/%2f..", "/\\evil.invalid", "/;/etc/passwd", "/.git/config", "/.notelab-site",
	"/_headers", "/course.yaml", "/ko/a.md", "/ko/notes/..;/..;/etc/passwd", "/~root/", "/ko/./../../etc/passwd", "/assets/../app/server", "/data/ko/../../../etc/passwd", "/data/ko/quiz/../../../../etc/passwd.json", "/data/ko/search/..%2f..%2fx.json",
	"/ko/lab/../../../etc/passwd/", "/ko/notes/page/-1/", "/ko/notes/page/99999999999999999999/", "/%ff%fe", "/%0d%0aSet-Cookie:x=1", "/ko/%0d%0aLocation:%20//evil.invalid/",
}

// within says what holds for every answer: the headers, nothing of another file,
// and no way out of the site.
func within(t *testing.T, what string, status int, h http.Header, text string) {
	t.Helper()
	for _, want := range site.Headers {
		if got := h.Values(want[0]); len(got) != 1 || got[0] != want[1] {
			t.Errorf("%s: %s = %q; want %q", what, want[0], got, want[1])
		}
	}
	if strings.Contains(text, "root:") || strings.Contains(text, "[core]") {
		t.Errorf("%s gives a file that is not the site's", what)
	}
	if status >= 300 && status < 400 {
		to := h.Get("Location")
		if u, err := url.Parse(to); err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
			t.Errorf("%s leads to %q", what, to)
		}
	}
	for name := range h {
		if name == "Set-Cookie" {
			t.Errorf("%s sets a cookie", what)
		}
	}
}

// live runs a server as the program does, with short limits, and returns its
// address.
func live(t *testing.T, lim limits) string {
	t.Helper()
	s, _, _, _ := fresh("/")
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- run(ctx, l, s, lim) }()
	t.Cleanup(func() {
		stop()
		<-done
	})
	return l.Addr().String()
}

// exchange sends bytes as they are and returns the first answer.
func exchange(t *testing.T, addr, request string) (*http.Response, string) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	go io.WriteString(c, request) // the server may stop reading before the end
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return nil, ""
	}
	defer r.Body.Close()
	data, _ := io.ReadAll(r.Body)
	return r, string(data)
}

func TestNoAddressLeavesTheSite(t *testing.T) {
	addr := live(t, usual)
	for _, path := range outside {
		r, text := exchange(t, addr, "GET "+path+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		switch {
		case r == nil:
			t.Errorf("GET %s has no answer", path)
		case r.StatusCode == 400 && r.Header.Get("Content-Security-Policy") == "": // refused before it came to us
		default:
			within(t, "GET "+path, r.StatusCode, r.Header, text)
			if r.StatusCode != 404 && r.StatusCode != 301 {
				t.Errorf("GET %s = %d; want 404", path, r.StatusCode)
			}
		}
	}
}

func TestLargeRequestsAreRefused(t *testing.T) {
	addr := live(t, usual)
	for name, c := range map[string]struct {
		request string
		want    int
	}{
		"path":           {"GET /" + strings.Repeat("a", 20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
		"endless path":   {"GET /" + strings.Repeat("a", 4<<20) + " HTTP/1.1\r\nHost: x\r\n\r\n", 431},
		"query":          {"GET /?" + strings.Repeat("a", 60_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
		"usual query":    {"GET /?" + strings.Repeat("a", 40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 200},
		"header":         {"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + strings.Repeat("a", 1<<20) + "\r\n\r\n", 431},
		"many headers":   {"GET / HTTP/1.1\r\nHost: x\r\n" + strings.Repeat("X-A: a\r\n", 100_000) + "\r\n", 431},
		"body of a GET":  {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n" + strings.Repeat("a", 1<<20), 200},
		"body of a POST": {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n" + strings.Repeat("a", 1<<20), 405},
		"chunks":         {"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + strings.Repeat("ffff\r\n"+strings.Repeat("a", 0xffff)+"\r\n", 20), 405},
		"two lengths":    {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\nHost: x\r\n\r\n", 200},
		"no host":        {"GET / HTTP/1.1\r\n\r\n", 400},
		"no protocol":    {"GET /\r\n\r\n", 400},
		"ranges":         {"GET /app.css HTTP/1.1\r\nHost: x\r\nRange: bytes=" + strings.TrimSuffix(strings.Repeat("0-,", 5000), ",") + "\r\n\r\n", 0},
	} {
		r, text := exchange(t, addr, c.request)
		if c.want == 0 {
			if r == nil || len(text) > 1<<20 {
				t.Errorf("%s: an answer of %d bytes", name, len(text))
			}
			continue
		}
		if r == nil || r.StatusCode != c.want && !(c.want == 400 && r.StatusCode == 501) {
			t.Errorf("%s: %v; want %d", name, r, c.want)
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	addr := live(t, usual)
	for _, m := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X"} {
		r, text := exchange(t, addr, m+" / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		if r == nil || r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" || strings.Contains(text, "<") {
			t.Errorf("%s = %v", m, r)
			continue
		}
		within(t, m, r.StatusCode, r.Header, text)
	}
	if r, _ := exchange(t, addr, "CONNECT evil.invalid:80 HTTP/1.1\r\nHost: evil.invalid\r\n\r\n"); r == nil || r.StatusCode != 405 {
		t.Errorf("CONNECT = %v", r)
	}
}

// Who sends or reads a byte now and then loses the connection.
func TestSlowClientsLoseTheirConnection(t *testing.T) {
	addr := live(t, limits{header: 300 * time.Millisecond, request: 600 * time.Millisecond, answer: time.Second, idle: 300 * time.Millisecond, headerBytes: 64 << 10})
	for name, start := range map[string]string{
		"header": "GET / HTTP/1.1\r\nHost: x\r\nX-A: ", "line": "GE", "nothing": "", "body": "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", "idle": "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(c, start)
		ended := make(chan bool)
		go func() {
			io.Copy(io.Discard, c)
			close(ended)
		}()
		tick, late := time.NewTicker(50*time.Millisecond), time.After(10*time.Second)
		for open := true; open; {
			select {
			case <-ended:
				open = false
			case <-tick.C:
				if name != "nothing" && name != "idle" {
					io.WriteString(c, "a")
				}
			case <-late:
				t.Errorf("%s: the connection is kept", name)
				open = false
			}
		}
		tick.Stop()
		c.Close()
	}
	// Others are served meanwhile.
	if r, _ := exchange(t, addr, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); r == nil || r.StatusCode != 200 {
		t.Errorf("after all that, GET / = %v", r)
	}
	if usual.header <= 0 || usual.request <= 0 || usual.answer <= 0 || usual.idle <= 0 || usual.headerBytes <= 0 {
		t.Error("the program runs without limits")
	}
}

func FuzzRequest(f *testing.F) {
	for _, path := range outside {
		f.Add("GET", path, "gzip, br;q=0", `"x"`, "bytes=0-1")
	}
	f.Add("HEAD", "/ko/notes/%ED%95%9C%EA%B8%80", "br", "*", "bytes=-5")
	f.Add("GET", "/?a=%0d%0a", "br;q=nan", "W/\"a\", b", "bytes=a")
	s, _, _, _ := fresh("/")
	based, _, _, _ := fresh("/study/")
	f.Fuzz(func(t *testing.T, method, target, accept, match, ranges string) {
		u, err := url.ParseRequestURI(target)
		if err != nil || len(target) > 1<<16 {
			return
		}
		for _, h := range []http.Handler{s, based} {
			r := &http.Request{Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "x", RequestURI: target, Body: http.NoBody,
				Header: http.Header{"Accept-Encoding": {accept}, "If-None-Match": {match}, "Range": {ranges}}}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r.WithContext(context.Background()))
			within(t, fmt.Sprintf("%s %q", method, target), w.Code, w.Header(), w.Body.String())
			var wire bytes.Buffer
			w.Header().Write(&wire)
			if bytes.Count(wire.Bytes(), []byte("\r\n")) != len(w.Header()) {
				t.Errorf("%q gives header lines of its own:\n%s", target, wire.String())
			}
		}
	})
}
