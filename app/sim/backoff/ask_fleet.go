package backoff

import (
	"strconv"
	"time"

	"notelab/app/sim"
)

func (a *asker) bucket() sim.Draft {
	burst := one(a, 10, 20, 50, 100)
	rate := one(a, 1, 2, 5, 10, 20)
	first := burst/2 + a.r.IntN(burst) // more or less than the bucket holds
	pause := 1 + a.r.IntN(6)
	second := burst + a.r.IntN(60)
	b := newBucket(float64(burst), float64(rate))
	take := func(at time.Duration, n int) (taken int) {
		for range n {
			if b.take(at) {
				taken++
			}
		}
		return
	}
	take(0, first)
	key := take(time.Duration(pause)*time.Second, second)
	left := max(0, burst-first)
	v, _ := run("server", "limit", "policy", "none", "max-attempts", "1", "clients", strconv.Itoa(first), "rate", strconv.Itoa(rate), "burst", strconv.Itoa(burst))
	bs, rs, f, p, s := strconv.Itoa(burst), strconv.Itoa(rate), strconv.Itoa(first), strconv.Itoa(pause), strconv.Itoa(second)
	return sim.Draft{
		Prompt: a.pick("어떤 API의 한도는 버킷 크기 "+bs+", 초당 보충 "+rs+"인 토큰 버킷이고 호출 하나가 토큰 하나를 쓴다. 가득 찬 버킷에 "+f+"개의 호출이 한꺼번에 오고, "+p+"초 뒤에 "+s+"개가 다시 한꺼번에 온다. 재시도는 없다. 두 번째 무리에서 받아들여지는 호출은 몇 개인가?",
			"An API is limited by a token bucket that holds "+bs+" and refills "+rs+" a second; a call takes one token. With the bucket full, "+f+" calls arrive at once, and "+p+" s later another "+s+" at once. Nothing is retried. How many of the second group are accepted?"),
		Key: right(strconv.Itoa(key), a.pick("남은 "+strconv.Itoa(left)+"개에 "+p+"초 동안 "+strconv.Itoa(rate*pause)+"개가 채워지되 "+bs+"개를 넘지 않는다.", "To the "+strconv.Itoa(left)+" left, "+strconv.Itoa(rate*pause)+" are added in "+p+" s, at most to "+bs+".")),
		Distractors: []sim.Candidate{
			a.wrongCount(rate*pause, "forgets what was left", "첫 무리가 남긴 토큰과 버킷 크기를 함께 봐야 한다.", "What the first group left and the size of the bucket both count."),
			a.wrongCount(left+rate*pause, "lets the bucket overflow", "버킷은 "+bs+"개를 넘어 쌓이지 않는다.", "The bucket never holds more than "+bs+"."),
			a.wrongCount(burst, "takes the bucket to be full again", "그사이 버킷이 다 차지는 않는다.", "The bucket is not full again by then."),
			a.wrongCount(min(burst, left+rate), "refills once", "보충은 한 번이 아니라 "+p+"초 동안 이어진다.", "It refills for "+p+" s, not once."),
			a.wrongCount(second, "takes the burst to be no limit", "토큰이 없는 호출은 거절된다.", "Calls without a token are refused."),
			a.wrongCount(left, "forgets the refill", "그사이의 보충을 빠뜨렸다.", "This forgets the refill."),
			a.wrongCount(key+rate, "refills one second too long", "보충을 1초만큼 더 셌다.", "This refills one second too long."),
			a.wrongCount(key+2*rate, "refills two seconds too long", "보충을 2초만큼 더 셌다.", "This refills two seconds too long."),
		},
		Explanation: a.pick("토큰 = min(버킷 크기, 남은 토큰 + 초당 보충 × 지난 시간)이고, 토큰이 모자란 호출은 줄을 서지 않고 스로틀링된다.", "Tokens = min(burst, tokens left + refill × time); a call without a token is throttled, not queued."),
		Values:      v, Tags: []string{"D4.T1.S7", "D1.T1.S9"},
	}
}

// fleetAsk is one way to rank policies.
type fleetAsk struct {
	ko, en   string
	figure   string
	most     bool
	policies []string
	// ruleKo and ruleEn say why it comes out so.
	ruleKo, ruleEn string
}

var fleetAsks = []fleetAsk{
	{"모두 끝나기까지 가장 오래 걸리는 정책은?", "Which policy takes longest until all have finished?", "elapsed", true, []string{"exponential", "none", "full-jitter", "decorrelated"},
		"지터가 없으면 진 클라이언트들이 같은 시간을 기다렸다가 다시 함께 부딪힌다. 대기는 길어지는데 한 번에 하나둘만 성공한다.", "Without jitter the losers wait equally long and collide again: waits grow, yet only one or two succeed each time."},
	{"서버가 받는 쓰기가 가장 많은 정책은?", "Under which policy does the server receive the most writes?", "calls", true, []string{"none", "decorrelated", "full-jitter", "equal-jitter"},
		"기다리지 않으면 진 클라이언트가 곧바로 다시 와서, 하나가 성공할 때마다 나머지 모두가 헛된 호출을 한다.", "Without waiting the losers return at once, and each success costs all others a wasted call."},
	{"모두 끝나는 시각이 가장 이른 정책은?", "Under which policy do all finish soonest?", "elapsed", false, []string{"none", "exponential", "full-jitter", "equal-jitter"},
		"기다리지 않으면 가장 먼저 끝나지만 호출이 가장 많다. 서버가 넉넉할 때만 공짜다.", "Not waiting finishes first but makes the most calls; it is free only while the server has room."},
	{"서버가 받는 쓰기가 가장 적은 정책은?", "Under which policy does the server receive the fewest writes?", "calls", false, []string{"full-jitter", "none", "exponential", "decorrelated"},
		"Full jitter는 재시도를 0부터 E(n)까지 고르게 흩어 놓아 충돌이 가장 적다.", "Full jitter spreads retries evenly from 0 to E(n), so the fewest collide."},
}

func (a *asker) fleet() sim.Draft {
	q := fleetAsks[a.r.IntN(len(fleetAsks))]
	n := one(a, "60", "70", "80")
	seed := strconv.Itoa(a.r.IntN(1000))
	var key sim.Candidate
	var best float64
	var v sim.Values
	var ds []sim.Candidate
	for i, p := range q.policies {
		w, t := run("policy", p, "clients", n, "seed", seed)
		calls, _ := t.Figure("calls")
		end, _ := t.Figure("elapsed")
		c := sim.Candidate{
			Text:          policyLabel(p).In(a.l),
			Why:           a.pick("호출 "+calls.Text.Ko+"번, "+end.Text.Ko+" 만에 끝난다.", calls.Text.En+" calls, finished after "+end.Text.En+"."),
			Misconception: "misjudges how " + p + " behaves in a crowd",
		}
		got := value(t, q.figure)
		if i == 0 || q.most && got > best || !q.most && got < best {
			if i > 0 {
				ds = append(ds, key)
			}
			key, best, v = c, got, w
		} else {
			ds = append(ds, c)
		}
	}
	key.Misconception = ""
	return sim.Draft{
		Prompt: a.pick("클라이언트 "+n+"개가 같은 행을 낙관적 동시성으로 한 번씩 고치려 한다. 읽고 쓰는 사이 버전이 바뀌면 실패하고, 백오프한 뒤 다시 읽는다. 편도 지연은 평균 10 ms, 표준편차 2 ms이고 base 5 ms, 상한 2 s, 첫 재시도의 E(n)은 10 ms다. ",
			n+" clients each want to update the same row once under optimistic concurrency: if the version changes between read and write, the write fails and the client backs off and reads again. One-way latency has mean 10 ms and deviation 2 ms; base is 5 ms, the cap 2 s, and E(n) of the first retry 10 ms. ") + a.pick(q.ko, q.en),
		Key: key, Distractors: ds,
		Explanation: a.pick(q.ruleKo, q.ruleEn),
		Values:      v, Tags: []string{"D1.T1.K5", "D1.T1.S13"},
	}
}
