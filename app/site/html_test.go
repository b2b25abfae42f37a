package site

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var (
	tagPattern  = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s=>"'/]+(?:="[^"]*")?)*)\s*(/?)>`)
	attrPattern = regexp.MustCompile(`\s+([^\s=>"'/]+)(?:="([^"]*)")?`)
)

var void = map[string]bool{"meta": true, "link": true, "input": true, "br": true, "hr": true, "img": true}

// wellFormed checks what our own writer must keep: tags balance, attributes
// are quoted and not given twice, ids are unique, nothing inline runs or
// styles, and what aria-labelledby and label name exists.
func wellFormed(html string) error {
	ids := map[string]bool{}
	var stack, wanted []string
	rest := html
	if !strings.HasPrefix(rest, "<!doctype html>\n") {
		return fmt.Errorf("no doctype")
	}
	rest = strings.TrimPrefix(rest, "<!doctype html>\n")
	for {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			break
		}
		rest = rest[i:]
		m := tagPattern.FindStringSubmatch(rest)
		if m == nil || !strings.HasPrefix(rest, m[0]) {
			return fmt.Errorf("no tag at %.80q", rest)
		}
		rest = rest[len(m[0]):]
		name := strings.ToLower(m[2])
		if m[1] == "/" {
			if len(stack) == 0 || stack[len(stack)-1] != name {
				return fmt.Errorf("</%s> closes %v", name, stack)
			}
			stack = stack[:len(stack)-1]
			continue
		}
		seen := map[string]string{}
		for _, a := range attrPattern.FindAllStringSubmatch(m[3], -1) {
			key := strings.ToLower(a[1])
			if _, twice := seen[key]; twice {
				return fmt.Errorf("<%s> has %s twice", name, key)
			}
			seen[key] = a[2]
			if key == "style" || strings.HasPrefix(key, "on") {
				return fmt.Errorf("<%s> has %s", name, key)
			}
		}
		if id, ok := seen["id"]; ok {
			if id == "" || ids[id] {
				return fmt.Errorf("id %q is empty or given twice", id)
			}
			ids[id] = true
		}
		for _, key := range []string{"for", "aria-labelledby"} {
			if v := seen[key]; v != "" {
				wanted = append(wanted, v)
			}
		}
		if strings.HasPrefix(strings.ToLower(seen["href"]), "javascript:") {
			return fmt.Errorf("a link runs script")
		}
		if name == "style" || name == "script" && seen["src"] == "" && seen["type"] != "application/json" {
			return fmt.Errorf("inline <%s>", name)
		}
		if name == "script" {
			end := strings.Index(rest, "</script>")
			if end < 0 {
				return fmt.Errorf("<script> is not closed")
			}
			rest = rest[end+len("</script>"):]
			continue
		}
		if !void[name] && m[4] != "/" {
			stack = append(stack, name)
		}
	}
	if len(stack) > 0 {
		return fmt.Errorf("not closed: %v", stack)
	}
	for _, id := range wanted {
		if !ids[id] {
			return fmt.Errorf("nothing has the id %q", id)
		}
	}
	return nil
}

func TestTheCheckerSeesFaults(t *testing.T) {
	for _, bad := range []string{
		"<p>", "<p></b></p>", `<p style="x"></p>`, `<p onclick="x"></p>`, "<script>x</script>", "<p>a < b</p>",
		`<p id="a"></p><p id="a"></p>`, `<label for="x"></label>`, `<a href="javascript:x">x</a>`, `<p title=x></p>`,
	} {
		if wellFormed("<!doctype html>\n"+bad) == nil {
			t.Errorf("wellFormed(%q) finds nothing", bad)
		}
	}
}

var linkPattern = regexp.MustCompile(` (?:href|src)="([^"]*)"`)
var idPattern = regexp.MustCompile(` id="([^"]*)"`)

// checkLinks follows every link of every page.
func checkLinks(t *testing.T, base string, files map[string][]byte) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for path, data := range files {
		ids[path] = map[string]bool{}
		for _, m := range idPattern.FindAllStringSubmatch(string(data), -1) {
			ids[path][m[1]] = true
		}
	}
	reported := 0
	for path, data := range files {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		for _, m := range linkPattern.FindAllStringSubmatch(string(data), -1) {
			u, err := url.Parse(strings.NewReplacer("&amp;", "&", "&#39;", "'").Replace(m[1]))
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			if u.IsAbs() && u.Host != "example.org" {
				continue
			}
			target := path
			if u.Path != "" {
				rest, ok := strings.CutPrefix(u.Path, base)
				if !ok {
					t.Errorf("%s links to %s, outside of %s", path, m[1], base)
					continue
				}
				target = rest
				if target == "" || strings.HasSuffix(target, "/") {
					target += "index.html"
				}
			}
			if files[target] == nil {
				t.Errorf("%s links to %s: no such file", path, m[1])
				reported++
			} else if u.Fragment != "" && !ids[target][u.Fragment] {
				t.Errorf("%s links to %s: no such id", path, m[1])
				reported++
			}
			if reported > 20 {
				t.Fatal("and more")
			}
		}
	}
}
