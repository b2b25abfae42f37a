package ddbquery

import (
	"strings"

	"notelab/app/i18n"
)

// Bounds of a table, so that a picture shows all of it.
const (
	maxColumns = 7
	maxItems   = 16
	maxName    = 24
	maxCell    = 40
	maxSize    = 400 << 10 // of an item, as in DynamoDB
)

// table is a base table. The first column is the partition key, the second the
// sort key.
type table struct {
	names []string
	items []item
}

// item has one value for each column of its table.
type item struct {
	cells []value
	size  int // in bytes, of all attributes
}

// column returns the place of an attribute, -1 when no item has it.
func (t *table) column(name string) int {
	for i, n := range t.names {
		if n == name {
			return i
		}
	}
	return -1
}

// keyKind is the kind of a key attribute: that of the first item that has it.
func (t *table) keyKind(column int) byte {
	for i := range t.items {
		if column >= 0 && t.items[i].cells[column].is() {
			return t.items[i].cells[column].kind
		}
	}
	return 's'
}

// sizeOf is the size of those attributes of an item that stay.
func (t *table) sizeOf(it *item, stays []bool) int {
	n := 0
	for i, v := range it.cells {
		if v.is() && stays[i] {
			n += len(t.names[i]) + v.size()
		}
	}
	return n
}

// identifier reports whether a name can stand in an expression as it is.
func identifier(s string) bool {
	if s == "" || len(s) > maxName {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !letter(s[i]) && (i == 0 || s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

// lineError is what is wrong with a line of the table.
func lineError(n int, ko, en string) i18n.Text {
	return i18n.Of(itoa(n)+"번째 줄: "+ko, "line "+itoa(n)+": "+en)
}

// readTable reads a table: a line of names, then one item a line, with | between
// the cells. An empty cell is an attribute that the item does not have.
func readTable(text string) (*table, i18n.Text) {
	t := &table{}
	for n, line := range strings.Split(text, "\n") {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if t.names == nil {
			if len(cells) < 2 || len(cells) > maxColumns {
				return nil, lineError(n, "열 이름을 2개에서 "+itoa(maxColumns)+"개까지 |로 나누어 쓰세요. 앞의 둘이 파티션 키와 정렬 키입니다", "want 2 to "+itoa(maxColumns)+" names with | between them; the first two are the keys")
			}
			for _, name := range cells {
				if !identifier(name) || t.column(name) >= 0 {
					return nil, lineError(n, "열 이름은 서로 달라야 하고 영문자로 시작해 영문자, 숫자, _로 "+itoa(maxName)+"자까지입니다", "names are different, begin with a letter and have at most "+itoa(maxName)+" letters, digits and _")
				}
				t.names = append(t.names, name)
			}
			continue
		}
		if why := t.add(n, cells); why != (i18n.Text{}) {
			return nil, why
		}
	}
	if len(t.items) == 0 {
		return nil, i18n.Of("첫 줄에 열 이름을, 다음 줄부터 항목을 하나씩 쓰세요", "want a line of names, then one item a line")
	}
	return t, i18n.Text{}
}

// add adds an item.
func (t *table) add(n int, cells []string) i18n.Text {
	switch {
	case len(t.items) == maxItems:
		return lineError(n, "항목은 "+itoa(maxItems)+"개까지입니다", "at most "+itoa(maxItems)+" items")
	case len(cells) > len(t.names):
		return lineError(n, "칸이 열 이름보다 많습니다", "more cells than names")
	}
	it := item{cells: make([]value, len(t.names))}
	filled, whole := -1, 0
	const wantFill, wantFillEn = "<3KB>는 항목 전체를 3 KB로 채우는 값(항목마다 하나), <+150B>는 150바이트짜리 글입니다. 400 KB까지 됩니다", "<3KB> fills the item up to 3 KB (one an item), <+150B> is a text of 150 bytes; at most 400 KB"
	for i, c := range cells {
		if c == "" {
			continue
		}
		if inner, ok := strings.CutPrefix(c, "<"); ok && i > 1 {
			inner, plain := strings.CutPrefix(inner, "+")
			inner, closed := strings.CutSuffix(inner, ">")
			size, ok := bytesOf(inner)
			switch {
			case !ok || !closed || filled >= 0 && !plain:
				return lineError(n, wantFill, wantFillEn)
			case plain:
				it.cells[i] = value{kind: 's', fill: size}
			default:
				filled, whole = i, size
			}
			continue
		}
		if len(c) > maxCell || !printable(c) {
			return lineError(n, "값은 "+itoa(maxCell)+"바이트까지이고 제어 문자를 쓸 수 없습니다", "a value has at most "+itoa(maxCell)+" bytes and no control characters")
		}
		it.cells[i] = read(c)
		if q := c[0]; (q == '\'' || q == '"') && len(c) > 2 && c[len(c)-1] == q {
			it.cells[i] = value{kind: 's', s: c[1 : len(c)-1]}
		}
	}
	all := make([]bool, len(t.names))
	for i := range all {
		all[i] = true
	}
	it.size = t.sizeOf(&it, all)
	if filled >= 0 {
		fill := whole - it.size - len(t.names[filled])
		if fill < 1 {
			return lineError(n, "다른 속성만으로 이미 그보다 큽니다", "the other attributes are larger than that already")
		}
		it.cells[filled] = value{kind: 's', fill: fill}
		it.size = whole
	}
	if it.size > maxSize {
		return lineError(n, wantFill, wantFillEn)
	}
	for k := 0; k < 2; k++ {
		v := it.cells[k]
		if !v.is() {
			return lineError(n, t.names[k]+"가 없습니다. 기본 키는 모든 항목에 있어야 합니다", t.names[k]+" is missing; every item has the primary key")
		}
		if v.kind == 'b' || len(t.items) > 0 && v.kind != t.items[0].cells[k].kind {
			return lineError(n, t.names[k]+"의 형식이 다릅니다. 키는 모두 문자열이거나 모두 숫자입니다", t.names[k]+" has another type; a key is a string in all items, or a number in all")
		}
	}
	for i := range t.items {
		if equal(t.items[i].cells[0], it.cells[0]) && equal(t.items[i].cells[1], it.cells[1]) {
			return lineError(n, "같은 기본 키의 항목이 이미 있습니다", "another item has the same primary key")
		}
	}
	t.items = append(t.items, it)
	return i18n.Text{}
}

// bytesOf reads a size such as 300B or 3KB.
func bytesOf(s string) (int, bool) {
	unit := 1
	if rest, ok := strings.CutSuffix(s, "KB"); ok {
		s, unit = rest, 1024
	} else if s, ok = strings.CutSuffix(s, "B"); !ok {
		return 0, false
	}
	if s == "" || len(s) > 6 || !digits(s) {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n * unit, n > 0 && n*unit <= maxSize
}

func printable(s string) bool {
	for _, c := range s {
		if c < ' ' || c >= 0x7f && c < 0xa0 || c == 0xfffd || c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e || c == 0xfeff || c >= 0xfff0 && c <= 0xffff {
			return false
		}
	}
	return true
}

func checkTable(s string) i18n.Text {
	_, why := readTable(s)
	return why
}
