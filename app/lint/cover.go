package lint

import (
	"sort"
	"strings"

	"notelab/app/course"
	"notelab/app/i18n"
)

// Row is what covers one id of an exam guide.
type Row struct {
	ID    string
	Title i18n.Text
	Depth int // 0 for a domain, 1 for a task, 2 for a skill
	// Bullet is set for a knowledge bullet of an older guide, which later skills
	// took in: nothing has to carry it.
	Bullet                 bool
	Notes, Questions, Sims int
}

// Coverage is what of one blueprint the course covers. A domain and a task count
// what is below them, each note, question and simulator once.
type Coverage struct {
	Blueprint *course.Blueprint
	Rows      []Row
	Shares    Shares
}

// Cover counts what covers every id of the blueprints, by tags. A note and a
// question cover what their tags say. A simulator that stands in the course
// covers what the questions of its model examine; one whose questions say
// nothing covers the ids of the notes it stands in.
func Cover(c *course.Course, opt Options) []Coverage {
	k := newChecker(c, opt)
	notes, questions, sims := hits{}, hits{}, hits{}
	slugs := map[string]bool{}
	for _, n := range notesOf(c) {
		if !slugs[n.Slug] { // the first language has it
			slugs[n.Slug] = true
			notes.add(k, n.Slug, n.Tags)
		}
	}
	for _, it := range k.main() {
		questions.add(k, it.q.ID, it.q.Tags)
	}
	for name, tags := range k.simTags() {
		sims.add(k, name, tags)
	}
	var out []Coverage
	for _, b := range c.Blueprints {
		cov := Coverage{Blueprint: b, Shares: k.shares(b)}
		for _, id := range sortedIDs(b) {
			t, ok := b.Tag(id)
			if _, alias := b.Aliases[id]; !ok || alias {
				continue
			}
			cov.Rows = append(cov.Rows, Row{
				ID: id, Title: t.Title, Depth: depth(b, id), Bullet: bullet(id),
				Notes: notes.of(b, id), Questions: questions.of(b, id), Sims: sims.of(b, id),
			})
		}
		out = append(out, cov)
	}
	return out
}

// simTags finds what the simulators in the course examine.
func (k *checker) simTags() map[string][]string {
	tags, stands := map[string][]string{}, map[string][]string{}
	for _, n := range notesOf(k.course) {
		for i := range n.Blocks {
			b := &n.Blocks[i]
			if b.Sim != nil {
				stands[b.Sim.Name] = append(stands[b.Sim.Name], n.Tags...)
			}
			if b.Quiz != nil && b.Quiz.Sim != "" {
				stands[b.Quiz.Sim] = append(stands[b.Quiz.Sim], n.Tags...)
				tags[b.Quiz.Sim] = append(tags[b.Quiz.Sim], b.Quiz.Tags...)
			}
		}
	}
	for name, of := range stands {
		for _, ask := range k.opt.Asks[name] {
			for seed := uint64(1); seed <= seeds && k.opt.Ask != nil; seed++ {
				if q, err := k.opt.Ask(name, ask, seed, k.course.MainLang()); err == nil {
					tags[name] = append(tags[name], q.Tags...)
				}
			}
		}
		if len(tags[name]) == 0 {
			tags[name] = of
		}
	}
	return tags
}

// hits are what covers an id of a blueprint: blueprint and id -> names.
type hits map[string]map[string]bool

// add counts a name for each id and for the task and the domain above it, in the
// blueprint the id comes from. An exam that inherits the id counts it for its own
// domain of that name: how it cut its tasks may differ.
func (h hits) add(k *checker, name string, tags []string) {
	for _, tag := range tags {
		t, ok := k.course.Tag(tag)
		if !ok {
			continue
		}
		ids := []string{t.ID}
		if t.Domain != nil {
			ids = append(ids, t.Domain.ID)
			if t.Task != nil {
				ids = append(ids, t.Domain.ID+"."+t.Task.ID)
			}
		}
		for _, id := range ids {
			h.put(t.Blueprint, id, name)
		}
		for _, b := range k.course.Blueprints {
			if t.Domain != nil && k.inherits(b, t.Blueprint) && hasDomain(b, t.Domain.ID) {
				h.put(b, t.Domain.ID, name)
			}
		}
	}
}

func (h hits) put(b *course.Blueprint, id, name string) {
	key := b.Name + " " + id
	if h[key] == nil {
		h[key] = map[string]bool{}
	}
	h[key][name] = true
}

func (h hits) of(b *course.Blueprint, id string) int { return len(h[b.Name+" "+id]) }

// depth is how deep an id stands: what only keeps two exams apart before it
// counts for nothing.
func depth(b *course.Blueprint, id string) int {
	parts := strings.Split(id, ".")
	for i := range b.Domains {
		if b.Domains[i].ID == id {
			return 0
		}
		for _, t := range b.Domains[i].Tasks {
			if len(parts) == 2 && b.Domains[i].ID+"."+t.ID == id {
				return 1
			}
		}
	}
	return 2
}

// sortedIDs lists a blueprint's ids in the order of the guide: a domain, its
// tasks, their skills by number, then their knowledge bullets.
func sortedIDs(b *course.Blueprint) []string {
	ids := b.IDs()
	sort.SliceStable(ids, func(i, j int) bool {
		a, b := inDomain(b, ids[i]), inDomain(b, ids[j])
		if a == b {
			return len(ids[i]) < len(ids[j])
		}
		return before(a, b)
	})
	return distinct(ids)
}

// inDomain is an id without what only keeps the ids of two exams apart:
// "C03.D2.T3" stands with D2.T3.
func inDomain(b *course.Blueprint, id string) string {
	for rest := id; ; {
		first, after, more := strings.Cut(rest, ".")
		if hasDomain(b, first) {
			return rest
		}
		if !more {
			return id
		}
		rest = after
	}
}

// before orders ids part by part, skills before bullets and numbers by value.
func before(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] == y[i] {
			continue
		}
		if s, t := strings.HasPrefix(x[i], "K"), strings.HasPrefix(y[i], "K"); s != t {
			return t
		}
		if len(x[i]) != len(y[i]) {
			return len(x[i]) < len(y[i])
		}
		return x[i] < y[i]
	}
	return len(x) < len(y)
}
