// Package server shows a course while it is being written: it serves the pages
// of a folder, reads the folder again when a note changes, and sends assets
// with the types, compression and caching that a published site should have.
//
// It promises never to leave the site's files (paths are looked up in the site,
// not on the disk) and to keep serving the last readable state when a note is
// broken. It is the only package that imports net/http.
package server

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"notelab/app/site"
)

// Server is an http.Handler for one site.
type Server struct {
	base  string
	stamp func() string
	load  func() (*site.Site, error)

	mu    sync.Mutex
	seen  string
	site  *site.Site
	err   error
	pages map[string]*answer // by path, for the current site
	zips  zipCache
}

// answer is one file, ready to be sent.
type answer struct {
	site.File
	etag string
}

// New makes a server. load builds the site; stamp describes the state of the
// folder it is built from and is asked at each request for a page: when it
// changes, the site is loaded again. base is the path prefix, "/" for none.
func New(base string, stamp func() string, load func() (*site.Site, error)) *Server {
	return &Server{base: base, stamp: stamp, load: load}
}

// current returns the site, loaded again when the folder has changed.
func (s *Server) current() (*site.Site, error) {
	stamp := s.stamp()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site == nil && s.err == nil || stamp != s.seen {
		s.seen = stamp
		site, err := s.load()
		if s.err = err; err == nil {
			s.site, s.pages = site, map[string]*answer{}
		}
	}
	return s.site, s.err
}

// file returns the answer for a path below the base.
func (s *Server) file(st *site.Site, name string) *answer {
	s.mu.Lock()
	a, known := s.pages[name]
	s.mu.Unlock()
	if known {
		return a
	}
	if f, ok := st.Render(name); ok {
		a = &answer{f, `"` + sum(f.Data) + `"`}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site == st && a != nil {
		s.pages[name] = a
	}
	return a
}

// Bounds of an address in bytes. The query holds a simulator's parameters, a
// whole template among them.
const (
	maxPath  = 4 << 10
	maxQuery = 48 << 10
)

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, header := range site.Headers {
		h.Set(header[0], header[1])
	}
	if r.ContentLength != 0 {
		h.Set("Connection", "close") // nothing here has a body: it is not waited for
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		plain(w, http.StatusMethodNotAllowed, "only GET and HEAD are answered here")
		return
	}
	if len(r.URL.Path) > maxPath || len(r.URL.RawQuery) > maxQuery {
		plain(w, http.StatusRequestURITooLong, "the address is too long")
		return
	}
	st, err := s.current()
	if err != nil {
		plain(w, http.StatusInternalServerError, err.Error())
		return
	}
	h.Set("Content-Security-Policy", st.Policy())
	name, ok := strings.CutPrefix(r.URL.Path, s.base)
	if !ok {
		if r.URL.Path+"/" == s.base || r.URL.Path == "/" {
			redirect(w, r, s.base)
			return
		}
		s.notFound(w, r, st)
		return
	}
	if to, ok := s.canonical(st, name); ok {
		redirect(w, r, s.base+to)
		return
	}
	if a := s.file(st, name); a != nil {
		s.send(w, r, a, http.StatusOK)
		return
	}
	s.notFound(w, r, st)
}

// canonical returns the path a page really has, for the ways people write it:
// without its slash, with .html, with index.html, with double slashes.
func (s *Server) canonical(st *site.Site, name string) (string, bool) {
	if strings.Contains(name, "\\") || strings.Contains(name, "\x00") {
		return "", false
	}
	to := strings.TrimPrefix(path.Clean("/"+name), "/")
	if strings.HasSuffix(name, "/") && to != "" {
		to += "/"
	}
	if to == "404.html" {
		return "", false
	}
	if rest, ok := strings.CutSuffix(to, "index.html"); ok && (rest == "" || strings.HasSuffix(rest, "/")) {
		to = rest
	} else if rest, ok := strings.CutSuffix(to, ".html"); ok {
		to = rest + "/"
	}
	if to != "" && !strings.HasSuffix(to, "/") && s.file(st, to) == nil && s.file(st, to+"/") != nil {
		to += "/"
	}
	return to, to != name && s.file(st, to) != nil
}

func redirect(w http.ResponseWriter, r *http.Request, to string) {
	u := url.URL{Path: to, RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", u.EscapedPath()+when(u.RawQuery != "", "?"+u.RawQuery))
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(http.StatusMovedPermanently)
}

func when(cond bool, s string) string {
	if cond {
		return s
	}
	return ""
}

func (s *Server) notFound(w http.ResponseWriter, r *http.Request, st *site.Site) {
	if a := s.file(st, "404.html"); a != nil {
		s.send(w, r, a, http.StatusNotFound)
		return
	}
	plain(w, http.StatusNotFound, "there is no page at this address")
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, "notelab: "+text)
}

// send answers with a file, compressed as the client likes it.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a *answer, status int) {
	h := w.Header()
	h.Set("Content-Type", site.Type(a.Path))
	if a.Immutable {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	body, etag := a.Data, a.etag
	if site.Text(a.Path) {
		h.Add("Vary", "Accept-Encoding")
		// A range is a range of the plain bytes.
		if r.Header.Get("Range") == "" {
			if enc := s.encoding(r, a); enc != "" {
				h.Set("Content-Encoding", enc)
				body = s.encoded(a, enc)
				etag = strings.TrimSuffix(etag, `"`) + "-" + enc + `"`
			}
		}
	}
	h.Set("ETag", etag)
	if status == http.StatusOK && h.Get("Content-Encoding") == "" {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	if status == http.StatusOK && matches(r.Header.Get("If-None-Match"), etag) {
		h.Del("Content-Type")
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the client has gone
	}
}

// matches reports whether an If-None-Match header names the tag.
func matches(header, etag string) bool {
	for _, t := range strings.Split(header, ",") {
		if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == etag || t == "*" {
			return true
		}
	}
	return false
}
