package ddbquery

import (
	"math/rand/v2"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestTheDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

func TestTheDefaultRunIsAsRecorded(t *testing.T) {
	s := New()
	tr := s.Run(s.Info().Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640.svg", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.Korean)))
	simtest.Golden(t, "default-340.svg", simtest.Picture(s.Stage(tr, tr.End, 340, i18n.Korean)))
	if n := len(s.Stage(tr, tr.End, 640, i18n.Korean)); n > 12_000 {
		t.Errorf("the default picture has %d bytes; want at most 12,000", n)
	}
	for _, preset := range []string{"fetch", "filter-key"} {
		simtest.Golden(t, preset, simtest.Transcript(s, s.Run(simtest.Preset(t, s, preset))))
	}
}

func pick(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

// anyValue is a cell or a literal of an attribute of the tables below.
func anyValue(r *rand.Rand, name string) string {
	switch name {
	case "n":
		return pick(r, "-3", "-0.5", "0", "1", "2", "10", "10.25", "007", "900")
	case "b":
		return pick(r, "true", "false", "1", "x")
	}
	return pick(r, "a", "ab", "abc", "b", "あい", "2026-01", "'12'", "a b")
}

// anyTable writes a table of random items, sparse ones included.
func anyTable(r *rand.Rand) string {
	if r.IntN(20) == 0 {
		return pick(r, "pk | sk\nx | y", "pk|sk|s|n|b|x|y\n1|-2\n1|2|a\n2|3||5\n", threads, "p | q | WWWWWWWWWWWWWWWWWWWWWWWW\nWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW | &<>\"'[]{} | ﷽﷽﷽﷽﷽",
			"pk | sk | f | g\na | 1 | <400KB>\na | 2 | <4KB> | <+2KB>\n")
	}
	var b strings.Builder
	b.WriteString("pk | sk | s | n | b | fill\n")
	sk := pick(r, "s", "n")
	seen := map[string]bool{}
	for range 1 + r.IntN(18) {
		p, k := pick(r, "a", "b", "あ"), anyValue(r, sk)
		if canonical := literal(k); seen[p+"|"+canonical.s] || canonical.kind != literal(pick(r, map[string]string{"s": "a", "n": "1"}[sk])).kind {
			continue
		} else if seen[p+"|"+canonical.s] = true; len(seen) > maxItems {
			break
		}
		b.WriteString(p + " | " + k)
		for _, name := range []string{"s", "n", "b"} {
			b.WriteString(" | ")
			if r.IntN(3) > 0 {
				b.WriteString(anyValue(r, name))
			}
		}
		b.WriteString(" | " + pick(r, "", "<300B>", "<3KB>", "<5KB>", "<40KB>", "<400KB>") + "\n")
	}
	if s := b.String(); checkTable(s) == (i18n.Text{}) {
		return s
	}
	return threads
}

// anyCondition writes a condition, sometimes a faulty one.
func anyCondition(r *rand.Rand, depth int) string {
	name := pick(r, "pk", "sk", "s", "n", "b", "nowhere", "#s", "ForumName", "Replies")
	val := func() string {
		if r.IntN(12) == 0 {
			return pick(r, ":v", ":w", ":none", name, "s")
		}
		v := anyValue(r, strings.TrimPrefix(name, "#"))
		if _, ok := number(v); ok || v[0] == '\'' {
			return v
		}
		return "'" + v + "'"
	}
	if depth > 0 && r.IntN(3) > 0 {
		a, b := anyCondition(r, depth-1), anyCondition(r, depth-1)
		return pick(r, a+" AND "+b, a+" or "+b, "NOT "+a, "("+a+")", "(("+a+"))", "("+a+" OR "+b+") AND NOT "+a)
	}
	if r.IntN(30) == 0 {
		return pick(r, "", "(", "a b", "size(s) > 1", "attribute_exists()", "BEGINS_WITH(s, 'a')", "s = 'a", "s IN ()", "begins_with(s, 1)", "a = = b", "☃", "a..b = 1", "=", "NOT", "s BETWEEN 1", strings.Repeat("(", 100), strings.Repeat("NOT ", 40)+"s = 'a'")
	}
	switch r.IntN(8) {
	case 0:
		return name + " BETWEEN " + val() + " AND " + val()
	case 1:
		return name + " IN (" + val() + ", " + val() + ")"
	case 2:
		return pick(r, "attribute_exists(", "attribute_not_exists(") + name + ")"
	case 3:
		return pick(r, "begins_with(", "contains(") + name + ", " + val() + ")"
	}
	return name + " " + pick(r, "=", "<>", "<", "<=", ">", ">=") + " " + val()
}

func anyKey(r *rand.Rand) string {
	if r.IntN(4) == 0 {
		return anyCondition(r, 1)
	}
	key := pick(r, "pk = 'a'", "pk = 'b'", "'あ' = pk", "s = 'a'", "n = 10", "ForumName = 'S3'", "pk = :v")
	switch r.IntN(3) {
	case 0:
		return key + " AND " + pick(r, "sk ", "n ", "s ") + pick(r, "> 1", "<= 'ab'", "BETWEEN 0 AND 10", "BETWEEN 'a' AND 'b'", "= 'ab'")
	case 1:
		return key + " and begins_with(sk, 'a')"
	}
	return key
}

var texts = simtest.Texts{
	"table": anyTable,
	"lsi": func(r *rand.Rand) string {
		return pick(r, "", "Loc(pk, n) KEYS_ONLY", "Loc(pk, s) INCLUDE n, b", "Loc(pk,s) ALL", "Loc(s, n) ALL", "Loc(pk) ALL")
	},
	"gsi1": func(r *rand.Rand) string {
		return pick(r, "", "GsiA(s) KEYS_ONLY", "GsiA(s, n) INCLUDE fill", "GsiA(n, sk) ALL", "Loc(n) ALL")
	},
	"gsi2": func(r *rand.Rand) string {
		return pick(r, "", "GsiB(nowhere) ALL", "GsiB(n, s) KEYS_ONLY", "GsiB(b) ALL")
	},
	"key": anyKey,
	"filter": func(r *rand.Rand) string {
		if r.IntN(3) == 0 {
			return ""
		}
		return strings.TrimSpace(brief(anyCondition(r, 3), 240))
	},
	"item-key":   func(r *rand.Rand) string { return pick(r, "", "a", "a, ab", "a, 10", "a, 1, 2", ",", "'あ', a") },
	"values":     func(r *rand.Rand) string { return pick(r, "", ":v=a", ":v=a,:w=10", ":v='12'") },
	"projection": func(r *rand.Rand) string { return pick(r, "", "s", "s, n, fill", "a b", ",", "#s, sk", "nowhere") },
}

// Whatever the request: what is read is what the key condition lets it read, the
// pages are a partition of it, and nothing is charged twice.
func TestAnyRequest(t *testing.T) {
	s := New()
	simtest.Runs(t, s, texts, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		m := tr.Model.(*model)
		for i := range tr.Events {
			if told := s.Describe(&tr.Events[i], i18n.Korean); strings.Contains(told, "$1") || told == "" {
				t.Errorf("%s: %q", tr.Events[i].Kind, told)
			}
		}
		if m.fault != nil {
			if m.fault.text.Ko == "" || m.fault.text.En == "" || strings.Contains(m.fault.text.En, "$") {
				t.Errorf("fault %+v", m.fault)
			}
			return
		}
		next, read := 0, 0
		for n := range m.pages {
			p := &m.pages[n]
			for _, i := range p.entries {
				if i != m.match[next] || m.page[i] != n {
					t.Fatalf("page %d reads entry %d; want %d", n, i, m.match[next])
				}
				next++
			}
			read += p.bytes
			if last := n == len(m.pages)-1; last != (p.last < 0) || last != (p.why == "end") {
				t.Errorf("page %d of %d ends with %s and key %d", n, len(m.pages), p.why, p.last)
			}
			if m.limit > 0 && len(p.entries) > m.limit || len(p.entries) > 1 && p.bytes > m.pageBytes || p.halves < 1 || p.count > len(p.entries) {
				t.Errorf("page %+v", p)
			}
			if len(p.entries) == 0 && n > 0 && m.pages[n-1].why != "limit" {
				t.Error("an empty page without a Limit")
			}
		}
		if next != len(m.match) || m.scanned != next {
			t.Errorf("%d entries read of %d", next, len(m.match))
		}
	})
}

// Text that no table, index or value is gets a message, and never a panic.
func TestFaultyTextIsRefusedWithAMessage(t *testing.T) {
	for name, list := range map[string][]string{
		"table": {"", "a", "a | b", "a | a\n1 | 2", "1a | b\nx | y", "a | b | c | d | e | f | g | h\n1 | 2", "a | b\n1", "a | b\n | 2", "a | b\n1 | 2\n1 | 2", "a | b\n1 | 2\nx | 2",
			"a | b\n1 | 2 | 3", "a | b\ntrue | 2", "a | b\nx\x00 | 2", "a | b | c\nx | y | <3KB", "a | b | c\nx | y | <401KB>", "a | b | c\nx | y | <3B>", "a | b | c | d\nx | y | <3KB> | <3KB>",
			"a | b | c\nx | y | " + strings.Repeat("z", 41), "a | b" + strings.Repeat("\nx | y", 2), "a | b\n" + strings.Repeat("|", 900), strings.Repeat("é | ", 400)},
		"lsi":    {"x", "Idx(a", "Idx(a)", "Id(a) ALL", "Idx(a, b, c) ALL", "Idx(a, b) INCLUDE", "Idx(a, b) KEYS_ONLY c", "Idx(a, a) ALL", "Idx() ALL", "(a) ALL", "Idx(1) ALL", "I\x00x(a) ALL"},
		"key":    {"a\x1b = 1", "a\n\u202eb = 1"},
		"values": {"v=1", ":=1", ":v=", ":v", ":v-w=1"},
	} {
		for _, text := range list {
			if _, err := info.Defaults().With(name, text); err == nil || err.Want.Ko == "" || err.Want.En == "" {
				t.Errorf("%s=%q is taken (%v)", name, text, err)
			}
		}
	}
}

// Any bytes as an expression or a table: a result or a fault, the same twice.
func FuzzTexts(f *testing.F) {
	f.Add("ForumName = 'S3'", "Replies >= 10", threads, "Idx(Author) ALL")
	f.Add("((", "NOT NOT a = 1 OR (b IN (1, 'x') AND contains(c, \"d\"))", "a | b\n1 | -2", "")
	f.Add("a BETWEEN :v AND 3", "\x00\xff\u2028", "a|b|c\nx|y|<3KB>", "Idx(c, a) INCLUDE b")
	f.Fuzz(func(t *testing.T, key, filter, table, gsi string) {
		given := map[string]string{"key": key, "filter": filter, "table": table, "gsi1": gsi, "values": ":v=1"}
		v, _ := info.Parse(given)
		for _, op := range []string{opQuery, opScan} {
			v = v.Must("op", op)
			s := New()
			tr := s.Run(v)
			if len(tr.Events) > 200 || simtest.Transcript(s, tr) != simtest.Transcript(s, s.Run(v)) {
				t.Errorf("%d events, or two results", len(tr.Events))
			}
			if n := len(s.Stage(tr, tr.End, 340, i18n.English)); n > 40_000 {
				t.Errorf("a picture of %d bytes", n)
			}
		}
	})
}

func BenchmarkDefault(b *testing.B) {
	s := New()
	v := s.Info().Defaults()
	for b.Loop() {
		s.Run(v)
	}
}
