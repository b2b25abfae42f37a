package buildspec

import (
	"strconv"
	"strings"
)

// shell runs commands far enough to tell whether they succeed: && and || and ;,
// if with then and else, assignments, export, echo, test, true, false, exit, and
// output that goes to a file. Every other command does nothing and succeeds,
// unless the configuration says that it fails.
type shell struct {
	vars  values
	files []string // in the working directory, in the order they appeared
	fails []string // parts of commands that fail
	makes []maker
	out   string // what the present command printed
}

// maker is a file that a command leaves behind when it succeeds.
type maker struct{ path, command string }

// branch is an if that is being read.
type branch struct{ outer, taken, other bool }

// run executes one command of a buildspec and returns its exit status.
func (s *shell) run(command string) int {
	s.out = ""
	parts, ok := split(command)
	if !ok {
		return s.simple(command, nil)
	}
	status, on := 0, true
	var ifs []branch
	for _, p := range parts {
		if n := len(ifs) - 1; n >= 0 || p.text == "if" {
			switch p.text {
			case "if":
				ifs = append(ifs, branch{outer: on})
				continue
			case "then":
				ifs[n].taken = on && status == 0
				on = ifs[n].taken
				continue
			case "else":
				on = ifs[n].outer && !ifs[n].taken
				ifs[n].other = true
				continue
			case "fi":
				if !ifs[n].taken && !ifs[n].other {
					status = 0
				}
				on, ifs = ifs[n].outer, ifs[:n]
				continue
			}
		}
		if !on || p.join == "&&" && status != 0 || p.join == "||" && status == 0 {
			continue
		}
		words, file := s.words(p.text)
		if len(words) > 0 && words[0] == "exit" {
			if len(words) == 1 {
				return status
			}
			n, _ := strconv.Atoi(words[1])
			return n & 255
		}
		printed := s.out
		if status = s.simple(p.text, words); file != "" {
			s.out = printed
			if status == 0 {
				s.appear(file)
			}
		}
	}
	return status
}

// simple runs one command without joins; words are nil when it is one that this
// shell does not read.
func (s *shell) simple(text string, words []string) int {
	for _, f := range s.fails {
		if strings.Contains(text, f) {
			return 1
		}
	}
	status := s.builtin(words)
	if status == 0 {
		for _, m := range s.makes {
			if m.command != "" && strings.Contains(text, m.command) {
				s.appear(m.path)
			}
		}
	}
	return status
}

// appear puts a file into the working directory.
func (s *shell) appear(path string) {
	if path = clean(shown(path)); path == "" || path[0] == '/' || len(s.files) >= 200 {
		return
	}
	for _, f := range s.files {
		if f == path {
			return
		}
	}
	s.files = append(s.files, path)
}

func (s *shell) builtin(words []string) int {
	if len(words) == 0 {
		return 0
	}
	switch words[0] {
	case "false":
		return 1
	case "echo":
		if len(s.out) < maxOutput {
			s.out += strings.Join(words[1:], " ") + "\n"
		}
	case "touch":
		for _, w := range words[1:] {
			s.appear(w)
		}
	case "test":
		return s.test(words[1:])
	case "[":
		if n := len(words) - 1; words[n] == "]" {
			return s.test(words[1:n])
		}
		return 2
	case "export":
		for _, w := range words[1:] {
			s.assign(w)
		}
	default:
		for _, w := range words {
			if !s.assign(w) {
				break
			}
		}
	}
	return 0
}

// assign reads NAME=value.
func (s *shell) assign(word string) bool {
	name, value, ok := strings.Cut(word, "=")
	if ok = ok && isName(name) && len(name) <= maxName; ok {
		s.vars[name] = value[:min(len(value), maxValue)]
	}
	return ok
}

// test is the command of that name, 0 for true.
func (s *shell) test(w []string) int {
	yes := false
	switch {
	case len(w) > 0 && w[0] == "!":
		return 1 - min(s.test(w[1:]), 1)
	case len(w) == 1:
		yes = w[0] != ""
	case len(w) == 2 && w[0] == "-z":
		yes = w[1] == ""
	case len(w) == 2 && w[0] == "-n":
		yes = w[1] != ""
	case len(w) == 2 && (w[0] == "-f" || w[0] == "-e"):
		for _, f := range s.files {
			yes = yes || f == clean(w[1])
		}
	case len(w) == 3 && word("= == -eq", w[1]):
		yes = w[0] == w[2]
	case len(w) == 3 && word("!= -ne", w[1]):
		yes = w[0] != w[2]
	}
	if yes {
		return 0
	}
	return 1
}
