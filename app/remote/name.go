package remote

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/progress"
)

// Home is the folder, below what the learner names, that holds the objects.
const Home = "notelab-v1"

// An object is called <device>.<time of its first event>.<hash>.jsonl. The hash
// is that of the whole content: one name never stands for two contents.
const ending = ".jsonl"

// hashLen is how many hexadecimal digits of the hash stand in a name: 128 bits.
const hashLen = 32

// digest is what stands for a content in its name.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:hashLen]
}

// name names the object of a device that begins with an event of a time.
func name(device string, first int64, data []byte) string {
	return device + "." + strconv.FormatInt(first, 10) + "." + digest(data) + ending
}

// parseName takes a name apart; ok is false for what no device of ours wrote.
func parseName(s string) (device, hash string, ok bool) {
	s, ok = strings.CutSuffix(s, ending)
	p := strings.Split(s, ".")
	if !ok || len(p) != 3 || !word(p[0]) || !word(p[1]) || len(p[2]) != hashLen || !word(p[2]) {
		return "", "", false
	}
	return p[0], p[2], true
}

// word reports whether a text consists of small letters and digits, some of them.
func word(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// pack writes events as an object. The same events give the same bytes: the
// time in the header is that of the last event.
func pack(events []progress.Event, pause func()) (first int64, data []byte) {
	events = progress.Merge(events)
	return events[0].At, progress.Export(events, nil, events[len(events)-1].At, pause)
}

// open reads an object, or says why it is not taken over. It is taken whole or
// not at all: a part of it will come again, whole.
func open(hash string, data []byte, pause func()) ([]progress.Event, i18n.Key) {
	im := progress.Parse(data, pause)
	switch {
	case len(im.Events) == 0 && len(im.Refused) > 0 && im.Refused[0].Why == "import.newer":
		return nil, "sync.aside.newer"
	case len(im.Events) == 0 && len(im.Refused) > 0 && im.Refused[0].Why == "import.notbackup":
		return nil, "sync.aside.foreign"
	case im.Truncated:
		return nil, "sync.aside.cut"
	case digest(data) != hash || !im.Clean():
		return nil, "sync.aside.altered"
	}
	return im.Events, ""
}
