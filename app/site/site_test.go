package site

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim/catalogue"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a course of n notes in sections of three, each with headings,
// questions and what else a note may hold.
func sample(n int) *course.Course {
	c := &course.Course{
		Title:       i18n.Text{Ko: "표본 & 코스", En: "Sample & course"},
		Description: i18n.Same("A course <for> tests"),
		Langs:       []i18n.Lang{i18n.Korean},
		Notes:       map[i18n.Lang]map[string]*course.Note{i18n.Korean: {}},
		Files:       map[string][]byte{"img/그림 1.png": []byte("png")},
	}
	for i := range n {
		if i%3 == 0 {
			c.Sections = append(c.Sections, course.Section{ID: fmt.Sprintf("sec-%d", i/3), Title: i18n.Same(fmt.Sprintf("Section <%d>", i/3))})
		}
		slug := fmt.Sprintf("note-%d", i)
		if i == 1 {
			slug = "한글 노트"
		}
		sec := &c.Sections[len(c.Sections)-1]
		sec.Notes = append(sec.Notes, slug)
		c.Notes[i18n.Korean][slug] = sampleNote(slug, i)
	}
	return c
}

func sampleNote(slug string, i int) *course.Note {
	h := course.Heading{Level: 2, ID: "기다림", HTML: "기다림 <code>429</code>", Text: "기다림 429"}
	n := &course.Note{
		Slug: slug, Lang: i18n.Korean, File: "ko/" + slug + ".md", Title: fmt.Sprintf("노트 \"%d\" <b>", i),
		Summary: "왜 & 언제?", Updated: "2026-11-22", Minutes: 6,
		Sources:  []course.Source{{Title: "AWS <docs>", URL: "https://docs.aws.amazon.com/x?a=1&b=2", Checked: "2026-11"}, {Title: "bad", URL: "javascript:alert(1)"}},
		Headings: []course.Heading{h, {Level: 3, ID: "x", HTML: "x", Text: "x"}},
		Blocks: []course.Block{
			{HTML: `<p>처음 <a href="/ko/notes/note-0/#기다림">링크</a></p>`},
			{Heading: &h},
			{Quiz: &quiz.Question{ID: fmt.Sprintf("q-%d", i), Type: quiz.Choice, Prompt: "<p>어느 것?</p>", Hint: "<p>힌트</p>", Explanation: "<p>풀이</p>",
				Options: []quiz.Option{{Body: "<code>a</code>", Why: "맞다", Correct: true}, {Body: "b"}, {Body: "c"}}}},
			{HTML: `<h3 id="x">x</h3><p>끝</p>`},
			{Broken: &course.Problem{File: "ko/x.md", Line: 3, Message: i18n.Text{Ko: "<읽을 수> 없다", En: "cannot <read>"}}},
		},
	}
	if i == 0 {
		for _, name := range catalogue.Declared().Names() {
			n.Blocks = append(n.Blocks, course.Block{Sim: &course.SimBlock{ID: "sim-" + name, Name: name, Alt: "그림 <1>"}})
		}
		n.Blocks = append(n.Blocks, course.Block{Sim: &course.SimBlock{ID: "sim-none", Name: "no-such-simulator"}})
	}
	return n
}

// assets are small stand-ins for the web assets.
func assets() []Asset {
	return []Asset{
		{Path: "app.css", Data: []byte("body{}")}, {Path: "live.css", Data: []byte("p{}")}, {Path: "theme.js", Data: []byte("//")},
		{Path: "app.js", Data: []byte(`const assets = "__NOTELAB_ASSETS__";`)},
		{Path: "sw.js", Data: []byte(`const SITE = "__NOTELAB_SITE__";`)},
		{Path: "icon.svg", Data: []byte("<svg/>")}, {Path: "icon-192.png", Data: []byte("1")}, {Path: "icon-512.png", Data: []byte("5")},
		{Path: "icon-maskable-192.png", Data: []byte("1")}, {Path: "icon-maskable-512.png", Data: []byte("5")},
		{Path: "apple-touch-icon.png", Data: []byte("a")},
		{Path: "app.wasm", Data: []byte("wasm"), Br: []byte("br"), Hashed: true},
		{Path: "builder.wasm", Data: []byte("builder"), Hashed: true, Late: true},
		{Path: "wasm_exec.js", Data: []byte("exec"), Hashed: true},
	}
}

func files(t *testing.T, s *Site) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for f := range s.Files() {
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s is written twice", f.Path)
		}
		out[f.Path] = f.Data
	}
	return out
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	opt := Options{Lab: catalogue.Groups(), Assets: assets(), Origin: "https://example.org"}
	a, b := files(t, Build(sample(7), opt)), files(t, Build(sample(7), opt))
	if len(a) != len(b) {
		t.Fatalf("%d files, then %d", len(a), len(b))
	}
	for path, data := range a {
		if !bytes.Equal(data, b[path]) {
			t.Errorf("%s differs between two builds", path)
		}
	}
}

func TestEveryPageIsWellFormedAndHoldsNothingInline(t *testing.T) {
	for path, data := range files(t, Build(sample(7), Options{Lab: catalogue.Groups(), Assets: assets(), Origin: "https://example.org"})) {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		if err := wellFormed(string(data)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestEveryInternalLinkLeadsSomewhere(t *testing.T) {
	for _, base := range []string{"/", "/study/aws/"} {
		c := sample(120)
		for _, n := range c.Notes[i18n.Korean] {
			for i := range n.Blocks {
				n.Blocks[i].HTML = strings.ReplaceAll(n.Blocks[i].HTML, `href="/`, `href="`+base)
			}
		}
		checkLinks(t, base, files(t, Build(c, Options{Lab: catalogue.Groups(), Base: base, Assets: assets(), Origin: "https://example.org"})))
	}
}

func TestLinksInAnUntranslatedNoteStayInThePagesTree(t *testing.T) {
	f, ok := Build(sample(3), Options{Lab: catalogue.Groups()}).Render("en/notes/note-0/")
	if !ok {
		t.Fatal("the English tree lacks an untranslated note")
	}
	page := string(f.Data)
	_, article, _ := strings.Cut(page, "<article")
	article, _, _ = strings.Cut(article, "</article>")
	if strings.Contains(article, `href="/ko/notes/`) || !strings.Contains(page, `href="/en/notes/note-0/#기다림"`) {
		t.Error("a link leads from the English tree into the Korean one")
	}
	if !strings.Contains(page, `<article lang="ko">`) {
		t.Error("the note's own language is not marked")
	}
}

func TestNoPageGrowsWithTheNumberOfNotes(t *testing.T) {
	small, big := Build(sample(10), Options{Lab: catalogue.Groups(), Assets: assets()}), Build(sample(1000), Options{Lab: catalogue.Groups(), Assets: assets()})
	for _, path := range []string{"", "ko/", "ko/notes/note-5/", "en/notes/note-5/", "ko/quiz/", "ko/search/", "ko/me/", "ko/stats/", "ko/lab/", "404.html"} {
		a, ok1 := small.Render(path)
		b, ok2 := big.Render(path)
		if !ok1 || !ok2 {
			t.Fatalf("Render(%q): %v, %v", path, ok1, ok2)
		}
		if float64(len(b.Data)) > 1.2*float64(len(a.Data)) {
			t.Errorf("%q: %d bytes at 10 notes, %d at 1,000", path, len(a.Data), len(b.Data))
		}
	}
	// The outline is a list of notes: it grows to one page of them, no further.
	a, _ := Build(sample(outlineSize), Options{Lab: catalogue.Groups()}).Render("ko/notes/")
	b, _ := Build(sample(1000), Options{Lab: catalogue.Groups()}).Render("ko/notes/")
	if float64(len(b.Data)) > 1.2*float64(len(a.Data)) {
		t.Errorf("outline: %d bytes at %d notes, %d at 1,000", len(a.Data), outlineSize, len(b.Data))
	}
}

func TestPacksHoldEveryPageAndUnpackToItsBytes(t *testing.T) {
	all := files(t, Build(sample(100), Options{Lab: catalogue.Groups(), Assets: assets()}))
	got := map[string]string{}
	for path, data := range all {
		if !strings.HasPrefix(path, "assets/pack.") {
			continue
		}
		var p struct {
			Parts []string
			Files [][]any
		}
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, f := range p.Files {
			text := ""
			for _, n := range f[1:] {
				text += p.Parts[int(n.(float64))]
			}
			name := f[0].(string)
			if name == "" || strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			got[name] = text
		}
	}
	for path, data := range all {
		inPack := strings.HasSuffix(path, ".html") && path != "404.html" || strings.HasPrefix(path, "data/")
		if inPack && got[path] != string(data) {
			t.Errorf("%s is not in a pack, or differs there", path)
		}
	}
}

func TestOneChangedNoteChangesOnePackAndNothingElseOfWeight(t *testing.T) {
	before := Build(sample(100), Options{Lab: catalogue.Groups(), Assets: assets()})
	c := sample(100)
	c.Notes[i18n.Korean]["note-50"].Blocks[0].HTML = "<p>다른 글</p>"
	after := Build(c, Options{Lab: catalogue.Groups(), Assets: assets()})
	old := map[string]bool{}
	for _, p := range before.made().packs {
		old[p.name] = true
	}
	fresh := 0
	for _, p := range after.made().packs {
		if !old[p.name] {
			fresh++
		}
	}
	if fresh != 1 {
		t.Errorf("%d packs changed; want 1", fresh)
	}
	if before.made().table.Version == after.made().table.Version {
		t.Error("the worker's version did not change")
	}
}

func TestTheSearchIndexIsTheSumOfItsParts(t *testing.T) {
	search := func(_ *course.Course, l i18n.Lang, notes []*course.Note) []byte {
		if len(notes) == 0 {
			return []byte(`["base"]`)
		}
		return []byte(`["` + string(l) + " " + notes[0].Slug + `"]`)
	}
	all := files(t, Build(sample(2), Options{Lab: catalogue.Groups(), Assets: assets(), Search: search}))
	if got, want := string(all["data/en/search.json"]), `["base","en note-0","en 한글 노트"]`; got != want {
		t.Errorf("search.json = %s; want %s", got, want)
	}
	if got := string(all["data/en/search/note-0.json"]); got != `["en note-0"]` {
		t.Errorf("a note's part = %s", got)
	}
	own := sample(2)
	own.ID = "mine"
	if f, ok := Build(own, Options{Lab: catalogue.Groups(), Search: search}).Render("data/ko/search.json"); !ok || !strings.Contains(string(f.Data), "ko note-0") {
		t.Errorf("an own course's index = %s", f.Data)
	}
}

func TestWorkerAndLoaderGetTheirTables(t *testing.T) {
	s := Build(sample(3), Options{Lab: catalogue.Groups(), Assets: assets()})
	f, _ := s.Render("app.js")
	if got, want := string(f.Data), `"wasm":"`+s.names["app.wasm"]; !strings.Contains(got, want) {
		t.Errorf("app.js = %s; want it to contain %s", got, want)
	}
	f, _ = s.Render("sw.js")
	var table workerTable
	text := strings.TrimSuffix(strings.TrimPrefix(string(f.Data), "const SITE = "), ";")
	if err := json.Unmarshal([]byte(text), &table); err != nil {
		t.Fatalf("sw.js: %v in %s", err, text)
	}
	all := files(t, s)
	for path := range table.Files {
		if all[path] == nil {
			t.Errorf("the worker is to keep %s, which is no file of the site", path)
		}
	}
	if len(table.Late) != 1 || all[table.Late[0]] == nil {
		t.Errorf("late = %v; want the builder", table.Late)
	}
	if table.Files[s.names["app.wasm"]] != "" {
		t.Error("a hashed name needs no hash beside it")
	}
}

func TestOwnCourseHasPagesAndDataAndNoAssets(t *testing.T) {
	c := sample(4)
	c.ID = "mine"
	all := files(t, Build(c, Options{Lab: catalogue.Groups(), Base: "/my/mine/", Root: "/"}))
	page := string(all["ko/notes/note-0/index.html"])
	for _, want := range []string{`href="/app.css"`, `src="/app.js"`, `href="/my/mine/ko/quiz/"`, `href="/ko/lab/"`, `"course":"mine"`, `"base":"/my/mine/"`, `"root":"/"`} {
		if !strings.Contains(page, want) {
			t.Errorf("own note lacks %s", want)
		}
	}
	for path := range all {
		if strings.HasPrefix(path, "assets/") || path == "sw.js" || strings.HasPrefix(path, "ko/lab/") {
			t.Errorf("own course has %s, which belongs to the site", path)
		}
	}
}

func TestManifestIsInstallable(t *testing.T) {
	f, ok := Build(sample(3), Options{Lab: catalogue.Groups(), Base: "/study/", Assets: assets()}).Render("manifest.webmanifest")
	if !ok {
		t.Fatal("no manifest")
	}
	var m webManifest
	if err := json.Unmarshal(f.Data, &m); err != nil {
		t.Fatal(err)
	}
	sizes := map[string]bool{}
	for _, i := range m.Icons {
		sizes[i.Purpose+i.Sizes] = true
	}
	for _, want := range []string{"any192x192", "any512x512", "maskable192x192", "maskable512x512"} {
		if !sizes[want] {
			t.Errorf("no icon %s", want)
		}
	}
	if m.StartURL != "/study/" || m.Scope != "/study/" || m.ID != "/study/" || m.Display != "standalone" || m.Name == "" || m.ShortName == "" {
		t.Errorf("manifest = %+v", m)
	}
	if len(m.Shortcuts) == 0 || m.Shortcuts[0].URL != "/study/ko/quiz/" {
		t.Errorf("shortcuts = %+v; want the quick quiz first", m.Shortcuts)
	}
}

func TestAnEmptyCourseStillHasItsPages(t *testing.T) {
	c := &course.Course{Langs: []i18n.Lang{i18n.English}}
	for path, data := range files(t, Build(c, Options{Lab: catalogue.Groups(), Assets: assets()})) {
		if strings.HasSuffix(path, ".html") {
			if err := wellFormed(string(data)); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// The golden pages show a whole note and a screen as they are written.
func TestGoldenPages(t *testing.T) {
	c := sample(3)
	for _, n := range c.Notes[i18n.Korean] {
		if n.Slug == "note-0" {
			n.Blocks = n.Blocks[:5] // simulators have golden files of their own
		}
	}
	s := Build(c, Options{Lab: catalogue.Groups(), Assets: assets(), Origin: "https://example.org"})
	for path, golden := range map[string]string{"ko/notes/note-0/": "note.golden", "en/": "today.golden", "ko/notes/": "outline.golden"} {
		f, ok := s.Render(path)
		if !ok {
			t.Fatalf("Render(%q) finds nothing", path)
		}
		file := filepath.Join("testdata", golden)
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(f.Data, want) {
			t.Errorf("%s differs from %s; run with -update and read the diff\n%s", path, file, f.Data)
		}
	}
}
