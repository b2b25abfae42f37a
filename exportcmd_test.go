package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const quizNote = "# A\n\n<!-- quiz id=one tags=\"D1.T1\" -->\nWhich one is `a`?\n\n- [x] this\n  > because\n- [ ] that\n\nA rule.\n<!-- /quiz -->\n\n<!-- quiz id=two -->\nIt takes [[30 ±1 s]] to end.\n<!-- /quiz -->\n"

func TestExportAndImport(t *testing.T) {
	notes, out := t.TempDir(), t.TempDir()
	put(t, filepath.Join(notes, "a.md"), quizNote)
	gift, anki, pack := filepath.Join(out, "bank.txt"), filepath.Join(out, "anki.txt"), filepath.Join(out, "bank.apkg")
	for _, c := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no format", []string{"export", notes, "-o", gift}, exitUsage, "anki, gift, csv or apkg"},
		{"bad format", []string{"export", notes, "-o", gift, "--format", "gfit"}, exitUsage, "did you mean gift?"},
		{"no output", []string{"export", notes, "--format", "gift"}, exitUsage, "the file to write"},
		{"bad language", []string{"export", notes, "--format", "gift", "-o", gift, "--in", "fr"}, exitUsage, "ko or en"},
		{"missing folder", []string{"export", filepath.Join(out, "none"), "--format", "gift", "-o", gift}, exitFail, "there is no"},
		{"help", []string{"export", "--help"}, exitOK, "--bom"},
		{"gift", []string{"export", notes, "--format", "gift", "-o", gift}, exitOK, "2 questions"},
		{"anki to the output", []string{"export", notes, "--format", "anki", "-o", "-"}, exitOK, "#guid column:1"},
		{"anki", []string{"export", notes, "--format", "anki", "-o", anki}, exitOK, "2 questions"},
		{"csv", []string{"export", notes, "--format", "csv", "-o", "-", "--bom"}, exitOK, "\ufeffid,type"},
		{"apkg", []string{"export", notes, "--format", "apkg", "-o", pack}, exitOK, "2 questions"},
		{"import without format", []string{"import", gift, "-o", out}, exitUsage, "gift, anki, quizdown or mkdocs-quiz"},
		{"import, bad format", []string{"import", gift, "-o", out, "--from", "quizdwn"}, exitUsage, "did you mean quizdown?"},
		{"import help", []string{"import", "--help"}, exitOK, "file:line: reason"},
		{"import a missing file", []string{"import", filepath.Join(out, "none"), "-o", out, "--from", "gift"}, exitFail, "none"},
		{"import a package as text", []string{"import", pack, "-o", out, "--from", "anki"}, exitFail, "no text file"},
		{"import gift", []string{"import", gift, "-o", filepath.Join(out, "notes"), "--from", "gift"}, exitOK, "2 questions, 0 places"},
		{"import over a note", []string{"import", gift, "-o", filepath.Join(out, "notes"), "--from", "gift"}, exitFail, "left alone"},
		{"import anki", []string{"import", anki, "-o", filepath.Join(out, "notes"), "--from", "anki"}, exitOK, "2 questions"},
		{"import gift as quizdown", []string{"import", gift, "-o", filepath.Join(out, "other"), "--from", "quizdown"}, exitFail, "no questions were found"},
	} {
		code, o, e := use(c.args...)
		if code != c.code || !strings.Contains(o+e, c.want) {
			t.Errorf("%s: notelab %v = %d; want %d with %q in\n%s%s", c.name, c.args, code, c.code, c.want, o, e)
		}
	}
	note, err := os.ReadFile(filepath.Join(out, "notes", "bank.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<!-- quiz id=one tags=\"D1.T1\" -->\nWhich one is `a`?\n", "- [x] this\n  > because\n", "[[30 ±1 s]]"} {
		if !strings.Contains(string(note), want) {
			t.Errorf("the note lacks %q:\n%s", want, note)
		}
	}
	if code, o, e := use("check", filepath.Join(out, "notes", "bank.md")); !strings.Contains(o, "2 questions") {
		t.Errorf("check = %d: %s%s", code, o, e)
	}
}

func TestImportNamesWhatItDidNotUnderstand(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "x.gift")
	put(t, file, "One? {=a ~b}\n\nEssay {}\n")
	code, out, errOut := use("import", file, "--from", "gift", "-o", dir)
	if code != exitFail || !strings.Contains(errOut, file+":3: an essay") || !strings.Contains(out, "1 questions, 1 places") {
		t.Errorf("import = %d\n%s%s", code, out, errOut)
	}
}
