// Package press turns the files of an own course into its pages, in the
// builder's worker: what `notelab build` does for a folder, but so that a note
// that panics costs only itself, and with word of every step, so that the page
// knows which note made the worker hang.
//
// It leaves out JavaScript, storage and the clock.
package press

import (
	"encoding/json"
	"fmt"
	"maps"
	"sort"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/markdown"
	"notelab/app/search"
	"notelab/app/shelf"
	"notelab/app/sim"
	"notelab/app/site"
)

// File is one file of the course.
type File struct {
	Path string
	Data []byte
}

// Host is where the press stands: who is told of each step, and who keeps the
// pages.
type Host struct {
	Say func(shelf.Message)
	// Put stores some files of the site before it returns.
	Put func([]site.File) error
	// Sims are the simulators a note may name.
	Sims sim.Infos
}

// batch is how many files are handed to Put at once.
const batch = 24

// Make builds the course and hands over its pages. It returns what is to be
// remembered of it, without the times and names that only the page knows.
func Make(job shelf.Job, files []File, h Host) (*shelf.Course, error) {
	p := &press{job: job, host: h, lang: i18n.Parse(job.Lang), failed: maps.Clone(job.Failed)}
	if p.failed == nil {
		p.failed = map[string]shelf.Failure{}
	}
	p.files = append(p.files, files...)
	sort.Slice(p.files, func(a, b int) bool { return p.files[a].Path < p.files[b].Path })
	p.check()
	// Each round that does not come through gives up one more note.
	for range len(files) + 1 {
		c, err := p.round()
		if p.current == "" || err == nil {
			return c, err
		}
		if _, twice := p.failed[p.current]; twice {
			return nil, err
		}
		p.crashed(p.current)
	}
	return nil, fmt.Errorf("building the course: %w", shelf.ErrStopped)
}

// press is one build.
type press struct {
	job     shelf.Job
	host    Host
	lang    i18n.Lang
	files   []File
	failed  map[string]shelf.Failure
	name    string // of the course, should the files give it none
	current string // the note being worked on, "" between notes
}

func (p *press) at(stage shelf.Stage, path string, n, of int) {
	p.current = path
	p.host.Say(shelf.Message{Kind: shelf.At, Stage: stage, Path: path, N: n, Of: of})
}

func (p *press) crashed(path string) {
	p.failed[path] = shelf.Crashed
	p.host.Say(shelf.Message{Kind: shelf.Bad, Path: path})
}

// check reads every note by itself, so that one that panics or never ends is
// known by name before the course is put together.
func (p *press) check() {
	known := map[string]bool{}
	for _, path := range p.job.Checked {
		known[path] = true
	}
	of := 0
	for _, f := range p.files {
		if shelf.IsNote(f.Path) {
			of++
		}
	}
	p.name = shelf.Title(p.job.Folder)
	if p.name == "" {
		p.name = shelf.Title(p.job.Title)
	}
	n := 0
	for _, f := range p.files {
		if !shelf.IsNote(f.Path) {
			continue
		}
		n++
		// Without another name, the course is called after its first note.
		nameless := p.name == ""
		if p.failed[f.Path] != "" || known[f.Path] && !nameless {
			continue
		}
		p.at(shelf.Checking, f.Path, n-1, of)
		err := guard(func() error {
			note, _ := markdown.Note(f.Path, f.Data, p.options())
			if nameless {
				p.name = shelf.Title(note.Title)
			}
			return nil
		})
		if err != nil {
			p.crashed(f.Path)
		}
	}
	p.at(shelf.Checking, "", of, of)
}

func (p *press) options() markdown.Options {
	return markdown.Options{
		ID: p.job.ID, Title: p.name, Base: p.base(), AssignIDs: true, MaxFile: shelf.MaxNote,
		Sims: p.host.Sims,
	}
}

func (p *press) base() string { return p.job.Root + "my/" + p.job.ID + "/" }

// round puts the course together without the notes that failed so far and
// writes its pages. After an error, current names the note it happened at.
func (p *press) round() (*shelf.Course, error) {
	p.at(shelf.Arranging, "", 0, 0)
	var c *course.Course
	var problems []course.Problem
	err := guard(func() error {
		c, problems = markdown.CourseOf(p.sources(), p.options())
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the course: %w", err)
	}
	p.current = ""
	if c == nil || len(c.Order()) == 0 {
		return nil, shelf.ErrEmpty
	}
	c.ID = p.job.ID
	title := p.title(c)
	c.Title = i18n.Same(title)
	s := site.Build(c, site.Options{Base: p.base(), Root: p.job.Root, Default: p.lang, Search: docs, Declared: p.host.Sims})
	if err := guard(func() error { return p.write(c, s) }); err != nil {
		return nil, fmt.Errorf("writing the pages: %w", err)
	}
	p.current = ""
	return p.record(c, title, problems), nil
}

// title is the one the learner chose, else the course's own.
func (p *press) title(c *course.Course) string {
	if p.job.Title != "" && p.job.Named {
		return p.job.Title
	}
	if t := shelf.Title(c.Title.In(p.lang)); t != "" {
		return t
	}
	return p.job.ID
}

// sources returns the files, in which a note that failed is a note that says
// so.
func (p *press) sources() map[string][]byte {
	files := make(map[string][]byte, len(p.files))
	for _, f := range p.files {
		files[f.Path] = f.Data
		if why := p.failed[f.Path]; why != "" {
			files[f.Path] = failedNote(f.Path, why, p.lang)
		}
	}
	return files
}

// failedNote is what stands in place of a note that could not be built.
func failedNote(file string, why shelf.Failure, l i18n.Lang) []byte {
	key := i18n.Key("my.failed.crashed")
	if why == shelf.Hung {
		key = "my.failed.hung"
	}
	// The name comes from the learner's disk: in a code span it is only text.
	name := "`` " + strings.Map(func(r rune) rune {
		if r < ' ' || r == '`' {
			return ' '
		}
		return r
	}, file) + " ``"
	title := strings.NewReplacer(`\`, ` `, `"`, ` `).Replace(shelf.FailedTitle(file))
	return []byte("---\ntitle: \"" + title + "\"\n---\n\n> [!WARNING]\n> " + i18n.T(l, key, "file", name) + "\n\n" + i18n.T(l, "my.failed.do") + "\n")
}

// docs makes the search index. Simulators are found on the site's own search
// page: their addresses lie outside the course.
func docs(c *course.Course, l i18n.Lang, notes []*course.Note) []byte {
	list := search.Docs(c, l, notes, nil)
	if list == nil {
		list = []search.Doc{}
	}
	data, err := json.Marshal(list)
	if err != nil {
		return []byte("[]") // only strings come here
	}
	return data
}

// write renders file after file.
func (p *press) write(c *course.Course, s *site.Site) error {
	notes := map[string]string{} // path of a page -> file of its note
	for _, l := range i18n.Langs {
		for _, slug := range c.Order() {
			if n, ok := c.Note(l, slug); ok {
				notes[string(l)+"/notes/"+slug+"/"] = n.File
				notes["data/"+string(l)+"/quiz/"+slug+".json"] = n.File
			}
		}
	}
	paths := s.Paths()
	var list []site.File
	for i, path := range paths {
		p.at(shelf.Writing, notes[path], i, len(paths))
		f, ok := s.Render(path)
		p.current = ""
		if !ok {
			continue
		}
		if list = append(list, f); len(list) == batch {
			if err := p.put(list, i, len(paths)); err != nil {
				return err
			}
			list = nil
		}
	}
	return p.put(list, len(paths), len(paths))
}

func (p *press) put(list []site.File, n, of int) error {
	p.at(shelf.Writing, "", n, of) // storing is not the note's time
	return p.host.Put(list)
}

// record is what the learner is shown of the course.
func (p *press) record(c *course.Course, title string, problems []course.Problem) *shelf.Course {
	r := &shelf.Course{
		ID: p.job.ID, Title: title, Named: p.job.Named, Folder: p.job.Folder, Lang: string(p.lang),
		Updated: p.job.Updated, Count: len(c.Order()), Quizzes: len(c.Questions(p.lang)),
		Gen: p.job.Gen, Src: p.job.Src, Builder: p.job.Wasm, Failed: p.failed, Paths: []string{},
	}
	for _, f := range p.files {
		r.Paths = append(r.Paths, f.Path)
		r.Size += int64(len(f.Data))
	}
	for i := range problems {
		if len(r.Problems) == shelf.MaxProblems {
			r.More = len(problems) - i
			break
		}
		r.Problems = append(r.Problems, problems[i].In(p.lang))
	}
	return r
}

// panicked is an error that was a panic.
type panicked struct{ cause any }

func (e *panicked) Error() string { return fmt.Sprintf("panic: %v", e.cause) }

// guard runs f and returns its panic as an error.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &panicked{r}
		}
	}()
	return f()
}
