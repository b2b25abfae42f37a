package cwalarm

import "notelab/app/sim"

// state is the state of an alarm.
type state int

// The states of an alarm.
const (
	ok state = iota
	alarm
	insufficient
)

var stateNames = [...]string{"OK", "ALARM", "INSUFFICIENT_DATA"}

func (s state) String() string { return stateNames[s] }

// tone is the colour of a state.
func (s state) tone() sim.Tone { return [...]sim.Tone{sim.Good, sim.Bad, sim.Wait}[s] }

// stateOf reads a state by its name.
func stateOf(name string) state {
	for i, n := range stateNames {
		if n == name {
			return state(i)
		}
	}
	return insufficient
}

// The settings for missing data.
const (
	asMissing    = "missing"
	notBreaching = "notBreaching"
	breaching    = "breaching"
	ignore       = "ignore"
)

var modes = []string{asMissing, notBreaching, breaching, ignore}

// The rules of a composite alarm.
const (
	noRule  = "none"
	ruleAnd = "and"
	ruleOr  = "or"
	ruleNot = "and-not"
)

// holds reports whether the rule is true of the states of the two alarms.
func holds(rule string, a, b state) bool {
	switch rule {
	case ruleAnd:
		return a == alarm && b == alarm
	case ruleOr:
		return a == alarm || b == alarm
	}
	return a == alarm && b != alarm
}

// The actions of an alarm.
const (
	notify = "sns"
	onEC2  = "ec2"
	scale  = "scaling"
)
