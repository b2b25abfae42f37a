package lint

import (
	"strconv"
	"strings"
	"unicode"

	"notelab/app/i18n"
)

// empty marks a cell that nothing fills and something should: it shows without
// colour, and a search for it finds every gap. free marks one that may stay
// empty: not every skill has a mechanism to simulate, and nobody has to write
// for the bullets of an older guide.
const (
	empty = "--"
	free  = "·"
)

// Table is a coverage as text: a line for every id, then the domains against
// their weights and what is missing.
func (c *Coverage) Table(l i18n.Lang) string {
	t := func(ko, en string) string { return i18n.Of(ko, en).In(l) }
	var b strings.Builder
	b.WriteString(c.Blueprint.Exam)
	if g := c.Blueprint.Guide; g != "" {
		b.WriteString(t(" (가이드 ", " (guide ") + g + ")")
	}
	if from := c.Blueprint.Inherits; from != "" {
		b.WriteString(t(": "+from+"의 id도 그대로 쓰며, 그것은 영역에만 더했다", ": the ids of "+from+" stay valid and count for the domains only"))
	}
	b.WriteString("\n")
	wide := width("id") + 2
	for _, r := range c.Rows {
		wide = max(wide, 2*r.Depth+width(r.ID)+2)
	}
	b.WriteString(left("id", wide) + right(t("노트", "notes"), 9) + right(t("문제", "questions"), 11) + right(t("시뮬", "sims"), 9) + "  " + t("내용", "what") + "\n")
	for _, r := range c.Rows {
		b.WriteString(left(strings.Repeat("  ", r.Depth)+r.ID, wide))
		none := empty
		if r.Bullet {
			none = free
		}
		b.WriteString(right(cell(r.Notes, none), 9) + right(cell(r.Questions, none), 11) + right(cell(r.Sims, free), 9))
		b.WriteString("  " + r.Title.In(l) + "\n")
	}
	b.WriteString(t(empty+" 채울 칸, "+free+" 없어도 되는 칸\n\n", empty+" to be filled, "+free+" may stay empty\n\n"))
	c.weights(&b, l)
	c.missing(&b, l)
	return b.String()
}

func cell(n int, none string) string {
	if n == 0 {
		return none
	}
	return strconv.Itoa(n)
}

// weights writes the domains' shares against what the exam gives them.
func (c *Coverage) weights(b *strings.Builder, l i18n.Lang) {
	t := func(ko, en string) string { return i18n.Of(ko, en).In(l) }
	b.WriteString(left(t("영역", "domain"), 8) + right(t("문제", "questions"), 11) + right(t("비율", "share"), 9) + right(t("비중", "weight"), 9) + right(t("차이", "off"), 9) + "\n")
	for _, d := range c.Shares.Domains {
		off := d.Percent - float64(d.Domain.Weight)
		mark := ""
		if off > within || off < -within {
			mark = t("  ! 2.5포인트 넘게 어긋남", "  ! off by more than 2.5 points")
		}
		sign := ""
		if off >= 0 {
			sign = "+"
		}
		b.WriteString(left(d.Domain.ID, 8) + right(cell(d.Questions, empty), 11) + right(strconv.FormatFloat(d.Percent, 'f', 1, 64)+" %", 9) +
			right(strconv.Itoa(d.Domain.Weight)+" %", 9) + right(sign+strconv.FormatFloat(off, 'f', 1, 64), 9) + mark + "\n")
	}
	if n := c.Shares.Outside; n > 0 {
		b.WriteString(t("첫 태그가 이 시험의 영역이 아닌 문제: ", "questions whose first tag is in no domain of this exam: ") + strconv.Itoa(n) + "\n")
	}
	b.WriteString("\n")
}

// missing sums up the empty cells of the skills; knowledge bullets need none of
// their own.
func (c *Coverage) missing(b *strings.Builder, l i18n.Lang) {
	t := func(ko, en string) string { return i18n.Of(ko, en).In(l) }
	skills, noNote, noQuestion, one, noSim := 0, 0, 0, 0, 0
	var thin []string
	for _, r := range c.Rows {
		if r.Depth == 1 && r.Questions < 8 {
			thin = append(thin, r.ID+" "+strconv.Itoa(r.Questions))
		}
		if r.Depth < 2 || r.Bullet {
			continue
		}
		skills++
		for _, x := range []struct {
			is bool
			n  *int
		}{{r.Notes == 0, &noNote}, {r.Questions == 0, &noQuestion}, {r.Questions == 1, &one}, {r.Sims == 0, &noSim}} {
			if x.is {
				*x.n++
			}
		}
	}
	itoa := strconv.Itoa
	b.WriteString(t("기술 "+itoa(skills)+"개 가운데 빈칸: 노트 없음 "+itoa(noNote)+", 문제 없음 "+itoa(noQuestion)+", 시뮬레이터 없음 "+itoa(noSim)+". 문제가 하나뿐 "+itoa(one)+"\n",
		"of "+itoa(skills)+" skills: without a note "+itoa(noNote)+", without a question "+itoa(noQuestion)+", without a simulator "+itoa(noSim)+"; with one question only "+itoa(one)+"\n"))
	if len(thin) > 0 {
		b.WriteString(t("문제가 여덟 개가 안 되는 과제: ", "tasks with fewer than eight questions: ") + strings.Join(thin, ", ") + "\n")
	}
}

// width is how many columns a terminal gives a text: Hangul takes two.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if unicode.Is(unicode.Hangul, r) {
			n++
		}
	}
	return n
}

func left(s string, n int) string  { return s + strings.Repeat(" ", max(n-width(s), 0)) }
func right(s string, n int) string { return strings.Repeat(" ", max(n-width(s), 1)) + s }
