package cfngraph

import (
	"bufio"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The oracles of the graph: the references of a template are found a second time
// in what go.yaml.in/yaml/v3 reads, and the orders are checked against every
// order there is.

var inText = regexp.MustCompile(`\$\{([A-Za-z0-9]+)(\.[A-Za-z0-9.]+)?\}`)

// wanted lists what a value refers to.
func wanted(n *yaml.Node) (out []string) {
	switch {
	case n.Tag == "!Ref":
		return []string{n.Value}
	case n.Tag == "!GetAtt" && n.Kind == yaml.ScalarNode:
		return []string{strings.Split(n.Value, ".")[0]}
	case n.Tag == "!Sub" && n.Kind == yaml.ScalarNode:
		for _, m := range inText.FindAllStringSubmatch(n.Value, -1) {
			out = append(out, m[1])
		}
		return out
	}
	for _, c := range n.Content {
		out = append(out, wanted(c)...)
	}
	return out
}

// secondReading returns the resources of a template in their order and what each
// needs, parameters left out.
func secondReading(t *testing.T, text string) (ids []string, needs map[string][]string) {
	t.Helper()
	var doc struct {
		Parameters map[string]yaml.Node `yaml:"Parameters"`
		Resources  yaml.Node            `yaml:"Resources"`
	}
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	needs = map[string][]string{}
	for i := 0; i+1 < len(doc.Resources.Content); i += 2 {
		id := doc.Resources.Content[i].Value
		ids = append(ids, id)
		body := doc.Resources.Content[i+1]
		for k := 0; k+1 < len(body.Content); k += 2 {
			var names []string
			switch body.Content[k].Value {
			case "DependsOn":
				v := body.Content[k+1]
				for _, d := range append([]*yaml.Node{v}, v.Content...) {
					if d.Kind == yaml.ScalarNode {
						names = append(names, d.Value)
					}
				}
			case "Properties":
				names = wanted(body.Content[k+1])
			}
			for _, n := range names {
				if _, ok := doc.Parameters[n]; !ok && !slices.Contains(needs[id], n) {
					needs[id] = append(needs[id], n)
				}
			}
		}
	}
	return ids, needs
}

// randomTemplate writes a template of a few resources with random references; it
// may have a circle or a name that nothing has.
func randomTemplate(r *rand.Rand, size int, sound bool) string {
	pool := []string{"Orders", "Jobs", "Uploads", "Role", "Worker", "Trigger", "Errors", "Vpc", "Subnet", "Db", "Alpha", "Beta"}
	r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	types := []string{"DynamoDB::Table", "SQS::Queue", "S3::Bucket", "IAM::Role", "Lambda::Function", "EC2::VPC", "EC2::Subnet", "RDS::DBInstance", "EC2::Instance", "CloudFront::Distribution", "Unknown::Thing"}
	policies := []string{"", "", "", "Retain", "Delete", "RetainExceptOnCreate"}
	var parts []string
	for i := range size {
		id := pool[i]
		s := "  " + id + ":\n    Type: AWS::" + types[r.IntN(len(types))] + "\n"
		if p := policies[r.IntN(len(policies))]; p != "" {
			s += "    DeletionPolicy: " + p + "\n"
		}
		if p := policies[r.IntN(5)]; p != "" {
			s += "    UpdateReplacePolicy: " + p + "\n"
		}
		other := func() string {
			switch {
			case sound && i == 0:
				return ""
			case sound:
				return pool[r.IntN(i)]
			case r.IntN(30) == 0:
				return "Nowhere"
			case r.IntN(4) == 0:
				return pool[r.IntN(size)]
			}
			return pool[r.IntN(i+1)]
		}
		var props []string
		for range r.IntN(3) {
			if to := other(); to != "" && (to != id || !sound) {
				props = append(props, []string{"!Ref " + to, "!GetAtt " + to + ".Arn", `!Sub "x-${` + to + `}"`, "{a: [!Ref " + to + "]}"}[r.IntN(4)])
			}
		}
		if len(props) > 0 {
			s += "    Properties:\n"
			for k, p := range props {
				s += "      " + []string{"VpcId", "SubnetId", "Policies", "CidrBlock"}[k] + ": " + p + "\n"
			}
		}
		if to := other(); to != "" && to != id && r.IntN(4) == 0 {
			s += "    DependsOn: " + to + "\n"
		}
		parts = append(parts, s)
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return "Resources:\n" + strings.Join(parts, "")
}

// orders calls f with every order in which each comes after its needs.
func orders(ids []string, needs map[string][]string, f func([]string)) {
	var walk func(done []string)
	walk = func(done []string) {
		if len(done) == len(ids) {
			f(done)
			return
		}
	next:
		for _, id := range ids {
			if slices.Contains(done, id) {
				continue
			}
			for _, n := range needs[id] {
				if !slices.Contains(done, n) {
					continue next
				}
			}
			walk(append(slices.Clone(done), id))
		}
	}
	walk(nil)
}

// happened lists when the events of one kind and status came, by resource.
func happened(tr *sim.Trace, kind, status string) map[string]time.Duration {
	out := map[string]time.Duration{}
	for i := range tr.Events {
		if e := &tr.Events[i]; e.Kind == kind && e.Field("status") == status {
			out[e.Actor] = e.At
		}
	}
	return out
}

func TestCreationAndDeletionAgainstEveryOrder(t *testing.T) {
	r := sim.NewRand(21)
	n := 400
	if testing.Short() {
		n = 60
	}
	all := 0
	for range n {
		text := randomTemplate(r, 2+r.IntN(5), true)
		ids, needs := secondReading(t, text)
		v := info.Defaults().Must("template", text, "pace", []string{"even", "typed"}[r.IntN(2)])
		tr := New().Run(v)
		begun, done := happened(tr, "start", "CREATE_IN_PROGRESS"), happened(tr, "done", "CREATE_COMPLETE")
		// Each starts the moment the last it needs is complete.
		for _, id := range ids {
			from := lead
			for _, x := range needs[id] {
				from = max(from, done[x])
			}
			if begun[id] != from || done[id] <= from {
				t.Fatalf("%s starts at %v and is done at %v; want a start at %v\n%s", id, begun[id], done[id], from, text)
			}
		}
		// The order of completion is one of all the orders there are; what comes
		// first in some order starts first.
		first, found := map[string]bool{}, false
		var got []string
		for i := range tr.Events {
			if e := &tr.Events[i]; e.Kind == "done" {
				got = append(got, e.Actor)
			}
		}
		orders(ids, needs, func(o []string) {
			all++
			first[o[0]] = true
			found = found || slices.Equal(o, got)
		})
		if !found {
			t.Fatalf("%v is no order\n%s", got, text)
		}
		for _, id := range ids {
			if (begun[id] == lead) != first[id] {
				t.Fatalf("%s starts at %v; first in some order: %v\n%s", id, begun[id], first[id], text)
			}
		}
		f, _ := tr.Figure("depth")
		if g := (graph{ids, needs}); int(f.Value) != g.rounds() {
			t.Fatalf("depth %v; want %d\n%s", f.Value, g.rounds(), text)
		}
		// A deletion keeps to some order turned round, kept resources included.
		tr = New().Run(v.Must("op", opDelete))
		var gone []string
		for i := range tr.Events {
			if e := &tr.Events[i]; e.Kind == "done" && e.Field("status") == "DELETE_COMPLETE" || e.Kind == "start" && e.Field("status") == "DELETE_SKIPPED" {
				gone = append(gone, e.Actor)
			}
		}
		slices.Reverse(gone)
		found = false
		orders(ids, needs, func(o []string) { found = found || slices.Equal(o, gone) })
		if !found {
			t.Fatalf("%v is no order to delete in\n%s", gone, text)
		}
	}
	t.Logf("%d orders", all)
}

// CloudFormation's answer to a template that cannot be ordered or resolved.
func TestRefusalsAgainstASecondReading(t *testing.T) {
	r := sim.NewRand(22)
	n := 4000
	if testing.Short() {
		n = 400
	}
	seen := map[string]int{}
	for range n {
		text := randomTemplate(r, 1+r.IntN(7), false)
		ids, needs := secondReading(t, text)
		var lost []string
		for _, id := range ids {
			for _, x := range needs[id] {
				if !slices.Contains(ids, x) && !slices.Contains(lost, x) {
					lost = append(lost, x)
				}
			}
		}
		// What is on a circle or behind one: all that no order can reach.
		var stuck []string
		made := map[string]bool{}
		for range ids {
			for _, id := range ids {
				made[id] = made[id] || !slices.ContainsFunc(needs[id], func(x string) bool { return !made[x] })
			}
		}
		for _, id := range ids {
			if !made[id] {
				stuck = append(stuck, id)
			}
		}
		tr := New().Run(info.Defaults().Must("template", text))
		last := tr.Events[len(tr.Events)-1]
		message := last.Field("message")
		switch {
		case len(lost) > 0 && strings.HasPrefix(message, "Template error: instance of Fn::"):
			seen["getatt"]++
		case len(lost) > 0:
			seen["unresolved"]++
			if want := "Template format error: Unresolved resource dependencies [" + strings.Join(lost, ", ") + "] in the Resources block of the template"; message != want {
				t.Fatalf("%q; want %q\n%s", message, want, text)
			}
		case len(stuck) > 0:
			seen["circular"]++
			if want := "Circular dependency between resources: [" + strings.Join(stuck, ", ") + "]"; message != want {
				t.Fatalf("%q; want %q\n%s", message, want, text)
			}
			way := strings.Split(last.Field("ids"), " → ")
			if way[0] != way[len(way)-1] || len(way) < 2 {
				t.Fatalf("%v is no circle", way)
			}
			for i := 0; i+1 < len(way); i++ {
				if !slices.Contains(needs[way[i]], way[i+1]) {
					t.Fatalf("%v: %s does not need %s\n%s", way, way[i], way[i+1], text)
				}
			}
		default:
			seen["created"]++
			if f, _ := tr.Figure("status"); status(f.Value) != createComplete {
				t.Fatalf("%v\n%s", f.Text.En, text)
			}
		}
	}
	for _, k := range []string{"getatt", "unresolved", "circular", "created"} {
		if seen[k] < n/100 {
			t.Errorf("%s only %d times: %v", k, seen[k], seen)
		}
	}
}

// The "Update requires" of the reference pages, as testdata lists them.
func TestBehaviorsAreThoseOfTheReference(t *testing.T) {
	f, err := os.Open("testdata/update-requires.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := map[string]behaviour{"No interruption": noInterruption, "Some interruptions": someInterruption, "Replacement": replacement}
	n, types := 0, map[string]bool{}
	for s := bufio.NewScanner(f); s.Scan(); {
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		typ, rest, _ := strings.Cut(s.Text(), " ")
		prop, words, _ := strings.Cut(rest, " ")
		want, ok := names[words]
		if !ok {
			t.Fatalf("%q", s.Text())
		}
		n++
		types[kindOf(typ)] = true
		if got, sure := behaves(typ, prop); got != want || !sure {
			t.Errorf("%s.%s: %v, %v; want %v", typ, prop, got, sure, want)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(known), "\n") {
		if kind, _, _ := strings.Cut(line, " "); !types[kind] {
			t.Errorf("%s has no line in the reference", kind)
		}
	}
	if n < 500 {
		t.Errorf("only %d properties", n)
	}
}

// The ways a stack's status may go, from using-cfn-describing-stacks.html,
// stack-failure-options.html and using-cfn-updating-stacks-continueupdaterollback.html.
var mayFollow = map[string]string{
	"CREATE_IN_PROGRESS":                           "CREATE_COMPLETE CREATE_FAILED ROLLBACK_IN_PROGRESS DELETE_IN_PROGRESS",
	"ROLLBACK_IN_PROGRESS":                         "ROLLBACK_COMPLETE ROLLBACK_FAILED",
	"ROLLBACK_FAILED":                              "DELETE_IN_PROGRESS",
	"UPDATE_IN_PROGRESS":                           "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_FAILED UPDATE_ROLLBACK_IN_PROGRESS",
	"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS":          "UPDATE_COMPLETE",
	"UPDATE_ROLLBACK_IN_PROGRESS":                  "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_ROLLBACK_FAILED",
	"UPDATE_ROLLBACK_FAILED":                       "UPDATE_ROLLBACK_IN_PROGRESS",
	"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS": "UPDATE_ROLLBACK_COMPLETE",
	"DELETE_IN_PROGRESS":                           "DELETE_COMPLETE DELETE_FAILED",
	"DELETE_FAILED":                                "DELETE_IN_PROGRESS",
}

// texts are unkind but valid values of the free texts.
var texts = simtest.Texts{
	"template": func(r *rand.Rand) string {
		switch r.IntN(10) {
		case 0:
			return []string{"", "[]", "Resources:", "Resources: {}", "text", "- a", "Resources: {A: {}}", "Resources: {a-b: {Type: X}}", "{}", "Resources: {A: {Type: [x]}}", "Resources: x", "Resources: {A: x, B: [y]}",
				"Resources: {\"\": {Type: AWS::S3::Bucket}}", "Resources: {Größe名: {Type: AWS::S3::Bucket}}", "Resources: {A: {Type: T, Properties: [x, !Ref A]}}", "Conditions: {A: !Condition B, B: !Not [!Condition A]}\nResources: {R: {Type: T, Condition: A}}",
				"Parameters: {P: {Type: String}}\nResources: {R: {Type: T}}", "Resources: {R: {Type: T, DependsOn: R}}", "Resources: {R: {Type: T, Condition: Nope}}", "Outputs: {O: {Value: !GetAtt X.Y}}\nResources: {R: {Type: T, DeletionPolicy: Snapshot}}"}[r.IntN(20)]
		case 1:
			id := strings.Repeat("LongName", 1+r.IntN(30))
			return "Resources:\n  " + id + ":\n    Type: " + strings.Repeat("X", r.IntN(200)) + "\n  B:\n    Type: AWS::" + strings.Repeat("Ü名", 20) + "\n    DependsOn: " + id + "\n"
		case 2: // as JSON, with tabs
			return "{\n\t\"Resources\": {\n\t\t\"Worker\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"Role\": {\"Fn::GetAtt\": [\"Role\", \"Arn\"]}}},\n\t\t\"Role\": {\"Type\": \"AWS::IAM::Role\"}\n\t}\n}"
		case 3: // many, all after all
			var b strings.Builder
			b.WriteString("Resources:\n")
			for i := range 1 + r.IntN(most) {
				b.WriteString("  R" + strconv.Itoa(i) + ":\n    Type: AWS::S3::Bucket\n    DependsOn: [")
				for k := range i {
					if r.IntN(2) == 0 {
						b.WriteString("R" + strconv.Itoa(k) + ", ")
					}
				}
				b.WriteString("]\n")
			}
			return b.String()
		case 4:
			return "Parameters:\n  Env: {Type: String, Default: dev}\nConditions:\n  Prod: !Equals [!Ref Env, prod]\nResources:\n  Orders: {Type: AWS::DynamoDB::Table}\n  Errors: {Type: AWS::CloudWatch::Alarm, Condition: Prod}\n  Worker: {Type: AWS::Lambda::Function, Properties: {Environment: !If [Prod, !Ref Errors, !Ref Orders]}}\n"
		}
		return randomTemplate(r, 1+r.IntN(9), r.IntN(4) > 0)
	},
	"parameters": func(r *rand.Rand) string {
		return []string{"", "Env=prod", "Env=dev", "Env=", "Nope=1", "Env=ä 名"}[r.IntN(6)]
	},
	"changes": func(r *rand.Rand) string {
		items := []string{"Worker.MemorySize", "Orders.KeySchema", "Vpc.CidrBlock", "Subnet.CidrBlock=replace", "-Jobs", "+Uploads", "Role>Rolle", "Env", "Orders.DeletionPolicy", "Db.Metadata", "Nobody.X", "-Nobody", "Alpha.X=some", "Beta.Y=none", "Worker>Worker2", "-Worker", "+Worker", "R1.Tags", "Jobs>Uploads", "Image"}
		var out []string
		for range r.IntN(6) {
			out = append(out, items[r.IntN(len(items))])
		}
		return strings.Join(out, ",")
	},
	"fails": func(r *rand.Rand) string {
		return []string{"Worker", "Orders", "Subnet", "R3", "Rolle", "Nobody", ""}[r.IntN(7)]
	},
	"stuck": func(r *rand.Rand) string {
		return []string{"Uploads", "Orders", "Vpc", "Role", "R1", "Nobody", ""}[r.IntN(7)]
	},
}

func TestAnyConfigurationKeepsToTheStateMachine(t *testing.T) {
	simtest.Runs(t, New(), texts, simtest.Limits{Events: 400, Bytes: 40_000, Hang: 200 * time.Millisecond}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		checkEvents(t, v, tr)
	})
}

// checkEvents follows the events of a run and keeps books of its own.
func checkEvents(t *testing.T, v sim.Values, tr *sim.Trace) {
	t.Helper()
	last, there, half, refused := "", 0, map[string]bool{}, false
	if v.Get("op") != opCreate {
		last = "CREATE_COMPLETE"
	}
	busy := map[string]string{}
	for i := range tr.Events {
		e := &tr.Events[i]
		s := e.Field("status")
		switch e.Kind {
		case "refuse":
			refused = true
		case "graph":
			n, _ := strconv.Atoi(e.Field("resources"))
			if v.Get("op") != opCreate {
				there = n
			}
		case "plan":
			if e.Field("plan") == "add" {
				there-- // not in the stack yet
			}
		case "stack":
			if i > 2 && last != "" && last != "CREATE_COMPLETE" && !has(strings.ReplaceAll(mayFollow[last], " ", ","), s) {
				t.Fatalf("the stack goes from %s to %s", last, s)
			}
			if s != "CREATE_IN_PROGRESS" && s != "UPDATE_IN_PROGRESS" && s != "DELETE_IN_PROGRESS" && last == "CREATE_COMPLETE" {
				t.Fatalf("the stack goes from %s to %s", last, s)
			}
			last = s
			if strings.HasSuffix(s, "_COMPLETE") && len(busy) > 0 {
				t.Fatalf("%s while %v", s, busy)
			}
		case "start":
			if s != "DELETE_SKIPPED" {
				if busy[e.Actor] != "" {
					t.Fatalf("%s starts %s during %s", e.Actor, s, busy[e.Actor])
				}
				busy[e.Actor] = s
			}
		case "done", "fail", "cancel":
			if strings.Split(busy[e.Actor], "_")[0] != strings.Split(s, "_")[0] {
				t.Fatalf("%s becomes %s during %s", e.Actor, s, busy[e.Actor])
			}
			making := busy[e.Actor] == "CREATE_IN_PROGRESS" || e.Field("plan") == "replace" && last == "UPDATE_IN_PROGRESS"
			delete(busy, e.Actor)
			switch {
			case e.Kind == "done" && s == "DELETE_COMPLETE" && half[e.Actor]:
				delete(half, e.Actor)
			case e.Kind == "done" && s == "DELETE_COMPLETE":
				there--
			case e.Kind == "done" && making && e.Field("note") == "":
				there++
			case e.Kind == "cancel" && (s == "CREATE_FAILED" || s == "UPDATE_FAILED"):
				// A replacement under way has a piece, too; in doubt the deletion tells.
				half[e.Actor] = true
			}
		}
	}
	f, _ := tr.Figure("status")
	if got := status(f.Value).String(); got != last {
		t.Fatalf("the figure says %q, the events %q", got, last)
	}
	left, _ := tr.Figure("left")
	if !refused && int(left.Value) != there {
		t.Fatalf("%v are left; the events leave %d", left.Value, there)
	}
	outside, _ := tr.Figure("outside")
	switch {
	case outside.Value > left.Value:
		t.Fatalf("%v of %v are outside", outside.Value, left.Value)
	case last == "DELETE_COMPLETE" && outside.Value != left.Value:
		t.Fatalf("there is no stack, but only %v of %v are outside it", outside.Value, left.Value)
	case last == "CREATE_COMPLETE" && outside.Value != 0:
		t.Fatalf("%v are outside", outside.Value)
	}
}
