package cwalarm

import (
	"strings"
	"testing"
)

// marksOf reads a row of the documentation: "0 - X - X", or "0-X-X".
func marksOf(s string) []mark {
	var out []mark
	for _, r := range strings.ReplaceAll(s, " ", "") {
		out = append(out, mark(r))
	}
	return out
}

// outcome writes a state, or that it is retained, whatever it was before.
func outcome(tm terms, row string) string {
	seen := map[state]bool{}
	kept := true
	var last state
	for _, now := range []state{ok, alarm, insufficient} {
		v := tm.judge(marksOf(row), now)
		seen[v.state], last = true, v.state
		kept = kept && v.state == now
	}
	switch {
	case kept:
		return "retain"
	case len(seen) > 1:
		return "depends"
	}
	return last.String()
}

// The tables of "How alarm state is evaluated when data is missing", with the
// number of data points to be filled and the state under missing, ignore,
// breaching and notBreaching.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
func TestTheDocumentedTablesOfMissingData(t *testing.T) {
	const I = "INSUFFICIENT_DATA"
	for _, tt := range []struct {
		m    int
		row  string
		fill int
		want [4]string
	}{
		{3, "0 - X - X", 0, [4]string{"OK", "OK", "OK", "OK"}},
		{3, "0 - - - -", 2, [4]string{"OK", "OK", "OK", "OK"}},
		{3, "- - - - -", 3, [4]string{I, "retain", "ALARM", "OK"}},
		{3, "0 X X - X", 0, [4]string{"ALARM", "ALARM", "ALARM", "ALARM"}},
		{3, "- - X - -", 2, [4]string{"ALARM", "retain", "ALARM", "OK"}},
		{2, "0 - X - X", 0, [4]string{"ALARM", "ALARM", "ALARM", "ALARM"}},
		{2, "0 0 X 0 X", 0, [4]string{"ALARM", "ALARM", "ALARM", "ALARM"}},
		{2, "0 - X - -", 1, [4]string{"OK", "OK", "ALARM", "OK"}},
		{2, "- - - - 0", 2, [4]string{"OK", "OK", "ALARM", "OK"}},
		{2, "- - - X -", 2, [4]string{"ALARM", "retain", "ALARM", "OK"}},
	} {
		for i, mode := range []string{asMissing, ignore, breaching, notBreaching} {
			tm := terms{tt.m, 3, mode}
			if got := outcome(tm, tt.row); got != tt.want[i] {
				t.Errorf("%d out of 3, %s, %s = %s; want %s", tt.m, tt.row, mode, got, tt.want[i])
			}
			v := tm.judge(marksOf(tt.row), ok)
			if v.fill != tt.fill {
				t.Errorf("%s fills %d; want %d", tt.row, v.fill, tt.fill)
			}
			if v.inferred {
				t.Errorf("%d out of 3, %s, %s stands in the documentation and is called inferred", tt.m, tt.row, mode)
			}
		}
	}
}

// What the same page says in words about the premature alarm state.
func TestTheDocumentedPrematureAlarms(t *testing.T) {
	for _, tt := range []struct{ row, want string }{
		{"- - - - X", "not ALARM"},
		{"- - - X -", "not ALARM"},
		{"- - X - -", "ALARM"},
		{"- - - X 0", "not ALARM"},
		{"- - X - 0", "not ALARM"},
	} {
		got := terms{3, 3, asMissing}.judge(marksOf(tt.row), ok).state
		if (got == alarm) != (tt.want == "ALARM") {
			t.Errorf("3 out of 3, %s = %s; want %s", tt.row, got, tt.want)
		}
	}
	// "The next time this alarm is evaluated, if the data is still missing it will go
	// to ALARM": the row 0 - - - - with breaching.
	tm := terms{3, 3, breaching}
	if a, b := tm.judge(marksOf("0----"), ok).state, tm.judge(marksOf("-----"), ok).state; a != ok || b != alarm {
		t.Errorf("0 - - - - then - - - - - with breaching: %s then %s", a, b)
	}
}
