package buildspec

import (
	"strings"

	"notelab/app/yaml"
)

// runtimes are those that the standard images of 2024 name in their message.
const runtimes = "dotnet golang java nodejs php python ruby"

func (r *reader) phases(n *yaml.Node) {
	if !r.mapping(n, "phases") {
		return
	}
	for _, p := range n.Pairs {
		at := -1
		for i, key := range keys {
			if p.Key.Text == key {
				at = i
			}
		}
		if at < 0 {
			r.fail(said(p.Key.Line, "phase", brief(p.Key.Text, 60)))
			return
		}
		r.block(at, p.Key.Line, p.Value)
	}
}

func (r *reader) block(at, line int, n *yaml.Node) {
	name := keys[at]
	b := &r.spec.blocks[at]
	b.line = line
	if !r.mapping(n, "phases/"+name) {
		return
	}
	allowed := "run-as on-failure commands finally"
	if at == 0 {
		allowed += " runtime-versions"
	}
	r.known(n, name+"/", allowed)
	if p := n.Get("on-failure"); p != nil {
		s := r.scalar(p, name+"/on-failure")
		ok := false
		if b.policy, ok = policyOf(s); !ok {
			r.fail(ruled(p.Line, "policy", name, brief(s, 40)))
		}
		b.policy.line = p.Line
	}
	if at == 0 {
		r.runtimes(n.Get("runtime-versions"))
	}
	switch c := n.Get("commands"); {
	case c != nil:
		b.commands = r.commands(c, name+"/commands")
	case at > 0: // optional in install only
		r.fail(ruled(line, "no-commands", name))
	}
	if f := n.Get("finally"); f != nil {
		b.finally = r.commands(f, name+"/finally")
	}
}

// commands is list with the message that CodeBuild has for subkeys.
func (r *reader) commands(n *yaml.Node, where string) []entry {
	if n.Kind == yaml.Sequence {
		for i, item := range n.Items {
			if item.Kind == yaml.Mapping && r.fault == nil {
				r.fail(said(item.Line, "command", itoa(i), itoa(item.Line), itoa(item.Line-1)))
			}
		}
	}
	return r.list(n, where)
}

func (r *reader) runtimes(n *yaml.Node) {
	if n == nil || !r.mapping(n, "install/runtime-versions") {
		return
	}
	for _, p := range n.Pairs {
		if !word(runtimes, p.Key.Text) {
			r.fail(said(p.Key.Line, "runtime", brief(p.Key.Text, 40)))
		}
	}
}

func (r *reader) artifacts(n *yaml.Node, line int) {
	a := &r.spec.artifacts
	a.line = line
	if !r.mapping(n, "artifacts") {
		return
	}
	r.known(n, "artifacts/", "files name discard-paths base-directory exclude-paths enable-symlinks s3-prefix secondary-artifacts")
	if files := n.Get("files"); files != nil {
		a.files = r.list(files, "artifacts/files")
	}
	if len(a.files) == 0 {
		r.fail(ruled(line, "no-files"))
	}
	a.base = r.scalar(n.Get("base-directory"), "artifacts/base-directory")
	a.name = r.scalar(n.Get("name"), "artifacts/name")
	if d := n.Get("discard-paths"); d != nil {
		switch s := r.scalar(d, "artifacts/discard-paths"); strings.ToLower(s) {
		case "yes", "true":
			a.discard = true
		case "no", "false":
		default:
			r.fail(ruled(d.Line, "yes-no", "artifacts/discard-paths", brief(s, 40)))
		}
	}
	switch e := n.Get("exclude-paths"); {
	case e == nil:
	case e.Kind == yaml.Scalar:
		a.exclude = []entry{{e.Text, e.Line}}
	default:
		a.exclude = r.list(e, "artifacts/exclude-paths")
	}
	if s := n.Get("secondary-artifacts"); s != nil {
		r.note("secondary", s.Line, "secondary-artifacts")
	}
}
