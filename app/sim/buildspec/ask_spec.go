package buildspec

import (
	"strings"

	"notelab/app/sim"
)

// recipe is a buildspec of a question, written out by text.
type recipe struct {
	version string
	vars    []string // NAME=value
	on      [4]string
	run     [4][]string
	finally [4][]string
	files   []string
	base    string
	discard bool
}

// text writes the buildspec.
func (r *recipe) text() string {
	var b strings.Builder
	version := r.version
	if version == "" {
		version = "0.2"
	}
	b.WriteString("version: " + version + "\n")
	if len(r.vars) > 0 {
		b.WriteString("env:\n  variables:\n")
		for _, v := range r.vars {
			name, value, _ := strings.Cut(v, "=")
			b.WriteString("    " + name + ": " + value + "\n")
		}
	}
	b.WriteString("phases:\n")
	for i, key := range keys {
		if len(r.run[i]) == 0 {
			continue
		}
		b.WriteString("  " + key + ":\n")
		if r.on[i] != "" {
			b.WriteString("    on-failure: " + r.on[i] + "\n")
		}
		list(&b, "    commands:\n", "      - ", r.run[i])
		list(&b, "    finally:\n", "      - ", r.finally[i])
	}
	if len(r.files) > 0 {
		b.WriteString("artifacts:\n")
		if r.base != "" {
			b.WriteString("  base-directory: " + r.base + "\n")
		}
		if r.discard {
			b.WriteString("  discard-paths: yes\n")
		}
		list(&b, "  files:\n", "    - ", r.files)
	}
	return strings.TrimSpace(b.String())
}

func list(b *strings.Builder, head, dash string, items []string) {
	if len(items) == 0 {
		return
	}
	b.WriteString(head)
	for _, s := range items {
		if strings.IndexByte("*['\"{&!", s[0]) >= 0 {
			s = "'" + s + "'"
		}
		b.WriteString(dash + s + "\n")
	}
}

// values are those of a run of the recipe.
func (r *recipe) values(fails string, pairs ...string) sim.Values {
	return info.Defaults().Must("buildspec", r.text(), "fails", fails, "files", "").Must(pairs...)
}

// chain is what a project runs, by phase, and what it can do besides.
type chain struct {
	install, check, test, pack, report, ship string
}

var chains = []chain{
	{"npm ci", "npm run lint", "npm test", "npm run build", "npm run report", "aws s3 sync dist s3://my-site"},
	{"pip install -r requirements.txt", "ruff check .", "pytest", "python -m build", "coverage xml", "twine upload dist/app.whl"},
	{"mvn dependency:resolve", "mvn checkstyle:check", "mvn test", "mvn package", "mvn site", "aws lambda update-function-code --function-name app"},
	{"go mod download", "go vet ./...", "go test ./...", "go build -o app", "go tool cover -func=c.out", "aws s3 cp app s3://releases/app"},
	{"npm ci", "npx cdk synth", "npx jest", "npx tsc", "npx cdk diff", "npx cdk deploy"},
	{"docker pull python:3.13", "hadolint Dockerfile", "make test", "docker build -t api .", "docker image ls", "docker push api"},
}

// code marks a command or a name up as code.
func code(s string) string { return "`" + s + "`" }

// codes lists commands.
func codes(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = code(s)
	}
	return strings.Join(out, ", ")
}

// inOrder lists what runs one after another.
func inOrder(list []string) string { return strings.ReplaceAll(codes(list), ", `", " → `") }

// say, right and wrong are those of the asker, with values in both templates.
func say(a *sim.Asker, ko, en string, values ...string) string {
	return tell(ko, en, values...).In(a.Lang)
}

func right(a *sim.Asker, text, ko, en string, values ...string) sim.Candidate {
	return sim.Candidate{Text: text, Why: say(a, ko, en, values...)}
}

func wrong(a *sim.Asker, text, misconception, ko, en string, values ...string) sim.Candidate {
	return sim.Candidate{Text: text, Misconception: misconception, Why: say(a, ko, en, values...)}
}

// ran lists the commands that a run started, in their order.
func ran(m *model) []string {
	var out []string
	for _, a := range m.attempts {
		for p := install; p <= postBuild; p++ {
			for _, s := range a.visits[p].steps {
				if s.ran {
					out = append(out, s.text)
				}
			}
		}
	}
	return out
}

var (
	tagsDeploy  = []string{"D3.T4.S6", "D4.T1.S6"}
	tagsPrepare = []string{"D3.T1.S2", "D3.T4.S6"}
	tagsConfig  = []string{"D3.T1.S1", "D3.T4.S6"}
	tagsLogs    = []string{"D4.T1.S6", "D3.T4.S6"}
)
