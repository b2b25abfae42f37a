package markdown

import (
	"bytes"
	"strings"

	"notelab/app/course"
	"notelab/app/yaml"
)

// front is what a note says of itself before its text.
type front struct {
	title, summary, updated, lang string
	tags                          []string
	sources                       []course.Source
	tagLine                       int
}

// splitFront separates YAML (---) or TOML (+++) front matter from the text.
// lines is the number of lines it takes, 0 when there is none.
func splitFront(text []byte) (kind byte, head, body []byte, lines int) {
	first, rest, ok := bytes.Cut(text, []byte("\n"))
	first = bytes.TrimRight(first, " \t")
	if !ok || string(first) != "---" && string(first) != "+++" {
		return 0, nil, text, 0
	}
	kind, lines = first[0], 1
	for pos := 0; pos < len(rest); {
		end := bytes.IndexByte(rest[pos:], '\n')
		next := pos + end + 1
		if end < 0 {
			end, next = len(rest)-pos, len(rest)
		}
		lines++
		line := bytes.TrimRight(rest[pos:pos+end], " \t")
		if bytes.Equal(line, first) || kind == '-' && string(line) == "..." {
			return kind, rest[:pos], rest[next:], lines
		}
		pos = next
	}
	return 0, nil, text, 0
}

// readFront reads the front matter of a cleaned text and returns the source of
// what follows it. Broken front matter is a problem and is then read line by
// line, so that the title survives; text between two rules that is no front
// matter at all stays text.
func readFront(file string, text []byte) (front, *source) {
	kind, head, body, lines := splitFront(text)
	if lines == 0 {
		return front{}, newSource(file, text, 0)
	}
	var f front
	src := newSource(file, body, lines)
	bad := func(line int, ko, en string) {
		src.problems = append(src.problems, course.Problem{File: file, Line: line + 1, Severity: course.Error, Code: "front-matter",
			Message: both("머리말(front matter): "+ko, "front matter: "+en)})
	}
	if kind == '+' {
		keys, line, why := parseTOML(string(head))
		if why != "" {
			bad(line, "읽지 못했습니다: "+why+". `키 = 값` 꼴인지, 따옴표와 괄호를 닫았는지 확인하세요", "could not be read: "+why+"; write key = value, and close quotes and brackets")
		}
		for _, k := range keys {
			f.set(k.name, k.values, k.line+1)
		}
		return f, src
	}
	root, errs := yaml.Parse(head)
	if root == nil {
		keys := parseLines(string(head))
		if len(keys) == 0 {
			return front{}, newSource(file, text, 0)
		}
		for _, e := range errs {
			bad(e.Line, e.Why.Ko, e.Why.En)
		}
		for _, k := range keys {
			f.set(k.name, k.values, k.line+1)
		}
		return f, src
	}
	if root.Kind == yaml.Null && root.Text == "" { // empty, or comments only
		return f, src
	}
	if root.Kind != yaml.Mapping {
		return front{}, newSource(file, text, 0)
	}
	for _, e := range errs { // keys given twice
		bad(e.Line, e.Why.Ko, e.Why.En)
	}
	for _, p := range root.Pairs {
		if p.Key.Text == "sources" {
			f.sources = yamlSources(p.Value)
			continue
		}
		f.set(p.Key.Text, scalars(p.Value), p.Key.Line+1)
	}
	return f, src
}

// set takes the keys we know under the names notes, Jekyll and Hugo use.
func (f *front) set(key string, values []string, line int) {
	if len(values) == 0 {
		return
	}
	first := strings.TrimSpace(values[0])
	switch strings.ToLower(key) {
	case "title":
		f.title = first
	case "summary", "description", "excerpt", "subtitle":
		if f.summary == "" || key == "summary" {
			f.summary = strings.Join(strings.Fields(first), " ")
		}
	case "updated", "lastmod", "last_modified_at":
		if d := day(first); d != "" {
			f.updated = d
		}
	case "date":
		if f.updated == "" {
			f.updated = day(first)
		}
	case "lang", "language", "locale":
		f.lang = first
	case "tags", "tag":
		f.tagLine = line
		if len(values) == 1 {
			values = strings.FieldsFunc(first, func(r rune) bool { return r == ',' })
			if len(values) == 1 {
				values = strings.Fields(values[0])
			}
		}
		for _, t := range values {
			if t = strings.TrimSpace(t); t != "" {
				f.tags = append(f.tags, t)
			}
		}
	}
}

// day returns the YYYY-MM-DD a date begins with, or "".
func day(s string) string {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return ""
	}
	for i, c := range []byte(s[:10]) {
		if i != 4 && i != 7 && (c < '0' || c > '9') {
			return ""
		}
	}
	return s[:10]
}

func yamlSources(n *yaml.Node) []course.Source {
	var out []course.Source
	list := n.Items
	if n.Kind != yaml.Sequence {
		list = []*yaml.Node{n}
	}
	for _, it := range list {
		var s course.Source
		if it.Kind == yaml.Scalar {
			s.URL = it.Text
		}
		for _, p := range it.Pairs {
			switch v := scalar(p.Value); p.Key.Text {
			case "title":
				s.Title = v
			case "url":
				s.URL = v
			case "checked":
				s.Checked = v
			}
		}
		if !webURL(s.URL) {
			continue
		}
		if s.Title == "" {
			s.Title = s.URL
		}
		out = append(out, s)
	}
	return out
}

// scalar returns the text of a scalar and "" for anything else.
func scalar(n *yaml.Node) string {
	if n.Kind == yaml.Scalar {
		return n.Text
	}
	return ""
}

// scalars returns a scalar or the scalars of a list.
func scalars(n *yaml.Node) []string {
	if n.Kind == yaml.Scalar {
		return []string{n.Text}
	}
	var out []string
	for _, it := range n.Items {
		if it.Kind == yaml.Scalar {
			out = append(out, it.Text)
		}
	}
	return out
}

// field is one key read without a parser of the whole format.
type field struct {
	name   string
	values []string
	line   int // from 1
}

// parseLines reads "key: value" lines and skips everything else.
func parseLines(s string) []field {
	var out []field
	for i, line := range strings.Split(s, "\n") {
		k, v, ok := strings.Cut(line, ":")
		if !ok || k == "" || strings.ContainsAny(k, " \t#-<>[]{}\"'`") {
			continue
		}
		if v = strings.TrimSpace(v); v == "" {
			continue
		}
		values := []string{unquote(v)}
		if in, ok := strings.CutPrefix(v, "["); ok && strings.HasSuffix(in, "]") {
			values = nil
			for _, it := range strings.Split(strings.TrimSuffix(in, "]"), ",") {
				values = append(values, unquote(strings.TrimSpace(it)))
			}
		}
		out = append(out, field{k, values, i + 1})
	}
	return out
}

func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
