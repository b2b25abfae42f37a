package lint

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
)

// Text is the bank in a few lines.
func (b Bank) Text(l i18n.Lang) string {
	if b.Questions == 0 {
		return ""
	}
	t := func(ko, en string) string { return i18n.Of(ko, en).In(l) }
	var s strings.Builder
	var kinds []string
	for _, k := range b.Kinds {
		kinds = append(kinds, typeNames[k.Name].In(l)+" "+strconv.Itoa(k.N))
	}
	s.WriteString(t("문제 ", "questions ") + strconv.Itoa(b.Questions) + ": " + strings.Join(kinds, ", ") + "\n")
	for _, k := range b.Keys {
		s.WriteString(t("정답의 자리, 보기 ", "place of the key among ") + strconv.Itoa(len(k.At)) + t("개: ", " options: ") + list(k.At, " · "))
		if x, tellable := chiSquared(k.At); tellable && len(k.At) <= len(critical) {
			s.WriteString(" (χ² " + strconv.FormatFloat(x, 'f', 1, 64) + t(", 한도 ", ", limit ") + strconv.FormatFloat(critical[len(k.At)-1], 'f', 1, 64) + ")")
		}
		s.WriteString("\n")
	}
	if b.Choices > 0 {
		s.WriteString(t("정답이 홀로 가장 긴 보기: ", "key alone is the longest option: ") + strconv.Itoa(b.Longest) + "/" + strconv.Itoa(b.Choices) + " = " + percent(float64(b.Longest)/float64(b.Choices)) +
			t(" (우연이면 ", " (by chance ") + percent(b.Fair) + t(", 한도 ", ", limit ") + percent(b.Fair+0.10) + ")\n")
	}
	for _, e := range b.Exams {
		var parts []string
		for _, d := range e.Domains {
			parts = append(parts, d.Domain.ID+" "+strconv.Itoa(d.Questions)+" = "+strconv.FormatFloat(d.Percent, 'f', 1, 64)+" % ("+strconv.Itoa(d.Domain.Weight)+")")
		}
		s.WriteString(e.Blueprint.Exam + ": " + strings.Join(parts, ", ") + "\n")
	}
	return s.String()
}
