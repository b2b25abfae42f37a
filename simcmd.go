package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/quiz"
	"notelab/app/sim"
	"notelab/app/sim/catalogue"
	"notelab/app/sim/export"
)

// simulate lists the simulators, runs one, or prints its questions.
func simulate(c *call) int {
	if len(c.args) == 0 || c.args[0] == "list" {
		for _, s := range catalogue.All() {
			in := s.Info()
			fmt.Fprintf(c.out, "%-14s %s\n", in.Name, in.Summary.In(c.l))
		}
		return exitOK
	}
	name := c.args[0]
	if name == "-h" || name == "-help" || name == "--help" {
		fmt.Fprint(c.out, simHelp.In(c.l))
		return exitOK
	}
	s, ok := catalogue.Model(name)
	if !ok {
		return c.usage(c.say("'"+name+"'라는 시뮬레이터는 없다", "there is no simulator '"+name+"'") + near(name, catalogue.Declared().Names(), c.l) +
			". " + c.say("목록: ", "known: ") + strings.Join(catalogue.Declared().Names(), ", "))
	}
	a, help, wrong := simArgs(c, s.Info())
	switch {
	case help:
		fmt.Fprint(c.out, simulatorHelp(s.Info(), c.l))
		return exitOK
	case wrong != "":
		return c.simUsage(name, wrong)
	}
	v, errs := s.Info().Parse(a.params)
	if len(errs) > 0 {
		for _, e := range errs {
			fmt.Fprintln(c.err, "notelab sim "+name+": --"+e.In(c.l))
		}
		fmt.Fprintln(c.err, c.say("도움말: ", "help: ")+"notelab sim "+name+" --help")
		return exitUsage
	}
	if a.questions > 0 {
		return questions(c, s, a)
	}
	t := s.Run(v)
	switch a.format {
	case "json":
		fmt.Fprint(c.out, export.JSON(s, t))
	case "csv":
		fmt.Fprint(c.out, export.CSV(s, t, c.l))
	case "svg":
		at := t.Telling
		if at == 0 {
			at = t.End
		}
		fmt.Fprint(c.out, export.Standalone(s.Stage(t, at, 640, c.l)))
	default:
		fmt.Fprint(c.out, export.Text(s, t, c.l))
	}
	return exitOK
}

// simCall is what was asked of one simulator.
type simCall struct {
	params    map[string]string
	format    string // text, json, csv or svg
	questions int    // 0 runs the model
	seed      uint64
	ask       string // kind of question, "" for each in turn
}

// simArgs reads the flags of one simulator: its declared parameters and the
// program's own. A switch may stand without a value.
func simArgs(c *call, in *sim.Info) (a simCall, help bool, wrong string) {
	a = simCall{params: map[string]string{}, format: "text", seed: 1}
	own := map[string]*string{}
	format, questions, seed, ask := "text", "", "", ""
	own["format"], own["questions"], own["ask"] = &format, &questions, &ask
	// A model's own parameter "seed" is the model's, unless questions are asked
	// for.
	_, seeded := in.Param("seed")
	args := c.args[1:]
	for i := 0; i < len(args); i++ {
		if !strings.HasPrefix(args[i], "-") {
			return a, false, c.say("'"+args[i]+"': 매개변수는 --이름 값으로 쓴다", "'"+args[i]+"': parameters are written --name value")
		}
		name, value, given := strings.Cut(strings.TrimPrefix(args[i][1:], "-"), "=")
		if name == "h" || name == "help" {
			return a, true, ""
		}
		p, declared := in.Param(name)
		if !given {
			if declared && p.Kind == sim.Flag && (i+1 == len(args) || strings.HasPrefix(args[i+1], "--")) {
				value = "true"
			} else if i+1 == len(args) {
				return a, false, c.say("--"+name+" 뒤에 값이 없다", "--"+name+" lacks its value")
			} else {
				i++
				value = args[i]
			}
		}
		switch dst, ok := own[name]; {
		case ok && !declared:
			*dst = value
		case name == "seed":
			seed = value
		default:
			// An unknown name is reported by Parse with the nearest known one.
			a.params[name] = value
		}
	}
	a.format, a.ask = format, ask
	if a.format != "text" && a.format != "json" && a.format != "csv" && a.format != "svg" {
		return a, false, c.say("--format에는 text, json, csv, svg 가운데 하나를 쓴다", "--format wants text, json, csv or svg") + near(a.format, []string{"text", "json", "csv", "svg"}, c.l)
	}
	if questions != "" {
		n, err := strconv.Atoi(questions)
		if err != nil || n < 1 || n > 10000 {
			return a, false, c.say("--questions에는 1에서 10000 사이의 수를 쓴다", "--questions wants a number from 1 to 10000")
		}
		if a.format != "text" && a.format != "json" {
			return a, false, c.say("문제는 text나 json으로 나온다", "questions come as text or json")
		}
		a.questions = n
	}
	if seed != "" {
		if n, err := strconv.ParseUint(seed, 10, 64); err == nil && a.questions > 0 {
			a.seed = n
		} else if a.questions > 0 {
			return a, false, c.say("--seed에는 0 이상의 정수를 쓴다", "--seed wants a whole number from 0")
		} else if seeded {
			a.params["seed"] = seed
		} else {
			return a, false, c.say("이 모델에는 난수가 없다. --seed는 --questions와 함께 쓴다", "this model draws nothing at random; --seed goes with --questions")
		}
	}
	if a.ask != "" {
		var known []string
		for _, k := range in.Asks {
			known = append(known, k.Name)
			if k.Name == a.ask {
				return a, false, ""
			}
		}
		return a, false, c.say("--ask에는 "+strings.Join(known, ", ")+" 가운데 하나를 쓴다", "--ask wants one of "+strings.Join(known, ", ")) + near(a.ask, known, c.l)
	}
	return a, false, ""
}

func (c *call) simUsage(name, message string) int {
	fmt.Fprintln(c.err, "notelab sim "+name+":", message)
	fmt.Fprintln(c.err, c.say("도움말: ", "help: ")+"notelab sim "+name+" --help")
	return exitUsage
}

// questions prints generated questions, each kind in turn.
func questions(c *call, s sim.Simulator, a simCall) int {
	asks := s.Info().Asks
	if len(asks) == 0 {
		return c.fail(c.say(s.Info().Name+"에는 문제가 없다", s.Info().Name+" has no questions"))
	}
	list := []quiz.Question{}
	for i := range a.questions {
		kind := asks[i%len(asks)].Name
		if a.ask != "" {
			kind = a.ask
		}
		q, err := s.Ask(kind, a.seed+uint64(i), c.l)
		if err != nil {
			return c.fail(err.Error())
		}
		list = append(list, q)
	}
	if a.format == "json" {
		out, err := json.MarshalIndent(list, "", "  ")
		if err != nil {
			return c.fail(err.Error())
		}
		fmt.Fprintln(c.out, string(out))
		return exitOK
	}
	for i := range list {
		q := &list[i]
		fmt.Fprintf(c.out, "%d. [%s] %s\n", i+1, q.ID, plain(q.Prompt))
		for n, o := range q.Options {
			mark := " "
			if o.Correct {
				mark = "x"
			}
			fmt.Fprintf(c.out, "   [%s] %c. %s\n", mark, 'A'+n, plain(o.Body))
			if o.Why != "" {
				fmt.Fprintf(c.out, "          %s\n", plain(o.Why))
			}
		}
		if q.Explanation != "" {
			fmt.Fprintf(c.out, "   %s\n", plain(q.Explanation))
		}
		fmt.Fprintln(c.out)
	}
	return exitOK
}

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&")

// plain turns the HTML of a generated question back into terminal text.
func plain(h quiz.HTML) string {
	var b strings.Builder
	tag := false
	for _, r := range string(h) {
		switch {
		case r == '<':
			tag = true
		case r == '>' && tag:
			tag = false
		case !tag:
			b.WriteRune(r)
		}
	}
	return entities.Replace(b.String())
}

// simulatorHelp is made from the declaration alone.
func simulatorHelp(in *sim.Info, l i18n.Lang) string {
	say := func(ko, en string) string { return i18n.Text{Ko: ko, En: en}.In(l) }
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s\n\nnotelab sim %s [%s] [--format text|json|csv|svg]\nnotelab sim %s --questions N [--seed S] [--ask KIND]\n",
		in.Name, in.Title.In(l), in.Summary.In(l), in.Name, say("--매개변수 값", "--parameter value"), in.Name)
	group := ""
	fmt.Fprintf(&b, "\n%s\n", say("매개변수", "Parameters"))
	for i := range in.Params {
		p := &in.Params[i]
		if g := p.Group.In(l); g != group && g != "" {
			group = g
			fmt.Fprintf(&b, "  %s\n", g)
		}
		fmt.Fprintf(&b, "    --%s %s\n        %s", p.Name, shape(p), p.Label.In(l))
		if h := p.Help.In(l); h != "" {
			fmt.Fprintf(&b, ". %s", h)
		}
		if p.Default != "" {
			fmt.Fprintf(&b, " (%s %s)", say("기본값", "default"), p.Default)
		}
		b.WriteString("\n")
	}
	if len(in.Presets) > 0 {
		fmt.Fprintf(&b, "\n%s\n", say("준비된 조건: --preset 이름", "Presets: --preset name"))
		for _, p := range in.Presets {
			fmt.Fprintf(&b, "    %-24s %s\n", p.Name, p.Label.In(l))
		}
	}
	if len(in.Asks) > 0 {
		fmt.Fprintf(&b, "\n%s\n", say("문제의 종류: --ask 이름", "Kinds of question: --ask name"))
		for _, a := range in.Asks {
			fmt.Fprintf(&b, "    %-24s %s\n", a.Name, a.Title.In(l))
		}
	}
	if len(in.Sources) > 0 {
		fmt.Fprintf(&b, "\n%s\n", say("모델의 근거", "Sources of the model"))
		for _, s := range in.Sources {
			fmt.Fprintf(&b, "    %s (%s)\n", s.URL, s.Checked)
		}
	}
	return b.String()
}

// shape is what a parameter's value looks like.
func shape(p *sim.Param) string {
	var names []string
	for _, o := range p.Options {
		names = append(names, o.Name)
	}
	num := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	switch p.Kind {
	case sim.Number:
		return num(p.Min) + ".." + num(p.Max)
	case sim.Duration:
		return "250ms|1.5s|2m"
	case sim.Flag:
		return "true|false"
	case sim.Choice:
		return strings.Join(names, "|")
	case sim.List:
		if len(names) > 0 {
			return strings.Join(names, ",") + ",..."
		}
		return "a,b,..."
	}
	return "TEXT"
}
