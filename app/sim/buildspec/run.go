package buildspec

import (
	"strings"
	"time"

	"notelab/app/sim"
)

// The time of a demonstration, not that of a build.
const (
	second = time.Second            // a command, and a phase that CodeBuild works in
	hop    = 500 * time.Millisecond // from one phase to the next, and a phase without commands
)

// builder runs one attempt.
type builder struct {
	*model
	*attempt
	now   time.Duration
	n     int // number of the attempt, from 1
	base  values
	shell *shell
}

// attempt runs the phases once, and reports whether a RETRY wants them again.
func (m *model) attempt() (again bool) {
	b := &builder{model: m, attempt: &attempt{}, n: len(m.attempts) + 1}
	if b.n > 1 {
		b.now = m.last().to + second
	}
	b.from = b.now
	m.attempts = append(m.attempts, b.attempt)
	b.shell = &shell{makes: m.makes}
	if b.n <= m.flaky {
		b.shell.fails = m.fails
	}
	for _, f := range m.makes {
		if f.command == "" {
			b.shell.appear(f.path)
		}
	}
	for p := submitted; p < phases; {
		v := &b.visits[p]
		v.entered, v.from = true, b.now
		b.event("enter", p, sim.Flow)
		b.enter(p)
		on := action(unsaid)
		var rule *policy
		if p.commanded() {
			rule = &m.spec.blocks[p-install].policy
			on = rule.action
		}
		v.next, v.why = follow(p, v.failed, on, m.early)
		v.forgiven = v.failed && v.why == "continue"
		if v.failed && !(v.forgiven && m.config.forgiven) {
			b.failed = true
		}
		if again = v.failed && on == retry && b.n <= rule.retries && found(rule.pattern, v.message); again {
			v.next, v.why = submitted, "retry"
		}
		v.to = b.now
		b.leave(p)
		if again {
			break
		}
		if b.now += hop; p == completed {
			b.now -= hop
		}
		p = v.next
	}
	b.to = b.now
	return again
}

// event records what happens now to a phase.
func (b *builder) event(kind string, p phase, tone sim.Tone, fields ...string) {
	e := sim.Event{At: b.now, Kind: kind, Actor: p.String(), Tone: tone}
	for i := 0; i+1 < len(fields); i += 2 {
		e.Fields = append(e.Fields, sim.Field{Key: fields[i], Value: fields[i+1]})
	}
	b.events = append(b.events, e)
}

// enter does the work of a phase.
func (b *builder) enter(p phase) {
	switch {
	case p == completed:
	case p == download:
		b.now += second
		b.source()
	case p.commanded():
		b.block(p)
	case p == upload:
		b.now += second
		b.upload()
	default:
		b.now += hop
	}
}

// fail ends a phase as FAILED.
func (b *builder) fail(p phase, code, message string) {
	v := &b.visits[p]
	v.failed = true
	if v.code == "" {
		v.code, v.message = code, message
	}
}

// leave records the end of a phase and the way from there.
func (b *builder) leave(p phase) {
	v := &b.visits[p]
	if p == completed {
		status, tone := "SUCCEEDED", sim.Good
		if b.failed {
			status, tone = "FAILED", sim.Bad
		}
		b.event("done", p, tone, "status", status, "why", b.verdict())
		return
	}
	state, tone := "SUCCEEDED", sim.Good
	if v.failed {
		state, tone = "FAILED", sim.Bad
	}
	if p >= download && p <= upload {
		b.say("Phase complete: " + p.String() + " State: " + state)
		b.say("Phase context status code: " + v.code + " Message: " + v.message)
	}
	fields := []string{"state", state, "why", v.why}
	if v.why == "retry" {
		fields = append(fields, "attempt", itoa(b.n+1), "of", itoa(b.spec.blocks[p-install].policy.retries+1))
	} else {
		fields = append(fields, "next", v.next.String())
	}
	if v.code != "" {
		fields = append(fields, "code", v.code)
	}
	b.event("leave", p, tone, fields...)
}

// verdict is why the build has its status: a key of verdicts.
func (b *builder) verdict() string {
	gone := false
	for p := range b.visits {
		gone = gone || b.visits[p].forgiven
	}
	switch {
	case b.failed && gone:
		return "continued"
	case b.failed:
		return "failed"
	case gone:
		return "forgiven"
	}
	return "clean"
}

// source reads the buildspec and settles the environment.
func (b *builder) source() {
	b.say("Phase is DOWNLOAD_SOURCE")
	b.say("YAML location is /codebuild/output/src/buildspec.yml")
	if f := b.fault; f != nil {
		by, said := "codebuild", shown(f.text.En)
		if f.own {
			by, said = "model", "("+said+": the words of this model)"
		}
		b.fail(download, f.code, said)
		b.event("fault", download, sim.Bad, "line", itoa(f.line), "code", f.code, "by", by,
			"message", shown(f.text.En), "ko", shown(f.text.Ko), "remedy-ko", f.why.Ko, "remedy-en", f.why.En)
		return
	}
	for _, n := range b.spec.notes {
		b.event("note", download, sim.Wait, "key", n.key, "line", itoa(n.line), "what", n.arg)
	}
	b.say("Processing environment variables")
	for i := range b.spec.vars {
		x := &b.spec.vars[i]
		if !x.secret() || b.role {
			continue
		}
		permission, code := "ssm:GetParameters", "Decrypted Variables Error"
		if x.from == "secrets-manager" {
			permission, code = "secretsmanager:GetSecretValue", "" // not known
		}
		b.fail(download, code, messages.of("role", permission).En)
		b.event("denied", download, sim.Bad, "name", brief(x.name, 40), "from", x.from, "permission", permission)
		return
	}
	b.base = values{"AWS_REGION": "ap-northeast-2", "AWS_DEFAULT_REGION": "ap-northeast-2", "CODEBUILD_BUILD_NUMBER": "7", "CODEBUILD_SRC_DIR": "/codebuild/output/src", succeeding: "1"}
	for i := range b.settings {
		s := &b.settings[i]
		value := s.value[s.winner]
		b.base[s.name] = value[:min(len(value), maxValue)]
		lost := ""
		for l := s.winner - 1; l >= 0; l-- {
			if s.set[l] {
				lost += itoa(int(l))
			}
		}
		b.event("env", download, sim.Muted, "name", brief(s.name, 40), "value", brief(value, 60), "from", itoa(int(s.winner)), "beats", lost)
	}
	b.shell.vars = b.base.copied()
	if len(b.spec.cache) > 0 {
		b.event("cache", download, sim.Muted, "type", b.cache, "paths", brief(join(b.spec.cache), 80))
	}
	found := 0
	for _, k := range b.spec.blocks {
		if k.line > 0 {
			found++
		}
	}
	b.say("Phases found in YAML: " + itoa(found))
	for i := range b.spec.blocks {
		if k := &b.spec.blocks[i]; k.line > 0 {
			b.say(" " + phaseNames[int(install)+i] + ": " + itoa(len(k.commands)) + " commands")
		}
	}
}

func join(list []entry) string {
	var out []string
	for _, e := range list {
		out = append(out, e.text)
	}
	return strings.Join(out, ", ")
}

// succeeding is the variable that tells later phases how the build stands.
const succeeding = "CODEBUILD_BUILD_SUCCEEDING"

// block runs the commands of a phase: up to the first that fails, then those of
// finally in any case.
func (b *builder) block(p phase) {
	v := &b.visits[p]
	k := &b.spec.blocks[p-install]
	b.say("Entering phase " + p.String())
	if len(k.commands)+len(k.finally) == 0 {
		b.now += hop
		return
	}
	now := "1"
	for q := download; q < p; q++ {
		if b.visits[q].failed {
			now = "0"
		}
	}
	b.base[succeeding], b.shell.vars[succeeding] = now, now
	for i, list := range [][]entry{k.commands, k.finally} {
		left := list[b.commands(p, list, i == 1):]
		if len(left) == 0 {
			continue
		}
		b.event("skip", p, sim.Muted, "in", ins[i], "count", itoa(len(left)), "first", brief(left[0].text, 60), "line", itoa(left[0].line))
		for _, e := range left {
			v.steps = append(v.steps, step{entry: e, finally: i == 1})
		}
	}
}

// ins are the two lists of a phase.
var ins = [...]string{"commands", "finally"}

// commands runs a list up to the first command that fails, and returns how many
// ran.
func (b *builder) commands(p phase, list []entry, finally bool) int {
	v := &b.visits[p]
	in := ins[0]
	if finally {
		in = ins[1]
	}
	for i, e := range list {
		if b.spec.version == "0.1" {
			b.shell.vars = b.base.copied()
		}
		s := step{entry: e, finally: finally, ran: true, from: b.now}
		b.say("Running command " + shown(e.text))
		s.status = b.shell.run(e.text)
		for _, line := range strings.Split(strings.TrimSuffix(b.shell.out, "\n"), "\n") {
			if line != "" {
				b.print(line)
			}
		}
		b.now += second
		s.to = b.now
		v.steps = append(v.steps, s)
		kind, tone := "ran", sim.Good
		if s.status != 0 {
			kind, tone = "failed", sim.Bad
			b.say("Command did not exit successfully " + shown(e.text) + " exit status " + itoa(s.status))
			b.fail(p, "COMMAND_EXECUTION_ERROR", "Error while executing command: "+shown(e.text)+". Reason: exit status "+itoa(s.status))
		}
		b.event(kind, p, tone, "command", brief(e.text, 80), "line", itoa(e.line), "in", in, "status", itoa(s.status))
		if s.status != 0 {
			return i + 1
		}
	}
	return len(list)
}

// upload gathers the artifacts and puts them into the bucket.
func (b *builder) upload() {
	a := &b.spec.artifacts
	if b.spec.version == "0.1" {
		b.shell.vars = b.base
	}
	if b.exportAll() {
		b.event("export", upload, sim.Muted, "names", brief(names(b.exported), 120))
	}
	if a.line == 0 || b.fault != nil {
		b.event("nothing", upload, sim.Muted)
		return
	}
	name := projectName
	if b.useName && a.name != "" {
		name = clean(shown(b.base.expand(a.name)))
	}
	b.got = gather(a, b.shell.files, name)
	base := a.base
	if clean(base) == "" {
		base = "."
	}
	b.say("Expanding base directory path: " + shown(base))
	if len(b.got.bases) == 0 {
		b.event("no-base", upload, sim.Bad, "base", brief(base, 60))
	}
	for i := range a.files {
		b.say("Expanding " + shown(a.files[i].text))
	}
	for _, pattern := range b.got.empty {
		if len(b.got.bases) > 0 {
			b.say("Skipping invalid file path " + shown(pattern))
			b.event("no-match", upload, sim.Wait, "pattern", brief(pattern, 60))
		}
	}
	if len(b.got.objects) == 0 {
		b.fail(upload, "CLIENT_ERROR", "no matching artifact paths found")
		return
	}
	b.say("Found " + itoa(len(b.got.objects)) + " file(s)")
	for i, o := range b.got.objects {
		if i < maxShownObjects {
			b.event("put", upload, sim.Good, "file", brief(o.path, 80), "key", brief(o.key, 80))
		}
	}
	if b.got.clash != "" {
		b.event("clash", upload, sim.Wait, "key", brief(b.got.clash, 80))
	}
}

// maxShownObjects bounds the events about objects.
const maxShownObjects = 50

// projectName is the project's, and the name of its artifact.
const projectName = "my-app"
