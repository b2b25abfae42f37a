package lint

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/markdown"
	"notelab/app/quiz"
	"notelab/app/sim"
)

var update = flag.Bool("update", false, "write the golden files anew")

// small reads the course in testdata. Of its simulators, one says what its
// questions examine and one doesn't.
func small(t *testing.T) (*course.Course, Options) {
	t.Helper()
	infos := sim.Infos{{Name: "toy", Asks: []sim.Ask{{Name: "wait"}}}, {Name: "mute", Asks: []sim.Ask{{Name: "x"}}}}
	c, problems := markdown.Course(os.DirFS("testdata/course"), markdown.Options{Sims: infos})
	if course.Errors(problems) {
		t.Fatalf("%v", problems)
	}
	return c, Options{
		Asks: map[string][]string{"toy": {"wait"}, "mute": {"x"}, "absent": {"y"}},
		Ask: func(name, _ string, seed uint64, _ i18n.Lang) (quiz.Question, error) {
			tags := map[string][]string{"toy": {"D1.T1.S1"}, "absent": {"D1.T1.S10"}}[name]
			if name == "toy" && seed == seeds {
				tags = append(tags, "D1.T2.S1")
			}
			return quiz.Question{Tags: tags}, nil
		},
	}
}

func TestCoverageStaysAsRecorded(t *testing.T) {
	c, opt := small(t)
	for _, l := range i18n.Langs {
		var got strings.Builder
		for _, cov := range Cover(c, opt) {
			got.WriteString(cov.Table(l) + "\n")
		}
		file := filepath.Join("testdata", "coverage."+string(l)+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s differs:\n%s", file, got.String())
		}
	}
}

// The counts of the course of this project, against a recount by regular
// expression over the files.
func TestCoverageAgreesWithARecountOfTheFiles(t *testing.T) {
	const dir = "../../notes"
	c, _ := markdown.Course(os.DirFS(dir), markdown.Options{AssignIDs: true})
	inComment := regexp.MustCompile(`(?m)^<!-- quiz .*?tags="([^"]*)"`)
	inFront := regexp.MustCompile(`(?m)^tags: \[([^\]]*)\]`)
	notes, questions := map[string]int{}, map[string]int{}
	count := func(in map[string]int, list string) {
		for _, tag := range distinct(strings.FieldsFunc(list, func(r rune) bool { return r == ' ' || r == ',' })) {
			in[tag]++
		}
	}
	files, err := filepath.Glob(dir + "/" + string(c.MainLang()) + "/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no notes: %v", err)
	}
	// Without the simulators, questions drawn from them can't be read: leave
	// them out of both counts.
	drawn, broken := regexp.MustCompile(`type=generated`), map[string]bool{}
	for _, n := range notesOf(c) {
		for i := range n.Blocks {
			if p := n.Blocks[i].Broken; p != nil && strings.HasPrefix(p.Code, "quiz-") && p.Code != "quiz-unknown-sim" {
				broken[n.File] = true
			}
		}
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if broken[string(c.MainLang())+"/"+filepath.Base(f)] {
			t.Skipf("%s is being written", f)
		}
		if m := inFront.FindSubmatch(data); m != nil {
			count(notes, string(m[1]))
		}
		for _, m := range inComment.FindAllSubmatch(data, -1) {
			if !drawn.Match(m[0]) {
				count(questions, string(m[1]))
			}
		}
	}
	for _, cov := range Cover(c, Options{}) {
		for _, r := range cov.Rows {
			if r.Depth == 2 && (r.Notes != notes[r.ID] || r.Questions != questions[r.ID]) {
				t.Errorf("%s: %d notes, %d questions; the files have %d, %d", r.ID, r.Notes, r.Questions, notes[r.ID], questions[r.ID])
			}
		}
	}
}

func TestIDsStandInTheOrderOfTheGuide(t *testing.T) {
	c, _ := small(t)
	for i, want := range []string{
		"D1 D1.T1 D1.T1.S1 D1.T1.S2 D1.T1.S10 D1.T1.K1 D1.T2 D1.T2.S1 D2 D2.T1 D2.T1.S1 D9.T9.S9",
		"D1 D2 D2.T2 NEW.D2.T2",
	} {
		if got := strings.Join(sortedIDs(c.Blueprints[i]), " "); got != want {
			t.Errorf("sortedIDs(%s) = %s; want %s", c.Blueprints[i].Name, got, want)
		}
	}
}

func TestTheBankCountsWhatIsThere(t *testing.T) {
	c, _ := small(t)
	b := Measure(c)
	if b.Questions != 6 || b.Choices != 3 || len(b.Keys) != 1 || b.Keys[0].At[0] != 3 || b.Longest != 1 || b.Fair != 0.5 {
		t.Errorf("Measure = %+v", b)
	}
	// q-one, q-two, q-gen (by its alias), k-one in D1; k-two has no tag, and
	// m-one is for the later exam alone.
	if s := b.Exams[0]; s.Domains[0].Questions != 4 || s.Domains[1].Questions != 0 || s.Outside != 2 {
		t.Errorf("shares of ONE = %+v", s)
	}
	if s := b.Exams[1]; s.Domains[0].Questions != 4 || s.Domains[1].Questions != 1 || s.Outside != 1 {
		t.Errorf("shares of TWO = %+v", s)
	}
	want := "questions 6: multiple choice 3, cloze 1, numeric 1, from a model 1\n"
	if got := b.Text(i18n.English); !strings.HasPrefix(got, want) {
		t.Errorf("Text = %s", got)
	}
	if (Bank{}).Text(i18n.Korean) != "" {
		t.Error("an empty bank has figures")
	}
}
