package site

import (
	"iter"
	"strings"
	"sync"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// Site is a course ready to be rendered, one file at a time. Render is safe for
// concurrent use; Files runs by itself.
type Site struct {
	c     *course.Course
	opt   Options
	order []entry           // notes in reading order
	place map[string]int    // slug -> index in order
	sims  simCache          // pictures are shared by the pages that show them
	names map[string]string // stable asset name -> published path
	paths []string          // published paths, as Options.Assets

	walking sync.Mutex // one walk at a time
	once    sync.Once
	worker  *workerData // see worker.go; made by a walk
}

// entry is one note in reading order.
type entry struct {
	slug    string
	section int // index in the course's sections
	n, of   int // position in its section, from 1, and the section's length
}

// Build prepares a site. It renders nothing yet.
func Build(c *course.Course, opt Options) *Site {
	if opt.Base == "" {
		opt.Base = "/"
	}
	if opt.Root == "" {
		opt.Root = opt.Base
	}
	if opt.Default == "" {
		opt.Default = i18n.Korean
		if len(c.Langs) > 0 {
			opt.Default = i18n.Parse(string(c.Langs[0]))
		}
	}
	opt.Origin = strings.TrimSuffix(opt.Origin, "/")
	s := &Site{c: c, opt: opt, place: map[string]int{}, names: map[string]string{}}
	for i, sec := range c.Sections {
		var known []string
		for _, slug := range sec.Notes {
			if _, twice := s.place[slug]; !twice && s.note(opt.Default, slug) != nil {
				s.place[slug] = 0
				known = append(known, slug)
			}
		}
		for n, slug := range known {
			s.place[slug] = len(s.order)
			s.order = append(s.order, entry{slug, i, n + 1, len(known)})
		}
	}
	for _, a := range opt.Assets {
		path := assetPath(a)
		s.names[a.Path], s.paths = path, append(s.paths, path)
	}
	return s
}

// assetPath is the published name of an asset: assets/app.<hash>.wasm for
// hashed ones.
func assetPath(a Asset) string {
	if !a.Hashed {
		return a.Path
	}
	dot := strings.LastIndexByte(a.Path, '.')
	return "assets/" + a.Path[:dot] + "." + hash(a.Data) + a.Path[dot:]
}

// note returns a note in the language asked for, or in the language it exists
// in, or nil.
func (s *Site) note(l i18n.Lang, slug string) *course.Note {
	if n := s.c.Notes[l][slug]; n != nil {
		return n
	}
	for _, other := range s.c.Langs {
		if n := s.c.Notes[other][slug]; n != nil {
			return n
		}
	}
	return nil
}

// notes returns all notes of one interface language in reading order.
func (s *Site) notes(l i18n.Lang) []*course.Note {
	out := make([]*course.Note, len(s.order))
	for i, e := range s.order {
		out[i] = s.note(l, e.slug)
	}
	return out
}

// url returns the address of a path below the course's base.
func (s *Site) url(path string) string { return s.opt.Base + pathEscape(path) }

// asset returns the address of an asset by its stable name.
func (s *Site) asset(name string) string {
	if p, ok := s.names[name]; ok {
		name = p
	}
	return s.opt.Root + pathEscape(name)
}

// title is the course's name.
func (s *Site) title(l i18n.Lang) string {
	if t := s.c.Title.In(l); t != "" {
		return t
	}
	return "Notelab"
}

// base lists the pages and data of a language that belong to no single note.
func (s *Site) base(l i18n.Lang) []string {
	p := string(l) + "/"
	out := []string{p, p + "notes/"}
	for n := 2; n <= s.outlinePages(); n++ {
		out = append(out, outlinePath(l, n))
	}
	out = append(out, p+"quiz/", p+"search/", p+"me/", p+"stats/")
	if len(s.c.Blueprints) > 0 {
		out = append(out, p+"exam/")
	}
	if terms, _ := s.terms(l); len(terms) > 0 {
		out = append(out, p+glossaryPath)
	}
	if s.c.ID == "" {
		out = append(out, p+"lab/")
		for _, name := range s.simNames() {
			out = append(out, p+"lab/"+name+"/")
		}
		out = append(out, p+"my/")
	}
	out = append(out, "data/"+string(l)+"/course.json")
	if s.searchParts() {
		out = append(out, "data/"+string(l)+"/search.base.json")
	}
	return out
}

// notePaths lists the files of one note in one interface language.
func (s *Site) notePaths(l i18n.Lang, i int) []string {
	slug := s.order[i].slug
	out := []string{string(l) + "/notes/" + slug + "/", "data/" + string(l) + "/quiz/" + slug + ".json"}
	if s.searchParts() {
		out = append(out, "data/"+string(l)+"/search/"+slug+".json")
	}
	return out
}

// rootPaths lists what exists once for the whole site.
func (s *Site) rootPaths() []string {
	out := []string{"404.html"}
	for _, name := range s.searchPaths() {
		out = append(out, name)
	}
	for _, f := range sortedKeys(s.c.Files) {
		out = append(out, filesDir+f)
	}
	if len(s.opt.Assets) == 0 {
		return out
	}
	for i, a := range s.opt.Assets {
		if a.Path != "sw.js" {
			out = append(out, s.paths[i])
		}
	}
	out = append(out, "manifest.webmanifest", "robots.txt")
	if s.opt.Origin != "" {
		out = append(out, "sitemap.xml")
	}
	return out
}

// searchParts reports whether the search index also comes note by note, for the
// worker, which puts it together: a changed note then does not cost the whole
// index.
func (s *Site) searchParts() bool { return s.opt.Search != nil && len(s.opt.Assets) > 0 }

func (s *Site) searchPaths() []string {
	if s.opt.Search == nil {
		return nil
	}
	var out []string
	for _, l := range i18n.Langs {
		out = append(out, "data/"+string(l)+"/search.json")
	}
	return out
}

// filesDir is where the course's images and other files stand below Base.
const filesDir = "files/"

// Files renders the whole site, each file once: pages and data with the packs
// made of them, then assets, and last the worker. It stops when the caller
// does.
func (s *Site) Files() iter.Seq[File] {
	return func(yield func(File) bool) { s.walk(yield) }
}

// fileName is where a page's path stands: directories in their index.html.
func fileName(path string) string {
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// Render makes one file. The path is one of Paths, of the packs, or "sw.js";
// directory pages may be named with or without "index.html". ok is false for
// anything else.
func (s *Site) Render(path string) (f File, ok bool) {
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		path = strings.TrimSuffix(path, "index.html")
	}
	if data := s.renderText(path); data != nil {
		return File{Path: fileName(path), Data: data}, true
	}
	if rest, ok := strings.CutPrefix(path, filesDir); ok {
		if data, ok := s.c.Files[rest]; ok {
			return File{Path: path, Data: data}, true
		}
	}
	if len(s.opt.Assets) == 0 {
		return File{}, false
	}
	for i, a := range s.opt.Assets {
		if a.Path == "sw.js" || s.paths[i] != path {
			continue
		}
		if a.Path == "app.js" {
			return File{Path: path, Data: s.loader(a.Data)}, true
		}
		return File{Path: path, Data: a.Data, Br: a.Br, Gz: a.Gz, Immutable: a.Hashed}, true
	}
	if path == "sw.js" {
		return File{Path: path, Data: s.workerFile()}, true
	}
	if data := s.packFile(path); data != nil {
		return File{Path: path, Data: data, Immutable: true}, true
	}
	return File{}, false
}

// renderText makes pages and data; nil means there is no such file.
func (s *Site) renderText(path string) []byte {
	switch path {
	case "":
		return s.today(s.opt.Default, "")
	case "404.html":
		return s.notFound(s.opt.Default)
	case "robots.txt":
		return s.robots()
	case "sitemap.xml":
		return s.sitemap()
	case "manifest.webmanifest":
		return s.manifest()
	}
	if rest, ok := strings.CutPrefix(path, "data/"); ok {
		tag, rest, _ := strings.Cut(rest, "/")
		if l, ok := lang(tag); ok {
			return s.data(l, rest)
		}
		return nil
	}
	tag, rest, _ := strings.Cut(path, "/")
	l, ok := lang(tag)
	if !ok || rest != "" && !strings.HasSuffix(rest, "/") {
		return nil
	}
	switch rest {
	case "":
		return s.today(l, path)
	case "quiz/":
		return s.quizScreen(l)
	case "exam/":
		return s.examScreen(l)
	case "search/":
		return s.search(l)
	case "me/":
		return s.me(l)
	case "stats/":
		return s.stats(l)
	case glossaryPath:
		return s.glossary(l)
	}
	if rest, ok := strings.CutPrefix(rest, "notes/"); ok {
		if n := outlineNumber(rest); n > 0 {
			if n > s.outlinePages() {
				return nil
			}
			return s.outline(l, n)
		}
		if i, ok := s.place[strings.TrimSuffix(rest, "/")]; ok {
			return s.notePage(l, i)
		}
		return nil
	}
	if s.c.ID != "" {
		return nil
	}
	if rest == "my/" {
		return s.my(l)
	}
	if rest, ok := strings.CutPrefix(rest, "lab/"); ok {
		if rest == "" {
			return s.lab(l)
		}
		return s.simPage(l, strings.TrimSuffix(rest, "/"))
	}
	return nil
}

func lang(tag string) (i18n.Lang, bool) {
	for _, l := range i18n.Langs {
		if string(l) == tag {
			return l, true
		}
	}
	return "", false
}

// questions returns the questions of a note in order.
func questions(n *course.Note) []*quiz.Question {
	var out []*quiz.Question
	for i := range n.Blocks {
		if q := n.Blocks[i].Quiz; q != nil {
			out = append(out, q)
		}
	}
	return out
}
