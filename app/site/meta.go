package site

import (
	"notelab/app/i18n"
)

// appName is what the app is called on a home screen.
const appName = "Notelab"

// The paper's colours, for the browser's frame around the page.
const paperLight, paperDark = "#fbfaf7", "#14151a"

// Policy is the Content-Security-Policy of every page. 'wasm-unsafe-eval' is
// what compiling WebAssembly needs; nothing inline may run or style. A host that
// can send headers sends it; pages hold it too, for hosts that cannot.
const Policy = metaPolicy + "; frame-ancestors 'none'"

// metaPolicy leaves out what browsers take from a header only.
const metaPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// Headers are what every answer carries beside its type and its caching, as
// name and value: serve sends them, and build writes them down for hosts that
// read a file of headers.
var Headers = [...][2]string{
	{"Content-Security-Policy", Policy},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// webManifest is the web app manifest.
type webManifest struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description,omitempty"`
	Lang        string         `json:"lang"`
	Dir         string         `json:"dir"`
	StartURL    string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Theme       string         `json:"theme_color"`
	Background  string         `json:"background_color"`
	Categories  []string       `json:"categories"`
	Icons       []manifestIcon `json:"icons"`
	Shortcuts   []shortcut     `json:"shortcuts"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

type shortcut struct {
	Name  string         `json:"name"`
	URL   string         `json:"url"`
	Icons []manifestIcon `json:"icons"`
}

func (s *Site) manifest() []byte {
	l := s.opt.Default
	name := s.title(l)
	if name != appName {
		name += " · " + appName
	}
	icon := func(file, size, purpose string) manifestIcon {
		return manifestIcon{s.opt.Root + file, size, Type(file), purpose}
	}
	cut := func(k i18n.Key, path string) shortcut {
		return shortcut{i18n.T(l, k), s.url(string(l) + "/" + path), []manifestIcon{icon("icon-192.png", "192x192", "any")}}
	}
	return jsonBytes(webManifest{
		ID: s.opt.Root, Name: name, ShortName: appName, Description: s.c.Description.In(l),
		Lang: string(l), Dir: "ltr", StartURL: s.opt.Root, Scope: s.opt.Root, Display: "standalone",
		Theme: paperLight, Background: paperLight, Categories: []string{"education"},
		Icons: []manifestIcon{
			icon("icon-192.png", "192x192", "any"), icon("icon-512.png", "512x512", "any"),
			icon("icon-maskable-192.png", "192x192", "maskable"), icon("icon-maskable-512.png", "512x512", "maskable"),
			icon("icon.svg", "any", "any"),
		},
		Shortcuts: []shortcut{cut("site.quick", "quiz/"), cut("site.notes", "notes/"), cut("site.lab", "lab/")},
	})
}

func (s *Site) robots() []byte {
	text := "User-agent: *\nDisallow: " + s.opt.Base + "data/\n"
	if s.opt.Origin != "" {
		text += "Sitemap: " + s.opt.Origin + s.opt.Base + "sitemap.xml\n"
	}
	return []byte(text)
}

// sitemap lists the pages that hold text; it is nil without an origin, since
// its addresses are absolute.
func (s *Site) sitemap() []byte {
	if s.opt.Origin == "" {
		return nil
	}
	var w writer
	w.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
	add := func(path, day string) {
		w.put("<url><loc>", esc(s.opt.Origin+s.url(path)), "</loc>", when(day != "", "<lastmod>"+esc(day)+"</lastmod>"), "</url>\n")
	}
	for _, l := range i18n.Langs {
		p := string(l) + "/"
		add(p, "")
		for n := 1; n <= s.outlinePages(); n++ {
			add(outlinePath(l, n), "")
		}
		add(p+"lab/", "")
		for _, name := range s.simNames() {
			add(p+"lab/"+name+"/", "")
		}
		for _, e := range s.order {
			// A note that is not translated has one address, in its language.
			if n := s.note(l, e.slug); n.Lang == l || n.Lang == "" {
				add(p+"notes/"+e.slug+"/", n.Updated)
			}
		}
	}
	w.put("</urlset>\n")
	return []byte(w.b.String())
}
