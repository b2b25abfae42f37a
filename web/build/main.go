// Command build makes the browser binaries and puts what the program embeds
// into web/dist: each binary compressed with gzip, and with brotli for a
// release, and the wasm_exec.js of the Go release at hand. What did not change
// is left as it is, so that a release after a release is quick.
//
//	go run ./web/build             for development: no brotli
//	go run ./web/build -release    brotli at its best, about half a minute each
//
// Run it from the root of the repository.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"notelab/app/server"
	"notelab/app/sim/catalogue"
	"notelab/web/overlay"
)

const (
	raw  = "bin/wasm" // binaries as the compiler wrote them; not embedded
	dist = "web/dist"
)

func main() {
	release := flag.Bool("release", false, "compress with brotli too")
	plain := flag.Bool("plain", false, "build without the net/http overlay, to see that it compiles")
	flag.Parse()
	if err := run(*release, *plain); err != nil {
		fmt.Fprintln(os.Stderr, "web/build:", err)
		os.Exit(1)
	}
}

// noInlining makes the binaries a tenth smaller to fetch. The arithmetic of
// signatures, the one place where it would be felt, is still inlined.
var noInlining = []string{"-gcflags=all=-l", "-gcflags=crypto/internal/fips140/bigmod="}

func run(release, plain bool) error {
	if _, err := os.Stat("web/build"); err != nil {
		return fmt.Errorf("run it from the root of the repository: %w", err)
	}
	for _, dir := range []string{raw, dist} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return fmt.Errorf("asking for GOROOT: %w", err)
	}
	goroot := strings.TrimSpace(string(out))
	// The folders under wasm, with the programs of the models, one a group.
	folders := map[string]string{"app": "app", "builder": "builder", "sync": "sync"}
	names := []string{"app", "builder", "sync"}
	for _, group := range catalogue.Groups() {
		names = append(names, "sims-"+group.Name)
		folders["sims-"+group.Name] = "sims/" + group.Name
	}
	for _, name := range names {
		args := []string{"build", "-trimpath", "-ldflags", "-s -w"}
		args = append(args, noInlining...)
		if name == "app" && !plain { // the builder names none of the packages
			table, err := overlay.Write(goroot, filepath.Join(raw, "_overlay"))
			if err != nil {
				return err
			}
			args = append(args, "-overlay", table)
		}
		file := filepath.Join(raw, name+".wasm")
		cmd := exec.Command("go", append(args, "-o", file, "./wasm/"+folders[name])...)
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		if strings.HasPrefix(runtime.Version(), "go1.26") {
			// The older collector is 17 kB smaller to fetch, and a page with one
			// thread and a few megabytes gains nothing from the new one. Other
			// releases may not know the switch.
			cmd.Env = append(cmd.Env, "GOEXPERIMENT=nogreenteagc")
		}
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("building wasm/%s: %w", name, err)
		}
	}
	js, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return fmt.Errorf("reading Go's loader: %w", err)
	}
	if err := write("wasm_exec.js", js); err != nil {
		return err
	}
	var wg sync.WaitGroup
	errs := make([]error, len(names))
	slots := make(chan struct{}, runtime.NumCPU()) // brotli takes much memory
	for i, name := range names {
		wg.Go(func() {
			slots <- struct{}{}
			errs[i] = compress(name+".wasm", release)
			<-slots
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// compress puts a binary's compressed forms into dist, unless those there were
// made from the same bytes.
func compress(name string, release bool) error {
	data, err := os.ReadFile(filepath.Join(raw, name))
	if err != nil {
		return err
	}
	digest := sha256.Sum256(data)
	sum := hex.EncodeToString(digest[:])
	same := func(mark string) bool {
		old, err := os.ReadFile(filepath.Join(raw, name+mark))
		return err == nil && string(old) == sum
	}
	exists := func(ext string) bool {
		_, err := os.Stat(filepath.Join(dist, name+ext))
		return err == nil
	}
	start := time.Now()
	// A gzip made in a hurry is good enough until a release.
	if !exists(".gz") || !same(".gz.sum") && !(same(".fast.sum") && !release) {
		level, mark := gzip.BestSpeed, ".fast.sum"
		if release {
			level, mark = gzip.BestCompression, ".gz.sum"
		}
		if err := mend(name, ".gz", server.Gzip(data, level), mark, sum); err != nil {
			return err
		}
	}
	if !exists(".br") || !same(".br.sum") {
		if !release {
			if err := os.Remove(filepath.Join(dist, name+".br")); err != nil && !os.IsNotExist(err) {
				return err
			}
		} else if err := mend(name, ".br", server.Brotli(data, 11), ".br.sum", sum); err != nil {
			return err
		}
	}
	size := func(ext string) string {
		info, err := os.Stat(filepath.Join(dist, name+ext))
		if err != nil {
			return "-"
		}
		return fmt.Sprintf("%d", info.Size())
	}
	fmt.Printf("%s: %d bytes, gzip %s, brotli %s (%.1f s)\n", name, len(data), size(".gz"), size(".br"), time.Since(start).Seconds())
	return nil
}

// mend writes one compressed form and, last, what it was made from.
func mend(name, ext string, data []byte, mark, sum string) error {
	if err := write(name+ext, data); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(raw, name+mark), []byte(sum), 0o644)
}

// write replaces a file in dist when its content differs.
func write(name string, data []byte) error {
	file := filepath.Join(dist, name)
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return os.WriteFile(file, data, 0o644)
}
