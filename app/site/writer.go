package site

import (
	"net/url"
	"strings"

	"notelab/app/quiz"
)

// writer collects a page. Everything that is not markup goes through esc.
type writer struct{ b strings.Builder }

func (w *writer) put(parts ...string) {
	for _, s := range parts {
		w.b.WriteString(s)
	}
}

func esc(s string) string { return quiz.Escape(s) }

// attr writes ` name="value"`, or nothing for an empty value.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + esc(value) + `"`
}

// when returns s where the condition holds.
func when(cond bool, s string) string {
	if cond {
		return s
	}
	return ""
}

// pathEscape writes a path below the site for an href, slash by slash.
func pathEscape(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}
