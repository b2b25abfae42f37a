// Package apkg writes a course's questions as an Anki package: a zip archive with
// a SQLite collection of schema 11, which every Anki since 2.0 reads, and the
// pictures.
//
// It promises that a question keeps its note and its card from one file to the
// next, so that importing a newer file brings cards up to date and leaves their
// schedule alone. It leaves out a schedule: every card is new.
//
// The collection: rslib/src/storage/schema11.sql of ankitects/anki, read 2026-11.
package apkg

import (
	"archive/zip"
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"path"
	"sort"
	"strconv"
	"strings"
	"time"

	"notelab/app/exchange"
	"notelab/app/exchange/sqlite"
	"notelab/app/quiz"
)

// Options say what a package is made with.
type Options struct {
	// At is when the notes are said to have changed: Anki takes a note over
	// that is newer than its own.
	At time.Time
	// File brings a picture by its address in a question; nil, or false, leaves
	// its text.
	File func(src string) ([]byte, bool)
}

// Write returns the package.
func Write(b *exchange.Bank, opt Options) ([]byte, error) {
	pics := pictures{file: opt.File, names: map[string]string{}}
	cards := b.Cards(pics.write)
	col, err := collection(cards, opt.At)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name string, data []byte) {
		w, e := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if e == nil {
			_, e = w.Write(data)
		}
		if err == nil {
			err = e
		}
	}
	put("collection.anki2", col)
	list := map[string]string{}
	for i, p := range pics.list {
		list[strconv.Itoa(i)] = p.name
		put(strconv.Itoa(i), p.data)
	}
	media, e := json.Marshal(list)
	if e != nil {
		return nil, e
	}
	put("media", media)
	if e := z.Close(); err == nil {
		err = e
	}
	if err != nil {
		return nil, fmt.Errorf("writing the package: %w", err)
	}
	return out.Bytes(), nil
}

// pictures are the files of a package.
type pictures struct {
	file  func(src string) ([]byte, bool)
	names map[string]string // by address
	list  []picture
}

type picture struct {
	name string
	data []byte
}

// write takes a picture along and returns its element.
func (p *pictures) write(src, alt string) string {
	name, known := p.names[src]
	if !known && p.file != nil {
		if data, ok := p.file(exchange.Unescape(src)); ok {
			h := fnv.New64a()
			_, _ = h.Write(data)
			name = fmt.Sprintf("notelab-%016x%s", h.Sum64(), strings.ToLower(path.Ext(src)))
			p.list = append(p.list, picture{name, data})
		}
		p.names[src] = name
	}
	if name == "" {
		if alt == "" {
			return ""
		}
		return "[" + alt + "]"
	}
	return `<img src="` + name + `" alt="` + alt + `">`
}

// number makes an id as Anki's are, milliseconds of some day between 2014 and
// 2023, of a name. Two names may have the same, see unique.
func number(name string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	return 1_400_000_000_000 + int64(h.Sum64()>>1)%300_000_000_000
}

// unique gives each name a number of its own.
type unique map[int64]bool

func (u unique) of(name string) int64 {
	n := number(name)
	for u[n] {
		n++
	}
	u[n] = true
	return n
}

// collection is the database.
func collection(cards []exchange.Card, at time.Time) ([]byte, error) {
	secs, ms := at.Unix(), at.UnixMilli()
	basic, cloze := number("note type: Notelab"), number("note type: Notelab Cloze")
	decks := deckIDs(cards)
	ids := unique{}
	var notes, rows [][]any
	seen := map[string]bool{}
	for i := range cards {
		c := &cards[i]
		if seen[c.ID] {
			return nil, fmt.Errorf("question %s stands there twice", c.ID)
		}
		seen[c.ID] = true
		id, kind := ids.of(c.ID), basic
		if c.Cloze {
			kind = cloze
		}
		sum := sha1.Sum([]byte(c.ID))
		// The field that sorts is cached. A text that reads as a number would be
		// one in that column.
		sort := exchange.Plain(quiz.HTML(c.Front))
		if _, err := strconv.ParseFloat(strings.TrimSpace(sort), 64); err == nil {
			sort = "q " + sort
		}
		notes = append(notes, []any{
			id, c.ID, kind, secs, int64(-1), " " + strings.Join(c.Tags, " ") + " ", strings.Join([]string{c.ID, c.Front, c.Back}, "\x1f"),
			sort, int64(binary.BigEndian.Uint32(sum[:4])), int64(0), "",
		})
		none := int64(0)
		rows = append(rows, []any{id, id, decks[c.Deck], none, secs, int64(-1), none, none, int64(i + 1), none, none, none, none, none, none, none, none, ""})
	}
	col := []any{
		int64(1), secs - secs%86400, ms, ms, int64(11), int64(0), int64(0), int64(0),
		text(settings(basic)), text(models(basic, cloze, secs)), text(deckList(decks, secs)), text(deckOptions()), "{}",
	}
	tables := []sqlite.Table{
		{Name: "col", Key: 0, Rows: [][]any{col}, SQL: "CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null)"},
		{Name: "notes", Key: 0, Rows: notes, SQL: "CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null)"},
		{Name: "cards", Key: 0, Rows: rows, SQL: "CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null)"},
		{Name: "revlog", Key: 0, SQL: "CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null)"},
		{Name: "graves", Key: -1, SQL: "CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null)"},
	}
	index := func(name, table, columns string, at ...int) sqlite.Index {
		return sqlite.Index{Name: name, Table: table, SQL: "CREATE INDEX " + name + " on " + table + " (" + columns + ")", Columns: at}
	}
	return sqlite.Write(tables, []sqlite.Index{
		index("ix_notes_usn", "notes", "usn", 4), index("ix_notes_csum", "notes", "csum", 8),
		index("ix_cards_usn", "cards", "usn", 5), index("ix_cards_nid", "cards", "nid", 1), index("ix_cards_sched", "cards", "did, queue, due", 2, 7, 8),
		index("ix_revlog_usn", "revlog", "usn", 2), index("ix_revlog_cid", "revlog", "cid", 1),
	})
}

// deckIDs numbers every deck and the decks above it.
func deckIDs(cards []exchange.Card) map[string]int64 {
	names := map[string]bool{}
	for i := range cards {
		levels := strings.Split(cards[i].Deck, "::")
		for n := range levels {
			names[strings.Join(levels[:n+1], "::")] = true
		}
	}
	var sorted []string
	for n := range names {
		sorted = append(sorted, n)
	}
	sort.Strings(sorted)
	ids, used := map[string]int64{}, unique{}
	for _, n := range sorted {
		ids[n] = used.of("deck: " + n)
	}
	return ids
}

// text is a value as JSON. Maps are written in the order of their keys.
func text(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("apkg: " + err.Error()) // maps of numbers and strings
	}
	return strings.TrimSpace(b.String())
}
