package markdown

import (
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/hostile"
)

// wellKept says what holds for the course of any files.
func wellKept(t *testing.T, c *course.Course, ps []course.Problem) {
	t.Helper()
	for l, notes := range c.Notes {
		for slug, n := range notes {
			if slug == "" || len(slug) > maxSlug+30 || strings.ContainsAny(slug, "/\\ \"'<>&%#?:\n") || strings.HasPrefix(slug, ".") || slug != n.Slug {
				t.Errorf("%s: a slug %q", l, slug)
			}
			for _, h := range everyHTML(n) {
				if why := audit(h); why != "" {
					t.Errorf("%s: %s in %.200q", n.File, why, h)
					break
				}
			}
			for _, s := range n.Sources {
				if !strings.HasPrefix(s.URL, "http") {
					t.Errorf("%s: a source %q", n.File, s.URL)
				}
			}
		}
	}
	for _, p := range ps {
		if p.Code == "" || p.Message.Ko == "" || p.Message.En == "" || len(p.Message.En) > 4*maxMessage {
			t.Errorf("a problem of %d bytes: %.200v", len(p.Message.En), p)
		}
	}
}

func FuzzCourse(f *testing.F) {
	planned := hostile.Planned()
	f.Add(planned["course.yaml"], planned["blueprints/b.yaml"], planned["ko/glossary.md"], "ko/a.md")
	f.Add([]byte("title: x\nearlier: b.yaml\nblueprints: [b.yaml]\nsections:\n- title: {ko: 가, en: a}\n  notes: [a, b]\n"), []byte("exam: X\ndomains:\n- id: D1\n  title: d\n  weight: 100\n  tasks:\n  - id: D1.T1\n    title: t\n"), []byte("# 용어\n\n## DLQ, 배달 못한 편지\n\n뜻 [a](a.md#x)\n"), "en/x.md")
	f.Add([]byte("sections: 1"), planned["blueprints/bomb.yaml"], []byte("---\ntitle: x\n---\n## a|b\n"), "a b<c>\".md")
	f.Add([]byte("a: b: c"), []byte("links:\n- from: a\n  to: b\n"), []byte(""), "..\n.md")
	for name := range hostile.Files() {
		f.Add([]byte("title: x\n"), []byte(""), []byte("# a\n"), name)
	}
	f.Fuzz(func(t *testing.T, manifest, blueprint, glossary []byte, name string) {
		if len(manifest)+len(blueprint)+len(glossary)+len(name) > 1<<16 {
			return
		}
		files := map[string][]byte{"course.yaml": manifest, "b.yaml": blueprint, "blueprints/b.yaml": blueprint, "ko/glossary.md": glossary, "ko/a.md": []byte("# 가\n\nDLQ [x](b.md) ![p](../p.png)\n"), name: glossary, "p.png": {1}}
		c, ps := CourseOf(files, full)
		again, psAgain := CourseOf(files, full)
		if !reflect.DeepEqual(c, again) || !reflect.DeepEqual(ps, psAgain) {
			t.Fatal("two readings differ")
		}
		wellKept(t, c, ps)
	})
}

func TestAHostileFolderIsRead(t *testing.T) {
	c, ps := CourseOf(hostile.Files(), full)
	wellKept(t, c, ps)
	codes := map[string]int{}
	for _, p := range ps {
		codes[p.Code]++
		if p.Code == "note-unreadable" {
			t.Errorf("%s: %s", p.File, p.Message.En)
		}
	}
	for _, want := range []string{"note-too-deep", "text-tangled", "front-matter", "link-unsafe", "image-missing", "sim-unknown", "quiz-bad-id", "more-problems"} {
		if codes[want] == 0 {
			t.Errorf("no problem is called %s", want)
		}
	}
	for name := range c.Files {
		if name != "pictures/good.svg" && name != "pictures/page.png" && !strings.HasSuffix(name, "<x>.png") {
			t.Errorf("%s is taken in", name)
		}
	}
	c, ps = CourseOf(hostile.Planned(), full)
	wellKept(t, c, ps)
}

// loud reads an SVG as a browser would and returns what runs in it.
func loud(b []byte) string {
	d := xml.NewDecoder(strings.NewReader(string(b)))
	d.Strict = false
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("another alphabet") }
	for {
		tok, err := d.RawToken()
		if err != nil {
			if strings.Contains(err.Error(), "another alphabet") {
				return err.Error()
			}
			return ""
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch strings.ToLower(e.Name.Local) {
			case "script", "foreignobject", "a", "set", "animate", "animatetransform", "animatemotion", "handler", "iframe", "embed", "object":
				return "<" + e.Name.Local + ">"
			}
			for _, a := range e.Attr {
				if name := strings.ToLower(a.Name.Local); a.Value != a.Name.Local && strings.HasPrefix(name, "on") && len(name) > 2 && a.Name.Space == "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" {
					return a.Name.Local
				}
			}
		case xml.Directive:
			if s := strings.ToLower(string(e)); strings.Contains(s, "[") {
				return "<!" + s
			}
		case xml.ProcInst:
			// Others are for programs that browsers are not.
			if e.Target == "xml-stylesheet" {
				return "<?" + e.Target
			}
		}
	}
}

func FuzzSVG(f *testing.F) {
	for name, data := range hostile.Files() {
		if strings.HasSuffix(name, ".svg") {
			f.Add(data)
		}
	}
	f.Add([]byte("<?xml version=\"1.0\" encoding='utf-8'?><svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\" onload /></svg>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if quietSVG(b) {
			if why := loud(b); why != "" {
				t.Errorf("%q is taken for quiet: %s", b, why)
			}
		}
	})
}

func TestSVGsThatAnAttackerDraws(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" `
	for s, want := range map[string]bool{
		svg + `/>`: true, `<?xml version="1.0"?>` + svg + `/>`: true, `<?xml version="1.0" encoding="UTF-8" standalone="no"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + svg + `/>`: true,
		svg + `><image href="data:image/png;base64,AA"/></svg>`: true, svg + `><style>.a{fill:red}</style><use href="#x"/></svg>`: true,
		`<!DOCTYPE svg[<!ATTLIST svg onload CDATA "x">]>` + svg + `/>`: false, "<!DOCTYPE svg  [\n]>" + svg + `/>`: false, `<?xml version="1.0" encoding="ISO-2022-JP"?>` + svg + `/>`: false,
		svg + "><scr\x1b(Bipt/></svg>": false, svg + `><use href="data:image/svg+xml,x"/></svg>`: false, svg + `><image href="data:text/html,x"/></svg>`: false, svg + `><image href="data:,x"/></svg>`: false,
		`<?xml version="1.0"?> <?xml version="1.0" encoding="UTF-7"?>` + svg + `/>`: true, ` <?xml version="1.0" encoding="x"?>` + svg + `/>`: false,
	} {
		if got := quietSVG([]byte(s)); got != want {
			t.Errorf("quietSVG(%s) = %v; want %v", s, got, want)
		}
	}
}
