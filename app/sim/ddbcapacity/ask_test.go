package ddbcapacity

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

func TestQuestions(t *testing.T) { simtest.Questions(t, New(), answer) }

var (
	sizeWords = regexp.MustCompile(`([\d,.]+) (KB|B)\b`)
)

// sizesIn are the sizes that a text names, in bytes.
func sizesIn(words string) (out []int) {
	for _, m := range sizeWords.FindAllStringSubmatch(words, -1) {
		f, _ := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
		if m[2] == "KB" {
			f *= 1024
		}
		out = append(out, int(f))
	}
	return out
}

// find returns the whole numbers that a pattern marks in a text.
func find(t *testing.T, words, pattern string) (out []int) {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(words)
	if m == nil {
		t.Fatalf("no %s in %q", pattern, words)
	}
	for _, s := range m[1:] {
		n, err := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// written writes a rational number of units as options have it.
func written(r *big.Rat, unit string) string {
	f, _ := r.Float64()
	s := strconv.FormatFloat(f, 'f', -1, 64)
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole + unit
}

// priced is what a block costs by the words of a prompt.
func priced(words string) *big.Rat {
	switch {
	case strings.Contains(words, "Transact"):
		return big.NewRat(2, 1)
	case strings.Contains(words, "eventually"):
		return big.NewRat(1, 2)
	}
	return big.NewRat(1, 1)
}

// answer computes a key from the words of the prompt, and looks whether the run
// that is its proof shows the same.
func answer(t *testing.T, kind string, q quiz.Question) string {
	t.Helper()
	v, tr := simtest.Proof(t, New(), q)
	f := tr.Model.(*flow)
	words := simtest.Plain(q.Prompt)
	sizes := sizesIn(words)
	unit, block := " RCU", 4096
	if strings.Contains(words, "WCU") {
		unit, block = " WCU", 1024
	}
	n := func(i int) *big.Rat { return big.NewRat(int64(i), 1) }
	mul := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	run := func(pairs ...string) *flow { return New().Run(v.Must(pairs...)).Model.(*flow) }
	count := func(i int) string { return written(n(i), "") }
	switch kind {
	case "call":
		items := 1
		if m := regexp.MustCompile(`(?:reads|puts) (\d+) `).FindStringSubmatch(words); m != nil {
			items, _ = strconv.Atoi(m[1])
		}
		return written(mul(n(items*blocksOf(sizes[0], block)), priced(words)), unit)
	case "provision":
		rate := find(t, words, `([\d,]+)(?: reads)? a second`)[0]
		need := mul(n(rate*blocksOf(sizes[0], block)), priced(words))
		if f.refused != 0 || run("provisioned", count0(v.Int("provisioned")-1)).refused == 0 {
			t.Errorf("%s: %s is not the least", q.ID, need)
		}
		return written(need, unit)
	case "batch":
		items := find(t, words, `^(\d+) items`)[0]
		return "BatchGetItem " + written(mul(n(items*blocksOf(sizes[0], block)), priced(words)), unit) +
			", Query " + written(mul(n(blocksOf(items*sizes[0], block)), priced(words)), unit)
	case "filter":
		items := find(t, words, `evaluates (\d+) items`)[0]
		return written(mul(n(blocksOf(items*sizes[0], block)), priced(words)), unit)
	case "update":
		return written(n(blocksOf(max(sizes[0], sizes[len(sizes)-1]), block)), unit)
	case "hot":
		ceiling := 3000
		if unit == " WCU" {
			ceiling = 1000
		}
		each := mul(n(blocksOf(sizes[0], block)), priced(words))
		most := 0
		for mul(n(most+1), each).Cmp(n(ceiling)) <= 0 {
			most++
		}
		if f.refused != 0 || run("rate", count0(most+1)).refused == 0 {
			t.Errorf("%s: %d is not the most", q.ID, most)
		}
		return count(most) + " a second"
	case "shards":
		rate := find(t, words, `; ([\d,]+) new items`)[0]
		k := 1
		for rate*blocksOf(sizes[0], block) > 1000*k {
			k++
		}
		if f.refused != 0 || run("shards", count0(k-1), "partitions", count0(k-1)).refused == 0 {
			t.Errorf("%s: %d is not the least", q.ID, k)
		}
		return count(k)
	case "burst":
		x := find(t, words, `table with ([\d,]+) .CU.*requests for ([\d,]+) .CU`)
		left, seconds := 300*x[0], 0
		for left >= x[1]-x[0] {
			left -= x[1] - x[0]
			seconds++
		}
		if left != 0 {
			t.Errorf("%s: no whole second", q.ID)
		}
		return count(seconds) + " seconds"
	case "remedy":
		x := find(t, words, `with ([\d,]+) WCU provisioned.*together ([\d,]+) WCU.*these ([\d,]+) WCU.*has ([\d,]+) WCU`)
		table, all, key, index := x[0], x[1], x[2], x[3]
		found := []string{}
		for i, c := range []bool{key > 1000, all > table, all > index} {
			if c {
				found = append(found, causes[i].text.En)
			}
		}
		switch len(found) {
		case 0:
			found = append(found, causes[3].text.En)
			if 4*key <= table {
				t.Errorf("%s: nothing for adaptive capacity to do", q.ID)
			}
		case 2, 3:
			t.Errorf("%s: two causes", q.ID)
		}
		why, _ := f.why()
		if want := map[string]string{causes[0].text.En: "partition maximum", causes[1].text.En: "table capacity", causes[2].text.En: "GSI write capacity", causes[3].text.En: "none"}[found[0]]; why.En != want {
			t.Errorf("%s: the run has %q; want %q", q.ID, why.En, want)
		}
		return found[0]
	}
	return ""
}

func count0(n int) string { return strconv.Itoa(max(n, 1)) }

// The prices of the questions are those of the runs that prove them.
func TestQuestionsAreProvedByTheirRuns(t *testing.T) {
	for _, kind := range []string{"call", "filter", "update"} {
		for seed := range uint64(200) {
			q, err := New().Ask(kind, seed, i18n.English)
			if err != nil {
				t.Fatal(err)
			}
			_, tr := simtest.Proof(t, New(), q)
			if fig, _ := tr.Figure("units"); fig.Text.En != simtest.Key(q) {
				t.Fatalf("%s: the run costs %s, the key is %s", q.ID, fig.Text.En, simtest.Key(q))
			}
		}
	}
}
