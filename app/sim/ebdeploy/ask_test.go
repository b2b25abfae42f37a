package ebdeploy

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

// The keys are computed a second time from the words of the English prompt, with
// the boxes of oracle_test.go or by hand instead of the model.
func TestQuestions(t *testing.T) {
	checks := map[string]func(*testing.T, prompt, quiz.Question) string{
		"lowest": func(_ *testing.T, p prompt, _ quiz.Question) string {
			least, _ := p.extremes()
			return strconv.Itoa(least)
		},
		"most": func(_ *testing.T, p prompt, _ quiz.Question) string {
			_, most := p.extremes()
			return strconv.Itoa(most)
		},
		"batches": func(_ *testing.T, p prompt, _ quiz.Question) string {
			n := 0
			for left := p.instances(); left > 0; left -= p.batch() {
				n++
			}
			return strconv.Itoa(n)
		},
		"mix":      checkMix,
		"failure":  checkFailure,
		"rollback": checkRollback,
		"choose":   checkChoose,
		"trait":    checkTrait,
		"length":   checkLength,
		"exposed": func(_ *testing.T, p prompt, _ quiz.Question) string {
			got := 0
			for range p.after(`(\d+) minutes into`) {
				for range 60 {
					got += p.after(`steady (\d+)`) * p.after(`NewVersionPercent is (\d+)`)
				}
			}
			return sim.Thousands(got / 100)
		},
	}
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		// The proving run exists and is that of the question.
		v, _ := simtest.Proof(t, New(), q)
		p := prompt{simtest.Plain(q.Prompt)}
		if n := p.instances(); n > 0 && v.Int("desired") != n {
			t.Errorf("%s: the run has %d instances", q.ID, v.Int("desired"))
		}
		if is := p.policy(); is != "" && is != v.Get("policy") {
			t.Errorf("%s: the run has policy %s", q.ID, v.Get("policy"))
		}
		return checks[kind](t, p, q)
	})
}

var patterns = map[string]*regexp.Regexp{}

// prompt is an English question as a learner reads it.
type prompt struct{ s string }

// find returns what a pattern captures first, or "".
func (p prompt) find(pattern string) string {
	re, ok := patterns[pattern]
	if !ok {
		re = regexp.MustCompile(pattern)
		patterns[pattern] = re
	}
	if m := re.FindStringSubmatch(p.s); m != nil {
		return m[1]
	}
	return ""
}

func (p prompt) after(pattern string) int {
	n, _ := strconv.Atoi(p.find(pattern))
	return n
}

func (p prompt) instances() int { return p.after(`environment of (\d+) instances`) }

func (p prompt) policy() string {
	if strings.Contains(p.s, "a new version blue/green") {
		return blueGreen
	}
	return map[string]string{"AllAtOnce": allAtOnce, "Rolling": rolling, "RollingWithAdditionalBatch": additional, "Immutable": immutable, "TrafficSplitting": splitting}[p.find(`with DeploymentPolicy (\w+)`)]
}

func (p prompt) batch() int {
	size := p.after(`BatchSize (\d+)`)
	if strings.Contains(p.s, "BatchSizeType Percentage") {
		return p.instances() * size / 100
	}
	return size
}

// bench is the deployment of the prompt with every time a few seconds.
func (p prompt) bench() *bench {
	b := &bench{policy: p.policy(), n: p.instances(), size: p.batch(),
		drain: 2, deploy: 3, launch: 4, register: 2, check: 5, timeout: 9, evaluate: 7, create: 6, test: 2, ttl: 3, keep: 5}
	b.begin()
	return b
}

func (p prompt) extremes() (least, most int) {
	b := p.bench()
	least = b.n
	for range 400 {
		old, new, all := b.second()
		least, most = min(least, old+new), max(most, all)
	}
	return
}

var numbers = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}

func checkMix(_ *testing.T, p prompt, _ quiz.Question) string {
	b := p.bench()
	no := numbers[p.find(`while the (\w+) batch`)]
	for range 400 {
		old, new, all := b.second()
		at := false
		switch {
		case no > 0: // the batch of that number is deployed to
			at = b.boxes[(no-1)*b.size].doing == "deploy"
		case strings.Contains(p.s, "rest are being launched"):
			at = b.boxes[b.n+1].doing == "launch"
		case strings.Contains(p.s, "all new instances are healthy"):
			at = new == b.n && all == 2*b.n
		default:
			at = b.evaluating
		}
		if at {
			return strconv.Itoa(old) + " with v1, " + strconv.Itoa(new) + " with v2"
		}
	}
	return "never"
}

func checkFailure(_ *testing.T, p prompt, _ quiz.Question) string {
	b := p.bench()
	b.sickFrom = 1
	no := numbers[p.find(`[Tt]he (first|second|third|fourth|fifth|sixth) batch`)]
	switch {
	case strings.Contains(p.s, "During the evaluation"):
		b.sickFrom, b.goesBad = 0, 4
	case strings.Contains(p.s, "the rest do not"):
		b.sickFrom = 2
	case b.policy == additional && no > 0:
		b.sickFrom = no + 1
	case b.policy == rolling:
		b.sickFrom = no
	}
	for range 600 {
		b.second()
	}
	old, new, out := 0, 0, 0
	for i := range b.boxes[:b.n] {
		switch x := &b.boxes[i]; {
		case !b.serves(x):
			out++
		case x.new:
			new++
		default:
			old++
		}
	}
	var up []string
	if old > 0 {
		up = append(up, strconv.Itoa(old)+" with v1")
	}
	if new > 0 {
		up = append(up, strconv.Itoa(new)+" with v2")
	}
	who, missing := strings.Join(up, " and "), strconv.Itoa(out)
	switch out {
	case 0:
		missing = "none"
	case b.n:
		who, missing = "none", "all "+missing
	}
	return "Answering properly: " + who + ". Out of service: " + missing + "."
}

// checkRollback reads the column "Rollback process" of the documentation's table
// of deployment methods.
func checkRollback(_ *testing.T, p prompt, _ quiz.Question) string {
	switch p.policy() {
	case immutable: // Terminate new instances
		return "Elastic Beanstalk terminates the new instances, and that is all."
	case splitting: // Reroute traffic and terminate new instances
		return "Elastic Beanstalk sets the traffic back to 100% for the old instances and terminates the new ones."
	case blueGreen: // Swap URL
		return "Somebody swaps the URLs of the two environments again."
	}
	return "Somebody has to deploy the old version again." // Manual redeploy
}

// The names of the policies as options show them, in the documentation's order.
var shown = []string{"AllAtOnce", "Rolling", "RollingWithAdditionalBatch", "Immutable", "TrafficSplitting", "Blue/green (URL swap)"}

// fit is, for a phrase of a prompt, which policies do, as a column of the table:
// x does, - does not.
var fit = map[string]string{
	"no moment without an answer":      "-xxxxx",
	"No fewer instances than usual":    "--xxxx",
	"Not a single extra instance":      "xx----",
	"a quarter of the usual number":    "xxx---",
	"without anybody's hand":           "---xx-",
	"with a share of the clients":      "----x-",
	"DNS record":                       "xxxxx-",
	"only be deployed to new":          "---xxx",
	"on a URL of its own":              "-----x",
	"platform version":                 "-----x",
	"a short outage is fine":           "x-----",
	"Network Load Balancer":            "xxxx-x",
	"when DeploymentPolicy is not set": "x-----",
	"at the same time?":                "x-----",
	"made with the EB CLI":             "-x----",
	"adds no instance":                 "-x----",
	"to new and to existing":           "--x---",
	"keeps the existing ones":          "--x---",
	"launches one instance":            "---x--",
	"single-instance environment":      "---x--",
	"at a fixed size":                  "----x-",
	"with an Application Load":         "----x-",
	"reads NewVersionPercent":          "----x-",
	"swaps the CNAMEs":                 "-----x",
	"another load balancer":            "-----x",
}

// fitting returns the only policy that all phrases of a prompt leave, and how
// many phrases there were.
func fitting(p prompt) (string, int) {
	left, phrases := "xxxxxx", 0
	for phrase, column := range fit {
		if !strings.Contains(p.s, phrase) {
			continue
		}
		phrases++
		both := ""
		for i := range left {
			if left[i] == 'x' && column[i] == 'x' {
				both += "x"
			} else {
				both += "-"
			}
		}
		left = both
	}
	if strings.Count(left, "x") != 1 {
		return left, phrases
	}
	return shown[strings.Index(left, "x")], phrases
}

func checkChoose(t *testing.T, p prompt, q quiz.Question) string {
	one, phrases := fitting(p)
	// Besides the two sentences at the front and the question every sentence is a
	// condition.
	body := strings.TrimSuffix(p.s[strings.Index(p.s, "quarter of the fleet. ")+len("quarter of the fleet. "):], "?")
	if n := strings.Count(body, ". "); n != phrases {
		t.Errorf("%s: %d conditions; the table knows %d of them: %s", q.ID, n, phrases, body)
	}
	return one
}

func checkTrait(t *testing.T, p prompt, q quiz.Question) string {
	one, phrases := fitting(p)
	if phrases != 1 {
		t.Errorf("%s: the table knows %d phrases of %s", q.ID, phrases, p.s)
	}
	return one
}

// lasts reads a stretch of time such as "2 min 30 s".
func (p prompt) lasts(pattern string) int {
	d, err := time.ParseDuration(strings.NewReplacer(" min", "m", " s", "s", " ", "").Replace(p.find(pattern)))
	if err != nil {
		return 0
	}
	return int(d.Seconds())
}

func checkLength(_ *testing.T, p prompt, _ quiz.Question) string {
	const span = `((?:\d+ min)?(?: ?\d+ s)?)`
	b := &bench{policy: p.policy(), n: p.instances(), size: p.batch(), register: 1,
		drain: p.lasts(span + " of connection draining"), deploy: p.lasts(span + " of deploying"), check: p.lasts(span + " of health checks"),
		launch: p.lasts("with their version in " + span), evaluate: 60 * p.after(`EvaluationTime is (\d+)`)}
	b.begin()
	seconds := 0
	for b.second(); !b.halted; b.second() {
		seconds++
	}
	return lasting(time.Duration(seconds) * time.Second).En
}
