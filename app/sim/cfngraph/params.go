package cfngraph

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "cfngraph".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inTemplate  = i18n.Of("템플릿", "Template")
	inOperation = i18n.Of("작업", "Operation")
	inFailure   = i18n.Of("실패", "Failure")
	inTimes     = i18n.Of("시간", "Time")
)

func isOp(ops ...string) func(sim.Values) bool {
	return func(v sim.Values) bool {
		for _, op := range ops {
			if v.Get("op") == op {
				return true
			}
		}
		return false
	}
}

// mayStick reports whether something has to be deleted or put back, so that this
// may fail.
func mayStick(v sim.Values) bool {
	return v.Get("op") != opCreate || v.Get("fails") != "" && v.Get("on-failure") != onPreserve
}

// checkID refuses what is no logical id.
func checkID(s string) i18n.Text {
	if s == "" || alphanumeric(s) {
		return i18n.Text{}
	}
	return i18n.Of("논리 ID를 영문자와 숫자로 쓰세요", "want a logical id of letters and digits")
}

// checkParameter refuses what is no parameter with its value.
func checkParameter(s string) i18n.Text {
	name, value, ok := strings.Cut(s, "=")
	if ok && alphanumeric(name) && len(s) <= 120 && strings.IndexFunc(value, func(c rune) bool { return c < ' ' || c == 0x7f || c == 0xfffd }) < 0 {
		return i18n.Text{}
	}
	return i18n.Of("이름=값으로 쓰세요", "want Name=value")
}

var info = &sim.Info{
	Name:    "cfngraph",
	Title:   i18n.Of("CloudFormation: 의존 그래프와 스택 작업", "CloudFormation: the dependency graph and stack operations"),
	Summary: i18n.Of("템플릿이 어떤 의존 그래프가 되는지, 만들고 바꾸고 지우고 실패할 때 리소스와 스택이 어떤 상태를 거치는지 본다.", "See which graph a template becomes, and which statuses its resources and the stack go through when it is created, updated, deleted or fails."),
	Params: []sim.Param{
		{Name: "template", Kind: sim.String, MaxLen: 4000, Group: inTemplate, Default: trim(serverless), Check: checkTemplate,
			Label: i18n.Of("템플릿(YAML, JSON)", "Template (YAML, JSON)"),
			Help:  i18n.Of("Ref, Fn::GetAtt, Fn::Sub와 DependsOn을 읽어 의존을 찾는다. 업데이트와 삭제에서는 스택이 이미 가진 템플릿이다.", "Ref, Fn::GetAtt, Fn::Sub and DependsOn make the graph. For an update and a deletion it is the template the stack already has.")},
		{Name: "parameters", Kind: sim.List, MaxLen: 6, Group: inTemplate, Check: checkParameter,
			Label: i18n.Of("매개변수 값", "Values of parameters"),
			Help:  i18n.Of("이름=값. 쓰지 않은 것은 Default를 따른다.", "Name=value. The others have their Default."),
			When:  func(v sim.Values) bool { return strings.Contains(v.Get("template"), "Parameters") }},

		{Name: "op", Kind: sim.Choice, Group: inOperation, Default: opCreate,
			Label:   i18n.Of("스택을", "The stack is"),
			Options: []sim.Option{sim.Opt(opCreate, "만든다", "created"), sim.Opt(opUpdate, "업데이트한다", "updated"), sim.Opt(opDelete, "삭제한다", "deleted")}},
		{Name: "changes", Kind: sim.List, MaxLen: 8, Group: inOperation, Default: "Worker.MemorySize", Check: checkChange, When: isOp(opUpdate),
			Label: i18n.Of("바꾸는 것", "Changes"),
			Help:  i18n.Of("리소스.속성, -뺄 리소스, +이번에 더한 리소스, 옛ID>새ID, 값을 바꾼 매개변수 이름. 리소스.속성=replace처럼 업데이트 동작(none, some, replace)을 정해 줄 수도 있다.", "Resource.Property, -Resource to take out, +Resource that is new, OldId>NewId, or a parameter whose value changes. Resource.Property=replace sets the update behavior (none, some, replace).")},
		{Name: "protection", Kind: sim.Flag, Group: inOperation, Default: "false", When: isOp(opDelete),
			Label: i18n.Of("종료 방지", "Termination protection")},

		{Name: "fails", Kind: sim.String, MaxLen: 64, Group: inFailure, Check: checkID, When: isOp(opCreate, opUpdate),
			Label: i18n.Of("실패하는 리소스", "Resource that fails"),
			Help:  i18n.Of("이 논리 ID를 만들거나 바꾸다가 실패한다.", "Creating or changing this logical id fails.")},
		{Name: "on-failure", Kind: sim.Choice, Group: inFailure, Default: onRollback, When: isOp(opCreate, opUpdate),
			Label: i18n.Of("실패하면", "On failure"),
			Help:  i18n.Of("성공한 것 보존은 --disable-rollback이다. 스택째 삭제(OnFailure=DELETE)는 생성에만 있고, 업데이트에서는 롤백과 같다.", "Keep what succeeded is --disable-rollback. Deleting the stack (OnFailure=DELETE) exists for a creation only; an update rolls back."),
			Options: []sim.Option{
				sim.Opt(onRollback, "롤백(기본)", "roll back (default)"), sim.Opt(onPreserve, "성공한 것 보존", "keep what succeeded"), sim.Opt(onDelete, "스택째 삭제", "delete the stack"),
			}},
		{Name: "stuck", Kind: sim.String, MaxLen: 64, Group: inFailure, Check: checkID, When: mayStick,
			Label: i18n.Of("지우거나 되돌릴 수 없는 리소스", "Resource that cannot be deleted or put back"),
			Help:  i18n.Of("비어 있지 않은 버킷, 밖에서 지워 버린 DB 같은 것이다.", "Such as a bucket that is not empty, or a database that was deleted by hand.")},
		{Name: "then", Kind: sim.Choice, Group: inFailure, Default: thenNothing,
			When:  func(v sim.Values) bool { return mayStick(v) && v.Get("stuck") != "" },
			Label: i18n.Of("막힌 뒤에", "When stuck"),
			Help:  i18n.Of("다시 삭제하거나 ContinueUpdateRollback을 부른다. 건너뛰기는 RetainResources와 ResourcesToSkip이다.", "Deletes again, or calls ContinueUpdateRollback. Skipping is RetainResources and ResourcesToSkip."),
			Options: []sim.Option{
				sim.Opt(thenNothing, "그대로 둔다", "leave it"), sim.Opt(thenFix, "원인을 고치고 다시", "fix the cause and retry"), sim.Opt(thenSkip, "그 리소스를 건너뛰고 다시", "skip it and retry"),
			}},

		{Name: "pace", Kind: sim.Choice, Group: inTimes, Default: "typed",
			Label:   i18n.Of("리소스 하나를 만드는 시간", "Time to create a resource"),
			Help:    i18n.Of("그림을 보기 위한 시간이며 잰 값이 아니다. 바꾸거나 지우는 데에는 절반이 걸린다.", "For watching, not measured. Changing and deleting take half of it."),
			Options: []sim.Option{sim.Opt("typed", "종류마다 다름", "depends on the type"), sim.Opt("even", "모두 10초", "10 s each")}},
		{Name: "horizon", Kind: sim.Duration, Group: inTimes, Default: "0s", Min: 0, Max: 3_600_000,
			Label: i18n.Of("시간축 길이", "Time axis"),
			Help:  i18n.Of("0이면 실행이 끝나는 시각까지다. 두 그림을 나란히 볼 때 같은 값을 준다.", "0 ends with the run; give two pictures the same value to compare them.")},
	},
	Presets: presets,
	Predictions: []sim.Prediction{
		{Name: "parallel", Prompt: i18n.Of("가장 많을 때 몇 개의 리소스를 동시에 만들고, 바꾸고, 지울까?", "How many resources are being created, changed or deleted at once, at most?"), Unit: pieces},
		{Name: "renewed", Prompt: i18n.Of("업데이트가 끝났을 때 새 물리 ID를 받은 리소스는 몇 개일까?", "How many resources have a new physical id when the update is over?"), Unit: pieces},
		{Name: "left", Prompt: i18n.Of("끝났을 때 남아 있는 물리 리소스는 몇 개일까? 스택 밖에 남은 것도 센다.", "How many physical resources are left at the end? Count those outside the stack, too."), Unit: pieces},
	},
	Asks: asks,
	Legend: []sim.LegendItem{
		{Mark: "line", Tone: sim.Good, Label: i18n.Of("있는 리소스, 채워진 의존", "a resource that exists, a need that is met")},
		{Mark: "outline", Tone: sim.Flow, Label: i18n.Of("만들거나 바꾸는 중", "being created or updated")},
		{Mark: "outline", Tone: sim.Wait, Label: i18n.Of("지우거나 되돌리는 중", "being deleted or rolled back")},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Of("실패했거나 취소됨", "failed or cancelled")},
		{Mark: "dash", Tone: sim.Accent, Label: i18n.Of("스택 밖에 남음", "left outside the stack")},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Of("DependsOn만으로 생긴 의존", "a need by DependsOn only")},
	},
	Sources: sources,
}

var pieces = i18n.Of("개", "")

const (
	guide     = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
	reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
)

var sources = []sim.Source{
	{Title: "DependsOn attribute", URL: reference + "aws-attribute-dependson.html", Checked: "2026-11"},
	{Title: "DeletionPolicy attribute", URL: reference + "aws-attribute-deletionpolicy.html", Checked: "2026-11"},
	{Title: "UpdateReplacePolicy attribute", URL: reference + "aws-attribute-updatereplacepolicy.html", Checked: "2026-11"},
	{Title: "Update behaviors of stack resources", URL: guide + "using-cfn-updating-stacks-update-behaviors.html", Checked: "2026-11"},
	{Title: "Choose how to handle failures when provisioning resources", URL: guide + "stack-failure-options.html", Checked: "2026-11"},
	{Title: "Troubleshooting CloudFormation", URL: guide + "troubleshooting.html", Checked: "2026-11"},
	{Title: "Stack - AWS CloudFormation API Reference", URL: "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html", Checked: "2026-11"},
}
