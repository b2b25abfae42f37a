package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
)

func TestARestoreShowsHowFarItIsAndCanBeStoppedUntilItIsStored(t *testing.T) {
	use(t, &Page{})
	stopped := 0
	d := &dataPanel{id: "me-data", work: &restoring{cancel: func() { stopped++ }}}
	html := func() string { return app.HTMLString(d.view()) }
	for _, tt := range []struct {
		at     progress.Step
		want   []string
		spoken string
		stop   bool
	}{
		{progress.Step{Phase: progress.Checking, Total: 200_000_000}, []string{"백업을 확인하는 중", "0 B / 200.0 MB"}, "백업을 확인하는 중 0%", true},
		{progress.Step{Phase: progress.Storing, Done: 58_000_000, Total: 200_000_000}, []string{"기록을 합치는 중", "58.0 MB / 200.0 MB", "기록은 전과 같다"}, "기록을 합치는 중 20%", true},
		{progress.Step{Phase: progress.Folding, Done: 500, Total: 1000}, []string{"500 / 1000", "모두 저장되었다"}, "합친 기록을 정리하는 중 50%", false},
	} {
		d.work.at = tt.at
		got := html()
		for _, want := range append(tt.want, tt.spoken) {
			if !strings.Contains(got, want) {
				t.Errorf("at %+v the panel lacks %q: %s", tt.at, want, got)
			}
		}
		if has := strings.Contains(got, i18n.T(i18n.Korean, "my.cancel")); has != tt.stop {
			t.Errorf("at %+v there is a button to stop: %v", tt.at, has)
		}
	}
	d.stop(nil, app.Event{})
	if stopped != 1 {
		t.Errorf("stopped %d times", stopped)
	}
}

func TestWhatCameOfARestoreIsSaid(t *testing.T) {
	use(t, &Page{})
	for _, tt := range []struct {
		name string
		im   *progress.Import
		err  error
		want string
		bad  bool
	}{
		{"stopped", nil, context.Canceled, "그만두었다", false},
		{"the file changed", nil, progress.ErrChanged, "끝까지 읽지 못했다", true},
		{"the file is gone", nil, errors.Join(browser.ErrUnreadable), "끝까지 읽지 못했다", true},
		{"the disk is full", nil, progress.ErrFull, "", true},
		{"nothing of it can be trusted", &progress.Import{Refused: []progress.Refusal{{Line: 9, Why: "import.edited"}}}, nil, "아무것도 합치지 않았다", true},
		{"all known", &progress.Import{Total: 3}, nil, "모두 이미 있다", false},
		{"some new", &progress.Import{Total: 3, New: 2}, nil, "새 기록 2건", false},
	} {
		d := &dataPanel{id: "me-data", work: &restoring{}}
		d.say("me.cleared")
		d.finished(tt.im, tt.err)
		if d.work != nil || d.bad != tt.bad || !strings.Contains(d.message, tt.want) {
			t.Errorf("%s: bad %v, %q; want %v, %q", tt.name, d.bad, d.message, tt.bad, tt.want)
		}
	}
}
