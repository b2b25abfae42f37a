package search

// editsFor is how many typing mistakes a word of so many letters is allowed.
func editsFor(letters int) int {
	switch {
	case letters < 4:
		return 0
	case letters < 8:
		return 1
	}
	return 2
}

// longest is the length up to which words are compared for typos.
const longest = 32

// near computes how far word is from the beginnings of other: the result at
// i is the number of letters to insert, delete, replace or swap with their
// neighbour (none of them touched twice) to make word of other[:i]. Values above
// most are only known to be above. It returns nil when no beginning is within
// most.
//
//	d(i, j) = min(d(i-1, j)+1, d(i, j-1)+1, d(i-1, j-1)+[a≠b], d(i-2, j-2)+1 if swapped)
func near(word, other []byte, most int, rows *[3][longest + 1]uint8) []uint8 {
	m := len(word)
	n := min(len(other), m+most, longest)
	// One row for each letter of word; row[j] belongs to other[:j].
	prev2, prev, row := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= n; j++ {
		row[j] = uint8(j)
	}
	for i := 1; i <= m; i++ {
		prev2, prev, row = prev, row, prev2
		row[0] = uint8(i)
		best := row[0]
		for j := 1; j <= n; j++ {
			d := prev[j-1]
			if word[i-1] != other[j-1] {
				d++
			}
			d = min(d, prev[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && word[i-1] == other[j-2] && word[i-2] == other[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			row[j] = d
			best = min(best, d)
		}
		if int(best) > most {
			return nil
		}
	}
	return row[:n+1]
}
