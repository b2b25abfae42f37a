package progress

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
	"unicode/utf8"

	"notelab/app/i18n"
)

// A backup is a text file, one JSON value a line:
//
//	{"format":"notelab-progress","version":1,"events":2,"time":"2026-11-22T09:00:00Z"}
//	{"id":"…","at":1795330000000,"device":"…","kind":"answered","data":{…}}
//	{"id":"…","at":1795330001000,"device":"…","kind":"read","data":{…}}
//	{"end":"notelab-progress","sha256":"…"}
//
// Events stand in (At, ID) order. Records that could not be read from the store
// follow them as {"corrupt":{…}}. The checksum in hexadecimal covers every byte
// before the closing line. The same log gives the same lines; only the time in
// the header differs.
const (
	backupFormat  = "notelab-progress"
	backupVersion = 1
	// maxLine bounds a record, so that a file that is no backup is refused
	// quickly.
	maxLine = 1 << 20
	// maxRefused bounds how many reasons are kept.
	maxRefused = 200
)

type header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Events  int    `json:"events"`
	Time    string `json:"time"`
}

type closing struct {
	End    string `json:"end"`
	SHA256 string `json:"sha256"`
}

type corruptLine struct {
	Corrupt Corrupt `json:"corrupt"`
}

// linesAtOnce is how many lines are written or read without a pause.
const linesAtOnce = 500

// Export writes a backup of a log, at a time in Unix milliseconds. It calls
// pause, which may be nil, every few milliseconds.
func Export(events []Event, corrupt []Corrupt, now int64, pause func()) []byte {
	var b bytes.Buffer
	sum := sha256.New()
	summed := 0
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // payloads stay byte for byte
	lines := 0
	write := func(v any) {
		if err := enc.Encode(v); err != nil {
			panic("progress.Export: " + err.Error()) // only for a payload that is no JSON, which Validate rules out
		}
		if lines++; lines%linesAtOnce == 0 {
			sum.Write(b.Bytes()[summed:])
			summed = b.Len()
			if pause != nil {
				pause()
			}
		}
	}
	events = Merge(events)
	write(header{backupFormat, backupVersion, len(events), time.UnixMilli(now).UTC().Format(time.RFC3339)})
	for i := range events {
		write(&events[i])
	}
	for _, c := range corrupt {
		write(corruptLine{c})
	}
	sum.Write(b.Bytes()[summed:])
	write(closing{backupFormat, hex.EncodeToString(sum.Sum(nil))})
	return b.Bytes()
}

// Parse reads a backup file. Every record that can be trusted to be an event is
// returned, every other line is refused with its reason, and a file that was
// cut or edited says so. Parse never fails as a whole: a file that is no backup
// has no events and one refusal. It calls pause, which may be nil, every few
// milliseconds.
func Parse(file []byte, pause func()) *Import {
	im := &Import{Truncated: true}
	rest := bytes.TrimPrefix(file, []byte("\xef\xbb\xbf"))
	start := len(file) - len(rest)
	if start > 0 {
		im.Altered = true
	}
	offset := start
	var h header
	headed := false
	sum, summed := sha256.New(), start // of the lines before offset summed
	seen := map[string]int{}           // id -> index in im.Events
	refuse := func(line int, why i18n.Key, detail string) {
		if len(im.Refused) < maxRefused {
			im.Refused = append(im.Refused, Refusal{line, why, shorten(detail)})
		}
	}
	for n := 1; len(rest) > 0; n++ {
		if n%linesAtOnce == 0 {
			if im.Truncated {
				sum.Write(file[summed:offset])
				summed = offset
			}
			if pause != nil {
				pause()
			}
		}
		var line []byte
		whole := true
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			line, rest = rest[:i], rest[i+1:]
		} else {
			line, rest, whole = rest, nil, false
		}
		at := offset
		offset = len(file) - len(rest)
		text := bytes.TrimSpace(line)
		if len(text) == 0 {
			continue
		}
		if len(text) > maxLine {
			refuse(n, "import.long", string(text[:40]))
			continue
		}
		if !im.Truncated {
			refuse(n, "import.after", string(text))
			continue
		}
		var l struct {
			header
			closing
			Corrupt *Corrupt `json:"corrupt"`
			ID      *string  `json:"id"`
		}
		if err := json.Unmarshal(text, &l); err != nil {
			if whole || n == 1 {
				refuse(n, "import.json", string(text))
			} else {
				refuse(n, "import.cut", string(text))
			}
			continue
		}
		switch {
		case l.Format != "" && !headed:
			if l.Format != backupFormat {
				return notBackup(string(text))
			}
			if l.Version > backupVersion || l.Version < 1 {
				return &Import{Refused: []Refusal{{n, "import.newer", ""}}}
			}
			h, headed = l.header, true
		case l.End != "":
			im.Truncated = false
			sum.Write(file[summed:at])
			if l.SHA256 != hex.EncodeToString(sum.Sum(nil)) {
				im.Altered = true
			}
		case l.Corrupt != nil:
			refuse(n, "import.corrupt", l.Corrupt.Raw)
		case l.ID != nil:
			e, why := parseEvent(text)
			if why != "" {
				refuse(n, why, string(text))
				continue
			}
			if i, ok := seen[e.ID]; ok {
				if !equal(&im.Events[i], &e) {
					refuse(n, "import.duplicate", e.ID)
				}
				continue
			}
			seen[e.ID] = len(im.Events)
			im.Events = append(im.Events, e)
		default:
			refuse(n, "import.record", string(text))
		}
	}
	if !headed {
		if len(im.Events) == 0 {
			return notBackup(string(firstLine(file)))
		}
		refuse(1, "import.header", string(firstLine(file)))
		im.Altered = true
	} else if h.Events != len(im.Events) {
		im.Altered = im.Altered || !im.Truncated
	}
	return im
}

func notBackup(text string) *Import {
	return &Import{Refused: []Refusal{{1, "import.notbackup", shorten(text)}}}
}

// parseEvent reads one event line and returns why it is refused, or "".
func parseEvent(text []byte) (Event, i18n.Key) {
	var e Event
	if err := json.Unmarshal(text, &e); err != nil {
		return e, "import.record"
	}
	if len(e.Data) == 0 {
		return e, "import.payload"
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, e.Data); err != nil {
		return e, "import.payload"
	}
	e.Data = compact.Bytes()
	switch {
	case !validID(e.ID):
		return e, "import.id"
	case e.Validate() != nil:
		return e, "import.record"
	case !fits(&e):
		return e, "import.payload"
	}
	return e, ""
}

// fits reports whether the payload is one of its kind; kinds of newer versions
// always fit.
func fits(e *Event) bool {
	var into any
	switch e.Kind {
	case Read:
		into = &ReadData{}
	case Place:
		into = &PlaceData{}
	case Answered:
		into = &AnsweredData{}
	case Held:
		into = &HeldData{}
	case Predicted:
		into = &PredictedData{}
	case Setting:
		into = &SettingData{}
	case Exam:
		into = &ExamData{}
	case Undone:
		into = &UndoneData{}
	default:
		return true
	}
	return json.Unmarshal(e.Data, into) == nil
}

func equal(a, b *Event) bool {
	return a.ID == b.ID && a.At == b.At && a.Device == b.Device && a.Kind == b.Kind && bytes.Equal(a.Data, b.Data)
}

func firstLine(b []byte) []byte {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		b = b[:i]
	}
	return b
}

// shorten keeps the beginning of a text, whole characters only.
func shorten(s string) string {
	const n = 60
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	i := 0
	for range n - 1 {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i] + "…"
}
