package web

import (
	"strings"
	"testing"
)

func TestAStyleSheetLosesItsCommentsAndItsLayout(t *testing.T) {
	in := "/* a */\n.x { /* b */ color: red; }\n\n  .y::before { content: \"✓ \"; }\n/* unclosed"
	want := ".x{ color:red}\n.y::before{content:\"✓ \"}\n"
	if got := string(withoutComments([]byte(in))); got != want {
		t.Errorf("withoutComments = %q; want %q", got, want)
	}
}

func TestEveryAssetIsWhole(t *testing.T) {
	all, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, f := range all {
		names[f.Name] = string(f.Data)
	}
	for _, n := range []string{"app.css", "live.css", "app.js", "theme.js", "sw.js", "builder-worker.js", "icon.svg", "icon-192.png", "icon-512.png"} {
		if names[n] == "" {
			t.Errorf("%s is missing or empty", n)
		}
	}
	for _, n := range []string{"app.css", "live.css"} {
		if css := names[n]; strings.Contains(css, "/*") || strings.Count(css, "{") != strings.Count(css, "}") {
			t.Errorf("%s is not a clean style sheet", n)
		}
	}
}
