package ebdeploy

import "notelab/app/sim"

// documents are the option settings that ask for this deployment, or the
// commands of the procedure that no option covers.
func documents(v sim.Values, r *run) []sim.Document {
	if r.policy == blueGreen {
		return []sim.Document{{Key: "commands", Title: text("EB CLI로 하는 블루/그린", "Blue/green with the EB CLI"),
			Body: "eb clone web-blue --clone_name web-green\neb deploy web-green\neb swap web-blue --destination_name web-green\neb terminate web-blue\n"}}
	}
	line := func(key, value string) string { return "    " + key + ": " + value + "\n" }
	body := "option_settings:\n  aws:elasticbeanstalk:command:\n" + line("DeploymentPolicy", optionOf(r.policy))
	if r.policy == rolling || r.policy == additional {
		kind, size := "Fixed", v.Get("batch")
		if v.Get("batch-type") == "percentage" {
			kind, size = "Percentage", v.Get("batch-percent")
		}
		body += line("BatchSizeType", kind) + line("BatchSize", size)
	}
	if r.version == unhealthy {
		body += line("Timeout", `"`+itoa(int((r.timeout-grace).Seconds()))+`"`)
	}
	if r.ignore {
		body += line("IgnoreHealthCheck", "true")
	}
	if r.policy == splitting {
		body += "  aws:elasticbeanstalk:trafficsplitting:\n" + line("NewVersionPercent", `"`+itoa(r.percent)+`"`) + line("EvaluationTime", `"`+itoa(int(r.evaluation.Minutes()))+`"`)
	}
	return []sim.Document{{Key: "options", Title: text(".ebextensions/deploy.config", ".ebextensions/deploy.config"), Body: body}}
}
