package review

import (
	"slices"
	"testing"
	"time"
)

// FuzzSettings reads any text as any setting: what comes out is within its
// bounds, and steps come back as they were written.
func FuzzSettings(f *testing.F) {
	for _, s := range []string{"", "none", "1m 10m", "1h0m1s", "24h", "-1m", "1e9h", "9999999999999999999", "4", "23", "97", "2026-12-20", "0000-00-00", "four", "+5", "0x5", "<script>", "1m 1m 1m 1m 1m 1m 1m 1m 1m"} {
		f.Add(s)
	}
	keys := []string{KeyRetention, KeyNew, KeyReviews, KeyLearning, KeyRelearning, KeyRollover, KeyExam, KeyButtons, "__proto__"}
	f.Fuzz(func(t *testing.T, text string) {
		for _, key := range keys {
			s := Read(func(k string) string {
				if k == key {
					return text
				}
				return ""
			})
			if s.Retention < MinRetention || s.Retention > MaxRetention || s.NewPerDay < 0 || s.NewPerDay > MaxPerDay || s.ReviewsPerDay < 0 || s.ReviewsPerDay > MaxPerDay ||
				s.Rollover < 0 || s.Rollover > 23*time.Hour || len(s.Learning) > MaxSteps || len(s.Relearning) > MaxSteps {
				t.Errorf("%s = %q gives %+v", key, text, s)
			}
			NewScheduler(s)
		}
		steps, ok := ParseSteps(text)
		if !ok {
			return
		}
		for i, d := range steps {
			if d < time.Second || d > 24*time.Hour || i > 0 && d < steps[i-1] {
				t.Errorf("ParseSteps(%q) = %v", text, steps)
			}
		}
		whole := slices.Clone(steps)
		for i := range whole {
			whole[i] = whole[i].Truncate(time.Second)
		}
		if again, ok := ParseSteps(FormatSteps(steps)); !ok || !slices.Equal(again, whole) {
			t.Errorf("ParseSteps(%q) = %v is written %q and read as %v", text, steps, FormatSteps(steps), again)
		}
	})
}
