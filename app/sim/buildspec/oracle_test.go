package buildspec

import (
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"notelab/app/sim"
)

// fate is what a phase does in the enumeration: all succeeds, its first command
// fails, or its finally does.
type fate int

const (
	fine fate = iota
	commandFails
	finallyFails
)

// outcome is what the oracle expects of a build.
type outcome struct {
	ran     []string
	entered [4]bool
	failed  [4]bool
	uploads bool
	build   string
}

// expected works a build out from a table of sentences, without the model's code.
//
// Each phase has the commands a and b and one of finally. After a phase one looks
// up where the build goes: a row for each phase and word of on-failure.
func expected(fates [4]fate, on [4]string, early string, forgiven bool) outcome {
	after := map[string]string{ // where a phase leads when it has failed
		"install ": early, "install ABORT": early, "install CONTINUE": "pre_build",
		"pre_build ": early, "pre_build ABORT": early, "pre_build CONTINUE": "build",
		"build ": "post_build", "build ABORT": early, "build CONTINUE": "post_build",
		"post_build ": "upload", "post_build ABORT": early, "post_build CONTINUE": "upload",
	}
	next := map[string]string{"install": "pre_build", "pre_build": "build", "build": "post_build", "post_build": "upload", "upload": "finalizing"}
	o := outcome{build: "SUCCEEDED"}
	for at := "install"; at != "finalizing"; {
		i := slices.Index([]string{"install", "pre_build", "build", "post_build"}, at)
		if i < 0 {
			o.uploads = true
			at = next[at]
			continue
		}
		o.entered[i] = true
		switch fates[i] {
		case commandFails:
			o.ran = append(o.ran, at+"-a", at+"-f")
		default:
			o.ran = append(o.ran, at+"-a", at+"-b", at+"-f")
		}
		if fates[i] == fine {
			at = next[at]
			continue
		}
		o.failed[i] = true
		if on[i] != "CONTINUE" || !forgiven {
			o.build = "FAILED"
		}
		at = after[at+" "+on[i]]
	}
	return o
}

// TestEveryWayThroughThePhases enumerates every fate and on-failure of the four
// phases, and a part of them with the other readings of what the guide leaves open.
func TestEveryWayThroughThePhases(t *testing.T) {
	ons := []string{"", "ABORT", "CONTINUE"}
	seen := 0
	for n := range 6561 { // (3 fates × 3 words) of 4 phases
		if testing.Short() && n%17 != 0 {
			continue
		}
		var fates [4]fate
		var on [4]string
		var fails []string
		text := "version: 0.2\nphases:\n"
		for i, rest := 0, n; i < 4; i, rest = i+1, rest/9 {
			key := keys[i]
			fates[i], on[i] = fate(rest%3), ons[rest/3%3]
			text += "  " + key + ":\n"
			if on[i] != "" {
				text += "    on-failure: " + on[i] + "\n"
			}
			text += "    commands: [" + key + "-a, " + key + "-b]\n    finally: [" + key + "-f]\n"
			switch fates[i] {
			case commandFails:
				fails = append(fails, key+"-a")
			case finallyFails:
				fails = append(fails, key+"-f")
			}
		}
		// build-a is a part of pre_build-a: what fails is named by its phase in full.
		text = strings.NewReplacer("[pre_build-", "[early-", ", pre_build-", ", early-", "[post_build-", "[late-", ", post_build-", ", late-").Replace(text)
		list := strings.NewReplacer("pre_build", "early", "post_build", "late").Replace(strings.Join(fails, ","))
		for _, early := range []string{"finalizing", "upload"} {
			for _, continued := range []string{"failed", "succeeded"} {
				if n%5 != 0 && (early != "finalizing" || continued != "failed") {
					continue // one in five in the other readings
				}
				v := info.Defaults().Must("buildspec", strings.TrimSpace(text), "fails", list, "files", "", "early", early, "continued", continued)
				m := modelOf(v)
				a := m.last()
				got := outcome{build: "SUCCEEDED", uploads: a.visits[upload].entered}
				for _, s := range ran(m) {
					got.ran = append(got.ran, strings.NewReplacer("early", "pre_build", "late", "post_build").Replace(s))
				}
				for i := range keys {
					got.entered[i], got.failed[i] = a.visits[int(install)+i].entered, a.visits[int(install)+i].failed
				}
				if a.failed {
					got.build = "FAILED"
				}
				want := expected(fates, on, early, continued == "succeeded")
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("fates %v, on-failure %q, early %s, continued %s:\n got %+v\nwant %+v", fates, on, early, continued, got, want)
				}
				seen++
			}
		}
	}
	t.Logf("%d ways", seen)
}

// plainly is what another reader of YAML makes of a buildspec.
type plainly struct {
	Version string
	Env     struct {
		Variables map[string]string
		Store     map[string]string `yaml:"parameter-store"`
		Exported  []string          `yaml:"exported-variables"`
	}
	Phases map[string]struct {
		Policy   string `yaml:"on-failure"`
		Commands []string
		Finally  []string
	}
	Artifacts struct {
		Files   []string
		Base    string `yaml:"base-directory"`
		Discard string `yaml:"discard-paths"`
		Name    string
	}
	Cache struct{ Paths []string }
}

func texts(list []entry) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.text)
	}
	return out
}

// TestBuildspecsAreReadAsGoYamlReadsThem compares what is read with
// go.yaml.in/yaml/v3: whatever this package runs, the other reader takes for the
// same commands, and what the other refuses is a fault here.
func TestBuildspecsAreReadAsGoYamlReadsThem(t *testing.T) {
	n := 8_000
	if testing.Short() {
		n = 1500
	}
	r := sim.NewRand(11)
	compared, refused := 0, 0
	for range n {
		text := anySpec(r)
		got, fault := read(text)
		var want plainly
		err := yaml.Unmarshal([]byte(text), &want)
		if err != nil && fault == nil {
			t.Fatalf("read:\n%s\nyaml.v3: %v", text, err)
		}
		if fault != nil {
			refused++
			continue
		}
		compared++
		if got.version != want.Version || !slices.Equal(texts(got.exported), want.Env.Exported) || !slices.Equal(texts(got.cache), want.Cache.Paths) {
			t.Fatalf("%s\ngot %+v\nwant %+v", text, got, want)
		}
		for _, v := range got.vars {
			of := want.Env.Variables
			if v.from == "parameter-store" {
				of = want.Env.Store
			}
			if value, ok := of[v.name]; v.from != "secrets-manager" && (!ok || value != v.value) {
				t.Fatalf("%s\n%+v; want %q", text, v, value)
			}
		}
		for i, key := range keys {
			w, ok := want.Phases[key]
			b := &got.blocks[i]
			if ok != (b.line > 0) || b.policy.text != w.Policy || !slices.Equal(texts(b.commands), w.Commands) || !slices.Equal(texts(b.finally), w.Finally) {
				t.Fatalf("%s\n%s: %+v; want %+v", text, key, b, w)
			}
		}
		a, w := &got.artifacts, &want.Artifacts
		if !slices.Equal(texts(a.files), w.Files) || a.base != w.Base || a.name != w.Name || a.discard != (w.Discard == "yes") {
			t.Fatalf("%s\n%+v; want %+v", text, a, w)
		}
	}
	if compared < n/4 || refused < n/10 {
		t.Errorf("%d read, %d refused", compared, refused)
	}
}

// Lines are those of go.yaml.in/yaml/v3 too.
func TestCommandsKnowTheirLines(t *testing.T) {
	text := "version: 0.2\n\n# a comment\nphases:\n  build:\n    commands:\n      - one\n\n      - |\n        two\n        lines\n      - \"three\"\n    finally: [four,\n      five]"
	got, fault := read(text)
	if fault != nil {
		t.Fatalf("%+v", fault)
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		t.Fatal(err)
	}
	build := root.Content[0].Content[3].Content[1]
	var want []int
	for _, list := range []*yaml.Node{build.Content[1], build.Content[3]} {
		for _, item := range list.Content {
			want = append(want, item.Line)
		}
	}
	var lines []int
	for _, e := range append(got.blocks[2].commands, got.blocks[2].finally...) {
		lines = append(lines, e.line)
	}
	if !slices.Equal(lines, want) {
		t.Errorf("lines %v; want %v", lines, want)
	}
}

// TestPatternsFitAsPathMatch compares globs with path.Match of the standard
// library, which knows no **: that is spelled out as up to five folders.
func TestPatternsFitAsPathMatch(t *testing.T) {
	r := sim.NewRand(5)
	names := []string{"a", "b", "ab", "abc", "a.js", "b.js", ".x"}
	parts := []string{"*", "a*", "*b", "a*c", "*.js", "a", "?", "**", "**", "?b*"}
	pick := func(of []string, n int) string {
		out := make([]string, n)
		for i := range out {
			out[i] = of[r.IntN(len(of))]
		}
		return strings.Join(out, "/")
	}
	hits := 0
	for range 40_000 {
		pattern, file := pick(parts, 1+r.IntN(3)), pick(names, 1+r.IntN(4))
		want := fitsSpelled(pattern, file)
		if got := matches(pattern, file); got != want {
			t.Fatalf("matches(%q, %q) = %v", pattern, file, got)
		}
		if want {
			hits++
		}
	}
	if hits < 1000 {
		t.Errorf("only %d fit", hits)
	}
}

// fitsSpelled spells ** out and asks path.Match.
func fitsSpelled(pattern, file string) bool {
	before, rest, stars := cutStars(pattern)
	if !stars {
		ok, err := path.Match(pattern, file)
		return ok && err == nil
	}
	for n := range 6 {
		if fitsSpelled(strings.TrimSuffix(before+strings.Repeat("*/", n)+rest, "/"), file) {
			return true
		}
	}
	return false
}

// cutStars cuts a pattern at its first name **.
func cutStars(p string) (before, rest string, ok bool) {
	names := strings.Split(p, "/")
	i := slices.Index(names, "**")
	if i < 0 {
		return "", "", false
	}
	if i > 0 {
		before = strings.Join(names[:i], "/") + "/"
	}
	return before, strings.Join(names[i+1:], "/"), true
}

// The expressions of RETRY match as package regexp does.
func TestExpressionsMatchAsRegexp(t *testing.T) {
	r := sim.NewRand(9)
	atoms := []string{"a", "b", "c", ".", `\.`, " ", "a", "b"}
	hits := 0
	for range 40_000 {
		pattern, text := "", ""
		for range r.IntN(5) {
			pattern += atoms[r.IntN(len(atoms))] + []string{"", "", "*", "+", "?"}[r.IntN(5)]
		}
		for range r.IntN(7) {
			text += string("abc. "[r.IntN(5)])
		}
		want := regexp.MustCompile(pattern).MatchString(text)
		if got := found(pattern, text); got != want {
			t.Fatalf("found(%q, %q) = %v", pattern, text, got)
		}
		if want {
			hits++
		}
	}
	if hits < 1000 {
		t.Error(strconv.Itoa(hits) + " matches")
	}
}
