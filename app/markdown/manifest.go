package markdown

import (
	"bytes"
	"path"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/sim"
)

// manifest is course.yaml.
type manifest struct {
	file               string
	title, description i18n.Text
	langs              []i18n.Lang
	license            string
	blueprints         []named
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
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		line, why := yamlError(err)
		bad(line, "course-yaml", "YAML을 읽지 못했습니다: "+why, "not valid YAML: "+why)
		return m, false
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		bad(1, "course-yaml", "`키: 값` 꼴의 YAML이어야 합니다", "want YAML of the form key: value")
		return m, false
	}
	keys := []string{"title", "description", "languages", "license", "blueprints", "sections"}
	each(doc.Content[0], func(k, v *yaml.Node) {
		switch k.Value {
		case "title":
			m.title = textOf(v)
		case "description":
			m.description = textOf(v)
		case "license":
			m.license = v.Value
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
		case "sections":
			m.sections = readSections(v, bad)
		default:
			near := sim.Nearest(k.Value, keys)
			bad(k.Line, "course-key", k.Value+": 없는 키입니다. 쓸 수 있는 것은 "+strings.Join(keys, ", ")+nearKo(near), k.Value+": unknown key; the known ones are "+strings.Join(keys, ", ")+nearEn(near))
		}
	})
	return m, true
}

func readSections(v *yaml.Node, bad func(line int, code, ko, en string)) []manifestSection {
	var out []manifestSection
	if v.Kind != yaml.SequenceNode {
		bad(v.Line, "course-sections", "sections는 `- id: …`로 시작하는 목록이어야 합니다", "sections must be a list of `- id: …`")
		return nil
	}
	ids := map[string]bool{}
	for _, it := range v.Content {
		var s manifestSection
		each(it, func(k, v *yaml.Node) {
			switch k.Value {
			case "id":
				s.id = v.Value
			case "title":
				s.title = textOf(v)
			case "notes":
				s.notes = namesOf(v)
			default:
				near := sim.Nearest(k.Value, []string{"id", "title", "notes"})
				bad(k.Line, "course-key", "sections의 "+k.Value+": 없는 키입니다. id, title, notes를 쓰세요"+nearKo(near), "section key "+k.Value+": want id, title or notes"+nearEn(near))
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
	if m.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(m.Content); i += 2 {
		f(m.Content[i], m.Content[i+1])
	}
}

// textOf reads {ko: …, en: …} or one text for every language.
func textOf(v *yaml.Node) i18n.Text {
	if v.Kind == yaml.ScalarNode {
		return i18n.Same(v.Value)
	}
	var t i18n.Text
	each(v, func(k, v *yaml.Node) {
		switch k.Value {
		case "ko":
			t.Ko = v.Value
		case "en":
			t.En = v.Value
		}
	})
	return t
}

func namesOf(v *yaml.Node) []named {
	if v.Kind == yaml.ScalarNode && v.Value != "" {
		return []named{{v.Value, v.Line}}
	}
	var out []named
	for _, c := range v.Content {
		if c.Kind == yaml.ScalarNode {
			out = append(out, named{c.Value, c.Line})
		}
	}
	return out
}

// readBlueprint reads one blueprint file.
func readBlueprint(file string, b []byte, report func(course.Problem)) *course.Blueprint {
	bad := func(line int, code, ko, en string) {
		report(course.Problem{File: file, Line: line, Severity: course.Error, Code: code, Message: both(ko, en)})
	}
	bp := &course.Blueprint{}
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	if err := d.Decode(bp); err != nil {
		line, why := yamlError(err)
		why = strings.TrimSpace(strings.TrimPrefix(why, "unmarshal errors:"))
		bad(line, "blueprint-yaml", "시험 개요를 읽지 못했습니다: "+why, "the blueprint could not be read: "+why)
		return nil
	}
	bp.Name = strings.TrimSuffix(path.Base(file), path.Ext(file))
	sum := 0
	for i := range bp.Domains {
		sum += bp.Domains[i].Weight
	}
	if len(bp.Domains) > 0 && sum != 100 {
		bad(0, "blueprint-weights", "영역 비중의 합이 100이 아니라 "+strconv.Itoa(sum)+"입니다", "the weights of the domains add up to "+strconv.Itoa(sum)+", not 100")
	}
	return bp
}
