package ebmigration

import "notelab/app/sim"

// askRows: how many rows are in neither a database nor a snapshot?
func askRows(a *sim.Asker) sim.Draft {
	s := scene{goal: sim.Pick(a, goalDB, goalBoth), policy: polDelete}
	if a.Between(0, 5) == 0 {
		s.policy = polSnapshot
	}
	// Steps that leave users where they are, with a snapshot among them, and the
	// deletion at the end.
	fill := split("connect,create,swap,wait")
	fill = fill[:a.Between(1, 4)]
	k := a.Between(0, len(fill))
	s.steps = append(append(append(s.steps, fill[:k]...), snapshot), fill[k:]...)
	s.steps = append(s.steps, sim.Pick(a, decouple, atOnce, terminate))
	rows, writes := 1000*a.Between(5, 90), 10*a.Between(2, 40)
	v := s.values("rows", itoa(rows), "writes", itoa(writes))
	r := simulate(configOf(v))
	n := len(s.steps)
	after := n - 1 - k // steps behind the snapshot, the deletion included
	say := func(n int) string { return a.Say("$1행", "$1 rows", sim.Thousands(n)) }
	what := a.Say("사용자는 단계마다 $1행을 쓰고, 스냅샷을 찍은 뒤 삭제까지 단계가 $2개다. $1 × $2 = $3.", "Users write $1 rows a step, and $2 steps pass from the snapshot to the deletion: $1 × $2 = $3.", sim.Thousands(writes), itoa(after), sim.Thousands(after*writes))
	key := a.Right(say(r.last.lost), "$1", "$1", what)
	if s.policy == polSnapshot {
		key.Why = a.Say("정책이 `Snapshot`이라 삭제 직전에 한 번 더 찍는다. 마지막 행까지 거기 있다.", "The policy is `Snapshot`: another one is taken right before the deletion, with the last row in it.")
	}
	total := rows + n*writes
	d := sim.Draft{
		Prompt: s.start(a) + a.Say("운영 DB에는 $1행이 있고, 사용자는 단계 하나가 진행되는 동안 $2행씩 계속 더한다. 스냅샷과 삭제는 그 단계가 끝나는 순간에 이루어지고 다른 백업은 없다. ", "The production DB has $1 rows, and during every step users add $2 more. A snapshot or a deletion happens at the end of its step, and there is no other backup. ", sim.Thousands(rows), sim.Thousands(writes)) +
			s.did(a) + a.Say("스냅샷에도 없어 되찾을 수 없는 행은 몇 행인가?", "How many rows are in no snapshot and beyond recovery?"),
		Key: key, Values: v, Tags: keepTags,
		Distractors: []sim.Candidate{
			a.Wrong(say(total), "forgets the snapshot", "삭제될 때 DB에 있던 행 전부다. 스냅샷에 든 것은 되찾을 수 있다.", "Those are all rows at the deletion. What a snapshot holds can be had back."),
			a.Wrong(say(0), "thinks a snapshot keeps up with the database", "스냅샷은 찍은 순간에 멈춰 있다. 그 뒤에 쓴 행은 들어 있지 않다.", "A snapshot stays at its moment; rows written after it are not in it."),
			a.Wrong(say((after+1)*writes), "counts the step of the snapshot", "스냅샷은 단계가 끝나는 순간에 찍으므로, 그 단계에 쓴 행은 스냅샷에 들어 있다.", "What is written during the snapshot's step is in it: it is taken at the end."),
			a.Wrong(say(max(after-1, 0)*writes), "leaves out the last step", "삭제하는 단계가 끝날 때까지 사용자는 계속 쓴다.", "Users go on writing until the step that deletes is over."),
			a.Wrong(say(n*writes), "counts from the beginning", "처음부터 센 값이다. 스냅샷 앞에 쓴 행은 스냅샷에 있다.", "That counts from the beginning; what was written before the snapshot is in it."),
		},
		Explanation: a.Say("손으로 찍은 스냅샷은 그 뒤의 쓰기를 담지 못하고, 정책 `Snapshot`이 찍는 것은 삭제 직전의 것이다. DB까지 잃지 않으려면 분리하거나 종료하기 전에 정책을 `Retain`으로 바꿔 둔다.", "A manual snapshot misses what is written after it; the one by the policy `Snapshot` is taken right before the deletion. To keep the DB too, set the policy to `Retain` before the decoupling or the termination."),
	}
	if s.policy == polSnapshot {
		d.Distractors = append(d.Distractors, a.Wrong(say(after*writes), "forgets the policy's own snapshot", "", ""))
		for i := range d.Distractors {
			d.Distractors[i].Why = a.Say("정책이 삭제 직전에 다시 찍는 스냅샷에 이 행도 모두 들어 있다.", "The snapshot that the policy takes right before the deletion has all of these rows.")
		}
	}
	return d
}
