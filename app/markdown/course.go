package markdown

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Course reads a folder: by its course.yaml, or, without one, any folder of
// notes in the order of their names. There is always a course; what an author
// should mend is in the problems, by file and line.
func Course(fsys fs.FS, opt Options) (*course.Course, []course.Problem) {
	d, err := openDisk(fsys)
	c := newCompiler(d, opt)
	if err != nil {
		c.report(course.Problem{Severity: course.Error, Code: "folder", Message: both("폴더를 열지 못했습니다: "+err.Error(), "the folder could not be opened: "+err.Error())})
	}
	return c.compile()
}

// CourseOf is Course for files held in memory, by their paths with slashes.
func CourseOf(files map[string][]byte, opt Options) (*course.Course, []course.Problem) {
	return newCompiler(memory(files), opt).compile()
}

// FixCourse returns the notes of a folder that lack question ids with the ids
// written in (see Fix), by path, and how many were written.
func FixCourse(fsys fs.FS, opt Options) (changed map[string][]byte, ids int) {
	d, err := openDisk(fsys)
	if err != nil {
		return nil, 0
	}
	c := newCompiler(d, opt)
	c.compile()
	used := map[string]bool{}
	for _, e := range c.entries {
		if e.r != nil {
			for _, q := range e.r.note.Questions() {
				used[q.ID] = true
				for _, a := range q.Aliases {
					used[a] = true
				}
			}
		}
	}
	changed = map[string][]byte{}
	for _, e := range c.entries {
		if src, err := d.read(e.file); err == nil && e.r != nil && len(e.r.missing) > 0 {
			out, wrote := Fix(e.file, src, used)
			if len(wrote) > 0 {
				changed[e.file] = out
				ids += len(wrote)
			}
		}
	}
	return changed, ids
}

// entry is one note of the course.
type entry struct {
	file    string
	slug    string
	lang    i18n.Lang // "" until it is guessed
	section string    // folder it stands in, without the language's
	r       *reader
}

// compiler is the reading of one course.
type compiler struct {
	from     folder
	opt      Options
	course   *course.Course
	entries  []*entry
	terms    []*entry // glossaries; their notes are in no section
	byPath   map[string]*entry
	files    map[string]bool
	problems []course.Problem
}

func newCompiler(from folder, opt Options) *compiler {
	if opt.Base == "" {
		opt.Base = "/"
	}
	c := &compiler{from: from, opt: opt, byPath: map[string]*entry{}, files: map[string]bool{}}
	c.course = &course.Course{ID: opt.ID, Notes: map[i18n.Lang]map[string]*course.Note{}, Files: map[string][]byte{}}
	return c
}

func (c *compiler) report(p course.Problem) {
	p.Message.Ko, p.Message.En = brief(p.Message.Ko), brief(p.Message.En)
	c.problems = append(c.problems, p)
}

func (c *compiler) compile() (*course.Course, []course.Problem) {
	for _, p := range c.from.paths() {
		c.files[compose(p)] = true
	}
	m, planned := c.manifest()
	if planned {
		c.plan(m)
	} else {
		c.roam()
	}
	for _, e := range c.entries {
		c.read(e)
	}
	c.languages(m.langs)
	if planned {
		c.arrange(m)
	} else {
		c.gather()
	}
	for _, e := range c.terms {
		c.readGlossary(e)
	}
	c.checkLinks()
	c.checkIDs()
	c.checkTags()
	c.checkOutline()
	for _, e := range slices.Concat(c.entries, c.terms) {
		if e.r != nil {
			c.problems = append(c.problems, few(e.r.src.sorted())...)
		}
	}
	sort.SliceStable(c.problems, func(i, j int) bool {
		a, b := c.problems[i], c.problems[j]
		if a.File != b.File {
			return a.File < b.File
		}
		return a.Line < b.Line
	})
	return c.course, c.problems
}

// maxProblems is how many problems of one note are named; nobody reads more.
const maxProblems = 500

// few cuts a long list of one note's problems, in order, and says so.
func few(ps []course.Problem) []course.Problem {
	if len(ps) <= maxProblems {
		return ps
	}
	rest, sev := ps[maxProblems:], course.Warning
	for _, p := range rest {
		if p.Severity == course.Error {
			sev = course.Error
		}
	}
	n := strconv.Itoa(len(rest))
	return append(ps[:maxProblems:maxProblems], course.Problem{File: rest[0].File, Line: rest[0].Line, Severity: sev, Code: "more-problems",
		Message: both("이 노트에 문제가 "+n+"개 더 있습니다", "this note has "+n+" more problems")})
}

// manifest reads course.yaml and the blueprints it names.
func (c *compiler) manifest() (manifest, bool) {
	for _, name := range []string{"course.yaml", "course.yml"} {
		if !c.files[name] {
			continue
		}
		b, err := c.about(name)
		if err != nil {
			c.report(course.Problem{File: name, Severity: course.Error, Code: "course-yaml", Message: both("읽지 못했습니다: "+err.Error(), "could not be read: "+err.Error())})
			continue
		}
		m, ok := readManifest(name, b, c.report)
		if !ok {
			continue
		}
		for _, n := range m.blueprints {
			b, err := c.about(n.name)
			if err != nil {
				c.report(missing(name, "blueprints", n, err))
				continue
			}
			if bp := readBlueprint(n.name, b, c.report); bp != nil {
				c.course.Blueprints = append(c.course.Blueprints, bp)
			}
		}
		for _, bp := range c.course.Blueprints {
			if _, ok := c.course.Blueprint(bp.Inherits); bp.Inherits != "" && !ok {
				c.report(course.Problem{File: name, Severity: course.Error, Code: "blueprint-inherits",
					Message: both(bp.Name+"의 inherits가 가리키는 "+bp.Inherits+"이(가) blueprints에 없습니다", bp.Name+" inherits "+bp.Inherits+", which isn't among the blueprints")})
			}
		}
		if n := m.earlier; n.name != "" {
			if b, err := c.about(n.name); err != nil {
				c.report(missing(name, "earlier", n, err))
			} else {
				c.course.Outline = readOutline(n.name, b, c.report)
			}
		}
		c.course.Title, c.course.Description, c.course.License = m.title, m.description, m.license
		return m, len(m.sections) > 0
	}
	return manifest{}, false
}

// MaxAbout is the size in bytes beyond which a file that describes the course
// isn't read.
const MaxAbout = 1 << 20

// errLarge is why a file that describes the course isn't read.
var errLarge = errors.New("larger than " + size(MaxAbout))

// about reads a file that describes the course. It must be one of the folder's
// own: what is named could as well be a link to somewhere else.
func (c *compiler) about(name string) ([]byte, error) {
	switch {
	case !c.files[name]:
		return nil, fs.ErrNotExist
	case c.from.size(name) > MaxAbout:
		return nil, errLarge
	}
	return c.from.read(name)
}

// missing is the problem of a file that a key of the manifest names.
func missing(file, key string, n named, err error) course.Problem {
	p := course.Problem{File: file, Line: n.line, Severity: course.Error, Code: "course-missing-file",
		Message: both(key+"에 적힌 "+n.name+" 파일이 없습니다", key+" names "+n.name+", which isn't there")}
	if errors.Is(err, errLarge) {
		p.Message = both(key+"에 적힌 "+n.name+" 파일이 너무 큽니다: "+size(MaxAbout)+"까지입니다", key+" names "+n.name+", which is too large: it may have "+size(MaxAbout))
	}
	return p
}

// langDir returns the language a path's first folder names.
func langDir(p string) (i18n.Lang, string) {
	dir, rest, ok := strings.Cut(p, "/")
	if ok {
		for _, l := range i18n.Langs {
			if dir == string(l) || strings.HasPrefix(dir, string(l)+"-") {
				return l, rest
			}
		}
	}
	return "", p
}

// plan finds the notes of a course with a manifest: <lang>/<slug>.md.
func (c *compiler) plan(m manifest) {
	isListed := map[string]bool{}
	for _, s := range m.sections {
		for _, n := range s.notes {
			isListed[n.name] = true
		}
	}
	for _, p := range c.from.paths() {
		l, rest := langDir(compose(p))
		if l == "" || !isNote(p) || strings.Contains(rest, "/") || isIndex(p) {
			continue
		}
		e := &entry{file: p, slug: Slug(p), lang: l}
		if e.slug == "glossary" && !isListed[e.slug] {
			c.terms = append(c.terms, e)
			continue
		}
		c.add(e)
	}
	listed := map[string]int{}
	for _, s := range m.sections {
		for _, n := range s.notes {
			if first, twice := listed[n.name]; twice {
				c.report(course.Problem{File: m.file, Line: n.line, Severity: course.Error, Code: "course-note-twice",
					Message: both(n.name+"은(는) "+strconv.Itoa(first)+"번째 줄에도 있습니다. 한 번만 적으세요", n.name+" is listed on line "+strconv.Itoa(first)+" too; list it once")})
				continue
			}
			listed[n.name] = n.line
			if !c.exists(n.name) {
				var known []string
				for _, e := range c.entries {
					known = append(known, e.slug)
				}
				lang := i18n.Korean
				if len(m.langs) > 0 {
					lang = m.langs[0]
				}
				near := sim.Nearest(n.name, known)
				file := string(lang) + "/" + n.name + ".md"
				c.report(course.Problem{File: m.file, Line: n.line, Severity: course.Error, Code: "course-missing-note",
					Message: both("노트 "+n.name+": "+file+" 파일이 없습니다"+nearKo(near), "note "+n.name+": there is no file "+file+nearEn(near))})
			}
		}
	}
	for _, e := range c.entries {
		if _, ok := listed[e.slug]; !ok {
			c.report(course.Problem{File: e.file, Severity: course.Warning, Code: "course-unlisted",
				Message: both("course.yaml의 어느 section에도 없어 보이지 않습니다. notes에 "+e.slug+"을(를) 넣으세요", "no section of course.yaml lists it, so nobody sees it; add "+e.slug+" to its notes")})
		}
	}
}

func (c *compiler) exists(slug string) bool {
	for _, e := range c.entries {
		if e.slug == slug {
			return true
		}
	}
	return false
}

// roam finds the notes of any folder.
func (c *compiler) roam() {
	taken := map[string]string{} // language folder and slug -> file
	var paths []string
	for _, p := range c.from.paths() {
		if isNote(p) {
			paths = append(paths, p)
		}
	}
	sort.SliceStable(paths, func(i, j int) bool { return before(paths[i], paths[j]) })
	for _, p := range paths {
		l, rest := langDir(compose(p))
		e := &entry{file: p, slug: Slug(p), lang: l, section: path.Dir(rest)}
		if e.section == "." {
			e.section = ""
		}
		// The same name in two folders: the folder tells them apart.
		if _, clash := taken[string(l)+"/"+e.slug]; clash {
			e.slug = slugOf(strings.TrimSuffix(rest, path.Ext(rest)))
			for n, base := 2, e.slug; taken[string(l)+"/"+e.slug] != ""; n++ {
				e.slug = base + "-" + strconv.Itoa(n)
			}
		}
		taken[string(l)+"/"+e.slug] = p
		c.add(e)
	}
	if len(c.entries) == 0 {
		c.report(course.Problem{Severity: course.Error, Code: "course-empty",
			Message: both("Markdown 파일(.md)이 없습니다", "there are no Markdown files (.md)")})
	}
}

func (c *compiler) add(e *entry) {
	c.entries = append(c.entries, e)
	c.byPath[compose(e.file)] = e
}

// before orders paths: an index first, files before folders, numbers by value.
func before(a, b string) bool {
	pa, pb := strings.Split(a, "/"), strings.Split(b, "/")
	for i := 0; i < len(pa) && i < len(pb); i++ {
		lastA, lastB := i == len(pa)-1, i == len(pb)-1
		switch {
		case lastA != lastB:
			return lastA
		case lastA && isIndex(a) != isIndex(b):
			return isIndex(a)
		case pa[i] != pb[i]:
			return natural(pa[i], pb[i])
		}
	}
	return len(pa) < len(pb)
}

// natural compares names with numbers in them by value: "2-b" before "10-a".
func natural(a, b string) bool {
	x, y := a, b
	for x != "" && y != "" {
		nx, rx := number(x)
		ny, ry := number(y)
		if nx != "" && ny != "" {
			if len(nx) != len(ny) {
				return len(nx) < len(ny)
			}
			if nx != ny {
				return nx < ny
			}
			x, y = rx, ry
			continue
		}
		cx, sx := utf8.DecodeRuneInString(x)
		cy, sy := utf8.DecodeRuneInString(y)
		if cx != cy {
			return cx < cy
		}
		x, y = x[sx:], y[sy:]
	}
	if (x == "") != (y == "") {
		return x == ""
	}
	return a < b
}

// number returns the digits s begins with, without leading zeros ("0" for
// zero), and the rest.
func number(s string) (digits, rest string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 {
		return "", s
	}
	if digits = strings.TrimLeft(s[:i], "0"); digits == "" {
		digits = "0"
	}
	return digits, s[i:]
}

// read reads one note of the course.
func (c *compiler) read(e *entry) {
	if !c.open(e) {
		return
	}
	e.lang = e.r.note.Lang
	if c.course.Notes[e.lang] == nil {
		c.course.Notes[e.lang] = map[string]*course.Note{}
	}
	// Two files of one slug and language meet only when a language was guessed.
	for n, base := 2, e.slug; c.course.Notes[e.lang][e.slug] != nil; n++ {
		e.slug = base + "-" + strconv.Itoa(n)
	}
	e.r.note.Slug = e.slug
	for _, q := range e.r.note.Questions() {
		q.Note = e.slug
	}
	c.course.Notes[e.lang][e.slug] = e.r.note
}

// open reads the file of an entry; false means that it could not be read.
func (c *compiler) open(e *entry) bool {
	opt := c.opt
	opt.Slug, opt.Resolve, opt.Image = e.slug, c.resolve, c.image
	if e.lang != "" {
		opt.Lang = e.lang
	}
	var src []byte
	var err error
	if c.from.size(e.file) > int64(opt.maxFile()) {
		e.r = tooLarge(e.file, c.from.size(e.file), opt)
		return true
	} else if src, err = c.from.read(e.file); err != nil {
		c.report(course.Problem{File: e.file, Severity: course.Error, Code: "note-unreadable", Message: both("읽지 못했습니다: "+err.Error(), "could not be read: "+err.Error())})
		return false
	}
	e.r = readNote(e.file, src, opt)
	return true
}

// languages settles the languages of the course, the main one first: as the
// manifest says, else by the number of notes.
func (c *compiler) languages(given []i18n.Lang) {
	langs := append([]i18n.Lang(nil), given...)
	known := map[i18n.Lang]bool{}
	for _, l := range langs {
		known[l] = true
	}
	rest := append([]i18n.Lang(nil), i18n.Langs...)
	sort.SliceStable(rest, func(i, j int) bool { return len(c.course.Notes[rest[i]]) > len(c.course.Notes[rest[j]]) })
	for _, l := range rest {
		if !known[l] && len(c.course.Notes[l]) > 0 {
			langs = append(langs, l)
		}
	}
	c.course.Langs = langs
}

// arrange makes the sections of a manifest.
func (c *compiler) arrange(m manifest) {
	seen := map[string]bool{}
	for _, s := range m.sections {
		cs := course.Section{ID: s.id, Title: s.title}
		for _, n := range s.notes {
			if c.exists(n.name) && !seen[n.name] {
				seen[n.name] = true
				cs.Notes = append(cs.Notes, n.name)
			}
		}
		if len(cs.Notes) > 0 {
			c.course.Sections = append(c.course.Sections, cs)
		}
	}
	if c.course.Title == (i18n.Text{}) {
		c.course.Title = i18n.Same(c.title())
	}
}

// gather makes the sections of any folder: one for each folder with notes.
func (c *compiler) gather() {
	if c.course.Title == (i18n.Text{}) {
		c.course.Title = i18n.Same(c.title())
	}
	at := map[string]int{}
	ids := newAnchors()
	seen := map[string]bool{}
	for _, e := range c.entries {
		if e.r == nil || seen[e.slug] {
			continue // a translation stands where its original does
		}
		seen[e.slug] = true
		i, ok := at[e.section]
		if !ok {
			i = len(c.course.Sections)
			at[e.section] = i
			s := course.Section{ID: "notes", Title: i18n.Text{Ko: "노트", En: "Notes"}}
			if e.section != "" {
				var names []string
				for _, part := range strings.Split(e.section, "/") {
					names = append(names, pretty(part))
				}
				s.ID, s.Title = slugOf(e.section), i18n.Same(strings.Join(names, " / "))
			}
			s.ID = ids.take(s.ID)
			c.course.Sections = append(c.course.Sections, s)
		}
		c.course.Sections[i].Notes = append(c.course.Sections[i].Notes, e.slug)
	}
}

// title is the name of a course that doesn't say its own: of its only note, of
// the note that introduces the folder, or what Options says.
func (c *compiler) title() string {
	for i, e := range c.entries {
		if e.r != nil && (len(c.entries) == 1 || i == 0 && isIndex(e.file) && e.section == "") {
			return e.r.note.Title
		}
	}
	if c.opt.Title != "" {
		return c.opt.Title
	}
	return i18n.Text{Ko: "노트", En: "Notes"}.In(c.course.MainLang())
}

// titleOf makes a title of a file name.
func titleOf(file string) string {
	if isIndex(file) {
		if dir := path.Base(path.Dir(file)); dir != "." && dir != "/" {
			return pretty(dir)
		}
	}
	return pretty(strings.TrimSuffix(path.Base(file), path.Ext(file)))
}

// pretty drops the number or date a name is ordered by, and its dashes.
func pretty(name string) string {
	name = compose(name)
	t := name
	if d := day(t); d != "" {
		t = t[10:]
	} else if _, rest := number(t); rest != "" && strings.IndexByte("-_. )", rest[0]) >= 0 {
		t = rest
	}
	t = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, strings.TrimLeft(t, "-_. )")))
	if t == "" {
		return name
	}
	return t
}

// target returns the path below the course folder a link in file means.
func (c *compiler) target(file, link string) string {
	link = compose(strings.ReplaceAll(link, `\`, "/"))
	if strings.HasPrefix(link, "/") {
		return strings.TrimPrefix(path.Clean(link), "/")
	}
	return path.Join(path.Dir(compose(file)), link)
}

// noteAt returns the note a link means: the file itself, without its
// extension, as the .html it becomes elsewhere, or a folder's index.
func (c *compiler) noteAt(file, link string) *entry {
	t := c.target(file, link)
	html := strings.TrimSuffix(t, ".html")
	for _, p := range []string{t, t + ".md", html + ".md", path.Join(t, "README.md"), path.Join(t, "index.md"), path.Join(t, "_index.md")} {
		if e := c.byPath[p]; e != nil {
			return e
		}
	}
	// A note that isn't translated: the page shows it in its own language.
	if l, rest := langDir(t); l != "" {
		for _, other := range i18n.Langs {
			if e := c.byPath[string(other)+"/"+rest]; e != nil {
				return e
			}
		}
	}
	return nil
}

func (c *compiler) resolve(file, link, fragment string) (string, bool) {
	if e := c.noteAt(file, link); e != nil {
		l := e.lang
		if l == "" { // read later: its language is that of the note linking to it
			l = c.langOf(file)
		}
		url := c.opt.Base + string(l) + "/notes/" + e.slug + "/"
		if c.opt.NoteURL != nil {
			url = c.opt.NoteURL(l, e.slug)
		}
		if fragment != "" {
			url += "#" + fragment
		}
		return url, true
	}
	t := c.target(file, link)
	if _, ok := carried(t); ok && c.take(t) {
		return c.fileURL(t), true
	}
	return "", false
}

// langOf guesses the language of a note being read.
func (c *compiler) langOf(file string) i18n.Lang {
	if c.opt.Lang != "" {
		return c.opt.Lang
	}
	if c.from.size(file) <= int64(c.opt.maxFile()) {
		if src, err := c.from.read(file); err == nil {
			return guess(src)
		}
	}
	return i18n.English
}

func (c *compiler) image(file, link string) (string, bool) {
	t := c.target(file, link)
	if picture, _ := carried(t); !picture || !c.take(t) {
		return "", false
	}
	return c.fileURL(t), true
}

func (c *compiler) fileURL(p string) string {
	if c.opt.FileURL != nil {
		return c.opt.FileURL(p)
	}
	return c.opt.Base + "files/" + p
}

// take puts a file among the course's, and reports whether it may be there.
func (c *compiler) take(p string) bool {
	if _, ok := c.course.Files[p]; ok {
		return true
	}
	if !c.files[p] || c.from.size(p) > MaxPicture {
		return false
	}
	b, err := c.from.read(p)
	if err != nil || strings.EqualFold(path.Ext(p), ".svg") && !quietSVG(b) {
		return false
	}
	c.course.Files[p] = b
	return true
}
