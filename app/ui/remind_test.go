package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/progress"
)

func TestAReminderOfABackupComesWhereNothingIsPromisedAndMuchIsNew(t *testing.T) {
	f := use(t, &Page{})
	for range 60 {
		f.Log(progress.Answered, progress.AnsweredData{Question: "q"}, nil)
	}
	now := f.now.UnixMilli()
	week := (7 * 24 * time.Hour).Milliseconds()
	for _, tt := range []struct {
		name string
		r    reminder
		want string
	}{
		{"a browser that promises", reminder{known: true}, ""},
		{"nothing is known yet", reminder{evicts: true}, ""},
		{"never a backup", reminder{evicts: true, known: true, later: progress.Saved{At: now}}, "60건인데 백업 파일이 아직 없다"},
		{"a backup before all", reminder{evicts: true, known: true, last: progress.Saved{At: now - 1000}}, "뒤에 푼 문제가 60건"},
		{"a backup of ten", reminder{evicts: true, known: true, last: progress.Saved{At: now, Answers: 10}}, "뒤에 푼 문제가 50건"},
		{"a backup of eleven", reminder{evicts: true, known: true, last: progress.Saved{At: now, Answers: 11}}, ""},
		{"a backup of eleven, a week ago", reminder{evicts: true, known: true, last: progress.Saved{At: now - week, Answers: 11}}, "뒤에 푼 문제가 49건"},
		{"put off since", reminder{evicts: true, known: true, last: progress.Saved{At: now - week, Answers: 11}, later: progress.Saved{At: now, Answers: 60}}, ""},
		{"a backup after it was put off", reminder{evicts: true, known: true, last: progress.Saved{At: now, Answers: 59}, later: progress.Saved{At: now - week}}, ""},
	} {
		got := app.HTMLString(tt.r.view())
		if tt.want == "" && strings.Contains(got, "notice") || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s; want %q", tt.name, got, tt.want)
		}
	}
	r := reminder{evicts: true}
	if r.recall(); !r.known || r.later.At != now || r.due() != true {
		t.Errorf("with sixty answers and nothing remembered: %+v", r)
	}
}
