package ddbquery

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

func between(s, a, b string) string {
	_, rest, _ := strings.Cut(s, a)
	out, _, _ := strings.Cut(rest, b)
	return out
}

func whole(s string) int {
	n, _ := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(s), ",", ""))
	return n
}

// listed reads "name (x, y), name (x)".
func listed(s string) (names []string, fields [][]string) {
	for _, part := range strings.Split(s, "), ") {
		name, in, _ := strings.Cut(part, " (")
		names = append(names, strings.TrimSpace(name))
		fields = append(fields, strings.Split(strings.TrimSuffix(in, ")"), ", "))
	}
	return names, fields
}

func counted(n int) string {
	if n == 1 {
		return "1 item"
	}
	return strconv.Itoa(n) + " items"
}

func unitsOf(kb int, strong bool) string {
	u := float64((kb + 3) / 4)
	if !strong {
		u /= 2
	}
	return strconv.FormatFloat(u, 'f', -1, 64) + " RCU"
}

// TestQuestionsHaveTheKeyTheirWordsImply reads each English prompt and works the
// answer out by the rule, without the model.
func TestQuestionsHaveTheKeyTheirWordsImply(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		s := simtest.Plain(q.Prompt)
		_, tr := simtest.Proof(t, New(), q)
		m := tr.Model.(*model)
		if refused := m.fault != nil; refused != (kind == "refused" || kind == "fetch" && strings.Contains(s, "the GSI ByDate")) {
			t.Errorf("%s: the proof is refused: %v", q.ID, refused)
		}
		switch kind {
		case "count":
			_, f := listed(between(s, "in brackets): ", ". Each item"))
			if strings.Contains(s, "ScanIndexForward=false") {
				slices.Reverse(f)
			}
			n := 0
			for _, x := range f[:whole(between(s, "Limit=", ","))] {
				if whole(x[0]) >= whole(between(s, ">= ", " and")) {
					n++
				}
			}
			return counted(n)
		case "units":
			n, size := whole(between(s, "The condition fits ", " items")), whole(between(s, "items of ", " KB"))
			return unitsOf(n*size, strings.Contains(s, "strongly"))
		case "pages":
			n, size, calls := whole(between(s, " has ", " items")), whole(between(s, "each of ", " KB")), 0
			for room := 0; n > 0; n-- {
				if room < size {
					room, calls = 1024, calls+1
				}
				room -= size
			}
			return fmt.Sprintf("%d calls", calls)
		case "fetch":
			if strings.Contains(s, "the GSI ByDate") {
				return "it is refused with a ValidationException"
			}
			n := whole(between(s, " fits ", " index"))
			index := (n*whole(between(s, "index entries of ", " bytes")) + 1023) / 1024
			item := whole(between(s, "in the table are ", " KB"))
			return "Body is returned too, for " + unitsOf((index+3)/4*4+n*((item+3)/4*4), false)
		case "accepted":
			return readAccepted(t, s, q)
		case "refused":
			return readRefused(s, q)
		case "sparse":
			_, f := listed(between(s, "in brackets: ", ". none"))
			n := 0
			for _, x := range f {
				if x[0] != "none" {
					n++
				}
			}
			return counted(n)
		case "newest":
			names, f := listed(between(s, "in brackets): ", ". The "))
			at := 0
			for i, x := range f {
				if (x[0] > f[at][0]) == strings.Contains(s, "=false") && x[0] != f[at][0] {
					at = i
				}
			}
			if strings.Contains(s, "the filter") && whole(f[at][1]) < whole(between(s, ">= ", " and")) {
				return "no item (Count 0)"
			}
			return names[at]
		}
		return ""
	})
}

// readAccepted judges key conditions by their form: one = for the partition key,
// at most one condition of the right kind on the sort key.
func readAccepted(t *testing.T, s string, q quiz.Question) string {
	pk, sk := between(s, "partition key ", " ("), between(s, "sort key ", " (")
	if strings.Contains(s, "the GSI") {
		_, sk, _ = strings.Cut(between(s, "with the keys ", ", both"), " and ")
	}
	var good []string
	for _, o := range q.Options {
		text := simtest.Plain(o.Body)
		joined := strings.Replace(text, "BETWEEN :a AND :b", "between", 1)
		first, second := 0, 0
		ok := !strings.Contains(text, " OR ")
		for _, c := range strings.Split(joined, " AND ") {
			switch {
			case c == pk+" = :p":
				first++
			case c == "begins_with("+sk+", :a)", c == sk+" between", c == sk+" >= :a", c == sk+" < :b":
				second++
			default:
				ok = false
			}
		}
		if ok && first == 1 && second <= 1 {
			good = append(good, text)
		}
	}
	if len(good) != 1 {
		t.Errorf("%s: %d key conditions are right: %v", q.ID, len(good), good)
		return ""
	}
	return good[0]
}

// readRefused looks for the one option that breaks a rule.
func readRefused(s string, q quiz.Question) string {
	pk, sk := between(s, "partition key ", ","), between(s, "sort key ", ".")
	out := ""
	for _, o := range q.Options {
		text := simtest.Plain(o.Body)
		gsi, table := strings.Contains(text, "GSI"), strings.Contains(text, "the table")
		query := strings.HasPrefix(text, "Query")
		needs := pk + " = :p"
		if gsi {
			needs = "Seller = :o"
		}
		if gsi && (strings.Contains(text, "ConsistentRead") || strings.Contains(text, "Body") || strings.Contains(text, "ALL_ATTRIBUTES")) ||
			query && !strings.Contains(text, needs) || query && table && strings.Contains(text, "filter begins_with("+sk) || strings.HasPrefix(text, "GetItem") {
			out += text
		}
	}
	return out
}

// Names that are reserved words would be refused by the real service.
func TestNamesAreNotReservedWords(t *testing.T) {
	// Of the guide's list of 573, those one might well choose.
	reserved := []string{"ITEMS", "OWNER", "TOTAL", "LINES", "NAME", "DATE", "STATUS", "USER", "SIZE", "TIME", "TYPE", "VALUE", "YEAR", "VIEWS", "KEY", "KEYS", "COUNT", "DATA", "STATE", "COMMENT", "LANGUAGE", "LOCATION", "PLAN", "AGENT", "GROUP", "LEVEL", "ORDER"}
	for _, s := range stories {
		for _, name := range []string{s.pk, s.sk, s.number, s.date, s.sparse} {
			if slices.Contains(reserved, strings.ToUpper(name)) {
				t.Errorf("%s is a reserved word", name)
			}
		}
	}
	for _, text := range []string{threads, instances} {
		for _, name := range strings.Split(strings.Split(text, "\n")[0], " | ") {
			if slices.Contains(reserved, strings.ToUpper(name)) {
				t.Errorf("%s is a reserved word", name)
			}
		}
	}
}
