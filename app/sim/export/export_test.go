package export

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestThePaletteIsTheStyleSheetsLightTheme(t *testing.T) {
	css, err := os.ReadFile("../../../web/static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Palette {
		m := regexp.MustCompile(`--` + p.Name + `: light-dark\((#[0-9a-f]+),`).FindSubmatch(css)
		if m == nil || string(m[1]) != p.Value {
			t.Errorf("--%s is %s in the style sheet; the palette says %s", p.Name, m, p.Value)
		}
	}
	out := Standalone(`<svg viewBox="0 0 1 1"><rect fill="var(--ink-2)" stroke="var(--line)"/></svg>`)
	if strings.Contains(out, "var(") {
		t.Errorf("Standalone left a variable: %s", out)
	}
}
