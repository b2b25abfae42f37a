package course

import (
	"sort"
	"strings"

	"notelab/app/i18n"
)

// Tag is what an exam-guide id stands for in one blueprint.
type Tag struct {
	ID        string
	Blueprint *Blueprint
	Domain    *Domain // nil for a skill that belongs to no listed domain
	Task      *Task   // nil for a domain, or when the task isn't listed
	Title     i18n.Text
}

// Tag looks an exam-guide id up: a domain "D1", a task "D1.T2", or a skill of
// the blueprint. An alias is followed first. It doesn't look into the blueprint
// this one inherits from; Course.Tag does.
func (b *Blueprint) Tag(id string) (Tag, bool) {
	if to, ok := b.Aliases[id]; ok {
		id = to
	}
	t := Tag{ID: id, Blueprint: b}
	title, skill := b.Skills[id]
	// "C03.D2.T3" belongs to domain D2: what stands before the domain only keeps
	// the ids of two exams apart.
	parts := strings.Split(id, ".")
	for len(parts) > 1 && !b.hasDomain(parts[0]) {
		parts = parts[1:]
	}
	for i := range b.Domains {
		if d := &b.Domains[i]; d.ID == parts[0] {
			t.Domain, t.Title = d, d.Title
			for j := range d.Tasks {
				if len(parts) > 1 && d.Tasks[j].ID == parts[1] {
					t.Task, t.Title = &d.Tasks[j], d.Tasks[j].Title
				}
			}
		}
	}
	switch {
	case skill:
		t.Title = title
		return t, true
	case t.Domain == nil || parts[0] != id && len(parts) != strings.Count(id, ".")+1:
		return Tag{}, false
	}
	return t, len(parts) == 1 || len(parts) == 2 && t.Task != nil
}

func (b *Blueprint) hasDomain(id string) bool {
	for i := range b.Domains {
		if b.Domains[i].ID == id {
			return true
		}
	}
	return false
}

// IDs lists every id the blueprint knows, sorted: domains, tasks, skills and
// the aliases.
func (b *Blueprint) IDs() []string {
	var ids []string
	for _, d := range b.Domains {
		ids = append(ids, d.ID)
		for _, t := range d.Tasks {
			ids = append(ids, d.ID+"."+t.ID)
		}
	}
	for id := range b.Skills {
		ids = append(ids, id)
	}
	for id := range b.Aliases {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return ids
}

// Tag looks an exam-guide id up in the course's blueprints in their order, so
// that an id keeps the meaning of the exam it comes from.
func (c *Course) Tag(id string) (Tag, bool) {
	for _, b := range c.Blueprints {
		if t, ok := b.Tag(id); ok {
			return t, true
		}
	}
	return Tag{}, false
}

// Blueprint returns the blueprint of that name, "dva-c02".
func (c *Course) Blueprint(name string) (*Blueprint, bool) {
	for _, b := range c.Blueprints {
		if b.Name == name {
			return b, true
		}
	}
	return nil, false
}

// BlueprintOn returns the blueprint of the exam delivered on a day written
// YYYY-MM-DD. Before the first it is the first, after the last it is the last;
// nil when the course has none.
func (c *Course) BlueprintOn(day string) *Blueprint {
	var best *Blueprint
	for _, b := range c.Blueprints {
		if best == nil || b.From <= day && b.From > best.From || best.From > day && b.From < best.From {
			best = b
		}
	}
	return best
}
