package ebmigration

import "notelab/app/sim"

// askWrites: where do new rows go after an order?
func askWrites(a *sim.Asker) sim.Draft {
	want := sim.Pick(a, prod, prod, empty, noBase)
	usual := scene{goal: goalBoth, policy: polDelete, steps: split("clone,swap")}
	s, r := drawOrder(a, usual, func(r *run) bool {
		return r.last.serving() == want && (want != prod || r.last.traffic == envB || r.last.env[envA].coupled == noBase)
	})
	last := &r.last
	e := &last.env[last.traffic]
	here := envName(last.traffic)
	why := ""
	switch {
	case last.serving() == empty:
		why = a.Say("주소는 B를 가리키고, 복제한 B는 자기에게 결합된 빈 DB를 쓴다.", "The address leads to B, a clone, which uses the empty DB coupled to it.")
	case last.serving() == prod:
		why = a.Say("주소가 가리키는 환경 $1는 운영 DB에 접속한다.", "The address leads to environment $1, which reaches the production DB.", here)
	case !e.up:
		why = a.Say("주소가 가리키는 환경 A가 없어졌다.", "The address leads to environment A, which is gone.")
	case !last.alive:
		why = a.Say("주소가 가리키는 환경 $1에서 쓰던 운영 DB가 삭제됐다.", "The production DB that environment $1 used is deleted.", here)
	default:
		why = a.Say("주소가 가리키는 환경 $1에는 운영 DB의 접속 정보가 없다.", "Environment $1, to which the address leads, has no connection to the production DB.", here)
	}
	texts := [...]string{
		prod:   a.Say("운영 DB", "In the production DB"),
		empty:  a.Say("B에 결합된, 비어 있던 DB", "In the DB coupled to B, empty before"),
		noBase: a.Say("어디에도 저장되지 않는다", "Nowhere"),
	}
	d := sim.Draft{
		Prompt: s.start(a) + given(a, s.goal) + a.Say("다음을 차례로 했고 단계는 모두 실행됐다. ", "This is done in order, and every step goes through: ") + s.tell(a) +
			a.Say("그 뒤에 처음과 같은 URL로, DNS를 새로 조회해 들어온 사용자가 쓴 데이터는 어디에 저장되는가?", "After that a user comes by the same URL as ever, with a fresh DNS lookup. Where does what they write go?"),
		Key: sim.Candidate{Text: texts[want], Why: why}, Values: s.values(), Tags: moveTags,
		Explanation: a.Say("먼저 URL이 지금 가리키는 환경을 찾고, 그 환경의 앱이 접속하는 데이터베이스를 찾는다. 스왑은 데이터베이스를 옮기지 않는다.", "Find the environment that the URL leads to now, then the database its application reaches. A swap moves no database."),
	}
	if key := last.serving(); key != want { // chance found none
		d.Key.Text = texts[key]
		want = key
	}
	ideas := [...]string{prod: "thinks everybody finds the production DB", empty: "thinks the new environment has a DB of its own", noBase: "thinks nobody is served"}
	for _, b := range []base{prod, empty, noBase} {
		if b == want {
			continue
		}
		c := sim.Candidate{Text: texts[b], Misconception: ideas[b], Why: why}
		switch {
		case b == empty && last.env[envB].coupled != empty:
			c.Why = a.Say("빈 DB는 결합된 RDS가 있는 환경을 복제할 때 생긴다. 여기에는 없다. ", "An empty DB comes from cloning an environment with a coupled RDS; there is none here. ") + why
		case b == prod && !last.alive:
			c.Why = a.Say("운영 DB는 이미 삭제됐다. ", "The production DB is already deleted. ") + why
		}
		d.Distractors = append(d.Distractors, c)
	}
	d.Distractors = append(d.Distractors, a.Wrong(a.Say("두 데이터베이스에 똑같이 저장된다", "In two databases alike"), "thinks the databases are kept alike", "Beanstalk은 데이터베이스 사이에 데이터를 복제하지 않는다. $1", "Elastic Beanstalk replicates nothing between databases. $1", why))
	return d
}
