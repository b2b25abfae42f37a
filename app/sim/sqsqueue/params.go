package sqsqueue

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

func isFIFO(v sim.Values) bool     { return v.Get("type") == "fifo" }
func isStandard(v sim.Values) bool { return !isFIFO(v) }
func isShort(v sim.Values) bool    { return v.Int("wait") == 0 }
func hasTail(v sim.Values) bool    { return v.Int("slow") > 0 }
func canFail(v sim.Values) bool    { return v.Int("fail") > 0 || v.Int("poison") > 0 }
func beats(v sim.Values) bool      { return v.Get("heartbeat") != "0s" }
func isChance(v sim.Values) bool {
	open := func(name string) bool { n := v.Int(name); return n > 0 && n < 100 }
	return open("slow") || open("fail") || isShort(v) && isStandard(v)
}

// The texts are written out as literals: what a declaration holds is then data
// of the program and no code.
var (
	groupQueue    = i18n.Text{Ko: "대기열", En: "Queue"}
	groupProducer = i18n.Text{Ko: "생산자", En: "Producer"}
	groupConsumer = i18n.Text{Ko: "소비자", En: "Consumers"}
	groupWork     = i18n.Text{Ko: "처리", En: "Handling"}
	groupRun      = i18n.Text{Ko: "실행", En: "Run"}

	pieces  = i18n.Text{Ko: "건", En: "messages"}
	percent = i18n.Text{Ko: "%", En: "%"}
	secs    = i18n.Text{Ko: "초", En: "s"}
	times   = i18n.Text{Ko: "번", En: "receives"}
)

var info = sim.Info{
	Name:    "sqsqueue",
	Title:   i18n.Text{Ko: "SQS 대기열", En: "SQS queue"},
	Summary: i18n.Text{Ko: "받아도 지워지지 않는 메시지가 가시성 타임아웃, 재수신, DLQ, FIFO 그룹을 거쳐 어디로 가는지 본다.", En: "Where messages go that a receive does not delete: visibility timeout, redelivery, DLQ and FIFO groups."},
	Params: []sim.Param{
		{Name: "type", Kind: sim.Choice, Group: groupQueue, Default: "standard", Label: i18n.Text{Ko: "대기열 유형", En: "Queue type"}, Options: []sim.Option{
			{Name: "standard", Label: i18n.Text{Ko: "표준", En: "standard"}}, {Name: "fifo", Label: i18n.Text{Ko: "FIFO", En: "FIFO"}}}},
		{Name: "visibility", Kind: sim.Duration, Group: groupQueue, Default: "30s", Min: 0, Max: 43200000, Label: i18n.Text{Ko: "가시성 타임아웃", En: "Visibility timeout"},
			Help: i18n.Text{Ko: "받은 때부터 센다. 기본값은 30초, 최대 12시간이다.", En: "Counts from the receive; 30 s by default, 12 h at most."}},
		{Name: "delay", Kind: sim.Duration, Group: groupQueue, Default: "0s", Min: 0, Max: 900000, Label: i18n.Text{Ko: "전송 지연(DelaySeconds)", En: "DelaySeconds"}},
		{Name: "max-receive", Kind: sim.Number, Group: groupQueue, Default: "3", Min: 0, Max: 20, Step: 1, Label: i18n.Text{Ko: "maxReceiveCount", En: "maxReceiveCount"}, Unit: times,
			Help: i18n.Text{Ko: "0이면 DLQ가 없다.", En: "0 is a queue without a DLQ."}},

		{Name: "messages", Kind: sim.Number, Group: groupProducer, Default: "7", Min: 1, Max: mostMessages, Step: 1, Label: i18n.Text{Ko: "보내는 메시지", En: "Messages sent"}, Unit: pieces},
		{Name: "every", Kind: sim.Duration, Group: groupProducer, Default: "4s", Min: 0, Max: 600000, Label: i18n.Text{Ko: "보내는 간격", En: "One every"}},
		{Name: "groups", Kind: sim.Number, Group: groupProducer, Default: "2", Min: 1, Max: 6, Step: 1, Label: i18n.Text{Ko: "메시지 그룹", En: "Message groups"}, When: isFIFO,
			Help: i18n.Text{Ko: "메시지에 A, B, C… 차례로 붙인다.", En: "Messages get A, B, C… in turn."}},
		{Name: "resend", Kind: sim.Duration, Group: groupProducer, Default: "0s", Min: 0, Max: 1200000, Label: i18n.Text{Ko: "1번을 다시 보내는 시각", En: "Message 1 sent again at"},
			Help: i18n.Text{Ko: "0이면 다시 보내지 않는다. FIFO에서는 중복 제거 ID가 같다.", En: "0 is never. In a FIFO queue the deduplication id is the same."}},

		{Name: "consumers", Kind: sim.Number, Group: groupConsumer, Default: "2", Min: 1, Max: 4, Step: 1, Label: i18n.Text{Ko: "소비자", En: "Consumers"}},
		{Name: "wait", Kind: sim.Number, Group: groupConsumer, Default: "20", Min: 0, Max: 20, Step: 1, Label: i18n.Text{Ko: "WaitTimeSeconds", En: "WaitTimeSeconds"}, Unit: secs,
			Help: i18n.Text{Ko: "0은 짧은 폴링, 1~20은 긴 폴링이다.", En: "0 is short polling, 1 to 20 long polling."}},
		{Name: "gap", Kind: sim.Duration, Group: groupConsumer, Default: "2s", Min: 100, Max: 60000, Label: i18n.Text{Ko: "빈 응답 뒤 쉬는 시간", En: "Pause after an empty answer"}, When: isShort},
		{Name: "batch", Kind: sim.Number, Group: groupConsumer, Default: "1", Min: 1, Max: 10, Step: 1, Label: i18n.Text{Ko: "MaxNumberOfMessages", En: "MaxNumberOfMessages"}, When: isStandard,
			Help: i18n.Text{Ko: "한 번에 받는 최대. 받은 것은 하나씩 처리한다.", En: "The most of one receive; they are handled one by one."}},

		{Name: "work", Kind: sim.Duration, Group: groupWork, Default: "6s", Min: 100, Max: 50400000, Label: i18n.Text{Ko: "처리 시간", En: "Handling takes"}},
		{Name: "slow", Kind: sim.Number, Group: groupWork, Default: "20", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "느린 처리의 비율", En: "Share of slow ones"}, Unit: percent},
		{Name: "slow-work", Kind: sim.Duration, Group: groupWork, Default: "40s", Min: 100, Max: 50400000, Label: i18n.Text{Ko: "느린 처리 시간", En: "A slow one takes"}, When: hasTail},
		{Name: "fail", Kind: sim.Number, Group: groupWork, Default: "0", Min: 0, Max: 100, Step: 1, Label: i18n.Text{Ko: "실패 확률", En: "Share of failures"}, Unit: percent},
		{Name: "poison", Kind: sim.Number, Group: groupWork, Default: "5", Min: 0, Max: mostMessages, Step: 1, Label: i18n.Text{Ko: "늘 실패하는 메시지", En: "Message that always fails"},
			Help: i18n.Text{Ko: "메시지 번호. 0이면 없다.", En: "Its number; 0 is none."}},
		{Name: "on-failure", Kind: sim.Choice, Group: groupWork, Default: "leave", Label: i18n.Text{Ko: "실패하면", En: "On failure"}, When: canFail, Options: []sim.Option{
			{Name: "leave", Label: i18n.Text{Ko: "그대로 둔다", En: "leave it"}}, {Name: "release", Label: i18n.Text{Ko: "타임아웃을 0으로 바꾼다", En: "set its timeout to 0"}}}},
		{Name: "heartbeat", Kind: sim.Duration, Group: groupWork, Default: "0s", Min: 0, Max: 43200000, Label: i18n.Text{Ko: "하트비트 간격", En: "Heartbeat every"},
			Help: i18n.Text{Ko: "처리하는 동안 이 간격으로 ChangeMessageVisibility를 부른다. 0이면 부르지 않는다.", En: "ChangeMessageVisibility is called so often while at work; 0 is never."}},
		{Name: "extend", Kind: sim.Duration, Group: groupWork, Default: "30s", Min: 1000, Max: 43200000, Label: i18n.Text{Ko: "하트비트가 정하는 타임아웃", En: "Heartbeat sets it to"}, When: beats},

		{Name: "length", Kind: sim.Duration, Group: groupRun, Default: "2m", Min: 10000, Max: 86400000, Label: i18n.Text{Ko: "관찰 시간", En: "Time watched"}},
		{Name: "seed", Kind: sim.Number, Group: groupRun, Default: "27", Min: 1, Max: 9999, Step: 1, Label: i18n.Text{Ko: "시드", En: "Seed"}, When: isChance},
	},
	Presets: []sim.Preset{
		{Name: "too-short", Label: i18n.Text{Ko: "타임아웃보다 긴 처리: 성공해도 DLQ로", En: "Handling outlasts the timeout: success ends in the DLQ"},
			Values: map[string]string{"visibility": "10s", "work": "14s", "slow": "0", "poison": "0", "messages": "3", "every": "5s", "consumers": "3", "length": "1m15s"}},
		{Name: "heartbeat", Label: i18n.Text{Ko: "같은 처리를 하트비트로 지킨다", En: "The same work kept by a heartbeat"},
			Values: map[string]string{"visibility": "10s", "work": "14s", "slow": "0", "poison": "0", "messages": "3", "every": "5s", "consumers": "3", "length": "1m15s", "heartbeat": "5s", "extend": "10s"}},
		{Name: "changed", Label: i18n.Text{Ko: "바꾼 타임아웃은 호출한 때부터 센다", En: "A changed timeout counts from the call"},
			Values: map[string]string{"visibility": "1m", "work": "40s", "slow": "0", "poison": "0", "messages": "1", "heartbeat": "15s", "extend": "10s", "length": "1m30s"}},
		{Name: "poison", Label: i18n.Text{Ko: "늘 실패하는 메시지를 DLQ가 걷어 낸다", En: "The DLQ takes a poison message away"},
			Values: map[string]string{"slow": "0", "poison": "2", "messages": "5", "visibility": "20s", "length": "1m40s"}},
		{Name: "fifo", Label: i18n.Text{Ko: "FIFO: 실패 하나가 그룹을 막는다", En: "FIFO: one failure blocks its group"},
			Values: map[string]string{"type": "fifo", "slow": "0", "poison": "2", "messages": "8", "every": "2s", "visibility": "20s", "max-receive": "2", "length": "1m15s"}},
		{Name: "polling", Label: i18n.Text{Ko: "짧은 폴링의 빈 응답", En: "The empty answers of short polling"},
			Values: map[string]string{"wait": "0", "slow": "0", "poison": "0", "messages": "4", "every": "20s", "work": "3s", "length": "1m20s", "seed": "4"}},
		{Name: "batch", Label: i18n.Text{Ko: "배치의 뒤쪽은 기다리다 타임아웃된다", En: "The end of a batch times out while it waits"},
			Values: map[string]string{"batch": "6", "slow": "0", "poison": "0", "messages": "6", "every": "0s", "work": "8s", "consumers": "2", "length": "1m30s"}},
		{Name: "dedup", Label: i18n.Text{Ko: "5분 안의 재전송은 전달되지 않는다", En: "A resend within 5 minutes is not delivered"},
			Values: map[string]string{"type": "fifo", "slow": "0", "poison": "0", "messages": "3", "every": "20s", "resend": "4m", "work": "20s", "length": "6m"}},
	},
	Predictions: []sim.Prediction{
		{Name: "twice", Prompt: i18n.Text{Ko: "같은 메시지를 거듭 처리해 성공하는 일은 몇 건일까?", En: "How many times is a message handled successfully again?"}, Unit: pieces},
		{Name: "dead", Prompt: i18n.Text{Ko: "DLQ로 가는 메시지는 몇 건일까?", En: "How many messages end in the DLQ?"}, Unit: pieces},
		{Name: "empty", Prompt: i18n.Text{Ko: "빈 응답은 모두 몇 번일까?", En: "How many receives come back empty?"}, Unit: i18n.Text{Ko: "번", En: "receives"}, Tolerance: 0.2},
		{Name: "oldest", Prompt: i18n.Text{Ko: "가장 오래 머문 메시지는 대기열에 몇 초 있을까?", En: "For how many seconds is the oldest message in the queue?"}, Unit: secs, Tolerance: 0.1},
	},
	Asks: []sim.Ask{
		{Name: askVisible, Title: i18n.Text{Ko: "다시 보이는 시각", En: "When it is visible again"}},
		{Name: askRetry, Title: i18n.Text{Ko: "실패하는 메시지의 재수신", En: "Redelivery of a failing message"}},
		{Name: askFate, Title: i18n.Text{Ko: "처리보다 짧은 타임아웃의 결말", En: "What a timeout shorter than the work leads to"}},
		{Name: askReceipt, Title: i18n.Text{Ko: "늦은 삭제", En: "A late delete"}},
		{Name: askBatch, Title: i18n.Text{Ko: "배치와 타임아웃", En: "A batch and the timeout"}},
		{Name: askOrder, Title: i18n.Text{Ko: "FIFO가 다음에 주는 메시지", En: "What a FIFO queue returns next"}},
		{Name: askDedup, Title: i18n.Text{Ko: "중복 제거 기간", En: "The deduplication interval"}},
		{Name: askPoll, Title: i18n.Text{Ko: "짧은 폴링과 긴 폴링", En: "Short and long polling"}},
	},
	Legend: []sim.LegendItem{
		{Mark: "line", Tone: sim.Flow, Label: i18n.Text{Ko: "보임", En: "visible"}},
		{Mark: "dash", Tone: sim.Wait, Label: i18n.Text{Ko: "보이지만 그룹의 앞 메시지에 막힘", En: "visible, held back by its group"}},
		{Mark: "outline", Tone: sim.Flow, Label: i18n.Text{Ko: "가시성 타임아웃 동안(in flight)", En: "visibility timeout (in flight)"}},
		{Mark: "outline", Tone: sim.Accent, Label: i18n.Text{Ko: "처리하는 중", En: "being handled"}},
		{Mark: "outline", Tone: sim.Good, Label: i18n.Text{Ko: "처리하고 삭제", En: "handled and deleted"}},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Text{Ko: "처리했지만 삭제되지 않음", En: "handled, but the delete had no effect"}},
		{Mark: "outline", Tone: sim.Bad, Label: i18n.Text{Ko: "처리 실패", En: "failed"}},
		{Mark: "line", Tone: sim.Bad, Label: i18n.Text{Ko: "타임아웃이 지난 뒤의 처리", En: "work after the timeout"}},
		{Mark: "dash", Tone: sim.Muted, Label: i18n.Text{Ko: "지연, 긴 폴링의 대기", En: "delayed, or a long poll that waits"}},
		{Mark: "tick", Tone: sim.Good, Label: i18n.Text{Ko: "삭제됨", En: "deleted"}},
		{Mark: "ring", Tone: sim.Accent, Label: i18n.Text{Ko: "전달되지 않는 재전송(중복 제거)", En: "a resend that is not delivered"}},
		{Mark: "cross", Tone: sim.Bad, Label: i18n.Text{Ko: "DLQ로 옮김", En: "moved to the DLQ"}},
	},
	Sources: []sim.Source{
		{Title: "Amazon SQS visibility timeout", URL: guide + "sqs-visibility-timeout.html", Checked: "2026-11"},
		{Title: "Using dead-letter queues in Amazon SQS", URL: guide + "sqs-dead-letter-queues.html", Checked: "2026-11"},
		{Title: "FIFO queue delivery logic in Amazon SQS", URL: guide + "FIFO-queues-understanding-logic.html", Checked: "2026-11"},
		{Title: "Amazon SQS short and long polling", URL: guide + "sqs-short-and-long-polling.html", Checked: "2026-11"},
		{Title: "ChangeMessageVisibility", URL: reference + "API_ChangeMessageVisibility.html", Checked: "2026-11"},
		{Title: "DeleteMessage", URL: reference + "API_DeleteMessage.html", Checked: "2026-11"},
	},
}

const (
	guide     = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
	reference = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/"
)
