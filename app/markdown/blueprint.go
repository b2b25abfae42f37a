package markdown

import (
	"path"
	"strconv"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/yaml"
)

// blueprintReader reads one blueprint file and remembers whether it has a fault.
type blueprintReader struct {
	file   string
	report func(course.Problem)
	broken bool
}

// readBlueprint reads one blueprint file. Every fault is a problem; a file that
// can't be trusted word for word gives nil.
func readBlueprint(file string, b []byte, report func(course.Problem)) *course.Blueprint {
	r := &blueprintReader{file: file, report: report}
	root, errs := yaml.Parse(b)
	for _, e := range errs {
		r.bad(e.Line, e.Why.Ko, e.Why.En)
	}
	if root == nil {
		return nil
	}
	bp := &course.Blueprint{Name: strings.TrimSuffix(path.Base(file), path.Ext(file))}
	fields := map[string]func(*yaml.Node){
		"exam": r.str(&bp.Exam), "guide": r.str(&bp.Guide), "inherits": r.str(&bp.Inherits),
		"from": r.str(&bp.From), "until": r.str(&bp.Until), "note": r.str(&bp.Note),
		"minutes": r.number(&bp.Minutes), "questions": r.number(&bp.Questions), "scored": r.number(&bp.Scored), "pass": r.number(&bp.Pass),
		"kinds": r.strs(&bp.Kinds), "evidence": r.strs(&bp.Evidence),
		"official": r.strs(&bp.Official),
		"retired":  r.texts(&bp.Retired),
		"domains":  r.list(func(v *yaml.Node) { bp.Domains = append(bp.Domains, r.domain(v)) }),
		"skills":   r.texts(&bp.Skills),
		"aliases": func(v *yaml.Node) {
			bp.Aliases = map[string]string{}
			r.pairs(v, func(k, v *yaml.Node) {
				var s string
				r.str(&s)(v)
				bp.Aliases[k.Text] = s
			})
		},
	}
	r.fields(root, []string{"exam", "guide", "inherits", "from", "until", "note", "minutes", "questions", "scored", "pass", "kinds", "domains", "skills", "aliases", "evidence", "official", "retired"}, fields)
	if r.broken {
		return nil
	}
	sum := 0
	for i := range bp.Domains {
		sum += bp.Domains[i].Weight
	}
	if len(bp.Domains) > 0 && sum != 100 {
		report(course.Problem{File: file, Severity: course.Error, Code: "blueprint-weights",
			Message: both("영역 비중의 합이 100이 아니라 "+strconv.Itoa(sum)+"입니다", "the weights of the domains add up to "+strconv.Itoa(sum)+", not 100")})
	}
	return bp
}

func (r *blueprintReader) bad(line int, ko, en string) {
	r.broken = true
	r.report(course.Problem{File: r.file, Line: line, Severity: course.Error, Code: "blueprint-yaml",
		Message: both("시험 개요: "+ko, "the blueprint: "+en)})
}

// fields reads a mapping whose keys are known.
func (r *blueprintReader) fields(m *yaml.Node, known []string, read map[string]func(*yaml.Node)) {
	r.pairs(m, func(k, v *yaml.Node) {
		if f := read[k.Text]; f != nil {
			f(v)
			return
		}
		near, list := sim.Nearest(k.Text, known), strings.Join(known, ", ")
		r.bad(k.Line, k.Text+": 없는 키입니다. 쓸 수 있는 것은 "+list+nearKo(near), k.Text+": unknown key; the known ones are "+list+nearEn(near))
	})
}

// pairs calls f for the pairs of a mapping; nothing at all is an empty one.
func (r *blueprintReader) pairs(m *yaml.Node, f func(k, v *yaml.Node)) {
	if m.Kind != yaml.Mapping && m.Kind != yaml.Null {
		r.bad(m.Line, "`키: 값` 꼴이어야 합니다", "want key: value")
	}
	each(m, f)
}

func (r *blueprintReader) list(f func(*yaml.Node)) func(*yaml.Node) {
	return func(v *yaml.Node) {
		if v.Kind != yaml.Sequence && v.Kind != yaml.Null {
			r.bad(v.Line, "목록이어야 합니다. `- `로 시작하는 줄이나 [ ]로 쓰세요", "want a list; write lines that begin with \"- \", or [ ]")
		}
		for _, it := range v.Items {
			f(it)
		}
	}
}

func (r *blueprintReader) str(to *string) func(*yaml.Node) {
	return func(v *yaml.Node) {
		if v.Kind == yaml.Sequence || v.Kind == yaml.Mapping {
			r.bad(v.Line, "글자여야 합니다. 특수 문자가 있으면 따옴표로 감싸세요", "want text; quote it if it contains special characters")
		}
		*to = scalar(v)
	}
}

func (r *blueprintReader) strs(to *[]string) func(*yaml.Node) {
	return r.list(func(v *yaml.Node) {
		var s string
		r.str(&s)(v)
		*to = append(*to, s)
	})
}

func (r *blueprintReader) number(to *int) func(*yaml.Node) {
	return func(v *yaml.Node) {
		n, ok := v.Int()
		if !ok && v.Kind != yaml.Null {
			r.bad(v.Line, strconv.Quote(v.Text)+": 따옴표 없는 정수여야 합니다", strconv.Quote(v.Text)+": want a whole number without quotes")
		}
		*to = n
	}
}

// text reads {ko: …, en: …} or one text for every language.
func (r *blueprintReader) text(to *i18n.Text) func(*yaml.Node) {
	return func(v *yaml.Node) {
		if v.Kind != yaml.Mapping {
			var s string
			r.str(&s)(v)
			*to = i18n.Same(s)
			return
		}
		r.fields(v, []string{"ko", "en"}, map[string]func(*yaml.Node){"ko": r.str(&to.Ko), "en": r.str(&to.En)})
	}
}

// texts reads a mapping of names to texts.
func (r *blueprintReader) texts(to *map[string]i18n.Text) func(*yaml.Node) {
	return func(v *yaml.Node) {
		*to = map[string]i18n.Text{}
		r.pairs(v, func(k, v *yaml.Node) {
			var t i18n.Text
			r.text(&t)(v)
			(*to)[k.Text] = t
		})
	}
}

func (r *blueprintReader) domain(v *yaml.Node) course.Domain {
	var d course.Domain
	r.fields(v, []string{"id", "weight", "title", "tasks"}, map[string]func(*yaml.Node){
		"id": r.str(&d.ID), "weight": r.number(&d.Weight), "title": r.text(&d.Title),
		"tasks": r.list(func(v *yaml.Node) {
			var t course.Task
			r.fields(v, []string{"id", "title"}, map[string]func(*yaml.Node){"id": r.str(&t.ID), "title": r.text(&t.Title)})
			d.Tasks = append(d.Tasks, t)
		}),
	})
	return d
}
