package ui

import (
	"net/url"
	"strings"

	"notelab/app/browser"
)

// practiceKey names the note to practise in the address of the quiz screen.
const practiceKey = "note"

// practiceURL is the address at which a quick quiz of a note begins by itself.
func practiceURL(note string) string {
	return env.Page().URL("quiz") + "?" + practiceKey + "=" + url.QueryEscape(note)
}

// practised is the note that the address asks to practise, or "".
func practised() string {
	_, query := browser.Address()
	v, err := url.ParseQuery(strings.TrimPrefix(query, "?"))
	if err != nil {
		return ""
	}
	return v.Get(practiceKey)
}
