package pipeline

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The execution modes.
const (
	superseded = "SUPERSEDED"
	queued     = "QUEUED"
	parallel   = "PARALLEL"
)

// What happens after a stage has failed.
const (
	nothing     = "nothing"
	retryFailed = "retry-failed"
	retryAll    = "retry-all"
	autoFailed  = "auto-retry-failed"
	autoAll     = "auto-retry-all"
	rollback    = "rollback"
)

// What the approver does with one execution; the others are approved.
const (
	approve = "approve"
	reject  = "reject"
	ignore  = "ignore"
)

// How an execution is stopped.
const (
	never   = "never"
	andWait = "wait"
	abandon = "abandon"
)

const mostCommits = 8

// config is the typed form of the parameters of one run.
type config struct {
	stages  []stage
	mode    string
	commits []time.Duration // ascending

	closed            int           // stage whose inbound transition is disabled, -1 is none
	closeAt, closeFor time.Duration // closeFor 0 is for good

	answer        string
	answerRun     int
	answerAfter   time.Duration
	approvalLimit time.Duration

	failing            string // name of an action, or stage/action
	failStage, failAct int    // -1 when the pipeline has no such action
	failRun            int
	lasting            bool // the retry fails as well
	after              string
	retryAfter         time.Duration

	stop    string
	stopRun int
	stopAt  time.Duration
}

func minutes(v sim.Values, name string) time.Duration {
	return time.Duration(v.Int(name)) * time.Minute
}

func configOf(v sim.Values) config {
	stages, _ := read(v.Get("pipeline"))
	c := config{
		stages: stages, mode: v.Get("mode"),
		closed: -1, closeAt: minutes(v, "close-at"), closeFor: minutes(v, "close-for"),
		answer: v.Get("approval"), answerRun: v.Int("answer-run"),
		answerAfter: minutes(v, "answer-after"), approvalLimit: minutes(v, "approval-timeout"),
		failing: v.Get("fail"), failStage: -1, failAct: -1, failRun: v.Int("fail-run"), lasting: v.Flag("lasting"),
		after: v.Get("on-failure"), retryAfter: minutes(v, "retry-after"),
		stop: v.Get("stop"), stopRun: v.Int("stop-run"), stopAt: minutes(v, "stop-at"),
	}
	if n, err := strconv.Atoi(v.Get("close")); err == nil && n <= len(stages) {
		c.closed = n - 1
	}
	for _, item := range strings.Split(v.Get("commits"), ",") {
		if n, err := strconv.Atoi(item); err == nil {
			c.commits = append(c.commits, time.Duration(n)*time.Minute)
		}
	}
	slices.Sort(c.commits)
	for s := range stages {
		for i, a := range stages[s].actions {
			if c.failStage < 0 && a.category != approval && (a.name == c.failing || stages[s].name+"/"+a.name == c.failing) {
				c.failStage, c.failAct = s, i
			}
		}
	}
	return c
}

// locks reports whether a stage takes one execution at a time.
func (c *config) locks() bool { return c.mode != parallel }

// retries reports whether a failed stage is retried, and at once.
func (c *config) retries() (yes, auto bool) {
	switch c.after {
	case retryFailed, retryAll:
		return true, false
	case autoFailed, autoAll:
		return true, true
	}
	return false, false
}

func checkCommit(item string) i18n.Text {
	if n, err := strconv.Atoi(item); err == nil && n >= 0 && n <= mostMinutes && item == itoa(n) {
		return i18n.Text{}
	}
	return i18n.Of("0부터 600까지의 분을 쓰세요", "want a minute from 0 to 600")
}

func checkPipeline(text string) i18n.Text {
	_, wrong := read(text)
	return wrong
}

func checkAction(s string) i18n.Text {
	if s == "" {
		return i18n.Text{}
	}
	before, after, both := strings.Cut(s, "/")
	if name(before) && (!both || name(after)) {
		return i18n.Text{}
	}
	return i18n.Of("작업 이름이나 스테이지/작업을 쓰세요", "want an action's name, or stage/action")
}
