package autoscaling

import (
	"strconv"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// figures sum a run up.
func figures(pic *picture) []sim.Figure {
	c := pic.c
	peak, above, minutes, waited, most := 0, 0, 0, 0, 0
	up, hours, hosts := 0, 0, 0
	var all, over int64
	for t := range pic.ticks {
		k := &pic.ticks[t]
		peak, most, hosts = max(peak, k.running), max(most, k.queued), max(hosts, len(k.hosts))
		all, over = all+k.load, over+k.over
		if t < c.length { // the state lasts until the next tick
			minutes += k.running + k.starting
			hours += len(k.hosts)
			if k.queued > 0 {
				waited++
			}
		}
		hit := t > 0 && len(c.policies) == 0 && k.over > 0
		for i, r := range k.readings {
			high, _ := c.breaches(c.policies[i], r)
			hit = hit || high && t > 0
		}
		if hit {
			above++
		}
	}
	first, outs := 0, 0
	for _, m := range pic.moves {
		if m.to > m.from {
			up++
			if outs++; outs == 1 {
				first = m.at
			}
		}
	}
	n := func(v int, ko, en string) i18n.Text {
		s := strconv.Itoa(v)
		return text(s+ko, s+" "+en)
	}
	whole := func(key string, v int, label, shown i18n.Text, tone sim.Tone) sim.Figure {
		return sim.Figure{Key: key, Label: label, Value: float64(v), Text: shown, Tone: tone}
	}
	out := []sim.Figure{whole("peak", peak, text("가장 많이 돈 Task", "Most running tasks"), n(peak, "개", "tasks"), sim.Plain)}

	when := n(first, "분", "min")
	if outs == 0 {
		when = text("없음", "never")
	}
	out = append(out,
		whole("first", first, text("처음 늘린 시각", "First scale-out"), when, sim.Plain),
		whole("above", above, text("목표를 넘은 시간", "Time above target"), n(above, "분", "min"), tone(above > 0, wait)))

	share := int64(0)
	if all > 0 {
		share = (2000*over + all) / (2 * all)
	}
	part := decimal(share, 10, 1) + "%"
	out = append(out, sim.Figure{
		Key: "overload", Label: text("처리 용량을 넘은 요청", "Requests beyond capacity"), Value: float64(share) / 10,
		Text: text(part+" ("+sim.Thousands(over)+"건)", part+" ("+sim.Thousands(over)+")"), Tone: tone(over > 0, bad),
	})
	spent := sim.Thousands(int64(minutes))
	out = append(out, whole("task-minutes", minutes, text("쓴 Task 시간", "Task time used"), text(spent+"분", spent+" task-minutes"), sim.Plain))
	ups, downs := strconv.Itoa(up), strconv.Itoa(len(pic.moves)-up)
	out = append(out, whole("actions", len(pic.moves), text("늘리기와 줄이기", "Changes out and in"), text(ups+"번, "+downs+"번", ups+" out, "+downs+" in"), sim.Plain))
	if c.ec2 {
		q, w, spent := strconv.Itoa(most), strconv.Itoa(waited), sim.Thousands(int64(hours))
		out = append(out,
			whole("waiting", most, text("PROVISIONING에서 기다린 Task", "Tasks waiting in PROVISIONING"), text(q+"개, "+w+"분 동안", q+" at most, for "+w+" min"), tone(most > 0, wait)),
			whole("instances", hosts, text("가장 많던 인스턴스", "Most instances"), text(strconv.Itoa(hosts)+"대 (모두 "+spent+"분)", strconv.Itoa(hosts)+" ("+spent+" instance-minutes)"), sim.Plain))
	}
	return out
}

func tone(on bool, t sim.Tone) sim.Tone {
	if on {
		return t
	}
	return good
}

// documents show the policies as Application Auto Scaling takes them.
func documents(c *config) []sim.Document {
	title := text("정책 설정", "Policy configuration")
	n := strconv.Itoa
	if c.policy == stepwise {
		s := &c.steps
		kind := map[string]string{change: "ChangeInCapacity", byPercent: "PercentChangeInCapacity", exact: "ExactCapacity"}[s.kind]
		b, sign := strconv.FormatInt(s.bound, 10), "-"
		if s.kind == exact {
			sign = ""
		}
		least := ""
		if s.magnitude > 0 {
			least = "  \"MinAdjustmentMagnitude\": " + n(s.magnitude) + ",\n"
		}
		config := func(cooldown int, first, second string) string {
			return "{\n  \"AdjustmentType\": \"" + kind + "\",\n" + least + "  \"StepAdjustments\": [\n    " + first + ",\n    " + second + "\n  ],\n  \"Cooldown\": " + n(60*cooldown) + "\n}\n"
		}
		minus := func(v int) string {
			if v == 0 {
				return "0"
			}
			return sign + n(v)
		}
		return []sim.Document{
			{Key: "out", Title: text("높은 경보의 정책", "Policy of the high alarm"), Body: config(c.outCool,
				`{ "MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": `+b+`, "ScalingAdjustment": `+n(s.add[0])+" }",
				`{ "MetricIntervalLowerBound": `+b+`, "ScalingAdjustment": `+n(s.add[1])+" }")},
			{Key: "in", Title: text("낮은 경보의 정책", "Policy of the low alarm"), Body: config(c.cool,
				`{ "MetricIntervalLowerBound": -`+b+`, "MetricIntervalUpperBound": 0, "ScalingAdjustment": `+minus(s.remove[0])+" }",
				`{ "MetricIntervalUpperBound": -`+b+`, "ScalingAdjustment": `+minus(s.remove[1])+" }")},
		}
	}
	var out []sim.Document
	for _, p := range c.policies {
		metric := map[string]string{onCPU: "ECSServiceAverageCPUUtilization", onMemory: "ECSServiceAverageMemoryUtilization", onRequests: "ALBRequestCountPerTarget"}[p.metric]
		out = append(out, sim.Document{Key: p.metric, Title: title, Body: "{\n  \"TargetValue\": " + strconv.FormatInt(p.target, 10) + ".0,\n  \"PredefinedMetricSpecification\": { \"PredefinedMetricType\": \"" + metric + "\" },\n  \"ScaleOutCooldown\": " + n(60*c.outCool) + ",\n  \"ScaleInCooldown\": " + n(60*c.cool) + ",\n  \"DisableScaleIn\": " + strconv.FormatBool(c.fixed) + "\n}\n"})
	}
	return out
}
