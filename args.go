package main

import (
	"strings"

	"notelab/app/i18n"
)

// language finds the language of messages: --lang, else the environment. It
// returns the arguments without --lang; ok is false for an unknown language.
func language(args []string, env func(string) string) (l i18n.Lang, rest []string, ok bool) {
	tag := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag = env(name); tag != "" {
			break
		}
	}
	l, ok = i18n.Parse(tag), true
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			return l, append(rest, args[i:]...), ok
		}
		value, is := strings.CutPrefix(strings.TrimPrefix(a, "-"), "-lang=")
		if !is {
			value, is = strings.CutPrefix(a, "-lang=")
		}
		if a == "--lang" || a == "-lang" {
			is, value = true, ""
			if i+1 < len(args) {
				i++
				value = args[i]
			}
		}
		if !is {
			rest = append(rest, a)
			continue
		}
		if value != "ko" && value != "en" {
			ok = false
			continue
		}
		l = i18n.Lang(value)
	}
	return l, rest, ok
}

// flags are the flags of one command: a name for a value, or for a switch.
type flags struct {
	values   map[string]*string
	switches map[string]*bool
}

// parse reads flags and operands in any order; -name and --name are the same,
// as are "--name value" and "--name=value". After "--" everything is an
// operand. It returns the operands, or what is wrong; help reports that help
// was asked for.
func (f *flags) parse(args []string, l i18n.Lang) (operands []string, help bool, wrong string) {
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			return append(operands, args[i+1:]...), false, ""
		}
		if len(a) < 2 || a[0] != '-' {
			operands = append(operands, a)
			continue
		}
		name, value, given := strings.Cut(strings.TrimPrefix(a[1:], "-"), "=")
		if name == "h" || name == "help" {
			return nil, true, ""
		}
		if p, ok := f.switches[name]; ok {
			switch value {
			case "", "true":
				*p = true
			case "false":
				*p = false
			default:
				return nil, false, i18n.Text{Ko: "--" + name + "에는 값을 쓰지 않는다", En: "--" + name + " takes no value"}.In(l)
			}
			continue
		}
		p, ok := f.values[name]
		if !ok {
			return nil, false, i18n.Text{Ko: "--" + name + "라는 옵션은 없다", En: "there is no option --" + name}.In(l) + near(name, f.names(), l)
		}
		if !given {
			if i+1 >= len(args) {
				return nil, false, i18n.Text{Ko: "--" + name + " 뒤에 값이 없다", En: "--" + name + " lacks its value"}.In(l)
			}
			i++
			value = args[i]
		}
		*p = value
	}
	return operands, false, ""
}

func (f *flags) names() []string {
	names := []string{"help", "lang"}
	for n := range f.values {
		names = append(names, n)
	}
	for n := range f.switches {
		names = append(names, n)
	}
	// Nearest prefers the first of equals: the order must not depend on chance.
	sortStrings(names)
	return names
}
