package sim

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"notelab/app/i18n"
)

// Kind says what a parameter holds and how it is written.
type Kind string

// The kinds of parameter.
const (
	Number   Kind = "number"   // 12 or 0.5
	Duration Kind = "duration" // 250ms, 1.5s, 20m; "250 ms" is understood too
	Choice   Kind = "choice"   // one of Options
	Flag     Kind = "flag"     // true or false; on, off, yes, no are understood
	List     Kind = "list"     // items separated by commas or lines; of Options, when given
	String   Kind = "text"     // free text of at most MaxLen characters
)

// Param declares one parameter of a simulator.
type Param struct {
	Name    string // lower case with dashes: "full-jitter" is a value, "base" a name
	Kind    Kind
	Label   i18n.Text
	Help    i18n.Text // one sentence, optional
	Unit    i18n.Text // shown after a number
	Default string    // in canonical form
	// Min, Max and Step bound a number (in its unit) or a duration (in
	// milliseconds). Step 1 makes a number whole; Step 0 leaves it free.
	Min, Max, Step float64
	Options        []Option
	// MaxLen bounds a text in characters, a list in items.
	MaxLen int
	// Ordered says that the places of a list's items matter: each row can be
	// moved up.
	Ordered bool
	// Check validates one list item or a text further; it returns what was
	// expected, or an empty Text when the item is fine.
	Check func(item string) i18n.Text `json:"-"`
	// When reports whether the parameter matters under the given values; nil
	// means always. Controls that do not matter are hidden.
	When func(Values) bool `json:"-"`
	// Group is the heading the control stands under.
	Group i18n.Text
}

// Long reports whether the parameter holds a text of several lines.
func (p *Param) Long() bool { return p.Kind == String && p.MaxLen >= 500 }

// TextRows is how many lines of a long text are seen at once.
const TextRows = 14

// Option is one value a Choice or List may take.
type Option struct {
	Name  string
	Label i18n.Text
}

// ParamError says what is wrong with one given value.
type ParamError struct {
	Param string    // the name as given
	Value string    // the value as given
	Want  i18n.Text // what was expected, with the range or the known names
	Near  string    // the nearest known name, for an unknown parameter or option
}

// Error implements error in English.
func (e ParamError) Error() string { return e.In(i18n.English) }

// In returns the message in a language.
func (e ParamError) In(l i18n.Lang) string {
	s := e.Param + ": " + strconv.Quote(e.Value) + ": " + e.Want.In(l)
	if e.Near != "" {
		s += " (" + i18n.T(l, "sim.near", "name", e.Near) + ")"
	}
	return s
}

// canonical returns the value in the one form it has in URLs, on the command
// line and in Values, or what was expected instead.
func (p *Param) canonical(s string) (string, *ParamError) {
	s = strings.TrimSpace(s)
	bad := func(ko, en, near string) (string, *ParamError) {
		return "", &ParamError{p.Name, s, i18n.Text{Ko: ko, En: en}, near}
	}
	switch p.Kind {
	case Number:
		f, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(s, p.Unit.En)), 64)
		whole := p.Step == 1
		if err != nil || math.IsNaN(f) || f < p.Min || f > p.Max || whole && f != math.Trunc(f) {
			lo, hi := formatNumber(p.Min), formatNumber(p.Max)
			if whole {
				return bad(lo+"에서 "+hi+" 사이의 정수를 쓰세요", "want a whole number from "+lo+" to "+hi, "")
			}
			return bad(lo+"에서 "+hi+" 사이의 수를 쓰세요", "want a number from "+lo+" to "+hi, "")
		}
		return formatNumber(f), nil
	case Duration:
		d, err := time.ParseDuration(strings.ReplaceAll(s, " ", ""))
		ms := float64(d) / float64(time.Millisecond)
		if err != nil || ms < p.Min || ms > p.Max {
			lo, hi := FormatDuration(millis(p.Min)), FormatDuration(millis(p.Max))
			return bad(lo+"에서 "+hi+" 사이의 시간을 250ms, 1.5s처럼 쓰세요", "want a duration from "+lo+" to "+hi+", such as 250ms or 1.5s", "")
		}
		return FormatDuration(d), nil
	case Flag:
		switch strings.ToLower(s) {
		case "true", "on", "yes", "1":
			return "true", nil
		case "false", "off", "no", "0":
			return "false", nil
		}
		return bad("true 또는 false를 쓰세요", "want true or false", "")
	case Choice:
		if p.option(s) {
			return s, nil
		}
		names := p.optionNames()
		return bad(strings.Join(names, ", ")+" 가운데 하나를 쓰세요", "want one of "+strings.Join(names, ", "), Nearest(s, names))
	case List:
		var items []string
		for _, it := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '\n' }) {
			if it = strings.TrimSpace(it); it == "" {
				continue
			}
			if len(p.Options) > 0 && !p.option(it) {
				names := p.optionNames()
				return bad(it+": "+strings.Join(names, ", ")+" 가운데서 고르세요", it+": want items of "+strings.Join(names, ", "), Nearest(it, names))
			}
			if p.Check != nil {
				if w := p.Check(it); w != (i18n.Text{}) {
					return bad(it+": "+w.Ko, it+": "+w.En, "")
				}
			}
			items = append(items, it)
		}
		if len(items) > p.MaxLen {
			n := strconv.Itoa(p.MaxLen)
			return bad("항목은 "+n+"개까지입니다", "want at most "+n+" items", "")
		}
		return strings.Join(items, ","), nil
	default:
		if n := strconv.Itoa(p.MaxLen); utf8.RuneCountInString(s) > p.MaxLen {
			return bad(n+"자까지입니다", "want at most "+n+" characters", "")
		}
		if p.Check != nil {
			if w := p.Check(s); w != (i18n.Text{}) {
				return bad(w.Ko, w.En, "")
			}
		}
		return s, nil
	}
}

func (p *Param) option(name string) bool {
	for _, o := range p.Options {
		if o.Name == name {
			return true
		}
	}
	return false
}

func (p *Param) optionNames() []string {
	names := make([]string, len(p.Options))
	for i, o := range p.Options {
		names[i] = o.Name
	}
	return names
}

func millis(f float64) time.Duration { return time.Duration(math.Round(f * float64(time.Millisecond))) }

func formatNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// FormatDuration writes a duration the short way Go reads back: 1.5s, 250ms,
// 20m, 0s.
func FormatDuration(d time.Duration) string {
	s := d.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// Nearest returns the known name closest to s by edit distance, or "" when
// none is close enough to be a slip.
func Nearest(s string, names []string) string {
	best, dist := "", 1+len(s)/2
	if dist > 4 {
		dist = 4
	}
	for _, n := range names {
		if d := editDistance(s, n); d < dist {
			best, dist = n, d
		}
	}
	return best
}

func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			diag, row[j] = row[j], min(row[j]+1, row[j-1]+1, diag+cost)
		}
	}
	return row[len(b)]
}
