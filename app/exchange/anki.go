package exchange

import (
	"strings"

	"notelab/app/i18n"
)

// The names of Anki's stock note types, which Anki gives in the language of its
// user: notetypes.ftl of ankitects/anki-core-i18n, read 2026-11.
var (
	ankiBasic = i18n.Text{Ko: "기본", En: "Basic"}
	ankiCloze = i18n.Text{Ko: "빈칸 뚫기", En: "Cloze"}
)

// Anki returns the cards as Anki's text format: a line a card, in the stock note
// types. The first column is our id, which Anki keeps as the note's guid: a later
// file brings its notes up to date.
// https://docs.ankiweb.net/importing/text-files.html, read 2026-11.
func (b *Bank) Anki() []byte {
	var s strings.Builder
	s.WriteString("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n#columns:id\tnotetype\tdeck\ttags\tfront\tback\n")
	cards := b.Cards(nil)
	for i := range cards {
		c := &cards[i]
		kind := ankiBasic
		if c.Cloze {
			kind = ankiCloze
		}
		for n, field := range []string{c.ID, kind.In(b.Lang), c.Deck, strings.Join(c.Tags, " "), c.Front, c.Back} {
			if n > 0 {
				s.WriteByte('\t')
			}
			s.WriteString(quoted(field, '\t', n == 0))
		}
		s.WriteByte('\n')
	}
	return []byte(s.String())
}

// quoted writes a field of a separated file. hash also quotes a field that would
// read as a comment.
func quoted(s string, sep byte, hash bool) string {
	if strings.IndexByte(s, sep) < 0 && !strings.ContainsAny(s, "\"\r\n") && !(hash && strings.HasPrefix(s, "#")) {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
