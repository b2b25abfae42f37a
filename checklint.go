package main

import (
	"errors"
	"fmt"
	"sort"
	"time"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/lint"
	"notelab/app/quiz"
	"notelab/app/sim/catalogue"
)

// lintOptions hands the rules of item writing what they may not reach for
// themselves: today, and the simulators' models.
func lintOptions() lint.Options {
	opt := lint.Options{Day: time.Now().Format(time.DateOnly), Asks: map[string][]string{}}
	for _, in := range catalogue.Declared() {
		for _, a := range in.Asks {
			opt.Asks[in.Name] = append(opt.Asks[in.Name], a.Name)
		}
	}
	opt.Ask = func(name, ask string, seed uint64, l i18n.Lang) (quiz.Question, error) {
		s, ok := catalogue.Model(name)
		if !ok {
			return quiz.Question{}, errors.New("no simulator " + name)
		}
		return s.Ask(ask, seed, l)
	}
	return opt
}

// errorsOf keeps the errors and counts the others.
func errorsOf(ps []course.Problem) (kept []course.Problem, others int) {
	for _, p := range ps {
		if p.Severity == course.Error {
			kept = append(kept, p)
		} else {
			others++
		}
	}
	return kept, others
}

// inOrder joins what the reader and the rules found, by file and line.
func inOrder(a, b []course.Problem) []course.Problem {
	all := append(append([]course.Problem(nil), a...), b...)
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].File != all[j].File {
			return all[i].File < all[j].File
		}
		return all[i].Line < all[j].Line
	})
	return all
}

// printCoverage writes a table for each exam the course prepares for.
func printCoverage(c *call, read *course.Course) {
	tables := lint.Cover(read, lintOptions())
	if len(tables) == 0 {
		fmt.Fprintln(c.out, c.say("시험 개요가 없다. course.yaml의 blueprints에 적으면 표가 나온다", "there is no blueprint: name one in blueprints of course.yaml and there is a table"))
	}
	for i := range tables {
		fmt.Fprintln(c.out, tables[i].Table(c.l))
	}
	fmt.Fprint(c.out, lint.Earlier(read, c.l))
}
