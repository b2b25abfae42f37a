package ui

import (
	"math"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/review"
)

func weighted() *course.Index {
	q := func(id, tag string) course.IndexQuestion { return course.IndexQuestion{ID: id, Tags: []string{tag}} }
	return &course.Index{
		Exams: []course.IndexExam{
			{Name: "old", Until: "2026-11-30", Domains: []course.IndexDomain{{ID: "D1", Weight: 80}, {ID: "D2", Weight: 20}}},
			{Name: "new", From: "2026-12-01", Domains: []course.IndexDomain{{ID: "D1", Weight: 40}, {ID: "D2", Weight: 60}}},
		},
		Sections: []course.IndexSection{{ID: "s", Notes: []course.IndexNote{
			{Slug: "a", Title: "첫 노트", Questions: []course.IndexQuestion{q("q1", "D1.T1.S1"), q("q2", "D1.T2"), q("meta", "META")}},
			{Slug: "b", Title: "둘째 노트", Questions: []course.IndexQuestion{q("q3", "D2.T1.S4")}},
		}}},
	}
}

func TestAQuestionStandsForItsShareOfTheExam(t *testing.T) {
	for date, want := range map[string][4]float64{
		"2026-11-20": {0.4, 0.4, 0.2, 0},
		"2026-12-20": {0.2, 0.2, 0.6, 0},
		"":           {0.4, 0.4, 0.2, 0},
	} {
		share := examShares(weighted(), date)
		for i, id := range []string{"q1", "q2", "q3", "meta"} {
			if got := share(id); math.Abs(got-want[i]) > 1e-9 {
				t.Errorf("on %q %s stands for %v; want %v", date, id, got, want[i])
			}
		}
	}
	x := weighted()
	x.Exams = nil
	if got := examShares(x, "2026-12-20")("meta"); got != 0.25 {
		t.Errorf("without a blueprint a question stands for %v; want a quarter", got)
	}
}

func TestTodayCountsDownToTheExam(t *testing.T) {
	deck.key = ""
	f := use(t, &Page{Kind: PageToday})
	f.index = weighted()
	day := f.now.AddDate(0, 0, 20).Format("2006-01-02")
	f.Log(progress.Setting, progress.SettingData{Key: review.KeyExam, Value: day}, nil)
	s := &Today{ID: "i1"}
	d := app.NewClientTester(s)
	defer d.Close()
	for range 4 {
		d.Consume()
	}
	got := app.HTMLString(s)
	days := strings.Contains(got, i18n.T(i18n.Korean, "aim.days", "n", "20"))
	if first, second := strings.Index(got, "+80"), strings.Index(got, "+20"); !days || first < 0 || second < first {
		t.Errorf("Today shows %s", got)
	}
}
