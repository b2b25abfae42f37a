package iameval

import (
	"math/rand/v2"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

var hostile = simtest.Texts{
	"actions": func(r *rand.Rand) string {
		all := []string{"", "*", "s3:*", "s3:Get*", "S3:GETOBJECT", "s3:?etObject", "kms:Decrypt", "sts:Assume*,ec2:*", "a-b-9:x?*", "s3:a,s3:b,s3:c,s3:d", "s3:**************************************************"}
		return all[r.IntN(len(all))]
	},
	"on": func(r *rand.Rand) string {
		all := []string{"*", "arn:aws:s3:::study-data/*", "arn:aws:s3:::*/report.cs?", "arn:aws:<b>&'", "arn:aws:*", "arn:aws:$1:$9:{action}"}
		return all[r.IntN(len(all))]
	},
}

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

func TestRuns(t *testing.T) {
	simtest.Runs(t, New(), hostile, simtest.Limits{Events: 10}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		agree(t, v, tr)
		result, _ := tr.Figure("result")
		gate, _ := tr.Figure("gate")
		last := tr.Events[len(tr.Events)-1]
		if (result.Value == 1) != (gate.Value == 0) || (result.Value == 1) != (last.Kind == "allow") {
			t.Errorf("result %v, gate %v, last event %s", result.Value, gate.Value, last.Kind)
		}
		if d, _ := tr.Figure("denies"); d.Value > 0 && gate.Value != 1 {
			t.Errorf("%v policies deny, yet the request stops at gate %v", d.Value, gate.Value)
		}
	})
}

func TestHiddenParametersDoNotMatter(t *testing.T) {
	r := sim.NewRand(3)
	n := 1500
	if testing.Short() {
		n = 150
	}
	for range n {
		v := simtest.Random(r, info, hostile)
		w := v
		for i := range info.Params {
			if p := &info.Params[i]; !p.Matters(v) {
				w = w.Must(p.Name, p.Default)
			}
		}
		if a, b := simtest.Transcript(New(), New().Run(v)), simtest.Transcript(New(), New().Run(w)); withoutContext(a) != withoutContext(b) {
			t.Fatalf("%s and %s differ", v.Query(), w.Query())
		}
	}
}

// withoutContext leaves out the lines that only repeat the request's IP and TLS.
func withoutContext(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if !strings.HasPrefix(line, "aws:SourceIp") && !strings.HasPrefix(line, "aws:SecureTransport") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestGolden(t *testing.T) {
	s := New()
	tr := s.Run(s.Info().Defaults())
	simtest.Golden(t, "trace", simtest.Transcript(s, tr))
	for _, w := range []int{640, 340} {
		simtest.Golden(t, "stage-"+itoa(w), simtest.Picture(s.Stage(tr, tr.Telling, w, i18n.Korean)))
		if n := len(s.Stage(tr, tr.Telling, w, i18n.Korean)); n > 12_000 {
			t.Errorf("the default picture of width %d has %d bytes; want at most 12,000", w, n)
		}
	}
}
