package stats

import (
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/review"
)

var update = flag.Bool("update", false, "write the golden files anew")

// season is a report of ten weeks that follows from nothing but this code.
func season() *Report {
	x := &course.Index{Exams: []course.IndexExam{{Title: "DVA-C02", From: "2023-02-28", Domains: []course.IndexDomain{{ID: "D1", Tasks: []course.IndexTask{
		{ID: "D1.T1", Title: "AWS에서 실행되는 애플리케이션의 코드 작성"}, {ID: "D1.T2", Title: "AWS Lambda 코드 작성 & <시험>"}}}}}}}
	var events []progress.Event
	for i := range 4 {
		n := course.IndexNote{Slug: fmt.Sprint("n", i), Title: fmt.Sprint("노트 ", i), Headings: []course.IndexHeading{{ID: "h", Text: "규칙"}}}
		for k := range 6 {
			id := fmt.Sprint("q", i, k)
			n.Questions = append(n.Questions, course.IndexQuestion{ID: id, Anchor: "h", Tags: []string{fmt.Sprint("D1.T", 1+i%2)}})
			if k == 5 {
				continue
			}
			for m := range 9 - i {
				var b [16]byte
				b[0], b[1], b[2] = byte(i), byte(k), byte(m)
				at := now.Add(-time.Duration(70-m*(5+k)-k)*24*time.Hour - time.Duration(i*37+k)*time.Minute)
				if at.After(now) {
					continue
				}
				right := (i+k*3+m*7)%(4+k) != 0
				events = append(events, progress.New(progress.NewID(b), at.UnixMilli(), "d", progress.Answered, progress.AnsweredData{
					Question: id, Right: right, Sure: []string{"sure", "unsure", "sure"}[(k+m)%3], Millis: int64(20_000 + 9_000*k), Zone: 540}))
			}
		}
		x.Sections = append(x.Sections, course.IndexSection{ID: fmt.Sprint("s", i), Title: []string{"API와 CLI", "CloudFront", "코드형 인프라", "메시징과 흐름"}[i], Notes: []course.IndexNote{n}})
	}
	return Compute(Input{State: progress.Fold(events), Index: x, Scheduler: review.NewScheduler(review.Defaults()), Now: now, Zone: 540})
}

var attribute = regexp.MustCompile(` (x|y|width|height|cx|cy|x1|x2|y1|y2)="([^"]*)"`)

func TestThePicturesAreThoseOfTheGoldenFiles(t *testing.T) {
	r := season()
	for _, f := range r.Figures() {
		if f.Bare {
			t.Errorf("%s has nothing to draw", f.Name)
		}
		for _, width := range []int{340, 720} {
			l := i18n.Korean
			if width == 720 {
				l = i18n.English
			}
			got := f.Draw(width, l)
			file := fmt.Sprintf("testdata/%s-%d.svg", f.Name, width)
			if *update {
				if err := os.WriteFile(file, []byte(strings.ReplaceAll(got, "><", ">\n<")+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.ReplaceAll(got, "><", ">\n<")+"\n" != string(want) {
				t.Errorf("%s at %d differs from %s; look at it, then run the test with -update", f.Name, width, file)
			}
			inside(t, f.Name, width, got)
		}
	}
}

// inside checks that a picture is well-formed, has the theme's colours alone
// and keeps within its width.
func inside(t *testing.T, name string, width int, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%s at %d: %v", name, width, err)
		}
	}
	for _, bad := range []string{`"#`, "rgb", "style=", "NaN", "Inf"} {
		if strings.Contains(svg, bad) {
			t.Errorf("%s at %d has %q", name, width, bad)
		}
	}
	for _, m := range attribute.FindAllStringSubmatch(svg, -1) {
		v, err := strconv.ParseFloat(m[2], 64)
		if err != nil || v < -0.5 || strings.HasPrefix(m[1], "x") && v > float64(width)+0.5 || m[1] == "width" && v > float64(width) {
			t.Errorf("%s at %d: %s is %s", name, width, m[1], m[2])
		}
	}
}

// Every picture of a random log stays inside its frame, at any width.
func TestNoPictureLeavesItsFrame(t *testing.T) {
	for seed := range uint64(40) {
		r := seeded(seed)
		in := Input{State: progress.Fold(randomLog(r, 1+r.IntN(900))), Index: randomCourse(r), Scheduler: review.NewScheduler(review.Defaults()), Now: now, Zone: 540}
		for _, f := range Compute(in).Figures() {
			for _, l := range i18n.Langs {
				width := 300 + r.IntN(500)
				inside(t, f.Name, width, f.Draw(width, l))
				table := f.Table(l)
				for _, row := range table.Rows {
					if len(row) != len(table.Head) {
						t.Fatalf("%s: a row of %d cells under %d heads", f.Name, len(row), len(table.Head))
					}
				}
			}
		}
	}
}

func TestSharesAndTimesReadWell(t *testing.T) {
	for f, want := range map[float64]string{0: "0%", 0.001: "1%", 0.5: "50%", 0.996: "99%", 1: "100%"} {
		if got := Percent(f); got != want {
			t.Errorf("Percent(%v) = %s; want %s", f, got, want)
		}
	}
	for d, want := range map[time.Duration]string{0: "0 min", 20 * time.Second: "20 s", 45 * time.Minute: "45 min", 2 * time.Hour: "2 h", 185 * time.Minute: "3 h 5 min"} {
		if got := Spent(i18n.English, d); got != want {
			t.Errorf("Spent(%v) = %s; want %s", d, got, want)
		}
	}
	for most, want := range map[float64]float64{0: 1, 1: 1, 4: 4, 5: 6, 7: 8, 33: 40, 234: 300} {
		if top, values := counts(most, 4); top != want || values[len(values)-1] != top || len(values) > 6 {
			t.Errorf("counts(%v) = %v, %v; want up to %v", most, top, values, want)
		}
	}
}
