package sqlite

import (
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sample is a database with every shape of page: an empty table, one of a level,
// of two and of three, rows that spill over, and indexes of each.
func sample(t testing.TB) []byte {
	t.Helper()
	tables := []Table{
		{Name: "empty", SQL: "CREATE TABLE empty (a integer, b text)", Key: -1},
		{Name: "one", SQL: "CREATE TABLE one (id integer primary key, t text not null)", Key: 0, Rows: [][]any{{int64(7), "일곱"}, {int64(-3), ""}, {int64(1) << 60, "far"}}},
	}
	big := Table{Name: "big", SQL: "CREATE TABLE big (id integer primary key, n integer, t text)", Key: 0}
	for i := range 5000 {
		size := i % 97
		switch {
		case i%500 == 0:
			size = 20000
		case i%91 == 0:
			size = 4061 - i%40
		}
		n := int64(i*7919%5000) - 2500
		if i%3 == 0 {
			n *= 1 << 40
		}
		big.Rows = append(big.Rows, []any{int64((i*31 + 5) % 5003), n, strings.Repeat("가x", size/4) + fmt.Sprint(i)})
	}
	deep := Table{Name: "deep", SQL: "CREATE TABLE deep (a text)", Key: -1}
	for i := range 1200 {
		deep.Rows = append(deep.Rows, []any{fmt.Sprintf("%04d", i*7%1200) + strings.Repeat("y", 3900)})
	}
	data, err := Write(append(tables, big, deep), []Index{
		{"ix_empty", "empty", "CREATE INDEX ix_empty on empty (a)", []int{0}},
		{"ix_n", "big", "CREATE INDEX ix_n on big (n)", []int{1}},
		{"ix_tn", "big", "CREATE INDEX ix_tn on big (t, n)", []int{2, 1}},
		{"ix_a", "deep", "CREATE INDEX ix_a on deep (a)", []int{0}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAnotherReaderFindsAWholeDatabase(t *testing.T) {
	data := sample(t)
	if len(data)%pageSize != 0 || binary.BigEndian.Uint32(data[28:]) != uint32(len(data)/pageSize) {
		t.Errorf("%d bytes, %d pages in the header", len(data), binary.BigEndian.Uint32(data[28:]))
	}
	// Python's sqlite3 is SQLite itself. Without it the browser tests read an
	// .apkg with SQLite compiled to WebAssembly.
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to read the file with")
	}
	file := filepath.Join(t.TempDir(), "sample.db")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
one = lambda q: db.execute(q).fetchone()[0]
print(one("pragma integrity_check"))
print(one("select count(*) from big"), one("select count(*) from deep"), one("select count(*) from empty"))
print(db.execute("select id, t from one order by id").fetchall())
print(one("select max(length(t)) from big"), one("select sum(n) from big"), one("select sum(id) from big"))
for q in ["select count(*) from big indexed by ix_n where n >= 0", "select count(*) from big not indexed where n >= 0",
          "select count(*) from big indexed by ix_tn where t > ''", "select count(*) from deep indexed by ix_a where a < '0600'"]:
    print(one(q))
db.execute("insert into deep values ('new')"); db.execute("delete from big where id % 2"); db.commit()
print(one("pragma integrity_check"))
`, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var length, sum, ids, positive int64
	for i := range 5000 {
		size := i % 97
		switch {
		case i%500 == 0:
			size = 20000
		case i%91 == 0:
			size = 4061 - i%40
		}
		n := int64(i*7919%5000) - 2500
		if i%3 == 0 {
			n *= 1 << 40
		}
		sum += n
		ids += int64((i*31 + 5) % 5003)
		length = max(length, int64(size/4*2+len(fmt.Sprint(i))))
		if n >= 0 {
			positive++
		}
	}
	want := fmt.Sprintf("ok\n5000 1200 0\n[(-3, ''), (7, '일곱'), (1152921504606846976, 'far')]\n%d %d %d\n%d\n%d\n5000\n600\nok\n", length, sum, ids, positive, positive)
	if string(out) != want {
		t.Errorf("read\n%s\nwant\n%s", out, want)
	}
}

func TestRowsThatCannotBeWrittenAreRefused(t *testing.T) {
	for name, rows := range map[string][][]any{
		"a float":            {{int64(1), 1.5}},
		"the same key":       {{int64(1), "a"}, {int64(1), "b"}},
		"a key that is none": {{"x", "a"}},
	} {
		if _, err := Write([]Table{{Name: "t", SQL: "CREATE TABLE t (id integer primary key, v)", Key: 0, Rows: rows}}, nil); err == nil {
			t.Errorf("%s is written", name)
		}
	}
	if _, err := Write(nil, []Index{{Name: "i", Table: "none"}}); err == nil {
		t.Error("an index on no table is written")
	}
}
