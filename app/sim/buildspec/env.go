package buildspec

import (
	"strings"

	"notelab/app/i18n"
)

// layer is a place where an environment variable gets its value. A later one
// beats an earlier one.
type layer int

const (
	inSpec layer = iota
	inProject
	inStart
	layers // how many there are
)

// layerNames name the layers in sentences, layerShort on the stage.
var (
	layerNames = [layers]i18n.Text{
		i18n.Of("buildspec의 env", "the buildspec's env"),
		i18n.Of("프로젝트 정의", "the project definition"),
		i18n.Of("StartBuild의 재정의", "the StartBuild override"),
	}
	layerShort = [layers]i18n.Text{
		i18n.Same("buildspec"), i18n.Of("프로젝트", "project"), i18n.Same("StartBuild"),
	}
)

// masked is what a log shows instead of a value out of a store.
const masked = "***"

// setting is one environment variable with what each layer says.
type setting struct {
	name   string
	value  [layers]string
	set    [layers]bool
	winner layer
	secret bool // the winner's value comes from a store
}

// settle lists the variables in the order they first appear, and decides each.
func settle(vars []variable, project, start []string) []setting {
	var out []setting
	put := func(name, value string, l layer, secret bool) {
		i := 0
		for i < len(out) && out[i].name != name {
			i++
		}
		if i == len(out) {
			out = append(out, setting{name: name})
		}
		s := &out[i]
		s.value[l], s.set[l], s.winner, s.secret = value, true, l, secret
	}
	for i := range vars {
		v := &vars[i]
		if v.secret() {
			put(v.name, masked, inSpec, true)
		} else {
			put(v.name, v.value, inSpec, false)
		}
	}
	for l, list := range [][]string{project, start} {
		for _, item := range list {
			name, value, _ := strings.Cut(item, "=")
			put(name, value, inProject+layer(l), false)
		}
	}
	return out
}

// checkSetting validates an item of a list of variables.
func checkSetting(item string) i18n.Text {
	name, _, ok := strings.Cut(item, "=")
	if !ok || !isName(name) || len(item) > 80 {
		return i18n.Of("이름=값 꼴로 쓰세요. 예: STAGE=prod", "want NAME=value, such as STAGE=prod")
	}
	return i18n.Text{}
}

// isName reports whether s can be the name of a variable.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// values are the variables of a shell.
type values map[string]string

// Bounds of what a shell holds: a few lines can double a value at each.
const (
	maxName   = 100
	maxValue  = 1000
	maxOutput = 4000
)

// copied is a shell of its own with the same variables.
func (v values) copied() values {
	out := make(values, len(v))
	for k, s := range v {
		out[k] = s
	}
	return out
}

// expand puts values in the place of $NAME and ${NAME}. A name without a value
// is empty; $( stays.
func (v values) expand(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "$")
		b.WriteString(before)
		if !ok || b.Len() > maxOutput {
			return b.String()
		}
		n := 0
		for n < len(after) && n < maxName && isName(after[:n+1]) {
			n++
		}
		switch name, rest, brace := strings.Cut(after, "}"); {
		case n > 0:
			b.WriteString(v[after[:n]])
			s = after[n:]
		case brace && name != "" && name[0] == '{' && isName(name[1:]):
			b.WriteString(v[name[1:]])
			s = rest
		default:
			b.WriteByte('$')
			s = after
		}
	}
}
