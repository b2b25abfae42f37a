package ddbquery

import (
	"cmp"
	"slices"
	"strings"

	"notelab/app/i18n"
)

// index is a secondary index as it is declared. The zero index does not exist.
type index struct {
	name       string
	pk, sk     string // sk is "" when a GSI has none
	projection string // KEYS_ONLY, INCLUDE or ALL
	include    []string
	local      bool
}

const wantIndexKo, wantIndexEn = "이름(파티션 키, 정렬 키) 뒤에 KEYS_ONLY, ALL 또는 INCLUDE와 속성을 쓰세요. 예: ByDate(ForumName, LastPost) INCLUDE Replies",
	"want a name, keys and a projection: ByDate(ForumName, LastPost) INCLUDE Replies, or KEYS_ONLY, or ALL"

// readIndex reads the declaration of an index; "" is none.
func readIndex(s string) (ix index, ok bool) {
	if strings.TrimSpace(s) == "" {
		return ix, true
	}
	name, rest, found := strings.Cut(s, "(")
	keys, rest, closed := strings.Cut(rest, ")")
	ix.name = strings.TrimSpace(name)
	parts := strings.FieldsFunc(keys, separates)
	words := strings.FieldsFunc(rest, separates)
	if !found || !closed || !identifier(ix.name) || len(ix.name) < 3 || len(parts) < 1 || len(parts) > 2 || len(words) < 1 {
		return ix, false
	}
	ix.pk, ix.projection, ix.include = parts[0], words[0], words[1:]
	if len(parts) == 2 {
		ix.sk = parts[1]
	}
	for _, p := range append(parts, ix.include...) {
		if !identifier(p) {
			return ix, false
		}
	}
	switch ix.projection {
	case "KEYS_ONLY", "ALL":
		return ix, len(ix.include) == 0 && ix.pk != ix.sk
	case "INCLUDE":
		return ix, len(ix.include) > 0 && len(ix.include) <= maxColumns && ix.pk != ix.sk
	}
	return ix, false
}

func separates(c rune) bool {
	return c == ',' || c == ' ' || c == '(' || c == ')' || c == '\t' || c == '\n' || c == '\r'
}

func checkIndex(s string) i18n.Text {
	if _, ok := readIndex(s); ok {
		return i18n.Text{}
	}
	return i18n.Of(wantIndexKo, wantIndexEn)
}

// source is what a request reads from: the table or an index, with its entries
// in the order they are stored in.
type source struct {
	table   *table
	index   *index // nil for the table
	pk, sk  int    // columns of the keys; sk is -1 when there is none
	has     []bool // which columns an entry holds
	entries []entry
}

// entry is an item as a source holds it.
type entry struct {
	item *item
	size int // of what the source holds of it
}

func (s *source) name() string {
	if s.index == nil {
		return "Table"
	}
	return s.index.name
}

// open makes the entries of the table (nil) or of an index. An item without one
// of the index's keys is not in the index.
func (t *table) open(ix *index) *source {
	s := &source{table: t, index: ix, pk: 0, sk: 1, has: make([]bool, len(t.names))}
	for i, name := range t.names {
		s.has[i] = ix == nil || ix.projection == "ALL" || i < 2 || name == ix.pk || name == ix.sk || contains(ix.include, name)
	}
	if ix != nil {
		s.pk, s.sk = t.column(ix.pk), t.column(ix.sk)
	}
	for i := range t.items {
		it := &t.items[i]
		if ix != nil && (s.pk < 0 || !it.cells[s.pk].is() || ix.sk != "" && (s.sk < 0 || !it.cells[s.sk].is())) {
			continue
		}
		s.entries = append(s.entries, entry{it, t.sizeOf(it, s.has)})
	}
	slices.SortStableFunc(s.entries, func(a, b entry) int { return s.order(a.item, b.item) })
	return s
}

// order compares entries: by the hash of the partition key, then by the sort key,
// then by the keys of the table.
func (s *source) order(a, b *item) int {
	if c := cmp.Compare(hash(a.cells[s.pk]), hash(b.cells[s.pk])); c != 0 {
		return c
	}
	for _, k := range []int{s.pk, s.sk, 0, 1} {
		if k < 0 {
			continue
		}
		if c := compare(a.cells[k], b.cells[k]); c != 0 {
			return c
		}
	}
	return 0
}

// hash stands for DynamoDB's own hash of a partition key, which is not public:
// FNV-1a, mixed so that keys which differ in their last letter lie apart.
func hash(v value) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(v.s); i++ {
		h = (h ^ uint32(v.s[i])) * 16777619
	}
	h ^= h >> 13
	return h * 0x85ebca6b
}

func contains(list []string, s string) bool { return slices.Contains(list, s) }
