package buildspec

import (
	"math/rand/v2"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestTheDeclarationIsWhole(t *testing.T) { simtest.Declaration(t, New()) }

func TestTheDefaultRunIsAsRecorded(t *testing.T) {
	s := New()
	tr := s.Run(s.Info().Defaults())
	simtest.Golden(t, "default", simtest.Transcript(s, tr))
	simtest.Golden(t, "default-640.svg", simtest.Picture(s.Stage(tr, tr.End, 640, i18n.Korean)))
	simtest.Golden(t, "default-340.svg", simtest.Picture(s.Stage(tr, tr.End, 340, i18n.Korean)))
	if n := len(s.Stage(tr, tr.End, 640, i18n.Korean)); n > 12_000 {
		t.Errorf("the default picture has %d bytes; want at most 12,000", n)
	}
	for _, preset := range []string{"colon", "env"} {
		simtest.Golden(t, preset, simtest.Transcript(s, s.Run(simtest.Preset(t, s, preset))))
	}
}

// nasty are texts that no buildspec should be.
var nasty = []string{
	"", " ", "\n", "version", "- a\n- b", "\tversion: 0.2", "version: 0.2\nphases: &a\n  build: *a", "\x00", "a: \x1b[31m", "version: 0.2\nphases:\n  build:\n    commands:\n      - \"\\x07\\u202e\\ufffe\"",
	"version: 0.2\nphases: {build: {commands: [" + strings.Repeat("[", 100), "version: 0.2\nphases:\n  build:\n    commands:\n      - " + strings.Repeat("A=$A$A; ", 400) + "echo $A",
	"version: 0.2\nphases:\n  build:\n    commands:\n      - export A=" + strings.Repeat("あ", 900) + strings.Repeat("\n      - export A=$A$A", 40),
	"version: 0.2\nphases:\n  build:\n    on-failure: RETRY-100\n    commands:\n" + strings.Repeat("      - x\n", 300) + "      - false",
	"version: 0.2\nphases:\n  build:\n    on-failure: RETRY-9-" + strings.Repeat("a*", 90) + "\n    commands: [false]",
	"version: 0.2\nphases:\n  install:\n    on-failure: CONTINUE\n    finally:\n" + strings.Repeat("      - npm test ☃\n", 60) + "artifacts:\n  files: ['" + strings.Repeat("**/", 200) + "*']",
	"version: 0.2\nenv:\n  variables:\n" + strings.Repeat("    A: b\n", 200), "version: 0.2\r\nphases:\r\n  build:\r\n    commands:\r\n      - echo 日本語 && false", strings.Repeat("a: ", 1300), strings.Repeat("é", 4000),
}

// anySpec writes some buildspec, often one with a mistake.
func anySpec(r *rand.Rand) string {
	if r.IntN(12) == 0 {
		return nasty[r.IntN(len(nasty))]
	}
	of := func(list ...string) string { return list[r.IntN(len(list))] }
	commands := []string{"npm ci", "npm test", "npm run build", "false", "true", "exit 3", "echo $STAGE > out.txt", "npm test || true", "export STAGE=x", `test "$CODEBUILD_BUILD_SUCCEEDING" = 1`, "touch dist/a.js", `"echo \"a: b\""`, "if true; then npm test; fi", "npm test && npm run build", "aws s3 sync dist s3://my-very-long-bucket-name-for-a-site/with/a/path --delete --only-show-errors", "echo \"${STAGE}\" # end", "for i in 1 2; do false; done"}
	var b strings.Builder
	rarely := func(usual string, list ...string) string {
		if r.IntN(12) > 0 {
			return usual
		}
		return of(list...)
	}
	b.WriteString("version: " + rarely(of("0.2", "0.2", "0.2", "0.1"), "1.0", "", "[0.2]") + "\n")
	if r.IntN(2) == 0 {
		b.WriteString("env:\n  variables:\n    STAGE: " + of("dev", "\"\"", "a b", "'$PATH:/x'", "") + "\n")
		if r.IntN(2) == 0 {
			b.WriteString("  " + of("parameter-store", "secrets-manager") + ":\n    TOKEN: " + of("/app/token", "app:token", "app:key:AWSCURRENT:id") + "\n    CODEBUILD_X: y\n")
		}
		if r.IntN(2) == 0 {
			b.WriteString("  exported-variables:\n    - STAGE\n    - AWS_REGION\n    - TOKEN\n")
		}
	}
	b.WriteString("phases:\n")
	for _, key := range keys {
		if r.IntN(3) == 0 {
			continue
		}
		if r.IntN(30) == 0 {
			key = of("deploy", "Build", "test", "artifacts")
		}
		b.WriteString("  " + key + ":\n")
		if r.IntN(3) == 0 {
			b.WriteString("    on-failure: " + rarely(of("ABORT", "CONTINUE", "RETRY", "RETRY-1", "RETRY-2-npm", "RETRY-.*exit status 1", "Retry-3-x+"), "abort", "RETRY-101", "[ABORT]") + "\n")
		}
		for i, in := range ins {
			if r.IntN(30-27*i) == 0 {
				continue
			}
			b.WriteString("    " + in + ":\n")
			for range 1 + r.IntN(4) {
				b.WriteString("      - " + commands[r.IntN(len(commands))] + "\n")
			}
			if r.IntN(30) == 0 {
				b.WriteString("      - " + of("echo 'a: b'", "", "[a]") + "\n")
			}
		}
	}
	if r.IntN(2) == 0 {
		b.WriteString("artifacts:\n  files:\n    - " + of("'**/*'", "dist/**/*", "dist/*.js", "nothing", "src/*") + "\n")
		b.WriteString(of("", "  base-directory: dist\n", "  base-directory: 'd*'\n") + rarely(of("", "  discard-paths: yes\n"), "  discard-paths: maybe\n") + of("", "  name: $STAGE-site\n") + of("", "  exclude-paths:\n    - '**/*.js'\n"))
	}
	b.WriteString(rarely(of("", "cache:\n  paths:\n    - node_modules/**/*\n", "artefacts:\n  files: []\n"), "cache: {}\n"))
	s := b.String()
	if r.IntN(8) == 0 { // a slip of the hand
		at := r.IntN(len(s))
		s = s[:at] + of(" ", "\n", ":", "- ", "\t", "'", "[", "") + s[min(at+r.IntN(3), len(s)):]
	}
	return s
}

// Whatever the buildspec: phases come in their order, a failed phase has its
// reason, nothing runs behind a failed command, and finally runs.
func TestAnyBuild(t *testing.T) {
	of := func(list ...string) func(*rand.Rand) string {
		return func(r *rand.Rand) string { return list[r.IntN(len(list))] }
	}
	texts := simtest.Texts{
		"buildspec":   anySpec,
		"fails":       of("", "npm test", "npm ci,npm run build", "e", "☃"),
		"files":       of("", siteFiles, "dist/a.js,dist/b/c.js@npm run build,src/ä.txt", "a@npm,b@npm,c@npm,d@npm,e@npm,f@npm,g@npm,h"),
		"project-env": of("", "STAGE=test", "STAGE=,A=1,B=2,C=3,D=4"),
		"start-env":   of("", "STAGE=prod", "TOKEN=plain,LOG=x y z"),
	}
	s := New()
	simtest.Runs(t, s, texts, simtest.Limits{}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		m := tr.Model.(*model)
		if tr.Bound != "" && len(m.attempts) < maxAttempts && len(m.events) <= maxEvents {
			t.Errorf("bound %q after %d attempts and %d events", tr.Bound, len(m.attempts), len(m.events))
		}
		for n, a := range m.attempts {
			if n > 0 && a.from <= m.attempts[n-1].to {
				t.Errorf("attempt %d begins before the one before it ends", n+1)
			}
			any := false
			for p := submitted; p < phases; p++ {
				x := &a.visits[p]
				any = any || x.failed
				if x.failed && (x.message == "" || !x.entered) {
					t.Errorf("%v fails without a reason", p)
				}
				if x.entered && x.why != "retry" && (x.next <= p || p < completed && !a.visits[x.next].entered) {
					t.Errorf("%v goes to %v", p, x.next)
				}
				checkSteps(t, m, a, p)
			}
			if a.failed != any && !m.config.forgiven {
				t.Errorf("the build fails: %v; a phase fails: %v", a.failed, any)
			}
		}
		if m.fault != nil && (m.fault.line < 1 || m.fault.line > len(lines(m.text))+1 || m.fault.text.Ko == "" || m.fault.text.En == "") {
			t.Errorf("fault %+v of %d lines", m.fault, len(lines(m.text)))
		}
		for i := range tr.Events {
			told := s.Describe(&tr.Events[i], i18n.Korean)
			if !strings.HasSuffix(told, ".") || strings.Contains(told, "%") && !strings.Contains(m.text, "%") {
				t.Errorf("%s: %q", tr.Events[i].Kind, told)
			}
		}
	})
}

// checkSteps looks at the commands of one phase.
func checkSteps(t *testing.T, m *model, a *attempt, p phase) {
	x := &a.visits[p]
	if !p.commanded() || !x.entered {
		if len(x.steps) > 0 {
			t.Errorf("%v is not entered and has steps", p)
		}
		return
	}
	k := &m.spec.blocks[p-install]
	if len(x.steps) != len(k.commands)+len(k.finally) {
		t.Errorf("%v: %d steps; want %d", p, len(x.steps), len(k.commands)+len(k.finally))
	}
	failed := [2]bool{}
	for i := range x.steps {
		in := 0
		if x.steps[i].finally {
			in = 1
		}
		if x.steps[i].ran == failed[in] {
			t.Errorf("%v: command %d runs: %v; one before it failed: %v", p, i, x.steps[i].ran, failed[in])
		}
		failed[in] = failed[in] || x.steps[i].status != 0
	}
	if x.failed != (failed[0] || failed[1]) {
		t.Errorf("%v fails: %v; its commands: %v", p, x.failed, failed)
	}
}

func BenchmarkDefault(b *testing.B) {
	s := New()
	v := s.Info().Defaults()
	for b.Loop() {
		s.Run(v)
	}
}

func BenchmarkStage(b *testing.B) {
	s := New()
	tr := s.Run(s.Info().Defaults())
	for b.Loop() {
		s.Stage(tr, tr.End, 640, i18n.Korean)
	}
}
