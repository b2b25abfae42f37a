package cfngraph

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// documents are the error of a request that was turned down, what each resource
// needs and where the template says so, and the change set of an update.
func (r *run) documents() []sim.Document {
	var docs []sim.Document
	add := func(key string, title i18n.Text, body string) {
		if body != "" {
			docs = append(docs, sim.Document{Key: key, Title: title, Body: body})
		}
	}
	if r.refusal != nil {
		call := map[string]string{opCreate: "CreateStack", opUpdate: "UpdateStack", opDelete: "DeleteStack"}[r.op]
		add("error", i18n.Of("AWS CLI가 보여 주는 오류", "The error the AWS CLI shows"), "An error occurred (ValidationError) when calling the "+call+" operation: "+r.refusal.message+"\n")
	}
	if r.op == opUpdate && r.refusal == nil {
		add("change-set", i18n.Of("변경 세트(간추린 것)", "The change set (abridged)"), r.changeSet())
	}
	add("needs", i18n.Of("의존과 그 근거", "Needs, and where they come from"), r.needsText())
	return docs
}

// needsText lists for each resource what it needs.
func (r *run) needsText() string {
	var b strings.Builder
	for i := range r.units {
		u := &r.units[i]
		b.WriteString(u.id + "  " + u.typ + "\n")
		for _, l := range u.links {
			where := l.by
			if l.prop != "" {
				where = l.prop + ": " + where
			}
			b.WriteString("  <- " + r.units[r.units[l.to].heirOr(l.to)].id + "  (" + where + ", line " + itoa(l.line) + ")\n")
		}
	}
	return b.String()
}

// heirOr is the unit that stands for this one in the new template.
func (u *unit) heirOr(self int) int {
	if u.inNew {
		return self
	}
	return u.heir
}

// changeSet writes the changes the way DescribeChangeSet does, without what a
// model does not know.
func (r *run) changeSet() string {
	var b strings.Builder
	b.WriteString("{\n  \"Changes\": [")
	first := true
	for i := range r.units {
		u := &r.units[i]
		act := map[action]string{create: "Add", modify: "Modify", replace: "Modify", remove: "Remove"}[u.plan]
		if act == "" {
			continue
		}
		if !first {
			b.WriteString(",")
		}
		first = false
		b.WriteString("\n    {\"Type\": \"Resource\", \"ResourceChange\": {\n      \"Action\": \"" + act + "\",\n      \"LogicalResourceId\": \"" + u.id + "\",\n      \"ResourceType\": \"" + escape(u.typ) + "\"")
		switch {
		case u.plan == replace:
			b.WriteString(",\n      \"Replacement\": \"True\"")
		case u.plan == modify && u.how == noInterruption:
			b.WriteString(",\n      \"Replacement\": \"False\"")
		}
		for k, c := range u.causes {
			if k == 0 {
				b.WriteString(",\n      \"Details\": [")
			} else {
				b.WriteString(",")
			}
			b.WriteString("\n        {\"Target\": {\"Attribute\": \"Properties\", \"Name\": \"" + c.prop + "\"}, ")
			switch {
			case c.other:
				b.WriteString("\"Evaluation\": \"Dynamic\", \"ChangeSource\": \"ResourceReference\", \"CausingEntity\": \"" + c.by + "\"}")
			case c.by != "":
				b.WriteString("\"Evaluation\": \"Static\", \"ChangeSource\": \"ParameterReference\", \"CausingEntity\": \"" + c.by + "\"}")
			default:
				b.WriteString("\"Evaluation\": \"Static\", \"ChangeSource\": \"DirectModification\"}")
			}
			if k == len(u.causes)-1 {
				b.WriteString("]")
			}
		}
		b.WriteString("}}")
	}
	b.WriteString("\n  ]\n}\n")
	return b.String()
}

// escape makes a text safe inside the quotes of JSON.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s)
}
