package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"notelab/app/site"
)

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:8])
}

// tooSmall is the size below which compressing gains nothing.
const tooSmall = 512

// encoding chooses how to send a file: "br", "gzip" or "" for plain.
func (s *Server) encoding(r *http.Request, a *answer) string {
	if len(a.Data) < tooSmall {
		return ""
	}
	ok := accepted(r.Header.Get("Accept-Encoding"))
	// Big binaries are sent as the build compressed them, or plain: a request
	// must not wait for them to be compressed.
	if strings.HasSuffix(a.Path, ".wasm") {
		switch {
		case ok["br"] && a.Br != nil:
			return "br"
		case ok["gzip"] && a.Gz != nil:
			return "gzip"
		}
		return ""
	}
	switch {
	case ok["br"]:
		return "br"
	case ok["gzip"]:
		return "gzip"
	}
	return ""
}

// accepted reads an Accept-Encoding header; q=0 refuses.
func accepted(header string) map[string]bool {
	out := map[string]bool{}
	for _, part := range strings.Split(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			if f, err := strconv.ParseFloat(v, 64); err == nil {
				q = f
			}
		}
		out[strings.ToLower(strings.TrimSpace(name))] = q > 0
	}
	return out
}

func (s *Server) encoded(a *answer, enc string) []byte {
	if enc == "br" && a.Br != nil {
		return a.Br
	}
	if enc == "gzip" && a.Gz != nil {
		return a.Gz
	}
	return s.zips.get(enc+a.etag, func() []byte {
		if enc == "br" {
			return Brotli(a.Data, 5)
		}
		return Gzip(a.Data, gzip.DefaultCompression)
	})
}

// zipCache keeps compressed pages by content: a note that did not change is
// compressed once however often the folder is read again.
type zipCache struct {
	mu   sync.Mutex
	data map[string][]byte
	size int
}

const zipCacheBytes = 32 << 20

func (c *zipCache) get(key string, make func() []byte) []byte {
	c.mu.Lock()
	data, ok := c.data[key]
	c.mu.Unlock()
	if ok {
		return data
	}
	data = make()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.data == nil || c.size+len(data) > zipCacheBytes {
		c.data, c.size = map[string][]byte{}, 0
	}
	c.data[key] = data
	c.size += len(data)
	return data
}

// Brotli compresses with a window as large as the data needs, up to the largest
// that browsers accept.
func Brotli(data []byte, quality int) []byte {
	window := 16
	for window < 24 && 1<<window < len(data) {
		window++
	}
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: quality, LGWin: window})
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
}

// Gzip compresses without a name or a time, so that equal input gives equal
// bytes.
func Gzip(data []byte, level int) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, level)
	if err != nil {
		panic("server.Gzip: " + err.Error()) // the level is a constant of the caller
	}
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// quality is the brotli quality of a file in a build. A reader waits for pages,
// style and loader, which are small; an eighth of their bytes is worth the tenth
// of a second. The packs are fetched while the page is read.
func quality(path string) int {
	if strings.HasSuffix(path, ".html") || strings.HasSuffix(path, ".css") || strings.HasSuffix(path, ".js") {
		return 11
	}
	return 6
}

// Precompressed returns a file's compressed forms for a build, or nil where
// compressing gains nothing.
func Precompressed(f site.File) (br, gz []byte) {
	if !site.Text(f.Path) || len(f.Data) < tooSmall {
		return nil, nil
	}
	br, gz = f.Br, f.Gz
	big := strings.HasSuffix(f.Path, ".wasm") // compressed by the build, or not worth the wait
	if br == nil && !big {
		br = Brotli(f.Data, quality(f.Path))
	}
	if gz == nil && !big {
		gz = Gzip(f.Data, gzip.DefaultCompression)
	}
	return br, gz
}
