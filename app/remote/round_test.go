package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"notelab/app/progress"
)

// two returns two devices at one shelf, of which the first has studied.
func two(t *testing.T, events int) (a, b *device, f *shelf) {
	t.Helper()
	f = newShelf()
	a = &device{id: "one", log: progress.NewMemory(), shelf: f}
	b = &device{id: "two", log: progress.NewMemory(), shelf: f}
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range events {
		a.study(1_790_000_000_000+int64(i), rng)
	}
	return a, b, f
}

// resealed gives the first line of an object the sum it should have.
func resealed(data []byte) []byte {
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	body, _, _ := bytes.Cut(first, []byte(`,"sum":`))
	return fmt.Appendf(nil, "%s,\"sum\":\"%08x\"}\n%s", body, crc32.ChecksumIEEE(body), rest)
}

func (d *device) must(t *testing.T) Report {
	t.Helper()
	r, err := d.round()
	if err != nil {
		t.Fatalf("a round of %s: %v", d.id, err)
	}
	return r
}

func TestALongLogTravelsInSeveralObjects(t *testing.T) {
	const n = 3*maxEvents + 700
	a, b, f := two(t, n)
	if r := a.must(t); r.Sent != n || len(f.objects) < 3 || r.Objects != len(f.objects) {
		t.Errorf("%+v in %d objects", r, len(f.objects))
	}
	for name, data := range f.objects {
		if lines := bytes.Count(data, []byte("\n")); lines > maxEvents+2 {
			t.Errorf("%s has %d lines", name, lines)
		}
	}
	if r := b.must(t); r.Received != n || r.Sent != 0 {
		t.Errorf("the other device: %+v", r)
	}
	if got, want := ids(t, b), ids(t, a); strings.Join(got, "") != strings.Join(want, "") {
		t.Errorf("%d events arrived of %d", len(got), len(want))
	}
}

func TestWhatIsDamagedOrForeignIsSetAsideWithItsReason(t *testing.T) {
	a, b, f := two(t, 3)
	a.must(t)
	var whole string
	for n := range f.objects {
		whole = n
	}
	data := f.objects[whole]
	newer := resealed(regexp.MustCompile(`"version":\d+`).ReplaceAll(data, []byte(`"version":99`)))
	bad := map[string][]byte{
		"one.1." + digest([]byte("x")) + ".jsonl":         data,                // another content than its name says
		"one.2." + digest(data[:len(data)-10]) + ".jsonl": data[:len(data)-10], // cut
		"one.3." + digest([]byte("hello")) + ".jsonl":     []byte("hello"),     // no backup
		"one.4." + digest(newer) + ".jsonl":               newer,               // of a newer version
		"one.5." + digest(bytes.ToUpper(data)) + ".jsonl": bytes.ToUpper(data), // edited
		"photo.jpg": []byte("x"), // not ours
		"one.6." + digest(bytes.Replace(data, []byte(`"c"`), []byte(`"d"`), 1)) + ".jsonl": bytes.Replace(data, []byte(`"c"`), []byte(`"d"`), 1), // edited, and renamed
	}
	want := map[string]string{}
	for n, data := range bad {
		f.objects[n] = data
		want[n] = map[string]string{"1": "altered", "2": "cut", "3": "foreign", "4": "newer", "5": "foreign", "6": "altered", "p": "foreign"}[strings.TrimPrefix(n, "one.")[:1]]
	}
	if r := b.must(t); r.Received != 3 || r.Aside != len(bad) || r.Objects != len(bad)+1 {
		t.Errorf("%+v", r)
	}
	st, _ := ParseState(b.kept)
	for n, w := range want {
		if got := string(st.Aside[n].Why); got != "sync.aside."+w {
			t.Errorf("%s: %q; want %s", n, got, w)
		}
	}
	reads := f.reads
	b.must(t)
	if f.reads != reads {
		t.Errorf("%d objects were read again", f.reads-reads)
	}
	// Some time later it is looked at again, but not for ever.
	for range 20 {
		b.now += 24 * 3600_000
		b.must(t)
	}
	if got, want := f.reads-reads, 6*(maxTries-1); got != want {
		t.Errorf("%d more reads in twenty days; want %d", got, want)
	}
	reads = f.reads
	// Put right, it is read again.
	for n := range bad {
		delete(f.objects, n)
	}
	st.Aside[whole] = Aside{Tag: "old/1", Why: "sync.aside.cut"}
	delete(st.Seen, whole)
	b.kept = st.Pack()
	if r := b.must(t); r.Aside != 0 || f.reads != reads+1 {
		t.Errorf("%+v after %d reads", r, f.reads-reads)
	}
}

func TestAnEmptiedFolderIsFilledAgain(t *testing.T) {
	a, b, f := two(t, 3)
	a.must(t)
	b.must(t)
	clear(f.objects)
	if r := b.must(t); r.Sent != 3 {
		t.Errorf("%+v; want all three put again", r)
	}
	if r := a.must(t); r.Sent != 0 || len(ids(t, a)) != 3 {
		t.Errorf("%+v; want nothing put twice", r)
	}
}

func TestALogMadeAnewIsFilledAgain(t *testing.T) {
	a, _, _ := two(t, 3)
	a.must(t)
	for _, log := range []*progress.Memory{progress.NewMemory(), progress.NewMemory()} {
		a.log = log
		a.study(1_790_000_100_000, rand.New(rand.NewPCG(7, 7)))
		a.must(t)
		if n := len(ids(t, a)); n < 4 {
			t.Errorf("%d events after the log was made anew; want those of the folder and the new one", n)
		}
	}
}

func TestWhatCameFromAFileIsPutToo(t *testing.T) {
	a, b, _ := two(t, 2)
	e := progress.New(strings.Repeat("a", 26), 1_780_000_000_000, "a phone that never syncs", progress.Read, progress.ReadData{Course: "c"})
	if err := a.log.Append(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	a.must(t)
	if b.must(t); len(ids(t, b)) != 3 {
		t.Errorf("%d events; want 3", len(ids(t, b)))
	}
}

func TestOneObjectThatDoesNotComeHoldsUpNoOther(t *testing.T) {
	a, b, f := two(t, 0)
	rng := rand.New(rand.NewPCG(5, 5))
	for i := range 6 {
		a.study(1_790_000_000_000+int64(i), rng)
		a.must(t)
	}
	b.study(1_790_000_000_100, rng)
	n := 0
	f.step = func(what string) step {
		if what == "get" {
			if n++; n == 1 {
				return fails
			}
		}
		return goOn
	}
	var e *Error
	if r, err := b.round(); !errors.As(err, &e) || r.Received != 5 || r.Sent != 1 {
		t.Errorf("%+v, %v; want the other five, the own one put, and the error", r, err)
	}
	if r := b.must(t); r.Received != 1 {
		t.Errorf("%+v; want the one that was missing", r)
	}
}

func TestAFolderThatIsAwayIsGivenUpSoon(t *testing.T) {
	a, b, f := two(t, 0)
	rng := rand.New(rand.NewPCG(5, 5))
	for i := range 40 {
		a.study(1_790_000_000_000+int64(i), rng)
		a.must(t)
	}
	gets := 0
	f.step = func(what string) step {
		if what == "get" {
			gets++
			return fails
		}
		return goOn
	}
	if _, err := b.round(); err == nil || gets > maxFailed+atOnce {
		t.Errorf("%v after %d tries", err, gets)
	}
}

func TestAStateThatCannotBeReadIsAnEmptyOne(t *testing.T) {
	for _, s := range []string{"{", "[]", `{"place":"x"}`} {
		if st, err := ParseState([]byte(s)); err == nil || st == nil || st.Place != 0 {
			t.Errorf("ParseState(%q) = %+v, %v", s, st, err)
		}
	}
}

func TestForeignNamesAreNotOurs(t *testing.T) {
	h := strings.Repeat("0", hashLen)
	for _, s := range []string{"", "x", ".jsonl", "a.b.jsonl", "a.1." + h + ".json", "../a.1." + h + ".jsonl", "A.1." + h + ".jsonl", "a.1." + h[1:] + ".jsonl", "a.1." + h + ".jsonl.part", "a..1." + h + ".jsonl"} {
		if _, _, ok := parseName(s); ok {
			t.Errorf("parseName(%q) is ours", s)
		}
	}
	if d, hash, ok := parseName("dev2.17." + h + ".jsonl"); !ok || d != "dev2" || hash != h {
		t.Errorf("parseName = %q, %q, %v", d, hash, ok)
	}
}
