package credchain

import (
	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
)

// Exam-guide ids: programmatic access, authenticated calls, authentication
// between services, handling of credentials.
var (
	accessTags  = []string{"D2.T1.S3"}
	serviceTags = []string{"D2.T1.S3", "D2.T1.S8"}
	callTags    = []string{"D2.T1.S4", "D2.T1.S3"}
	handleTags  = []string{"D2.T1.S3", "D2.T3.K4"}
)

var questions = sim.Questions{
	"winner":  askWinner,
	"remove":  askRemove,
	"profile": askProfile,
	"differs": askDiffers,
	"broken":  askBroken,
	"fix":     askFix,
	"key":     askKey,
}

// Ask implements sim.Simulator.
func (simulator) Ask(kind string, seed uint64, l i18n.Lang) (quiz.Question, error) {
	return questions.Ask(info, kind, seed, l)
}

// setup makes a configuration with nothing in it but the given values.
func setup(tool string, pairs ...string) sim.Values {
	return info.Defaults().Must("tool", tool, "env", unset, "ec2", notEC2).Must(pairs...)
}

// modelOf runs the model on a question's values.
func modelOf(v sim.Values) *model { return simulator{}.Run(v).Model.(*model) }

// anyTool draws a tool.
func anyTool(a *sim.Asker) string { return tools[a.Rand.IntN(len(tools))].key }

// prompt starts a prompt: who calls, and what is configured.
func prompt(a *sim.Asker, v sim.Values) string {
	return toolOf(v.Get("tool")).calls.In(a.Lang) + " " + state(v, a.Lang) + " "
}

// whose names an identity as an option does.
func whose(i id) i18n.Text {
	switch {
	case i == nobody:
		return text("자격 증명을 얻지 못하고 오류로 끝난다", "nobody: it ends with an error, without credentials")
	case i.role():
		return text("역할 `"+i.name()+"`", "the role `"+i.name()+"`")
	}
	return text("IAM 사용자 `"+i.name()+"`", "the IAM user `"+i.name()+"`")
}

// as says as whom a call goes out, in the middle of a sentence.
func as(i id) i18n.Text {
	if i == nobody {
		return text("자격 증명 없이 오류로 끝난다", "it fails without credentials")
	}
	w := whose(i)
	return text(w.Ko+"의 자격 증명으로 나간다", "it goes out as "+w.En)
}

// because says why the model ends as it does.
func (m *model) because() i18n.Text {
	pr := m.profile.name
	switch {
	case m.load != "":
		r := reason(m.load, pr)
		return text(r.Ko+" 체인에 들어가기 전에 오류가 난다.", r.En+" This fails before the chain begins.")
	case m.stop < 0:
		r := m.passedOver()
		return text(r.Ko+"마지막 칸까지 자격 증명이 없다.", r.En+"There are no credentials up to the last step.")
	}
	s := &m.steps[m.stop]
	before, r := m.passedOver(), s.p.reason(s.why, pr)
	r = text(before.Ko+r.Ko, before.En+r.En)
	if s.verdict == failed {
		return text(r.Ko+" 다음 칸으로 넘어가지 않고 오류가 난다.", r.En+" That is an error, not a reason to go on.")
	}
	if s.base != nobody {
		b := whose(s.base)
		return text(r.Ko+" "+b.Ko+"의 자격 증명으로 역할을 수임하고 체인은 멈춘다.", r.En+" The role is assumed with the credentials of "+b.En+", and the chain stops.")
	}
	return text(r.Ko+" 체인은 여기서 멈춘다.", r.En+" The chain stops here.")
}

// passedOver says which faulty sources the walk passed by, and why it could.
func (m *model) passedOver() i18n.Text {
	var out i18n.Text
	for i := range m.steps {
		s := &m.steps[i]
		if !s.asked || s.verdict != passed && s.why != "env-half-go" {
			continue
		}
		r := s.p.reason(s.why, m.profile.name)
		out = text(out.Ko+r.Ko+" ", out.En+r.En+" ")
		if s.verdict == passed {
			out = text(out.Ko+"Java의 체인은 이때 나는 예외를 삼키고 다음 공급자로 간다. ", out.En+"Java's chain swallows the exception and goes on to the next provider. ")
		}
	}
	return out
}

// not makes a wrong option of an identity: what it rests on, and why it is not
// the one.
func (m *model) not(a *sim.Asker, who id) sim.Candidate {
	idea, why := "takes credentials the chain never sees", text("활성 프로파일은 "+m.profile.name+"이므로 다른 프로파일의 것은 보지 않는다.", "The active profile is "+m.profile.name+", so those of another profile are not looked at.")
	if who == nobody {
		idea, why = "stops where a source is missing or faulty", m.because()
	}
	for i := range m.steps {
		s := &m.steps[i]
		switch {
		case who == nobody || s.id != who && s.base != who:
			continue
		case s.base == who:
			idea, why = "signs with what only assumes the role", text("그 자격 증명은 역할을 수임하는 데만 쓰인다. 호출에는 수임한 역할이 서명한다.", "Those credentials only assume the role; the role signs the call.")
		case s.verdict == removed || s.why == "web-ignored":
			idea, why = "lets the environment beat a profile chosen directly", text("프로파일을 직접 골랐으므로 환경 변수의 자격 증명은 이 체인에 없다.", "A profile was chosen directly, so the credentials of the environment are not in this chain.")
		case s.jumped:
			idea, why = "tries one way of a profile after another", text("Java에는 프로파일 전체가 공급자 하나다. 앞의 방법이 예외를 던지면 프로파일을 통째로 지나간다.", "To Java a profile is one provider: when one way of it throws, the whole profile is passed by.")
		case m.load != "":
			idea, why = "lets the chain begin with a faulty profile", m.because()
		default:
			mine, first := s.p.label(), m.steps[m.stop].p.label()
			idea = "puts " + s.p.key() + " before " + m.steps[m.stop].p.key()
			why = text("이 체인에서 \""+mine.Ko+"\" 칸은 \""+first.Ko+"\" 칸보다 뒤다. 앞에서 끝났으므로 묻지 않는다.", "In this chain \""+mine.En+"\" comes after \""+first.En+"\", where it ends; it is never asked.")
		}
		break
	}
	return a.Wrong(whose(who).In(a.Lang), idea, why.Ko, why.En)
}

// draft makes a question about who signs: the key is the model's, the wrong
// options are everybody else around, then an error, then all of them together.
func (m *model) draft(a *sim.Asker, v sim.Values, question i18n.Text, others ...id) sim.Draft {
	who, why := m.winner(), m.because()
	d := sim.Draft{
		Prompt: prompt(a, v) + question.In(a.Lang), Values: v, Tags: accessTags,
		Key: a.Right(whose(who).In(a.Lang), why.Ko, why.En),
	}
	for _, o := range others {
		if o != who {
			d.Distractors = append(d.Distractors, m.not(a, o))
		}
	}
	for i := range m.steps {
		if s := &m.steps[i]; s.id != nobody && s.id != who {
			d.Distractors = append(d.Distractors, m.not(a, s.id))
		}
	}
	if who != nobody {
		d.Distractors = append(d.Distractors, m.not(a, nobody))
		if b := m.steps[m.stop].base; b != nobody {
			d.Distractors = append(d.Distractors, m.not(a, b))
		}
	}
	d.Distractors = append(d.Distractors,
		a.Wrong(a.Say("찾은 자격 증명 모두의 권한을 합친 신원", "an identity with the permissions of everything found"), "adds sources together",
			"체인은 처음 찾은 하나만 쓴다. 여러 출처를 합치지 않는다.", "The chain uses the first one it finds; it never adds sources together."),
		a.Wrong(a.Say("누구의 것도 아니다. 서명 없이 익명으로 나간다", "nobody's: it goes out unsigned"), "falls back to an unsigned call",
			"체인은 서명 없는 호출로 내려가지 않는다.", "The chain never falls back to an unsigned call."))
	e, o := endOf(m), order(m)
	d.Explanation = e.In(a.Lang) + o.In(a.Lang)
	return d
}

// endOf explains a walk: why it ended, and as whom.
func endOf(m *model) i18n.Text {
	why, end := m.because(), as(m.winner())
	if m.winner() == nobody {
		return why
	}
	return text(why.Ko+" 호출은 "+end.Ko+".", why.En+" So "+end.En+".")
}

// order lists what was asked, the ways of the profile as one.
func order(m *model) i18n.Text {
	ko, en, inside := "", "", false
	for i := range m.steps {
		s := &m.steps[i]
		if !s.asked || s.p == pDirect || inside && s.p.ofProfile() {
			continue
		}
		name := s.p.label()
		if inside = s.p.ofProfile(); inside {
			name = text("`"+m.profile.name+"` 프로파일", "the profile `"+m.profile.name+"`")
		}
		if ko != "" {
			ko, en = ko+" → ", en+" → "
		}
		ko, en = ko+name.Ko, en+name.En
	}
	if ko == "" {
		return i18n.Text{}
	}
	return text(" 물은 순서: "+ko+".", " Asked in this order: "+en+".")
}
