package site

import (
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// Options say where a site stands and what it is made with.
type Options struct {
	// Base is the path every page stands under. It starts and ends with a
	// slash; "" means "/".
	Base string
	// Root is the path of the assets, which differs from Base for the learner's
	// own courses; "" means Base.
	Root string
	// Origin is the scheme and host of the published site, without a path:
	// "https://example.org". With "" there are no absolute addresses: no
	// sitemap and no canonical links.
	Origin string
	// Default is the interface language of the start page; "" means the
	// course's main language.
	Default i18n.Lang
	// Assets are the files beside the pages. A site without assets (an own
	// course) consists of pages and data alone.
	Assets []Asset
	// Lab are the simulators, for the lab and for the pictures in notes. An own
	// course has none: its pages live by scripts, and its simulators' frames are
	// drawn when the program starts.
	Lab []sim.Group
	// Declared are the simulators whose models are elsewhere: blocks of an own
	// course, for which their names hold the place.
	Declared sim.Infos
	// Search makes the entries of the search index, a JSON array, for some notes
	// in one interface language; with no notes, those that belong to no note.
	// nil leaves the index out.
	Search func(c *course.Course, l i18n.Lang, notes []*course.Note) []byte
	// Connect are the origins that pages may talk to beside their own: where
	// learners may carry their logs. See ParseConnect.
	Connect []string
	// Live makes a worker that asks the network first, for `notelab serve`,
	// where notes change between two visits.
	Live bool
}

// Asset is a file that is not made from the course. Br and Gz are the same
// bytes compressed, or nil.
type Asset struct {
	Path         string // below the root: "app.css"
	Data, Br, Gz []byte
	// Hashed gives the file a name made from its content, which never changes
	// its meaning and may be cached for ever.
	Hashed bool
	// Late keeps the file out of the offline copy until it is first used.
	Late bool
}

// File is one file of the site.
type File struct {
	Path         string // below Base for pages and data, below Root for assets
	Data, Br, Gz []byte
	Immutable    bool // the name contains the content's hash
}

// Type returns the media type of a path by its extension.
func Type(path string) string {
	ext := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(ext, '.'); i >= 0 {
		ext = ext[i+1:]
	}
	if t, ok := types[strings.ToLower(ext)]; ok {
		return t
	}
	return "application/octet-stream"
}

var types = map[string]string{
	"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
	"js": "text/javascript; charset=utf-8", "json": "application/json",
	"webmanifest": "application/manifest+json", "wasm": "application/wasm",
	"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
	"gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
	"xml": "application/xml", "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
	"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "woff2": "font/woff2",
	"mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg",
}

// Text reports whether files of this path are text, which compresses well.
func Text(path string) bool {
	t := Type(path)
	return strings.HasPrefix(t, "text/") || strings.HasPrefix(t, "application/") && t != "application/octet-stream" && t != "application/pdf" || t == "image/svg+xml"
}
