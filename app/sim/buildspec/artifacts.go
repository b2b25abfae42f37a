package buildspec

import (
	"sort"
	"strings"
)

// object is one file of the build output and the key it gets in the bucket.
type object struct{ path, key string }

// gathered is what UPLOAD_ARTIFACTS found.
type gathered struct {
	bases   []string // the folders that base-directory means, "" for the root
	objects []object
	empty   []string // patterns of files that no file fits
	clash   string   // a key that several files would get, or ""
}

// gather applies the artifacts of a buildspec to the files that are there.
func gather(a *artifacts, files []string, name string) gathered {
	var g gathered
	g.bases = basesOf(a.base, files)
	used := make([]bool, len(a.files))
	at := map[string]int{} // where a key stands in objects
	for _, path := range files {
		for _, base := range g.bases {
			rel, ok := path, true
			if base != "" {
				rel, ok = strings.CutPrefix(path, base+"/")
			}
			if !ok {
				continue
			}
			hit := false
			for i := range a.files {
				if matches(a.files[i].text, rel) {
					hit, used[i] = true, true
				}
			}
			for i := range a.exclude {
				hit = hit && !matches(a.exclude[i].text, rel)
			}
			if !hit {
				continue
			}
			if a.discard {
				rel = rel[strings.LastIndexByte(rel, '/')+1:]
			}
			o := object{path, name + "/" + rel}
			if i, twice := at[o.key]; twice {
				if g.objects[i].path != path {
					g.clash = o.key
				}
				g.objects[i] = o
				continue
			}
			at[o.key] = len(g.objects)
			g.objects = append(g.objects, o)
		}
	}
	for i := range used {
		if !used[i] {
			g.empty = append(g.empty, a.files[i].text)
		}
	}
	return g
}

// basesOf lists the folders a base-directory means, in order.
func basesOf(base string, files []string) []string {
	base = clean(base)
	if base == "" || base == "." {
		return []string{""}
	}
	pattern := strings.Split(base, "/")
	var out []string
	for _, path := range files {
		names := strings.Split(path, "/")
		if len(names) <= len(pattern) || !fits(pattern, names[:len(pattern)]) {
			continue
		}
		out = append(out, strings.Join(names[:len(pattern)], "/"))
	}
	return unique(out)
}

// unique sorts and takes out what stands twice.
func unique(list []string) []string {
	sort.Strings(list)
	out := list[:0]
	for i, s := range list {
		if i == 0 || s != list[i-1] {
			out = append(out, s)
		}
	}
	return out
}
