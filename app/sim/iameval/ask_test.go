package iameval

import (
	"regexp"
	"strings"
	"testing"

	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// Every key is found a second time: by the algebra of the oracle over what the run
// shows, or from the words of the prompt.
func TestQuestions(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		v, tr := simtest.Proof(t, New(), q)
		return checks[kind](t, q, simtest.Plain(q.Prompt), v, tr)
	})
}

type check func(*testing.T, quiz.Question, string, sim.Values, *sim.Trace) string

var checks = map[string]check{"verdict": checkVerdict, "named": checkNamed, "fix": checkFix, "sides": checkSides, "overlap": checkOverlap, "statement": checkStatement}

func checkVerdict(t *testing.T, _ quiz.Question, prompt string, v sim.Values, tr *sim.Trace) string {
	f := factsOf(t, v, tr)
	// The story has to tell the same as the run.
	for word, is := range map[string]bool{
		"in another account": v.Get("account") == "org", "another organization": v.Get("account") == "outside", "no permissions boundary": v.Get("boundary") == "none",
		"no identity-based policy": v.Get("identity") == "none", "just FullAWSAccess": v.Get("scp") == "full", "GetFederationToken": v.Get("principal") == "federated",
		"has a Deny for principals outside": v.Get("rcp") == "org" && v.Get("resource") != "instance",
	} {
		if strings.Contains(prompt, word) != is {
			t.Fatalf("%q in the story: %v; want %v\n%s\n%s", word, !is, is, prompt, v.Query())
		}
	}
	box, explicit := f.cause(t)
	if box == "" {
		return "Allowed: no policy stands in the way"
	}
	name := map[string]string{"rcp": "RCP", "scp": "SCP", "identity": "identity-based policy", "boundary": "permissions boundary", "session": "session policy",
		"resource": map[string]string{"object": "bucket policy", "key": "KMS key policy", "role": "role trust policy", "instance": "resource-based policy"}[f.kind]}[box]
	if explicit {
		return "Denied: explicit deny in the " + name
	}
	return "Denied: no Allow in the " + name
}

// sole returns the one option that helps.
func sole(t *testing.T, q quiz.Question, helps func(text string) bool) string {
	t.Helper()
	found := ""
	for _, o := range q.Options {
		if text := simtest.Plain(o.Body); helps(text) {
			if found != "" {
				t.Fatalf("%s: both %q and %q\n%s", q.ID, found, text, simtest.Plain(q.Prompt))
			}
			found = text
		}
	}
	return found
}

func checkNamed(t *testing.T, q quiz.Question, _ string, v sim.Values, _ *sim.Trace) string {
	return sole(t, q, func(arn string) bool {
		w := v.Must("policy", "none")
		switch {
		case arn == userARN:
			w = v.Must("names", "user")
		case arn == roleARN:
			w = v.Must("names", "role")
		case strings.HasSuffix(arn, ":root"):
			w = v.Must("names", "account")
		case strings.Contains(arn, ":sts:"):
			w = v.Must("names", "session")
		}
		return second(t, w, New().Run(w))
	})
}

func checkFix(t *testing.T, q quiz.Question, prompt string, v sim.Values, tr *sim.Trace) string {
	if second(t, v, tr) {
		t.Fatalf("%s: nothing is wrong", q.ID)
	}
	e := evaluate(configOf(v))
	return sole(t, q, func(text string) bool {
		for i := range remedies {
			if r := &remedies[i]; strings.ReplaceAll(r.en, "`", "") == text && r.may(e) {
				w := v.Change(r.changes)
				return second(t, w, New().Run(w))
			}
		}
		t.Fatalf("%s: no remedy %q\n%s", q.ID, text, prompt)
		return false
	})
}

func checkSides(t *testing.T, _ quiz.Question, prompt string, v sim.Values, _ *sim.Trace) string {
	ok := func(changes string) bool {
		w := v.Change(changes)
		return second(t, w, New().Run(w))
	}
	i, r, both := ok("identity=admin policy=none"), ok("identity=none policy=allow"), ok("identity=admin policy=allow")
	// Across accounts it takes both, where there is a policy to have.
	if across := !strings.Contains(prompt, "of its own account"); across != (!i && !r && (both || strings.Contains(prompt, "EC2"))) && !strings.Contains(prompt, "of its own account") {
		t.Fatalf("across accounts: %v %v %v\n%s", i, r, both, prompt)
	}
	switch {
	case i && r:
		return "either of the two, whichever it is"
	case i:
		return "the identity-based policy has to, and that is enough"
	case r:
		return "the resource-based policy has to, and that is enough"
	case both:
		return "both of the two have to"
	}
	return "neither helps: a role of that account has to be assumed"
}

var (
	overlapWords   = regexp.MustCompile(`policy allows (.+), the permissions boundary (.+), and the session policy passed with the role (.+)\. There`)
	statementWords = regexp.MustCompile(`permit (\S+) on (\S+)\. The`)
	optionWords    = regexp.MustCompile(`^Action (\S+), Resource (\S+)$`)
)

func checkOverlap(t *testing.T, q quiz.Question, prompt string, _ sim.Values, _ *sim.Trace) string {
	m := overlapWords.FindStringSubmatch(prompt)
	return sole(t, q, func(call string) bool {
		for _, list := range m[1:] {
			if !anyLike(strings.Split(list, ", "), call, true) {
				return false
			}
		}
		return true
	})
}

func checkStatement(t *testing.T, q quiz.Question, prompt string, v sim.Values, tr *sim.Trace) string {
	if !second(t, v, tr) {
		t.Fatalf("%s: the run that proves the key is denied: %s", q.ID, v.Query())
	}
	m := statementWords.FindStringSubmatch(prompt)
	return sole(t, q, func(text string) bool {
		o := optionWords.FindStringSubmatch(text)
		return like(o[1], m[1], true) && like(o[2], m[2], false)
	})
}
