package progress

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Line writes an event as one line of JSON that keeps the payload byte for
// byte: how stores keep it.
func (e *Event) Line() string {
	text := func(s string) string {
		if plain(s) {
			return `"` + s + `"`
		}
		b, err := json.Marshal(s)
		if err != nil {
			panic("progress.Event.Line: " + err.Error()) // a string can always be written
		}
		return string(b)
	}
	return `{"id":` + text(e.ID) + `,"at":` + strconv.FormatInt(e.At, 10) + `,"device":` + text(e.Device) +
		`,"kind":` + text(string(e.Kind)) + `,"data":` + string(e.Data) + "}"
}

// plain reports whether JSON writes a text as it is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ', c > '~', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}

// ParseLine reads what Line wrote, or any other JSON of an event, and validates
// it. Lines of the usual form, of which a log has many, are taken apart without
// the JSON decoder.
func ParseLine(s string) (Event, error) {
	e, ok := scanLine(s)
	if !ok {
		e = Event{}
		if err := json.Unmarshal([]byte(s), &e); err != nil {
			return e, fmt.Errorf("reading an event: %w", err)
		}
	}
	return e, e.Validate()
}

// scanLine takes a line of the form of Line apart, when its texts need no
// unescaping.
func scanLine(s string) (e Event, ok bool) {
	quoted := func(prefix string) string {
		if !ok {
			return ""
		}
		if s, ok = strings.CutPrefix(s, prefix); !ok {
			return ""
		}
		i := strings.IndexByte(s, '"')
		if i < 0 || strings.IndexByte(s[:i], '\\') >= 0 {
			ok = false
			return ""
		}
		v := s[:i]
		s = s[i+1:]
		return v
	}
	ok = true
	e.ID = strings.Clone(quoted(`{"id":"`)) // a State keeps it, and not the line
	if s, ok = cut(s, `,"at":`, ok); !ok {
		return e, false
	}
	i := strings.IndexByte(s, ',')
	if i < 0 {
		return e, false
	}
	at, err := strconv.ParseInt(s[:i], 10, 64)
	if err != nil {
		return e, false
	}
	e.At, s = at, s[i:]
	e.Device = quoted(`,"device":"`)
	e.Kind = Kind(quoted(`,"kind":"`))
	if s, ok = cut(s, `,"data":`, ok); !ok || !strings.HasSuffix(s, "}") {
		return e, false
	}
	e.Data = json.RawMessage(s[:len(s)-1])
	return e, true
}

func cut(s, prefix string, ok bool) (string, bool) {
	if !ok {
		return s, false
	}
	return strings.CutPrefix(s, prefix)
}
