package progress

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// truth is what a backup was made of: the events by id, as the test made them.
type truth struct {
	events []Event
	byID   map[string]Event
}

// everyKind makes some 200 events, of every kind, with payloads that are hard to
// keep: other scripts, escapes, numbers beyond float64, and a kind of a newer
// version.
func everyKind(t testing.TB) truth {
	events := Merge(randomEvents(rand.New(rand.NewPCG(20, 26)), 210))
	odd := []string{`{"a":"<&> 한글 \u2028 \"quoted\"","n":12345678901234567890,"z":1.50}`, `"text"`, `[null,{}]`, `{"sum":"00000000"}`}
	for i, data := range odd {
		events = append(events, Event{id(byte(200 + i)), int64(50 + i), `a "device"`, "newer", []byte(data)})
	}
	events = Merge(events)
	tr := truth{events, map[string]Event{}}
	kinds := map[Kind]bool{}
	for _, e := range events {
		tr.byID[e.ID] = e
		kinds[e.Kind] = true
	}
	for _, k := range []Kind{Read, Place, Answered, Predicted, Held, Setting, Exam, Undone, "newer"} {
		if !kinds[k] {
			t.Fatalf("the sample has no event of kind %s", k)
		}
	}
	if len(events) < 190 {
		t.Fatalf("the sample has %d events", len(events))
	}
	return tr
}

// subset fails unless every event that was read is one of the true ones, byte by
// byte, and none comes twice.
func (tr truth) subset(im *Import) error {
	if im.Total != len(im.Events) {
		return fmt.Errorf("Total is %d of %d events", im.Total, len(im.Events))
	}
	seen := map[string]bool{}
	for _, e := range im.Events {
		want, ok := tr.byID[e.ID]
		switch {
		case !ok:
			return fmt.Errorf("an event that never was: %+v", e)
		case seen[e.ID]:
			return fmt.Errorf("event %s twice", e.ID)
		case e.At != want.At || e.Device != want.Device || e.Kind != want.Kind || string(e.Data) != string(want.Data):
			return fmt.Errorf("event %s is %+v; it was %+v", e.ID, e, want)
		}
		seen[e.ID] = true
	}
	return nil
}

// names reports whether a refusal names one of two neighbouring lines.
func names(im *Import, line int) bool {
	for _, r := range im.Refused {
		if r.Why == "" {
			return false
		}
		if r.Line == line || r.Line == line+1 {
			return true
		}
	}
	return false
}

// version1 writes a backup as the first versions of the program did.
func version1(events []Event) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]any{"format": "notelab-progress", "version": 1, "events": len(events), "time": time.UnixMilli(exportedAt).UTC().Format(time.RFC3339)})
	for i := range events {
		enc.Encode(&events[i])
	}
	sum := sha256.Sum256(b.Bytes())
	fmt.Fprintf(&b, `{"end":"notelab-progress","sha256":"%s"}`+"\n", hex.EncodeToString(sum[:]))
	return b.Bytes()
}

// places returns the positions of a file that are tried: all of them when
// NOTELAB_EXHAUSTIVE is set (minutes); otherwise all of the first two and the last
// three lines, those around every line's end, and one in every step of the rest.
func places(file []byte, step int) []int {
	if os.Getenv("NOTELAB_EXHAUSTIVE") != "" {
		step = 1
	}
	var ends []int
	for i, c := range file {
		if c == '\n' {
			ends = append(ends, i)
		}
	}
	near := map[int]bool{}
	for _, e := range ends {
		for d := -12; d <= 3; d++ { // the seal's end, and the next line's beginning
			near[e+d] = true
		}
	}
	var out []int
	for i := range file {
		if i <= ends[1] || i > ends[len(ends)-4] || near[i] && i%5 == 0 || i%step == 0 {
			out = append(out, i)
		}
	}
	return out
}

var masks = []byte{1, 2, 4, 8, 16, 32, 64, 128, 0xff, 0x07, 0x70, 0x03}

func TestAnyByteChangedCostsTheLinesItStandsInAndNothingElse(t *testing.T) {
	tr := everyKind(t)
	file := Export(tr.events, nil, exportedAt, nil)
	bad := append([]byte(nil), file...)
	tried := 0
	for n, i := range places(file, 61) {
		try := masks[n%len(masks) : n%len(masks)+1]
		if i < 60 || i > len(file)-40 || os.Getenv("NOTELAB_EXHAUSTIVE") != "" {
			try = masks
		}
		for _, mask := range try {
			tried++
			bad[i] = file[i] ^ mask
			im := Parse(bad, nil)
			if err := tr.subset(im); err != nil {
				t.Fatalf("byte %d ^ %#x: %v", i, mask, err)
			}
			line := 1 + bytes.Count(file[:i], []byte("\n"))
			if im.Clean() || !names(im, line) {
				t.Fatalf("byte %d ^ %#x, in line %d: refused %v", i, mask, line, im.Refused)
			}
			if len(im.Events) < len(tr.events)-2 {
				t.Fatalf("byte %d ^ %#x: %d of %d events left", i, mask, len(im.Events), len(tr.events))
			}
		}
		bad[i] = file[i]
	}
	t.Logf("%d changes of a file of %d bytes and %d events", tried, len(file), len(tr.events))
}

func TestAnyBytesChangedTogetherMakeNoEvent(t *testing.T) {
	tr := everyKind(t)
	file := Export(tr.events, nil, exportedAt, nil)
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 9))
		bad := append([]byte(nil), file...)
		for range 1 + r.IntN(40) {
			switch i := r.IntN(len(bad)); r.IntN(4) {
			case 0: // a burst
				for j := i; j < min(i+r.IntN(300), len(bad)); j++ {
					bad[j] = byte(r.Uint32())
				}
			case 1: // bytes lost
				bad = append(bad[:i], bad[min(i+r.IntN(100), len(bad)):]...)
			case 2: // bytes doubled
				bad = append(bad[:i:i], bad[max(i-r.IntN(500), 0):]...)
			default:
				bad[i] ^= byte(1 + r.IntN(255))
			}
			if len(bad) == 0 {
				bad = []byte{0}
			}
		}
		im := Parse(bad, nil)
		if err := tr.subset(im); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if im.Clean() && len(im.Events) < len(tr.events) {
			t.Fatalf("seed %d: %d events of %d without a word", seed, len(im.Events), len(tr.events))
		}
	}
}

func TestACutFileGivesTheRecordsBeforeTheCut(t *testing.T) {
	tr := everyKind(t)
	for version, file := range map[int][]byte{1: version1(tr.events), 2: Export(tr.events, nil, exportedAt, nil)} {
		tried := 0
		for _, n := range places(file, 61) {
			tried++
			im := Parse(file[:n], nil)
			if err := tr.subset(im); err != nil {
				t.Fatalf("version %d, %d bytes: %v", version, n, err)
			}
			whole := max(0, bytes.Count(file[:n], []byte("\n"))-1) // without the header
			if whole = min(whole, len(tr.events)); len(im.Events) < whole || len(im.Events) > whole+1 {
				t.Fatalf("version %d, %d bytes: %d events; %d lines are whole", version, n, len(im.Events), whole)
			}
			if n == len(file)-1 { // the end of the last line alone is missing
				if !im.Clean() {
					t.Fatalf("version %d: without the last line's end: %v", version, im.Refused)
				}
				continue
			}
			if !im.Truncated && len(im.Events) > 0 {
				t.Fatalf("version %d, %d bytes: nobody says that the file is cut", version, n)
			}
			inside := n > 0 && file[n-1] != '\n' && file[n] != '\n'
			if inside && len(im.Events) > 0 && !names(im, 1+bytes.Count(file[:n], []byte("\n"))) {
				t.Fatalf("version %d, %d bytes: refused %v", version, n, im.Refused)
			}
			if len(im.Events) == 0 && whole == 0 && n < bytes.IndexByte(file, '\n') && len(im.Refused) == 0 {
				t.Fatalf("version %d, %d bytes: refused without a reason", version, n)
			}
		}
		t.Logf("version %d: cut at %d of %d places", version, tried, len(file))
	}
}

// TestAFileOfVersion1IsTakenWholeOrNotAtAll: it has one sum, so that a change
// cannot be found.
func TestAFileOfVersion1IsTakenWholeOrNotAtAll(t *testing.T) {
	tr := everyKind(t)
	file := version1(tr.events)
	if im := Parse(file, nil); !im.Clean() || len(im.Events) != len(tr.events) || tr.subset(im) != nil {
		t.Fatalf("an unchanged file: %d events, refused %v, %v", len(im.Events), im.Refused, tr.subset(im))
	}
	bad := append([]byte(nil), file...)
	last := bytes.LastIndexByte(file[:len(file)-1], '\n') // a change from here on costs no record but the last
	for n, i := range places(file, 61) {
		mask := masks[n%len(masks)]
		bad[i] ^= mask
		im := Parse(bad, nil)
		bad[i] = file[i]
		if err := tr.subset(im); err != nil {
			t.Fatalf("byte %d ^ %#x: %v", i, mask, err)
		}
		if im.Clean() && i > last && len(im.Events) == len(tr.events) {
			continue // the closing line says the same in other letters: "End"
		}
		if len(im.Refused) == 0 {
			t.Fatalf("byte %d ^ %#x: no reason", i, mask)
		}
		if len(im.Events) > 0 && (i < last || len(im.Events) < len(tr.events)-1) {
			t.Fatalf("byte %d ^ %#x: %d events of a file that was changed", i, mask, len(im.Events))
		}
	}
}

func TestWhatHappensToFilesOnTheirWay(t *testing.T) {
	tr := everyKind(t)
	n := len(tr.events)
	file := Export(tr.events, nil, exportedAt, nil)
	lines := strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
	edit := func(f func(l []string) []string) []byte {
		return []byte(strings.Join(f(append([]string(nil), lines...)), "\n") + "\n")
	}
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write(file)
	w.Close()
	var wide []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + string(file))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for _, tt := range []struct {
		name   string
		file   []byte
		events int
		clean  bool
		line   int // that is named, or the one before it
		why    string
	}{
		{"unchanged", file, n, true, 0, ""},
		{"line ends of Windows", bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")), n, true, 0, ""},
		{"a byte order mark", append([]byte("\xef\xbb\xbf"), file...), n, true, 0, ""},
		{"both", append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n"))...), n, true, 0, ""},
		{"empty lines after the end", append(append([]byte(nil), file...), "\n\r\n \n"...), n, true, 0, ""},
		{"without the last line's end", file[:len(file)-1], n, true, 0, ""},
		{"an empty line between", edit(func(l []string) []string { return append(l[:5:5], append([]string{""}, l[5:]...)...) }), n, false, n + 3, "import.whole"},
		{"two lines changed places", edit(func(l []string) []string { l[5], l[90] = l[90], l[5]; return l }), n, false, n + 2, "import.whole"},
		{"sorted by a program", edit(func(l []string) []string { l = append(l[1:n+1:n+1], l[0], l[n+1]); return l }), n, false, 1, "import.header"},
		{"a line twice", edit(func(l []string) []string { return append(l[:5:5], l[4:]...) }), n, false, n + 3, "import.whole"},
		{"a line lost", edit(func(l []string) []string { return append(l[:5:5], l[6:]...) }), n - 1, false, n + 1, "import.whole"},
		{"two lines joined", bytes.Replace(file, []byte("\n"+lines[8]), []byte(lines[8]), 1), n - 2, false, 8, "import.json"},
		{"a line broken in two", edit(func(l []string) []string { l[7] = l[7][:40] + "\n" + l[7][40:]; return l }), n - 1, false, 8, "import.json"},
		{"the spaces of a formatter", edit(func(l []string) []string { l[7] = strings.Replace(l[7], `"at":`, `"at": `, 1); return l }), n - 1, false, 8, "import.sum"},
		{"a space at a line's end", edit(func(l []string) []string { l[7] += " "; return l }), n - 1, false, 8, "import.nosum"},
		{"two backups in one file", append(append([]byte(nil), file...), file...), n, false, n + 3, "import.after"},
		{"the first line lost", file[bytes.IndexByte(file, '\n')+1:], n, false, 1, "import.header"},
		{"line ends of old Macs", bytes.ReplaceAll(file, []byte("\n"), []byte("\r")), 0, false, 1, "import.notbackup"},
		{"compressed", gz.Bytes(), 0, false, 1, "import.packed"},
		{"in an archive", []byte("PK\x03\x04\x14\x00"), 0, false, 1, "import.packed"},
		{"UTF-16", wide, 0, false, 1, "import.notbackup"},
		{"a large picture", bytes.Repeat([]byte("\xff\xd8\xff\xe0 no lines"), 1<<19), 0, false, 1, "import.notbackup"},
		{"a large text", bytes.Repeat([]byte("some text\n"), 1<<19), 0, false, 1, "import.notbackup"},
	} {
		im := Parse(tt.file, nil)
		if err := tr.subset(im); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if len(im.Events) != tt.events || im.Clean() != tt.clean {
			t.Errorf("%s: %d events, refused %v, truncated %v, altered %v; want %d, clean %v", tt.name, len(im.Events), im.Refused, im.Truncated, im.Altered, tt.events, tt.clean)
		}
		if tt.why != "" && (len(im.Refused) == 0 || string(im.Refused[0].Why) != tt.why || im.Refused[0].Line != tt.line) {
			t.Errorf("%s: refused %v; want %s in line %d first", tt.name, im.Refused, tt.why, tt.line)
		}
	}
}

// TestPiecesOfAFileDoNotShow: whatever the sizes in which a file arrives, the
// same comes of it.
func TestPiecesOfAFileDoNotShow(t *testing.T) {
	tr := everyKind(t)
	whole := Export(tr.events, nil, exportedAt, nil)
	crlf := append([]byte("\xef\xbb\xbf"), bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n"))...)
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 10))
		file := append([]byte(nil), [][]byte{whole, crlf, version1(tr.events)}[r.IntN(3)]...)
		if r.IntN(2) == 0 {
			file[r.IntN(len(file))] ^= byte(1 + r.IntN(255))
		}
		if r.IntN(3) == 0 {
			file = file[:r.IntN(len(file))]
		}
		want := Parse(file, nil)
		var got []Event
		rd := NewReader(func(e Event) { got = append(got, e) })
		most := 1 + r.IntN(3000)
		rd.Write(file[:min(4, len(file))]) // the mark of the beginning is never split: pieces are large
		for rest := file[min(4, len(file)):]; len(rest) > 0; {
			n := min(1+r.IntN(most), len(rest))
			rd.Write(append([]byte(nil), rest[:n]...))
			rest = rest[n:]
		}
		im := rd.Close()
		if im.Total > 0 {
			im.Events = got
		}
		if !reflect.DeepEqual(im, want) {
			t.Fatalf("seed %d: in pieces %d events, %v; at once %d, %v", seed, im.Total, im.Refused, want.Total, want.Refused)
		}
	}
}

func TestMoreReasonsThanAreKeptAreCounted(t *testing.T) {
	tr := everyKind(t)
	var all []Event
	for i := range 3 * maxRefused {
		e := tr.events[i%len(tr.events)]
		e.ID = NewID([16]byte{1, byte(i), byte(i >> 8)})
		all = append(all, e)
	}
	file := bytes.ReplaceAll(Export(all, nil, exportedAt, nil), []byte(`"device"`), []byte(`"devicE"`))
	if im := Parse(file, nil); len(im.Refused) != maxRefused || im.More != 2*maxRefused || len(im.Events) != 0 {
		t.Errorf("%d reasons, %d more, %d events", len(im.Refused), im.More, len(im.Events))
	}
}
