package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"notelab/app/server"
	"notelab/app/site"
)

// marker is the file that tells our output folder from someone else's.
const marker = ".notelab-site"

// build writes a course as static files for any host.
func build(c *call) int {
	out, base, origin, connect, all := "", "", "", "", false
	f := flags{values: map[string]*string{"o": &out, "out": &out, "base": &base, "url": &origin, "connect": &connect}, switches: map[string]*bool{"compress": &all}}
	dirs, help, wrong := f.parse(c.args, c.l)
	switch {
	case help:
		fmt.Fprint(c.out, buildHelp.In(c.l))
		return exitOK
	case wrong != "":
		return c.usage(wrong)
	case len(dirs) != 1 || out == "":
		return c.usage(c.say("노트 폴더와 결과 폴더를 쓴다: notelab build notes -o public", "name the folder of notes and where to write: notelab build notes -o public"))
	}
	if origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			return c.usage(c.say("--url은 https://example.org/study/처럼 쓴다", "--url is written like https://example.org/study/"))
		}
		origin = u.Scheme + "://" + u.Host
		if base == "" {
			base = strings.TrimSuffix(u.Path, "/") + "/"
		}
	}
	if base == "" {
		base = "/"
	}
	if !validBase(base) {
		return c.usage(c.say("--base는 /로 시작하고 /로 끝난다: /study/", "--base starts and ends with a slash: /study/"))
	}
	connects, wrong := site.ParseConnect(connect)
	if wrong != "" {
		return c.usage(c.badConnect(wrong))
	}
	dir := dirs[0]
	if _, err := os.Stat(dir); err != nil {
		return c.fail(c.noFolder(dir, err))
	}
	if inside(dir, out) {
		return c.fail(c.say("결과 폴더 "+out+"가 노트 폴더 "+dir+"를 담고 있다. 다른 곳을 쓴다", "the output folder "+out+" contains the notes in "+dir+". Write somewhere else"))
	}
	course, problems, err := readCourse(dir, base)
	if err != nil {
		return c.fail(err.Error())
	}
	if bad, _ := printProblems(&call{out: c.err, l: c.l}, dir, problems); bad > 0 {
		fmt.Fprintln(c.err, "notelab:", c.say(fmt.Sprintf("오류 %d개. 그 자리에는 안내문이 나온다", bad), fmt.Sprintf("%d errors; a message stands in their place", bad)))
	}
	list, missing, err := assets()
	if err != nil {
		return c.fail(err.Error())
	}
	if missing {
		fmt.Fprintln(c.err, "notelab:", c.noAssets())
	}
	if err := prepare(out); err != nil {
		if errors.Is(err, errForeign) {
			return c.fail(c.say(out+"는 비어 있지 않고 notelab이 만든 폴더도 아니다. 지우지 않는다. 빈 폴더나 없는 경로를 쓴다",
				out+" is not empty and was not made by notelab, so it is left alone. Name an empty or new folder"))
		}
		return c.fail(err.Error())
	}
	// Compressing the pages of a big course takes longer than all the rest, and
	// hosts compress text themselves.
	all = all || notes(course) <= manyNotes
	// A build is over in seconds: collecting often costs little and keeps the
	// compilers of pages from filling the memory.
	debug.SetGCPercent(50)
	s := site.Build(course, siteOptions(site.Options{Base: base, Origin: origin, Assets: list, Connect: connects}))
	files, bytes, err := write(s, out, all)
	if err != nil {
		return c.fail(err.Error())
	}
	if !all {
		fmt.Fprintln(c.out, c.say("페이지는 압축하지 않았다. 호스트가 압축하지 않는다면 --compress를 쓴다", "the pages are not compressed; add --compress if your host does not do it"))
	}
	fmt.Fprintf(c.out, c.say("%s: 노트 %d개, 파일 %d개, %.1f MB\n", "%s: %d notes, %d files, %.1f MB\n"), out, notes(course), files, float64(bytes)/1e6)
	return exitOK
}

// manyNotes is the size of a course beyond which pages are left for the host to
// compress. Assets and packs are always compressed.
const manyNotes = 100

// errForeign means that an output folder holds files we did not write.
var errForeign = errors.New("not our folder")

// prepare makes an empty output folder. One that we made before is emptied; any
// other that holds something is refused.
func prepare(out string) error {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return fmt.Errorf("preparing the output folder: %w", err)
	case len(entries) > 0:
		if _, err := os.Stat(filepath.Join(out, marker)); err != nil {
			return fmt.Errorf("%s: %w", out, errForeign)
		}
		for _, e := range entries {
			// A repository or a host's own dot files stay; the rest is ours.
			if e.Name() == marker || e.Name() == ".git" || e.Name() == ".nojekyll" || e.Name() == "CNAME" {
				continue
			}
			if err := os.RemoveAll(filepath.Join(out, e.Name())); err != nil {
				return fmt.Errorf("emptying the output folder: %w", err)
			}
		}
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("making the output folder: %w", err)
	}
	return os.WriteFile(filepath.Join(out, marker), []byte("written by notelab build; the next build empties this folder\n"), 0o644)
}

// write renders the site into a folder with compressed forms beside the files,
// as many at a time as there are processors. It returns the number of files
// and bytes without the compressed forms.
func write(s *site.Site, out string, all bool) (files, bytes int, err error) {
	work := make(chan site.File)
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for f := range work {
				if e := writeFile(out, f, all || f.Immutable || !strings.Contains(f.Path, "/")); e != nil {
					mu.Lock()
					if err == nil {
						err = e
					}
					mu.Unlock()
				}
			}
		})
	}
	for f := range s.Files() {
		files++
		bytes += len(f.Data)
		work <- f
	}
	close(work)
	wg.Wait()
	if err != nil {
		return files, bytes, err
	}
	for name, text := range hostFiles {
		if err := os.WriteFile(filepath.Join(out, name), []byte(s.Connected(text)), 0o644); err != nil {
			return files, bytes, fmt.Errorf("writing %s: %w", name, err)
		}
	}
	return files, bytes, nil
}

func writeFile(out string, f site.File, compress bool) error {
	name := filepath.Join(out, filepath.FromSlash(f.Path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", f.Path, err)
	}
	put := func(name string, data []byte) error {
		if data == nil {
			return nil
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.Path, err)
		}
		return nil
	}
	if err := put(name, f.Data); err != nil {
		return err
	}
	if !compress {
		return nil
	}
	br, gz := server.Precompressed(f)
	if err := put(name+".br", br); err != nil {
		return err
	}
	return put(name+".gz", gz)
}

// hostFiles are what some hosts read: GitHub Pages (serve every folder), and
// Netlify or Cloudflare Pages (headers).
var hostFiles = map[string]string{
	".nojekyll": "",
	"_headers":  headersFile(),
}

// headersFile is the file of headers in the form Netlify and Cloudflare read.
func headersFile() string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, h := range site.Headers {
		b.WriteString("  " + h[0] + ": " + h[1] + "\n")
	}
	b.WriteString("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n")
	return b.String()
}

// inside reports whether the folder of notes lies in the output folder or is
// it.
func inside(dir, out string) bool {
	a, err1 := filepath.Abs(dir)
	b, err2 := filepath.Abs(out)
	if err1 != nil || err2 != nil {
		return false
	}
	rel, err := filepath.Rel(b, a)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
