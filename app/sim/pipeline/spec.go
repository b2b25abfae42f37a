package pipeline

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
)

// The categories of an action that the text knows.
const (
	source   = "source"
	build    = "build"
	test     = "test"
	deploy   = "deploy"
	invoke   = "invoke"
	approval = "approval"
)

// What the text may hold, so that a picture stays one. CodePipeline itself allows
// 50 stages and 50 actions in each.
const (
	mostStages  = 6
	mostActions = 5
	mostInAll   = 16
	mostNames   = 5 // artifacts of an action in one direction
	mostLetters = 20
	mostMinutes = 600
)

// stage is a stage of the pipeline's text.
type stage struct {
	name    string
	actions []action
}

// action is an action of a stage. A manual approval has no minutes of its own.
type action struct {
	name, category string
	order, minutes int
	in, out        []string
}

// next is the smallest runOrder of the stage above one, 0 when none is.
func (s *stage) next(order int) int {
	least := 0
	for i := range s.actions {
		if o := s.actions[i].order; o > order && (least == 0 || o < least) {
			least = o
		}
	}
	return least
}

func itoa(n int) string { return strconv.Itoa(n) }

// name reports whether s can name a stage, an action or an artifact here.
func name(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return s != "" && len(s) <= mostLetters
}

// read reads the text of a pipeline, or says what is wrong with its form. Whether
// CodePipeline would accept the structure is another question (see faults).
func read(text string) ([]stage, i18n.Text) {
	var stages []stage
	all := 0
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		wrong := func(ko, en string) ([]stage, i18n.Text) {
			at := itoa(n + 1)
			return nil, i18n.Of(at+"번째 줄: "+ko, "line "+at+": "+en)
		}
		if title, ok := strings.CutPrefix(line, "stage "); ok {
			title = strings.TrimSpace(title)
			if !name(title) {
				return wrong("스테이지 이름은 영문자, 숫자, -, _로 20자까지입니다", "a stage name has letters, digits, - and _, at most 20")
			}
			if len(stages) == mostStages {
				return wrong("스테이지는 6개까지 그립니다", "at most 6 stages are drawn")
			}
			stages = append(stages, stage{name: title})
			continue
		}
		title, rest, found := strings.Cut(line, ":")
		title = strings.TrimSpace(title)
		if !found || !name(title) || len(stages) == 0 {
			return wrong("stage 이름, 또는 그 아래에 작업: build, 4m, in src, out app처럼 쓰세요", "want stage NAME, or below one an action such as Compile: build, 4m, in src, out app")
		}
		a := action{name: title, order: 1}
		for _, part := range strings.Split(rest, ",") {
			if !a.take(strings.Fields(part)) {
				return wrong("source·build·test·deploy·invoke·approval, 4m(600m까지), runOrder 2, in 이름, out 이름 가운데 하나를 쓰세요", "want source, build, test, deploy, invoke or approval, 4m (at most 600m), runOrder 2, in NAME or out NAME")
			}
		}
		if a.category == "" || (a.minutes == 0) != (a.category == approval) {
			return wrong("작업의 종류와 시간(4m)을 쓰세요. approval에는 시간이 없습니다", "want a category and a time (4m); an approval has no time")
		}
		s := &stages[len(stages)-1]
		if all++; all > mostInAll || len(s.actions) == mostActions {
			return wrong("작업은 스테이지마다 5개, 모두 16개까지 그립니다", "at most 5 actions a stage and 16 in all are drawn")
		}
		s.actions = append(s.actions, a)
	}
	for i := range stages {
		if len(stages[i].actions) == 0 {
			return nil, i18n.Of(stages[i].name+" 스테이지에 작업이 없습니다", "stage "+stages[i].name+" has no action")
		}
	}
	if len(stages) == 0 {
		return nil, i18n.Of("stage 이름으로 시작하세요", "begin with stage NAME")
	}
	return stages, i18n.Text{}
}

// take reads one part of an action's line.
func (a *action) take(words []string) bool {
	switch {
	case len(words) == 1:
		w := words[0]
		switch w {
		case source, build, test, deploy, invoke, approval:
			ok := a.category == ""
			a.category = w
			return ok
		}
		n, err := strconv.Atoi(strings.TrimSuffix(w, "m"))
		ok := err == nil && w[len(w)-1] == 'm' && n >= 1 && n <= mostMinutes && a.minutes == 0
		a.minutes = n
		return ok
	case len(words) < 2:
		return false
	case words[0] == "runOrder":
		n, err := strconv.Atoi(words[1])
		a.order = n
		return err == nil && n >= 1 && n <= 999 && len(words) == 2
	case words[0] != "in" && words[0] != "out" || len(words) > 1+mostNames:
		return false
	}
	to := &a.in
	if words[0] == "out" {
		to = &a.out
	}
	ok := *to == nil
	*to = words[1:]
	for _, w := range *to {
		ok = ok && name(w)
	}
	return ok
}
