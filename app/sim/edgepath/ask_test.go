package edgepath

import (
	"regexp"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// Every key is found a second time: from the decision tables where the question
// is about a whole setting, from the words of the prompt otherwise.
func TestQuestions(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		prompt := simtest.Plain(q.Prompt)
		v, _ := simtest.Proof(t, New(), q)
		return checks[kind](t, q, prompt, v)
	})
}

var checks = map[string]func(*testing.T, quiz.Question, string, sim.Values) string{
	"status": func(_ *testing.T, _ quiz.Question, _ string, v sim.Values) string {
		switch a := visits(v.Get)[0]; a.code {
		case 0:
			return "no status: the TLS connection is dropped"
		case 301, 307:
			return itoa(a.code) + " with the HTTPS address"
		default:
			return itoa(a.code)
		}
	},
	"gate": func(_ *testing.T, _ quiz.Question, _ string, v sim.Values) string {
		return map[string]string{
			"": "nowhere: the origin's answer comes", "name": "Name and certificate", "geo": "Geo restriction", "waf": "AWS WAF", "viewer": "Viewer protocol policy", "method": "Allowed methods",
			"sign": "Origin access", "policy": "Bucket policy", "key": "KMS key policy", "port": "Connection to the endpoint", "site": "Bucket policy",
			"group": "Security group", "tls": "Origin certificate", "header": "Secret header",
		}[visits(v.Get)[0].gate]
	},
	"fix": checkFix, "bypass": checkBypass, "access": checkAccess, "protocol": checkProtocol, "certificate": checkCertificate, "country": checkCountry, "pattern": checkPattern,
}

// checkFix tries every option on the tables: exactly one may help.
func checkFix(t *testing.T, q quiz.Question, prompt string, v sim.Values) string {
	helps := ""
	for _, o := range q.Options {
		text := simtest.Plain(o.Body)
		var ch *change
		for i := range changes {
			if strings.ReplaceAll(changes[i].en, "`", "") == text {
				ch = &changes[i]
			}
		}
		if ch == nil {
			t.Fatalf("%s: no change %q", q.ID, text)
		}
		list := visits(set(v, ch.changes).Get)
		if list[len(list)-1].gate == "" {
			if helps != "" {
				t.Fatalf("%s: both %q and %q help\n%s", q.ID, helps, text, prompt)
			}
			helps = text
		}
	}
	if list := visits(v.Get); list[len(list)-1].gate == "" {
		t.Fatalf("%s: nothing is wrong", q.ID)
	}
	return helps
}

// checkBypass reads what guards the origin out of the prompt.
func checkBypass(_ *testing.T, _ quiz.Question, prompt string, _ sim.Values) string {
	has := func(s string) bool { return strings.Contains(prompt, s) }
	foreign := has("distribution of his own")
	const open, refused, silence = "the origin gives it the content (200)", "the origin refuses it with 403", "no connection: it times out"
	switch {
	case has("private ALB"):
		return silence
	case has("internet-facing ALB"):
		if !foreign && has("prefix list only") {
			return silence
		}
		if has("without the secret header") {
			return refused
		}
		return open
	case has("website endpoint"):
		if has("Anybody may read") {
			return open
		}
		return refused
	case has("use SSE-KMS"):
		return refused
	case has("to anybody"), foreign && has("without an AWS:SourceArn condition"):
		return open
	}
	return refused
}

func checkAccess(_ *testing.T, _ quiz.Question, prompt string, _ sim.Values) string {
	has := func(s string) bool { return strings.Contains(prompt, s) }
	switch {
	case has("website endpoint"):
		return "a bucket policy that checks a secret Referer added by CloudFront"
	case has("private subnet"):
		return "a VPC origin"
	case has("internet-facing"):
		return "an ALB listener rule that checks a secret header, and CloudFront's prefix list"
	}
	return "OAC with a bucket policy for this distribution"
}

var (
	policyWords   = regexp.MustCompile(`viewer protocol policy is (\S+)\. `)
	originWords   = regexp.MustCompile(`origin protocol policy is (\S+)\. `)
	schemeWords   = regexp.MustCompile(`opens (https?)://`)
	regionWords   = regexp.MustCompile(` in ([a-z]+-[a-z]+-\d)[, .]`)
	nameWords     = regexp.MustCompile(`((?:www|shop|img)\.example\.com)`)
	countryWords  = regexp.MustCompile(`is an? (allow|block) list of (.+) only\.`)
	patternsWords = regexp.MustCompile(`in this order, (.+) and the default behavior \*\. Which one applies to the path (\S+)\?`)
)

func checkProtocol(_ *testing.T, _ quiz.Question, prompt string, _ sim.Values) string {
	viewer := schemeWords.FindStringSubmatch(prompt)[1]
	switch policy := policyWords.FindStringSubmatch(prompt)[1]; {
	case viewer == "http" && policy == "https-only":
		return "none: the edge answers 403"
	case policy == "redirect-to-https":
		viewer = "https"
	}
	origin := viewer
	if m := originWords.FindStringSubmatch(prompt); m != nil && m[1] != "match-viewer" {
		origin = strings.TrimSuffix(m[1], "-only")
	}
	return "viewer leg " + strings.ToUpper(viewer) + ", origin leg " + strings.ToUpper(origin)
}

func checkCertificate(_ *testing.T, _ quiz.Question, prompt string, _ sim.Values) string {
	if strings.Contains(prompt, "cloudfront.net") {
		return "none has to be provided"
	}
	name, region := nameWords.FindString(prompt), "us-east-1"
	if strings.Contains(prompt, "ALB's listener") {
		name, region = "origin.example.com", regionWords.FindStringSubmatch(prompt)[1]
	}
	return "an ACM certificate for " + name + " in " + region
}

func checkCountry(t *testing.T, q quiz.Question, prompt string, _ sim.Values) string {
	m := countryWords.FindStringSubmatch(prompt)
	wantServed := strings.Contains(prompt, "is served?")
	found := ""
	for _, o := range q.Options {
		who := simtest.Plain(o.Body)
		country, known := strings.CutPrefix(who, "a viewer in ")
		served := !known || strings.Contains(m[2], country) == (m[1] == "allow")
		if served == wantServed {
			if found != "" {
				t.Fatalf("%s: both %q and %q", q.ID, found, who)
			}
			found = who
		}
	}
	return found
}

func checkPattern(_ *testing.T, _ quiz.Question, prompt string, _ sim.Values) string {
	m := patternsWords.FindStringSubmatch(prompt)
	for _, p := range strings.Split(m[1], ", ") {
		if globOf(p).MatchString(m[2]) {
			return p
		}
	}
	return "the default behavior *"
}

// No question may depend on an order that no page tells: at most one gate may
// object to what a prompt describes.
func TestNoQuestionDependsOnAnUndocumentedOrder(t *testing.T) {
	for _, kind := range []string{"status", "gate", "fix"} {
		for seed := range uint64(2000) {
			q, err := New().Ask(kind, seed, "en")
			if err != nil {
				t.Fatal(err)
			}
			v, _ := simtest.Proof(t, New(), q)
			c := configOf(v)
			var objecting []string
			for _, gates := range [][]gate{edgeGates, originGates(c.origin)} {
				for i := range gates {
					if why, code := gates[i].judge(c, c.https); code != passed {
						objecting = append(objecting, why)
					}
				}
			}
			if len(objecting) > 1 {
				t.Fatalf("%s: %v object\n%s", q.ID, objecting, simtest.Plain(q.Prompt))
			}
		}
	}
}
