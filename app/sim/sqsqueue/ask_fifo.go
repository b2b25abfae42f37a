package sqsqueue

import (
	"time"

	"notelab/app/i18n"
)

// orderQuestion: what a receive from a FIFO queue may return now.
func orderQuestion(a *asker) {
	a.Tags = append(a.Tags, "D1.T2.S3")
	blocked := a.Rand.IntN(4) == 0 // nothing may be returned
	for {
		groups, consumers := a.Between(2, 4), a.Between(1, 3)
		tr := a.prove("type", "fifo", "groups", groups, "messages", a.Between(groups+3, 10), "every", "0s", "consumers", consumers, "work", time.Duration(a.Between(3, 8))*second,
			"fail", 35, "seed", a.Between(1, 999), "visibility", time.Duration(a.Between(10, 40))*second, "length", "1m")
		p := tr.Model.(*picture)
		// Off the second nothing happens.
		at := time.Duration(a.Between(1, 40))*second + second/2
		if a.state(p, at, blocked) {
			return
		}
	}
}

// state makes the question of a moment, unless nothing can be asked of it.
func (a *asker) state(p *picture, at time.Duration, blocked bool) bool {
	open, held := 0, 0                           // visible ones, and those in flight
	var heads, visibles, free, behind []*message // free: visible ones of groups that nothing blocks
	lines := make([]string, 0, p.c.groups)
	for g := range p.c.groups {
		line, first, flying := "", true, false
		for _, m := range p.messages {
			s, _ := m.at(at)
			if m.group != g || s >= deleted {
				continue
			}
			if line != "" {
				line += ", "
			}
			line += title(m)
			if s == inFlight {
				held++
				flying = true
				line += a.Say("(처리 중)", " (in flight)")
			} else {
				open++
				visibles = append(visibles, m)
				if first {
					heads = append(heads, m)
				}
				if flying {
					behind = append(behind, m)
				} else {
					free = append(free, m)
				}
			}
			first = false
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	if open < 2 || held == 0 || len(visibles) == len(heads) || blocked != (len(heads) == 0) {
		return false
	}
	state := ""
	for i, line := range lines {
		if i > 0 {
			state += " / "
		}
		state += line
	}
	none := a.Say("아무것도 돌려주지 않는다", "Nothing")
	list := func(of []*message) string {
		if len(of) == 0 {
			return none
		}
		s := ""
		for i, m := range of {
			if i > 0 {
				s += ", "
			}
			s += title(m)
		}
		return s
	}
	a.let("state", state, "heads", list(heads))
	a.ask(i18n.Text{Ko: "FIFO 대기열에 다음 메시지가 남아 있다. 그룹마다 보낸 순서로 적었고, 표시가 없는 것은 보이는(visible) 메시지다. {state}. 이때 소비자 하나가 `MaxNumberOfMessages`를 1로 하여 `ReceiveMessage`를 부른다. 이 호출이 돌려줄 수 있는 메시지를 모두 적은 것은?",
		En: "These messages are left in a FIFO queue, by group in the order they were sent; those without a remark are visible: {state}. A consumer now calls `ReceiveMessage` with a `MaxNumberOfMessages` of 1. Which list has every message that this call may return?"},
		i18n.Text{Ko: "FIFO는 그룹 안에서만 순서를 지킨다. 그룹의 메시지가 처리 중이면 그 그룹에서는 더 주지 않고, 그렇지 않은 그룹에서는 맨 앞의 메시지만 줄 수 있다. 그룹 사이의 순서는 정해져 있지 않다.",
			En: "FIFO order holds within a group. While one of its messages is in flight, a group gives nothing more; any other group can give only its first message. There is no order between groups."})
	if len(heads) > 0 {
		a.right(list(heads), i18n.Text{Ko: "처리 중인 메시지가 없는 그룹의 맨 앞이다.", En: "The first of each group that has nothing in flight."})
		a.wrong(none, "lets one group block the queue", i18n.Text{Ko: "처리 중인 메시지는 자기 그룹만 막는다. {heads} 메시지는 받을 수 있다.", En: "A message in flight blocks its own group only; {heads} can be received."})
	} else {
		a.right(none, i18n.Text{Ko: "보이는 메시지는 모두 처리 중인 메시지와 같은 그룹에 있다.", En: "Every visible message is in a group with one in flight."})
	}
	a.wrong(list(visibles), "ignores the groups", i18n.Text{Ko: "보인다고 다 받을 수 있지는 않다. 처리 중인 메시지가 있는 그룹은 막혀 있고, 다른 그룹도 맨 앞부터 준다.", En: "Visible is not enough: a group with a message in flight is blocked, and the others begin with their first."})
	if len(free) > len(heads) {
		a.wrong(list(free), "ignores the order in a group", i18n.Text{Ko: "막히지 않은 그룹에서도 맨 앞의 메시지보다 뒤의 것이 먼저 나오지 않는다.", En: "Even in a free group nothing comes before its first message."})
	}
	if len(behind) > 0 {
		a.wrong(list(behind[:1]), "goes on in the group at work", i18n.Text{Ko: "같은 그룹의 메시지가 처리 중이라 받을 수 없다.", En: "A message of the same group is in flight, so it cannot be received."})
	}
	first := visibles[0]
	for _, m := range visibles {
		if m.index < first.index {
			first = m
		}
	}
	a.wrong(list([]*message{first}), "takes the queue for one line", i18n.Text{Ko: "대기열 전체가 한 줄이 아니다. 그룹마다 따로 줄을 선다.", En: "The queue is not one line: each group has its own."})
	if len(heads) > 1 {
		for _, m := range heads[:2] {
			a.wrong(list([]*message{m}), "expects an order between groups", i18n.Text{Ko: "다른 그룹의 맨 앞도 받을 수 있다. 그룹 사이에는 정해진 순서가 없다.", En: "The first of another group may come too: there is no order between groups."})
		}
	}
	if len(heads) == 0 {
		a.wrong(list(visibles[len(visibles)-1:]), "lets a later message pass", i18n.Text{Ko: "그룹의 앞 메시지가 처리 중이면 뒤의 것도 받을 수 없다.", En: "A later one cannot pass a message of its group that is in flight."})
	}
	return true
}

// title is a message's name with its group: A1.
func title(m *message) string { return groupName(m.group) + m.name }

// dedupQuestion: what becomes of a message that is sent again.
func dedupQuestion(a *asker) {
	kind := "fifo"
	a.let("type", "FIFO", "id", i18n.Text{Ko: "같은 `MessageDeduplicationId`로 ", En: " with the same `MessageDeduplicationId`"})
	if a.Rand.IntN(4) == 0 {
		kind = "standard"
		a.let("type", i18n.Text{Ko: "표준", En: "standard"}, "id", "")
	}
	after := time.Duration(a.Between(2, 58)) * 10 * second
	if after == dedupWindow {
		after += 10 * second
	}
	gone := a.Coin()
	work := after + 20*second
	past := i18n.Text{Ko: "첫 메시지는 아직 처리하는 중이다.", En: "The first message is still being handled."}
	if gone {
		work = 5 * second
		past = i18n.Text{Ko: "첫 메시지는 이미 처리되어 삭제되었다.", En: "The first message has been handled and deleted already."}
	}
	tr := a.prove("type", kind, "resend", after, "work", work, "visibility", "15m", "groups", 1, "length", "20m")
	key := "new"
	if count(tr, "deduped") > 0 {
		key = "dropped"
	}
	a.let("after", lasting(after), "past", past)
	a.ask(i18n.Text{Ko: "생산자가 {type} 대기열에 메시지를 보냈지만 응답을 받지 못해, {after} 뒤에 같은 메시지를 {id}다시 보냈다. 첫 전송은 사실 성공했다. {past} 다시 보낸 메시지는 어떻게 되는가?",
		En: "A producer got no answer for a message it sent to a {type} queue, so it sends the same message again{id} {after} later. In fact the first send had succeeded. {past} What becomes of the second send?"},
		i18n.Text{Ko: "FIFO 대기열은 중복 제거 ID를 5분 동안 기억한다. 그 안에 같은 ID로 보내면 성공으로 답하되 전달하지 않으며, 첫 메시지가 이미 삭제되었어도 같다. 표준 대기열에는 중복 제거가 없다.",
			En: "A FIFO queue remembers a deduplication id for 5 minutes. A send with the same id within them succeeds and is not delivered, even when the first message has been deleted. A standard queue has no deduplication."})
	type fate struct {
		name, idea     string
		text, why, not i18n.Text
	}
	dropped := fate{"dropped", "expects deduplication all the same", i18n.Text{Ko: "전송은 성공하지만 전달되지 않는다", En: "It is accepted and not delivered"},
		i18n.Text{Ko: "{after:은} 5분 안이다.", En: "{after} is within 5 minutes."},
		i18n.Text{Ko: "{after:이면} 5분이 지나 첫 전송을 더는 기억하지 않는다.", En: "After {after} the 5 minutes are over and the first send is forgotten."}}
	if kind == "standard" {
		dropped.not = i18n.Text{Ko: "중복 제거는 FIFO 대기열의 기능이다. 표준 대기열은 두 메시지를 모두 전달한다.", En: "Deduplication is for FIFO queues; a standard queue delivers both."}
	}
	fresh := fate{"new", "thinks the first one is forgotten", i18n.Text{Ko: "전송은 성공하고 새 메시지로 전달된다", En: "It is accepted and delivered as a new message"},
		i18n.Text{Ko: "{after} 뒤라 5분이 지났으므로 SQS는 중복임을 알 수 없다.", En: "{after} later the 5 minutes are over, and SQS cannot tell that it is a duplicate."},
		i18n.Text{Ko: "{after:은} 5분 안이라 같은 ID의 메시지를 다시 전달하지 않는다.", En: "{after} is within 5 minutes, so the id is not delivered again."}}
	if kind == "standard" {
		fresh.why = i18n.Text{Ko: "표준 대기열은 중복을 가리지 않으므로 소비자가 멱등해야 한다.", En: "A standard queue does not look for duplicates; the consumer has to be idempotent."}
	} else if gone {
		fresh.not = i18n.Text{Ko: "{after:은} 5분 안이다. 첫 메시지가 삭제된 뒤에도 ID를 계속 기억한다.", En: "{after} is within 5 minutes, and the id is remembered even after the first message is deleted."}
	}
	others := []fate{
		{"error", "expects an error", i18n.Text{Ko: "전송이 오류로 실패한다", En: "The send fails with an error"}, i18n.Text{},
			i18n.Text{Ko: "같은 메시지를 보내도 `SendMessage`는 성공한다.", En: "`SendMessage` succeeds for a repeated message too."}},
		{"replace", "thinks the second replaces the first", i18n.Text{Ko: "전송은 성공하고 대기열의 첫 메시지를 대신한다", En: "It is accepted and replaces the first message in the queue"}, i18n.Text{},
			i18n.Text{Ko: "이미 보낸 메시지는 바뀌지 않는다.", En: "A message that was sent does not change."}},
	}
	for _, f := range append([]fate{dropped, fresh}, others...) {
		if f.name == key {
			a.right(f.text, f.why)
		} else {
			a.wrong(f.text, f.idea, f.not)
		}
	}
}
