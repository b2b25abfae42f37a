package site

import (
	"bytes"
	"encoding/json"
	"strings"
)

// workerData is what the service worker is told, and what packs consist of.
type workerData struct {
	table workerTable
	packs []pack
}

// workerTable is the worker's table: what there is, by content.
type workerTable struct {
	// Version names the sum of everything below.
	Version string `json:"version"`
	Live    bool   `json:"live"`
	// Files are the stable names with their content's hash; hashed names have
	// "". The first Shell of them make a page work.
	Files map[string]string `json:"files"`
	// Late are files kept from their first use on.
	Late []string `json:"late"`
	// Packs are the packs' names with the size of their text.
	Packs []workerPack `json:"packs"`
	// Sizes are the bytes of the files, for the progress line.
	Sizes map[string]int `json:"sizes"`
}

type workerPack struct {
	Name  string `json:"name"`
	Bytes int    `json:"bytes"`
}

// jsonPlain writes JSON without escaping <, > and &: for files, which no
// script element holds.
func jsonPlain(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("site: writing JSON: " + err.Error()) // only our own plain types come here
	}
	return b.Bytes()
}

// work is the worker's table and the packs, made by rendering the whole site
// once and keeping no text.
func (s *Site) work() *workerData {
	s.walk(func(File) bool { return true })
	return s.worker
}

// walk renders every file once: pages and data pack by pack, each pack after
// its files, then the rest and last the worker. It returns false when yield
// did.
func (s *Site) walk(yield func(File) bool) bool {
	s.walking.Lock()
	defer s.walking.Unlock()
	t := workerTable{Live: s.opt.Live, Files: map[string]string{}, Late: []string{}, Packs: []workerPack{}, Sizes: map[string]int{}}
	wd := &workerData{}
	packed := len(s.opt.Assets) > 0
	for _, paths := range s.groups() {
		texts := make([][]byte, len(paths))
		for i, path := range paths {
			texts[i] = s.renderText(path)
			if !yield(File{Path: fileName(path), Data: texts[i]}) {
				return false
			}
		}
		if !packed {
			continue
		}
		body, size := packBody(paths, texts)
		pk := pack{paths: paths, name: "assets/pack." + hash(body) + ".json"}
		wd.packs = append(wd.packs, pk)
		t.Packs = append(t.Packs, workerPack{pk.name, size})
		if !yield(File{Path: pk.name, Data: body, Immutable: true}) {
			return false
		}
	}
	for _, path := range s.rootPaths() {
		f, ok := s.Render(path)
		if !ok {
			continue
		}
		switch {
		case f.Immutable:
			t.Files[path], t.Sizes[path] = "", len(f.Data)
		case s.kept(path):
			t.Files[path], t.Sizes[path] = hash(f.Data), len(f.Data)
		}
		if !yield(f) {
			return false
		}
	}
	if !packed {
		return true
	}
	for i := range s.opt.Assets {
		if s.opt.Assets[i].Late {
			path := s.paths[i]
			delete(t.Files, path)
			delete(t.Sizes, path)
			t.Late = append(t.Late, path)
		}
	}
	t.Version = hash(append(jsonPlain(t), s.workerSource()...))
	wd.table = t
	s.worker = wd
	if src := s.workerSource(); src != nil {
		return yield(File{Path: "sw.js", Data: s.workerText(src)})
	}
	return true
}

// kept reports whether the worker keeps a file that no pack holds: all but
// what only crawlers read, and the search index, which it puts together.
func (s *Site) kept(path string) bool {
	return path != "robots.txt" && path != "sitemap.xml" && !strings.HasSuffix(path, "/search.json")
}

// made is the worker's data, rendered on first demand.
func (s *Site) made() *workerData {
	s.once.Do(func() {
		if s.worker == nil {
			s.work()
		}
	})
	return s.worker
}

// packFile makes one pack again, by its name.
func (s *Site) packFile(path string) []byte {
	if !strings.HasPrefix(path, "assets/pack.") {
		return nil
	}
	for _, pk := range s.made().packs {
		if pk.name == path {
			texts := make([][]byte, len(pk.paths))
			for i, p := range pk.paths {
				texts[i] = s.renderText(p)
			}
			body, _ := packBody(pk.paths, texts)
			return body
		}
	}
	return nil
}

func (s *Site) workerSource() []byte {
	for _, a := range s.opt.Assets {
		if a.Path == "sw.js" {
			return a.Data
		}
	}
	return nil
}

// workerFile is the service worker with its table.
func (s *Site) workerFile() []byte {
	src := s.workerSource()
	if src == nil {
		return nil
	}
	s.made()
	return s.workerText(src)
}

func (s *Site) workerText(src []byte) []byte {
	src = []byte(s.Connected(string(src))) // its CSP
	return bytes.Replace(src, []byte(`"__NOTELAB_SITE__"`), bytes.TrimSpace(jsonPlain(s.worker.table)), 1)
}

// loader is app.js with the published names of what it loads.
func (s *Site) loader(src []byte) []byte {
	programs := map[string]string{} // which group's program runs a simulator's model
	for _, g := range s.opt.Lab {
		for _, m := range g.Sims {
			programs[m.Info().Name] = g.Name
		}
	}
	names := map[string]any{"sims": programs}
	if p, ok := s.names["sync.wasm"]; ok { // it runs beside the app as models do
		programs["sync"], names["sims-sync"] = "sync", p
	}
	for key, path := range map[string]string{"wasm": "app.wasm", "exec": "wasm_exec.js", "builder": "builder.wasm"} {
		if p, ok := s.names[path]; ok {
			names[key] = p
		}
	}
	for path, p := range s.names {
		if name, ok := strings.CutSuffix(path, ".wasm"); ok && strings.HasPrefix(name, "sims-") {
			names[name] = p // the models of a group of simulators
		}
	}
	return bytes.Replace(src, []byte(`"__NOTELAB_ASSETS__"`), bytes.TrimSpace(jsonPlain(names)), 1)
}
