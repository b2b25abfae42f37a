package progress

import (
	"testing"
	"time"
)

func TestABackupIsDueAfterFiftyAnswersOrAWeekWithSome(t *testing.T) {
	const day = int64(24 * time.Hour / time.Millisecond)
	was := Saved{At: 100 * day, Answers: 30}
	for _, tt := range []struct {
		name    string
		answers int
		now     int64
		want    bool
	}{
		{"nothing new, long ago", 30, 900 * day, false},
		{"49 new, the same day", 79, 100 * day, false},
		{"50 new, the same day", 80, 100 * day, true},
		{"one new, six days later", 31, 106 * day, false},
		{"one new, seven days later", 31, 107 * day, true},
		{"the log was deleted and 29 are there", 29, 100 * day, false},
		{"the log was deleted and one is there a week later", 1, 107 * day, true},
		{"a clock that went back", 40, 10 * day, false},
	} {
		if got := was.Due(tt.answers, tt.now); got != tt.want {
			t.Errorf("%s: Due = %t; want %t", tt.name, got, tt.want)
		}
	}
}

func TestWhatIsRememberedOfABackupComesBack(t *testing.T) {
	for _, s := range []Saved{{}, {At: 1_790_000_000_000, Answers: 57}, {At: 5, Answers: 1}} {
		if got, ok := ParseSaved(s.String()); !ok || got != s {
			t.Errorf("ParseSaved(%q) = %+v, %t; want %+v", s.String(), got, ok, s)
		}
	}
	for _, bad := range []string{"", "x", "5", "5 x", "x 5", "5 -1", "5 1 x", "{}"} {
		if got, ok := ParseSaved(bad); ok {
			t.Errorf("ParseSaved(%q) = %+v; want it refused", bad, got)
		}
	}
}
