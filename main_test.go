package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// use runs the program as a user does and returns its exit code and output.
func use(args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = run(args, &o, &e, func(name string) string {
		if name == "LANG" {
			return "en_US.UTF-8"
		}
		return ""
	})
	return code, o.String(), e.String()
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const goodNote = "# A note\n\nText with [a link](#part).\n\n## Part\n\nMore.\n"
const badNote = "# A note\n\n```sim no-such-simulator\n```\n"

func TestExitCodesAndMessages(t *testing.T) {
	good, bad, foreign := t.TempDir(), t.TempDir(), t.TempDir()
	put(t, filepath.Join(good, "a.md"), goodNote)
	put(t, filepath.Join(bad, "a.md"), badNote)
	put(t, filepath.Join(foreign, "precious.txt"), "x")
	for _, c := range []struct {
		name string
		args []string
		code int
		want string // in what is printed, on either stream
	}{
		{"no command", nil, exitUsage, "notelab serve"},
		{"help", []string{"--help"}, exitOK, "Exit codes"},
		{"help in Korean", []string{"--lang", "ko", "help"}, exitOK, "종료 코드"},
		{"help of a command", []string{"help", "build"}, exitOK, "notelab build DIR -o OUT"},
		{"version", []string{"version"}, exitOK, "notelab"},
		{"unknown command", []string{"chek"}, exitUsage, "did you mean check?"},
		{"unknown language", []string{"--lang", "fr", "sim"}, exitUsage, "ko or en"},
		{"check good", []string{"check", good}, exitOK, "1 notes"},
		{"check bad", []string{"check", bad}, exitFail, "a.md:3:"},
		{"check bad in Korean", []string{"check", bad, "--lang=ko"}, exitFail, "오류"},
		{"check nothing", []string{"check"}, exitUsage, "name one folder"},
		{"check a missing folder", []string{"check", filepath.Join(good, "none")}, exitFail, "there is no"},
		{"check, unknown option", []string{"check", "--fixx", good}, exitUsage, "did you mean fix?"},
		{"check --help", []string{"check", "--help"}, exitOK, "--fix"},
		{"build without output", []string{"build", good}, exitUsage, "where to write"},
		{"build into a foreign folder", []string{"build", good, "-o", foreign}, exitFail, "left alone"},
		{"build over the notes", []string{"build", good, "-o", good}, exitFail, "contains the notes"},
		{"build, bad base", []string{"build", good, "-o", filepath.Join(t.TempDir(), "x"), "--base", "study"}, exitUsage, "slash"},
		{"build, bad url", []string{"build", good, "-o", filepath.Join(t.TempDir(), "x"), "--url", "example.org"}, exitUsage, "https://"},
		{"serve nothing", []string{"serve"}, exitUsage, "name one folder"},
		{"serve, bad port", []string{"serve", good, "--port", "99999"}, exitUsage, "65535"},
		{"serve, port without value", []string{"serve", good, "--port"}, exitUsage, "lacks its value"},
		{"serve a missing folder", []string{"serve", filepath.Join(good, "none")}, exitFail, "there is no"},
		{"sim lists", []string{"sim"}, exitOK, "backoff"},
		{"sim --help", []string{"sim", "--help"}, exitOK, "--questions"},
		{"unknown simulator", []string{"sim", "backof"}, exitUsage, "did you mean backoff?"},
		{"simulator help", []string{"sim", "backoff", "--help"}, exitOK, "Parameters"},
		{"unknown parameter", []string{"sim", "backoff", "--polcy", "none"}, exitUsage, "did you mean policy?"},
		{"bad value", []string{"sim", "backoff", "--policy", "ful-jitter"}, exitUsage, "did you mean full-jitter?"},
		{"bad format", []string{"sim", "backoff", "--format", "jsn"}, exitUsage, "did you mean json?"},
		{"operand", []string{"sim", "backoff", "policy"}, exitUsage, "--name value"},
		{"bad number of questions", []string{"sim", "backoff", "--questions", "0"}, exitUsage, "1 to 10000"},
		{"bad kind of question", []string{"sim", "backoff", "--questions", "1", "--ask", "none-such"}, exitUsage, "wants one of"},
	} {
		code, out, errOut := use(c.args...)
		if code != c.code || !strings.Contains(out+errOut, c.want) {
			t.Errorf("%s: notelab %v = %d; want %d with %q in\n%s%s", c.name, c.args, code, c.code, c.want, out, errOut)
		}
		if code == exitUsage && out != "" {
			t.Errorf("%s: a misunderstood command prints to the standard output: %s", c.name, out)
		}
	}
}

func TestSimulatorsPrintTheSameEachTime(t *testing.T) {
	for _, args := range [][]string{
		{"sim", "backoff"}, {"sim", "backoff", "--format", "json"}, {"sim", "backoff", "--format", "csv"}, {"sim", "backoff", "--format=svg"},
		{"sim", "backoff", "--questions", "8", "--seed", "3"}, {"sim", "backoff", "--questions", "3", "--format", "json"},
	} {
		code, a, errOut := use(args...)
		_, b, _ := use(args...)
		if code != exitOK || a == "" || a != b {
			t.Errorf("notelab %v = %d, %d bytes, then %d bytes; %s", args, code, len(a), len(b), errOut)
		}
	}
}

func TestBuildWritesASiteAndOnlyEmptiesItsOwn(t *testing.T) {
	notes, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	put(t, filepath.Join(notes, "a.md"), goodNote)
	put(t, filepath.Join(notes, "b.md"), "# B\n\nText\n")
	code, text, errOut := use("build", notes, "-o", out, "--url", "https://example.org/study/")
	if code != exitOK {
		t.Fatalf("build = %d: %s%s", code, text, errOut)
	}
	for _, name := range []string{"index.html", "404.html", "sw.js", "sw.js.br", "sw.js.gz", "manifest.webmanifest", "sitemap.xml", "robots.txt", "icon-512.png", "app.css", "app.css.gz", "ko/notes/a/index.html", "en/notes/a/index.html.br", marker, "_headers"} {
		if info, err := os.Stat(filepath.Join(out, filepath.FromSlash(name))); err != nil || name != ".nojekyll" && info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	page, err := os.ReadFile(filepath.Join(out, "ko", "notes", "a", "index.html"))
	if err != nil || !strings.Contains(string(page), `href="/study/app.css"`) || !strings.Contains(string(page), `href="https://example.org/study/`) {
		t.Errorf("the page does not stand under the prefix of --url: %v", err)
	}
	// A note that is gone is gone from the next build; a host's file stays.
	if err := os.Remove(filepath.Join(notes, "b.md")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(out, "CNAME"), "example.org")
	if code, _, errOut := use("build", notes, "-o", out); code != exitOK {
		t.Fatalf("second build = %d: %s", code, errOut)
	}
	if _, err := os.Stat(filepath.Join(out, "ko", "notes", "b")); err == nil {
		t.Error("a removed note is still there")
	}
	if _, err := os.Stat(filepath.Join(out, "CNAME")); err != nil {
		t.Error("the host's CNAME was removed")
	}
}

func TestCheckFixWritesIDs(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	put(t, file, "# A\n\n<!-- quiz -->\nWhich one?\n\n- [x] this\n  > because it is\n- [ ] that\n  > because it is not\n\nA rule.\n<!-- /quiz -->\n")
	code, out, _ := use("check", dir)
	if code != exitFail || !strings.Contains(out, "a.md:3:") {
		t.Fatalf("check = %d: %s", code, out)
	}
	if code, out, errOut := use("check", dir, "--fix"); code != exitOK {
		t.Fatalf("check --fix = %d: %s%s", code, out, errOut)
	}
	data, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(data), "quiz id=") {
		t.Errorf("no id was written: %s, %v", data, err)
	}
}

func TestASingleFileIsACourse(t *testing.T) {
	file := filepath.Join(t.TempDir(), "til.md")
	put(t, file, goodNote)
	if code, out, errOut := use("check", file); code != exitOK || !strings.Contains(out, "1 notes") {
		t.Errorf("check of a file = %d: %s%s", code, out, errOut)
	}
	if code, _, errOut := use("build", file, "-o", filepath.Join(t.TempDir(), "x")); code != exitOK {
		t.Errorf("build of a file = %d: %s", code, errOut)
	}
}
