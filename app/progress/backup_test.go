package progress

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"notelab/app/i18n"
)

const exportedAt = 1_795_330_000_000

func sample(t testing.TB) ([]Event, []byte) {
	events := Merge(randomEvents(rand.New(rand.NewPCG(7, 7)), 40))
	if len(events) < 20 {
		t.Fatal("the sample is too small")
	}
	return events, Export(events, nil, exportedAt, nil)
}

func TestABackupRoundTripIsExact(t *testing.T) {
	events, file := sample(t)
	events[3].Data = []byte(`{"a":"<&> 한글 \u2028","n":12345678901234567890,"z":1.50}`)
	events[3].Kind = "newer"
	file = Export(events, nil, exportedAt, nil)
	im := Parse(file, nil)
	if !im.Clean() {
		t.Fatalf("Parse of a fresh backup: truncated %v, altered %v, refused %v", im.Truncated, im.Altered, im.Refused)
	}
	if !reflect.DeepEqual(im.Events, events) {
		t.Errorf("Parse gives other events than were exported")
	}
	if again := Export(im.Events, nil, exportedAt, nil); !bytes.Equal(again, file) {
		t.Errorf("exporting the imported events gives another file")
	}
	if shuffledFile := Export(shuffled(rand.New(rand.NewPCG(1, 1)), events), nil, exportedAt, nil); !bytes.Equal(shuffledFile, file) {
		t.Errorf("the order of the log shows in the backup")
	}
}

func TestALongBackupIsWrittenAndReadInPieces(t *testing.T) {
	events := Merge(randomEvents(rand.New(rand.NewPCG(8, 8)), 6*linesAtOnce))
	pauses := 0
	file := Export(events, nil, exportedAt, func() { pauses++ })
	if pauses < 5 {
		t.Errorf("%d pauses while writing %d lines", pauses, len(events))
	}
	pauses = 0
	im := Parse(file, func() { pauses++ })
	if pauses < 5 {
		t.Errorf("%d pauses while reading %d lines", pauses, len(events))
	}
	if !im.Clean() || !reflect.DeepEqual(im.Events, events) {
		t.Errorf("a long backup does not survive: truncated %v, altered %v, refused %v", im.Truncated, im.Altered, im.Refused)
	}
	file[len(file)/2]++ // in a piece that is summed on its own
	if Parse(file, nil).Clean() {
		t.Error("a change in the middle of a long file is not seen")
	}
	half := file[:len(file)/2]
	if im := Parse(half, nil); !im.Truncated {
		t.Error("a long file that was cut is not seen")
	}
}

func TestAnEmptyLogHasABackup(t *testing.T) {
	if im := Parse(Export(nil, nil, exportedAt, nil), nil); !im.Clean() || len(im.Events) != 0 {
		t.Errorf("Parse of an empty backup = %+v", im)
	}
}

// change returns the file with line n (from 1) replaced by new lines.
func change(file []byte, n int, lines ...string) []byte {
	all := strings.SplitAfter(string(file), "\n")
	var b strings.Builder
	for i, l := range all {
		if i+1 == n {
			for _, x := range lines {
				b.WriteString(x + "\n")
			}
			continue
		}
		b.WriteString(l)
	}
	return []byte(b.String())
}

func TestAnEditedOrCutFileIsRefusedRecordByRecord(t *testing.T) {
	events, file := sample(t)
	n := len(events)
	lines := strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
	good := func(e Event) string {
		s := string(Export([]Event{e}, nil, 0, nil))
		return strings.Split(s, "\n")[1]
	}
	sealed := func(object string) string { return strings.TrimSuffix(string(seal(nil, object)), "\n") }
	other := events[0]
	other.At += 5
	tests := []struct {
		name      string
		file      []byte
		events    int
		why       []i18n.Key
		truncated bool
		altered   bool
	}{
		{"last line missing", []byte(strings.Join(lines[:len(lines)-1], "\n") + "\n"), n, nil, true, false},
		{"cut in a record", file[:len(file)/2], -1, []i18n.Key{"import.cut"}, true, false},
		{"record no JSON", change(file, 3, "{oops"), n - 1, []i18n.Key{"import.json"}, false, true},
		{"record removed", change(file, 3), n - 1, []i18n.Key{"import.whole"}, false, true},
		{"record without sum", change(file, 3, `{"hello":"world"}`), n - 1, []i18n.Key{"import.nosum"}, false, true},
		{"record no record", change(file, 3, sealed(`{"hello":"world"}`)), n - 1, []i18n.Key{"import.record"}, false, true},
		{"bad id", change(file, 3, sealed(`{"id":"UPPER","at":5,"device":"d","kind":"read","data":{}}`)), n - 1, []i18n.Key{"import.id"}, false, true},
		{"payload of another kind", change(file, 3, sealed(`{"id":"`+id(9)+`","at":5,"device":"d","kind":"read","data":"text"}`)), n - 1, []i18n.Key{"import.payload"}, false, true},
		{"payload missing", change(file, 3, sealed(`{"id":"`+id(9)+`","at":5,"device":"d","kind":"read"}`)), n - 1, []i18n.Key{"import.payload"}, false, true},
		{"time missing", change(file, 3, sealed(`{"id":"`+id(9)+`","device":"d","kind":"read","data":{}}`)), n - 1, []i18n.Key{"import.record"}, false, true},
		{"same record twice", change(file, 3, lines[2], lines[2]), n, []i18n.Key{"import.whole"}, false, true},
		{"id used twice", change(file, 3, lines[2], good(other)), n, []i18n.Key{"import.duplicate"}, false, true},
		{"answer changed", bytes.Replace(file, []byte(`"right":true`), []byte(`"right":false`), 1), n - 1, []i18n.Key{"import.sum"}, false, true},
		{"lines after the end", append(append([]byte(nil), file...), "more\n"...), n, []i18n.Key{"import.after"}, false, false},
		{"header missing", change(file, 1), n, []i18n.Key{"import.header", "import.whole"}, false, true},
		{"Windows line ends", bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")), n, nil, false, false},
		{"long line", change(file, 3, strings.Repeat("x", maxLine+1)), n - 1, []i18n.Key{"import.long"}, false, true},
		{"another format", []byte(`{"format":"something","version":1}` + "\n"), 0, []i18n.Key{"import.notbackup"}, false, false},
		{"newer version", change(file, 1, sealed(`{"format":"notelab-progress","version":3,"events":3}`)), 0, []i18n.Key{"import.newer"}, false, false},
		{"no backup", []byte("# Notes\n\nJust text.\n"), 0, []i18n.Key{"import.notbackup"}, false, false},
		{"empty file", nil, 0, []i18n.Key{"import.notbackup"}, false, false},
		{"binary", []byte{0, 255, 10, 254, 13, 10}, 0, []i18n.Key{"import.notbackup"}, false, false},
	}
	for _, tt := range tests {
		im := Parse(tt.file, nil)
		var why []i18n.Key
		for _, r := range im.Refused {
			why = append(why, r.Why)
			for _, l := range i18n.Langs {
				if text := r.In(l); text == string(r.Why) || strings.Contains(text, "{") && !strings.Contains(r.Detail, "{") {
					t.Errorf("%s: reason in %s reads %q", tt.name, l, text)
				}
			}
		}
		if tt.events >= 0 && len(im.Events) != tt.events || !reflect.DeepEqual(why, tt.why) || im.Truncated != tt.truncated || im.Altered != tt.altered {
			t.Errorf("%s: %d events, refused %v, truncated %v, altered %v; want %d, %v, %v, %v",
				tt.name, len(im.Events), why, im.Truncated, im.Altered, tt.events, tt.why, tt.truncated, tt.altered)
		}
	}
}

func TestCorruptRecordsAreExportedAndSaidToBeUnreadable(t *testing.T) {
	events, _ := sample(t)
	file := Export(events, []Corrupt{{Key: "7", Raw: "{half", Reason: "unexpected end"}}, exportedAt, nil)
	im := Parse(file, nil)
	if len(im.Events) != len(events) || len(im.Refused) != 1 || im.Refused[0].Why != "import.corrupt" || im.Truncated || im.Altered {
		t.Errorf("Parse = %d events, refused %v, truncated %v, altered %v", len(im.Events), im.Refused, im.Truncated, im.Altered)
	}
	if !strings.Contains(string(file), "{half") {
		t.Error("the corrupt record is not in the backup")
	}
}

func FuzzParse(f *testing.F) {
	_, file := sample(f)
	f.Add(file)
	f.Add(file[:len(file)/3])
	f.Add([]byte("\xef\xbb\xbf" + `{"format":"notelab-progress","version":1,"events":0}` + "\n"))
	f.Add([]byte(`{"id":null,"corrupt":null,"end":"x"}` + "\n" + `{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa","at":1,"kind":"read","data":{}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		im := Parse(data, nil)
		for i := range im.Events {
			if err := im.Events[i].Validate(); err != nil {
				t.Fatalf("Parse let an invalid event through: %v", err)
			}
		}
		again := Parse(Export(im.Events, nil, exportedAt, nil), nil)
		if !again.Clean() || len(again.Events) != len(im.Events) {
			t.Fatalf("what was parsed does not survive another backup: %+v", again)
		}
		Fold(im.Events)
	})
}
