//go:build !js

package buildspec

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"notelab/app/sim"
)

// line writes a command out of what the small shell reads.
func line(r *rand.Rand, depth int) string {
	of := func(list ...string) string { return list[r.IntN(len(list))] }
	simple := []string{"true", "false", "exit 3", "exit 0", `test "$OK" = 1`, `test "$OK" = 0`, `[ "$OK" = 0 ]`, `[ $OK -eq 1 ]`, `[ "$A" != "x y" ]`, `test -n "$NONE"`, `test -z "$NONE"`, `[ -n "$A" ]`, `! false`,
		`echo hi`, `echo "a $A" 'b $A' c\ d`, `echo ${OK}x$OK`, "export OK=1", "OK=0", `export A="p q"`, "B=$A", `echo "$B"`, "echo a;echo b", "test a = a", `[ ! "$OK" = 1 ]`, `echo "say \"hi\""`, "echo one > out.txt", "test -f out.txt", "echo 'x;y && z'"}
	s := simple[r.IntN(len(simple))]
	if depth > 0 && r.IntN(6) == 0 {
		s = "if " + line(r, 0) + "; then " + line(r, depth-1)
		if r.IntN(2) == 0 {
			s += of("; else ", "\nelse\n ") + line(r, depth-1)
		}
		s += of("; fi", "\nfi")
	}
	for range r.IntN(3) {
		s += of(" && ", " || ", "; ", "\n") + simple[r.IntN(len(simple))]
	}
	if depth == 2 && r.IntN(5) == 0 {
		s += " # gone; false"
	}
	return s
}

// TestTheShellAgreesWithSh runs the same commands in /bin/sh: the same exit status
// and the same output.
func TestTheShellAgreesWithSh(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("/bin/sh, the oracle, is not on this machine")
	}
	n := 600
	if testing.Short() {
		n = 60
	}
	r := sim.NewRand(2)
	failed, compared := 0, 0
	for range n {
		command := line(r, 2)
		if strings.Contains(command, "! false") { // one of the words this shell does not read
			if _, ok := split(command); ok {
				t.Fatalf("split(%q) is read", command)
			}
			continue
		}
		dir := t.TempDir()
		cmd := exec.Command(sh, "-c", command)
		cmd.Dir = dir
		cmd.Env = []string{"OK=1", "A=x y"}
		out, _ := cmd.Output()
		want := cmd.ProcessState.ExitCode()
		s := &shell{vars: values{"OK": "1", "A": "x y"}}
		got := s.run(command)
		if got != want || s.out != string(out) {
			t.Fatalf("%q\n got %d, %q\nwant %d, %q", command, got, s.out, want, out)
		}
		_, err := os.Stat(dir + "/out.txt")
		if (err == nil) != (len(s.files) > 0) {
			t.Fatalf("%q makes %q; the file is there: %v", command, s.files, err == nil)
		}
		compared++
		if want != 0 {
			failed++
		}
	}
	if failed < compared/10 || failed > compared*9/10 || compared < n/2 {
		t.Errorf("%d of %d fail", failed, compared)
	}
}

// What the small shell cannot read succeeds, and fails where it is told to.
func TestOpaqueCommandsFailOnlyWhenTold(t *testing.T) {
	for _, command := range []string{"for i in 1 2; do pytest; done", "pytest | tee log", "{ pytest; }", "(pytest)", "while pytest; do :; done", "cat <<EOF\npytest\nEOF", "if true; then pytest", "echo \"unfinished pytest"} {
		s := &shell{vars: values{}}
		if got := s.run(command); got != 0 {
			t.Errorf("%q: %d; want 0", command, got)
		}
		s.fails = []string{"pytest"}
		if got := s.run(command); got != 1 {
			t.Errorf("%q: %d; want 1", command, got)
		}
	}
}

func TestNothingGrowsWithoutEnd(t *testing.T) {
	s := &shell{vars: values{"A": "xy"}}
	for range 60 {
		s.run("export A=$A$A$A; echo $A$A$A; touch $A")
	}
	if len(s.vars["A"]) > maxValue || len(s.out) > 4*maxOutput || len(s.files) > 200 {
		t.Errorf("%d bytes in a value, %d printed, %d files", len(s.vars["A"]), len(s.out), len(s.files))
	}
}
