package sim

import (
	"strings"

	"notelab/app/i18n"
)

// Opt is an option with its label in both languages.
func Opt(name, ko, en string) Option { return Option{Name: name, Label: i18n.Of(ko, en)} }

// When reports whether each named parameter has one of its values, written
// "via=cloudfront origin=alb|vpc": what Param.When wants.
func When(conditions string) func(Values) bool {
	return func(v Values) bool {
		for _, c := range strings.Fields(conditions) {
			name, values, _ := strings.Cut(c, "=")
			if !strings.Contains("|"+values+"|", "|"+v.Get(name)+"|") {
				return false
			}
		}
		return true
	}
}

// Change sets parameters written "name=value name=value". It panics on a value
// that is not one, as Must does.
func (v Values) Change(changes string) Values {
	for _, f := range strings.Fields(changes) {
		name, value, _ := strings.Cut(f, "=")
		v = v.Must(name, value)
	}
	return v
}
