package ebmigration

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences are what an event says, by its kind and case; those without a kind
// are shared. Names in braces are fields of the event.
var sentences = [...]struct {
	is   string
	text i18n.Text
}{
	{"begin-db", text("환경 A에 운영 DB가 결합돼 있다. DBDeletionPolicy: {policy}. 목표는 DB를 환경의 수명에서 떼어 내는 것이다.",
		"The production DB is coupled to environment A. DBDeletionPolicy: {policy}. The goal is a database outside of any environment's life.")},
	{"begin-lb", text("환경 A는 Classic Load Balancer를 쓰고 운영 DB는 환경 밖에 있다. 목표는 사용자를 Application Load Balancer로 옮기는 것이다.",
		"Environment A has a Classic Load Balancer, and the production DB is outside. The goal is to move users to an Application Load Balancer.")},
	{"begin-both", text("환경 A는 Classic Load Balancer를 쓰고 운영 DB까지 결합돼 있다. DBDeletionPolicy: {policy}. 목표는 로드 밸런서를 ALB로 바꾸면서 DB도 떼어 내는 것이다.",
		"Environment A has a Classic Load Balancer and the production DB is coupled to it. DBDeletionPolicy: {policy}. The goal is an ALB and a database outside.")},

	{"away", text("환경 A가 실행 중이 아니어서 거절된다.", "Refused: environment A is not running.")},
	{"gone", text("운영 DB가 이미 삭제되어 거절된다.", "Refused: the production DB is already deleted.")},
	{"exists", text("환경 B가 이미 있어 같은 이름으로 또 만들 수 없다.", "Refused: there already is an environment B.")},

	{"snapshot-done", text("운영 DB의 스냅샷을 찍는다. 이 뒤에 쓰는 행은 들어 있지 않다. 담긴 것은 {saved}행이다.",
		"A snapshot of the production DB is taken. Rows written after it are not in it; it holds {saved}.")},
	{"protect-done", text("삭제 방지를 켠다. 끄기 전에는 누가 요청해도 RDS가 이 DB를 삭제하지 않는다.",
		"Deletion protection is on: until it is turned off, RDS deletes this DB for nobody.")},
	{"protect-already", text("삭제 방지는 이미 켜져 있다.", "Deletion protection is already on.")},

	{"retain-done", text("A의 DBDeletionPolicy가 Retain이 된다. 이제 분리하거나 A를 종료해도 운영 DB는 남는다.",
		"A's DBDeletionPolicy becomes Retain. From now on the production DB survives a decoupling or A's termination.")},
	{"retain-already", text("DBDeletionPolicy는 이미 Retain이다.", "DBDeletionPolicy is already Retain.")},
	{"none", text("A에 결합된 데이터베이스가 없어 할 것이 없다.", "No database is coupled to A, so there is nothing to do.")},

	{"decouple-retain", text("정책이 Retain이라 운영 DB가 독립된 RDS로 남고, A에 주입되던 RDS_HOSTNAME 등은 사라진다.",
		"The policy is Retain: the production DB remains as an RDS instance of its own, and the injected RDS_HOSTNAME and its kin vanish from A.")},
	{"decouple-snapshot", text("정책이 Snapshot이라 마지막 데이터까지 담은 스냅샷을 찍고 운영 DB를 삭제한다. 분리가 곧 보존은 아니다.",
		"The policy is Snapshot: a snapshot with the last row in it is taken and the production DB is deleted. Decoupling alone keeps nothing running.")},
	{"decouple-delete", text("정책이 Delete라 분리하면서 운영 DB를 삭제한다. 분리가 곧 보존은 아니다.",
		"The policy is Delete, so decoupling deletes the production DB. Decoupling alone keeps nothing.")},
	{"decouple-protected", text("정책대로 삭제하려 하지만 삭제 방지 때문에 RDS가 거절한다. 여기서는 결합이 그대로라고 본다.",
		"The policy asks for a deletion, which RDS refuses because of deletion protection. The model takes the coupling to stay.")},
	{"at-once-retain", text("정책이 전부터 Retain이었으므로 운영 DB가 독립된 RDS로 남는다. 함께 보낸 정책은 어차피 무시된다. 주입되던 접속 정보는 사라진다.",
		"The policy was Retain before, so the production DB remains on its own; the one sent along is ignored anyway. The injected connection vanishes.")},
	{"at-once-snapshot", text("함께 보낸 Retain은 무시되고 전부터 있던 Snapshot이 적용된다. 스냅샷을 찍고 운영 DB를 삭제한다.",
		"Retain, sent along, is ignored; the policy set before is Snapshot. A snapshot is taken and the production DB is deleted.")},
	{"at-once-delete", text("함께 보낸 Retain은 무시되고 전부터 있던 Delete가 적용되어 운영 DB를 삭제한다.",
		"Retain, sent along, is ignored; the policy set before is Delete, and the production DB is deleted.")},
	{"at-once-protected", text("함께 보낸 Retain은 무시되지만 삭제 방지 때문에 RDS가 삭제를 거절한다. 여기서는 결합이 그대로라고 본다.",
		"Retain, sent along, is ignored, yet RDS refuses the deletion because of deletion protection. The model takes the coupling to stay.")},

	{"connect-done", text("A의 앱이 쓸 환경 속성에 운영 DB의 접속 정보를 넣고, 보안 그룹({access})으로 접속을 허용한다. 결합이 풀려도 A는 DB를 찾는다.",
		"A gets environment properties of its own with the connection to the production DB, let in by {access}. It finds the DB even when decoupled.")},
	{"connect-already", text("A에는 접속 설정이 이미 있다.", "A is already connected.")},

	{"create-done", text("ALB를 쓰는 환경 B를 RDS 없이 만들고 운영 DB의 접속 정보를 준다. 종류는 만들 때만 정할 수 있으므로 새로 만든 것이다.",
		"Environment B is created with an ALB, without RDS, and with the connection to the production DB. The type can only be chosen now, at creation.")},
	{"create-coupled", text("ALB를 쓰는 환경 B를 RDS 없이 만들고 운영 DB에 밖에서 접속하게 한다. DB는 아직 A의 것이라 A의 정책을 따른다.",
		"Environment B is created with an ALB and without RDS, and reaches the production DB from outside. The DB still belongs to A and follows A's policy.")},
	{"create-bare", text("ALB를 쓰는 환경 B를 만들지만 접속할 운영 DB가 없다.", "Environment B is created with an ALB, but there is no production DB to connect to.")},
	{"clone-done", text("A를 복제해 B를 만든다. 설정을 그대로 따라 접속 정보도, Classic Load Balancer도 A와 같다.",
		"B is cloned from A. It follows A's settings: the same connection, and the same Classic Load Balancer.")},
	{"clone-blank", text("A를 복제해 B를 만든다. Classic Load Balancer도 결합된 DB도 따라오지만 데이터는 복사되지 않아 B의 DB는 비어 있다.",
		"B is cloned from A, with a Classic Load Balancer and a coupled DB of its own. Data are not copied: B's DB is empty.")},
	{"clone-shut", text("A를 복제해 B를 만든다. B의 자동 생성 보안 그룹은 새것이라 운영 DB의 보안 그룹이 들여보내지 않는다.",
		"B is cloned from A. Its autogenerated security group is a new one, which the production DB's group does not let in.")},
	{"clone-bare", text("A를 복제해 B를 만들지만 쓸 데이터베이스가 없다.", "B is cloned from A, but has no database to use.")},

	{"swap-done", text("두 환경의 CNAME을 맞바꾼다. 이제 사용자의 주소는 B를 가리키지만, 옛 레코드를 캐시한 클라이언트는 아직 A로 온다.",
		"The CNAMEs are exchanged. The users' address now leads to B, while clients with the old record cached still come to A.")},
	{"swap-back", text("CNAME을 다시 맞바꾼다. 사용자의 주소가 A로 돌아온다.", "The CNAMEs are exchanged again. The users' address leads back to A.")},
	{"swap-none", text("맞바꾸려면 실행 중인 환경이 둘 있어야 하므로 거절된다.", "Refused: a swap takes two running environments.")},
	{"wait-done", text("옛 DNS 레코드가 모두 만료될 때까지 기다린다. 이제 옛 주소로 오는 클라이언트가 없다.",
		"All old DNS records have run out. No client comes to the old address any more.")},
	{"wait-already", text("옮겨 갈 클라이언트가 없어 기다려도 달라지는 것이 없다.", "There are no clients to wait for, so nothing changes.")},

	{"terminate-done", text("A를 종료한다. A의 CNAME은 누구나 쓸 수 있게 풀린다.", "A is terminated. Its CNAME is free for anybody to take.")},
	{"terminate-retain", text("A를 종료한다. 정책이 Retain이라 결합돼 있던 운영 DB는 독립된 RDS로 남는다.",
		"A is terminated. The policy is Retain, so the production DB remains on its own.")},
	{"terminate-snapshot", text("A를 종료한다. 정책이 Snapshot이라 스냅샷을 찍고 결합된 운영 DB도 함께 삭제한다.",
		"A is terminated. The policy is Snapshot: a snapshot is taken and the coupled production DB is deleted with A.")},
	{"terminate-delete", text("A를 종료한다. 정책이 Delete라 결합된 운영 DB도 함께 삭제한다.",
		"A is terminated. The policy is Delete, so the coupled production DB is deleted with it.")},
	{"terminate-protected", text("A의 인스턴스와 로드 밸런서는 사라지지만 삭제 방지 때문에 운영 DB를 지우지 못해 스택이 DELETE_FAILED로 남는다.",
		"A's instances and load balancer go, but RDS does not delete the protected DB, and the stack ends in DELETE_FAILED.")},
	{"terminate-group", text("운영 DB의 보안 그룹이 A의 자동 생성 그룹을 참조하고 있어 그 그룹을 지우지 못한다. 종료가 실패하고 스택이 DELETE_FAILED로 남는다.",
		"The production DB's security group refers to A's autogenerated one, which therefore cannot be deleted. The termination fails and the stack ends in DELETE_FAILED.")},
	{"terminate-away", text("종료할 환경 A가 없어 거절된다.", "Refused: there is no environment A to terminate.")},
	{"cleanup-done", text("지우지 못한 리소스를 남기도록 지정해 A의 스택을 다시 삭제한다. 남긴 리소스는 스택과 상관없게 된다.",
		"A's stack is deleted again, retaining what could not be deleted. What is retained no longer belongs to a stack.")},
	{"cleanup-none", text("스택이 DELETE_FAILED일 때만 남길 리소스를 지정해 삭제할 수 있으므로 거절된다.",
		"Refused: resources can only be retained when a stack in DELETE_FAILED is deleted.")},
	{"revoke-done", text("운영 DB의 보안 그룹에서 A의 자동 생성 그룹을 허용하던 규칙을 지운다. 두 그룹 사이의 의존이 없어진다.",
		"The rule for A's autogenerated group is deleted from the production DB's group. The two no longer depend on each other.")},
	{"revoke-none", text("운영 DB의 보안 그룹에 A의 자동 생성 그룹을 직접 허용한 규칙이 없어 거절된다.",
		"Refused: the production DB's group has no rule made by hand for A's autogenerated group.")},
	{"change-lb-none", text("로드 밸런서의 종류는 환경을 만들 때만 정할 수 있어 거절된다.", "Refused: a load balancer's type can only be chosen when an environment is created.")},

	{"lost", text("운영 DB가 없어졌고 {lost}행은 어느 스냅샷에도 없다. 스냅샷에 남은 것은 {saved}행이다.",
		"The production DB is gone, and {lost} rows are in no snapshot. What a snapshot has: {saved}.")},
	{"lost-unsaved", text("운영 DB가 없어졌고 스냅샷도 없다. {lost}행을 되찾을 길이 없다.",
		"The production DB is gone and there is no snapshot: nothing brings {lost} rows back.")},
	{"down", text("이제 사용자가 응답을 받지 못한다. 주소가 가리키는 환경 {env}에서 쓸 수 있는 데이터베이스가 없다.",
		"From now on users get no answer: their address leads to environment {env}, which has no database it can use.")},
	{"down-ended", text("이제 사용자가 응답을 받지 못한다. 주소가 가리키는 환경 {env}는 없어졌다.",
		"From now on users get no answer: their address leads to environment {env}, which is gone.")},
	{"cut", text("옛 DNS 레코드를 쓰는 일부 클라이언트가 끊긴다. 그들이 찾아가는 환경 {old}에서는 응답이 없다.",
		"Some clients are cut off: the old DNS record leads them to environment {old}, which does not answer.")},
	{"astray", text("이제 사용자가 B의 빈 DB를 쓴다. 운영 DB의 데이터는 보이지 않고, 새로 쓰는 행도 거기에 쌓인다.",
		"Users now work with B's empty DB. They see nothing of the production data, and what they write goes there.")},
	{"back", text("사용자가 다시 운영 DB를 쓴다.", "Users work with the production DB again.")},

	{"result-clean", text("잃은 것 없이 목표에 이르렀다.", "The goal is reached, and nothing was lost.")},
	{"result-costly", text("목표에는 이르렀지만 그동안 잃은 것이 있다.", "The goal is reached, but something was lost on the way.")},
	{"result-short", text("잃은 것은 없지만 아직 목표가 아니다. {lacks}.", "Nothing is lost, but the goal is not reached: {lacks}.")},
	{"result-ruined", text("목표에 이르지 못했고 잃은 것도 있다. {lacks}.", "The goal is not reached, and something is lost: {lacks}.")},
}

// lackings are what is missing to the goal, in a sentence and in a card.
var lackings = [...]struct {
	is          string
	text, short i18n.Text
}{
	{lacksService, text("사용자가 운영 DB로 응답을 받지 못한다", "users are not served from the production DB"), text("사용자가 운영 DB를 못 쓴다", "users lack the prod DB")},
	{lacksType, text("사용자가 쓰는 환경의 로드 밸런서가 Classic이다", "the users' environment has a Classic Load Balancer"), text("아직 Classic LB", "still a Classic LB")},
	{lacksFreedom, text("운영 DB가 아직 A의 것이다", "the production DB still belongs to A"), text("DB가 아직 A의 것", "the DB is still A's")},
	{lacksEmpty, text("사용자가 쓰는 환경에 빈 DB가 결합돼 있다", "an empty DB is coupled to the users' environment"), text("빈 DB가 결합됨", "an empty DB is coupled")},
	{lacksEnd, text("쓰지 않는 환경이 남아 있다", "an environment that is not used still stands"), text("안 쓰는 환경이 남음", "an unused env stands")},
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	return sim.FillNames(sentenceOf(e.Kind, e.Field("outcome")).In(l), func(name string) string {
		v := e.Field(name)
		switch name {
		case "lacks":
			for i := range lackings {
				if lackings[i].is == v {
					return lackings[i].text.In(l)
				}
			}
		case "access":
			if v == byAuto {
				return text("A의 자동 생성 그룹을 소스로 한 규칙", "a rule for A's autogenerated security group").In(l)
			}
			return text("인스턴스에 추가로 붙인 그룹", "an additional security group").In(l)
		}
		return v
	})
}

// sentenceOf finds the template of a kind and a case of it.
func sentenceOf(kind, outcome string) i18n.Text {
	for _, is := range [...]string{kind + "-" + outcome, outcome, kind} {
		for i := range sentences {
			if sentences[i].is == is {
				return sentences[i].text
			}
		}
	}
	return i18n.Same(kind)
}
