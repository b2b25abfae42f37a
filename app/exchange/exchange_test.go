package exchange

import (
	"encoding/csv"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/quiz"
)

// field is a blank as it stands in a prompt.
func field(b *quiz.Blank, i int) quiz.HTML { return b.Field(i, "blank") }

// sample is a bank with a question of every type, and texts with every character
// that means something to one of the formats.
func sample() *Bank {
	text := quiz.Blank{Answers: []string{"AWS::Region", "{region} ~=#:*"}}
	num := quiz.Blank{Answers: []string{"-1.5 ms"}, Number: &quiz.Number{Value: -1.5, Tolerance: 0.25, Unit: "ms"}}
	return &Bank{Course: "A / B :: C", Lang: i18n.English, Topics: []Topic{
		{Slug: "one", Title: "Note \"one\"", Section: "S", Questions: []quiz.Question{
			{ID: "choice", Type: quiz.Choice, Tags: []string{"D1.T1", "a b"}, Sources: []string{"https://example.org/?a=1&b=2"}, Checked: "2026-11",
				Prompt:      "What is <code>a = {b}</code>?\n<pre class=\"code\"><code><span class=\"k\">if</span> x:\n\ty ~ z\n</code></pre>",
				Options:     []quiz.Option{{Body: "50% \"of\" it", Why: "because: #1"}, {Body: "<a href=\"/ko/notes/x/\">here</a> &amp; <a href=\"https://example.org/\">there</a>", Correct: true}, {Body: "%50% off"}},
				Explanation: "<p>It is.</p>\n<ul>\n<li>one</li>\n</ul>", Hint: "Look."},
			{ID: "multi", Type: quiz.Multiple, Prompt: "Three of five", Options: []quiz.Option{{Body: "a", Correct: true}, {Body: "b"}, {Body: "c", Correct: true}, {Body: "d", Correct: true}, {Body: "e"}}},
			{ID: "order", Type: quiz.Ordering, Prompt: "In order", Options: []quiz.Option{{Body: "x", Why: "first"}, {Body: "y"}, {Body: "z"}}},
			{ID: "match", Type: quiz.Matching, Prompt: "Match", Options: []quiz.Option{{Body: "p", Pair: "1 -> 2", Why: "r"}, {Body: "q", Pair: "b=c"}, {Pair: "extra", Why: "no"}}},
			{ID: "cloze", Type: quiz.Cloze, Prompt: "In " + field(&text, 0) + " and no more", Blanks: []quiz.Blank{text}},
			{ID: "two", Type: quiz.Cloze, Prompt: field(&text, 0) + " then " + field(&num, 1) + ".", Blanks: []quiz.Blank{text, num}},
			{ID: "num", Type: quiz.Numeric, Prompt: "It takes " + field(&num, 0), Blanks: []quiz.Blank{num}},
			{ID: "drawn", Type: quiz.Generated, Sim: "s", Ask: "a", Prompt: "Drawn", Options: []quiz.Option{{Body: "1"}, {Body: "2", Correct: true}}},
			{ID: "undrawn", Type: quiz.Generated, Sim: "s", Ask: "a"},
		}},
	}}
}

func records(t *testing.T, data []byte, sep rune) [][]string {
	t.Helper()
	s := string(data)
	for strings.HasPrefix(s, "#") {
		_, s, _ = strings.Cut(s, "\n")
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(s, "\ufeff")))
	r.Comma = sep
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCardsReadAsAnkiReadsThem(t *testing.T) {
	data := sample().Anki()
	for _, want := range []string{"#separator:tab\n", "#html:true\n", "#guid column:1\n", "#notetype column:2\n", "#deck column:3\n", "#tags column:4\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the head lacks %q", want)
		}
	}
	rows := records(t, data, '\t')
	if len(rows) != 8 {
		t.Fatalf("%d cards; want 8", len(rows))
	}
	by := map[string][]string{}
	for _, r := range rows {
		by[r[0]] = r
	}
	c := by["choice"]
	if c[1] != "Basic" || c[2] != "A / B : C::S" || c[3] != "notelab::one D1.T1 a_b" {
		t.Errorf("columns %q", c[:4])
	}
	for _, want := range []string{"<pre><code>if x:<br>    y ~ z</code></pre>", `<li>here &amp; <a href="https://example.org/">there</a></li>`, "<details><summary>Hint</summary>Look.</details>"} {
		if !strings.Contains(c[4], want) {
			t.Errorf("the front lacks %q: %s", want, c[4])
		}
	}
	for _, want := range []string{"<b>✓ here", "<small>because: #1</small>", "<p>It is.</p>", `<a href="https://example.org/?a=1&amp;b=2">`} {
		if !strings.Contains(c[5], want) {
			t.Errorf("the back lacks %q: %s", want, c[5])
		}
	}
	// The letters on both sides mean the same options.
	front, back := strings.Split(c[4], "<li>"), strings.Split(c[5], "<li>")
	for i := 1; i <= 3; i++ {
		f, _, _ := strings.Cut(front[i], "</li>")
		if !strings.Contains(back[i], f) {
			t.Errorf("option %d: %q on the front, %q on the back", i, f, back[i])
		}
	}
	if c := by["cloze"]; c[1] != "Cloze" || !strings.Contains(c[4], "In {{c1::AWS&#58;&#58;Region}} and no more") {
		t.Errorf("cloze %q", c)
	}
	if c := by["num"]; !strings.Contains(c[4], `{{c1::-1.5}} <span class="unit">ms</span>`) || !strings.Contains(c[5], "(±0.25)") {
		t.Errorf("numeric %q", c)
	}
}

func TestTablesReadByRFC4180(t *testing.T) {
	data := sample().CSV(true)
	if !strings.HasPrefix(string(data), "\ufeffid,") || strings.HasPrefix(string(sample().CSV(false)), "\ufeff") {
		t.Error("the mark is not as asked")
	}
	if n := strings.Count(string(data), "\r\n"); n != 9 {
		t.Errorf("%d lines end in CR LF; want 9", n)
	}
	rows := records(t, data, ',')
	by := map[string]map[string]string{}
	for _, r := range rows[1:] {
		by[r[0]] = map[string]string{}
		for i, name := range rows[0] {
			by[r[0]][name] = r[i]
		}
	}
	q := sample().Topics[0].Questions[0]
	var options []string
	answer := ""
	for pos, i := range quiz.Order("choice", 3, 0) {
		options = append(options, string(rune('A'+pos))+". "+[]string{"50% \"of\" it", "here & there", "%50% off"}[i])
		if q.Options[i].Correct {
			answer = string(rune('A' + pos))
		}
	}
	if got := by["choice"]; got["options"] != strings.Join(options, "\n") || got["answer"] != answer || got["question"] != "What is a = {b}?\nif x:\n\ty ~ z" || got["explanation"] != "It is.\n- one" {
		t.Errorf("choice %q", got)
	}
	if got := by["two"]; got["question"] != "(1) _____ then (2) _____ ms." || got["answer"] != "(1) AWS::Region | {region} ~=#:*\n(2) -1.5 ms (±0.25)" {
		t.Errorf("two blanks %q", got)
	}
	if got := by["num"]["answer"]; got != "'-1.5 ms (±0.25)" {
		t.Errorf("a cell that reads as a formula: %q", got)
	}
	for in, want := range map[string]string{"=1+1": "'=1+1", "-3": "-3", "+1.5": "+1.5", "@x": "'@x", "a=b": "a=b", "": ""} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q; want %q", in, got, want)
		}
	}
}

// braces returns what a GIFT reader finds between the braces of a question.
func braces(t *testing.T, gift, id string) string {
	t.Helper()
	_, rest, ok := strings.Cut(gift, "::"+id+"::")
	if !ok {
		t.Fatalf("no question %s", id)
	}
	q, _, _ := strings.Cut(rest, "\n\n")
	q = strings.NewReplacer(`\\`, "⧵", `\{`, "❴", `\}`, "❵", `\=`, "＝", `\~`, "∼", `\#`, "♯", `\:`, "：").Replace(q)
	_, a, _ := strings.Cut(q, "{")
	a, after, _ := strings.Cut(a, "}")
	if strings.ContainsAny(after, "{}") {
		t.Errorf("%s has more than one group of answers: %s", id, q)
	}
	return a
}

func TestGIFTSaysWhatIsRight(t *testing.T) {
	gift := string(sample().GIFT())
	if strings.Contains(gift, "\n\n\n") || !strings.HasPrefix(gift, "$CATEGORY: A // B :: C/S/Note \"one\"\n\n") {
		t.Errorf("the beginning %q", gift[:80])
	}
	answers, _, _ := strings.Cut(braces(t, gift, "choice"), "####")
	if n := strings.Count(answers, "="); n != 1 || strings.Count(answers, "~") != 2 || !strings.Contains(answers, "~50% \"of\" it ♯") && !strings.Contains(answers, "~50% \"of\" it #because： ♯1") {
		t.Errorf("choice: %s", answers)
	}
	if !strings.Contains(answers, "~&♯37;50% off") {
		t.Errorf("a percent sign reads as a weight: %s", answers)
	}
	multi, sum := braces(t, gift, "multi"), 0.0
	for _, a := range strings.Split(multi, "~")[1:] {
		w, _, _ := strings.Cut(strings.TrimPrefix(a, "%"), "%")
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			t.Fatal(err)
		}
		if v > 0 {
			sum += v
		} else if v != -100 {
			t.Errorf("a wrong option has %v", v)
		}
	}
	if sum < 99.999 || sum > 100.001 || !strings.Contains(multi, "%33.33333%") {
		t.Errorf("the shares add up to %v: %s", sum, multi)
	}
	if got := strings.Fields(braces(t, gift, "order")); !reflect.DeepEqual(got[:9], []string{"=x", "->", "1", "=y", "->", "2", "=z", "->", "3"}) {
		t.Errorf("order: %q", got)
	}
	if got := braces(t, gift, "match"); !strings.Contains(got, "= -> extra") || !strings.Contains(got, "=q -> b＝c") {
		t.Errorf("match: %s", got)
	}
	if got := braces(t, gift, "cloze"); !strings.Contains(got, "=AWS：：Region\n\t=❴region❵ ∼＝♯：⧵*") {
		t.Errorf("cloze: %s", got)
	}
	if got := braces(t, gift, "num"); !strings.HasPrefix(got, "#-1.5:0.25") {
		t.Errorf("numeric: %s", got)
	}
	if got := braces(t, gift, "two"); !strings.Contains(got, "=(1) -> AWS：：Region") || !strings.Contains(got, "=(2) -> -1.5 ms") {
		t.Errorf("two blanks: %s", got)
	}
}

func TestOnlyWhatCanBeAskedIsCounted(t *testing.T) {
	n, left := sample().Count()
	if n != 8 || !reflect.DeepEqual(left, []string{"undrawn"}) {
		t.Errorf("%d, left out %v", n, left)
	}
}

func TestABankIsReadNoteByNote(t *testing.T) {
	x := &course.Index{Title: "C", Lang: "ko", Sections: []course.IndexSection{{Title: "S", Notes: []course.IndexNote{
		{Slug: "a", Title: "A", Questions: make([]course.IndexQuestion, 1)}, {Slug: "empty"}, {Slug: "b", Title: "B", Questions: make([]course.IndexQuestion, 2)},
	}}}}
	var asked []string
	var steps []int
	b, err := Read(x, func(note string) ([]quiz.Question, error) {
		asked = append(asked, note)
		return []quiz.Question{{ID: note}}, nil
	}, func(done, of int) { steps = append(steps, done*10+of) })
	if err != nil || !reflect.DeepEqual(asked, []string{"a", "b"}) || !reflect.DeepEqual(steps, []int{13, 23, 33}) || len(b.Topics) != 2 || b.Topics[1].Section != "S" || b.Lang != i18n.Korean {
		t.Errorf("%+v, %v, %v, %v", b, err, asked, steps)
	}
}

func TestHistoryIsInOrderByTheLearnersClock(t *testing.T) {
	data := History([]Answer{
		{At: 1_790_000_060_500, Zone: 540, ID: "b", Question: "q2", Sure: "unsure", Rating: 3, Millis: 1500, Where: "review"},
		{At: 1_790_000_000_000, Zone: -90, ID: "a", Question: "q1", Right: true, Sure: "sure", Where: "note"},
	}, false)
	want := "time,question,right,sure,rating,seconds,where\r\n" +
		"2026-09-21T12:43:20.000-01:30,q1,1,sure,,,note\r\n" +
		"2026-09-21T23:14:20.500+09:00,q2,0,unsure,3,1.5,review\r\n"
	got := string(data)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
