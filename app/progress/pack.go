package progress

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// A checkpoint is a State written down, with the place in the log up to which
// it was folded: four bytes of mark and version, the CRC-32 of everything after
// it, and the values. It only spares work. Whatever is wrong with one, the log
// is folded instead.
const (
	checkpointMark = "nlc"
	// foldVersion changes with what a State holds, with how Apply understands an
	// event, and with the bytes below. A checkpoint of another version is not
	// read: an event that was unknown then may be known now.
	foldVersion = 3
	headLen     = len(checkpointMark) + 1 + 4
	// packAtOnce is how many entries are written without a pause.
	packAtOnce = 2000
)

// ErrCheckpoint is why a checkpoint is not read.
var ErrCheckpoint = errors.New("the checkpoint cannot be used")

// Pack writes the state of all records up to the place seq of the log. It calls
// pause, which may be nil, every few milliseconds; the state must not be
// changed meanwhile.
func (s *State) Pack(seq int64, pause func()) []byte {
	if pause == nil {
		pause = func() {}
	}
	p := &packer{out: make([]byte, headLen, 4096)}
	p.uint(uint64(seq))
	p.uint(uint64(s.count))
	p.uint(uint64(s.aside))
	for _, set := range s.sets() {
		p.uint(uint64(len(*set)))
		for id := range *set {
			p.id(id)
		}
	}
	left := packAtOnce
	rest := func(entries int) {
		if left -= 1 + entries; left <= 0 {
			left = packAtOnce
			pause()
		}
	}
	packAll(p, s.read, rest, func(k sectionKey) { p.text(k.course); p.text(k.note); p.text(k.section) })
	packAll(p, s.places, rest, p.text)
	packAll(p, s.answers, rest, func(k questionKey) { p.text(k.course); p.text(k.question) })
	packAll(p, s.predict, rest, func(k predictKey) { p.text(k.course); p.text(k.sim); p.text(k.figure) })
	packAll(p, s.setting, rest, p.text)
	packAll(p, s.held, rest, func(k questionKey) { p.text(k.course); p.text(k.question) })
	packAll(p, s.exams, rest, p.text)
	packAll(p, s.marks, rest, func(k examKey) { p.text(k.course); p.text(k.exam) })
	copy(p.out, checkpointMark)
	p.out[len(checkpointMark)] = foldVersion
	binary.LittleEndian.PutUint32(p.out[headLen-4:], crc32.ChecksumIEEE(p.out[headLen:]))
	return p.out
}

// Unpack reads a checkpoint: the state, and the place in the log up to which it
// was folded. The error wraps ErrCheckpoint.
func Unpack(data []byte) (s *State, seq int64, err error) {
	fail := func(why string) (*State, int64, error) { return nil, 0, fmt.Errorf("%w: %s", ErrCheckpoint, why) }
	switch {
	case len(data) < headLen || string(data[:len(checkpointMark)]) != checkpointMark:
		return fail("it is none")
	case data[len(checkpointMark)] != foldVersion:
		return fail("it is of another version")
	case binary.LittleEndian.Uint32(data[headLen-4:]) != crc32.ChecksumIEEE(data[headLen:]):
		return fail("its checksum differs")
	}
	s = NewState()
	u := &unpacker{rest: string(data[headLen:])}
	seq = int64(u.uint())
	s.count = int(u.uint())
	s.aside = int(u.uint())
	for _, set := range s.sets() {
		for range u.length() {
			(*set)[u.id()] = true
		}
	}
	s.read = unpackAll[sectionKey, ReadEntry](u, func() sectionKey { return sectionKey{u.text(), u.text(), u.text()} })
	s.places = unpackAll[string, PlaceEntry](u, u.text)
	s.answers = unpackAll[questionKey, Answer](u, func() questionKey { return questionKey{u.text(), u.text()} })
	s.predict = unpackAll[predictKey, Prediction](u, func() predictKey { return predictKey{u.text(), u.text(), u.text()} })
	s.setting = unpackAll[string, settingEntry](u, u.text)
	s.held = unpackAll[questionKey, HeldEntry](u, func() questionKey { return questionKey{u.text(), u.text()} })
	s.exams = unpackAll[string, ExamEntry](u, u.text)
	s.marks = unpackAll[examKey, ExamNote](u, func() examKey { return examKey{u.text(), u.text()} })
	if u.bad || u.rest != "" || seq <= 0 {
		return fail("it is malformed")
	}
	return s, seq, nil
}

// sets returns the sets of ids in the order of a checkpoint.
func (s *State) sets() []*map[string]bool {
	return []*map[string]bool{&s.undone, &s.undoing, &s.unknown}
}

// packAll writes histories: the key, how many entries, the time of the newest,
// and the entries' bytes. What is still packed is copied.
func packAll[K comparable, T entry[T]](p *packer, m map[K]*history[T], rest func(int), key func(K)) {
	p.uint(uint64(len(m)))
	var body packer
	for k, h := range m {
		key(k)
		body.out = body.out[:0]
		h.bytes(&body)
		p.uint(uint64(h.packedCount() + len(h.list)))
		p.uint(uint64(h.newest()))
		p.uint(uint64(len(h.packed) + len(body.out)))
		p.out = append(append(p.out, h.packed...), body.out...)
		rest(len(h.list))
	}
}

func unpackAll[K comparable, T entry[T]](u *unpacker, key func() K) map[K]*history[T] {
	n := u.length()
	m := make(map[K]*history[T], n)
	list := make([]history[T], n)
	for i := range list {
		k := key()
		h := &list[i]
		h.count, h.last = int(u.uint()), int64(u.uint())
		h.packed = u.text()
		if h.count <= 0 || h.count > len(h.packed) {
			u.bad = true
		}
		if u.bad {
			break
		}
		m[k] = h
	}
	return m
}

func (e ReadEntry) pack(p *packer) { p.flag(e.On) }
func (ReadEntry) unpack(u *unpacker, at Stamp) ReadEntry {
	return ReadEntry{at, u.flag()}
}

func (e PlaceEntry) pack(p *packer) { p.text(e.Note); p.text(e.Section) }
func (PlaceEntry) unpack(u *unpacker, at Stamp) PlaceEntry {
	return PlaceEntry{at, u.text(), u.text()}
}

// The screens that answers come from, by their number in a checkpoint; never
// change one. Others are written out.
var wheres = [...]string{"", "note", "quick", "lab", "review", "exam"}

// The bits of an answer's first byte; between them stand the sureness, two bits,
// and the number of the screen, three.
const (
	packRight   = 1 << 0
	packSim     = 1 << 1 // simulator and question kind follow
	packSureAt  = 2
	packWhereAt = 4
	packWords   = 7      // in place of the number: the screen follows in words
	packRating  = 1 << 7 // a rating follows
)

func (e Answer) pack(p *packer) {
	where := packWords
	for i, w := range wheres {
		if w == e.Where {
			where = i
		}
	}
	first := byte(where)<<packWhereAt | byte(e.Sure)<<packSureAt
	if e.Right {
		first |= packRight
	}
	if e.Sim != "" || e.Ask != "" {
		first |= packSim
	}
	if e.Rating != 0 {
		first |= packRating
	}
	p.out = append(p.out, first)
	p.uint(uint64(e.Millis))
	p.int(int64(e.Zone))
	p.ints(e.Chosen)
	if where == packWords {
		p.text(e.Where)
	}
	if first&packRating != 0 {
		p.uint(uint64(e.Rating))
	}
	if first&packSim != 0 {
		p.text(e.Sim)
		p.text(e.Ask)
	}
}

func (Answer) unpack(u *unpacker, at Stamp) Answer {
	first := u.one()
	e := Answer{
		Stamp: at, Right: first&packRight != 0, Sure: Sureness(first >> packSureAt & 3),
		Millis: int64(u.uint()), Zone: int(u.int()), Chosen: u.ints(),
	}
	if where := int(first >> packWhereAt & 7); where < len(wheres) {
		e.Where = wheres[where]
	} else {
		e.Where = u.text()
	}
	if first&packRating != 0 {
		e.Rating = int(u.uint())
	}
	if first&packSim != 0 {
		e.Sim, e.Ask = u.text(), u.text()
	}
	if int(e.Sure) >= len(surenesses) {
		u.bad = true
	}
	return e
}

func (e Prediction) pack(p *packer) {
	p.text(e.Params)
	p.float(e.Said)
	p.float(e.Was)
	p.flag(e.Right)
}
func (Prediction) unpack(u *unpacker, at Stamp) Prediction {
	return Prediction{at, u.text(), u.float(), u.float(), u.flag()}
}

func (e HeldEntry) pack(p *packer) { p.text(string(e.How)); p.int(int64(e.Zone)) }
func (HeldEntry) unpack(u *unpacker, at Stamp) HeldEntry {
	return HeldEntry{at, Hold(u.text()), int(u.int())}
}

func (e settingEntry) pack(p *packer) { p.text(e.Value) }
func (settingEntry) unpack(u *unpacker, at Stamp) settingEntry {
	return settingEntry{at, u.text()}
}
