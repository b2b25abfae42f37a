package credchain

import (
	"net/url"
	"os"
	"strings"
	"testing"

	"notelab/app/sim"
)

// recorded reads a recording: queries and what the tool did.
func recorded(t *testing.T, name string) [][2]string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all [][2]string
	for _, line := range strings.Split(string(raw), "\n") {
		if q, what, ok := strings.Cut(line, " => "); ok && q[0] != '#' {
			all = append(all, [2]string{q, what})
		}
	}
	if len(all) < 200 {
		t.Fatalf("%s: only %d recorded runs", name, len(all))
	}
	return all
}

func valuesOf(t *testing.T, query string) sim.Values {
	t.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	given := map[string]string{}
	for k := range q {
		given[k] = q.Get(k)
	}
	v, errs := info.Parse(given)
	for _, e := range errs {
		t.Fatal(e)
	}
	return v
}

// The oracle for Python and the CLI are botocore and the CLI themselves:
// testdata/botocore.txt and testdata/cli.txt say how they were recorded.
func TestBotocoreAndTheCLIAsRecorded(t *testing.T) {
	for tool, name := range map[string]string{boto3: "botocore.txt", cli: "cli.txt"} {
		for _, run := range recorded(t, name) {
			m := simulator{}.Run(valuesOf(t, run[0]).Must("tool", tool)).Model.(*model)
			got, who := "", m.winner()
			switch {
			case who == nobody || who.refused() != "":
				got = "! " + strings.TrimSuffix(m.output(), "\n")
				if said := strings.TrimPrefix(run[1], "! "); run[1][0] == '!' && agree(said, got[2:]) {
					continue
				}
			case m.steps[m.stop].base != nobody:
				got = who.path() + " " + m.steps[m.stop].base.path()
			default:
				got = who.path() + " -"
			}
			if got != run[1] {
				t.Errorf("%s: %s\nmodel    %s\nrecorded %s", tool, run[0], got, run[1])
			}
		}
	}
}

// agree reports whether the model's words are how the tool's message begins; it
// goes on with things that depend on the machine. Of AWS's own refusals the
// recording of botocore has the code alone.
func agree(said, model string) bool {
	if strings.HasPrefix(strings.TrimPrefix(said, "An error occurred (NoCredentials): "), model) {
		return true
	}
	rest, isRefusal := strings.CutPrefix(model, "ClientError: An error occurred (")
	code, _, _ := strings.Cut(rest, ")")
	return isRefusal && said == code
}
