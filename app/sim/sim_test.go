package sim

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
)

// sample declares one parameter of each kind.
var sample = &Info{
	Name: "sample",
	Params: []Param{
		{Name: "clients", Kind: Number, Default: "10", Min: 1, Max: 100, Step: 1},
		{Name: "rate", Kind: Number, Default: "0.5", Min: 0, Max: 1},
		{Name: "base", Kind: Duration, Default: "100ms", Min: 1, Max: 60_000},
		{Name: "policy", Kind: Choice, Default: "full", Options: []Option{{Name: "none"}, {Name: "full"}, {Name: "equal"}}},
		{Name: "trunking", Kind: Flag, Default: "false"},
		{Name: "answers", Kind: List, Default: "503,200", MaxLen: 3, Options: []Option{{Name: "200"}, {Name: "429"}, {Name: "503"}}},
		{Name: "path", Kind: String, Default: "/a b", MaxLen: 5},
	},
	Presets: []Preset{{Name: "herd", Values: map[string]string{"clients": "80", "policy": "none"}}},
	Sources: []Source{{URL: "https://docs.aws.amazon.com/x", Checked: "2026-11"}},
}

func TestParseReadsEveryKindInItsCanonicalForm(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"clients", " 20 ", "20"},
		{"rate", "0.250", "0.25"},
		{"base", "1500ms", "1.5s"},
		{"base", "250 ms", "250ms"},
		{"base", "1m", "1m"},
		{"policy", "none", "none"},
		{"trunking", "on", "true"},
		{"trunking", "No", "false"},
		{"answers", "503, 429\n200", "503,429,200"},
		{"answers", "", ""},
		{"path", "/é한", "/é한"},
	} {
		v, errs := sample.Parse(map[string]string{c.name: c.in})
		if len(errs) > 0 {
			t.Errorf("Parse(%s=%q): %v", c.name, c.in, errs)
		}
		if got := v.Get(c.name); got != c.want {
			t.Errorf("Parse(%s=%q) = %q; want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestParseReportsEveryFaultAndKeepsTheDefault(t *testing.T) {
	for _, c := range []struct{ name, in, near, want string }{
		{"clients", "0", "", "whole number from 1 to 100"},
		{"clients", "2.5", "", "whole number"},
		{"clients", "NaN", "", "whole number"},
		{"rate", "1.5", "", "number from 0 to 1"},
		{"base", "2h", "", "duration from 1ms to 1m"},
		{"policy", "ful", "full", "one of none, full, equal"},
		{"trunking", "maybe", "", "true or false"},
		{"answers", "503,504", "503", "items of"},
		{"answers", "503,503,503,503", "", "at most 3"},
		{"path", "/abcdef", "", "at most 5"},
		{"cleints", "3", "clients", "no parameter"},
		{"preset", "heard", "herd", "one of herd"},
	} {
		v, errs := sample.Parse(map[string]string{c.name: c.in})
		if len(errs) != 1 {
			t.Errorf("Parse(%s=%q) gave %d errors; want 1", c.name, c.in, len(errs))
			continue
		}
		if errs[0].Near != c.near || !strings.Contains(errs[0].Want.En, c.want) {
			t.Errorf("Parse(%s=%q) = %v, near %q; want %q, near %q", c.name, c.in, errs[0], errs[0].Near, c.want, c.near)
		}
		if errs[0].Want.Ko == "" || errs[0].In(i18n.Korean) == errs[0].Error() {
			t.Errorf("Parse(%s=%q): no Korean message", c.name, c.in)
		}
		if v.Query() != "" {
			t.Errorf("Parse(%s=%q) changed the values to %q", c.name, c.in, v.Query())
		}
	}
}

func TestAPresetIsTheGroundAndParametersChangeIt(t *testing.T) {
	v, errs := sample.Parse(map[string]string{"preset": "herd", "policy": "equal"})
	if len(errs) > 0 || v.Query() != "clients=80&policy=equal" {
		t.Errorf("Query() = %q, %v; want clients=80&policy=equal", v.Query(), errs)
	}
}

func TestQueryReproducesTheValues(t *testing.T) {
	v := sample.Defaults().Must("path", "/ü&=", "answers", "429", "base", "45s")
	back := map[string]string{}
	for _, pair := range strings.Split(v.Query(), "&") {
		k, s, _ := strings.Cut(pair, "=")
		s = strings.NewReplacer("%2F", "/", "%C3%BC", "ü", "%26", "&", "%3D", "=", "%2C", ",").Replace(s)
		back[k] = s
	}
	if w, errs := sample.Parse(back); len(errs) > 0 || w.Query() != v.Query() {
		t.Errorf("Parse(Query()) = %q, %v; want %q", w.Query(), errs, v.Query())
	}
	if got := v.Duration("base"); got != 45*time.Second {
		t.Errorf("Duration = %v; want 45s", got)
	}
}

func TestTheQueryIsEscapedAsNetURLDoes(t *testing.T) {
	every := ""
	for r := rune(0); r < 0x500; r++ {
		every += string(r)
	}
	for _, in := range []string{"", "a b", "100%", "한글/?&=+#", every, "\xff"} {
		out := escape(in)
		if want := url.QueryEscape(in); out != want {
			t.Errorf("escape(%q) = %q; want %q", in, out, want)
		}
		back := ParseQuery("x=1&" + out + "=" + out + "&&broken=%zz&y")
		if back["x"] != "1" || back[in] != in && in != "" || back["broken"] != "%zz" || back["y"] != "" {
			t.Errorf("ParseQuery gave %q for %q", back, in)
		}
	}
}

func TestTemplatesAreFilled(t *testing.T) {
	for _, c := range []struct {
		template string
		values   []string
		want     string
	}{
		{"$1 of $2, $1", []string{"3", "4"}, "3 of 4, 3"},
		{"$0.005 and $3 of $1$", []string{"$1"}, "$0.005 and $3 of $1$"},
		{"plain", nil, "plain"},
		{"값 $1", []string{"둘"}, "값 둘"},
	} {
		if got := Fill(c.template, c.values...); got != c.want {
			t.Errorf("Fill(%q, %q) = %q; want %q", c.template, c.values, got, c.want)
		}
	}
}

func TestFormatDurationReadsBack(t *testing.T) {
	for _, c := range []struct {
		d    time.Duration
		want string
	}{{0, "0s"}, {time.Minute, "1m"}, {time.Hour, "1h"}, {90 * time.Second, "1m30s"}, {time.Hour + time.Second, "1h0m1s"}, {1500 * time.Millisecond, "1.5s"}} {
		got := FormatDuration(c.d)
		if back, err := time.ParseDuration(got); got != c.want || err != nil || back != c.d {
			t.Errorf("FormatDuration(%v) = %q (%v, %v); want %q", c.d, got, back, err, c.want)
		}
	}
}

func TestADistractorThatEqualsTheKeyIsReplaced(t *testing.T) {
	d := Draft{
		Ask: "x", Seed: 7, Prompt: "p", Values: sample.Defaults(),
		Key:         Candidate{Text: "4"},
		Distractors: []Candidate{{Text: "4", Misconception: "m"}, {Text: "5"}, {Text: "5"}, {Text: "6"}, {Text: "7"}, {Text: "8"}},
	}
	for seed := uint64(0); seed < 50; seed++ {
		q := d.Build(sample, NewRand(seed))
		seen := map[string]bool{}
		for _, o := range q.Options {
			if seen[string(o.Body)] {
				t.Fatalf("seed %d: option %q twice", seed, o.Body)
			}
			seen[string(o.Body)] = true
			if o.Correct != (o.Body == "4") {
				t.Fatalf("seed %d: option %q is marked %v", seed, o.Body, o.Correct)
			}
		}
		if len(q.Options) != 4 || !seen["4"] || seen["8"] {
			t.Fatalf("seed %d: options %v; want 4, 5, 6, 7", seed, q.Options)
		}
	}
}

func TestTheQueueOrdersByTimeThenInsertion(t *testing.T) {
	var q Queue[string]
	q.Push(2, "c")
	q.Push(1, "a")
	q.Push(2, "d")
	q.Push(1, "b")
	got := ""
	for q.Len() > 0 {
		_, s, _ := q.Pop()
		got += s
	}
	if got != "abcd" {
		t.Errorf("order %q; want abcd", got)
	}
	if _, _, ok := q.Pop(); ok {
		t.Error("Pop of an empty queue is ok")
	}
}

func TestUntilCountsThePrefix(t *testing.T) {
	tr := &Trace{Events: []Event{{At: 0}, {At: 1}, {At: 1}, {At: 5}}}
	for at, want := range map[time.Duration]int{-1: 0, 0: 1, 1: 3, 4: 3, 5: 4, 9: 4} {
		if got := tr.Until(at); got != want {
			t.Errorf("Until(%d) = %d; want %d", at, got, want)
		}
	}
}

func TestTicksAreRoundAndFew(t *testing.T) {
	if got := TimeTicks(3400*time.Millisecond, 5); len(got) < 2 || len(got) > 6 || got[1] != time.Second {
		t.Errorf("TimeTicks(3.4s, 5) = %v", got)
	}
	got := Scale{From: 0, To: 97}.Ticks(5)
	if len(got) != 5 || got[1] != 20 {
		t.Errorf("Ticks = %v; want 0 20 40 60 80", got)
	}
}

func TestTextIsFittedWrappedAndEscaped(t *testing.T) {
	small := Type{Size: 10}
	if got := Fit("abcdefghij", 36, small); TextWidth(got, small) > 36 || !strings.HasSuffix(got, "…") {
		t.Errorf("Fit = %q", got)
	}
	for _, line := range Wrap("호스트 포트가 겹친다 verylongidentifierwithoutspaces end", 60, small) {
		if TextWidth(line, small) > 60 {
			t.Errorf("Wrap line %q is wider than asked", line)
		}
	}
	c := NewCanvas(10, 10, `a"<b`)
	c.Text(1, 2, "<script>", Type{})
	if s := c.String(); strings.Contains(s, "<script>") || strings.Contains(s, `"a"<b"`) {
		t.Errorf("unescaped: %s", s)
	}
}

func TestEveryMarkHasASwatch(t *testing.T) {
	seen := map[string]string{}
	for _, m := range Marks {
		s := Swatch(m, Good)
		if other, dup := seen[s]; dup {
			t.Errorf("marks %s and %s look the same", m, other)
		}
		seen[s] = m
	}
}
