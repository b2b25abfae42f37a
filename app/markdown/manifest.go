package markdown

import (
	"strconv"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/yaml"
)

// manifest is course.yaml.
type manifest struct {
	file               string
	title, description i18n.Text
	langs              []i18n.Lang
	license            string
	blueprints         []named
	earlier            named // the outline of older notes
	sections           []manifestSection
}

type named struct {
	name string
	line int
}

type manifestSection struct {
	id    string
	title i18n.Text
	notes []named
}

// readManifest reads course.yaml. ok is false when it can't be read as a
// mapping at all; every fault is a problem.
func readManifest(file string, b []byte, report func(course.Problem)) (m manifest, ok bool) {
	m.file = file
	bad := func(line int, code, ko, en string) {
		report(course.Problem{File: file, Line: line, Severity: course.Error, Code: code, Message: both(ko, en)})
	}
	root, errs := yaml.Parse(b)
	for _, e := range errs {
		bad(e.Line, "course-yaml", e.Why.Ko, e.Why.En)
	}
	if root == nil {
		return m, false
	}
	if root.Kind != yaml.Mapping {
		bad(1, "course-yaml", "`키: 값` 꼴의 YAML이어야 합니다", "want YAML of the form key: value")
		return m, false
	}
	keys := []string{"title", "description", "languages", "license", "blueprints", "earlier", "sections"}
	each(root, func(k, v *yaml.Node) {
		switch k.Text {
		case "title":
			m.title = textOf(v)
		case "description":
			m.description = textOf(v)
		case "license":
			m.license = scalar(v)
		case "languages":
			for _, n := range namesOf(v) {
				known := false
				for _, l := range i18n.Langs {
					if string(l) == n.name {
						m.langs, known = append(m.langs, l), true
					}
				}
				if !known {
					bad(n.line, "course-language", "languages의 "+strconv.Quote(n.name)+": ko나 en을 쓰세요", "language "+strconv.Quote(n.name)+": want ko or en")
				}
			}
		case "blueprints":
			m.blueprints = namesOf(v)
		case "earlier":
			m.earlier = named{scalar(v), v.Line}
		case "sections":
			m.sections = readSections(v, bad)
		default:
			near := sim.Nearest(k.Text, keys)
			bad(k.Line, "course-key", k.Text+": 없는 키입니다. 쓸 수 있는 것은 "+strings.Join(keys, ", ")+nearKo(near), k.Text+": unknown key; the known ones are "+strings.Join(keys, ", ")+nearEn(near))
		}
	})
	return m, true
}

func readSections(v *yaml.Node, bad func(line int, code, ko, en string)) []manifestSection {
	var out []manifestSection
	if v.Kind != yaml.Sequence {
		bad(v.Line, "course-sections", "sections는 `- id: …`로 시작하는 목록이어야 합니다", "sections must be a list of `- id: …`")
		return nil
	}
	ids := map[string]bool{}
	for _, it := range v.Items {
		var s manifestSection
		each(it, func(k, v *yaml.Node) {
			switch k.Text {
			case "id":
				s.id = scalar(v)
			case "title":
				s.title = textOf(v)
			case "notes":
				s.notes = namesOf(v)
			default:
				near := sim.Nearest(k.Text, []string{"id", "title", "notes"})
				bad(k.Line, "course-key", "sections의 "+k.Text+": 없는 키입니다. id, title, notes를 쓰세요"+nearKo(near), "section key "+k.Text+": want id, title or notes"+nearEn(near))
			}
		})
		if s.id == "" {
			s.id = slugOf(s.title.In(i18n.English))
		}
		if ids[s.id] || s.id != slugOf(s.id) {
			bad(it.Line, "course-section-id", "section id "+strconv.Quote(s.id)+": 글자, 숫자, -로 된 서로 다른 이름이어야 합니다", "section id "+strconv.Quote(s.id)+": want a name of its own in letters, digits and -")
		}
		ids[s.id] = true
		if s.title == (i18n.Text{}) {
			s.title = i18n.Same(s.id)
		}
		out = append(out, s)
	}
	return out
}

func each(m *yaml.Node, f func(k, v *yaml.Node)) {
	for _, p := range m.Pairs {
		f(p.Key, p.Value)
	}
}

// textOf reads {ko: …, en: …} or one text for every language.
func textOf(v *yaml.Node) i18n.Text {
	t := i18n.Same(scalar(v))
	each(v, func(k, v *yaml.Node) {
		switch k.Text {
		case "ko":
			t.Ko = scalar(v)
		case "en":
			t.En = scalar(v)
		}
	})
	return t
}

// namesOf reads one name or a list of names. An empty item of a list stays, so
// that it is found missing.
func namesOf(v *yaml.Node) []named {
	if s := scalar(v); s != "" {
		return []named{{s, v.Line}}
	}
	var out []named
	for _, it := range v.Items {
		if it.Kind == yaml.Scalar || it.Kind == yaml.Null {
			out = append(out, named{it.Text, it.Line})
		}
	}
	return out
}
