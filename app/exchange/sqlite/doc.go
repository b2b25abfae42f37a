// Package sqlite writes a SQLite database file from rows that are all known.
//
// It promises a file that any SQLite 3 reads and whose integrity check is clean:
// tables with a rowid, and indexes on their columns, in UTF-8. It leaves out
// everything that changes a file, reading one, a schema of more than a page, and
// any SQL: statements are kept as they are given. A library that does all of that is some hundred times this code.
//
// The format: https://www.sqlite.org/fileformat2.html, read 2026-11.
package sqlite

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Table is a table with its rows.
type Table struct {
	Name string
	SQL  string // the CREATE TABLE statement
	// Key is the column that is the INTEGER PRIMARY KEY, and with it the rowid;
	// -1 when there is none, and the rows are numbered from 1.
	Key  int
	Rows [][]any // int64 or string
}

// Index is an index on columns of a table.
type Index struct {
	Name, Table string
	SQL         string // the CREATE INDEX statement
	Columns     []int
}

// pageSize is the size of a page of the files written.
const pageSize = 4096

// The types of pages of a B-tree.
const (
	indexInterior = 2
	tableInterior = 5
	indexLeaf     = 10
	tableLeaf     = 13
)

// ErrRows is the error for rows that cannot be written: of a type that is none of
// ours, or with the same key twice.
var ErrRows = errors.New("rows have a value of another type, or the same key twice")

// file is a database while it is put together. Page 1 is pages[0].
type file struct{ pages [][]byte }

// Write returns the file.
func Write(tables []Table, indexes []Index) ([]byte, error) {
	f := &file{pages: make([][]byte, 1)} // the first page holds the schema
	var schema [][]any
	byName := map[string]*Table{}
	for i := range tables {
		t := &tables[i]
		byName[t.Name] = t
		root, err := f.table(t, 0)
		if err != nil {
			return nil, err
		}
		schema = append(schema, []any{"table", t.Name, t.Name, int64(root), t.SQL})
	}
	for i := range indexes {
		x := &indexes[i]
		t := byName[x.Table]
		if t == nil {
			return nil, errors.New("index " + x.Name + ": no table " + x.Table)
		}
		root, err := f.index(t, x)
		if err != nil {
			return nil, err
		}
		schema = append(schema, []any{"index", x.Name, x.Table, int64(root), x.SQL})
	}
	if _, err := f.table(&Table{Key: -1, Rows: schema}, 100); err != nil {
		return nil, err
	}
	f.header()
	return bytes.Join(f.pages, nil), nil
}

// header writes the first hundred bytes of the file.
func (f *file) header() {
	h := f.pages[0]
	copy(h, "SQLite format 3\x00")
	binary.BigEndian.PutUint16(h[16:], pageSize)
	h[18], h[19] = 1, 1                                      // rollback journal
	h[21], h[22], h[23] = 64, 32, 32                         // fractions, fixed by the format
	binary.BigEndian.PutUint32(h[24:], 1)                    // change counter
	binary.BigEndian.PutUint32(h[28:], uint32(len(f.pages))) // pages
	binary.BigEndian.PutUint32(h[40:], 1)                    // schema cookie
	binary.BigEndian.PutUint32(h[44:], 4)                    // schema format
	binary.BigEndian.PutUint32(h[56:], 1)                    // UTF-8
	binary.BigEndian.PutUint32(h[92:], 1)                    // the counter the next is valid for
	binary.BigEndian.PutUint32(h[96:], 3_045_000)            // version that wrote it
}

// rowid returns the key of a row.
func (t *Table) rowid(i int) (int64, bool) {
	if t.Key < 0 {
		return int64(i) + 1, true
	}
	id, ok := t.Rows[i][t.Key].(int64)
	return id, ok
}

// entry is a cell of a B-tree: its bytes and, in a table, its key.
type entry struct {
	key  int64
	cell []byte
}

// table writes the B-tree of a table and returns its root. taken is the room the
// file's header takes at the beginning of page 1, which is the schema's.
func (f *file) table(t *Table, taken int) (root int, err error) {
	var cells []entry
	order := make([]int, len(t.Rows))
	keys := make([]int64, len(t.Rows))
	for i := range t.Rows {
		id, ok := t.rowid(i)
		if !ok {
			return 0, ErrRows
		}
		order[i], keys[i] = i, id
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	for n, i := range order {
		if n > 0 && keys[i] == keys[order[n-1]] {
			return 0, ErrRows
		}
		values := t.Rows[i]
		if t.Key >= 0 { // the rowid stands beside the record, not in it
			values = slices.Clone(values)
			values[t.Key] = nil
		}
		payload, err := record(values)
		if err != nil {
			return 0, err
		}
		cell := varint(varint(nil, uint64(len(payload))), uint64(keys[i]))
		cells = append(cells, entry{keys[i], f.spill(cell, payload, pageSize-35)})
	}
	// Leaves first, then the levels above, each with one entry a page below.
	type child struct {
		page int
		key  int64
	}
	var level []child
	for len(cells) > 0 || level == nil {
		n, used := 0, 8
		for n < len(cells) && used+len(cells[n].cell)+2 <= pageSize-taken {
			used += len(cells[n].cell) + 2
			n++
		}
		if taken > 0 && n < len(cells) {
			return 0, errors.New("the statements do not fit on one page")
		}
		key := int64(0)
		if n > 0 {
			key = cells[n-1].key
		}
		level = append(level, child{f.page(tableLeaf, cells[:n], 0, taken), key})
		cells = cells[n:]
	}
	for len(level) > 1 {
		var above []child
		for len(level) > 0 {
			// An interior page takes a last child beside its cells.
			const fan = (pageSize - 112) / 15
			n := min(len(level), fan)
			if rest := len(level) - n; rest == 1 {
				n-- // a page of one child alone would have no cell
			}
			var inner []entry
			for _, c := range level[:n-1] {
				inner = append(inner, entry{c.key, varint(binary.BigEndian.AppendUint32(nil, uint32(c.page)), uint64(c.key))})
			}
			above = append(above, child{f.page(tableInterior, inner, level[n-1].page, 0), level[n-1].key})
			level = level[n:]
		}
		level = above
	}
	return level[0].page, nil
}

// index writes the B-tree of an index and returns its root. Unlike in a table,
// what stands between two pages is an entry of its own.
func (f *file) index(t *Table, x *Index) (root int, err error) {
	rows := make([][]any, 0, len(t.Rows))
	for i := range t.Rows {
		id, ok := t.rowid(i)
		if !ok {
			return 0, ErrRows
		}
		var row []any
		for _, c := range x.Columns {
			row = append(row, t.Rows[i][c])
		}
		rows = append(rows, append(row, id))
	}
	slices.SortFunc(rows, compareRows)
	const most = (pageSize-12)*64/255 - 23
	var cells []entry
	for _, row := range rows {
		payload, err := record(row)
		if err != nil {
			return 0, err
		}
		cells = append(cells, entry{0, f.spill(varint(nil, uint64(len(payload))), payload, most)})
	}
	var children []int
	kind := indexLeaf
	for {
		var pages []int
		var between []entry
		for {
			n, used := 0, 12
			for n < len(cells) && used+len(cells[n].cell)+2+4 <= pageSize {
				used += len(cells[n].cell) + 2 + 4
				n++
			}
			// What is left must be one entry between pages and one page more.
			if left := len(cells) - n; left == 1 {
				n--
			}
			last := 0
			here := cells[:n]
			if kind == indexInterior {
				here = make([]entry, n)
				for i := range here {
					here[i].cell = append(binary.BigEndian.AppendUint32(nil, uint32(children[i])), cells[i].cell...)
				}
				last = children[n]
				children = children[n+1:]
			}
			pages = append(pages, f.page(kind, here, last, 0))
			if cells = cells[n:]; len(cells) == 0 {
				break
			}
			between = append(between, cells[0])
			cells = cells[1:]
		}
		if len(pages) == 1 {
			return pages[0], nil
		}
		cells, children, kind = between, pages, indexInterior
	}
}

// page writes a page of a B-tree and returns its number. last is the child right
// of all cells of an interior page; taken bytes at the beginning belong to the
// file's header, and make it page 1.
func (f *file) page(kind int, cells []entry, last, taken int) int {
	p := make([]byte, pageSize)
	h := p[taken:]
	h[0] = byte(kind)
	head := 8
	if kind == tableInterior || kind == indexInterior {
		head = 12
		binary.BigEndian.PutUint32(h[8:], uint32(last))
	}
	binary.BigEndian.PutUint16(h[3:], uint16(len(cells)))
	at := pageSize
	for i, c := range cells {
		at -= len(c.cell)
		copy(p[at:], c.cell)
		binary.BigEndian.PutUint16(h[head+2*i:], uint16(at))
	}
	binary.BigEndian.PutUint16(h[5:], uint16(at)) // 65536 would be 0; a page is smaller
	if taken > 0 {
		f.pages[0] = p
		return 1
	}
	f.pages = append(f.pages, p)
	return len(f.pages)
}

// spill appends a payload to a cell, and puts what is more than most bytes of it
// on pages of its own.
func (f *file) spill(cell, payload []byte, most int) []byte {
	if len(payload) <= most {
		return append(cell, payload...)
	}
	const least = (pageSize-12)*32/255 - 23
	local := least + (len(payload)-least)%(pageSize-4)
	if local > most {
		local = least
	}
	cell = append(cell, payload[:local]...)
	cell = binary.BigEndian.AppendUint32(cell, uint32(len(f.pages)+1))
	for rest := payload[local:]; len(rest) > 0; {
		p := make([]byte, pageSize)
		n := copy(p[4:], rest)
		rest = rest[n:]
		if f.pages = append(f.pages, p); len(rest) > 0 {
			binary.BigEndian.PutUint32(p, uint32(len(f.pages)+1))
		}
	}
	return cell
}
