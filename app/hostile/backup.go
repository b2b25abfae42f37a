package hostile

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strconv"
	"strings"
)

// Backup returns the lines of a backup file without its closing line: events of
// every kind whose ids are good, and whose texts and numbers are not, and lines
// that are no events at all.
func Backup() string {
	r := rand.New(rand.NewSource(6))
	const letters = "abcdefghijklmnopqrstuvwxyz234567"
	id := func() string {
		b := make([]byte, 26)
		for i := range b {
			b[i] = letters[r.Intn(len(letters))]
		}
		return string(b)
	}
	quote := func(s string) string { b, _ := json.Marshal(strings.ToValidUTF8(s, "?")); return string(b) }
	var b strings.Builder
	event := func(at int64, kind, data string) string {
		e := id()
		fmt.Fprintf(&b, `{"id":"%s","at":%d,"device":%s,"kind":%s,"data":%s}`+"\n", e, at, quote(words[r.Intn(len(words))]), quote(kind), data)
		return e
	}
	b.WriteString(`{"format":"notelab-progress","version":1,"events":1,"time":"<script>` + Script + `</script>"}` + "\n")
	texts := append(append(append([]string{}, words...), tags[:12]...), links[:6]...)
	texts = append(texts, strings.Repeat("x", 5000))
	times := []int64{1, 1_700_000_000_000, 253_402_300_800_000, 8_640_000_000_000_001, 1 << 53, 1<<63 - 1}
	numbers := []string{"-1", "0", "1", "2147483648", "-9223372036854775808", "9223372036854775807"}
	for i, s := range texts {
		t, n, q := times[i%len(times)], numbers[i%len(numbers)], quote(s)
		event(t, "read", fmt.Sprintf(`{"course":%s,"note":%s,"section":%s,"on":true}`, q, q, q))
		event(t, "place", fmt.Sprintf(`{"course":%s,"note":%s,"section":%s}`, `""`, q, q))
		event(t, "answered", fmt.Sprintf(`{"question":%s,"type":%s,"chosen":[%s,%s],"typed":[%s],"right":true,"sure":%s,"ms":%s,"rating":%s,"zone":%s,"where":%s,"sim":%s,"ask":%s}`, q, q, n, n, q, q, n, n, n, q, q, q))
		event(t, "held", fmt.Sprintf(`{"question":%s,"how":%s,"zone":%s}`, q, q, n))
		event(t, "predicted", fmt.Sprintf(`{"sim":%s,"figure":%s,"params":%s,"said":1e308,"was":-1e308,"right":true}`, q, q, q))
		event(t, "setting", fmt.Sprintf(`{"key":%s,"value":%s}`, q, q))
		start := event(t, "exam", fmt.Sprintf(`{"step":"start","blueprint":%s,"form":%s,"items":[{"q":%s,"d":%s,"t":%s},{"q":%s,"d":%s}],"minutes":%s,"pausable":true,"seed":18446744073709551615}`, q, q, q, q, q, q, q, n))
		event(t, "exam", fmt.Sprintf(`{"step":"mark","exam":"%s","question":%s,"chosen":[%s],"struck":[%s],"ms":%s,"next":%s}`, start, q, n, n, n, n))
		event(t, "exam", fmt.Sprintf(`{"step":"finish","exam":"%s","results":%s,"auto":true}`, start, q))
		event(t, "undone", fmt.Sprintf(`{"event":%s}`, q))
		event(t, s, fmt.Sprintf(`{%s:%s}`, q, q))
		fmt.Fprintf(&b, `{"id":%s,"at":%d,"device":%s,"kind":"read","data":{}}`+"\n", q, t, q)
		fmt.Fprintf(&b, `{"corrupt":{"raw":%s,"why":%s}}`+"\n", q, q)
	}
	for _, k := range []string{"theme", "lang", "review.retention", "review.new", "review.learning", "review.rollover", "exam.date", "review.buttons", "quick.length"} {
		for _, v := range append([]string{"1e9", "-1", "0001-01-01", "9999-12-31", "NaN", "1h 1h 1h", "<script>" + Script + "</script>"}, numbers...) {
			event(1_700_000_000_000, "setting", fmt.Sprintf(`{"key":%s,"value":%s}`, quote(k), quote(v)))
		}
	}
	for _, line := range []string{
		"{", "null", "[]", "1", `"x"`, "{}", `{"__proto__":{"polluted":1}}`, `{"id":{"a":1}}`, `{"id":"x","at":"y"}`, `{"id":null}`, deep(10000, "[", "", "]"), deep(10000, `{"a":`, "1", "}"),
		`{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa","at":1e999,"device":"d","kind":"read","data":{}}`, `{"id":"aaaaaaaaaaaaaaaaaaaaaaaaab","at":` + strconv.Itoa(1<<62) + `,"device":"d","kind":"read","data":` + deep(5000, "[", "", "]") + `}`,
		`{"id":"aaaaaaaaaaaaaaaaaaaaaaaaac","at":5,"device":"d","kind":"answered","data":"<script>"}`, `{"format":"other"}`, `{"corrupt":null}`, `{"end":"x"`, "\x00\x01\x02", "\xff\xfe", strings.Repeat("y", 1<<20+2),
	} {
		b.WriteString(line + "\n")
	}
	return b.String()
}
