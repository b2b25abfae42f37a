package ecsrollout

import (
	"strconv"

	"notelab/app/sim"
)

// documents are the configuration as UpdateService takes it, and the service
// event of a deployment that cannot move.
func documents(v sim.Values, r *run) []sim.Document {
	line := func(key, value string) string { return ",\n  \"" + key + "\": " + value }
	number := func(name string) string { return itoa(v.Int(name)) }
	body := "{\n  \"strategy\": \"" + strategyName(r.strategy) + "\""
	switch r.strategy {
	case rolling:
		body += line("minimumHealthyPercent", number("min")) + line("maximumPercent", number("max"))
		if r.breaker != off && isFaulty(v) {
			on := `{"enable": true, "rollback": ` + strconv.FormatBool(r.breaker == rollback)
			if kind := v.Get("threshold"); kind != bounded || v.Int("value") != 50 {
				on += `, "thresholdConfiguration": {"type": "` + thresholdName(kind) + `", "value": ` + number("value") + "}"
			}
			if !r.reset {
				on += `, "resetOnHealthyTask": false`
			}
			body += line("deploymentCircuitBreaker", on+"}")
		}
	case canary:
		body += line("canaryConfiguration", `{"canaryPercent": `+number("canary")+`, "canaryBakeTimeInMinutes": `+number("canary-bake")+"}")
	case linear:
		body += line("linearConfiguration", `{"stepPercent": `+number("step")+`, "stepBakeTimeInMinutes": `+number("step-bake")+"}")
	}
	if r.native() {
		body += line("bakeTimeInMinutes", number("bake"))
		if r.alarm > 0 {
			body += line("alarms", `{"alarmNames": ["web-5xx"], "enable": true, "rollback": true}`)
		}
	}
	docs := []sim.Document{{Key: "configuration", Title: text("배포 구성(deploymentConfiguration)", "deploymentConfiguration"), Body: body + "\n}\n"}}
	if r.outcome == stuck {
		why := "was unable to place a task because no container instance met all of its requirements."
		if !r.native() && r.count.all() >= r.upper {
			why = "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again."
		}
		docs = append(docs, sim.Document{Key: "event", Title: text("서비스 이벤트", "Service event"), Body: "(service web) " + why + "\n"})
	}
	return docs
}

func strategyName(s string) string {
	switch s {
	case blueGreen:
		return "BLUE_GREEN"
	case canary:
		return "CANARY"
	case linear:
		return "LINEAR"
	}
	return "ROLLING"
}

func thresholdName(kind string) string {
	switch kind {
	case unbounded:
		return "UNBOUNDED_PERCENT"
	case fixedCount:
		return "COUNT"
	}
	return "BOUNDED_PERCENT"
}
