package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/yaml"
)

// simName returns the simulator a fenced block names: "```sim backoff". A bare
// "sim" is a block of ours without a name.
func simName(f *ast.FencedCodeBlock, src []byte) (string, bool) {
	if f.Info == nil {
		return "", false
	}
	words := strings.Fields(string(f.Info.Segment.Value(src)))
	if len(words) == 0 || words[0] != "sim" {
		return "", false
	}
	return strings.Join(words[1:], " "), true
}

// simulator looks a simulator up and reports an unknown one.
func (r *reader) simulator(name string, off int, code string) (*sim.Info, *course.Problem) {
	if in, ok := r.opt.Sims.Lookup(name); ok {
		return in, nil
	}
	known := r.opt.Sims.Names()
	list, near := strings.Join(known, ", "), sim.Nearest(name, known)
	ko, en := "시뮬레이터 "+strconv.Quote(name)+": 없는 이름입니다.", "simulator "+strconv.Quote(name)+": unknown;"
	if name == "" {
		ko, en = "시뮬레이터 이름이 없습니다. ```sim 뒤에 이름을 쓰세요.", "no simulator is named; write its name after ```sim;"
	}
	p := r.src.err(off, code, ko+" 쓸 수 있는 것은 "+list+nearKo(near), en+" the known ones are "+list+nearEn(near))
	return nil, &p
}

// setting is one line of a sim block.
type setting struct {
	name, value string
	items       []setting // of a mapping
	off         int
}

// sim reads a sim block and adds it.
func (r *reader) sim(f *ast.FencedCodeBlock, name string) {
	before := len(r.src.problems)
	off := f.Info.Segment.Start
	broken := func() bool {
		for _, p := range r.src.problems[before:] {
			if p.Severity == course.Error {
				r.note.Blocks = append(r.note.Blocks, course.Block{Broken: &p})
				return true
			}
		}
		return false
	}
	in, _ := r.simulator(name, off, "sim-unknown")
	if broken() {
		return
	}
	b := &course.SimBlock{Name: in.Name, Anchor: r.anchor}
	given, at := map[string]string{}, map[string]int{}
	var compare map[string]string
	for _, set := range r.settings(f) {
		if _, twice := at[set.name]; twice {
			r.simTwice(set)
			continue
		}
		at[set.name] = set.off
		switch set.name {
		case "alt":
			b.Alt = set.value
		case "predict":
			b.Predict = set.value
			r.simPredict(in, set)
		case "compare":
			compare = r.simCompare(set)
		default:
			given[set.name] = set.value
		}
	}
	first := r.simParse(in, given, at, off)
	b.Params = first.Changed()
	if compare != nil {
		second := r.simSecond(in, given, compare, at["compare"])
		b.Compare = map[string]string{}
		for _, p := range in.Params {
			if v := second.Get(p.Name); v != first.Get(p.Name) {
				b.Compare[p.Name] = v
			}
		}
		if len(b.Compare) == 0 && len(r.src.problems) == before {
			r.src.err(at["compare"], "sim-compare-same", "compare가 첫 실행과 같습니다. 달라질 값을 `compare: 이름=값`으로 쓰세요", "compare equals the first run; write what differs as `compare: name=value`")
		}
	}
	if broken() {
		return
	}
	r.sims[in.Name]++
	b.ID = "sim-" + in.Name + "-" + strconv.Itoa(r.sims[in.Name])
	r.note.Blocks = append(r.note.Blocks, course.Block{Sim: b})
}

func (r *reader) simTwice(set setting) {
	r.src.err(set.off, "sim-twice", set.name+"을(를) 두 번 썼습니다. 하나만 남기세요", set.name+" is given twice; keep one")
}

func (r *reader) simPredict(in *sim.Info, set setting) {
	if _, ok := in.Prediction(set.value); ok {
		return
	}
	var names []string
	for i := range in.Predictions {
		names = append(names, in.Predictions[i].Name)
	}
	list, near := strings.Join(names, ", "), sim.Nearest(set.value, names)
	r.src.err(set.off, "sim-predict", "predict "+strconv.Quote(set.value)+": "+list+" 가운데 하나를 쓰세요"+nearKo(near), "predict "+strconv.Quote(set.value)+": want one of "+list+nearEn(near))
}

// simCompare reads the second run: "policy=fixed, seed=3", a list of such, or a
// mapping.
func (r *reader) simCompare(set setting) map[string]string {
	out := map[string]string{}
	for _, it := range set.items {
		if _, twice := out[it.name]; twice {
			r.simTwice(it)
		}
		out[it.name] = it.value
	}
	if len(set.items) > 0 {
		return out
	}
	last := ""
	for _, part := range strings.FieldsFunc(set.value, func(c rune) bool { return c == ',' || c == '\n' }) {
		k, v, ok := strings.Cut(part, "=")
		k = strings.TrimSpace(k)
		switch {
		case strings.TrimSpace(part) == "":
		case ok && k != "":
			out[k], last = strings.TrimSpace(v), k
		case last != "": // the next item of a list value
			out[last] += "," + strings.TrimSpace(part)
		default:
			r.src.err(set.off, "sim-compare", "compare "+strconv.Quote(strings.TrimSpace(part))+": `이름=값`으로 쓰세요", "compare "+strconv.Quote(strings.TrimSpace(part))+": want name=value")
		}
	}
	return out
}

// simParse validates values and reports each fault where it was written. The
// names no parameter has are compared with the block's own keys too.
func (r *reader) simParse(in *sim.Info, given map[string]string, at map[string]int, off int) sim.Values {
	v, errs := in.Parse(given)
	for _, e := range errs {
		where, ok := at[e.Param]
		if !ok {
			where = off
		}
		code := "sim-value"
		if e.Param == "preset" {
			code = "sim-preset"
		} else if _, known := in.Param(e.Param); !known {
			code = "sim-parameter"
			if near := sim.Nearest(e.Param, []string{"predict", "compare", "alt", "preset"}); near != "" && e.Near == "" {
				e.Near = near
			}
		}
		r.src.err(where, code, e.In(i18n.Korean), e.In(i18n.English))
	}
	return v
}

// simSecond returns the values of the second run: the first run's, with the
// preset and then the values that compare names.
func (r *reader) simSecond(in *sim.Info, given, compare map[string]string, off int) sim.Values {
	all := map[string]string{}
	for k, v := range given {
		all[k] = v
	}
	if name, ok := compare["preset"]; ok {
		all["preset"] = name
		if p, ok := in.Preset(name); ok {
			for k := range p.Values {
				delete(all, k)
			}
		}
	}
	at := map[string]int{}
	for k, v := range compare {
		all[k], at[k] = v, off
	}
	// Faults of the first run are reported already.
	for k := range all {
		if _, ours := compare[k]; ours {
			continue
		}
		if _, errs := in.Parse(map[string]string{k: all[k]}); len(errs) > 0 {
			delete(all, k)
		}
	}
	return r.simParse(in, all, at, off)
}

// settings reads the body of a sim block: a YAML mapping, or lines "key: value"
// when it isn't one.
func (r *reader) settings(f *ast.FencedCodeBlock) []setting {
	var body bytes.Buffer
	var offs []int
	for i := range f.Lines().Len() {
		line := f.Lines().At(i)
		offs = append(offs, line.Start)
		body.Write(line.Value(r.src.text))
	}
	off := func(line int) int {
		if line >= 1 && line <= len(offs) {
			return offs[line-1]
		}
		return f.Info.Segment.Start
	}
	if len(bytes.TrimSpace(body.Bytes())) == 0 {
		return nil
	}
	// A name given twice is reported where the settings are used.
	if root, _ := yaml.Parse(body.Bytes()); root != nil && root.Kind == yaml.Mapping {
		return yamlSettings(root, off, 0)
	} else if root != nil && root.Kind == yaml.Null && root.Text == "" {
		return nil
	}
	var out []setting
	for i, line := range strings.Split(body.String(), "\n") {
		if t := strings.TrimSpace(line); t == "" || t[0] == '#' {
			continue
		}
		k, v, ok := strings.Cut(line, ":")
		k = strings.TrimSpace(k)
		if !ok || k == "" || strings.ContainsAny(k, " \t") {
			r.src.err(off(i+1), "sim-syntax", "`이름: 값` 꼴이 아닙니다: "+strings.TrimSpace(line), "want name: value, got "+strings.TrimSpace(line))
			continue
		}
		if c := strings.Index(v, " #"); c >= 0 {
			v = v[:c]
		}
		out = append(out, setting{name: k, value: unquote(strings.TrimSpace(v)), off: off(i + 1)})
	}
	return out
}

func yamlSettings(m *yaml.Node, off func(int) int, depth int) []setting {
	var out []setting
	for _, p := range m.Pairs {
		s := setting{name: p.Key.Text, value: scalar(p.Value), off: off(p.Key.Line)}
		switch {
		case p.Value.Kind == yaml.Sequence:
			s.value = strings.Join(scalars(p.Value), ",")
			for _, it := range p.Value.Items {
				if depth == 0 { // "- policy: fixed"
					s.items = append(s.items, yamlSettings(it, off, 1)...)
				}
			}
		case depth == 0:
			s.items = yamlSettings(p.Value, off, 1)
		}
		out = append(out, s)
	}
	return out
}
