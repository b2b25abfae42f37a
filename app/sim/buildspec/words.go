package buildspec

import "strings"

// part is a simple command, or a word of an if, and how it is joined to the one
// before.
type part struct{ text, join string }

// split takes a command apart at && || ; and the ends of lines, outside quotes
// and $( ). ok is false when it has something this shell does not read.
func split(command string) (parts []part, ok bool) {
	join, from, quote, depth := ";", 0, byte(0), 0
	cut := func(to int, next string) {
		text := strings.TrimSpace(command[from:to])
		for text != "" {
			first, rest, _ := strings.Cut(text, " ")
			if word("for while until case elif { ( ! function [[", first) || first[0] == '(' {
				depth = -1
			}
			if !word("if then else fi", first) {
				parts = append(parts, part{text, join})
				break
			}
			parts = append(parts, part{first, join})
			text, join = strings.TrimSpace(rest), ";"
		}
		if text != "" || next != ";" {
			join = next
		}
	}
	for i := 0; i < len(command); i++ {
		c := command[i]
		two := command[i:min(i+2, len(command))]
		switch {
		case quote == '\'':
			if c == quote {
				quote = 0
			}
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case two == "$(":
			depth++
			i++
		case depth > 0 && c == ')':
			depth--
		case depth != 0:
		case two == "<<" || c == ')' || two == ";;":
			return nil, false
		case c == '#' && (i == 0 || command[i-1] == ' ' || command[i-1] == '\n'):
			cut(i, ";")
			for i+1 < len(command) && command[i+1] != '\n' {
				i++
			}
			from = i + 1
		case two == "&&" || two == "||":
			cut(i, two)
			i++
			from = i + 1
		case c == ';' || c == '\n':
			cut(i, ";")
			from = i + 1
		}
	}
	cut(len(command), ";")
	return parts, quote == 0 && depth == 0 && nested(parts)
}

// nested reports whether every if has its then, at most one else and its fi.
func nested(parts []part) bool {
	var ifs []string // what each open if had last
	for _, p := range parts {
		n := len(ifs) - 1
		switch p.text {
		case "if":
			ifs = append(ifs, "if")
		case "then", "else", "fi":
			if n < 0 || ifs[n] == "else" && p.text != "fi" || (ifs[n] == "if") != (p.text == "then") {
				return false
			}
			ifs[n] = p.text
			if p.text == "fi" {
				ifs = ifs[:n]
			}
		}
	}
	return len(ifs) == 0
}

// words takes a simple command apart into words, with quotes off and values put
// in, and the file its output goes to. A pipe, or output that is not of echo and
// the like, makes no words.
func (s *shell) words(text string) (words []string, file string) {
	var b strings.Builder
	begun, pipe, toFile := false, false, false
	end := func() {
		switch {
		case !begun:
		case toFile:
			file, toFile = b.String(), false
		default:
			words = append(words, b.String())
		}
		b.Reset()
		begun = false
	}
	for i := 0; i < len(text); {
		switch c := text[i]; c {
		case ' ', '\t', '\n':
			end()
			i++
		case '\\':
			if i+1 < len(text) {
				b.WriteByte(text[i+1])
				begun = true
			}
			i += 2
		case '\'', '"', '`':
			n := i + 1
			for n < len(text) && text[n] != c {
				if c == '"' && text[n] == '\\' {
					n++
				}
				n++
			}
			n = min(n, len(text))
			inner := text[i+1 : n]
			if c == '"' {
				inner = s.vars.expand(strings.ReplaceAll(inner, `\"`, `"`))
			}
			b.WriteString(inner)
			begun = true
			i = n + 1
		case '|', '<':
			pipe = true
			i++
		case '>':
			if b.String() == "2" || b.String() == "&" { // errors go elsewhere
				pipe = true
			}
			end()
			toFile = true
			for i < len(text) && text[i] == '>' {
				i++
			}
		default:
			n := i
			for n < len(text) && strings.IndexByte(" \t\n\\'\"`|<>", text[n]) < 0 {
				n++
			}
			b.WriteString(s.vars.expand(text[i:n]))
			begun = true
			i = n
		}
	}
	end()
	if pipe {
		return nil, ""
	}
	return words, file
}
