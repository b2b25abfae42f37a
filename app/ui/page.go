package ui

import (
	"encoding/json"
	"fmt"
	"net/url"

	"notelab/app/i18n"
)

// PageKind says what a page is. The site writes it into the page's data.
type PageKind string

// The kinds of page.
const (
	PageToday    PageKind = "today"
	PageOutline  PageKind = "outline"
	PageNote     PageKind = "note"
	PageQuiz     PageKind = "quiz"
	PageExam     PageKind = "exam"
	PageLab      PageKind = "lab"
	PageSim      PageKind = "sim"
	PageSearch   PageKind = "search"
	PageMe       PageKind = "me"
	PageStats    PageKind = "stats"
	PageMy       PageKind = "my"
	PageNotFound PageKind = "notfound"
)

// Page is what the static page says about itself in its #page data block.
type Page struct {
	Lang i18n.Lang `json:"lang"`
	// Base is the path every page of this course stands under, Root the path
	// of the site's own assets; both end with a slash. They differ for the
	// learner's own courses.
	Base    string   `json:"base"`
	Root    string   `json:"root"`
	Kind    PageKind `json:"kind"`
	Course  string   `json:"course"` // "" for the site's own course
	Slug    string   `json:"slug"`   // of a note or a simulator, else ""
	Title   string   `json:"title"`
	Islands []Island `json:"islands"`
}

// Island is one placeholder of the page.
type Island struct {
	ID    string          `json:"id"`
	Kind  string          `json:"kind"`
	Props json.RawMessage `json:"props"`
}

// ParsePage reads the page's data block.
func ParsePage(data []byte) (*Page, error) {
	p := &Page{}
	if err := json.Unmarshal(data, p); err != nil {
		return nil, fmt.Errorf("reading the page's data: %w", err)
	}
	if p.Lang == "" {
		p.Lang = i18n.English
	}
	if p.Base == "" {
		p.Base = "/"
	}
	if p.Root == "" {
		p.Root = "/"
	}
	return p, nil
}

// Island returns the island of that id, or nil.
func (p *Page) Island(id string) *Island {
	for i := range p.Islands {
		if p.Islands[i].ID == id {
			return &p.Islands[i]
		}
	}
	return nil
}

// URL returns the address of a page of this course in the page's language:
// URL("notes", slug) is the note, URL() the Today page.
func (p *Page) URL(parts ...string) string {
	s := p.Base + string(p.Lang) + "/"
	for _, part := range parts {
		s += url.PathEscape(part) + "/"
	}
	return s
}

// NoteURL returns the address of a note, at one of its headings when anchor is
// not empty.
func (p *Page) NoteURL(slug, anchor string) string {
	s := p.URL("notes", slug)
	if anchor != "" {
		s += "#" + url.PathEscape(anchor)
	}
	return s
}

// SimURL returns the address of a simulator's run. Simulators belong to the
// site, so that the page of an own course links to the site's lab.
func (p *Page) SimURL(name, query string) string {
	s := p.Root + string(p.Lang) + "/lab/" + url.PathEscape(name) + "/"
	if query != "" {
		s += "?" + query
	}
	return s
}

// DataURL returns the address of one of the course's data files.
func (p *Page) DataURL(name string) string {
	return p.Base + "data/" + string(p.Lang) + "/" + name
}

// Props decodes the properties of an island of the current page into out. It
// reports false when there is no such island or its properties do not fit;
// the component then shows that it cannot work instead of guessing.
func Props(id string, out any) bool {
	if env == nil {
		return false
	}
	is := env.Page().Island(id)
	return is != nil && json.Unmarshal(is.Props, out) == nil
}
