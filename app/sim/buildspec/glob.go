package buildspec

import "strings"

// matches reports whether a path fits a pattern of artifacts/files: * is any
// run of characters within one name, ** as a whole name is any number of
// folders, ? is one character.
func matches(pattern, path string) bool {
	return fits(strings.Split(clean(pattern), "/"), strings.Split(path, "/"))
}

// fits compares names one by one. Two rows are enough: row[j] says that the
// pattern so far takes the first j names.
func fits(pattern, names []string) bool {
	row := make([]bool, len(names)+1)
	row[0] = true
	for _, p := range pattern {
		next := make([]bool, len(names)+1)
		for j := range next {
			switch {
			case p == "**":
				next[j] = row[j] || j > 0 && next[j-1]
			case j > 0:
				next[j] = row[j-1] && fitsName(p, names[j-1])
			}
		}
		row = next
	}
	return row[len(names)]
}

// fitsName compares one name, going back to the last * when it must.
func fitsName(pattern, name string) bool {
	p, n := []rune(pattern), []rune(name)
	i, j, star, from := 0, 0, -1, 0
	for j < len(n) {
		switch {
		case i < len(p) && p[i] == '*':
			star, from = i, j
			i++
		case i < len(p) && (p[i] == '?' || p[i] == n[j]):
			i++
			j++
		case star >= 0:
			from++
			i, j = star+1, from
		default:
			return false
		}
	}
	for i < len(p) && p[i] == '*' {
		i++
	}
	return i == len(p)
}

// clean takes the dots and slashes off a path that say nothing.
func clean(path string) string {
	path = strings.TrimSuffix(path, "/")
	for strings.HasPrefix(path, "./") {
		path = path[2:]
	}
	return path
}
