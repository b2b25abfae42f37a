package cfngraph

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

func TestGolden(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default.trace", simtest.Transcript(New(), tr))
	for _, w := range []int{340, 640} {
		svg := New().Stage(tr, tr.Telling, w, i18n.Korean)
		if len(svg) > 12_000 {
			t.Errorf("the stage at %d is %d bytes; want at most 12000", w, len(svg))
		}
		simtest.Golden(t, "stage-"+strconv.Itoa(w), simtest.Picture(svg))
	}
	for _, name := range []string{"failed-create", "replacement", "retain", "circular"} {
		simtest.Golden(t, name+".trace", simtest.Transcript(New(), New().Run(simtest.Preset(t, New(), name))))
	}
}

// statuses lists the stack's statuses of a run in their order.
func statuses(tr *sim.Trace) string {
	var out []string
	for i := range tr.Events {
		if e := &tr.Events[i]; e.Kind == "stack" {
			out = append(out, e.Field("status"))
		}
	}
	return strings.Join(out, " ")
}

// message is the error of a request that was turned down, or "".
func message(tr *sim.Trace) string { return tr.Events[len(tr.Events)-1].Field("message") }

// What the documentation says in so many words.
func TestDocumentedOperations(t *testing.T) {
	const pre = "op=update changes=Role.Policies,Worker.MemorySize fails=Worker"
	for _, c := range []struct {
		source, values string
		want           string // the statuses of the stack
	}{
		{"using-cfn-describing-stacks.html", "", "CREATE_IN_PROGRESS CREATE_COMPLETE"},
		{"using-cfn-describing-stacks.html, ROLLBACK_COMPLETE", "fails=Worker", "CREATE_IN_PROGRESS ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE"},
		{"stack-failure-options.html, create", "fails=Worker on-failure=preserve", "CREATE_IN_PROGRESS CREATE_FAILED"},
		{"API_CreateStack.html, OnFailure DELETE", "fails=Worker on-failure=delete", "CREATE_IN_PROGRESS DELETE_IN_PROGRESS DELETE_COMPLETE"},
		{"using-cfn-describing-stacks.html, ROLLBACK_FAILED: delete", "fails=Worker stuck=Uploads then=fix", "CREATE_IN_PROGRESS ROLLBACK_IN_PROGRESS ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE"},
		{"using-cfn-describing-stacks.html, clean-up", "op=update changes=Orders.KeySchema", "UPDATE_IN_PROGRESS UPDATE_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_COMPLETE"},
		{"using-cfn-describing-stacks.html, update rollback", pre, "UPDATE_IN_PROGRESS UPDATE_ROLLBACK_IN_PROGRESS UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_ROLLBACK_COMPLETE"},
		{"stack-failure-options.html, update", pre + " on-failure=preserve", "UPDATE_IN_PROGRESS UPDATE_FAILED"},
		{"using-cfn-updating-stacks-continueupdaterollback.html", pre + " stuck=Role then=skip", "UPDATE_IN_PROGRESS UPDATE_ROLLBACK_IN_PROGRESS UPDATE_ROLLBACK_FAILED UPDATE_ROLLBACK_IN_PROGRESS UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_ROLLBACK_COMPLETE"},
		{"troubleshooting.html, delete stack fails", "op=delete stuck=Uploads then=skip", "DELETE_IN_PROGRESS DELETE_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE"},
		{"using-cfn-protect-stacks.html", "op=delete protection=true", ""},
		{"troubleshooting.html, no updates to perform", "op=update changes=Orders.DeletionPolicy,Role.UpdatePolicy", ""},
		{"troubleshooting.html, metadata makes it an update", "op=update changes=Orders.DeletionPolicy,Orders.Metadata", "UPDATE_IN_PROGRESS UPDATE_COMPLETE_CLEANUP_IN_PROGRESS UPDATE_COMPLETE"},
	} {
		v := info.Defaults()
		for _, f := range strings.Fields(c.values) {
			key, value, _ := strings.Cut(f, "=")
			v = v.Must(key, value)
		}
		if got := statuses(New().Run(v)); got != c.want {
			t.Errorf("%s: %s gives\n%s; want\n%s", c.source, c.values, got, c.want)
		}
	}
}

// The texts of errors, as CloudFormation gives them.
func TestTemplatesAreRefusedInCloudFormationsWords(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{"", "Template format error: unsupported structure."},
		{"Outputs: {}", "Template format error: At least one Resources member must be defined."},
		{"Resources:\n  A:\n    Properties: {}", "Template format error: [/Resources/A] Every Resources object must contain a Type member."},
		{"Resources:\n  my_bucket:\n    Type: AWS::S3::Bucket", "Template format error: Resource name my_bucket is non alphanumeric."},
		{"Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Ref Name", "Template format error: Unresolved resource dependencies [Name] in the Resources block of the template"},
		{"Resources:\n  A:\n    Type: AWS::S3::Bucket\n    DependsOn: [B, C]", "Template format error: Unresolved resource dependencies [B, C] in the Resources block of the template"},
		{"Resources:\n  A:\n    Type: AWS::S3::Bucket\nOutputs:\n  X:\n    Value: !Ref Y", "Template format error: Unresolved resource dependencies [Y] in the Outputs block of the template"},
		{"Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Role.Arn", "Template error: instance of Fn::GetAtt references undefined resource Role"},
		{"Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub \"${B.Name}-x\"", "Template error: instance of Fn::Sub references invalid resource attribute B.Name"},
		{"Resources:\n  A:\n    Type: AWS::SQS::Queue\n    DependsOn: B\n  B:\n    Type: AWS::SQS::Queue\n    DependsOn: A\n  C:\n    Type: AWS::SQS::Queue\n    DependsOn: A\n  D:\n    Type: AWS::SQS::Queue", "Circular dependency between resources: [A, B, C]"},
		{"Resources:\n  A:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      SecurityGroupIngress: [{SourceSecurityGroupId: !Ref A}]", "Circular dependency between resources: [A]"},
		{"Resources:\n  A:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Snapshot", "Template error: resource type AWS::DynamoDB::Table does not support deletion policy Snapshot"},
		{"Resources:\n  A:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Keep", "Template format error: Unrecognized DeletionPolicy Keep for resource A"},
		{"Resources:\n  A:\n    Type: AWS::DynamoDB::Table\n    UpdateReplacePolicy: RetainExceptOnCreate", "Template format error: Unrecognized UpdateReplacePolicy RetainExceptOnCreate for resource A"},
		{"Parameters:\n  P:\n    Type: String\nResources:\n  A:\n    Type: AWS::SQS::Queue", "Parameters: [P] must have values"},
		{"Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Condition: Prod", "Template format error: Unresolved condition dependency Prod in the Resources block of the template"},
	} {
		tr := New().Run(info.Defaults().Must("template", c.template))
		if got := message(tr); got != c.want || statuses(tr) != "" {
			t.Errorf("of\n%s\nthe message is %q; want %q", c.template, got, c.want)
		}
		for _, l := range i18n.Langs {
			if why := tr.Model.(*run).explain().In(l); why == "" || strings.Contains(why, "{") {
				t.Errorf("%q is explained by %q", c.want, why)
			}
		}
	}
}

func TestReferencesAreFound(t *testing.T) {
	const template = `
Parameters: {Name: {Type: String, Default: x}}
Conditions: {Yes: !Equals [a, a], No: !Not [!Condition Yes]}
Resources:
  A: {Type: AWS::SQS::Queue}
  B: {Type: AWS::SQS::Queue}
  ByRef: {Type: T, Properties: {X: !Ref A}}
  LongRef: {Type: T, Properties: {X: {Ref: A}}}
  ByGetAtt: {Type: T, Properties: {X: !GetAtt A.Arn}}
  LongGetAtt: {Type: T, Properties: {X: {"Fn::GetAtt": [A, Arn]}}}
  BySub: {Type: T, Properties: {X: !Sub "${A}-${AWS::Region}-${Name}-${!B}"}}
  BySubAttr: {Type: T, Properties: {X: {"Fn::Sub": "${A.Arn}"}}}
  SubLocals: {Type: T, Properties: {X: !Sub ["${V}${B}", {V: !Ref A, B: y}]}}
  ByJoin: {Type: T, Properties: {X: {Y: [!Join ["", [z, !Ref A]]]}}}
  ByIf: {Type: T, Properties: {X: !If [Yes, !Ref A, !Ref B]}}
  ByNotIf: {Type: T, Properties: {X: !If [No, !Ref B, !Ref A]}}
  ByMetadata: {Type: T, Metadata: {X: !Ref A}}
  ByDependsOn: {Type: T, DependsOn: A}
  ByList: {Type: T, DependsOn: [A]}
`
	tm := readTemplate(template, nil)
	if tm.bad != nil {
		t.Fatal(tm.bad.message)
	}
	for i := 2; i < len(tm.resources); i++ {
		r := &tm.resources[i]
		if len(r.links) != 1 || tm.resources[r.links[0].to].id != "A" || r.links[0].line != r.line {
			t.Errorf("%s (line %d) refers to %+v; want A alone", r.id, r.line, r.links)
		}
	}
	if len(tm.resources) != 15 {
		t.Errorf("%d resources", len(tm.resources))
	}
}

func TestConditionsLeaveResourcesOut(t *testing.T) {
	const template = `
Parameters: {Env: {Type: String, Default: dev}}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Big: !And [!Condition Prod, !Equals [!Ref AWS::Region, ap-northeast-2]]
  Small: !Or [!Not [!Condition Big], !Equals [a, b]]
Resources:
  Always: {Type: AWS::SQS::Queue}
  Alarm: {Type: AWS::CloudWatch::Alarm, Condition: Big}
  Cheap: {Type: AWS::SQS::Queue, Condition: Small}
  User: {Type: AWS::SQS::Queue, Properties: {X: !If [Prod, !Ref Alarm, !Ref AWS::NoValue]}}
`
	for given, want := range map[string]string{"": "Always Cheap User", "Env=prod": "Always Alarm User"} {
		tr := New().Run(info.Defaults().Must("template", template, "parameters", given))
		var got []string
		for i := range tr.Events {
			if e := &tr.Events[i]; e.Kind == "start" {
				got = append(got, e.Actor)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v are created; want %s (%s)", given, got, want, message(tr))
		}
	}
	// Without Fn::If the reference cannot be resolved.
	bad := strings.Replace(template, "!If [Prod, !Ref Alarm, !Ref AWS::NoValue]", "!Ref Alarm", 1)
	if got := message(New().Run(info.Defaults().Must("template", bad))); !strings.Contains(got, "Unresolved resource dependencies [Alarm]") {
		t.Errorf("the message is %q", got)
	}
}

func TestPresetsTellTheirLesson(t *testing.T) {
	for name, want := range map[string]struct {
		last           string
		left, outside  int
		renewed, first int
	}{
		"parallel":      {"CREATE_COMPLETE", 7, 0, 0, 3},
		"vpc":           {"CREATE_COMPLETE", 9, 0, 0, 2},
		"no-depends-on": {"ROLLBACK_COMPLETE", 0, 0, 0, 2},
		"failed-create": {"ROLLBACK_COMPLETE", 1, 1, 0, 3},
		"replacement":   {"UPDATE_COMPLETE", 7, 0, 1, 3},
		"retain":        {"DELETE_COMPLETE", 1, 1, 0, 4},
		"circular":      {"no stack", 0, 0, 0, 0},
		"bad-reference": {"no stack", 0, 0, 0, 0},
	} {
		tr := New().Run(simtest.Preset(t, New(), name))
		figure := func(key string) int { f, _ := tr.Figure(key); return int(f.Value) }
		f, _ := tr.Figure("status")
		if f.Text.En != want.last || figure("left") != want.left || figure("outside") != want.outside || figure("renewed") != want.renewed || figure("first") != want.first {
			t.Errorf("%s: %s, %d left, %d outside, %d renewed, %d first; want %+v", name, f.Text.En, figure("left"), figure("outside"), figure("renewed"), figure("first"), want)
		}
	}
	// The route fails only because nothing says that it has to wait.
	tr := New().Run(simtest.Preset(t, New(), "no-depends-on"))
	for i := range tr.Events {
		if e := &tr.Events[i]; e.Kind == "fail" {
			if e.Actor != "Internet" || e.Field("missing") != "Attach" {
				t.Errorf("%+v", e)
			}
			return
		}
	}
	t.Error("nothing fails")
}

// A change reaches whatever refers to a new physical id; new ones are made before
// old ones go (using-cfn-updating-stacks-update-behaviors.html), and the policy
// for the old one is UpdateReplacePolicy, not DeletionPolicy
// (aws-attribute-deletionpolicy.html, Retain, update operations).
func TestReplacement(t *testing.T) {
	for _, c := range []struct{ attributes, left, outside string }{
		{"", "1", "0"},
		{"    DeletionPolicy: Retain\n", "1", "0"},
		{"    UpdateReplacePolicy: Retain\n", "2", "1"},
		{"    UpdateReplacePolicy: Snapshot\n", "1", "0"}, // not supported: as Delete
	} {
		template := "Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n" + c.attributes
		tr := New().Run(info.Defaults().Must("template", template, "op", opUpdate, "changes", "Orders.KeySchema"))
		left, _ := tr.Figure("left")
		outside, _ := tr.Figure("outside")
		if left.Text.En != c.left || outside.Text.En != c.outside {
			t.Errorf("%q: %s left, %s outside; want %s and %s", c.attributes, left.Text.En, outside.Text.En, c.left, c.outside)
		}
	}
	r := New().Run(simtest.Preset(t, New(), "replacement")).Model.(*run)
	l := r.lives[0]
	if len(l.pieces) != 2 || l.pieces[0].gone <= l.pieces[1].born || l.now != 1 {
		t.Errorf("%+v: want the new one before the old one is gone", l)
	}
}

func TestFreeTextIsRefusedWithAReason(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	var many strings.Builder
	many.WriteString("Resources:\n")
	for i := range most + 1 {
		many.WriteString("  R" + strconv.Itoa(i) + ": {Type: T}\n")
	}
	for name, values := range map[string][]string{
		"template":   {"a: [", "a: b: c", "a:\n\t- b", "\x00", "a: *b", "a: &b c", "<<: x", "a: 1\na: 2", "\"", "a: '", "a: \"\\q\"", "  a: 1\n b: 2", "%YAML 1.1", "a: b\n---\nc: d", "a: @x", "? a\n: b", long, many.String(), strings.Repeat("[", 3000), strings.Repeat("- ", 1500), strings.Repeat("{a: ", 900), "a: \xff", "a: |9x"},
		"parameters": {"Env", "=x", "a b=c", "Env=" + long, "Env=\x01", "한=1"},
		"changes":    {"Worker", ".", "A.", ".B", "A.B.C", "A>B>C", "A>", "-A.B", "+", "A.B=maybe", "A=none", "A B.C", long, "한.글", "A.B>C", "-A=none"},
		"fails":      {"my-bucket", "a b", long, "한글", "\x00"},
		"stuck":      {"my_bucket", "A.B"},
	} {
		for _, value := range values {
			if name == "changes" && value == "Worker" {
				continue // may be the name of a parameter
			}
			begun := time.Now()
			_, errs := info.Parse(map[string]string{name: value})
			if len(errs) != 1 || errs[0].Want.Ko == "" || errs[0].Want.En == "" {
				t.Errorf("%s=%.40q: %v; want one error in both languages", name, value, errs)
			}
			if d := time.Since(begun); d > 100*time.Millisecond {
				t.Errorf("%s=%.40q takes %v", name, value, d)
			}
		}
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct {
		text string
		line int
		why  i18n.Text
	}{
		{"Resources:\n  A:\n    Type: x\n   B: y\n", 4, badIndent},
		{"Resources:\n\tA: x\n", 2, badTab},
		{"a: 1\nb 2\n", 2, badKey},
		{"a: 1\nb: 2\na: 3\n", 3, badTwice},
		{"a: x: y\n", 1, badColon},
		{"a: \"x\nb: 1\n", 1, badQuote},
		{"a: \"\\q\"\n", 1, badEscape},
		{"a: [1, 2\nb: 3\n", 2, badFlow},
		{"a: [1] 2\n", 1, badRest},
		{"a: 1\nb: *x\n", 2, badAlias},
		{"a: 1\n---\nb: 2\n", 2, badDouble},
		{"a: %x\n", 1, badStart},
		{"a: 1\nb: \x02\n", 2, badControl},
	} {
		_, f := parseYAML(c.text)
		if f == nil || f.line != c.line || f.why != c.why {
			t.Errorf("parseYAML(%q) = %+v; want line %d: %s", c.text, f, c.line, c.why.En)
		}
	}
}

func TestPresetsAndExamplesReadAsTheOracleReadsThem(t *testing.T) {
	for i := range presets {
		if text, ok := presets[i].Values["template"]; ok && !agree(t, text+"\n") {
			t.Errorf("%s is not read", presets[i].Name)
		}
	}
	if !agree(t, trim(serverless)+"\n") {
		t.Error("the default is not read")
	}
}

func BenchmarkRun(b *testing.B) {
	v := info.Defaults()
	for b.Loop() {
		New().Run(v)
	}
}

func BenchmarkStage(b *testing.B) {
	tr := New().Run(info.Defaults())
	for b.Loop() {
		New().Stage(tr, tr.Telling, 640, i18n.Korean)
	}
}
