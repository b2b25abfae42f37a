package exchange

import (
	"encoding/csv"
	"strings"
	"testing"

	"notelab/app/hostile"
	"notelab/app/quiz"
)

// FuzzFlat hands any bytes to what takes HTML apart for other programs: what
// comes out has no elements but those allowed, no handlers, and as plain text no
// formula for a spreadsheet.
func FuzzFlat(f *testing.F) {
	for _, s := range hostile.Texts() {
		if len(s) < 2000 {
			f.Add(s)
			f.Add("<p class=x>" + quiz.Escape(s) + "</p>")
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		flat := Flat(quiz.HTML(s), nil)
		if again := Flat(quiz.HTML(s), nil); again != flat || len(flat) > 40*len(s)+100 {
			t.Errorf("%d bytes became %d, or two results", len(s), len(flat))
		}
		low := strings.ToLower(flat)
		for _, bad := range []string{"<script", "<iframe", "<style", "<object", "<svg", "<img src=x", "<form"} {
			if strings.Contains(low, bad) {
				t.Errorf("Flat(%q) = %q", s, flat)
			}
		}
		w := newTable(false)
		w.row(s, Plain(quiz.HTML(s)), "end")
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(w.bytes()), bom))).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 3 || rows[0][2] != "end" {
			t.Fatalf("a row of %q is read as %q, %v", s, rows, err)
		}
		for _, cell := range rows[0] {
			if cell != "" && strings.IndexByte("=+@\t\r", cell[0]) >= 0 {
				t.Errorf("a cell %q is a formula", cell)
			}
		}
	})
}
