package buildspec

import "strings"

// exportAll settles the exported variables as they are after POST_BUILD, and
// reports whether the buildspec names any.
func (b *builder) exportAll() bool {
	b.exported = nil
	for _, e := range b.spec.exported {
		secret := false
		for i := range b.settings {
			if b.settings[i].name == e.text {
				secret = b.settings[i].secret
			}
		}
		if !secret && !strings.HasPrefix(e.text, "AWS_") {
			b.exported = append(b.exported, pair{e.text, b.shell.vars[e.text]})
		}
	}
	return len(b.spec.exported) > 0
}

func names(list []pair) string {
	var out []string
	for _, p := range list {
		out = append(out, p.name+"="+p.value)
	}
	if out == nil {
		return "-"
	}
	return strings.Join(out, ", ")
}
