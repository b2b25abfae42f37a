package credchain

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// documents are what stands in the environment and in the files, how the tool
// is called, what comes out, and what comes out of the other tools.
func (m *model) documents(v sim.Values) []sim.Document {
	docs := []sim.Document{
		{Key: "environment", Title: text("환경 변수", "Environment variables"), Body: environment(v)},
		{Key: "credentials", Title: i18n.Same("~/.aws/credentials"), Body: credentialsFile(v)},
		{Key: "config", Title: i18n.Same("~/.aws/config"), Body: configFile(v)},
		{Key: "program", Title: text("호출", "The call"), Body: m.program()},
		{Key: "result", Title: text("결과", "The result"), Body: m.output()},
	}
	var all strings.Builder
	for i := range tools {
		who := "-"
		if m.who[i] != nobody {
			who = m.who[i].caller()
		}
		name := tools[i].name
		all.WriteString(name + strings.Repeat(" ", 14-len(name)) + who + "\n")
	}
	return append(docs, sim.Document{Key: "tools", Title: text("네 도구의 결과", "The four tools"), Body: all.String()})
}
