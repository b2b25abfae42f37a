package pipeline

// fault is one thing in a structure that CreatePipeline and UpdatePipeline refuse.
type fault struct {
	code          string
	stage, action int // -1 is the pipeline, or the stage, as a whole
	name          string
}

// faults lists what CodePipeline would refuse, in the order of the text.
func faults(stages []stage) []fault {
	var list []fault
	add := func(code string, s, a int, name string) { list = append(list, fault{code, s, a, name}) }
	if len(stages) < 2 {
		add("two-stages", -1, -1, "")
	}
	for s := range stages {
		for e := range s {
			if stages[e].name == stages[s].name {
				add("stage-twice", s, -1, "")
				break
			}
		}
		for i := range stages[s].actions {
			a := &stages[s].actions[i]
			for e := range i {
				if stages[s].actions[e].name == a.name {
					add("action-twice", s, i, "")
					break
				}
			}
			switch {
			case s == 0 && a.category != source:
				add("source-only", s, i, "")
			case s > 0 && a.category == source:
				add("source-late", s, i, "")
			}
			if code := a.counts(); code != "" {
				add(code, s, i, "")
			}
			for _, in := range a.in {
				switch from, earlier := giver(stages, s, a.order, in); {
				case !from:
					add("input-nowhere", s, i, in)
				case !earlier:
					add("input-later", s, i, in)
				}
			}
			for k, out := range a.out {
				if given(stages, s, i, k, out) {
					add("output-twice", s, i, out)
				}
			}
		}
	}
	return list
}

// counts checks the numbers of artifacts of an action: the provider of a build and
// a test is taken to be CodeBuild.
func (a *action) counts() string {
	in, out := len(a.in), len(a.out)
	switch a.category {
	case source:
		if in > 0 || out == 0 {
			return "count-source"
		}
	case build, test:
		if in == 0 {
			return "count-build"
		}
	case approval:
		if in+out > 0 {
			return "count-approval"
		}
	}
	return ""
}

// giver reports whether some action gives an artifact, and whether one does so
// before the actions of a runOrder in stage s begin.
func giver(stages []stage, s, order int, name string) (any, earlier bool) {
	for t := range stages {
		for i := range stages[t].actions {
			a := &stages[t].actions[i]
			for _, out := range a.out {
				if out == name {
					any = true
					earlier = earlier || t < s || t == s && a.order < order
				}
			}
		}
	}
	return any, earlier
}

// given reports whether an artifact was given before output k of action i in
// stage s, reading the text from the top.
func given(stages []stage, s, i, k int, name string) bool {
	for t := 0; t <= s; t++ {
		for j := range stages[t].actions {
			if t == s && j > i {
				return false
			}
			for n, out := range stages[t].actions[j].out {
				if t == s && j == i && n >= k {
					return false
				}
				if out == name {
					return true
				}
			}
		}
	}
	return false
}
