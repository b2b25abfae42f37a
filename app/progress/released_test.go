package progress_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	P "notelab/app/progress"
)

// TestABackupOfEveryReleasedVersionStaysReadable reads the backups in
// testdata/backups: v<version of the format>-<date of the program>.jsonl, each
// written by the program of that day, with the state that the program of that day
// folded out of it. Never change one; add one when the format or a payload
// changes.
func TestABackupOfEveryReleasedVersionStaysReadable(t *testing.T) {
	files, err := filepath.Glob("testdata/backups/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	newest := 0
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		recorded, err := os.ReadFile(strings.TrimSuffix(name, ".jsonl") + ".state")
		if err != nil {
			t.Fatal(err)
		}
		var version int
		var date string
		if _, err := fmt.Sscanf(filepath.Base(name), "v%d-%s", &version, &date); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		newest = max(newest, version)
		im := P.Parse(file, nil)
		if lines := bytes.Count(file, []byte("\n")) - 2; !im.Clean() || len(im.Events) != lines {
			t.Errorf("%s: %d events of %d lines, refused %v, truncated %v, altered %v", name, len(im.Events), lines, im.Refused, im.Truncated, im.Altered)
		}
		const course = "dva"
		s := P.Fold(im.Events)
		got := dump(s, course)
		if date >= "2026-11-26" {
			got += dumpReview(s, course)
		}
		if date >= "2026-11-27" {
			got += dumpExams(s, course)
		}
		if got != string(recorded) {
			t.Errorf("%s: the state differs from what was recorded:\n%s", name, firstDifference(got, string(recorded)))
		}
		// What was read is written again without a loss.
		at, err := time.Parse(time.RFC3339, string(bytes.SplitN(bytes.SplitN(file, []byte(`"time":"`), 2)[1], []byte(`"`), 2)[0]))
		if err != nil {
			t.Fatal(err)
		}
		again := P.Export(im.Events, nil, at.UnixMilli(), nil)
		if back := P.Parse(again, nil); !back.Clean() || dump(P.Fold(back.Events), course) != dump(s, course) {
			t.Errorf("%s: exporting what was read loses something", name)
		}
		if version == newestVersion && !bytes.Equal(again, file) {
			t.Errorf("%s: the program no longer writes what it wrote", name)
		}
	}
	if newest != newestVersion {
		t.Errorf("the newest backup kept here has version %d; want one of version %d", newest, newestVersion)
	}
}

// newestVersion is that of the backups which Export writes.
const newestVersion = 2

// TestTheExampleInTheDocumentationIsTrue reads it as a backup.
func TestTheExampleInTheDocumentationIsTrue(t *testing.T) {
	page, err := os.ReadFile("../../docs/backup-format.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(page, []byte("```json\n"))
	file, _, _ := bytes.Cut(rest, []byte("```"))
	im := P.Parse(file, nil)
	if !im.Clean() || len(im.Events) != 2 {
		t.Fatalf("%d events, refused %v", len(im.Events), im.Refused)
	}
	at := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC).UnixMilli()
	if again := P.Export(im.Events, nil, at, nil); !bytes.Equal(again, file) {
		t.Errorf("the program writes\n%s", again)
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines; want %d", len(g), len(w))
}

// dump writes a state the way its queries tell it, asked about the things that
// the events name.
func dump(s *P.State, course string) string {
	var b strings.Builder
	p := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	p("len %d unknown %d", s.Len(), s.Unknown())
	for n := range 3 {
		for sec := range 3 {
			note, section := fmt.Sprint("note", n), fmt.Sprint("sec", sec)
			p("read %s %s %v", note, section, s.Read(course, note, section))
		}
	}
	place, ok := s.Place(course)
	p("place %v %v", place, ok)
	for n := range 5 {
		q := fmt.Sprint("q", n)
		r := s.Record(course, q)
		p("record %s %d %d %s", q, r.Count, r.Right, r.Last.ID)
		for _, a := range s.Answers(course, q) {
			p("answer %s %d %s %v %v %s %s %s", q, a.At, a.ID, a.Right, a.Chosen, a.Where, a.Sim, a.Ask)
		}
	}
	for _, a := range s.Predictions(course, "backoff", "calls") {
		p("predicted %d %s %s %v %v %v", a.At, a.ID, a.Params, a.Said, a.Was, a.Right)
	}
	for _, k := range []string{"theme", "lang", "quick.length"} {
		p("setting %s %q", k, s.Setting(k))
	}
	return b.String()
}

// dumpReview adds what came with the review.
func dumpReview(s *P.State, course string) string {
	var b strings.Builder
	p := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	for n := range 5 {
		q := fmt.Sprint("q", n)
		for _, a := range s.Answers(course, q) {
			p("how %s %s %q %d %d %d", q, a.ID, a.Sure, a.Rating, a.Millis, a.Zone)
		}
		h, ok := s.Held(course, q)
		p("held %s %d %s %s %d %v", q, h.At, h.ID, h.How, h.Zone, ok)
	}
	return b.String()
}

// dumpExams adds what came with the mock exam.
func dumpExams(s *P.State, course string) string {
	var b strings.Builder
	p := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n", a...) }
	for _, e := range s.Exams(course) {
		p("exam %d %s %s %s %v %d %v %d", e.Start.At, e.Start.ID, e.Start.Blueprint, e.Start.Form, e.Start.Items, e.Start.Minutes, e.Start.Pausable, e.Start.Seed)
		if e.Finish != nil {
			p("finish %d %s %q %v", e.Finish.At, e.Finish.ID, e.Finish.Results, e.Finish.Auto)
		}
		for _, m := range s.ExamNotes(course, e.Start.Exam) {
			p("mark %d %s %s %s %v %v %v %d %d", m.At, m.ID, m.Step, m.Question, m.Chosen, m.Struck, m.Flagged, m.Millis, m.Next)
		}
	}
	return b.String()
}
