package buildspec

import (
	"strings"

	"notelab/app/yaml"
)

// reader walks the tree of a buildspec. The first fault stops it.
type reader struct {
	spec  spec
	fault *fault
}

// read reads a buildspec. With a fault the spec is what was read up to there.
func read(text string) (*spec, *fault) {
	r := &reader{}
	root, errs := yaml.Parse([]byte(text))
	if len(errs) > 0 {
		return &r.spec, &fault{line: errs[0].Line, code: yamlError, text: errs[0].Why, own: true}
	}
	r.root(root)
	return &r.spec, r.fault
}

func (r *reader) fail(f *fault) {
	if r.fault == nil {
		r.fault = f
	}
}

func (r *reader) note(key string, line int, arg string) {
	r.spec.notes = append(r.spec.notes, note{key, line, brief(arg, 60)})
}

// topKeys are the sections of a buildspec; batch, proxy and reports are read past.
const topKeys = "version run-as env proxy batch phases reports artifacts cache"

func (r *reader) root(root *yaml.Node) {
	if root.Kind != yaml.Mapping {
		r.fail(ruled(root.Line, "root"))
		return
	}
	version := root.Get("version")
	switch {
	case version == nil || version.Kind == yaml.Null:
		r.fail(ruled(root.Line, "no-version"))
		return
	case version.Kind != yaml.Scalar:
		r.fail(ruled(version.Line, "scalar", "version"))
		return
	case version.Text != "0.1" && version.Text != "0.2":
		r.fail(said(version.Line, "version", brief(version.Text, 40)))
		return
	}
	r.spec.version = version.Text
	r.known(root, "", topKeys)
	if n := root.Get("env"); n != nil {
		r.env(n)
	}
	if n := root.Get("phases"); n != nil {
		r.phases(n)
	} else {
		r.fail(ruled(root.Line, "no-phases"))
	}
	if n := root.Get("artifacts"); n != nil {
		r.artifacts(n, lineOf(root, "artifacts"))
	}
	if n := root.Get("cache"); n != nil && r.mapping(n, "cache") {
		if paths := n.Get("paths"); paths != nil {
			r.spec.cache = r.list(paths, "cache/paths")
		} else {
			r.fail(ruled(lineOf(root, "cache"), "no-paths"))
		}
	}
}

// lineOf is the line of a key that is there.
func lineOf(n *yaml.Node, key string) int {
	line := 0
	for _, p := range n.Pairs {
		if p.Key.Text == key {
			line = p.Key.Line
		}
	}
	return line
}

// known notes keys that the reference does not have.
func (r *reader) known(n *yaml.Node, where, names string) {
	for _, p := range n.Pairs {
		if !word(names, p.Key.Text) {
			r.note("unknown", p.Key.Line, where+p.Key.Text)
		}
	}
}

// word reports whether a list of words has one.
func word(list, s string) bool {
	return s != "" && !strings.Contains(s, " ") && strings.Contains(" "+list+" ", " "+s+" ")
}

func (r *reader) mapping(n *yaml.Node, where string) bool {
	if n.Kind != yaml.Mapping {
		r.fail(ruled(n.Line, "mapping", where))
	}
	return n.Kind == yaml.Mapping
}

// scalar reads one value; missing is no value.
func (r *reader) scalar(n *yaml.Node, where string) string {
	if n == nil {
		return ""
	}
	if n.Kind != yaml.Scalar {
		r.fail(ruled(n.Line, "scalar", where))
	}
	return n.Text
}

// list reads a list of texts.
func (r *reader) list(n *yaml.Node, where string) []entry {
	if n.Kind != yaml.Sequence {
		r.fail(ruled(n.Line, "list", where))
		return nil
	}
	var out []entry
	for _, item := range n.Items {
		switch item.Kind {
		case yaml.Scalar:
			out = append(out, entry{item.Text, item.Line})
		case yaml.Null:
			r.fail(ruled(item.Line, "empty", where))
		default:
			r.fail(ruled(item.Line, "scalar", where))
		}
	}
	return out
}

func (r *reader) env(n *yaml.Node) {
	if !r.mapping(n, "env") {
		return
	}
	r.known(n, "env/", "shell variables parameter-store exported-variables secrets-manager git-credential-helper")
	for _, from := range []string{"variables", "parameter-store", "secrets-manager"} {
		section := n.Get(from)
		if section == nil || section.Kind == yaml.Null || !r.mapping(section, "env/"+from) {
			continue
		}
		for _, p := range section.Pairs {
			v := variable{name: p.Key.Text, from: from, line: p.Key.Line}
			if p.Value.Kind != yaml.Null {
				v.value = r.scalar(p.Value, "env/"+from+"/"+brief(v.name, 40))
			}
			if strings.HasPrefix(v.name, "CODEBUILD_") {
				r.note("reserved", v.line, v.name)
			}
			if part := strings.Split(v.value, ":"); from == "secrets-manager" && !strings.HasPrefix(v.value, "arn:") && len(part) > 3 && part[2] != "" && part[3] != "" {
				r.note("stage-and-id", v.line, v.name)
			}
			r.spec.vars = append(r.spec.vars, v)
		}
	}
	if names := n.Get("exported-variables"); names != nil {
		r.spec.exported = r.list(names, "env/exported-variables")
	}
}
