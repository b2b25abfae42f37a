package iameval

import "strings"

// json writes a policy as AWS shows it.
func (p policy) json() string {
	var all []string
	for i := range p {
		all = append(all, p[i].json())
	}
	body := ""
	if len(all) > 0 {
		body = "\n" + strings.Join(all, ",\n") + "\n  "
	}
	return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [" + body + "]\n}\n"
}

func quoted(s string) string { return `"` + s + `"` }

func (s *statement) json() string {
	effect, actions := "Allow", "Action"
	if s.deny {
		effect = "Deny"
	}
	if s.not {
		actions = "NotAction"
	}
	lines := []string{`"Sid": ` + quoted(s.sid), `"Effect": ` + quoted(effect)}
	switch {
	case s.principal == "*":
		lines = append(lines, `"Principal": "*"`)
	case strings.HasPrefix(s.principal, "arn:"):
		lines = append(lines, `"Principal": {"AWS": `+quoted(s.principal)+`}`)
	case s.principal != "":
		lines = append(lines, `"Principal": {"Service": `+quoted(s.principal)+`}`)
	}
	value := "[" + quoted(strings.Join(s.actions, `", "`)) + "]"
	if len(s.actions) == 1 {
		value = value[1 : len(value)-1]
	}
	lines = append(lines, quoted(actions)+": "+value)
	if s.resource != "" {
		lines = append(lines, `"Resource": `+quoted(s.resource))
	}
	if len(s.when) > 0 {
		var ops []string
		for _, c := range s.when {
			ops = append(ops, "        "+quoted(c.op)+": {"+quoted(c.key)+": "+quoted(c.value)+"}")
		}
		lines = append(lines, "\"Condition\": {\n"+strings.Join(ops, ",\n")+"\n      }")
	}
	return "    {\n      " + strings.Join(lines, ",\n      ") + "\n    }"
}
