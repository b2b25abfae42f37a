package lint

import (
	"time"

	"notelab/app/course"
)

// noteFacts looks at what a note itself stands on: official sources, read
// within the year. They have names instead of numbers, since they are no rules
// of item writing.
func noteFacts(k *checker) {
	if !k.exam {
		return
	}
	for _, n := range notesOf(k.course) {
		warn := func(code, ko, en string) { k.report(n.File, 0, course.Warning, code, ko, en) }
		if len(n.Sources) == 0 {
			warn("note-no-sources", "근거가 없습니다. front matter의 sources에 공식 문서를 적으세요", "the note names no sources; list official pages in sources of the front matter")
		}
		for _, s := range n.Sources {
			if ko, en := k.doubt(s.URL); ko != "" {
				warn("note-source", ko, en)
			}
		}
		if old := yearBefore(k.opt.Day); n.Updated != "" && n.Updated < old {
			warn("note-old", n.Updated+"에 고친 뒤 한 해가 넘었습니다. 출처를 다시 읽고 updated를 고치세요", "updated on "+n.Updated+", more than a year ago; read its sources again and set updated")
		}
	}
}

// yearBefore is the day a year before one written YYYY-MM-DD; "" for anything
// else, before which no day is.
func yearBefore(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(-1, 0, 0).Format(time.DateOnly)
}
