// Package simtest holds the promises every simulator makes as tests: a whole
// declaration, runs that stay in their bounds at any configuration, pictures
// that fit their width, and generated questions with one defensible answer.
// What a rule says is each simulator's own test; an oracle is too.
package simtest

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Golden compares got with testdata/name.golden; -update writes it.
func Golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name + ".golden"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what was recorded; look at the difference, then run with -update", file)
	}
}

// Picture writes a stage with one element a line, as golden files keep it.
func Picture(svg string) string { return strings.ReplaceAll(svg, "><", ">\n<") + "\n" }

// Transcript writes a whole trace as text, in both languages.
func Transcript(s sim.Simulator, tr *sim.Trace) string {
	var b strings.Builder
	for i := range tr.Events {
		e := &tr.Events[i]
		fmt.Fprintf(&b, "%v %s %s %s\n", e.At, e.Kind, e.Actor, e.Tone)
		for _, f := range e.Fields {
			fmt.Fprintf(&b, "    %s=%s\n", f.Key, f.Value)
		}
		for _, l := range i18n.Langs {
			fmt.Fprintf(&b, "    %s\n", s.Describe(e, l))
		}
	}
	for _, f := range tr.Figures {
		fmt.Fprintf(&b, "%s %v | %s | %s\n", f.Key, f.Value, f.Text.Ko, f.Text.En)
	}
	for _, d := range tr.Documents {
		fmt.Fprintf(&b, "--- %s | %s | %s\n%s\n", d.Key, d.Title.Ko, d.Title.En, strings.TrimSuffix(d.Body, "\n"))
	}
	return b.String()
}

// Preset returns a preset's values with some changed.
func Preset(t *testing.T, s sim.Simulator, name string, pairs ...string) sim.Values {
	t.Helper()
	v, errs := s.Info().Parse(map[string]string{"preset": name})
	for _, e := range errs {
		t.Fatal(e)
	}
	return v.Must(pairs...)
}

// Declaration tests what a simulator declares: canonical defaults and presets,
// a figure for every prediction, every text in both languages.
func Declaration(t *testing.T, s sim.Simulator) {
	t.Helper()
	in := s.Info()
	both := func(what string, x i18n.Text) {
		t.Helper()
		if x.Ko == "" || x.En == "" || hangul(x.En) {
			t.Errorf("%s: not a text in both languages: %+v", what, x)
		}
	}
	canonical := func(what, name, value string) {
		t.Helper()
		if v, errs := in.Parse(map[string]string{name: value}); len(errs) > 0 || v.Get(name) != value {
			t.Errorf("%s: %s=%q is not valid and canonical: %v", what, name, value, errs)
		}
	}
	both("title", in.Title)
	both("summary", in.Summary)
	for _, p := range in.Params {
		canonical("default", p.Name, p.Default)
		both(p.Name, p.Label)
		both(p.Name+" group", p.Group)
		if p.Help != (i18n.Text{}) {
			both(p.Name+" help", p.Help)
		}
		for _, o := range p.Options {
			both(p.Name+" "+o.Name, o.Label)
		}
	}
	seen := map[string]string{}
	for i := range in.Presets {
		p := &in.Presets[i]
		both("preset "+p.Name, p.Label)
		for name, value := range p.Values {
			canonical("preset "+p.Name, name, value)
		}
		v := Preset(t, s, p.Name)
		if other, twice := seen[v.Query()]; twice {
			t.Errorf("presets %s and %s are the same", p.Name, other)
		}
		seen[v.Query()] = p.Name
		if tr := s.Run(v); tr.Bound != "" {
			t.Errorf("preset %s runs into the bound of %s", p.Name, tr.Bound)
		}
	}
	if len(in.Presets) < 3 {
		t.Errorf("%d presets; want at least 3", len(in.Presets))
	}
	if len(in.Predictions) == 0 {
		t.Error("nothing to predict")
	}
	if len(in.Asks) < 5 {
		t.Errorf("%d kinds of question; want at least 5", len(in.Asks))
	}
	for _, p := range in.Predictions {
		both("prediction "+p.Name, p.Prompt)
	}
	for _, a := range in.Asks {
		both("ask "+a.Name, a.Title)
	}
	for _, l := range in.Legend {
		both("legend", l.Label)
		if !contains(sim.Marks, l.Mark) {
			t.Errorf("legend %s: no mark %q", l.Label.En, l.Mark)
		}
	}
	if len(in.Sources) == 0 {
		t.Error("no source")
	}
	for _, src := range in.Sources {
		if !strings.HasPrefix(src.URL, "https://") || len(src.Checked) != len("2026-11") || src.Title == "" {
			t.Errorf("source %+v", src)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func hangul(s string) bool {
	for _, r := range s {
		if r >= 0xac00 && r <= 0xd7a3 {
			return true
		}
	}
	return false
}

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }
