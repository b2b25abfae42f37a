package exchange

import (
	"strconv"
	"strings"

	"notelab/app/quiz"
)

// bom tells spreadsheets that a file is UTF-8.
const bom = "\ufeff"

// CSV returns the questions as RFC 4180 wants it, as plain text, the options
// lettered in the order the pages show them. mark puts a byte order mark first,
// without which some spreadsheets misread Korean.
func (b *Bank) CSV(mark bool) []byte {
	w := newTable(mark)
	w.row("id", "type", "section", "note", "tags", "question", "options", "answer", "reasons", "explanation", "hint", "sources", "checked")
	b.each(func(t *Topic, q *quiz.Question) {
		options, answer, reasons := spread(q)
		w.row(q.ID, string(q.Type), t.Section, t.Title, strings.Join(q.Tags, " "), prompt(q), options, answer, reasons,
			Plain(q.Explanation), Plain(q.Hint), strings.Join(q.Sources, "\n"), q.Checked)
	})
	return w.bytes()
}

// prompt is what is asked, with its blanks numbered where there are several.
func prompt(q *quiz.Question) string {
	return Plain(quiz.Fill(q.Prompt, func(i int) quiz.HTML {
		if len(q.Blanks) > 1 {
			return quiz.HTML("(" + strconv.Itoa(i+1) + ") _____")
		}
		return "_____"
	}))
}

// spread puts the options, the answer and the reasons into a cell each.
func spread(q *quiz.Question) (options, answer, reasons string) {
	var o, a, r []string
	reason := func(label string, h quiz.HTML) {
		if h != "" {
			r = append(r, label+Plain(h))
		}
	}
	switch order := quiz.Order(q.ID, len(q.Options), 0); q.Type {
	case quiz.Cloze, quiz.Numeric:
		for i := range q.Blanks {
			s := strings.Join(q.Blanks[i].Answers, " | ")
			if n := q.Blanks[i].Number; n != nil && n.Tolerance > 0 {
				s += " (±" + quiz.FormatNumber(n.Tolerance) + ")"
			}
			if len(q.Blanks) > 1 {
				s = "(" + strconv.Itoa(i+1) + ") " + s
			}
			a = append(a, s)
		}
	case quiz.Matching:
		n := 0
		for _, i := range order {
			opt := &q.Options[i]
			if opt.Body == "" {
				reason(opt.Pair+": ", opt.Why)
				continue
			}
			n++
			o = append(o, strconv.Itoa(n)+". "+Plain(opt.Body))
			a = append(a, strconv.Itoa(n)+". "+opt.Pair)
			reason(strconv.Itoa(n)+". ", opt.Why)
		}
		for _, i := range q.Pairs() {
			o = append(o, "- "+q.Options[i].Pair)
		}
	case quiz.Ordering:
		for _, i := range order {
			o = append(o, "- "+Plain(q.Options[i].Body))
		}
		for i := range q.Options {
			a = append(a, strconv.Itoa(i+1)+". "+Plain(q.Options[i].Body))
			reason(strconv.Itoa(i+1)+". ", q.Options[i].Why)
		}
	default:
		for pos, i := range order {
			letter := letterOf(pos)
			o = append(o, letter+". "+Plain(q.Options[i].Body))
			if q.Options[i].Correct {
				a = append(a, letter)
			}
			reason(letter+". ", q.Options[i].Why)
		}
		return strings.Join(o, "\n"), strings.Join(a, ", "), strings.Join(r, "\n")
	}
	return strings.Join(o, "\n"), strings.Join(a, "\n"), strings.Join(r, "\n")
}

// letterOf names a place: A to Z, then AA.
func letterOf(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letterOf(n/26-1) + string(rune('A'+n%26))
}

// table writes rows of a CSV file.
type table struct{ strings.Builder }

func newTable(mark bool) *table {
	t := &table{}
	if mark {
		t.WriteString(bom)
	}
	return t
}

func (t *table) row(cells ...string) {
	for i, c := range cells {
		if i > 0 {
			t.WriteByte(',')
		}
		t.WriteString(quoted(harmless(c), ',', false))
	}
	t.WriteString("\r\n")
}

func (t *table) bytes() []byte { return []byte(t.String()) }

// harmless keeps a spreadsheet from running a cell that somebody wrote into a
// note: what begins like a formula and is no number gets an apostrophe.
func harmless(s string) string {
	if s == "" || strings.IndexByte("=+-@\t\r", s[0]) < 0 || strings.HasPrefix(s, "- ") {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}
