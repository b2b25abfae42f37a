//go:build !js

package idb

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

const page = `<!doctype html><title>tests</title><script src="wasm_exec.js"></script><script src="run.js"></script>`

const run = `
window.out = [];
console.log = (...a) => out.push(a.join(" "));
addEventListener("error", (e) => out.push("uncaught: " + e.message));
const go = new Go();
go.argv = ["idb.test", "-test.v"];
go.exit = (code) => { window.code = code; };
WebAssembly.instantiateStreaming(fetch("test.wasm"), go.importObject).then((r) => go.run(r.instance)).catch((e) => { out.push(String(e)); window.code = 1; });
`

// browser returns the Chromium to test with, or "".
func browser() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// TestInChromium runs this package's tests for js/wasm in a real browser.
func TestInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for WebAssembly and starts a browser")
	}
	chromium := browser()
	if chromium == "" {
		t.Skip("no Chromium found: install it, or name it in CHROMIUM")
	}
	// The go command remembers results by the files a test read: these are what
	// this one depends on without importing them.
	for _, pattern := range []string{"*.go", "../*.go", "../storetest/*.go"} {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			if _, err := os.ReadFile(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	wasm := filepath.Join(t.TempDir(), "test.wasm")
	build := exec.Command("go", "test", "-c", "-o", wasm, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("compiling the tests: %v\n%s", err, out)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	text := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write([]byte(body))
		})
	}
	text("/", "text/html", page)
	text("/run.js", "text/javascript", run)
	file := func(path, name string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, name) })
	}
	file("/test.wasm", wasm)
	file("/wasm_exec.js", filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	server := httptest.NewServer(mux)
	defer server.Close()

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox)
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	ctx, expire := context.WithTimeout(ctx, 2*time.Minute)
	defer expire()
	err = chromedp.Do(ctx, chromedp.Navigate(server.URL), chromedp.Poll[chromedp.Void](`window.code !== undefined`))
	out, outErr := chromedp.Run(ctx, chromedp.Evaluate[string](`out.join("\n")`))
	if err != nil || outErr != nil {
		t.Fatalf("running the tests: %v %v\n%s", err, outErr, out)
	}
	code, err := chromedp.Run(ctx, chromedp.Evaluate[int](`code`))
	if err != nil || code != 0 || !strings.Contains(out, "PASS") {
		t.Errorf("tests in the browser exited with %d (%v):\n%s", code, err, out)
	}
	t.Log(out)
}
