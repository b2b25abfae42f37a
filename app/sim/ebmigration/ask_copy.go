package ebmigration

import "notelab/app/sim"

// askCopy: what is the second environment like?
func askCopy(a *sim.Asker) sim.Draft {
	s := scene{goal: sim.Pick(a, goalBoth, goalBoth, goalLB), policy: sim.Pick(a, polDelete, polSnapshot, polRetain), steps: []string{clone}}
	if s.goal == goalLB {
		s.policy = ""
	}
	rows := 1000 * a.Between(3, 80)
	v := s.values("rows", itoa(rows), "writes", "0")
	r := simulate(configOf(v))
	say := func(alb bool, base int) string {
		lb := "Classic Load Balancer"
		if alb {
			lb = "Application Load Balancer"
		}
		return lb + [...]string{
			a.Say(", 비어 있는 자기 RDS", ", an empty RDS of its own"),
			a.Say(", 같은 $1행이 든 자기 RDS", ", an RDS of its own with the same $1 rows", sim.Thousands(rows)),
			a.Say(", 결합된 RDS 없이 운영 DB에 접속", ", no coupled RDS, connected to the production DB"),
			a.Say(", 결합된 RDS도 운영 DB의 접속 정보도 없음", ", neither a coupled RDS nor a connection to the production DB"),
		}[base]
	}
	key := 2
	if r.last.env[envB].coupled == empty {
		key = 0
	}
	why := [...]string{
		a.Say("결합된 RDS는 복제본에도 생기지만 데이터는 복사되지 않는다.", "The clone gets a coupled RDS too, but data are not copied."),
		a.Say("복제는 RDS의 데이터를 복사하지 않는다.", "Cloning does not copy the data of RDS."),
		a.Say("운영 DB가 환경 밖에 있어, 환경 속성과 추가로 붙인 보안 그룹이 설정으로 따라오면 같은 DB에 접속한다.", "The production DB is outside, so the environment properties and the additional security group, which are settings, lead to the same DB."),
		a.Say("환경 속성은 환경의 설정이라 복제본에 따라온다.", "Environment properties are settings and come with the clone."),
	}
	if s.goal == goalBoth {
		why[2] = a.Say("A에는 RDS가 결합돼 있어 복제본에도 자기 RDS가 생긴다.", "A has a coupled RDS, so the clone gets one of its own.")
		why[3] = a.Say("복제는 환경의 AWS 리소스를 한 벌 더 만든다. 결합된 RDS도 그 하나다.", "Cloning makes a copy of the environment's AWS resources, a coupled RDS among them.")
	} else {
		why[0] = a.Say("A에 결합된 RDS가 없으니 복제본에도 생기지 않는다.", "No RDS is coupled to A, so the clone gets none.")
		why[1] = a.Say("A에 결합된 RDS가 없고, 복제는 데이터를 복사하지도 않는다.", "No RDS is coupled to A, and cloning never copies data.")
	}
	type wrong struct {
		alb  bool
		base int
		idea string
	}
	list := []wrong{{true, key, "thinks the type can be chosen when cloning"}, {false, 1, "thinks data are copied"}, {false, 2 - key, "mixes up coupled and outside"}, {true, 1, "thinks a clone is chosen freely and brings the data"}, {false, 3, "thinks a clone has only the application"}}
	d := sim.Draft{
		Prompt: s.start(a) + a.Say("운영 DB에는 $1행이 있다. A를 복제해 환경 B를 만들고 아무 설정도 고치지 않았다. B는 어떤 환경인가?", "The production DB has $1 rows. A is cloned as environment B, and no setting is changed. What is B like?", sim.Thousands(rows)),
		Key:    sim.Candidate{Text: say(false, key), Why: why[key] + a.Say(" 로드 밸런서의 종류도 A를 따른다.", " The type of the load balancer follows A too.")},
		Values: v, Tags: moveTags,
		Explanation: a.Say("복제는 설정과 리소스의 종류만 따르고 데이터는 가져오지 않는다. 로드 밸런서의 종류는 환경을 새로 만들 때만 정할 수 있다.", "A clone follows the settings and the kinds of resource and leaves the data behind. The type of the load balancer can only be chosen for a new environment."),
	}
	for _, k := range a.Rand.Perm(len(list)) {
		w := list[k]
		reason := why[w.base]
		if w.alb {
			reason = a.Say("복제하면서 로드 밸런서의 종류를 바꿀 수는 없다.", "The load balancer's type cannot be changed by cloning.")
			if w.base == 1 {
				reason += " " + why[1]
			}
		}
		d.Distractors = append(d.Distractors, sim.Candidate{Text: say(w.alb, w.base), Misconception: w.idea, Why: reason})
	}
	return d
}
