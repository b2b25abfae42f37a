package cwalarm

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
)

// Bounds of the text parameters.
const (
	mostSlots   = 60
	mostBatches = 8
	mostCount   = 10_000
	mostValue   = 1_000_000
	textLength  = 400
)

// batch is samples of one value, in thousandths.
type batch struct{ value, count int64 }

// slot is what was sent in one minute (or 10 seconds); empty means nothing.
type slot []batch

var (
	wantData = i18n.Text{
		Ko: "칸마다 값을 띄어 쓰세요. 없는 칸은 -, 되풀이는 50*3, 한 칸의 여러 값은 80x97+2400x3 (60칸까지)",
		En: "write one entry a slot: - for none, 50*3 to repeat, 80x97+2400x3 for many samples; at most 60 slots"}
	wantOther = i18n.Text{
		Ko: "칸마다 O(OK), A(ALARM), I(INSUFFICIENT_DATA)를 띄어 쓰세요. 되풀이는 O*5 (60칸까지)",
		En: "write O (OK), A (ALARM) or I (INSUFFICIENT_DATA) for each slot; O*5 repeats; at most 60 slots"}
)

// entries splits a text into entries and repeats those that say so.
func entries(s string) ([]string, bool) {
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\r' }) {
		entry, times, repeated := strings.Cut(f, "*")
		n := 1
		if repeated {
			var err error
			if n, err = strconv.Atoi(times); err != nil || n < 1 {
				return nil, false
			}
		}
		if n > mostSlots-len(out) {
			return nil, false
		}
		for range n {
			out = append(out, entry)
		}
	}
	return out, len(out) > 0
}

// readData reads the samples of every slot.
func readData(s string) ([]slot, bool) {
	list, fine := entries(s)
	slots := make([]slot, len(list))
	for i, e := range list {
		if e == "-" {
			continue
		}
		parts := strings.Split(e, "+")
		if len(parts) > mostBatches {
			return nil, false
		}
		for _, p := range parts {
			value, times, many := strings.Cut(p, "x")
			b := batch{count: 1}
			var right bool
			if b.value, right = thousandths(value); !right {
				return nil, false
			}
			if many {
				n, err := strconv.Atoi(times)
				if err != nil || n < 1 || n > mostCount {
					return nil, false
				}
				b.count = int64(n)
			}
			slots[i] = append(slots[i], b)
		}
	}
	return slots, fine
}

// thousandths reads a number that is not negative, with up to three decimals.
func thousandths(s string) (int64, bool) {
	whole, part, dotted := strings.Cut(s, ".")
	if dotted && (part == "" || len(part) > 3) || whole == "" || len(whole) > 7 {
		return 0, false
	}
	n := int64(0)
	for _, r := range whole + (part + "000")[:3] {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int64(r-'0')
	}
	return n, n <= mostValue*1000
}

// readOther reads the states of the second alarm.
func readOther(s string) ([]state, bool) {
	list, fine := entries(s)
	states := make([]state, len(list))
	for i, e := range list {
		at := strings.Index("OAI", strings.ToUpper(e))
		if len(e) != 1 || at < 0 {
			return nil, false
		}
		states[i] = state(at)
	}
	return states, fine
}

func checkData(s string) i18n.Text {
	if _, fine := readData(s); !fine {
		return wantData
	}
	return i18n.Text{}
}

func checkOther(s string) i18n.Text {
	if _, fine := readOther(s); !fine {
		return wantOther
	}
	return i18n.Text{}
}

// clock writes a simulated time.
func clock(d time.Duration) i18n.Text {
	m, s := strconv.Itoa(int(d/time.Minute)), strconv.Itoa(int(d%time.Minute/time.Second))
	switch {
	case d%time.Minute == 0:
		return i18n.Text{Ko: m + "분", En: m + " min"}
	case d < time.Minute:
		return i18n.Text{Ko: s + "초", En: s + " s"}
	}
	return i18n.Text{Ko: m + "분 " + s + "초", En: m + " min " + s + " s"}
}
