package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"notelab/app/progress"
)

// These tests talk to real servers: rclone's, which $NOTELAB_RCLONE names
// (e2e/servers says how to build it). Between them and the device stands a proxy
// that breaks things.

// browserDo does what the browser does, by the standard library.
func browserDo(ctx context.Context, r *Request) (*Answer, error) {
	req, err := http.NewRequestWithContext(ctx, r.Method, r.URL, bytes.NewReader(r.Body))
	if err != nil {
		return nil, err
	}
	for _, h := range r.Headers {
		req.Header.Set(h.Name, h.Value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return &Answer{resp.StatusCode, body}, err
}

// rclone serves a folder of the test by a protocol and returns its address.
func rclone(t *testing.T, what string, flags ...string) (address, dir string) {
	t.Helper()
	program := os.Getenv("NOTELAB_RCLONE")
	if program == "" {
		t.Skip("NOTELAB_RCLONE names no rclone")
	}
	dir = t.TempDir()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	l.Close()
	cmd := exec.Command(program, append([]string{"serve", what, dir, "--addr", address, "--config", ""}, flags...)...)
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Log(log.String())
		}
	})
	for range 200 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address, dir
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("rclone did not start:\n%s", log.String())
	return "", ""
}

// gate is a proxy that breaks what a test asks it to.
type gate struct {
	*httptest.Server
	fault atomic.Pointer[func(w http.ResponseWriter, r *http.Request, pass http.Handler)]
}

func newGate(t *testing.T, to string) *gate {
	u, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	pass := &httputil.ReverseProxy{Rewrite: func(p *httputil.ProxyRequest) {
		p.SetURL(u)
		p.Out.Host = p.In.Host // it is signed
	}}
	g := &gate{}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f := g.fault.Load(); f != nil {
			(*f)(w, r, pass)
			return
		}
		pass.ServeHTTP(w, r)
	}))
	t.Cleanup(g.Close)
	return g
}

func (g *gate) set(f func(w http.ResponseWriter, r *http.Request, pass http.Handler)) {
	if f == nil {
		g.fault.Store(nil)
		return
	}
	g.fault.Store(&f)
}

// say answers with an error as S3 has it.
func sayS3(w http.ResponseWriter, status int, code, more string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?><Error><Code>%s</Code><Message>m</Message>%s</Error>`, code, more)
}

// hang cuts a connection.
func hang(w http.ResponseWriter) {
	if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
		c.Close()
	}
}

// real is one kind of server with a device's view of it.
type real struct {
	name string
	dir  string
	gate *gate
	open func(change func(*Settings)) Folder
}

func reals(t *testing.T) []real {
	now := time.Now
	davURL, davDir := rclone(t, "webdav", "--user", "me", "--pass", "pass word")
	s3URL, s3Dir := rclone(t, "s3", "--auth-key", "AKIAEXAMPLE,secret/with+signs=")
	if err := os.MkdirAll(s3Dir+"/my-bucket", 0o755); err != nil {
		t.Fatal(err)
	}
	davGate, s3Gate := newGate(t, davURL), newGate(t, s3URL)
	with := func(s Settings, change func(*Settings)) Folder {
		if change != nil {
			change(&s)
		}
		if wrong := s.Wrong(false); len(wrong) > 0 {
			t.Fatalf("settings: %v", wrong)
		}
		return s.Open(browserDo, now)
	}
	return []real{
		{"webdav", davDir + "/" + Home, davGate, func(c func(*Settings)) Folder {
			return with(Settings{Kind: WebDAV, Address: davGate.URL, User: "me", Password: "pass word"}, c)
		}},
		{"s3", s3Dir + "/my-bucket/공부 기록/" + Home, s3Gate, func(c func(*Settings)) Folder {
			return with(Settings{Kind: S3, Endpoint: s3Gate.URL, Region: "us-east-1", Bucket: "my-bucket", Prefix: "/공부 기록/", KeyID: "AKIAEXAMPLE", Secret: "secret/with+signs="}, c)
		}},
	}
}

// far is a device at a real folder.
type far struct {
	*device
	folder Folder
}

func (d *far) round(again bool) (Report, error) {
	st, err := ParseState(d.kept)
	if err != nil {
		return Report{}, err
	}
	s := &Sync{Device: d.id, Log: d.log, Folder: d.folder, Again: again, Now: d.now, Save: func(_ context.Context, st *State) error { d.kept = st.Pack(); return nil }}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return s.Run(ctx, st)
}

func TestRealServersCarryTheLogThroughEveryFault(t *testing.T) {
	for _, srv := range reals(t) {
		t.Run(srv.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(3, 4))
			now := int64(1_790_000_000_000)
			devices := make([]*far, 3)
			for i := range devices {
				devices[i] = &far{&device{id: fmt.Sprintf("phone%d", i), log: progress.NewMemory()}, srv.open(nil)}
			}
			study := func(d *far, n int) {
				for range n {
					now += 1000
					d.study(now, rng)
				}
			}
			a, b, c := devices[0], devices[1], devices[2]
			must := func(d *far) Report {
				t.Helper()
				r, err := d.round(false)
				if err != nil {
					t.Fatal(err)
				}
				return r
			}
			same := func() {
				t.Helper()
				for range 2 {
					for _, d := range devices {
						must(d)
					}
				}
				for _, d := range devices {
					if got, want := ids(t, d.device), ids(t, a.device); !slices.Equal(got, want) || len(got) != a.events+b.events+c.events {
						t.Fatalf("%s has %d events, %s %d; %d were made", d.id, len(got), a.id, len(want), a.events+b.events+c.events)
					}
				}
				// No event stands in two objects.
				seen := map[string]bool{}
				list, err := os.ReadDir(srv.dir)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range list {
					data, err := os.ReadFile(srv.dir + "/" + f.Name())
					_, hash, ours := parseName(f.Name())
					events, why := open(hash, data, nil)
					if err != nil || !ours || why != "" {
						t.Fatalf("%s: %v, %s", f.Name(), err, why)
					}
					for _, e := range events {
						if seen[e.ID] {
							t.Fatalf("%s stands in two objects", e.ID)
						}
						seen[e.ID] = true
					}
				}
			}
			why := func(d *far, want string) *Error {
				t.Helper()
				_, err := d.round(false)
				var e *Error
				if !errors.As(err, &e) || string(e.Why) != want {
					t.Fatalf("a round: %v; want %s", err, want)
				}
				return e
			}

			study(a, 7)
			study(b, 5)
			same()
			if r := must(a); r.Sent+r.Received != 0 {
				t.Errorf("a round more: %+v", r)
			}

			// Two devices put at the same time.
			study(a, 3)
			study(b, 3)
			study(c, 3)
			done := make(chan error, 3)
			for _, d := range devices {
				go func() { _, err := d.round(false); done <- err }()
			}
			for range devices {
				if err := <-done; err != nil {
					t.Error(err)
				}
			}
			same()

			// Nobody there, half an upload, the answer to an upload lost, half a download.
			study(a, 4)
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, _ http.Handler) { hang(w) })
			why(a, "sync.err.reach")
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				if r.Method == "PUT" {
					r.Body = io.NopCloser(io.MultiReader(io.LimitReader(r.Body, 100), broken{}))
					defer hang(w)
				}
				pass.ServeHTTP(w, r)
			})
			a.round(false)
			srv.gate.set(nil)
			// The server may be busy with that half for a moment.
			for tries := 0; ; tries++ {
				_, err := a.round(false)
				b.round(false)
				if err == nil && len(ids(t, b.device)) == len(ids(t, a.device)) {
					break
				}
				if tries == 50 {
					t.Fatalf("after half an upload: %v; %s has %d events of %d", err, b.id, len(ids(t, b.device)), len(ids(t, a.device)))
				}
				time.Sleep(100 * time.Millisecond)
				for _, d := range devices {
					d.now += 10 * 60_000
				}
			}
			same()
			study(a, 4)
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				if r.Method == "PUT" {
					pass.ServeHTTP(httptest.NewRecorder(), r)
					hang(w)
					return
				}
				pass.ServeHTTP(w, r)
			})
			why(a, "sync.err.reach")
			srv.gate.set(nil)
			same()
			study(a, 4)
			must(a)
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				if r.Method == "GET" && strings.Contains(r.URL.Path, ".jsonl") {
					rec := httptest.NewRecorder()
					pass.ServeHTTP(rec, r)
					w.Header().Set("Content-Length", fmt.Sprint(rec.Body.Len()))
					w.Write(rec.Body.Bytes()[:rec.Body.Len()/2])
					return
				}
				pass.ServeHTTP(w, r)
			})
			why(b, "sync.err.reach")
			// Half a download that claims to be whole is set aside, and comes later.
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				if r.Method == "GET" && strings.Contains(r.URL.Path, ".jsonl") {
					rec := httptest.NewRecorder()
					pass.ServeHTTP(rec, r)
					w.Write(rec.Body.Bytes()[:rec.Body.Len()/2])
					return
				}
				pass.ServeHTTP(w, r)
			})
			if r, err := b.round(false); err != nil || r.Aside != 1 {
				t.Fatalf("%+v, %v; want one set aside", r, err)
			}
			srv.gate.set(nil)
			if r, err := b.round(true); err != nil || r.Aside != 0 || r.Received != 4 {
				t.Fatalf("%+v, %v; want it taken over", r, err)
			}
			same()

			// A list that was cut is no list: nothing is taken to be gone.
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				rec := httptest.NewRecorder()
				pass.ServeHTTP(rec, r)
				w.WriteHeader(rec.Code)
				w.Write(rec.Body.Bytes()[:rec.Body.Len()*2/3])
			})
			why(a, "sync.err.cut")
			srv.gate.set(nil)

			// Somebody put the same object already.
			study(a, 2)
			puts := 0
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				if r.Method == "PUT" {
					puts++
					if r.Header.Get("If-None-Match") != "" {
						pass.ServeHTTP(httptest.NewRecorder(), r)
						w.WriteHeader(http.StatusPreconditionFailed)
						return
					}
				}
				pass.ServeHTTP(w, r)
			})
			if r := must(a); r.Sent != 2 || puts != 1 {
				t.Errorf("%+v after %d writes", r, puts)
			}
			srv.gate.set(nil)
			same()

			// What a full, busy or slow server says.
			study(a, 1)
			for status, want := range map[int]string{507: "sync.err.full", 503: "sync.err.busy", 429: "sync.err.busy", 500: "sync.err.server", 418: "sync.err.status"} {
				srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) { w.WriteHeader(status) })
				why(a, want)
			}
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
				io.Copy(io.Discard, r.Body) // only then does the server notice that the other end has gone
				<-r.Context().Done()
			})
			why(a, "sync.err.slow")
			srv.gate.set(nil)
			same()

			if srv.name == "webdav" {
				a.folder = srv.open(func(s *Settings) { s.Password = "wrong" })
				why(a, "sync.err.login")
				a.folder = srv.open(func(s *Settings) { s.Address += "/not/there" })
				why(a, "sync.err.nofolder")
				return
			}
			a.folder = srv.open(func(s *Settings) { s.Secret = "wrong" })
			why(a, "sync.err.secret")
			a.folder = srv.open(func(s *Settings) { s.Bucket = "no-such-bucket" })
			if e := why(a, "sync.err.bucket"); e.Detail != "no-such-bucket" {
				t.Errorf("%+v", e)
			}
			a.folder = srv.open(nil)
			for _, f := range []struct {
				status           int
				code, more, want string
			}{
				{403, "ExpiredToken", "", "sync.err.expired"},
				{400, "ExpiredToken", "", "sync.err.expired"},
				{403, "InvalidAccessKeyId", "", "sync.err.key"},
				{403, "AccessDenied", "", "sync.err.denied"},
				{400, "AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>", "sync.err.region"},
				{301, "PermanentRedirect", "", "sync.err.region"},
				{503, "SlowDown", "", "sync.err.busy"},
			} {
				srv.gate.set(func(w http.ResponseWriter, r *http.Request, _ http.Handler) { sayS3(w, f.status, f.code, f.more) })
				if e := why(a, f.want); f.want == "sync.err.region" && f.more != "" && e.Detail != "eu-west-1" {
					t.Errorf("%+v", e)
				}
			}
			srv.gate.set(func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
				server := time.Now().Add(-20 * time.Minute).UTC().Format("2006-01-02T15:04:05Z")
				sayS3(w, 403, "RequestTimeTooSkewed", "<RequestTime>20261127T000000Z</RequestTime><ServerTime>"+server+"</ServerTime><MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>")
			})
			if e := why(a, "sync.err.clock"); e.Detail != "20" {
				t.Errorf("%+v; want a clock 20 minutes ahead", e)
			}
		})
	}
}

// broken is a body whose connection is cut.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
