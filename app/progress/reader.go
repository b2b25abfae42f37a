package progress

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"hash/crc32"

	"notelab/app/i18n"
)

// Reader reads a backup file piece by piece, in memory that does not grow with
// the file but for what tells records of one id apart, some 20 bytes a record.
//
// It never fails as a whole: every record that is certainly one that was
// exported is handed on, every other line is refused with its reason, and a file
// that was cut or edited says so. What it hands on of a file of version 1 counts
// only when Close says so.
type Reader struct {
	take    func(Event)
	im      *Import
	rest    []byte // the line that is not complete yet
	long    bool   // it is too long: dropped up to its end
	line    int    // lines read
	read    int64  // bytes read
	first   []byte // the beginning of the first line
	ended   int    // number of the closing line, 0 before it
	final   bool   // the verdict stands: nothing that follows is read
	version int    // of the header; 0 before it
	events  int    // what the header counts
	sum     hash.Hash
	seen    map[uint64]uint32 // hash of an id -> sum of its record
	faults  int               // records that are whole and malformed
	checked bool              // the same bytes were read before, and had no faults
}

const (
	// hopeless is after how many bytes without any good line a file is no backup.
	hopeless = 4 << 20
	// maxSeen bounds the memory for telling records of one id apart. The log
	// keeps ids apart whatever their number.
	maxSeen = 4 << 20
)

// NewReader returns a reader that hands records to take, which may be nil.
func NewReader(take func(Event)) *Reader {
	if take == nil {
		take = func(Event) {}
	}
	return &Reader{take: take, im: &Import{Truncated: true}, sum: sha256.New(), seen: map[uint64]uint32{}}
}

// Hopeless reports that nothing that follows can change what Close says.
func (r *Reader) Hopeless() bool { return r.final }

// Write reads the next piece of the file. It never fails.
func (r *Reader) Write(p []byte) (int, error) {
	n := len(p)
	if r.read == 0 {
		p = bytes.TrimPrefix(p, []byte("\xef\xbb\xbf")) // what some editors put first
		if bytes.HasPrefix(p, []byte("\x1f\x8b")) || bytes.HasPrefix(p, []byte("PK\x03\x04")) {
			r.stop(1, "import.packed", "")
		}
	}
	r.read += int64(n)
	for len(p) > 0 && !r.final {
		i := bytes.IndexByte(p, '\n')
		if i < 0 {
			r.keep(p)
			break
		}
		line := p[:i]
		if len(r.rest) > 0 || r.long {
			r.keep(line)
			line = r.rest
		}
		p = p[i+1:]
		r.next(bytes.TrimSuffix(line, []byte("\r")), true) // mail and Windows end lines so
		r.rest, r.long = r.rest[:0], false
	}
	if r.read > hopeless && r.version == 0 && r.im.Total == 0 && !r.final {
		r.stop(1, "import.notbackup", string(r.first))
	}
	return n, nil
}

// keep remembers the beginning of a line whose end has not come yet.
func (r *Reader) keep(p []byte) {
	room := maxLine + 2 - len(r.rest)
	if len(p) > room {
		p, r.long = p[:max(room, 0)], true
	}
	r.rest = append(r.rest, p...)
}

// Close says what came of it.
func (r *Reader) Close() *Import {
	if len(r.rest) > 0 && !r.final {
		r.next(r.rest, false)
	}
	im := r.im
	if r.final {
		return im
	}
	switch {
	case r.version == 0 && im.Total == 0:
		r.stop(1, "import.notbackup", string(r.first))
		return r.im
	case r.version == 1 && im.Altered:
		r.stop(r.ended, "import.edited", "")
		return r.im
	case r.version == 0:
		if len(im.Refused) > 0 && im.Refused[0].Line == 1 {
			im.Refused = im.Refused[1:] // of the same line, and says less
		}
		im.Refused = append([]Refusal{{1, "import.header", shorten(string(r.first))}}, im.Refused...)
		im.Altered = true
	case r.events != im.Total && !im.Truncated:
		im.Altered = true
	}
	return im
}

// stop refuses the whole file.
func (r *Reader) stop(line int, why i18n.Key, detail string) {
	r.im = &Import{Refused: []Refusal{{line, why, shorten(detail)}}}
	r.final = true
}

func (r *Reader) refuse(why i18n.Key, detail string) {
	if len(r.im.Refused) == maxRefused {
		r.im.More++
		return
	}
	r.im.Refused = append(r.im.Refused, Refusal{r.line, why, shorten(detail)})
}

// next reads a line; ended tells whether its end stands in the file.
func (r *Reader) next(line []byte, ended bool) {
	r.line++
	if r.line == 1 {
		r.first = append(r.first, line[:min(len(line), 240)]...)
	}
	if r.ended > 0 {
		if len(bytes.TrimSpace(line)) > 0 {
			r.refuse("import.after", string(line[:min(len(line), 240)]))
		}
		return
	}
	if r.long || len(line) > maxLine {
		r.refuse("import.long", string(line[:40]))
	} else if body, sum, sealed, whole := unseal(line); whole {
		r.object(body, sum)
	} else if len(bytes.TrimSpace(line)) > 0 {
		r.unsealed(line, sealed, ended)
	}
	if r.ended == 0 {
		r.sum.Write(line)
		r.sum.Write([]byte{'\n'})
	}
}

// object reads a line that is what was written, without its seal.
func (r *Reader) object(body []byte, sum uint32) {
	text := string(body) + "}"
	if e, ok := scanLine(text); ok {
		if why := r.fault(&e); why != "" {
			r.refuse(why, text)
			return
		}
		r.record(e, sum)
		return
	}
	r.rare([]byte(text), sum, true)
}

// unsealed reads a line that has no seal, or a wrong one. Only files of version
// 1 have records without.
func (r *Reader) unsealed(line []byte, sealed, ended bool) {
	switch valid := json.Valid(line); {
	case !ended && !valid && r.line > 1:
		r.refuse("import.cut", string(line))
	case !valid:
		r.refuse("import.json", string(line))
	case sealed:
		r.refuse("import.sum", string(line))
	default:
		r.rare(line, crc32.ChecksumIEEE(line), false)
	}
}

// rare reads the lines that are no events in the usual form.
func (r *Reader) rare(text []byte, sum uint32, sealed bool) {
	var l struct {
		header
		closing
		Corrupt *Corrupt `json:"corrupt"`
		ID      *string  `json:"id"`
	}
	if json.Unmarshal(text, &l) != nil {
		r.refuse("import.record", string(text))
		return
	}
	switch {
	case l.Format != "" && r.version == 0 && r.im.Total == 0 && (sealed || l.Version == 1):
		switch {
		case l.Format != backupFormat:
			r.stop(r.line, "import.notbackup", string(text))
		case l.Version > backupVersion:
			r.stop(r.line, "import.newer", "")
		case l.Version < 1 || sealed != (l.Version > 1):
			r.refuse("import.header", string(text))
		default:
			r.version, r.events = l.Version, l.Events
		}
	case !sealed && r.version != 1:
		r.refuse("import.nosum", string(text))
	case l.End != "":
		r.im.Truncated = false
		r.ended = r.line
		if l.SHA256 != hex.EncodeToString(r.sum.Sum(nil)) {
			r.im.Altered = true
			if len(r.im.Refused) == 0 {
				r.refuse("import.whole", "")
			}
		}
	case l.Corrupt != nil:
		r.refuse("import.corrupt", l.Corrupt.Raw)
	case l.ID != nil:
		e, why := parseEvent(text)
		if why != "" {
			r.refuse(why, string(text))
			return
		}
		r.record(e, sum)
	default:
		r.refuse("import.record", string(text))
	}
}

// fault is fault, which is costly, unless a first reading of the same bytes found
// none.
func (r *Reader) fault(e *Event) i18n.Key {
	if r.checked {
		return ""
	}
	why := fault(e)
	if why != "" {
		r.faults++
	}
	return why
}

// record hands an event on, unless the file had its id before.
func (r *Reader) record(e Event, sum uint32) {
	key := hashID(e.ID)
	if had, ok := r.seen[key]; ok {
		if had != sum {
			r.refuse("import.duplicate", e.ID)
		}
		return
	}
	if len(r.seen) < maxSeen {
		r.seen[key] = sum
	}
	r.im.Total++
	r.take(e)
}

// hashID is FNV-1a of an id.
func hashID(id string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(id); i++ {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}
