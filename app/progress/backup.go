package progress

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash/crc32"
	"time"
	"unicode/utf8"

	"notelab/app/i18n"
)

// A backup is a text file, one JSON object a line (docs/backup-format.md says it
// exactly):
//
//	{"format":"notelab-progress","version":2,"events":2,"time":"2026-11-22T09:00:00Z","sum":"…"}
//	{"id":"…","at":1795330000000,"device":"…","kind":"answered","data":{…},"sum":"…"}
//	{"id":"…","at":1795330001000,"device":"…","kind":"read","data":{…},"sum":"…"}
//	{"end":"notelab-progress","sha256":"…","sum":"…"}
//
// Events stand in (At, ID) order. Records that could not be read from the store
// follow them as {"corrupt":{…}}. Every line ends with the CRC-32 of what stands
// before it in the line, so that damage costs the lines it hit and no others; the
// closing line has the SHA-256 of all lines before it. The same log gives the
// same lines; only the header differs, in its time.
//
// Version 1 had no sums of lines: when its one checksum differs, nobody can say
// which record was changed.
const (
	backupFormat  = "notelab-progress"
	backupVersion = 2
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

// A seal is the end of a line: its sum in lower-case hexadecimal.
const (
	sealHead = `,"sum":"`
	sealTail = `"}`
	sumLen   = 8
	sealLen  = len(sealHead) + sumLen + len(sealTail)
)

// seal adds an object, its closing brace replaced by the seal, and the end of the
// line to a file.
func seal(file []byte, object string) []byte {
	from := len(file)
	file = append(file, object[:len(object)-1]...)
	sum := crc32.ChecksumIEEE(file[from:])
	file = append(file, sealHead...)
	file = appendSum(file, sum)
	return append(append(file, sealTail...), '\n')
}

func appendSum(b []byte, sum uint32) []byte {
	return hex.AppendEncode(b, []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
}

// unseal returns what stands before the seal of a line and the sum of it.
// sealed reports whether there is a seal, whole whether it is the right one.
func unseal(line []byte) (body []byte, sum uint32, sealed, whole bool) {
	n := len(line) - sealLen
	if n <= 0 || !bytes.HasSuffix(line, []byte(sealTail)) || !bytes.HasPrefix(line[n:], []byte(sealHead)) {
		return line, 0, false, false
	}
	sum = crc32.ChecksumIEEE(line[:n])
	var want [sumLen]byte
	return line[:n], sum, true, bytes.Equal(appendSum(want[:0], sum), line[n+len(sealHead):n+len(sealHead)+sumLen])
}

// Export writes a backup of a log, at a time in Unix milliseconds. It calls
// pause, which may be nil, every few milliseconds.
func Export(events []Event, corrupt []Corrupt, now int64, pause func()) []byte {
	events = Merge(events)
	size := 512
	for i := range events {
		size += len(events[i].Data) + 160
	}
	file := make([]byte, 0, size)
	sum, summed, lines := sha256.New(), 0, 0
	add := func(object string) {
		file = seal(file, object)
		if lines++; lines%linesAtOnce == 0 {
			sum.Write(file[summed:])
			summed = len(file)
			if pause != nil {
				pause()
			}
		}
	}
	add(object(header{backupFormat, backupVersion, len(events), time.UnixMilli(now).UTC().Format(time.RFC3339)}))
	for i := range events {
		e := events[i]
		if bytes.ContainsAny(e.Data, "\n\r") { // a line is a line
			var b bytes.Buffer
			if json.Compact(&b, e.Data) == nil {
				e.Data = b.Bytes()
			}
		}
		add(e.Line())
	}
	for _, c := range corrupt {
		add(object(corruptLine{c}))
	}
	sum.Write(file[summed:])
	return seal(file, object(closing{backupFormat, hex.EncodeToString(sum.Sum(nil))}))
}

// object writes one of the lines that are no events.
func object(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("progress.Export: " + err.Error()) // texts and numbers can always be written
	}
	return string(b)
}

// Parse reads a whole backup file: a Reader of which the events are kept. It
// calls pause, which may be nil, every few milliseconds.
func Parse(file []byte, pause func()) *Import {
	var events []Event
	r := NewReader(func(e Event) { events = append(events, e) })
	const piece = 128 << 10
	for len(file) > 0 && !r.Hopeless() {
		n := min(len(file), piece)
		r.Write(file[:n])
		file = file[n:]
		if pause != nil {
			pause()
		}
	}
	im := r.Close()
	if im.Total > 0 {
		im.Events = events
	}
	return im
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
	return e, fault(&e)
}

// fault returns why an event is refused, or "".
func fault(e *Event) i18n.Key {
	switch {
	case !validID(e.ID):
		return "import.id"
	case e.Validate() != nil:
		return "import.record"
	case !fits(e):
		return "import.payload"
	}
	return ""
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
