package cfngraph

import (
	"strconv"
	"strings"
)

// quoted reads a text in single or double quotes from the current column.
func (r *reader) quoted() *node {
	ln, col := r.ln, r.col
	n := &node{line: ln + 1}
	quote := r.lines[ln][col]
	r.col++
	var b []byte
	kept := 0 // up to here spaces are meant, not folded
	for {
		line := r.lines[r.ln]
		joined := quote == '"' && r.col == len(line)-1 && line[r.col] == '\\'
		if r.col >= len(line) || joined { // fold the line break
			for len(b) > kept && !joined && (b[len(b)-1] == ' ' || b[len(b)-1] == '\t') {
				b = b[:len(b)-1]
			}
			breaks := -1
			for empty := true; empty; breaks++ {
				if r.ln++; r.end() {
					return r.fail(ln, col, badQuote)
				}
				empty = strings.TrimLeft(r.lines[r.ln], " \t") == ""
			}
			r.col = len(r.lines[r.ln]) - len(strings.TrimLeft(r.lines[r.ln], " \t"))
			if breaks == 0 && !joined {
				b = append(b, ' ')
			}
			b = append(b, strings.Repeat("\n", breaks)...)
			kept = len(b)
			continue
		}
		c := line[r.col]
		r.col++
		switch {
		case c == quote && quote == '\'' && r.col < len(line) && line[r.col] == quote:
			r.col++
			b = append(b, quote)
		case c == quote:
			n.text = string(b)
			return n
		case c == '\\' && quote == '"':
			if b = r.escape(b, line); r.err != nil {
				return n
			}
			kept = len(b)
		default:
			b = append(b, c)
		}
	}
}

// escapes are the characters after a backslash and what they stand for; x, u and
// U are followed by digits.
const escapes = "n\nt\tr\r0\x00a\ab\bv\ve\x1bf\f\"\"//\\\\  \t\t"

func (r *reader) escape(b []byte, line string) []byte {
	c := line[r.col]
	r.col++
	for i := 0; i < len(escapes); i += 2 {
		if escapes[i] == c {
			return append(b, escapes[i+1])
		}
	}
	if digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]; digits > 0 && r.col+digits <= len(line) {
		if x, err := strconv.ParseUint(line[r.col:r.col+digits], 16, 31); err == nil {
			r.col += digits
			return append(b, string(rune(x))...)
		}
	}
	r.fail(r.ln, r.col-2, badEscape)
	return b
}

// literal reads a text after | or >.
func (r *reader) literal(col, parent int) *node {
	n := &node{line: r.ln + 1}
	parent = max(parent, 0)
	head := bare(r.lines[r.ln][col:])
	folded, chomp, ind := head[0] == '>', byte(0), 0
	for i := 1; i < len(head); i++ {
		switch c := head[i]; {
		case (c == '-' || c == '+') && chomp == 0:
			chomp = c
		case '1' <= c && c <= '9' && ind == 0:
			ind = parent + int(c-'0')
		default:
			return r.fail(r.ln, col+i, badRest)
		}
	}
	var lines []string
	for r.ln++; !r.end(); r.ln++ {
		line := r.lines[r.ln]
		i := spaces(line)
		if i == len(line) {
			if ind > 0 && i > ind {
				lines = append(lines, line[ind:])
			} else {
				lines = append(lines, "")
			}
			continue
		}
		if ind == 0 && i > parent {
			if ind = i; line[i] == '\t' {
				return r.fail(r.ln, i, badTab)
			}
		}
		if i < ind || i <= parent {
			break
		}
		lines = append(lines, line[ind:])
	}
	// What follows the last line with text is for the chomping.
	last := len(lines)
	for last > 0 && strings.Trim(lines[last-1], " ") == "" {
		last--
	}
	n.text = join(lines[:last], folded)
	switch {
	case chomp == '+':
		n.text += strings.Repeat("\n", len(lines)-last)
		if last > 0 {
			n.text += "\n"
		}
	case chomp == 0 && last > 0:
		n.text += "\n"
	}
	return n
}

// join puts the lines of a text together: as they are, or folded, where a break
// between two lines of prose becomes a space.
func join(lines []string, folded bool) string {
	if !folded {
		return strings.Join(lines, "\n")
	}
	indented := func(s string) bool { return s != "" && (s[0] == ' ' || s[0] == '\t') }
	var b strings.Builder
	last := "" // the last line with text
	breaks := 0
	for i, s := range lines {
		if s == "" {
			breaks++
			continue
		}
		switch {
		case i == breaks: // the first one
			b.WriteString(strings.Repeat("\n", breaks))
		case indented(last) || indented(s):
			b.WriteString(strings.Repeat("\n", breaks+1))
		case breaks == 0:
			b.WriteByte(' ')
		default:
			b.WriteString(strings.Repeat("\n", breaks))
		}
		b.WriteString(s)
		last, breaks = s, 0
	}
	return b.String()
}

// flow reads a value in brackets, or one within them, from the current column.
func (r *reader) flow() *node {
	n := &node{line: r.ln + 1}
	if r.end() || !r.deeper() {
		return n
	}
	defer func() { r.depth-- }()
	ln, col := r.ln, r.col
	c := r.lines[ln][col]
	switch {
	case c == '"' || c == '\'':
		return r.quoted()
	case c == '!':
		tag := tagOf(r.lines[ln][col:])
		r.col += len(tag)
		if tag == "" || r.col < len(r.lines[ln]) && r.lines[ln][r.col] != ' ' {
			return r.fail(ln, col, badStart)
		}
		if r.blank(); r.end() {
			return r.fail(ln, col, badFlow)
		}
		if strings.IndexByte(",]}", r.lines[r.ln][r.col]) < 0 {
			n = r.flow()
		}
		if n.tag != "" {
			return r.fail(ln, col, badRest)
		}
		n.tag, n.line = tag, ln+1
		return n
	case c == '&' || c == '*':
		return r.fail(ln, col, badAlias)
	case c == '[' || c == '{':
		closing := byte(']')
		n.shape = sequence
		if c == '{' {
			n.shape, closing = mapping, '}'
		}
		r.col++
		for {
			if r.blank(); r.end() {
				return r.fail(ln, col, badFlow)
			}
			if r.lines[r.ln][r.col] == closing {
				r.col++
				return n
			}
			if r.entry(n); r.err != nil {
				return n
			}
			if r.blank(); r.end() {
				return r.fail(ln, col, badFlow)
			}
			switch r.lines[r.ln][r.col] {
			case ',':
				r.col++
			case closing:
			default:
				return r.fail(r.ln, r.col, badFlow)
			}
		}
	case strings.IndexByte("]},%@`|>#:", c) >= 0,
		strings.IndexByte("-?", c) >= 0 && (col+1 == len(r.lines[ln]) || strings.IndexByte(" \t,[]{}", r.lines[ln][col+1]) >= 0):
		return r.fail(ln, col, badStart)
	}
	for { // a plain text, maybe over several lines
		line := r.lines[r.ln]
		from := r.col
		for r.col < len(line) && strings.IndexByte(",[]{}", line[r.col]) < 0 && !r.colon() && !(line[r.col] == '#' && r.col > from && line[r.col-1] == ' ') {
			r.col++
		}
		if r.col > from && r.col < len(line) && line[r.col-1] == ':' {
			return r.fail(r.ln, r.col, badColon)
		}
		n.text += strings.Trim(line[from:r.col], " \t")
		if r.col < len(line) {
			break
		}
		if r.blank(); r.end() || strings.IndexByte(",[]{}", r.lines[r.ln][r.col]) >= 0 || r.colon() {
			break
		}
		n.text += " "
	}
	if n.text == "" {
		return r.fail(ln, col, badFlow)
	}
	return n
}

// entry reads one item of a sequence, which may be a single pair, or one pair of
// a mapping.
func (r *reader) entry(n *node) {
	ln, col := r.ln, r.col
	quoted := strings.IndexByte("\"'", r.lines[ln][col]) >= 0
	k := r.flow()
	if r.err != nil {
		return
	}
	r.blank()
	if r.ln != ln || !(r.colon() || quoted && r.lines[ln][r.col] == ':') { // a key ends on its line
		if n.shape == sequence {
			n.items = append(n.items, k)
		} else {
			r.pair(n, k, &node{line: ln + 1}, ln, col)
		}
		return
	}
	r.col++
	v := &node{line: r.ln + 1}
	if r.blank(); !r.end() && strings.IndexByte(",]}", r.lines[r.ln][r.col]) < 0 {
		v = r.flow()
	}
	if n.shape == sequence {
		one := &node{line: ln + 1, shape: mapping}
		n.items = append(n.items, one)
		n = one
	}
	v.line = ln + 1
	r.pair(n, k, v, ln, col)
}

func (r *reader) pair(n, k, v *node, ln, col int) {
	switch {
	case k.shape != scalar || k.tag != "":
		r.fail(ln, col, badKey)
	case k.text == "<<":
		r.fail(ln, col, badAlias)
	case n.get(k.text) != nil:
		r.fail(ln, col, badTwice)
	}
	n.keys, n.items = append(n.keys, k.text), append(n.items, v)
}

// colon reports whether a colon stands here that parts a key from its value.
func (r *reader) colon() bool {
	line := r.lines[r.ln]
	return line[r.col] == ':' && (r.col+1 == len(line) || strings.IndexByte(" \t", line[r.col+1]) >= 0)
}

// blank goes to the next character that is neither space nor comment.
func (r *reader) blank() {
	for !r.end() {
		line := r.lines[r.ln]
		for r.col < len(line) && (line[r.col] == ' ' || line[r.col] == '\t') {
			r.col++
		}
		if r.col < len(line) && !(line[r.col] == '#' && (r.col == 0 || line[r.col-1] == ' ' || line[r.col-1] == '\t')) {
			return
		}
		r.ln++
		r.col = 0
	}
}
