package ebmigration

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// What becomes of a coupled database.
var becomes = [...]struct {
	text i18n.Text
	idea string
}{
	{text("독립된 RDS로 계속 실행된다", "It goes on running as an RDS instance of its own"), "thinks decoupling keeps"},
	{text("스냅샷을 남기고 삭제된다", "It is deleted, and a snapshot of it is left"), "thinks a snapshot is always taken"},
	{text("스냅샷 없이 삭제된다", "It is deleted without a snapshot"), "thinks everything goes"},
	{text("A에 결합된 채로 남는다", "It stays coupled to A"), "thinks conflicting settings are refused"},
}

// becameOf is what became of prod, as an index of becomes.
func (s *state) becameOf() int {
	switch {
	case s.alive && s.env[envA].coupled == prod:
		return 3
	case s.alive:
		return 0
	case s.saved >= 0:
		return 1
	}
	return 2
}

func askPolicy(a *sim.Asker) sim.Draft {
	s := scene{goal: goalDB, policy: sim.Pick(a, polDelete, polDelete, polSnapshot, polSnapshot, polRetain)}
	s.steps = split(sim.Pick(a, "retain,decouple", "at-once", "at-once", "decouple", "terminate", "retain,terminate", "retain"))
	if s.policy == polRetain { // what changes nothing is not asked about
		s.steps = split(sim.Pick(a, "at-once", "decouple", "terminate"))
	}
	r := s.run()
	became := r.last.becameOf()
	alone := len(s.steps) == 1 && s.steps[0] == retain
	counts := r.states[len(s.steps)-1].policy // at the moment of the last step
	why := map[string]string{
		polDelete:   a.Say("그 순간에 적용돼 있던 정책이 `Delete`라 스냅샷 없이 삭제된다.", "The policy that is set at that moment is `Delete`: the DB is deleted without a snapshot."),
		polSnapshot: a.Say("그 순간에 적용돼 있던 정책이 `Snapshot`이라 스냅샷을 찍고 삭제된다.", "The policy that is set at that moment is `Snapshot`: a snapshot is taken, and the DB is deleted."),
		polRetain:   a.Say("그 순간에 적용돼 있던 정책이 `Retain`이라 독립된 RDS로 남는다.", "The policy that is set at that moment is `Retain`: the DB remains on its own."),
	}[counts]
	switch {
	case alone:
		why = a.Say("삭제 정책은 분리하거나 종료할 때에야 쓰인다. 바꾸는 것만으로는 결합이 풀리지 않는다.", "A deletion policy is used when the DB is decoupled or A is terminated. Changing it decouples nothing.")
	case s.steps[0] == atOnce && counts != polRetain:
		why += a.Say(" 같은 업데이트에 담은 `Retain`은 무시된다.", " `Retain`, in the same update, is ignored.")
	}
	d := sim.Draft{
		Prompt: s.start(a) + s.did(a) + a.Say("운영 DB는 어떻게 되는가?", "What becomes of the production DB?"),
		Values: s.values(), Tags: keepTags,
		Explanation: a.Say("`Delete`는 삭제, `Snapshot`은 스냅샷을 남기고 삭제, `Retain`은 그대로 둔다. 분리할 때도 종료할 때도 이미 적용돼 있던 정책을 따르므로 정책을 먼저 혼자 적용한다.", "`Delete` deletes, `Snapshot` takes a snapshot and deletes, `Retain` leaves the DB alone. Decoupling and termination follow the policy that is already set, so apply it first and alone."),
	}
	for i, b := range becomes {
		c := sim.Candidate{Text: b.text.In(a.Lang), Why: why}
		if i == became {
			d.Key = c
			continue
		}
		c.Misconception = b.idea
		switch {
		case alone:
		case i == 3 && s.has(terminate):
			c.Why = a.Say("결합할 A가 없어진다. ", "There is no A left to be coupled to. ") + why
		case i == 3:
			c.Why = a.Say("업데이트는 거절되지 않고 결합이 풀린다. ", "The update is not refused, and the coupling ends. ") + why
		case i == 0:
			c.Why = a.Say("남기는 정책은 `Retain`뿐이다. ", "Only `Retain` keeps it. ") + why
		case i == 1:
			c.Why = a.Say("스냅샷은 `Snapshot`일 때만 찍는다. ", "A snapshot is only taken under `Snapshot`. ") + why
		default:
			c.Why = a.Say("스냅샷 없는 삭제는 `Delete`일 때다. ", "Deletion without a snapshot is what `Delete` does. ") + why
		}
		d.Distractors = append(d.Distractors, c)
	}
	return d
}
