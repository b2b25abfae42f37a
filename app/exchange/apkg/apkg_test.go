package apkg

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"notelab/app/exchange"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

var at = time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)

func sample() *exchange.Bank {
	b := &exchange.Bank{Course: "Course", Lang: i18n.Korean}
	for _, s := range []string{"하나", "둘"} {
		t := exchange.Topic{Slug: s, Title: s, Section: s}
		for i := range 40 {
			id := s + "-" + string(rune('a'+i%26)) + strings.Repeat("x", i)
			t.Questions = append(t.Questions, quiz.Question{ID: id, Type: quiz.Choice, Tags: []string{"D1.T1"}, Prompt: quiz.HTML("무엇인가? <img src=\"/files/a%20b.png\" alt=\"그림\">" + strings.Repeat("긴 글 ", i*20)),
				Options: []quiz.Option{{Body: "이것", Correct: true, Why: "그래서"}, {Body: "저것"}}})
		}
		num := quiz.Blank{Answers: []string{"3"}, Number: &quiz.Number{Value: 3}}
		t.Questions = append(t.Questions, quiz.Question{ID: s + "-n", Type: quiz.Numeric, Prompt: num.Field(0, "b"), Blanks: []quiz.Blank{num}})
		b.Topics = append(b.Topics, t)
	}
	return b
}

func unzip(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestAPackageHoldsACollectionAndItsPictures(t *testing.T) {
	write := func() []byte {
		data, err := Write(sample(), Options{At: at, File: func(src string) ([]byte, bool) { return []byte("png"), src == "/files/a%20b.png" }})
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	data := write()
	if !bytes.Equal(data, write()) {
		t.Error("the same bank gives other bytes")
	}
	files := unzip(t, data)
	var media map[string]string
	if err := json.Unmarshal(files["media"], &media); err != nil || len(media) != 1 || string(files["0"]) != "png" {
		t.Errorf("media %s, %v", files["media"], err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to read the collection with; e2e/exchange.test.mjs reads one with sql.js")
	}
	file := filepath.Join(t.TempDir(), "collection.anki2")
	if err := os.WriteFile(file, files["collection.anki2"], 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import sqlite3, sys, json, hashlib
db = sqlite3.connect(sys.argv[1])
one = lambda q: db.execute(q).fetchone()[0]
print(one("pragma integrity_check"), one("select ver from col"))
models, decks, conf, dconf = (json.loads(x) for x in db.execute("select models, decks, conf, dconf from col").fetchone())
print(sorted(d["name"] for d in decks.values()))
n = 0
for mid, did, flds, csum, guid, ord in db.execute("select mid, did, flds, csum, guid, ord from cards join notes on notes.id = nid"):
    fields = flds.split("\x1f")
    assert len(fields) == len(models[str(mid)]["flds"]), fields
    assert fields[0] == guid and csum == int(hashlib.sha1(guid.encode()).hexdigest()[:8], 16) and ord == 0
    assert str(did) in decks
    assert models[str(mid)]["type"] == (1 if "{{c1::" in flds else 0)
    n += 1
print(n, one("select count(*) from cards"), one("select count(distinct guid) from notes"))
print(one("select count(*) from notes where flds like '%<img src=\"notelab-%.png\"%'"))
`, file).CombinedOutput()
	want := "ok 11\n['Course', 'Course::둘', 'Course::하나', 'Default']\n82 82 82\n80\n"
	if err != nil || string(out) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, out, want)
	}
}

func TestANoteKeepsItsIdentity(t *testing.T) {
	// The same question has the same number whatever stands around it.
	u, v := unique{}, unique{}
	v.of("another")
	if u.of("q") != v.of("q") {
		t.Error("the number of a note depends on the others")
	}
	if u.of("q") == number("q") {
		t.Error("a number is given twice")
	}
	b := sample()
	b.Topics[0].Questions = append(b.Topics[0].Questions, b.Topics[0].Questions[0])
	if _, err := Write(b, Options{At: at}); err == nil {
		t.Error("two questions with one id are written")
	}
}
