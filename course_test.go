package main

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"notelab/app/site"
)

var hrefs = regexp.MustCompile(` (?:href|src)="([^"]*)"`)
var ids = regexp.MustCompile(` id="([^"]*)"`)

// The course in notes, built under a prefix: every link inside the site leads
// to a page and a place that exist, and no page holds anything inline.
func TestEveryLinkOfTheCourseLeadsSomewhere(t *testing.T) {
	const base = "/study/"
	c, _, err := readCourse("notes", base)
	if err != nil {
		t.Fatal(err)
	}
	list, _, err := assets()
	if err != nil {
		t.Fatal(err)
	}
	anchors, pages := map[string]map[string]bool{}, map[string]string{}
	for f := range site.Build(c, siteOptions(site.Options{Base: base, Assets: list})).Files() {
		anchors[f.Path] = map[string]bool{}
		if path.Ext(f.Path) != ".html" {
			continue
		}
		pages[f.Path] = string(f.Data)
		for _, m := range ids.FindAllStringSubmatch(pages[f.Path], -1) {
			anchors[f.Path][m[1]] = true
		}
	}
	for name, text := range pages {
		if strings.Contains(text, " style=") || strings.Contains(text, "<style") || strings.Contains(text, "<script>") {
			t.Errorf("%s holds a script or a style", name)
		}
		for _, m := range hrefs.FindAllStringSubmatch(text, -1) {
			u, err := url.Parse(strings.ReplaceAll(m[1], "&amp;", "&"))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if u.IsAbs() {
				continue
			}
			target := name
			if u.Path != "" {
				rest, ok := strings.CutPrefix(u.Path, base)
				if !ok {
					t.Errorf("%s links out of the site: %s", name, m[1])
					continue
				}
				if target = rest; target == "" || strings.HasSuffix(target, "/") {
					target += "index.html"
				}
			}
			if anchors[target] == nil {
				t.Errorf("%s links to %s: no such file", name, m[1])
			} else if u.Fragment != "" && !anchors[target][u.Fragment] {
				t.Errorf("%s links to %s: no such place", name, m[1])
			}
		}
	}
}
