package lint

import (
	"strings"

	"notelab/app/course"
)

// identity is L01 for one question: ids are plain, so that they survive files,
// links and exports. That they are unique is checked where they are read, and
// that both languages have the same in parity.
func identity(k *checker, it *item) {
	for _, id := range append([]string{it.q.ID}, it.q.Aliases...) {
		if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || id == "" {
			k.err(it, "L01", "id에는 영어 소문자, 숫자, -만 쓰세요: "+say(id), "an id has small letters, digits and - only: "+say(id))
		}
	}
}

// tags is L02: a question examines at least one skill of the exam. That its
// tags exist is checked where they are read. One with nothing but a knowledge
// bullet still has its place in the exam, so that is only worth a look.
func tags(k *checker, it *item) {
	if !k.exam {
		return
	}
	bulleted := ""
	for _, t := range it.q.Tags {
		if k.skill(t) {
			return
		}
		if bullet(t) {
			bulleted = t
		}
	}
	if bulleted != "" {
		k.warn(it, "L02", "지난 가이드의 지식 항목 태그만 있습니다: "+bulleted+". 그것을 이어받은 기술의 id를 앞에 더하세요", "only a knowledge bullet of an older guide is named: "+bulleted+"; put the skill that took it in before it")
		return
	}
	k.err(it, "L02", "시험 기술(D1.T2.S3 같은 id) 태그가 하나도 없습니다. tags에 무엇을 묻는지 적으세요", "no tag names a skill of the exam guide; write into tags which it examines, such as D1.T2.S3")
}

// skill reports whether an id is a skill of a blueprint: no domain, no task and
// no knowledge bullet (K1).
func (k *checker) skill(id string) bool {
	t, ok := k.course.Tag(id)
	if !ok {
		return false
	}
	_, listed := t.Blueprint.Skills[t.ID]
	return listed && !bullet(t.ID)
}

// bullet reports whether an id is a knowledge bullet of an older guide.
func bullet(id string) bool {
	last := id[strings.LastIndexByte(id, '.')+1:]
	return len(last) > 1 && last[0] == 'K' && last[1] >= '0' && last[1] <= '9'
}

// examines reports whether the exam of a blueprint draws this type.
func examines(bs []*course.Blueprint, kind string) bool {
	for _, b := range bs {
		for _, k := range b.Kinds {
			if k == kind {
				return true
			}
		}
	}
	return false
}
