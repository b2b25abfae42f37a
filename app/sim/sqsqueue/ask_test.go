package sqsqueue

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim/simtest"
)

var digits = regexp.MustCompile(`[0-9]+`)

func ints(s string) []int {
	var out []int
	for _, d := range digits.FindAllString(s, -1) {
		n, _ := strconv.Atoi(d)
		out = append(out, n)
	}
	return out
}

// after is the first number behind a text.
func numberAfter(s, text string) int {
	_, rest, ok := strings.Cut(s, text)
	if !ok {
		return -1
	}
	return ints(rest)[0]
}

func timesWord(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprint(n, " times")
}

// TestQuestionsHaveTheKeyTheirWordsImply reads the numbers out of each English
// prompt and works the answer out from the rule, without the model.
func TestQuestionsHaveTheKeyTheirWordsImply(t *testing.T) {
	simtest.Questions(t, New(), func(t *testing.T, kind string, q quiz.Question) string {
		s := simtest.Plain(q.Prompt)
		switch kind {
		case askVisible:
			timeout, set := numberAfter(s, "timeout is"), numberAfter(s, "VisibilityTimeout of")
			call, calls := numberAfter(s, "When"), 1
			if call < 0 {
				call, calls = numberAfter(s, "Every"), ints(strings.Split(s, " times in all")[0])[3]
			}
			if strings.Contains(s, "this time?") {
				return fmt.Sprint(timeout, " s")
			}
			// Second by second: what is left of the timeout.
			left := timeout
			for now := 1; ; now++ {
				if left--; now%call == 0 && now <= calls*call {
					left = set
				}
				if left == 0 {
					return fmt.Sprint(now, " s")
				}
			}
		case askRetry:
			timeout, most := numberAfter(s, "timeout of"), numberAfter(s, "maxReceiveCount of")
			work := numberAfter(s, "fails after")
			gap := timeout
			if strings.Contains(s, "sets the timeout to 0") {
				gap = work
			}
			received, last := 0, 0
			for now := 0; received < most; now += gap {
				received, last = received+1, now
			}
			if strings.Contains(s, "How many times") {
				return timesWord(received)
			}
			return fmt.Sprint(last, " s")
		case askFate:
			timeout, most, work := numberAfter(s, "timeout of"), numberAfter(s, "maxReceiveCount of"), numberAfter(s, "takes")
			kept := work < timeout || strings.Contains(s, "again every") && numberAfter(s, "again every") < timeout
			if kept {
				return "Handled once, then deleted"
			}
			return "Handled " + strings.Replace(timesWord(most), "2 times", "twice", 1) + ", then moved to the DLQ"
		case askReceipt:
			timeout, work := numberAfter(s, "timeout is"), numberAfter(s, "done with it")
			ends := timeout
			if before, rest, ok := strings.Cut(s, " s after the receive it set"); ok {
				all := ints(before)
				ends = all[len(all)-1] + ints(rest)[0]
			}
			switch {
			case work < ends:
				return "The message is deleted"
			case strings.Contains(s, "FIFO"):
				return "The request fails with an error"
			}
			return "The request succeeds, but the message may stay"
		case askBatch:
			if strings.Contains(s, "largest") {
				timeout, work := numberAfter(s, "timeout of"), numberAfter(s, "One takes")
				n := 0
				for (n+1)*work < timeout {
					n++
				}
				return strconv.Itoa(n)
			}
			n, timeout, work := numberAfter(s, "receives"), numberAfter(s, "timeout of"), numberAfter(s, "the other,")
			late := 0
			for i := 1; i <= n; i++ {
				if i*work > timeout {
					late++
				}
			}
			return strconv.Itoa(late)
		case askOrder:
			state := strings.Split(strings.Split(s, "are visible: ")[1], ". A consumer")[0]
			var may []string
			for _, group := range strings.Split(state, " / ") {
				if !strings.Contains(group, "in flight") {
					may = append(may, strings.Split(group, ", ")[0])
				}
			}
			if may == nil {
				return "Nothing"
			}
			return strings.Join(may, ", ")
		case askDedup:
			seconds := 0
			for _, part := range regexp.MustCompile(`([0-9]+) (min|s)\b`).FindAllStringSubmatch(s, -1) {
				n, _ := strconv.Atoi(part[1])
				if part[2] == "min" {
					n *= 60
				}
				seconds += n
			}
			if strings.Contains(s, "FIFO") && seconds < 300 {
				return "It is accepted and not delivered"
			}
			return "It is accepted and delivered as a new message"
		case askPoll:
			due, wait := numberAfter(s, "DelaySeconds is"), numberAfter(s, "WaitTimeSeconds of")
			empty, now := 0, 0
			for now < due {
				if wait > 0 {
					if now+wait >= due {
						now = due
						break
					}
					now += wait
				} else {
					now += numberAfter(s, "calls again")
				}
				empty++
			}
			return fmt.Sprintf("%d empty, received at %d s", empty, now)
		}
		return ""
	})
}

// The runs that prove the keys show what the questions say.
func TestTheRunOfAQuestionProvesItsKey(t *testing.T) {
	for seed := range uint64(200) {
		q, _ := New().Ask(askVisible, seed, i18n.English)
		_, tr := simtest.Proof(t, New(), q)
		if strings.Contains(string(q.Prompt), "this time?") {
			continue
		}
		if at := nth(tr, "timeout", 0).At; simtest.Key(q) != fmt.Sprint(int(at/second), " s") {
			t.Errorf("%s: visible at %v; the key is %s", q.ID, at, simtest.Key(q))
		}
		q, _ = New().Ask(askDedup, seed, i18n.English)
		_, tr = simtest.Proof(t, New(), q)
		if new := count(tr, "sent") == 2; new != strings.Contains(simtest.Key(q), "new message") {
			t.Errorf("%s: %d sent; the key is %s", q.ID, count(tr, "sent"), simtest.Key(q))
		}
	}
}

func TestKoreanParticlesFitTheirWords(t *testing.T) {
	for _, tt := range [][3]string{{"30초", "을", "를"}, {"5분", "을", "을"}, {"5분", "으로", "으로"}, {"10", "으로", "으로"}, {"7", "으로", "로"}, {"7", "을", "을"}, {"2", "이", "가"}, {"0", "은", "은"}, {"4", "이면", "면"}} {
		if got := fitting(tt[1], tt[0]); got != tt[2] {
			t.Errorf("%s%s; want %s", tt[0], got, tt[2])
		}
	}
}
