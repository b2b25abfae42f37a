package intake

import (
	"strings"

	"notelab/app/quiz"
)

// Note writes the note. title is used where the file has none.
func (r *Result) Note(title string) []byte {
	if r.Title != "" {
		title = r.Title
	}
	var b strings.Builder
	put := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	put("---\ntitle: \"", strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(title)), "\"\n---\n")
	for i := range r.Parts {
		put("\n")
		switch p := &r.Parts[i]; {
		case p.Question != nil:
			p.Question.write(put)
		case p.Heading != "":
			put("## ", escape(oneLine(p.Heading)), "\n")
		default:
			put(strings.Trim(p.Text, "\n"), "\n")
		}
	}
	return []byte(b.String())
}

func (q *Question) write(put func(...string)) {
	put("<!-- quiz id=", q.ID)
	if q.Type == quiz.Ordering || q.Type == quiz.Matching {
		put(" type=", string(q.Type))
	}
	list := func(name string, values []string) {
		if len(values) > 0 {
			put(" ", name, `="`, strings.Join(values, " "), `"`)
		}
	}
	list("tags", q.Tags)
	list("source", q.Sources)
	if q.Checked != "" {
		put(" checked=", q.Checked)
	}
	put(" -->\n", strings.Trim(q.Prompt, "\n"), "\n")
	if q.Hint != "" {
		put("\n<details><summary>?</summary>\n\n", strings.Trim(q.Hint, "\n"), "\n\n</details>\n")
	}
	switch q.Type {
	case quiz.Cloze, quiz.Numeric:
	case quiz.Matching:
		put("\n|  |  |  |\n| --- | --- | --- |\n")
		for _, o := range q.Options {
			put("| ", cell(o.Body), " | ", cell(o.Pair), " | ", cell(o.Why), " |\n")
		}
	default:
		put("\n")
		for i, o := range q.Options {
			mark, indent := "- [ ] ", "  "
			switch {
			case q.Type == quiz.Ordering:
				mark, indent = "1. ", "   "
			case o.Correct:
				mark = "- [x] "
			}
			if i > 0 && strings.Contains(q.Options[i-1].Body, "\n\n") {
				put("\n")
			}
			put(mark, strings.ReplaceAll(o.Body, "\n", "\n"+indent), "\n")
			if o.Why != "" {
				if strings.Contains(o.Body, "\n") {
					put("\n")
				}
				put(indent, "> ", strings.ReplaceAll(o.Why, "\n", "\n"+indent+"> "), "\n")
			}
		}
	}
	if q.Explanation != "" {
		put("\n", strings.Trim(q.Explanation, "\n"), "\n")
	}
	put("<!-- /quiz -->\n")
}

// cell writes a text into a table.
func cell(s string) string {
	return strings.ReplaceAll(oneLine(s), "|", `\|`)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
